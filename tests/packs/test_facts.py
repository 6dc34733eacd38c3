"""The facts that regional schemes read: in their domain, constant between two days of the dossier, deaf to everything else."""

from datetime import date
from functools import cache
from typing import Any

from hypothesis import given, strategies as st
from tests.documents.drawn import value_of
from tests.packs.world import book, full

from msp_model.entities import FundingRequest, Msp, dates_in
from msp_model.expressions import Fact
from msp_model.expressions.evaluate import inside

DAYS = st.dates(date(1985, 1, 1), date(2045, 12, 31))


@cache
def facts(about: str) -> tuple[Fact[Any], ...]:
    """Give those that the national rules do not read themselves."""
    known = set(book().rulebook.facts)
    return tuple(one for one in full().rulebook.facts.values() if one.about == about and one.id not in known)


def test_there_are_some() -> None:
    assert {"request_owner", "request_operation", "filing_day_of_year"} <= {one.id for one in facts("request")}
    assert {"ars_zone", "recognised_on", "pdl_takes_part"} <= {one.id for one in facts("msp")}


def test_every_one_speaks_two_languages() -> None:
    assert [one.id for about in ("msp", "request") for one in facts(about) if one.label.en is None] == []


@given(value_of(Msp), DAYS, st.data())
def test_a_fact_changes_on_days_of_the_dossier_only(msp: Msp, day: date, data: st.DataObject) -> None:
    check(msp, "msp", day, data)


@given(value_of(FundingRequest), DAYS, st.data())
def test_a_fact_of_a_request_too(request: FundingRequest, day: date, data: st.DataObject) -> None:
    check(request, "request", day, data)


def check(subject: object, about: str, day: date, data: st.DataObject) -> None:
    borders = [date.min, *dates_in(subject), date.max]
    first = max(border for border in borders if border <= day)
    last = min(border for border in borders if border > day)
    other = data.draw(st.dates(first, date.fromordinal(last.toordinal() - 1)))
    for one in facts(about):
        assert one.read is not None
        value = one.read(subject, day)
        assert inside(one, value) == value
        assert one.read(subject, other) == value, one.id
