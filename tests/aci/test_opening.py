"""The grid of opening hours: the printed flowchart, several sites, and the readings that disagree."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.aci.world import CONTRACT, OPEN, complete, statement_of

from msp_model.entities import AciDerogation, Site, SiteKind, SiteOpening
from msp_model.national import aci
from msp_model.values import UNKNOWN, Interval

DEROGATION = attrs.evolve(CONTRACT, derogations=frozenset({AciDerogation.OPENING_HOURS}))
with (Path(__file__).parent / "golden" / "opening_grid.csv").open(encoding="utf-8", newline="") as opened:
    GRID = list(csv.DictReader(opened))


def opening(
    *sites: SiteOpening, readings: dict[str, str] | None = None, year: int = 2023, **changes: Any
) -> aci.AciLine:
    return statement_of(complete(year, opening=sites), readings, **changes)["ACC-HOR"]


def site(
    hours: str = "12", *, saturday: bool = True, inside: str = "0", outside: str = "0", name: str = "main"
) -> SiteOpening:
    return SiteOpening(
        site=name,
        weekday_hours=Decimal(hours),
        saturday_morning=saturday,
        weeks_closed_in_holidays=Decimal(inside),
        weeks_closed_outside_holidays=Decimal(outside),
    )


@pytest.mark.parametrize("row", GRID, ids=lambda row: f"{row['amplitude']}h-{row['derogation']}-{row['saturday']}")
@pytest.mark.parametrize("weeks", ["0", "1", "3"])
def test_the_printed_grid(row: dict[str, str], weeks: str) -> None:
    readings = {} if row["derogation"] == "no" else {"aci-pdsa-derogation": row["derogation"]}
    contract = CONTRACT if row["derogation"] == "no" else DEROGATION
    there = site(row["amplitude"], saturday=row["saturday"] == "open", inside=weeks)

    found = opening(there, readings=readings, aci_contract=contract)

    assert found.points == int(row["open" if weeks == "0" else "closed"])
    assert found.met is (found.points > 0)


@pytest.mark.parametrize("closed", [site(inside="3.5"), site(outside="1.5")])
def test_closing_too_long_gives_nothing_even_with_a_derogation(closed: SiteOpening) -> None:
    assert opening(closed).points == 0
    assert opening(closed, aci_contract=DEROGATION).points == 0


def test_without_unscheduled_care_there_is_nothing() -> None:
    found = statement_of(complete(2023, unscheduled_care=False))

    assert found["ACC-HOR"].points == 0
    assert found.total == 0


def test_an_amplitude_between_two_steps_counts_for_the_lower_one() -> None:
    assert opening(site("11.99")).points == 740
    assert opening(site("9.99")).points == 650


def test_the_msp_has_the_points_of_its_least_open_site() -> None:
    assert opening(site("10"), site("12", saturday=False, name="north")).points == 680


def test_one_site_without_points_is_a_missing_prerequisite() -> None:
    found = statement_of(complete(2023, opening=(OPEN, site("7", name="north"))))

    assert found["ACC-HOR"].met is False
    assert [one.id for one in found.missing_prerequisites] == ["ACC-HOR"]
    assert found.total == 0


def test_a_site_of_the_dossier_that_the_declaration_leaves_out_is_unknown() -> None:
    sites = (Site(id="main", kind=SiteKind.MAIN), Site(id="north", kind=SiteKind.SECONDARY))

    found = statement_of(complete(2023), sites=sites)

    assert found["ACC-HOR"].met is UNKNOWN
    assert found["ACC-HOR"].points == Interval(0, 800)


def test_an_empty_list_says_that_no_site_is_open() -> None:
    assert opening().met is False


def test_weeks_closed_under_the_other_reading_of_the_legend() -> None:
    readings = {"aci-closure-weeks": "at-least"}

    assert opening(site(inside="2"), readings=readings).points == 800
    assert opening(site(inside="3"), readings=readings).points == 780
    assert opening(site(inside="5"), readings=readings).points == 780


def test_reductions_that_do_not_add_up() -> None:
    worst = site("8", saturday=False, inside="1")

    assert opening(worst).points == 510
    assert opening(worst, readings={"aci-hours-reductions": "greatest-only"}).points == 650


@pytest.mark.parametrize(
    "there",
    [site("11"), site(saturday=False), site(inside="1"), site(outside="1")],
    ids=["hours", "saturday", "in", "out"],
)
def test_in_2016_the_criterion_is_all_or_nothing(there: SiteOpening) -> None:
    assert statement_of(complete(2016))["RA-ACC"].points == 1200
    assert statement_of(complete(2016, opening=(there,)))["RA-ACC"].points == 0


def test_in_2016_coordination_belongs_to_access() -> None:
    found = statement_of(complete(2016, coordination_function=False))

    assert found["RA-ACC"].met is False
    assert found.total == 0


def test_a_site_that_has_left_the_msp_does_not_count() -> None:
    from msp_model.values import Period

    gone = Site(id="north", period=Period(start=date(2018, 1, 1), until=date(2020, 1, 1)))

    assert statement_of(complete(2023), sites=(Site(id="main"), gone))["ACC-HOR"].points == 800
