"""The SISA: golden cases, each with the place in its text."""

from datetime import date
from itertools import product
from typing import Any

import attrs
import pytest
from tests.national.dossiers import (
    ask,
    asked,
    associate,
    book,
    employed,
    gp,
    msp,
    nurse,
    person,
    physiotherapist,
    sisa,
    specialist,
    team,
    with_sisa,
)

from msp_model.assessment import Status
from msp_model.entities import DossierList, EmployerKind, Msp, Practice, Profession, StatutesClause, TeamMember
from msp_model.expressions import Choice
from msp_model.expressions.program import every_node
from msp_model.values import UNKNOWN

DAY = date(2024, 6, 1)
COMPOSITION = "fr.sisa.composition"


def associates(*members: TeamMember) -> Msp:
    return with_sisa(*(associate(member) for member in members))


# -- composition: CSP L4041-4, I, first paragraph ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ((gp(), gp(), nurse()), Status.MET),
        ((gp(), specialist(), physiotherapist()), Status.MET),  # médecins, whatever the specialty
        ((specialist(), specialist(), nurse()), Status.MET),
        ((gp(), nurse(), nurse()), Status.NOT_MET),
        ((gp(), gp()), Status.NOT_MET),
        ((gp(), person(Profession.DENTIST), nurse()), Status.NOT_MET),  # no quota is filled by a dentist,
        ((gp(), person(Profession.MIDWIFE), nurse()), Status.NOT_MET),  # a midwife
        ((gp(), person(Profession.PHARMACIST), nurse()), Status.NOT_MET),  # or a pharmacist
        ((gp(), gp(), person(Profession.PHARMACIST)), Status.NOT_MET),
        ((gp(), nurse(advanced_practice=True), nurse()), Status.NOT_MET),  # an IPA is an auxiliary,
        ((gp(), gp(), nurse(advanced_practice=True)), Status.MET),  # which she can be
    ],
)
def test_two_physicians_and_one_auxiliary(members: tuple[TeamMember, ...], status: Status) -> None:
    assert ask(COMPOSITION, associates(*members), DAY).status is status


def test_only_associates_count() -> None:
    assert ask(COMPOSITION, with_sisa(associate(gp()), gp(), associate(nurse())), DAY).status is Status.NOT_MET


def test_somebody_of_unknown_profession_may_be_the_one_who_is_missing() -> None:
    someone = TeamMember(sisa_associate=True, period=gp().period)
    two_and_someone = with_sisa(associate(gp()), associate(gp()), someone)
    three = with_sisa(associate(gp()), associate(gp()), associate(nurse()), someone)

    assert ask(COMPOSITION, two_and_someone, DAY).status is Status.UNKNOWN
    assert ask(COMPOSITION, three, DAY).status is Status.MET


def test_a_team_not_known_to_be_complete_settles_what_it_can() -> None:
    few = with_sisa(team=team(associate(gp()), complete=False))
    enough = with_sisa(team=team(associate(gp()), associate(gp()), associate(nurse()), complete=False))

    assert ask(COMPOSITION, few, DAY).status is Status.UNKNOWN
    assert ask(COMPOSITION, enough, DAY).status is Status.MET


def test_without_a_sisa_it_does_not_apply_and_without_a_word_of_one_it_is_unknown() -> None:
    assert ask(COMPOSITION, msp(gp(), legal_entities=()), DAY).status is Status.NOT_APPLICABLE
    assert ask(COMPOSITION, msp(gp()), DAY).status is Status.UNKNOWN
    incomplete = msp(gp(), legal_entities=(), complete=frozenset[DossierList]())
    assert ask(COMPOSITION, incomplete, DAY).status is Status.NOT_APPLICABLE  # an empty list says that there is none


def test_it_holds_from_the_first_day_of_the_sisa() -> None:
    assert not asked(COMPOSITION, date(2011, 8, 11))
    assert asked(COMPOSITION, date(2011, 8, 12))


