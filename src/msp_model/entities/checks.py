"""What entities refuse, as data: constraints carried by fields, and every problem of an entity at once.

A field says what it takes in its metadata (``metadata=whole()``), so that the same object serves the check done when an
entity is built and the schema of its document. Codes used in this room:

wrong-type            not a value of the kind asked for (a float, a list, a day with a time)
too-small, too-great  a number outside its bounds
wrong-length          an identifier of another length
wrong-characters      an identifier or a code with other characters
empty                 a text without any character
unknown-code          no such region, departement or commune
unknown-reference     an id that nothing in the dossier bears
duplicate             an id, a year or a key used twice
contradiction         two statements that cannot both be true
wrong-key             (warning) an identifier whose check digit is wrong
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

import attrs

from msp_model.values import UNKNOWN, Interval, Label, Problem, ProblemsError

_CONSTRAINT = "constraint"
_CALENDAR = "calendar"


@attrs.frozen(kw_only=True)
class NumberConstraint:
    """What a number must be.

    Attributes:
        least: least value allowed, None for no bound.

        greatest: greatest value allowed, None for no bound.

        whole: whether only whole numbers are taken; otherwise exact decimals are taken as well.
    """

    least: int | None = 0
    greatest: int | None = None
    whole: bool = False

    def problems(self, path: str, value: object) -> Iterator[Problem]:
        """Give what is wrong with *value*, or with the bounds of an interval."""
        if isinstance(value, Interval):
            for bound in (value.least, value.greatest):
                if bound is not None:
                    yield from self.problems(path, bound)
            return
        kinds = (int,) if self.whole else (int, Decimal)
        if not isinstance(value, kinds) or isinstance(value, bool):
            what = ("un nombre entier", "a whole number") if self.whole else ("un nombre exact", "an exact number")
            yield problem(path, "wrong-type", f"{what[0]} est attendu", f"{what[1]} is expected")
        elif isinstance(value, Decimal) and not value.is_finite():
            yield problem(path, "wrong-type", "un nombre fini est attendu", "a finite number is expected")
        elif self.least is not None and value < self.least:
            fr, en = f"{value} est inférieur à {self.least}", f"{value} is below {self.least}"
            yield problem(path, "too-small", fr, en)
        elif self.greatest is not None and value > self.greatest:
            fr, en = f"{value} est supérieur à {self.greatest}", f"{value} is above {self.greatest}"
            yield problem(path, "too-great", fr, en)


@attrs.frozen(kw_only=True)
class TextConstraint:
    """What a text must look like.

    Attributes:
        pattern: regular expression that the whole text must match.

        meaning: the same in words, for the message.
    """

    pattern: str
    meaning: Label

    def problems(self, path: str, value: object) -> Iterator[Problem]:
        """Give what is wrong with *value*."""
        if not isinstance(value, str):
            yield problem(path, "wrong-type", "un texte est attendu", "a text is expected")
        elif not value.strip():
            yield problem(path, "empty", "le texte est vide", "the text is empty")
        elif re.fullmatch(self.pattern, value) is None:
            fr, en = self.meaning.text("fr"), self.meaning.text("en")
            yield problem(path, "wrong-characters", f"{fr} : attendu", f"expected: {en}")


Constraint = NumberConstraint | TextConstraint
"""What the value of a field must satisfy when it is neither UNKNOWN nor None."""


def whole(least: int | None = 0, greatest: int | None = None) -> Mapping[str, Constraint]:
    """Make the metadata of a field that takes whole numbers, by default from 0."""
    return MappingProxyType({_CONSTRAINT: NumberConstraint(least=least, greatest=greatest, whole=True)})


def exact(least: int | None = 0, greatest: int | None = None) -> Mapping[str, Constraint]:
    """Make the metadata of a field that takes exact numbers, by default from 0."""
    return MappingProxyType({_CONSTRAINT: NumberConstraint(least=least, greatest=greatest)})


def share() -> Mapping[str, Constraint]:
    """Make the metadata of a field that takes a share, from 0 to 1."""
    return exact(0, 1)


def text() -> Mapping[str, Constraint]:
    """Make the metadata of a field that takes any text but an empty one."""
    meaning = Label("un texte non vide", "a text that is not empty")
    return MappingProxyType({_CONSTRAINT: TextConstraint(pattern=r"(?s).+", meaning=meaning)})


def slug() -> Mapping[str, Constraint]:
    """Make the metadata of a field that takes an id: small letters, digits and hyphens."""
    meaning = Label("minuscules sans accent, chiffres, traits d’union", "small letters, digits and hyphens")
    return MappingProxyType({_CONSTRAINT: TextConstraint(pattern=r"[a-z0-9]+(?:[.-][a-z0-9]+)*", meaning=meaning)})


def year() -> Mapping[str, object]:
    """Make the metadata of a field that takes a calendar year, whose first and last days matter to the calendar."""
    constraint = NumberConstraint(least=1, greatest=9998, whole=True)
    return MappingProxyType({_CONSTRAINT: constraint, _CALENDAR: "year"})


def last_day() -> Mapping[str, object]:
    """Make the metadata of a day on which something is still true, so that the day after matters as well."""
    return MappingProxyType({_CALENDAR: "last-day"})


def constraint_of(field: "attrs.Attribute[object]") -> Constraint | None:
    """Give what the values of *field* must satisfy, None where nothing is asked."""
    found = field.metadata.get(_CONSTRAINT)
    return found if isinstance(found, NumberConstraint | TextConstraint) else None


def calendar_of(field: "attrs.Attribute[object]") -> str | None:
    """Give how *field* enters the calendar besides its own day: ``year``, ``last-day`` or None."""
    found = field.metadata.get(_CALENDAR)
    return found if isinstance(found, str) else None


def problem(path: str, code: str, fr: str, en: str) -> Problem:
    """Make an error at *path*."""
    return Problem(path=path, code=code, message=Label(fr, en))


def check(entity: attrs.AttrsInstance, more: Iterable[Problem] = ()) -> None:
    """Refuse *entity* if a field breaks its constraint, or if *more* gives problems.

    *more* is drawn only when every field has a value of the right type, so that it may compare them.
    Raises ProblemsError with every problem found.
    """
    found: list[Problem] = []
    for field in attrs.fields(type(entity)):
        value = getattr(entity, field.name)
        if value is UNKNOWN or value is None:
            continue
        path = f"$.{field.name}"
        if isinstance(value, float | list | set | dict | datetime):
            fr = "valeur exacte et figée attendue (ni flottant, ni liste, ni ensemble, ni heure)"
            en = "an exact and frozen value is expected (no float, list, set, dict or time of day)"
            found.append(problem(path, "wrong-type", fr, en))
        elif (constraint := constraint_of(field)) is not None:
            found.extend(constraint.problems(path, value))
    if all(each.code != "wrong-type" for each in found):
        found.extend(more)
    if found:
        raise ProblemsError(tuple(found))
