"""Places: territories, zones and the sites of a team."""

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from msp_model.entities import (
    DEPARTEMENTS,
    FRANCE,
    REGIONS,
    Departement,
    Profession,
    Region,
    Site,
    SiteKind,
    Territory,
    TerritoryLevel,
    Zone,
    ZoneKind,
    ZoneLevel,
)
from msp_model.testing.strategies.identifiers import finess_numbers, siret_numbers
from msp_model.testing.strategies.records import Known, Unknowns, few, or_none, records
from msp_model.testing.strategies.values import names, periods

LEVELS: Mapping[ZoneKind, tuple[ZoneLevel, ...]] = {
    ZoneKind.ARS: (ZoneLevel.NONE, ZoneLevel.ZIP, ZoneLevel.ZAC, ZoneLevel.ZV),
    ZoneKind.ZRR: (ZoneLevel.NONE, ZoneLevel.ZRR),
    ZoneKind.FRR: (ZoneLevel.NONE, ZoneLevel.FRR, ZoneLevel.FRR_PLUS),
    ZoneKind.QPV: (ZoneLevel.NONE, ZoneLevel.QPV),
}
"""The ranks of each map."""

MAPPED = (Profession.PHYSICIAN, Profession.MIDWIFE, Profession.NURSE)
"""Professions for which ARS maps are drawn."""


def regions() -> st.SearchStrategy[Region]:
    """Draw regions of the official table."""
    return st.sampled_from([REGIONS[code] for code in sorted(REGIONS)])


def departements(*, within: Territory = FRANCE) -> st.SearchStrategy[Departement]:
    """Draw departements of the official table: those of a region, or the one where a smaller place lies."""
    own = within.departement
    inside = (DEPARTEMENTS[code] for code in sorted(DEPARTEMENTS) if within.contains(_departement(code)))
    return st.sampled_from(list(inside) if own is None else [own])


def _departement(code: str) -> Territory:
    return Territory(level=TerritoryLevel.DEPARTEMENT, code=code)


def communes(*, within: Territory = FRANCE) -> st.SearchStrategy[str]:
    """Draw INSEE codes of communes, numbers that a table of communes may or may not hold."""
    if within.level is TerritoryLevel.COMMUNE:
        return st.just(within.code)

    numbers = st.integers(1, 89)
    return st.tuples(departements(within=within), numbers).map(lambda drawn: _commune(*drawn))


def _commune(departement: Departement, number: int) -> str:
    return f"{departement.code}{number:0{5 - len(departement.code)}}"


def territories(*, within: Territory = FRANCE) -> st.SearchStrategy[Territory]:
    """Draw places of any level that lie within one, itself included."""
    level = within.level
    below: list[st.SearchStrategy[Territory]] = []
    if level is TerritoryLevel.COUNTRY:
        below.append(regions().map(lambda each: Territory(level=TerritoryLevel.REGION, code=each.code)))
    if level in {TerritoryLevel.COUNTRY, TerritoryLevel.REGION}:
        below.append(departements(within=within).map(lambda each: _departement(each.code)))
    if level is not TerritoryLevel.COMMUNE:
        local = communes(within=within)
        below.append(local.map(lambda code: Territory(level=TerritoryLevel.COMMUNE, code=code)))
    return st.one_of(st.just(within), *below)


def zones(*, unknown: Unknowns = "some", days: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Zone]:
    """Draw how one map ranks a place."""

    def ranked(kind: ZoneKind) -> st.SearchStrategy[Zone]:
        always: Known = {
            "kind": st.just(kind),
            "level": st.sampled_from(LEVELS[kind]),
            "profession": st.sampled_from(MAPPED) if kind is ZoneKind.ARS else st.none(),
        }
        return records(Zone, always, {"period": periods(unknown=unknown, days=days)}, unknown)

    return st.one_of([ranked(kind) for kind in ZoneKind])


def sites(
    *,
    within: Territory = FRANCE,
    kinds: st.SearchStrategy[SiteKind] | None = None,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[Site]:
    """Draw places where a team works; each map ranks a place once."""
    mapped = few(zones(unknown=unknown, days=days), most=3).map(_one_for_each_map)
    return records(
        Site,
        {},
        {
            "kind": st.sampled_from(SiteKind) if kinds is None else kinds,
            "commune": communes(within=within),
            "name": names(),
            "finess": or_none(finess_numbers()),
            "siret": or_none(siret_numbers()),
            "period": periods(unknown=unknown, days=days),
            "zones": mapped,
        },
        unknown,
    )


def _one_for_each_map(drawn: tuple[Zone, ...]) -> tuple[Zone, ...]:
    return tuple({(zone.kind, zone.profession): zone for zone in drawn}.values())
