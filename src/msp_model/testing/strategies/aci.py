"""The ACI: contracts and yearly declarations; the France Santé label and its contract."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from msp_model.entities import (
    AciContract,
    AciDeclaration,
    AciDerogation,
    AciIndicator,
    AciParty,
    Diversity,
    FranceSante,
    FranceSanteCommitments,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
    SiteOpening,
)
from msp_model.testing.strategies.records import Unknowns, few, or_none, records, subsets
from msp_model.testing.strategies.values import counts, decimals, periods, shares, some_days

FIRST_YEAR, LAST_YEAR = 2015, 2030

_ANSWERS = (
    "unscheduled_care",
    "crisis_plan",
    "crisis_declared",
    "crisis_actions",
    "underserved_zone",
    "users_informed",
    "users_partners",
    "satisfaction_survey",
    "coordination_function",
    "external_coordination",
    "quality_diagnosis",
    "quality_plan",
    "quality_results",
    "heart_failure_pathway",
    "child_obesity_pathway",
    "advanced_practice_nurse",
)
_NUMBERS = {
    "patients": 20_000,
    "patients_year_before": 20_000,
    "children_two_acts": 3_000,
    "children_two_acts_year_before": 3_000,
    "associated_professionals": 60,
    "signatory_professionals": 60,
    "cstm_physicians": 6,
    "protocols": 12,
    "meetings": 60,
    "files_discussed": 900,
    "reference_base": 6_000,
    "placements": 12,
    "distinct_trainees": 12,
}


def years() -> st.SearchStrategy[int]:
    """Draw calendar years of declarations."""
    return st.integers(FIRST_YEAR, LAST_YEAR)


def aci_contracts(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[AciContract]:
    """Draw ACI contracts."""
    when = some_days(unknown=unknown, days=days)
    told = {
        "signed_on": or_none(when),
        "effective_on": when,
        "ended_on": or_none(when),
        "parties": subsets(AciParty),
        "derogations": subsets(AciDerogation),
        "project_annexed": st.booleans(),
        "professionals_annexed": st.booleans(),
    }
    return records(AciContract, {}, told, unknown)


def site_openings(
    *, sites: st.SearchStrategy[str] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[SiteOpening]:
    """Draw when one site was open in a year."""
    told = {
        "weekday_hours": decimals(14),
        "saturday_morning": st.booleans(),
        "weeks_closed_in_holidays": decimals(6),
        "weeks_closed_outside_holidays": decimals(6),
    }
    return records(SiteOpening, {"site": st.just("main") if sites is None else sites}, told, unknown)


def diversities(*, unknown: Unknowns = "some") -> st.SearchStrategy[Diversity]:
    """Draw which professions are declared to be associated."""
    fields = ["medical_professions", "specialties", "pharmacists", "paramedical_professions"]
    return records(Diversity, {}, dict.fromkeys(fields, counts(6)), unknown)


def public_health_missions(*, unknown: Unknowns = "some") -> st.SearchStrategy[PublicHealthMission]:
    """Draw public-health missions."""
    return records(PublicHealthMission, {}, {"theme": st.sampled_from(MissionTheme)}, unknown)


def information_systems(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[InformationSystem]:
    """Draw labelled information systems."""
    always = {"level": st.sampled_from(InformationSystemLevel)}
    return records(InformationSystem, always, {"acquired_on": some_days(unknown=unknown, days=days)}, unknown)


def france_sante_labels(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[FranceSante]:
    """Draw what the France Santé label looks at."""
    when = or_none(some_days(unknown=unknown, days=days))
    answers = ["appointment_within_48h", "extra_fees", "takes_part_in_sas", "nurse_nearby", "within_30_minutes"]
    told: dict[str, st.SearchStrategy[Any]] = {
        "labelled_on": when,
        "label_ended_on": when,
        "open_days_per_week": st.integers(0, 7),
        **dict.fromkeys(answers, st.booleans()),
        "period": periods(unknown=unknown, days=days),
    }
    return records(FranceSante, {}, told, unknown)


def france_sante_commitments(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[FranceSanteCommitments]:
    """Draw commitments of the France Santé contract."""
    told: dict[str, st.SearchStrategy[Any]] = {
        "joined_on": or_none(some_days(unknown=unknown, days=days)),
        "agreed_tariff_share": shares(),
        "nurse_full_time_equivalent": decimals(6),
        "sas_or_on_call_share": shares(),
        "evenings_per_week": st.integers(0, 7),
        **dict.fromkeys(["appointment_within_48h", "saturday_morning", "unscheduled_care"], st.booleans()),
    }
    return records(FranceSanteCommitments, {}, told, unknown)


def aci_declarations(
    *,
    years: st.SearchStrategy[int] | None = None,
    sites: st.SearchStrategy[str] | None = None,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[AciDeclaration]:
    """Draw yearly declarations that a year can hold.

    Args:
        years: the calendar years.
        sites: the ids of the sites that were open.
        days: the day on which the documents were sent, and those of software.
        unknown: how much is left out.
    """
    told: dict[str, st.SearchStrategy[Any]] = {
        "evidence_sent_on": or_none(some_days(unknown=unknown, days=days)),
        **{name: counts(most) for name, most in _NUMBERS.items()},
        **dict.fromkeys(_ANSWERS, st.booleans()),
        **dict.fromkeys(["c2s_share", "ame_share", "computerised_share"], shares()),
        "second_resort_days_per_week": decimals(5),
        "opening": few(site_openings(sites=sites, unknown=unknown), most=1),
        "diversity": diversities(unknown=unknown),
        "missions": few(public_health_missions(unknown=unknown)),
        "sas": st.sampled_from([frozenset(), *_SAS]),
        "national_protocols": subsets(NationalProtocol),
        "information_systems": few(information_systems(days=days, unknown=unknown), most=1),
        "paid_elsewhere": subsets(AciIndicator, most=2),
        "france_sante": or_none(france_sante_commitments(days=days, unknown=unknown)),
    }
    calendar = _years() if years is None else years
    return records(AciDeclaration, {"year": calendar}, told, unknown, _possible)


def _years() -> st.SearchStrategy[int]:
    return years()


_SAS = [
    frozenset({SasLevel.HALF}),
    frozenset({SasLevel.ALL}),
    frozenset({SasLevel.ALL_REQUESTS}),
    frozenset({SasLevel.ALL, SasLevel.ALL_REQUESTS}),
]
"""How a team may take part in the SAS: half of the physicians goes with nothing else."""


def _possible(drawn: dict[str, Any]) -> dict[str, Any]:
    """Keep the files within their base, the trainees within their placements; no meeting, no file."""
    kept = dict(drawn)
    for part, whole in (("files_discussed", "reference_base"), ("distinct_trainees", "placements")):
        if part in kept and whole in kept:
            kept[part], kept[whole] = sorted([kept[part], kept[whole]])
    if kept.get("meetings") == 0 and "files_discussed" in kept:
        kept["files_discussed"] = 0
    return kept
