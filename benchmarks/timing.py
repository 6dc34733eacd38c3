"""Timing: contenders in turn, round after round, in time of the processor, so that other programs weigh little."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import attrs


@attrs.frozen(kw_only=True)
class Contender:
    """One way to do something, called once for each item.

    Attributes:
        name: its name in the table.

        call: the function, called with an item and *arguments*.

        items: what it is called with in turn.

        arguments: what every call gets beside the item; nothing, or one thing.

        keep: whether the results of a round are held until its end.
    """

    name: str
    call: Callable[..., object]
    items: Sequence[Any]
    arguments: tuple[Any, ...] = ()
    keep: bool = False

    def seconds(self) -> float:
        """Give the mean time of a call over all items, the garbage of others collected beforehand."""
        call, items = self.call, self.items
        gc.collect()
        kept: list[object] = []
        if self.arguments:
            (argument,) = self.arguments
            start = time.process_time()
            if self.keep:
                kept = [call(item, argument) for item in items]
            else:
                for item in items:
                    call(item, argument)
        else:
            start = time.process_time()
            if self.keep:
                kept = [call(item) for item in items]
            else:
                for item in items:
                    call(item)
        took = time.process_time() - start
        kept.clear()
        return took / len(items)


@attrs.frozen(kw_only=True)
class Timed:
    """The times of a contender, one for each round."""

    name: str
    seconds: tuple[float, ...]

    def ratios(self, base: "Timed") -> list[float]:
        """Give the ratio to another contender, round by round."""
        return [mine / other for mine, other in zip(self.seconds, base.seconds, strict=True)]


def in_turn(contenders: Sequence[Contender], rounds: int) -> dict[str, Timed]:
    """Time the contenders in turn, beginning with another one each round."""
    taken: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for contender in contenders:
        contender.seconds()
    for turn in range(rounds):
        first = turn % len(contenders)
        for contender in (*contenders[first:], *contenders[:first]):
            taken[contender.name].append(contender.seconds())
    return {name: Timed(name=name, seconds=tuple(times)) for name, times in taken.items()}


def imports_in_turn(statements: dict[str, str], rounds: int) -> dict[str, Timed]:
    """Time import statements in fresh interpreters, in turn; the first ones, which write bytecode, do not count."""
    taken: dict[str, list[float]] = {name: [] for name in statements}
    for turn in range(-1, rounds):
        order = list(statements.items())
        for name, statement in order if turn % 2 else reversed(order):
            seconds = _import_seconds(statement)
            if turn >= 0:
                taken[name].append(seconds)
    return {name: Timed(name=name, seconds=tuple(times)) for name, times in taken.items()}


def _import_seconds(statement: str) -> float:
    code = f"import time; start = time.process_time(); {statement}; print(time.process_time() - start)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    return float(done.stdout)


def median(values: Sequence[float]) -> float:
    """Give the middle value."""
    return statistics.median(values)


def collector() -> dict[str, object]:
    """Give the state of the garbage collector and the size of the heap."""
    return {
        "collector": "enabled" if gc.isenabled() else "disabled",
        "thresholds": list(gc.get_threshold()),
        "objects": len(gc.get_objects()),
        "resident_mb": _resident_mb(),
    }


def _resident_mb() -> int | None:
    pages = Path("/proc/self/statm")
    if not pages.exists():  # outside Linux
        return None
    return int(pages.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20
