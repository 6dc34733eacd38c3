"""Walks over an entity: every day that occurs in it, everything accepted with a doubt."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from msp_model.entities.checks import calendar_of
from msp_model.entities.identifiers import Adeli, Finess, Invalid, Rpps, Siren, Siret
from msp_model.values import Problem


def dates_in(entity: object) -> tuple[date, ...]:
    """Give every day on which something that *entity* says may begin or cease to be so, sorted, each once.

    These are the days written in it, at any depth; the day after a day written as the last one (``observed_on``); and
    the first days of a year written as such and of the next one. A fact changes on these days only.
    """
    return tuple(sorted(set(_days(entity))))


def _days(value: object) -> Iterator[date]:
    """Give the days of *value*, in any order, with repetitions."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple | frozenset):
        for item in value:
            yield from _days(item)
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            held = getattr(value, field.name)
            yield from _days(held)
            calendar = calendar_of(field)
            if calendar == "year" and isinstance(held, int):
                yield from (date(held, 1, 1), date(held + 1, 1, 1))
            elif calendar == "last-day" and isinstance(held, date) and held < date.max:
                yield held + timedelta(days=1)


def warnings_in(entity: object) -> tuple[Problem, ...]:
    """Give a warning for each identifier in *entity* whose check digit is wrong, with its path; no number is quoted."""
    return tuple(_warnings(entity, "$"))


def _warnings(value: object, path: str) -> Iterator[Problem]:
    """Give the warnings of *value*, which stands at *path*."""
    if isinstance(value, Finess | Rpps | Adeli | Siren | Siret):
        verdict = value.check()
        if isinstance(verdict, Invalid):
            yield Problem(path=path, code="wrong-key", message=verdict.reason, severity="warning")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _warnings(item, f"{path}[{index}]")
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            yield from _warnings(getattr(value, field.name), f"{path}.{field.name}")
