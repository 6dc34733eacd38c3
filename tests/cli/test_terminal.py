"""What comes out: UTF-8 whatever the locale, plain in a pipe, coloured on a terminal, quiet when nobody reads."""

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="no terminals here")

ROOT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-c", "from msp_model.cli import main; main()"]
ASSESS = ["assess", "examples/romenay.yaml", "--on", "2024-12-24", "--rule", "fr.sisa.composition"]
KEPT = ("PATH", "HOME", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG", "COVERAGE_FILE")


def environment(**more: str) -> dict[str, str]:
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {"TERM": "xterm-256color"} | more


def on_a_terminal(*arguments: str, **more: str) -> str:
    """Give what a terminal of 80 columns gets."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [*PYTHON, *arguments],
        stdout=other,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(**{"COLUMNS": "80", **more}),
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
    process.communicate()
    os.close(main)
    assert process.returncode == 0
    return found.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_pipe_gets_utf_8_whatever_the_locale(locale: dict[str, str]) -> None:
    done = subprocess.run([*PYTHON, *ASSESS], cwd=ROOT, env=environment(**locale), capture_output=True, check=True)

    text = done.stdout.decode("utf-8")
    assert "Réponse pour le 24 décembre 2024." in text
    assert "oui ou non\u202f?" in text
    assert "\x1b" not in text
    assert done.stderr == b""


def test_errors_are_utf_8_too() -> None:
    done = subprocess.run([*PYTHON, "asess"], env=environment(LC_ALL="C"), capture_output=True, check=False)

    assert done.returncode == 2
    assert "«\u202fasess\u202f»" in done.stderr.decode("utf-8")


def test_a_pipe_gets_each_sentence_in_one_line() -> None:
    done = subprocess.run([*PYTHON, *ASSESS], cwd=ROOT, env=environment(COLUMNS="40"), capture_output=True, check=True)

    assert max(map(len, done.stdout.decode().splitlines())) > 80


def test_a_terminal_gets_colours_and_lines_that_fit() -> None:
    found = on_a_terminal(*ASSESS)

    assert "\x1b[1;33m? \x1b[0m" in found
    plain = re.sub("\x1b\\[[0-9;]*m", "", found)
    assert max(map(len, plain.splitlines())) <= 80
    assert not re.search("«$|^ *»", plain, re.MULTILINE), "never cut at a no-break space"


def test_no_color_takes_the_colours_away() -> None:
    found = on_a_terminal(*ASSESS, NO_COLOR="1")

    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", found)
    assert "? La SISA compte" in re.sub("\x1b\\[[0-9;]*m", "", found)


def test_nothing_is_lost_on_a_terminal() -> None:
    """What a terminal shows is what a pipe gets, cut into lines."""
    piped = subprocess.run([*PYTHON, *ASSESS], cwd=ROOT, env=environment(), capture_output=True, check=True)

    shown = re.sub("\x1b\\[[0-9;]*m", "", on_a_terminal(*ASSESS))

    assert shown.split() == piped.stdout.decode().split()


@pytest.mark.parametrize("columns", ["60", "200"])
def test_tables_fit_narrow_and_wide_terminals(columns: str) -> None:
    shown = re.sub("\x1b\\[[0-9;]*m", "", on_a_terminal("interpretations", COLUMNS=columns))

    assert max(map(len, shown.splitlines())) <= int(columns)
    assert "fr.sisa.clock" in shown


def test_a_reader_who_leaves_early_is_no_error() -> None:
    process = subprocess.Popen(
        [*PYTHON, "observations"], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert process.wait(60) == 141
    assert errors == b""
