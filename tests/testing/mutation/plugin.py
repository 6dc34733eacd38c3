"""Plugin: runs the tests that reach a mutant, in a process forked after everything was collected.

A first pass runs every test under coverage and notes which lines it reaches and how long it takes; then each mutant has
a process of its own, in which the function that holds it gets other code, and the tests that reach its line run, the
quickest first, until one fails.
"""

import gc
import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FunctionType

import coverage
import pytest
from _pytest.runner import runtestprotocol
from tests.testing.mutation.mutate import Mutant, codes, mutated

ROOT = Path(__file__).parents[3]
PATIENCE = 15.0
"""How many times as long as without a mutant its tests may take; beyond it the mutant is caught."""


class Mutations:
    """The mutants to run, and what becomes of them."""

    def __init__(self, mutants: list[Mutant], told: Path) -> None:
        self.mutants = mutants
        self.told = told
        self.reached: dict[tuple[str, int], list[str]] = {}
        self.seconds: dict[str, float] = {}

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
        return True

    @staticmethod
    def _say(words: str) -> None:
        os.write(2, f"{words}\n".encode())

    def _first_pass(self, items: list[pytest.Item]) -> set[str]:
        files = sorted({str(ROOT / mutant.path) for mutant in self.mutants})
        watch = coverage.Coverage(data_file=None, include=files, config_file=False)
        failing = set()
        watch.start()
        for number, item in enumerate(items):
            watch.switch_context(item.nodeid)
            started = time.perf_counter()
            following = items[number + 1] if number + 1 < len(items) else None
            reports = runtestprotocol(item, log=False, nextitem=following)
            self.seconds[item.nodeid] = time.perf_counter() - started
            if any(report.failed for report in reports):
                failing.add(item.nodeid)
        watch.stop()
        data = watch.get_data()
        for file in data.measured_files():
            name = Path(file).relative_to(ROOT).as_posix()
            for line, contexts in data.contexts_by_lineno(file).items():
                self.reached[name, line] = [context for context in contexts if context]
        return failing

    def _run(self, mutant: Mutant, items: dict[str, pytest.Item]) -> str:
        reaching = [name for name in self.reached.get((mutant.path, mutant.line), []) if name in items]
        if not mutant.function or mutant.function.endswith(".") or not reaching:
            return "elsewhere"  # at the level of the module, or reached by no test of its own: another process tells
        reaching.sort(key=self.seconds.__getitem__)
        patience = PATIENCE * sum(self.seconds[name] for name in reaching) + 10
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            self._child(mutant, [items[name] for name in reaching])
        return _awaited(child, patience)

    @staticmethod
    def _child(mutant: Mutant, items: list[pytest.Item]) -> None:
        """Put the mutant in place and run the tests; never comes back."""
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        status = 3
        try:
            if not _patch(mutant):
                os._exit(4)
            status = 0
            for number, item in enumerate(items):
                following = items[number + 1] if number + 1 < len(items) else None
                if any(report.failed for report in runtestprotocol(item, log=False, nextitem=following)):
                    status = 1
                    break
        except BaseException:  # noqa: BLE001 - whatever breaks in a mutant, breaks
            status = 1
        os._exit(status)


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


def _awaited(child: int, patience: float) -> str:
    """Give what became of a process: caught, survived, too slow, or to be told elsewhere."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return {0: "survived", 4: "elsewhere"}.get(os.waitstatus_to_exitcode(status), "caught")
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "too slow"
