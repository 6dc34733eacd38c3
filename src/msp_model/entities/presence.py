"""When what a dossier says is true: its own period, and the day on which it was observed.

A dossier tells what someone saw on a day, ``observed_on``. What it says without a beginning or an end was true on that
day, and nothing tells since when or until when:

- a period left out: true on the day observed, not known before and after;
- a period whose start alone is given, and has come: true on the day observed, its end not known after;
- a period whose end alone is given, and has not come: true on the day observed, its beginning not known before;
- ``until: null``: no end is set; it stays true until told otherwise.

Where the day of observation is unknown, nothing is added to what is written.
"""

from datetime import date, timedelta

import attrs

from msp_model.values import UNKNOWN, Interval, Period, Unknown, reached

_DAY = timedelta(days=1)


def as_observed(period: Period | Unknown, observed_on: date | Unknown) -> Period:
    """Give *period* with the bounds left out replaced by what the day of observation tells."""
    written = Period() if period is UNKNOWN else period
    if observed_on is UNKNOWN:
        return written
    start, until = written.start, written.until
    begun = True if start is None or start is UNKNOWN else reached(start, observed_on) is True
    over = False if until is None or until is UNKNOWN else reached(until, observed_on) is not False
    if begun and not over:
        if start is UNKNOWN:
            start = Interval(None, observed_on)
        if until is UNKNOWN:
            until = Interval(observed_on + _DAY, None) if observed_on < date.max else None
    return attrs.evolve(written, start=start, until=until)


def holds(period: Period | Unknown, day: date, *, observed_on: date | Unknown = UNKNOWN) -> bool | Unknown:
    """Tell whether what is said for *period* is true on *day*, for a dossier observed on *observed_on*."""
    return as_observed(period, observed_on).contains(day)


def surely_overlap(first: Period | Unknown, second: Period | Unknown) -> bool:
    """Tell whether two periods of exactly known bounds share a day; False where something is not exactly known."""
    if first is UNKNOWN or second is UNKNOWN:
        return False
    bounds = first.start, first.until, second.start, second.until
    if any(bound is not None and not isinstance(bound, date) for bound in bounds):
        return False
    starts = [bound for bound in (first.start, second.start) if isinstance(bound, date)]
    ends = [bound for bound in (first.until, second.until) if isinstance(bound, date)]
    return not starts or not ends or max(starts) < min(ends)
