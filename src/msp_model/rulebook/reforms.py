"""Reforms: the packs that a rulebook would be built of, were some of its reforms in force."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import attrs

from msp_model.entities import Territory
from msp_model.rulebook.checks import Declared, border, problem
from msp_model.rulebook.declarations import Pack, Reform
from msp_model.rulebook.text import Text
from msp_model.values import Period, Problem

D = TypeVar("D", bound=Declared)


def laid(packs: Sequence[Pack], owner: str, reform: Reform) -> tuple[Pack, ...]:
    """Lay one reform of the pack *owner* over some packs.

    What it changes ends where the change begins: figures in the same territory, whichever pack sets them, and rules
    and schemes of its own pack.
    """
    figures: dict[tuple[str, Territory], date] = {}
    for text in reform.texts:
        for value in text.values:
            if isinstance(value.start, date):
                place = value.parameter, text.territory
                figures[place] = min(value.start, figures.get(place, date.max))
    starts = {one.id: border(one.period.start) or reform.start for one in _declared(reform)}
    ends = {**dict.fromkeys(reform.ended, reform.start), **starts}
    return tuple(_with(_cut(pack, figures, ends if pack.id == owner else {}), owner, reform) for pack in packs)


def _declared(holder: Pack | Reform) -> tuple[Declared, ...]:
    return (*holder.rules, *holder.schemes)


def _with(pack: Pack, owner: str, reform: Reform) -> Pack:
    """Give the pack of a reform what the reform brings; its version says so."""
    if pack.id != owner:
        return pack
    texts = [attrs.evolve(text, place=f"{owner}/{reform.id}/{text.id}") for text in reform.texts]
    return attrs.evolve(
        pack,
        version=f"{pack.version}+{reform.id}",
        texts=(*pack.texts, *texts),
        parameters=(*pack.parameters, *reform.parameters),
        rules=(*pack.rules, *reform.rules),
        schemes=(*pack.schemes, *reform.schemes),
    )


def _cut(pack: Pack, figures: Mapping[tuple[str, Territory], date], ends: Mapping[str, date]) -> Pack:
    return attrs.evolve(
        pack,
        texts=tuple(_cut_text(text, figures) for text in pack.texts),
        rules=tuple(_until(pack.rules, ends)),
        schemes=tuple(_until(pack.schemes, ends)),
    )


def _cut_text(text: Text, figures: Mapping[tuple[str, Territory], date]) -> Text:
    """End the figures of a text that others replace; those that would begin later never do."""
    values = []
    for value in text.values:
        end = figures.get((value.parameter, text.territory))
        if end is None or (value.until is not None and value.until <= end):
            values.append(value)
        elif not isinstance(value.start, date) or value.start < end:
            values.append(attrs.evolve(value, until=end))
    return text if tuple(values) == text.values else attrs.evolve(text, values=tuple(values))


def _until(several: Sequence[D], ends: Mapping[str, date]) -> Iterator[D]:
    """End rules or schemes; versions that would begin later never do."""
    for one in several:
        end, start, until = ends.get(one.id), border(one.period.start), border(one.period.until)
        if end is None or (until is not None and until <= end):
            yield one
        elif start is None or start < end:
            yield attrs.evolve(one, period=Period(start=one.period.start, until=end))


def reforms_are_wrong(packs: Sequence[Pack]) -> Iterator[Problem]:
    """A reform ends what its pack does not declare, or brings something without a first day."""
    for pack in packs:
        own = {one.id for one in _declared(pack)}
        for reform in pack.reforms:
            path = f"{pack.id}: {reform.id}"
            for name in sorted(set(reform.ended) - own):
                yield problem(
                    path,
                    "unknown-declaration",
                    f"« {reform.id} » met fin à « {name} », que « {pack.id} » ne déclare pas.",
                    f"'{reform.id}' ends '{name}', which '{pack.id}' does not declare.",
                )
            undated = [
                *(one.id for one in _declared(reform) if border(one.period.start) is None),
                *(value.parameter for text in reform.texts for value in text.values if border(value.start) is None),
            ]
            for name in undated:
                yield problem(
                    path,
                    "undated-reform",
                    f"« {reform.id} » change « {name} » sans premier jour : l'écrire.",
                    f"'{reform.id}' changes '{name}' without a first day: write it.",
                )
