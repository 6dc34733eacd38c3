"""Histories: the values of each parameter through time, and what is wrong with them."""

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from msp_model.entities import FRANCE, Territory
from msp_model.rulebook.text import DatedValue, Text
from msp_model.values import UNKNOWN, Label, Problem


@attrs.frozen(kw_only=True)
class Entry:
    """One value of one parameter, with the days on which it holds and the text that gives it.

    Attributes:
        value: what the text says.

        text: the text.

        start: first day; None where no text tells it: it holds on every day before its end.

        until: first day after; None where it has no successor and prints no end.
    """

    value: DatedValue
    text: Text
    start: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """Tell whether the value holds on *day*."""
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)

    def stale(self, day: date) -> bool:
        """Tell whether the value, on *day*, goes beyond what somebody has read.

        It does where its first day is not known, after the day on which the text was last checked, and after the
        version of the text that was read ended, where that end is not the value's own.
        """
        ended = self.text.in_force_until
        return (
            self.start is None
            or day > self.text.checked_on
            or (self.value.until is None and ended is not UNKNOWN and day >= ended)
        )


@attrs.frozen
class History:
    """The entries of one parameter in one territory, in order of days, without overlap.

    Attributes:
        parameter: the parameter's id.

        territory: where they hold.

        entries: the values.
    """

    parameter: str
    territory: Territory
    entries: tuple[Entry, ...]

    def on(self, day: date) -> Entry | None:
        """Give the entry that holds on *day*."""
        return next((entry for entry in self.entries if entry.holds(day)), None)

    def borders(self) -> frozenset[date]:
        """Give the days on which the value changes."""
        days = {entry.start for entry in self.entries} | {entry.until for entry in self.entries}
        return frozenset(day for day in days if day is not None)

    def gaps(self, start: date | None, until: date | None) -> tuple[tuple[date | None, date | None], ...]:
        """Give the stretches of ``[start, until)`` on which no value holds; None stands for no border."""
        gaps: list[tuple[date | None, date | None]] = []
        reached = start
        open_start = start is None
        for entry in self.entries:
            if until is not None and entry.start is not None and entry.start >= until:
                break
            begins_late = entry.start is not None and (open_start or (reached is not None and entry.start > reached))
            if begins_late:
                gaps.append((None if open_start else reached, entry.start))
            open_start = False
            if entry.until is None:
                return tuple(gaps)
            reached = entry.until if reached is None or entry.until > reached else reached
        if open_start or until is None or (reached is not None and reached < until):
            gaps.append((None if open_start else reached, until))
        return tuple(gaps)


def histories(texts: Iterable[Text]) -> tuple[dict[tuple[str, Territory], History], list[Problem]]:
    """Build the history of every parameter in every territory, and report what is wrong with them.

    A value ends on the day that it prints, or when a later text that declares it *replaces* the former one starts.
    """
    found: dict[tuple[str, Territory], list[tuple[DatedValue, Text]]] = {}
    for text in texts:
        for value in text.values:
            found.setdefault((value.parameter, text.territory), []).append((value, text))
    built: dict[tuple[str, Territory], History] = {}
    problems: list[Problem] = []
    for (parameter, territory), values in sorted(found.items(), key=lambda item: (item[0][0], str(item[0][1]))):
        entries, wrong = _entries(parameter, values)
        problems += wrong
        built[parameter, territory] = History(parameter, territory, entries)
    return built, problems


def _entries(parameter: str, values: Sequence[tuple[DatedValue, Text]]) -> tuple[tuple[Entry, ...], list[Problem]]:
    ordered = sorted(values, key=lambda pair: (_day(pair[0].start) or date.min, pair[1].id))
    problems: list[Problem] = []
    entries: list[Entry] = []
    for value, text in ordered:
        entry = Entry(value=value, text=text, start=_day(value.start), until=value.until)
        if entries and _overlaps(entries[-1], entry):
            former = entries[-1]
            if not _replaces(entry, former):
                problems.append(_overlap(parameter, former, entry))
            elif text.grade.below(former.text.grade):
                problems.append(_lower_grade(parameter, former, entry))
            else:
                entries[-1] = attrs.evolve(former, until=entry.start)
        entries.append(entry)
    return tuple(entries), problems


def _day(day: object) -> date | None:
    return day if isinstance(day, date) else None


def _overlaps(former: Entry, later: Entry) -> bool:
    return former.until is None or later.start is None or later.start < former.until


def _replaces(later: Entry, former: Entry) -> bool:
    declared = later.value.replaces == former.text.id or former.text.id in later.text.replaces
    return declared and later.start is not None and (former.start is None or former.start < later.start)


def place_of(text: Text, value: DatedValue) -> str:
    """Give the file and key of a value, for messages."""
    number = next(number for number, other in enumerate(text.values) if other is value)
    return f"{text.place or text.id}: values[{number}]"


def _overlap(parameter: str, former: Entry, later: Entry) -> Problem:
    day = later.start or former.start or "?"
    return Problem(
        path=place_of(later.text, later.value),
        code="undeclared-overlap",
        message=Label(
            f"« {parameter} » a deux valeurs à partir du {day} : {former.value.value} ({former.text.id}) et "
            f'{later.value.value} ({later.text.id}). Écrire replaces = "{former.text.id}", une date de fin, ou '
            "une Interpretation.",
            f"'{parameter}' has two values from {day}: {former.value.value} ({former.text.id}) and "
            f'{later.value.value} ({later.text.id}). Write replaces = "{former.text.id}", an end, or an '
            "Interpretation.",
        ),
    )


def _lower_grade(parameter: str, former: Entry, later: Entry) -> Problem:
    return Problem(
        path=place_of(later.text, later.value),
        code="lower-grade-replaces",
        message=Label(
            f"« {parameter} » : {later.text.id} (note {later.text.grade.value}) ne peut remplacer {former.text.id} "
            f"(note {former.text.grade.value}) : une source plus faible ne remplace pas une plus forte.",
            f"'{parameter}': {later.text.id} (grade {later.text.grade.value}) cannot replace {former.text.id} "
            f"(grade {former.text.grade.value}): a weaker source never replaces a stronger one.",
        ),
    )


def local_histories(
    built: dict[tuple[str, Territory], History], parameter: str, place: Territory | None
) -> tuple[History, ...]:
    """Give the histories that hold at a place: the commune's first, then the departement's, the region's, the country's."""
    levels = [territory for name, territory in built if name == parameter and _covers(territory, place)]
    return tuple(built[parameter, level] for level in sorted(levels, key=locality, reverse=True))


def locality(territory: Territory) -> int:
    """Rank a territory: the country, then regions, departements, communes."""
    return ["country", "region", "departement", "commune"].index(territory.level.value)


def _covers(territory: Territory, place: Territory | None) -> bool:
    return territory == FRANCE if place is None else territory.contains(place)
