"""Amounts, points, rates and days of a statement in words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from msp_model.national.aci.printed import (
    day_text,
    euros_text,
    mark_of,
    met_text,
    percent_text,
    points_text,
    source_text,
)
from msp_model.rulebook import cite
from msp_model.values import UNKNOWN, Interval

MARCH, APRIL = date(2024, 3, 31), date(2024, 4, 30)
FIVE, MANY = Decimal("5.00"), Decimal("5600.50")


def plain(words: str) -> str:
    """Give words with ordinary spaces."""
    return words.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("amount", "fr", "en"),
    [
        (MANY, "5 600,50 €", "5,600.50 EUR"),
        ((FIVE, MANY), "de 5,00 à 5 600,50 €", "5.00 to 5,600.50 EUR"),
        ((FIVE, None), "au moins 5,00 €", "at least 5.00 EUR"),
        ((None, MANY), "au plus 5 600,50 €", "at most 5,600.50 EUR"),
        ((None, None), "inconnu", "unknown"),
    ],
)
def test_euros(amount: Any, fr: str, en: str) -> None:
    assert (plain(euros_text(amount, "fr")), euros_text(amount, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("points", "fr", "en"),
    [
        (1200, "1 200", "1,200"),
        (Fraction(1, 3), "0,33", "0.33"),
        (UNKNOWN, "inconnu", "unknown"),
        (Interval(5, 8), "de 5 à 8", "5 to 8"),
        (Interval(5, None), "au moins 5", "at least 5"),
        (Interval(None, Fraction(17, 2)), "au plus 8,50", "at most 8.50"),
    ],
)
def test_points(points: Any, fr: str, en: str) -> None:
    assert (plain(points_text(points, "fr")), points_text(points, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("rate", "fr", "en"),
    [
        (Fraction(1, 4), "25 %", "25%"),
        (Fraction(1, 8), "12,50 %", "12.50%"),
        (Interval(Fraction(1, 4), Fraction(1, 2)), "de 25 à 50 %", "25 to 50%"),
        (Interval(None, Fraction(1, 2)), "au plus 50 %", "at most 50%"),
        (Interval(Fraction(1, 4), None), "au moins 25 %", "at least 25%"),
        (UNKNOWN, "inconnu", "unknown"),
    ],
)
def test_rates(rate: Any, fr: str, en: str) -> None:
    assert (plain(percent_text(rate, "fr")), percent_text(rate, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("day", "fr", "en"),
    [
        (APRIL, "30/04/2024", "2024-04-30"),
        (UNKNOWN, "inconnu", "unknown"),
        (Interval(MARCH, APRIL), "entre le 31/03/2024 et le 30/04/2024", "between 2024-03-31 and 2024-04-30"),
        (Interval(None, APRIL), "au plus tard le 30/04/2024", "2024-04-30 at the latest"),
        (Interval(APRIL, None), "au plus tôt le 30/04/2024", "2024-04-30 at the earliest"),
    ],
)  # fmt: skip
def test_days(day: Any, fr: str, en: str) -> None:
    assert (plain(day_text(day, "fr")), day_text(day, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("met", "fr", "en", "mark"),
    [(True, "rempli", "met", "✓"), (False, "non rempli", "not met", "✗"), (UNKNOWN, "inconnu", "unknown", "?")],
)
def test_conditions(met: Any, fr: str, en: str, mark: str) -> None:
    assert (met_text(met, "fr"), met_text(met, "en"), mark_of(met)) == (fr, en, mark)


def test_sources() -> None:
    assert source_text((cite("aci-2022-guide", "p. 12"), cite("fehap-2017"))) == "aci-2022-guide, p. 12 ; fehap-2017"
    assert source_text(()) == ""


def test_numbers_and_their_units_do_not_part() -> None:
    assert euros_text(MANY, "fr") == "5\u202f600,50\u202f€"
    assert percent_text(Fraction(1, 4), "fr") == "25\u202f%"
    assert points_text(1200, "fr") == "1\u202f200"
