"""Coverage: which conditions of a rulebook a suite has seen true, false and unknown, and seen to decide.

A line of a rule that a suite has executed says little: the whole rule is one expression. What counts is each condition
in it: was it met once and not met once, was it unknown once, and did it, alone, change the answer each way? The last
is *modified condition/decision* coverage, as aviation software is measured: a condition decides where turning it over,
everything else staying, gives another answer.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from msp_model.assessment import Assessment, Book, world_of
from msp_model.entities import Msp
from msp_model.expressions import ExpressionError, Program, Value
from msp_model.expressions.calendar import reader_on
from msp_model.expressions.evaluate import STEPS, evaluate
from msp_model.rulebook import Rulebook
from msp_model.rulebook.checks import Declared
from msp_model.testing.probes import Case, cases
from msp_model.testing.sheets import Sheet, sheets, version_on
from msp_model.values import UNKNOWN, Label, Language, Problem


@attrs.define(kw_only=True)
class Seen:
    """How often a suite has seen one condition of one version of a rule.

    Attributes:
        id: the rule or the scheme.

        since: first day of the version; None where it has none.

        part: where the condition stands: ``requires``, ``applies``, ``amount``, a term.

        number: its number in that part, in the order of reading.

        words: the condition.

        true: how often it was met.

        false: how often it was not met.

        unknown: how often it was not known.

        decided_true: how often it was met and, turned over alone, would have given another answer.

        decided_false: how often it was not met and, turned over alone, would have given another answer.
    """

    id: str
    since: date | None
    part: str
    number: int
    words: Label
    true: int = 0
    false: int = 0
    unknown: int = 0
    decided_true: int = 0
    decided_false: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """What has not been seen: ``true``, ``false``, ``unknown``, ``decided_true``, ``decided_false``."""
        names = ("true", "false", "unknown", "decided_true", "decided_false")
        return tuple(name for name in names if not getattr(self, name))

    @property
    def both(self) -> bool:
        """Whether it was seen met and not met."""
        return bool(self.true and self.false)

    @property
    def decided(self) -> bool:
        """Whether it was seen to decide both ways: modified condition/decision coverage."""
        return bool(self.decided_true and self.decided_false)


class Coverage:
    """Stands in place of a book in a suite, and remembers what its rules were asked.

    >>> # book = Coverage(load_rulebook());  book.assess(msp, on=day);  print(book.text())

    Args:
        book: the book.

        only: the ids of the rules and schemes measured; all where it is left out.
    """

    def __init__(self, book: Book, *, only: Iterable[str] | None = None) -> None:
        self.book = book
        self.rulebook: Rulebook = book.rulebook
        self.failures: tuple[Problem, ...] = book.failures
        every: tuple[Declared, ...] = (*self.rulebook.rules, *self.rulebook.schemes)
        self._measured = {one.id for one in every} if only is None else set(only)
        self._seen: dict[tuple[str, date | None], list[Seen]] = {}
        for id in sorted(self._measured):
            for sheet in sheets(self.rulebook, id):
                self._of(sheet)

    def assess(
        self,
        msp: Msp,
        on: date,
        *,
        interpretations: Mapping[str, str] | None = None,
        only: Iterable[str] | None = None,
    ) -> Assessment:
        """Ask the book, and remember the conditions of every rule and scheme that answered."""
        assessment = self.book.assess(msp, on, interpretations=interpretations, only=only)
        requests = () if msp.requests is UNKNOWN else msp.requests
        by_id = {request.id: request for request in requests}
        place = None if msp.territory is UNKNOWN else msp.territory
        for answer in assessment.answers:
            if answer.id in self._measured:
                subjects = () if answer.subject is None else (("request", by_id[answer.subject]),)
                sheet = Sheet(
                    self.rulebook,
                    version_on(self.rulebook, answer.id, on),
                    on,
                    place,
                    self.rulebook.choices(place, interpretations),
                )
                world = world_of(self.rulebook, msp, chosen=interpretations, subjects=subjects)
                self._see(sheet, evaluate(sheet.listed, reader_on(world, on), on))
        return assessment

    def see(self, case: Case) -> None:
        """Remember the conditions of a case, as a suite does that runs rules on facts without a dossier."""
        if case.id in self._measured:
            [sheet] = sheets(self.rulebook, case.id, on=case.on)
            self._see(sheet, sheet.values(dict(case.facts)))

    # -- what was seen -----------------------------------------------------------------------------------------------

    @property
    def conditions(self) -> tuple[Seen, ...]:
        """Every condition measured, in the order of rules and of reading."""
        return tuple(each for key in sorted(self._seen, key=_in_order) for each in self._seen[key])

    @property
    def share(self) -> float:
        """The share of the conditions that were seen met and not met, from 0 to 1."""
        return _share([each.both for each in self.conditions])

    @property
    def decided_share(self) -> float:
        """The share of the conditions that were seen to decide both ways, from 0 to 1."""
        return _share([each.decided for each in self.conditions])

    def suggestions(self) -> tuple[Case, ...]:
        """Give cases, found from the rules themselves, that would show what has not been seen yet."""
        lacking = {each.id for each in self.conditions if not each.both or not each.decided}
        found = []
        copy = Coverage(self.book, only=self._measured)
        for key, seen in self._seen.items():
            copy._seen[key] = [attrs.evolve(each) for each in seen]
        for id in sorted(lacking):
            for case in cases(self.rulebook, id):
                before = copy._missing(id)
                copy.see(case)
                if copy._missing(id) != before:
                    found.append(case)
        return tuple(found)

    def text(self, lang: Language = "fr") -> str:
        """Write it as a table that people read: what was seen of each condition, rule by rule."""
        return "\n".join([*_heading(self, lang), *(line for each in _rows(self, lang) for line in each)])

    def markdown(self, lang: Language = "fr") -> str:
        """Write it as a Markdown table."""
        head = _WORDS["columns"].text(lang).split("|")
        rows = [
            f"| `{each.id}` | {_PARTS.get(each.part, Label(each.part)).text(lang)} | {each.words.text(lang)} | "
            f"{' | '.join(_marks(each))} |"
            for each in self.conditions
        ]
        return "\n".join([*_heading(self, lang), "", f"| {' | '.join(head)} |", "|---" * len(head) + "|", *rows])

    def to_dict(self) -> dict[str, Any]:
        """Write it as JSON holds it."""
        return {
            "share": self.share,
            "decided_share": self.decided_share,
            "conditions": [
                {
                    **attrs.asdict(each, filter=lambda field, _: field.name not in {"words", "since"}),
                    "since": None if each.since is None else each.since.isoformat(),
                    "words": {"fr": each.words.fr, "en": each.words.text("en")},
                }
                for each in self.conditions
            ],
        }

    # -- inside ------------------------------------------------------------------------------------------------------

    def _of(self, sheet: Sheet) -> list[Seen]:
        start = sheet.declared.period.start
        key = (sheet.declared.id, start if isinstance(start, date) else None)
        if key not in self._seen:
            numbers: dict[str, int] = {}
            made = []
            for part, condition in sheet.conditions:
                numbers[part] = numbers.get(part, 0) + 1
                made.append(
                    Seen(id=key[0], since=key[1], part=part, number=numbers[part], words=sheet.words(condition))
                )
            self._seen[key] = made
        return self._seen[key]

    def _missing(self, id: str) -> list[tuple[str, ...]]:
        return [each.missing for key, seen in self._seen.items() if key[0] == id for each in seen]

    def _see(self, sheet: Sheet, values: tuple[Value, ...]) -> None:
        places = sheet.listed.roots[len(sheet.parts) :]
        for seen, (part, _), place in zip(self._of(sheet), sheet.conditions, places, strict=True):
            value = values[place]
            if value is UNKNOWN:
                seen.unknown += 1
                continue
            decided = decides(sheet.listed, values, place, sheet.listed.roots[sheet.root(part)])
            if value is True:
                seen.true += 1
                seen.decided_true += decided
            else:
                seen.false += 1
                seen.decided_false += decided


def decides(listed: Program, values: tuple[Value, ...], place: int, root: int) -> bool:
    """Tell whether a condition, turned over alone, would give its root another value."""
    turned = list(values)
    turned[place] = not values[place]
    for number in range(place + 1, root + 1):
        operands = listed.operands[number]
        step = STEPS.get(type(listed.nodes[number]))
        if step is not None and any(turned[operand] is not values[operand] for operand in operands):
            try:
                turned[number] = step(listed.nodes[number], [turned[operand] for operand in operands])
            except ExpressionError:
                return True
    return type(turned[root]) is not type(values[root]) or bool(turned[root] != values[root])


def _share(seen: list[bool]) -> float:
    return sum(seen) / len(seen) if seen else 1.0


def _in_order(key: tuple[str, date | None]) -> tuple[str, date]:
    return key[0], key[1] or date.min


_WORDS = {
    "title": Label(
        "Conditions vues vraies et fausses : {both} sur {every} ({share:.0%}) ; qui ont décidé dans les deux sens : "
        "{decided} ({decided_share:.0%})",
        "Conditions seen met and not met: {both} of {every} ({share:.0%}); that decided both ways: {decided} "
        "({decided_share:.0%})",
    ),
    "columns": Label(
        "règle|partie|condition|vraie|fausse|inconnue|décide", "rule|part|condition|met|not met|unknown|decides"
    ),
}
_PARTS = {
    "requires": Label("exigé", "required"),
    "applies": Label("applicable", "applies"),
    "amount": Label("montant", "amount"),
}


def _heading(coverage: Coverage, lang: Language) -> list[str]:
    every = coverage.conditions
    counts = {
        "both": sum(each.both for each in every),
        "every": len(every),
        "share": coverage.share,
        "decided": sum(each.decided for each in every),
        "decided_share": coverage.decided_share,
    }
    return [_WORDS["title"].text(lang).format(**counts)]


def _marks(each: Seen) -> list[str]:
    counted = [str(count) if count else "-" for count in (each.true, each.false, each.unknown)]
    return [*counted, "+" * bool(each.decided_true) + "-" * bool(each.decided_false) or "·"]


def _rows(coverage: Coverage, lang: Language) -> Iterable[list[str]]:
    shown = None
    for each in coverage.conditions:
        lines = []
        if (each.id, each.since) != shown:
            shown = (each.id, each.since)
            lines += ["", each.id if each.since is None else f"{each.id} ({each.since})"]
            head = _WORDS["columns"].text(lang).split("|")
            lines.append("  " + "".join(f"{word:>10}" for word in head[3:]) + f"  {head[1]}: {head[2]}")
        part = _PARTS.get(each.part, Label(each.part)).text(lang)
        lines.append("  " + "".join(f"{mark:>10}" for mark in _marks(each)) + f"  {part}: {each.words.text(lang)}")
        yield lines
