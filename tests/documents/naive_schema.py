"""A naive validator of JSON Schema: the keywords that this library's schemas use, each as its definition reads."""

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "null": (type(None),),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
}
ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description", "format"}


def is_valid(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Tell whether *value* is what *schema* describes."""
    return all(_holds(keyword, expected, value, schema, root) for keyword, expected in schema.items())


def _holds(keyword: str, expected: Any, value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    match keyword:
        case "$ref":
            return is_valid(value, root["$defs"][expected.removeprefix("#/$defs/")], root)
        case "anyOf":
            return any(is_valid(value, option, root) for option in expected)
        case "const":
            return _same(value, expected)
        case "enum":
            return any(_same(value, each) for each in expected)
        case "type":
            return any(_is(value, each) for each in ([expected] if isinstance(expected, str) else expected))
        case "pattern":
            return not isinstance(value, str) or re.search(expected, value) is not None
        case "minLength":
            return not isinstance(value, str) or len(value) >= expected
        case "maxLength":
            return not isinstance(value, str) or len(value) <= expected
        case "minimum":
            return not _is(value, "number") or value >= expected
        case "maximum":
            return not _is(value, "number") or value <= expected
        case "properties":
            known = value if isinstance(value, dict) else {}
            return all(is_valid(known[key], each, root) for key, each in expected.items() if key in known)
        case "required":
            return not isinstance(value, dict) or set(expected) <= set(value)
        case "additionalProperties":
            return expected or not isinstance(value, dict) or set(value) <= set(schema["properties"])
        case "minProperties":
            return not isinstance(value, dict) or len(value) >= expected
        case "items":
            return not isinstance(value, list) or all(is_valid(each, expected, root) for each in value)
        case "uniqueItems":
            return not isinstance(value, list) or not any(
                _same(one, other) for index, one in enumerate(value) for other in value[:index]
            )
    assert keyword in ANNOTATIONS, keyword
    return True


def _is(value: Any, type_: str) -> bool:
    return isinstance(value, TYPES[type_]) and (type_ == "boolean" or not isinstance(value, bool))


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)


def keywords(schema: Any) -> Iterator[str]:
    """Give every keyword of a schema."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            yield key
            parts = value.values() if key in {"properties", "$defs"} else value if isinstance(value, list) else [value]
            for part in parts:
                yield from keywords(part)
