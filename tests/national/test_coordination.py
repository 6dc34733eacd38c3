"""The coordination post and the money of the FIR: golden cases, each with the place in its text."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.national.dossiers import ask, asked, book, gp, msp, nurse, person, project, sisa, stay

from msp_model.assessment import Answer, Book, Status
from msp_model.entities import (
    CoordinationAssignment,
    CoordinatorStatus,
    Cost,
    CostKind,
    Departure,
    EmploymentClue,
    EvaluationCommitment,
    Funder,
    FunderKind,
    FundingRequest,
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
    Territory,
)
from msp_model.expressions import Choice, Parameter
from msp_model.expressions.program import every_node
from msp_model.national import msp_model_packs
from msp_model.rulebook import DatedValue, Grade, Pack, Rule, Rulebook, Scheme, Text, TextKind
from msp_model.values import UNKNOWN, Interval, Label

DAY = date(2024, 6, 1)
MET, NOT_MET, UNSETTLED = Status.MET, Status.NOT_MET, Status.UNKNOWN
MICRO = CoordinatorStatus.MICRO_ENTREPRENEUR
FIR = Funder(kind=FunderKind.ARS)


def post(status: CoordinatorStatus | Any = CoordinatorStatus.SALARIED_BY_SISA, **more: Any) -> CoordinationAssignment:
    return CoordinationAssignment(status=status, **{"period": stay(), **more})


def values(answer: Answer) -> dict[str, object]:
    return {term.id: term.value for term in answer.terms}


# -- statuses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("posts", "entities", "status"),
    [
        ((post(MICRO),), (sisa(),), NOT_MET),
        ((post(),), (sisa(),), MET),
        ((post(), post(MICRO)), (sisa(),), NOT_MET),
        ((post(MICRO, period=stay(until=date(2024, 1, 1))),), (sisa(),), MET),
        ((post(UNKNOWN),), (sisa(),), UNSETTLED),
        ((post(MICRO),), (), Status.NOT_APPLICABLE),
        ((), (sisa(),), MET),
        (UNKNOWN, (sisa(),), UNSETTLED),
    ],
)
def test_a_micro_entrepreneur_in_a_sisa_raises_a_warning(posts: Any, entities: Any, status: Status) -> None:
    """APMSL, evaluation 2023."""
    answer = ask("fr.coordination.micro_entrepreneur", msp(coordination=posts, legal_entities=entities), DAY)

    assert answer.status is status
    assert answer.kind == "warning"


@pytest.mark.parametrize(
    ("status_of_post", "clues", "status"),
    [
        (MICRO, frozenset({EmploymentClue.SINGLE_CLIENT}), NOT_MET),
        (MICRO, frozenset(), MET),
        (MICRO, UNKNOWN, UNSETTLED),
        (CoordinatorStatus.SALARIED_BY_SISA, UNKNOWN, MET),
    ],
)
def test_clues_of_disguised_employment_are_indicative(status_of_post: Any, clues: Any, status: Status) -> None:
    dossier = msp(coordination=(post(status_of_post, clues=clues),))
    answer = ask("fr.coordination.disguised_employment", dossier, DAY)

    assert answer.status is status
    assert "indicative" in answer.marks


# -- a departure, three clocks: question 2971 -------------------------------------------------------------------------


def departure(**more: Any) -> Departure:
    given = {
        "profession": Profession.PHYSICIAN,
        "specialty": Specialty.GENERAL_PRACTICE,
        "departed_on": date(2024, 3, 1),
        "replaced_on": None,
        **more,
    }
    return Departure(**given)


@pytest.mark.parametrize(
    ("left", "day", "status"),
    [
        ((departure(),), date(2024, 2, 29), MET),
        ((departure(),), date(2024, 3, 1), NOT_MET),
        ((departure(replaced_on=date(2024, 5, 1)),), date(2024, 4, 30), NOT_MET),
        ((departure(replaced_on=date(2024, 5, 1)),), date(2024, 5, 1), MET),
        ((departure(specialty=Specialty.OTHER),), DAY, MET),
        ((departure(profession=Profession.NURSE, specialty=UNKNOWN),), DAY, MET),
        ((departure(specialty=UNKNOWN),), DAY, UNSETTLED),
        ((departure(departed_on=Interval(None, date(2024, 12, 24))),), DAY, UNSETTLED),
        ((departure(departed_on=Interval(None, date(2024, 12, 24))),), date(2024, 12, 24), NOT_MET),
        ((), DAY, MET),
        (UNKNOWN, DAY, UNSETTLED),
    ],
)
def test_a_general_practitioner_who_left_raises_a_warning(left: Any, day: date, status: Status) -> None:
    assert ask("fr.coordination.departure", msp(departures=left), day).status is status


@pytest.mark.parametrize(("at_risk", "status"), [(True, NOT_MET), (False, MET), (UNKNOWN, UNSETTLED)])
def test_money_reported_at_risk_raises_a_warning_on_the_day_observed(at_risk: Any, status: Status) -> None:
    dossier = msp(grants=(Grant(funder=FIR, purpose=Purpose.COORDINATION_POST, at_risk=at_risk),), observed_on=DAY)

    assert ask("fr.coordination.funding", dossier, DAY).status is status
    assert ask("fr.coordination.funding", dossier, date(2024, 6, 2)).status is UNSETTLED


# -- the FIR for the coordination post --------------------------------------------------------------------------------


def test_everything_the_region_sets_is_unknown_without_its_text() -> None:
    answer = ask("fr.fir.coordination", msp(gp(), gp(), nurse(), health_project=project()), DAY)

    assert answer.status is UNSETTLED
    assert answer.amount is not None
    assert answer.amount.value is UNKNOWN
    assert {name: value for name, value in values(answer).items() if value is not UNKNOWN} == {}
    assert {
        "fir.coordination.amount",
        "fir.coordination.minimum_gps",
    } <= {one.id for one in (*answer.unpublished, *answer.amount.unpublished)}


def test_without_a_project_there_is_no_aid() -> None:
    assert ask("fr.fir.coordination", msp(gp(), health_project=None, opened_on=None), DAY).status is NOT_MET


def test_the_aid_starts_with_the_project_before_any_validation() -> None:
    """Answer to question 2971, p. 2390: "dès le début du projet"."""
    begun = msp(gp(), gp(), health_project=project(validated_on=None, sent_on=None, drafted_on=None))

    assert in_region(3).assess(begun, DAY)["fr.fir.coordination"].status is NOT_MET
    assert in_region(2).assess(begun, DAY)["fr.fir.coordination"].status is MET


def test_the_aid_is_stated_since_the_plan_of_13_june_2023() -> None:
    assert not asked("fr.fir.coordination", date(2023, 6, 12))
    assert asked("fr.fir.coordination", date(2023, 6, 13))


# An invented region, Centre-Val de Loire by its code, with invented figures.
CVL = Territory.parse("region:24")


def in_region(minimum_gps: int, grace: int = 0, **figures: int | Fraction) -> Book:
    given = {"minimum_gps": minimum_gps, "grace": grace, **figures}
    text = Text(
        id="invented-order",
        kind=TextKind.ORDER,
        grade=Grade.A,
        title=Label("Arrêté inventé", "Invented order"),
        reference="arrêté inventé",
        checked_on=date(2026, 11, 22),
        territory=CVL,
        values=tuple(
            DatedValue(parameter=f"fir.coordination.{name}", value=value, start=date(2010, 1, 1), at="article 1")
            for name, value in given.items()
        ),
    )
    return Book(Rulebook.of([*msp_model_packs(), Pack(id="invented", territories=(CVL,), texts=(text,))]))


def test_what_a_region_sets_holds_there_and_nowhere_else() -> None:
    federation = in_region(2, amount=30_000, cap=50_000, cost_share=Fraction(1, 2), duration=24)
    costs = (post(yearly_cost=Decimal(40_000)), post(yearly_cost=Decimal(10_000)))
    here = msp(gp(), gp(), health_project=project(), coordination=costs)
    elsewhere = msp(gp(), gp(), health_project=project(), coordination=costs, sites=())

    answer = federation.assess(here, DAY)["fr.fir.coordination"]
    assert answer.status is MET
    assert answer.amount is not None
    assert answer.amount.value == 30_000
    assert values(answer) | {"cap": 50_000, "cost-ceiling": 25_000, "duration": 24} == values(answer)
    assert federation.assess(elsewhere, DAY)["fr.fir.coordination"].status is UNSETTLED


def granted(*members: Any, **more: Any) -> Msp:
    grant = Grant(funder=FIR, purpose=Purpose.COORDINATION_POST, period=stay(date(2023, 1, 1)))
    return msp(*members, grants=(grant,), health_project=project(), **more)


@pytest.mark.parametrize(
    ("grace", "day", "status"),
    [
        (0, date(2024, 2, 29), MET),
        (0, date(2024, 3, 1), NOT_MET),
        (6, date(2024, 3, 1), MET),
        (6, date(2024, 8, 31), MET),
        (6, date(2024, 9, 1), NOT_MET),
    ],
)
def test_the_clock_of_the_aid_is_its_own(grace: int, day: date, status: Status) -> None:
    """Three clocks: the aid may be lost while the company lives on for three years."""
    left = granted(gp(), gp(stay(until=date(2024, 3, 1))))

    assert in_region(2, grace).assess(left, day)["fr.fir.coordination.kept"].status is status


def test_what_makes_the_aid_lost_is_unknown_where_no_region_says_it() -> None:
    assert ask("fr.fir.coordination.kept", granted(gp()), DAY).status is UNSETTLED
    assert ask("fr.fir.coordination.kept", msp(gp(), grants=()), DAY).status is Status.NOT_APPLICABLE


# -- what question 2971 asks for: off by default ----------------------------------------------------------------------


def search(**more: Any) -> RecruitmentSearch:
    advertised = RecruitmentAction(
        step=RecruitmentStep.ADVERTISEMENT, done_on=date(2024, 4, 1), proof=ProofKind.DOCUMENT
    )
    given = {
        "profession": Profession.PHYSICIAN,
        "started_on": date(2024, 3, 1),
        "ended_on": None,
        "outcome": None,
        "actions": (advertised,),
        **more,
    }
    return RecruitmentSearch(**given)


@pytest.mark.parametrize(
    ("second", "searches", "status"),
    [
        (nurse(advanced_practice=True), (search(),), MET),
        (person(Profession.DENTIST), (search(),), MET),
        (nurse(advanced_practice=False), (search(),), NOT_MET),
        (nurse(advanced_practice=True), (), NOT_MET),
        (nurse(advanced_practice=True), (search(actions=()),), NOT_MET),
        (nurse(advanced_practice=True), (search(started_on=date(2024, 6, 2)),), NOT_MET),
        (
            nurse(advanced_practice=True),
            (search(ended_on=date(2024, 5, 1), outcome=RecruitmentOutcome.FOUND),),
            NOT_MET,
        ),
        (
            nurse(advanced_practice=True),
            (search(ended_on=date(2024, 5, 1), outcome=RecruitmentOutcome.ABANDONED),),
            MET,
        ),
        (nurse(advanced_practice=True), UNKNOWN, UNSETTLED),
    ],
)
def test_an_advanced_nurse_or_a_dentist_stands_for_a_practitioner_only_where_that_is_chosen(
    second: Any, searches: Any, status: Status
) -> None:
    region = in_region(2)
    dossier = granted(gp(), second, searches=searches)

    assert region.assess(dossier, DAY)["fr.fir.coordination.kept"].status is NOT_MET
    chosen = region.assess(dossier, DAY, interpretations={"fr.policy.second_gp": "substituted"})
    assert chosen["fr.fir.coordination.kept"].status is status


def test_the_switch_never_reaches_the_company() -> None:
    assert readers_of("fr.policy.second_gp") == {"fr.fir.coordination", "fr.fir.coordination.kept"}


def readers_of(name: str) -> set[str]:
    """Give the rules and schemes that read a parameter or an interpretation."""
    rulebook = book().rulebook
    every: list[Rule | Scheme] = [*rulebook.rules, *rulebook.schemes]
    return {
        declared.id
        for declared in every
        for node in every_node(*declared.expressions())
        if isinstance(node, Choice | Parameter) and node.id.startswith(name)
    }


# -- the start of a project: circular of 27 July 2010 -----------------------------------------------------------------


@pytest.mark.parametrize(("cost", "ceiling"), [(30_000, 30_000), (50_000, 50_000), (80_000, 50_000)])
def test_the_frame_of_2010_caps_a_project_at_50_000(cost: int, ceiling: int) -> None:
    request = FundingRequest(
        id="study", purpose=Purpose.STUDY, costs=(Cost(kind=CostKind.STUDIES, amount=Decimal(cost)),)
    )
    answer = ask("fr.fir.start_up", msp(requests=(request,), health_project=project()), DAY)

    assert answer.status is MET
    assert answer.amount is None
    assert values(answer) == {"cap": 50_000, "ceiling": ceiling}
    assert "stale" in answer.marks  # no text read says that it binds today


def test_that_frame_is_not_for_buildings_nor_for_the_post() -> None:
    assert not asked("fr.fir.start_up", date(2010, 7, 26))
    for purpose in (Purpose.BUILDING, Purpose.COORDINATION_POST):
        request = FundingRequest(id="other", purpose=purpose)
        answer = ask("fr.fir.start_up", msp(requests=(request,), health_project=project()), DAY)
        assert answer.status is Status.NOT_APPLICABLE


# -- a claim from a weak source ---------------------------------------------------------------------------------------


def test_the_claim_of_the_commercial_article_is_indicative() -> None:
    """« Financement et dispositifs d'aide disponibles » : 20 000 à 60 000 euros, jusqu'à 80 %."""
    committed = EvaluationCommitment(committed_on=date(2020, 1, 1), ended_on=None)
    dossier = msp(
        health_project=project(),
        evaluation_commitment=committed,
        coordination=(post(yearly_cost=Decimal(45_000)),),
    )
    answer = ask("fr.fir.coordination.claim", dossier, DAY)

    assert answer.status is MET
    assert set(answer.marks) == {"stale", "indicative"}
    assert answer.amount is None
    assert values(answer) == {
        "claimed-minimum": 20_000,
        "claimed-maximum": 60_000,
        "claimed-share": Fraction(4, 5),
        "claimed-ceiling": 36_000,
    }
    assert ask("fr.fir.coordination.claim", msp(health_project=project(), evaluation_commitment=None), DAY).status is (
        NOT_MET
    )


def test_nothing_else_reads_the_claim() -> None:
    assert readers_of("fir.coordination.claimed_") == {"fr.fir.coordination.claim"}


def test_a_cost_that_is_not_told_stays_unknown() -> None:
    """Never guessed from hours, nor from a published average."""
    hours = msp(health_project=project(), coordination=(post(hours_per_week=Decimal(10)),))
    half_told = msp(health_project=project(), coordination=(post(yearly_cost=Decimal(20_000)), post()))

    assert values(ask("fr.fir.coordination.claim", hours, DAY))["claimed-ceiling"] is UNKNOWN
    assert values(ask("fr.fir.coordination.claim", half_told, DAY))["claimed-ceiling"] == Interval(16_000, None)
