"""Second axis: team work and coordination. Sources: arbitration award; guide of the indicators, p. 20 to 42."""

from fractions import Fraction
from typing import Any

import attrs

from msp_model.entities import AciIndicator
from msp_model.expressions import (
    Expr,
    Parameter,
    Per,
    Ratio,
    Truth,
    any_of,
    brackets,
    case,
    greatest,
    least,
    number,
    parameter,
    rounded,
)
from msp_model.national.aci import facts, team_facts
from msp_model.national.aci.indicator import (
    ACI_2017,
    ACI_2022,
    NO_POINTS,
    RA_2015,
    REBUILT,
    TABLE_2015,
    Axis,
    Indicator,
    Nature,
    from_2017,
    page,
    patients_2015,
    patients_2015_year_before,
    per_patient_list,
    reference_patients,
    where,
)
from msp_model.national.aci.interpretations import (
    ADVANCE_PROTOCOLS,
    FEWER_MEETINGS,
    OBESITY_WITHOUT_MISSION,
    RATE_ROUNDING,
    RCP_IPA,
)
from msp_model.national.aci.year_share import contract_share
from msp_model.rulebook import Citation, Meetings, Missions, Patients, Placements, Points, Protocols, Trainees
from msp_model.values import Label, Period

ONE: Expr[Ratio] = number(Ratio, 1)
"""The whole of something."""

_PERCENT_OF_PERCENT = Fraction(1, 10_000)
"""Two decimals of a percent, as the guide prints rates."""


def _line(
    id: str,
    fr: str,
    en: str,
    word: AciIndicator,
    condition: Expr[Truth],
    sources: tuple[Citation, ...],
    *,
    nature: Nature = Nature.OPTIONAL,
    fixed: Expr[Points] | None = None,
    variable: Expr[Points] | None = None,
    share: Expr[Ratio] | None = None,
    advance: Expr[Points] | None = None,
    period: Period = ACI_2022,
) -> Indicator:
    return Indicator(
        id=id,
        label=Label(fr, en),
        axis=Axis.TEAM_WORK,
        nature=nature,
        word=word,
        condition=condition,
        fixed=fixed,
        variable=variable,
        share=share,
        advance=advance,
        sources=sources,
        period=period,
    )


# -- the function of coordination ----------------------------------------------------------------------------------------

coordination_fixed = parameter("aci.coordination.fixed", Points)
coordination_first = parameter("aci.coordination.variable_first", Points)
coordination_beyond = parameter("aci.coordination.variable_beyond", Points)
coordination_bracket = parameter("aci.coordination.bracket", Patients)
coordination_total = parameter("aci.coordination.total_at_reference", Points)
coordination_fixed_before_2022 = parameter("aci.coordination.fixed_before_2022", Points)


def coordination_variable(base: Expr[Patients]) -> Expr[Points]:
    """Give the variable points: so many per reference list up to the bracket, fewer beyond."""
    return brackets(
        base,
        (coordination_bracket, coordination_first / reference_patients),
        beyond=coordination_beyond / reference_patients,
    )


def coordination_of_2017(base: Expr[Patients]) -> Expr[Points]:
    """Give the points of 2017: their total is known at the reference list, their split is not.

    Whatever the fixed part, it weighs more on shorter lists; written so that it occurs once, and cancels out at the
    reference list.
    """
    return per_patient_list(coordination_total, base) + coordination_fixed_before_2022 * (
        ONE - base / reference_patients
    )


_COORDINATION = Label("Fonction de coordination", "Coordination")
_FUNCTION = (
    _line(
        "COO-FONCTION",
        _COORDINATION.fr,
        _COORDINATION.text("en"),
        AciIndicator.COORDINATION,
        facts.coordination_function,
        (REBUILT,),
        nature=Nature.PREREQUISITE,
        variable=coordination_of_2017(facts.patients),
        advance=coordination_of_2017(facts.patients_year_before),
        period=ACI_2017,
    ),
    _line(
        "COO-FONCTION",
        _COORDINATION.fr,
        _COORDINATION.text("en"),
        AciIndicator.COORDINATION,
        facts.coordination_function,
        page("p. 20 à 22"),
        nature=Nature.PREREQUISITE,
        fixed=coordination_fixed,
        variable=coordination_variable(facts.patients),
        advance=coordination_fixed + coordination_variable(facts.patients_year_before),
    ),
)

# -- protocols -----------------------------------------------------------------------------------------------------------

protocols_flat = parameter("aci.protocols.flat_points", Points)
protocol_points = parameter("aci.protocols.points", Per[Points, Protocols])
protocol_ipa_points = parameter("aci.protocols.ipa_points", Per[Points, Protocols])
maximum_protocols = parameter("aci.protocols.maximum", Protocols)

