"""The suite as a whole: how much hypothesis draws, and how the examples of README, docs and docstrings are run."""

import difflib
import os
import re
import shlex
import subprocess
import sysconfig
import tomllib
from doctest import ELLIPSIS
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.sybil import SybilCollection

ROOT = Path(__file__).parent

# `dev` when nothing is said; `ci` is the gate: modest, and the same on every run; `nightly` looks further.
# The built-in `ci` is kept as its base: no database, no deadline, what fails is printed in full. `packs` is for the
# kit on every regional pack in turn, `mutants` for the tests that meet each mutant of the library.
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci", settings.get_profile("ci"), max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "packs", settings.get_profile("ci"), max_examples=8, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "mutants", settings.get_profile("ci"), max_examples=20, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "nightly", max_examples=3_000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("dev")

# The suite of the library reads its own pack: those that happen to be installed are loaded where a test asks for them.
os.environ.setdefault("MSP_MODEL_PLUGINS", "")


@pytest.fixture
def at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where a reader stands: examples name files from the top of a clone."""
    monkeypatch.chdir(ROOT)


def run_console(example: Example) -> str | None:
    """Run each ``$ command`` of a console block and compare what it prints with the lines below it."""
    documented: list[tuple[str, list[str]]] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            documented.append((line.removeprefix("$ "), []))
        elif documented:
            documented[-1][1].append(line.rstrip())
        else:
            return f"a console block starts with a command, not with {line!r}"
    for command, lines in documented:
        wanted, found = "\n".join(lines).rstrip(), _printed_by(command)
        if not _agree(wanted, found):
            diff = difflib.unified_diff(wanted.splitlines(), found.splitlines(), "documented", "printed", lineterm="")
            return "\n".join([f"$ {command}", *diff])
    return None


def _printed_by(command: str) -> str:
    """Give what *command* prints in a pipe: its output, then its errors, without trailing spaces."""
    scripts = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)])
    done = subprocess.run(
        shlex.split(command),
        cwd=ROOT,
        env=os.environ | {"PATH": scripts, "COLUMNS": "100", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return "\n".join(line.rstrip() for line in (done.stdout + done.stderr).rstrip().splitlines())


def _agree(wanted: str, found: str) -> bool:
    """Compare as doctest does: three dots stand for anything in a line, on a line of their own for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") + r"\n"
        for line in wanted.splitlines()
    )
    return re.fullmatch(pattern, found + "\n" if found else "") is not None


def read_toml(example: Example) -> str | None:
    """Read a block of TOML: a documented text must at least be one."""
    try:
        tomllib.loads(example.parsed)
    except tomllib.TOMLDecodeError as error:
        return str(error)
    return None


def reader(path: str, pattern: str) -> Sybil:
    """Make what finds and runs the examples of the pages under *path*."""
    return Sybil(
        parsers=[
            PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
            CodeBlockParser(language="console", evaluator=run_console),
            CodeBlockParser(language="toml", evaluator=read_toml),
        ],
        path=path,
        pattern=pattern,
        fixtures=["at_the_top"],
    )


docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    path="src",
    pattern="*.py",
    document_types={".py": PythonDocStringDocument},
)

pytest_collect_file = SybilCollection([reader(".", "README.md"), reader("docs", "*.md"), docstrings]).pytest()
