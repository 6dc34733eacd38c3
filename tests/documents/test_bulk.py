"""Many dossiers, one at a time."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from msp_model.documents import Codec, DocumentError, read, read_each, write_lines
from msp_model.documents.limits import GREATEST_SIZE
from msp_model.entities import Msp

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
CODEC = Codec()


def msps(count: int) -> Iterator[Msp]:
    """Make dossiers as they are asked for."""
    for number in range(count):
        yield Msp(id=f"msp-{number}", name=f"MSP n° {number}")


def test_a_folder_is_read_by_name(tmp_path: Path) -> None:
    for name in ("b.json", "a.yaml", "c.YML"):
        CODEC.write(Msp(id=name[0], name="A"), tmp_path / name)
    (tmp_path / "README.md").write_text("", encoding="utf-8")
    (tmp_path / "d.json").write_text("{", encoding="utf-8")
    write_lines(msps(2), tmp_path / "e.jsonl", CODEC)

    entries = list(read_each(tmp_path, CODEC))

    names = ["a.yaml", "b.json", "c.YML", "d.json", "e.jsonl:1", "e.jsonl:2"]
    assert [Path(each.source).name for each in entries] == names
    assert [each.dossier.msp.id for each in entries if each.dossier] == ["a", "b", "c", "msp-0", "msp-1"]
    assert [each.code for each in entries[3].problems] == ["wrong-syntax"]
    assert [(each.done, each.total) for each in entries] == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5), (5, 5)]


def test_one_file_is_read_as_one(tmp_path: Path) -> None:
    (entry,) = read_each(EXAMPLES / "romenay.yaml", CODEC)

    assert entry.dossier is not None
    assert entry.dossier.msp == read(EXAMPLES / "romenay.yaml")


def test_lines_are_written_and_read(tmp_path: Path) -> None:
    file = tmp_path / "dossiers.jsonl"

    assert write_lines(msps(50), file, CODEC) == 50
    entries = list(read_each(file, CODEC))

    assert [each.dossier.msp for each in entries if each.dossier is not None] == list(msps(50))
    assert entries[0].source == f"{file}:1"
    assert entries[-1].done == entries[-1].total == file.stat().st_size


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    file = tmp_path / "dossiers.jsonl"
    write_lines(msps(2), file, CODEC)
    first, second = file.read_bytes().splitlines(keepends=True)
    long = b'{"a": "' + b"x" * (3 * GREATEST_SIZE) + b'"}\n'
    file.write_bytes(b"\xef\xbb\xbf" + first + b"\n" + b"{\n" + long + b"  \r\n" + second.rstrip(b"\n"))

    entries = list(read_each(file, CODEC))

    assert [each.source.rpartition(":")[2] for each in entries] == ["1", "3", "4", "6"]
    assert [[each.code for each in entry.problems] for entry in entries] == [[], ["wrong-syntax"], ["too-large"], []]
    assert entries[1].problems[0].line == 3


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.json", "missing", "folder.jsonl", "a\x00b.jsonl", "a\x00b"])
def test_what_cannot_be_opened_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "folder.jsonl" / "within.jsonl").mkdir()

    (entry,) = read_each(tmp_path / name, CODEC)

    assert [each.code for each in entry.problems] == ["unreadable-file"]
    assert entry.dossier is None


def test_lines_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "dossiers.jsonl"
    write_lines(msps(1), file, CODEC)
    before = file.read_bytes()

    with pytest.raises(DocumentError):
        write_lines([*msps(3), Msp(id="a", name="\ud800")], file, CODEC)

    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["dossiers.jsonl"]


def test_one_dossier_is_in_memory_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "dossiers.jsonl"
    many = CODEC.line(read(EXAMPLES / "les-tilleuls.yaml"))
    file.write_bytes(many * 300)
    next(read_each(file, CODEC))

    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in zip(range(count), read_each(file, CODEC), strict=False):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(300) < 10 * peak(5)  # all of them would take sixty times as much
