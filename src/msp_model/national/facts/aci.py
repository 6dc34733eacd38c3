"""The ACI contract of an MSP."""

from datetime import date

from msp_model.entities import AciContract, AciDerogation, AciParty, Msp
from msp_model.expressions import Day, Maybe, Truth, fact
from msp_model.national.facts.known import all_known, day_if_come, lasting
from msp_model.values import UNKNOWN, Interval, Unknown


@fact(Truth, about="msp", fr="un contrat ACI est signé", en="an ACI contract is signed")
def aci_contract_signed(msp: Msp, day: date) -> bool | Unknown:
    """Whether a contract was signed and has not ended."""
    contract = msp.aci_contract
    if isinstance(contract, AciContract):
        return lasting(msp, contract.signed_on, contract.ended_on, day)
    return UNKNOWN if contract is UNKNOWN else False


@fact(
    Maybe[Day],
    about="msp",
    fr="jour de signature du contrat ACI",
    en="day on which the ACI contract was signed",
    change="later",
)
def aci_contract_signed_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day of signature, absent as long as it has not come."""
    contract = msp.aci_contract
    if isinstance(contract, AciContract):
        return day_if_come(contract.signed_on, day)
    return UNKNOWN if contract is UNKNOWN else None


@fact(
    Truth,
    about="msp",
    fr="les membres se sont engagés à créer la société après la signature",
    en="the members have undertaken to create the company after signing",
)
def company_creation_undertaken(msp: Msp, _day: date) -> bool | Unknown:
    """Whether the contract carries the undertaking to create the company."""
    contract = msp.aci_contract
    told = contract.derogations if isinstance(contract, AciContract) else UNKNOWN
    return UNKNOWN if told is UNKNOWN else AciDerogation.COMPANY_PENDING in told


@fact(
    Truth,
    about="msp",
    fr="la structure, la CPAM et l'ARS ont signé",
    en="the structure, the CPAM and the ARS have signed",
)
def three_parties_signed(msp: Msp, _day: date) -> bool | Unknown:
    """Whether all three parties signed the contract."""
    contract = msp.aci_contract
    told = contract.parties if isinstance(contract, AciContract) else UNKNOWN
    return UNKNOWN if told is UNKNOWN else told >= frozenset(AciParty)


@fact(
    Truth,
    about="msp",
    fr="le projet validé et la liste des professionnels associés sont annexés au contrat",
    en="the validated project and the list of associated professionals are annexed to the contract",
)
def annexes_complete(msp: Msp, _day: date) -> bool | Unknown:
    """Whether both annexes are there."""
    contract = msp.aci_contract
    if not isinstance(contract, AciContract):
        return UNKNOWN
    return all_known(contract.project_annexed, contract.professionals_annexed)


@fact(
    Truth,
    about="msp",
    fr="le centre de santé adhère à l'accord national des centres de santé",
    en="the health centre adheres to the national agreement of health centres",
)
def adheres_to_centres_agreement(_msp: Msp, _day: date) -> bool | Unknown:
    """Whether a health centre is under its own national agreement, which a dossier does not tell."""
    return UNKNOWN
