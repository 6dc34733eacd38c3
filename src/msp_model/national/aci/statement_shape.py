"""The shape of a statement as a document, as `statement_data` writes it in both languages, and its JSON Schema."""

from typing import Any, Final

from msp_model.documents.shapes import (
    LABEL,
    TEXT,
    TRUTH,
    VALUE,
    WHOLE,
    Either,
    Exactly,
    MapOf,
    Record,
    list_of,
    nullable,
    record,
    schema_of,
    with_optional,
)
from msp_model.national.aci.statement_data import STATEMENT_FORMAT, STATEMENT_VERSION

STATEMENT_SCHEMA: Final = f"aci-statement-{STATEMENT_VERSION}.schema.json"
"""The name of the file of its schema."""

_MONEY: Final = record(
    "Money",
    exact=VALUE,
    printed=Either((TEXT, record("PrintedBounds", at_least=nullable(TEXT), at_most=nullable(TEXT)))),
)
_SOURCES: Final = list_of(record("Source", text=TEXT, at=TEXT))
_CONDITION: Final = record("Condition", id=TEXT, label=LABEL, met=VALUE, why=LABEL)

_LINE: Final = record(
    "Line",
    id=TEXT,
    label=LABEL,
    axis=WHOLE,
    nature=TEXT,
    met=VALUE,
    fixed=VALUE,
    variable=VALUE,
    points=VALUE,
    points_due=VALUE,
    euros=_MONEY,
    sources=_SOURCES,
    marks=list_of(TEXT),
    why=LABEL,
)

_FRANCE_SANTE: Final = record(
    "FranceSante",
    id=TEXT,
    label=LABEL,
    met=VALUE,
    amount=VALUE,
    commitments=list_of(_CONDITION),
    sources=_SOURCES,
    marks=list_of(TEXT),
)

STATEMENT: Final[Record] = with_optional(
    record(
        "AciStatement",
        format=Exactly(STATEMENT_FORMAT),
        schema_version=Exactly(STATEMENT_VERSION),
        msp=TEXT,
        name=TEXT,
        year=WHOLE,
        regime=record("Regime", id=TEXT, label=LABEL),
        prerequisites=list_of(_CONDITION),
        missing_prerequisites=list_of(TEXT),
        lines=list_of(_LINE),
        points=VALUE,
        points_due=VALUE,
        point_value=VALUE,
        increase_rate=VALUE,
        increase=_MONEY,
        complement=_MONEY,
        total=_MONEY,
        advance=_MONEY,
        balance=_MONEY,
        advance_day=VALUE,
        balance_day=VALUE,
        refund_months=VALUE,
        documents_day=VALUE,
        documents_in_time=VALUE,
        france_sante=nullable(_FRANCE_SANTE),
        choices=MapOf(TEXT),
        marks=list_of(TEXT),
        narrowing=list_of(
            record("Narrowing", input=TEXT, label=LABEL, published=TRUTH, narrowed=VALUE),
        ),
        digest=TEXT,
    ),
    **{"$schema": TEXT},
)
"""The whole document."""


def statement_schema() -> dict[str, Any]:
    """Give the JSON Schema of a statement."""
    return schema_of(
        STATEMENT,
        name=STATEMENT_SCHEMA,
        title="msp-model: ACI statement",
        description="What the ACI of one exercise comes to, line by line. {'unknown': true}: nobody has said.",
    )
