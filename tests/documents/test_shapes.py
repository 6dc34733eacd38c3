"""Shapes: the check and the JSON Schema of a kept document refuse the same."""

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, strategies as st
from tests.assessment.test_assess import assess

from msp_model.documents.assessment_shape import ASSESSMENT, assessment_schema
from msp_model.documents.shapes import (
    DAY,
    NULL,
    TEXT,
    TRUTH,
    WHOLE,
    Either,
    Exactly,
    MapOf,
    OneOf,
    Shape,
    list_of,
    nullable,
    record,
    with_optional,
)

PAIR = with_optional(record("Pair", left=TEXT, right=nullable(WHOLE)), more=list_of(TRUTH))
SHAPES: list[Shape] = [
    TEXT, WHOLE, TRUTH, NULL, DAY, OneOf(("a", "b")), Exactly(1), list_of(DAY), MapOf(WHOLE), PAIR,
    nullable(PAIR), Either((PAIR, TEXT)), Either((WHOLE, list_of(PAIR))),
]  # fmt: skip

texts = st.sampled_from(["", "a", "b", "c", "2024-12-24", "2024-1-2", "left"])
leaves = st.none() | st.booleans() | st.sampled_from([0, 1, 2**53, -(2**60)]) | texts
keys = st.sampled_from(["left", "right", "more", "lefts", "x"])
values = st.recursive(leaves, lambda some: st.lists(some, max_size=3) | st.dictionaries(keys, some, max_size=4))


def refused_by_schema(shape: Shape, value: Any) -> bool:
    defs: dict[str, Any] = {}
    schema = shape.schema(defs)
    return not jsonschema.Draft202012Validator({**schema, "$defs": defs}).is_valid(value)


@pytest.mark.parametrize("shape", SHAPES, ids=map(str, range(len(SHAPES))))
@given(value=values)
def test_the_check_refuses_what_the_schema_refuses(shape: Shape, value: Any) -> None:
    found = list(shape.problems(value, ()))

    assert bool(found) is refused_by_schema(shape, value), found


def test_a_day_that_no_calendar_has_is_refused_by_the_check_alone() -> None:
    assert [one.code for _, one in DAY.problems("2024-02-30", ())] == ["wrong-date"]
    assert not refused_by_schema(DAY, "2024-02-30")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ({"left": "a", "right": 1}, {}),
        ({"left": "a", "right": None, "more": [True]}, {}),
        ({}, {"$.left": "missing-field", "$.right": "missing-field"}),
        ({"left": None, "right": "1", "more": [1, True]}, {
            "$.left": "null-refused", "$.right": "wrong-type", "$.more[0]": "wrong-type",
        }),
        ({"lefts": "a", "right": 1}, {"$.left": "missing-field", "$.lefts": "unknown-field"}),
        ([], {"$": "wrong-type"}),
    ],
)  # fmt: skip
def test_everything_wrong_is_told_at_its_place(value: Any, found: dict[str, str]) -> None:
    assert {one.path: one.code for _, one in PAIR.problems(value, ())} == found


def test_a_near_key_is_suggested() -> None:
    told = {one.code: one.message.text("en") for _, one in PAIR.problems({"lefts": "a", "right": 1}, ())}

    assert told["unknown-field"] == "unknown key; did you mean 'left'?"


def test_of_several_shapes_the_one_of_the_type_tells() -> None:
    either = Either((PAIR, TEXT))

    assert {one.path: one.code for _, one in either.problems({"left": "a"}, ())} == {"$.right": "missing-field"}
    assert [one.message.text("en") for _, one in either.problems(1, ())] == ["expected: keys with values or a text"]


ANSWER = json.loads(json.dumps(assess().to_dict(explain=True)))
SCHEMA = jsonschema.Draft202012Validator(assessment_schema())


@st.composite
def spoiled(draw: st.DrawFn) -> Any:
    """Draw an answer with one part that is something else, at any depth."""
    data = copy.deepcopy(ANSWER)
    parent = data
    while True:
        places: list[Any] = sorted(parent) if isinstance(parent, dict) else list(range(len(parent)))
        place = draw(st.sampled_from(places))
        below = parent[place]
        if isinstance(below, dict | list) and below and draw(st.integers(0, 4)):
            parent = below
            continue
        if isinstance(parent, dict) and draw(st.booleans()):
            parent[place + "s"] = parent.pop(place)
        else:
            parent[place] = draw(values)
        return data


@given(spoiled())
def test_an_answer_that_the_schema_refuses_is_refused(data: Any) -> None:
    found = list(ASSESSMENT.problems(data, ()))

    assert bool(found) is not SCHEMA.is_valid(data), found


def test_the_answer_itself_is_sound() -> None:
    assert list(ASSESSMENT.problems(ANSWER, ())) == []
    SCHEMA.validate(ANSWER)
