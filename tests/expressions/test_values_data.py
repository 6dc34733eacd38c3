"""Values as data: what JSON holds, and back."""

import json
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from msp_model.expressions.kinds import Day, KindValue, Maybe, Number, OneOf, Ratio, Truth
from msp_model.expressions.values_data import value_from_data, value_to_data
from msp_model.values import UNKNOWN, Interval


class Persons(Number):
    """People."""


class Zone(Enum):
    """Members that are words."""

    FRAGILE = "fragile"
    NONE = "none"


class Rank(Enum):
    """Members that are no words."""

    FIRST = 1


numbers = st.integers() | st.fractions()
days = st.dates()


def between(ends: list[Any]) -> Interval[Any]:
    return Interval(min(ends), max(ends))


def at_least(end: Any) -> Interval[Any]:
    return Interval(end, None)


def at_most(end: Any) -> Interval[Any]:
    return Interval(None, end)


def intervals(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    both = st.lists(values, min_size=2, max_size=2, unique=True).map(between)
    return st.one_of(both, values.map(at_least), values.map(at_most))


VALUES: dict[KindValue, st.SearchStrategy[Any]] = {
    Truth: st.booleans(),
    Day: days | intervals(days),
    Maybe[Day]: days | intervals(days) | st.none(),
    Persons: numbers | intervals(numbers),
    Ratio: numbers,
    Maybe[Persons]: numbers | intervals(numbers) | st.none(),
    OneOf[Zone]: st.sampled_from(Zone),
    OneOf[Rank]: st.sampled_from(Rank),
    OneOf[str]: st.text(),
}


@given(st.data(), st.sampled_from(list(VALUES)))
def test_every_value_comes_back(data: st.DataObject, kind: KindValue) -> None:
    value = data.draw(VALUES[kind] | st.just(UNKNOWN))
    written = json.loads(json.dumps(value_to_data(value)))
    back = value_from_data(written, kind)
    assert back == value
    assert isinstance(back, bool) == isinstance(value, bool)
    assert written == value_to_data(back)


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (True, True),
        (UNKNOWN, {"unknown": True}),
        (None, None),
        (12, 12),
        (Fraction(12), 12),
        (Fraction(1, 4), "0.25"),
        (Fraction(-4801, 4), "-1200.25"),
        (Fraction(24000, 13), "24000/13"),
        (date(2024, 12, 24), "2024-12-24"),
        (Zone.FRAGILE, "fragile"),
        (Rank.FIRST, "FIRST"),
        ("strict", "strict"),
        (Interval(5, None), {"at_least": 5}),
        (Interval(None, date(2024, 12, 24)), {"at_most": "2024-12-24"}),
        (between([Fraction(1, 2), 8]), {"at_least": "0.5", "at_most": 8}),
    ],
)
def test_how_a_value_is_written(value: Any, data: Any) -> None:
    assert value_to_data(value) == data
    assert type(value_to_data(value)) is type(data)


@pytest.mark.parametrize("value", [1.5, object(), [1], {"a": 1}])
def test_what_is_no_value_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="no value of an expression"):
        value_to_data(value)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (None, Persons),
        (True, Persons),
        (1, Truth),
        (1.5, Persons),
        ("1e3", Persons),
        ("1/0", Persons),
        ("a", Persons),
        (1, Day),
        ("2024-13-01", Day),
        ("strange", OneOf[Zone]),
        (1, OneOf[Zone]),
        ({}, Persons),
        ({"at_least": 1, "at_most": 1}, Persons),
        ({"at_least": 1, "more": 2}, Persons),
        ({"at_least": 1}, Truth),
        ({"at_least": {"unknown": True}}, Persons),
        ({"at_least": {"at_least": 1}}, Persons),
        ({"at_least": 1, "at_most": None}, Persons),
        ({"unknown": False}, Persons),
        ([], Persons),
    ],
)
def test_what_is_no_value_of_the_kind_is_refused(data: Any, kind: KindValue) -> None:
    with pytest.raises(ValueError, match=r"is no value|is none of|month must be|not below"):
        value_from_data(data, kind)
