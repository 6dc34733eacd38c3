"""Sheets: a rule or a scheme on one day at one place, figures in place, ready to be filled in with facts."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import Any

from msp_model.entities import FRANCE, Territory
from msp_model.expressions import (
    Expr,
    Literal,
    Parameter,
    Program,
    Since,
    Truth,
    Value,
    evaluate,
    program,
    since,
    spell,
)
from msp_model.expressions.ground import ground
from msp_model.expressions.program import FreeLeaf
from msp_model.rulebook import Rulebook, Scheme
from msp_model.rulebook.checks import Declared
from msp_model.values import UNKNOWN, Interval, Label

_ONE_DAY = timedelta(days=1)


def parts_of(declared: Declared) -> dict[str, Expr[Any]]:
    """Give the expressions of a rule or a scheme by what they are for: ``requires``, ``applies``, ``amount``, terms."""
    parts: dict[str, Expr[Any]] = {"requires": declared.requires, "applies": declared.applies}
    if isinstance(declared, Scheme):
        if declared.amount is not None:
            parts["amount"] = declared.amount
        parts |= {term.id: term.value for term in declared.terms}
    return parts


def conditions_of(expr: Expr[Any]) -> tuple[Expr[Truth], ...]:
    """Give the conditions that an expression is made of and that are made of no other, in the order of reading."""
    return tuple(
        node
        for node in program(expr).nodes
        if node.kind is Truth
        and not isinstance(node, Literal)
        and not any(operand.kind is Truth for operand in node.operands)
    )


def versions(rulebook: Rulebook, id: str) -> tuple[Declared, ...]:
    """Give the versions of a rule or a scheme. Raises KeyError where there is none."""
    every: tuple[Declared, ...] = (*rulebook.rules, *rulebook.schemes)
    found = tuple(one for one in every if one.id == id)
    if not found:
        message = f"no rule or scheme '{id}'; there are {', '.join(sorted({one.id for one in every}))}"
        raise KeyError(message)
    return found


def version_on(rulebook: Rulebook, id: str, day: date) -> Declared:
    """Give the version that holds, or may hold, on *day*. Raises KeyError where none does."""
    found = next((one for one in versions(rulebook, id) if one.period.contains(day) is not False), None)
    if found is None:
        message = f"'{id}' does not hold on {day}"
        raise KeyError(message)
    return found


def name_of(leaf: FreeLeaf) -> str:
    """Give the name under which a case tells the value of a leaf: its id; the words of a *since*."""
    return spell(leaf) if isinstance(leaf, Since) else leaf.id


class Sheet:
    """A rule or a scheme on one day at one place.

    Attributes:
        rulebook: where it comes from.

        declared: the version that holds.

        day: the day.

        place: the place whose figures are used; None: those of the whole country.

        choices: the reading of each interpretation; those that are left out are facts among others.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        declared: Declared,
        day: date,
        place: Territory | None = None,
        choices: Mapping[str, str] | None = None,
    ) -> None:
        self.rulebook = rulebook
        self.declared = declared
        self.day = day
        self.place = place
        self.choices: Mapping[str, str] = {} if choices is None else choices

    def __repr__(self) -> str:
        return f"<Sheet {self.declared.id} on {self.day} at {self.place or FRANCE}>"

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """What is computed: ``requires``, ``applies``, ``amount``, terms."""
        return tuple(parts_of(self.declared))

    @cached_property
    def conditions(self) -> tuple[tuple[str, Expr[Truth]], ...]:
        """The conditions of each part, as written."""
        return tuple(
            (part, condition) for part, expr in parts_of(self.declared).items() for condition in conditions_of(expr)
        )

    @cached_property
    def listed(self) -> Program:
        """The parts, then the conditions, figures in place."""
        written = (*parts_of(self.declared).values(), *(condition for _, condition in self.conditions))
        figures = self.rulebook.figures(self.place)
        return program(*ground(written, figures, self.day, self.choices))

    @cached_property
    def leaves(self) -> dict[str, FreeLeaf]:
        """What a case tells, by name: the facts, *since*, readings left open, figures that no text gives."""
        return {name_of(leaf): leaf for _, leaf in self.listed.free()}

    def root(self, part: str) -> int:
        """Give which root of the program a part is."""
        return self.parts.index(part)

    def values(self, facts: Mapping[str, Value]) -> tuple[Value, ...]:
        """Compute everything from facts by name; what is not told is unknown.

        Raises KeyError for a fact that is not read, ExpressionError as `evaluate` does.
        """
        unread = sorted(facts.keys() - self.leaves.keys())
        if unread:
            read = ", ".join(sorted(self.leaves)) or "-"
            message = f"'{self.declared.id}' does not read {', '.join(unread)} on {self.day}; it reads {read}"
            raise KeyError(message)
        return evaluate(self.listed, lambda leaf: facts.get(name_of(leaf), UNKNOWN), self.day)

    def answers(self, facts: Mapping[str, Value]) -> dict[str, Value]:
        """Compute each part from facts by name."""
        values = self.values(facts)
        return {part: values[place] for part, place in zip(self.parts, self.listed.roots, strict=False)}

    def words(self, condition: Expr[Truth]) -> Label:
        """Give the words of a condition as written, its figures named as they are declared."""
        [named] = ground([since(condition)], self.rulebook.figures(self.place), self.day)
        assert isinstance(named, Since)  # a since keeps the names of its figures
        return Label(spell(named.condition, "fr"), spell(named.condition, "en"))


