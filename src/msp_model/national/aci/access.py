"""First axis: access to care. Sources: arbitration award of 2015; guide of the indicators (October 2022), p. 2 to 19."""

from datetime import date

import attrs

from msp_model.entities import AciIndicator
from msp_model.expressions import Days, Expr, Per, Truth, count, least, number, parameter, total
from msp_model.national.aci import facts, team_facts
from msp_model.national.aci.indicator import (
    ACI_2017,
    ACI_2022,
    RA_2015,
    REBUILT,
    TABLE_2015,
    Axis,
    Indicator,
    Nature,
    from_2017,
    page,
    patients_2015,
    per_patient_list,
)
from msp_model.national.aci.opening import full_points, opening_condition, opening_condition_2015, opening_points
from msp_model.rulebook import Citation, Missions, Patients, Persons, Points, Professions, Weeks
from msp_model.values import Label, Period


def _optional(
    id: str,
    fr: str,
    en: str,
    word: AciIndicator,
    condition: Expr[Truth],
    sources: tuple[Citation, ...],
    *,
    fixed: Expr[Points] | None = None,
    variable: Expr[Points] | None = None,
    period: Period = ACI_2022,
) -> Indicator:
    return Indicator(
        id=id,
        label=Label(fr, en),
        axis=Axis.ACCESS,
        nature=Nature.OPTIONAL,
        word=word,
        condition=condition,
        fixed=fixed,
        variable=variable,
        sources=sources,
        period=period,
    )


# -- opening hours and unscheduled care ----------------------------------------------------------------------------------

access_points = parameter("aci.access.points", Points)


def _opening(sites: int) -> tuple[Indicator, ...]:
    award = Indicator(
        id="RA-ACC",
        label=Label(
            "Accès aux soins : horaires, soins non programmés, coordination",
            "Access to care: hours, unscheduled care, coordination",
        ),
        axis=Axis.ACCESS,
        nature=Nature.PREREQUISITE,
        word=AciIndicator.OPENING_HOURS,
        condition=opening_condition_2015(sites) & facts.coordination_function,
        fixed=access_points,
        advance=access_points,
        sources=(TABLE_2015,),
        period=RA_2015,
    )
    agreement = Indicator(
        id="ACC-HOR",
        label=Label("Horaires d'ouverture et soins non programmés", "Opening hours and unscheduled care"),
        axis=Axis.ACCESS,
        nature=Nature.PREREQUISITE,
        word=AciIndicator.OPENING_HOURS,
        condition=opening_condition(sites),
        fixed=opening_points(sites),
        advance=full_points,
        sources=page("p. 2 à 5"),
        period=ACI_2022,
    )
    return (award, *from_2017(agreement))


# -- health crises -------------------------------------------------------------------------------------------------------

crisis_plan_points = parameter("aci.crisis_plan.points", Points)
crisis_actions_points = parameter("aci.crisis_actions.points", Points)

_PLAN_2022 = _optional(
    "ACC-CRISE-PLAN",
    "Crises sanitaires graves : plan de préparation",
    "Grave health crises: preparedness plan",
    AciIndicator.CRISIS_PLAN,
    facts.crisis_plan,
    page("p. 7"),
    fixed=crisis_plan_points,
    period=Period(start=date(2022, 1, 1), until=date(2023, 1, 1)),
)
_PLAN = attrs.evolve(
    _PLAN_2022,
    nature=Nature.PREREQUISITE,
    advance=crisis_plan_points,
    sources=page("p. 6 et 7"),
    period=Period(start=date(2023, 1, 1), until=None),
)
_ACTIONS = _optional(
    "ACC-CRISE-ACT",
    "Crises sanitaires graves : mise en œuvre d'actions",
    "Grave health crises: actions carried out",
    AciIndicator.CRISIS_ACTIONS,
    facts.crisis_plan & facts.crisis_declared & facts.crisis_actions,
    page("p. 6 et 7"),
    variable=per_patient_list(crisis_actions_points),
)

# -- diversity of services -----------------------------------------------------------------------------------------------

minimum_medical = parameter("aci.diversity.minimum_medical", Professions)
minimum_paramedical = parameter("aci.diversity.minimum_paramedical", Professions)

several_paramedical = team_facts.paramedical_professions >= minimum_paramedical
medical_2015 = total(team_facts.medical_professions, team_facts.specialties) >= minimum_medical
medical_or_pharmacist = (
    total(
        team_facts.medical_professions,
        team_facts.specialties,
        count(team_facts.pharmacist_associated, unit=Professions),
    )
    >= minimum_medical
)


def _diversity(level: int, id: str, condition: Expr[Truth], sources: tuple[Citation, ...]) -> Indicator:
    return _optional(
        id,
        f"Diversité de services, niveau {level}",
        f"Diversity of services, level {level}",
        AciIndicator.DIVERSITY,
        condition,
        sources,
        fixed=parameter(f"aci.diversity.level{level}_points", Points),
    )


