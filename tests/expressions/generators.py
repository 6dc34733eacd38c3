"""Expressions drawn together with an ordinary Python function built on the side: the oracle.

The oracle takes a complete situation, ``{key of the leaf: value}``, and the day asked, and gives the exact value. It
shares no code with the readings, so that a wrongly built node is found as well as a wrongly read one.

    drawn(kind)      an expression of that kind with its oracle, every node class included
    examples(kind)   the same with a day asked and the program of that day

The leaves, their values and the situations are those of ``small_world``.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from math import floor, prod
from typing import Any, cast

from hypothesis import strategies as st
from tests.expressions.small_world import (
    COLOUR,
    FIGURES,
    FIRST,
    FLOOR,
    LEAVES,
    RATE,
    TODAYS,
    Colour,
    Drawn,
    Eur,
    Example,
    Persons,
    Situation,
    completions,
    floor_on,
    key,
    later,
    partials,
    reader,
    situations,
    values_of,
)

from msp_model.expressions.conditions import Compare
from msp_model.expressions.kinds import Day, Days, KindValue, Maybe, Months, OneOf, Ratio, Truth
from msp_model.expressions.leaves import TODAY, Literal
from msp_model.expressions.program import FreeLeaf
from msp_model.expressions.spelling import all_of, any_of, brackets, case, count, greatest, least, rounded, total

__all__ = [
    "COLOUR", "FIGURES", "FIRST", "FLOOR", "KINDS", "LEAVES", "RATE", "TODAYS", "Colour", "Drawn", "Eur", "Example",
    "Persons", "Situation", "completions", "drawn", "examples", "key", "partials", "reader", "situations", "values_of",
]  # fmt: skip


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
        return self.one_of(*ways, *(partial(join, depth) for join in joins * 2))

    def compare(self, depth: int) -> Drawn:
        kinds = [
            kind
            for kind in (Persons, Eur, RATE, Ratio, Months, Days, Day)
            if kind in (Day, Persons) or self.known(kind)
        ]
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
            ways.append(lambda: Drawn(FLOOR, floor_on))
        if depth <= 0:
            return self.one_of(*ways)
        deeper = [self.added, self.subtracted, self.totalled, self.scaled, self.divided, self.roundest, self.counted]
        ways += [partial(write, kind, depth) for write in deeper]
        ways += [lambda: self.extreme(kind, depth), lambda: self.cases(kind, depth)]
        if kind is Persons:
            ways.append(lambda: self.on_a_day(depth))
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
        exact = st.sampled_from([2, -1, Fraction(3, 2)])
        ways = [lambda: _literal(self.draw(exact), kind), lambda: self.at_least_one(kind, depth)]
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
        steps: list[tuple[Any, Any]] = [
            (Literal(limit, Persons), rate.expr) for limit, rate in zip(limits, rates, strict=False)
        ]

        def oracle(situation: Situation, today: date) -> Any:
            amount, paid = base.oracle(situation, today), [rate.oracle(situation, today) for rate in rates]
            turns = [
                max(amount - limit, 0) * (after - before)
                for limit, before, after in zip(limits, paid[:-1], paid[1:], strict=True)
            ]
            return amount * paid[0] + sum(turns)

        return Drawn(brackets(base.expr, *steps, beyond=rates[-1].expr), oracle)

    def on_a_day(self, depth: int) -> Drawn:
        day = self.day(depth - 1)
        return Drawn(FLOOR.on(day.expr), lambda s, t: floor_on(s, day.oracle(s, t)))


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
