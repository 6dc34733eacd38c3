"""Refusals: what a reader of values raises, and how a nest of them becomes problems with paths."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

from msp_model.documents.codes import did_you_mean, problem
from msp_model.values import Period, Problem, ProblemsError

Place = tuple[str | int, ...]
"""A place in a document: ``("msp", "team", "members", 0, "profession")``."""

RENAMED: Final = {"start": "from"}
"""Fields whose key is another word: ``from`` cannot be a name in Python."""


class DocumentError(ProblemsError):
    """A document was refused; ``problems`` says everything that is wrong with it, in the order of paths."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__(tuple(sorted(set(problems), key=_order)))


class Refused(Exception):
    """One value was refused by whatever reads it; the place is known further up."""

    def __init__(self, code: str, fr: str, en: str, at: Place = ()) -> None:
        super().__init__(code, fr, en, at)
        self.code, self.fr, self.en, self.at = code, fr, en, at


class SeveralRefused(Exception):
    """Several parts of one value were refused, each at its place below it."""

    def __init__(self, parts: list[tuple[Place, Exception]]) -> None:
        super().__init__(parts)
        self.parts = parts


def written(place: Place) -> str:
    """Give ``$.msp.team.members[0].profession``.

    >>> written(("msp", "sites", 0, "commune"))
    '$.msp.sites[0].commune'
    """
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{_key(part)}" for part in place)


def _key(word: str) -> str:
    """Give a key as it may stand in a path: short, on one line."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in word[:60])
    return shown if len(word) <= 60 else f"{shown}…"  # noqa: PLR2004 - the length just cut to


def place_of(path: str) -> Place:
    """Read a path of an entity, ``$.team.members[0].profession``."""
    return tuple(int(index) if index else word for word, index in re.findall(r"\.([^.\[]+)|\[([0-9]+)\]", path))


def problems_of(error: Exception, at: Place = ()) -> Iterator[tuple[Place, Problem]]:
    """Give every problem that *error*, raised while the value at *at* was read, tells.

    Anything that is no refusal is a defect of the library and raised again.
    """
    if isinstance(error, Refused):
        yield _made((*at, *error.at), error.code, error.fr, error.en)
    elif isinstance(error, SeveralRefused):
        for below, part in error.parts:
            yield from problems_of(part, (*at, *below))
    elif isinstance(error, ProblemsError):
        for each in error.problems:
            place = (*at, *place_of(each.path))
            yield place, attrs.evolve(each, path=written(place))
    elif isinstance(error, ClassValidationError):
        noted, others = error.group_exceptions()
        for part, note in noted:
            name = RENAMED.get(note.name, note.name)
            if isinstance(part, KeyError):
                fr, en = f"« {name} » manque", f"'{name}' is missing"
                yield _made((*at, name), "missing-field", fr, en)
            else:
                yield from problems_of(part, (*at, name))
        for part in others:
            yield from _refused_whole(part, error.cl, at)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [RENAMED.get(field.name, field.name) for field in attrs.fields(error.cl)]
        for key in sorted(map(str, error.extra_fields)):
            near = did_you_mean(key, known)
            yield _made((*at, key), "unknown-field", f"clé inconnue{near[0]}", f"unknown key{near[1]}")
    else:
        raise error


def _refused_whole(error: Exception, cls: type[Any], at: Place) -> Iterator[tuple[Place, Problem]]:
    """Give the problems for which a class refused values that were each right."""
    ours = cls.__module__.partition(".")[0] == "msp_model"
    if cls is Period and isinstance(error, ValueError):
        fr, en = "la période finit avant de commencer", "the period ends before it begins"
        yield _made((*at, "until"), "wrong-period", fr, en)
    elif not ours and isinstance(error, ValueError | TypeError) and not isinstance(error, ProblemsError):
        fr, en = "valeurs refusées par le module à qui elles sont", "values refused by the pack that owns them"
        yield _made(at, "refused", fr, en)
    else:
        yield from problems_of(error, at)


def _made(place: Place, code: str, fr: str, en: str) -> tuple[Place, Problem]:
    return place, problem(written(place), code, fr, en)


def _order(each: Problem) -> tuple[Any, ...]:
    """Sort by path, numbers as numbers, then by code."""
    parts = [(0, int(index), "") if index else (1, 0, word) for word, index in _PARTS.findall(each.path)]
    return parts, each.path, each.code, each.line or 0


_PARTS = re.compile(r"\.([^.\[]+)|\[([0-9]+)\]")
