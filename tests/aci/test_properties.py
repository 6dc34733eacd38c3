"""What always holds: monotony, exact sums, ranges that contain every completion."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import given, strategies as st
from tests.aci.strategies import dossiers
from tests.aci.world import BOOK

from msp_model.entities import AciDeclaration, MissionTheme, Msp, NationalProtocol, PublicHealthMission, SasLevel
from msp_model.national import aci
from msp_model.national.aci.cents import allocate, to_cents
from msp_model.national.aci.statement import bounds_of
from msp_model.values import UNKNOWN

YEARS = (2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023, 2025, 2026, 2031)
years = st.sampled_from(YEARS)


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, Msp]:
    year = draw(years)
    return year, draw(dossiers(year))


def declared(msp: Msp) -> AciDeclaration:
    assert msp.aci_declarations is not UNKNOWN
    return msp.aci_declarations[0]


def with_changes(msp: Msp, **changes: Any) -> Msp:
    return attrs.evolve(msp, aci_declarations=(attrs.evolve(declared(msp), **changes),))


def total(msp: Msp, year: int) -> tuple[Fraction, Fraction]:
    """Give the least and the greatest total: they meet where it is exact."""
    (found,) = aci.aci_amounts(BOOK, [msp], year=year)
    least, greatest = bounds_of(found.total)
    return Fraction(least), Fraction(greatest)


BETTER: tuple[dict[str, Any], ...] = (
    {"users_informed": True},
    {"users_informed": True, "users_partners": True},
    {"satisfaction_survey": True},
    {"sas": frozenset({SasLevel.ALL})},
    {"placements": 6, "distinct_trainees": 6},
    {"external_coordination": True},
    {"quality_diagnosis": True},
    {"quality_diagnosis": True, "quality_plan": True},
    {"quality_diagnosis": True, "quality_plan": True, "quality_results": True},
    {"national_protocols": frozenset(NationalProtocol)},
    {"heart_failure_pathway": True},
    {"child_obesity_pathway": True},
    {"missions": tuple(PublicHealthMission(theme=theme) for theme in MissionTheme)},
    {"second_resort_days_per_week": Decimal(6)},
    {"underserved_zone": True, "cstm_physicians": 3},
    {"advanced_practice_nurse": True},
    {"crisis_declared": True, "crisis_actions": True},
)


@given(cases(), st.sampled_from(BETTER))
def test_an_optional_indicator_never_lowers_the_total(case: tuple[int, Msp], better: dict[str, Any]) -> None:
    year, msp = case

    before, after = total(msp, year), total(with_changes(msp, **better), year)

    assert after[0] >= before[0]
    assert after[1] >= before[1]


LOST: tuple[dict[str, Any], ...] = (
    {"unscheduled_care": False},
    {"coordination_function": False},
    {"crisis_plan": False},
    {"information_systems": ()},
    {"opening": ()},
)


@given(cases(), st.sampled_from(LOST))
def test_losing_a_prerequisite_never_raises_the_total(case: tuple[int, Msp], lost: dict[str, Any]) -> None:
    year, msp = case

    before, after = total(msp, year), total(with_changes(msp, **lost), year)

    assert after[0] <= before[0]
    assert after[1] <= before[1]


@given(cases(), st.integers(0, 10_000))
def test_the_total_grows_with_patients(case: tuple[int, Msp], more: int) -> None:
    year, msp = case
    patients = declared(msp).patients
    assert isinstance(patients, int)

    before, after = total(msp, year), total(with_changes(msp, patients=patients + more), year)

    assert after[0] >= before[0]
    assert after[1] >= before[1]


@given(cases())
def test_sums_are_exact(case: tuple[int, Msp]) -> None:
    year, msp = case
    found = aci.aci_statement(BOOK, msp, year=year)
    if not isinstance(found.points, int | Fraction) or not found.exact:
        return
    parts = [line.euros for line in found.lines]

    assert all(isinstance(part, int | Fraction) for part in (*parts, found.total))
    assert sum(parts) == found.paid_by_lines
    assert found.paid_by_lines + found.increase + found.complement == found.total
    if isinstance(found.advance, int | Fraction):  # in 2017 it may be a range of its own
        assert found.advance + found.balance == found.total
    assert sum(line.due for line in found.lines) == found.due
    assert sum(line.points for line in found.lines) == found.points
    assert all(line.points == line.fixed + line.variable for line in found.lines)


@given(cases())
def test_printed_lines_add_up_to_the_printed_total(case: tuple[int, Msp]) -> None:
    year, msp = case
    found = aci.aci_statement(BOOK, msp, year=year)
    cents = aci.printed(found)
    if not found.exact:
        return
    lines: list[Any] = [*cents.lines, cents.increase, cents.complement]

    assert sum(lines) == cents.total == to_cents(found.total)
    if isinstance(cents.advance, Decimal) and isinstance(cents.total, Decimal):
        assert cents.balance == cents.total - cents.advance
    assert all(part == round(part, 2) >= 0 for part in lines)


@given(st.lists(st.fractions(0, 1000, max_denominator=10_000), max_size=20))
def test_cents_are_allocated_to_the_nearest_total(amounts: list[Fraction]) -> None:
    printed = allocate(amounts)

    assert sum(printed) == to_cents(sum(amounts, Fraction(0)))
    assert all(abs(Fraction(part) - exact) < Fraction(1, 100) for part, exact in zip(printed, amounts, strict=True))


HIDDEN = tuple(field.name for field in attrs.fields(AciDeclaration) if field.name != "year")


@given(cases(), st.sets(st.sampled_from(HIDDEN), max_size=6), st.booleans())
def test_a_range_contains_every_completion(case: tuple[int, Msp], hidden: set[str], without_contract: bool) -> None:
    year, msp = case
    partial = with_changes(msp, **dict.fromkeys(hidden, UNKNOWN))
    if without_contract:
        partial = attrs.evolve(partial, aci_contract=UNKNOWN)
    whole, known = aci.aci_statement(BOOK, msp, year=year), aci.aci_statement(BOOK, partial, year=year)

    for name in ("total", "advance", "balance", "points", "due", "increase", "complement"):
        (least, greatest), (low, high) = bounds_of(getattr(known, name)), bounds_of(getattr(whole, name))
        assert least is None or least <= low, name
        assert greatest is None or high <= greatest, name
    for line, exact in zip(known.lines, whole.lines, strict=True):
        assert line.met is UNKNOWN or line.met == exact.met


@given(cases())
def test_a_known_condition_says_why_and_replays(case: tuple[int, Msp]) -> None:
    year, msp = case
    found = aci.aci_statement(BOOK, msp, year=year)

    assert found.explanation.replay() == ()
    assert all(line.why.value == line.met for line in found.lines if line.why.value is not UNKNOWN)


def test_the_regimes_meet_without_gap_or_overlap() -> None:
    first, second, third, last = aci.REGIMES

    assert first.period.start == date(2015, 1, 1)
    assert first.period.until == second.period.start == date(2017, 1, 1)
    assert second.period.until == third.period.start == date(2022, 1, 1)
    assert third.period.until == last.period.start == date(2026, 1, 1)
    assert last.period.until is UNKNOWN
