"""What a dossier or a request says in plain words: yes, no, or nothing; and what its lists hold."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.national.dossiers import DAY, msp, read, sisa

from msp_model.entities import (
    AciContract,
    AciDerogation,
    AciParty,
    CareKind,
    DissolutionRequest,
    DossierList,
    FileDocument,
    Funder,
    FunderKind,
    FundingRequest,
    HealthProject,
    LegalEntity,
    LegalKind,
    Operation,
    OwnerKind,
    Purpose,
    StatutesClause,
    StructureKind,
)
from msp_model.expressions import Fact
from msp_model.national.facts import aci, company, operations, places, project as projects, requests, team
from msp_model.values import UNKNOWN

NOTHING_COMPLETE = frozenset[DossierList]()
START, END = date(2022, 3, 1), date(2024, 9, 1)

# -- yes, no, or nothing ----------------------------------------------------------------------------------------------

OF_PROJECT: dict[str, Fact[Any]] = {
    "drafted_by_members": projects.project_drafted_by_members,
    "compatible_with_regional_plan": projects.project_compatible,
    "accommodation": projects.accommodation,
    "territorial_reflection": places.territorial_reflection,
}


@pytest.mark.parametrize("field", OF_PROJECT)
@pytest.mark.parametrize("told", [True, False, UNKNOWN])
def test_what_the_project_says(field: str, told: Any) -> None:
    assert read(OF_PROJECT[field], msp(health_project=HealthProject(**{field: told}))) is told


@pytest.mark.parametrize("field", OF_PROJECT)
def test_what_no_project_says(field: str) -> None:
    without = False if field == "territorial_reflection" else UNKNOWN  # what does not exist rests on nothing

    assert read(OF_PROJECT[field], msp()) is UNKNOWN
    assert read(OF_PROJECT[field], msp(health_project=None)) is without


@pytest.mark.parametrize(
    ("care", "value"),
    [
        (frozenset({CareKind.FIRST_RESORT}), True),
        (frozenset({CareKind.PREVENTION}), False),
        (frozenset(), False),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_first_resort_care(care: Any, value: Any) -> None:
    assert read(projects.first_resort_care, msp(health_project=HealthProject(care=care))) is value
    assert read(projects.first_resort_care, msp(health_project=None)) is UNKNOWN


def request(**more: Any) -> FundingRequest:
    return FundingRequest(id="r", **more)


OF_REQUEST: dict[str, Fact[Any]] = {
    "meets_specification": operations.request_meets_specification,
    "project_drafted_by_occupants": operations.request_drafted_by_occupants,
    "territorial_contract": operations.request_territorial_contract,
}


@pytest.mark.parametrize("field", OF_REQUEST)
@pytest.mark.parametrize("told", [True, False, UNKNOWN])
def test_what_the_request_says(field: str, told: Any) -> None:
    assert read(OF_REQUEST[field], request(**{field: told})) is told


@pytest.mark.parametrize(
    ("told", "value"),
    [(Decimal(1), True), (Decimal("0.01"), True), (Decimal(0), False), (None, False), (UNKNOWN, UNKNOWN)],
)
def test_the_intercommunal_body_pays_something(told: Any, value: Any) -> None:
    assert read(operations.request_intercommunal_share, request(intercommunal_share=told)) is value


def test_whom_and_what_a_request_is_about() -> None:
    told = request(
        purpose=Purpose.STUDY,
        funder=Funder(kind=FunderKind.EPCI),
        owner=OwnerKind.COMPANY,
        operation=Operation.EXTENSION,
    )

    assert read(requests.request_purpose, told) is Purpose.STUDY
    assert read(requests.request_funder, told) is FunderKind.EPCI
    assert read(operations.request_owner, told) is OwnerKind.COMPANY
    assert read(operations.request_operation, told) is operations.Built.EXTENSION
    assert read(operations.request_operation, request(operation=None)) is operations.Built.NOTHING
    facts = (
        requests.request_purpose,
        requests.request_funder,
        operations.request_owner,
        operations.request_operation,
    )
    assert [read(fact, request()) for fact in facts] == [UNKNOWN] * 4


@pytest.mark.parametrize("operation", Operation)
def test_every_operation_has_its_word(operation: Operation) -> None:
    assert operations.built(operation).value == operation.value


@pytest.mark.parametrize("document", FileDocument)
def test_papers_of_a_file(document: FileDocument) -> None:
    fact = operations.file_holds(document)

    assert read(fact, request(documents=frozenset({document}))) is True
    assert read(fact, request(documents=frozenset(FileDocument) - {document})) is False
    assert read(fact, request()) is UNKNOWN


def test_the_kind_of_a_structure() -> None:
    assert read(team.structure_kind, msp()) is StructureKind.MSP
    assert all(read(team.structure_kind, msp(kind=kind)) is kind for kind in StructureKind)


# -- the contract -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (frozenset({AciDerogation.COMPANY_PENDING}), True),
        (frozenset({AciDerogation.OPENING_HOURS}), False),
        (frozenset(), False),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_a_company_to_be_created(told: Any, value: Any) -> None:
    assert read(aci.company_creation_undertaken, msp(aci_contract=AciContract(derogations=told))) is value


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (frozenset(AciParty), True),
        (frozenset(list(AciParty)[:2]), False),
        (frozenset(), False),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_all_three_parties_sign(told: Any, value: Any) -> None:
    assert read(aci.three_parties_signed, msp(aci_contract=AciContract(parties=told))) is value


@pytest.mark.parametrize(
    ("annexes", "value"),
    [
        ((True, True), True),
        ((True, False), False),
        ((False, UNKNOWN), False),
        ((True, UNKNOWN), UNKNOWN),
        ((UNKNOWN, True), UNKNOWN),
    ],
)
def test_both_annexes_are_there(annexes: tuple[Any, Any], value: Any) -> None:
    contract = AciContract(project_annexed=annexes[0], professionals_annexed=annexes[1])

    assert read(aci.annexes_complete, msp(aci_contract=contract)) is value


@pytest.mark.parametrize("fact", [aci.company_creation_undertaken, aci.three_parties_signed, aci.annexes_complete])
@pytest.mark.parametrize("contract", [None, UNKNOWN])
def test_without_a_contract_nothing_is_told_of_it(fact: Fact[Any], contract: Any) -> None:
    assert read(fact, msp(aci_contract=contract)) is UNKNOWN


def test_a_dossier_never_tells_of_the_agreement_of_health_centres() -> None:
    assert read(aci.adheres_to_centres_agreement, msp()) is UNKNOWN


# -- companies --------------------------------------------------------------------------------------------------------


def entity(kind: LegalKind, **more: Any) -> LegalEntity:
    return LegalEntity(kind=kind, **{"registered_on": START, "dissolved_on": None, **more})


@pytest.mark.parametrize(
    ("kind", "carries"),
    [
        (LegalKind.SISA, True),
        (LegalKind.ASSOCIATION, True),
        (LegalKind.GCS, True),
        (LegalKind.OTHER_COMPANY, True),
        (LegalKind.OTHER, True),
        (LegalKind.SCM, False),
        (LegalKind.SCI, False),
    ],
)
def test_which_companies_carry_an_msp(kind: LegalKind, carries: bool) -> None:
    assert read(company.legal_person_exists, msp(legal_entities=(entity(kind),))) is carries
    assert read(company.legal_person_exists, msp(legal_entities=(entity(kind),)), date(2022, 2, 28)) is False
    assert read(company.sisa_exists, msp(legal_entities=(entity(kind),))) is (kind is LegalKind.SISA)


@pytest.mark.parametrize(
    ("kind", "may", "value"),
    [
        (LegalKind.SISA, UNKNOWN, True),
        (LegalKind.SISA, False, True),  # the law gives it the right
        (LegalKind.GCS, True, True),
        (LegalKind.GCS, False, False),
        (LegalKind.GCS, UNKNOWN, UNKNOWN),
        (LegalKind.OTHER_COMPANY, True, True),
        (LegalKind.OTHER, True, True),
        (LegalKind.ASSOCIATION, True, False),
        (LegalKind.SCM, True, False),
        (LegalKind.SCI, True, False),
    ],
)
def test_which_companies_receive_payments(kind: LegalKind, may: Any, value: Any) -> None:
    told = entity(kind, receives_insurance_payments=may)

    assert read(company.company_receives_payments, msp(legal_entities=(told,))) is value
    assert read(company.company_receives_payments, msp(legal_entities=(told,)), date(2022, 2, 28)) is False


def test_entities_that_may_not_be_all() -> None:
    land = msp(legal_entities=(entity(LegalKind.SCI),), complete=NOTHING_COMPLETE)

    for fact in (company.sisa_exists, company.legal_person_exists, company.company_receives_payments):
        assert read(fact, land) is UNKNOWN
        assert read(fact, msp()) is UNKNOWN
        assert read(fact, msp(legal_entities=())) is False


CLAUSES = {
    StatutesClause.SALARIED_CARE: company.statutes_allow_salaried_care,
    StatutesClause.FEE_COLLECTION: company.statutes_allow_fee_collection,
}


@pytest.mark.parametrize("clause", CLAUSES)
def test_what_the_statutes_provide_for(clause: StatutesClause) -> None:
    fact = CLAUSES[clause]

    assert read(fact, msp(legal_entities=(sisa(statutes=frozenset({clause})),))) is True
    assert read(fact, msp(legal_entities=(sisa(statutes=frozenset(StatutesClause) - {clause}),))) is False
    assert read(fact, msp(legal_entities=(sisa(statutes=UNKNOWN),))) is UNKNOWN
    assert read(fact, msp(legal_entities=())) is UNKNOWN


@pytest.mark.parametrize("told", [True, False, UNKNOWN])
def test_associates_who_are_natural_persons(told: Any) -> None:
    dossier = msp(legal_entities=(sisa(natural_persons_only=told), entity(LegalKind.SCI)))

    assert read(company.associates_are_natural_persons, dossier) is told
    assert read(company.associates_are_natural_persons, msp()) is UNKNOWN


@pytest.mark.parametrize(
    ("asked", "ruled", "value"),
    [
        (START, None, True),
        (START, END, True),  # not yet ruled
        (START, DAY, False),
        (START, UNKNOWN, UNKNOWN),
        (END, None, False),  # not yet asked
        (UNKNOWN, None, UNKNOWN),
        (UNKNOWN, DAY, False),
    ],
)
def test_a_request_for_dissolution_before_the_court(asked: Any, ruled: Any, value: Any) -> None:
    told = DissolutionRequest(requested_on=asked, ruled_on=ruled)

    assert read(company.dissolution_pending, msp(legal_entities=(sisa(dissolution_requests=(told,)),))) is value


def test_no_request_for_dissolution() -> None:
    assert read(company.dissolution_pending, msp(legal_entities=(sisa(dissolution_requests=()),))) is False
    assert read(company.dissolution_pending, msp(legal_entities=(sisa(dissolution_requests=UNKNOWN),))) is UNKNOWN
    assert read(company.dissolution_pending, msp()) is UNKNOWN
