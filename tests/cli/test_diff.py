"""``msp-model export`` and ``msp-model diff``: the rulebook kept, and compared with another."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_app import run

from msp_model.documents import read_rulebook_document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the document of what is installed."""
    file = tmp_path_factory.mktemp("documents") / "current.json"
    assert run("export", "--output", str(file)).exit_code == 0
    return file


@pytest.fixture(scope="module")
def former(current: Path) -> Path:
    """Write a document as of before the law of December 2023, with one rule less and another title."""
    data: Any = json.loads(current.read_text(encoding="utf-8"))
    body = data["rulebook"]
    [tolerance] = [one for one in body["parameters"] if one["id"] == "sisa.tolerance"]
    tolerance["values"].pop()
    tolerance["values"][-1]["period"]["until"] = None
    body["rules"] = [rule for rule in body["rules"] if rule["id"] != "fr.sisa.composition"]
    [associates] = [rule for rule in body["rules"] if rule["id"] == "fr.aci.associates"]
    associates["title"] = {"fr": "Avant", "en": "Before"}
    file = current.with_name("former.json")
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_what_is_exported_can_be_read(current: Path) -> None:
    document = read_rulebook_document(current)

    assert "national" in {pack.id for pack in document.packs}
    assert document.dumps() == current.read_text(encoding="utf-8")


def test_without_a_file_it_is_printed(current: Path) -> None:
    assert run("export").stdout == current.read_text(encoding="utf-8")


def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    done = run("export", "--output", str(tmp_path / "nowhere" / "x.json"), "--lang", "en")

    assert done.exit_code == 2
    assert done.stderr == f"{tmp_path / 'nowhere' / 'x.json'}: cannot be written\n"


def test_it_tells_what_changed_from_which_day_by_which_text(former: Path) -> None:
    """The law of 27 December 2023 gives three years where six months were given."""
    done = run("diff", str(former), "current")

    assert done.exit_code == 0
    lines = [line.strip() for line in done.stdout.splitlines()]
    figure = next(number for number, line in enumerate(lines) if line.endswith("[sisa.tolerance]"))
    assert lines[figure].startswith("~ ")
    assert lines[figure + 1] == "Depuis le\u202f: 29 décembre 2023"
    assert lines[figure + 2].startswith("Par\u202f: Code de la santé publique, article L4041-4")
    assert lines[figure + 3 : figure + 5] == ["Valeur, avant\u202f: 6 mois", "Valeur, après\u202f: 36 mois"]
    assert any(line.startswith("+ ") and line.endswith("(ajout)  [fr.sisa.composition]") for line in lines)
    assert "Titre, avant\u202f: Avant" in lines


def shortened(document: Path) -> Path:
    """Leave the rules of the SISA and one more, and no scheme: what is short is quickly compared."""
    data: Any = json.loads(document.read_text(encoding="utf-8"))
    body = data["rulebook"]
    body["rules"] = [rule for rule in body["rules"] if rule["id"].startswith(("fr.sisa.", "fr.aci.associates"))]
    body["schemes"] = []
    file = document.with_name(f"short-{document.name}")
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_it_speaks_english_and_gives_data(former: Path, current: Path) -> None:
    old, new = shortened(current), shortened(former)
    text = run("diff", str(old), str(new), "--lang", "en").stdout
    data = json.loads(run("diff", str(old), str(new), "--format", "json").stdout)

    assert "Value, before: 36 months" in text
    assert "Value, after: nothing" in text
    assert "(removed)  [fr.sisa.composition]" in text
    assert data["old"] == read_rulebook_document(old).digest
    assert {(one["id"], one["change"]) for one in data["changes"]} == {
        ("sisa.tolerance", "changed"),
        ("fr.sisa.composition", "removed"),
        ("fr.aci.associates", "changed"),
    }


def test_the_same_rulebook_has_no_difference(current: Path) -> None:
    assert run("diff", str(current), "current", "--lang", "en").stdout == "No difference.\n"


def test_what_is_no_rulebook_is_refused_with_its_problems() -> None:
    done = run("diff", "current", str(ROOT / "examples" / "pre-vert.json"))

    assert done.exit_code == 2
    assert "[wrong-format]" in done.stderr
    assert run("diff", "nowhere.json", "current").exit_code == 2
