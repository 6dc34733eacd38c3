"""What rules see of a dossier: what is told, for the days on which it is told, and no more."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.national.dossiers import DAY, OBSERVED, gp, msp, nurse, project, read, sisa, stay

from msp_model.entities import (
    Cost,
    CostKind,
    Departure,
    DossierList,
    FundingRequest,
    HealthProject,
    Msp,
    Permanence,
    Premises,
    Profession,
    ProfessionCount,
    Recognition,
    Specialty,
    Team,
    TeamMember,
)
from msp_model.national.facts import company, departures, premises, project as projects, requests, team as people
from msp_model.national.facts.known import lasting, one_of, total
from msp_model.values import UNKNOWN, Interval

# -- how what is said is read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "until", "day", "answer"),
    [
        (date(2020, 1, 1), None, date(2019, 12, 31), False),
        (date(2020, 1, 1), None, date(2030, 1, 1), True),  # no end is set
        (date(2020, 1, 1), UNKNOWN, OBSERVED, True),  # still so on the day observed
        (date(2020, 1, 1), UNKNOWN, date(2026, 11, 23), UNKNOWN),  # nothing is said of the day after
        (date(2020, 1, 1), date(2021, 1, 1), date(2020, 12, 31), True),
        (date(2020, 1, 1), date(2021, 1, 1), date(2021, 1, 1), False),
        (date(2020, 1, 1), date(2019, 1, 1), date(2020, 6, 1), False),  # ended before it began: never
        (date(2020, 1, 1), date(2020, 1, 1), date(2020, 1, 1), False),  # ended on the day on which it began: never
        (None, UNKNOWN, DAY, False),
        (UNKNOWN, None, DAY, UNKNOWN),  # a beginning that is not told may never have come
        (UNKNOWN, date(2021, 1, 1), DAY, False),
        (Interval(None, date(2020, 1, 1)), None, DAY, True),
        (Interval(date(2020, 1, 1), date(2025, 1, 1)), None, DAY, UNKNOWN),
    ],
)
def test_what_lasts(start: Any, until: Any, day: date, answer: Any) -> None:
    assert lasting(msp(), start, until, day) is answer


def test_a_list_that_may_be_longer_never_says_no() -> None:
    assert one_of([False, False], all_listed=True) is False
    assert one_of([False, False], all_listed=False) is UNKNOWN
    assert one_of([False, True], all_listed=False) is True
    assert one_of([False, UNKNOWN], all_listed=True) is UNKNOWN


@pytest.mark.parametrize(
    ("parts", "all_listed", "sum_"),
    [
        ([(Decimal("0.10"), True), (Decimal("0.20"), True)], True, Fraction(3, 10)),
        ([(Decimal(10), True), (Decimal(5), UNKNOWN)], True, Interval(Fraction(10), Fraction(15))),
        ([(Decimal(10), True), (UNKNOWN, True)], True, Interval(Fraction(10), None)),
        ([(Decimal(10), True)], False, Interval(Fraction(10), None)),
        ([(UNKNOWN, True)], True, UNKNOWN),
        ([(UNKNOWN, False), (Decimal(3), True)], True, 3),
        ([], True, 0),
        ([(Decimal("0.005"), True)], True, Interval(Fraction(0), Fraction(1, 100))),  # between two cents
        ([(Decimal(2_000_000_000), True)], True, Interval(Fraction(1_000_000_000), None)),
    ],
)
def test_sums_of_which_parts_are_unknown(parts: Any, all_listed: bool, sum_: Any) -> None:
    assert total(parts, all_listed=all_listed) == sum_


# -- the team ---------------------------------------------------------------------------------------------------------


def counted(number: Any) -> Msp:
    many = ProfessionCount(
        count=number, profession=Profession.PHYSICIAN, specialty=Specialty.GENERAL_PRACTICE, period=stay()
    )
    return msp(team=Team(counts=(many,), complete=True))


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (200, 200),
        (201, Interval(200, None)),
        (Interval(3, 900), Interval(3, None)),
        (Interval(300, 900), Interval(200, None)),
        (Interval(300, None), Interval(200, None)),
        (Interval(0, 900), UNKNOWN),
    ],
)
def test_absurd_counts_are_bounds_not_failures(number: Any, value: Any) -> None:
    assert read(people.physicians, counted(number)) == value


@pytest.mark.parametrize(
    ("posts", "value"),
    [
        ((Decimal("0.5"), Decimal("0.5")), 1),
        ((Decimal("0.25"),), Fraction(1, 4)),
        ((Decimal("0.12345"),), Interval(Fraction(123, 1000), Fraction(124, 1000))),
        ((Decimal("0.5"), UNKNOWN), Interval(Fraction(1, 2), None)),
        ((UNKNOWN,), UNKNOWN),
    ],
)
def test_full_time_posts_lie_on_a_grid_of_thousandths(posts: Any, value: Any) -> None:
    dossier = msp(*(nurse(full_time_equivalent=post) for post in posts))

    assert read(people.paramedic_time, dossier) == value


def test_someone_counted_has_no_known_registration() -> None:
    many = ProfessionCount(count=2, profession=Profession.NURSE, sisa_associate=True, period=stay())
    dossier = msp(team=Team(counts=(many,), complete=True))

    assert read(people.unregistered_associates, dossier) == Interval(0, 2)


# -- the company ------------------------------------------------------------------------------------------------------


def test_a_company_listed_without_a_day_existed_on_the_day_observed() -> None:
    dossier = msp(legal_entities=(sisa(registered_on=UNKNOWN, dissolved_on=UNKNOWN),))

    assert read(company.sisa_exists, dossier, OBSERVED) is True
    assert read(company.sisa_exists, dossier, date(2026, 11, 21)) is UNKNOWN
    assert read(company.sisa_exists, dossier, date(2026, 11, 23)) is UNKNOWN


def test_of_two_companies_nothing_is_told_as_of_one() -> None:
    dossier = msp(legal_entities=(sisa(), sisa()))

    assert read(company.sisa_exists, dossier) is True
    assert read(company.statutes_allow_salaried_care, dossier) is UNKNOWN
    assert read(company.sisa_registered_on, dossier) is UNKNOWN


def test_a_list_of_entities_that_may_be_longer_hides_no_company() -> None:
    incomplete = msp(legal_entities=(sisa(registered_on=None),), complete=frozenset[DossierList]())

    assert read(company.sisa_exists, incomplete) is UNKNOWN
    assert read(company.sisa_exists, msp(legal_entities=(sisa(registered_on=None),))) is False


# -- departures -------------------------------------------------------------------------------------------------------


def left(notified_on: Any, departed_on: Any = date(2024, 3, 1), **more: Any) -> Departure:
    given = {"profession": Profession.PHYSICIAN, "replaced_on": None, **more}
    return Departure(departed_on=departed_on, notified_on=notified_on, **given)


APRIL, MAY = date(2024, 4, 1), date(2024, 5, 1)


@pytest.mark.parametrize(
    ("gone", "value"),
    [
        ((left(APRIL),), APRIL),
        ((left(None),), None),
        ((left(UNKNOWN),), UNKNOWN),
        ((left(date(2024, 7, 1)),), None),  # not yet notified
        ((left(APRIL), left(MAY)), Interval(APRIL, MAY)),
        ((left(APRIL), left(APRIL)), APRIL),
        ((left(APRIL), left(None)), UNKNOWN),
        ((left(APRIL), left(MAY, replaced_on=date(2024, 5, 15))), APRIL),
        ((left(APRIL), left(MAY, profession=Profession.PHARMACIST)), APRIL),  # counts for no minimum
        ((left(APRIL), left(MAY, profession=Profession.NURSE)), Interval(APRIL, MAY)),
        ((left(APRIL, profession=UNKNOWN),), UNKNOWN),
        ((left(APRIL, departed_on=date(2024, 9, 1)),), None),
        ((), None),
    ],
)
def test_the_notification_of_a_departure(gone: Any, value: Any) -> None:
    assert read(departures.departure_notified_on, msp(departures=gone)) == value


def test_departures_that_may_not_be_all_tell_no_notification() -> None:
    dossier = msp(departures=(left(APRIL),), complete=frozenset[DossierList]())

    assert read(departures.departure_notified_on, dossier) is UNKNOWN


# -- steps ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "value"),
    [
        ({"health_project": project()}, date(2011, 3, 1)),
        ({"health_project": project(team_gathered_on=UNKNOWN)}, Interval(None, date(2011, 6, 1))),
        (
            {"health_project": HealthProject(sent_on=Interval(date(2012, 1, 1), date(2012, 3, 1)))},
            Interval(None, date(2012, 3, 1)),
        ),
        ({"recognition": Recognition(recognised_on=date(2015, 1, 1))}, Interval(None, date(2015, 1, 1))),
        ({"health_project": HealthProject()}, UNKNOWN),
        ({"health_project": project(team_gathered_on=None)}, None),
        ({"health_project": project(team_gathered_on=date(1850, 1, 1))}, Interval(None, date(1900, 1, 1))),
        ({"team": None}, None),
        ({}, UNKNOWN),
    ],
)
def test_when_the_team_gathered(more: dict[str, Any], value: Any) -> None:
    assert read(projects.team_gathered_on, msp(**more)) == value


@pytest.mark.parametrize(
    ("more", "day", "value"),
    [
        ({"health_project": project()}, date(2011, 3, 1), True),
        ({"health_project": project()}, date(2011, 2, 28), UNKNOWN),
        ({"health_project": HealthProject()}, OBSERVED, True),  # begun, at some time
        ({"health_project": HealthProject()}, DAY, UNKNOWN),
        ({"health_project": None, "opened_on": None}, DAY, False),
        ({"health_project": None, "opened_on": date(2020, 1, 1)}, DAY, True),
        ({"recognition": Recognition(recognised_on=date(2015, 1, 1))}, DAY, True),
        ({}, DAY, UNKNOWN),
    ],
)
def test_when_a_project_has_begun(more: dict[str, Any], day: date, value: Any) -> None:
    assert read(projects.project_begun, msp(**more), day) is value


def test_a_building_decided_on_days_between_bounds() -> None:
    two = (
        Premises(permanence=Permanence.PERMANENT, decided_on=Interval(date(2020, 1, 1), date(2021, 1, 1))),
        Premises(permanence=Permanence.PERMANENT, decided_on=date(2020, 6, 1)),
    )

    assert read(premises.permanent_premises_decided_on, msp(premises=two)) == Interval(
        date(2020, 1, 1), date(2020, 6, 1)
    )
    incomplete = msp(premises=two[1:], complete=frozenset[DossierList]())
    assert read(premises.permanent_premises_decided_on, incomplete) == Interval(None, date(2020, 6, 1))


# -- requests ---------------------------------------------------------------------------------------------------------


def test_costs_add_up_exactly() -> None:
    costs = (Cost(kind=CostKind.WORKS, amount=Decimal("100.10")), Cost(kind=CostKind.LAND, amount=Decimal("0.20")))

    assert read(requests.request_cost, FundingRequest(id="r", costs=costs)) == Fraction(1003, 10)
    assert read(requests.request_cost, FundingRequest(id="r", costs=())) == 0
    assert read(requests.request_cost, FundingRequest(id="r")) is UNKNOWN


def test_someone_may_be_a_practitioner() -> None:
    dossier = msp(gp(), TeamMember(profession=Profession.PHYSICIAN, period=stay()))

    assert read(people.general_practitioners, dossier) == Interval(1, 2)
    assert read(people.physicians, dossier) == 2
