"""Canonical: the text of an expression that is the same in every process, for digests."""

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs

from msp_model.expressions.expr import Expr
from msp_model.expressions.kinds import Kind, kind_name
from msp_model.expressions.program import program


def canonical(*roots: Expr[Any]) -> str:
    """Write the node list: one line a node, its class, what it says and the places of its operands."""
    listed = program(*roots)
    lines = [
        f"{place} {type(node).__name__} {canonical_value(node.scalars())} {' '.join(map(str, places))}".rstrip()
        for place, (node, places) in enumerate(zip(listed.nodes, listed.operands, strict=True))
    ]
    return "\n".join([*lines, "roots " + " ".join(map(str, listed.roots))])


def canonical_value(value: object) -> str:
    """Write a value that a node, a text or a declaration holds; sets are sorted."""
    match value:
        case Expr():
            return "{" + canonical(value).replace("\n", "; ") + "}"
        case Enum():
            return f"{type(value).__name__}.{value.name}"
        case tuple():
            return "(" + ", ".join(map(canonical_value, value)) + ")"
        case frozenset():
            return "[" + ", ".join(sorted(map(canonical_value, value))) + "]"
        case type() if issubclass(value, Kind):
            return value.__name__
        case date() | Fraction():
            return str(value)
        case None | bool() | int() | str():
            return repr(value)
    if attrs.has(type(value)):
        fields = ", ".join(f"{field.name}={canonical_value(getattr(value, field.name))}" for field in _compared(value))
        return f"{type(value).__name__}({fields})"
    return kind_name(value)


def _compared(value: object) -> list[Any]:
    given: tuple[Any, ...] = attrs.fields(type(value))  # type: ignore[arg-type] # attrs.has() was asked
    return [field for field in given if field.eq]
