"""Shapes: what documents that are kept as plain data look like. A shape is read two ways: as checks, and as JSON Schema.

    record("Question", weight=NUMBER, answers=list_of(record("Asked", id=TEXT, subject=nullable(TEXT))))

What the schema refuses the check refuses, and the reverse, but for days that no calendar has.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, Protocol

import attrs

from msp_model.documents.codes import did_you_mean, problem
from msp_model.documents.leaves import GREATEST_WHOLE, JSON_LEAVES, day, expected
from msp_model.documents.refusals import Place, Refused, problems_of, written
from msp_model.values import Label, Problem

Schema = dict[str, Any]
Found = Iterator[tuple[Place, Problem]]


_DAY_WORDS: Final = Label('un jour, comme "2024-12-24"', 'a day, such as "2024-12-24"')
_WORD_OF_LIST: Final = Label("un mot de la liste", "a word of the list")
_LIST: Final = Label("une liste", "a list")
_KEYS: Final = Label("des clés et leurs valeurs", "keys with values")


class Shape(Protocol):
    """What a value in a document may be."""

    @property
    def words(self) -> Label:
        """What is expected, for messages."""
        ...

    def schema(self, defs: dict[str, Schema]) -> Schema:
        """Give its JSON Schema; records are defined once, in *defs*."""
        ...

    def problems(self, value: Any, place: Place) -> Found:
        """Find everything that is wrong with a value."""
        ...


@attrs.frozen
class Plain:
    """A text, a whole number, *true* or *false*, or null."""

    type: type[Any]
    name: str
    words: Label

    def schema(self, _defs: dict[str, Schema]) -> Schema:
        """Give the schema of the type; whole numbers are those that every reader of JSON keeps exact."""
        bounds = {"minimum": -GREATEST_WHOLE, "maximum": GREATEST_WHOLE} if self.type is int else {}
        return {"type": self.name, **bounds}

    def problems(self, value: Any, place: Place) -> Found:
        """Refuse a value of another type, and a whole number that not every reader keeps exact."""
        if type(value) is not self.type:
            yield from problems_of(expected(value, self.words), place)
        elif self.type is int:
            try:
                JSON_LEAVES.whole(value)
            except Refused as refused:
                yield from problems_of(refused, place)


TEXT: Final = Plain(str, "string", Label("un texte", "a text"))
WHOLE: Final = Plain(int, "integer", Label("un nombre entier, comme 12", "a whole number, such as 12"))
TRUTH: Final = Plain(bool, "boolean", Label("true ou false", "true or false"))
NULL: Final = Plain(type(None), "null", Label("null", "null"))


@attrs.frozen
class Day:
    """A day of the calendar."""

    words: Label = _DAY_WORDS

    def schema(self, _defs: dict[str, Schema]) -> Schema:
        """Give the form of a day."""
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def problems(self, value: Any, place: Place) -> Found:
        """Refuse what is no day."""
        try:
            _day(value)
        except Refused as refused:
            yield from problems_of(refused, place)


_day = day(JSON_LEAVES.text)
DAY: Final = Day()


@attrs.frozen
class OneOf:
    """A word of a closed list."""

    members: tuple[str, ...]
    words: Label = _WORD_OF_LIST

    def schema(self, _defs: dict[str, Schema]) -> Schema:
        """Give the list."""
        return {"enum": list(self.members)}

    def problems(self, value: Any, place: Place) -> Found:
        """Refuse another word, and what is none."""
        if type(value) is not str:
            yield from problems_of(expected(value, self.words), place)
        elif value not in self.members:
            near = did_you_mean(value, self.members)
            fr, en = f"mot hors de la liste{near[0]}", f"word outside the list{near[1]}"
            yield place, problem(written(place), "unknown-word", fr, en)


@attrs.frozen
class Exactly:
    """One value, such as the version of a format."""

    value: Any

    @property
    def words(self) -> Label:
        """The value."""
        return Label(str(self.value))

    def schema(self, _defs: dict[str, Schema]) -> Schema:
        """Give the value."""
        return {"const": self.value}

    def problems(self, value: Any, place: Place) -> Found:
        """Refuse any other."""
        if type(value) is not type(self.value) or value != self.value:
            yield from problems_of(expected(value, self.words), place)


@attrs.frozen
class ListOf:
    """A list."""

    item: Shape
    words: Label = _LIST

    def schema(self, defs: dict[str, Schema]) -> Schema:
        """Give the schema of its items."""
        return {"type": "array", "items": self.item.schema(defs)}

    def problems(self, value: Any, place: Place) -> Found:
        """Check each item."""
        if type(value) is not list:
            yield from problems_of(expected(value, self.words), place)
            return
        for number, each in enumerate(value):
            yield from self.item.problems(each, (*place, number))


@attrs.frozen
class MapOf:
    """Keys that are ids, each with a value of one shape."""

    item: Shape
    words: Label = _KEYS

    def schema(self, defs: dict[str, Schema]) -> Schema:
        """Give the schema of the values."""
        return {"type": "object", "additionalProperties": self.item.schema(defs)}

    def problems(self, value: Any, place: Place) -> Found:
        """Check each value."""
        if type(value) is not dict:
            yield from problems_of(expected(value, self.words), place)
            return
        for key, each in value.items():
            yield from self.item.problems(each, (*place, key))


@attrs.frozen
class Record:
    """Known keys, each with its own shape; those in *optional* may be left out."""

    name: str
    fields: Mapping[str, Shape]
    optional: frozenset[str] = frozenset()
    words: Label = _KEYS

    def schema(self, defs: dict[str, Schema]) -> Schema:
        """Define it once, and refer to it."""
        if self.name not in defs:
            defs[self.name] = {}
            defs[self.name] = {
                "type": "object",
                "properties": {key: shape.schema(defs) for key, shape in self.fields.items()},
                "required": [key for key in self.fields if key not in self.optional],
                "additionalProperties": False,
            }
        return {"$ref": f"#/$defs/{self.name}"}

    def problems(self, value: Any, place: Place) -> Found:
        """Find keys that are unknown, left out, or hold something else."""
        if type(value) is not dict:
            yield from problems_of(expected(value, self.words), place)
            return
        for key in sorted(value.keys() - self.fields.keys()):
            near, at = did_you_mean(key, self.fields), (*place, key)
            yield at, problem(written(at), "unknown-field", f"clé inconnue{near[0]}", f"unknown key{near[1]}")
        for key, shape in self.fields.items():
            if key in value:
                yield from shape.problems(value[key], (*place, key))
            elif key not in self.optional:
                at = (*place, key)
                yield at, problem(written(at), "missing-field", f"« {key} » manque", f"'{key}' is missing")


@attrs.frozen
class Either:
    """A value of one of several shapes."""

    shapes: tuple[Shape, ...]

    @property
    def words(self) -> Label:
        """What is expected: one or another."""
        fr = " ou ".join(shape.words.fr for shape in self.shapes)
        return Label(fr, " or ".join(shape.words.text("en") for shape in self.shapes))

    def schema(self, defs: dict[str, Schema]) -> Schema:
        """Give every schema."""
        return {"anyOf": [shape.schema(defs) for shape in self.shapes]}

    def problems(self, value: Any, place: Place) -> Found:
        """Refuse what none of them takes; say what is wrong for the only one of its type, where there is one."""
        found = [list(shape.problems(value, place)) for shape in self.shapes]
        if not all(found):
            return
        near = [each for each in found if any(at != place or one.code != "wrong-type" for at, one in each)]
        if len(near) == 1 and value is not None:
            yield from near[0]
        else:
            yield from problems_of(expected(value, self.words), place)


def record(name: str, /, **fields: Shape) -> Record:
    """Give a record whose keys are all written."""
    return Record(name, MappingProxyType(fields))


def with_optional(whole: Record, /, **fields: Shape) -> Record:
    """Give a record with more keys, which may be left out."""
    return attrs.evolve(
        whole, fields=MappingProxyType({**whole.fields, **fields}), optional=whole.optional | fields.keys()
    )


def list_of(item: Shape) -> ListOf:
    """Give a list of one shape."""
    return ListOf(item)


def nullable(shape: Shape) -> Either:
    """Give a shape, or null."""
    return Either((shape, NULL))


UNKNOWN_SHAPE: Final = record("Unknown", unknown=TRUTH)
"""What nobody has said: ``{"unknown": true}``."""

_END: Final = Either((WHOLE, TEXT))
BOUNDS: Final = with_optional(record("Bounds"), at_least=_END, at_most=_END)
"""A number or a day of which only bounds are known."""

VALUE: Final = Either((TRUTH, WHOLE, TEXT, UNKNOWN_SHAPE, BOUNDS, NULL))
"""A value that was read or computed, as `msp_model.expressions.values_data` writes it."""

LABEL: Final = record("Label", fr=TEXT, en=TEXT)
"""Words in both languages."""


def schema_of(shape: Record, *, name: str, title: str, description: str) -> Schema:
    """Give the whole JSON Schema (2020-12) of a document with its envelope among its keys."""
    defs: dict[str, Schema] = {}
    shape.schema(defs)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:msp-model:schema:{name.removesuffix('.schema.json')}",
        "title": title,
        "description": description,
        **defs.pop(shape.name),
        "$defs": dict(sorted(defs.items())),
    }
