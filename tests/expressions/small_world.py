"""A small world: leaves over small domains, whose complete situations can all be listed.

LEAVES                          every free leaf that an expression may have
FIGURES                         the published figures
values_of(leaf)                 every value of a leaf
situations(program)             complete situations
partials(program)               situations with unknown leaves and intervals
completions(program, partial)   every completion of a partial situation
reader(situation)               what reads a situation
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import product
from math import floor
from typing import Any, cast

import attrs
from hypothesis import strategies as st

from msp_model.expressions.expr import Expr
from msp_model.expressions.ground import ground
from msp_model.expressions.kinds import Day, KindValue, Maybe, Months, Number, OneOf, Per, Ratio, Truth
from msp_model.expressions.leaves import Fact, Literal, Parameter, Since
from msp_model.expressions.program import FreeLeaf, Program, program
from msp_model.expressions.spell import spell
from msp_model.expressions.spelling import choice, domain_of, parameter, since
from msp_model.values import UNKNOWN, Interval, Label

Situation = Mapping[str, Any]
Oracle = Callable[[Situation, date], Any]


class Persons(Number):
    """People."""


class Eur(Number):
    """Euros."""


class Colour(Enum):
    """Named members."""

    RED = "red"
    GREEN = "green"
    BLUE = "blue"


RATE = Per[Eur, Persons]
COLOUR = OneOf[Colour]


def _fact(id: str, kind: KindValue, least: Any = None, greatest: Any = None, step: int | Fraction = 1) -> Fact[Any]:
    return Fact(id, kind, Label(id, id), "subject", domain_of(kind, least, greatest, step))


FIRST, LAST = date(2024, 1, 30), date(2024, 2, 1)
"""The days of the small domains: a leap year's end of January, where months are of uneven length."""

TODAYS = (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31))
"""The days asked."""

FLOOR = parameter("floor", Persons, fr="plancher", en="floor", least=0, greatest=2)
"""A published figure, which has a history; before its first day it is unknown."""

FLOOR_HISTORY = ((date(2024, 1, 31), 2), (date(2024, 2, 1), 0), (date(2024, 3, 1), 1))

LEAVES: tuple[FreeLeaf, ...] = (
    *(_fact(id, Truth) for id in "pqrs"),
    _fact("a", Persons, 0, 3),
    _fact("b", Persons, 0, 2),
    _fact("c", Persons, -1, 1),
    _fact("h", Persons, 0, 1, step=Fraction(1, 2)),
    _fact("euros", Eur, -1, 1),
    _fact("rate", RATE, 0, 1),
    _fact("slope", RATE, -1, 1),
    _fact("over", Ratio, 1, 2),
    _fact("under", Ratio, -2, -1),
    _fact("wait", Months, 0, 2),
    _fact("d", Day, FIRST, LAST),
    _fact("e", Day, FIRST, LAST),
    _fact("m", Maybe[Day], FIRST, FIRST + timedelta(days=1)),
    _fact("n", Maybe[Persons], 0, 1),
    _fact("colour", COLOUR),
    choice("reading", "strict", "wide", "widest", fr="lecture", en="reading"),
    parameter("local", Persons, fr="local", en="local", set_by="region", least=1, greatest=2),
    parameter("delay", Months, fr="délai", en="delay", set_by="region", least=1, greatest=2),
    since(_fact("p", Truth)),
)
"""Every free leaf that an expression may have, over a small domain."""

SINCE_VALUES = (None, FIRST, FIRST + timedelta(days=1), LAST)
"""What a *since* is in the situations: its own domain, every day of three centuries, is not small."""


def key(leaf: FreeLeaf) -> str:
    """Give the name of a leaf in a situation."""
    return f"since {cast('Any', leaf.condition).id}" if isinstance(leaf, Since) else leaf.id


NAMED: dict[str, Any] = {key(leaf): leaf for leaf in LEAVES}
"""The same, to write rules with by hand."""


def values_of(leaf: FreeLeaf) -> tuple[Any, ...]:
    """List every value of a leaf, in order, absent first."""
    if isinstance(leaf, Since):
        return SINCE_VALUES
    domain = leaf.domain
    absent = (None,) if domain.absent else ()
    if domain.members:
        return (*absent, *domain.members)
    if not domain.is_range:
        return (False, True)
    if isinstance(domain.least, date):
        span = (domain.greatest - domain.least).days
        return (*absent, *(domain.least + timedelta(days=days) for days in range(span + 1)))
    steps = floor(Fraction(domain.greatest - domain.least) / domain.step)
    return (*absent, *(domain.least + step * domain.step for step in range(steps + 1)))


