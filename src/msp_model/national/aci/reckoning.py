"""Reckoning: from the indicators of an exercise to its total, its advance and its balance, all as expressions.

points of a line      fixed and variable points where its condition is met, for its own share of the year
points due            none without the prerequisites, or where already paid elsewhere; for the share under contract
euros                 points due at the value of the point
increase              for the precarity of patients, capped, on the total
floor                 what a new structure lacks to reach its floor
advance, balance      a part of the base indicators met at 100%; the rest, or a refund
"""

from datetime import date

import attrs

from msp_model.expressions import (
    TODAY,
    Day,
    Expr,
    Months,
    Per,
    Ratio,
    Truth,
    any_of,
    case,
    greatest,
    least,
    number,
    parameter,
    total,
)
from msp_model.national.aci import facts, team_facts
from msp_model.national.aci.indicator import NO_POINTS, RA_2015, Indicator, where
from msp_model.national.aci.interpretations import (
    FLOOR_PREREQUISITES,
    FLOOR_PRORATION,
    LATE_DOCUMENTS,
    NEW_STRUCTURE_YEARS,
    PRECARITY_RATES,
)
from msp_model.national.aci.interpretations_2026 import GRID_2026
from msp_model.national.aci.regimes import AMENDMENT_2, Prerequisite, all_met, first_day, indicators, prerequisites
from msp_model.national.aci.year_share import NOTHING, contract_share, ended_share, not_ended, under_contract
from msp_model.rulebook import Eur, Points, Years
from msp_model.values import Label, Period

point_value = parameter("aci.point_value", Per[Eur, Points])

NO_EUROS: Expr[Eur] = number(Eur, 0)
"""No money."""

# -- when anything is paid -----------------------------------------------------------------------------------------------

documents_day: Expr[Day] = TODAY + parameter("aci.documents.deadline", Months)
"""The last day for the supporting documents; deadlines are counted in months from the last day of a year."""

documents_in_time: Expr[Truth] = facts.evidence_sent_on.present() & (
    facts.evidence_sent_on.or_else(TODAY) <= documents_day
)
"""The supporting documents were sent by their deadline."""

in_order: Expr[Truth] = under_contract & not_ended & any_of(LATE_DOCUMENTS.is_("flagged"), documents_in_time)
"""The contract holds to the end of the year, and documents do not stand in the way."""

# -- lines ---------------------------------------------------------------------------------------------------------------

unknown_points = parameter("aci.grid_after_2025.points", Points)


def _in_grid(version: Period, points: Expr[Points]) -> Expr[Points]:
    """Give points of the grid of *version*: from 2026 on they are those of amendment 1, or unknown."""
    if version != AMENDMENT_2:
        return points
    return case((GRID_2026.is_("amendment-1"), points), otherwise=unknown_points)


@attrs.frozen(kw_only=True)
class ReckonedLine:
    """What one indicator brings.

    Attributes:
        indicator: the indicator.

        fixed: its fixed points, none where it is not met.

        variable: its variable points, none where it is not met.

        points: both together.

        due: the points paid.

        euros: the money they give.
    """

    indicator: Indicator
    fixed: Expr[Points]
    variable: Expr[Points]
    points: Expr[Points]
    due: Expr[Points]
    euros: Expr[Eur]


def _line(indicator: Indicator, version: Period, payable: Expr[Truth]) -> ReckonedLine:
    share = indicator.share

    def part(points: Expr[Points] | None) -> Expr[Points]:
        return NO_POINTS if points is None else where(indicator.condition, _in_grid(version, points))

    def shown(points: Expr[Points]) -> Expr[Points]:
        return points if share is None or points is NO_POINTS else points * share

    whole_fixed, whole_variable = part(indicator.fixed), part(indicator.variable)
    fixed, variable = shown(whole_fixed), shown(whole_variable)
    covered = contract_share if share is None else least(contract_share, share)
    paid_share = greatest(covered - ended_share, NOTHING)
    here = payable & ~facts.PAID_ELSEWHERE[indicator.word]
    due = where(here, _added(whole_fixed, whole_variable) * paid_share)
    return ReckonedLine(
        indicator=indicator,
        fixed=fixed,
        variable=variable,
        points=_added(fixed, variable),
        due=due,
        euros=due * point_value,
    )


def _added(fixed: Expr[Points], variable: Expr[Points]) -> Expr[Points]:
    if fixed is NO_POINTS:
        return variable
    return fixed if variable is NO_POINTS else fixed + variable


# -- the increase for precarity ------------------------------------------------------------------------------------------

KNOWN_RATES = Period(start=None, until=date(2024, 1, 1))
"""The days for which national rates were seen in use."""

c2s_reference = parameter("aci.precarity.c2s_reference", Ratio)
ame_reference = parameter("aci.precarity.ame_reference", Ratio)
precarity_cap = parameter("aci.precarity.cap", Ratio)
rate_after_2023 = parameter("aci.precarity.rate_after_2023", Ratio)

precarity_rate: Expr[Ratio] = least(
    total(
        greatest(facts.c2s_share - c2s_reference, NOTHING),
        greatest(facts.ame_share - ame_reference, NOTHING),
    ),
    precarity_cap,
)
"""What both shares exceed of the national rates, added, up to the cap."""


