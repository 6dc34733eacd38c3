"""Run mutants of some rooms, and tell the score: ``python -m tests.testing.mutation --sample 300 expressions``."""

import argparse
import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.testing.mutation import figures
from tests.testing.mutation.mutate import Mutant, mutants

ROOT = Path(__file__).parents[3]
RESULTS = Path(__file__).parent / "results"
ROOMS = {
    "expressions": ["src/msp_model/expressions", "tests/expressions", "tests/assessment"],
    "rulebook": [
        "src/msp_model/rulebook",
        "tests/rulebook",
        "tests/assessment",
        "tests/plugins",
        "tests/national/test_pack.py",
    ],
    "national": ["src/msp_model/national", "tests/national", "tests/aci"],
}
"""The tests that speak of each room, and the examples of its docstrings."""

OPTIONS = ["-q", "-x", "-p", "no:cacheprovider", "--hypothesis-profile=mutants", "-m", "not slow"]
PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
"""Where the library and its tests are looked for first: beside this file, whatever is installed."""

PATIENCE = 150
"""Seconds that a whole run may take, with a mutant in place from the first import; what is not caught by then survives."""


def main() -> None:
    """Run what was asked for."""
    asked = argparse.ArgumentParser(prog="python -m tests.testing.mutation", description=__doc__)
    asked.add_argument("rooms", nargs="*", default=[*ROOMS, "texts"], help="expressions, rulebook, national, texts")
    asked.add_argument("--sample", type=int, default=0, help="how many mutants of each room; all where it is left out")
    asked.add_argument("--seed", type=int, default=2026, help="which sample")
    asked.add_argument("--only", default="", help="a part of the path of the modules to change; nothing is recorded")
    told = asked.parse_args()
    RESULTS.mkdir(exist_ok=True)
    for room in told.rooms:
        if room == "texts":
            count, survivors = figures.run()
            _say(f"texts: {count - len(survivors)} of {count} changes of figures and days are shown by a golden table")
            _say("\n".join(survivors))
        else:
            run(room, told.sample, told.seed, told.only)


def run(room: str, sample: int, seed: int, only: str) -> None:
    """Run the mutants of one room and record what became of them; those of *only* some modules are not recorded."""
    folder = ROOT / "src" / "msp_model" / room
    every = [each for path in sorted(folder.rglob("*.py")) if only in path.as_posix() for each in mutants(path, ROOT)]
    chosen = every if not sample or sample >= len(every) else random.Random(seed).sample(every, sample)
    chosen = sorted(chosen, key=lambda each: (each.path, each.number))
    outcomes = together(chosen, ROOMS[room], RESULTS / f"{room}.part")
    for mutant in chosen:
        if outcomes[mutant] == "elsewhere":
            outcomes[mutant] = alone(mutant, ROOMS[room], RESULTS / f"{room}.caught")
            _say(f"{outcomes[mutant]:12} {mutant.name}")
    (RESULTS / f"{room}.caught").unlink()
    if not only:
        _record(room, chosen, outcomes)
    counted = Counter(outcomes.values())
    caught = len(chosen) - counted["survived"]
    _say(f"{room}: {caught} of {len(chosen)} mutants caught ({caught / len(chosen):.1%}), of {len(every)}: {counted}")


def _record(room: str, chosen: list[Mutant], outcomes: dict[Mutant, str]) -> None:
    lines = [json.dumps([each.path, each.line, each.change, outcomes[each]]) for each in chosen]
    (RESULTS / f"{room}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def together(chosen: list[Mutant], tests: list[str], part: Path) -> dict[Mutant, str]:
    """Run mutants in processes forked from one that has collected the tests."""
    asked = part.with_suffix(".asked")
    asked.write_text(json.dumps([[each.path, each.number] for each in chosen]), encoding="utf-8")
    part.write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", *OPTIONS, "-p", "tests.testing.mutation.loop", *tests]
    environment = os.environ | {"MUTANTS": str(asked), "TOLD": str(part), "PYTHONPATH": PATHS}
    subprocess.run(command, cwd=ROOT, env=environment, check=False, stdout=subprocess.DEVNULL)
    told = {(path, number): outcome for path, number, _, _, outcome in map(json.loads, part.read_text().splitlines())}
    asked.unlink()
    part.unlink()
    return {each: told.get((each.path, each.number), "elsewhere") for each in chosen}


def alone(mutant: Mutant, tests: list[str], caught: Path) -> str:
    """Run one mutant from the first import on."""
    command = [sys.executable, "-m", "pytest", *OPTIONS, "-p", "tests.testing.mutation.hook", *tests]
    environment = os.environ | {
        "MUTANT": f"{mutant.path}:{mutant.number}",
        "CAUGHT": str(caught),
        "PYTHONPATH": PATHS,
    }
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return "survived"
    return "survived" if done.returncode == 0 else "caught"


if __name__ == "__main__":
    main()