# -- figures -----------------------------------------------------------------------------------------------------


class SmallFigures:
    """The published figures: the floor has a history, the rest is unpublished."""

    def on(self, parameter: Parameter[Any], day: date) -> Literal[Any] | Parameter[Any]:
        values = [value for start, value in FLOOR_HISTORY if parameter.id == "floor" and start <= day]
        return Literal(values[-1], parameter.of) if values else parameter

    def declared(self, parameter: Parameter[Any]) -> Parameter[Any]:
        return parameter

    def history(self, parameter: Parameter[Any]) -> Sequence[tuple[date | None, Literal[Any]]]:
        return [(start, Literal(value, Persons)) for start, value in FLOOR_HISTORY if parameter.id == "floor"]


FIGURES = SmallFigures()


def floor_on(situation: Situation, day: date) -> Any:
    values = [value for start, value in FLOOR_HISTORY if start <= day]
    return values[-1] if values else situation["floor"]


def later(day: date, months: int) -> date:
    """Add months, trying the days of the month from the wanted one downwards."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


# -- an expression and its oracle --------------------------------------------------------------------------------


@attrs.frozen
class Drawn:
    """An expression with the function that says what it means."""

    expr: Expr[Any]
    oracle: Oracle

    def program(self, today: date) -> Program:
        """Give the program of the expression grounded on a day."""
        return program(*ground([self.expr], FIGURES, today))


@attrs.frozen
class Example:
    """The same with a day asked and the program of that day."""

    expr: Expr[Any]
    oracle: Oracle
    today: date
    program: Program

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        """Show a failing example in words."""
        printer.text(f"<{spell(self.expr, depth=99)} on {self.today}>")


# -- situations --------------------------------------------------------------------------------------------------


def completions(given: Program, partial: Situation | None = None) -> Iterator[dict[str, Any]]:
    """Give every complete situation of a program that *partial* allows."""
    known = partial or {}
    leaves = [leaf for _, leaf in given.free()]
    allowed = [[value for value in values_of(leaf) if _allows(known.get(key(leaf), UNKNOWN), value)] for leaf in leaves]
    for values in product(*allowed):
        yield dict(zip(map(key, leaves), values, strict=True))


def _allows(known: Any, value: Any) -> bool:
    if known is UNKNOWN:
        return True
    if isinstance(known, Interval):
        return (
            value is not None
            and (known.least is None or known.least <= value)
            and (known.greatest is None or value <= known.greatest)
        )
    return type(known) is type(value) and known == value


def reader(situation: Situation) -> Callable[[FreeLeaf], Any]:
    """Give what reads the leaves of a situation; what it does not say is unknown."""
    return lambda leaf: situation.get(key(leaf), UNKNOWN)


@st.composite
def situations(draw: st.DrawFn, given: Program) -> dict[str, Any]:
    """Draw a complete situation."""
    return {key(leaf): draw(st.sampled_from(values_of(leaf))) for _, leaf in given.free()}


@st.composite
def partials(draw: st.DrawFn, given: Program) -> dict[str, Any]:
    """Draw a situation in which some leaves are unknown or known to lie in an interval.

    A *since* is never wholly unknown: its completions could not be listed.
    """
    situation: dict[str, Any] = {}
    for _, leaf in given.free():
        values = values_of(leaf)
        ordered = [value for value in values if leaf.domain.is_range and value is not None]
        ways = [st.sampled_from(values)]
        if not isinstance(leaf, Since):
            ways += [st.just(UNKNOWN)] * 3
        if len(ordered) > 1:
            ways.append(_intervals(ordered, open_ended=not isinstance(leaf, Since)))
        situation[key(leaf)] = draw(st.one_of(ways))
    return situation


def _intervals(values: Sequence[Any], *, open_ended: bool) -> st.SearchStrategy[Any]:
    bounded = st.lists(st.sampled_from(values), min_size=2, max_size=2, unique=True).map(
        lambda ends: Interval(min(ends), max(ends))
    )
    if not open_ended:
        return bounded
    at_least = st.sampled_from(values[:-1]).map(lambda value: Interval(value, None))
    at_most = st.sampled_from(values[1:]).map(lambda value: Interval(None, value))
    return st.one_of(bounded, at_least, at_most)
