"""Plugin: runs the tests that reach a mutant, in a process forked after everything was collected.

A first process runs every test under coverage and tells which lines it reaches and how long it takes. Then each mutant has
a process of its own, forked from one that has collected the tests and run none: the function that holds the mutant gets
other code, and the tests that reach its line run until one fails: first those that have caught most mutants for the time
they take, then the quickest. What is computed while modules are imported or tests collected cannot be changed so: it is told
elsewhere.
"""

import gc
import json
import os
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FunctionType

import coverage
import pytest
from _pytest.runner import runtestprotocol
from tests.testing.mutation.mutate import Mutant, codes, mutated

ROOT = Path(__file__).parents[3]
IMPORT = "import"
"""Where a line is reached before any test runs."""

PATIENCE, LEAST, MOST = 6.0, 5.0, 60.0
"""How many times as long as without a mutant a test may take, and how many seconds more and at most; beyond, it is caught."""

ENOUGH = 45.0
"""How many seconds of tests a mutant may pass before it is said to survive, whatever the others would say."""

STATUS = {0: "survived", 4: "elsewhere", -signal.SIGALRM: "too slow"}
"""What became of a mutant by the exit status of its process; any other: caught."""


class Mutations:
    """The mutants to run, and what becomes of them."""

    def __init__(self, mutants: list[Mutant], told: Path) -> None:
        self.mutants = mutants
        self.told = told
        self.reached: dict[str, dict[str, list[str]]] = {}
        self.seconds: dict[str, float] = {}
        self.caught: Counter[str] = Counter()
        self.catcher = told.with_suffix(".catcher")
        files = sorted({str(ROOT / mutant.path) for mutant in mutants})
        self.watch = coverage.Coverage(data_file=None, include=files, config_file=False)
        self.watch.start()
        self.watch.switch_context(IMPORT)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the mutants in place of the tests."""
        if session.testsfailed or not session.items:
            return True
        failing = self._first_pass(session.items)
        items = {item.nodeid: item for item in session.items if item.nodeid not in failing}
        self._say(f"{len(items)} tests, {sum(self.seconds.values()):.0f} s, {len(failing)} left out: they fail")
        with self.told.open("a", encoding="utf-8") as told:
            for number, mutant in enumerate(self.mutants, start=1):
                outcome = self._run(mutant, items)
                told.write(json.dumps([mutant.path, mutant.number, mutant.line, mutant.change, outcome]) + "\n")
                told.flush()
                self._say(f"{number}/{len(self.mutants)} {outcome:12} {mutant.name}")
        self.told.with_suffix(".caught").write_text(json.dumps(self.caught), encoding="utf-8")
        self.catcher.unlink(missing_ok=True)
        return True

    @staticmethod
    def _say(words: str) -> None:
        os.write(2, f"{words}\n".encode())

    def _first_pass(self, items: list[pytest.Item]) -> set[str]:
        """Run every test once, in a process of its own; give those that fail."""
        notes = self.told.with_suffix(".first")
        child = _fork()
        if child == 0:
            failing = self._watched(items)
            notes.write_text(json.dumps([failing, self.seconds, self.reached]), encoding="utf-8")
            os._exit(0)
        os.waitpid(child, 0)
        self.watch.stop()
        failing, self.seconds, self.reached = json.loads(notes.read_text(encoding="utf-8"))
        notes.unlink()
        return set(failing)

    def _watched(self, items: list[pytest.Item]) -> list[str]:
        failing = []
        for number, item in enumerate(items):
            self.watch.switch_context(item.nodeid)
            started = time.perf_counter()
            following = items[number + 1] if number + 1 < len(items) else None
            reports = runtestprotocol(item, log=False, nextitem=following)
            self.seconds[item.nodeid] = time.perf_counter() - started
            if any(report.failed for report in reports):
                failing.append(item.nodeid)
        self.watch.stop()
        data = self.watch.get_data()
        for file in data.measured_files():
            lines = data.contexts_by_lineno(file).items()
            name = Path(file).relative_to(ROOT).as_posix()
            self.reached[name] = {str(line): [each for each in contexts if each] for line, contexts in lines}
        return failing

    def _run(self, mutant: Mutant, items: dict[str, pytest.Item]) -> str:
        contexts = self.reached.get(mutant.path, {}).get(str(mutant.line), [])
        reaching = [name for name in contexts if name in items]
        if not mutant.function or mutant.function.endswith(".") or not reaching:
            return "elsewhere"
        reaching.sort(key=self._worth)
        self.catcher.write_text("", encoding="utf-8")
        child = _fork()
        if child == 0:
            self._child(mutant, [items[name] for name in reaching])
        _, status = os.waitpid(child, 0)
        if name := self.catcher.read_text(encoding="utf-8"):
            self.caught[name] += 1
        outcome = STATUS.get(os.waitstatus_to_exitcode(status), "caught")
        return "elsewhere" if outcome == "survived" and (mutant.nested or IMPORT in contexts) else outcome

    def _worth(self, name: str) -> tuple[float, float]:
        """Order a test by what it has caught in the time it takes, then by that time."""
        return -self.caught[name] / (self.seconds[name] + 0.1), self.seconds[name]

    def _child(self, mutant: Mutant, items: list[pytest.Item]) -> None:
        """Put the mutant in place and run the tests; never comes back."""
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        status = 3
        try:
            if not _patch(mutant):
                os._exit(4)
            status, started = 0, time.monotonic()
            for number, item in enumerate(items):
                if time.monotonic() - started > ENOUGH:
                    break
                following = items[number + 1] if number + 1 < len(items) else None
                signal.setitimer(signal.ITIMER_REAL, min(PATIENCE * self.seconds[item.nodeid] + LEAST, MOST))
                if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
                    self.catcher.write_text(item.nodeid, encoding="utf-8")
                    status = 1
                    break
        except BaseException:  # noqa: BLE001 - whatever breaks in a mutant, breaks
            status = 1
        os._exit(status)


def _fork() -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    return os.fork()


def _patch(mutant: Mutant) -> int:
    """Give the function of a mutant its code, wherever the function is held; give how many were changed."""
    path = ROOT / mutant.path
    found = codes(mutated(path, mutant.number)).get(mutant.function, [])
    changed = 0
    for held in gc.get_objects():
        if isinstance(held, FunctionType):
            code = held.__code__
            if code.co_qualname == mutant.function and Path(code.co_filename) == path:
                for new in found:
                    if new.co_firstlineno == code.co_firstlineno and new.co_freevars == code.co_freevars:
                        held.__code__ = new
                        changed += 1
    return changed
