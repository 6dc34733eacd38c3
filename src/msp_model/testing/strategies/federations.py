"""Federations: invented ones, their bodies and local groups."""

from datetime import date

from hypothesis import strategies as st

from msp_model.entities import FRANCE, Body, BodyRole, Federation, GroupTeam, LocalGroup, Territory
from msp_model.testing.strategies.places import territories
from msp_model.testing.strategies.projects import BODIES
from msp_model.testing.strategies.records import Unknowns, few, or_none, records, subsets
from msp_model.testing.strategies.values import names, periods, slugs


def bodies(
    *, within: Territory = FRANCE, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[Body]:
    """Draw bodies that decide somewhere."""
    always = {"id": slugs(), "name": names(), "territory": territories(within=within)}
    told = {
        "short_name": or_none(st.sampled_from(BODIES)),
        "roles": subsets(BodyRole),
        "period": periods(unknown=unknown, days=days),
    }
    return records(Body, always, told, unknown)


def group_teams(*, within: Territory = FRANCE, unknown: Unknowns = "some") -> st.SearchStrategy[GroupTeam]:
    """Draw teams as the list of a local group names them."""
    told = {"commune_name": names(), "territory": territories(within=within)}
    return records(GroupTeam, {"name": names()}, told, unknown)


def local_groups(
    *,
    federations: st.SearchStrategy[str] | None = None,
    within: Territory = FRANCE,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[LocalGroup]:
    """Draw local groups of coordinators, of the federations of these ids."""
    always = {
        "id": slugs(),
        "name": names(),
        "federation": slugs() if federations is None else federations,
        "territories": few(territories(within=within)),
    }
    return records(LocalGroup, always, {"teams": few(group_teams(within=within, unknown=unknown))}, unknown)


def federations(*, within: Territory = FRANCE, unknown: Unknowns = "some") -> st.SearchStrategy[Federation]:
    """Draw invented federations, whose groups are their own."""

    def of(name: str) -> st.SearchStrategy[Federation]:
        always = {
            "id": st.just(name),
            "name": names(),
            "territories": few(territories(within=within), least=1),
        }
        told = {
            "short_name": or_none(names()),
            "website": or_none(st.just("https://example.invalid/")),
            "mailbox": or_none(st.just("contact@example.invalid")),
            "in_national_association": st.booleans(),
            "bodies": few(bodies(within=within, unknown=unknown)),
            "local_groups": few(local_groups(federations=st.just(name), within=within, unknown=unknown), most=1),
        }
        return records(Federation, always, told, unknown)

    return slugs().flatmap(of)
