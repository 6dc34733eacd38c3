"""Probes: cases on both sides of every threshold of a rule or a scheme, found from the rule itself.

A case tells the value of every fact that a rule reads, on one day, and what the rule then answers. Two neighbours
differ in one fact only. Suites that draw facts at random hardly ever meet them; a lawyer can check them one by one.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from msp_model.entities import Territory
from msp_model.expressions import Value, probe
from msp_model.expressions.axes import Axis, axis_of
from msp_model.expressions.probe import Situation
from msp_model.expressions.program import FreeLeaf
from msp_model.rulebook import Rulebook
from msp_model.testing.sheets import Sheet, name_of, sheets, spoken
from msp_model.values import UNKNOWN, Language

T = TypeVar("T")

MOST_WORK = 2_000
"""Steps of work that one part of a rule may take; one that takes more is probed condition by condition."""


@attrs.frozen(kw_only=True)
class Case:
    """What a rule or a scheme answers, given every fact that it reads.

    Attributes:
        id: the rule or the scheme.

        part: what is answered: ``requires``, ``applies``, ``amount``, or a term.

        on: the day.

        facts: the value of every fact, by name.

        expected: the answer.

        turning: the fact in which it differs from its neighbour, on the other side of a threshold.
    """

    id: str
    part: str
    on: date
    facts: tuple[tuple[str, Value], ...]
    expected: Value
    turning: str

    def text(self, lang: Language = "fr") -> str:
        """Say it in one line, the fact that turns first."""
        told = sorted(self.facts, key=lambda pair: pair[0] != self.turning)
        words = ", ".join(f"{name} = {spoken(value, lang)}" for name, value in told)
        return f"{self.id} [{self.part}] {self.on}: {words} → {spoken(self.expected, lang)}"


def cases(rulebook: Rulebook, id: str, *, within: Territory | None = None, on: date | None = None) -> tuple[Case, ...]:
    """Give cases on both sides of every threshold of a rule or a scheme, in pairs of neighbours.

    Args:
        rulebook: where it stands.
        id: its id.
        within: the place whose figures are used; that of the rule where it is left out.
        on: the day; the first day of each stretch of constant figures where it is left out.

    Raises KeyError where there is no such rule, or none that holds on the day.
    """
    return tuple(
        case
        for sheet in sheets(rulebook, id, within=within, on=on)
        for part in sheet.parts
        for case in _cases(sheet, part)
    )


def _cases(sheet: Sheet, part: str) -> Iterator[Case]:
    for one in probe(sheet.listed, sheet.day, root=sheet.root(part), budget=MOST_WORK):
        for situation in (one.below, one.above):
            yield _case(sheet, part, situation, name_of(one.leaf))


def _case(sheet: Sheet, part: str, situation: Situation, turning: str) -> Case:
    return Case(
        id=sheet.declared.id,
        part=part,
        on=sheet.day,
        facts=tuple((name_of(leaf), value) for leaf, value in situation.values),
        expected=situation.expected,
        turning=turning,
    )


def near_thresholds(
    rulebook: Rulebook, id: str, *, within: Territory | None = None, on: date | None = None
) -> st.SearchStrategy[tuple[Sheet, dict[str, Value]]]:
    """Draw complete facts of a rule or a scheme, half of them on a side of a threshold, with the sheet they fill in.

    ``sheet.answers(facts)`` gives what the rule says of them. The arguments are those of `cases`.
    """
    found = tuple(sheets(rulebook, id, within=within, on=on))
    return _one_of(found).flatmap(_filled)


def _one_of(several: Sequence[T]) -> st.SearchStrategy[T]:
    """Draw one of several long values: they are not shown with the strategy, as those of ``sampled_from`` are."""
    return st.integers(0, len(several) - 1).map(several.__getitem__)


def _filled(sheet: Sheet) -> st.SearchStrategy[tuple[Sheet, dict[str, Value]]]:
    anywhere = st.fixed_dictionaries({name: values_of(leaf) for name, leaf in sheet.leaves.items()})
    beside = [dict(case.facts) for part in sheet.parts for case in _cases(sheet, part)]
    drawn = anywhere
    if beside:
        moved = st.tuples(anywhere, _one_of(beside)).map(lambda pair: pair[0] | pair[1])
        drawn = moved | anywhere
    return drawn.map(lambda facts: (sheet, facts))


def values_of(leaf: FreeLeaf) -> st.SearchStrategy[Any]:
    """Draw values of the domain of a leaf; UNKNOWN for one that declares none."""
    axis: Axis | None = axis_of(leaf, UNKNOWN)
    if axis is None or axis.singles == (UNKNOWN,):
        return st.just(UNKNOWN)
    last = axis.count - 1
    spread = st.integers(0, 1_000).map(lambda thousandth: last * thousandth // 1_000)  # not only small numbers
    return (st.integers(0, last) | spread).map(axis.value)
