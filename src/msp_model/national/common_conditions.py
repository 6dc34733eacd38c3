"""Common conditions: what the words of a scheme's ``[conditions]`` ask of a dossier."""

from collections.abc import Collection, Iterator
from typing import Any

from msp_model.documents.scheme_tables import AskWord, ConditionsTable, Figure, TeamWord, ZoneWord
from msp_model.entities import OwnerKind
from msp_model.expressions import TODAY, Day, Expr, Truth, all_of, any_of, number, parameter, truth
from msp_model.national.facts.aci import aci_contract_signed
from msp_model.national.facts.operations import (
    built,
    file_holds,
    filing_day_of_year,
    final_file_day_of_year,
    request_commitments,
    request_company_share,
    request_drafted_by_occupants,
    request_filed,
    request_filed_on,
    request_intercommunal_share,
    request_meets_specification,
    request_operation,
    request_owner,
    request_state_opinion,
    request_territorial_contract,
    year_after_filing,
    years_to_final_file,
)
from msp_model.national.facts.places import (
    ArsZone,
    ars_zone,
    in_frr,
    in_frr_plus,
    in_zrr,
    recognised_on,
    territorial_reflection,
    validated_on,
)
from msp_model.national.facts.premises import in_priority_district
from msp_model.national.facts.project import project_begun, project_signed_by_all, project_validated, recognised
from msp_model.national.facts.requests import request_agreement_signed, request_cost, request_own_contribution
from msp_model.national.facts.team import general_practitioners, nurses, paramedic_time, paramedics, physicians
from msp_model.rulebook import DayOfYear, Persons, Years

_FILING_DAY: Expr[Day] = request_filed_on.or_else(TODAY)
"""The day on which the file was sent; one that was not yet sent would be sent today."""

_ASKS: dict[AskWord, Expr[Truth]] = {
    AskWord.PROJECT_BEGUN: project_begun,
    AskWord.SIGNED_BY_ALL: project_signed_by_all,
    AskWord.VALIDATED: project_validated,
    AskWord.VALIDATED_BEFORE_FILING: project_validated & (validated_on.or_else(TODAY) <= _FILING_DAY),
    AskWord.RECOGNISED: recognised,
    AskWord.RECOGNISED_BEFORE_FILING: recognised & (recognised_on.or_else(TODAY) <= _FILING_DAY),
    AskWord.NO_ACI_CONTRACT: ~aci_contract_signed,
    AskWord.TERRITORIAL_REFLECTION: territorial_reflection,
    AskWord.FILED: request_filed,
    AskWord.AGREEMENT_SIGNED: request_agreement_signed,
    AskWord.MEETS_SPECIFICATION: request_meets_specification,
    AskWord.DRAFTED_BY_OCCUPANTS: request_drafted_by_occupants,
    AskWord.TERRITORIAL_CONTRACT: request_territorial_contract,
    AskWord.WRITTEN_COMMITMENTS: request_commitments >= number(Persons, 1),
    # Asked of a commune only: an intercommunal body that carries the project itself brings its own.
    AskWord.INTERCOMMUNAL_SHARE: ~request_owner.is_(OwnerKind.COMMUNE) | request_intercommunal_share,
    AskWord.STATE_OPINION: request_state_opinion,
}

_TEAM: dict[TeamWord, Expr[Any]] = {
    TeamWord.GPS: general_practitioners,
    TeamWord.PHYSICIANS: physicians,
    TeamWord.PARAMEDICS: paramedics,
    TeamWord.NURSES: nurses,
    TeamWord.PARAMEDIC_TIME: paramedic_time,
}

_ARS = {ZoneWord.ZIP: ArsZone.ZIP, ZoneWord.ZAC: ArsZone.ZAC, ZoneWord.ZV: ArsZone.ZV}

_OTHER_MAPS: dict[ZoneWord, Expr[Truth]] = {
    ZoneWord.QPV: in_priority_district,
    ZoneWord.ZRR: in_zrr,
    ZoneWord.FRR: in_frr,
    ZoneWord.FRR_PLUS: in_frr_plus,
}


def in_zones(zones: Collection[ZoneWord]) -> Expr[Truth]:
    """Build the condition that the main site lies in one of some zones."""
    ranks = [_ARS[zone] for zone in ZoneWord if zone in zones and zone in _ARS]
    others = [_OTHER_MAPS[zone] for zone in ZoneWord if zone in zones and zone in _OTHER_MAPS]
    return any_of(*([ars_zone.is_(*ranks)] if ranks else []), *others)


def conditions_of(table: ConditionsTable) -> Expr[Truth]:
    """Build what a scheme asks for; true where it asks for nothing."""
    found = list(_conditions(table))
    return all_of(*found) if found else truth(True)


def _conditions(table: ConditionsTable) -> Iterator[Expr[Truth]]:
    yield from (_ASKS[word] for word in table.asks)
    yield from (_TEAM[word] >= figure(named) for word, named in table.team)
    if table.zones:
        yield in_zones(table.zones)
    if owners := list(_owners(table)):
        yield any_of(*owners)
    if table.operations:
        yield request_operation.is_(*(built(operation) for operation in table.operations))
    if table.own_share is not None:
        yield request_own_contribution >= request_cost * figure(table.own_share)
    if table.costs_from is not None:
        yield request_cost >= figure(table.costs_from)
    yield from (file_holds(document) for document in table.documents)
    if table.filing is not None:
        yield _filed_in_time(table.filing)
    if table.final_file is not None:
        yield _completed_in_time(table.final_file)
    yield from (figure(named) for named in table.open_if)


def _owners(table: ConditionsTable) -> Iterator[Expr[Truth]]:
    if table.owners:
        yield request_owner.is_(*table.owners)
    if table.company_share is not None:
        yield request_owner.is_(OwnerKind.COMPANY) & (request_company_share >= figure(table.company_share))
    if table.case_owners and table.case_accepted is not None:
        yield request_owner.is_(*table.case_owners) & figure(table.case_accepted)


def _filed_in_time(deadline: Figure) -> Expr[Truth]:
    """Build the condition that the file is sent in time; one that is not yet sent still can be.

    A day of every year is met by a file sent by then in its own year, and by a late one from the next year on: it is
    in time for that year.
    """
    if deadline.kind is Day:
        return _FILING_DAY <= figure(deadline)
    in_its_year: Expr[Truth] = filing_day_of_year.or_else(number(DayOfYear, 0)) <= figure(deadline)
    return in_its_year | (year_after_filing.or_else(TODAY) <= TODAY)


def _completed_in_time(deadline: Figure) -> Expr[Truth]:
    """Build the condition that the complete file is sent before a day of the year after filing, or not yet sent."""
    years: Expr[Years] = years_to_final_file.or_else(number(Years, 0))
    before: Expr[Truth] = final_file_day_of_year.or_else(number(DayOfYear, 0)) < figure(deadline)
    return (years < number(Years, 1)) | (years.equals(number(Years, 1)) & before)


def figure(named: Figure) -> Expr[Any]:
    """Give the leaf that stands for a parameter."""
    leaf: Expr[Any] = parameter(named.id, named.kind)
    return leaf
