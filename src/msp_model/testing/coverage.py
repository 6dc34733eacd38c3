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
from msp_model.entities import FRANCE, Msp, Territory
from msp_model.expressions import ExpressionError, Program, Value
from msp_model.expressions.calendar import reader_on
from msp_model.expressions.evaluate import STEPS, evaluate
from msp_model.rulebook import Rulebook
from msp_model.rulebook.checks import Declared
from msp_model.testing.coverage_report import Seen, as_html, as_markdown, as_text, share_of
from msp_model.testing.probes import Case, cases
from msp_model.testing.sheets import Sheet, sheets, version_on
from msp_model.values import UNKNOWN, Language, Problem

MOST_SHEETS = 500
"""How many sheets are kept at a time."""


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
        self._sheets: dict[tuple[object, ...], Sheet] = {}
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
                choices = self.rulebook.choices(place, interpretations)
                sheet = self._sheet(answer.id, on, place, choices)
                world = world_of(self.rulebook, msp, chosen=interpretations, subjects=subjects)
                self._see(sheet, evaluate(sheet.listed, reader_on(world, on), on))
        return assessment

    def see(self, case: Case) -> None:
        """Remember the conditions of a case, as a suite does that runs rules on facts without a dossier."""
        if case.id in self._measured:
            place = version_on(self.rulebook, case.id, case.on).territory
            sheet = self._sheet(case.id, case.on, None if place == FRANCE else place, {})
            self._see(sheet, sheet.values(dict(case.facts)))

    # -- what was seen -----------------------------------------------------------------------------------------------

    @property
    def conditions(self) -> tuple[Seen, ...]:
        """Every condition measured, in the order of rules and of reading."""
        return tuple(each for key in sorted(self._seen, key=_in_order) for each in self._seen[key])

    @property
    def share(self) -> float:
        """The share of the conditions that were seen met and not met, from 0 to 1."""
        return share_of(each.both for each in self.conditions)

    @property
    def decided_share(self) -> float:
        """The share of the conditions that were seen to decide both ways, from 0 to 1."""
        return share_of(each.decided for each in self.conditions)

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
        return as_text(self.conditions, lang)

    def markdown(self, lang: Language = "fr") -> str:
        """Write it as a Markdown table."""
        return as_markdown(self.conditions, lang)

    def html(self, lang: Language = "fr") -> str:
        """Write it as a page that needs nothing from outside: rule by rule, and what is still to be shown."""
        return as_html(self.conditions, lang)

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

    def _sheet(self, id: str, day: date, place: Territory | None, choices: Mapping[str, str]) -> Sheet:
        """Give a sheet, made once: suites ask about few days, and about each of them often."""
        key = (id, day, place, *sorted(choices.items()))
        if key not in self._sheets:
            if len(self._sheets) >= MOST_SHEETS:
                self._sheets.clear()
            self._sheets[key] = Sheet(self.rulebook, version_on(self.rulebook, id, day), day, place, choices)
        return self._sheets[key]

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


def _in_order(key: tuple[str, date | None]) -> tuple[str, date]:
    return key[0], key[1] or date.min
