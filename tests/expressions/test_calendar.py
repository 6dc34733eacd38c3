"""The calendar against daily evaluation over ten years, with random dated histories and figures."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from msp_model.expressions.calendar import Stretch, calendar, since_day, timeline, value_on
from msp_model.expressions.domain import FIRST_DAY
from msp_model.expressions.errors import NotInForceError
from msp_model.expressions.evaluate import evaluate
from msp_model.expressions.ground import ground
from msp_model.expressions.kinds import Day, Maybe, Months, Number, Truth
from msp_model.expressions.leaves import TODAY, Fact, Literal, Parameter
from msp_model.expressions.nodes import Expr, Since
from msp_model.expressions.program import FreeLeaf, Program, program
from msp_model.expressions.spelling import domain_of, parameter, since
from msp_model.values import UNKNOWN, Interval, Label

FIRST, UNTIL = date(2016, 1, 1), date(2026, 1, 1)
ONE_DAY = timedelta(days=1)
EVERY_DAY = [FIRST + ONE_DAY * number for number in range((UNTIL - FIRST).days)]


SOME = settings(max_examples=max(8, settings().max_examples // 6))
"""Each example is ten years of days: fewer of them."""


class Persons(Number):
    """People."""


def _fact(id: str, kind: Any, *bounds: int) -> Any:
    return Fact(id, kind, Label(id, id), "subject", domain_of(kind, *bounds))


P, Q = _fact("p", Truth), _fact("q", Truth)
PEOPLE = _fact("people", Persons, 0, 4)
DAY = _fact("day", Day)
LEFT = _fact("left", Maybe[Day])
MINIMUM = parameter("minimum", Persons, fr="minimum")
TOLERANCE = parameter("tolerance", Months, fr="tolérance")


@attrs.frozen
class Steps:
    """A value through time: each from its day on."""

    before: Any
    steps: tuple[tuple[date, Any], ...]

    def on(self, day: date) -> Any:
        values = [value for start, value in self.steps if start <= day]
        return values[-1] if values else self.before

    def days(self) -> list[date]:
        return [day for day, _ in self.steps]


@attrs.frozen
class SteppedWorld:
    """A world whose facts and figures are step functions."""

    facts: dict[str, Steps]
    figures: dict[str, Steps]

    def borders(self) -> Sequence[date]:
        held = [*self.facts.values(), *self.figures.values()]
        written = [
            end
            for steps in self.facts.values()
            for value in (steps.before, *(value for _, value in steps.steps))
            for end in ((value.least, value.greatest) if isinstance(value, Interval) else (value,))
            if isinstance(end, date)
        ]
        return sorted({*written, *(day for steps in held for day in steps.days())})

    def program(self, root: Expr[Any], day: date) -> Program:
        return program(*ground([root], self, day))

    def read(self, leaf: FreeLeaf, day: date) -> Any:
        assert isinstance(leaf, Fact)
        return self.facts[leaf.id].on(day)

    def on(self, parameter: Parameter[Any], day: date) -> Literal[Any] | Parameter[Any]:
        value = self.figures[parameter.id].on(day)
        if value is None:
            raise NotInForceError(parameter.id)
        return Literal(value, parameter.of)

    def declared(self, parameter: Parameter[Any]) -> Parameter[Any]:
        return parameter

    def history(self, parameter: Parameter[Any]) -> Sequence[tuple[date | None, Literal[Any]]]:
        steps = self.figures[parameter.id]
        return [(day, Literal(value, parameter.of)) for day, value in steps.steps]


# -- random worlds and conditions --------------------------------------------------------------------------------

some_day = st.dates(date(2017, 1, 1), date(2025, 6, 30))


def steps(values: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[Steps]:
    pairs = st.lists(st.tuples(some_day, values), max_size=most, unique_by=lambda pair: pair[0])
    return st.builds(Steps, values, pairs.map(lambda found: tuple(sorted(found, key=lambda pair: pair[0]))))


truths = st.sampled_from([True, False, UNKNOWN])
ranges = st.tuples(some_day, some_day).filter(lambda ends: ends[0] < ends[1]).map(lambda ends: Interval(*ends))
days = st.one_of(some_day, some_day, ranges, some_day.map(lambda day: Interval(None, day)), st.just(UNKNOWN))
worlds = st.builds(
    SteppedWorld,
    st.fixed_dictionaries(
        {
            "p": steps(truths),
            "q": steps(truths),
            "people": steps(st.one_of(st.integers(0, 4), st.just(Interval(1, None)), st.just(UNKNOWN))),
            "day": steps(days, 1),
            "left": steps(st.one_of(days, st.none()), 1),
        }
    ),
    st.fixed_dictionaries(
        {
            "minimum": steps(st.integers(1, 3)),
            "tolerance": steps(st.sampled_from([0, 1, 6, 36]), 1),
        }
    ),
)


def conditions(depth: int = 2) -> st.SearchStrategy[Expr[Truth]]:
    signs: list[Callable[[Any, Any], Expr[Truth]]] = [
        lambda x, y: x < y,
        lambda x, y: x <= y,
        lambda x, y: x > y,
        lambda x, y: x >= y,
        lambda x, y: x.equals(y),
    ]
    sign = st.sampled_from(signs)
    plain = st.sampled_from([P, Q, PEOPLE >= MINIMUM, LEFT.present()])
    deadlines = st.sampled_from([DAY, DAY + TOLERANCE, LEFT.or_else(TODAY) + TOLERANCE, LEFT.or_else(DAY)])
    timed = st.builds(lambda write, deadline: write(TODAY, deadline), sign, deadlines)
    ahead = st.builds(lambda write: write(TODAY + TOLERANCE, DAY), sign)
    if depth == 0:
        return st.one_of(plain, timed, ahead)
    smaller = conditions(depth - 1)
    clock = st.builds(lambda met: TODAY < since(met).or_else(TODAY) + TOLERANCE, smaller)
    return st.one_of(
        plain,
        timed,
        clock,
        st.builds(lambda x, y: x & y, smaller, smaller),
        st.builds(lambda x, y: x | y, smaller, smaller),
        smaller.map(lambda x: ~x),
        smaller.map(lambda x: since(x).present()),
    )


# -- the oracle: the definition, day by day ----------------------------------------------------------------------


def since_by_days(values: Sequence[Any], number: int) -> Any:
    """Give the day since which a condition is met, from its value on every day of the ten years."""
    if values[number] is not True:
        return None if values[number] is False else UNKNOWN
    run = number
    while run > 0 and values[run - 1] is True:
        run -= 1
    if run == 0:
        return Interval(None, FIRST_DAY)
    earliest = run
    while earliest > 0 and values[earliest - 1] is not False:
        earliest -= 1
    if earliest == run:
        return EVERY_DAY[run]
    return Interval(EVERY_DAY[earliest] if earliest > 0 else None, EVERY_DAY[run])


class Daily:
    """Evaluates on each day of the ten years, *since* included, from nothing but the values of earlier days."""

    def __init__(self, world: SteppedWorld) -> None:
        self.world = world
        self.memory: dict[Expr[Any], list[Any]] = {}

    def values(self, root: Expr[Any]) -> list[Any]:
        if root not in self.memory:
            self.memory[root] = [self._value(root, number) for number in range(len(EVERY_DAY))]
        return self.memory[root]

    def _value(self, root: Expr[Any], number: int) -> Any:
        def read(leaf: FreeLeaf) -> Any:
            if isinstance(leaf, Since):
                return since_by_days(self.values(leaf.condition), number)
            return self.world.read(leaf, EVERY_DAY[number])

        listed = self.world.program(root, EVERY_DAY[number])
        return evaluate(listed, read, EVERY_DAY[number])[listed.roots[0]]


@given(worlds, conditions())
@SOME
def test_every_change_of_a_verdict_is_in_the_calendar(world: SteppedWorld, condition: Expr[Truth]) -> None:
    values = Daily(world).values(condition)

    found = calendar(condition, world, FIRST, UNTIL)

    changes = [EVERY_DAY[number] for number in range(1, len(values)) if values[number] is not values[number - 1]]
    assert set(changes) <= set(found)


@given(worlds, conditions())
@SOME
def test_the_timeline_is_daily_evaluation(world: SteppedWorld, condition: Expr[Truth]) -> None:
    values = Daily(world).values(condition)

    found = timeline(condition, world, FIRST, UNTIL)

    assert [value for stretch in found for value in [stretch.value] * (stretch.until - stretch.start).days] == values
    assert all(one.value is not other.value for one, other in pairwise(found))


@given(worlds, conditions(1), st.sampled_from(EVERY_DAY))
@SOME
def test_since_is_what_the_days_before_tell(world: SteppedWorld, condition: Expr[Truth], day: date) -> None:
    values = Daily(world).values(condition)

    assert since_day(condition, world, day) == since_by_days(values, (day - FIRST).days)


# -- by hand -----------------------------------------------------------------------------------------------------


def _world(**facts: Steps) -> SteppedWorld:
    never = {name: Steps(UNKNOWN, ()) for name in ("p", "q", "people", "day", "left")}
    figures = {"minimum": Steps(2, ()), "tolerance": Steps(6, ((date(2023, 12, 29), 36),))}
    return SteppedWorld({**never, **facts}, figures)


def test_two_breaches_are_two_clocks() -> None:
    """A breach that is healed and comes back begins anew."""
    people = Steps(3, ((date(2020, 3, 1), 1), (date(2020, 9, 1), 2), (date(2022, 5, 15), 1)))
    world = _world(people=people)
    breach = ~(PEOPLE >= MINIMUM)

    assert since_day(breach, world, date(2020, 6, 1)) == date(2020, 3, 1)
    assert since_day(breach, world, date(2021, 1, 1)) is None
    assert since_day(breach, world, date(2024, 1, 1)) == date(2022, 5, 15)


def test_true_right_after_unknown_has_a_range_for_its_beginning() -> None:
    world = _world(p=Steps(False, ((date(2020, 1, 1), UNKNOWN), (date(2021, 1, 1), True))))

    assert since_day(P, world, date(2022, 1, 1)) == Interval(date(2020, 1, 1), date(2021, 1, 1))


def test_unknown_before_has_no_least_beginning() -> None:
    world = _world(p=Steps(UNKNOWN, ((date(2021, 1, 1), True),)))

    assert since_day(P, world, date(2022, 1, 1)) == Interval(None, date(2021, 1, 1))


def test_a_deadline_runs_with_the_tolerance_of_the_day_asked() -> None:
    """Six months until 28 December 2023, three years after: the clock of the breach is one, the figure changes."""
    world = _world(people=Steps(2, ((date(2023, 1, 1), 1),)))
    dissolvable = TODAY >= since(~(PEOPLE >= MINIMUM)).or_else(TODAY) + TOLERANCE

    assert timeline(dissolvable, world, date(2022, 1, 1), date(2027, 1, 1)) == (
        Stretch(date(2022, 1, 1), date(2023, 7, 1), False),
        Stretch(date(2023, 7, 1), date(2023, 12, 29), True),
        Stretch(date(2023, 12, 29), date(2026, 1, 1), False),
        Stretch(date(2026, 1, 1), date(2027, 1, 1), True),
    )


def test_days_without_figures_are_unknown() -> None:
    world = attrs.evolve(
        _world(people=Steps(2, ())),
        figures={"minimum": Steps(None, ((date(2020, 1, 1), 2),)), "tolerance": Steps(6, ())},
    )

    assert value_on(PEOPLE >= MINIMUM, world, date(2019, 12, 31)) is UNKNOWN
    assert calendar(PEOPLE >= MINIMUM, world, FIRST, UNTIL) == (date(2020, 1, 1),)


@pytest.mark.parametrize("day", [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)])
def test_month_ends_are_found_to_the_day(day: date) -> None:
    world = _world(day=Steps(date(2023, 8, 31), ()), people=Steps(2, ()))
    world = attrs.evolve(world, figures={**world.figures, "tolerance": Steps(6, ())})

    assert value_on(TODAY >= DAY + TOLERANCE, world, day) is (day >= date(2024, 2, 29))
