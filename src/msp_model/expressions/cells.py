"""Cells: the values of the unknown leaves, cut where a comparison changes its mind.

A comparison is settled on boxes: one stretch of positions for each leaf it reads. Starting from the whole, a box on
which interval arithmetic does not settle it is halved along its widest side, so that no threshold is ever solved
for, and month ends need nothing but order. The sides of the boxes are the cuts. A *case* is halved between its
branches before any leaf, and a *count* counts as one number: conditions inside a comparison are settled by
themselves, not here.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import attrs

from msp_model.expressions import nodes
from msp_model.expressions.axes import Axis, Work
from msp_model.expressions.bound import BOUND_STEPS
from msp_model.expressions.evaluate import Value, between, ends, hull
from msp_model.expressions.program import Program
from msp_model.values import UNKNOWN, Interval

Box = dict[int, tuple[int, int]]
"""For each place that varies, its least and greatest position."""

Cuts = dict[int, frozenset[int]]
"""For the place of each leaf, the positions at which a new cell starts, the first one left out."""


def exact(value: Value) -> bool:
    """Tell whether a value is settled: neither unknown nor a range."""
    return value is not UNKNOWN and not isinstance(value, Interval)


@attrs.frozen(eq=False)
class Cells:
    """The cells of each unknown leaf.

    Attributes:
        cuts: where cells start.

        open: the places of comparisons, and of amounts, that are not settled on these cells.
    """

    cuts: Cuts
    open: frozenset[int]

    def of(self, place: int, axis: Axis) -> tuple[tuple[int, int], ...]:
        """Give the first and last position of each cell of a leaf."""
        starts = [0, *sorted(self.cuts[place])]
        return tuple(zip(starts, [*(start - 1 for start in starts[1:]), axis.count - 1], strict=True))


def find_cells(
    program: Program,
    bounds: Sequence[Value],
    axes: Mapping[int, Axis],
    subjects: Collection[int],
    work: Work,
    limit: int,
) -> Cells:
    """Cut the axes until the comparisons (or amounts) at the places *subjects* are settled on every cell.

    What would need more than *limit* cells of one leaf is left open. *bounds* are the bounds of every node.
    """
    cuts: Cuts = {place: axis.fixed_cuts() for place, axis in axes.items()}
    left_open: set[int] = set()
    for place in subjects:
        found = Subject(program, bounds, axes, place).cuts(work, limit)
        together = None if found is None else {leaf: cuts[leaf] | starts for leaf, starts in found.items()}
        if together is None or any(len(starts) >= limit for starts in together.values()):
            left_open.add(place)
        else:
            cuts |= together
    return Cells(cuts, frozenset(left_open))


def live_operands(program: Program, bounds: Sequence[Value], place: int) -> Iterator[int]:
    """Give the operands that a node's value can still depend on.

    The branches of a *case* that are not met are left out, and so is the default of a value known to be there.
    """
    node, operands = program.nodes[place], program.operands[place]
    if isinstance(node, nodes.Case):
        yield from (condition for condition in operands[:-1:2] if not exact(bounds[condition]))
        yield from _alternatives(bounds, operands)
    elif isinstance(node, nodes.OrElse):
        optional = bounds[operands[0]]
        yield operands[0]
        yield from operands[1:] if optional is None or optional is UNKNOWN else ()
    else:
        yield from operands


def _alternatives(bounds: Sequence[Value], operands: Sequence[int]) -> tuple[int, ...]:
    """Give the places of the values among which a case still chooses."""
    branches = list(zip(operands[:-1:2], operands[1:-1:2], strict=True))
    met = tuple(value for condition, value in branches if bounds[condition] is True)
    open_branches = (value for condition, value in branches if bounds[condition] is UNKNOWN)
    return met or (*open_branches, operands[-1])


class Subject:
    """A comparison, or an amount, to settle on boxes."""

    def __init__(self, program: Program, bounds: Sequence[Value], axes: Mapping[int, Axis], place: int) -> None:
        self.program = program
        self.bounds = bounds
        self.axes = axes
        self.place = place
        self.alternatives: dict[int, tuple[int, ...]] = {}
        self.start: Box = {}
        """The whole: every position of each place that varies."""
        self.order = sorted(walk(place, self._enter))

    def _enter(self, place: int) -> Sequence[int]:
        """Note how a node varies, and give the operands that its value is made of."""
        operands = self.program.operands[place]
        if exact(self.bounds[place]):
            return ()
        if place in self.axes:
            self.start[place] = (0, self.axes[place].count - 1)
            return ()
        match self.program.nodes[place]:
            case nodes.Count():
                self.start[place] = ends(self.bounds[place])
                return ()
            case nodes.Case():
                self.alternatives[place] = _alternatives(self.bounds, operands)
                self.start[place] = (0, len(self.alternatives[place]) - 1)
                return self.alternatives[place]
        return tuple(live_operands(self.program, self.bounds, place))

    def value(self, box: Box) -> Value:
        """Give what a box settles of the subject."""
        values: dict[int, Value] = {}
        for place in self.order:
            node = self.program.nodes[place]
            if place in self.alternatives:
                values[place] = hull([values[chosen] for chosen in self._chosen(place, box)])
            elif place in self.axes and place in box:
                values[place] = self.axes[place].cell(*box[place])
            elif place in box:
                values[place] = between(*box[place])
            elif exact(self.bounds[place]) or type(node) not in BOUND_STEPS:
                values[place] = self.bounds[place]
            else:
                operands = [values.get(operand, UNKNOWN) for operand in self.program.operands[place]]
                values[place] = BOUND_STEPS[type(node)](node, operands)
        return values[self.place]

    def side(self, box: Box) -> int | None:
        """Give the place along which to halve a box: what chooses between values first, then the widest."""
        open_places = [
            place for place in walk(self.place, lambda place: self._made_of(place, box)) if _open(box, place)
        ]
        for place in open_places:
            if place in self.alternatives or self._maybe_absent(place, box):
                return place
        return max(open_places, key=lambda place: (box[place][1] - box[place][0], -place), default=None)

    def halves(self, box: Box, place: int) -> tuple[Box, Box]:
        """Cut a box in two along the side of a place."""
        low, high = box[place]
        cut = self.axes[place].half(low, high) if place in self.axes else (low + high) // 2 + 1
        return box | {place: (low, cut - 1)}, box | {place: (cut, high)}

    def _chosen(self, place: int, box: Box) -> Sequence[int]:
        low, high = box[place]
        return self.alternatives[place][low : high + 1]

    def _made_of(self, place: int, box: Box) -> Sequence[int]:
        """Give the operands that a node's value is made of in a box."""
        if exact(self.bounds[place]):
            return ()
        if place in self.alternatives:
            return self._chosen(place, box)
        if place in box:
            return ()
        operands = tuple(live_operands(self.program, self.bounds, place))
        if isinstance(self.program.nodes[place], nodes.OrElse) and operands[0] in box:
            absent = self.axes[operands[0]].cell(*box[operands[0]]) is None
            return operands[1:] if absent else operands[:1]
        return operands

    def _maybe_absent(self, place: int, box: Box) -> bool:
        low, high = box[place]
        return place in self.axes and low < len(self.axes[place].singles) <= high

    def cuts(self, work: Work, limit: int) -> Cuts | None:
        """Give the cuts that settle the subject everywhere; None where it cannot be, or would need too many."""
        leaves = [place for place in self.start if place in self.axes]
        boxes, settled = [self.start] if leaves else [], list[Box]()
        made: dict[int, set[int]] = {place: set() for place in self.start}
        while boxes:
            box = boxes.pop()
            work.step(len(self.order))
            if exact(self.value(box)):
                settled.append(box)
                continue
            place = self.side(box)
            if place is None:
                return None
            lower, upper = self.halves(box, place)
            made[place].add(upper[place][0])
            if len(made[place]) > _ROOM * limit:
                return None
            boxes += [upper, lower]
        for place in leaves:
            settled = self._merged(settled, place, work)
        return {place: frozenset(box[place][0] for box in settled if box[place][0]) for place in leaves}

    def _merged(self, settled: Sequence[Box], place: int, work: Work) -> list[Box]:
        """Join boxes that are neighbours along a place and settled together: halving cuts more than needed."""
        rows: dict[tuple[tuple[int, int], ...], list[Box]] = {}
        for box in settled:
            rows.setdefault(tuple(side for other, side in box.items() if other != place), []).append(box)
        merged: list[Box] = []
        for row in rows.values():
            row.sort(key=lambda box: box[place])
            merged.append(row[0])
            for box in row[1:]:
                joined = box | {place: (merged[-1][place][0], box[place][1])}
                work.step(len(self.order))
                if exact(self.value(joined)):
                    merged[-1] = joined
                else:
                    merged.append(box)
        return merged


_ROOM = 4
"""How many times more cuts may be tried than kept: halving cuts on the way to a threshold."""


def walk(start: int, following: Callable[[int], Sequence[int]]) -> list[int]:
    """List the places met from *start*."""
    waiting, seen = [start], {start: None}
    while waiting:
        for place in following(waiting.pop()):
            if place not in seen:
                seen[place] = None
                waiting.append(place)
    return list(seen)


def _open(box: Box, place: int) -> bool:
    return place in box and box[place][0] < box[place][1]
