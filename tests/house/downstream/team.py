"""What a project that depends on the library looks like: type-checked and run against the built wheel alone."""

from datetime import date

from msp_model.values import UNKNOWN, Interval, Period

membership = Period(start=None, until=Interval(None, date(2024, 12, 24)))
present = membership.contains(date(2024, 11, 24))
answer = "unknown" if present is UNKNOWN else "yes" if present else "no"
print(answer)
