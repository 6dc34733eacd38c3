"""Hooks: the closed list of types, and the checks of a record of which some fields were refused."""

import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.documents.drawn import entities

from msp_model.documents import Codec, DocumentError, MissingExtraError, loads
from msp_model.documents.codes import did_you_mean, nearest, problem
from msp_model.documents.hooks import STAND_INS, Hooks
from msp_model.documents.leaves import JSON_LEAVES, shortest
from msp_model.documents.refusals import place_of, problems_of, written
from msp_model.entities import Msp, Site, Team
from msp_model.values import UNKNOWN, Interval, Period, Unknown

HOOKS = Hooks(JSON_LEAVES, careful=True)


@pytest.mark.parametrize(
    "type_",
    [float, bytes, object, complex, Any, list[str], set[str], dict[str, str], Mapping[str, str], tuple[str, int],
     Site | Team, str | int, date | str, Period | Interval[date], type(None)],
)  # fmt: skip
def test_a_type_that_no_document_holds_is_refused_when_hooks_are_made(type_: Any) -> None:
    with pytest.raises(TypeError):
        HOOKS.reader(type_)


@pytest.mark.parametrize("cls", list(STAND_INS))
@given(data=st.data())
def test_a_valid_value_stays_valid_when_fields_are_left_out(cls: Any, data: st.DataObject) -> None:
    """What allows a part of a record to be checked: what the part refuses, the whole would refuse."""
    value = data.draw(entities(cls))
    names = [field.name for field in attrs.fields(cls)]
    kept = data.draw(st.sets(st.sampled_from(names)))

    cls(**{name: getattr(value, name) for name in kept} | dict(STAND_INS[cls]))


def test_contradictions_come_together_with_other_problems() -> None:
    text = """
        {"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": null,
         "sites": [{"id": "a", "kind": "main"}, {"id": "a", "kind": "main"}],
         "complete": ["sites", "grants"], "grants": {},
         "requests": [{"id": "r", "years": 0, "costs": [{"kind": "works"}, {"kind": "works"}]}]}}
    """

    with pytest.raises(DocumentError) as caught:
        loads(text, "json")

    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("$.msp.grants", "wrong-type"),
        ("$.msp.name", "null-refused"),
        ("$.msp.requests[0].costs", "duplicate"),
        ("$.msp.requests[0].years", "too-small"),
        ("$.msp.sites", "contradiction"),
        ("$.msp.sites", "duplicate"),
    ]


@attrs.frozen(kw_only=True)
class Strict:
    """What an invented pack keeps, with checks of its own."""

    hours: int = attrs.field(validator=attrs.validators.le(24))
    half: Decimal | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        if self.hours == 13:
            raise ValueError("Dr Who")


@pytest.mark.parametrize("hours", [25, 13])
def test_what_the_class_of_a_pack_refuses_is_a_problem_that_quotes_nothing(hours: int) -> None:
    with pytest.raises(DocumentError) as caught:
        Codec(extensions={"own": Strict}).from_data({"id": "a", "name": "A", "extensions": {"own": {"hours": hours}}})

    (found,) = caught.value.problems
    assert (found.path, found.code) == ("$.extensions.own", "refused")
    assert "Who" not in str(caught.value)


def test_a_defect_of_the_library_is_no_problem_of_the_document() -> None:
    with pytest.raises(ZeroDivisionError):
        list(problems_of(ZeroDivisionError()))


def test_yaml_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)

    with pytest.raises(MissingExtraError) as caught:
        loads("a: 1", "yaml")

    assert str(caught.value) == "YAML needs the extra 'yaml': pip install 'msp-model[yaml]'"
    assert loads('{"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A"}}', "json") == Msp(
        id="a", name="A"
    )


def test_a_back_end_that_is_not_installed_is_said_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("orjson", "msgspec", "msgspec.json"):
        monkeypatch.setitem(sys.modules, name, None)

    for name in ("orjson", "msgspec"):
        with pytest.raises(ImportError):
            Codec(json_backend=name)  # type: ignore[arg-type]
    Codec()


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("physican", ["physician", "nurse"], "physician"),
        ("Health Project", ["health_project", "recognition"], "health_project"),
        ("legal-entities", ["legal_entities"], "legal_entities"),
        ("zzz", ["health_project"], None),
        ("", ["a"], None),
        ("x" * 10_000, ["x"], None),
    ],
)
def test_suggestions(word: str, known: list[str], near: str | None) -> None:
    assert nearest(word, known) == near
    assert (did_you_mean(word, known) == ("", "")) == (near is None)


def test_a_code_outside_the_list_is_a_defect() -> None:
    with pytest.raises(KeyError):
        problem("$", "unheard-of", "non", "no")


@pytest.mark.parametrize("place", [(), ("msp",), ("msp", "sites", 0, "commune"), (3, 0)])
def test_places_are_written_and_read(place: tuple[Any, ...]) -> None:
    assert place_of(written(place)) == place


def test_a_key_in_a_path_is_short_and_on_one_line() -> None:
    assert written(("a\nb", "x" * 100)) == "$.a\ufffdb." + "x" * 60 + "…"


@given(number=st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6))
def test_the_shortest_form_is_exact(number: Decimal) -> None:
    words = shortest(number)

    assert Decimal(words) == number
    assert "E" not in words
    assert words == "0" or not words.startswith("-0") or "." in words
    assert "." not in words or not words.endswith("0")


def test_a_codec_may_be_shared_by_threads() -> None:
    codec = Codec()
    text = '{"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A", "team": {}}}'
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: codec.dumps(codec.loads(text, "json"), "yaml"), range(40)))

    assert len(set(found)) == 1
