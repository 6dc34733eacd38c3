"""Shares of a calendar year: what is left of it from a day on, by months or by days.

A fact may give such a share because it depends on the year declared and on days written in the dossier alone: it is no
time elapsed until today.
"""

from datetime import date
from fractions import Fraction

from msp_model.values import UNKNOWN, Interval, SomeDay, Unknown

Share = int | Fraction | Interval[Fraction] | Unknown
"""A share from 0 to 1, what is known of it, or UNKNOWN."""

MONTHS = 12
"""Months in a year."""

MONTH_STEP = Fraction(1, MONTHS)
"""The step of shares counted in months."""

DAY_STEP = Fraction(1, 365 * 366)
"""A step that shares of ordinary and of leap years both fit."""


def by_months(day: date, year: int) -> int | Fraction:
    """Give the share of *year* left from *day* on, in months; the month begun counts."""
    if day.year != year:
        return 1 if day.year < year else 0
    return _plain(Fraction(MONTHS + 1 - day.month, MONTHS))


def by_days(day: date, year: int) -> int | Fraction:
    """Give the share of *year* left from *day* on, that day included, in days."""
    if day.year != year:
        return 1 if day.year < year else 0
    length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
    return _plain(Fraction((date(year + 1, 1, 1) - day).days, length))


def share_from(when: SomeDay | None, year: int, *, days: bool) -> Share:
    """Give the share of *year* left from *when* on; 0 where it never comes, a range where the day is not exact."""
    if when is None:
        return 0
    if when is UNKNOWN:
        return UNKNOWN
    left = by_days if days else by_months
    if isinstance(when, date):
        return left(when, year)
    most = 1 if when.least is None else left(when.least, year)
    least = 0 if when.greatest is None else left(when.greatest, year)
    return most if least == most else Interval(Fraction(least), Fraction(most))


def _plain(share: Fraction) -> int | Fraction:
    return share.numerator if share.denominator == 1 else share
