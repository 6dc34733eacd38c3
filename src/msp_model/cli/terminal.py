"""What a terminal shows: wrapped lines, tables, colours. In a pipe none of this is loaded.

``NO_COLOR`` takes the colours away, as rich understands it.
"""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from msp_model.assessment.show_lines import Style, TextLine

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


def console() -> Console:
    """Make the console of standard output: one column less than the window, which some terminals wrap."""
    found = Console(highlight=False, markup=False, emoji=False)
    found.width = max(_NARROWEST, found.width)
    return found


def print_lines(lines: Iterable[TextLine]) -> None:
    """Print the lines of a page; what does not fit goes on below, a little further in."""
    out = console()
    for line in lines:
        text = _styled(line)
        hanging = line.indent + (_HANGING if line.head or line.indent else 0)
        first, *others = text.wrap(out, max(_NARROWEST, out.width - hanging)) or [Text("")]
        out.print(Text(" " * line.indent) + first, soft_wrap=True)
        for other in others:
            out.print(Text(" " * hanging) + other, soft_wrap=True)


def _styled(line: TextLine) -> Text:
    style = _STYLES.get(line.style, "")
    sign = line.head.strip()
    head = "bold" if line.style == "detail" else _SIGNS.get(sign, "") if line.style == "reason" else style
    words = "bold" if line.style in {"met", "not-met", "unknown", "plain"} and line.tail else style
    if line.style == "plain" and not line.tail:
        words = head = ""
    return Text.assemble((line.head, head), (line.words, words), (line.tail, "dim"))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table without borders; long cells go on below."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for place, head in enumerate(heads):
        table.add_column(head, overflow="fold", no_wrap=place == 0, style="cyan" if place == 0 else None)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)
