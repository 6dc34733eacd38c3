"""Expressions drawn together with an ordinary Python function built on the side: the oracle.

The oracle takes a complete situation, ``{key of the leaf: value}``, and the day asked, and gives the exact value. It
shares no code with the readings, so that a wrongly built node is found as well as a wrongly read one.

    drawn(kind)              an expression of that kind with its oracle, every node class included
    examples(kind)           the same with a day asked and the program of that day
    situations(program)      complete situations
    partials(program)        situations with unknown leaves and intervals
    completions(program, partial)
                             every completion of a partial situation
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import product
from math import floor, prod
from typing import Any, cast

import attrs
from hypothesis import strategies as st

from msp_model.expressions.conditions import Compare
from msp_model.expressions.expr import Expr
from msp_model.expressions.ground import ground
from msp_model.expressions.kinds import Day, Days, KindValue, Maybe, Months, Number, OneOf, Per, Ratio, Truth
from msp_model.expressions.leaves import TODAY, Choice, Fact, Literal, Parameter, Since
from msp_model.expressions.program import FreeLeaf, Program, program
from msp_model.expressions.spelling import (
    all_of,
    any_of,
    brackets,
    case,
    choice,
    count,
    domain_of,
    greatest,
    least,
    parameter,
    rounded,
    since,
    total,
)
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


def _fact(id: str, kind: KindValue, *bounds: Any, step: int | Fraction = 1) -> Fact[Any]:
    return Fact(id, kind, Label(id, id), "subject", domain_of(kind, *bounds, step=step))


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

    def history(self, parameter: Parameter[Any]) -> Sequence[tuple[date | None, Literal[Any]]]:
        return [(start, Literal(value, Persons)) for start, value in FLOOR_HISTORY if parameter.id == "floor"]


FIGURES = SmallFigures()


def _floor_on(situation: Situation, day: date) -> Any:
    values = [value for start, value in FLOOR_HISTORY if start <= day]
    return values[-1] if values else situation["floor"]


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
    """An expression with its oracle, a day asked, and the program of that day."""

    expr: Expr[Any]
    oracle: Oracle
    today: date
    program: Program


def later(day: date, months: int) -> date:
    """Add months, trying the days of the month from the wanted one downwards."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise AssertionError


def _leaf(leaf: FreeLeaf) -> Drawn:
    name = key(leaf)
    return Drawn(leaf, lambda situation, _: situation[name])


def _literal(value: Any, kind: KindValue) -> Drawn:
    return Drawn(Literal(value, kind), lambda *_: value)


