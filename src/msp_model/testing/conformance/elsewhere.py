"""Elsewhere: the program run in another process: import the plugin under watch, answer questions, tell what happened.

It reads one JSON object on its standard input and writes one on its standard output. It needs no Hypothesis.
"""

import decimal
import importlib
import io
import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

from msp_model.assessment import Book
from msp_model.documents import Codec
from msp_model.plugins import Registry
from msp_model.rulebook import Pack, Rulebook
from msp_model.rulebook.checks import declarations
from msp_model.testing.conformance.said import said

WATCHED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.remove", "os.rename",
    "os.mkdir", "os.rmdir", "os.putenv", "os.unsetenv", "os.chdir", "shutil.", "urllib.", "ftplib.", "http.client",
    "smtplib.", "sqlite3.", "tempfile.", "webbrowser.",
)  # fmt: skip
"""What an import, or an answer, never does, by the names of Python's audit events."""


class Watch:
    """Notes what the interpreter is asked to do while it watches."""

    def __init__(self) -> None:
        self.noted: list[str] = []
        self.phase = ""
        self.allowed: tuple[str, ...] = ()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Note an event, as audit hooks do."""
        if not self.phase:
            return
        if event == "open":
            self._opened(*arguments)
        elif event.startswith(WATCHED):
            self.noted.append(f"{event} {str(arguments[0])[:80] if arguments else ''}".strip())

    def _opened(self, path: object, mode: str | None, flags: int) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        name = os.path.realpath(os.fsdecode(path))
        writes = any(letter in (mode or "") for letter in "wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        code = name.endswith((".py", ".pyc", ".so", ".toml", ".csv", ".json")) or "/" not in name
        known = name.startswith(self.allowed)
        if writes or not known or (self.phase == "answer" and not code):
            self.noted.append(f"open {name} {mode or ''}".strip())

    @contextmanager
    def during(self, phase: str) -> Iterator[None]:
        """Watch while the block runs."""
        self.phase = phase
        try:
            yield
        finally:
            self.phase = ""


def main() -> None:
    """Run the program."""
    asked = json.loads(sys.stdin.read())
    sys.dont_write_bytecode = True
    sys.path[:] = list(dict.fromkeys([*asked["paths"], *sys.path[1:]]))
    beside = _national() if asked["beside"] else ()
    plain = Book(Rulebook.of(beside))
    before = [_answered(plain, Codec(), each) for each in asked["plain"]] if beside else []
    watch = Watch()
    watch.allowed = tuple(os.path.realpath(place) for place in (*sys.path, sys.prefix, sys.base_prefix) if place)
    sys.addaudithook(watch)
    told: dict[str, Any] = {"changed": []}
    state = _state()
    started = time.process_time()
    shown = io.StringIO()
    with redirect_stdout(shown), redirect_stderr(shown), watch.during("import"):
        plugin = importlib.import_module(asked["module"])
        registry = Registry()
        registry.register(plugin, name=asked["name"], strict=True)
    told["seconds"] = time.process_time() - started
    told["printed"] = shown.getvalue()[:200]
    told["changed"] = sorted(name for name, value in _state().items() if state[name] != value)
    told["at_import"] = sorted(set(watch.noted))
    watch.noted.clear()
    after = [_answered(plain, Codec(), each) for each in asked["plain"]] if beside else []
    told["patched"] = before != after
    [pack] = registry.packs()
    book, codec = Book(Rulebook.of([*beside, pack])), Codec(extensions=dict(pack.extensions))
    ids = {one.id for _, one in declarations([pack])}
    with watch.during("answer"):
        told["answers"] = [_answered(book, codec, each, ids) for each in asked["questions"]]
    told["in_answers"] = sorted(set(watch.noted))
    json.dump(told, sys.stdout)


def _national() -> tuple[Pack, ...]:
    registry = Registry()
    registry.load_entry_points(only=(), strict=True)
    return registry.packs()


def _answered(book: Book, codec: Codec, question: list[str], only: set[str] | None = None) -> list[list[Any]]:
    """Answer one question: a dossier in JSON and a day."""
    text, on = question
    return said(book.assess(codec.loads(text, "json"), date.fromisoformat(on), only=only))


def _state() -> dict[str, object]:
    """Give what an import must leave as it is."""
    return {
        "os.environ": dict(os.environ),
        "os.getcwd()": str(Path.cwd()),
        "sys.path": list(sys.path),
        "threading": threading.active_count(),
        "decimal": str(decimal.getcontext()),
        "sys.getrecursionlimit()": sys.getrecursionlimit(),
    }


if __name__ == "__main__":
    main()
