"""The document of an assessment: an answer kept, as ``msp-model assess --format json`` writes it, and read back.

It is read as plain data, for archives and other programs, and checked whole against its shape; an answer is made by a
rulebook alone.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import attrs

from msp_model.assessment import Assessment
from msp_model.assessment.show_data import ASSESSMENT_FORMAT, ASSESSMENT_VERSION
from msp_model.documents.assessment_shape import ASSESSMENT
from msp_model.documents.envelope import UNREAD, open_envelope
from msp_model.documents.json_located import JsonReader
from msp_model.documents.leaves import JSON_LEAVES
from msp_model.documents.refusals import DocumentError
from msp_model.documents.rulebook_document import text_of

_ENVELOPE = ("$schema", "format", "schema_version", "needs")


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
    opened = open_envelope(
        {key: given[key] for key in _ENVELOPE if key in given} | {"assessment": given},
        "assessment",
        JSON_LEAVES,
        format=ASSESSMENT_FORMAT,
        upgrades={},
        current=ASSESSMENT_VERSION,
    )
    found += [located.locate(place, each) for place, each in opened.problems]
    if opened.body is not UNREAD and not opened.problems:
        found += [located.locate(place, each) for place, each in ASSESSMENT.problems(given, ())]
    if found:
        raise DocumentError(found)
    return AssessmentDocument(on=date.fromisoformat(given["on"]), digest=given["digest"], data=MappingProxyType(given))
