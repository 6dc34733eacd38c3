"""Evaluate and bound against the oracle that is drawn with each expression."""

from datetime import date, datetime
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.expressions.generators import (
    FIRST,
    KINDS,
    Colour,
    Example,
    Persons,
    completions,
    examples,
    partials,
    reader,
    situations,
)
from tests.expressions.small_world import NAMED

from msp_model.expressions.bound import bound
from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import AmbiguousCaseError, DomainError, ZeroDivisorError
from msp_model.expressions.evaluate import STEPS, evaluate, hull, round_to
from msp_model.expressions.kinds import Day, Months
from msp_model.expressions.leaves import TODAY, Fact, Literal, Parameter
from msp_model.expressions.nodes import Brackets
from msp_model.expressions.program import program
from msp_model.expressions.spelling import case, domain_of
from msp_model.values import UNKNOWN, Interval, Label

HALF = Fraction(1, 2)
thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
any_example = st.sampled_from(KINDS).flatmap(examples)


def root(example: Example, situation: dict[str, Any]) -> Any:
    return evaluate(example.program, reader(situation), example.today)[example.program.roots[0]]


def agrees(known: Any, exact: Any) -> bool:
    """Tell whether what is known of a value allows the exact one."""
    if known is UNKNOWN:
        return True
    if isinstance(known, Interval):
        above = known.least is None or known.least <= exact
        return above and (known.greatest is None or exact <= known.greatest)
    return isinstance(known, bool) == isinstance(exact, bool) and bool(known == exact)


@thorough
@given(any_example, st.data())
def test_a_complete_situation_gives_what_the_oracle_gives(example: Example, data: st.DataObject) -> None:
    situation = data.draw(situations(example.program))
    value, exact = root(example, situation), example.oracle(situation, example.today)
    assert value == exact
    assert isinstance(value, bool) == isinstance(exact, bool)


