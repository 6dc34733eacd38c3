"""Who is counted in each role: one team of which every role is told, then what is left open."""

from datetime import date
from typing import Any

import pytest
from tests.national.dossiers import STAYS, employed, gp, msp, nurse, person, physiotherapist, read, specialist, stay

from msp_model.entities import (
    EmployerKind,
    Practice,
    Profession,
    ProfessionCount,
    Team,
    TeamMember,
)
from msp_model.expressions import Fact
from msp_model.national.facts import team
from msp_model.values import UNKNOWN, Interval

JOINS, LEAVES = date(2023, 1, 1), date(2025, 1, 1)

TEAM = (
    gp(sisa_associate=True),
    gp(sisa_associate=True, practice=Practice.SALARIED, employer=EmployerKind.MEMBER),
    gp(stay(JOINS, LEAVES)),
    specialist(sisa_associate=True, order_registered=False),
    nurse(sisa_associate=True, advanced_practice=True),
    nurse(sisa_associate=True, advanced_practice=False, practice=Practice.LIBERAL_COLLABORATOR),
    nurse(advanced_practice=False),
    physiotherapist(sisa_associate=True),
    person(Profession.DENTIST, sisa_associate=True),
    person(Profession.PHARMACIST),
    person(Profession.PSYCHOLOGIST, sisa_associate=True, order_registered=None),
    employed(Profession.PHYSICIAN),
    employed(Profession.NURSE),
    employed(Profession.NURSE),
    employed(Profession.PHARMACIST),
    TeamMember(
        profession=Profession.NURSE,
        practice=Practice.SALARIED,
        employer=EmployerKind.ASALEE,
        sisa_associate=False,
        advanced_practice=False,
        period=STAYS,
    ),
)

COUNTS: dict[str, tuple[Fact[Any], int]] = {
    "physicians": (team.physicians, 5),
    "general practitioners": (team.general_practitioners, 3),
    "paramedics": (team.paramedics, 7),
    "nurses": (team.nurses, 6),
    "other health professionals": (team.other_health_professionals, 12),
    "three groups": (team.professionals_of_three_groups, 15),
    "associated physicians": (team.associated_physicians, 3),
    "associated auxiliaries": (team.associated_auxiliaries, 3),
    "liberal associates": (team.liberal_associates, 7),
    "associates not liberal": (team.associates_not_liberal, 1),
    "ineligible associates": (team.ineligible_associates, 1),
    "unregistered associates": (team.unregistered_associates, 1),
    "employed physicians": (team.employed_physicians, 1),
    "employed auxiliaries": (team.employed_auxiliaries, 2),
    "employed health professionals": (team.employed_health_professionals, 4),
}


@pytest.mark.parametrize("role", COUNTS)
def test_a_role_is_counted(role: str) -> None:
    fact, value = COUNTS[role]

    assert read(fact, msp(*TEAM)) == value


@pytest.mark.parametrize("role", COUNTS)
def test_a_role_in_a_team_that_is_not_told_or_does_not_exist(role: str) -> None:
    fact, value = COUNTS[role]

    assert read(fact, msp()) is UNKNOWN
    assert read(fact, msp(team=None)) == 0
    assert read(fact, msp(team=Team(members=TEAM))) == Interval(value, None)
    assert read(fact, msp(*TEAM, TeamMember(period=STAYS))) == Interval(value, value + 1)


def test_who_joins_and_leaves() -> None:
    dossier = msp(*TEAM)
    days = (date(2022, 12, 31), JOINS, date(2024, 12, 31), LEAVES)

    assert [read(team.general_practitioners, dossier, day) for day in days] == [2, 3, 3, 2]


def test_advanced_practice_is_told_of_each_nurse() -> None:
    told = tuple(member for member in TEAM if member.employer is not EmployerKind.SISA)

    assert read(team.advanced_nurses_and_dentists, msp(*told)) == 2
    assert read(team.advanced_nurses_and_dentists, msp(*TEAM)) == Interval(2, 4)  # two nurses of whom it is not said


@pytest.mark.parametrize(("told", "value"), [(True, 0), (None, 0), (False, 1), (UNKNOWN, Interval(0, 1))])
def test_the_roll_of_the_order(told: Any, value: Any) -> None:
    assert read(team.unregistered_associates, msp(nurse(sisa_associate=True, order_registered=told))) == value


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (Interval(150, 200), Interval(150, 200)),
        (Interval(150, 201), Interval(150, None)),
        (Interval(200, 201), Interval(200, None)),
        (Interval(0, 200), Interval(0, 200)),
        (Interval(None, 200), Interval(0, 200)),
        (Interval(1, None), Interval(1, None)),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_counts_beyond_any_team_are_at_least_so_many(number: Any, value: Any) -> None:
    many = ProfessionCount(count=number, profession=Profession.NURSE, period=STAYS)

    assert read(team.nurses, msp(team=Team(counts=(many,), complete=True))) == value
