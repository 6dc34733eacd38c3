"""Less known: the same dossier with some facts left out, so that what it answers, the whole one answers too."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import count
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from msp_model.entities import DossierList, Identifier, Msp, Territory
from msp_model.testing.strategies.records import Unknowns, gate_of
from msp_model.values import UNKNOWN, Interval, Period, ProblemsError

T = TypeVar("T")

_WHOLE = (Period, Interval, Territory, Identifier)
"""Values that are told whole or not at all."""

Forgets = Callable[[int], bool]
"""Decides whether the next fact, at that depth of the dossier, is left out."""


@st.composite
def less_known(draw: st.DrawFn, msp: Msp) -> Msp:
    """Draw dossiers that say less than *msp* and nothing else: facts left out, days known by a bound only.

    Whoever knows more cannot be told the contrary: a verdict given to what is drawn is the verdict given to *msp*, and
    an amount given to *msp* lies within the bounds given to what is drawn. Periods are never cut, because one that is
    left out says something: true on the day observed. Shrinks to one fact left out.
    """
    depths: list[int] = []

    def noted(depth: int) -> bool:
        depths.append(depth)
        return False

    poorer(msp, noted, lambda day: day)
    if not depths or draw(_SEVERAL):
        return poorer(msp, lambda _: draw(_SELDOM), lambda day: draw(_blurred(day)))
    whole_parts = [place for place, depth in enumerate(depths) if not depth]
    chosen = draw(st.sampled_from(whole_parts or [0]) if draw(st.booleans()) else st.integers(0, len(depths) - 1))
    places = count()
    return poorer(msp, lambda _: next(places) == chosen, lambda day: day)


def each_less_known(entity: T) -> Iterator[T]:
    """Give the entity without each of its facts in turn, at any depth; periods are never cut."""
    number = 0
    while True:
        places = count()
        less = poorer(entity, partial(_is, places, number), lambda day: day)
        if next(places) <= number:
            return
        yield less
        number += 1


def _is(places: Iterator[int], number: int, _depth: int) -> bool:
    return next(places) == number


def each_part_less_known(msp: Msp) -> Iterator[Msp]:
    """Give the dossier without each of its whole parts in turn: its team, its sites, its requests …."""
    for field in attrs.fields(Msp):
        held = getattr(msp, field.name)
        if field.default is UNKNOWN and held is not UNKNOWN:
            found = {each.name: getattr(msp, each.name) for each in attrs.fields(Msp)}
            yield _mended(Msp, found | {field.name: UNKNOWN})


_SEVERAL = st.integers(0, 3).map(lambda drawn: drawn == 3)  # noqa: PLR2004 - one dossier in four
_SELDOM = st.integers(0, 5).map(lambda drawn: drawn == 5)  # noqa: PLR2004 - one fact in six


def _blurred(day: date) -> st.SearchStrategy[Any]:
    return st.sampled_from([day, Interval(day, None), Interval(None, day), UNKNOWN])


@st.composite
def partly_known(draw: st.DrawFn, whole: st.SearchStrategy[Msp], unknown: Unknowns) -> Msp:
    """Draw dossiers of which only a part is told. Shrinks to what nothing is told of."""
    msp, gate = draw(whole), gate_of(unknown)
    return msp if gate is None else poorer(msp, lambda _: not draw(gate), lambda day: day)


def poorer(value: T, forgets: Forgets, blurred: Callable[[date], Any], depth: int = 0) -> T:
    """Give *value* without the facts that are forgotten, at any depth, and without what they alone made possible."""
    found: dict[str, Any] = {}
    for field in attrs.fields(type(value)):  # type: ignore[arg-type] # every entity is an attrs class
        held = getattr(value, field.name)
        found[field.name] = held
        if held is UNKNOWN or isinstance(held, Period):
            continue
        if field.default is UNKNOWN and forgets(depth):
            found[field.name] = UNKNOWN
        elif field.default is UNKNOWN and isinstance(held, date) and field.name != "observed_on":
            found[field.name] = blurred(held)
        elif isinstance(held, tuple):
            found[field.name] = tuple(
                poorer(each, forgets, blurred, depth + 1) if _has_parts(each) else each for each in held
            )
        elif _has_parts(held):
            found[field.name] = poorer(held, forgets, blurred, depth + 1)
    return _mended(type(value), found)


def _has_parts(value: object) -> bool:
    return attrs.has(type(value)) and not isinstance(value, _WHOLE)


def _mended(cls: type[T], found: dict[str, Any]) -> T:
    """Build what is left, forgetting what speaks of something forgotten: the specialty of who knows what profession."""
    while True:
        try:
            return cls(**found)
        except ProblemsError as error:
            places = [problem.path.removeprefix("$.").split(".") for problem in error.problems]
            for first, *rest in places:
                name, _, number = first.removesuffix("]").partition("[")
                if name == "complete":
                    lists: frozenset[DossierList] = found[name]
                    found[name] = frozenset(each for each in lists if found[each.value] is not UNKNOWN)
                elif number and rest:
                    parts = list(found[name])
                    parts[int(number)] = attrs.evolve(parts[int(number)], **{rest[0]: UNKNOWN})
                    found[name] = tuple(parts)
                else:
                    found[name] = getattr(attrs.fields(cls), name).default  # type: ignore[arg-type] # idem
