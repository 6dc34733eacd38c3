"""People: the members of a team, those only counted, the team as a whole, those who left."""

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from msp_model.entities import (
    Departure,
    EmployerKind,
    Practice,
    Profession,
    ProfessionCount,
    Specialty,
    Team,
    TeamMember,
    TeamRole,
)
from msp_model.testing.strategies.identifiers import adeli_numbers, rpps_numbers
from msp_model.testing.strategies.records import Gate, Known, Unknowns, few, gate_of, or_none, records, subsets
from msp_model.testing.strategies.values import decimals, periods, some_counts, some_days
from msp_model.values import UNKNOWN, Period, Unknown

COMMON = (
    Profession.PHYSICIAN,
    Profession.NURSE,
    Profession.PHYSIOTHERAPIST,
    Profession.PHARMACIST,
    Profession.MIDWIFE,
    Profession.DENTIST,
    Profession.PSYCHOLOGIST,
)
"""The professions met most often, first in the order of shrinking."""


def professions() -> st.SearchStrategy[Profession]:
    """Draw professions: the most common ones half of the time."""
    return st.sampled_from(COMMON) | st.sampled_from(Profession)


def team_members(
    *,
    professions: st.SearchStrategy[Profession] | None = None,
    sites: st.SearchStrategy[str] | None = None,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[TeamMember]:
    """Draw members of a team, each with what can be true of one person.

    Args:
        professions: what they practise.
        sites: the ids of the sites where they may work; no site is named where it is left out.
        days: the days on which they came, left, signed.
        unknown: how much is left out.
    """
    told = _of_a_person(professions, days, unknown) | {
        "order_registered": or_none(st.booleans()),
        "roles": subsets(TeamRole, most=2),
        "full_time_equivalent": decimals(1),
        "rpps": or_none(rpps_numbers()),
        "adeli": or_none(adeli_numbers()),
    }
    if sites is not None:
        told["site"] = or_none(sites)
    return records(TeamMember, {}, told, unknown, _possible)


def profession_counts(
    *,
    professions: st.SearchStrategy[Profession] | None = None,
    sites: st.SearchStrategy[str] | None = None,
    days: st.SearchStrategy[date] | None = None,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[ProfessionCount]:
    """Draw people of a team who are counted, not listed; the arguments are those of `team_members`."""
    told = _of_a_person(professions, days, unknown) | {"full_time_equivalent": decimals(6)}
    if sites is not None:
        told["site"] = or_none(sites)
    return records(ProfessionCount, {"count": some_counts(6, unknown=unknown)}, told, unknown, _possible)


def _of_a_person(
    given: st.SearchStrategy[Profession] | None, days: st.SearchStrategy[date] | None, unknown: Unknowns
) -> dict[str, st.SearchStrategy[Any]]:
    return {
        "profession": professions() if given is None else given,
        "specialty": st.sampled_from(Specialty),
        "advanced_practice": st.booleans(),
        "practice": st.sampled_from(Practice),
        "employer": st.sampled_from(EmployerKind),
        "sisa_associate": st.booleans(),
        "project_signed_on": or_none(some_days(unknown=unknown, days=days)),
        "period": periods(unknown=unknown, days=days),
    }


def _possible(drawn: dict[str, Any]) -> dict[str, Any]:
    """Take out what one person cannot have together: a nurse's specialty, the employer of someone self-employed."""
    profession, practice = drawn.get("profession", UNKNOWN), drawn.get("practice", UNKNOWN)
    kept = dict(drawn)
    if profession is not Profession.PHYSICIAN:
        kept.pop("specialty", None)
    if profession is not Profession.NURSE and kept.get("advanced_practice") is True:
        kept["advanced_practice"] = False
    if practice not in {Practice.SALARIED, UNKNOWN} and "employer" in kept:
        kept["employer"] = None
    return kept


def teams(
    *,
    members: st.SearchStrategy[TeamMember] | None = None,
    counts: st.SearchStrategy[ProfessionCount] | None = None,
    sites: st.SearchStrategy[str] | None = None,
    days: st.SearchStrategy[date] | None = None,
    max_size: int = 5,
    unknown: Unknowns = "some",
) -> st.SearchStrategy[Team]:
    """Draw teams: members listed, others counted, complete or not.

    Listed members have ids of their own, or none; one of them may have changed situation, in two adjoining entries.

    Args:
        members: who is listed.
        counts: who is counted.
        sites: the ids of the sites where they may work.
        days: the days on which they came, left, signed.
        max_size: how many are listed at most.
        unknown: how much is left out; where nothing is, the team is complete.
    """
    listed = team_members(sites=sites, days=days, unknown=unknown) if members is None else members
    counted = profession_counts(sites=sites, days=days, unknown=unknown) if counts is None else counts
    gate = gate_of(unknown)
    whole = st.just(True) if gate is None else st.booleans() | st.just(UNKNOWN) | periods(days=days)
    return _teams(st.lists(listed, max_size=max_size), few(counted), whole, gate)


@st.composite
def _teams(
    draw: st.DrawFn,
    listed: st.SearchStrategy[list[TeamMember]],
    counted: st.SearchStrategy[tuple[ProfessionCount, ...]],
    whole: st.SearchStrategy[bool | Period | Unknown],
    gate: Gate | None,
) -> Team:
    found = [
        attrs.evolve(member, id=f"member-{number}") if gate is None or draw(gate) else member
        for number, member in enumerate(draw(listed), start=1)
    ]
    members = tuple(entry for member in found for entry in draw(_stays(member)))
    return Team(members=members, counts=draw(counted), complete=draw(whole))


def _stays(member: TeamMember) -> st.SearchStrategy[tuple[TeamMember, ...]]:
    """Give one person's entries: one, or two adjoining ones where their situation changed on a known day."""
    once = st.just((member,))
    period = member.period
    if member.id is UNKNOWN or period is UNKNOWN or not isinstance(period.start, date):
        return once
    if isinstance(period.until, date) and (period.until - period.start).days < 2:  # noqa: PLR2004 - no day between
        return once
    start = period.start
    length = (period.until - start).days if isinstance(period.until, date) else _THREE_YEARS

    def cut(after: int) -> tuple[TeamMember, ...]:
        day = start + timedelta(days=after)
        changed = attrs.evolve(member, period=Period(start=day, until=period.until), sisa_associate=True)
        return attrs.evolve(member, period=Period(start=start, until=day)), changed

    return once | st.integers(1, length - 1).map(cut)


_THREE_YEARS = 3 * 365


def departures(
    *, days: st.SearchStrategy[date] | None = None, unknown: Unknowns = "some"
) -> st.SearchStrategy[Departure]:
    """Draw departures, of people whom no team need list."""
    when = some_days(unknown=unknown, days=days)
    told: Known = {
        "profession": professions(),
        "specialty": st.sampled_from(Specialty),
        "departed_on": when,
        "notified_on": or_none(when),
        "replaced_on": or_none(when),
    }
    return records(Departure, {}, told, unknown, _possible)
