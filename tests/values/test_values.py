"""UNKNOWN, intervals, periods, months, labels and problems."""

import copy
import pickle
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, product

import attrs
import pytest
from hypothesis import given, strategies as st

from msp_model.values import (
    ALWAYS,
    UNKNOWN,
    Interval,
    Label,
    Period,
    Problem,
    ProblemsError,
    SomeDay,
    Unknown,
    add_months,
    reached,
)

DAYS = [date(2024, 2, 27) + timedelta(days=number) for number in range(5)]
OPEN_ENDED = st.sampled_from(
    [
        UNKNOWN,
        *DAYS,
        *(Interval(None, day) for day in DAYS),
        *(Interval(day, None) for day in DAYS),
        *(Interval(first, last) for first, last in product(DAYS, DAYS) if first < last),
    ]
)


def completions(border: SomeDay) -> list[date]:
    """Give the days that *border* may be, among those of the test and one on each side."""
    world = [DAYS[0] - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=1)]
    if border is UNKNOWN:
        return world
    if isinstance(border, date):
        return [border]
    least, greatest = border.least, border.greatest
    return [day for day in world if (least is None or least <= day) and (greatest is None or day <= greatest)]


def common(answers: set[bool]) -> bool | Unknown:
    """Give what all completions say, UNKNOWN where they disagree."""
    return answers.pop() if len(answers) == 1 else UNKNOWN


class TestUnknown:
    def test_is_one_object_however_it_travels(self) -> None:
        assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN
        assert copy.deepcopy(UNKNOWN) is UNKNOWN

    def test_is_neither_true_nor_false(self) -> None:
        with pytest.raises(TypeError, match="is UNKNOWN"):
            bool(UNKNOWN)

    def test_is_not_none_and_equals_itself_alone(self) -> None:
        assert UNKNOWN == UNKNOWN  # noqa: PLR0124  this is what is tested
        assert UNKNOWN != None  # noqa: E711  idem
        assert {UNKNOWN: 1}[UNKNOWN] == 1

    def test_prints_as_its_name(self) -> None:
        assert (str(UNKNOWN), repr(UNKNOWN)) == ("UNKNOWN", "UNKNOWN")

    def test_a_checker_narrows_with_is(self) -> None:
        def double(value: int | Unknown) -> int:
            return 0 if value is UNKNOWN else value * 2

        assert (double(UNKNOWN), double(4)) == (0, 8)


class TestInterval:
    def test_needs_a_bound(self) -> None:
        with pytest.raises(ValueError, match="UNKNOWN"):
            Interval()

    @pytest.mark.parametrize("bounds", [(3, 2), (2, 2)])
    def test_bounds_are_in_order_and_apart(self, bounds: tuple[int, int]) -> None:
        with pytest.raises(ValueError, match="not below"):
            Interval(*bounds)

    def test_takes_numbers_and_days(self) -> None:
        assert Interval(1, None) != Interval(None, 1)
        assert Interval(Fraction(1, 3), Fraction(1, 2)).greatest == Fraction(1, 2)
        assert hash(Interval(DAYS[0], DAYS[1])) == hash(Interval(DAYS[0], DAYS[1]))


class TestReached:
    @given(border=OPEN_ENDED, day=st.sampled_from(DAYS))
    def test_says_what_every_completion_says(self, border: SomeDay, day: date) -> None:
        assert reached(border, day) is common({completed <= day for completed in completions(border)})

    @given(border=OPEN_ENDED)
    def test_changes_on_a_day_written_in_the_border_only(self, border: SomeDay) -> None:
        written = {border} if isinstance(border, date) else set()
        if isinstance(border, Interval):
            written = {bound for bound in (border.least, border.greatest) if bound is not None}

        changes = {after for before, after in pairwise(DAYS) if reached(border, before) is not reached(border, after)}

        assert changes <= written


