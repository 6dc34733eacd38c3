"""``msp-model aci``: the statement of a year."""

import csv
import io
import json

import pytest
from tests.cli.test_app import run

TILLEULS = "examples/les-tilleuls.yaml"


def test_the_statement_of_a_year() -> None:
    done = run("aci", TILLEULS, "--year", "2024")

    assert done.exit_code == 0
    assert done.stdout.startswith("ACI 2024 — MSP des Tilleuls\n")
    assert "COO-FONCTION" in done.stdout


def test_every_form_tells_the_same_points() -> None:
    """11,020 points: the sum of the printed lines."""
    data = json.loads(run("aci", TILLEULS, "--year", "2024", "--format", "json").stdout)
    rows = list(csv.reader(io.StringIO(run("aci", TILLEULS, "--year", "2024", "--format", "csv").stdout)))

    assert data["year"] == 2024
    assert "11\u202f020" in run("aci", TILLEULS, "--year", "2024").stdout
    assert any("COO-FONCTION" in cell for row in rows for cell in row)
    assert run("aci", TILLEULS, "--year", "2024", "--format", "html").stdout.lstrip().startswith("<")


def test_what_one_more_would_bring_comes_most_first() -> None:
    done = run("aci", TILLEULS, "--year", "2024", "--more", "--lang", "en")

    euros = [float(line.split(" EUR")[0].replace(",", "")) for line in done.stdout.splitlines() if " EUR " in line]
    assert euros == sorted(euros, reverse=True)
    assert "one more protocol" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--year", "2010"), "2010"),
        (("--year", "2024", "--interpretation", "aci-2026-grids=unknown"), "aci-2026-grid"),
        (("--year", "2024", "--interpretation", "aci-2026-grid=perhaps"), "perhaps"),
        ((), "--year"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_line(words: tuple[str, ...], said: str) -> None:
    done = run("aci", TILLEULS, *words)

    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
