"""``msp-model assess``: one dossier, one day, every form."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.cli.test_app import run

from msp_model.assessment import Book
from msp_model.cli import assess as command, loading
from msp_model.expressions import NotInForceError
from msp_model.plugins import Registry

ROOT = Path(__file__).parents[2]
ROMENAY = str(ROOT / "examples" / "romenay.yaml")
ONE = ("--rule", "fr.sisa.composition")


def assess(*more: str, on: str = "2024-12-24", dossier: str = ROMENAY) -> Result:
    return run("assess", dossier, "--on", on, *ONE, *more)


# -- forms -----------------------------------------------------------------------------------------------------------


def test_text_is_for_people() -> None:
    done = assess()

    assert done.exit_code == 0
    assert done.stderr == ""
    assert done.stdout.startswith("Maison de santé pluridisciplinaire de Romenay\nRéponse pour le 24 décembre 2024.")
    assert "? La SISA compte parmi ses associés au moins deux médecins et un auxiliaire médical" in done.stdout
    assert "1. une SISA existe\u202f: oui ou non\u202f?" in done.stdout
    assert "\x1b" not in done.stdout


def test_english_is_asked_for() -> None:
    assert "Answer for 24 December 2024." in assess("--lang", "en").stdout


def test_json_goes_to_standard_output_alone() -> None:
    done = assess("--format", "json")

    data = json.loads(done.stdout)
    assert data["on"] == "2024-12-24"
    [answer] = data["answers"]
    assert answer["id"] == "fr.sisa.composition"
    assert answer["verdict"] == {"unknown": True}
    assert "explanation" not in answer
    assert "explanation" in json.loads(assess("--format", "json", "--explain").stdout)["answers"][0]


def test_markdown_and_html_are_whole_documents() -> None:
    assert assess("--format", "markdown").stdout.startswith("# Maison de santé pluridisciplinaire de Romenay\n")
    page = assess("--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")


def test_the_whole_explanation_is_given_where_asked() -> None:
    assert "Explication complète" not in assess().stdout
    assert "Explication complète" in assess("--explain").stdout


def test_rules_can_be_repeated_and_schemes_asked() -> None:
    found = json.loads(assess("--rule", "fr.sisa.public_money", "--format", "json").stdout)

    assert [answer["id"] for answer in found["answers"]] == ["fr.sisa.composition", "fr.sisa.public_money"]


# -- the day ---------------------------------------------------------------------------------------------------------


def test_today_is_the_default_and_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "today", lambda: date(2026, 3, 17))

    done = run("assess", ROMENAY, *ONE)

    assert "Réponse pour le 17 mars 2026." in done.stdout
    assert "Rien ne dit si ce qui a été observé ce jour-là vaut encore le 17 mars 2026." in done.stdout


def test_a_rule_that_does_not_hold_on_the_day_is_said() -> None:
    done = assess(on="2005-01-01")

    assert done.exit_code == 0
    assert "fr.sisa.composition\u202f: ne vaut pas ce jour-là" in done.stderr


def test_a_day_that_no_text_covers_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        message = "no text gives 'x' a value on 2005-01-01"
        raise NotInForceError(message)

    monkeypatch.setattr(Book, "assess", refuse)

    done = assess(on="2005-01-01")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Pas de réponse pour ce jour\u202f: no text gives 'x' a value on 2005-01-01\n"


# -- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (("--rule", "sisa.composition"), "Aucune règle ni dispositif «\u202fsisa.composition\u202f»\u202f; vouliez-vous dire fr.sisa.composition"),
        (("--rule", "qqq"), "(msp-model rules les donne)"),
        (("--interpretation", "clock=x"), "Aucune interprétation «\u202fclock\u202f»\u202f; vouliez-vous dire fr.sisa.clock"),
        (("--interpretation", "qqq=x"), "(msp-model interpretations les donne)"),
        (("--interpretation", "fr.sisa.clock=x"), "n'a pas de lecture «\u202fx\u202f»\u202f; elle a condition, notification"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_refused_with_those_near(more: tuple[str, ...], wanted: str) -> None:
    done = assess(*more)

    assert done.exit_code == 2
    assert done.stdout == ""
    assert wanted in done.stderr


def test_every_wrong_name_is_said_at_once() -> None:
    done = run("assess", ROMENAY, "--rule", "a-1", "--rule", "b-2")

    assert len(done.stderr.splitlines()) == 2


def test_a_reading_can_be_chosen() -> None:
    found = json.loads(assess("--interpretation", "fr.sisa.clock=notification", "--format", "json").stdout)

    assert found["choices"]["fr.sisa.clock"] == "notification"


# -- dossiers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, lang: str) -> None:
    missing, folder = str(tmp_path / "rien.yaml"), str(tmp_path)

    for path in (missing, folder):
        done = assess("--lang", lang, dossier=path)
        assert (done.exit_code, done.stdout) == (2, "")
        [line] = done.stderr.splitlines()
        assert line.startswith(f"{path}: ")


def test_every_problem_of_a_dossier_is_a_line_with_path_and_code(tmp_path: Path) -> None:
    dossier = tmp_path / "faux.yaml"
    dossier.write_text(
        "format: msp-model\nschema_version: 1\nmsp:\n  id: essai\n  name: Essai\n  observed_on: hier\n"
        "  teem: {}\n  sites: [{kind: principal}]\n",
        encoding="utf-8",
    )

    done = assess(dossier=str(dossier))

    assert (done.exit_code, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert len(lines) >= 3
    assert all(line.startswith(f"{dossier}: $.msp.") and line.endswith("]") for line in lines)
    codes = {line.rpartition("[")[2].rstrip("]") for line in lines}
    assert {"wrong-date", "unknown-field", "unknown-word"} <= codes


def test_a_doubt_is_told_and_does_not_refuse(tmp_path: Path) -> None:
    """A FINESS number with a wrong key is kept and flagged."""
    dossier = tmp_path / "doute.yaml"
    dossier.write_text(
        "format: msp-model\nschema_version: 1\nmsp:\n  id: essai\n  name: Essai\n  finess: '750000001'\n",
        encoding="utf-8",
    )

    done = assess("--format", "json", dossier=str(dossier))

    assert done.exit_code == 0
    assert "[wrong-key]" in done.stderr
    assert json.loads(done.stdout)["msp"]["id"] == "essai"


def test_without_yaml_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml", None)

    done = assess()

    assert (done.exit_code, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "msp-model[yaml]" in line


# -- packs -----------------------------------------------------------------------------------------------------------


class Broken:
    """A pack whose hook fails."""

    MSP_MODEL_PLUGIN_API = 1


def test_a_pack_left_out_is_said_and_the_others_work(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithBroken(Registry):
        def load_entry_points(self, **settings: Any) -> None:
            super().load_entry_points(**settings)
            self.register(Broken(), name="broken")

    monkeypatch.setattr(loading, "Registry", WithBroken)

    done = assess("--format", "json")

    assert done.exit_code == 0
    assert json.loads(done.stdout)["answers"]
    first, more = done.stderr.splitlines()
    assert "'broken'" in first
    assert "msp-model plugins" in more


def test_in_strict_mode_a_broken_pack_stops_with_its_message(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithBroken(Registry):
        def load_entry_points(self, **settings: Any) -> None:
            super().load_entry_points(**settings)
            self.register(Broken(), name="broken")

    monkeypatch.setattr(loading, "Registry", WithBroken)
    monkeypatch.setenv("MSP_MODEL_PLUGINS_STRICT", "1")

    done = assess()

    assert (done.exit_code, done.stdout) == (2, "")
    assert "'broken'" in done.stderr
    assert "Traceback" not in done.stderr
