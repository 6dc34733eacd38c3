"""Facts of a yearly declaration: what an MSP says it did in one calendar year.

They are read on the last day of the year declared. What the team or the contract may tell as well is in `team_facts`.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from msp_model.entities import (
    AciDeclaration,
    AciIndicator,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    SasLevel,
)
from msp_model.expressions import Day, Days, Fact, Maybe, Number, Per, Ratio, Truth, fact
from msp_model.expressions.evaluate import plain
from msp_model.national.aci.shares import DAY_STEP, MONTH_STEP, Share, share_from
from msp_model.rulebook import (
    Meetings,
    Missions,
    Patients,
    Persons,
    Placements,
    Protocols,
    Trainees,
    Weeks,
)
from msp_model.values import UNKNOWN, Interval, SomeDay, Unknown

N = TypeVar("N", bound=Number)

MOST_PATIENTS = 50_000
"""The longest patient list that a fact gives."""

MOST_PROFESSIONALS = 300
"""The most professionals that a fact gives."""

MOST = 1_000
"""The greatest count of meetings, protocols or placements that a fact gives."""

FINE = Fraction(1, 1_000_000)
"""The step of exact numbers that a declaration writes with decimals."""


def declared(field: str) -> Callable[[Any, date], Any]:
    """Give what reads a field of a declaration; exact decimals become fractions."""

    def read(declaration: AciDeclaration, _day: date) -> Any:
        value = getattr(declaration, field)
        return plain(Fraction(value)) if type(value) is Decimal else value

    return read


def condition(field: str, fr: str, en: str) -> Fact[Truth]:
    """Declare the fact that a field of the declaration is a condition."""
    return fact(Truth, id=f"aci.{field}", about="declaration", fr=fr, en=en)(declared(field))


def quantity(field: str, unit: type[N], greatest: int, fr: str, en: str, *, step: int | Fraction = 1) -> Fact[N]:
    """Declare the fact that a field of the declaration is a number in a unit."""
    named = fact(unit, id=f"aci.{field}", about="declaration", fr=fr, en=en, greatest=greatest, step=step)
    return named(declared(field))


# -- patients ------------------------------------------------------------------------------------------------------------

patients = quantity("patients", Patients, MOST_PATIENTS, "patientèle au 31 décembre", "patient list on 31 December")
patients_year_before = quantity(
    "patients_year_before",
    Patients,
    MOST_PATIENTS,
    "patientèle au 31 décembre de l'année précédente",
    "patient list on 31 December of the year before",
)
children_two_acts = quantity(
    "children_two_acts",
    Patients,
    MOST_PATIENTS,
    "enfants de 0 à 16 ans ayant eu deux actes",
    "children up to 16 with two acts",
)
children_two_acts_year_before = quantity(
    "children_two_acts_year_before",
    Patients,
    MOST_PATIENTS,
    "enfants de 0 à 16 ans ayant eu deux actes l'année précédente",
    "children up to 16 with two acts in the year before",
)
c2s_share = quantity(
    "c2s_share", Ratio, 1, "part de patients à la C2S", "share of patients with complementary cover (C2S)", step=FINE
)
ame_share = quantity(
    "ame_share", Ratio, 1, "part de patients à l'AME", "share of patients under State medical aid (AME)", step=FINE
)

# -- access to care ------------------------------------------------------------------------------------------------------

unscheduled_care = condition(
    "unscheduled_care",
    "soins non programmés organisés chaque jour ouvré",
    "unscheduled care organised on every working day",
)
crisis_plan = condition(
    "crisis_plan",
    "plan de préparation aux crises sanitaires rédigé ou mis à jour",
    "plan for health crises written or updated",
)
crisis_declared = condition(
    "crisis_declared",
    "crise sanitaire grave déclarée par les autorités",
    "grave health crisis declared by the authorities",
)
crisis_actions = condition(
    "crisis_actions", "actions menées pendant la crise sanitaire", "actions carried out in the health crisis"
)
second_resort_days = quantity(
    "second_resort_days_per_week",
    Per[Days, Weeks],
    200,
    "jours de second recours par semaine en moyenne",
    "second-resort days a week on average",
    step=FINE,
)
cstm_physicians = quantity(
    "cstm_physicians", Persons, MOST_PROFESSIONALS, "médecins accueillis en CSTM", "physicians received under a CSTM"
)
users_informed = condition(
    "users_informed", "usagers consultés, informés ou sensibilisés", "users consulted, informed or made aware"
)
users_partners = condition(
    "users_partners", "usagers associés à la construction et à la décision", "users partners in building and deciding"
)
satisfaction_survey = condition(
    "satisfaction_survey", "satisfaction des patients mesurée", "patients' satisfaction surveyed"
)


@fact(
    Missions,
    id="aci.mission_themes",
    about="declaration",
    fr="missions de santé publique de thèmes différents",
    en="public-health missions of different themes",
    greatest=len(MissionTheme),
)
def mission_themes(declaration: AciDeclaration, _day: date) -> int | Interval[int] | Unknown:
    """Missions of different themes; those coherent with the regional plan share one."""
    missions = declaration.missions
    if missions is UNKNOWN:
        return UNKNOWN
    known = {mission.theme for mission in missions if mission.theme is not UNKNOWN}
    unsaid = sum(mission.theme is UNKNOWN for mission in missions)
    least, most = max(len(known), 1 if missions else 0), min(len(known) + unsaid, len(MissionTheme))
    return least if least == most else Interval(least, most)


@fact(
    Truth,
    id="aci.child_obesity_mission",
    about="declaration",
    fr="mission de santé publique sur le surpoids et l'obésité de l'enfant",
    en="public-health mission on child overweight and obesity",
)
def child_obesity_mission(declaration: AciDeclaration, _day: date) -> bool | Unknown:
    """Whether one of the missions has this theme."""
    if declaration.missions is UNKNOWN:
        return UNKNOWN
    themes = [mission.theme for mission in declaration.missions]
    if MissionTheme.CHILD_OBESITY in themes:
        return True
    return UNKNOWN if any(theme is UNKNOWN for theme in themes) else False


@fact(
    Truth,
    id="aci.sas_half",
    about="declaration",
    fr="SAS : la moitié au moins des médecins engagés, sans plus",
    en="SAS: half of the physicians or more committed, and no more",
)
def sas_half(declaration: AciDeclaration, _day: date) -> bool | Unknown:
    """Whether the lower level of the SAS is declared."""
    return UNKNOWN if declaration.sas is UNKNOWN else SasLevel.HALF in declaration.sas


@fact(
    Truth,
    id="aci.sas_full",
    about="declaration",
    fr="SAS : tous les médecins engagés, ou toutes les sollicitations prises en charge",
    en="SAS: all physicians committed, or every request taken",
)
def sas_full(declaration: AciDeclaration, _day: date) -> bool | Unknown:
    """Whether the upper level of the SAS is declared."""
    return UNKNOWN if declaration.sas is UNKNOWN else bool(declaration.sas & {SasLevel.ALL, SasLevel.ALL_REQUESTS})


# -- team work -----------------------------------------------------------------------------------------------------------

coordination_function = condition(
    "coordination_function",
    "temps identifié ou personne recrutée pour la coordination",
    "identified time or a recruited person for coordination",
)
protocols = quantity("protocols", Protocols, MOST, "protocoles pluriprofessionnels", "multi-professional protocols")
meetings = quantity("meetings", Meetings, MOST, "réunions de concertation", "multi-professional meetings")
files_discussed = quantity(
    "files_discussed",
    Patients,
    MOST_PATIENTS,
    "patients dont le dossier est discuté",
    "patients whose file is discussed",
)
reference_base = quantity(
    "reference_base",
    Patients,
    MOST_PATIENTS,
    "patients en ALD ou de plus de 75 ans",
    "patients with a long-term condition or above 75 years",
)
placements = quantity("placements", Placements, MOST, "stages encadrés", "training placements")
distinct_trainees = quantity("distinct_trainees", Trainees, MOST, "stagiaires différents", "different trainees")
external_coordination = condition(
    "external_coordination",
    "procédure écrite de transmission des données",
    "written procedure for the transmission of data",
)
quality_diagnosis = condition(
    "quality_diagnosis", "diagnostic de maturité de la démarche qualité", "maturity diagnosis of the quality approach"
)
quality_plan = condition(
    "quality_plan", "actions qualité planifiées et mises en œuvre", "quality actions planned and carried out"
)
quality_results = condition(
    "quality_results",
    "résultats et conclusions de la démarche qualité",
    "results and conclusions of the quality approach",
)
heart_failure_pathway = condition(
    "heart_failure_pathway", "parcours insuffisance cardiaque en place", "heart-failure pathway in place"
)
child_obesity_pathway = condition(
    "child_obesity_pathway", "parcours surpoids ou obésité de l'enfant en place", "child obesity pathway in place"
)


@fact(
    Protocols,
    id="aci.national_protocols",
    about="declaration",
    fr="protocoles nationaux de coopération appliqués",
    en="national cooperation protocols applied",
    greatest=len(NationalProtocol),
)
def national_protocols(declaration: AciDeclaration, _day: date) -> int | Unknown:
    """How many of the national protocols are applied."""
    return UNKNOWN if declaration.national_protocols is UNKNOWN else len(declaration.national_protocols)


# -- information system --------------------------------------------------------------------------------------------------

signatory_professionals = quantity(
    "signatory_professionals",
    Persons,
    MOST_PROFESSIONALS,
    "signataires du projet exerçant au moins la moitié de leur activité dans la structure",
    "signatories of the project with half of their activity there or more",
)
computerised_share = quantity(
    "computerised_share", Ratio, 1, "part de dossiers informatisés", "share of computerised files", step=FINE
)


def _acquired(declaration: AciDeclaration, *levels: InformationSystemLevel) -> SomeDay | None:
    """Give the day on which a system of the first of *levels* declared was acquired; None where there is none."""
    systems = declaration.information_systems
    if systems is UNKNOWN:
        return UNKNOWN
    held = {system.level: system.acquired_on for system in systems}
    return next((held[level] for level in levels if level in held), None)


def _standard(declaration: AciDeclaration) -> SomeDay | None:
    """Give the day since which a system is of standard level at least: an advanced one is."""
    return _acquired(declaration, InformationSystemLevel.STANDARD, InformationSystemLevel.ADVANCED)


@fact(
    Maybe[Day],
    id="aci.standard_system_acquired_on",
    about="declaration",
    fr="jour d'acquisition du système d'information de niveau standard",
    en="day on which the standard information system was acquired",
)
def standard_system_acquired_on(declaration: AciDeclaration, _day: date) -> SomeDay | None:
    """Day on which the first software of standard level, or of advanced level alone, was acquired."""
    return _standard(declaration)


@fact(
    Maybe[Day],
    id="aci.advanced_system_acquired_on",
    about="declaration",
    fr="jour d'acquisition du système d'information de niveau avancé",
    en="day on which the advanced information system was acquired",
)
def advanced_system_acquired_on(declaration: AciDeclaration, _day: date) -> SomeDay | None:
    """Day on which the first software of advanced level was acquired."""
    return _acquired(declaration, InformationSystemLevel.ADVANCED)


def _share(
    word: str, fr: str, en: str, acquired: Callable[[AciDeclaration], SomeDay | None], *, days: bool
) -> Fact[Ratio]:
    unit = ("jours", "days") if days else ("mois", "months")
    named = fact(
        Ratio,
        id=f"aci.{word}_system_share_by_{unit[1]}",
        about="declaration",
        fr=f"part de l'année depuis l'acquisition du système {fr}, en {unit[0]}",
        en=f"share of the year since the {en} system was acquired, by {unit[1]}",
        greatest=1,
        step=DAY_STEP if days else MONTH_STEP,
    )

    def read(declaration: AciDeclaration, day: date) -> Share:
        return share_from(acquired(declaration), day.year, days=days)

    return named(read)


standard_share_by_months = _share("standard", "standard", "standard", _standard, days=False)
standard_share_by_days = _share("standard", "standard", "standard", _standard, days=True)


def _advanced(declaration: AciDeclaration) -> SomeDay | None:
    return _acquired(declaration, InformationSystemLevel.ADVANCED)


advanced_share_by_months = _share("advanced", "avancé", "advanced", _advanced, days=False)
advanced_share_by_days = _share("advanced", "avancé", "advanced", _advanced, days=True)

# -- papers, and money from elsewhere ------------------------------------------------------------------------------------

evidence_sent_on = fact(
    Maybe[Day],
    id="aci.evidence_sent_on",
    about="declaration",
    fr="jour d'envoi des justificatifs",
    en="day on which the supporting documents were sent",
    change="later",
)(declared("evidence_sent_on"))


@fact(
    Day,
    id="aci.eve_of_the_year",
    about="declaration",
    fr="veille de l'exercice",
    en="eve of the exercise",
    change="never",
)
def eve_of_the_year(declaration: AciDeclaration, _day: date) -> date:
    """31 December before the year declared, from which deadlines in months are counted."""
    return date(declaration.year - 1, 12, 31)


def _paid_elsewhere(indicator: AciIndicator) -> Fact[Truth]:
    def read(declaration: AciDeclaration, _day: date) -> bool | Unknown:
        return UNKNOWN if declaration.paid_elsewhere is UNKNOWN else indicator in declaration.paid_elsewhere

    return fact(
        Truth,
        id=f"aci.paid_elsewhere.{indicator.value}",
        about="declaration",
        fr=f"déjà payé ailleurs : {indicator.label.fr}",
        en=f"already paid elsewhere: {indicator.label.text('en')}",
    )(read)


PAID_ELSEWHERE: dict[AciIndicator, Fact[Truth]] = {indicator: _paid_elsewhere(indicator) for indicator in AciIndicator}
"""For each indicator, whether its engagement is already paid elsewhere."""
