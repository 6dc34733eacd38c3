"""Domains: every value that a leaf may take."""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)


@attrs.frozen
class Domain:
    """Every value a fact may take: numbers on a grid, days, or named members.

    Attributes:
        least: the least number or the earliest day; None for conditions and members.

        greatest: the greatest number or the latest day.

        step: the distance between two neighbouring numbers (days: always one).

        members: the named members, in order.

        absent: whether the value may be known to be absent.
    """

    least: Any = None
    greatest: Any = None
    step: int | Fraction = 1
    members: tuple[Any, ...] = ()
    absent: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse an empty domain."""
        if self.least is not None and self.greatest < self.least:
            message = f"the domain from {self.least} to {self.greatest} is empty"
            raise ValueError(message)
        if self.step <= 0:
            message = f"the step {self.step} is not positive"
            raise ValueError(message)

    @staticmethod
    def days(*, absent: bool = False, least: date = FIRST_DAY, greatest: date = LAST_DAY) -> "Domain":
        """Give the days from *least* to *greatest*, both included."""
        return Domain(least=least, greatest=greatest, absent=absent)

    @property
    def is_range(self) -> bool:
        """Whether it holds numbers or days between two bounds."""
        return self.least is not None
