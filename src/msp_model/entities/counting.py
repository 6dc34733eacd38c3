"""Counts over a team of which something may not be known.

Each count is the exact range of what it can be, over everything that the dossier leaves open:

- a person who surely belongs to the team on the day and surely answers every question raises the least and the greatest;
- a person who may do so (membership, profession or another answer unknown) raises the greatest only;
- people counted together weigh from the least to the greatest of their count; one who may or may not answer, from 0;
- where the list is not known to be complete on the day, there is no greatest.

The result is an int where both ends meet, an Interval where they do not, UNKNOWN where it would be "at least 0". A
team known not to exist (None) counts 0; a team of which nothing is said (UNKNOWN) is UNKNOWN. The range is exact
as long as each answer is: two questions about one unknown ("physician" and "auxiliary") may leave open what is not.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from typing import TypeVar

import attrs

from msp_model.entities import who
from msp_model.entities.presence import holds
from msp_model.entities.profession import Profession
from msp_model.entities.team import Person, ProfessionCount, Team, TeamMember
from msp_model.entities.who import Question
from msp_model.values import UNKNOWN, Interval, Unknown

N = TypeVar("N", int, Fraction)


def _people(
    team: Team, day: date, questions: tuple[Question, ...], observed_on: date | Unknown
) -> Iterator[tuple[Person, bool]]:
    """Give everyone who may be meant, and whether they surely are."""
    asked = who.all_of(lambda person: holds(person.period, day, observed_on=observed_on), *questions)
    people: tuple[Person, ...] = (*team.members, *team.counts)
    for person in people:
        answer = asked(person)
        if answer is not False:
            yield person, answer is True


def _heads(person: Person) -> tuple[int, int | None]:
    """Give how many people an entry stands for, at least and at most."""
    if isinstance(person, TeamMember):
        return 1, 1
    if person.count is UNKNOWN:
        return 0, None
    if isinstance(person.count, Interval):
        return person.count.least or 0, person.count.greatest
    return person.count, person.count


def _posts(person: Person) -> tuple[Fraction, Fraction | None]:
    """Give the full-time posts of an entry, at least and at most."""
    if person.full_time_equivalent is not UNKNOWN:
        posts = Fraction(person.full_time_equivalent)
        return posts, posts
    nobody = isinstance(person, ProfessionCount) and person.count == 0
    return Fraction(0), Fraction(0) if nobody else None


def _range(least: N, greatest: N | None, *, closed: bool) -> N | Interval[N] | Unknown:
    """Make the range of a count, whose greatest holds only where the list is closed."""
    if greatest is None or not closed:
        return Interval(least, None) if least else UNKNOWN
    return least if least == greatest else Interval(least, greatest)


def _total(
    entries: Iterator[tuple[Person, bool]], weigh: Callable[[Person], tuple[N, N | None]], nothing: N, *, closed: bool
) -> N | Interval[N] | Unknown:
    """Add up what the entries weigh."""
    least = greatest = nothing
    bounded = closed
    for person, surely in entries:
        low, high = weigh(person)
        least = least + low if surely else least
        if high is None:
            bounded = False
        else:
            greatest += high
    return _range(least, greatest, closed=bounded)


def is_complete(team: Team, day: date) -> bool | Unknown:
    """Tell whether the team's members and counts are everyone on *day*."""
    return team.complete if isinstance(team.complete, bool) or team.complete is UNKNOWN else team.complete.contains(day)


def count(
    team: Team | Unknown | None, day: date, *questions: Question, observed_on: date | Unknown = UNKNOWN
) -> int | Interval[int] | Unknown:
    """Count the people of *team* on *day* for whom every question holds.

    >>> two = Team(members=(TeamMember(profession=Profession.NURSE), TeamMember()), complete=True)
    >>> count(two, date(2026, 1, 1), who.auxiliary, observed_on=date(2026, 1, 1))
    Interval(least=1, greatest=2)
    """
    if team is UNKNOWN:
        return UNKNOWN
    if team is None:
        return 0
    return _total(_people(team, day, questions, observed_on), _heads, 0, closed=is_complete(team, day) is True)


def count_full_time(
    team: Team | Unknown | None, day: date, *questions: Question, observed_on: date | Unknown = UNKNOWN
) -> Fraction | Interval[Fraction] | Unknown:
    """Add up the full-time equivalents of the people of *team* on *day* for whom every question holds."""
    if team is UNKNOWN:
        return UNKNOWN
    if team is None:
        return Fraction(0)
    entries = _people(team, day, questions, observed_on)
    return _total(entries, _posts, Fraction(0), closed=is_complete(team, day) is True)


def count_professions(
    team: Team | Unknown | None, day: date, *questions: Question, observed_on: date | Unknown = UNKNOWN
) -> int | Interval[int] | Unknown:
    """Count the different professions of the people of *team* on *day* for whom every question holds.

    Someone of unknown profession may bring one more: any that the questions do not exclude.
    """
    if team is UNKNOWN:
        return UNKNOWN
    if team is None:
        return 0
    sure: set[Profession] = set()
    possible: set[Profession] = set()
    open_to: set[Profession] = set()
    someone = False
    newcomers: int | None = 0
    for person, surely in _people(team, day, questions, observed_on):
        low, high = _heads(person)
        if high == 0:
            continue
        someone = someone or (surely and low > 0)
        if person.profession is not UNKNOWN:
            possible.add(person.profession)
            if surely and low > 0:
                sure.add(person.profession)
        else:
            newcomers = None if newcomers is None or high is None else newcomers + high
            open_to |= {
                profession
                for profession in Profession
                if who.all_of(*questions)(attrs.evolve(person, profession=profession)) is not False
            }
    least = max(len(sure), 1 if someone else 0)
    greatest = len(possible | open_to) if newcomers is None else min(len(possible) + newcomers, len(possible | open_to))
    return _range(least, greatest, closed=is_complete(team, day) is True)
