"""Projects: the health project, recognition, evaluation, premises, legal persons, neighbours."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from msp_model.entities import (
    CareKind,
    DissolutionRequest,
    EvaluationCommitment,
    HealthProject,
    LegalEntity,
    LegalKind,
    Neighbour,
    Permanence,
    Premises,
    Recognition,
    StatutesClause,
    StructureKind,
)
from msp_model.testing.strategies.identifiers import finess_numbers, siren_numbers
from msp_model.testing.strategies.records import Unknowns, few, or_none, records, subsets
from msp_model.testing.strategies.values import names, periods, shares, some_days

BODIES = ("CARPEC", "CATS", "COD")
"""Short names of bodies that validate projects."""


def health_projects(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[HealthProject]:
    """Draw health projects, the steps on any days: a dossier may tell them in an impossible order."""
    when = or_none(some_days(unknown=unknown, days=days))
    steps = ["team_gathered_on", "needs_identified_on", "drafted_on", "signed_by_all_on", "sent_on", "validated_on"]
    told: Mapping[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(steps, when),
        "validation_ended_on": when,
        "drafted_by_members": st.booleans(),
        "validated_by": or_none(st.sampled_from(BODIES)),
        "compatible_with_regional_plan": st.booleans(),
        "care": subsets(CareKind),
        "accommodation": st.booleans(),
        "territorial_reflection": st.booleans(),
    }
    return records(HealthProject, {}, told, unknown)


def recognitions(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[Recognition]:
    """Draw decisions of recognition."""
    when = or_none(some_days(unknown=unknown, days=days))
    told = {"recognised_on": when, "recognised_by": or_none(st.sampled_from(BODIES)), "ended_on": when}
    return records(Recognition, {}, told, unknown)


def evaluation_commitments(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[EvaluationCommitment]:
    """Draw commitments to evaluate practices."""
    when = or_none(some_days(unknown=unknown, days=days))
    return records(EvaluationCommitment, {}, {"committed_on": when, "ended_on": when}, unknown)


def premises(
    *,
    sites: st.SearchStrategy[str] | None = None,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[Premises]:
    """Draw premises; *sites* gives the ids of the sites that they may belong to."""
    when = or_none(some_days(unknown=unknown, days=days))
    told: dict[str, st.SearchStrategy[Any]] = {
        "permanence": st.sampled_from(Permanence),
        **dict.fromkeys(["decided_on", "works_started_on", "opened_on"], when),
    }
    if sites is not None:
        told["site"] = or_none(sites)
    return records(Premises, {}, told, unknown)


def dissolution_requests(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[DissolutionRequest]:
    """Draw requests to the court to dissolve a company."""
    when = some_days(unknown=unknown, days=days)
    told = {
        "requested_on": when,
        "extended_until": or_none(when),
        "ruled_on": or_none(when),
        "dissolved": or_none(st.booleans()),
    }
    return records(DissolutionRequest, {}, told, unknown)


def legal_entities(
    *,
    kinds: st.SearchStrategy[LegalKind] | None = None,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[LegalEntity]:
    """Draw legal persons, a SISA first in the order of shrinking."""
    when = or_none(some_days(unknown=unknown, days=days))
    told: Mapping[str, st.SearchStrategy[Any]] = {
        "name": names(),
        "siren": or_none(siren_numbers()),
        "finess": or_none(finess_numbers()),
        **dict.fromkeys(["registered_on", "dissolved_on", "statutes_sent_on"], when),
        "statutes": subsets(StatutesClause),
        "natural_persons_only": st.booleans(),
        "health_professionals_share": shares(),
        "receives_insurance_payments": st.booleans(),
        "dissolution_requests": few(dissolution_requests(days=days, unknown=unknown), most=1),
    }
    return records(LegalEntity, {"kind": st.sampled_from(LegalKind) if kinds is None else kinds}, told, unknown)


def neighbours(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[Neighbour]:
    """Draw structures to which a team belongs or with which it works."""
    told = {
        "name": names(),
        "finess": or_none(finess_numbers()),
        "member": st.booleans(),
        "period": periods(unknown=unknown, days=days),
    }
    return records(Neighbour, {"kind": st.sampled_from(StructureKind)}, told, unknown)
