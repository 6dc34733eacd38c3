"""``msp-model coverage``: what is known of each region, counted again by hand; the pages are current."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.cli.test_app import run
from tests.plugins.world import pack, text

from msp_model.cli.call import Call, Refusal
from msp_model.cli.coverage import short_table, whole_table
from msp_model.cli.coverage_pages import END, START, pages
from msp_model.cli.coverage_rows import coverage_of
from msp_model.cli.pack_folder import rulebook_with
from msp_model.entities import REGIONS, Territory
from msp_model.rulebook import Grade, Observation, Rulebook
from msp_model.values import UNKNOWN

ROOT = Path(__file__).parents[2]
PACKS = sorted(file.parent for file in (ROOT / "plugins").glob("*/pyproject.toml"))


@pytest.fixture(scope="module")
def whole() -> Rulebook:
    return rulebook_with(Call(lang="en"), PACKS, installed=False)


def by_name(*arguments: str) -> dict[str, Any]:
    done = run("coverage", "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return {region["name"]: region for region in json.loads(done.stdout)}


def test_the_pages_are_current() -> None:
    for page, wanted in pages(ROOT).items():
        assert page.read_text(encoding="utf-8") == wanted, "run: python -m msp_model.cli.coverage_pages"
        assert wanted.count(START) == wanted.count(END) == 1


def test_every_region_of_the_country_has_its_line(whole: Rulebook) -> None:
    names = {region.name for region in coverage_of(whole)}

    assert {"France", *(region.name for region in REGIONS.values() if len(region.code) == 2)} <= names


def test_every_scheme_and_rule_is_counted_in_its_region(whole: Rulebook) -> None:
    found = {region.code: region for region in coverage_of(whole)}

    for code, region in found.items():
        schemes = {one.id for one in whole.schemes if _region(one.territory) == code}
        rules = {one.id for one in whole.rules if _region(one.territory) == code}
        assert (region.number("schemes"), region.number("rules")) == (len(schemes), len(rules))
    assert sum(region.number("counts") for region in found.values()) == len(whole.observations)


def test_every_text_with_a_figure_is_not_older_than_its_line_says(whole: Rulebook) -> None:
    found = {region.code: region for region in coverage_of(whole)}

    for one in whole.texts.values():
        checked = found[_region(one.territory)].checked_on if one.values else None
        assert checked is None or checked <= one.checked_on


def test_what_a_small_pack_says() -> None:
    count = Observation(
        id="a.teams", subject="msp.count", territory=Territory.parse("departement:41"), day=UNKNOWN, value=3, unit="msp"
    )
    place = Territory.parse("region:24")
    old = text("a-page", place)
    packs = [
        pack("a", texts=(*pack("a").texts, attrs.evolve(old, checked_on=date(2020, 1, 1), observations=(count,)))),
    ]

    [centre] = [region for region in coverage_of(Rulebook.of(packs)) if region.code == "24"]

    assert [(row.subject, len(row.rules), len(row.figures), len(row.counts)) for row in centre.rows] == [
        ("counts", 0, 0, 1),
        ("local", 1, 1, 0),
    ]
    assert [(row.start, row.until) for row in centre.rows] == [(UNKNOWN, UNKNOWN), (date(2020, 1, 1), None)]
    assert centre.checked_on == date(2020, 1, 1)
    assert "| Centre-Val de Loire | – | 0 | 1 | 1 | 1 | 2020-01-01 |" in short_table([centre], "en")
    assert "| Centre-Val de Loire | comptes publiés | 0 | 0 | 0 | 1 | ? | 2020-01-01 |" in whole_table([centre], "fr")


def test_a_region_without_anything_says_so() -> None:
    lines = run("coverage", "--lang", "en").stdout.splitlines()

    assert any(line.startswith("Guyane ") for line in lines)


@pytest.mark.parametrize(
    ("lang", "name", "words"),
    [
        ("fr", "Guyane", "aucune fédération dans la liste d'AVECsanté"),
        ("fr", "Provence-Alpes-Côte d'Azur", "Cap MSP Paca, est signalée (pac-cap-msp, source B)"),
        ("en", "Provence-Alpes-Côte d'Azur", "Cap MSP Paca, is reported (pac-cap-msp, source B)"),
    ],
)
def test_regions_without_a_federation_are_said_to_have_none(lang: str, name: str, words: str) -> None:
    told = [line for line in run("coverage", "--lang", lang).stdout.splitlines() if words in line]

    assert any(line.startswith(name) for line in told)
    assert words in by_name()[name]["note"][lang]


def test_the_federation_that_is_reported_rests_on_a_text_of_grade_b(whole: Rulebook) -> None:
    assert whole.texts["pac-cap-msp"].grade is Grade.B
    assert {region.code for region in coverage_of(whole) if region.note is not None} == {"03", "93"}


def test_a_pack_that_is_not_installed_is_counted_for_its_region_only() -> None:
    [bretagne] = [folder for folder in PACKS if folder.name == "avecsante-bretagne"]

    before, after = by_name(), by_name(str(bretagne))

    assert "AVECsanté Bretagne" in after["Bretagne"]["federations"]
    assert {name for name in after if after[name] != before[name]} <= {"Bretagne"}


def test_markdown_is_a_table() -> None:
    lines = run("coverage", "--format", "markdown").stdout.splitlines()

    assert lines[0].startswith("| région | sujet |")
    assert len({line.count("|") for line in lines}) == 1


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    done = run("coverage", str(tmp_path))

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    with pytest.raises(Refusal):
        rulebook_with(Call(), [tmp_path / "none"], installed=False)


def _region(territory: Territory) -> str:
    return "FR" if territory.region is None else territory.region.code
