"""Values through time and places, against a search day by day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.rulebook.planted import CVL, START, declared, problems, rule, text, toy, value

from msp_model.entities import Territory
from msp_model.expressions import Literal, NotInForceError, Parameter, parameter
from msp_model.rulebook import Basis, DatedValue, Grade, Pack, Persons, Rulebook, Text, TextKind
from msp_model.rulebook.figures import TerritoryFigures
from msp_model.rulebook.histories import History, histories
from msp_model.values import UNKNOWN, Period

ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2020, 1, 1), date(2020, 3, 1)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days)]
LEAST = parameter("toy.least", Persons)
BLOIS = Territory.parse("commune:41018")
ROMENAY = Territory.parse("commune:71366")

days = st.sampled_from(DAYS)


@st.composite
def separate(draw: st.DrawFn) -> list[DatedValue]:
    """Draw values that follow one another, with or without gaps."""
    borders = sorted(draw(st.sets(days, min_size=2, max_size=7)))
    found: list[DatedValue] = []
    for number, (start, until) in enumerate(pairwise(borders)):
        if draw(st.booleans()):
            open_ended = until == borders[-1] and draw(st.booleans())
            found.append(value(number, start, until=None if open_ended else until))
    undated = draw(st.booleans())
    if found and undated:
        found[0] = value(found[0].value, UNKNOWN, until=found[0].until or LAST)
    return found


def built(values: Sequence[DatedValue]) -> History:
    made, wrong = histories([text("law", *values)])
    assert wrong == []
    return made["toy.least", text("law").territory]


def holding(values: Sequence[DatedValue], day: date) -> list[object]:
    return [
        each.value
        for each in values
        if (each.start is UNKNOWN or each.start <= day) and (each.until is None or day < each.until)
    ]


@given(separate().filter(bool))
def test_the_value_of_a_day_is_the_one_that_holds(values: list[DatedValue]) -> None:
    history = built(values)
    for day in DAYS:
        entry = history.on(day)
        assert ([] if entry is None else [entry.value.value]) == holding(values, day)
        before = history.on(day - ONE_DAY)
        assert (entry is before) or day in history.borders()


@given(separate().filter(bool), st.none() | days, st.none() | days)
def test_gaps_are_the_days_without_a_value(values: list[DatedValue], start: date | None, until: date | None) -> None:
    if start is not None and until is not None and until <= start:
        start = None
    gaps = built(values).gaps(start, until)
    inside = [day for day in DAYS if (start is None or start <= day) and (until is None or day < until)]

    uncovered = [day for day in inside if not holding(values, day)]
    in_gaps = [day for day in inside if any((a is None or a <= day) and (b is None or day < b) for a, b in gaps)]
    assert in_gaps == uncovered
    assert all(a is None or b is None or a < b for a, b in gaps)


@given(st.lists(st.tuples(days, st.none() | st.integers(1, 30)), min_size=2, max_size=5))
def test_an_overlap_is_reported_exactly_where_two_values_hold_on_one_day(
    spans: list[tuple[date, int | None]],
) -> None:
    values = [
        value(number, start, until=None if length is None else start + timedelta(days=length))
        for number, (start, length) in enumerate(spans)
    ]
    _, wrong = histories([text("law", *values)])

    days_seen = [FIRST + timedelta(days=number) for number in range(120)]
    assert bool(wrong) is any(len(holding(values, day)) > 1 for day in days_seen)


# -- a successor ------------------------------------------------------------------------------------------------------


def test_a_successor_ends_the_value_that_it_replaces_on_its_own_first_day() -> None:
    texts = (text("law", value()), text("decree", value(3, date(2022, 1, 1), replaces="law")))
    figures = Rulebook.of([toy(texts=texts)]).figures()
    found = [figures.on(LEAST, day) for day in (date(2021, 12, 31), date(2022, 1, 1))]

    assert [one.origin.text for one in found if isinstance(one, Literal) and one.origin] == ["law", "decree"]


def test_a_value_without_a_first_day_is_replaced_too() -> None:
    texts = (text("law", value(start=UNKNOWN)), text("decree", value(3, date(2022, 1, 1), replaces="law")))
    figures = Rulebook.of([toy(texts=texts)]).figures()
    found = [figures.on(LEAST, day) for day in (date(2021, 12, 31), date(2022, 1, 1))]

    assert [one.value for one in found if isinstance(one, Literal)] == [2, 3]


def test_one_successor_replaces_one_value() -> None:
    """What a third text says is not replaced by the way."""
    texts = (
        text("law", value()),
        text("decree", value(3, date(2022, 1, 1), replaces="law")),
        text("order", value(4, date(2023, 1, 1), replaces="law")),
    )

    assert [one.code for one in problems(toy(texts=texts))] == ["undeclared-overlap"]


def test_a_successor_of_unknown_start_replaces_nothing() -> None:
    texts = (text("law", value()), text("decree", value(3, UNKNOWN, replaces="law")))

    assert [one.code for one in problems(toy(texts=texts))] == ["undeclared-overlap"]


# -- what a reader must know ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_text", "day", "marks"),
    [
        (text("law", value()), START, ()),
        (text("law", value()), date(2026, 11, 22), ()),
        (text("law", value()), date(2026, 11, 23), ("stale",)),  # after the day of checking
        (text("law", value(), in_force_until=date(2022, 1, 1)), date(2021, 12, 31), ()),
        (text("law", value(), in_force_until=date(2022, 1, 1)), date(2022, 1, 1), ("stale",)),
        (text("law", value(basis=Basis.INFERRED)), START, ("inferred",)),
        (text("law", value(), grade=Grade.C), START, ("indicative",)),
    ],
)
def test_marks_of_a_value(given_text: Text, day: date, marks: tuple[str, ...]) -> None:
    found = Rulebook.of([toy(texts=(given_text,))]).figures().on(LEAST, day)

    assert isinstance(found, Literal)
    assert found.origin is not None
    assert found.origin.marks == marks


def test_a_value_of_unknown_start_answers_on_every_day_marked_stale() -> None:
    always = Period(start=None, until=None)
    figures = Rulebook.of([toy(texts=(text("law", value(start=UNKNOWN)),), rules=(rule(period=always),))]).figures()
    for day in (date(1950, 1, 1), date(2026, 11, 22)):
        found = figures.on(LEAST, day)
        assert isinstance(found, Literal)
        assert found.origin is not None
        assert found.origin.marks == ("stale",)


def test_before_the_first_day_and_after_a_printed_end_it_refuses() -> None:
    until = date(2023, 1, 1)
    pack = toy(texts=(text("law", value(until=until)),), rules=(rule(period=Period(start=START, until=until)),))
    figures = Rulebook.of([pack]).figures()

    assert isinstance(figures.on(LEAST, START), Literal)
    for day in (START - ONE_DAY, until):
        with pytest.raises(NotInForceError, match=rf"no text gives 'toy.least' \(at least\) a value on {day}"):
            figures.on(LEAST, day)


# -- places -----------------------------------------------------------------------------------------------------------


def regional(*values: DatedValue, place: Territory = CVL, id: str = "order") -> Pack:
    order = text(id, *values, territory=place, kind=TextKind.ORDER, place=f"{id}/texts/{id}.toml")
    return Pack(id=id, territories=(place,), texts=(order,))


def local(national: DatedValue | None = None, **more: Any) -> Pack:
    return toy(
        **more, texts=(text("law", *([] if national is None else [national])),), parameters=(declared(set_by="region"),)
    )


def told(rulebook: Rulebook, place: Territory | None, day: date) -> object:
    found = rulebook.figures(place).on(LEAST, day)
    return UNKNOWN if isinstance(found, Parameter) else found.value


def test_the_nearest_place_that_gives_a_value_on_the_day_is_heard() -> None:
    """The region sets its value from 2022 to the end of 2023; before and after, the nation's holds there too."""
    rulebook = Rulebook.of(
        [
            local(value()),
            regional(value(5, date(2022, 1, 1), until=date(2024, 1, 1))),
            regional(value(7, date(2023, 1, 1)), place=BLOIS, id="town"),
        ]
    )

    assert [told(rulebook, CVL, day) for day in (date(2021, 12, 31), date(2022, 1, 1), date(2024, 1, 1))] == [2, 5, 2]
    assert [told(rulebook, BLOIS, day) for day in (date(2021, 1, 1), date(2022, 6, 1), date(2024, 6, 1))] == [2, 5, 7]
    assert {told(rulebook, place, date(2022, 6, 1)) for place in (ROMENAY, None)} == {2}


