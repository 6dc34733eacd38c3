"""The SISA below its minimum: three regimes, the days of their borders, readings; CSP L4041-4, I."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.national.dossiers import (
    LONG_AGO,
    ask,
    asked,
    associate,
    book,
    employed,
    gp,
    nurse,
    sisa,
    stay,
    with_sisa,
)

from msp_model.assessment import Answer, Status
from msp_model.entities import Departure, DissolutionRequest, Msp, Profession, Specialty, TeamMember
from msp_model.values import UNKNOWN, Interval

DISSOLUTION = "fr.sisa.dissolution"
GRACE = "fr.sisa.grace"
PROTECTED, AT_RISK = Status.MET, Status.NOT_MET


def left_on(day: date, *others: TeamMember, back_on: date | None = None, **more: Any) -> Msp:
    """Make a SISA whose second physician left on *day*, and came back or not."""
    members = [associate(gp()), associate(gp(stay(until=day))), associate(nurse()), *others]
    if back_on is not None:
        members.append(associate(gp(stay(back_on))))
    return with_sisa(*members, **more)


def terms(answer: Answer) -> dict[str, object]:
    return {term.id: term.value for term in answer.terms}


# -- golden cases: each regime on its own days ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "earliest", "court", "latest_with_employee"),
    [
        # version of 12 August 2011: no time, then six months that the court may grant
        (date(2020, 2, 1), date(2020, 2, 1), date(2020, 8, 1), None),
        # version of 14 May 2021: six months, then six, or one year as of right
        (date(2021, 9, 30), date(2022, 3, 30), date(2022, 9, 30), date(2023, 3, 30)),
        (date(2022, 8, 31), date(2023, 2, 28), date(2023, 8, 31), date(2024, 2, 29)),
        # version of 29 December 2023: three years, then six months, or one year as of right
        (date(2024, 12, 24), date(2027, 12, 24), date(2028, 6, 24), date(2028, 12, 24)),
    ],
)
def test_the_deadlines_of_each_regime(
    left: date, earliest: date, court: date, latest_with_employee: date | None
) -> None:
    """Extensions are alternatives: six months or one year, never added."""
    alone = terms(ask(GRACE, left_on(left), left))

    assert alone["below-since"] == left
    assert alone["earliest-request"] == earliest
    assert alone["latest"] == court
    if latest_with_employee is not None:
        covered = terms(ask(GRACE, left_on(left, employed(Profession.PHYSICIAN)), left))
        assert alone["substitutes"] is False
        assert covered["substitutes"] is True
        assert covered["earliest-request"] == earliest
        assert (alone["extension"], covered["extension"]) == (6, 12)
        assert covered["latest"] == latest_with_employee


@pytest.mark.parametrize(
    ("left", "last_protected_day"),
    [(date(2021, 9, 30), date(2022, 3, 29)), (date(2024, 12, 24), date(2027, 12, 23))],
)
def test_dissolution_can_be_asked_from_the_day_the_time_is_over(left: date, last_protected_day: date) -> None:
    day_after = date.fromordinal(last_protected_day.toordinal() + 1)

    assert ask(DISSOLUTION, left_on(left), last_protected_day).status is PROTECTED
    assert ask(DISSOLUTION, left_on(left), day_after).status is AT_RISK


def test_in_the_first_regime_dissolution_can_be_asked_at_once() -> None:
    assert ask(DISSOLUTION, left_on(date(2020, 2, 1)), date(2020, 1, 31)).status is PROTECTED
    assert ask(DISSOLUTION, left_on(date(2020, 2, 1)), date(2020, 2, 1)).status is AT_RISK


def test_the_time_to_put_things_right_closes_on_its_last_day() -> None:
    assert ask(GRACE, left_on(date(2024, 12, 24)), date(2028, 6, 23)).status is Status.MET
    assert ask(GRACE, left_on(date(2024, 12, 24)), date(2028, 6, 24)).status is Status.NOT_MET
    assert ask(GRACE, left_on(date(2024, 12, 24)), date(2024, 12, 23)).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("day", "left", "status"),
    [
        (date(2021, 5, 13), date(2021, 1, 15), AT_RISK),
        (date(2021, 5, 14), date(2021, 1, 15), PROTECTED),  # six months run to 14 July
        (date(2021, 7, 14), date(2021, 1, 15), PROTECTED),
        (date(2021, 7, 15), date(2021, 1, 15), AT_RISK),
        (date(2023, 12, 28), date(2023, 1, 10), AT_RISK),
        (date(2023, 12, 29), date(2023, 1, 10), PROTECTED),  # three years run to 9 January 2026
        (date(2026, 1, 9), date(2023, 1, 10), PROTECTED),
        (date(2026, 1, 10), date(2023, 1, 10), AT_RISK),
    ],
)
def test_the_law_of_the_day_asked_holds_on_both_sides_of_a_border(day: date, left: date, status: Status) -> None:
    assert ask(DISSOLUTION, left_on(left), day).status is status


def test_there_is_no_regime_before_the_sisa() -> None:
    assert not asked(DISSOLUTION, date(2011, 8, 11))
    assert asked(DISSOLUTION, date(2011, 8, 12))


def test_each_regime_cites_its_version() -> None:
    versions = {
        answer.period: [cited.at for cited in answer.sources if cited.text == "csp-l4041-4"]
        for answer in book().rulebook.rules
        if answer.id == DISSOLUTION
    }

    assert [at for _, (at,) in sorted(versions.items(), key=lambda item: str(item[0].start))] == [
        "I, version du 12 août 2011",
        "I, version du 14 mai 2021",
        "I, version du 29 décembre 2023",
    ]


# -- the clock --------------------------------------------------------------------------------------------------------


def test_a_healed_breach_ends_and_a_new_one_begins_anew() -> None:
    healed = left_on(date(2022, 1, 10), back_on=date(2022, 4, 1))
    again = with_sisa(
        associate(gp()),
        associate(gp(stay(until=date(2022, 1, 10)))),
        associate(gp(stay(date(2022, 4, 1), date(2022, 11, 1)))),
        associate(nurse()),
    )

    assert ask(DISSOLUTION, healed, date(2022, 9, 1)).status is PROTECTED
    assert ask(GRACE, healed, date(2022, 9, 1)).status is Status.NOT_APPLICABLE
    assert terms(ask(GRACE, again, date(2022, 12, 1)))["below-since"] == date(2022, 11, 1)
    assert terms(ask(GRACE, again, date(2022, 12, 1)))["earliest-request"] == date(2023, 5, 1)


def test_a_second_departure_does_not_start_the_clock_again() -> None:
    members = [associate(gp(stay(until=date(2025, 6, 1)))), associate(gp(stay(until=date(2024, 12, 24))))]

    assert terms(ask(GRACE, with_sisa(*members, associate(nurse())), date(2025, 7, 1)))["below-since"] == date(
        2024, 12, 24
    )


def test_a_missing_auxiliary_starts_it_too() -> None:
    dossier = with_sisa(associate(gp()), associate(gp()), associate(nurse(stay(until=date(2024, 3, 1)))))

    assert terms(ask(GRACE, dossier, date(2024, 3, 1)))["earliest-request"] == date(2027, 3, 1)


def test_the_clock_starts_with_the_company_at_the_earliest() -> None:
    dossier = with_sisa(associate(gp()), associate(nurse()), legal_entities=(sisa(registered_on=date(2022, 3, 1)),))

    assert terms(ask(GRACE, dossier, date(2022, 5, 1)))["below-since"] == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("employees", "covered"),
    [
        ([], False),
        ([Profession.PHYSICIAN], True),
        ([Profession.NURSE], False),
        ([Profession.DENTIST], False),
    ],
)
def test_employees_stand_for_missing_associates_of_their_own_kind(employees: list[Profession], covered: bool) -> None:
    dossier = left_on(date(2024, 12, 24), *(employed(profession) for profession in employees))

    assert terms(ask(GRACE, dossier, date(2025, 1, 1)))["substitutes"] is covered


def test_two_missing_physicians_need_two_employees() -> None:
    nobody = with_sisa(associate(nurse()), employed(Profession.PHYSICIAN))
    two = with_sisa(associate(nurse()), employed(Profession.PHYSICIAN), employed(Profession.PHYSICIAN))

    assert terms(ask(GRACE, nobody, date(2024, 1, 1)))["substitutes"] is False
    assert terms(ask(GRACE, two, date(2024, 1, 1)))["substitutes"] is True


def test_an_employed_auxiliary_stands_for_the_missing_one() -> None:
    alone = with_sisa(associate(gp()), associate(gp()))
    covered = with_sisa(associate(gp()), associate(gp()), employed(Profession.NURSE))

    assert terms(ask(GRACE, alone, date(2024, 1, 1)))["substitutes"] is False
    assert terms(ask(GRACE, covered, date(2024, 1, 1)))["substitutes"] is True


def test_a_departure_of_unknown_day_gives_deadlines_between_two_days() -> None:
    """Gone at the latest on 24 December 2024, still there on 1 March 2024."""
    uncertain = stay(until=None)
    gone = associate(gp(type(uncertain)(start=LONG_AGO, until=Interval(date(2024, 3, 2), date(2024, 12, 24)))))
    dossier = with_sisa(associate(gp()), gone, associate(nurse()))

    assert terms(ask(GRACE, dossier, date(2024, 12, 24)))["earliest-request"] == Interval(
        date(2027, 3, 2), date(2027, 12, 24)
    )
    assert ask(DISSOLUTION, dossier, date(2027, 3, 1)).status is PROTECTED
    assert ask(DISSOLUTION, dossier, date(2027, 6, 1)).status is Status.UNKNOWN
    assert ask(DISSOLUTION, dossier, date(2027, 12, 24)).status is AT_RISK


# -- the day of the ruling --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("back_on", "day", "status"),
    [
        (None, date(2028, 2, 1), AT_RISK),
        (date(2028, 2, 1), date(2028, 1, 31), AT_RISK),
        (date(2028, 2, 1), date(2028, 2, 1), PROTECTED),
    ],
)
def test_no_dissolution_where_the_minimum_is_met_on_the_day_of_the_ruling(
    back_on: date | None, day: date, status: Status
) -> None:
    asked_for = DissolutionRequest(requested_on=date(2028, 1, 5), ruled_on=date(2028, 3, 1))
    dossier = left_on(date(2024, 12, 24), back_on=back_on, legal_entities=(sisa(dissolution_requests=(asked_for,)),))

    assert ask("fr.sisa.ruling", dossier, day).status is status
    assert ask("fr.sisa.ruling", dossier, date(2028, 1, 4)).status is Status.NOT_APPLICABLE
    assert ask("fr.sisa.ruling", dossier, date(2028, 3, 1)).status is Status.NOT_APPLICABLE


def test_the_day_of_the_ruling_counts_since_the_ordinance() -> None:
    assert not asked("fr.sisa.ruling", date(2021, 5, 13))
    assert asked("fr.sisa.ruling", date(2021, 5, 14))


# -- readings ---------------------------------------------------------------------------------------------------------


def notified(notified_on: Any, left: date = date(2022, 3, 1)) -> Msp:
    departure = Departure(
        profession=Profession.PHYSICIAN,
        specialty=Specialty.GENERAL_PRACTICE,
        departed_on=left,
        notified_on=notified_on,
        replaced_on=None,
    )
    return left_on(left, departures=(departure,))


@pytest.mark.parametrize(
    ("day", "reading", "status"),
    [
        (date(2022, 8, 31), "condition", PROTECTED),
        (date(2022, 9, 1), "condition", AT_RISK),
        (date(2022, 9, 1), "notification", PROTECTED),
        (date(2022, 10, 14), "notification", PROTECTED),
        (date(2022, 10, 15), "notification", AT_RISK),
    ],
)
def test_the_clock_may_run_from_the_notification(day: date, reading: str, status: Status) -> None:
    """concourspluripro.fr, March 2022: six months after the notification, here of 15 April 2022."""
    assert ask(DISSOLUTION, notified(date(2022, 4, 15)), day, sisa_clock=reading).status is status


def test_without_a_notification_that_clock_has_not_begun() -> None:
    assert ask(DISSOLUTION, notified(None), date(2023, 6, 1), sisa_clock="notification").status is PROTECTED
    assert ask(DISSOLUTION, notified(UNKNOWN), date(2023, 6, 1), sisa_clock="notification").status is Status.UNKNOWN
    assert ask(DISSOLUTION, notified(None), date(2023, 6, 1)).status is AT_RISK


@pytest.mark.parametrize(
    ("day", "left", "asked_day", "breach_day"),
    [
        (date(2021, 6, 1), date(2021, 1, 15), PROTECTED, AT_RISK),  # no time at all in the law of January 2021
        (date(2024, 1, 1), date(2023, 1, 10), PROTECTED, AT_RISK),  # six months in the law of January 2023
        (date(2023, 12, 29), date(2023, 12, 28), PROTECTED, PROTECTED),
        (date(2024, 6, 28), date(2023, 12, 28), PROTECTED, AT_RISK),
        (date(2024, 6, 29), date(2023, 12, 29), PROTECTED, PROTECTED),
    ],
)
def test_the_law_of_the_breach_may_hold_instead(day: date, left: date, asked_day: Status, breach_day: Status) -> None:
    assert ask(DISSOLUTION, left_on(left), day).status is asked_day
    assert ask(DISSOLUTION, left_on(left), day, sisa_transition="day-of-breach").status is breach_day


@pytest.mark.parametrize(
    ("left", "last"),
    [(date(2022, 1, 10), date(2023, 1, 9)), (date(2024, 1, 10), date(2027, 7, 9))],
)
def test_the_time_to_put_things_right_ends_with_the_extension(left: date, last: date) -> None:
    """Six months and six more from 2021; three years and six months from 2023."""
    assert ask(GRACE, left_on(left), last).verdict is True
    assert ask(GRACE, left_on(left), last + timedelta(days=1)).verdict is False


def test_one_year_may_be_the_base_period_between_2021_and_2023() -> None:
    left = date(2022, 1, 10)
    covered = left_on(left, employed(Profession.PHYSICIAN))

    assert ask(DISSOLUTION, covered, date(2022, 7, 10)).status is AT_RISK
    assert ask(DISSOLUTION, covered, date(2022, 7, 10), sisa_one_year="base").status is PROTECTED
    assert ask(DISSOLUTION, covered, date(2023, 1, 9), sisa_one_year="base").status is PROTECTED
    assert ask(DISSOLUTION, covered, date(2023, 1, 10), sisa_one_year="base").status is AT_RISK
    assert ask(DISSOLUTION, left_on(left), date(2022, 7, 10), sisa_one_year="base").status is AT_RISK
    both = [terms(ask(GRACE, covered, left, sisa_one_year=reading)) for reading in ("extension", "base")]
    assert [found["earliest-request"] for found in both] == [date(2022, 7, 10), date(2023, 1, 10)]
    assert [found["latest"] for found in both] == [date(2023, 7, 10), date(2023, 7, 10)]


def test_that_reading_changes_nothing_in_the_version_of_2023() -> None:
    covered = left_on(date(2024, 12, 24), employed(Profession.PHYSICIAN))
    both = [terms(ask(GRACE, covered, date(2025, 1, 1), sisa_one_year=reading)) for reading in ("extension", "base")]

    assert both[0] == both[1]
    assert "fr.sisa.one_year" not in ask(GRACE, covered, date(2025, 1, 1)).depends_on


def test_an_answer_says_on_which_readings_it_depends() -> None:
    answer = ask(DISSOLUTION, left_on(date(2023, 1, 10), departures=()), date(2024, 1, 1))

    assert answer.status is PROTECTED
    assert answer.depends_on == ("fr.sisa.clock", "fr.sisa.transition")
    assert len(answer.readings) == 8


def test_a_lawful_sisa_depends_on_none() -> None:
    dossier = with_sisa(associate(gp()), associate(gp()), associate(nurse()))

    assert ask(DISSOLUTION, dossier, date(2024, 1, 1)).depends_on == ()
