"""Probe: complete situations on both sides of every threshold, with the answers expected there.

For each leaf, and each two neighbouring values between which some completion of the others gives two answers, a
probe holds two situations that differ in that leaf only. An amount is probed where it bends or jumps: where a
condition it contains turns, at the limits of scales, where the least or the greatest changes hands. Suites that run
rules at random hardly ever meet these values.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import combinations
from typing import Any

import attrs

from msp_model.expressions import nodes
from msp_model.expressions.answer import Answer
from msp_model.expressions.axes import OverBudgetError, Work, axis_of
from msp_model.expressions.diagram import BUDGET, CELL_LIMIT, Diagrams
from msp_model.expressions.errors import AmbiguousCaseError
from msp_model.expressions.evaluate import Value, evaluate
from msp_model.expressions.kinds import Truth
from msp_model.expressions.program import FreeLeaf, Program, program
from msp_model.values import UNKNOWN


@attrs.frozen
class Situation:
    """A value for every leaf, and the answer expected there.

    Attributes:
        values: the leaves with their values, in the order in which they occur.

        expected: the answer.
    """

    values: tuple[tuple[FreeLeaf, Value], ...]
    expected: Value

    def read(self, leaf: FreeLeaf) -> Value:
        """Give the value of a leaf, as readings ask for it; UNKNOWN for one that does not occur."""
        return dict(self.values).get(leaf, UNKNOWN)


@attrs.frozen(kw_only=True)
class Probe:
    """Two situations on both sides of a threshold: they differ in one leaf only.

    Attributes:
        leaf: that leaf.

        below: the situation with the lower value: the greatest before the threshold; absent, false, the earlier member.

        above: the situation with the higher value: the least from the threshold on.
    """

    leaf: FreeLeaf
    below: Situation
    above: Situation


@attrs.frozen
class Probes:
    """The probes of an expression, in the order of its leaves.

    Attributes:
        probes: them.

        complete: whether every threshold has its probe; not so beyond the work budget, or where a leaf that declares
            no domain, or too many values at once, leave a comparison open.
    """

    probes: tuple[Probe, ...]
    complete: bool

    def __iter__(self) -> Iterator[Probe]:
        return iter(self.probes)

    def __len__(self) -> int:
        return len(self.probes)


def probe(given: Program, today: date, *, root: int = -1, budget: int = BUDGET, limit: int = CELL_LIMIT) -> Probes:
    """Give complete situations on both sides of every threshold of a root of a program.

    Every value lies in the domain of its leaf; a leaf that declares none stays UNKNOWN. Completions in which two
    branches of a case are met are left out.

    Args:
        given: the program.
        today: the day asked.
        root: which of the program's roots; the last where it is left out.
        budget: how many steps of work each condition may take; one that takes more is probed part by part, each within
            the same budget, on both sides of thresholds at which the answer may stay the same.
        limit: how many cells a leaf may be cut into.

    Raises ZeroDivisorError where a divisor may be zero.
    """
    asked = given.nodes[given.roots[root]]
    prober = _Prober(program(asked), today, limit)
    found, complete = list[Probe](), True
    for condition in (asked,) if asked.kind is Truth else _turning(asked):
        try:
            complete &= prober.run(condition, Work(budget), found)
        except OverBudgetError:
            complete = False
            for part in _parts(condition):
                with suppress(OverBudgetError):
                    prober.run(part, Work(budget), found)
    return Probes(tuple(sorted(dict.fromkeys(found), key=prober.order)), complete)


class _Prober:
    """Makes the probes of a root."""

    def __init__(self, alone: Program, today: date, limit: int) -> None:
        self.alone = alone
        self.today = today
        self.limit = limit
        leaves = [leaf for _, leaf in alone.free()]
        self.places = {leaf: number for number, leaf in enumerate(leaves)}
        axes = {leaf: axis_of(leaf, UNKNOWN) for leaf in leaves}
        self.firsts: dict[FreeLeaf, Value] = {leaf: axis.value(0) for leaf, axis in axes.items() if axis is not None}

    def order(self, made: Probe) -> int:
        """Give the number of a probe's leaf in order of occurrence."""
        return self.places[made.leaf]

    def run(self, condition: nodes.Expr[Any], work: Work, found: list[Probe]) -> bool:
        """Add the probes of a condition; tell whether it is settled everywhere."""
        diagrams = Diagrams(program(condition), lambda _: UNKNOWN, self.today, work=work, limit=self.limit)
        answer = Answer(diagrams, diagrams.roots[0])
        for place in answer.asked:
            axis = diagrams.axes[place]
            for lower, upper, others in answer.turns(place):
                with suppress(AmbiguousCaseError):
                    beside = {
                        diagrams.axes[other].leaf: _least(diagrams, other, cell) for other, cell in others.items()
                    }
                    below = self._situation(beside | {axis.leaf: _greatest(diagrams, place, lower)})
                    above = self._situation(beside | {axis.leaf: _least(diagrams, place, upper)})
                    found.append(Probe(leaf=axis.leaf, below=below, above=above))
        return answer.settled

    def _situation(self, chosen: dict[FreeLeaf, Value]) -> Situation:
        values = self.firsts | chosen
        answers = evaluate(self.alone, values.__getitem__, self.today)
        return Situation(tuple(values.items()), answers[self.alone.roots[0]])


def _least(diagrams: Diagrams, place: int, cell: int) -> Value:
    axis = diagrams.axes[place]
    return axis.value(diagrams.cells.of(place, axis)[cell][0])


def _greatest(diagrams: Diagrams, place: int, cell: int) -> Value:
    axis = diagrams.axes[place]
    return axis.value(diagrams.cells.of(place, axis)[cell][1])


def _turning(amount: nodes.Expr[Any]) -> Iterator[nodes.Expr[Any]]:
    """Give the conditions at which an amount bends or jumps."""
    waiting, seen = [amount], {amount}
    while waiting:
        node = waiting.pop()
        operands: tuple[nodes.Expr[Any], ...] = node.operands
        match node:
            case nodes.Brackets():
                yield from (nodes.Compare("<=", (operands[0], limit)) for limit in operands[1:-1:2])
            case nodes.Least() | nodes.Greatest():
                yield from (nodes.Compare("<=", (one, other)) for one, other in combinations(operands, 2))
            case nodes.OrElse():
                yield nodes.Present((operands[0],))
        yield from (operand for operand in operands if operand.kind is Truth)
        fresh = [operand for operand in operands if operand.kind is not Truth and operand not in seen]
        seen.update(fresh)
        waiting += reversed(fresh)


def _parts(condition: nodes.Expr[Any]) -> Iterator[nodes.Expr[Any]]:
    """Give the conditions that a condition is made of and that are made of no other."""
    for node in program(condition).nodes:
        if node.kind is Truth and not any(operand.kind is Truth for operand in node.operands):
            yield node
