"""One run of the command: the language, what it prints, and how it refuses."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import attrs
import click

from msp_model.values import Language, Problem

if TYPE_CHECKING:
    from msp_model.assessment.show_lines import TextLine

FAILED = 1
"""The exit status of an error of the library itself."""

WRONG = 2
"""The exit status where what was asked or given is wrong."""


class Refusal(Exception):
    """What was asked cannot be done: a sentence for each thing that is wrong, and the exit status."""

    def __init__(self, *lines: str, status: int = WRONG) -> None:
        super().__init__(*lines)
        self.lines = lines
        self.status = status


@attrs.frozen(kw_only=True)
class Call:
    """One run of the command.

    Attributes:
        lang: the language of its words.

        debug: whether the traceback of an internal error is shown.
    """

    lang: Language = "fr"
    debug: bool = False

    def say(self, fr: str, en: str) -> str:
        """Choose the words of the language."""
        return fr if self.lang == "fr" else en

    # -- printing ----------------------------------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Print a text as it is, with one line end after it."""
        click.echo(text.rstrip("\n"), color=True)

    def json(self, data: Any) -> None:
        """Print data as JSON, in the order of its keys."""
        self.write(json.dumps(data, ensure_ascii=False, indent=2))

    def lines(self, lines: Iterable["TextLine"]) -> None:
        """Print the lines of a page: wrapped and coloured on a terminal, each whole in a pipe."""
        if is_terminal():
            from msp_model.cli.terminal import print_lines  # noqa: PLC0415 - rich is loaded for terminals only

            print_lines(lines)
            return
        self.write("\n".join(line.text().rstrip() for line in lines))

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Print an aligned table: wrapped and coloured on a terminal, one line for each row in a pipe."""
        if is_terminal():
            from msp_model.cli.terminal import print_table  # noqa: PLC0415 - rich is loaded for terminals only

            print_table(heads, rows)
            return
        self.write("\n".join(aligned([heads, *rows])))

    def warn(self, *lines: str) -> None:
        """Print sentences for the person at the keyboard; they never mix with what is printed."""
        for line in lines:
            click.echo(line, err=True)

    def problems(self, path: str, problems: Iterable[Problem]) -> tuple[str, ...]:
        """Write problems of a file, one to a line: file, path there, sentence, code."""
        return tuple(f"{path}: {problem.text(self.lang)}" for problem in problems)


def is_terminal() -> bool:
    """Tell whether somebody watches what is printed."""
    return sys.stdout.isatty()


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Put cells one below the other, two spaces apart."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
