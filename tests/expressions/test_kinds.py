"""Which values a kind holds."""

from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from tests.expressions.generators import Eur, Persons

from msp_model.expressions.kinds import Day, Kind, Maybe, OneOf, Per, Ratio, Truth, is_value


class Committee(Kind):
    """Words, which no rule computes with."""


class Zone(Enum):
    """Zones."""

    FRAGILE = "fragile"


@pytest.mark.parametrize(
    ("value", "kind", "held"),
    [
        (True, Truth, True),
        (1, Truth, False),
        (1, Persons, True),
        (Fraction(1, 2), Persons, True),
        (True, Persons, False),
        (0.5, Persons, False),
        ("1", Persons, False),
        (Fraction(1, 2), Ratio, True),
        (Fraction(1, 2), Per[Eur, Persons], True),
        (date(2024, 1, 1), Day, True),
        (datetime(2024, 1, 1, 12), Day, False),  # noqa: DTZ001 - any time of day will do
        ("2024-01-01", Day, False),
        ("CARPEC", Committee, True),
        (3, Committee, False),
        (Zone.FRAGILE, OneOf[Zone], True),
        ("fragile", OneOf[Zone], False),
        (None, Maybe[Persons], True),
        (3, Maybe[Persons], True),
        (None, Persons, False),
    ],
)
def test_a_kind_holds_its_own_values(value: Any, kind: Any, held: bool) -> None:
    assert is_value(value, kind) is held
