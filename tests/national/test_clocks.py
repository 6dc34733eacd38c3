"""The clock of the SISA against the definition, day by day: an oracle that walks back and counts months by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given, settings, strategies as st
from tests.national.dossiers import ask, assess, associate, employed, gp, nurse, sisa, stay, team, with_sisa

from msp_model.assessment import Status
from msp_model.entities import Msp, Profession

RULES = ("fr.sisa.dissolution", "fr.sisa.grace")
FEW = max(settings().max_examples // 12, 3)  # each example asks several days, under every reading
ONE_DAY = timedelta(days=1)
FIRST, LAST = date(2012, 1, 1), date(2027, 12, 31)

# First day, months before dissolution can be asked, months that the court may add, months added as of right.
LAWS = [(date(2011, 8, 12), 0, 6, None), (date(2021, 5, 14), 6, 6, 12), (date(2023, 12, 29), 36, 6, 12)]


class Stay(NamedTuple):
    start: date
    until: date | None

    def on(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day < self.until)


class Company(NamedTuple):
    registered: date
    physicians: Sequence[Stay]
    auxiliaries: Sequence[Stay]
    employed_physicians: Sequence[Stay]
    employed_auxiliaries: Sequence[Stay]

    def dossier(self) -> Msp:
        members = (
            *(associate(gp(stay(*each))) for each in self.physicians),
            *(associate(nurse(stay(*each))) for each in self.auxiliaries),
            *(employed(Profession.PHYSICIAN, stay(*each)) for each in self.employed_physicians),
            *(employed(Profession.NURSE, stay(*each)) for each in self.employed_auxiliaries),
        )
        return with_sisa(team=team(*members), legal_entities=(sisa(registered_on=self.registered),))

    def days(self) -> list[date]:
        stays = (*self.physicians, *self.auxiliaries, *self.employed_physicians, *self.employed_auxiliaries)
        told = [self.registered, *(each.start for each in stays), *(each.until for each in stays if each.until)]
        return sorted({*told, *(first for first, *_ in LAWS[1:])})


def present(stays: Sequence[Stay], day: date) -> int:
    return sum(each.on(day) for each in stays)


def below(company: Company, day: date) -> bool:
    enough = present(company.physicians, day) >= 2 and present(company.auxiliaries, day) >= 1
    return company.registered <= day and not enough


def below_since(company: Company, day: date) -> date:
    while below(company, day - ONE_DAY):
        day -= ONE_DAY
    return day


def covered(company: Company, day: date) -> bool:
    physicians = present(company.physicians, day) + present(company.employed_physicians, day)
    return physicians >= 2 and present(company.auxiliaries, day) + present(company.employed_auxiliaries, day) >= 1


def later(day: date, months: int) -> date:
    """Count months one by one, then step back to the last day that the month has."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def deadlines(company: Company, day: date, transition: str, one_year: str) -> tuple[date, date]:
    """Give the first day of a request and the day before which the minimum must be met again."""
    start = below_since(company, day)
    of = start if transition == "day-of-breach" and day >= LAWS[1][0] else day
    _, base, court, of_right = [law for law in LAWS if law[0] <= of][-1]
    extension = court
    if covered(company, day) and day >= LAWS[1][0] and of_right is not None:
        if one_year == "base" and of_right > base:
            base = of_right
        else:
            extension = max(court, of_right)
    return later(start, base), later(start, base + extension)


days = st.dates(FIRST, LAST)


@st.composite
def stays(draw: st.DrawFn, most: int) -> list[Stay]:
    found = []
    for _ in range(draw(st.integers(0, most))):
        start = draw(days)
        length = draw(st.none() | st.integers(1, 2500))
        found.append(Stay(start, None if length is None else start + timedelta(days=length)))
    return found


companies = st.builds(
    Company,
    registered=st.dates(FIRST, date(2016, 1, 1)),
    physicians=stays(4),
    auxiliaries=stays(2),
    employed_physicians=stays(2),
    employed_auxiliaries=stays(1),
)


@pytest.mark.parametrize("transition", ["day-asked", "day-of-breach"])
@pytest.mark.parametrize("one_year", ["extension", "base"])
@settings(max_examples=FEW)
@given(companies, st.data())
def test_the_clock_is_that_of_the_definition(
    transition: str, one_year: str, company: Company, data: st.DataObject
) -> None:
    dossier = company.dossier()
    border = data.draw(st.sampled_from(company.days()))
    asked_on = {border, border - ONE_DAY, *data.draw(st.lists(days, min_size=2, max_size=2))}
    if below(company, border):
        for deadline in deadlines(company, border, transition, one_year):
            asked_on |= {deadline - ONE_DAY, deadline}
    for day in sorted(asked_on):
        assessment = assess(dossier, day, *RULES, sisa_transition=transition, sisa_one_year=one_year)
        answer, grace = (assessment[rule] for rule in RULES)
        if not company.registered <= day:
            assert answer.status is Status.NOT_APPLICABLE
            assert grace.status is Status.NOT_APPLICABLE
        elif not below(company, day):
            assert answer.status is Status.MET
            assert grace.status is Status.NOT_APPLICABLE
        else:
            told = deadlines(company, day, transition, one_year)
            values = {term.id: term.value for term in grace.terms}
            assert values["below-since"] == below_since(company, day)
            assert (values["earliest-request"], values["latest"]) == told
            assert answer.verdict is (day < told[0])
            assert grace.verdict is (day < told[1])


@settings(max_examples=FEW)
@given(companies)
def test_every_day_of_two_years_around_the_last_border(company: Company) -> None:
    dossier = company.dossier()
    for number in range(0, 730, 61):
        day = date(2023, 1, 1) + timedelta(days=number)
        answer = ask("fr.sisa.dissolution", dossier, day)
        if company.registered <= day:
            protected = not below(company, day) or day < later(
                below_since(company, day), [law for law in LAWS if law[0] <= day][-1][1]
            )
            assert answer.verdict is protected
