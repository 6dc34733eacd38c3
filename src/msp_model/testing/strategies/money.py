"""Money: funders, grants, costs, requests."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from msp_model.entities import (
    FRANCE,
    Cost,
    CostKind,
    FileDocument,
    Fund,
    Funder,
    FunderKind,
    FundingRequest,
    Grant,
    Operation,
    OwnerKind,
    Purpose,
    Territory,
)
from msp_model.testing.strategies.places import territories
from msp_model.testing.strategies.records import Unknowns, few, or_none, records, subsets
from msp_model.testing.strategies.values import counts, money, names, periods, shares, slugs, some_days


def funders(*, within: Territory = FRANCE, unknown: Unknowns = "some") -> st.SearchStrategy[Funder]:
    """Draw who pays."""
    told = {"territory": territories(within=within), "name": names()}
    return records(Funder, {"kind": st.sampled_from(FunderKind)}, told, unknown)


def grants(
    *,
    within: Territory = FRANCE,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[Grant]:
    """Draw money granted."""
    when = or_none(some_days(unknown=unknown, days=days))
    told = {
        "funder": funders(within=within, unknown=unknown),
        "fund": st.sampled_from(Fund),
        "purpose": st.sampled_from(Purpose),
        "scheme": or_none(slugs()),
        "amount": or_none(money()),
        "amount_paid": money(),
        "agreed_on": when,
        "ended_on": when,
        "period": periods(unknown=unknown, days=days),
        "at_risk": st.booleans(),
    }
    return records(Grant, {}, told, unknown)


def costs(*, kinds: st.SearchStrategy[CostKind] | None = None, unknown: Unknowns = "some") -> st.SearchStrategy[Cost]:
    """Draw costs of one kind, before tax."""
    always = {"kind": st.sampled_from(CostKind) if kinds is None else kinds}
    return records(Cost, always, {"amount": money()}, unknown)


def _costs_of_each_kind(unknown: Unknowns) -> st.SearchStrategy[tuple[Cost, ...]]:
    return few(costs(unknown=unknown), most=4).map(lambda drawn: tuple({cost.kind: cost for cost in drawn}.values()))


def funding_requests(
    *,
    ids: st.SearchStrategy[str] | None = None,
    sites: st.SearchStrategy[str] | None = None,
    within: Territory = FRANCE,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[FundingRequest]:
    """Draw requests for public money, each kind of cost once.

    Args:
        ids: how they are called.
        sites: the ids of the sites that they may be about.
        within: where the funders are.
        days: the days of the file.
        unknown: how much is left out.
    """
    when = or_none(some_days(unknown=unknown, days=days))
    told: dict[str, st.SearchStrategy[Any]] = {
        "purpose": st.sampled_from(Purpose),
        "funder": funders(within=within, unknown=unknown),
        "scheme": or_none(slugs()),
        "owner": st.sampled_from(OwnerKind),
        "owner_members_share": shares(),
        "operation": or_none(st.sampled_from(Operation)),
        "costs": _costs_of_each_kind(unknown),
        "own_contribution": money(),
        "aids": few(grants(within=within, days=days, unknown=unknown), most=1),
        "intercommunal_share": or_none(money()),
        **dict.fromkeys(["filed_on", "final_file_on", "works_started_on", "agreement_on", "opinion_received_on"], when),
        "years": st.integers(1, 5),
        "written_commitments": counts(),
        "medical_practices": counts(8),
        "licences": counts(),
        "meets_specification": st.booleans(),
        "project_drafted_by_occupants": st.booleans(),
        "territorial_contract": st.booleans(),
        "documents": subsets(FileDocument),
    }
    if sites is not None:
        told["site"] = or_none(sites)
    return records(FundingRequest, {"id": slugs() if ids is None else ids}, told, unknown)