paid_protocols = least(facts.protocols, maximum_protocols)
advance_protocols = case((ADVANCE_PROTOCOLS.is_("declared"), paid_protocols), otherwise=maximum_protocols)
some_protocol = facts.protocols >= number(Protocols, 1)

_PROTOCOLS = (
    _line(
        "RA-PROT",
        "Protocoles pluriprofessionnels",
        "Multi-professional protocols",
        AciIndicator.PROTOCOLS,
        some_protocol,
        (TABLE_2015,),
        nature=Nature.BASE,
        fixed=protocols_flat,
        advance=protocols_flat,
        period=RA_2015,
    ),
    *from_2017(
        _line(
            "COO-PROT",
            "Protocoles pluriprofessionnels",
            "Multi-professional protocols",
            AciIndicator.PROTOCOLS,
            some_protocol,
            page("p. 23 à 25"),
            nature=Nature.BASE,
            fixed=paid_protocols * protocol_points,
            advance=advance_protocols * protocol_points,
        )
    ),
    _line(
        "COO-PROT-IPA",
        "Protocoles pluriprofessionnels : présence d'un IPA",
        "Multi-professional protocols: advanced-practice nurse",
        AciIndicator.PROTOCOLS,
        some_protocol & team_facts.advanced_practice_nurse,
        page("p. 23 à 25"),
        nature=Nature.BASE,
        fixed=paid_protocols * protocol_ipa_points,
        advance=where(team_facts.advanced_practice_nurse, advance_protocols * protocol_ipa_points),
    ),
)

# -- meetings ------------------------------------------------------------------------------------------------------------

meeting_points = parameter("aci.meetings.points", Points)
meeting_ipa_points = parameter("aci.meetings.ipa_points", Points)
full_rate = parameter("aci.meetings.full_rate", Ratio)
minimum_meetings = parameter("aci.meetings.minimum", Meetings)

held = (facts.meetings >= number(Meetings, 1)) & (facts.files_discussed >= number(Patients, 1))
enough_meetings = held & any_of(FEWER_MEETINGS.is_("prorated"), facts.meetings >= minimum_meetings * contract_share)
meeting_share = case((FEWER_MEETINGS.is_("prorated"), least(facts.meetings / minimum_meetings, ONE)), otherwise=ONE)


def rate_reached(base: Expr[Patients]) -> Expr[Ratio]:
    """Give the part of the full rate of files that is reached; a base without patients has no files either."""
    rate = facts.files_discussed / greatest(base, number(Patients, 1))
    printed = rounded(rate, _PERCENT_OF_PERCENT, "down")
    counted: Expr[Ratio] = case((RATE_ROUNDING.is_("two-decimals"), printed), otherwise=rate)
    return least(counted / full_rate, ONE)


def _meetings(id: str, base: Expr[Patients], compared: Expr[Patients], before: Expr[Patients]) -> Indicator:
    return _line(
        id,
        "Concertation pluriprofessionnelle",
        "Multi-professional meetings",
        AciIndicator.MEETINGS,
        enough_meetings,
        page("p. 26 à 30"),
        nature=Nature.BASE,
        variable=per_patient_list(meeting_points, base) * rate_reached(compared),
        share=meeting_share,
        advance=per_patient_list(meeting_points, before),
    )


_RATE = rate_reached(facts.reference_base)
_MEETINGS = (
    attrs.evolve(
        _meetings("RA-RCP", patients_2015, patients_2015, patients_2015_year_before),
        sources=(TABLE_2015,),
        period=RA_2015,
    ),
    *from_2017(_meetings("COO-RCP", facts.patients, facts.reference_base, facts.patients_year_before)),
    _line(
        "COO-RCP-IPA",
        "Concertation pluriprofessionnelle : présence d'un IPA",
        "Multi-professional meetings: advanced-practice nurse",
        AciIndicator.MEETINGS,
        enough_meetings & team_facts.advanced_practice_nurse,
        page("p. 26 et 30"),
        nature=Nature.BASE,
        fixed=where(RCP_IPA.is_("fixed"), meeting_ipa_points),
        variable=case((RCP_IPA.is_("fixed"), NO_POINTS), otherwise=per_patient_list(meeting_ipa_points) * _RATE),
        share=meeting_share,
        advance=where(
            team_facts.advanced_practice_nurse,
            case(
                (RCP_IPA.is_("fixed"), meeting_ipa_points),
                otherwise=per_patient_list(meeting_ipa_points, facts.patients_year_before),
            ),
        ),
    ),
)

