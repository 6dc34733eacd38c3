"""Month arithmetic, the only place where it is done."""

from calendar import monthrange
from datetime import date


def add_months(day: date, months: int) -> date:
    """Give the day *months* later (earlier when negative), clamped to the end of a shorter month.

    31 January plus one month is 28 or 29 February. Only order is kept: ``a <= b`` gives
    ``add_months(a, n) <= add_months(b, n)``; adding twice is not adding the total, and adding then removing
    does not come back. Raises OverflowError outside the years 1 to 9999.

    >>> add_months(date(2024, 8, 31), 6)
    datetime.date(2025, 2, 28)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not date.min.year <= year <= date.max.year:
        message = f"{day} plus {months} months is outside the years 1 to 9999"
        raise OverflowError(message)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
