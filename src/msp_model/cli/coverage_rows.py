"""Coverage: what is known of each region, subject by subject, since when, and when somebody last looked."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import attrs

from msp_model.cli.reading import declared_of, read_by
from msp_model.entities import REGIONS, Purpose, Territory
from msp_model.expressions import Choice, Parameter
from msp_model.expressions.conditions import Among
from msp_model.expressions.program import every_node
from msp_model.national.facts.requests import request_purpose
from msp_model.national.regions import NOTES
from msp_model.rulebook import Rule, Rulebook, Scheme
from msp_model.values import UNKNOWN, Label, Period, SomeDay

COUNTRY: Final = "FR"
"""What stands for the country among the codes of regions."""

_REGIONS_OF_THE_COUNTRY: Final = frozenset(code for code in REGIONS if len(code) == len("24"))

_SUBJECTS: Final = {
    **{purpose.value: purpose.label for purpose in Purpose},
    "aci": Label("ACI", "ACI"),
    "coordination": Label("coordination", "coordination"),
    "creation": Label("étapes de la création", "steps of the creation"),
    "fir": Label("FIR", "FIR"),
    "fragile": Label("MSP suivies de près", "MSP followed closely"),
    "france_sante": Label("France Santé", "France Santé"),
    "investment": Label("bâtiments et équipement", "buildings and equipment"),
    "msp": Label("définition", "definition"),
    "recognition": Label("reconnaissance", "recognition"),
    "single_physician": Label("MSP à un médecin", "MSP with one physician"),
    "sisa": Label("SISA", "SISA"),
    "counts": Label("comptes publiés", "published counts"),
    "local": Label("autres règles locales", "other local rules"),
}
"""The words of each subject, in the order in which a region's are shown."""


@attrs.frozen(kw_only=True)
class Row:
    """What is known of one subject in one region.

    Attributes:
        subject: its key.

        schemes, rules: the ids of those that hold there only.

        figures: the parameters that a text sets there, and the interpretations of which the region takes a reading.

        counts: the ids of the counts published for it.

        start: the earliest first day that a text prints; None where it has no beginning, UNKNOWN where none is printed.

        until: the latest end that a text prints; None where something has no end, UNKNOWN where none is printed.

        checked_on: the day on which the text that was not read for the longest time was read.
    """

    subject: str
    schemes: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    start: SomeDay | None = UNKNOWN
    until: SomeDay | None = UNKNOWN
    checked_on: date

    @property
    def label(self) -> Label:
        """The words of the subject."""
        return _SUBJECTS[self.subject]


@attrs.frozen(kw_only=True)
class RegionCoverage:
    """What is known of one region, or of the country as a whole.

    Attributes:
        code: INSEE code; ``FR`` for the country.

        name: its name.

        federations: the federations whose packs are there.

        rows: subject by subject; none where nothing is published.

        note: what is known of a region in which there is no federation's pack, where something is.
    """

    code: str
    name: str
    federations: tuple[str, ...]
    rows: tuple[Row, ...]
    note: Label | None = None

    def number(self, what: str) -> int:
        """Count the schemes, rules, figures or counts; one that is of two subjects counts once."""
        return len({one for row in self.rows for one in getattr(row, what)})

    @property
    def checked_on(self) -> date | None:
        """The day on which the text that was not read for the longest time was read; None where there is none."""
        return min((row.checked_on for row in self.rows), default=None)


def coverage_of(rulebook: Rulebook) -> tuple[RegionCoverage, ...]:
    """Give the coverage of the country, of its regions and of the collectivities of which something is known."""
    found: dict[str, dict[str, list[Row]]] = {}
    for code, row in (*_declared(rulebook), *_set(rulebook), *_counted(rulebook)):
        found.setdefault(code, {}).setdefault(row.subject, []).append(row)
    federations = _federations(rulebook)
    known = _REGIONS_OF_THE_COUNTRY | found.keys() | federations.keys()
    return tuple(
        RegionCoverage(
            code=code,
            name="France" if code == COUNTRY else REGIONS[code].name,
            federations=tuple(sorted(federations.get(code, ()))),
            rows=tuple(_together(found[code][name]) for name in _SUBJECTS if name in found.get(code, {})),
            note=None if code in federations else NOTES.get(code),
        )
        for code in sorted(known, key=lambda code: (code != COUNTRY, len(code), code))
    )


