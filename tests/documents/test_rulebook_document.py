"""The document of a rulebook: complete, the same in every process, read back strictly."""

import copy
import json
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, strategies as st
from tests.assessment import toy
from tests.documents.naive_schema import is_valid
from tests.documents.test_schema import PARTS, STRUCTURE, places

from msp_model.documents import (
    DocumentError,
    RulebookDocument,
    export_rulebook,
    loads_rulebook_document,
    read_rulebook_document,
    rulebook_schema,
    rulebook_to_data,
)
from msp_model.documents.expression_data import expression_record
from msp_model.expressions.canonical import canonical
from msp_model.plugins import load_rulebook
from msp_model.rulebook import Rulebook

SCHEMA = rulebook_schema()
TOY = toy.book()
TOY_DATA = rulebook_to_data(TOY)
TOY_PLACES = [place for place in places(TOY_DATA) if place]


@pytest.fixture(scope="module")
def national() -> Rulebook:
    return load_rulebook(only=[]).rulebook


@pytest.fixture(scope="module")
def document(national: Rulebook) -> RulebookDocument:
    return export_rulebook(national)


def codes(data: Any) -> dict[str, str]:
    with pytest.raises(DocumentError) as caught:
        loads_rulebook_document(json.dumps(data))
    assert all(each.line for each in caught.value.problems)
    return {each.path: each.code for each in caught.value.problems}


# -- it says everything ----------------------------------------------------------------------------------------------


def test_everything_is_in_it(national: Rulebook, document: RulebookDocument) -> None:
    assert [(one.id, one.period) for one in document.rules] == [(one.id, one.period) for one in national.rules]
    assert [(one.id, one.period) for one in document.schemes] == [(one.id, one.period) for one in national.schemes]
    assert {one.id for one in document.texts} == set(national.texts)
    assert {one.id for one in document.parameters} == set(national.parameters)
    assert {one.id for one in document.interpretations} == set(national.interpretations)
    assert [one.id for one in document.facts] == list(national.facts)
    assert [one.id for one in document.observations] == [one.id for one in national.observations]
    assert sum(len(one.values) for one in document.parameters) == sum(
        len(history.entries) for history in national.built.values()
    )


def test_different_expressions_are_written_differently(national: Rulebook) -> None:
    """The canonical text, which digests are made of, tells expressions apart; what is exported must too."""
    found = {canonical(root): root for rule in national.rules for root in (rule.requires, rule.applies)}
    records = [expression_record(root, national).nodes for root in found.values()]

    assert len(records) > 40
    assert all(one != other for one, other in combinations(records, 2))


def test_every_node_a_rule_names_is_declared(document: RulebookDocument) -> None:
    declared = {
        "Fact": {one.id for one in document.facts},
        "Parameter": {one.id for one in document.parameters},
        "ParameterOn": {one.id for one in document.parameters},
        "Choice": {one.id for one in document.interpretations},
    }
    nodes = [node for rule in document.rules for root in (rule.requires, rule.applies) for node in root.nodes]

    assert {node.node for node in nodes} >= {"Fact", "Parameter", "Choice", "Since"}
    assert [node.id for node in nodes if node.node in declared and node.id not in declared[node.node]] == []


def test_a_figure_has_its_whole_history(document: RulebookDocument) -> None:
    """CSP, L4041-4: six months from 14 May 2021, three years from 29 December 2023."""
    [tolerance] = [one for one in document.parameters if one.id == "sisa.tolerance"]

    assert [(str(one.period.start), one.value) for one in tolerance.values] == [
        ("2011-08-12", "0"),
        ("2021-05-14", "6"),
        ("2023-12-29", "36"),
    ]
    assert tolerance.unit == "months"


def test_words_are_in_both_languages(document: RulebookDocument) -> None:
    [rule] = [one for one in document.rules if one.id == "fr.sisa.composition"]

    assert rule.requires.words.fr != rule.requires.words.en
    assert "sisa.minimum" not in rule.requires.words.fr


# -- it comes back ---------------------------------------------------------------------------------------------------


def test_it_is_read_back_as_it_was(document: RulebookDocument, tmp_path: Path) -> None:
    file = tmp_path / "rulebook.json"
    document.write(file)
    found = read_rulebook_document(file)

    assert found == document
    assert found.dumps() == document.dumps() == file.read_text(encoding="utf-8")
    assert found.digest == document.digest


def test_it_follows_its_schema(document: RulebookDocument) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert not list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(rulebook_to_data(TOY)))
    assert is_valid(document.to_data(), SCHEMA, SCHEMA)


def test_no_number_in_it_is_inexact(document: RulebookDocument) -> None:
    assert json.loads(document.dumps(), parse_float=pytest.fail) == document.to_data()


