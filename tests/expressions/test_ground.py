"""Figures in force on another day: each stretch of a history, and what no text gives."""

from datetime import date
from typing import Any

import pytest
from tests.expressions.small_world import FIGURES, FLOOR, NAMED

from msp_model.expressions.domain import Domain
from msp_model.expressions.evaluate import evaluate
from msp_model.expressions.ground import ground
from msp_model.expressions.kinds import Day
from msp_model.expressions.leaves import Fact, Literal
from msp_model.expressions.program import program
from msp_model.values import UNKNOWN, Label

TODAY = date(2024, 6, 30)
TOLD: Fact[Any] = Fact("told", Day, Label("told"), "subject", Domain.days())


def on(parameter: Any, day: date) -> Any:
    """Give the value of a parameter on the day that a fact tells."""
    listed = program(*ground((parameter.on(TOLD),), FIGURES, TODAY))
    return evaluate(listed, lambda leaf: day if leaf == TOLD else UNKNOWN, TODAY)[-1]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2024, 1, 30), UNKNOWN),
        (date(2024, 1, 31), 2),
        (date(2024, 2, 1), 0),
        (date(2024, 2, 29), 0),
        (date(2024, 3, 1), 1),
        (date(2024, 3, 2), 1),
    ],
)
def test_each_stretch_of_a_history_has_its_value(day: date, value: Any) -> None:
    assert on(FLOOR, day) == value


class Undated:
    """A figure of which no text says since when it holds."""

    def on(self, parameter: Any, _day: date) -> Any:
        return Literal(2, parameter.of)

    def declared(self, parameter: Any) -> Any:
        return parameter

    def history(self, parameter: Any) -> Any:
        return [(None, Literal(2, parameter.of))]


def test_a_figure_without_a_first_day_holds_on_every_day() -> None:
    listed = program(*ground((FLOOR.on(TOLD),), Undated(), TODAY))
    assert evaluate(listed, lambda _: date(1999, 1, 1), TODAY)[-1] == 2


def test_what_no_text_gives_is_unknown_on_every_day() -> None:
    assert on(NAMED["local"], date(2024, 2, 1)) is UNKNOWN
