"""How what a dossier says is read: whether something has begun, whether it lasts, sums of which parts are unknown."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msp_model.entities import Msp
from msp_model.expressions.domain import FIRST_DAY
from msp_model.values import UNKNOWN, Interval, Period, SomeDay, Unknown, reached

Amount = int | Fraction | Interval[Fraction] | Unknown
"""A number that is exact, between bounds, or unknown."""

CENT = Fraction(1, 100)
"""The step of amounts of money, in euros."""

MOST_MONEY = 1_000_000_000
"""The greatest amount of money that a fact gives, in euros."""


def begun(start: SomeDay | None, day: date) -> bool | Unknown:
    """Tell whether *start* has come on *day*; None never comes."""
    return False if start is None else reached(start, day)


def lasting(msp: Msp, start: SomeDay | None, until: SomeDay | None, day: date) -> bool | Unknown:
    """Tell whether what began on *start* still lasts on *day*.

    An end that is left out has not come by the day on which the dossier was observed, and is not known after it. A
    beginning that is left out is not known: it may never have come.
    """
    if start is None:
        return False
    if start is UNKNOWN:
        return False if until is not None and reached(until, day) is True else UNKNOWN
    if isinstance(start, date) and isinstance(until, date) and until <= start:
        return False
    return msp.holds(Period(start=start, until=until), day)


def day_if_come(when: SomeDay | None, day: date) -> SomeDay | None:
    """Give the day *when* if it has come on *day*, None if it has not, UNKNOWN where that is not known."""
    come = begun(when, day)
    if come is UNKNOWN:
        return UNKNOWN
    return in_calendar(when) if come is True else None


def in_calendar(when: SomeDay | None) -> SomeDay | None:
    """Give a day that has come as a fact gives it: of one before 1900 it only tells that it is so old."""
    if isinstance(when, date):
        return when if when >= FIRST_DAY else Interval(None, FIRST_DAY)
    if isinstance(when, Interval) and when.least is not None and when.least < FIRST_DAY:
        return UNKNOWN if when.greatest is None else in_calendar(Interval(None, when.greatest))
    if isinstance(when, Interval) and when.greatest is not None and when.greatest < FIRST_DAY:
        return Interval(None, FIRST_DAY)
    return when


def as_observed(msp: Msp, day: date, *, value: bool | Unknown) -> bool | Unknown:
    """Give what the dossier says without a period: it was so on the day observed, and is not known on other days."""
    return value if msp.holds(UNKNOWN, day) is True else UNKNOWN


def one_of(answers: Iterable[bool | Unknown], *, all_listed: bool) -> bool | Unknown:
    """Tell whether one of *answers* is true: false only where all are, and where the list holds all there is."""
    found = list(answers)
    if any(answer is True for answer in found):
        return True
    if all_listed and all(answer is False for answer in found):
        return False
    return UNKNOWN


def all_known(*answers: bool | Unknown) -> bool | Unknown:
    """Tell whether all of *answers* are true, in Kleene's logic."""
    if any(answer is False for answer in answers):
        return False
    return UNKNOWN if any(answer is UNKNOWN for answer in answers) else True


def on_grid(least: Fraction, greatest: Fraction | None, step: Fraction, most: int) -> Amount:
    """Give a number between two bounds on the grid that its fact declares; exact where the bounds meet there.

    Bounds are positive, so that "at least 0" says nothing. Beyond *most*, the end of what a fact gives, nothing more is
    told than "at least that much".
    """
    low = min(least // step * step, Fraction(most))
    if greatest is None or greatest > most:
        return Interval(low, None) if low else UNKNOWN
    high = -(-greatest // step) * step
    if low < high:
        return Interval(low, high)
    return low.numerator if low.denominator == 1 else low


def total(parts: Iterable[tuple[Decimal | Unknown, bool | Unknown]], *, all_listed: bool) -> Amount:
    """Add up amounts of money, each with whether it counts.

    The sum is a range where an amount is unknown, may not count, or may not be listed.
    """
    least, greatest, bounded = Fraction(0), Fraction(0), all_listed
    for amount, counts in parts:
        if counts is False:
            continue
        if amount is UNKNOWN:
            bounded = False
        else:
            least += Fraction(amount) if counts is True else 0
            greatest += Fraction(amount)
    return on_grid(least, greatest if bounded else None, CENT, MOST_MONEY)
