"""A sound little rulebook, in which tests plant one fault at a time."""

from datetime import date
from typing import Any

import attrs

from msp_model.entities import FRANCE, Territory
from msp_model.expressions import Expr, Truth, fact, parameter
from msp_model.rulebook import (
    DatedValue,
    Grade,
    Pack,
    ParameterDeclaration,
    Persons,
    Rule,
    Rulebook,
    RulebookError,
    Text,
    TextKind,
    cite,
)
from msp_model.values import UNKNOWN, Label, Period, Problem, Unknown

CVL = Territory.parse("region:24")
START = date(2020, 1, 1)


@fact(Persons, about="msp", greatest=50, fr="professionnels", en="professionals")
def professionals(_msp: Any, _day: date) -> int | Unknown:
    """People of the team."""
    return UNKNOWN


least = parameter("toy.least", Persons)


def value(figure: Any = 2, start: date | Unknown = START, **more: Any) -> DatedValue:
    return DatedValue(**{"parameter": "toy.least", "value": figure, "start": start, "at": "article 1", **more})


def text(id: str, *values: DatedValue, **more: Any) -> Text:
    given = {
        "kind": TextKind.LAW,
        "grade": Grade.A,
        "title": Label("Une loi", "A law"),
        "reference": f"loi {id}",
        "checked_on": date(2026, 11, 22),
        "territory": FRANCE,
        "place": f"toy/texts/{id}.toml",
        **more,
    }
    return Text(id=id, values=values, **given)


def declared(id: str = "toy.least", **more: Any) -> ParameterDeclaration:
    given = {"kind": Persons, "label": Label("au moins", "at least"), "place": "toy/parameters.toml", **more}
    return ParameterDeclaration(id=id, **given)


def rule(id: str = "toy.rule", requires: Expr[Truth] = professionals >= least, **more: Any) -> Rule:
    given = {
        "title": Label("Assez de monde", "Enough people"),
        "sources": (cite("law"),),
        "period": Period(start=START, until=None),
        **more,
    }
    return Rule(id=id, requires=requires, **given)


def toy(**changes: Any) -> Pack:
    """Give the sound pack, with changes."""
    sound = Pack(id="toy", texts=(text("law", value()),), parameters=(declared(),), rules=(rule(),))
    return attrs.evolve(sound, **changes)


def problems(*packs: Pack) -> tuple[Problem, ...]:
    """Give what is wrong with some packs."""
    try:
        Rulebook.of(packs)
    except RulebookError as error:
        return error.problems
    return ()


def codes(*packs: Pack) -> list[str]:
    """Give the codes of what is wrong with some packs."""
    return [one.code for one in problems(*packs)]


def told(*packs: Pack) -> str:
    """Give what is wrong with some packs, in English, as one text."""
    return "\n".join(one.text("en") for one in problems(*packs))
