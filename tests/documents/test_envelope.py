"""Envelopes, versions and upgrades."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from tests.documents.drawn import entities

from msp_model.documents import SCHEMA_VERSION, Codec, dumps, loads, read, read_dossier
from msp_model.documents.envelope import NEEDS, UNREAD, UPGRADES, Upgrade, envelope, open_envelope
from msp_model.documents.leaves import JSON_LEAVES, YAML_LEAVES
from msp_model.entities import Msp

OLD = Path(__file__).parent.parent / "data" / "documents"
"""Documents of every version that was ever written. Nothing here is changed or removed; new versions add a folder."""


def name_was_title(document: Mapping[str, Any]) -> dict[str, Any]:
    """Upgrade an invented version 1, in which the name was called a title."""
    body = dict(document["msp"])
    if "title" in body:
        body["name"] = body.pop("title")
    return {**document, "msp": body, "schema_version": 2}


def id_was_a_number(document: Mapping[str, Any]) -> dict[str, Any]:
    """Upgrade an invented version 2, in which the id was a number."""
    body = dict(document["msp"])
    if isinstance(body.get("id"), int):
        body["id"] = f"msp-{body['id']}"
    return {**document, "msp": body, "schema_version": 3}


STEPS: Mapping[int, Upgrade] = MappingProxyType({1: name_was_title, 2: id_was_a_number})


def opened(data: Any, current: int = 3) -> Any:
    """Open an invented document of a former version."""
    return open_envelope(data, "msp", JSON_LEAVES, upgrades=STEPS, current=current)


def test_an_older_document_is_upgraded_step_by_step() -> None:
    found = opened({"format": "msp-model", "schema_version": 1, "msp": {"id": 7, "title": "A"}})

    assert found.body == {"id": "msp-7", "name": "A"}
    assert (found.version, found.problems) == (1, ())


def test_upgrading_changes_nothing_of_a_document_of_today_and_nothing_of_what_it_was_given() -> None:
    body = {"id": "a", "name": "A"}
    document = {"format": "msp-model", "schema_version": 3, "msp": body}
    assert opened(document).body == body

    old = {"format": "msp-model", "schema_version": 1, "msp": {"id": 7, "title": "A"}}
    kept = json.loads(json.dumps(old))
    once = opened(old).body
    assert old == kept
    assert opened({**document, "msp": once}).body == once


def test_every_former_version_has_its_upgrade() -> None:
    assert set(UPGRADES) == set(range(1, SCHEMA_VERSION))
    assert set(NEEDS) == set(range(1, SCHEMA_VERSION + 1))


def test_a_newer_document_is_not_read_at_all() -> None:
    found = opened({"format": "msp-model", "schema_version": 4, "needs": "2.0", "msp": {"beds": 3}})

    assert found.body is UNREAD
    assert [each.code for _, each in found.problems] == ["newer-version"]
    assert "2.0" in found.problems[0][1].message.fr


@pytest.mark.parametrize("needs", ["<b>", "1" * 50, 3, None, "Dr X; call me"])
def test_what_a_newer_document_needs_is_only_repeated_where_it_looks_like_a_release(needs: object) -> None:
    found = opened({"format": "msp-model", "schema_version": 4, "needs": needs, "msp": {}})

    assert found.problems[0][1].message.text("en") == "version 4, newer than 3: install a newer msp-model"


def test_versions_are_read_from_yaml_too() -> None:
    data = {"format": "msp-model", "schema_version": "1", "msp": {}}

    assert [each.code for _, each in open_envelope(data, "msp", YAML_LEAVES).problems] == ["wrong-type"]


@given(msp=entities(Msp))
def test_documents_say_their_version_and_what_reads_it(msp: Msp) -> None:
    document = json.loads(dumps(msp, "json"))

    assert list(document) == ["format", "schema_version", "needs", "msp"]
    assert document == envelope("msp", Codec().to_data(msp)) if len(document["msp"]) < 3 else document


def test_a_schema_for_editors_may_be_named() -> None:
    text = (
        '{"$schema": "msp-1.schema.json", "format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A"}}'
    )

    assert loads(text, "json") == Msp(id="a", name="A")


@pytest.mark.parametrize("file", sorted(OLD.rglob("*.*")), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_documents_of_every_version_are_still_read(file: Path) -> None:
    dossier = read_dossier(file)

    assert f"v{dossier.schema_version}" == file.parent.name
    assert loads(dumps(dossier.msp, "json"), "json") == dossier.msp


def test_both_formats_of_an_old_document_say_the_same() -> None:
    assert read(OLD / "v1" / "romenay.yaml") == read(OLD / "v1" / "romenay.json")


@pytest.mark.parametrize("format", ["toml", "JSON", "", None])
def test_a_format_that_does_not_exist_is_refused_with_those_that_do(format: Any) -> None:
    with pytest.raises(ValueError, match="'json' or 'yaml'"):
        loads("{}", format)
