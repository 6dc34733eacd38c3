"""Schemes made of a table, with figures of its own, and what they answer to an invented dossier and its request."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import count
from typing import Any

import attrs
from tests.national.dossiers import STAYS, msp

from msp_model.assessment import Answer, Book
from msp_model.documents.scheme_tables import AmountTable, ConditionsTable, Figure, PartTable, SchemeTable, TermTable
from msp_model.entities import (
    Cost,
    CostKind,
    FunderKind,
    FundingRequest,
    Msp,
    Profession,
    Purpose,
    Site,
    SiteKind,
    StructureKind,
    Territory,
    Zone,
    ZoneKind,
    ZoneLevel,
)
from msp_model.expressions import Ratio
from msp_model.national.common_schemes import scheme_of
from msp_model.rulebook import (
    DatedValue,
    Eur,
    Grade,
    Pack,
    ParameterDeclaration,
    Rulebook,
    Text,
    TextKind,
    cite,
)
from msp_model.values import Label

ON = date(2024, 6, 1)
NOW = date(2026, 11, 22)
FRANCE = Territory.parse("FR")
_VALUES: dict[Figure, Any] = {}
"""The value of every figure that a test has made; None where no text gives it."""

_numbers = count()


def figure(value: Any, unit: Any = Eur) -> Figure:
    """Make a figure that a text gives."""
    made = Figure(id=f"fr.made.figure_{next(_numbers)}", kind=unit)
    _VALUES[made] = value
    return made


def rate(percent: int) -> Figure:
    """Make a rate."""
    return figure(Fraction(percent, 100), Ratio)


def table(*parts: PartTable, conditions: ConditionsTable | None = None, **more: Any) -> SchemeTable:
    """Make a scheme for buildings that adds up some parts; what *more* says of its amount goes there."""
    of_amount = {name: more.pop(name) for name in ("at_most", "cap", "deduct", "public_share") if name in more}
    given: dict[str, Any] = {
        "id": "fr.made.scheme",
        "title": Label("aide inventée", "invented aid"),
        "funder": FunderKind.REGION,
        "territory": FRANCE,
        "start": date(2020, 1, 1),
        "structures": (StructureKind.MSP,),
        "purposes": (Purpose.BUILDING,),
        "sources": (cite("made"),),
        "amount": AmountTable(parts=parts, **of_amount) if parts else None,
        "conditions": conditions or ConditionsTable(),
        **more,
    }
    return SchemeTable(**given)


def _figures(part: Any) -> Iterator[Figure]:
    """Find the figures that a table reads."""
    if isinstance(part, Figure):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _figures(each)
    elif isinstance(part, SchemeTable | AmountTable | PartTable | ConditionsTable | TermTable):
        for field in attrs.fields(type(part)):
            yield from _figures(getattr(part, field.name))


@cache
def book_of(asked: SchemeTable) -> Book:
    """Make a rulebook of one scheme and of its figures."""
    read = {figure: _VALUES[figure] for figure in _figures(asked)}
    text = Text(
        id="made",
        kind=TextKind.ADMINISTRATIVE,
        grade=Grade.A,
        title=Label("texte inventé", "invented text"),
        reference="texte inventé",
        in_force_from=date(2000, 1, 1),
        checked_on=NOW,
        territory=FRANCE,
        values=tuple(
            DatedValue(parameter=figure.id, value=value, start=date(2000, 1, 1), at="p. 1")
            for figure, value in read.items()
            if value is not None
        ),
    )
    parameters = tuple(
        ParameterDeclaration(
            id=figure.id,
            kind=figure.kind,
            label=Label(f"chiffre {figure.id}", f"figure {figure.id}"),
            unpublished=value is None,
        )
        for figure, value in read.items()
    )
    pack = Pack(id="national", texts=(text,), parameters=parameters, schemes=(scheme_of(asked),))
    return Book(Rulebook.of([pack]))


def ask(asked: SchemeTable, request: FundingRequest, dossier: Msp | None = None, on: date = ON) -> Answer:
    """Give what a scheme answers to a request of a dossier."""
    whole = attrs.evolve(msp() if dossier is None else dossier, requests=(request,))
    return book_of(asked).assess(whole, on)[asked.id, request.id]


def amount(asked: SchemeTable, request: FundingRequest, dossier: Msp | None = None) -> Any:
    """Give how much it would pay."""
    found = ask(asked, request, dossier).amount
    assert found is not None
    return found.value


def request(**more: Any) -> FundingRequest:
    """Make a request for a building, without any aid so far."""
    return FundingRequest(**{"id": "r", "purpose": Purpose.BUILDING, "aids": (), **more})


def costing(works: int, **others: int) -> tuple[Cost, ...]:
    """Make costs: works, then others by the name of their kind."""
    more = tuple(Cost(kind=CostKind[name.upper()], amount=Decimal(euros)) for name, euros in others.items())
    return (Cost(kind=CostKind.WORKS, amount=Decimal(works)), *more)


def lying(*zones: tuple[ZoneKind, ZoneLevel], **more: Any) -> Msp:
    """Make a dossier whose main site lies in some zones, and whose grants are told: there are none."""
    ranked = tuple(
        Zone(kind=kind, level=level, profession=Profession.PHYSICIAN if kind is ZoneKind.ARS else None, period=STAYS)
        for kind, level in zones
    )
    site = Site(kind=SiteKind.MAIN, commune="41018", period=STAYS, zones=ranked)
    return msp(**{"sites": (site,), "grants": (), **more})
