"""The job of the benchmarks: the rules give what plain Python gives, and are honest where an answer is missing."""

from datetime import date
from typing import Any

import pytest
from benchmarks import job, job_rules

from msp_model.expressions.compiling import compile_program
from msp_model.values import UNKNOWN, Interval

DAY = date(2026, 3, 17)
COMPILED = compile_program(job_rules.PROGRAM)
ELIGIBLE: dict[str, Any] = {
    "n_doctors": 3,
    "n_paramedics": 4,
    "project_validated": True,
    "opening_hours_ok": True,
    "patients": 5000,
    "shared_info_system": True,
    "coordinator_fte": 1.0,
    "months_since_doctor_left": None,
}


def answer(entity: dict[str, Any]) -> tuple[Any, ...]:
    return COMPILED.evaluate(job_rules.centre(entity), DAY)


def test_the_rules_do_the_job_of_the_reference() -> None:
    for entity in job.population(2000, seed=11):
        wanted = job.reference(entity)
        for found in (answer(entity), job_rules.plain(job_rules.centre(entity), DAY)):
            assert found[:5] == wanted[:5]
            assert float(found[5]) == pytest.approx(wanted[5], abs=1e-6)


def test_money_is_exact() -> None:
    assert answer(ELIGIBLE) == (True, True, True, True, True, (800 + 1000 + 500 + 1000 + 200) * 7)


def test_a_missing_answer_that_decides_leaves_a_range_of_amounts() -> None:
    missing = {key: value for key, value in ELIGIBLE.items() if key != "shared_info_system"}
    assert answer(missing) == (True, True, True, True, UNKNOWN, Interval(0, 24_500))


def test_a_missing_answer_that_decides_nothing_leaves_the_amount_known() -> None:
    missing = {key: value for key, value in ELIGIBLE.items() if key != "shared_info_system"}
    assert answer({**missing, "project_validated": False}) == (True, True, False, True, UNKNOWN, 0)
