"""The JSON Schema of a dossier says what the reader does."""

import copy
import hashlib
import json
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given, strategies as st
from tests.documents.drawn import entities
from tests.documents.naive_schema import ANNOTATIONS, is_valid, keywords

from msp_model.cli.publishing import write_schemas
from msp_model.documents import Codec, DocumentError, Format, json_schema, published_schema
from msp_model.documents.codec import FORMATS, SUFFIXES
from msp_model.documents.schema import PUBLISHED, SHAPES, Published, field_descriptions
from msp_model.entities import Msp, Team, TeamMember, Territory
from msp_model.values import UNKNOWN, Period, ProblemsError, Unknown

CODEC = Codec()
SCHEMA = json_schema()
YAML_SCHEMA = json_schema("yaml")
EXAMPLES = Path(__file__).parent.parent.parent / "examples"

STRUCTURE = {
    "unknown-field", "missing-field", "wrong-type", "null-refused", "unknown-word", "inexact-number", "wrong-format",
    "duplicate",
}  # fmt: skip
"""What the reader refuses for its structure, and the schema therefore as well."""

FORMER: dict[str, str] = {}
"""The SHA-256 of the schemas of versions that are no longer written; none of them ever changes."""


def document(msp: Msp) -> Any:
    """Give the plain data of a document."""
    return json.loads(CODEC.dumps(msp, "json"))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_the_published_schemas_are_those_of_this_code(kind: Published, tmp_path: Path) -> None:
    """To renew them: python -m msp_model.cli.publishing."""
    write_schemas(tmp_path)

    assert published_schema(kind) == (tmp_path / PUBLISHED[kind]).read_text(encoding="utf-8")


def test_a_schema_of_a_former_version_never_changes() -> None:
    former = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files("msp_model.documents").joinpath("schemas").iterdir()
        if file.name not in PUBLISHED.values()
    }

    assert former == FORMER


def test_only_known_keywords_are_used() -> None:
    known = ANNOTATIONS | {
        "$ref", "anyOf", "const", "enum", "type", "pattern", "minLength", "maxLength", "minimum", "maximum",
        "properties", "required", "additionalProperties", "minProperties", "items", "uniqueItems",
    }  # fmt: skip

    assert set(keywords(SCHEMA)) <= known | set(SCHEMA["$defs"]) | set(SCHEMA["properties"]) | _names(SCHEMA)


def _names(schema: dict[str, Any]) -> set[str]:
    return {name for each in schema["$defs"].values() for name in each.get("properties", {})} | {
        "earliest", "latest", "at_least", "at_most",
    }  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_the_schemas_are_sound(format: Format) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema(format))


@pytest.mark.parametrize("name", sorted(each.name for each in EXAMPLES.iterdir() if each.suffix in SUFFIXES))
def test_the_examples_follow_the_schema(name: str) -> None:
    assert is_valid(document(CODEC.read(EXAMPLES / name)), SCHEMA, SCHEMA)


@pytest.mark.parametrize("name", sorted(each.name for each in EXAMPLES.glob("*.yaml")))
def test_the_examples_follow_the_schema_as_editors_of_yaml_read_them(name: str) -> None:
    yaml = pytest.importorskip("yaml")
    data = yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))

    assert is_valid(json.loads(json.dumps(data, default=str)), YAML_SCHEMA, YAML_SCHEMA)


@given(msp=entities(Msp))
def test_what_is_written_follows_the_schema(msp: Msp) -> None:
    data = document(msp)

    assert is_valid(data, SCHEMA, SCHEMA)
    assert is_valid(data, YAML_SCHEMA, YAML_SCHEMA)


@given(msp=entities(Msp))
def test_another_validator_agrees(msp: Msp) -> None:
    assert not list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(document(msp)))


LEAVES = (
    st.none() | st.booleans() | st.integers(-3, 3000) | st.sampled_from(["", "x", "main", "msp", "2024-12-24", "0.5"])
)
PARTS: st.SearchStrategy[Any] = LEAVES | st.just([]) | st.just({}) | st.just(["x"]) | st.just({"x": 1}) | st.just(0.5)


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give every place in plain data."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(place for key, part in parts for place in places(part, (*at, key)))]


@given(msp=entities(Msp), data=st.data())
def test_the_reader_refuses_what_the_schema_refuses_and_the_reverse_for_structure(
    msp: Msp, data: st.DataObject
) -> None:
    mutated = copy.deepcopy(document(msp))
    place = data.draw(st.sampled_from([each for each in places(mutated) if each]))
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
    accepted = is_valid(mutated, SCHEMA, SCHEMA)
    codes: set[str] = set()
    try:
        CODEC.loads(json.dumps(mutated), "json")
    except DocumentError as error:
        codes = {each.code for each in error.problems}

    assert accepted or codes
    if codes & STRUCTURE and not _in_a_pack(place):
        assert not accepted


def _in_a_pack(place: tuple[Any, ...]) -> bool:
    return place[:2] == ("msp", "extensions")


@pytest.mark.parametrize("cls", list(SHAPES))
@given(data=st.data())
def test_texts_of_a_shape_that_no_class_reads_are_refused_by_the_schema_alone(cls: Any, data: st.DataObject) -> None:
    text = data.draw(
        st.text(st.sampled_from("0123456789ABX:"), max_size=14) | st.from_regex(SHAPES[cls], fullmatch=True)
    )
    shaped = is_valid(text, SCHEMA["$defs"][cls.__name__], SCHEMA)
    try:
        cls.parse(text)
    except ProblemsError:
        assert cls is Territory or not shaped
    else:
        assert shaped


@attrs.frozen(kw_only=True)
class Own:
    """What an invented pack keeps.

    Attributes:
        share: a share;
            None: there is none.

        first, second: two parts.
    """

    share: Decimal | Unknown | None = UNKNOWN
    first: "Own | Unknown" = UNKNOWN
    second: Period | Unknown = UNKNOWN


def other_team() -> Any:
    """Make a class called as one of the library's."""

    @attrs.frozen(kw_only=True)
    class Team:
        """Another team."""

        colour: str

    return Team


def test_data_of_packs_is_in_the_schema() -> None:
    schema = json_schema(extensions={"own": Own, "games": other_team()})
    packs = schema["$defs"]["Msp"]["properties"]["extensions"]["properties"]

    assert packs["own"] == {"$ref": "#/$defs/Own"}
    assert is_valid({"share": "0.5", "first": {}}, packs["own"], schema)
    assert not is_valid({"share": 0.5}, packs["own"], schema)
    assert not is_valid({"members": []}, packs["games"], schema)
    assert "members" in schema["$defs"]["Team"]["properties"]


def test_descriptions_come_from_the_docstrings() -> None:
    assert field_descriptions(Own) == {
        "share": "a share; null: there is none.",
        "first": "two parts.",
        "second": "two parts.",
    }
    assert set(field_descriptions(TeamMember)) == {field.name for field in attrs.fields(TeamMember)}
    assert set(field_descriptions(Team)) == {field.name for field in attrs.fields(Team)}
    assert set(field_descriptions(Msp)) == {field.name for field in attrs.fields(Msp)}