@thorough
@given(any_example, st.data())
def test_a_known_answer_is_the_answer_of_every_completion(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    value = root(example, partial)
    for situation in completions(example.program, partial):
        assert agrees(value, example.oracle(situation, example.today))


@thorough
@given(any_example, st.data())
def test_bound_contains_every_completion(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    values = bound(example.program, reader(partial), example.today)
    for situation in completions(example.program, partial):
        exact = example.oracle(situation, example.today)
        assert agrees(values[example.program.roots[0]], exact)
        every = evaluate(example.program, reader(situation), example.today)
        assert all(agrees(known, value) for known, value in zip(values, every, strict=True))


@thorough
@given(any_example, st.data())
def test_bound_says_at_least_what_evaluate_says(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    wide = evaluate(example.program, reader(partial), example.today)
    narrow = bound(example.program, reader(partial), example.today)
    for one, other in zip(wide, narrow, strict=True):
        if one is not UNKNOWN and not isinstance(one, Interval):
            assert one == other
        if isinstance(one, Interval):
            assert other is not UNKNOWN


# -- scales whose limits, rates or base are known by bounds only ----------------------------------------------------

numbers = st.integers(-3, 6)


def spread(values: list[int]) -> Any:
    """Give what is known of a number that is one of some."""
    return min(values) if min(values) == max(values) else Interval(min(values), max(values))


some = st.lists(numbers, min_size=1, max_size=2)


@given(some, st.lists(numbers, max_size=2, unique=True).map(sorted), st.lists(some, min_size=3, max_size=3))
def test_a_scale_is_bounded_by_its_values(base: list[int], limits: list[int], rates: list[list[int]]) -> None:
    node = NAMED["a"]
    steps = [part for pair in zip(limits, map(spread, rates), strict=False) for part in pair]
    known = STEPS[Brackets](node, [spread(base), *steps, spread(rates[-1])])
    paid = [*rates[: len(limits)], rates[-1]]
    amounts = [
        one * chosen[0]
        + sum(
            max(one - limit, 0) * (after - before)
            for limit, before, after in zip(limits, chosen, chosen[1:], strict=False)
        )
        for one in range(min(base), max(base) + 1)
        for chosen in product(*paid)
    ]
    assert all(agrees(known, amount) for amount in amounts)
    if all(len(set(rate)) == 1 for rate in paid):
        assert known == spread([min(amounts), max(amounts)])


@given(numbers, st.lists(some, min_size=2, max_size=2), some)
def test_a_scale_is_bounded_where_a_limit_is(base: int, rates: list[list[int]], limit: list[int]) -> None:
    known = STEPS[Brackets](NAMED["a"], [base, spread(limit), spread(rates[0]), spread(rates[1])])
    for one, low, high in product(range(min(limit), max(limit) + 1), *rates):
        assert agrees(known, base * low + max(base - one, 0) * (high - low))


def test_open_ends_stay_open() -> None:
    scale = STEPS[Brackets]
    assert scale(NAMED["a"], [Interval(3, None), 5, 2, 1]) == Interval(6, None)
    assert scale(NAMED["a"], [Interval(None, 3), 5, 2, 1]) == Interval(None, 6)
    assert scale(NAMED["a"], [Interval(3, None), 5, 2, -1]) is UNKNOWN
    assert scale(NAMED["a"], [Interval(3, None), 5, Interval(2, 3), 1]) == Interval(6, None)
    assert scale(NAMED["a"], [3, 5, Interval(2, None), 1]) == Interval(6, None)
    assert scale(NAMED["a"], [3, Interval(5, None), 2, 1]) == 6
    assert scale(NAMED["a"], [UNKNOWN, 5, 2, 1]) is UNKNOWN
    assert scale(NAMED["a"], [Interval(1, 7), 5, 0, -1]) == Interval(-2, 0)
    assert scale(NAMED["a"], [Interval(3, None), 5, 0, -1]) == Interval(None, 0)


@pytest.mark.parametrize(
    ("base", "paid"),
    [
        (Interval(0, 8), Interval(0, 5)),  # 1 each up to 5, then -1 each
        (Interval(6, 8), Interval(2, 4)),  # beyond the limit alone
        (Interval(1, 3), Interval(1, 3)),  # below it alone
        (Interval(3, 8), Interval(2, 5)),
    ],
)
def test_a_scale_that_rises_and_falls_turns_at_its_limit(base: Interval[int], paid: Interval[int]) -> None:
    assert STEPS[Brackets](NAMED["a"], [base, 5, 1, -1]) == paid


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([Interval(3, None), Interval(1, 5)], Interval(1, None)),
        ([5, Interval(None, 2)], Interval(None, 5)),
        ([5, 8, 6], Interval(5, 8)),
        ([5, 5], 5),
        ([5, None], UNKNOWN),
        ([5, UNKNOWN], UNKNOWN),
        ([True, False], UNKNOWN),
    ],
)
def test_what_is_one_of_several_lies_between_them(parts: list[Any], whole: Any) -> None:
    assert hull(parts) == whole


def test_bounds_that_touch_may_be_equal_and_those_apart_are_not() -> None:
    one, other = NAMED["a"], NAMED["b"]
    same = program(one.equals(other))

    def known(left: Any, right: Any) -> Any:
        return evaluate(same, {one: left, other: right}.__getitem__)[-1]

    assert known(Interval(0, 1), Interval(1, 2)) is UNKNOWN
    assert known(1, Interval(1, 2)) is UNKNOWN
    assert known(Interval(2, 3), Interval(0, 1)) is False
    assert known(0, Interval(1, 2)) is False


def test_a_scale_of_three_rates_turns_at_each_limit() -> None:
    assert STEPS[Brackets](NAMED["a"], [Interval(0, 9), 3, 1, 6, -1, 0]) == Interval(0, 3)
    assert STEPS[Brackets](NAMED["a"], [Interval(0, 9), 3, 1, 6, 0, -1]) == Interval(0, 3)


@pytest.mark.parametrize(
    ("number", "up", "nearest", "down"),
    [
        (6, 6, 6, 6),
        (Fraction(61, 10), 8, 6, 6),
        (7, 8, 8, 6),
        (Fraction(69, 10), 8, 6, 6),
        (-7, -6, -6, -8),
        (Fraction(-71, 10), -6, -8, -8),
    ],
)
def test_a_number_is_rounded_to_a_multiple(number: Any, up: int, nearest: int, down: int) -> None:
    found = [round_to(number, Fraction(2), mode) for mode in ("up", "half-up", "down")]
    assert found == [up, nearest, down]


def test_bound_closes_an_open_end_with_that_of_the_domain() -> None:
    beds: Fact[Any] = Fact("beds", Persons, Label("beds"), "msp", domain_of(Persons, 2, 9))
    listed = program(beds)

    def known(value: Any) -> Any:
        return bound(listed, lambda _: value)[-1]

    assert known(Interval(4, None)) == Interval(4, 9)
    assert known(Interval(None, 4)) == Interval(2, 4)
    assert known(UNKNOWN) == Interval(2, 9)
    assert known(4) == 4


# -- the ends of the calendar, and of knowledge -----------------------------------------------------------------------


def test_beyond_the_calendar_a_day_is_the_last_or_the_first() -> None:
    day = NAMED["d"]
    later, earlier = day + Literal(200_000, Months), day + Literal(-200_000, Months)
    assert evaluate(program(later), lambda _: FIRST)[-1] == date.max
    assert evaluate(program(earlier), lambda _: FIRST)[-1] == date.min


def test_an_open_divisor_is_unknown_and_a_possible_zero_is_refused() -> None:
    over, under = NAMED["a"], NAMED["b"]
    ratio = program(over / under)
    assert evaluate(ratio, {over: 2, under: Interval(1, None)}.__getitem__)[-1] == Interval(0, 2)
    assert evaluate(ratio, {over: 2, under: Interval(None, 1)}.__getitem__)[-1] is UNKNOWN
    assert evaluate(ratio, {over: 2, under: UNKNOWN}.__getitem__)[-1] is UNKNOWN
    for zero in (0, Interval(0, 2)):
        with pytest.raises(ZeroDivisorError, match=r"b may be zero .*, and a is divided by it"):
            evaluate(ratio, {over: 2, under: zero}.__getitem__)
    with pytest.raises(ZeroDivisorError, match="b may be zero"):
        bound(ratio, {over: 2, under: UNKNOWN}.__getitem__)


def test_two_branches_met_at_once_are_refused() -> None:
    p, q, a = NAMED["p"], NAMED["q"], NAMED["a"]
    clash = program(case((p, a), (q, a), otherwise=a))
    assert evaluate(clash, {p: True, q: UNKNOWN, a: 1}.__getitem__)[-1] == 1
    with pytest.raises(AmbiguousCaseError, match="two branches of a case are met at once: p; q"):
        evaluate(clash, {p: True, q: True, a: 1}.__getitem__)


def test_today_may_be_unknown_or_a_range() -> None:
    later = program(Literal(FIRST, Day) <= TODAY)
    assert evaluate(later, lambda _: UNKNOWN)[-1] is UNKNOWN
    assert evaluate(later, lambda _: UNKNOWN, Interval(FIRST, None))[-1] is True
    assert evaluate(later, lambda _: UNKNOWN, Interval(None, FIRST))[-1] is UNKNOWN


def test_a_leaf_without_domain_takes_any_value_of_its_kind() -> None:
    figure: Parameter[Any] = Parameter("figure", Persons, Label("figure"), Domain())
    read = program(figure + NAMED["a"])
    right: list[Any] = [5, Fraction(1, 2), Interval(-5, None), UNKNOWN]
    wrong: list[Any] = [True, 0.5, FIRST, None, "5", Interval(FIRST, None)]
    for value in right:
        assert evaluate(read, {figure: value, NAMED["a"]: 0}.__getitem__)[0] == value
    for value in wrong:
        with pytest.raises(DomainError, match="figure gives"):
            evaluate(read, {figure: value, NAMED["a"]: 0}.__getitem__)


VALUES: dict[str, tuple[list[Any], list[Any]]] = {
    "a": ([0, 3, Interval(2, None), Interval(None, 2), UNKNOWN], [-1, 4, HALF, True, 1.0, Interval(1, 4), None, FIRST]),
    "h": ([0, HALF, 1, Interval(0, HALF)], [Fraction(1, 3), 2, Interval(Fraction(1, 8), Fraction(1, 4))]),
    "p": ([True, False, UNKNOWN], [0, 1, None, "yes", Interval(0, 1)]),
    "d": ([FIRST, Interval(FIRST, None)], [date(2023, 1, 1), datetime(2024, 1, 31), 3, None, Interval(1, 2)]),  # noqa: DTZ001
    "m": ([None, FIRST, UNKNOWN], [date(2023, 1, 1), 0, False]),
    "colour": ([Colour.RED], ["red", None, 1, Interval(1, 2)]),
    "reading": (["strict"], ["other", None, Colour.RED]),
}


@pytest.mark.parametrize("name", VALUES)
def test_what_is_read_lies_in_the_declared_domain(name: str) -> None:
    leaf = NAMED[name]
    right, wrong = VALUES[name]
    for value in right:
        assert evaluate(program(leaf), lambda _, value=value: value)[0] == value  # type: ignore[misc]
    for value in wrong:
        with pytest.raises(DomainError, match=f"{name} gives .*, which its domain does not hold"):
            evaluate(program(leaf), lambda _, value=value: value)  # type: ignore[misc]
