"""The bar of ``msp-model validate``: on a terminal only, and never in what is printed."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no terminals here")

ROOT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-c", "from msp_model.cli import main; main()"]
KEPT = ("PATH", "HOME", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "COVERAGE_FILE")


def run(*arguments: str, both: bool) -> tuple[str, str]:
    """Give what is printed to a pipe, nothing where *both* streams are the terminal, and what the terminal gets."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [*PYTHON, *arguments],
        stdout=other if both else subprocess.PIPE,
        stderr=other,
        cwd=ROOT,
        env={name: os.environ[name] for name in KEPT if name in os.environ} | {"TERM": "xterm-256color", "LANG": "C"},
    )
    os.close(other)
    found = b""
    while select.select([main], [], [], 60)[0]:
        try:
            part = os.read(main, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        found += part
    printed, _ = process.communicate()
    os.close(main)
    return (printed or b"").decode(), found.decode()


def test_the_bar_is_not_in_what_is_piped() -> None:
    printed, seen = run("validate", "examples", "tests/data/bad", "--lang", "en", both=False)

    assert "\x1b" not in printed
    assert printed.splitlines()[-1].endswith(" refused.")
    assert printed.splitlines()[0].startswith("tests/data/bad/")
    assert "Reading" in seen
    assert "tests/data/bad/" not in seen


def test_problems_stand_above_the_bar() -> None:
    _, seen = run("validate", "examples", "tests/data/bad", "--lang", "en", both=True)

    assert "Reading" in seen
    assert "tests/data/bad/" in seen
    assert seen.rstrip().endswith(" refused.")


def test_data_are_whole_below_a_bar() -> None:
    printed, seen = run("validate", "examples", "--format", "json", both=False)

    assert printed.startswith("{\n")
    assert "Lecture" in seen
