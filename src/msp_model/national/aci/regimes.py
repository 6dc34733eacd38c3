"""Regimes: which indicators an exercise has, and when that changes.

The arbitration award, the agreement and its first amendment meet exactly. From 2026 on the grid of amendment 1 is the
last that was read: its end is not known, and answers are marked stale.
"""

from datetime import date
from itertools import pairwise

import attrs

from msp_model.expressions import Expr, NotInForceError, Truth, all_of, any_of
from msp_model.national.aci.access import access
from msp_model.national.aci.coordination import TEAM_WORK
from msp_model.national.aci.indicator import ACI_2017, ACI_2022, RA_2015, Indicator, Nature
from msp_model.national.aci.information_system import INFORMATION_SYSTEM
from msp_model.values import UNKNOWN, Label, Period


@attrs.frozen(kw_only=True)
class Regime:
    """A text under which exercises are paid.

    Attributes:
        id: its name.

        label: its words.

        period: the exercises it governs.
    """

    id: str
    label: Label
    period: Period


AMENDMENT_2 = Period(start=date(2026, 1, 1), until=UNKNOWN)
"""The days for which no grid was read."""

REGIMES: tuple[Regime, ...] = (
    Regime(id="ra-2015", label=Label("Règlement arbitral", "Arbitration award"), period=RA_2015),
    Regime(id="aci-2017", label=Label("Accord conventionnel interprofessionnel", "Agreement"), period=ACI_2017),
    Regime(
        id="aci-2022",
        label=Label("Accord et avenant 1", "Agreement and amendment 1"),
        period=Period(start=ACI_2022.start, until=AMENDMENT_2.start),
    ),
    Regime(
        id="aci-2026",
        label=Label(
            "Grille de l'avenant 1, celle de l'avenant 2 étant inconnue",
            "Grid of amendment 1, that of amendment 2 being unknown",
        ),
        period=AMENDMENT_2,
    ),
)
"""The regimes, in order of days."""

_TURNS = (date(2015, 1, 1), date(2016, 1, 1), date(2017, 1, 1), date(2019, 1, 1), date(2022, 1, 1), date(2023, 1, 1),
          date(2024, 1, 1), date(2026, 1, 1))  # fmt: skip
"""The days on which the rules, and not their figures alone, change."""

VERSIONS: tuple[Period, ...] = (
    *(Period(start=start, until=until) for start, until in pairwise(_TURNS)),
    AMENDMENT_2,
)
"""The stretches of days over which the rules stay the same."""


def first_day(period: Period) -> date:
    """Give the first day of a regime or a version, which is always known."""
    assert isinstance(period.start, date)
    return period.start


def regime_on(day: date) -> Regime:
    """Give the regime of a day. Raises NotInForceError before the first."""
    for regime in reversed(REGIMES):
        if first_day(regime.period) <= day:
            return regime
    message = f"no text read pays an MSP on {day}: the first exercise is {first_day(REGIMES[0].period).year}"
    raise NotInForceError(message)


def version_on(day: date) -> Period:
    """Give the stretch of unchanged rules around a day. Raises NotInForceError before the first."""
    regime_on(day)
    return next(version for version in reversed(VERSIONS) if first_day(version) <= day)


def indicators(version: Period, sites: int = 1) -> tuple[Indicator, ...]:
    """Give the indicators of a stretch of unchanged rules, in the order of the axes, for an MSP of so many sites."""
    day = first_day(version)
    every = (*access(sites), *TEAM_WORK, *INFORMATION_SYSTEM)
    return tuple(indicator for indicator in every if indicator.period.contains(day) is True)


@attrs.frozen(kw_only=True)
class Prerequisite:
    """Something without which nothing is paid.

    Attributes:
        id: the id of its indicator, or a name of its own.

        label: its words.

        condition: when it is met.
    """

    id: str
    label: Label
    condition: Expr[Truth]


def prerequisites(lines: tuple[Indicator, ...]) -> tuple[Prerequisite, ...]:
    """Give what must be met for anything to be paid.

    In 2015 and 2016 that is access to care and one base criterion of the two other axes.
    """
    asked = [
        Prerequisite(id=line.id, label=line.label, condition=line.condition)
        for line in lines
        if line.nature is Nature.PREREQUISITE
    ]
    if any(line.id == "RA-ACC" for line in lines):
        others = [line.condition for line in lines if line.nature is Nature.BASE]
        label = Label(
            "Un critère du socle dans l'un des deux autres axes", "One base criterion in one of the two other axes"
        )
        asked.append(Prerequisite(id="RA-AUTRE", label=label, condition=any_of(*others)))
    return tuple(asked)


def all_met(asked: tuple[Prerequisite, ...]) -> Expr[Truth]:
    """Build the condition that every prerequisite is met."""
    return all_of(*(one.condition for one in asked))
