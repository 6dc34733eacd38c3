"""Opening hours: the grid of points of one site, and of several.

Each site must be able to meet the indicator: the MSP has the points of its least open site, and a site without points
is a missing prerequisite. Source: guide of the indicators, p. 2 to 5.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

import attrs

from msp_model.entities import AciDeclaration, Msp
from msp_model.expressions import (
    Expr,
    Fact,
    Number,
    Truth,
    all_of,
    case,
    fact,
    greatest,
    least,
    number,
    parameter,
    total,
)
from msp_model.expressions.evaluate import plain
from msp_model.national.aci.facts import FINE, unscheduled_care
from msp_model.national.aci.indicator import NO_POINTS
from msp_model.national.aci.interpretations import CLOSURE_WEEKS, HOURS_REDUCTIONS, PDSA_DEROGATION
from msp_model.national.aci.team_facts import opening_derogation
from msp_model.rulebook import Hours, Points, Weeks
from msp_model.values import UNKNOWN, Label

full_points = parameter("aci.opening_hours.full", Points)
reduction_10_to_12h = parameter("aci.opening_hours.reduction_10_to_12h", Points)
reduction_8_to_10h = parameter("aci.opening_hours.reduction_8_to_10h", Points)
reduction_saturday = parameter("aci.opening_hours.reduction_saturday", Points)
reduction_closure = parameter("aci.opening_hours.reduction_closure", Points)
full_amplitude = parameter("aci.opening_hours.full_amplitude", Hours)
middle_amplitude = parameter("aci.opening_hours.middle_amplitude", Hours)
minimum_amplitude = parameter("aci.opening_hours.minimum_amplitude", Hours)
maximum_closure = parameter("aci.opening_hours.maximum_closure", Weeks)
maximum_closure_outside_holidays = parameter("aci.opening_hours.maximum_closure_outside_holidays", Weeks)

N = TypeVar("N", bound=Number)

NO_WEEKS: Expr[Weeks] = number(Weeks, 0)
"""Not closed at all."""

HOURS_IN_A_DAY = 24
"""The greatest number of hours open."""

WEEKS_IN_A_YEAR = 53
"""The greatest number of weeks closed."""


@attrs.frozen(kw_only=True)
class SiteFacts:
    """When one site was open.

    Attributes:
        weekday_hours: hours between opening and closing on a weekday.

        saturday_morning: whether it is open on Saturday mornings.

        closed_in_holidays: weeks closed during school holidays.

        closed_outside_holidays: weeks closed outside them.
    """

    weekday_hours: Fact[Hours]
    saturday_morning: Fact[Truth]
    closed_in_holidays: Fact[Weeks]
    closed_outside_holidays: Fact[Weeks]


def _reader(site: int, field: str, never_open: object) -> Callable[[AciDeclaration, date], Any]:
    """Give what reads a field of the site of that number; an empty list says that no site is ever open."""

    def read(declaration: AciDeclaration, _day: date) -> Any:
        opening = declaration.opening
        if opening is UNKNOWN:
            return UNKNOWN
        if site > len(opening):
            return UNKNOWN if opening else never_open
        value = getattr(opening[site - 1], field)
        return plain(Fraction(value)) if type(value) is Decimal else value

    return read


def _words(site: int, fr: str, en: str) -> Label:
    return Label(f"{fr} (site {site})", f"{en} (site {site})")


def _quantity(site: int, field: str, unit: type[N], greatest: int, fr: str, en: str) -> Fact[N]:
    words = _words(site, fr, en)
    return fact(
        unit,
        id=f"aci.opening.{site}.{field}",
        about="declaration",
        fr=words.fr,
        en=words.text("en"),
        greatest=greatest,
        step=FINE,
    )(_reader(site, field, 0))


def site_facts(site: int) -> SiteFacts:
    """Give the facts of the first, second … site in the order of the declaration."""
    holidays = ("semaines de fermeture pendant les congés scolaires", "weeks closed in school holidays")
    others = ("semaines de fermeture hors congés scolaires", "weeks closed outside school holidays")
    saturday = _words(site, "ouverture le samedi matin", "open on Saturday mornings")
    named = fact(
        Truth,
        id=f"aci.opening.{site}.saturday_morning",
        about="declaration",
        fr=saturday.fr,
        en=saturday.text("en"),
    )
    hours = ("amplitude d'ouverture en semaine", "hours open on a weekday")
    return SiteFacts(
        weekday_hours=_quantity(site, "weekday_hours", Hours, HOURS_IN_A_DAY, *hours),
        saturday_morning=named(_reader(site, "saturday_morning", never_open=False)),
        closed_in_holidays=_quantity(site, "weeks_closed_in_holidays", Weeks, WEEKS_IN_A_YEAR, *holidays),
        closed_outside_holidays=_quantity(site, "weeks_closed_outside_holidays", Weeks, WEEKS_IN_A_YEAR, *others),
    )


def count_sites(msp: Msp, declaration: AciDeclaration, day: date) -> int:
    """Count the sites whose opening matters: those declared, and those of the dossier that the list leaves out."""
    if declaration.opening is UNKNOWN or not declaration.opening:
        return 1
    told = {opening.site for opening in declaration.opening}
    sites = () if msp.sites is UNKNOWN else msp.sites
    left_out = sum(site.id not in told and msp.holds(site.period, day) is not False for site in sites)
    return len(told) + left_out


# -- the grid of 2017 and 2022 -------------------------------------------------------------------------------------------


def qualifies(site: SiteFacts) -> Expr[Truth]:
    """Build the condition that a site has points at all."""
    open_enough = (site.weekday_hours >= minimum_amplitude).unless(
        Label("dérogation au titre de la permanence des soins", "derogation for out-of-hours care"), opening_derogation
    )
    short_holidays = (site.closed_in_holidays <= maximum_closure) | CLOSURE_WEEKS.is_("at-least")
    return open_enough & short_holidays & (site.closed_outside_holidays <= maximum_closure_outside_holidays)


def _amplitude_reduction(site: SiteFacts) -> Expr[Points]:
    hours = site.weekday_hours
    return case(
        (hours >= full_amplitude, NO_POINTS),
        ((hours >= middle_amplitude) & (hours < full_amplitude), reduction_10_to_12h),
        otherwise=reduction_8_to_10h,
    )


def _closure_reduction(site: SiteFacts) -> Expr[Points]:
    return case(
        (CLOSURE_WEEKS.is_("at-most"), _points_if(site.closed_in_holidays > NO_WEEKS)),
        otherwise=_points_if(site.closed_in_holidays >= maximum_closure),
    )


def _points_if(closed: Expr[Truth]) -> Expr[Points]:
    return case((closed, reduction_closure), otherwise=NO_POINTS)


def site_points(site: SiteFacts) -> Expr[Points]:
    """Give the points of a site that qualifies: the full points less the reductions."""
    hours = case((opening_derogation, NO_POINTS), otherwise=_amplitude_reduction(site))
    saturday = case((site.saturday_morning, NO_POINTS), otherwise=reduction_saturday)
    closure = _closure_reduction(site)
    reduction = case(
        (HOURS_REDUCTIONS.is_("added"), total(hours, saturday, closure)),
        otherwise=greatest(hours, saturday, closure),
    )
    waived = opening_derogation & PDSA_DEROGATION.is_("full")
    return full_points - case((waived, NO_POINTS), otherwise=reduction)


def opening_condition(sites: int) -> Expr[Truth]:
    """Build the prerequisite: unscheduled care every working day, and every site open enough."""
    return all_of(unscheduled_care, *(qualifies(site_facts(site)) for site in range(1, sites + 1)))


def opening_points(sites: int) -> Expr[Points]:
    """Give the points of the least open site."""
    return least(*(site_points(site_facts(site)) for site in range(1, sites + 1)))


# -- 2015 and 2016 -------------------------------------------------------------------------------------------------------


def opening_condition_2015(sites: int) -> Expr[Truth]:
    """Build the criterion of the arbitration award: from 8 to 20, on Saturday mornings and in school holidays."""

    def always_open(site: SiteFacts) -> Expr[Truth]:
        return all_of(
            site.weekday_hours >= full_amplitude,
            site.saturday_morning,
            site.closed_in_holidays.equals(NO_WEEKS),
            site.closed_outside_holidays.equals(NO_WEEKS),
        )

    return all_of(unscheduled_care, *(always_open(site_facts(site)) for site in range(1, sites + 1)))
