"""Leaves: how the smallest values are read, without ever turning one type into another.

JSON tells texts, whole numbers, conditions and null apart. YAML does not: ``01``, ``no``, ``12:30`` and ``2A004`` are
what a reader makes of them. So an unquoted YAML scalar stays a `Plain`, its own text, until the field that holds it
says what it is.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Final

import attrs

from msp_model.documents.codes import nearest
from msp_model.documents.refusals import Refused
from msp_model.values import Label

GREATEST_WHOLE: Final = 2**53 - 1
"""The greatest whole number that every reader of JSON keeps exact (RFC 7493)."""

GREATEST_DIGITS: Final = 40
"""The most characters of an exact number."""

Read = Callable[..., Any]
"""Reads a value; raises Refused."""


class Plain(str):
    """An unquoted YAML scalar: its text, of which the field that holds it says what it means."""

    __slots__ = ()


class Inexact:
    """A number with a fraction or an exponent, as JSON writes it: kept as written, to be refused where it stands.

    Attributes:
        text: the number as written.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


@attrs.frozen
class Leaves:
    """The readings in which a JSON value and a YAML scalar differ.

    Attributes:
        is_null: tells whether a value is null.

        text: reads a text.

        whole: reads a whole number.

        truth: reads a condition.
    """

    is_null: Callable[[Any], bool]
    text: Read
    whole: Read
    truth: Read


NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
"""How YAML writes null."""

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
EXACT: Final = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
"""How an exact number is written."""

_EXACT = re.compile(EXACT)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNKNOWN_WORDS = frozenset({"unknown", "inconnu", "inconnue", "?", "n/a", "na", "nc"})
_FEW = 12


def expected(value: object, what: Label, *, code: str = "wrong-type") -> Refused:
    """Make the refusal of *value* where *what* is expected. The value itself is not quoted."""
    if value is None or (value.__class__ is Plain and value in NULLS):
        fr = "null veut dire « n’existe pas », ce que cette clé n’admet pas ; inconnu : ne pas écrire la clé"
        en = "null means 'known not to exist', which this key does not take; if it is not known, leave the key out"
        return Refused("null-refused", fr, en)
    if value.__class__ in {Inexact, float}:
        number = value.text if isinstance(value, Inexact) else "17.5"
        fr, en = f'nombre inexact : écrire "{number}"', f'inexact number: write "{number}" in quotes'
        return Refused("inexact-number", fr, en)
    return Refused(code, f"attendu : {what.fr}", f"expected: {what.text('en')}")


def refuse_surrogates(text: str) -> None:
    """Refuse half characters, which no UTF-8 file can hold."""
    if not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Refused("wrong-characters", "un caractère est coupé en deux", "a character is cut in two")


_TEXT = Label("un texte", "a text")
_QUOTED = Label('un texte entre guillemets, comme "01"', 'a text in quotes, such as "01"')
_WHOLE_WORDS = Label("un nombre entier, comme 12", "a whole number, such as 12")
_TRUTH = Label("true ou false", "true or false")
_EXACT_WORDS = Label('un nombre exact, avec un point, comme "17.5"', 'an exact number, with a point, such as "17.5"')
_DAY_WORDS = Label('un jour, comme "2024-12-24"', 'a day, such as "2024-12-24"')


def _is_none(value: object) -> bool:
    return value is None


def _json_text(value: Any, _: object = None) -> str:
    if value.__class__ is not str:
        raise expected(value, _QUOTED if isinstance(value, int) else _TEXT)
    if not value.isascii():
        refuse_surrogates(value)
    return value


def _json_whole(value: Any, _: object = None) -> int:
    if value.__class__ is not int:
        raise expected(value, _WHOLE_WORDS)
    return bounded(value)


def bounded(value: int) -> int:
    """Give a whole number that every reader keeps exact. Raises Refused for a greater one."""
    if not -GREATEST_WHOLE <= value <= GREATEST_WHOLE:
        raise Refused("too-great", "nombre au-delà de 2^53 - 1", "a number beyond 2^53 - 1")
    return value


def _json_truth(value: Any, _: object = None) -> bool:
    if value is True or value is False:
        return value is True
    raise expected(value, _TRUTH)


JSON_LEAVES: Final = Leaves(_is_none, _json_text, _json_whole, _json_truth)
"""How JSON values are read: each is what it is."""


def _plain_null(value: object) -> bool:
    return value.__class__ is Plain and value in NULLS


