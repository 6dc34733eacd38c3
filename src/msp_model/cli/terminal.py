"""What a terminal shows: wrapped lines, tables, colours. In a pipe none of this is loaded.

``NO_COLOR`` takes the colours away, as rich understands it.
"""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from msp_model.assessment.show_lines import INDENT, Style, TextLine
from msp_model.expressions.spell_values import THIN

_STYLES: dict[Style, str] = {
    "title": "bold",
    "section": "bold underline",
    "met": "bold green",
    "not-met": "bold red",
    "unknown": "bold yellow",
    "plain": "bold",
}
_SIGNS = {"✓": "green", "✗": "red", "?": "yellow"}
_HANGING = 2
_NARROWEST = 30
_KEPT = "\ue000"
"""Stands for a no-break space while lines are cut."""


def console() -> Console:
    """Make the console of standard output: one column less than the window, which some terminals wrap."""
    found = Console(highlight=False, markup=False, emoji=False)
    found.width = max(_NARROWEST, found.width)
    return found


def print_lines(lines: Iterable[TextLine]) -> None:
    """Print the lines of a page; what does not fit goes on below, a little further in."""
    out = console()
    for line in lines:
        hanging = line.indent + (_HANGING if line.head or line.indent else 0)
        _print_wrapped(out, _styled(line), line.indent, hanging)


def _print_wrapped(out: Console, text: Text, before: Text | int, hanging: int) -> None:
    """Print a text in lines that fit, never cut at a no-break space, which the wrapping takes for any other.

    Args:
        out: the console.
        text: the text.
        before: what stands before the first line: words, or so many spaces.
        hanging: how far the other lines are indented; the text is cut for that width.
    """
    text.plain = text.plain.replace(THIN, _KEPT)
    parts = text.wrap(out, max(_NARROWEST, out.width - hanging)) or [Text("")]
    for number, part in enumerate(parts):
        part.rstrip()
        part.plain = part.plain.replace(_KEPT, THIN)
        head = Text(" " * hanging) if number else Text(" " * before) if isinstance(before, int) else before
        line = head + part
        line.rstrip()
        out.print(line, soft_wrap=True)


def _styled(line: TextLine) -> Text:
    style = _STYLES.get(line.style, "")
    sign = line.head.strip()
    head = "bold" if line.style == "detail" else _SIGNS.get(sign, "") if line.style == "reason" else style
    words = "bold" if line.style in {"met", "not-met", "unknown", "plain"} and line.tail else style
    if line.style == "plain" and not line.tail:
        words = head = ""
    return Text.assemble((line.head, head), (line.words, words), (line.tail, "dim"))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: the last column goes on below itself or, where the window is narrow, has lines of its own."""
    out = console()
    table = [heads, *rows]
    widths = [max(cell_len(row[place]) for row in table) for place in range(len(heads) - 1)]
    start = sum(width + len(_GAP) for width in widths)
    narrow = out.width - start < _NARROWEST
    for number, row in enumerate(table):
        style = "bold" if not number else ""
        cells = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=False)]
        line = Text.assemble((cells[0], style or "cyan"), (_GAP + _GAP.join(cells[1:]), style))
        last = Text(row[-1], style)
        if narrow:
            _print_wrapped(out, line, 0, _HANGING)
            _print_wrapped(out, last, INDENT, INDENT)
        else:
            _print_wrapped(out, last, line + Text(_GAP), start)


_GAP = "  "
