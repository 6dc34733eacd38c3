"""Periods: the days on which a rule holds, as its text tells them."""

from datetime import date
from typing import Final

from msp_model.values import Interval, Period

UNDATED: Final = Period()
"""No source says since when, nor until when: the rule answers on every day, marked stale."""


def in_force(start: date, until: date | None = None) -> Period:
    """Give the days from *start* on, up to *until*, the first day after; None where no end is set."""
    return Period(start=start, until=until)


def read_up_to(start: date, first_unread: date) -> Period:
    """Give the days of a version that was read up to a day: what later versions say is not known."""
    return Period(start=start, until=Interval(first_unread, None))


def told_on(day: date, day_after: date) -> Period:
    """Give the days of what a source says of its own day alone: before and after, it is not known to hold."""
    return Period(start=Interval(None, day), until=Interval(day_after, None))