def test_no_reading_and_no_region_touches_it() -> None:
    """It is law: whatever is chosen elsewhere, the answer and the condition stay the same."""
    rulebook = book().rulebook
    (rule,) = [rule for rule in rulebook.rules if rule.id == COMPOSITION]
    assert not any(isinstance(node, Choice) for node in every_node(rule.requires, rule.applies))
    assert rulebook.parameters["sisa.minimum_physicians"].set_by == "nation"
    assert rulebook.parameters["sisa.minimum_auxiliaries"].set_by == "nation"
    short = associates(gp(), nurse())
    choices = {name: one.choice.members for name, one in rulebook.interpretations.items()}
    for members in product(*list(choices.values())[:6]):
        chosen = dict(zip(list(choices)[:6], members, strict=True))
        answer = book().assess(short, DAY, only=[COMPOSITION], interpretations=chosen)[COMPOSITION]
        assert answer.status is Status.NOT_MET
        assert answer.depends_on == ()


def test_its_explanation_names_figures_and_article() -> None:
    answer = ask(COMPOSITION, associates(gp(), nurse()), DAY)

    assert [(origin.parameter, origin.text, origin.at) for origin in answer.figures] == [
        ("sisa.minimum_physicians", "csp-l4041-4", "I, premier alinéa"),
        ("sisa.minimum_auxiliaries", "csp-l4041-4", "I, premier alinéa"),
    ]
    assert answer.marks == ()
    assert "L4041-4" in answer.explain("fr")


# -- who may be an associate: CSP L4041-1, L4041-3 --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profession", "status"),
    [
        (Profession.PHARMACIST, Status.MET),
        (Profession.MIDWIFE, Status.MET),
        (Profession.SPEECH_THERAPIST, Status.MET),
        (Profession.PSYCHOLOGIST, Status.NOT_MET),
        (Profession.OSTEOPATH, Status.NOT_MET),
        (Profession.SOCIAL_WORKER, Status.NOT_MET),
    ],
)
def test_associates_belong_to_one_of_three_groups(profession: Profession, status: Status) -> None:
    assert ask("fr.sisa.associates", associates(gp(), gp(), person(profession)), DAY).status is status


def test_a_psychologist_may_work_in_the_team_without_being_an_associate() -> None:
    with_psychologist = with_sisa(associate(gp()), person(Profession.PSYCHOLOGIST))

    assert ask("fr.sisa.associates", with_psychologist, DAY).status is Status.MET


def test_legal_persons_are_no_associates() -> None:
    with_company = attrs.evolve(associates(gp()), legal_entities=(sisa(natural_persons_only=False),))

    assert ask("fr.sisa.associates", with_company, DAY).status is Status.NOT_MET


@pytest.mark.parametrize(
    ("registered", "status"),
    [(True, Status.MET), (None, Status.MET), (False, Status.NOT_MET), (UNKNOWN, Status.UNKNOWN)],
)
def test_associates_are_on_the_roll_of_their_order(registered: bool | None, status: Status) -> None:
    """CSP L4041-3; a profession without an order has no roll."""
    assert ask("fr.sisa.order_registration", associates(gp(), nurse(order_registered=registered)), DAY).status is status


# -- employees: CSP L4041-2, L4041-4 II -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "reading", "status"),
    [
        (date(2021, 6, 9), "decree", Status.NOT_MET),
        (date(2021, 6, 10), "decree", Status.MET),
        (date(2021, 12, 31), "2022", Status.NOT_MET),
        (date(2022, 1, 1), "2022", Status.MET),
        (date(2022, 1, 1), "decree", Status.MET),
    ],
)
def test_health_professionals_may_be_employed_since_the_decree(day: date, reading: str, status: Status) -> None:
    """Decree 2021-747 of 9 June 2021; the URPS of dentists of Auvergne-Rhône-Alpes says 2022."""
    with_nurse = with_sisa(associate(gp()), employed(Profession.NURSE))

    assert ask("fr.sisa.employment", with_nurse, day, sisa_employed_since=reading).status is status


def test_the_statutes_must_provide_for_salaried_care() -> None:
    """CSP L4041-2, 3°."""
    without = with_sisa(
        associate(gp()),
        employed(Profession.NURSE),
        legal_entities=(sisa(statutes=frozenset({StatutesClause.POOLING_MEANS})),),
    )

    assert ask("fr.sisa.employment", without, DAY).status is Status.NOT_MET
    assert ask("fr.sisa.employment", with_sisa(associate(gp())), DAY).status is Status.MET