# -- it is the same everywhere ---------------------------------------------------------------------------------------

PRINT = "from msp_model.documents import export_rulebook as e;from msp_model.plugins import load_rulebook as l;print(e(l(only=[]).rulebook).digest)"


def test_it_is_the_same_whatever_the_hash_seed(document: RulebookDocument) -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }

    assert found == {document.digest}


def test_it_is_the_same_whatever_the_order_of_packs(national: Rulebook) -> None:
    packs = (*national.packs, *TOY.packs)

    assert export_rulebook(Rulebook.of(packs)).dumps() == export_rulebook(Rulebook.of(packs[::-1])).dumps()


# -- it is read strictly ---------------------------------------------------------------------------------------------


def changed(**parts: Any) -> Any:
    data = copy.deepcopy(rulebook_to_data(TOY))
    data["rulebook"] |= parts
    return data


def test_what_is_wrong_is_told_at_once_with_its_place() -> None:
    data = changed()
    rule = data["rulebook"]["rules"][0]
    rule["kind"] = "requirment"
    rule["more"] = 1
    data["rulebook"]["texts"][0]["checked_on"] = "2026-13-01"
    del data["rulebook"]["parameters"][0]["unit"]
    data["rulebook"]["facts"][0]["domain"]["absent"] = "false"
    data["rulebook"]["packs"] = None

    assert codes(data) == {
        "$.rulebook.facts[0].domain.absent": "wrong-type",
        "$.rulebook.packs": "null-refused",
        "$.rulebook.parameters[0].unit": "missing-field",
        "$.rulebook.rules[0].kind": "unknown-word",
        "$.rulebook.rules[0].more": "unknown-field",
        "$.rulebook.texts[0].checked_on": "wrong-date",
    }


def test_references_lead_somewhere() -> None:
    data = changed()
    body = data["rulebook"]
    body["rules"][0]["sources"][0]["text"] = "nowhere"
    body["parameters"][0]["values"][0]["text"] = "nowhere"
    body["rules"][0]["requires"]["nodes"][0]["operands"] = [0]
    body["rules"][1]["requires"]["nodes"] = []
    body["texts"].append(body["texts"][0])

    assert codes(data) == {
        "$.rulebook.rules[0].sources[0].text": "unknown-reference",
        "$.rulebook.parameters[0].values[0].text": "unknown-reference",
        "$.rulebook.rules[0].requires.nodes[0].operands[0]": "unknown-reference",
        "$.rulebook.rules[1].requires.nodes": "empty",
        f"$.rulebook.texts[{len(body['texts']) - 1}].id": "duplicate",
    }


@given(data=st.data())
def test_the_reader_refuses_what_the_schema_refuses_and_the_reverse_for_structure(data: st.DataObject) -> None:
    mutated = copy.deepcopy(TOY_DATA)
    place = data.draw(st.sampled_from(TOY_PLACES))
    holder = mutated
    for part in place[:-1]:
        holder = holder[part]
    change = data.draw(st.sampled_from(["put", "drop", "add"]))
    if change == "drop":
        del holder[place[-1]]
    elif change == "add" and isinstance(holder, dict):
        holder["more"] = data.draw(PARTS)
    else:
        holder[place[-1]] = data.draw(PARTS)
    found: set[str] = set()
    try:
        loads_rulebook_document(json.dumps(mutated))
    except DocumentError as error:
        found = {each.code for each in error.problems}

    accepted = is_valid(mutated, SCHEMA, SCHEMA)
    assert accepted or found
    assert not accepted or not found & (STRUCTURE - {"duplicate"})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-document"),
        (b"{", "wrong-syntax"),
        (b"\xff", "wrong-encoding"),
        (b'{"a": 1}', "wrong-format"),
        (b'{"format": "msp-model", "schema_version": 1, "msp": {"id": "x", "name": "X"}}', "wrong-format"),
        (b'{"format": "msp-model-rulebook", "schema_version": 9, "needs": "3.0", "rulebook": {}}', "newer-version"),
        (
            b'{"format": "msp-model-rulebook", "schema_version": 1, "schema_version": 1, "rulebook": {}}',
            "duplicate-key",
        ),
        (b"[" * 100_000, "too-deep"),
    ],
)
def test_what_is_no_document_of_a_rulebook_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        loads_rulebook_document(content)

    assert code in {each.code for each in caught.value.problems}


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="unreadable-file"):
        read_rulebook_document(tmp_path / "nowhere.json")


def test_the_toy_is_small_enough_to_be_read_by_eye() -> None:
    rule = next(one for one in export_rulebook(TOY).rules if one.id == "toy.composition")

    assert [(node.node, node.operands, node.operator) for node in rule.requires.nodes][-1][1:] == ((0, 1), ">=")
