"""Sheet: the expressions of one exercise, with its figures and readings in place, ready to be read for any MSP."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import attrs

from msp_model.entities import AciDeclaration, Msp
from msp_model.expressions import Expr, Literal, Parameter, Program, Value, evaluate, ground, program
from msp_model.expressions.bound import widened
from msp_model.expressions.compiling import Compiled, compile_program
from msp_model.expressions.explain_reasons import parts
from msp_model.expressions.leaves import Fact
from msp_model.expressions.program import FreeLeaf
from msp_model.national.aci import france_sante
from msp_model.national.aci.exercise import Exercise
from msp_model.national.aci.reckoning import (
    ReckonedLine,
    Reckoning,
    advance_day,
    balance_day,
    documents_day,
    documents_in_time,
    in_order,
    point_value,
    reckoning,
    refund_time,
)
from msp_model.national.aci.regimes import AMENDMENT_2, Regime, regime_on, version_on
from msp_model.national.aci.settled import settle
from msp_model.rulebook import Rulebook
from msp_model.values import UNKNOWN

LINE_PARTS = ("condition", "fixed", "variable", "points", "due", "euros")
"""What is computed for each line."""

TOTALS = ("total", "advance", "balance")
"""What is computed where no explanation is asked."""


def last_day(year: int) -> date:
    """Give the day on which the facts and figures of an exercise are read: its last."""
    return date(year, 12, 31)


def _line_roots(line: ReckonedLine) -> tuple[Expr[Any], ...]:
    return (line.indicator.condition, line.fixed, line.variable, line.points, line.due, line.euros)


def _named_roots(found: Reckoning) -> dict[str, Expr[Any]]:
    return {
        "met": found.met,
        "in_order": in_order,
        "points": found.points,
        "due": found.due,
        "paid_by_lines": found.paid_by_lines,
        "point_value": point_value,
        "increase_rate": found.increase_rate,
        "increase": found.increase,
        "complement": found.complement,
        "total": found.total,
        "advance": found.advance,
        "balance": found.balance,
        "advance_day": advance_day,
        "balance_day": balance_day,
        "refund_time": refund_time,
        "documents_day": documents_day,
        "documents_in_time": documents_in_time,
    }


def _france_sante_roots(day: date) -> dict[str, Expr[Any]]:
    version = france_sante.version_of(day)
    if version is None:
        return {}
    kept = {commitment.id: commitment.condition for commitment in france_sante.COMMITMENTS}
    entitled = france_sante.joined & france_sante.kept
    return {**kept, "FS-SOCLE": france_sante.amount(version), "FS-CONDITION": entitled}


@attrs.frozen(eq=False, kw_only=True)
class Sheet:
    """The expressions of one exercise, grounded and settled.

    Attributes:
        day: the last day of the exercise.

        regime: the text under which it is paid.

        reckoning: the expressions before figures are in place.

        program: every node, children first.

        lines: for each line, the place of each of its `LINE_PARTS`.

        asked: the place of each prerequisite.

        named: the place of everything else, by name.

        choices: the readings in place.
    """

    day: date
    regime: Regime
    reckoning: Reckoning
    program: Program
    lines: tuple[Mapping[str, int], ...]
    asked: tuple[int, ...]
    named: Mapping[str, int]
    choices: tuple[tuple[str, str], ...]
    _texts: dict[int, tuple[str, ...]] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, rulebook: Rulebook, year: int, sites: int, choices: Mapping[str, str]) -> "Sheet":
        """Put the figures and readings of an exercise in place. Raises NotInForceError where no text covers it."""
        day = last_day(year)
        found = reckoning(version_on(day), sites)
        named = {**_named_roots(found), **_france_sante_roots(day)}
        roots = [root for line in found.lines for root in _line_roots(line)]
        roots += [one.condition for one in found.asked]
        grounded = settle(ground([*roots, *named.values()], rulebook.figures(), day, choices))
        listed = program(*grounded)
        places = iter(listed.roots)
        return cls(
            day=day,
            regime=regime_on(day),
            reckoning=found,
            program=listed,
            lines=tuple({part: next(places) for part in LINE_PARTS} for _ in found.lines),
            asked=tuple(next(places) for _ in found.asked),
            named={name: next(places) for name in named},
            choices=tuple(sorted(choices.items())),
        )

    @cached_property
    def compiled(self) -> Compiled:
        """The whole as Python functions."""
        return compile_program(self.program)

    @cached_property
    def totals(self) -> Program:
        """The nodes behind the totals alone."""
        return program(*(self.program.nodes[self.named[name]] for name in TOTALS))

    @cached_property
    def total(self) -> Program:
        """The nodes behind the total alone."""
        return program(self.program.nodes[self.named["total"]])

    @cached_property
    def compiled_totals(self) -> Compiled:
        """The totals alone as Python functions."""
        return compile_program(self.totals)

    def values(self, msp: Msp, declaration: AciDeclaration) -> tuple[Value, ...]:
        """Give the value of every node for one MSP."""
        raw = self.compiled.record(*_arguments(self.compiled, msp, declaration), self.day, leaf_value=figure_left_open)
        return self.compiled.values(raw)

    def slow_values(self, msp: Msp, declaration: AciDeclaration) -> tuple[Value, ...]:
        """Give the same without preparing functions, which costs more than one reading."""
        return evaluate(self.program, self.reader(msp, declaration), self.day)

    def reader(self, msp: Msp, declaration: AciDeclaration) -> Callable[[FreeLeaf], Value]:
        """Give what reads the leaves for one MSP."""
        subjects = _subjects(msp, declaration)

        def read(leaf: FreeLeaf) -> Value:
            if isinstance(leaf, Fact) and leaf.read is not None:
                return leaf.read(subjects[leaf.about], self.day)
            return figure_left_open(leaf)

        return read

    def amounts(self, msp: Msp, declaration: AciDeclaration) -> tuple[Value, ...]:
        """Give the totals alone for one MSP, without explanation."""
        compiled = self.compiled_totals
        return compiled.evaluate(*_arguments(compiled, msp, declaration), self.day, leaf_value=figure_left_open)

    def marks(self, place: int) -> tuple[str, ...]:
        """Give what a reader must know of the figures behind a node: ``stale``, ``indicative``, ``inferred``."""
        if place not in self._texts:
            self._texts[place] = tuple(sorted(self._marks(place)))
        return self._texts[place]

    def _marks(self, place: int) -> set[str]:
        nodes = [self.program.nodes[part] for part in parts(self.program, place)]
        found = {mark for node in nodes if isinstance(node, Literal) and node.origin for mark in node.origin.marks}
        if any(isinstance(node, Parameter) for node in nodes):
            found.add("unpublished")
        if self.reckoning.version == AMENDMENT_2:
            found.add("stale")
        return found


def _arguments(compiled: Compiled, msp: Msp, declaration: AciDeclaration) -> Sequence[object]:
    given = _subjects(msp, declaration)
    return [given[name] for name in compiled.subjects]


def _subjects(msp: Msp, declaration: AciDeclaration) -> dict[str, object]:
    """Give what the facts of an exercise are about."""
    return {"msp": msp, "declaration": declaration, "exercise": Exercise(msp, declaration.year)}


def figure_left_open(leaf: FreeLeaf) -> Value:
    """Give what is known of a figure that no text gives: the values it may take."""
    return widened(leaf, UNKNOWN) if isinstance(leaf, Parameter) else UNKNOWN
