"""The document of an assessment: an answer kept, as ``msp-model assess --format json`` writes it, and read back.

It is read as plain data, for archives and other programs; an answer is made by a rulebook alone. The envelope and the
first keys are checked, and that nothing in it is inexact or stands twice; what is below them is as it was written.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import attrs

from msp_model.assessment import Assessment
from msp_model.assessment.show_data import ASSESSMENT_FORMAT, ASSESSMENT_VERSION
from msp_model.documents.codes import did_you_mean, problem
from msp_model.documents.envelope import UNREAD, open_envelope
from msp_model.documents.json_located import JsonReader
from msp_model.documents.leaves import JSON_LEAVES, Inexact, day, expected
from msp_model.documents.refusals import DocumentError, Place, Refused, problems_of, written
from msp_model.documents.rulebook_document import text_of
from msp_model.values import Label, Problem

_ENVELOPE = ("$schema", "format", "schema_version", "needs")
_TYPES: Final[Mapping[str, tuple[type[Any], ...]]] = MappingProxyType(
    {
        "msp": (dict,),
        "on": (str,),
        "observed_on": (str, dict),
        "confirmed": (bool, dict),
        "territory": (str, dict),
        "digest": (str,),
        "packs": (list,),
        "choices": (dict,),
        "questions": (list,),
        "known": (list,),
        "seen": (list,),
        "answers": (list,),
        "interpretations": (list,),
        "observations": (list,),
    }
)
"""The first keys, and what each may hold."""

_WORDS: Final[Mapping[type[Any], Label]] = MappingProxyType(
    {
        dict: Label("des clés et leurs valeurs", "keys with values"),
        str: Label("un texte", "a text"),
        list: Label("une liste", "a list"),
        bool: Label("true ou false", "true or false"),
    }
)


@attrs.frozen(kw_only=True)
class AssessmentDocument:
    """An answer that was kept.

    Attributes:
        on: the day asked.

        digest: what the answer was made of: the same dossier and digest give the same document.

        data: everything, as it was written.
    """

    on: date
    digest: str
    data: Mapping[str, Any]


def dumps_assessment(assessment: Assessment, *, explain: bool = False) -> str:
    """Write an assessment as JSON: the same dossier, day and digest give the same text in every process.

    Args:
        assessment: the assessment.
        explain: whether the whole explanations are part of it.
    """
    return json.dumps(assessment.to_dict(explain=explain), ensure_ascii=False, indent=2) + "\n"


def read_assessment_document(path: str | Path) -> AssessmentDocument:
    """Read an assessment that was kept. Raises DocumentError with everything that is wrong with it."""
    located = JsonReader(text_of(path)).read()
    data, found = located.data, list(located.problems)
    if data is None and found:
        raise DocumentError(found)
    given = data if isinstance(data, dict) else {}
    body = {key: value for key, value in given.items() if key not in _ENVELOPE}
    opened = open_envelope(
        {key: given[key] for key in _ENVELOPE if key in given} | {"assessment": body},
        "assessment",
        JSON_LEAVES,
        format=ASSESSMENT_FORMAT,
        upgrades={},
        current=ASSESSMENT_VERSION,
    )
    found += [located.locate(place, each) for place, each in opened.problems]
    if opened.body is not UNREAD:
        found += [located.locate(place, each) for place, each in (*_wrong_keys(body), *_inexact(body))]
    if found:
        raise DocumentError(found)
    return AssessmentDocument(on=day(JSON_LEAVES.text)(body["on"]), digest=body["digest"], data=MappingProxyType(given))


def _wrong_keys(body: dict[str, Any]) -> Iterator[tuple[Place, Problem]]:
    for key in sorted(body.keys() - _TYPES.keys()):
        near = did_you_mean(key, _TYPES)
        yield (key,), problem(written((key,)), "unknown-field", f"clé inconnue{near[0]}", f"unknown key{near[1]}")
    for key, types in _TYPES.items():
        if key not in body:
            yield (key,), problem(written((key,)), "missing-field", f"« {key} » manque", f"'{key}' is missing")
        elif type(body[key]) not in types:
            yield from problems_of(expected(body[key], _WORDS[types[0]]), (key,))
    if isinstance(body.get("on"), str):
        try:
            day(JSON_LEAVES.text)(body["on"])
        except Refused as refused:
            yield from problems_of(refused, ("on",))


def _inexact(value: Any, place: Place = ()) -> Iterator[tuple[Place, Problem]]:
    """Find the numbers that are not exact: no assessment holds any."""
    if isinstance(value, Inexact):
        yield from problems_of(expected(value, _WORDS[str]), place)
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from _inexact(part, (*place, key))