def test_what_no_place_gives_is_unknown_where_it_is_the_regions_to_set() -> None:
    """Never another region's figure, and no refusal before the region's own text starts."""
    rulebook = Rulebook.of([local(), regional(value(5, date(2022, 1, 1), until=date(2024, 1, 1)))])

    assert [told(rulebook, CVL, day) for day in (date(2021, 12, 31), date(2022, 1, 1), date(2024, 1, 1))] == [
        UNKNOWN,
        5,
        UNKNOWN,
    ]
    assert told(rulebook, ROMENAY, date(2022, 6, 1)) is UNKNOWN
    assert told(rulebook, None, date(2022, 6, 1)) is UNKNOWN


def test_the_history_of_a_place_gives_each_value_with_its_first_day() -> None:
    rulebook = Rulebook.of(
        [
            local(value(until=date(2023, 1, 1)), rules=(rule(period=Period(start=START, until=date(2023, 1, 1))),)),
            regional(value(5, date(2022, 1, 1), until=date(2024, 1, 1))),
        ]
    )
    found = [
        (start, UNKNOWN if isinstance(one, Parameter) else one.value)
        for start, one in rulebook.figures(CVL).history(LEAST)
        if isinstance(one, Parameter | Literal)
    ]

    assert found == [(START, 2), (date(2022, 1, 1), 5), (date(2024, 1, 1), UNKNOWN)]
    assert rulebook.figures(ROMENAY).borders("toy.least") == {START, date(2023, 1, 1)}


