"""Values as data: how a value read or computed is written in JSON, and read back.

    true, false            a condition
    {"unknown": true}      UNKNOWN: nobody has said
    null                   known to be absent
    12                     a whole number
    "0.25", "1/3"          an exact number that is not whole: never a float
    "2024-12-24"           a day
    "strict"               a member: its word
    {"at_least": 5}, {"at_most": "2024-12-24"}, {"at_least": 5, "at_most": 8}
                           a number or a day of which only bounds are known, both included

An unknown value is written out, because an answer shows it; in a document a key left out says the same.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, get_args

from msp_model.expressions.evaluate import Value, plain
from msp_model.expressions.kinds import Day, KindValue, Truth, inner, is_maybe, is_number, is_one_of, kind_name
from msp_model.expressions.spell_values import spell_number
from msp_model.values import UNKNOWN, Interval

Data = Any
"""What JSON holds: a dict with string keys, a list, a string, an int, a bool or None; never a float."""

_NUMBER = re.compile(r"-?\d+(\.\d+|/[1-9]\d*)?", re.ASCII)
_BOUNDS = frozenset({"at_least", "at_most"})


def value_to_data(value: Value) -> Data:
    """Write a value as JSON holds it. Raises TypeError for what is no value of an expression, a float for one.

    >>> value_to_data(Interval(Fraction(1, 4), None))
    {'at_least': '0.25'}
    """
    if value is UNKNOWN:
        return {"unknown": True}
    if isinstance(value, Enum):
        return value.value if isinstance(value.value, str) else value.name
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else number_to_data(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Interval):
        bounds = (("at_least", value.least), ("at_most", value.greatest))
        return {key: value_to_data(bound) for key, bound in bounds if bound is not None}
    message = f"{value!r} is no value of an expression"
    raise TypeError(message)


def number_to_data(number: Fraction) -> str:
    """Write an exact number that is not whole: "0.25" where its decimals end, "1/3" where they do not."""
    decimal = spell_number(number)
    return f"{number.numerator}/{number.denominator}" if "/" in decimal else decimal.replace(",", "")


def value_from_data(data: Data, kind: KindValue) -> Value:
    """Read back a value of *kind* that `value_to_data` wrote. Raises ValueError where it is none."""
    if data == {"unknown": True}:
        return UNKNOWN
    if data is None and is_maybe(kind):
        return None
    base = inner(kind)
    if base is Truth and isinstance(data, bool):
        return data
    if isinstance(data, Mapping) and data and data.keys() <= _BOUNDS and (base is Day or is_number(base)):
        bounds = {key: _exact(bound, base) for key, bound in data.items()}
        return Interval(bounds.get("at_least"), bounds.get("at_most"))
    if is_one_of(base) and isinstance(data, str):
        return _member(data, get_args(base)[0])
    return _exact(data, base)


def _exact(data: Data, kind: KindValue) -> Value:
    """Read back a day or a number."""
    if is_number(kind) and type(data) is int:
        return data
    if is_number(kind) and isinstance(data, str) and _NUMBER.fullmatch(data):
        return plain(Fraction(data))
    if kind is Day and isinstance(data, str):
        return date.fromisoformat(data)
    message = f"{data!r} is no value of kind {kind_name(kind)}"
    raise ValueError(message)


def _member(word: str, members: Any) -> Value:
    if members is str:
        return word
    for member in members:
        if value_to_data(member) == word:
            return member
    message = f"{word!r} is none of {', '.join(str(value_to_data(member)) for member in members)}"
    raise ValueError(message)
