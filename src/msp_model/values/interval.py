"""Intervals: a value of which only bounds are known."""

from datetime import date
from fractions import Fraction
from typing import Generic, TypeVar

import attrs

T = TypeVar("T", int, Fraction, date)


@attrs.frozen(order=False)
class Interval(Generic[T]):
    """A number or a day known only to lie between two bounds, both included.

    ``None`` stands for no bound: ``Interval(5, None)`` is "at least 5", ``Interval(None, day)`` "at the latest on
    that day". An interval without any bound does not exist: that is UNKNOWN; one whose bounds meet is the value
    itself. Raises ValueError for either, and for bounds in the wrong order.

    Attributes:
        least: the smallest value it can have, or None.

        greatest: the greatest value it can have, or None.
    """

    least: T | None = None
    greatest: T | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no interval."""
        if self.least is None and self.greatest is None:
            message = "an interval needs a bound: write UNKNOWN for a value of which nothing is known"
            raise ValueError(message)
        if self.least is not None and self.greatest is not None and not self.least < self.greatest:
            message = f"the least value {self.least} is not below the greatest {self.greatest}"
            raise ValueError(message)
