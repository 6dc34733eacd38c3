"""Figures: each figure and each day of the texts, off by one, must differ from a table transcribed from the sources."""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
TEXTS = ROOT / "src" / "msp_model" / "national"
GOLDEN = ROOT / "tests" / "national" / "golden"

Row = tuple[str, str, str, str, str]
"""A figure as the table holds it: parameter, text, value, first day, first day after."""


def golden_rows() -> set[Row]:
    """Read the transcribed tables."""
    rows = set()
    for path in sorted(GOLDEN.glob("*figures.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                rows.add((line["parameter"], line["text"], _exact(line["value"]), line["from"], line["until"]))
    return rows


def figures() -> Iterator[tuple[str, Row]]:
    """Read the figures of the texts, each with its file."""
    for path in sorted(TEXTS.rglob("texts/*.toml")):
        text = tomllib.loads(path.read_text(encoding="utf-8"))
        for value in text.get("values", []):
            yield path.relative_to(ROOT).as_posix(), _row(text["id"], value)


def _row(text: str, value: dict[str, Any]) -> Row:
    until = value.get("until", "")
    return value["parameter"], text, _exact(value["value"]), str(value["from"]), str(until)


def _exact(value: Any) -> str:
    """Write a figure in one form: exact numbers as fractions."""
    if isinstance(value, bool | date):
        return str(value)
    words = str(value).strip()
    try:
        number = Fraction(words.removesuffix("%").strip())
    except ValueError:
        return words
    return str(number / 100 if words.endswith("%") else number)


def off_by_one(row: Row) -> Iterator[tuple[str, Row]]:
    """Give a figure with its value, or one of its days, off by one."""
    parameter, text, value, start, until = row
    for changed in _moved(value):
        yield f"{parameter} = {value} -> {changed}", (parameter, text, changed, start, until)
    for changed in _moved(start) if start != "unknown" else ():
        yield f"{parameter} from {start} -> {changed}", (parameter, text, value, changed, until)
    for changed in _moved(until) if until else ():
        yield f"{parameter} until {until} -> {changed}", (parameter, text, value, start, changed)


def _moved(written: str) -> Iterator[str]:
    """Give a day one day later, a number one step greater, a condition turned over, other words."""
    if written in {"True", "False"}:
        yield str(written == "False")
    elif len(written) == len("2024-01-01") and written[4] == written[7] == "-":
        yield str(date.fromisoformat(written) + timedelta(days=1))
    elif written.replace("/", "").removeprefix("-").isdigit():
        number = Fraction(written)
        yield str(number + (Fraction(1, 100) if abs(number) < 1 and number.denominator != 1 else 1))
    else:
        yield f"{written}…"


def run() -> tuple[int, list[str]]:
    """Give how many changes there are, and those that no table shows."""
    rows = golden_rows()
    count, survivors = 0, []
    for file, row in figures():
        for words, changed in off_by_one(row):
            count += 1
            if row not in rows or changed in rows:
                survivors.append(f"{file}: {words}")
    return count, survivors
