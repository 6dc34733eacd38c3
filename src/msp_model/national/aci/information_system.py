"""Third axis: the information system. Sources: arbitration award; guide of the indicators, p. 43 to 48."""

from datetime import date

import attrs

from msp_model.entities import AciIndicator
from msp_model.expressions import (
    TODAY,
    Day,
    Expr,
    Fact,
    Maybe,
    Per,
    Ratio,
    Truth,
    brackets,
    case,
    greatest,
    number,
    parameter,
)
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
    page,
    patients_2015,
    patients_2015_year_before,
    per_patient_list,
)
from msp_model.national.aci.year_share import advanced_share, standard_share
from msp_model.rulebook import Citation, Persons, Points, Years
from msp_model.values import Label, Period


def _acquired(day: Fact[Maybe[Day]]) -> Expr[Truth]:
    """Build the condition that a system was acquired by the end of the year."""
    return day.present() & (day.or_else(TODAY) <= TODAY)


standard_acquired = _acquired(facts.standard_system_acquired_on)
advanced_acquired = _acquired(facts.advanced_system_acquired_on)

# -- 2015 and 2016 -------------------------------------------------------------------------------------------------------

standard_fixed = parameter("aci.information_system.standard.fixed", Points)
standard_patient_points = parameter("aci.information_system.standard.patient_points", Points)
first_year_files = parameter("aci.information_system.file_share_first_year", Ratio)
second_year_files = parameter("aci.information_system.file_share_second_year", Ratio)
advanced_points = parameter("aci.information_system.advanced.points", Points)

enough_files = facts.computerised_share >= case(
    (team_facts.contract_year <= number(Years, 1), first_year_files), otherwise=second_year_files
)
"""Computerised files: a third in the first year, two thirds from the second on."""


def _level_1(condition: Expr[Truth], period: Period) -> Indicator:
    return Indicator(
        id="RA-SI1",
        label=Label("Système d'information de niveau 1", "Level 1 information system"),
        axis=Axis.INFORMATION_SYSTEM,
        nature=Nature.BASE,
        word=AciIndicator.INFORMATION_SYSTEM,
        condition=condition,
        fixed=standard_fixed,
        variable=per_patient_list(standard_patient_points, patients_2015),
        advance=standard_fixed + per_patient_list(standard_patient_points, patients_2015_year_before),
        sources=(TABLE_2015,),
        period=period,
    )


_AWARD = (
    # Contracts of 2015 had until 31 December 2016 to hold the label.
    _level_1(enough_files, Period(start=date(2015, 1, 1), until=date(2016, 1, 1))),
    _level_1(enough_files & standard_acquired, Period(start=date(2016, 1, 1), until=date(2017, 1, 1))),
)

# -- since 2017 ----------------------------------------------------------------------------------------------------------

first_professionals = parameter("aci.information_system.standard.per_professional_first", Per[Points, Persons])
further_professionals = parameter("aci.information_system.standard.per_professional_beyond", Per[Points, Persons])
professionals_bracket = parameter("aci.information_system.standard.bracket", Persons)

signatories_or_associates = greatest(team_facts.associated_professionals, facts.signatory_professionals)
"""In 2017 and 2018 signatories with half of their activity there may be counted instead of associates."""


def _standard(professionals: Expr[Persons], period: Period, sources: tuple[Citation, ...]) -> Indicator:
    by_professional = brackets(
        professionals, (professionals_bracket, first_professionals), beyond=further_professionals
    )
    return Indicator(
        id="SI-STD",
        label=Label("Système d'information labellisé, niveau standard", "Labelled information system, standard level"),
        axis=Axis.INFORMATION_SYSTEM,
        nature=Nature.PREREQUISITE,
        word=AciIndicator.INFORMATION_SYSTEM,
        condition=standard_acquired,
        fixed=standard_fixed,
        variable=by_professional,
        share=standard_share,
        advance=standard_fixed + by_professional,
        sources=sources,
        period=period,
    )


def _advanced(id: str, sources: tuple[Citation, ...], period: Period, share: Expr[Ratio] | None = None) -> Indicator:
    return Indicator(
        id=id,
        label=Label("Système d'information, niveau avancé", "Information system, advanced level"),
        axis=Axis.INFORMATION_SYSTEM,
        nature=Nature.OPTIONAL,
        word=AciIndicator.INFORMATION_SYSTEM,
        condition=advanced_acquired,
        fixed=advanced_points,
        share=share,
        sources=sources,
        period=period,
    )


INFORMATION_SYSTEM: tuple[Indicator, ...] = (
    *_AWARD,
    _standard(signatories_or_associates, Period(start=date(2017, 1, 1), until=date(2019, 1, 1)), (REBUILT,)),
    _standard(team_facts.associated_professionals, Period(start=date(2019, 1, 1), until=date(2022, 1, 1)), (REBUILT,)),
    _standard(team_facts.associated_professionals, ACI_2022, page("p. 43 à 46")),
    attrs.evolve(
        _advanced("RA-SI2", (TABLE_2015,), RA_2015),
        label=Label("Système d'information de niveau 2", "Level 2 information system"),
    ),
    _advanced("SI-AV", (REBUILT,), ACI_2017),
    _advanced("SI-AV", page("p. 47 et 48"), ACI_2022, advanced_share),
)
"""Every version of the indicators of the axis."""
