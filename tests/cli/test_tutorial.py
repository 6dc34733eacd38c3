"""The tutorial of a first region: its files, as they stand on the page, make the pack that it says."""

import re
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

import pytest
from tests.cli.test_app import run

from msp_model.documents.scheme_tables import AskWord, CountWord, TeamWord, ZoneWord
from msp_model.entities import CostKind, FileDocument, FunderKind, Operation, OwnerKind, Purpose
from msp_model.rulebook import TextKind

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "first-region"
PAGE = (ROOT / "docs" / "write-your-first-region.md").read_text(encoding="utf-8")
FILE = re.compile(r"^(Fichier|À la suite de) `([^`]+)` :\n\n```[a-z]+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = "src/msp_model_australes/__init__.py"


def files_of(page: str) -> dict[str, str]:
    """Do what the page says: write a file, or go on with it."""
    found: dict[str, str] = {}
    for what, name, content in FILE.findall(page):
        assert (what == "Fichier") is (name not in found), f"{name}: told twice, or gone on with before it was told"
        found[name] = f"{found[name]}\n{content}" if name in found else content
    return found


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_the_files_of_the_page_are_those_of_the_example() -> None:
    example = {
        path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8")
        for path in EXAMPLE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert files_of(PAGE) == example


def test_the_pack_has_at_most_thirty_lines_of_python() -> None:
    python = [content for name, content in files_of(PAGE).items() if name.endswith(".py")]

    assert sum(len(content.splitlines()) for content in python) <= 30


@pytest.mark.parametrize("step", [2, 3, 4, 5])
def test_nothing_is_wrong_with_the_files_after_a_step_but_what_the_next_one_adds(tmp_path: Path, step: int) -> None:
    before = PAGE.partition(f"\n## {step}. ")[0]
    data = write(tmp_path, files_of(before)) / "src" / "msp_model_australes"

    done = run("check", "--no-kit", str(data))

    unread = [line for line in done.stderr.splitlines() if line.endswith("[unread-parameter]")]
    assert done.stderr.splitlines() == unread
    assert bool(unread) is (step in {3, 4})


def test_the_pack_of_the_page_passes(tmp_path: Path) -> None:
    done = run("check", str(write(tmp_path, files_of(PAGE))))

    assert done.exit_code == 0, done.stderr + done.stdout


def test_an_invented_team_gets_what_the_page_says(tmp_path: Path) -> None:
    folder = write(tmp_path, files_of(PAGE))
    told = ["assess", str(folder / "dossier.yaml"), "--pack", str(folder), "--on", "2025-06-30"]

    assert "45\u202f000" in run(*told, "--rule", "tf.region.premises").stdout
    assert "non publié" in run(*told, "--rule", "tf.ars.start_up").stdout


@pytest.mark.parametrize(
    "words",
    [
        FunderKind,
        Purpose,
        OwnerKind,
        AskWord,
        ZoneWord,
        TeamWord,
        Operation,
        CostKind,
        FileDocument,
        CountWord,
        TextKind,
    ],
)
def test_every_word_is_on_the_page(words: Iterable[Enum]) -> None:
    assert [word.value for word in words if f"`{word.value}`" not in PAGE] == []