class Writer:
    """Writes expressions of a kind over some leaves, each with its oracle."""

    def __init__(self, draw: st.DrawFn, leaves: Sequence[FreeLeaf]) -> None:
        self.draw = draw
        self.leaves = leaves

    def one_of(self, *ways: Callable[[], Drawn]) -> Drawn:
        return self.draw(st.sampled_from(ways))()

    def some(self, write: Callable[[], Drawn], least: int = 1, most: int = 3) -> list[Drawn]:
        return [write() for _ in range(self.draw(st.integers(least, most)))]

    def known(self, kind: KindValue) -> list[FreeLeaf]:
        return [leaf for leaf in self.leaves if leaf.kind == kind]

    def write(self, kind: KindValue, depth: int) -> Drawn:
        if kind is Truth:
            return self.truth(depth)
        if kind is Day:
            return self.day(depth)
        if kind in (COLOUR, OneOf[str]):
            return self.member(kind, depth)
        return self.number(kind, depth)

    # -- of any kind

    def cases(self, kind: KindValue, depth: int) -> Drawn:
        """Write a case whose branches exclude one another: each one says that no earlier one is met."""
        branches: list[tuple[Drawn, Drawn]] = []
        met: list[Drawn] = []
        for _ in range(self.draw(st.integers(1, 2))):
            condition = self.truth(depth - 1)
            first_met = self.conjunction([condition, *map(self.negation, met)]) if met else condition
            branches.append((first_met, self.write(kind, depth - 1)))
            met.append(condition)
        otherwise = self.write(kind, depth - 1)

        def oracle(situation: Situation, today: date) -> Any:
            chosen = [value for condition, value in branches if condition.oracle(situation, today)]
            return (chosen or [otherwise])[0].oracle(situation, today)

        pairs = [(condition.expr, value.expr) for condition, value in branches]
        return Drawn(case(*pairs, otherwise=otherwise.expr), oracle)

    def or_else(self, leaf: FreeLeaf, depth: int) -> Drawn:
        default = self.write(Day if leaf.kind == Maybe[Day] else Persons, depth - 1)

        def oracle(situation: Situation, today: date) -> Any:
            value = situation[key(leaf)]
            return default.oracle(situation, today) if value is None else value

        return Drawn(cast("Any", leaf).or_else(default.expr), oracle)

    def extreme(self, kind: KindValue, depth: int) -> Drawn:
        parts = self.some(lambda: self.write(kind, depth - 1))
        exprs = [part.expr for part in parts]
        if self.draw(st.booleans()):
            return Drawn(least(*exprs), lambda s, t: min(part.oracle(s, t) for part in parts))
        return Drawn(greatest(*exprs), lambda s, t: max(part.oracle(s, t) for part in parts))

    # -- conditions

    def truth(self, depth: int) -> Drawn:
        ways: list[Callable[[], Drawn]] = [lambda: self.compare(max(depth - 1, 0))] * 2
        if facts := self.known(Truth):
            ways += [lambda: _leaf(self.draw(st.sampled_from(facts)))] * 3
        if optional := [leaf for leaf in self.leaves if leaf.kind in (Maybe[Day], Maybe[Persons])]:
            ways.append(lambda: self.present(self.draw(st.sampled_from(optional))))
        if kinds := [kind for kind in (COLOUR, OneOf[str]) if self.known(kind)]:
            ways.append(lambda: self.among(self.draw(st.sampled_from(kinds)), depth))
        if depth <= 0:
            return self.one_of(*ways, lambda: _literal(self.draw(st.booleans()), Truth))
        joins = [self.and_, self.or_, self.joined, self.inverted, self.unless, lambda d: self.cases(Truth, d)]
        return self.one_of(*ways, *(lambda join=join: join(depth) for join in joins * 2))

    def compare(self, depth: int) -> Drawn:
        kinds = [kind for kind in (Persons, Eur, RATE, Ratio, Months, Days, Day) if kind in (Day, Persons) or self.known(kind)]
        kind = self.draw(st.sampled_from(kinds))
        left, right = self.write(kind, depth), self.write(kind, depth)
        sign = self.draw(st.sampled_from(["<", "<=", ">", ">=", "="]))
        tests: dict[str, tuple[Callable[[Any, Any], Any], Callable[[Any, Any], bool]]] = {
            "<": (lambda x, y: x < y, lambda x, y: x < y),
            "<=": (lambda x, y: x <= y, lambda x, y: not x > y),
            ">": (lambda x, y: x > y, lambda x, y: x > y),
            ">=": (lambda x, y: x >= y, lambda x, y: not x < y),
            "=": (lambda x, y: x.equals(y), lambda x, y: x == y),
        }
        build, test = tests[sign]
        built = build(left.expr, right.expr)
        assert isinstance(built, Compare)
        return Drawn(built, lambda s, t: test(left.oracle(s, t), right.oracle(s, t)))

    def present(self, leaf: FreeLeaf) -> Drawn:
        return Drawn(cast("Any", leaf).present(), lambda s, _: s[key(leaf)] is not None)

    def among(self, kind: KindValue, depth: int) -> Drawn:
        value = self.member(kind, depth - 1)
        every = tuple(Colour) if kind == COLOUR else ("strict", "wide", "widest")
        members = self.draw(st.lists(st.sampled_from(every), min_size=1, max_size=2, unique=True))
        return Drawn(value.expr.is_(*members), lambda s, t: any(value.oracle(s, t) == member for member in members))

    def and_(self, depth: int) -> Drawn:
        left, right = self.truth(depth - 1), self.truth(depth - 1)
        return Drawn(left.expr & right.expr, lambda s, t: left.oracle(s, t) and right.oracle(s, t))

    def or_(self, depth: int) -> Drawn:
        left, right = self.truth(depth - 1), self.truth(depth - 1)
        return Drawn(left.expr | right.expr, lambda s, t: left.oracle(s, t) or right.oracle(s, t))

    def joined(self, depth: int) -> Drawn:
        parts = self.some(lambda: self.truth(depth - 1), least=0)
        if self.draw(st.booleans()):
            return self.conjunction(parts)
        return Drawn(any_of(*(part.expr for part in parts)), lambda s, t: any(part.oracle(s, t) for part in parts))

    def conjunction(self, parts: Sequence[Drawn]) -> Drawn:
        return Drawn(all_of(*(part.expr for part in parts)), lambda s, t: all(part.oracle(s, t) for part in parts))

    def negation(self, part: Drawn) -> Drawn:
        return Drawn(~part.expr, lambda s, t: not part.oracle(s, t))

    def inverted(self, depth: int) -> Drawn:
        return self.negation(self.truth(depth - 1))

    def unless(self, depth: int) -> Drawn:
        rule, exception = self.truth(depth - 1), self.truth(depth - 1)
        return Drawn(
            rule.expr.unless("exception", exception.expr),
            lambda s, t: True if exception.oracle(s, t) else rule.oracle(s, t),
        )

    # -- members

    def member(self, kind: KindValue, depth: int) -> Drawn:
        known = self.known(kind)
        every = tuple(Colour) if kind == COLOUR else ("strict", "wide", "widest")
        ways: list[Callable[[], Drawn]] = [lambda: _leaf(self.draw(st.sampled_from(known)))] * 2 if known else []
        if not known or depth <= 0:
            ways.append(lambda: _literal(self.draw(st.sampled_from(every)), kind))
        if depth > 0:
            ways.append(lambda: self.cases(kind, depth))
        return self.one_of(*ways)

    # -- days

    def day(self, depth: int) -> Drawn:
        near = st.integers(-2, 3).map(lambda days: FIRST + timedelta(days=days))
        ways: list[Callable[[], Drawn]] = [
            lambda: Drawn(TODAY, lambda _, today: today),
            lambda: _literal(self.draw(near), Day),
        ]
        if known := self.known(Day):
            ways += [lambda: _leaf(self.draw(st.sampled_from(known)))] * 3
        if depth > 0:
            ways += [lambda: self.shift(depth)] * 2
            ways += [lambda: self.extreme(Day, depth), lambda: self.cases(Day, depth)]
            if optional := self.known(Maybe[Day]):
                ways += [lambda: self.or_else(self.draw(st.sampled_from(optional)), depth)] * 2
        return self.one_of(*ways)

    def shift(self, depth: int) -> Drawn:
        day = self.day(depth - 1)
        kind = Days if type(day.expr).__name__ == "Shift" else self.draw(st.sampled_from([Months, Months, Days]))
        length = self.whole(kind, depth - 1)

        def oracle(situation: Situation, today: date) -> date:
            start, steps = day.oracle(situation, today), length.oracle(situation, today)
            return later(start, steps) if kind is Months else start + timedelta(days=steps)

        return Drawn(day.expr + length.expr, oracle)

    def whole(self, kind: KindValue, depth: int) -> Drawn:
        """Write a length: a whole number of months or days."""
        ways: list[Callable[[], Drawn]] = [lambda: _literal(self.draw(st.integers(-1, 13)), kind)]
        if known := self.known(kind):
            ways += [lambda: _leaf(self.draw(st.sampled_from(known)))] * 3
        if depth > 0:
            ways.append(lambda: self.counted(kind, depth))
        return self.one_of(*ways)

    # -- numbers

    def number(self, kind: KindValue, depth: int) -> Drawn:
        small = st.sampled_from([0, 1, 2, -1, Fraction(1, 2), Fraction(4, 3)])
        ways: list[Callable[[], Drawn]] = [lambda: _literal(self.draw(small), kind)]
        if known := self.known(kind):
            ways += [lambda: _leaf(self.draw(st.sampled_from(known)))] * 3
        if kind is Persons:
            ways.append(lambda: Drawn(FLOOR, _floor_on))
        if depth <= 0:
            return self.one_of(*ways)
        deeper = [self.added, self.subtracted, self.totalled, self.scaled, self.divided, self.roundest, self.counted]
        ways += [lambda write=write: write(kind, depth) for write in deeper]
        ways += [lambda: self.extreme(kind, depth), lambda: self.cases(kind, depth)]
        if kind is Persons:
            ways.append(lambda: self.floor_on(depth))
            if optional := self.known(Maybe[Persons]):
                ways.append(lambda: self.or_else(self.draw(st.sampled_from(optional)), depth))
        if kind is Eur:
            ways += [lambda: self.paid(depth), lambda: self.bracketed(depth)] * 2
        return self.one_of(*ways)

    def added(self, kind: KindValue, depth: int) -> Drawn:
        left, right = self.number(kind, depth - 1), self.number(kind, depth - 1)
        return Drawn(left.expr + right.expr, lambda s, t: left.oracle(s, t) + right.oracle(s, t))

    def subtracted(self, kind: KindValue, depth: int) -> Drawn:
        left, right = self.number(kind, depth - 1), self.number(kind, depth - 1)
        return Drawn(left.expr - right.expr, lambda s, t: left.oracle(s, t) - right.oracle(s, t))

    def totalled(self, kind: KindValue, depth: int) -> Drawn:
        parts = self.some(lambda: self.number(kind, depth - 1))
        return Drawn(total(*(part.expr for part in parts)), lambda s, t: sum(part.oracle(s, t) for part in parts))

    def scaled(self, kind: KindValue, depth: int) -> Drawn:
        left, right = self.number(kind, depth - 1), self.number(Ratio, depth - 1)
        if self.draw(st.booleans()):
            return Drawn(left.expr * right.expr, lambda s, t: left.oracle(s, t) * right.oracle(s, t))
        return Drawn(right.expr * left.expr, lambda s, t: right.oracle(s, t) * left.oracle(s, t))

    def divided(self, kind: KindValue, depth: int) -> Drawn:
        over = self.number(Persons if kind is Ratio else kind, depth - 1)
        under = self.divisor(Persons if kind is Ratio else Ratio, depth - 1)
        return Drawn(over.expr / under.expr, lambda s, t: Fraction(over.oracle(s, t), 1) / under.oracle(s, t))

    def divisor(self, kind: KindValue, depth: int) -> Drawn:
        """Write a number whose bounds exclude zero."""
        ways: list[Callable[[], Drawn]] = [
            lambda: _literal(self.draw(st.sampled_from([2, -1, Fraction(3, 2)])), kind),
            lambda: self.at_least_one(kind, depth),
        ]
        if known := [leaf for leaf in self.known(kind) if leaf.domain.least > 0 or leaf.domain.greatest < 0]:
            ways += [lambda: _leaf(self.draw(st.sampled_from(known)))] * 2
        return self.one_of(*ways)

    def at_least_one(self, kind: KindValue, depth: int) -> Drawn:
        value = self.number(kind, depth - 1)
        return Drawn(greatest(value.expr, Literal(1, kind)), lambda s, t: max(1, value.oracle(s, t)))

    def roundest(self, kind: KindValue, depth: int) -> Drawn:
        value = self.number(kind, depth - 1)
        step = self.draw(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(2)]))
        mode = self.draw(st.sampled_from(["down", "half-up", "up"]))
        steps: dict[str, Callable[[Fraction], int]] = {
            "down": floor,
            "half-up": lambda number: floor(number + Fraction(1, 2)),
            "up": lambda number: -floor(-number),
        }
        return Drawn(
            rounded(value.expr, step, cast("Any", mode)),
            lambda s, t: step * steps[mode](Fraction(value.oracle(s, t)) / step),
        )

    def counted(self, kind: KindValue, depth: int) -> Drawn:
        parts = self.some(lambda: self.truth(depth - 1), least=0)
        return Drawn(
            count(*(part.expr for part in parts), unit=kind),
            lambda s, t: len([part for part in parts if part.oracle(s, t)]),
        )

    def paid(self, depth: int) -> Drawn:
        rate, base = self.number(RATE, depth - 1), self.number(Persons, depth - 1)
        return Drawn(rate.expr * base.expr, lambda s, t: rate.oracle(s, t) * base.oracle(s, t))

    def bracketed(self, depth: int) -> Drawn:
        base = self.number(Persons, depth - 1)
        limits = sorted(self.draw(st.lists(st.sampled_from([-1, 0, 1, 2]), max_size=2, unique=True)))
        rates = [self.number(RATE, depth - 2) for _ in range(len(limits) + 1)]
        steps = [(Literal(limit, Persons), rate.expr) for limit, rate in zip(limits, rates, strict=False)]

        def oracle(situation: Situation, today: date) -> Any:
            amount, paid = base.oracle(situation, today), [rate.oracle(situation, today) for rate in rates]
            turns = [max(amount - limit, 0) * (after - before) for limit, before, after in zip(limits, paid[:-1], paid[1:], strict=True)]
            return amount * paid[0] + sum(turns)

        return Drawn(brackets(base.expr, *steps, beyond=rates[-1].expr), oracle)

    def floor_on(self, depth: int) -> Drawn:
        day = self.day(depth - 1)
        return Drawn(FLOOR.on(day.expr), lambda s, t: _floor_on(s, day.oracle(s, t)))


@st.composite
def drawn(draw: st.DrawFn, kind: KindValue = Truth, depth: int = 3, most: int = 200) -> Drawn:
    """Draw an expression of a kind with its oracle, over leaves that have at most *most* complete situations."""
    leaves: list[FreeLeaf] = []
    for leaf in draw(st.permutations(LEAVES)):
        if prod(len(values_of(chosen)) for chosen in (*leaves, leaf)) <= most:
            leaves.append(leaf)
    return Writer(draw, leaves).write(kind, depth)


@st.composite
def examples(draw: st.DrawFn, kind: KindValue = Truth, depth: int = 3, most: int = 200) -> Example:
    """Draw an expression with its oracle, a day asked and the program of that day."""
    one, today = draw(drawn(kind, depth, most)), draw(st.sampled_from(TODAYS))
    return Example(one.expr, one.oracle, today, one.program(today))


KINDS: tuple[KindValue, ...] = (Truth, Truth, Persons, Eur, Day)
"""The kinds worth drawing."""


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


def choices_of(given: Program) -> list[Choice]:
    """List the readings left free."""
    return [leaf for _, leaf in given.free() if isinstance(leaf, Choice)]
