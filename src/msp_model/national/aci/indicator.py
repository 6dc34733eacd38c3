"""Indicators: the lines of the ACI, each with its condition, its points and its place in the texts."""

from datetime import date
from enum import Enum
from typing import Any

import attrs

from msp_model.entities import AciIndicator
from msp_model.expressions import Expr, Ratio, Truth, case, number, parameter
from msp_model.national.aci.facts import (
    children_two_acts,
    children_two_acts_year_before,
    patients,
    patients_year_before,
)
from msp_model.rulebook import Citation, Patients, Points, cite
from msp_model.values import Label, Period

RA_2015 = Period(start=date(2015, 1, 1), until=date(2017, 1, 1))
"""The days of the arbitration award."""

ACI_2017 = Period(start=date(2017, 1, 1), until=date(2022, 1, 1))
"""The days of the agreement before its first amendment."""

ACI_2022 = Period(start=date(2022, 1, 1), until=None)
"""The days of the grid of amendment 1; no end is printed."""


REBUILT = cite("aci-2017")
"""The agreement of 2017, whose grid is rebuilt from other texts."""

TABLE_2015 = cite("aci-ra-2015", "annexe 1, tableau des rémunérations")
"""The grid of the arbitration award."""


def page(place: str) -> tuple[Citation, ...]:
    """Cite pages of the guide of the indicators: ``page("p. 8 à 10")``."""
    return (cite("aci-2022-guide", place),)


class Axis(Enum):
    """The three axes of the agreement."""

    ACCESS = 1
    TEAM_WORK = 2
    INFORMATION_SYSTEM = 3

    @property
    def label(self) -> Label:
        """The words for it."""
        return _AXES[self]


_AXES = {
    Axis.ACCESS: Label("Accès aux soins", "Access to care"),
    Axis.TEAM_WORK: Label("Travail en équipe pluriprofessionnelle et coordination", "Team work and coordination"),
    Axis.INFORMATION_SYSTEM: Label("Système d'information", "Information system"),
}


class Nature(Enum):
    """What an indicator is for the whole: without a prerequisite nothing is paid."""

    PREREQUISITE = "prerequisite"
    BASE = "base"
    OPTIONAL = "optional"

    @property
    def label(self) -> Label:
        """The words for it."""
        return _NATURES[self]


_NATURES = {
    Nature.PREREQUISITE: Label("socle et prérequis", "base, prerequisite"),
    Nature.BASE: Label("socle", "base"),
    Nature.OPTIONAL: Label("optionnel", "optional"),
}


@attrs.frozen(kw_only=True)
class Indicator:
    """One line of the ACI.

    Attributes:
        id: its name, as calculators and federations write it: ``COO-PROT``.

        label: its words.

        axis: the axis it belongs to.

        nature: prerequisite, base or optional.

        word: the word under which its engagement may be said to be paid elsewhere.

        condition: when it is met.

        fixed: the points that do not depend on the patient list; None where there are none.

        variable: the points that do; None where there are none.

        share: the part of the year, or of the engagement, for which the points are due; None for the whole.

        advance: the points that the advance counts, met at 100%; None for what the advance leaves out.

        sources: the places that say it.

        period: the days on which this version holds.
    """

    id: str
    label: Label
    axis: Axis
    nature: Nature
    word: AciIndicator
    condition: Expr[Truth]
    fixed: Expr[Points] | None = None
    variable: Expr[Points] | None = None
    share: Expr[Ratio] | None = None
    advance: Expr[Points] | None = None
    sources: tuple[Citation, ...]
    period: Period


NO_POINTS: Expr[Points] = number(Points, 0)
"""No points."""

reference_patients = parameter("aci.reference_patients", Patients)


def per_patient_list(points: Expr[Any], base: Expr[Patients] = patients) -> Expr[Any]:
    """Scale points, or points for one of something, to a patient list: their value is that of the reference list."""
    return points * (base / reference_patients)


def where(condition: Expr[Truth], points: Expr[Points]) -> Expr[Points]:
    """Give points where a condition is met, none elsewhere."""
    return case((condition, points), otherwise=NO_POINTS)


patients_2015: Expr[Patients] = patients + children_two_acts
"""The patient list of the arbitration award: children with two acts are added."""

patients_2015_year_before: Expr[Patients] = patients_year_before + children_two_acts_year_before
"""The same on 31 December of the year before, for the advance."""


def from_2017(indicator: Indicator) -> tuple[Indicator, Indicator]:
    """Give the versions of 2017 and of 2022 of an indicator of which figures alone changed."""
    return attrs.evolve(indicator, period=ACI_2017, sources=(REBUILT,)), indicator
