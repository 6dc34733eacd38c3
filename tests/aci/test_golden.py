"""Published and derived examples, from data files: inputs, expected, source."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.aci.world import complete, statement_of

from msp_model.national import aci

FILES = sorted((Path(__file__).parent / "golden").glob("*.toml"))
CASES = [case for file in FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["cases"]]

BARE: dict[str, Any] = {
    "missions": (),
    "users_informed": False,
    "users_partners": False,
    "sas": frozenset(),
    "cstm_physicians": 0,
    "second_resort_days_per_week": 0,
    "placements": 0,
    "distinct_trainees": 0,
    "external_coordination": False,
    "quality_diagnosis": False,
    "quality_plan": False,
    "quality_results": False,
    "national_protocols": frozenset(),
    "heart_failure_pathway": False,
    "child_obesity_pathway": False,
}


def statement(case: dict[str, Any], readings: dict[str, str] | None = None) -> aci.AciStatement:
    given = dict(case["given"])
    if given.pop("bare", False):
        given = {**BARE, "diversity": aci_diversity(), "information_systems": standard_only(), **given}
    if given.pop("no_system", False):
        given["information_systems"] = ()
    return statement_of(complete(case["year"], **given), readings)


def aci_diversity() -> Any:
    from msp_model.entities import Diversity

    return Diversity(medical_professions=0, specialties=0, pharmacists=0, paramedical_professions=0)


def standard_only() -> Any:
    return complete(2023).information_systems[:1]  # type: ignore[index]


def points_of(case: dict[str, Any], found: aci.AciStatement) -> Any:
    if "lines" not in case:
        return found.points
    part = case.get("part", "points")
    return sum(getattr(found[line], part) for line in case["lines"])


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_example_gives_what_is_expected(case: dict[str, Any]) -> None:
    found = statement(case)

    if "points" in case:
        assert points_of(case, found) == Fraction(case["points"])
    if "euros" in case:
        euros = found.total if "lines" not in case else points_of(case, found) * found.point_value
        assert euros == case["euros"]
    if "advance" in case:
        assert found.advance == case["advance"]
    if "missing" in case:
        assert [one.id for one in found.missing_prerequisites] == case["missing"]


@pytest.mark.parametrize("case", [case for case in CASES if "published" in case], ids=lambda case: case["id"])
def test_where_the_published_figure_differs_the_reading_that_gives_it_is_runnable(case: dict[str, Any]) -> None:
    assert case["why"]
    assert points_of(case, statement(case)) != Fraction(case["published"])
    assert points_of(case, statement(case, case["readings"])) == Fraction(case["published"])


def test_the_euros_of_a_line_are_its_points_at_the_value_of_the_point() -> None:
    found = statement_of(complete(2022, patients=6000))

    assert found["COO-FONCTION"].euros == 24850
