"""Documents: dossiers as files hold them, and broken ones with the problems that they must cause."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

import attrs
from hypothesis import strategies as st

from msp_model.documents import Codec, dumps
from msp_model.entities import FRANCE, Msp, Territory
from msp_model.testing.strategies.msps import msps
from msp_model.testing.strategies.records import Unknowns

Data = dict[str, Any]
"""A document as plain data: what JSON holds."""

Expected = tuple[str, str]
"""The path and the code of a problem: ``("$.msp.finess", "wrong-length")``."""


@attrs.frozen
class InvalidDocument:
    """A document that is to be refused.

    Attributes:
        text: the document, in JSON.

        problems: the path and the code of every problem that it must cause, in the order of paths; each at least once.
    """

    text: str
    problems: tuple[Expected, ...]


def documents(*, within: Territory = FRANCE, unknown: Unknowns = "some") -> st.SearchStrategy[Data]:
    """Draw valid documents as plain data, with their envelope."""
    return msps(within=within, unknown=unknown).map(_data)


def _data(msp: Msp) -> Data:
    found: Data = json.loads(dumps(msp, "json"))
    return found


def invalid_documents(*, most: int = 3) -> st.SearchStrategy[InvalidDocument]:
    """Draw documents broken in one to *most* ways, with every problem that must be told.

    Each begins as a valid document; each break stands at a place of its own, so that all of them must come together.
    What contradicts itself across the whole dossier comes alone: it is told once every field can be read.
    """
    together = st.sampled_from(sorted(BREAKS.keys() - ACROSS))
    breaks = st.lists(together, min_size=1, max_size=most, unique=True) | st.sampled_from(sorted(ACROSS)).map(_alone)
    return _broken(breaks) | st.sampled_from(sorted(SPOILT)).map(lambda name: SPOILT[name])


def _alone(name: str) -> list[str]:
    return [name]


@st.composite
def _broken(draw: st.DrawFn, breaks: st.SearchStrategy[list[str]]) -> InvalidDocument:
    msp = draw(_SMALL)
    data: Data = {"format": "msp-model", "schema_version": 1, "msp": deepcopy(Codec().to_data(msp))}
    problems = {found for name in draw(breaks) for found in BREAKS[name](data)}
    return InvalidDocument(json.dumps(data, ensure_ascii=False, indent=2), tuple(sorted(problems)))


_SMALL = st.builds(
    Msp, id=st.sampled_from(["example", "pont-bois"]), name=st.sampled_from(["Maison d’ici", "Val Bois"])
)

Break = Callable[[Data], list[Expected]]


def _put(*place: str | int, value: Any, code: str, at: str | None = None) -> Break:
    """Make the break that writes a value at a place of the MSP, which must be told there or at *at*."""

    def broken(data: Data) -> list[Expected]:
        holder: Any = data["msp"]
        for part in place[:-1]:
            holder = holder.setdefault(part, {})
        holder[place[-1]] = value
        path = ".".join(str(part) for part in place) if at is None else at
        return [(f"$.msp.{path}", code)]

    return broken


def _left_out(data: Data) -> list[Expected]:
    del data["msp"]["name"]
    return [("$.msp.name", "missing-field")]


BREAKS: Mapping[str, Break] = {
    "a key left out": _left_out,
    "an unknown key": _put("colour", value="blue", code="unknown-field"),
    "an unknown key inside": _put("health_project", "validated", value=True, code="unknown-field"),
    "a number for a text": _put("federation", value=7, code="wrong-type"),
    "a text for a condition": _put("followed_as_fragile", value="yes", code="wrong-type"),
    "a list for a record": _put("recognition", value=[], code="wrong-type"),
    "null for a kind": _put("kind", value=None, code="null-refused"),
    "a word outside the list": _put("neighbours", value=[{"kind": "mspp"}], code="unknown-word", at="neighbours[0].kind"),
    "a day that is none": _put("opened_on", value="2024-02-30", code="wrong-date"),
    "a day written otherwise": _put("closed_on", value="30/06/2024", code="wrong-date"),
    "a number with a fraction": _put(
        "coordination", value=[{"hours_per_week": 17.5}], code="inexact-number", at="coordination[0].hours_per_week"
    ),
    "a number with a comma": _put("grants", value=[{"amount": "12,5"}], code="wrong-number", at="grants[0].amount"),
    "a negative amount": _put(
        "requests", value=[{"id": "r", "own_contribution": "-1"}], code="too-small", at="requests[0].own_contribution"
    ),
    "eight days in a week": _put("france_sante", "open_days_per_week", value=8, code="too-great"),
    "a short FINESS number": _put("finess", value="00123", code="wrong-length"),
    "an empty interval": _put("aci_contract", "signed_on", value={}, code="wrong-interval"),
    "a period that ends first": _put(
        "participation", "period", value={"from": "2024-05-01", "until": "2024-04-30"}, code="wrong-period",
        at="participation.period.until",
    ),
    "a commune of no departement": _put(
        "sites", value=[{"commune": "99999"}], code="unknown-code", at="sites[0].commune"
    ),
    "one year twice": _put(
        "aci_declarations", value=[{"year": 2024}, {"year": 2024}], code="duplicate", at="aci_declarations"
    ),
    "a list said complete that is not written": _put("complete", value=["searches"], code="contradiction"),
    "a nurse with a physician's specialty": _put(
        "departures", value=[{"profession": "nurse", "specialty": "other"}], code="contradiction",
        at="departures[0].specialty",
    ),
    "an empty name of a body": _put("team", "members", value=[{"site": ""}], code="empty", at="team.members[0].site"),
}  # fmt: skip
"""Ways to break a document, each at a place that no other one touches."""

ACROSS = frozenset({"a list said complete that is not written"})
"""Those that only a dossier whose fields can all be read can show."""

SPOILT: Mapping[str, InvalidDocument] = {
    "nothing": InvalidDocument("", (("$", "empty-document"),)),
    "no JSON": InvalidDocument('{"format": "msp-model",', (("$", "wrong-syntax"),)),
    "another format": InvalidDocument(
        '{"format": "other", "schema_version": 1, "msp": {"id": "a", "name": "A"}}', (("$.format", "wrong-format"),)
    ),
    "no envelope": InvalidDocument('{"id": "a", "name": "A"}', (("$", "wrong-format"),)),
    "a newer version": InvalidDocument(
        '{"format": "msp-model", "schema_version": 999, "msp": {"id": "a", "name": "A"}}',
        (("$.schema_version", "newer-version"),),
    ),
    "a key twice": InvalidDocument(
        '{"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "id": "b", "name": "A"}}',
        (("$.msp.id", "duplicate-key"),),
    ),
}
"""Documents that are wrong as a whole."""
