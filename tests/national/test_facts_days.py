"""Every dated fact of a dossier: what it holds before, on and after its days, and where they are not exactly told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.national.dossiers import OBSERVED, msp, read, sisa

from msp_model.entities import (
    AciContract,
    EvaluationCommitment,
    FundingRequest,
    HealthProject,
    Msp,
    Recognition,
)
from msp_model.expressions import Fact
from msp_model.national.facts import aci, company, operations, places, project, requests
from msp_model.values import UNKNOWN, Interval

START, END = date(2022, 3, 1), date(2024, 9, 1)
EVE, BETWEEN, LAST, AFTER = date(2022, 2, 28), date(2023, 1, 1), date(2024, 8, 31), date(2025, 1, 1)
BEYOND = date(2026, 11, 23)
"""The day after the dossier was observed."""

Lasting = Callable[[Any, Any], Msp]

LASTING: dict[str, tuple[Fact[Any], Lasting, str]] = {
    "contract": (
        aci.aci_contract_signed,
        lambda start, end: msp(aci_contract=AciContract(signed_on=start, ended_on=end)),
        "aci_contract",
    ),
    "recognition": (
        project.recognised,
        lambda start, end: msp(recognition=Recognition(recognised_on=start, ended_on=end)),
        "recognition",
    ),
    "commitment": (
        project.evaluation_committed,
        lambda start, end: msp(evaluation_commitment=EvaluationCommitment(committed_on=start, ended_on=end)),
        "evaluation_commitment",
    ),
    "validation": (
        project.project_validated,
        lambda start, end: msp(health_project=HealthProject(validated_on=start, validation_ended_on=end)),
        "health_project",
    ),
    "sisa": (
        company.sisa_exists,
        lambda start, end: msp(legal_entities=(sisa(registered_on=start, dissolved_on=end),)),
        "",
    ),
}


@pytest.mark.parametrize("name", LASTING)
@pytest.mark.parametrize(
    ("start", "end", "day", "value"),
    [
        (START, None, EVE, False),
        (START, None, START, True),
        (START, None, BEYOND, True),  # no end is set
        (START, END, LAST, True),
        (START, END, END, False),
        (START, UNKNOWN, BETWEEN, True),
        (START, UNKNOWN, OBSERVED, True),
        (START, UNKNOWN, BEYOND, UNKNOWN),
        (START, Interval(END, None), LAST, True),
        (START, Interval(END, None), END, UNKNOWN),
        (Interval(START, END), None, EVE, False),
        (Interval(START, END), None, BETWEEN, UNKNOWN),
        (Interval(START, END), None, END, True),
        (None, None, BETWEEN, False),
        (None, UNKNOWN, BETWEEN, False),
        (UNKNOWN, END, LAST, UNKNOWN),
        (UNKNOWN, END, END, False),
    ],
)
def test_what_begins_and_ends(name: str, start: Any, end: Any, day: date, value: Any) -> None:
    fact, dossier, _ = LASTING[name]

    assert read(fact, dossier(start, end), day) is value


@pytest.mark.parametrize("name", [name for name, (_, _, field) in LASTING.items() if field])
def test_what_was_never_begun_and_what_is_not_told(name: str) -> None:
    fact, _, field = LASTING[name]

    assert read(fact, msp()) is UNKNOWN
    assert read(fact, msp(**{field: None})) is False


def request(**more: Any) -> FundingRequest:
    return FundingRequest(id="r", **more)


COME: dict[str, tuple[Fact[Any], Callable[[Any], Any]]] = {
    "contract": (aci.aci_contract_signed_on, lambda day: msp(aci_contract=AciContract(signed_on=day))),
    "registration": (company.sisa_registered_on, lambda day: msp(legal_entities=(sisa(registered_on=day),))),
    "statutes": (company.statutes_sent_on, lambda day: msp(legal_entities=(sisa(statutes_sent_on=day),))),
    "recognition": (places.recognised_on, lambda day: msp(recognition=Recognition(recognised_on=day))),
    "validation": (places.validated_on, lambda day: msp(health_project=HealthProject(validated_on=day))),
    "filing": (operations.request_filed_on, lambda day: request(filed_on=day)),
}
"""Facts that give a day once it has come."""


@pytest.mark.parametrize("name", COME)
@pytest.mark.parametrize(
    ("told", "day", "value"),
    [
        (START, EVE, None),
        (START, START, START),
        (START, AFTER, START),
        (None, AFTER, None),
        (UNKNOWN, AFTER, UNKNOWN),
        (Interval(START, END), EVE, None),
        (Interval(START, END), BETWEEN, UNKNOWN),
        (Interval(START, END), END, Interval(START, END)),
        (Interval(None, END), AFTER, Interval(None, END)),
    ],
)
def test_a_day_is_given_once_it_has_come(name: str, told: Any, day: date, value: Any) -> None:
    fact, subject = COME[name]

    assert read(fact, subject(told), day) == value


@pytest.mark.parametrize(
    ("fact", "field"),
    [
        (aci.aci_contract_signed_on, "aci_contract"),
        (places.recognised_on, "recognition"),
        (places.validated_on, "health_project"),
    ],
)
def test_what_does_not_exist_has_no_day(fact: Fact[Any], field: str) -> None:
    assert read(fact, msp()) is UNKNOWN
    assert read(fact, msp(**{field: None})) is None


STEPS: dict[str, tuple[Fact[Any], Callable[[Any], Any]]] = {
    "needs": (project.needs_identified, lambda day: msp(health_project=HealthProject(needs_identified_on=day))),
    "draft": (project.project_drafted, lambda day: msp(health_project=HealthProject(drafted_on=day))),
    "sent": (project.project_sent, lambda day: msp(health_project=HealthProject(sent_on=day))),
    "gathered": (project.team_gathered, lambda day: msp(health_project=HealthProject(team_gathered_on=day))),
    "filed": (operations.request_filed, lambda day: request(filed_on=day)),
    "agreement": (requests.request_agreement_signed, lambda day: request(agreement_on=day)),
    "opinion": (operations.request_state_opinion, lambda day: request(opinion_received_on=day)),
}
"""Facts that tell whether a step has come."""


@pytest.mark.parametrize("name", STEPS)
@pytest.mark.parametrize(
    ("told", "day", "value"),
    [
        (START, EVE, False),
        (START, START, True),
        (START, AFTER, True),
        (None, AFTER, False),
        (UNKNOWN, AFTER, UNKNOWN),
        (Interval(START, END), EVE, False),
        (Interval(START, END), BETWEEN, UNKNOWN),
        (Interval(START, END), END, True),
    ],
)
def test_a_step_has_come_or_not(name: str, told: Any, day: date, value: Any) -> None:
    fact, subject = STEPS[name]

    assert read(fact, subject(told), day) is value


@pytest.mark.parametrize("fact", [project.needs_identified, project.project_drafted, project.project_sent])
def test_no_project_has_taken_no_step(fact: Fact[Any]) -> None:
    assert read(fact, msp(health_project=None)) is False
    assert read(fact, msp()) is UNKNOWN


@pytest.mark.parametrize(
    ("more", "day", "value"),
    [
        ({"team": None}, AFTER, False),
        ({"team": None, "recognition": Recognition(recognised_on=START)}, AFTER, False),
        ({}, AFTER, UNKNOWN),
        ({"health_project": None}, AFTER, UNKNOWN),  # they may agree before any project
        ({"health_project": HealthProject(drafted_on=START)}, EVE, UNKNOWN),
        ({"health_project": HealthProject(drafted_on=START)}, START, True),  # a later step proves it
        ({"health_project": HealthProject(team_gathered_on=END, drafted_on=START)}, BETWEEN, False),  # told otherwise
        ({"recognition": Recognition(recognised_on=START)}, EVE, UNKNOWN),
        ({"recognition": Recognition(recognised_on=START)}, START, True),
    ],
)
def test_whether_the_team_has_gathered(more: dict[str, Any], day: date, value: Any) -> None:
    assert read(project.team_gathered, msp(**more), day) is value


LATER = ("needs_identified_on", "drafted_on", "signed_by_all_on", "sent_on", "validated_on")


@pytest.mark.parametrize("step", LATER)
def test_every_later_step_bounds_the_day_on_which_the_team_gathered(step: str) -> None:
    days: dict[str, Any] = {step: START}
    dossier = msp(health_project=HealthProject(**days))

    assert read(project.team_gathered_on, dossier, EVE) is UNKNOWN
    assert read(project.team_gathered_on, dossier, START) == Interval(None, START)
    assert read(project.team_gathered, dossier, START) is True
    assert read(project.project_begun, dossier, EVE) is UNKNOWN
    assert read(project.project_begun, dossier, START) is True


@pytest.mark.parametrize(
    ("more", "day", "value"),
    [
        ({"health_project": HealthProject(team_gathered_on=START)}, START, True),
        ({"health_project": None, "opened_on": None, "recognition": None}, AFTER, False),
        ({"health_project": None, "opened_on": END}, BETWEEN, False),
        ({"health_project": None, "opened_on": END}, END, True),
        ({"health_project": None, "opened_on": UNKNOWN}, AFTER, UNKNOWN),
        ({"opened_on": None}, AFTER, UNKNOWN),
        ({"opened_on": START}, START, True),
        ({"health_project": None, "opened_on": None, "recognition": Recognition()}, AFTER, UNKNOWN),
    ],
)
def test_whether_a_project_has_begun(more: dict[str, Any], day: date, value: Any) -> None:
    assert read(project.project_begun, msp(**more), day) is value


# -- counting days of a request ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filed", "value"),
    [
        (date(2022, 1, 1), date(2023, 1, 1)),
        (date(2022, 12, 31), date(2023, 1, 1)),
        (date(2025, 1, 1), None),  # not yet sent
        (None, None),
        (UNKNOWN, UNKNOWN),
        (Interval(date(2022, 1, 1), date(2022, 2, 1)), UNKNOWN),
        (date(1850, 1, 1), UNKNOWN),
    ],
)
def test_the_year_after_a_file_was_sent(filed: Any, value: Any) -> None:
    assert read(operations.year_after_filing, request(filed_on=filed)) == value


def test_the_last_year_of_the_calendar_has_no_next_one() -> None:
    last = date(2199, 6, 1)

    assert read(operations.year_after_filing, request(filed_on=last), last) is UNKNOWN
    before = date(2198, 6, 1)
    assert read(operations.year_after_filing, request(filed_on=before), before) == date(2199, 1, 1)


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (date(2022, 1, 1), 101),
        (date(2022, 12, 31), 1231),
        (date(2022, 10, 5), 1005),
        (date(2025, 1, 1), None),
        (None, None),
        (UNKNOWN, UNKNOWN),
        (Interval(START, BETWEEN), UNKNOWN),
    ],
)
def test_the_day_of_the_year_is_month_and_day(told: Any, value: Any) -> None:
    assert read(operations.filing_day_of_year, request(filed_on=told)) == value
    assert read(operations.final_file_day_of_year, request(final_file_on=told)) == value


@pytest.mark.parametrize(
    ("filed", "final", "value"),
    [
        (date(2022, 12, 31), date(2023, 1, 1), 1),
        (date(2022, 1, 1), date(2022, 12, 31), 0),
        (date(2021, 1, 1), date(2023, 1, 1), 2),
        (date(2023, 1, 1), date(2022, 1, 1), 0),  # written the wrong way round
        (date(2022, 1, 1), None, None),
        (None, date(2022, 1, 1), None),
        (UNKNOWN, None, None),
        (UNKNOWN, date(2022, 1, 1), UNKNOWN),
        (date(2022, 1, 1), UNKNOWN, UNKNOWN),
        (date(2022, 1, 1), date(2025, 1, 1), None),  # not yet complete
    ],
)
def test_years_from_filing_to_the_complete_file(filed: Any, final: Any, value: Any) -> None:
    assert read(operations.years_to_final_file, request(filed_on=filed, final_file_on=final)) == value
