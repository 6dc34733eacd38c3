"""Interpretations: every reading of each of them gives its own figure somewhere, and the defaults are those documented."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.aci.test_fields import JOINED, NO_DIVERSITY
from tests.aci.world import BOOK, CONTRACT, OPEN, complete, msp_of, statement_of, system

from msp_model.entities import (
    AciDerogation,
    FranceSanteCommitments,
    HealthProject,
    InformationSystemLevel,
    SiteOpening,
)
from msp_model.national import aci
from msp_model.values import UNKNOWN, Interval

DEROGATION = attrs.evolve(CONTRACT, derogations=frozenset({AciDerogation.OPENING_HOURS}))
NEW: dict[str, Any] = {
    "aci_contract": attrs.evolve(CONTRACT, signed_on=date(2023, 3, 1), effective_on=date(2023, 4, 1))
}
NEW_PROJECT = HealthProject(sent_on=date(2022, 6, 1))
POOR: dict[str, Any] = {
    "opening": (attrs.evolve(OPEN, weekday_hours=Decimal(8), saturday_morning=False),),
    "patients": 0,
    "patients_year_before": 0,
    "associated_professionals": 0,
    "protocols": 1,
    "diversity": NO_DIVERSITY,
    "second_resort_days_per_week": 0,
    "cstm_physicians": 0,
    "missions": (),
    "users_informed": False,
    "sas": frozenset(),
    "placements": 0,
    "distinct_trainees": 0,
    "quality_diagnosis": False,
    "national_protocols": frozenset(),
    "child_obesity_pathway": False,
    "information_systems": (system(InformationSystemLevel.STANDARD, date(2020, 1, 1)),),
}
"""Opening 530, plan 100, coordination 1,000, one protocol 100, system 500: 2,230 points, 15,610 euros."""


def site(**changes: Any) -> SiteOpening:
    return attrs.evolve(OPEN, **changes)


def new_structure(readings: dict[str, str], year: int = 2023, **changes: Any) -> aci.AciStatement:
    """Give the statement of a new structure whose indicators are worth less than its floor."""
    return statement_of(complete(year, **{**POOR, **changes}), readings, health_project=NEW_PROJECT, **NEW)


def meetings(readings: dict[str, str]) -> Any:
    return statement_of(complete(2023, meetings=3), readings)["COO-RCP"].points


def ended(readings: dict[str, str]) -> Any:
    return statement_of(complete(2023), readings, aci_contract=attrs.evolve(CONTRACT, ended_on=date(2023, 7, 1))).total


def july(readings: dict[str, str], day: date = date(2026, 7, 14)) -> Any:
    line = statement_of(complete(2026, france_sante=attrs.evolve(JOINED, joined_on=day)), readings).france_sante
    assert line is not None
    return line.amount


def half_kept(readings: dict[str, str]) -> Any:
    only_others = attrs.evolve(JOINED, agreed_tariff_share=Decimal("0.5"))
    line = statement_of(complete(2026, france_sante=only_others), readings).france_sante
    assert line is not None
    return line.amount


EIGHT_HOURS = complete(2023, opening=(site(weekday_hours=Decimal(8), saturday_morning=False),))
CASES: dict[str, tuple[Any, dict[str, Any]]] = {
    "aci-pdsa-derogation": (
        lambda readings: statement_of(EIGHT_HOURS, readings, aci_contract=DEROGATION)["ACC-HOR"].points,
        {"full": 800, "amplitude-only": 680},
    ),
    "aci-closure-weeks": (
        lambda readings: (
            statement_of(complete(2023, opening=(site(weeks_closed_in_holidays=Decimal(4)),)), readings)[
                "ACC-HOR"
            ].points
        ),
        {"at-most": 0, "at-least": 780},
    ),
    "aci-hours-reductions": (
        lambda readings: statement_of(EIGHT_HOURS, readings)["ACC-HOR"].points,
        {"added": 530, "greatest-only": 650},
    ),
    "aci-rcp-ipa": (
        lambda readings: (
            statement_of(complete(2023, patients=8000, advanced_practice_nurse=True), readings)["COO-RCP-IPA"].points
        ),
        {"variable": 400, "fixed": 200},
    ),
    "aci-rate-rounding": (
        lambda readings: statement_of(complete(2023, files_discussed=30), readings)["COO-RCP"].points,
        {"exact": Fraction(12000, 13), "two-decimals": 922},
    ),
    "aci-new-structure-years": (
        lambda readings: new_structure(readings, 2024).total,
        {"calendar-years": 20_000, "first-year": 15_610},
    ),
    "aci-proration": (
        lambda readings: statement_of(complete(2023), readings, **NEW)["COO-FONCTION"].due,
        {"months": 2700 * Fraction(9, 12), "days": 2700 * Fraction(275, 365)},
    ),
    "aci-fewer-meetings": (meetings, {"prorated": 500, "nothing": 0}),
    "aci-advance-protocols": (
        lambda readings: statement_of(complete(2023, protocols=3), readings).advance,
        {"maximum": 35_700, "declared": 33_600},
    ),
    "aci-floor-proration": (
        lambda readings: new_structure(readings).total,
        {"whole": 20_000, "prorated": 15_000},
    ),
    "aci-floor-prerequisites": (
        lambda readings: new_structure(readings, crisis_plan=False).total,
        {"needed": 0, "waived": 20_000},
    ),
    "aci-precarity-rates": (
        lambda readings: statement_of(complete(2024), readings).total,
        {"continue": 97_300, "unknown": Interval(97_300, 121_625)},
    ),
    "aci-obesity-without-mission": (
        lambda readings: statement_of(complete(2023, missions=()), readings)["COO-OBE"].points,
        {"unpaid": 0, "paid": 100},
    ),
    "aci-ended-contract": (ended, {"unpaid": 0, "prorated": 48_650}),
    "aci-late-documents": (
        lambda readings: statement_of(complete(2023, evidence_sent_on=None), readings).total,
        {"flagged": 97_300, "unpaid": 0},
    ),
    "aci-2026-grid": (
        lambda readings: statement_of(complete(2026), readings).total,
        {"amendment-1": 97_300, "unknown": UNKNOWN},
    ),
    "aci-france-sante-amount": (july, {"flat": 50_000, "by-patients": UNKNOWN}),
    "aci-france-sante-deadline": (
        july,
        {"14-july-included": 50_000, "14-july-excluded": 25_000, "10-july-included": 25_000},
    ),
    "aci-france-sante-commitments": (half_kept, {"three": 0, "all": 0, "others": 50_000}),
}


def test_every_interpretation_is_tried_in_every_reading() -> None:
    declared = {one.id: {reading.id for reading in one.readings} for one in aci.INTERPRETATIONS}

    assert {name: set(expected) for name, (_, expected) in CASES.items()} == declared


@pytest.mark.parametrize(
    ("name", "reading"), [(name, reading) for name, (_, each) in CASES.items() for reading in each]
)
def test_each_reading_gives_its_own_figure(name: str, reading: str) -> None:
    ask, expected = CASES[name]

    assert ask({name: reading}) == expected[reading]


@pytest.mark.parametrize("one", aci.INTERPRETATIONS, ids=lambda one: one.id)
def test_the_default_is_what_is_given_without_a_choice(one: Any) -> None:
    ask, expected = CASES[one.id]

    assert ask({}) == expected[one.default]


@pytest.mark.parametrize("one", aci.INTERPRETATIONS, ids=lambda one: one.id)
def test_a_default_has_a_source_or_is_ours(one: Any) -> None:
    default = next(reading for reading in one.readings if reading.id == one.default)

    assert one.ours or default.sources


def test_other_readings_are_run_one_at_a_time() -> None:
    msp = msp_of(complete(2023, files_discussed=30, meetings=3))

    found = aci.other_readings(BOOK, msp, year=2023)

    differing = {(one.interpretation.id, one.reading.id) for one in found if one.differs}
    assert differing == {("aci-fewer-meetings", "nothing"), ("aci-rate-rounding", "two-decimals")}
    for one in found:
        chosen = {one.interpretation.id: one.reading.id}
        again = aci.aci_statement(BOOK, msp, year=2023, interpretations=chosen)
        assert one.totals == (again.total, again.advance, again.balance)


def test_a_reading_that_does_not_exist_is_named() -> None:
    with pytest.raises(KeyError, match="aci-rcp-ipa"):
        statement_of(complete(2023), {"aci-rcp-ipa": "sometimes"})
    with pytest.raises(KeyError, match="aci-nothing"):
        statement_of(complete(2023), {"aci-nothing": "sometimes"})


# -- 2026 and after ------------------------------------------------------------------------------------------------------


def test_from_2026_on_the_grid_of_amendment_1_goes_on_stale() -> None:
    assert "stale" not in statement_of(complete(2022)).marks
    assert statement_of(complete(2026)).total == 97_300
    assert "stale" in statement_of(complete(2026)).marks
    assert all("stale" in line.marks for line in statement_of(complete(2031)).lines)


def test_precarity_rates_after_2023_are_stale() -> None:
    assert statement_of(complete(2023)).marks == ()
    assert statement_of(complete(2024)).marks == ("stale",)


@pytest.mark.parametrize(
    ("year", "day", "amount"),
    [
        (2026, date(2026, 7, 13), 50_000),
        (2026, date(2026, 7, 15), 25_000),
        (2026, date(2027, 1, 1), 0),
        (2027, date(2026, 9, 1), 40_000),
        (2028, date(2026, 9, 1), 30_000),
    ],
)
def test_the_france_sante_base_amount(year: int, day: date, amount: int) -> None:
    line = statement_of(complete(year, france_sante=attrs.evolve(JOINED, joined_on=day))).france_sante

    assert line is not None
    assert line.amount == amount
    assert "indicative" in line.marks


def test_france_sante_stands_apart_from_the_total() -> None:
    assert statement_of(complete(2026, france_sante=JOINED)).total == statement_of(complete(2026)).total


def test_an_msp_that_has_not_joined_has_no_france_sante_amount() -> None:
    line = statement_of(complete(2026, france_sante=None)).france_sante

    assert line is not None
    assert line.amount == 0
    assert line.met is False


def test_a_broken_commitment_is_named() -> None:
    line = statement_of(
        complete(2026, france_sante=attrs.evolve(JOINED, nurse_full_time_equivalent=Decimal(0)))
    ).france_sante

    assert line is not None
    assert [one.id for one in line.commitments if one.met is False] == ["FS-ENG2"]
    assert line.amount == 0


def test_unknown_commitments_give_a_range() -> None:
    joined = FranceSanteCommitments(joined_on=date(2026, 7, 1))
    line = statement_of(complete(2026, france_sante=joined)).france_sante

    assert line is not None
    assert line.amount == Interval(0, 50_000)


@pytest.mark.parametrize("year", [2025, 2029])
def test_no_france_sante_amount_is_reported_for_other_years(year: int) -> None:
    assert statement_of(complete(year, france_sante=JOINED)).france_sante is None