# -- training ------------------------------------------------------------------------------------------------------------

training_points = parameter("aci.training.points", Points)
further_points = parameter("aci.training.further_points", Per[Points, Placements])
minimum_placements = parameter("aci.training.minimum_placements", Placements)
maximum_placements = parameter("aci.training.maximum_placements", Placements)
minimum_trainees = parameter("aci.training.minimum_trainees", Trainees)

enough_placements = facts.placements >= minimum_placements
further_placements = greatest(least(facts.placements, maximum_placements) - minimum_placements, number(Placements, 0))


def _training(id: str, sources: tuple[Citation, ...], period: Period) -> Indicator:
    return _line(
        id,
        "Formation de professionnels de santé",
        "Training of health professionals",
        AciIndicator.TRAINING,
        enough_placements,
        sources,
        fixed=training_points,
        period=period,
    )


_TRAINING = (
    _training("RA-FORM", (TABLE_2015,), RA_2015),
    _training("COO-FORM", (REBUILT,), ACI_2017),
    attrs.evolve(
        _training("COO-FORM", page("p. 31 à 33"), ACI_2022),
        condition=enough_placements & (facts.distinct_trainees >= minimum_trainees),
        fixed=training_points + further_placements * further_points,
    ),
)

# -- the rest of the axis ------------------------------------------------------------------------------------------------

external_points = parameter("aci.external_coordination.points", Points)
cooperation_points = parameter("aci.cooperation_protocols.points", Per[Points, Protocols])
maximum_cooperation = parameter("aci.cooperation_protocols.maximum", Protocols)
any_theme_missions = parameter("aci.child_obesity.any_theme_missions", Missions)


def _external(id: str, base: Expr[Patients]) -> Indicator:
    return _line(
        id,
        "Coordination externe",
        "External coordination",
        AciIndicator.EXTERNAL_COORDINATION,
        facts.external_coordination,
        page("p. 34 et 35"),
        variable=per_patient_list(external_points, base),
    )


_EXTERNAL = (
    attrs.evolve(_external("RA-EXT", patients_2015), sources=(TABLE_2015,), period=RA_2015),
    *from_2017(_external("COO-EXT", facts.patients)),
)


def _quality(level: int, condition: Expr[Truth], **points: Any) -> Indicator:
    return _line(
        f"COO-QUA{level}",
        f"Démarche qualité, niveau {level}",
        f"Quality approach, level {level}",
        AciIndicator.QUALITY,
        condition,
        page("p. 36 et 37"),
        **points,
    )


def _quality_points(level: int) -> Parameter[Points]:
    return parameter(f"aci.quality.level{level}_points", Points)


_DIAGNOSED = facts.quality_diagnosis
_PLANNED = facts.quality_diagnosis & facts.quality_plan
_QUALITY = (
    _quality(1, _DIAGNOSED, fixed=_quality_points(1)),
    _quality(2, _PLANNED, variable=per_patient_list(_quality_points(2))),
    _quality(3, _PLANNED & facts.quality_results, variable=per_patient_list(_quality_points(3))),
)

obesity_theme = any_of(
    facts.mission_themes >= any_theme_missions,
    facts.child_obesity_mission,
    OBESITY_WITHOUT_MISSION.is_("paid") & facts.mission_themes.equals(number(Missions, 0)),
)
_PATHWAYS = (
    _line(
        "COO-PNC",
        "Protocoles nationaux de coopération",
        "National cooperation protocols",
        AciIndicator.NATIONAL_PROTOCOLS,
        facts.national_protocols >= number(Protocols, 1),
        page("p. 38 et 39"),
        fixed=least(facts.national_protocols, maximum_cooperation) * cooperation_points,
    ),
    _line(
        "COO-IC",
        "Parcours insuffisance cardiaque",
        "Heart-failure pathway",
        AciIndicator.HEART_FAILURE,
        facts.heart_failure_pathway,
        page("p. 40 et 41"),
        variable=per_patient_list(parameter("aci.heart_failure.points", Points)),
    ),
    _line(
        "COO-OBE",
        "Parcours surpoids ou obésité de l'enfant",
        "Child overweight or obesity pathway",
        AciIndicator.CHILD_OBESITY,
        facts.child_obesity_pathway & obesity_theme,
        page("p. 42"),
        fixed=parameter("aci.child_obesity.points", Points),
    ),
)

TEAM_WORK: tuple[Indicator, ...] = (
    *_FUNCTION,
    *_PROTOCOLS,
    *_MEETINGS,
    *_TRAINING,
    *_EXTERNAL,
    *_QUALITY,
    *_PATHWAYS,
)
"""Every version of the indicators of the axis."""
