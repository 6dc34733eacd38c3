"""python -m benchmarks.packs_bench [--rounds N]: loading the national rulebook alone, and with every regional pack.

Both are loaded in turn, through the door, in one process; the packs are those of this repository, installed or not. Read the
ratio: it is the median over the rounds of the ratio within a round. To hold: 3. The report is written to
benchmarks/results/packs.md.
"""

import argparse
import importlib
import platform
import sys
from pathlib import Path
from types import ModuleType

from benchmarks.timing import Contender, in_turn, median

from msp_model.plugins import Registry, build_rulebook
from msp_model.rulebook import Rulebook

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results" / "packs.md"
TO_HOLD = 3


def modules() -> dict[str, ModuleType]:
    """Import the packs of this repository, by key."""
    found = {}
    for project in sorted((ROOT / "plugins").glob("*/pyproject.toml")):
        sys.path.append(str(project.parent / "src"))
        key = project.parent.name
        found[key] = importlib.import_module(f"msp_model_{key.replace('-', '_')}")
    return found


def load(packs: dict[str, ModuleType]) -> Rulebook:
    """Load the national pack, and these beside it, as `msp_model.load_rulebook` does."""
    registry = Registry()
    registry.load_entry_points(only=(), strict=True)
    for key, module in packs.items():
        registry.register(module, name=key, distribution=f"msp-model-{key}", version="0.1.0", strict=True)
    return build_rulebook(registry, strict=True)


def main() -> int:
    """Print the times and the ratio; 1 where it is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    packs = modules()
    alone = Contender(name="national alone", call=load, items=[{}])
    together = Contender(name=f"with {len(packs)} packs", call=load, items=[packs])
    timed = in_turn([alone, together], rounds)
    ratio = median(timed[together.name].ratios(timed[alone.name]))
    rows = "\n".join(f"| {name} | {median(times.seconds) * 1000:.0f} |" for name, times in timed.items())
    report = f"""# Loading every regional pack

Python {platform.python_version()}, {rounds} rounds. Times are of the processor; read the ratio.

| | ms |
|---|---:|
{rows}

With the packs, loading takes {ratio:.2f} times as long. To hold: {TO_HOLD}, {"held" if ratio <= TO_HOLD else "MISSED"}.
"""
    RESULTS.write_text(report, encoding="utf-8")
    print(report)
    return int(ratio > TO_HOLD)


if __name__ == "__main__":
    raise SystemExit(main())
