"""Every kind of bad document, one file each, with all of its problems.

A file of ``tests/data/bad`` is called after the code it shows and what is wrong in it; beside it stand the problems
expected, one a line: line and column, path, code.
"""

from pathlib import Path

import pytest

from msp_model.documents import CODES, Codec, DocumentError
from msp_model.documents.leaves import YAML_LEAVES
from msp_model.documents.yaml_text import YamlReader

BAD = Path(__file__).parent.parent / "data" / "bad"
FILES = sorted(each.name for each in BAD.iterdir() if each.suffix != ".problems")
CODEC = Codec()

ELSEWHERE = {
    "unknown-unit": "texts of packs",
    "wrong-name": "texts of packs",
    "unexpected-file": "texts of packs",
    "unreadable-file": "no file to be read",
    "unknown-format": "no file to be read",
    "too-large": "a file too large to keep",
    "refused": "classes of packs",
    "wrong-key": "a warning",
    "unknown-extension": "a warning",
}
"""Codes that no bad dossier can show, and where they are tested."""


def found_in(name: str) -> list[str]:
    """Read a bad document and give its problems."""
    with pytest.raises(DocumentError) as caught:
        CODEC.read(BAD / name)
    return [f"{each.line or '-'}:{each.column or '-'} {each.path} {each.code}" for each in caught.value.problems]


@pytest.mark.parametrize("name", FILES)
def test_each_bad_document_gives_all_of_its_problems(name: str) -> None:
    assert found_in(name) == (BAD / f"{name}.problems").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", FILES)
def test_each_bad_document_shows_what_it_is_called_after(name: str) -> None:
    code, _, construct = name.rpartition(".")[0].partition("--")

    assert construct
    assert code == "many" or code in {each.rpartition(" ")[2] for each in found_in(name)}


def test_there_are_enough_kinds_of_bad_documents() -> None:
    assert len({name.rpartition(".")[0] for name in FILES}) >= 60


def test_every_code_is_shown() -> None:
    shown = {name.partition("--")[0] for name in FILES}

    assert shown - {"many"} | set(ELSEWHERE) == set(CODES)
    assert not shown & set(ELSEWHERE)


def test_every_code_is_documented() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "documents.md").read_text(encoding="utf-8")

    assert [code for code in CODES if f"`{code}`" not in page] == []


@pytest.mark.parametrize("name", FILES)
def test_messages_quote_no_value(name: str) -> None:
    """Values may be people's names; the bad documents hold some words that no closed list has."""
    with pytest.raises(DocumentError) as caught:
        CODEC.read(BAD / name)
    said = " ".join(each.message.fr + each.message.text("en") for each in caught.value.problems)

    assert [
        word for word in ("physican", "hospital", "everyone", "Le Bourg", "41999991", "99999990O") if word in said
    ] == []


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml") and "utf-16" not in name])
def test_both_parsers_of_yaml_find_the_same(name: str) -> None:
    text = (BAD / name).read_text(encoding="utf-8")
    fast, slow = YamlReader(text).read(), YamlReader(text, fast=False).read()

    assert fast.data == slow.data
    assert [(each.path, each.code) for each in fast.problems] == [(each.path, each.code) for each in slow.problems]
    assert YAML_LEAVES.is_null(fast.data) == YAML_LEAVES.is_null(slow.data)


def test_wrong_check_digits_are_kept_and_flagged_where_they_stand() -> None:
    text = "format: msp-model\nschema_version: 1\nmsp:\n  id: a\n  name: A\n  finess: 419999918\n"

    dossier = CODEC.loads_dossier(text, "yaml")

    assert str(dossier.msp.finess) == "419999918"
    assert [(each.path, each.code, each.severity, each.line, each.column) for each in dossier.warnings] == [
        ("$.msp.finess", "wrong-key", "warning", 6, 11)
    ]


def test_data_of_packs_that_are_not_installed_is_flagged_where_it_stands() -> None:
    text = '{"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A",\n"extensions": {"pack": 1}}}'

    dossier = CODEC.loads_dossier(text, "json")

    assert [(each.path, each.code, each.severity, each.line, each.column) for each in dossier.warnings] == [
        ("$.msp.extensions.pack", "unknown-extension", "warning", 2, 16)
    ]


def test_files_that_cannot_be_read_are_problems(tmp_path: Path) -> None:
    for name, code in [
        ("missing.yaml", "unreadable-file"),
        (".", "unknown-format"),
        ("dossier.txt", "unknown-format"),
        ("a\0b.json", "unreadable-file"),
    ]:
        with pytest.raises(DocumentError) as caught:
            CODEC.read(tmp_path / name)
        assert [each.code for each in caught.value.problems] == [code]


def test_a_large_file_is_refused_before_it_is_read_through(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as opened:
        opened.truncate(10**10)  # sparse: takes no room

    with pytest.raises(DocumentError) as caught:
        CODEC.read(file)

    assert [each.code for each in caught.value.problems] == ["too-large"]
