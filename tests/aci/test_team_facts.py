"""Facts of the MSP for an exercise: who is counted, where it lies, and the days and shares of its contract."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.national import dossiers

from msp_model.entities import (
    AciContract,
    AciDeclaration,
    AciDerogation,
    Diversity,
    EmployerKind,
    HealthProject,
    Msp,
    Practice,
    Profession,
    ProfessionCount,
    Site,
    SiteKind,
    Specialty,
    Team,
    TeamMember,
    Zone,
    ZoneKind,
    ZoneLevel,
)
from msp_model.expressions import Fact
from msp_model.national.aci import team_facts as facts
from msp_model.national.aci.exercise import Exercise
from msp_model.values import ALWAYS, UNKNOWN, Interval, Period

LAST = date(2023, 12, 31)
"""The last day of the exercise, on which facts are read."""


def read(fact: Fact[Any], msp: Msp, day: date) -> Any:
    """Read a fact of an MSP, or of the exercise in which a day lies."""
    return dossiers.read(fact, Exercise(msp, day.year) if fact.about == "exercise" else msp, day)


def dossier(*members: TeamMember | ProfessionCount, complete: bool = True, **more: Any) -> Msp:
    team = Team(
        members=tuple(one for one in members if isinstance(one, TeamMember)),
        counts=tuple(one for one in members if isinstance(one, ProfessionCount)),
        complete=complete,
    )
    return Msp(id="m", name="MSP inventée", **{"team": team, **more})


def declaring(**more: Any) -> tuple[AciDeclaration, ...]:
    return (AciDeclaration(year=2022, **dict.fromkeys(more, UNKNOWN)), AciDeclaration(year=2023, **more))


def person(profession: Profession, **more: Any) -> TeamMember:
    return TeamMember(profession=profession, **{"sisa_associate": True, "period": ALWAYS, **more})


GP = person(Profession.PHYSICIAN, specialty=Specialty.GENERAL_PRACTICE)
SPECIALIST = person(Profession.PHYSICIAN, specialty=Specialty.OTHER)
PHARMACIST = person(Profession.PHARMACIST)
MAYBE_PHARMACIST = person(Profession.PHARMACIST, sisa_associate=UNKNOWN)
DENTIST, MIDWIFE = person(Profession.DENTIST), person(Profession.MIDWIFE)
NURSE = person(Profession.NURSE, advanced_practice=False)
PHYSIO = person(Profession.PHYSIOTHERAPIST)
OUTSIDE = {"sisa_associate": False, "practice": Practice.LIBERAL}


# -- counts of the team, and what is declared -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "number"),
    [
        ((), 0),
        ((GP,), 0),
        ((GP, SPECIALIST), 1),
        ((SPECIALIST, SPECIALIST), Interval(1, 2)),  # of one specialty or of two
        ((SPECIALIST, SPECIALIST, SPECIALIST), Interval(1, 3)),
        ((person(Profession.PHYSICIAN),), Interval(0, 1)),
        ((SPECIALIST, person(Profession.PHYSICIAN)), Interval(1, 2)),
        ((person(Profession.PHYSICIAN), person(Profession.PHYSICIAN)), Interval(0, 2)),
        ((person(Profession.PHYSICIAN, specialty=Specialty.OTHER, **OUTSIDE),), 0),
    ],
)
def test_different_specialties(members: tuple[TeamMember, ...], number: Any) -> None:
    assert read(facts.specialties, dossier(*members), LAST) == number


def test_specialties_of_a_team_that_may_be_larger() -> None:
    assert read(facts.specialties, dossier(SPECIALIST, SPECIALIST, complete=False), LAST) == Interval(1, None)
    assert read(facts.specialties, dossier(GP, complete=False), LAST) is UNKNOWN
    assert read(facts.specialties, dossier(team=UNKNOWN), LAST) is UNKNOWN
    assert read(facts.specialties, dossier(team=None), LAST) == 0


@pytest.mark.parametrize(
    ("members", "answer"),
    [
        ((GP,), False),
        ((PHARMACIST,), True),
        ((PHARMACIST, MAYBE_PHARMACIST), True),
        ((MAYBE_PHARMACIST,), UNKNOWN),
        ((person(Profession.PHARMACIST, sisa_associate=False),), False),
    ],
)
def test_an_associated_pharmacist(members: tuple[TeamMember, ...], answer: Any) -> None:
    assert read(facts.pharmacist_associated, dossier(*members), LAST) is answer


def test_a_pharmacist_of_a_team_that_may_be_larger() -> None:
    assert read(facts.pharmacist_associated, dossier(PHARMACIST, complete=False), LAST) is True
    assert read(facts.pharmacist_associated, dossier(GP, complete=False), LAST) is UNKNOWN


@pytest.mark.parametrize(
    ("fact", "members", "number"),
    [
        (facts.medical_professions, (GP, DENTIST, DENTIST, MIDWIFE, NURSE), 2),
        (facts.medical_professions, (GP, DENTIST, DENTIST), 1),
        (facts.medical_professions, (GP, PHARMACIST, PHYSIO), 0),
        (facts.medical_professions, (person(Profession.DENTIST, sisa_associate=False),), 0),
        (facts.paramedical_professions, (GP, NURSE, NURSE, PHYSIO, MIDWIFE), 2),
        (facts.paramedical_professions, (NURSE,), 1),
        (facts.paramedical_professions, (person(Profession.PHYSIOTHERAPIST, **OUTSIDE),), 0),
        (facts.associated_professionals, (GP, NURSE, NURSE, PHARMACIST), 4),
        (facts.associated_professionals, (GP, person(Profession.PSYCHOLOGIST)), 1),  # no health profession
        (facts.associated_professionals, (GP, person(Profession.NURSE, **OUTSIDE)), 1),
        (facts.associated_professionals, (GP, person(Profession.NURSE, sisa_associate=UNKNOWN)), Interval(1, 2)),
    ],
)
def test_associates_are_counted_by_profession(fact: Fact[Any], members: Any, number: Any) -> None:
    assert read(fact, dossier(*members), LAST) == number


@pytest.mark.parametrize(
    ("profession", "more", "counted", "diverse"),
    [
        (Profession.PHYSIOTHERAPIST, {"practice": Practice.LIBERAL_COLLABORATOR}, 0, 0),  # of physicians only
        (Profession.PHYSICIAN, {"practice": Practice.LIBERAL_COLLABORATOR}, 1, 0),
        (Profession.PHYSICIAN, {"practice": Practice.LIBERAL}, 0, 0),
        (Profession.PHYSICIAN, {"practice": UNKNOWN}, Interval(0, 1), 0),
        (Profession.NURSE, {"practice": Practice.SALARIED, "employer": EmployerKind.ASALEE}, 0, 1),
        (Profession.NURSE, {"practice": Practice.SALARIED, "employer": EmployerKind.HOSPITAL}, 0, 0),
        (Profession.NURSE, {"practice": Practice.SALARIED}, 0, Interval(0, 1)),
        (Profession.PHYSIOTHERAPIST, {"practice": Practice.SALARIED, "employer": EmployerKind.ASALEE}, 0, 0),
    ],
)
def test_who_counts_without_being_an_associate(profession: Profession, more: Any, counted: Any, diverse: Any) -> None:
    found = dossier(person(profession, **{"sisa_associate": False, **more}))

    assert read(facts.associated_professionals, found, LAST) == counted
    assert read(facts.paramedical_professions, found, LAST) == diverse


DECLARED: dict[str, tuple[Fact[Any], dict[str, Any], Any]] = {
    "associates": (facts.associated_professionals, {"associated_professionals": 7}, 7),
    "medical": (facts.medical_professions, {"diversity": Diversity(medical_professions=2)}, 2),
    "specialties": (facts.specialties, {"diversity": Diversity(specialties=3)}, 3),
    "pharmacists": (facts.pharmacist_associated, {"diversity": Diversity(pharmacists=1)}, True),
    "paramedical": (facts.paramedical_professions, {"diversity": Diversity(paramedical_professions=4)}, 4),
}


@pytest.mark.parametrize("name", DECLARED)
def test_what_is_declared_completes_the_team(name: str) -> None:
    fact, declared, value = DECLARED[name]
    told = declaring(**declared)

    assert read(fact, dossier(team=UNKNOWN, aci_declarations=told), LAST) == value
    assert read(fact, dossier(GP, complete=False, aci_declarations=told), LAST) == value
    assert read(fact, dossier(aci_declarations=told), LAST) == 0  # the whole team is told
    assert read(fact, dossier(team=UNKNOWN, aci_declarations=told), date(2022, 12, 31)) is UNKNOWN
    assert read(fact, dossier(team=UNKNOWN), LAST) is UNKNOWN
    assert read(fact, dossier(team=UNKNOWN, aci_declarations=(AciDeclaration(year=2023),)), LAST) is UNKNOWN


def test_declared_without_a_pharmacist() -> None:
    told = declaring(diversity=Diversity(pharmacists=0))

    assert read(facts.pharmacist_associated, dossier(team=UNKNOWN, aci_declarations=told), LAST) is False


IPA = person(Profession.NURSE, advanced_practice=True, **OUTSIDE)
MAYBE_IPA = person(Profession.NURSE)


@pytest.mark.parametrize(
    ("members", "complete", "declared", "answer"),
    [
        ((IPA,), True, False, True),
        ((NURSE,), True, True, False),  # the team goes first
        ((NURSE,), False, True, True),
        ((NURSE,), False, False, False),
        ((NURSE,), False, UNKNOWN, UNKNOWN),
        ((MAYBE_IPA,), True, True, True),
        ((MAYBE_IPA,), True, UNKNOWN, UNKNOWN),
        ((IPA,), False, UNKNOWN, True),
    ],
)
def test_an_advanced_practice_nurse(members: Any, complete: bool, declared: Any, answer: Any) -> None:
    told = declaring(advanced_practice_nurse=declared)

    assert (
        read(facts.advanced_practice_nurse, dossier(*members, complete=complete, aci_declarations=told), LAST) is answer
    )


def test_an_advanced_practice_nurse_without_a_declaration() -> None:
    assert read(facts.advanced_practice_nurse, dossier(MAYBE_IPA), LAST) is UNKNOWN
    assert read(facts.advanced_practice_nurse, dossier(NURSE), LAST) is False


@pytest.mark.parametrize(
    ("level", "declared", "answer"),
    [
        (ZoneLevel.ZIP, False, True),
        (ZoneLevel.ZAC, UNKNOWN, True),
        (ZoneLevel.ZV, True, False),
        (ZoneLevel.NONE, True, False),
        (None, True, True),
        (None, False, False),
        (None, UNKNOWN, UNKNOWN),
    ],
)
def test_an_underserved_zone(level: ZoneLevel | None, declared: Any, answer: Any) -> None:
    ranked = () if level is None else (
        Zone(kind=ZoneKind.ARS, level=level, profession=Profession.PHYSICIAN, period=ALWAYS),
    )  # fmt: skip
    site = Site(kind=SiteKind.MAIN, zones=ranked, period=ALWAYS)
    told = declaring(underserved_zone=declared)

    assert read(facts.underserved_zone, dossier(sites=(site,), aci_declarations=told), LAST) is answer


def test_a_zone_that_holds_on_the_day_observed() -> None:
    zone = Zone(kind=ZoneKind.ARS, level=ZoneLevel.ZIP, profession=Profession.PHYSICIAN)
    site = Site(kind=SiteKind.MAIN, zones=(zone,), period=ALWAYS)

    assert read(facts.underserved_zone, dossier(sites=(site,), observed_on=LAST), LAST) is True
    assert read(facts.underserved_zone, dossier(sites=(site,), observed_on=date(2024, 1, 1)), LAST) is UNKNOWN
    assert read(facts.underserved_zone, dossier(), LAST) is UNKNOWN


# -- the contract -----------------------------------------------------------------------------------------------------

JULY, SEPTEMBER = date(2023, 7, 1), date(2023, 9, 30)


def under(**more: Any) -> Msp:
    given = {"signed_on": date(2023, 1, 1), "ended_on": None, **more}
    return dossier(aci_contract=AciContract(**given))


@pytest.mark.parametrize("told", [JULY, UNKNOWN, Interval(JULY, SEPTEMBER)])
def test_the_days_of_the_contract(told: Any) -> None:
    assert read(facts.contract_effective_on, under(effective_on=told), LAST) == told
    assert read(facts.contract_ended_on, under(ended_on=told), LAST) == told
    assert read(facts.contract_signed_on, under(signed_on=told), LAST) == told


def test_a_contract_that_was_not_signed_has_no_effect() -> None:
    assert read(facts.contract_effective_on, under(signed_on=None, effective_on=JULY), LAST) is None
    assert read(facts.contract_signed_on, under(signed_on=None), LAST) is None
    assert read(facts.contract_ended_on, under(), LAST) is None


@pytest.mark.parametrize(
    "fact", [facts.contract_effective_on, facts.contract_ended_on, facts.contract_signed_on], ids=str
)
def test_without_a_contract_there_is_no_day(fact: Fact[Any]) -> None:
    assert read(fact, dossier(aci_contract=None), LAST) is None
    assert read(fact, dossier(), LAST) is UNKNOWN


def test_an_end_that_is_not_told_has_not_come_on_the_day_observed() -> None:
    contract = AciContract(signed_on=date(2020, 1, 1), effective_on=date(2020, 1, 1))
    seen = dossier(aci_contract=contract, observed_on=date(2023, 6, 30))

    assert read(facts.contract_ended_on, seen, LAST) == Interval(JULY, None)
    assert read(facts.contract_ended_on, dossier(aci_contract=contract), LAST) is UNKNOWN
    assert read(facts.ended_share_by_months, seen, LAST) == Interval(Fraction(0), Fraction(1, 2))


@pytest.mark.parametrize(
    ("day", "months", "days"),
    [
        (date(2022, 12, 31), 1, 1),
        (date(2023, 1, 1), 1, 1),
        (date(2023, 1, 2), 1, Fraction(364, 365)),  # the month begun counts
        (date(2023, 7, 31), Fraction(6, 12), Fraction(154, 365)),
        (date(2023, 12, 31), Fraction(1, 12), Fraction(1, 365)),
        (date(2024, 1, 1), 0, 0),
        (UNKNOWN, UNKNOWN, UNKNOWN),
        (Interval(JULY, SEPTEMBER), Interval(Fraction(4, 12), Fraction(6, 12)), None),
        (Interval(date(2023, 7, 1), date(2023, 7, 31)), Fraction(6, 12), None),
        (Interval(None, JULY), Interval(Fraction(1, 2), Fraction(1)), None),
        (Interval(JULY, None), Interval(Fraction(0), Fraction(1, 2)), None),
        (Interval(date(2024, 1, 1), None), 0, 0),
        (Interval(None, date(2023, 1, 1)), 1, 1),
    ],
)
def test_shares_of_the_year(day: Any, months: Any, days: Any) -> None:
    assert read(facts.contract_share_by_months, under(effective_on=day), LAST) == months
    assert read(facts.ended_share_by_months, under(ended_on=day), LAST) == months
    if days is not None:
        assert read(facts.contract_share_by_days, under(effective_on=day), LAST) == days
        assert read(facts.ended_share_by_days, under(ended_on=day), LAST) == days


def test_a_leap_year_is_longer() -> None:
    leap = date(2024, 12, 31)

    assert read(facts.contract_share_by_days, under(effective_on=date(2024, 2, 29)), leap) == Fraction(307, 366)


def test_shares_without_a_contract() -> None:
    for fact in (facts.contract_share_by_months, facts.contract_share_by_days, facts.ended_share_by_months):
        assert read(fact, dossier(aci_contract=None), LAST) == 0
        assert read(fact, dossier(), LAST) is UNKNOWN


@pytest.mark.parametrize(
    ("signed", "rank"),
    [
        (date(2023, 12, 31), 1),
        (date(2023, 1, 1), 1),
        (date(2022, 12, 31), 2),
        (date(2015, 1, 1), 9),
        (date(2024, 1, 1), 0),
        (date(1901, 1, 1), 100),
        (None, 0),
        (UNKNOWN, UNKNOWN),
        (Interval(date(2021, 5, 1), date(2022, 5, 1)), Interval(2, 3)),
        (Interval(date(2022, 5, 1), date(2022, 8, 1)), 2),
        (Interval(date(2022, 5, 1), None), Interval(0, 2)),
        (Interval(None, date(2022, 5, 1)), Interval(2, 100)),
        (Interval(date(2024, 5, 1), None), 0),
    ],
)
def test_the_rank_of_the_year_since_signature(signed: Any, rank: Any) -> None:
    assert read(facts.contract_year, under(signed_on=signed), LAST) == rank


@pytest.mark.parametrize(
    ("contract", "answer"),
    [
        (AciContract(derogations=frozenset({AciDerogation.OPENING_HOURS})), True),
        (AciContract(derogations=frozenset({AciDerogation.COMPANY_PENDING})), False),
        (AciContract(derogations=frozenset()), False),
        (AciContract(), UNKNOWN),
        (None, False),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_a_derogation_of_opening_hours(contract: Any, answer: Any) -> None:
    assert read(facts.opening_derogation, dossier(aci_contract=contract), LAST) is answer


@pytest.mark.parametrize(
    ("project", "day"),
    [
        (HealthProject(sent_on=JULY), JULY),
        (HealthProject(sent_on=None), None),
        (HealthProject(), UNKNOWN),
        (None, None),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_the_day_on_which_the_project_was_filed(project: Any, day: Any) -> None:
    assert read(facts.project_sent_on, dossier(health_project=project), LAST) == day


def test_the_declaration_of_a_year() -> None:
    told = dossier(aci_declarations=declaring(patients=10))
    found = Exercise(told, 2023).declaration

    assert found is not None
    assert found.patients == 10
    assert Exercise(told, 2021).declaration is None
    assert Exercise(dossier(), 2023).declaration is None


def test_the_team_of_an_exercise_is_that_of_its_last_day() -> None:
    gone = dossier(person(Profession.PHARMACIST, period=Period(start=None, until=LAST)))
    stayed = dossier(person(Profession.PHARMACIST, period=Period(start=None, until=date(2024, 1, 1))))

    for day in (date(2023, 1, 1), date(2023, 12, 30), LAST):
        assert read(facts.pharmacist_associated, gone, day) is False
        assert read(facts.pharmacist_associated, stayed, day) is True
