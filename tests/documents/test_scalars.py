"""Identifiers, codes, words and times arrive as they were written, from YAML as from JSON."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from msp_model.documents import Codec, DocumentError, loads
from msp_model.values import UNKNOWN, Unknown


@attrs.frozen(kw_only=True)
class Words:
    """One field of each kind of leaf."""

    text: str | Unknown = UNKNOWN
    maybe: str | Unknown | None = UNKNOWN
    whole: int | Unknown = UNKNOWN
    truth: bool | Unknown = UNKNOWN
    exact: Decimal | Unknown = UNKNOWN
    day: date | Unknown = UNKNOWN


CODEC = Codec(extensions={"words": Words})


def read(field: str, written: str) -> Any:
    """Read one unquoted YAML scalar into a field."""
    head = "format: msp-model\nschema_version: 1\nmsp:\n  id: a\n  name: A\n  extensions:\n    words:\n"
    msp = CODEC.loads(f"{head}      {field}: {written}\n", "yaml")
    return getattr(dict(msp.extensions)["words"], field)


def code(field: str, written: str) -> str:
    """Read what must be refused, and give the code."""
    with pytest.raises(DocumentError) as caught:
        read(field, written)
    (problem,) = caught.value.problems
    return problem.code


AS_WRITTEN = [
    "01", "007", "2A004", "2B123", "NO", "no", "No", "on", "ON", "off", "yes", "y", "N", "true", "12:30", "1_000", "1,5",
    "0o17", "0x1F", "1e3", "1.50", ".5", "+33", "-1", "1.", ".inf", ".nan", "NaN", "2024-12-24", "2024-12-24T10:00:00Z",
    "419999917", "10001234567", "9" * 40, "a: b".replace(": ", ":"), "=", "<<", "region:24", "None", "undefined",
]  # fmt: skip


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_texts_arrive_as_written(written: str) -> None:
    assert read("text", written) == written
    assert read("text", json.dumps(written)) == written
    assert read("maybe", written) == written


@pytest.mark.parametrize("written", ["null", "Null", "NULL", "~", ""])
def test_null_is_null_unless_quoted(written: str) -> None:
    assert read("maybe", written) is None
    assert read("maybe", json.dumps(written)) == written
    assert {code(field, written) for field in ("text", "whole", "truth", "exact", "day")} == {"null-refused"}


@pytest.mark.parametrize(
    ("written", "value"), [("0", 0), ("-0", 0), ("12", 12), ("-3", -3), ("9007199254740991", 2**53 - 1)]
)
def test_whole_numbers(written: str, value: int) -> None:
    assert read("whole", written) == value


@pytest.mark.parametrize(
    "written", ["012", "1_000", "0x1F", "0o17", "1e3", "12.0", "+1", "12:30", "١٢", '"12"', "true", "a"]
)
def test_nothing_else_is_a_whole_number(written: str) -> None:
    assert code("whole", written) == "wrong-type"


@pytest.mark.parametrize(("written", "value"), [("true", True), ("false", False)])
def test_conditions(written: str, value: bool) -> None:
    assert read("truth", written) is value


@pytest.mark.parametrize("written", ["True", "TRUE", "yes", "no", "on", "off", "oui", "1", "0", '"true"'])
def test_nothing_else_is_a_condition(written: str) -> None:
    assert code("truth", written) == "wrong-type"


@pytest.mark.parametrize("written", ["0", "12", "-12", "17.5", "0.081", "27500.00", '"17.5"', "-0.5"])
def test_exact_numbers(written: str) -> None:
    assert read("exact", written) == Decimal(written.strip('"'))


@pytest.mark.parametrize("written", ["17,5", "1e3", "1_000", ".5", "5.", "+1", "00", "1/3", "25 %", ".inf", "nan", "٣"])
def test_nothing_else_is_an_exact_number(written: str) -> None:
    assert code("exact", written) == "wrong-number"


@pytest.mark.parametrize("written", ["2024-12-24", '"2024-12-24"', "0001-01-01", "9999-12-31"])
def test_days(written: str) -> None:
    assert read("day", written) == date.fromisoformat(written.strip('"'))


@pytest.mark.parametrize(
    "written", ["2024-2-29", "2023-02-29", "20241224", "2024-W52-2", "24/12/2024", "2024-12-24T00:00:00", "٢٠٢٤-١٢-٢٤"]
)
def test_nothing_else_is_a_day(written: str) -> None:
    assert code("day", written) == "wrong-date"


@given(text=st.text(st.characters(codec="utf-8"), max_size=30))
def test_any_text_in_quotes_arrives_as_written(text: str) -> None:
    """JSON texts are YAML texts, but for the characters that YAML does not take bare."""
    quoted = json.dumps(text, ensure_ascii=True)
    if all(ord(letter) < 0x10000 for letter in text):
        assert read("text", quoted) == text


def test_line_ends_and_the_byte_order_mark_change_nothing() -> None:
    text = "format: msp-model\nschema_version: 1\nmsp:\n  id: a\n  name: |\n    two\n    lines\n"

    plain = loads(text, "yaml")

    assert loads(text.replace("\n", "\r\n"), "yaml") == plain
    assert loads(b"\xef\xbb\xbf" + text.encode(), "yaml") == plain
    assert loads("\ufeff" + text, "yaml") == plain
    as_json = '{"format": "msp-model",\r\n"schema_version": 1, "msp": {"id": "a", "name": "two\\nlines\\n"}}'
    assert loads(b"\xef\xbb\xbf" + as_json.encode(), "json") == plain
