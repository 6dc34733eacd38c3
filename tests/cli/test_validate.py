"""``msp-model validate`` and ``msp-model schema``: dossiers checked without being assessed."""

import json
import shutil
from pathlib import Path

import pytest
from tests.cli.test_app import run

from msp_model.documents import CODES, Codec, json_schema, rulebook_schema, write_lines
from msp_model.entities import Msp

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
BAD = ROOT / "tests" / "data" / "bad"


def test_sound_dossiers_are_counted_and_nothing_else_is_said() -> None:
    done = run("validate", str(EXAMPLES), str(EXAMPLES / "romenay.yaml"), "--lang", "en")

    assert done.exit_code == 0
    assert done.stdout == "5 dossiers examined, none refused.\n"
    assert done.stderr == ""


def test_each_problem_stands_on_its_line_with_file_place_and_code(tmp_path: Path) -> None:
    file = tmp_path / "dossier.yaml"
    file.write_text(
        "format: msp-model\nschema_version: 1\nmsp:\n  id: x\n  name: X\n  kind: maison\n  sittes: []\n",
        encoding="utf-8",
    )

    done = run("validate", str(file), str(EXAMPLES / "romenay.yaml"))

    assert done.exit_code == 2
    kind, sites, summary = done.stdout.splitlines()
    assert kind.startswith(f"{file}: $.msp.kind (l. 6): ")
    assert kind.endswith("[unknown-word]")
    assert sites.startswith(f"{file}: $.msp.sittes (l. 7): ")
    assert "vouliez-vous dire « sites »" in sites
    assert summary == "2 dossiers examinés, 1 refusé."
    assert done.stderr == ""


def test_a_doubt_is_told_and_refuses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "dossier.yaml"
    text = (EXAMPLES / "romenay.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("\nmsp:\n", "\nmsp:\n  finess: 419999918\n"), encoding="utf-8")

    done = run("validate", str(file))

    assert done.exit_code == 0
    doubt, summary = done.stdout.splitlines()
    assert doubt.startswith(f"{file}: alerte\u202f: $.msp.finess (l. ")
    assert doubt.endswith("[wrong-key]")
    assert summary == "1 dossier examiné, aucun refusé, 1 avec une alerte."


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "dossiers.jsonl"
    write_lines([Msp(id=f"m{number}", name="M") for number in range(3)], file)
    file.write_text(file.read_text(encoding="utf-8") + "{\n", encoding="utf-8")

    done = run("validate", str(file), "--lang", "en")

    assert done.exit_code == 2
    assert done.stdout.splitlines()[0].startswith(f"{file}:4: $")
    assert done.stdout.splitlines()[-1] == "4 dossiers examined, 1 refused."


@pytest.mark.parametrize("name", ["nowhere.yaml", "nowhere.jsonl", "notes.txt", "empty"])
def test_what_holds_no_dossier_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("", encoding="utf-8")

    done = run("validate", str(tmp_path / name), "--lang", "en")

    assert done.exit_code == 2
    assert done.stdout.splitlines()[-1] == "1 dossier examined, 1 refused."


def test_every_bad_document_is_refused_with_codes_of_the_list(tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    shutil.copytree(BAD, folder)
    Codec().write(Msp(id="sound", name="Sound"), folder / "sound.json")

    done = run("validate", str(folder), "--format", "json")
    found = json.loads(done.stdout)

    assert done.exit_code == 2
    assert found["read"] == len(found["documents"])
    assert found["refused"] == sum(not one["accepted"] for one in found["documents"]) > 60
    assert [Path(one["source"]).name for one in found["documents"] if one["accepted"]] == ["sound.json"]
    problems = [problem for one in found["documents"] for problem in one["problems"]]
    assert {problem["code"] for problem in problems} <= set(CODES)
    assert all(problem["message"].keys() == {"fr", "en"} for problem in problems)


def test_without_a_file_it_says_what_is_missing() -> None:
    done = run("validate")

    assert done.exit_code == 2
    assert "FILES" in done.stderr


def test_the_schemas_are_those_of_the_library() -> None:
    assert json.loads(run("schema").stdout) == json_schema("json")
    assert json.loads(run("schema", "--format", "yaml-schema").stdout) == json_schema("yaml")
    assert json.loads(run("schema", "--format", "rulebook").stdout) == rulebook_schema()