def _plain_text(value: Any, _: object = None) -> str:
    if value.__class__ is Plain and value not in NULLS:
        return str(value)
    if value.__class__ is not str:
        raise expected(value, _TEXT)
    refuse_surrogates(value)
    return value


def _plain_whole(value: Any, _: object = None) -> int:
    if value.__class__ is not Plain or _WHOLE.fullmatch(value) is None:
        raise expected(value, _WHOLE_WORDS)
    if len(value) > GREATEST_DIGITS:
        raise Refused("too-great", "nombre au-delà de 2^53 - 1", "a number beyond 2^53 - 1")
    return bounded(int(value))


def _plain_truth(value: Any, _: object = None) -> bool:
    if value.__class__ is Plain and value in {"true", "false"}:
        return value == "true"
    raise expected(value, _TRUTH)


YAML_LEAVES: Final = Leaves(_plain_null, _plain_text, _plain_whole, _plain_truth)
"""How YAML scalars are read: unquoted, each is what its field says."""


def exact_number(text: Read) -> Read:
    """Make the reader of exact decimal numbers."""

    def read(value: Any, _: object = None) -> Decimal:
        if value.__class__ is int or value.__class__ is bool:
            raise expected(value, _EXACT_WORDS)
        words = text(value)
        if _EXACT.fullmatch(words) is None:
            raise expected(value, _EXACT_WORDS, code="wrong-number")
        if len(words) > GREATEST_DIGITS:
            raise _too_long()
        return Decimal(words)

    return read


def _too_long() -> Refused:
    fr, en = f"un nombre a {GREATEST_DIGITS} caractères au plus", f"a number has {GREATEST_DIGITS} characters at most"
    return Refused("too-great", fr, en)


def shortest(number: Decimal) -> str:
    """Write an exact number in its one form: no exponent, no zero at the end, no sign of zero.

    Raises Refused for one of more than 40 characters.

    >>> shortest(Decimal("1.50E+2"))
    '150'
    """
    _, digits, exponent = number.as_tuple()
    if not any(digits):
        return "0"
    if not isinstance(exponent, int) or len(digits) > GREATEST_DIGITS or abs(exponent) > GREATEST_DIGITS:
        raise _too_long()
    words = format(number, "f")
    if "." in words:
        words = words.rstrip("0").rstrip(".")
    if len(words) > GREATEST_DIGITS:
        raise _too_long()
    return words


def day(text: Read) -> Read:
    """Make the reader of days."""

    def read(value: Any, _: object = None) -> date:
        if value.__class__ is int:
            raise expected(value, _DAY_WORDS)
        words = text(value)
        if _DAY.fullmatch(words) is None:
            raise expected(value, _DAY_WORDS, code="wrong-date")
        try:
            return date.fromisoformat(words)
        except ValueError:
            fr, en = "ce jour n’existe pas au calendrier", "no such day in the calendar"
            raise Refused("wrong-date", fr, en) from None

    return read


def member(words: type[Enum], text: Read) -> Read:
    """Make the reader of the words of a closed list."""
    known: dict[str, Enum] = {str(each.value): each for each in words}
    spoken = {name.casefold(): word for word, each in known.items() for name in _names(each)}

    def read(value: Any, _: object = None) -> Enum:
        found = known.get(value) if value.__class__ in {str, Plain} else None
        if found is None:
            raise outside(text(value), known, spoken)
        return found

    return read


def _names(each: Enum) -> tuple[str, ...]:
    """Give the words under which people know a member."""
    label = getattr(each, "label", None)
    labels = (label.fr, label.text("en")) if isinstance(label, Label) else ()
    return (str(each.value), each.name, *labels)


def outside(word: str, known: dict[str, Any], spoken: dict[str, str]) -> Refused:
    """Make the refusal of a word that is not on a list, with the nearest one, or the list where it is short."""
    if word.casefold() in _UNKNOWN_WORDS:
        fr, en = "inconnu : ne pas écrire la clé", "if it is not known, leave the key out"
    elif (near := nearest(word.casefold(), spoken)) is not None:
        meant = spoken[near]
        fr, en = f"mot hors de la liste ; vouliez-vous dire « {meant} » ?", f"no such word; did you mean '{meant}'?"
    else:
        listed = ", ".join(list(known)[:_FEW]) + (", …" if len(known) > _FEW else "")
        fr, en = f"mot hors de la liste : {listed}", f"no such word; the list is: {listed}"
    return Refused("unknown-word", fr, en)
