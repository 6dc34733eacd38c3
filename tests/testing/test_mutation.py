"""The tool that changes the library, and the score recorded with it."""

import ast
import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from tests.testing.mutation import figures
from tests.testing.mutation.mutate import codes, mutants, mutated

FOLDER = Path(__file__).parent / "mutation"
RESULTS = FOLDER / "results"
LEAST = 0.9
ROOMS = ("expressions", "rulebook", "national")

SOURCE = '''\
"""A module."""

LIMIT = 6


class Kept:
    """A class."""

    share = 1

    def both(self, a: int, b: bool = True) -> bool:
        """Say something."""
        return self.share < a and not b


def made(n):
    def inner(value):
        if value == n:
            print("equal")
        return max(value, n)

    return inner
'''


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "module.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_each_place_has_its_changes(module: Path) -> None:
    found = [(each.line, each.change, each.function, each.nested) for each in mutants(module, module.parent)]

    assert found == [
        (3, "6 -> 7", "", False),
        (9, "1 -> 2", "Kept.", False),
        (11, "True -> False", "Kept.both", False),
        (13, "return None", "Kept.both", False),
        (13, "And -> Or", "Kept.both", False),
        (13, "Lt -> LtE", "Kept.both", False),
        (13, "without Not", "Kept.both", False),
        (18, "opposite condition", "made", True),
        (18, "Eq -> NotEq", "made", True),
        (19, "statement left out", "made", True),
        (20, "return None", "made", True),
        (20, "max -> min", "made", True),
        (22, "return None", "made", False),
    ]


def test_each_mutant_is_another_program(module: Path) -> None:
    def shape(code: object) -> str:
        return repr([(each.co_code, each.co_consts, each.co_names) for group in codes(code).values() for each in group])  # type: ignore[arg-type]

    original = shape(compile(ast.parse(SOURCE), str(module), "exec"))
    shapes = [shape(mutated(module, number)) for number in range(len(mutants(module, module.parent)))]

    assert original not in shapes


def test_every_figure_and_every_day_of_the_texts_is_in_a_table_transcribed_from_the_sources() -> None:
    count, survivors = figures.run()

    assert count > 400
    assert survivors == []


def explained() -> set[tuple[str, int, str]]:
    told = tomllib.loads((FOLDER / "survivors.toml").read_text(encoding="utf-8"))["survivor"]
    assert all(one["why"] for one in told)
    return {(one["path"], one["line"], one["change"]) for one in told}


@pytest.mark.parametrize("room", ROOMS)
def test_the_recorded_score_holds(room: str) -> None:
    outcomes = [json.loads(line) for line in (RESULTS / f"{room}.jsonl").read_text(encoding="utf-8").splitlines()]
    counted = Counter(outcome for *_, outcome in outcomes)

    assert len(outcomes) >= 100
    assert 1 - counted["survived"] / len(outcomes) >= LEAST


def test_every_recorded_survivor_is_explained() -> None:
    survived = {
        (path, line, change)
        for room in ROOMS
        for path, line, change, outcome in map(json.loads, (RESULTS / f"{room}.jsonl").read_text("utf-8").splitlines())
        if outcome == "survived"
    }

    assert explained() == survived
