"""Answer: what the diagram of a root says of the leaves it asks for: how decisive, and where it turns."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from msp_model.expressions.cells import exact
from msp_model.expressions.diagram import REFUSED, Diagram, Diagrams, Key, solve
from msp_model.expressions.evaluate import Value
from msp_model.values import UNKNOWN


class Answer:
    """A root as a function of the unknown leaves.

    Attributes:
        diagrams: where it comes from.

        root: its diagram.

        asked: for the place of each leaf asked for, the diagrams that ask for it.

        ends: the values it ends in.
    """

    def __init__(self, diagrams: Diagrams, root: Diagram) -> None:
        self.diagrams = diagrams
        self.root = root
        self.asked: dict[int, list[Diagram]] = {}
        self.ends: list[Value] = []
        waiting, seen = [root], {root}
        while waiting:
            diagram = waiting.pop()
            if diagram.ends:
                self.ends.append(diagram.value)
            else:
                self.asked.setdefault(diagram.place, []).append(diagram)
            fresh = [kid for kid in dict.fromkeys(diagram.kids) if kid not in seen]
            seen.update(fresh)
            waiting += reversed(fresh)
        self.asked = {place: self.asked[place] for place in sorted(self.asked)}
        self._runs = {place: self._find_runs(place) for place in self.asked}
        self._apart: dict[Key, Fraction] = {}

    @property
    def settled(self) -> bool:
        """Whether every completion has one exact value here."""
        return all(exact(value) for value in self.ends)

    @property
    def refused(self) -> bool:
        """Whether some completion is refused."""
        return REFUSED in self.ends

    @property
    def common(self) -> Value:
        """The value that all completions share, or UNKNOWN."""
        values = [value for value in self.ends if value is not REFUSED]
        return values[0] if len(values) == 1 and exact(values[0]) else UNKNOWN

    def runs(self, place: int) -> tuple[tuple[int, int], ...]:
        """Give the first and last cell of each run of cells of a leaf that never give two answers."""
        return self._runs[place]

    def _find_runs(self, place: int) -> tuple[tuple[int, int], ...]:
        singles, asking = self.diagrams.axes[place].singles, self.asked[place]
        count = len(asking[0].kids)
        starts = [
            cell
            for cell in range(count)
            if cell <= len(singles) or any(diagram.kids[cell] is not diagram.kids[cell - 1] for diagram in asking)
        ]
        return tuple(zip(starts, [*(start - 1 for start in starts[1:]), count - 1], strict=True))

    # -- how decisive a leaf is

    def shares(self) -> dict[int, Fraction]:
        """Give, for the place of each leaf asked for, the share of completions of the others in which it decides."""
        reached = {self.root: Fraction(1)}
        shares = dict.fromkeys(self.asked, Fraction(0))
        for place, asking in self.asked.items():
            for diagram in asking:
                kids = self._by_run(diagram)
                shares[place] += reached[diagram] * self._share_apart(kids)
                for kid in kids:
                    reached[kid] = reached.get(kid, Fraction(0)) + reached[diagram] / len(kids)
        return shares

    def _by_run(self, diagram: Diagram) -> list[Diagram]:
        return [diagram.kids[first] for first, _ in self._runs[diagram.place]]

    def _share_apart(self, several: Sequence[Diagram]) -> Fraction:
        """Give the share of the completions in which some of these diagrams differ."""
        return solve(self._compared(several), self._compared_below, self._mean, self._apart, self.diagrams.work)

    def _compared(self, several: Sequence[Diagram]) -> Fraction | Key:
        """Give 1 or 0 where it is plain whether they differ, else what is to be compared further."""
        given = sorted({diagram for diagram in several if diagram.value is not REFUSED}, key=lambda one: one.serial)
        if sum(diagram.ends for diagram in given) > 1:
            return Fraction(1)
        return tuple(given) if len(given) > 1 else Fraction(0)

    def _compared_below(self, several: Key) -> list[Fraction | Key]:
        top = min(diagram.place for diagram in several)
        return [
            self._compared([one.kids[first] if one.place == top else one for one in several])
            for first, _ in self._runs[top]
        ]

    @staticmethod
    def _mean(_several: Key, shares: Sequence[Fraction]) -> Fraction:
        return sum(shares, Fraction(0)) / len(shares)

    # -- where it turns

    def turns(self, place: int) -> Iterator[tuple[int, int, dict[int, int]]]:
        """Give, for each two neighbouring cells of a leaf between which some completion turns, such a completion.

        A turn is the lower cell, the upper cell, and the cells of the other leaves that matter for it.
        """
        runs = self._runs[place]
        for (_, lower), (upper, _) in pairwise(runs):
            for diagram in self.asked[place]:
                below = self._difference(diagram.kids[lower], diagram.kids[upper])
                if below is not None:
                    yield lower, upper, self._path_to(diagram) | below
                    break

    def _difference(self, one: Diagram, other: Diagram) -> dict[int, int] | None:
        """Give a completion in which two diagrams have two exact values."""
        stack: list[tuple[Diagram, Diagram, dict[int, int]]] = [(one, other, {})]
        seen: set[tuple[Diagram, Diagram]] = set()
        while stack:
            one, other, path = stack.pop()
            if one is other or (one, other) in seen:
                continue
            seen.add((one, other))
            self.diagrams.work.step()
            if one.ends and other.ends:
                if exact(one.value) and exact(other.value) and REFUSED not in (one.value, other.value):
                    return path
                continue
            top = min(one.place, other.place)
            for first, _ in reversed(self._runs[top]):
                pair = (part.kids[first] if part.place == top else part for part in (one, other))
                stack.append((*pair, path | {top: first}))  # type: ignore[arg-type] # a pair has two parts
        return None

    def _path_to(self, goal: Diagram) -> dict[int, int]:
        """Give the cells that lead to a diagram: above it, in the order of the leaves."""
        path: dict[int, int] = {}
        for place in reversed([place for place in self.asked if place < goal.place]):
            for diagram in self.asked[place]:
                if goal in diagram.kids:
                    path[place] = diagram.kids.index(goal)
                    goal = diagram
                    break
        return path
