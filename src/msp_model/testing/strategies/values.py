"""Values: days and what is known of them, intervals, periods, labels, problems."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st

from msp_model.testing.strategies.records import Unknowns, gate_of, records
from msp_model.values import UNKNOWN, Interval, Label, Period, Problem, SomeDay, Unknown

N = TypeVar("N", int, Fraction, date)

FIRST_DAY = date(2005, 1, 1)
"""The first day drawn where nothing is said: before the MSP existed in law."""

LAST_DAY = date(2034, 12, 31)
"""The last day drawn where nothing is said."""

SYLLABLES = ("Val", "Bois", "Clos", "Pré", "Mont", "Roche", "Lac", "Pont")
_WORDS = st.sampled_from(SYLLABLES)


def days(*, min_value: date = FIRST_DAY, max_value: date = LAST_DAY) -> st.SearchStrategy[date]:
    """Draw days; they shrink towards the first one."""
    size = (max_value - min_value).days
    return st.integers(0, size).map(lambda number: min_value + timedelta(days=number))


def intervals(bounds: st.SearchStrategy[N]) -> st.SearchStrategy[Interval[N]]:
    """Draw intervals of numbers or days: one bound, or two in order."""

    def made(drawn: tuple[str, N, N]) -> Interval[N]:
        ends, one, other = drawn
        if ends == "least" or one == other:
            return Interval(one, None)
        return Interval(None, one) if ends == "greatest" else Interval(min(one, other), max(one, other))

    return st.tuples(st.sampled_from(["least", "greatest", "both"]), bounds, bounds).map(made)


def some_days(*, unknown: Unknowns = "some", days: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[SomeDay]:
    """Draw what may be known of a day: the day, an interval or UNKNOWN; always the day where nothing is unknown."""
    exact = _days() if days is None else days
    return exact if gate_of(unknown) is None else exact | intervals(exact) | st.just(UNKNOWN)


def _days() -> st.SearchStrategy[date]:
    return days()


def periods(*, unknown: Unknowns = "some", days: st.SearchStrategy[date] | None = None) -> st.SearchStrategy[Period]:
    """Draw half-open periods, an end always after its start."""
    exact = _days() if days is None else days
    lengths = st.integers(1, 3650).map(lambda length: timedelta(days=length))

    starts = st.none() | some_days(unknown=unknown, days=exact)
    closed = st.builds(_closed, starts, exact, lengths)
    if gate_of(unknown) is None:
        return st.builds(Period, start=starts, until=st.none()) | closed
    vague = st.builds(Period, start=starts, until=intervals(exact) | st.just(UNKNOWN))
    return st.builds(Period, start=starts, until=st.none()) | closed | vague


def _closed(start: SomeDay | None, other: date, length: timedelta) -> Period:
    return Period(start=start, until=(start if isinstance(start, date) else other) + length)


def names() -> st.SearchStrategy[str]:
    """Draw invented names of two words, as ``Val Bois``: they name nobody and no place."""
    return st.tuples(_WORDS, _WORDS).map(" ".join)


def slugs(*, max_size: int = 12) -> st.SearchStrategy[str]:
    """Draw ids: small letters, digits and hyphens."""
    part = st.text("abcdefghij0123456789", min_size=1, max_size=max(1, max_size // 2 - 1))
    return st.lists(part, min_size=1, max_size=2).map("-".join)


def labels() -> st.SearchStrategy[Label]:
    """Draw labels, with English words or without."""
    return st.builds(Label, names(), st.none() | names())


def problems() -> st.SearchStrategy[Problem]:
    """Draw problems as they come from documents."""
    paths = st.sampled_from(["$.msp.name", "$.msp.team.members[0].profession", "example/texts/order.toml: values[0]"])
    always = {
        "path": paths,
        "code": st.sampled_from(["wrong-type", "unknown-field", "contradiction"]),
        "message": labels(),
        "severity": st.sampled_from(["error", "warning"]),
    }
    position: dict[str, st.SearchStrategy[Any]] = {"line": st.integers(1, 400), "column": st.integers(1, 120)}
    return records(Problem, always, position, "some")


def money(*, max_value: int = 2_000_000) -> st.SearchStrategy[Decimal]:
    """Draw amounts in euros, with two decimals at most; they shrink to whole ones."""
    whole = st.integers(0, max_value).map(Decimal)
    return whole | st.integers(0, max_value * 100).map(lambda cents: Decimal(cents).scaleb(-2))


def shares() -> st.SearchStrategy[Decimal]:
    """Draw shares from 0 to 1, in hundredths."""
    return st.integers(0, 100).map(lambda percent: Decimal(percent).scaleb(-2))


def decimals(max_value: int, *, places: int = 1) -> st.SearchStrategy[Decimal]:
    """Draw exact numbers from 0 to *max_value*."""
    return st.integers(0, max_value * 10**places).map(lambda number: Decimal(number).scaleb(-places))


def counts(max_value: int = 30) -> st.SearchStrategy[int]:
    """Draw how many."""
    return st.integers(0, max_value)


def some_counts(max_value: int = 30, *, unknown: Unknowns = "some") -> st.SearchStrategy[int | Interval[int] | Unknown]:
    """Draw what may be known of how many."""
    exact = counts(max_value)
    return exact if gate_of(unknown) is None else exact | intervals(exact) | st.just(UNKNOWN)
