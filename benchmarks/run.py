"""python -m benchmarks.run [NAME]… [--rounds N]: the library beside others, in one run.

    decide    one evaluation of the compiled rules, beside plain Python
    explain   evaluation with every node's value recorded, and with the whole tree, beside zen-engine's trace
    import    the import of the library, beside that of attrs and pluggy

Contenders take turns in each round; what counts is the time of the processor, so that a busy machine weighs little.
Read the ratios: medians over the rounds of the ratio within a round, with the least and the greatest. Times are
magnitudes. The report is written to benchmarks/results/.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

import attrs
from benchmarks import job, job_rules, job_zen
from benchmarks.timing import Contender, Timed, collector, imports_in_turn, in_turn, median

from msp_model.expressions.compiling import compile_program
from msp_model.expressions.compiling_trees import compile_trees
from msp_model.expressions.evaluate import evaluate
from msp_model.expressions.explain import Explanation, Finding
from msp_model.expressions.leaves import Fact
from msp_model.values import UNKNOWN

DAY = date(2026, 3, 17)
RESULTS = Path(__file__).parent / "results"


@attrs.frozen(kw_only=True)
class Row:
    """One line of the report.

    Attributes:
        group: decide, explain or import.

        name: what was timed.

        base: what it is compared with.

        times: its times.

        ratios: the ratio in each round.

        target: the ratio to hold, or None.
    """

    group: str
    name: str
    base: str
    times: Timed
    ratios: Sequence[float]
    target: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the target is held."""
        return None if self.target is None else median(self.ratios) <= self.target


class Job:
    """The job, ready to be done by each contender, on the same entities."""

    def __init__(self, many: int = 3000) -> None:
        self.dictionaries = job.population(many)
        self.centres = [job_rules.centre(entity) for entity in self.dictionaries]
        self.program = job_rules.PROGRAM
        start = process_time()
        self.compiled = compile_program(self.program)
        self.compiling_ms = round((process_time() - start) * 1e3, 1)
        self.trees = compile_trees(self.program)
        self.zen, self.zen_traced = job_zen.build()

    def explanation(self, subject: job_rules.Centre, today: date) -> Explanation:
        """Record every value: the explanation is a view of them."""
        compiled = self.compiled
        return Explanation(
            self.program, compiled.values(compiled.record(subject, today)), self.program.roots[-1], today
        )

    def tree(self, subject: job_rules.Centre, today: date) -> Finding:
        """Build the whole tree of the amount, as any explanation does."""
        return self.explanation(subject, today).tree()

    def compiled_trees(self, subject: job_rules.Centre, today: date) -> tuple[Finding, ...]:
        """Build the whole trees of the verdicts and of the amount by generated code."""
        return self.trees(self.compiled.values(self.compiled.record(subject, today)))

    def slow(self, subject: job_rules.Centre, today: date) -> tuple[Any, ...]:
        """Walk over the program."""
        return evaluate(self.program, lambda leaf: _read(leaf)(subject, today), today)

    def check(self) -> None:
        """Refuse to time what does not do the job."""
        for entity, subject in zip(self.dictionaries, self.centres, strict=True):
            wanted = job.reference(entity)
            every = self.slow(subject, DAY)
            roots = tuple(every[place] for place in self.program.roots)
            trees = tuple(finding.value for finding in self.compiled_trees(subject, DAY))
            exact = (roots, self.compiled.evaluate(subject, DAY), trees)
            floats = (job_rules.plain(subject, DAY), self.zen(entity), self.zen_traced(entity)[0])
            for answer in (*exact, *floats):
                if answer[:5] != wanted[:5] or abs(float(answer[5]) - wanted[5]) > 1e-6:
                    message = f"{answer} instead of {wanted} for {entity}"
                    raise AssertionError(message)
            if self.explanation(subject, DAY).replay():
                message = f"an explanation does not replay for {entity}"
                raise AssertionError(message)


def _read(leaf: Fact[Any]) -> Callable[[Any, date], Any]:
    assert leaf.read is not None
    return leaf.read


def decide(work: Job, rounds: int) -> list[Row]:
    """Compare one evaluation with plain Python."""
    base = "plain Python on the entity"
    unknown = [attrs.evolve(subject, patients=UNKNOWN) for subject in work.centres[:100]]
    timed = in_turn(
        [
            Contender(name=base, call=job_rules.plain, items=work.centres, arguments=(DAY,)),
            Contender(name="plain Python on a dictionary", call=job.reference, items=work.dictionaries),
            Contender(
                name="compiled: verdicts and amount", call=work.compiled.decide, items=work.centres, arguments=(DAY,)
            ),
            Contender(name="the same, unscaled", call=work.compiled.evaluate, items=work.centres, arguments=(DAY,)),
            Contender(name="the same, patients unknown", call=work.compiled.decide, items=unknown, arguments=(DAY,)),
            Contender(name="slow reading, every node", call=work.slow, items=work.centres[:100], arguments=(DAY,)),
            Contender(name="zen-engine", call=work.zen, items=work.dictionaries),
        ],
        rounds,
    )
    return _rows("decide", timed, base, {"compiled: verdicts and amount": 1.5})