def _increase_rate(version: Period) -> Expr[Ratio]:
    if KNOWN_RATES.contains(first_day(version)) is True:
        return precarity_rate
    return case((PRECARITY_RATES.is_("unknown"), rate_after_2023), otherwise=precarity_rate)


# -- new structures ------------------------------------------------------------------------------------------------------

floor = parameter("aci.new_structure.floor", Eur)
minimum_advance = parameter("aci.advance.minimum", Eur)
guaranteed_years = parameter("aci.new_structure.calendar_years", Years)
project_age = parameter("aci.new_structure.project_age", Months)

first_year: Expr[Truth] = team_facts.contract_year <= number(Years, 1)
"""The exercise is that of the signature."""

_young_project = team_facts.contract_signed_on.or_else(TODAY) < team_facts.project_sent_on.or_else(TODAY) + project_age
new_structure: Expr[Truth] = (
    under_contract
    & team_facts.project_sent_on.present()
    & team_facts.contract_signed_on.present()
    & _young_project
    & any_of(
        NEW_STRUCTURE_YEARS.is_("calendar-years") & (team_facts.contract_year <= guaranteed_years),
        NEW_STRUCTURE_YEARS.is_("first-year") & first_year,
    )
)
"""The project was filed less than a year before signature, and the guaranteed years are not over."""


def _floor_of(met: Expr[Truth]) -> Expr[Eur]:
    """Give the least pay of a new structure, nothing for others."""
    waived = Label(
        "les prérequis d'une structure nouvelle sont levés", "the prerequisites of a new structure are waived"
    )
    entitled = new_structure & in_order & met.unless(waived, FLOOR_PREREQUISITES.is_("waived"))
    amount: Expr[Eur] = case((FLOOR_PRORATION.is_("prorated"), floor * contract_share), otherwise=floor)
    return case((entitled, amount), otherwise=NO_EUROS)


# -- the advance ---------------------------------------------------------------------------------------------------------

advance_rate = parameter("aci.advance.rate", Ratio)

advance_day: Expr[Day] = case(
    (
        first_year,
        team_facts.contract_signed_on.or_else(TODAY) + parameter("aci.advance.first_year_deadline", Months),
    ),
    otherwise=facts.eve_of_the_year + parameter("aci.advance.deadline", Months),
)
"""The last day for the advance."""

balance_day: Expr[Day] = TODAY + parameter("aci.balance.deadline", Months)
"""The last day for the balance."""

refund_time = parameter("aci.advance.refund", Months)
"""The time to pay back what was advanced in excess."""


def _advance(lines: tuple[Indicator, ...], version: Period) -> Expr[Eur]:
    """Give the advance: a part of the base indicators met at 100%, on the patient list of the year before."""
    counted = [_in_grid(version, line.advance) for line in lines if line.advance is not None]
    computed = total(*counted) * contract_share * point_value * advance_rate
    if RA_2015.contains(first_day(version)) is True:
        return computed
    return greatest(computed, case((new_structure, minimum_advance), otherwise=NO_EUROS))


# -- the whole -----------------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Reckoning:
    """The expressions of an exercise, for an MSP of so many sites.

    Attributes:
        version: the stretch of unchanged rules.

        lines: one for each indicator.

        asked: the prerequisites.

        met: every prerequisite is met.

        points: the points of all lines.

        due: the points paid.

        paid_by_lines: the euros of all lines.

        increase_rate: the rate of the increase for precarity.

        increase: the increase.

        complement: what a new structure is paid on top, to reach its floor.

        total: all that is due for the year.

        advance: what is paid in the year.

        balance: what is paid after it; negative: what is paid back.
    """

    version: Period
    lines: tuple[ReckonedLine, ...]
    asked: tuple[Prerequisite, ...]
    met: Expr[Truth]
    points: Expr[Points]
    due: Expr[Points]
    paid_by_lines: Expr[Eur]
    increase_rate: Expr[Ratio]
    increase: Expr[Eur]
    complement: Expr[Eur]
    total: Expr[Eur]
    advance: Expr[Eur]
    balance: Expr[Eur]


def reckoning(version: Period, sites: int = 1) -> Reckoning:
    """Build the expressions of an exercise of *version*, for an MSP of so many sites."""
    listed = indicators(version, sites)
    asked = prerequisites(listed)
    met = all_met(asked)
    lines = tuple(_line(indicator, version, met & in_order) for indicator in listed)
    paid_by_lines = total(*(line.euros for line in lines))
    rate = _increase_rate(version)
    increase = paid_by_lines * rate
    earned = paid_by_lines + increase
    award = RA_2015.contains(first_day(version)) is True
    guaranteed = NO_EUROS if award else _floor_of(met)
    due = earned if award else greatest(earned, guaranteed)
    advance = _advance(listed, version)
    return Reckoning(
        version=version,
        lines=lines,
        asked=asked,
        met=met,
        points=total(*(line.points for line in lines)),
        due=total(*(line.due for line in lines)),
        paid_by_lines=paid_by_lines,
        increase_rate=rate,
        increase=increase,
        complement=NO_EUROS if award else greatest(guaranteed - earned, NO_EUROS),
        total=due,
        advance=advance,
        balance=due - advance,
    )
