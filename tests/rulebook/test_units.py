"""Units: what figures are counted in, and how a few of them are written."""

from fractions import Fraction
from typing import Any

import pytest

from msp_model.expressions.kinds import kind_name
from msp_model.rulebook import DayOfYear
from msp_model.rulebook.units import UNITS, unit_named


@pytest.mark.parametrize(
    ("number", "fr", "en"),
    [
        (101, "1er janvier", "1 January"),
        (215, "15 février", "15 February"),
        (1231, "31 décembre", "31 December"),
        (1331, None, None),
        (31, None, None),
        (100, None, None),
        (132, None, None),
        (Fraction(431, 2), None, None),
    ],
)
def test_a_day_of_the_year_is_written_as_people_do(number: Any, fr: str | None, en: str | None) -> None:
    assert (DayOfYear.written(number, "fr"), DayOfYear.written(number, "en")) == (fr, en)


def test_a_declaration_names_a_unit_or_a_rate() -> None:
    assert all(unit_named(name) is unit for name, unit in UNITS.items())
    assert kind_name(unit_named("Eur/Points"), "en") == "EUR/points"


@pytest.mark.parametrize("words", ["", "Euros", "Eur/", "/Eur", "Eur/Euros", "Euros/Eur", "Truth/Eur", "Eur/Words"])
def test_anything_else_is_no_unit(words: str) -> None:
    assert unit_named(words) is None