@pytest.mark.parametrize(("liberal", "salaried", "status"), [(3, 2, Status.MET), (3, 3, Status.NOT_MET)])
def test_employees_are_strictly_fewer_than_liberal_associates(liberal: int, salaried: int, status: Status) -> None:
    """CSP L4041-4, II."""
    members = [associate(gp()) for _ in range(liberal)] + [employed(Profession.NURSE) for _ in range(salaried)]

    assert ask("fr.sisa.salaried_cap", with_sisa(*members), DAY).status is status


def test_a_coordinator_who_is_no_clinician_does_not_count_as_an_employee() -> None:
    members = [associate(gp()), associate(gp()), employed(Profession.NURSE), employed(Profession.OTHER_ROLE)]

    assert ask("fr.sisa.salaried_cap", with_sisa(*members), DAY).status is Status.MET


def test_an_asalee_nurse_is_neither_an_associate_nor_an_employee_of_the_sisa() -> None:
    """Guide of the ACI, p. 10: she counts for the diversity of professions only."""
    asalee = attrs.evolve(nurse(), practice=Practice.SALARIED, employer=EmployerKind.ASALEE)
    members = [associate(gp()), associate(gp()), employed(Profession.NURSE), asalee]

    assert ask("fr.sisa.salaried_cap", with_sisa(*members), DAY).status is Status.MET
    assert ask(COMPOSITION, with_sisa(associate(gp()), associate(gp()), asalee), DAY).status is Status.NOT_MET


def test_the_cap_holds_from_the_ordinance_on() -> None:
    assert not asked("fr.sisa.salaried_cap", date(2021, 5, 13))
    assert asked("fr.sisa.salaried_cap", date(2021, 5, 14))


# -- formalities and rights -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (date(2012, 5, 1), Status.MET),  # one month before 1 June
        (date(2012, 5, 2), Status.NOT_MET),
        (None, Status.NOT_MET),
        (UNKNOWN, Status.UNKNOWN),
    ],
)
def test_the_statutes_are_sent_one_month_before_registration(sent: date | None, status: Status) -> None:
    """cdosf13.fr, page "SISA"."""
    dossier = with_sisa(legal_entities=(sisa(statutes_sent_on=sent),))

    assert ask("fr.sisa.statutes_notice", dossier, DAY).status is status


@pytest.mark.parametrize(
    ("right", "first_day"),
    [
        ("fr.sisa.public_money", date(2011, 8, 12)),
        ("fr.sisa.employers_group", date(2021, 6, 10)),
        ("fr.sisa.limited_liability", date(2023, 12, 29)),
    ],
)
def test_what_a_sisa_may_do_since_when(right: str, first_day: date) -> None:
    day_before = date.fromordinal(first_day.toordinal() - 1)

    assert not asked(right, day_before)
    assert asked(right, first_day)
    assert ask(right, with_sisa(), DAY).status is Status.MET
    assert ask(right, msp(legal_entities=()), DAY).status is Status.NOT_APPLICABLE
    assert ask(right, msp(), DAY).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("clauses", "status"),
    [
        (frozenset({StatutesClause.FEE_COLLECTION}), Status.MET),
        (frozenset({StatutesClause.POOLING_MEANS}), Status.NOT_MET),
        (UNKNOWN, Status.UNKNOWN),
    ],
)
def test_fees_are_cashed_where_the_statutes_say_so(clauses: Any, status: Status) -> None:
    """CSP L4041-2, 3°, since 14 May 2021."""
    dossier = with_sisa(legal_entities=(sisa(statutes=clauses),))

    assert ask("fr.sisa.fee_collection", dossier, DAY).status is status
    assert not asked("fr.sisa.fee_collection", date(2021, 5, 13))


def test_a_dissolved_sisa_exists_no_more() -> None:
    gone = with_sisa(legal_entities=(sisa(dissolved_on=date(2024, 3, 1)),))

    assert ask("fr.sisa.public_money", gone, date(2024, 2, 29)).status is Status.MET
    assert ask("fr.sisa.public_money", gone, date(2024, 3, 1)).status is Status.NOT_APPLICABLE
