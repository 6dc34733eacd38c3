"""Diagram: every node of a program as a function of its unknown leaves, in one form only.

A diagram asks for one leaf after the other, always in the order in which they first occur, and ends in a value. What
does not matter is not asked, and equal diagrams are one object: two nodes that always agree have the same diagram,
and a leaf that no branch asks for cannot change the value. Each leaf has few cells (see `cells`), on which the
comparisons are settled; the steps are those of `evaluate`, applied to the values at the ends.

The work is counted in steps, so that the same question takes the same steps on every machine.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Any, TypeVar, cast

import attrs

from msp_model.expressions import nodes
from msp_model.expressions.axes import Axis, Work, axis_of
from msp_model.expressions.bound import bound
from msp_model.expressions.cells import Cells, exact, find_cells, live_operands, walk
from msp_model.expressions.evaluate import STEPS, Reader, Value, plain
from msp_model.expressions.kinds import Truth
from msp_model.expressions.program import FreeLeaf, Program
from msp_model.values import UNKNOWN, Unknown

BUDGET = 200_000
"""How many steps a reading may take where nothing else is said: about a second."""

CELL_LIMIT = 400
"""How many cells a leaf may have where nothing else is said."""

END = 1 << 60
"""The place of a diagram that asks for nothing."""


class Refused(Enum):
    """The type of REFUSED, its only member."""

    REFUSED = "refused"


REFUSED = Refused.REFUSED
"""The end where a *case* has two branches met at once: such a completion gives no answer."""


@attrs.frozen(eq=False)
class Diagram:
    """A function of unknown leaves; compared by identity with those of the same `Diagrams`.

    Attributes:
        place: the place of the leaf asked for; END where the value is settled.

        kids: what remains for each cell of that leaf.

        value: the value, where nothing is asked.

        serial: its number in order of making.
    """

    place: int
    kids: tuple["Diagram", ...]
    value: Value
    serial: int

    @property
    def ends(self) -> bool:
        """Whether nothing is asked."""
        return self.place == END


Key = tuple[Diagram, ...]
Settle = Callable[["Diagrams", Any, Key], "Diagram | Key"]
"""Simplifies a node over diagrams: to a diagram where it can, else to what must be asked further."""

A = TypeVar("A")


def solve(
    goal: A | Key,
    parts: Callable[[Key], Sequence[A | Key]],
    join: Callable[[Key, list[A]], A],
    done: dict[Key, A],
    work: Work,
) -> A:
    """Answer *goal* from the answers to its parts, without recursion.

    Each question counts as many steps as it looks at diagrams.
    """
    if not isinstance(goal, tuple):
        return goal
    stack, opened = [goal], dict[Key, Sequence[A | Key]]()
    while stack:
        key = stack[-1]
        if key in done:
            stack.pop()
        elif key in opened:
            pieces = opened.pop(key)
            done[key] = join(key, [done[piece] if isinstance(piece, tuple) else piece for piece in pieces])
        else:
            work.step(len(key))
            opened[key] = parts(key)
            stack += [piece for piece in opened[key] if isinstance(piece, tuple) and piece not in done]
    return done[goal]


class Diagrams:
    """The diagrams of a program's roots, given what is known of its leaves on a day.

    Attributes:
        program: the nodes.

        bounds: the bounds of each node.

        axes: for the place of each unknown leaf, its values.

        cells: where they are cut.

        roots: the diagram of each root.

        work: the steps taken.

    Raises OverBudgetError where they take more steps than *work* allows.
    """

    def __init__(self, given: Program, read: Reader, today: date, *, work: Work, limit: int = CELL_LIMIT) -> None:
        self.work = work
        self.program = given
        known = {leaf: read(leaf) for _, leaf in self.program.free()}
        self.bounds = bound(self.program, known.__getitem__, today)
        self._ends: dict[object, Diagram] = {}
        self._branches: dict[tuple[int, Key], Diagram] = {}
        live = live_places(self.program, self.bounds)
        leaves = {place: cast("FreeLeaf", self.program.nodes[place]) for place in live}
        found = {place: axis_of(leaf, known[leaf]) for place, leaf in leaves.items() if leaf in known}
        self.axes: dict[int, Axis] = {place: axis for place, axis in found.items() if axis is not None}
        self.cells: Cells = find_cells(self.program, self.bounds, self.axes, self._subjects(live), work, limit)
        self._built: dict[int, Diagram] = {}
        for place in live:
            self._built[place] = self._build(place)
        self.roots = tuple(self._of(place) for place in self.program.roots)

    def cell_values(self, place: int) -> tuple[Value, ...]:
        """Give what is known of a leaf on each of its cells."""
        axis = self.axes[place]
        return tuple(axis.cell(low, high) for low, high in self.cells.of(place, axis))

    def end(self, value: Value) -> Diagram:
        """Give the diagram of a settled value."""
        value = plain(value)
        key = (type(value) if isinstance(value, bool | Enum) else None, value)
        if key not in self._ends:
            self._ends[key] = Diagram(END, (), value, self._serial())
        return self._ends[key]

    def branch(self, place: int, kids: Key) -> Diagram:
        """Give the diagram that asks for a leaf first."""
        first = kids[0]
        if all(kid is first for kid in kids):
            return first
        if (place, kids) not in self._branches:
            self._branches[place, kids] = Diagram(place, kids, UNKNOWN, self._serial())
        return self._branches[place, kids]

    def _serial(self) -> int:
        return len(self._ends) + len(self._branches)

    def _subjects(self, live: Sequence[int]) -> list[int]:
        """List what the cells must settle: comparisons, and roots that are amounts."""
        return [
            place
            for place in live
            if not exact(self.bounds[place])
            and (
                isinstance(self.program.nodes[place], nodes.Compare)
                or (place in self.program.roots and self.program.nodes[place].kind is not Truth)
            )
        ]

    def _of(self, place: int) -> Diagram:
        """Give the diagram of a node; of one that cannot matter, what its bounds say."""
        if place in self._built:
            return self._built[place]
        value = self.bounds[place]
        return self.end(value if exact(value) else UNKNOWN)

    def _build(self, place: int) -> Diagram:
        if exact(self.bounds[place]):
            return self.end(self.bounds[place])
        if place in self.axes:
            return self.branch(place, tuple(map(self.end, self.cell_values(place))))
        node = self.program.nodes[place]
        settle = SETTLES[type(node)]

        def parts(key: Key) -> Sequence[Diagram | Key]:
            top = min(diagram.place for diagram in key)
            cells = next(len(diagram.kids) for diagram in key if diagram.place == top)
            return [
                settle(self, node, tuple(part.kids[cell] if part.place == top else part for part in key))
                for cell in range(cells)
            ]

        def join(key: Key, kids: list[Diagram]) -> Diagram:
            return self.branch(min(diagram.place for diagram in key), tuple(kids))

        operands = tuple(self._of(operand) for operand in self.program.operands[place])
        return solve(settle(self, node, operands), parts, join, {}, self.work)


def live_places(given: Program, bounds: Sequence[Value]) -> list[int]:
    """List the places that the roots can depend on, in order."""

    def following(place: int) -> Sequence[int]:
        return () if exact(bounds[place]) else tuple(live_operands(given, bounds, place))

    return sorted({place for root in given.roots for place in walk(root, following)})


# -- how nodes join diagrams -------------------------------------------------------------------------------------


def _split(operands: Key) -> tuple[list[Value], list[Diagram]]:
    """Part the operands into settled values and those still to be asked for, these in a fixed order."""
    values = [operand.value for operand in operands if operand.ends]
    waiting = sorted((operand for operand in operands if not operand.ends), key=lambda operand: operand.serial)
    return values, waiting


def _unsettled(values: Sequence[Value]) -> Unknown | Refused | None:
    """Give what a node that needs every operand becomes where one has no value."""
    if any(value is UNKNOWN for value in values):
        return UNKNOWN
    return REFUSED if any(value is REFUSED for value in values) else None


def _strict(diagrams: Diagrams, node: Any, operands: Key) -> Diagram | Key:
    values = [operand.value for operand in operands if operand.ends]
    if (none := _unsettled(values)) is not None:
        return diagrams.end(none)
    return operands if len(values) < len(operands) else diagrams.end(STEPS[type(node)](node, values))


def _decided_by(*, value: bool) -> Settle:
    """Join conditions where one of that value decides."""

    def settle(diagrams: Diagrams, _node: Any, operands: Key) -> Diagram | Key:
        values, waiting = _split(operands)
        if any(known is value for known in values):
            return diagrams.end(value)
        none = _unsettled(values)
        kept = [*({} if none is None else {diagrams.end(none): None}), *dict.fromkeys(waiting)]
        if not kept:
            return diagrams.end(not value)
        return kept[0] if len(kept) == 1 else tuple(kept)

    return settle


def _gathered(diagrams: Diagrams, node: Any, operands: Key, *, once: bool) -> Diagram | Key:
    """Join numbers or days: what is settled is gathered into one value, so that equal remainders are equal."""
    values, waiting = _split(operands)
    if (none := _unsettled(values)) is not None:
        return diagrams.end(none)
    so_far = [diagrams.end(STEPS[type(node)](node, values))] if values else []
    kept = (*so_far, *(dict.fromkeys(waiting) if once else waiting))
    return kept[0] if len(kept) == 1 else kept


def _sum(diagrams: Diagrams, node: Any, operands: Key) -> Diagram | Key:
    return _gathered(diagrams, node, operands, once=False)


def _extreme(diagrams: Diagrams, node: Any, operands: Key) -> Diagram | Key:
    return _gathered(diagrams, node, operands, once=True)


def _count(diagrams: Diagrams, node: Any, operands: Key) -> Diagram | Key:
    values, waiting = _split(operands)
    if any(value is REFUSED for value in values):
        return diagrams.end(REFUSED)
    conditions = [value for value in values if isinstance(value, bool | Unknown)]
    so_far = [value for value in values if not isinstance(value, bool | Unknown)]
    met = diagrams.end(STEPS[nodes.Sum](node, [*so_far, STEPS[nodes.Count](node, conditions)]))
    return (met, *waiting) if waiting else met


def _case(diagrams: Diagrams, node: Any, operands: Key) -> Diagram | Key:
    nothing, otherwise = diagrams.end(UNKNOWN), operands[-1]
    branches = [
        (condition, value)
        for condition, value in zip(operands[:-1:2], operands[1:-1:2], strict=True)
        if not condition.ends or condition.value is not False
    ]
    met = [value for condition, value in branches if condition.ends and condition.value is True]
    if len(met) > 1 or any(condition.value is REFUSED for condition, _ in branches):
        return diagrams.end(REFUSED)
    if not branches:
        return otherwise
    if met:  # the others only tell whether this one is alone
        branches = [
            (condition, value if condition.ends and condition.value is True else nothing)
            for condition, value in branches
        ]
        otherwise = nothing
        if all(condition.ends for condition, _ in branches):
            return met[0]
    key = (*(part for branch in branches for part in branch), otherwise)
    if not all(part.ends for part in key):
        return key
    values = [part.value for part in key]
    return diagrams.end(REFUSED if REFUSED in values else STEPS[nodes.Case](node, values))


def _or_else(_diagrams: Diagrams, _node: Any, operands: Key) -> Diagram | Key:
    optional, default = operands
    if not optional.ends:
        return operands
    return default if optional.value is None else optional


SETTLES: dict[type, Settle] = {
    nodes.Compare: _strict,
    nodes.Among: _strict,
    nodes.Present: _strict,
    nodes.AllOf: _decided_by(value=False),
    nodes.AnyOf: _decided_by(value=True),
    nodes.Unless: _decided_by(value=True),
    nodes.Not: _strict,
    nodes.Sum: _sum,
    nodes.Product: _strict,
    nodes.Quotient: _strict,
    nodes.Least: _extreme,
    nodes.Greatest: _extreme,
    nodes.Count: _count,
    nodes.Brackets: _strict,
    nodes.Case: _case,
    nodes.OrElse: _or_else,
    nodes.Shift: _strict,
    nodes.Rounded: _strict,
}
"""How each node simplifies."""
