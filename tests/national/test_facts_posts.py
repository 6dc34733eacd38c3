"""Posts, searches, departures and labels: what a dossier tells of them, and what it leaves open."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.national.dossiers import DAY, OBSERVED, STAYS, msp, read, stay

from msp_model.entities import (
    CoordinationAssignment,
    CoordinatorStatus,
    Departure,
    DossierList,
    EmploymentClue,
    FranceSante,
    Funder,
    FunderKind,
    Grant,
    Msp,
    Profession,
    ProofKind,
    Purpose,
    RecruitmentAction,
    RecruitmentOutcome,
    RecruitmentSearch,
    RecruitmentStep,
    Specialty,
)
from msp_model.expressions import Fact
from msp_model.national.facts import coordination, departures, france_sante
from msp_model.values import UNKNOWN, Interval, Period

NOTHING_COMPLETE = frozenset[DossierList]()
GONE = Period(start=None, until=date(2024, 1, 1))
LATER_ON = date(2025, 1, 1)


# -- coordination posts -----------------------------------------------------------------------------------------------


def post(period: Period = STAYS, **more: Any) -> CoordinationAssignment:
    return CoordinationAssignment(period=period, **more)


MICRO = CoordinatorStatus.MICRO_ENTREPRENEUR


@pytest.mark.parametrize(
    ("posts", "value"),
    [
        ((post(status=MICRO),), True),
        ((post(status=CoordinatorStatus.SALARIED_BY_SISA),), False),
        ((post(status=CoordinatorStatus.SERVICE_COMPANY),), False),
        ((post(),), UNKNOWN),
        ((post(GONE, status=MICRO),), False),  # no longer
        ((post(GONE),), False),
        ((post(status=CoordinatorStatus.LENT), post(status=MICRO)), True),
        ((), False),
    ],
)
def test_a_micro_entrepreneur_on_a_post(posts: Any, value: Any) -> None:
    assert read(coordination.coordinator_is_micro_entrepreneur, msp(coordination=posts)) is value


def test_posts_that_may_not_be_all() -> None:
    more = msp(coordination=(post(status=CoordinatorStatus.LENT, clues=frozenset()),), complete=NOTHING_COMPLETE)

    assert read(coordination.coordinator_is_micro_entrepreneur, more) is UNKNOWN
    assert read(coordination.employment_clue_found, more) is UNKNOWN
    assert read(coordination.coordinator_is_micro_entrepreneur, msp()) is UNKNOWN
    assert read(coordination.employment_clue_found, msp()) is UNKNOWN


CLUES = frozenset({EmploymentClue.SINGLE_CLIENT})


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({"status": MICRO, "clues": CLUES}, True),
        ({"status": CoordinatorStatus.SERVICE_COMPANY, "clues": CLUES}, True),
        ({"status": CoordinatorStatus.SALARIED_BY_SISA, "clues": CLUES}, False),  # an employee hides nothing
        ({"status": CoordinatorStatus.VOLUNTEER}, False),
        ({"status": MICRO, "clues": frozenset()}, False),
        ({"status": MICRO}, UNKNOWN),
        ({"clues": CLUES}, UNKNOWN),
        ({"clues": frozenset()}, False),
        ({"status": MICRO, "clues": CLUES, "period": GONE}, False),
    ],
)
def test_clues_of_a_disguised_employment(given: dict[str, Any], value: Any) -> None:
    assert read(coordination.employment_clue_found, msp(coordination=(post(**given),))) is value


@pytest.mark.parametrize(
    ("posts", "value"),
    [
        ((post(yearly_cost=Decimal(30_000)), post(yearly_cost=Decimal(12_000))), 42_000),
        ((post(yearly_cost=Decimal(30_000)), post(GONE, yearly_cost=Decimal(12_000))), 30_000),
        ((post(yearly_cost=Decimal(30_000)), post()), Interval(30_000, None)),
        ((post(yearly_cost=Decimal(30_000)), post(GONE)), 30_000),
        ((), 0),
    ],
)
def test_the_cost_of_the_posts_held_on_the_day(posts: Any, value: Any) -> None:
    assert read(coordination.coordination_cost, msp(coordination=posts)) == value


def test_a_cost_is_never_guessed() -> None:
    cost = post(yearly_cost=Decimal(100))

    assert read(coordination.coordination_cost, msp()) is UNKNOWN
    assert read(coordination.coordination_cost, msp(coordination=(cost,), complete=NOTHING_COMPLETE)) == Interval(
        100, None
    )


# -- the grant of the post --------------------------------------------------------------------------------------------


def grant(kind: FunderKind | None = FunderKind.ARS, **more: Any) -> Grant:
    funder = UNKNOWN if kind is None else Funder(kind=kind)
    return Grant(**{"funder": funder, "purpose": Purpose.COORDINATION_POST, "period": STAYS, **more})


@pytest.mark.parametrize(
    ("grants", "value"),
    [
        ((grant(),), True),
        ((grant(FunderKind.REGION),), False),
        ((grant(purpose=Purpose.BUILDING),), False),
        ((grant(period=GONE),), False),
        ((grant(None),), UNKNOWN),
        ((grant(purpose=UNKNOWN),), UNKNOWN),
        ((grant(None, purpose=Purpose.STUDY),), False),
        ((grant(FunderKind.REGION), grant()), True),
        ((), False),
    ],
)
def test_a_grant_of_the_ars_for_the_post(grants: Any, value: Any) -> None:
    assert read(coordination.coordination_grant_held, msp(grants=grants)) is value


def test_grants_that_may_not_be_all() -> None:
    other = msp(grants=(grant(FunderKind.REGION, at_risk=False),), complete=NOTHING_COMPLETE)

    assert read(coordination.coordination_grant_held, other) is UNKNOWN
    assert read(coordination.coordination_grant_held, msp()) is UNKNOWN
    assert read(coordination.coordination_grant_at_risk, other, OBSERVED) is UNKNOWN
    assert read(coordination.coordination_grant_at_risk, msp(), OBSERVED) is UNKNOWN


@pytest.mark.parametrize(
    ("given", "day", "value"),
    [
        ({"at_risk": True}, OBSERVED, True),
        ({"at_risk": True}, DAY, UNKNOWN),  # reported on the day observed only
        ({"at_risk": False}, OBSERVED, False),
        ({}, OBSERVED, UNKNOWN),
        ({"at_risk": True, "purpose": Purpose.STUDY}, OBSERVED, False),
        ({"at_risk": True, "purpose": UNKNOWN}, OBSERVED, UNKNOWN),
        ({"at_risk": False, "purpose": UNKNOWN}, OBSERVED, False),
    ],
)
def test_a_grant_at_risk(given: dict[str, Any], day: date, value: Any) -> None:
    assert read(coordination.coordination_grant_at_risk, msp(grants=(grant(**given),)), day) is value


def test_fragile_as_observed() -> None:
    assert read(coordination.followed_as_fragile, msp(followed_as_fragile=True), OBSERVED) is True
    assert read(coordination.followed_as_fragile, msp(followed_as_fragile=False), OBSERVED) is False
    assert read(coordination.followed_as_fragile, msp(followed_as_fragile=True), DAY) is UNKNOWN
    assert read(coordination.followed_as_fragile, msp(), OBSERVED) is UNKNOWN


# -- departures -------------------------------------------------------------------------------------------------------


def left(**more: Any) -> Departure:
    given = {
        "profession": Profession.PHYSICIAN,
        "specialty": Specialty.GENERAL_PRACTICE,
        "departed_on": date(2024, 3, 1),
        "replaced_on": None,
        **more,
    }
    return Departure(**given)


@pytest.mark.parametrize(
    ("given", "day", "value"),
    [
        ({}, date(2024, 2, 29), False),
        ({}, date(2024, 3, 1), True),
        ({}, DAY, True),
        ({"replaced_on": DAY}, date(2024, 5, 31), True),
        ({"replaced_on": DAY}, DAY, False),
        ({"replaced_on": UNKNOWN}, DAY, UNKNOWN),
        ({"replaced_on": Interval(DAY, None)}, date(2024, 5, 31), True),
        ({"replaced_on": Interval(DAY, None)}, DAY, UNKNOWN),
        ({"departed_on": UNKNOWN}, DAY, UNKNOWN),
        ({"specialty": Specialty.OTHER}, DAY, False),
        ({"specialty": UNKNOWN}, DAY, UNKNOWN),
        ({"specialty": UNKNOWN, "replaced_on": DAY}, DAY, False),
        ({"profession": Profession.NURSE, "specialty": UNKNOWN}, DAY, False),
        ({"profession": UNKNOWN, "specialty": UNKNOWN}, DAY, UNKNOWN),
    ],
)
def test_a_general_practitioner_left_and_not_replaced(given: dict[str, Any], day: date, value: Any) -> None:
    assert read(departures.general_practitioner_left, msp(departures=(left(**given),)), day) is value


def test_departures_that_may_not_be_all() -> None:
    other = left(specialty=Specialty.OTHER)

    assert read(departures.general_practitioner_left, msp()) is UNKNOWN
    assert read(departures.general_practitioner_left, msp(departures=())) is False
    assert read(departures.general_practitioner_left, msp(departures=(other,), complete=NOTHING_COMPLETE)) is UNKNOWN
    assert read(departures.departure_notified_on, msp()) is UNKNOWN


# -- searches ---------------------------------------------------------------------------------------------------------


def action(**more: Any) -> RecruitmentAction:
    given = {"done_on": date(2023, 2, 1), "proof": ProofKind.DOCUMENT, **more}
    return RecruitmentAction(step=RecruitmentStep.ADVERTISEMENT, **given)


def search(**more: Any) -> RecruitmentSearch:
    given = {
        "profession": Profession.PHYSICIAN,
        "started_on": date(2023, 1, 1),
        "ended_on": None,
        "outcome": None,
        "actions": (action(),),
        **more,
    }
    return RecruitmentSearch(**given)


FOUND, ABANDONED = RecruitmentOutcome.FOUND, RecruitmentOutcome.ABANDONED


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ({}, True),
        ({"profession": Profession.NURSE}, False),
        ({"profession": UNKNOWN}, UNKNOWN),
        ({"started_on": LATER_ON}, False),
        ({"started_on": UNKNOWN}, UNKNOWN),
        ({"outcome": UNKNOWN}, True),  # it goes on, so nobody was found
        ({"ended_on": LATER_ON, "outcome": FOUND}, True),  # found later: fruitless until then
        ({"ended_on": DAY, "outcome": FOUND}, False),
        ({"ended_on": DAY, "outcome": ABANDONED}, True),
        ({"ended_on": DAY, "outcome": UNKNOWN}, UNKNOWN),
        ({"ended_on": UNKNOWN, "outcome": FOUND}, UNKNOWN),
        ({"ended_on": UNKNOWN, "outcome": ABANDONED}, True),
        ({"ended_on": UNKNOWN, "outcome": UNKNOWN}, UNKNOWN),
        ({"ended_on": UNKNOWN, "outcome": ABANDONED, "started_on": LATER_ON}, False),
        ({"actions": ()}, False),
        ({"actions": UNKNOWN}, UNKNOWN),
        ({"actions": (action(proof=None),)}, False),
        ({"actions": (action(proof=UNKNOWN),)}, UNKNOWN),
        ({"actions": (action(proof=None), action(proof=ProofKind.LETTER))}, True),
        ({"actions": (action(done_on=LATER_ON),)}, False),
        ({"actions": (action(done_on=UNKNOWN),)}, UNKNOWN),
        ({"actions": (action(done_on=UNKNOWN, proof=None),)}, False),
    ],
)
def test_a_proof_that_a_physician_was_sought_in_vain(given: dict[str, Any], value: Any) -> None:
    assert read(departures.physician_search_proved, msp(searches=(search(**given),))) is value


def test_searches_that_may_not_be_all() -> None:
    nurse = search(profession=Profession.NURSE)

    assert read(departures.physician_search_proved, msp()) is UNKNOWN
    assert read(departures.physician_search_proved, msp(searches=())) is False
    assert read(departures.physician_search_proved, msp(searches=(nurse,), complete=NOTHING_COMPLETE)) is UNKNOWN


# -- the France Santé label -------------------------------------------------------------------------------------------

LABEL: dict[str, tuple[Fact[Any], Any]] = {
    "open_days_per_week": (france_sante.open_days_per_week, 5),
    "appointment_within_48h": (france_sante.appointment_in_time, True),
    "extra_fees": (france_sante.extra_fees, False),
    "takes_part_in_sas": (france_sante.takes_part_in_sas, True),
    "nurse_nearby": (france_sante.nurse_nearby, False),
}


def labelled(**more: Any) -> Msp:
    return msp(france_sante=FranceSante(**{"period": stay(date(2024, 1, 1), date(2024, 7, 1)), **more}))


@pytest.mark.parametrize("name", LABEL)
def test_what_the_label_looks_at(name: str) -> None:
    fact, told = LABEL[name]

    assert read(fact, labelled(**{name: told}), date(2024, 6, 30)) is told
    assert read(fact, labelled(**{name: told}), date(2024, 7, 1)) is UNKNOWN  # it says nothing of other days
    assert read(fact, labelled(**{name: told}, period=UNKNOWN), OBSERVED) is told
    assert read(fact, labelled(**{name: told}, period=UNKNOWN), DAY) is UNKNOWN
    assert read(fact, labelled()) is UNKNOWN
    assert read(fact, msp()) is UNKNOWN
    assert read(fact, msp(france_sante=None)) is UNKNOWN
