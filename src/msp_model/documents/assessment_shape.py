"""The shape of the document of an assessment, as `msp_model.assessment.show_data` writes it."""

from collections.abc import Mapping
from typing import Any, Final

from msp_model.assessment import Status
from msp_model.assessment.show_data import ASSESSMENT_FORMAT, ASSESSMENT_VERSION
from msp_model.documents.shapes import (
    DAY,
    LABEL,
    TEXT,
    TRUTH,
    UNKNOWN_SHAPE,
    VALUE,
    WHOLE,
    Either,
    Exactly,
    MapOf,
    OneOf,
    Shape,
    list_of,
    nullable,
    record,
    schema_of,
    with_optional,
)
from msp_model.rulebook import Grade, Qualifier

ASSESSMENT_SCHEMA: Final = f"assessment-{ASSESSMENT_VERSION}.schema.json"
"""The name of the file of its schema."""

_GRADE: Final = OneOf(tuple(each.value for each in Grade))
_LABEL_OR_NULL: Final = nullable(LABEL)
_PUBLISHED_LABELS: Final = Either((list_of(LABEL), UNKNOWN_SHAPE))

ORIGIN: Final = record(
    "Origin",
    parameter=TEXT,
    label=LABEL,
    text=TEXT,
    reference=TEXT,
    grade=_GRADE,
    at=TEXT,
    start=nullable(DAY),
    until=nullable(DAY),
    basis=TEXT,
    marks=list_of(TEXT),
)
"""Where a figure comes from."""

EXPLANATION: Final = record(
    "Explanation",
    today=DAY,
    value=VALUE,
    because=list_of(WHOLE),
    nodes=list_of(
        with_optional(
            record("Node", node=TEXT, kind=TEXT, words=LABEL, value=VALUE),
            id=TEXT,
            operator=TEXT,
            members=list_of(VALUE),
            exception=LABEL,
            step=VALUE,
            mode=TEXT,
            origin=ORIGIN,
            operands=list_of(WHOLE),
            because=list_of(WHOLE),
        )
    ),
)
"""Why a value is what it is, as a list of nodes."""

_LEAF: Final[Mapping[str, Shape]] = {
    "leaf": TEXT,
    "id": nullable(TEXT),
    "label": LABEL,
    "about": nullable(TEXT),
    "unit": TEXT,
}
_UNPUBLISHED: Final = list_of(record("Unpublished", **_LEAF, set_by=nullable(TEXT)))
_TOLD: Final = list_of(record("Told", **_LEAF, value=VALUE))

_AMOUNT: Final = with_optional(
    record(
        "Amount",
        id=TEXT,
        label=LABEL,
        unit=TEXT,
        value=VALUE,
        bounds=VALUE,
        at_most=TRUTH,
        unpublished=_UNPUBLISHED,
    ),
    explanation=EXPLANATION,
)

_ANSWER: Final = with_optional(
    record(
        "Answer",
        id=TEXT,
        kind=OneOf(("requirement", "warning", "scheme")),
        title=LABEL,
        subject=nullable(TEXT),
        status=OneOf(tuple(each.value for each in Status)),
        status_label=LABEL,
        verdict=VALUE,
        applicable=VALUE,
        marks=list_of(TEXT),
        missing=record(
            "Missing",
            leaves=list_of(record("MissingLeaf", **_LEAF, share=VALUE)),
            exact=TRUTH,
            verdict=VALUE,
        ),
        unpublished=_UNPUBLISHED,
        sources=list_of(
            record("Source", text=TEXT, reference=TEXT, at=TEXT, grade=_GRADE, stale=TRUTH, indicative=TRUTH)
        ),
        figures=list_of(ORIGIN),
        readings=list_of(record("UnderReading", choices=MapOf(TEXT), verdict=VALUE, amount=VALUE)),
        every_reading=TRUTH,
        depends_on=list_of(TEXT),
        amount=nullable(_AMOUNT),
        terms=list_of(_AMOUNT),
        uses=_PUBLISHED_LABELS,
        cumulation=_PUBLISHED_LABELS,
        funder=_LABEL_OR_NULL,
        note=_LABEL_OR_NULL,
    ),
    explanation=EXPLANATION,
)

_INTERPRETATION: Final = record(
    "Interpretation",
    id=TEXT,
    question=LABEL,
    default=TEXT,
    because=LABEL,
    ours=TRUTH,
    set_by=TEXT,
    readings=list_of(record("Reading", id=TEXT, label=LABEL)),
)

_OBSERVATION: Final = record(
    "Observation",
    id=TEXT,
    subject=TEXT,
    territory=TEXT,
    day=VALUE,
    value=VALUE,
    unit=TEXT,
    qualifier=OneOf(tuple(each.value for each in Qualifier)),
    text=TEXT,
    reference=TEXT,
    at=TEXT,
    grade=_GRADE,
    note=_LABEL_OR_NULL,
)

ASSESSMENT: Final = with_optional(
    record(
        "Assessment",
        format=Exactly(ASSESSMENT_FORMAT),
        schema_version=Exactly(ASSESSMENT_VERSION),
        msp=record("Msp", id=TEXT, name=TEXT),
        on=DAY,
        observed_on=VALUE,
        confirmed=VALUE,
        territory=VALUE,
        digest=TEXT,
        packs=list_of(record("Pack", id=TEXT, version=TEXT)),
        choices=MapOf(TEXT),
        questions=list_of(
            record(
                "Question",
                **_LEAF,
                weight=VALUE,
                answers=list_of(record("Asked", id=TEXT, subject=nullable(TEXT))),
            )
        ),
        known=_TOLD,
        seen=_TOLD,
        answers=list_of(_ANSWER),
        interpretations=list_of(_INTERPRETATION),
        observations=list_of(_OBSERVATION),
    ),
    **{"$schema": TEXT, "needs": TEXT},
)
"""The whole document."""


def assessment_schema() -> dict[str, Any]:
    """Give the JSON Schema of the document of an assessment."""
    return schema_of(
        ASSESSMENT,
        name=ASSESSMENT_SCHEMA,
        title="msp-model: assessment",
        description="What a rulebook answers about one dossier on one day. {'unknown': true}: nobody has said.",
    )