@given(separate(), separate(), separate(), days)
def test_places_against_a_search(
    nation: list[DatedValue], region: list[DatedValue], town: list[DatedValue], day: date
) -> None:
    packs = [
        toy(texts=(text("law", *nation),), parameters=(declared(set_by="region"),), rules=()),
        regional(*region),
        regional(*town, place=BLOIS, id="town"),
    ]
    made, _ = histories(each for pack in packs for each in pack.texts)
    declarations = {"toy.least": declared(set_by="region")}
    figures = TerritoryFigures(declarations, made, BLOIS)
    found = figures.on(LEAST, day)
    wanted = [*holding(town, day), *holding(region, day), *holding(nation, day)][:1]

    assert ([] if isinstance(found, Parameter) else [found.value]) == wanted
    told_by_history = [one for start, one in figures.history(LEAST) if start is None or start <= day][-1:]
    assert [one.value for one in told_by_history if isinstance(one, Literal)] == wanted


# -- what changes when ------------------------------------------------------------------------------------------------


def test_the_days_of_figures_are_those_on_which_a_value_or_a_mark_changes() -> None:
    given_text = text("law", value(until=date(2025, 1, 1)), in_force_until=date(2024, 1, 1))
    rulebook = Rulebook.of(
        [toy(texts=(given_text,), rules=(rule(period=Period(start=START, until=date(2025, 1, 1))),))]
    )

    assert set(rulebook.figure_days) >= {START, date(2024, 1, 1), date(2025, 1, 1), date(2026, 11, 23)}
