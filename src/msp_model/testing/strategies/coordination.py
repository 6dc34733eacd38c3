"""Coordination: coordinators, their posts and trainings, their networks, searches for professionals."""

from datetime import date

from hypothesis import strategies as st

from msp_model.entities import (
    CoordinationAssignment,
    Coordinator,
    CoordinatorStatus,
    EmployerKind,
    EmploymentClue,
    LocalMeeting,
    Participation,
    Profession,
    ProofKind,
    RecruitmentAction,
    RecruitmentOutcome,
    RecruitmentSearch,
    RecruitmentStep,
    Specialty,
    StructureKind,
    TeamRole,
    Training,
    TrainingKind,
)
from msp_model.testing.strategies.people import professions
from msp_model.testing.strategies.records import Unknowns, few, or_none, records, subsets
from msp_model.testing.strategies.values import counts, decimals, money, names, periods, shares, slugs, some_days


def trainings(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[Training]:
    """Draw trainings of coordinators."""
    when = or_none(some_days(unknown=unknown, days=days))
    told = {
        "mention": or_none(st.sampled_from(StructureKind)),
        "started_on": when,
        "completed_on": when,
        "hours": counts(400),
        "provider": names(),
    }
    return records(Training, {"kind": st.sampled_from(TrainingKind)}, told, unknown)


def coordinators(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[Coordinator]:
    """Draw coordinators; nobody is named."""
    told = {
        "id": slugs(),
        "profession": or_none(professions()),
        "trainings": few(trainings(days=days, unknown=unknown)),
        "structures": st.integers(1, 6),
    }
    return records(Coordinator, {}, told, unknown)


def coordination_assignments(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[CoordinationAssignment]:
    """Draw coordination posts, held or vacant."""
    told = {
        "coordinator": or_none(coordinators(days=days, unknown=unknown)),
        "status": st.sampled_from(CoordinatorStatus),
        "employer": or_none(st.sampled_from(EmployerKind)),
        "hours_per_week": decimals(39),
        "yearly_cost": money(max_value=80_000),
        "clues": subsets(EmploymentClue),
        "network_time_paid": st.booleans(),
        "period": periods(unknown=unknown, days=days),
    }
    return records(CoordinationAssignment, {}, told, unknown)


def participations(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[Participation]:
    """Draw the part of an MSP in a network of coordinators."""
    told = {
        "local_group": or_none(slugs()),
        "agreement_signed_on": or_none(some_days(unknown=unknown, days=days)),
        "signatories": subsets(TeamRole),
        "team_informed": st.booleans(),
        "period": periods(unknown=unknown, days=days),
    }
    return records(Participation, {}, told, unknown)


def local_meetings(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[LocalMeeting]:
    """Draw meetings of local groups."""
    told = {"held_on": some_days(unknown=unknown, days=days), "present": counts(), "attendance": shares()}
    return records(LocalMeeting, {"local_group": slugs()}, told, unknown)


def recruitment_actions(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[RecruitmentAction]:
    """Draw steps of a search."""
    told = {
        "done_on": some_days(unknown=unknown, days=days),
        "proof": or_none(st.sampled_from(ProofKind)),
        "note": names(),
    }
    return records(RecruitmentAction, {"step": st.sampled_from(RecruitmentStep)}, told, unknown)


def recruitment_searches(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[RecruitmentSearch]:
    """Draw searches for professionals."""
    when = some_days(unknown=unknown, days=days)
    told = {
        "profession": st.sampled_from([Profession.PHYSICIAN, *Profession]),
        "specialty": st.sampled_from(Specialty),
        "started_on": when,
        "ended_on": or_none(when),
        "outcome": or_none(st.sampled_from(RecruitmentOutcome)),
        "actions": few(recruitment_actions(days=days, unknown=unknown)),
    }
    return records(RecruitmentSearch, {}, told, unknown)
