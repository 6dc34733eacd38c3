"""Statement: what the ACI pays an MSP for one exercise, line by line, with its reasons."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from hashlib import sha256
from typing import Any

import attrs

from msp_model.expressions import Origin, Parameter, Value, canonical
from msp_model.expressions.explain import Explanation, Finding, findings
from msp_model.expressions.program import FreeLeaf
from msp_model.national.aci.indicator import Axis, Nature
from msp_model.national.aci.regimes import Regime
from msp_model.national.aci.sheet import Sheet
from msp_model.rulebook import Citation
from msp_model.values import UNKNOWN, Interval, Label, Language, Unknown

Money = Value
"""Euros: an exact int or Fraction, an `Interval`, or UNKNOWN where there is no bound."""


@attrs.frozen(kw_only=True)
class AciLine:
    """What one indicator brings in one exercise.

    Numbers are exact (int or Fraction), an `Interval` where the missing facts leave room, or UNKNOWN.

    Attributes:
        id: the indicator's name, as calculators write it: ``COO-PROT``.

        label: its words.

        axis: the axis it belongs to.

        nature: prerequisite, base or optional.

        met: whether its condition is met.

        fixed: its fixed points.

        variable: its points by patient list or by professional.

        points: both together: the points of the grid.

        due: the points paid: none without the prerequisites, for the part of the year under contract.

        euros: the money due, before the increase for precarity.

        sources: the pages that say it.

        marks: ``stale``, ``indicative``, ``inferred`` or ``unpublished``, of the figures behind the points.

        why: the reasons for its condition.

        how: the calculation of its points.
    """

    id: str
    label: Label
    axis: Axis
    nature: Nature
    met: bool | Unknown
    fixed: Value
    variable: Value
    points: Value
    due: Value
    euros: Money
    sources: tuple[Citation, ...]
    marks: tuple[str, ...]
    why: Explanation = attrs.field(repr=False, eq=False)
    how: Explanation = attrs.field(repr=False, eq=False)


@attrs.frozen(kw_only=True)
class AciCondition:
    """A prerequisite, or a commitment of France Santé.

    Attributes:
        id: its name.

        label: its words.

        met: whether it is met.

        why: the reasons.
    """

    id: str
    label: Label
    met: bool | Unknown
    why: Explanation = attrs.field(repr=False, eq=False)


@attrs.frozen(kw_only=True)
class FranceSanteLine:
    """The base amount of France Santé, apart from the points of the ACI. Known second-hand: indicative.

    Attributes:
        amount: the euros due.

        met: whether the MSP has joined and keeps the commitments asked.

        commitments: each commitment reported.

        sources: who reports it.

        marks: what a reader must know.

        how: the calculation.
    """

    amount: Money
    met: bool | Unknown
    commitments: tuple[AciCondition, ...]
    sources: tuple[Citation, ...]
    marks: tuple[str, ...]
    how: Explanation = attrs.field(repr=False, eq=False)


@attrs.frozen(kw_only=True)
class AciStatement:
    """What the ACI pays one MSP for one calendar year.

    Two statements are equal where they say the same of the same exercise; their `digest` tells whether it was for the
    same reasons. Amounts are exact; `printed` gives them in cents that add up. Where facts are missing they are intervals.

    Attributes:
        msp: the dossier's id.

        name: the MSP's name.

        year: the exercise.

        regime: the text under which it is paid.

        lines: one for each indicator, in the order of the axes.

        prerequisites: what must be met for anything to be paid.

        points: the points of all lines.

        due: the points paid.

        point_value: the value of a point, in euros.

        paid_by_lines: the euros of all lines.

        increase_rate: the rate of the increase for the precarity of patients.

        increase: the increase, in euros.

        complement: what a new structure is paid on top, to reach its floor.

        total: all that is due for the year.

        advance: what is paid during the year.

        balance: what is paid after it; negative: what is paid back.

        advance_day: the last day for the advance.

        balance_day: the last day for the balance.

        refund_months: the time to pay back what was advanced in excess.

        documents_day: the last day for the supporting documents.

        documents_in_time: whether they were sent by then.

        france_sante: the France Santé amount; None where none was reported for the year.

        choices: the reading taken of each interpretation.

        marks: what a reader must know of the whole; ``not-confirmed``: the dossier was last observed before the end
            of the exercise.

        explanation: the calculation of the total.

        sheet: the expressions behind it.
    """

    msp: str
    name: str
    year: int
    regime: Regime
    lines: tuple[AciLine, ...]
    prerequisites: tuple[AciCondition, ...]
    points: Value
    due: Value
    point_value: Money
    paid_by_lines: Money
    increase_rate: Value
    increase: Money
    complement: Money
    total: Money
    advance: Money
    balance: Money
    advance_day: Value
    balance_day: date
    refund_months: int
    documents_day: date
    documents_in_time: bool | Unknown
    france_sante: FranceSanteLine | None
    choices: tuple[tuple[str, str], ...]
    marks: tuple[str, ...]
    explanation: Explanation = attrs.field(repr=False, eq=False)
    sheet: Sheet = attrs.field(repr=False, eq=False)

    def __getitem__(self, line: str) -> AciLine:
        """Give a line by the id of its indicator. Raises KeyError where the exercise has none of that name."""
        for found in self.lines:
            if found.id == line:
                return found
        message = f"exercise {self.year} has no line '{line}'; it has {', '.join(one.id for one in self.lines)}"
        raise KeyError(message)

    @property
    def missing_prerequisites(self) -> tuple[AciCondition, ...]:
        """The prerequisites that are known not to be met: with one of them nothing is paid."""
        return tuple(one for one in self.prerequisites if one.met is False)

    @property
    def exact(self) -> bool:
        """Whether the total is known exactly."""
        return is_exact(self.total)

    @property
    def refund(self) -> Money:
        """What is to be paid back: the balance where it is negative."""
        low, high = bounds_of(self.balance)
        most = None if low is None else max(-low, 0)
        least = None if high is None else max(-high, 0)
        return between(least or 0, most)

    def trees(self) -> dict[str, Finding]:
        """Build the whole tree behind the points of every line, shared parts once, by the id of the line."""
        found = findings(self.explanation.program, self.explanation.values)
        return {line.id: found[line.how.root] for line in self.lines}

    @cached_property
    def unknown(self) -> tuple[FreeLeaf, ...]:
        """The facts and figures that are not known exactly and of which the total is made."""
        return tuple(leaf for leaf, value in self.explanation.reads() if not is_known(value))

    @cached_property
    def unpublished(self) -> tuple[Parameter[Any], ...]:
        """The figures that no text gives and of which the total is made."""
        return tuple(leaf for leaf in self.unknown if isinstance(leaf, Parameter))

    def to_dict(self, lang: Language | None = None) -> dict[str, Any]:
        """Write it as JSON holds it, in one language or, where *lang* is None, in both; see `statement_data`."""
        from msp_model.national.aci.statement_data import to_data  # noqa: PLC0415 - statements know no format

        return to_data(self, lang)

    def figures(self, mark: str) -> tuple[Origin, ...]:
        """Give the figures behind the total that bear a mark, such as those that are ``stale``."""
        return tuple(origin for origin in self.explanation.origins() if mark in origin.marks)

    @cached_property
    def digest(self) -> str:
        """A stable digest of the rules, figures and readings used (SHA-256, in hexadecimal)."""
        parts = [f"aci {self.year}", *(f"reading {name} {reading}" for name, reading in self.choices)]
        nodes, named = self.sheet.program.nodes, self.sheet.named
        roots = [nodes[place] for line in self.sheet.lines for place in line.values()]
        roots += [nodes[named[name]] for name in sorted(named)]
        return sha256("\n".join([*parts, canonical(*roots)]).encode()).hexdigest()


def is_known(value: Value) -> bool:
    """Tell whether a value is neither unknown nor a range."""
    return value is not UNKNOWN and not isinstance(value, Interval)


def is_exact(value: Value) -> bool:
    """Tell whether a value is an exact number."""
    return isinstance(value, int | Fraction)


def bounds_of(value: Value) -> tuple[Any, Any]:
    """Give the least and the greatest of a number, None for no bound."""
    if value is UNKNOWN:
        return None, None
    return (value.least, value.greatest) if isinstance(value, Interval) else (value, value)


def between(least: Any, greatest: Any) -> Value:
    """Give the value between two bounds: exact where they meet, UNKNOWN where there is none."""
    if least is None and greatest is None:
        return UNKNOWN
    return least if least == greatest else Interval(least, greatest)