class TestPeriod:
    def test_includes_its_start_and_excludes_its_end(self) -> None:
        period = Period(start=DAYS[1], until=DAYS[3])

        assert [period.contains(day) for day in DAYS] == [False, True, True, False, False]

    @pytest.mark.parametrize("until", [DAYS[0], DAYS[1]])
    def test_does_not_end_before_it_begins(self, until: date) -> None:
        with pytest.raises(ValueError, match="not after its start"):
            Period(start=DAYS[1], until=until)

    def test_always_has_no_end(self) -> None:
        assert ALWAYS.contains(date.min) is True
        assert ALWAYS.contains(date.max) is True

    def test_nothing_said_is_not_known(self) -> None:
        assert Period().contains(DAYS[0]) is UNKNOWN

    @given(start=OPEN_ENDED | st.none(), until=OPEN_ENDED | st.none(), day=st.sampled_from(DAYS))
    def test_contains_what_every_completion_contains(
        self, start: SomeDay | None, until: SomeDay | None, day: date
    ) -> None:
        try:
            period = Period(start=start, until=until)
        except ValueError:
            return
        starts = [date.min] if start is None else completions(start)
        ends = [date.max] if until is None else completions(until)

        assert period.contains(day) is common({first <= day < end for first, end in product(starts, ends)})

    def test_can_be_changed_into_another(self) -> None:
        assert attrs.evolve(Period(start=DAYS[0]), until=None) == Period(start=DAYS[0], until=None)


class TestAddMonths:
    @pytest.mark.parametrize(
        ("day", "months", "later"),
        [
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2023, 1, 31), 1, date(2023, 2, 28)),
            (date(2024, 8, 31), 6, date(2025, 2, 28)),
            (date(2024, 3, 31), -1, date(2024, 2, 29)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2023, 12, 29), 36, date(2026, 12, 29)),
            (date(2024, 12, 15), 0, date(2024, 12, 15)),
            (date(2024, 12, 1), 1, date(2025, 1, 1)),
        ],
    )
    def test_clamps_to_the_end_of_a_shorter_month(self, day: date, months: int, later: date) -> None:
        assert later == add_months(day, months)

    @given(
        first=st.dates(min_value=date(100, 1, 1), max_value=date(9800, 1, 1)),
        second=st.dates(min_value=date(100, 1, 1), max_value=date(9800, 1, 1)),
        months=st.integers(-1000, 1000),
    )
    def test_keeps_order_and_the_day_of_the_month(self, first: date, second: date, months: int) -> None:
        first, second = sorted((first, second))
        moved = add_months(first, months)

        assert moved <= add_months(second, months)
        assert (moved.year * 12 + moved.month) - (first.year * 12 + first.month) == months
        assert moved.day == first.day or (moved + timedelta(days=1)).day == 1

    @pytest.mark.parametrize(("day", "months"), [(date(9999, 12, 1), 1), (date(1, 1, 1), -1)])
    def test_stays_within_the_years_of_the_calendar(self, day: date, months: int) -> None:
        with pytest.raises(OverflowError, match="1 to 9999"):
            add_months(day, months)


class TestLabel:
    def test_english_falls_back_to_french(self) -> None:
        assert Label("médecin").text("en") == "médecin"
        assert Label("médecin", "physician").text("en") == "physician"
        assert Label("médecin", "physician").text() == "médecin"

    def test_french_is_never_empty(self) -> None:
        with pytest.raises(ValueError, match="fr"):
            Label("")


class TestProblem:
    def test_reads_in_one_line(self) -> None:
        problem = Problem(path="$.finess", code="wrong-length", message=Label("trop court", "too short"))

        assert problem.text() == "$.finess: trop court [wrong-length]"
        assert attrs.evolve(problem, line=3).text("en") == "$.finess (l. 3): too short [wrong-length]"

    def test_an_error_holds_them_all(self) -> None:
        first = Problem(path="$.a", code="c", message=Label("un", "one"))
        second = Problem(path="$.b", code="d", message=Label("deux", "two"))

        error = ProblemsError((first, second))

        assert error.problems == (first, second)
        assert str(error) == "$.a: one [c]\n$.b: two [d]"
        assert isinstance(error, ValueError)
        assert pickle.loads(pickle.dumps(error)).problems == (first, second)
