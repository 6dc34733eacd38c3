"""Fragments of the changelog are named so that they are found, and say something."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
TYPES = [each["directory"] for each in SETTINGS["type"]]
FRAGMENTS = sorted(path for path in (ROOT / SETTINGS["directory"]).iterdir() if path.name != "README.md")


def test_the_types_are_those_of_the_policy() -> None:
    assert TYPES == ["breaking", "deprecation", "feature", "rules", "fix", "doc"]


@pytest.mark.parametrize("kind", TYPES)
def test_the_policy_explains_every_type(kind: str) -> None:
    assert f"| `{kind}` |" in (ROOT / SETTINGS["directory"] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_every_fragment_is_named_and_filled(path: Path) -> None:
    assert re.fullmatch(rf"(\d+|\+[a-z0-9-]+)\.({'|'.join(TYPES)})(\.\d+)?\.md", path.name)
    assert path.read_text(encoding="utf-8").strip()
