"""Hostile input ends with problems or values, soon, and never with another exception."""

import json
from typing import Any

import pytest
from hypothesis import example, given, strategies as st
from tests.documents import fuzz
from tests.documents.drawn import entities, plain_data
from tests.documents.test_round_trip import CODECS, FORMATS

from msp_model.documents import Codec, DocumentError, Format, dumps
from msp_model.documents.json_located import JsonReader
from msp_model.documents.json_text import BackendName, NotPlain, backend
from msp_model.documents.leaves import Inexact, Plain
from msp_model.documents.limits import GREATEST_SIZE
from msp_model.documents.yaml_text import YamlReader
from msp_model.entities import Msp

CODEC = CODECS["json"]
HEAD = '{"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A", '


def codes(text: str | bytes, format: Format, codec: Codec = CODEC) -> list[str]:
    """Read what must be refused, and give the codes."""
    with pytest.raises(DocumentError) as caught:
        codec.loads(text, format)
    return [each.code for each in caught.value.problems]


@pytest.mark.parametrize("name", sorted(CODECS))
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 100_000, "too-deep"),
        (HEAD + '"team": ' + "[" * 500 + "]" * 500 + "}}", "too-deep"),
        (HEAD + '"aci_declarations": [{"year": ' + "9" * 100_000 + "}]}}", "too-great"),
        (HEAD + '"aci_declarations": [{"year": -1e999999999}]}}', "inexact-number"),
        (HEAD + '"aci_declarations": [{"year": 9223372036854775808}]}}', "too-great"),
        (HEAD + '"aci_declarations": [{"year": Infinity}]}}', "wrong-syntax"),
        (HEAD + '"aci_declarations": [{"year": -NaN}]}}', "wrong-syntax"),
        (HEAD + '"id": "b"}}', "duplicate-key"),
        (HEAD + '"id" : "b"}}', "duplicate-key"),
        (HEAD + '"i\\u0064": "b"}}', "duplicate-key"),
        (HEAD + '"team": null}, "msp": {}}', "duplicate-key"),
        (HEAD + '"sites": [{"name": "\\ud800"}]}}', "wrong-characters"),
        (HEAD + '"sites": [{"name": "\x00"}]}}', "wrong-syntax"),
        (HEAD + '"\\ud800": 1}}', "unknown-field"),
        (HEAD + '"__class__": "os.system"}}', "unknown-field"),
        ('"' + "a" * 1_000, "wrong-syntax"),
        ("\ufeff\ufeff{}", "wrong-syntax"),
        (" " * (GREATEST_SIZE + 1), "too-large"),
        ("\ud800", "wrong-encoding"),
        (b"\x80", "wrong-encoding"),
        (b"\xff\xfe{\x00}\x00", "wrong-encoding"),
        (b"\xed\xa0\x80", "wrong-encoding"),
    ],
)
def test_hostile_json_is_refused_the_same_by_every_backend(name: BackendName, text: str | bytes, code: str) -> None:
    found = codes(text, "json", CODECS[name])

    assert code in found
    assert found == codes(text, "json")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 10_000, "too-deep"),
        ("{a: " * 10_000, "too-deep"),
        ("- " * 10_000, "too-deep"),
        ("a: &a [x]\nb: *a\n", "alias"),
        ("&a [*a]", "alias"),
        ("a: !!python/object/new:os.system [ls]", "tag"),
        ("a: !!binary aGVsbG8=", "tag"),
        ("a: !<tag:x> b", "tag"),
        ("%TAG ! tag:x,2000:\n---\na: !b c", "tag"),
        ("a: \x00", "wrong-syntax"),
        ("a: \x07", "wrong-syntax"),
        ('format: msp-model\nschema_version: 1\nmsp: {id: a, name: "\\ud800"}', "wrong-syntax"),
        ('a: "\\q"', "wrong-syntax"),
        ("a: 'b", "wrong-syntax"),
        ("*a", "alias"),
        ("--- a\n--- b", "several-documents"),
        ("a: 1\n...\n---\nb: 2\n", "several-documents"),
        ("a" * 5_000 + ": 1", "wrong-syntax"),
        ("#" * GREATEST_SIZE + "#", "too-large"),
        ("? a\n? b\n", "wrong-format"),
        ("[a]: b", "wrong-syntax"),
        ("a: 1\na: 2", "duplicate-key"),
        ('a: 1\n"a": 2', "duplicate-key"),
    ],
)
@pytest.mark.parametrize("fast", [True, False])
def test_hostile_yaml_is_refused(monkeypatch: pytest.MonkeyPatch, text: str, code: str, fast: bool) -> None:
    if not fast:
        monkeypatch.delattr("yaml.CSafeLoader", raising=False)

    found = codes(text, "yaml")

    assert code in found or (code == "wrong-syntax" and "wrong-characters" in found)


