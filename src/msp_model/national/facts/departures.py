"""Who left the team and was not replaced; what was done to find someone."""

from collections.abc import Iterator
from datetime import date

from msp_model.entities import (
    Departure,
    DossierList,
    LegalGroup,
    Msp,
    Profession,
    RecruitmentOutcome,
    RecruitmentSearch,
    Specialty,
)
from msp_model.expressions import Day, Maybe, Truth, fact
from msp_model.national.facts.known import all_known, begun, day_if_come, one_of
from msp_model.values import UNKNOWN, Interval, Unknown


def _unreplaced(departure: Departure, day: date) -> bool | Unknown:
    """Tell whether who left has gone by *day*, and nobody stands in."""
    replaced = begun(departure.replaced_on, day)
    return all_known(begun(departure.departed_on, day), UNKNOWN if replaced is UNKNOWN else not replaced)


def _departures(msp: Msp) -> tuple[Departure, ...]:
    return () if msp.departures is UNKNOWN else msp.departures


def _was_general_practitioner(departure: Departure) -> bool | Unknown:
    if departure.profession is UNKNOWN or departure.profession is not Profession.PHYSICIAN:
        return UNKNOWN if departure.profession is UNKNOWN else False
    return UNKNOWN if departure.specialty is UNKNOWN else departure.specialty is Specialty.GENERAL_PRACTICE


@fact(
    Truth,
    about="msp",
    fr="un médecin généraliste est parti et n'est pas remplacé",
    en="a general practitioner has left and is not replaced",
)
def general_practitioner_left(msp: Msp, day: date) -> bool | Unknown:
    """Whether a general practitioner has left the team, and nobody has taken their place."""
    answers = (all_known(_was_general_practitioner(each), _unreplaced(each, day)) for each in _departures(msp))
    return one_of(answers, all_listed=msp.lists_all(DossierList.DEPARTURES))


@fact(
    Maybe[Day],
    about="msp",
    fr="jour de notification du départ",
    en="day on which the departure was notified",
    change="later",
)
def departure_notified_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day on which the departure of a physician or an auxiliaire médical who is not replaced was notified.

    Where several have left, it lies between the first notification and the last: which of them opened the breach is
    not a fact of the dossier.
    """
    if not msp.lists_all(DossierList.DEPARTURES):
        return UNKNOWN
    gone = list(_of_the_minimum(msp, day))
    days = [UNKNOWN if surely is UNKNOWN else day_if_come(each.notified_on, day) for each, surely in gone]
    if all(found is None for found in days):
        return None
    if len(days) == 1:
        return days[0]
    known = [found for found in days if isinstance(found, date)]
    if len(known) < len(days):
        return UNKNOWN
    first, last = min(known), max(known)
    return first if first == last else Interval(first, last)


def _of_the_minimum(msp: Msp, day: date) -> Iterator[tuple[Departure, bool | Unknown]]:
    """Give the departures that may count for the minimum of a SISA, and whether they surely do."""
    for each in _departures(msp):
        found = all_known(_counts_for_the_minimum(each.profession), _unreplaced(each, day))
        if found is not False:
            yield each, found


def _counts_for_the_minimum(profession: Profession | Unknown) -> bool | Unknown:
    if profession is UNKNOWN:
        return UNKNOWN
    return profession.counts_as_physician or profession.group is LegalGroup.AUXILIARY


@fact(
    Truth,
    about="msp",
    fr="une recherche de médecin restée vaine est prouvée",
    en="a fruitless search for a physician is proved",
)
def physician_search_proved(msp: Msp, day: date) -> bool | Unknown:
    """Whether a physician was sought in vain, with a proof of one step at least."""
    searches = () if msp.searches is UNKNOWN else msp.searches
    answers = (all_known(_for_physician(each), _fruitless(each, day), _proved(each, day)) for each in searches)
    return one_of(answers, all_listed=msp.lists_all(DossierList.SEARCHES))


def _for_physician(search: RecruitmentSearch) -> bool | Unknown:
    return UNKNOWN if search.profession is UNKNOWN else search.profession is Profession.PHYSICIAN


def _fruitless(search: RecruitmentSearch, day: date) -> bool | Unknown:
    """Tell whether the search has begun and found nobody by *day*."""
    started, ended = begun(search.started_on, day), begun(search.ended_on, day)
    if ended is False:
        return started
    found = UNKNOWN if search.outcome is UNKNOWN else search.outcome is RecruitmentOutcome.FOUND
    if found is False:
        return started
    return UNKNOWN if found is UNKNOWN or ended is UNKNOWN else False


def _proved(search: RecruitmentSearch, day: date) -> bool | Unknown:
    if search.actions is UNKNOWN:
        return UNKNOWN
    answers = (
        all_known(begun(each.done_on, day), UNKNOWN if each.proof is UNKNOWN else each.proof is not None)
        for each in search.actions
    )
    return one_of(answers, all_listed=True)