def sheets(rulebook: Rulebook, id: str, *, within: Territory | None = None, on: date | None = None) -> Iterator[Sheet]:
    """Give the sheets of a rule or a scheme: on one day, or on the first day of each stretch of constant figures.

    Raises KeyError where there is no such rule, or none that holds on the day.
    """
    if on is not None:
        yield Sheet(rulebook, version_on(rulebook, id, on), on, _place(version_on(rulebook, id, on), within))
        return
    for declared in versions(rulebook, id):
        place = _place(declared, within)
        for day in _stretches(rulebook, declared, place):
            yield Sheet(rulebook, declared, day, place)


def _place(declared: Declared, within: Territory | None) -> Territory | None:
    if within is not None:
        return within
    return None if declared.territory == FRANCE else declared.territory


def border_days(rulebook: Rulebook, id: str, *, within: Territory | None = None) -> tuple[date, ...]:
    """Give the days on which a rule or a scheme, or a figure that it reads, begins or ends, each with its eve.

    Days on which no version holds are left out, but for the eve of the first day and the day after the last one.
    """
    found: set[date] = set()
    for declared in versions(rulebook, id):
        days = {*_changes(rulebook, declared, _place(declared, within)), declared.period.start, declared.period.until}
        found.update(day for day in days if isinstance(day, date))
    return tuple(sorted(found | {day - _ONE_DAY for day in found}))


def _changes(rulebook: Rulebook, declared: Declared, place: Territory | None) -> set[date]:
    """Give the days of a version on which a figure that it reads changes."""
    figures = rulebook.figures(place)
    read = {node.id for node in declared.nodes if isinstance(node, Parameter)}
    start, until = declared.period.start, declared.period.until
    return {
        day
        for name in read
        for day in figures.borders(name)
        if (not isinstance(start, date) or start < day) and (not isinstance(until, date) or day < until)
    }


def _stretches(rulebook: Rulebook, declared: Declared, place: Territory | None) -> list[date]:
    """Give the first day of each stretch over which the figures of a version stay the same, or a day of it."""
    changes = _changes(rulebook, declared, place)
    start, until = declared.period.start, declared.period.until
    if isinstance(start, date):
        return sorted({start, *changes})
    return sorted(changes) or [until - _ONE_DAY if isinstance(until, date) else _ANY_DAY]


_ANY_DAY = date(2024, 1, 1)
"""A day on which a rule is read that has neither a beginning, nor an end, nor a figure that changes."""


def spoken(value: Value, lang: str = "fr") -> str:
    """Say a value in a case: a number, a day, a word, yes or no."""
    if isinstance(value, bool):
        return {("fr", True): "oui", ("fr", False): "non", ("en", True): "yes", ("en", False): "no"}[lang, value]
    if value is None:
        return "absent"
    if value is UNKNOWN:
        return "inconnu" if lang == "fr" else "unknown"
    if isinstance(value, Interval):
        ends = ["…" if end is None else spoken(end, lang) for end in (value.least, value.greatest)]
        return f"{ends[0]} … {ends[1]}" if "…" not in ends else "".join(f"{end} " for end in ends).strip()
    if isinstance(value, Fraction) and value.denominator == 1:
        value = value.numerator
    return str(getattr(value, "value", value))
