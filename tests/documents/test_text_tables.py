"""Tables of a TOML file that are something else than a table: told with their key, and nothing is lost beside them."""

import sys
from pathlib import Path

import pytest

from msp_model.documents.tables import Table, TomlFile
from msp_model.documents.texts import open_toml, read_pack_data
from msp_model.values import Problem, ProblemsError


def table(text: str) -> Table:
    return TomlFile("a.toml", text.encode()).top


def told(read: Table) -> list[tuple[str, str]]:
    return [(problem.path.partition(": ")[2], problem.code) for problem in read.file.problems]


@pytest.mark.parametrize("written", ["'many'", "true", "2024-01-01", "[1]"])
def test_a_number_is_a_number(written: str) -> None:
    read = table(f"n = {written}")

    assert read.number("n") is None
    assert told(read) == [("n", "wrong-type")]


def test_a_number_that_must_be_there_is_told() -> None:
    read = table("")

    assert read.mandatory_number("n") == 0
    assert told(read) == [("n", "missing-field")]


@pytest.mark.parametrize("written", ["3", "'x'", "[3]", "{ a = 1 }"])
def test_tables_are_an_array_of_tables(written: str) -> None:
    read = table(f"parts = {written}")

    assert read.tables("parts", lambda inner: inner.words("a")) == ()
    assert told(read) == [("parts", "wrong-type")]
    assert "[[parts]]" in read.file.problems[0].message.fr


@pytest.mark.parametrize("written", ["3", "'x'", "[[]]"])
def test_a_table_is_a_table(written: str) -> None:
    read = table(f"part = {written}")

    assert read.table("part", lambda inner: inner.words("a")) is None
    assert told(read) == [("part", "wrong-type")]


def test_a_table_left_out_is_none_and_no_problem() -> None:
    read = table("")

    assert read.table("part", lambda inner: inner.words("a")) is None
    assert read.tables("parts", lambda inner: inner.words("a")) == ()
    assert read.note("note") is None
    assert told(read) == []


def test_words_that_are_no_table_are_told() -> None:
    read = table("label = 'plafond'\nnote = 3")

    assert read.label("label").fr == "?"
    assert read.note("note") is None
    assert told(read) == [("label", "wrong-type"), ("note", "wrong-type")]


def test_a_file_that_cannot_be_opened_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "law.toml").symlink_to(tmp_path / "nowhere.toml")
    (tmp_path / "parameters.toml").mkdir()
    problems: list[Problem] = []

    assert open_toml(tmp_path / "none.toml", "none.toml", problems) is None
    assert [(each.path, each.code) for each in problems] == [("none.toml", "unreadable-file")]
    if sys.platform != "win32":
        with pytest.raises(ProblemsError) as caught:
            read_pack_data(tmp_path, name="pack")
        assert {each.code for each in caught.value.problems} >= {"unreadable-file"}
