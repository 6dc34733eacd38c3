"""Axes: the values that an unknown leaf can still have, in order, each at a position.

Values that are cells of their own come first (absent, truth values, members), then the range of numbers or days.
"""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import Any

import attrs

from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import ExpressionError
from msp_model.expressions.evaluate import Value, between, plain
from msp_model.expressions.kinds import Truth, inner
from msp_model.expressions.program import FreeLeaf
from msp_model.values import UNKNOWN, Interval


class OverBudgetError(ExpressionError):
    """A reading would take more work than it is allowed."""


class Work:
    """Counts the steps of a reading: the same on every machine. Raises OverBudgetError when they are spent."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.spent = 0

    def step(self, steps: int = 1) -> None:
        """Count steps before they are taken."""
        if self.spent + steps > self.budget:
            message = f"the work budget of {self.budget} steps is spent"
            raise OverBudgetError(message)
        self.spent += steps


@attrs.frozen(kw_only=True)
class Axis:
    """The values that a leaf can still have.

    Attributes:
        leaf: the leaf.

        singles: values that are cells of their own: absent, truth values, members; UNKNOWN alone for a leaf that
            declares no domain.

        first: the first number or day of the range.

        step: the distance between two neighbouring numbers of the range.

        size: how many numbers or days the range has.
    """

    leaf: FreeLeaf
    singles: tuple[Value, ...] = ()
    first: Any = None
    step: int | Fraction = 1
    size: int = 0

    @property
    def count(self) -> int:
        """How many positions there are."""
        return len(self.singles) + self.size

    def cell(self, low: int, high: int) -> Value:
        """Give what is known of a value that lies between two positions, both included."""
        if low == high and low < len(self.singles):
            return self.singles[low]
        if low < len(self.singles):
            return UNKNOWN
        return between(self._place(low), self._place(high))

    def value(self, position: int) -> Value:
        """Give the value at a position."""
        return self.cell(position, position)

    def half(self, low: int, high: int) -> int:
        """Give the position before which a cell is cut: in the middle, but first between absent and the range."""
        singles = len(self.singles)
        return singles if low < singles <= high else (low + high) // 2 + 1

    def fixed_cuts(self) -> frozenset[int]:
        """Give the positions at which a new cell starts in any case."""
        return frozenset(range(1, min(len(self.singles) + 1, self.count)))

    def _place(self, position: int) -> Any:
        steps = position - len(self.singles)
        if isinstance(self.first, date):
            return self.first + timedelta(days=steps)
        return plain(self.first + steps * self.step)


def axis_of(leaf: FreeLeaf, known: Value) -> Axis | None:
    """Give the axis of a leaf of which *known* is known, inside its domain; None where it is known exactly."""
    domain: Domain = leaf.domain
    if known is not UNKNOWN and not isinstance(known, Interval):
        return None
    absent = (None,) if domain.absent and known is UNKNOWN else ()
    if domain.members:
        return Axis(leaf=leaf, singles=(*absent, *domain.members))
    if not domain.is_range:
        return Axis(leaf=leaf, singles=(*absent, False, True) if inner(leaf.kind) is Truth else (UNKNOWN,))
    least, greatest = domain.least, domain.greatest
    if isinstance(known, Interval):
        least = least if known.least is None else max(least, known.least)
        greatest = greatest if known.greatest is None else min(greatest, known.greatest)
    if isinstance(domain.least, date):
        first, size = least, (greatest - least).days + 1
    else:
        low = ceil(Fraction(least - domain.least) / domain.step)
        first = plain(domain.least + low * domain.step)
        size = floor(Fraction(greatest - domain.least) / domain.step) - low + 1
    return Axis(leaf=leaf, singles=absent, first=first, step=domain.step, size=size)
