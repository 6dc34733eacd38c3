"""MSP: whole dossiers, valid by construction, whatever they say."""

from collections.abc import Hashable, Mapping
from datetime import date
from functools import cache

import attrs
from hypothesis import strategies as st

from msp_model.entities import (
    FRANCE,
    AciDeclaration,
    Departure,
    DossierList,
    FundingRequest,
    Msp,
    Site,
    SiteKind,
    StructureKind,
    Team,
    Territory,
)
from msp_model.testing.strategies.aci import aci_contracts, aci_declarations, france_sante_labels, years
from msp_model.testing.strategies.coordination import coordination_assignments, participations, recruitment_searches
from msp_model.testing.strategies.identifiers import finess_numbers
from msp_model.testing.strategies.money import funding_requests, grants
from msp_model.testing.strategies.people import departures, teams
from msp_model.testing.strategies.places import sites
from msp_model.testing.strategies.projects import (
    evaluation_commitments,
    health_projects,
    legal_entities,
    neighbours,
    premises,
    recognitions,
)
from msp_model.testing.strategies.records import Known, Recipe, Unknowns, few, gate_of, or_none
from msp_model.testing.strategies.values import days as any_days, names, slugs, some_days
from msp_model.values import UNKNOWN, Unknown

Extensions = Mapping[str, st.SearchStrategy[Hashable]]
"""What the data of packs is drawn from, by the pack's key."""


def msps(
    *,
    within: Territory = FRANCE,
    days: st.SearchStrategy[date] | None = None,
    extensions: Extensions | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[Msp]:
    """Draw MSP whose parts agree: references lead somewhere, ids stand once, one site is the main one.

    What happened need not make sense: a project may be validated before it is drafted. `dossiers` tells likely stories.

    Args:
        within: where the sites lie: ``Territory.parse("region:24")``.
        days: every day of the dossier.
        extensions: what the data of packs is drawn from, by the pack's key.
        unknown: how much is left out; where nothing is, every list is complete.
    """
    calendar = any_days() if days is None else days
    return _msps(_Parts(within, calendar, extensions or {}, unknown))


class _Parts:
    """What an MSP is drawn from."""

    def __init__(
        self, within: Territory, days: st.SearchStrategy[date], extensions: Extensions, unknown: Unknowns
    ) -> None:
        gate = gate_of(unknown)
        self.gate = gate
        self.sites = Recipe({}, {"sites": _sites(within, days, unknown)}, gate)
        self.placed = cache(lambda here: Recipe({}, _placed_fields(here, within, days, unknown), gate))
        self.plain = Recipe({"id": slugs(), "name": names()}, _plain_fields(days, unknown), gate)
        self.extensions = sorted(extensions.items())

    def __repr__(self) -> str:
        return "..."


@st.composite
def _msps(draw: st.DrawFn, parts: _Parts) -> Msp:
    told = parts.sites.drawn(draw)
    here = tuple(site.id for site in told["sites"]) if "sites" in told else ("main",)
    told |= parts.placed(here).drawn(draw)
    told |= parts.plain.drawn(draw)
    if "departures" in told:
        told["departures"] = _of_the_team(told["departures"], told.get("team"))
    written = [each for each in DossierList if each.value in told]
    told["complete"] = frozenset(each for each in written if parts.gate is None or draw(parts.gate))
    told["extensions"] = tuple((key, draw(strategy)) for key, strategy in parts.extensions)
    return Msp(**told)


def _placed_fields(here: tuple[str, ...], within: Territory, days: st.SearchStrategy[date], unknown: Unknowns) -> Known:
    """Give what refers to sites, those of these ids."""
    places = st.sampled_from(here) if here else None
    asked = funding_requests(ids=st.just("request"), sites=places, within=within, days=days, unknown=unknown)
    declared = aci_declarations(years=years(), sites=places, days=days, unknown=unknown)
    if not here:
        declared = declared.map(lambda each: attrs.evolve(each, opening=()))
    return {
        "team": or_none(teams(sites=places, days=days, unknown=unknown)),
        "premises": few(premises(sites=places, days=days, unknown=unknown)),
        "requests": few(asked).map(_numbered),
        "aci_declarations": few(declared, most=1 if gate_of(unknown) is None else 2).map(_one_a_year),
        "grants": few(grants(within=within, days=days, unknown=unknown)),
    }


def _plain_fields(days: st.SearchStrategy[date], unknown: Unknowns) -> Known:
    """Give what speaks of no other part of the dossier."""
    when = some_days(unknown=unknown, days=days)
    return {
        "observed_on": days,
        "departures": few(departures(days=days, unknown=unknown)),
        "kind": st.sampled_from(StructureKind),
        "finess": or_none(finess_numbers()),
        "opened_on": or_none(when),
        "closed_on": or_none(when),
        "legal_entities": few(legal_entities(days=days, unknown=unknown)),
        "health_project": or_none(health_projects(days=days, unknown=unknown)),
        "recognition": or_none(recognitions(days=days, unknown=unknown)),
        "evaluation_commitment": or_none(evaluation_commitments(days=days, unknown=unknown)),
        "coordination": few(coordination_assignments(days=days, unknown=unknown)),
        "searches": few(recruitment_searches(days=days, unknown=unknown), most=1),
        "followed_as_fragile": st.booleans(),
        "france_sante": or_none(france_sante_labels(days=days, unknown=unknown)),
        "aci_contract": or_none(aci_contracts(days=days, unknown=unknown)),
        "neighbours": few(neighbours(days=days, unknown=unknown), most=1),
        "federation": or_none(slugs()),
        "participation": or_none(participations(days=days, unknown=unknown)),
    }


def _sites(within: Territory, days: st.SearchStrategy[date], unknown: Unknowns) -> st.SearchStrategy[tuple[Site, ...]]:
    """Draw the sites of one MSP: the first is the main one, or nothing is said of it."""
    each = sites(within=within, kinds=st.just(SiteKind.MAIN), days=days, unknown=unknown)

    def placed(found: tuple[Site, ...]) -> tuple[Site, ...]:
        first = tuple(attrs.evolve(site, id="main") for site in found[:1])
        others = [
            attrs.evolve(site, id=f"site-{number}", kind=SiteKind.SECONDARY)
            for number, site in enumerate(found[1:], start=2)
        ]
        return (*first, *others)

    return few(each, least=1 if gate_of(unknown) is None else 0).map(placed)


def _of_the_team(left: tuple[Departure, ...], team: Team | Unknown | None) -> tuple[Departure, ...]:
    """Let the first departures be those of the listed members who have an id."""
    known = [member for member in team.members if member.id is not UNKNOWN] if isinstance(team, Team) else []
    named = tuple(
        attrs.evolve(each, member=member.id, profession=member.profession, specialty=member.specialty)
        for each, member in zip(left, known, strict=False)
    )
    return named + left[len(named) :]


def _numbered(found: tuple[FundingRequest, ...]) -> tuple[FundingRequest, ...]:
    return tuple(attrs.evolve(each, id=f"request-{number}") for number, each in enumerate(found, start=1))


def _one_a_year(found: tuple[AciDeclaration, ...]) -> tuple[AciDeclaration, ...]:
    return tuple({declaration.year: declaration for declaration in found}.values())