_DIVERSITY = (
    attrs.evolve(_diversity(1, "RA-DIV1", medical_2015 | several_paramedical, (TABLE_2015,)), period=RA_2015),
    attrs.evolve(_diversity(2, "RA-DIV2", medical_2015 & several_paramedical, (TABLE_2015,)), period=RA_2015),
    *from_2017(_diversity(1, "ACC-DIV1", medical_or_pharmacist | several_paramedical, page("p. 8 à 10"))),
    *from_2017(_diversity(2, "ACC-DIV2", medical_or_pharmacist & several_paramedical, page("p. 8 à 10"))),
)

# -- second resort, CSTM -------------------------------------------------------------------------------------------------


def _second_resort(level: int, id: str, sources: tuple[Citation, ...]) -> Indicator:
    days = parameter(f"aci.second_resort.level{level}_days_per_week", Per[Days, Weeks])
    return _optional(
        id,
        f"Consultations de second recours, niveau {level}",
        f"Second-resort consultations, level {level}",
        AciIndicator.SECOND_RESORT,
        facts.second_resort_days >= days,
        sources,
        fixed=parameter(f"aci.second_resort.level{level}_points", Points),
    )


_SECOND_RESORT = (
    attrs.evolve(_second_resort(1, "RA-REC1", (TABLE_2015,)), period=RA_2015),
    attrs.evolve(_second_resort(2, "RA-REC2", (TABLE_2015,)), period=RA_2015),
    *from_2017(_second_resort(1, "ACC-REC1", page("p. 11 et 12"))),
    *from_2017(_second_resort(2, "ACC-REC2", page("p. 11 et 12"))),
)

_CSTM = from_2017(
    _optional(
        "ACC-CSTM",
        "Accueil de médecins en contrat de solidarité territoriale",
        "Hosting physicians under a territorial solidarity contract",
        AciIndicator.CSTM,
        team_facts.underserved_zone & (facts.cstm_physicians >= number(Persons, 1)),
        page("p. 13 et 14"),
        fixed=parameter("aci.cstm.points", Points),
    )
)

# -- public-health missions ----------------------------------------------------------------------------------------------

mission_points = parameter("aci.public_health_mission.points", Per[Points, Missions])
maximum_missions = parameter("aci.public_health_mission.maximum", Missions)
ipa_missions = parameter("aci.public_health_mission.ipa_minimum", Missions)


def _missions(id: str, base: Expr[Patients], sources: tuple[Citation, ...]) -> Indicator:
    paid = least(facts.mission_themes, maximum_missions)
    return _optional(
        id,
        "Missions de santé publique",
        "Public-health missions",
        AciIndicator.PUBLIC_HEALTH,
        facts.mission_themes >= number(Missions, 1),
        sources,
        variable=per_patient_list(paid * mission_points, base),
    )


_MISSIONS = (
    attrs.evolve(_missions("RA-MSP", patients_2015, (TABLE_2015,)), period=RA_2015),
    *from_2017(_missions("ACC-MSP", facts.patients, page("p. 15 et 16"))),
    _optional(
        "ACC-MSP-IPA",
        "Missions de santé publique : présence d'un IPA",
        "Public-health missions: advanced-practice nurse",
        AciIndicator.PUBLIC_HEALTH,
        team_facts.advanced_practice_nurse & (facts.mission_themes >= ipa_missions),
        page("p. 15 et 16"),
        fixed=parameter("aci.public_health_mission.ipa_points", Points),
    ),
)

# -- users, SAS ----------------------------------------------------------------------------------------------------------

_USERS = (
    _optional(
        "ACC-SATISF",
        "Satisfaction des patients",
        "Patients' satisfaction",
        AciIndicator.SATISFACTION,
        facts.satisfaction_survey,
        (REBUILT,),
        fixed=parameter("aci.satisfaction.points", Points),
        period=ACI_2017,
    ),
    _optional(
        "ACC-USA1",
        "Implication des usagers, niveau 1",
        "Involvement of users, level 1",
        AciIndicator.USERS,
        facts.users_informed,
        page("p. 17"),
        fixed=parameter("aci.users.level1_points", Points),
    ),
    _optional(
        "ACC-USA2",
        "Implication des usagers, niveau 2",
        "Involvement of users, level 2",
        AciIndicator.USERS,
        facts.users_informed & facts.users_partners,
        page("p. 17"),
        variable=per_patient_list(parameter("aci.users.level2_points", Points)),
    ),
)

_SAS = (
    _optional(
        "ACC-SAS50",
        "SAS : la moitié des médecins engagés",
        "SAS: half of the physicians committed",
        AciIndicator.SAS,
        facts.sas_half & ~facts.sas_full,
        page("p. 18 et 19"),
        fixed=parameter("aci.sas.partial_points", Points),
    ),
    _optional(
        "ACC-SAS100",
        "SAS : tous les médecins engagés, ou toutes les sollicitations",
        "SAS: all physicians committed, or every request",
        AciIndicator.SAS,
        facts.sas_full,
        page("p. 18 et 19"),
        fixed=parameter("aci.sas.full_points", Points),
    ),
)


def access(sites: int) -> tuple[Indicator, ...]:
    """Give every version of the indicators of the axis, for an MSP of so many sites."""
    return (
        *_opening(sites),
        _PLAN_2022,
        _PLAN,
        _ACTIONS,
        *_DIVERSITY,
        *_SECOND_RESORT,
        *_CSTM,
        *_MISSIONS,
        *_USERS,
        *_SAS,
    )
