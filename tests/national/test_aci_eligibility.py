"""Who may sign an ACI contract: golden cases, each with the place in its text."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.national.dossiers import (
    ask,
    asked,
    associate,
    employed,
    gp,
    msp,
    nurse,
    person,
    project,
    specialist,
    with_sisa,
)

from msp_model.assessment import Answer, Status
from msp_model.entities import (
    AciContract,
    AciDerogation,
    AciParty,
    LegalEntity,
    LegalKind,
    Msp,
    Practice,
    Profession,
    StructureKind,
    TeamMember,
)
from msp_model.values import UNKNOWN

DAY = date(2024, 6, 1)
MET, NOT_MET, UNSETTLED = Status.MET, Status.NOT_MET, Status.UNKNOWN
LAWFUL = (associate(gp()), associate(gp()), associate(nurse()))


def contract(**more: Any) -> AciContract:
    given = {
        "signed_on": date(2024, 3, 1),
        "ended_on": None,
        "parties": frozenset(AciParty),
        "derogations": frozenset(),
        "project_annexed": True,
        "professionals_annexed": True,
        **more,
    }
    return AciContract(**given)


ASSOCIATION = LegalEntity(kind=LegalKind.ASSOCIATION, registered_on=date(2015, 1, 1), dissolved_on=None)


def ready(*members: TeamMember, **more: Any) -> Msp:
    return with_sisa(*(members or LAWFUL), **{"health_project": project(), "aci_contract": None, **more})


def values(answer: Answer) -> dict[str, object]:
    return {term.id: term.value for term in answer.terms}


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (StructureKind.MSP, MET),
        (StructureKind.PSLA, MET),
        (StructureKind.CDS, UNSETTLED),  # a health centre, only outside its own agreement: the dossier does not tell
        (StructureKind.ESP, NOT_MET),
        (StructureKind.CPTS, NOT_MET),
    ],
)
def test_the_structure_is_an_msp(kind: StructureKind, status: Status) -> None:
    """Award of 2015, article 2; guide of 2022, p. 9 and 11."""
    assert ask("fr.aci.signing.structure", msp(kind=kind), DAY).status is status


def test_a_company_receives_the_payments() -> None:
    """Award of 2015, article 2."""
    other = LegalEntity(
        kind=LegalKind.OTHER_COMPANY,
        registered_on=date(2015, 1, 1),
        dissolved_on=None,
        receives_insurance_payments=True,
    )

    assert ask("fr.aci.signing.company", ready(), DAY).status is MET
    signed = contract()
    assert (
        ask("fr.aci.signing.company", ready(legal_entities=(ASSOCIATION,), aci_contract=signed), DAY).status is NOT_MET
    )
    assert ask("fr.aci.signing.company", ready(legal_entities=(ASSOCIATION,)), DAY).status is UNSETTLED  # may undertake
    assert ask("fr.aci.signing.company", ready(legal_entities=(other,)), DAY).status is MET


@pytest.mark.parametrize(
    ("derogations", "day", "status"),
    [
        (frozenset({AciDerogation.COMPANY_PENDING}), date(2024, 8, 31), MET),
        (frozenset({AciDerogation.COMPANY_PENDING}), date(2024, 9, 1), NOT_MET),
        (frozenset(), date(2024, 8, 31), NOT_MET),
    ],
)
def test_the_company_may_come_six_months_after_signing(derogations: Any, day: date, status: Status) -> None:
    """lequotidiendumedecin.fr, 2017: signed on 1 March 2024."""
    dossier = ready(legal_entities=(), aci_contract=contract(derogations=derogations))

    assert ask("fr.aci.signing.company", dossier, day).status is status
    assert ask("fr.aci.payment.company", dossier, day).status is NOT_MET  # nothing is paid before


def test_nothing_is_due_before_signing() -> None:
    assert ask("fr.aci.payment.company", ready(legal_entities=()), DAY).status is Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("changes", "status"),
    [({}, MET), ({"validated_on": None}, NOT_MET), ({"compatible_with_regional_plan": False}, NOT_MET)],
)
def test_the_project_is_validated_and_consistent(changes: dict[str, Any], status: Status) -> None:
    """Award of 2015, article 2; femasif.fr."""
    assert ask("fr.aci.signing.project", ready(health_project=project(**changes)), DAY).status is status


@pytest.mark.parametrize(
    ("members", "law", "federation"),
    [
        (LAWFUL, MET, MET),
        # stricter on practitioners: the law counts physicians of any specialty
        ((associate(gp()), associate(specialist()), associate(nurse())), MET, NOT_MET),
        # looser on the third: any other health professional, who need not be an auxiliary
        ((associate(gp()), associate(gp()), associate(person(Profession.PHARMACIST))), NOT_MET, MET),
        ((associate(gp()), associate(gp()), person(Profession.PSYCHOLOGIST)), NOT_MET, NOT_MET),
        ((associate(gp()), associate(gp()), associate(gp())), NOT_MET, NOT_MET),
    ],
)
def test_the_law_and_a_federation_ask_for_two_teams(members: Any, law: Status, federation: Status) -> None:
    """CSP L4041-4, I; fmps-normandie.org, « Bénéficier de l'ACI »."""
    answer = ask("fr.aci.signing.team", ready(*members), DAY)

    assert answer.status is law
    assert ask("fr.aci.signing.team", ready(*members), DAY, aci_signing_team="federation").status is federation
    assert answer.depends_on == (() if law is federation else ("fr.aci.signing_team",))