@given(data=plain_data)
def test_the_reference_reads_json_as_the_standard_library_does(data: Any) -> None:
    for text in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent=1)):
        located = JsonReader(text).read()
        assert located.data == data
        assert located.problems == []


JSON_LIKE = st.lists(
    st.sampled_from(
        [*'{}[]",:\\ \n0123456789.-+eEtrufalsn\u00e9\ud800', "true", "null", '"a"', '"\\u0041"', '":', '" :']
    ),
    max_size=20,
).map("".join)


@given(text=JSON_LIKE | st.text(max_size=20))
@example("-0")
@example("1E5")
@example('{"a":1,"a":2}')
@example('["\\ud83d\\ude00"]')
def test_the_reference_accepts_what_the_standard_library_accepts(text: str) -> None:
    """Numbers with a fraction, constants and keys given twice aside, which are this library's own affair."""
    try:
        wanted = json.loads(text, parse_float=Inexact, parse_constant=_refuse)
    except ValueError:
        wanted = _refuse
    located = JsonReader(text).read()
    broken = [each for each in located.problems if each.code != "duplicate-key"]

    assert (wanted is _refuse) == bool(broken)
    if wanted is not _refuse and not located.problems:
        assert _plain(located.data) == _plain(wanted)


def _refuse(word: str) -> None:
    raise ValueError(word)


def _plain(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.text if isinstance(data, Inexact) else data


@pytest.mark.parametrize("name", sorted(CODECS))
@given(text=JSON_LIKE)
def test_the_fast_way_never_reads_what_the_reference_does_not(name: BackendName, text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        return
    try:
        data = backend(name).loads(content)
    except NotPlain:
        return
    located = JsonReader(text).read()

    assert located.problems == []
    assert _floats(_plain(located.data)) == _floats(_plain(data))


def _floats(data: Any) -> Any:
    """Forget how numbers with a fraction were kept: each backend has its own way, and all are refused."""
    if isinstance(data, dict):
        return {key: _floats(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_floats(value) for value in data]
    return "a number" if isinstance(data, float | str) else data


SCALARS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=15)


@given(text=st.text(st.sampled_from([*"-?:,[]{}#&*!|>'\"%@` \n\tab01~=<."]), max_size=40) | SCALARS)
def test_both_parsers_of_yaml_end_and_the_reader_never_fails(text: str) -> None:
    for fast in (True, False):
        located = YamlReader(text, fast=fast).read()
        assert located.problems or located.data is not None


@given(msp=entities(Msp), data=st.data())
def test_a_mutated_dossier_ends_with_problems_or_a_value(msp: Msp, data: st.DataObject) -> None:
    for format in FORMATS:
        text = dumps(msp, format)
        at = data.draw(st.integers(0, len(text)))
        upto = data.draw(st.integers(at, min(len(text), at + 8)))
        put = data.draw(JSON_LIKE)
        mutated = text[:at] + put + text[upto:]
        try:
            CODEC.loads(mutated, format)
        except DocumentError as error:
            assert error.problems  # noqa: PT017 - either way out is right


def test_plain_scalars_never_leave_the_reader() -> None:
    msp = CODEC.loads(
        "format: msp-model\nschema_version: 1\nmsp: {id: a, name: A, extensions: {p: {q: [r, 1]}}}", "yaml"
    )

    assert type(msp.name) is str
    assert not isinstance(msp.id, Plain)


@pytest.mark.parametrize("format", FORMATS)
def test_a_short_fuzz_run_ends_with_problems_or_values(format: Format) -> None:
    found = fuzz.run(format, 400, 1, fuzz.tell)

    assert found["read"] > 0
    assert found["no problem"] == 0
    assert len(found) > 12
