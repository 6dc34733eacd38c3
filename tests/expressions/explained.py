"""A rule and an amount with every kind of node, written by hand, and what is known of one case."""

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

from msp_model.expressions.explain import Explanation, explain
from msp_model.expressions.expr import Expr
from msp_model.expressions.kinds import Day, KindValue, Maybe, Months, Number, OneOf, Per, Ratio, Truth
from msp_model.expressions.leaves import TODAY, Fact, Literal, Origin
from msp_model.expressions.program import program
from msp_model.expressions.spelling import (
    all_of,
    brackets,
    case,
    choice,
    count,
    domain_of,
    greatest,
    least,
    number,
    parameter,
    rounded,
    since,
    total,
)
from msp_model.values import UNKNOWN, Interval, Label

TODAY_ASKED = date(2025, 3, 17)


class Persons(Number):
    """People."""

    symbol = Label("personnes", "persons")


class Points(Number):
    """Points."""

    symbol = Label("points", "points")


class Eur(Number):
    """Euros."""

    symbol = Label("€", "EUR")
    decimals = 2


class Zone(Enum):
    """Kinds of zones."""

    FRAGILE = "fragile"
    MOUNTAIN = "mountain"
    OTHER = "other"


def fact(id: str, kind: KindValue, fr: str, en: str, **bounds: Any) -> Fact[Any]:
    return Fact(id, kind, Label(fr, en), "subject", domain_of(kind, **bounds))


def figure(value: Any, kind: KindValue, label: str = "seuil", **said: Any) -> Literal[Any]:
    given: dict[str, Any] = {
        "parameter": "p", "label": Label(label, f"{label} in English"), "text": "t", "reference": "CSP L4041-4",
        "grade": "A", "at": "I", "start": date(2011, 8, 12), "until": None, "basis": "stated", "marks": (), **said,
    }  # fmt: skip
    return Literal(value, kind, Origin(**given))


physicians = fact("physicians", Persons, "médecins associés", "associated physicians", greatest=200)
auxiliaries = fact("auxiliaries", Persons, "auxiliaires associés", "associated auxiliaries", greatest=200)
validated = fact("validated", Truth, "projet validé", "project validated")
dissolved = fact("dissolved", Truth, "société dissoute", "company dissolved")
departure = fact("departure", Maybe[Day], "départ d'un médecin", "departure of a physician")
zone = fact("zone", OneOf[Zone], "zone", "zone")
cap = parameter(
    "cap", Eur, fr="plafond régional", en="regional cap", set_by="region", greatest=10**6, step=Fraction(1, 2)
)
reading = choice("ci.reading", "strict", "wide", fr="lecture du délai", en="reading of the deadline")

enough = physicians >= figure(2, Persons)
composition = enough & (auxiliaries >= figure(1, Persons))
below_since = since(~composition)
tolerated = below_since.or_else(TODAY) + figure(6, Months, "délai", at="II", start=date(2021, 5, 14))
rule: Expr[Truth] = all_of(
    composition.unless(Label("tolérance", "tolerance"), tolerated > TODAY),
    validated | reading.is_("wide"),
    ~dissolved,
    ~departure.present(),
    zone.is_(Zone.MOUNTAIN, Zone.FRAGILE),
)

points = brackets(
    physicians,
    (figure(2, Persons, "tranche"), figure(Fraction(1, 3), Per[Points, Persons], "taux")),
    beyond=figure(Fraction(1, 4), Per[Points, Persons], "taux réduit"),
)
value_of_point = figure(7, Per[Eur, Points], "valeur du point")
paid = (points + count(validated, dissolved, unit=Points) - number(Points, 1)) * value_of_point
amount: Expr[Eur] = case(
    (composition, rounded(greatest(least(paid, cap), number(Eur, 0)), Fraction(1, 2), "down")),
    otherwise=total(number(Eur, 0), cap / figure(Fraction(1, 2), Ratio, "part")),
)
"""Between them the two hold every node that grounding leaves."""

KNOWN: dict[Expr[Any], Any] = {
    physicians: Interval(1, None),
    auxiliaries: 3,
    validated: False,
    dissolved: False,
    departure: Interval(None, date(2024, 12, 24)),
    below_since: date(2024, 12, 24),
    zone: Zone.FRAGILE,
}


def explained(expr: Expr[Any] = rule, changes: dict[Expr[Any], Any] | None = None) -> Explanation:
    """Explain a rule, with what is known and some changes; the rest is unknown."""
    known = {**KNOWN, **(changes or {})}
    return explain(program(expr), lambda leaf: known.get(leaf, UNKNOWN), TODAY_ASKED)