def _federations(rulebook: Rulebook) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for federation in (one for pack in rulebook.packs for one in pack.federations):
        name = federation.name if federation.short_name is UNKNOWN else federation.short_name
        for territory in federation.territories:
            found.setdefault(_code(territory), set()).add(str(name))
    return found


# -- one thing, one row -----------------------------------------------------------------------------------------------


def _declared(rulebook: Rulebook) -> Iterator[tuple[str, Row]]:
    """Give a row for each scheme and rule and each of its subjects."""
    for one in declared_of(rulebook):
        checked = min(rulebook.texts[source.text].checked_on for source in one.sources)
        held = {"schemes" if isinstance(one, Scheme) else "rules": frozenset({one.id})}
        for name in _subjects(one):
            yield (
                _code(one.territory),
                Row(subject=name, **held, start=one.period.start, until=one.period.until, checked_on=checked),
            )


def _set(rulebook: Rulebook) -> Iterator[tuple[str, Row]]:
    """Give a row for each figure that a text sets and each reading that a region takes."""
    subjects = _read_for(rulebook)
    for text in rulebook.texts.values():
        for value in text.values:
            for name in subjects.get(value.parameter, {"local"}):
                held = frozenset({value.parameter})
                period = Period(start=value.start, until=value.until)
                yield _code(text.territory), _figure(name, held, period, text.checked_on)
    for reading in (one for pack in rulebook.packs for one in pack.readings):
        checked = min(rulebook.texts[source.text].checked_on for source in reading.sources)
        for name in subjects.get(reading.interpretation, {"local"}):
            yield _code(reading.territory), _figure(name, frozenset({reading.interpretation}), Period(), checked)


def _figure(subject: str, held: frozenset[str], period: Period, checked: date) -> Row:
    return Row(subject=subject, figures=held, start=period.start, until=period.until, checked_on=checked)


def _counted(rulebook: Rulebook) -> Iterator[tuple[str, Row]]:
    """Give a row for each published count."""
    for text in rulebook.texts.values():
        for count in text.observations:
            row = Row(
                subject="counts",
                counts=frozenset({count.id}),
                start=count.day,
                until=count.day,
                checked_on=text.checked_on,
            )
            yield _code(count.territory), row


def _code(territory: Territory) -> str:
    """Give the code of the region in which a place lies."""
    return COUNTRY if territory.region is None else territory.region.code


def _subjects(declared: Rule | Scheme) -> set[str]:
    """Give what something is about: the purposes of the money, else the word that its id says, else "local"."""
    purposes = {
        member.value
        for node in every_node(declared.applies)
        if isinstance(node, Among) and request_purpose in node.operands
        for member in node.members
    }
    word = declared.id.split(".")[1] if "." in declared.id else ""
    return purposes or {word if word in _SUBJECTS and word not in {"counts", "local"} else "local"}


def _read_for(rulebook: Rulebook) -> dict[str, set[str]]:
    """Give the subjects for which each parameter and each interpretation is read."""
    found: dict[str, set[str]] = {}
    for one in declared_of(rulebook):
        names = [*(leaf.id for leaf in read_by(one, Parameter)), *(leaf.id for leaf in read_by(one, Choice))]
        for name in names:
            found.setdefault(name, set()).update(_subjects(one))
    return found


# -- several rows of one subject --------------------------------------------------------------------------------------


def _together(rows: Iterable[Row]) -> Row:
    several = list(rows)
    return Row(
        subject=several[0].subject,
        schemes=frozenset[str]().union(*(row.schemes for row in several)),
        rules=frozenset[str]().union(*(row.rules for row in several)),
        figures=frozenset[str]().union(*(row.figures for row in several)),
        counts=frozenset[str]().union(*(row.counts for row in several)),
        start=_border([row.start for row in several], latest=False),
        until=_border([row.until for row in several], latest=True),
        checked_on=min(row.checked_on for row in several),
    )


def _border(days: Iterable[SomeDay | None], *, latest: bool) -> SomeDay | None:
    """Give the widest border: none where one has none, else the furthest day printed, else UNKNOWN."""
    told = list(days)
    if None in told:
        return None
    printed = [day for day in told if isinstance(day, date)]
    return (max(printed) if latest else min(printed)) if printed else UNKNOWN
