"""``msp-model assess`` for an MSP of each of the 18 regions, beside what the files of the packs say when read by hand."""

import json
import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_app import run
from tests.packs.world import KEYS, PLACES, ROOT, full

from msp_model.cli import assess
from msp_model.entities import REGIONS, Territory

DAYS = (date(2017, 6, 1), date(2024, 12, 24), date(2026, 11, 22))
"""A day of the oldest figures, that of the question on Romenay, and that on which every text was last read."""

IN_PYTHON = {"bfc.d39.building": "departement:39", "cvl.d41.plan": "departement:41"}
"""The two schemes that no table can say, with their place; neither has a first day."""

GRADES = {"A": "texte ou site officiel", "B": "fédération, presse ou justice", "C": "source commerciale"}


@cache
def tables() -> tuple[tuple[dict[str, Any], list[str]], ...]:
    """Give each table of each ``schemes.toml`` with the places where it holds unless it says otherwise."""
    national = ROOT / "src" / "msp_model" / "national" / "regions" / "schemes.toml"
    found: list[tuple[Path, list[str]]] = [(national, [])]
    for key in KEYS:
        [federation] = (ROOT / "plugins" / key / "src").glob("*/federation.toml")
        places = tomllib.loads(federation.read_text(encoding="utf-8"))["territories"]
        found.append((federation.with_name("schemes.toml"), places))
    return tuple(
        (table, [table["territory"]] if "territory" in table else places)
        for file, places in found
        for table in tomllib.loads(file.read_text(encoding="utf-8"))["schemes"]
    )


def holds(table: dict[str, Any], on: date) -> bool:
    start, until = table["from"], table.get("until", date.max)
    return bool((start == "unknown" or start <= on) and on < until)


def expected(commune: str, on: date) -> dict[str, bool]:
    """Give the schemes of a commune on a day, each with whether it has an amount."""
    at = Territory.parse(f"commune:{commune}")
    assert at.region is not None
    assert at.departement is not None
    codes = {f"region:{at.region.code}", f"departement:{at.departement.code}"}
    found = {table["id"]: "amount" in table for table, places in tables() if holds(table, on) and codes & set(places)}
    return found | {name: name.startswith("bfc") for name, place in IN_PYTHON.items() if place in codes}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file to write a dossier in; the packs are those of the clone, loaded once."""
    monkeypatch.setattr(assess, "load_book", lambda _call: full())
    return tmp_path / "dossier.yaml"


def asked(file: Path, commune: str, on: date, *options: str) -> str:
    """Ask the command for every local scheme, of an MSP of which only the commune is known."""
    site = f'    - {{kind: main, commune: "{commune}"}}'
    lines = [
        "format: msp-model",
        "schema_version: 1",
        "msp:",
        "  id: invented",
        "  name: MSP inventée",
        "  sites:",
        site,
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    local = sorted({table["id"] for table, _ in tables()} | set(IN_PYTHON))
    rules = [word for name in local for word in ("--rule", name)]
    done = run("assess", str(file), "--on", on.isoformat(), *rules, *options)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_there_is_a_place_in_each_of_the_eighteen_regions() -> None:
    regions = {
        place.region.code for commune in PLACES.values() if (place := Territory.parse(f"commune:{commune}")).region
    }

    assert regions == {code for code in REGIONS if len(code) == 2}
    assert len(regions) == 18


@pytest.mark.parametrize("on", DAYS, ids=str)
@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_scheme_of_the_place_is_listed_with_its_amount_text_grade_and_age(
    dossier: Path, place: str, on: date
) -> None:
    data = json.loads(asked(dossier, PLACES[place], on, "--format", "json"))
    local = {answer["id"]: answer for answer in data["answers"]}
    wanted = expected(PLACES[place], on)

    assert set(local) == set(wanted)
    for name, answer in local.items():
        amount = answer["amount"]
        assert (amount is not None) is wanted[name], name
        assert amount is None or told(amount) in {"exact", "range", "not published"}, name
        assert answer["sources"], name
        assert all(source["reference"] and source["grade"] in GRADES for source in answer["sources"]), name
        assert all(type(source["stale"]) is bool for source in answer["sources"]), name


def told(amount: dict[str, Any]) -> str:
    """Say how an amount is known."""
    if amount["unpublished"]:
        return "not published"
    known = amount["value"] if isinstance(amount["value"], int | str) else amount["bounds"]
    return "exact" if isinstance(known, int | str) else "range" if {"at_least", "at_most"} <= set(known) else "?"


@pytest.mark.parametrize("place", sorted(PLACES))
def test_the_page_says_so_in_words(dossier: Path, place: str) -> None:
    on = date(2026, 11, 22)
    page = asked(dossier, PLACES[place], on).replace("\u202f", " ")
    cards = {found[1]: found[0] for found in re.finditer(r"^  \S .*?\[([\w.]+)\]\n(?:      .*\n)*", page, re.MULTILINE)}

    for name, has_amount in expected(PLACES[place], on).items():
        if name == "cvl.ars.health_centre":  # not for an MSP
            assert name not in cards
            assert "15 000" not in page
            continue
        card = cards[name]
        assert ("Montant : " in card) is has_amount, card
        assert re.search(rf"Sources? :(?:.|\n)*\((?:{'|'.join(GRADES.values())})", card), card
        if has_amount:
            assert re.search(r"Montant : .*(?:€|inconnu : non publié|inconnu \(selon : )", card), card
