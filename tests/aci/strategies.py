"""Random complete situations, each as an entity and as the plain dict that the oracle takes."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from tests.aci.oracle import Facts

from msp_model.entities import (
    AciContract,
    AciDeclaration,
    AciDerogation,
    AciIndicator,
    Diversity,
    HealthProject,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    Msp,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
    SiteOpening,
)

ORACLE_YEARS = (2015, 2016, 2022, 2023, 2024, 2025, 2026)
"""The exercises that the oracle knows; the figures of 2017 are reconstructed and partly unknown."""

counts = st.integers(0, 12)
patients = st.sampled_from([0, 1, 999, 4000, 7999, 8000, 8001, 12_000]) | st.integers(0, 20_000)
shares = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)
sometimes = st.sampled_from([True, True, True, False])


@st.composite
def sites(draw: st.DrawFn, number: int) -> SiteOpening:
    return SiteOpening(
        site=f"site-{number}",
        weekday_hours=draw(st.sampled_from(["7", "7.99", "8", "9.5", "10", "11.5", "12", "13"]).map(Decimal)),
        saturday_morning=draw(sometimes),
        weeks_closed_in_holidays=draw(st.sampled_from(["0", "0", "0.5", "3", "3.01", "5"]).map(Decimal)),
        weeks_closed_outside_holidays=draw(st.sampled_from(["0", "0", "1", "1.5"]).map(Decimal)),
    )


def days_around(year: int) -> st.SearchStrategy[date]:
    return st.dates(date(year - 2, 1, 1), date(year, 12, 31)) | st.dates(date(year, 1, 1), date(year + 1, 6, 30))


@st.composite
def declarations(draw: st.DrawFn, year: int) -> AciDeclaration:
    """Draw a complete declaration."""
    placements, base = draw(st.integers(0, 6)), draw(st.integers(0, 2000))
    meetings = draw(counts)
    quality, users = draw(st.integers(0, 3)), draw(st.integers(0, 2))
    systems = [InformationSystem(level=InformationSystemLevel.STANDARD, acquired_on=draw(days_around(year)))]
    if draw(st.booleans()):
        systems.append(InformationSystem(level=InformationSystemLevel.ADVANCED, acquired_on=draw(days_around(year))))
    return AciDeclaration(
        year=year,
        evidence_sent_on=draw(st.none() | st.just(date(year + 1, 1, 31)) | st.just(date(year + 1, 2, 1))),
        patients=draw(patients),
        patients_year_before=draw(patients),
        children_two_acts=draw(counts),
        children_two_acts_year_before=draw(counts),
        c2s_share=draw(shares),
        ame_share=draw(st.sampled_from(["0", "0.004", "0.01", "0.3"]).map(Decimal)),
        associated_professionals=draw(st.integers(0, 40)),
        signatory_professionals=draw(st.integers(0, 40)),
        opening=tuple(draw(sites(number)) for number in range(draw(st.sampled_from([1, 1, 1, 2, 3])))),
        unscheduled_care=draw(sometimes),
        crisis_plan=draw(sometimes),
        crisis_declared=draw(st.booleans()),
        crisis_actions=draw(st.booleans()),
        diversity=Diversity(
            medical_professions=draw(st.integers(0, 2)),
            specialties=draw(st.integers(0, 3)),
            pharmacists=draw(st.integers(0, 3)),
            paramedical_professions=draw(st.integers(0, 6)),
        ),
        second_resort_days_per_week=draw(st.sampled_from(["0", "0.49", "0.5", "1", "2.49", "2.5", "4"]).map(Decimal)),
        cstm_physicians=draw(st.integers(0, 2)),
        underserved_zone=draw(st.booleans()),
        missions=tuple(
            PublicHealthMission(theme=theme) for theme in draw(st.lists(st.sampled_from(MissionTheme), max_size=4))
        ),
        users_informed=users >= 1,
        users_partners=users >= 2,
        satisfaction_survey=draw(st.booleans()),
        sas=draw(
            st.sampled_from([frozenset(), {SasLevel.HALF}, {SasLevel.ALL}, {SasLevel.ALL_REQUESTS}]).map(frozenset)
        ),
        coordination_function=draw(sometimes),
        protocols=draw(counts),
        meetings=meetings,
        files_discussed=draw(st.integers(0, base)) if meetings else 0,
        reference_base=base,
        placements=placements,
        distinct_trainees=draw(st.integers(0, placements)),
        external_coordination=draw(st.booleans()),
        quality_diagnosis=quality >= 1,
        quality_plan=quality >= 2,
        quality_results=quality >= 3,
        national_protocols=frozenset(draw(st.sets(st.sampled_from(NationalProtocol)))),
        heart_failure_pathway=draw(st.booleans()),
        child_obesity_pathway=draw(st.booleans()),
        advanced_practice_nurse=draw(st.booleans()),
        information_systems=tuple(systems) if draw(sometimes) else (),
        computerised_share=draw(shares),
        paid_elsewhere=frozenset(draw(st.sets(st.sampled_from(AciIndicator), max_size=3))),
        france_sante=None,
    )


@st.composite
def dossiers(draw: st.DrawFn, year: int) -> Msp:
    """Draw a complete dossier with one declaration."""
    signed = draw(st.just(date(year - 3, 1, 1)) | days_around(year))
    ended = draw(st.sampled_from([None, None, None]) | st.dates(signed, date(year + 1, 12, 31)).map(lambda day: day))
    derogations = draw(st.sets(st.just(AciDerogation.OPENING_HOURS)))
    filed = draw(st.none() | st.dates(date(signed.year - 2, 1, 1), signed))
    return Msp(
        id="msp-test",
        name="MSP d’essai",
        aci_contract=AciContract(
            signed_on=signed, effective_on=signed, ended_on=ended, derogations=frozenset(derogations)
        ),
        health_project=HealthProject(sent_on=filed),
        aci_declarations=(draw(declarations(year)),),
    )


def a_year_later(day: date) -> date:
    """Give the same day of the next year; 28 February for the 29th."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def plain(msp: Msp) -> Facts:
    """Give the facts of a complete dossier as the oracle takes them."""
    known: Any = msp
    declaration, contract = known.aci_declarations[0], known.aci_contract
    year, signed, filed = declaration.year, contract.signed_on, known.health_project.sent_on
    held = {system.level.value: system.acquired_on for system in declaration.information_systems}
    quality = [declaration.quality_diagnosis, declaration.quality_plan, declaration.quality_results]
    sas = {level.value for level in declaration.sas}
    return {
        "patients": declaration.patients,
        "patients_before": declaration.patients_year_before,
        "children": declaration.children_two_acts,
        "children_before": declaration.children_two_acts_year_before,
        "c2s": Fraction(declaration.c2s_share),
        "ame": Fraction(declaration.ame_share),
        "professionals": declaration.associated_professionals,
        "sites": [
            {
                "hours": Fraction(site.weekday_hours),
                "saturday": site.saturday_morning,
                "inside": Fraction(site.weeks_closed_in_holidays),
                "outside": Fraction(site.weeks_closed_outside_holidays),
            }
            for site in declaration.opening
        ],
        "derogation": bool(contract.derogations),
        "unscheduled": declaration.unscheduled_care,
        "plan": declaration.crisis_plan,
        "crisis": declaration.crisis_declared,
        "actions": declaration.crisis_actions,
        "medical": declaration.diversity.medical_professions,
        "specialties": declaration.diversity.specialties,
        "pharmacists": declaration.diversity.pharmacists,
        "paramedical": declaration.diversity.paramedical_professions,
        "second_resort": Fraction(declaration.second_resort_days_per_week),
        "cstm": declaration.cstm_physicians,
        "underserved": declaration.underserved_zone,
        "missions": [mission.theme.value for mission in declaration.missions],
        "users": int(declaration.users_informed) + int(declaration.users_partners),
        "sas": "half" if "half" in sas else "full" if sas else "none",
        "coordination": declaration.coordination_function,
        "protocols": declaration.protocols,
        "meetings": declaration.meetings,
        "files": declaration.files_discussed,
        "base": declaration.reference_base,
        "placements": declaration.placements,
        "trainees": declaration.distinct_trainees,
        "external": declaration.external_coordination,
        "quality": sum(quality),
        "national": len(declaration.national_protocols),
        "heart": declaration.heart_failure_pathway,
        "obesity": declaration.child_obesity_pathway,
        "ipa": declaration.advanced_practice_nurse,
        "standard": held.get("standard"),
        "advanced": held.get("advanced"),
        "computerised": Fraction(declaration.computerised_share),
        "elsewhere": [word.value for word in declaration.paid_elsewhere],
        "effective": contract.effective_on,
        "ended": contract.ended_on,
        "contract_year": max(year - signed.year + 1, 0),
        "new": filed is not None and signed < a_year_later(filed),
    }
