"""Divisors: what may be zero is refused, whatever hides it; what other checks refuse is left to them."""

from typing import Any

import attrs
import pytest
from tests.rulebook.planted import codes, professionals, rule, text, toy, value

from msp_model.expressions import Ratio, number, parameter
from msp_model.rulebook import Persons
from msp_model.rulebook.divisors import divisors_may_be_zero
from msp_model.rulebook.rulebook import Rulebook

LEAST = parameter("toy.least", Persons)


def test_a_divisor_inside_a_divisor_is_refused_once_for_each() -> None:
    inner = professionals / LEAST
    divided = rule("toy.other", professionals / (LEAST * (professionals / professionals)) <= number(Ratio, 1))

    assert codes(toy(rules=(rule(), divided), texts=(text("law", value(2)),))) == ["zero-divisor", "zero-divisor"]
    assert inner.kind is Ratio


def test_a_figure_that_is_missing_is_left_to_other_checks() -> None:
    rulebook = Rulebook.of([toy()])
    unknown: Any = rule("toy.other", professionals / parameter("toy.none", Persons) <= number(Ratio, 1))
    pack = attrs.evolve(toy(), rules=(unknown,))

    assert list(divisors_may_be_zero([pack], rulebook.figures(None))) == []


@pytest.mark.parametrize("wrong", [3, "professionals > 2", True, professionals])
def test_a_condition_is_an_expression_of_truth(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"^requires of toy\.other is a condition, not .*: did you write ==\?$"):
        rule("toy.other", wrong)
