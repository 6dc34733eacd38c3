"""Steps of work are counted before they are taken; domains are never empty."""

import pytest

from msp_model.expressions.axes import OverBudgetError, Work
from msp_model.expressions.domain import Domain


def test_a_budget_is_spent_to_its_last_step() -> None:
    work = Work(10)
    work.step(6)
    work.step(4)
    with pytest.raises(OverBudgetError, match="budget of 10 steps"):
        work.step()


def test_steps_that_do_not_fit_are_not_taken() -> None:
    work = Work(10)
    work.step(6)
    with pytest.raises(OverBudgetError):
        work.step(5)
    assert work.spent == 6


def test_a_domain_may_be_one_number_and_not_none() -> None:
    assert Domain(least=2, greatest=2).least == 2
    with pytest.raises(ValueError, match="the domain from 3 to 2 is empty"):
        Domain(least=3, greatest=2)
