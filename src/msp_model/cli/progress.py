"""How far a long command has come: a bar on standard error where it is a terminal, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[float], None]
"""Says how much of the whole is done."""


@contextmanager
def progress(words: str, total: int) -> Iterator[Advance]:
    """Show a bar while something long runs; it leaves no trace when it ends.

    Args:
        words: what is being done.
        total: how much the whole is.
    """
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    from rich.console import Console  # noqa: PLC0415 - rich is loaded for terminals only
    from rich.progress import Progress  # noqa: PLC0415 - idem

    # What is printed meanwhile goes above the bar, unless it goes to a pipe.
    above = sys.stdout.isatty()
    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=above) as bar:
        task = bar.add_task(words, total=total)
        yield lambda done: bar.update(task, completed=done)
