"""JSON read with the position of every key and value: the reference, used where something is wrong.

It takes what RFC 8259 allows and nothing else, keeps numbers with a fraction as written, goes on after a key that
stands twice, and stops at a depth that no recursion of Python reaches.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from json import JSONDecodeError, decoder
from typing import Any, Final, cast

from msp_model.documents.codes import problem
from msp_model.documents.leaves import GREATEST_WHOLE, Inexact
from msp_model.documents.limits import GREATEST_DEPTH
from msp_model.documents.located import Located, Position
from msp_model.documents.refusals import Place, written

_scan_string: Callable[[str, int, bool], tuple[str, int]] = decoder.scanstring  # type: ignore[attr-defined]
"""The standard library's own reader of texts; its stubs do not know it."""

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORDS: Final = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"true|false|null")
_LONGEST = len(str(GREATEST_WHOLE)) + 1


class _Stop(Exception):
    """The text cannot be read further."""


class JsonReader:
    """Reads one JSON text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._found = Located()

    def read(self) -> Located:
        """Give the data with its positions, or what is wrong with the text."""
        try:
            self._skip()
            if self._at == len(self._text):
                raise self._stop("empty-document", "le document est vide", "the document is empty")
            self._found.data = self._value((), 0)
            self._skip()
            if self._at < len(self._text):
                raise self._wrong("la fin du document est attendue", "expected: the end of the document")
        except _Stop:
            self._found.data = None
        return self._found

    def _position(self, index: int) -> Position:
        line = bisect_right(self._lines, index)
        return line, index - self._lines[line - 1] + 1

    def _stop(self, code: str, fr: str, en: str, place: Place = ()) -> _Stop:
        line, column = self._position(self._at)
        self._found.problems.append(problem(written(place), code, fr, en, line=line, column=column))
        return _Stop()

    def _wrong(self, fr: str, en: str) -> _Stop:
        return self._stop("wrong-syntax", f"ce n’est pas du JSON : {fr}", f"this is not JSON: {en}")

    def _skip(self) -> None:
        self._at = cast("re.Match[str]", _SPACE.match(self._text, self._at)).end()

    def _next(self) -> str:
        """Give the next character that is no space, empty at the end."""
        self._skip()
        return self._text[self._at : self._at + 1]

    def _value(self, place: Place, depth: int) -> Any:
        first = self._next()
        self._found.values[place] = self._position(self._at)
        if first in {"{", "["}:
            if depth == GREATEST_DEPTH:
                fr, en = f"plus de {GREATEST_DEPTH} niveaux imbriqués", f"more than {GREATEST_DEPTH} nested levels"
                raise self._stop("too-deep", fr, en, place)
            self._at += 1
            return self._object(place, depth) if first == "{" else self._array(place, depth)
        if first == '"':
            return self._string()
        if word := _WORD.match(self._text, self._at):
            self._at = word.end()
            return _WORDS[word[0]]
        if number := _NUMBER.match(self._text, self._at):
            self._at = number.end()
            if number[1] or number[2]:
                return Inexact(number[0])
            return int(number[0]) if len(number[0]) <= _LONGEST else GREATEST_WHOLE + 1
        fr = 'une valeur est attendue ; un texte, et tout nombre à virgule, est entre guillemets "…"'
        raise self._wrong(fr, 'expected: a value; texts, and numbers with a fraction, stand in quotes "…"')

    def _string(self) -> str:
        try:
            text, self._at = _scan_string(self._text, self._at + 1, True)
        except JSONDecodeError as error:
            self._at = min(error.pos, len(self._text))
            raise self._wrong("texte entre guillemets mal écrit", "a badly written text in quotes") from None
        return text

    def _object(self, place: Place, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self._next() == "}":
            self._at += 1
            return found
        while True:
            if self._next() != '"':
                raise self._wrong("une clé entre guillemets est attendue", "expected: a key in quotes")
            line, column = self._position(self._at)
            key = self._string()
            below = (*place, key)
            if key in found:
                fr, en = "cette clé figure deux fois", "this key stands twice"
                self._found.problems.append(problem(written(below), "duplicate-key", fr, en, line=line, column=column))
            self._found.keys[below] = line, column
            if self._next() != ":":
                raise self._wrong("« : » est attendu", "expected: ':'")
            self._at += 1
            found[key] = self._value(below, depth + 1)
            if not self._more("}"):
                return found

    def _array(self, place: Place, depth: int) -> list[Any]:
        found: list[Any] = []
        if self._next() == "]":
            self._at += 1
            return found
        while True:
            found.append(self._value((*place, len(found)), depth + 1))
            if not self._more("]"):
                return found

    def _more(self, end: str) -> bool:
        """Pass a comma, and tell that there is more; or the end, and tell that there is not."""
        found = self._next()
        if found not in {",", end} or not found:
            raise self._wrong(f"« , » ou « {end} » est attendu", f"expected: ',' or '{end}'")
        self._at += 1
        return found == ","