def explain(work: Job, rounds: int) -> list[Row]:
    """Compare an evaluation that can be explained with zen-engine's trace: results dropped, then kept."""
    found: list[Row] = []
    for keep in (False, True):
        what = "kept" if keep else "dropped"
        ways: dict[str, tuple[Callable[..., object], float | None]] = {
            "every value recorded": (work.compiled.record, 0.2),
            "explanation, a view": (work.explanation, 0.2),
            "whole trees, compiled": (work.compiled_trees, None if keep else 0.5),
            "whole tree of one answer, by a loop": (work.tree, None),
        }
        base = f"zen-engine with trace, {what}"
        contenders = [
            Contender(name=base, call=work.zen_traced, items=work.dictionaries, keep=keep),
            *(
                Contender(name=f"{way}, {what}", call=call, items=work.centres, arguments=(DAY,), keep=keep)
                for way, (call, _) in ways.items()
            ),
        ]
        targets = {f"{way}, {what}": target for way, (_, target) in ways.items() if target is not None}
        found += _rows("explain", in_turn(contenders, rounds), base, targets)
    return found


def imports(_work: Job, rounds: int) -> list[Row]:
    """Compare the import of the library with that of two libraries it stands on."""
    base = "import attrs, pluggy"
    everything = "import msp_model; [getattr(msp_model, name) for name in getattr(msp_model, '__all__', ())]"
    statements = {base: base, "import msp_model": "import msp_model", "every public name": everything}
    return _rows("import", imports_in_turn(statements, rounds), base, {"import msp_model": 2.5})


GROUPS = {"decide": decide, "explain": explain, "import": imports}


def _rows(group: str, timed: dict[str, Timed], base: str, targets: dict[str, float]) -> list[Row]:
    return [
        Row(group=group, name=name, base=base, times=times, ratios=times.ratios(timed[base]), target=targets.get(name))
        for name, times in timed.items()
    ]


# -- report ------------------------------------------------------------------------------------------------------


def markdown(rows: Sequence[Row], about: dict[str, Any]) -> str:
    """Write the report."""
    lines = ["# Latest benchmarks", "", "Ratios are to hold; times, of the processor, are magnitudes.", ""]
    lines += [f"- {key.replace('_', ' ')}: {value}" for key, value in about.items()]
    for base in dict.fromkeys(row.base for row in rows):
        lines += [
            "",
            f"## Beside {base}",
            "",
            "| | µs | ratio | least – greatest | to hold | |",
            "|---|---:|---:|---|---:|---|",
        ]
        for row in rows:
            if row.base == base:
                ratio, spread = median(row.ratios), f"{min(row.ratios):.3g} – {max(row.ratios):.3g}"
                target, held = ("", "") if row.target is None else (f"{row.target:g}", "held" if row.met else "MISSED")
                lines.append(
                    f"| {row.name} | {median(row.times.seconds) * 1e6:.3g} | {ratio:.3g} | {spread} | {target} | {held} |"
                )
    return "\n".join(lines) + "\n"


def data(rows: Sequence[Row], about: dict[str, Any]) -> dict[str, Any]:
    """Give the report as JSON holds it."""
    listed = [
        {
            "group": row.group,
            "name": row.name,
            "base": row.base,
            "microseconds": round(median(row.times.seconds) * 1e6, 3),
            "ratio": round(median(row.ratios), 4),
            "least": round(min(row.ratios), 4),
            "greatest": round(max(row.ratios), 4),
            "to_hold": row.target,
            "held": row.met,
        }
        for row in rows
    ]
    return {"about": about, "rows": listed}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the groups named, or all; the exit status is 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Time the library beside others.")
    parser.add_argument("names", nargs="*", choices=[*GROUPS, []], metavar="NAME", help=", ".join(GROUPS))
    parser.add_argument("--rounds", type=int, default=21)
    asked = parser.parse_args(arguments)
    work = Job()
    work.check()
    about: dict[str, Any] = {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
        "rounds": asked.rounds,
        "entities_a_round": len(work.centres),
        "nodes": len(work.program.nodes),
        "compiling_ms": work.compiling_ms,
        **collector(),
    }
    rows = [row for name in asked.names or GROUPS for row in GROUPS[name](work, asked.rounds)]
    report = markdown(rows, about)
    print(report)
    if set(asked.names or GROUPS) == set(GROUPS):
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "latest.md").write_text(report, encoding="utf-8")
        (RESULTS / "latest.json").write_text(json.dumps(data(rows, about), indent=1) + "\n", encoding="utf-8")
    return int(any(row.met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
