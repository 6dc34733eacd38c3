"""Domains: every value that a leaf may take."""

from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any, Self

import attrs

from msp_model.values import Label

FIRST_DAY = date(1900, 1, 1)
LAST_DAY = date(2199, 12, 31)


class Word(str):
    """A named member that also has words for people: equal to its name, shown by its label.

    Attributes:
        label: the words.
    """

    __slots__ = ("label",)

    label: Label

    def __new__(cls, name: str, label: Label) -> Self:
        """Give the name its words."""
        word = super().__new__(cls, name)
        word.label = label
        return word

    def __reduce__(self) -> tuple[type["Word"], tuple[str, Label]]:
        """Pickle the name and the words."""
        return (Word, (str(self), self.label))


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
        for number in (self.least, self.greatest, self.step):
            if isinstance(number, float):
                message = f"{number!r} is a float, which is not exact: write a Fraction"
                raise TypeError(message)
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

    def holds(self, value: Any) -> bool:
        """Tell whether a value of the right kind is one of the domain."""
        return value in self.members if self.members else self.meets(value, value)

    def meets(self, least: Any, greatest: Any) -> bool:
        """Tell whether both bounds (None: no bound) lie in the domain, and some value of it between them."""
        if not self.is_range:
            return True
        low = self.least if least is None else least
        high = self.greatest if greatest is None else greatest
        if not self.least <= low <= high <= self.greatest:
            return False
        if isinstance(low, date):
            return True
        first = ceil(Fraction(low - self.least) / self.step)
        return bool(self.least + first * self.step <= high)
