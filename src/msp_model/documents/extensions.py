"""Extensions: what packs keep with a dossier. A pack that is installed types its data; other data is kept verbatim."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from msp_model.documents.leaves import Plain, bounded, expected, refuse_surrogates
from msp_model.documents.limits import GREATEST_DEPTH
from msp_model.documents.refusals import Place, Refused, SeveralRefused
from msp_model.values import Label

_DEPTH = 3
"""How deep the data of a pack stands: below ``msp``, ``extensions`` and its key."""

_LEAF = Label("un texte, un entier, true, false ou null", "a text, a whole number, true, false or null")
_RECORD = Label("une clé par module", "one key for each pack")


@attrs.frozen
class Verbatim:
    """The data of a pack that is not installed: nothing of it is lost, nothing of it is read.

    Attributes:
        text: the data as JSON on one line.
    """

    text: str

    @property
    def data(self) -> Any:
        """The data as dicts, lists and leaves."""
        return json.loads(self.text)


def verbatim(data: Any) -> Verbatim:
    """Keep data that no pack reads. Raises SeveralRefused for numbers with a fraction, not exact, and half characters."""
    refused: list[tuple[Place, Exception]] = []
    exact = _exact(data, (), refused)
    if refused:
        raise SeveralRefused(refused)
    return Verbatim(json.dumps(exact, ensure_ascii=False, separators=(",", ":")))


def _exact(value: Any, at: Place, refused: list[tuple[Place, Exception]]) -> Any:
    """Give data of JSON from data of a reader: of unquoted YAML scalars, only what JSON writes so is no text."""
    if value.__class__ is list:
        return [_exact(each, (*at, index), refused) for index, each in enumerate(value)]
    try:
        if value.__class__ is dict:
            return {_word(key): _exact(each, (*at, key), refused) for key, each in value.items()}
        return _exact_leaf(value)
    except Refused as error:
        refused.append((at, error))
        return None


def _exact_leaf(value: Any) -> Any:
    if value.__class__ is Plain:
        return _PLAIN[value] if value in _PLAIN else _number_or_text(str(value))
    if value.__class__ is str:
        return _word(value)
    if value is None or value.__class__ is bool:
        return value
    if value.__class__ is int:
        return bounded(value)
    raise expected(value, _LEAF)


def _refuse_depth(value: Any, depth: int) -> None:
    """Refuse data that is nested deeper than any document."""
    if value.__class__ is dict or value.__class__ is list:
        if depth >= GREATEST_DEPTH:
            fr, en = f"plus de {GREATEST_DEPTH} niveaux imbriqués", f"more than {GREATEST_DEPTH} nested levels"
            raise Refused("too-deep", fr, en)
        for each in value.values() if value.__class__ is dict else value:
            _refuse_depth(each, depth + 1)


def _word(text: str) -> str:
    refuse_surrogates(text)
    return text


_PLAIN: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}


def _number_or_text(text: str) -> int | str:
    digits = text.removeprefix("-")
    plain = digits.isascii() and digits.isdigit() and (digits == "0" or not digits.startswith("0")) and text != "-0"
    return bounded(int(text)) if plain and len(digits) <= 16 else text  # noqa: PLR2004 - no longer number is exact


def extension_hooks(
    readers: Mapping[str, Callable[..., Any]], writer: Callable[[type[Any]], Callable[[Any], Any]]
) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """Make what reads and what writes the extensions of a dossier.

    Args:
        readers: what reads the data of each pack that is installed.

        writer: gives what writes a value of a class.
    """

    def read(value: Any, _: object = None) -> tuple[tuple[str, Any], ...]:
        if value.__class__ is not dict:
            raise expected(value, _RECORD)
        found: list[tuple[str, Any]] = []
        refused: list[tuple[Place, Exception]] = []
        for key, data in value.items():
            reader: Callable[..., Any] = readers.get(key) or verbatim
            try:
                _refuse_depth(data, _DEPTH)
                found.append((_word(key), reader(data)))
            except Exception as error:  # noqa: BLE001 - sorted out where all are
                refused.append(((key,), error))
        if refused:
            raise SeveralRefused(refused)
        return tuple(found)

    def write(pairs: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
        return {key: _written(value, writer) for key, value in pairs}

    return read, write


def _written(value: Any, writer: Callable[[type[Any]], Callable[[Any], Any]]) -> Any:
    if isinstance(value, Verbatim):
        return value.data
    if attrs.has(value.__class__):
        return writer(value.__class__)(value)
    fr, en = "une classe attrs du module est attendue", "expected: an attrs class of the pack"
    raise Refused("wrong-type", fr, en, ("extensions",))
