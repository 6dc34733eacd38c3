"""Every step of the marginal values: its gain is the difference of two statements, written out by hand."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.aci.world import OPEN, complete, statement_of, system

from msp_model.entities import (
    Diversity,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
)
from msp_model.national import aci
from msp_model.values import UNKNOWN, Interval

ALONE = Diversity(medical_professions=1, specialties=0, pharmacists=0, paramedical_professions=1)
SHORT = attrs.evolve(OPEN, weekday_hours=Decimal(8), saturday_morning=False, weeks_closed_in_holidays=Decimal(2))
STANDARD, ADVANCED = InformationSystemLevel.STANDARD, InformationSystemLevel.ADVANCED
BEFORE = date(2022, 12, 31)
VACCINATION = PublicHealthMission(theme=MissionTheme.VACCINATION)
OBESITY = PublicHealthMission(theme=MissionTheme.CHILD_OBESITY)
ANKLE, URINARY = NationalProtocol.ANKLE, NationalProtocol.URINARY

Changes = Mapping[str, Any]
STEPS: dict[str, tuple[int, Changes, Changes]] = {
    "meeting": (2023, {"meetings": 5}, {"meetings": 6}),
    "national-protocol": (2023, {"national_protocols": {ANKLE}}, {"national_protocols": {ANKLE, URINARY}}),
    "second-resort": (
        2023,
        {"second_resort_days_per_week": Decimal(2)},
        {"second_resort_days_per_week": Decimal("2.5")},
    ),
    "cstm": (2023, {"cstm_physicians": 0}, {"cstm_physicians": 1}),
    "medical-profession": (
        2023,
        {"diversity": ALONE},
        {"diversity": attrs.evolve(ALONE, medical_professions=2), "associated_professionals": 14},
    ),
    "pharmacist": (
        2023,
        {"diversity": ALONE},
        {"diversity": attrs.evolve(ALONE, pharmacists=1), "associated_professionals": 14},
    ),
    "paramedical-profession": (
        2023,
        {"diversity": ALONE},
        {"diversity": attrs.evolve(ALONE, paramedical_professions=2), "associated_professionals": 14},
    ),
    "unscheduled-care": (2023, {"unscheduled_care": False}, {"unscheduled_care": True}),
    "crisis-plan": (2023, {"crisis_plan": False}, {"crisis_plan": True}),
    "crisis-actions": (2023, {"crisis_declared": True}, {"crisis_declared": True, "crisis_actions": True}),
    "users-1": (2023, {"users_informed": False, "users_partners": False}, {"users_partners": False}),
    "users-2": (2023, {"users_informed": False, "users_partners": False}, {}),
    "satisfaction": (2018, {"satisfaction_survey": False}, {}),
    "coordination": (2023, {"coordination_function": False}, {}),
    "external": (2023, {"external_coordination": False}, {}),
    "quality-1": (
        2023,
        {"quality_diagnosis": False, "quality_plan": False, "quality_results": False},
        {"quality_plan": False, "quality_results": False},
    ),
    "quality-2": (2023, {"quality_plan": False, "quality_results": False}, {"quality_results": False}),
    "quality-3": (2023, {"quality_plan": False, "quality_results": False}, {}),
    "heart-failure": (2023, {"heart_failure_pathway": False}, {}),
    "child-obesity": (2023, {"child_obesity_pathway": False}, {}),
    "obesity-mission": (2023, {"missions": (VACCINATION,)}, {"missions": (OBESITY,)}),
    "sas-half": (2023, {"sas": frozenset()}, {"sas": {SasLevel.HALF}}),
    "sas-full": (2023, {"sas": {SasLevel.HALF}}, {"sas": {SasLevel.ALL}}),
    "standard-system": (
        2023,
        {"information_systems": (system(STANDARD, date(2023, 10, 1)),)},
        {"information_systems": (system(STANDARD, BEFORE),)},
    ),
    "advanced-system": (
        2023,
        {"information_systems": (system(STANDARD, BEFORE),)},
        {"information_systems": (system(STANDARD, BEFORE), system(ADVANCED, BEFORE))},
    ),
    "saturday-1": (2023, {"opening": (SHORT,)}, {"opening": (attrs.evolve(SHORT, saturday_morning=True),)}),
    "hours-1": (2023, {"opening": (SHORT,)}, {"opening": (attrs.evolve(SHORT, weekday_hours=Decimal(10)),)}),
    "holidays-1": (
        2023,
        {"opening": (SHORT,)},
        {"opening": (attrs.evolve(SHORT, weeks_closed_in_holidays=Decimal(0)),)},
    ),
}  # fmt: skip


def declared(year: int, *changes: Changes) -> aci.AciStatement:
    """Give the statement of a complete declaration, changed step by step."""
    whole: dict[str, Any] = {}
    for each in changes:
        whole |= {key: frozenset(value) if isinstance(value, set) else value for key, value in each.items()}
    return statement_of(complete(year, **whole))


def taken(before: Changes, after: Changes) -> Changes:
    """Give what a declaration says after a step: what was lowered is whole again where the step says nothing else."""
    return {key: value for key, value in before.items() if key in after} | dict(after)


@pytest.mark.parametrize("step", STEPS)
def test_the_gain_of_a_step_is_the_difference_of_two_statements(step: str) -> None:
    year, lowered, raised = STEPS[step]
    before, after = declared(year, lowered), declared(year, taken(lowered, raised))
    gains = {gain.id: gain for gain in aci.marginal(before)}

    assert gains[step].total == after.total
    assert gains[step].gain == after.total - before.total
    assert after.total > before.total


def test_ranges_are_ranked_by_what_they_may_bring() -> None:
    unsure = statement_of(complete(2023, advanced_practice_nurse=UNKNOWN, protocols=3))
    found = {gain.id: gain.gain for gain in aci.marginal(unsure, patients=100)}

    assert (found["protocol"], found["patients"]) == (
        Interval(700, 980),
        Interval(Fraction(1575, 2), Fraction(1645, 2)),
    )
    names = list(found)
    assert names.index("protocol") < names.index("patients")


def test_gains_of_a_total_without_bound_are_unknown_and_stand_by_name() -> None:
    open_ = statement_of(complete(2026, protocols=3), {"aci-2026-grid": "unknown"})
    found = aci.marginal(open_)

    assert {(gain.gain, gain.total) for gain in found} == {(UNKNOWN, UNKNOWN)}
    assert [gain.id for gain in found] == sorted(gain.id for gain in found)
    assert len(found) > 1
