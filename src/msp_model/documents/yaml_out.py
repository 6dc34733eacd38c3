"""YAML written one way: block style, two spaces a level, no anchor, no tag, no word that a reader could take for another.

Texts that any YAML reader takes for texts stand bare; others are quoted. Exact numbers and days stand bare: the reader
of this library takes them from their own text.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from msp_model.documents.leaves import Plain, refuse_surrogates

_BARE = re.compile(r"[^\W\d_](?:[\w ’'.,()/&+-]|:(?=\w))*(?<! )")
_MISREAD: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def yaml_text(data: Any) -> str:
    """Write plain data as YAML."""
    return "".join(f"{line}\n" for line in _lines(data))


def _lines(data: Any) -> Iterator[str]:
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from _entry(f"{scalar(key)}:", value, indent="  ")
    elif isinstance(data, list) and data:
        for item in data:
            first, *others = _lines(item)
            yield f"- {first}"
            yield from (f"  {line}" for line in others)
    else:
        yield scalar(data)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict | list) and value:
        yield head
        yield from (f"{indent}{line}" for line in _lines(value))
    else:
        yield f"{head} {scalar(value)}"


def scalar(value: Any) -> str:
    """Write a leaf, or an empty list or table."""
    if isinstance(value, Plain):
        return str(value)
    if isinstance(value, str):
        bare = _BARE.fullmatch(value) and value.isprintable() and value.casefold() not in _MISREAD
        return value if bare else _quoted(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    return "{}" if isinstance(value, dict) else "[]"


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(_SHORT.get(letter) or (letter if letter.isprintable() else _escape(letter)) for letter in text)
        + '"'
    )


def _escape(letter: str) -> str:
    refuse_surrogates(letter)
    code = ord(letter)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
