"""JSON: the fast way in and the way out, over the standard library, orjson or msgspec.

The three give the same values and the same bytes. Where the fast way meets anything out of the ordinary, it says so by
raising `NotPlain`, and the located reader, which is the reference, decides.
"""

import json
import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final, Literal

import attrs

from msp_model.documents.leaves import Inexact

BackendName = Literal["json", "orjson", "msgspec"]
"""What reads and writes JSON: the standard library, or one of two faster packages."""

BACKENDS: Final[tuple[BackendName, ...]] = ("orjson", "msgspec", "json")
"""The packages that may read and write JSON, the fastest first."""


_BEFORE_COLON: Final = (b" :", b"\t:", b"\n:", b"\r:")
_SPACED = re.compile(rb'"[ \t\n\r]+:')


class NotPlain(Exception):
    """The text may not be what it seems: the located reader decides."""


@attrs.frozen
class Backend:
    """One way in and out.

    Attributes:
        name: the package.

        loads: reads UTF-8 bytes; raises NotPlain.

        dumps: writes a document on several lines, two spaces a level.

        line: writes a document on one line.
    """

    name: BackendName
    loads: Callable[[bytes], Any]
    dumps: Callable[[Any], bytes]
    line: Callable[[Any], bytes]


def backend(name: BackendName | None = None) -> Backend:
    """Give the backend *name*, or the fastest that is installed. Raises ImportError where *name* is not installed."""
    if name is not None:
        return _MAKERS[name]()
    for each in BACKENDS:
        try:
            return _MAKERS[each]()
        except ImportError:
            continue
    raise AssertionError("the standard library is always there")


def _standard() -> Backend:
    decoder = json.JSONDecoder(object_pairs_hook=_no_duplicate, parse_float=Inexact, parse_constant=_constant)
    pretty = json.JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False)
    tight = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    def loads(content: bytes) -> Any:
        try:
            return decoder.decode(content.decode())
        except (ValueError, RecursionError) as error:
            raise NotPlain from error

    return Backend("json", loads, lambda data: pretty.encode(data).encode(), lambda data: tight.encode(data).encode())


def _no_duplicate(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotPlain
    return found


def _constant(_word: str) -> object:
    raise NotPlain


def _orjson() -> Backend:
    orjson = import_module("orjson")
    indented = orjson.OPT_INDENT_2

    def loads(content: bytes) -> Any:
        return _checked(content, orjson.loads, orjson.dumps)

    return Backend("orjson", loads, lambda data: orjson.dumps(data, option=indented), orjson.dumps)


def _msgspec() -> Backend:
    msgspec = import_module("msgspec.json")

    def loads(content: bytes) -> Any:
        return _checked(content, msgspec.decode, msgspec.encode)

    return Backend("msgspec", loads, lambda data: msgspec.format(msgspec.encode(data), indent=2), msgspec.encode)


def _checked(content: bytes, loads: Callable[[bytes], Any], dumps: Callable[[Any], bytes]) -> Any:
    """Read *content*; raises NotPlain where that fails, and where a key may stand twice in it.

    Every key ends with a quote and a colon. A reader that keeps the last of two equal keys loses one such pair, which
    shows when the data is written again; escapes and spaces before a colon could hide it, and are left to the reference.
    """
    if b"\\" in content or (any(each in content for each in _BEFORE_COLON) and _SPACED.search(content)):
        raise NotPlain
    try:
        data = loads(content)
        pairs = dumps(data).count(b'":')
    except Exception as error:
        raise NotPlain from error
    if content.count(b'":') != pairs:
        raise NotPlain
    return data


_MAKERS: Final[dict[BackendName, Callable[[], Backend]]] = {
    "orjson": _orjson, "msgspec": _msgspec, "json": _standard,
}  # fmt: skip
