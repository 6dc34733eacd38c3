"""Amounts, points, rates and days of a statement in words: known, known in part, unknown."""

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

THIN = "\u202f"
D = Decimal


@pytest.mark.parametrize(
    ("amount", "fr", "en"),
    [
        (D("1234.5"), f"1{THIN}234,50{THIN}€", "1,234.50 EUR"),
        ((None, None), "inconnu", "unknown"),
        ((D(7), None), f"au moins 7,00{THIN}€", "at least 7.00 EUR"),
        ((None, D(7)), f"au plus 7,00{THIN}€", "at most 7.00 EUR"),
        ((D(7), D(9)), f"de 7,00 à 9,00{THIN}€", "7.00 to 9.00 EUR"),
    ],
)
def test_euros(amount: Any, fr: str, en: str) -> None:
    assert (euros_text(amount, "fr"), euros_text(amount, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("points", "fr", "en"),
    [
        (UNKNOWN, "inconnu", "unknown"),
        (350, "350", "350"),
        (Fraction(1, 3), "0,33", "0.33"),
        (Interval(Fraction(5, 2), Fraction(4)), "de 2,50 à 4", "2.50 to 4"),
        (Interval(4, None), "au moins 4", "at least 4"),
    ],
)
def test_points(points: Any, fr: str, en: str) -> None:
    assert (points_text(points, "fr"), points_text(points, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("rate", "fr", "en"),
    [
        (UNKNOWN, "inconnu", "unknown"),
        (Fraction(1, 4), f"25{THIN}%", "25%"),
        (Interval(Fraction(1, 4), Fraction(1, 3)), f"25 à 33,33{THIN}%", "25 to 33.33%"),
        (Interval(None, Fraction(1, 2)), f"50{THIN}%", "50%"),
    ],
)
def test_rates(rate: Any, fr: str, en: str) -> None:
    assert (percent_text(rate, "fr"), percent_text(rate, "en")) == (fr, en)


@pytest.mark.parametrize(
    ("met", "sign", "fr", "en"),
    [(True, "✓", "rempli", "met"), (False, "✗", "non rempli", "not met"), (UNKNOWN, "?", "inconnu", "unknown")],
)
def test_conditions(met: Any, sign: str, fr: str, en: str) -> None:
    assert (mark_of(met), met_text(met, "fr"), met_text(met, "en")) == (sign, fr, en)


@pytest.mark.parametrize(
    ("day", "fr", "en"),
    [
        (UNKNOWN, "inconnu", "unknown"),
        (date(2024, 2, 1), "01/02/2024", "2024-02-01"),
        (
            Interval(date(2024, 2, 1), date(2024, 3, 31)),
            "entre le 01/02/2024 et le 31/03/2024",
            "between 2024-02-01 and 2024-03-31",
        ),
        (Interval(None, date(2024, 3, 31)), "entre le … et le 31/03/2024", "between … and 2024-03-31"),
    ],
)
def test_days(day: Any, fr: str, en: str) -> None:
    assert (day_text(day, "fr"), day_text(day, "en")) == (fr, en)


def test_sources() -> None:
    assert source_text((cite("aci", "annexe 2"), cite("law"))) == "aci, annexe 2 ; law"
    assert source_text(()) == ""
