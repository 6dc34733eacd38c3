"""Tables of a TOML file, read strictly: every problem is kept, and the reading goes on to find the next one."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

from msp_model.documents.codes import did_you_mean, problem
from msp_model.documents.leaves import Inexact
from msp_model.documents.toml_lines import TomlPath, line_numbers
from msp_model.entities import FRANCE, Territory
from msp_model.values import UNKNOWN, Label, Problem, ProblemsError, Unknown

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

_DAY = date(1, 1, 1)
"""Stands for a day that could not be read, in a table that is refused anyway."""

_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]{0,17})(?:\.([0-9]{1,18})|/([1-9][0-9]{0,17}))?(\s*%)?")
_NUMBER_LIKE = re.compile(r"[-+]?[0-9][0-9.,/%eE_+ \u00a0\u202f-]*")
_DAY_LIKE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SYNTAX_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


class TomlFile:
    """One TOML file being read, and all that is wrong with it so far.

    Attributes:
        place: its name in messages, ``national/texts/csp-l4041-4.toml``.

        problems: what is wrong.
    """

    def __init__(self, place: str, content: bytes) -> None:
        self.place = place
        self.problems: list[Problem] = []
        self._text = ""
        self._lines: Mapping[TomlPath, int] | None = None
        self.top = Table(self, self._parse(content))

    def _parse(self, content: bytes) -> dict[str, Any]:
        try:
            self._text = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            fr, en = "le fichier n’est pas en UTF-8", "the file is not UTF-8"
            line = content.count(b"\n", 0, error.start) + 1
            self.problems.append(problem(self.place, "wrong-encoding", fr, en, line=line))
            return {}
        try:
            return tomllib.loads(self._text, parse_float=Inexact)
        except (ValueError, RecursionError) as error:
            place = _SYNTAX_PLACE.search(str(error))
            said = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a number or a nesting beyond reason"
            said = _SYNTAX_PLACE.sub("", said)
            line = int(place[1]) if place and place[1] else self._text.rstrip().count("\n") + 1
            fr, en = f"ce n’est pas du TOML ({said})", f"this is not TOML ({said})"
            self.problems.append(problem(self.place, "wrong-syntax", fr, en, line=line))
            return {}

    def report(self, at: TomlPath, code: str, fr: str, en: str) -> None:
        """Keep a problem found at the key *at*."""
        if self._lines is None:
            self._lines = line_numbers(self._text)
        near = at
        while near not in self._lines:
            near = near[:-1]
        self.problems.append(problem(_path(self.place, at), code, fr, en, line=self._lines[near]))


def _path(place: str, at: TomlPath) -> str:
    """Give ``file: values[3].from``."""
    written = ""
    for part in at:
        written += f"[{part}]" if isinstance(part, int) else f".{part}" if written else part
    return f"{place}: {written}" if written else place


class Table:
    """A table of a TOML file. Each method reads one key; `finish` refuses the keys that none has read."""

    def __init__(self, file: TomlFile, data: dict[str, Any], at: TomlPath = ()) -> None:
        self.file = file
        self.at = at
        self._data = data
        self._known: list[str] = []

    def _take(self, key: str, *, required: bool = True) -> Any:
        """Give what stands under *key*, UNKNOWN where nothing does."""
        self._known.append(key)
        value = self._data.get(key, UNKNOWN)
        if value is UNKNOWN and required:
            self.report(key, "missing-field", f"« {key} » manque", f"'{key}' is missing")
        return value

    def report(self, key: str, code: str, fr: str, en: str) -> None:
        """Keep a problem with *key*."""
        self.file.report((*self.at, key), code, fr, en)

    def _wrong_type(self, key: str, value: object, fr: str, en: str) -> None:
        if isinstance(value, Inexact):
            fr = f'écrire le nombre exact entre guillemets : "{value.text}"'
            self.report(key, "inexact-number", fr, f'write the exact number in quotes: "{value.text}"')
        else:
            self.report(key, "wrong-type", f"attendu : {fr}", f"expected: {en}")

    def words(self, key: str, default: T | None = None) -> str | T:
        """Read a text that is not empty; *default* where it is left out, and mandatory where there is none."""
        value = self._take(key, required=default is None)
        if value is UNKNOWN:
            return default if default is not None else ""
        if not isinstance(value, str):
            self._wrong_type(key, value, "un texte entre guillemets", "a text in quotes")
        elif not value.strip():
            self.report(key, "empty", "le texte est vide", "the text is empty")
        else:
            return value
        return ""

    def name(self, key: str) -> str:
        """Read an id: small letters and digits, parted by dots, hyphens or underscores."""
        value = self.words(key)
        if value and re.fullmatch(r"[a-z0-9]+(?:[._-][a-z0-9]+)*", value) is None:
            fr = "attendu : minuscules sans accent et chiffres, séparés par « . », « - » ou « _ »"
            self.report(key, "wrong-characters", fr, "expected: small letters and digits, parted by '.', '-' or '_'")
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """Read a list of ids; empty where it is left out."""
        value = self._take(key, required=False)
        if value is UNKNOWN:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self._wrong_type(key, value, 'une liste de textes : ["…"]', 'a list of texts: ["…"]')
            return ()
        return tuple(value)

    def truth(self, key: str) -> bool:
        """Read true or false; false where it is left out."""
        value = self._take(key, required=False)
        if value is not UNKNOWN and not isinstance(value, bool):
            self._wrong_type(key, value, "true ou false, sans guillemets", "true or false, without quotes")
        return value is True

    def day(self, key: str) -> date | None:
        """Read a day; None where it is left out."""
        value = self._take(key, required=False)
        if value is UNKNOWN:
            return None
        if type(value) is not date:
            self._wrong_type(key, value, "un jour sans guillemets, 2024-12-24", "a day without quotes, 2024-12-24")
            return None
        return value

    def day_or_unknown(self, key: str) -> date | Unknown:
        """Read a day, or the word "unknown"; mandatory."""
        value = self._take(key)
        if value is UNKNOWN or value == "unknown":
            return UNKNOWN
        if type(value) is not date:
            fr = 'un jour sans guillemets (2024-12-24) ou "unknown"'
            self._wrong_type(key, value, fr, 'a day without quotes (2024-12-24) or "unknown"')
            return UNKNOWN
        return value

    def mandatory_day(self, key: str) -> date:
        """Read a day that must be known."""
        self._known.append(key)
        if key not in self._data:
            self._take(key)
            return _DAY
        return self.day(key) or _DAY

    def member(self, key: str, words: type[E], default: E | None = None) -> E:
        """Read a word of a closed list; *default* where it is left out, and mandatory where there is none."""
        first = next(iter(words))
        value = self._take(key, required=default is None)
        if value is UNKNOWN:
            return first if default is None else default
        known = {str(each.value): each for each in words}
        if not isinstance(value, str) or value not in known:
            self._outside(key, value, known)
            return first
        return known[value]

    def members(self, key: str, words: type[E]) -> tuple[E, ...]:
        """Read a list of words of a closed list; empty where it is left out."""
        value = self._take(key, required=False)
        if value is UNKNOWN:
            return ()
        known = {str(each.value): each for each in words}
        if not isinstance(value, list) or not value:
            some = ", ".join(f'"{word}"' for word in list(known)[:2])
            self._wrong_type(key, value, f"une liste de mots, [{some}]", f"a list of words, [{some}]")
            return ()
        for word in value:
            if not isinstance(word, str) or word not in known:
                self._outside(key, word, known)
        return tuple(known[word] for word in value if isinstance(word, str) and word in known)

    def one_of(self, key: str, *words: str) -> str:
        """Read one of *words*; the first where it is left out."""
        value = self._take(key, required=False)
        if value is UNKNOWN:
            return words[0]
        if not isinstance(value, str) or value not in words:
            self._outside(key, value, words)
            return words[0]
        return value

    def _outside(self, key: str, value: object, known: Mapping[str, Any] | tuple[str, ...]) -> None:
        near = did_you_mean(value, known) if isinstance(value, str) else ("", "")
        listed = ", ".join(f'"{word}"' for word in known)
        self.report(key, "unknown-word", f"attendu : {listed}{near[0]}", f"expected: {listed}{near[1]}")

    def territory(self, key: str, default: Territory = FRANCE) -> Territory:
        """Read a territory, ``region:24``; *default* where it is left out."""
        value = self._take(key, required=False)
        if value is UNKNOWN:
            return default
        if not isinstance(value, str):
            self._wrong_type(key, value, 'un territoire, "region:24"', 'a territory, "region:24"')
            return default
        try:
            return Territory.parse(value)
        except ProblemsError as error:
            for each in error.problems:
                self.report(key, each.code, each.message.fr, each.message.text("en"))
            return default

    def figure(self, key: str, *, required: bool = True) -> int | Fraction | bool | date | str | None:
        """Read a figure: exact number, day, condition or words; None where it is left out.

        Exact numbers that are no integers stand in quotes: ``"0.5"``, ``"1/3"``, ``"25 %"``.
        """
        value = self._take(key, required=required)
        if value is UNKNOWN:
            return None
        if type(value) in {bool, int, date}:
            return value  # type: ignore[no-any-return]  # one of the three
        if not isinstance(value, str) or not value.strip():
            fr = 'un entier, un nombre exact ("0.5", "1/3", "25 %"), un jour, true, false ou un texte'
            en = 'an integer, an exact number ("0.5", "1/3", "25 %"), a day, true, false or a text'
            self._wrong_type(key, value, fr, en)
            return None
        return self._number(key, value) if _NUMBER_LIKE.fullmatch(value) or _NUMBER.fullmatch(value) else value

    def _number(self, key: str, words: str) -> int | Fraction | None:
        found = _NUMBER.fullmatch(words)
        if found is None:
            if _DAY_LIKE.fullmatch(words):
                self._wrong_type(key, words, "un jour s’écrit sans guillemets", "a day, written without quotes")
            else:
                fr = 'nombre exact attendu, avec un point : "0.5", "1/3" ou "25 %"'
                self.report(key, "wrong-number", fr, 'expected an exact number, with a point: "0.5", "1/3" or "25 %"')
            return None
        sign, whole, decimals, under, percent = found.groups()
        number = Fraction(f"{sign}{whole}.{decimals or 0}") / int(under or 1) / (100 if percent else 1)
        return number.numerator if number.denominator == 1 else number

    def number(self, key: str) -> int | Fraction | None:
        """Read an exact number; None where it is left out."""
        value = self.figure(key, required=False)
        if value is None or (isinstance(value, int | Fraction) and not isinstance(value, bool)):
            return value
        self._wrong_type(
            key, value, 'un nombre exact : 2, "0.5", "1/3" ou "25 %"', 'a number: 2, "0.5", "1/3" or "25 %"'
        )
        return None

    def mandatory_number(self, key: str) -> int | Fraction:
        """Read an exact number that must be there."""
        if key not in self._data:
            self._take(key)
            return 0
        return self.number(key) or 0

    def label(self, key: str) -> Label:
        """Read words in French and, where given, in English; mandatory."""
        return self._label(key, self._take(key)) or Label("?")

    def note(self, key: str) -> Label | None:
        """Read words in French and English; None where they are left out."""
        value = self._take(key, required=False)
        return None if value is UNKNOWN else self._label(key, value)

    def _label(self, key: str, value: object) -> Label | None:
        if value is UNKNOWN:
            return None
        if not isinstance(value, dict):
            self._wrong_type(key, value, 'une table : fr = "…", en = "…"', 'a table: fr = "…", en = "…"')
            return None
        table = Table(self.file, value, (*self.at, key))
        fr, en = table.words("fr"), table.words("en", "")
        table.finish()
        return Label(fr or "?", en or None)

    def tables(self, key: str, read: Callable[["Table"], T]) -> tuple[T, ...]:
        """Read an array of tables; empty where it is left out."""
        value = self._take(key, required=False)
        if value is UNKNOWN:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self._wrong_type(key, value, f"une suite de tables [[{key}]]", f"tables [[{key}]]")
            return ()
        found = []
        for index, data in enumerate(value):
            table = Table(self.file, data, (*self.at, key, index))
            found.append(read(table))
            table.finish()
        return tuple(found)

    def table(self, key: str, read: Callable[["Table"], T]) -> T | None:
        """Read one table; None where it is left out."""
        value = self._take(key, required=False)
        if value is UNKNOWN:
            return None
        if not isinstance(value, dict):
            self._wrong_type(key, value, f"une table [{key}]", f"a table [{key}]")
            return None
        table = Table(self.file, value, (*self.at, key))
        found = read(table)
        table.finish()
        return found

    def has(self, key: str) -> bool:
        """Tell whether *key*, which may be left out, is written."""
        self._known.append(key)
        return key in self._data

    def has_table(self, key: str) -> bool:
        """Tell whether a table stands under *key*."""
        return isinstance(self._data.get(key), dict)

    def keys(self) -> tuple[str, ...]:
        """Give the keys that are written, in their order."""
        return tuple(self._data)

    def finish(self) -> None:
        """Refuse every key that no method has read."""
        for key in self._data:
            if key not in self._known:
                near = did_you_mean(key, self._known)
                self.report(key, "unknown-field", f"clé inconnue{near[0]}", f"unknown key{near[1]}")
