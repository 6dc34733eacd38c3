"""Bulk: many dossiers, from a folder or from JSON Lines, one in memory at a time.

JSON Lines hold one document a line, each in its own envelope. What is wrong with one document does not stop the
reading of the others.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from msp_model.documents.codec import SUFFIXES, Codec, Dossier, whole_or_nothing
from msp_model.documents.codes import problem
from msp_model.documents.limits import GREATEST_SIZE
from msp_model.documents.refusals import DocumentError
from msp_model.entities import Msp
from msp_model.values import Problem

LINES = ".jsonl"
"""How the name of a file of JSON Lines ends."""


@attrs.frozen(kw_only=True)
class Entry:
    """One document of many, read or refused.

    Attributes:
        source: the file, or the file and the line: ``dossiers.jsonl:12``.

        dossier: what it says; None where it was refused.

        problems: why it was refused; none where it was read.

        done: how much of the whole has been read with it, in files of a folder or bytes of a file.

        total: how much the whole is.
    """

    source: str
    dossier: Dossier | None = None
    problems: tuple[Problem, ...] = ()
    done: int
    total: int


def read_each(path: str | Path, codec: Codec | None = None) -> Iterator[Entry]:
    """Read the dossiers of a folder (``.json``, ``.yaml``, ``.yml``, ``.jsonl``, by name), or of one such file.

    What cannot be opened is an entry with its problem, as what cannot be understood is.
    """
    path, codec = Path(path), codec or Codec()
    try:
        path.stat()
        names = [each.name for each in os.scandir(path)] if path.is_dir() else None
    except (OSError, ValueError):
        yield _unreadable(path)
        return
    if names is None:
        yield from _entries(path, codec)
        return
    files = [path / name for name in sorted(names) if Path(name).suffix.lower() in {*SUFFIXES, LINES}]
    for done, file in enumerate(files, start=1):
        for entry in _entries(file, codec):
            yield attrs.evolve(entry, done=done, total=len(files))


def _entries(file: Path, codec: Codec) -> Iterator[Entry]:
    """Read the one document of a file, or those of its lines."""
    if file.suffix.lower() == LINES:
        yield from _lines(file, codec)
        return
    try:
        yield Entry(source=str(file), dossier=codec.read_dossier(file), done=1, total=1)
    except DocumentError as error:
        yield Entry(source=str(file), problems=error.problems, done=1, total=1)


def _unreadable(path: Path) -> Entry:
    fr, en = "ne peut pas être lu", "cannot be read"
    return Entry(source=str(path), problems=(problem("$", "unreadable-file", fr, en),), done=1, total=1)


def _lines(path: Path, codec: Codec) -> Iterator[Entry]:
    """Read the lines of a file; blank ones are passed over."""
    try:
        opened = path.open("rb")
    except (OSError, ValueError):
        yield _unreadable(path)
        return
    with opened as file:
        total = os.fstat(file.fileno()).st_size
        number = 0
        while line := file.readline(GREATEST_SIZE + 2):
            number += 1
            source = f"{path}:{number}"
            _to_the_end(line, file)
            if line.isspace():
                continue
            try:
                yield Entry(source=source, dossier=codec.loads_dossier(line, "json"), done=file.tell(), total=total)
            except DocumentError as error:
                found = tuple(attrs.evolve(each, line=number) for each in error.problems)
                yield Entry(source=source, problems=found, done=file.tell(), total=total)


def _to_the_end(line: bytes, file: BinaryIO) -> None:
    """Pass over the rest of a line that is too long to be read."""
    while line and not line.endswith(b"\n"):
        line = file.readline(GREATEST_SIZE)


def write_lines(msps: Iterable[Msp], path: str | Path, codec: Codec | None = None) -> int:
    """Write one document a line, and give their number; the file is written whole or not at all.

    Raises DocumentError for what no document can hold.
    """
    codec, count = codec or Codec(), 0
    with whole_or_nothing(Path(path)) as file:
        for msp in msps:
            file.write(codec.line(msp))
            count += 1
    return count