def test_the_law_s_own_minimum_is_never_weakened() -> None:
    looser = ready(associate(gp()), associate(gp()), associate(person(Profession.PHARMACIST)))

    assert ask("fr.sisa.composition", looser, DAY, aci_signing_team="federation").status is NOT_MET


@pytest.mark.parametrize(
    ("practice", "status"),
    [
        (Practice.LIBERAL, MET),
        (Practice.LIBERAL_COLLABORATOR, MET),  # guide of 2022, p. 10 and 46
        (Practice.SALARIED, NOT_MET),
        (UNKNOWN, UNSETTLED),
    ],
)
def test_associates_are_in_liberal_practice(practice: Any, status: Status) -> None:
    dossier = ready(*LAWFUL, associate(attrs.evolve(gp(), practice=practice)), aci_contract=contract())

    assert ask("fr.aci.associates", dossier, DAY).status is status


@pytest.mark.parametrize(
    ("rule", "changes", "status"),
    [
        ("fr.aci.contract.parties", {}, MET),
        ("fr.aci.contract.parties", {"parties": frozenset({AciParty.STRUCTURE, AciParty.CPAM})}, NOT_MET),
        ("fr.aci.contract.parties", {"parties": UNKNOWN}, UNSETTLED),
        ("fr.aci.contract.annexes", {}, MET),
        ("fr.aci.contract.annexes", {"professionals_annexed": False}, NOT_MET),
        ("fr.aci.contract.annexes", {"project_annexed": UNKNOWN}, UNSETTLED),
    ],
)
def test_three_parties_sign_and_two_annexes_follow(rule: str, changes: dict[str, Any], status: Status) -> None:
    """femasif.fr; award of 2015."""
    assert ask(rule, ready(aci_contract=contract(**changes)), DAY).status is status
    assert ask(rule, ready(), DAY).status is Status.NOT_APPLICABLE


def test_the_contract_lasts_five_years_and_says_nothing_of_a_departure() -> None:
    answer = ask("fr.aci.contract", ready(aci_contract=contract()), DAY)

    assert answer.status is MET
    assert values(answer) == {"duration": 60, "end": date(2029, 3, 1), "grace-after-departure": UNKNOWN}


@pytest.mark.parametrize(
    ("members", "day", "status"),
    [
        ((*LAWFUL, employed(Profession.NURSE)), DAY, MET),
        ((*LAWFUL, *(employed(Profession.NURSE) for _ in range(3))), DAY, NOT_MET),
        ((*LAWFUL, *(employed(Profession.NURSE) for _ in range(3))), date(2021, 5, 13), MET),
        ((*LAWFUL, *(employed(Profession.NURSE) for _ in range(3))), date(2021, 5, 14), NOT_MET),
    ],
)
def test_the_cap_on_employees_is_a_condition_since_the_ordinance(members: Any, day: date, status: Status) -> None:
    assert ask("fr.aci.contract", ready(*members), day).status is status


@pytest.mark.parametrize("day", [date(2018, 6, 1), DAY])
@pytest.mark.parametrize(
    "lacking",
    [
        {"kind": StructureKind.CPTS},
        {"legal_entities": (ASSOCIATION,), "aci_contract": contract()},
        {"health_project": None},
        {"team": None},
    ],
    ids=["structure", "company", "project", "team"],
)
def test_each_condition_of_the_contract_is_needed(day: date, lacking: dict[str, Any]) -> None:
    whole = ready()

    assert ask("fr.aci.contract", whole, day).verdict is not False
    assert ask("fr.aci.contract", attrs.evolve(whole, **lacking), day).status is NOT_MET


def test_it_applies_from_the_exercise_2017_on() -> None:
    for rule in ("fr.aci.contract", "fr.aci.signing.team", "fr.aci.signing.company"):
        assert not asked(rule, date(2016, 12, 31))
        assert asked(rule, date(2017, 1, 1))
