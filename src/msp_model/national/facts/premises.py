"""Buildings decided, and how maps rank the place of the main site."""

from datetime import date

from msp_model.entities import (
    DossierList,
    Msp,
    Permanence,
    Premises,
    Profession,
    SiteKind,
    ZoneKind,
    ZoneLevel,
)
from msp_model.expressions import Day, Maybe, Truth, fact
from msp_model.national.facts.known import all_known, begun, in_calendar, one_of
from msp_model.values import UNKNOWN, Interval, SomeDay, Unknown

# -- permanent premises -----------------------------------------------------------------------------------------------


@fact(
    Maybe[Day],
    about="msp",
    fr="jour où des locaux définitifs ont été décidés",
    en="day on which permanent premises were decided",
    change="later",
)
def permanent_premises_decided_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day of the first decision of permanent premises, absent as long as none was taken.

    Temporary premises and places to meet are none. Where the list may be longer, the first decision may be older.
    """
    found = [
        _decided(each, day)
        for each in (() if msp.premises is UNKNOWN else msp.premises)
        if each.permanence not in {Permanence.TEMPORARY, Permanence.MEETING}
    ]
    spans = [_span(when) for when in found if when is not None and when is not UNKNOWN]
    older = UNKNOWN in found or not msp.lists_all(DossierList.PREMISES)
    if not spans:
        return UNKNOWN if older else None
    latest = min(greatest for _, greatest in spans)
    leasts = [least for least, _ in spans if least is not None]
    earliest = None if older or len(leasts) < len(spans) else min(leasts)
    return in_calendar(latest if earliest == latest else Interval(earliest, latest))


def _decided(premises: Premises, day: date) -> SomeDay | None:
    """Give the day on which premises that may be permanent were decided: at the latest that of a later step."""
    steps = [premises.decided_on, premises.works_started_on, premises.opened_on]
    come = [when for when in steps if begun(when, day) is True]
    if not come:
        return None if all(begun(when, day) is False for when in steps) else UNKNOWN
    if premises.permanence is UNKNOWN:
        return UNKNOWN
    if premises.decided_on in come:
        return premises.decided_on
    return Interval(None, min(_span(when)[1] for when in come))


def _span(when: SomeDay | None) -> tuple[date | None, date]:
    """Give the first and the last day on which something that has come may have come."""
    if isinstance(when, date):
        return when, when
    assert isinstance(when, Interval)
    assert when.greatest is not None, "what has come has a last possible day"
    return when.least, when.greatest


# -- the place of the main site ---------------------------------------------------------------------------------------


def _main_site_is(msp: Msp, day: date, kind: ZoneKind, *, profession: Profession | None = None) -> ZoneLevel | Unknown:
    site = msp.main_site
    if site is UNKNOWN:
        return UNKNOWN
    return site.zone(kind, day, profession=profession, observed_on=msp.observed_on)


@fact(
    Truth,
    about="msp",
    fr="le site principal est en ZIP ou en ZAC (zonage des médecins)",
    en="the main site lies in a ZIP or a ZAC (map for physicians)",
)
def in_zone_of_need(msp: Msp, day: date) -> bool | Unknown:
    """Whether the ARS ranks the place as short of the professionals helped: never a plain no.

    Each profession has its map, and a dossier does not tell whom the aid is for: only the physicians' map settles it,
    where it ranks the place. Watch zones (ZV) are not told to be such zones.
    """
    level = _main_site_is(msp, day, ZoneKind.ARS, profession=Profession.PHYSICIAN)
    return True if level in {ZoneLevel.ZIP, ZoneLevel.ZAC} else UNKNOWN


@fact(
    Truth,
    about="msp",
    fr="territoire prioritaire du volet ambulatoire, ou ZRR",
    en="priority territory of the ambulatory scheme, or ZRR",
)
def in_priority_territory(msp: Msp, day: date) -> bool | Unknown:
    """Whether the place is in a ZRR; the priority territories of each region's scheme are not told by a dossier."""
    return True if _main_site_is(msp, day, ZoneKind.ZRR) is ZoneLevel.ZRR else UNKNOWN


@fact(Truth, about="msp", fr="le site principal est en QPV", en="the main site lies in a QPV")
def in_priority_district(msp: Msp, day: date) -> bool | Unknown:
    """Whether the place is in a priority urban district."""
    level = _main_site_is(msp, day, ZoneKind.QPV)
    return UNKNOWN if level is UNKNOWN else level is ZoneLevel.QPV


@fact(Truth, about="msp", fr="la MSP a plusieurs sites", en="the MSP has several sites")
def several_sites(msp: Msp, day: date) -> bool | Unknown:
    """Whether the team works on a secondary site."""
    sites = () if msp.sites is UNKNOWN else msp.sites
    answers = (
        all_known(UNKNOWN if site.kind is UNKNOWN else site.kind is SiteKind.SECONDARY, msp.holds(site.period, day))
        for site in sites
    )
    return one_of(answers, all_listed=msp.lists_all(DossierList.SITES))
