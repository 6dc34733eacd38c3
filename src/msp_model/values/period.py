"""Periods: half-open stretches of days, ``[start, until)``."""

from datetime import date

import attrs

from msp_model.values.interval import Interval
from msp_model.values.unknown import UNKNOWN, Unknown

SomeDay = date | Interval[date] | Unknown
"""A day, what is known of it, or UNKNOWN."""


def reached(border: SomeDay, day: date) -> bool | Unknown:
    """Tell whether *border* has come on *day*: whether ``border <= day``."""
    if border is UNKNOWN:
        return UNKNOWN
    if isinstance(border, date):
        return border <= day
    if border.greatest is not None and border.greatest <= day:
        return True
    if border.least is not None and border.least > day:
        return False
    return UNKNOWN


@attrs.frozen(kw_only=True)
class Period:
    """A stretch of days from *start*, included, to *until*, excluded: ``[start, until)``.

    The last day of a text that prints "until 28 December 2023" is 28 December, so ``until`` is the day after.

    Attributes:
        start: first day; None when it has no beginning; an interval or UNKNOWN when it is not exactly known.

        until: first day outside; None when no end is set; an interval or UNKNOWN when it is not exactly known.
    """

    start: SomeDay | None = UNKNOWN
    until: SomeDay | None = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if isinstance(self.start, date) and isinstance(self.until, date) and self.until <= self.start:
            message = f"the period ends on {self.until}, not after its start on {self.start}"
            raise ValueError(message)

    def contains(self, day: date) -> bool | Unknown:
        """Tell whether *day* lies in the period; UNKNOWN where what is known does not settle it."""
        begun = True if self.start is None else reached(self.start, day)
        ended = False if self.until is None else reached(self.until, day)
        if begun is False or ended is True:
            return False
        return True if begun is True and ended is False else UNKNOWN


ALWAYS = Period(start=None, until=None)
"""The period without beginning or end."""
