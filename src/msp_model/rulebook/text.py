"""Texts: what sets figures and what rules cite."""

from datetime import date
from enum import Enum
from fractions import Fraction

import attrs

from msp_model.entities import Territory
from msp_model.values import UNKNOWN, Label, Unknown

FigureValue = int | Fraction | bool | date | str
"""A figure as a text gives it: exact number, day, condition or words."""


class Grade(Enum):
    """How much a source is worth."""

    A = "A"
    B = "B"
    C = "C"

    @property
    def label(self) -> Label:
        """The words for it."""
        return _GRADES[self]

    def below(self, other: "Grade") -> bool:
        """Tell whether this grade is worth less than *other*."""
        return self.value > other.value


_GRADES = {
    Grade.A: Label("texte ou site officiel", "official text or site"),
    Grade.B: Label("fédération, presse ou justice", "federation, press or court"),
    Grade.C: Label("source commerciale ou non signée", "commercial or unsigned source"),
}


class TextKind(Enum):
    """What a source is."""

    LAW = "law"
    ORDINANCE = "ordinance"
    DECREE = "decree"
    ORDER = "order"
    AGREEMENT = "agreement"
    GUIDE = "guide"
    CIRCULAR = "circular"
    PARLIAMENTARY = "parliamentary"
    ADMINISTRATIVE = "administrative"
    FEDERATION = "federation"
    PRESS = "press"
    COURT = "court"
    COMMERCIAL = "commercial"

    @property
    def label(self) -> Label:
        """The words for it."""
        return _KINDS[self]


_KINDS = {
    TextKind.LAW: Label("loi", "law"),
    TextKind.ORDINANCE: Label("ordonnance", "ordinance"),
    TextKind.DECREE: Label("décret", "decree"),
    TextKind.ORDER: Label("arrêté", "order"),
    TextKind.AGREEMENT: Label("accord conventionnel", "agreement"),
    TextKind.GUIDE: Label("guide officiel", "official guide"),
    TextKind.CIRCULAR: Label("circulaire ou instruction", "circular or instruction"),
    TextKind.PARLIAMENTARY: Label("document parlementaire", "parliamentary document"),
    TextKind.ADMINISTRATIVE: Label("page administrative", "administrative page"),
    TextKind.FEDERATION: Label("document de fédération", "federation document"),
    TextKind.PRESS: Label("presse", "press"),
    TextKind.COURT: Label("décision de justice", "court decision"),
    TextKind.COMMERCIAL: Label("document commercial", "commercial document"),
}


class Basis(Enum):
    """How a figure is known from its text."""

    STATED = "stated"
    INFERRED = "inferred"


class Qualifier(Enum):
    """How exact a published count is."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


@attrs.frozen
class Citation:
    """A place in a text.

    Attributes:
        text: the text's id.

        at: the article, paragraph or page; empty for the whole text.
    """

    text: str
    at: str = ""


def cite(text: str, at: str = "") -> Citation:
    """Cite a text: ``cite("csp-l4041-4", "I")``."""
    return Citation(text, at)


@attrs.frozen(kw_only=True)
class DatedValue:
    """The value that a text gives a parameter from a day on.

    Attributes:
        parameter: the parameter's id.

        value: the exact figure, in the parameter's unit.

        start: first day; UNKNOWN where no text tells it: the value then answers on every day, marked stale.

        until: first day after, where the text prints an end; None where it prints none.

        at: the article, paragraph or page.

        basis: stated there, or inferred from it.

        replaces: the id of the text whose value this one ends.

        note: what a reader should know.
    """

    parameter: str
    value: FigureValue
    start: date | Unknown
    until: date | None = None
    at: str
    basis: Basis = Basis.STATED
    replaces: str | None = None
    note: Label | None = None


@attrs.frozen(kw_only=True)
class Observation:
    """A published count, total or average that no rule reads: always shown with its source and its day.

    Attributes:
        id: its name.

        subject: what is counted, ``msp.count``.

        territory: where.

        day: the day it speaks of, or UNKNOWN.

        value: the figure.

        unit: what it is counted in.

        qualifier: how exact it is.

        at: the article, paragraph or page.

        note: what a reader should know.
    """

    id: str
    subject: str
    territory: Territory
    day: date | Unknown
    value: int | Fraction
    unit: str
    qualifier: Qualifier = Qualifier.EXACT
    at: str = ""
    note: Label | None = None


@attrs.frozen(kw_only=True)
class Text:
    """A law, agreement, official guide, administrative page or weaker document.

    Attributes:
        id: its name, the name of its file.

        kind: what it is.

        grade: how much it is worth.

        title: its title.

        reference: how it is cited.

        published: the day of publication, or UNKNOWN.

        in_force_from: first day in force, or UNKNOWN.

        in_force_until: first day no longer in force, or UNKNOWN.

        checked_on: the day on which somebody last looked whether it still says this.

        territory: where it holds.

        replaces: ids of the texts that it replaces as a whole.

        values: the dated figures it sets.

        observations: the counts it publishes.

        url: where it can be read.

        note: what a reader should know.

        place: the file it was read from, for messages.
    """

    id: str
    kind: TextKind
    grade: Grade
    title: Label
    reference: str
    published: date | Unknown = UNKNOWN
    in_force_from: date | Unknown = UNKNOWN
    in_force_until: date | Unknown = UNKNOWN
    checked_on: date
    territory: Territory
    replaces: tuple[str, ...] = ()
    values: tuple[DatedValue, ...] = ()
    observations: tuple[Observation, ...] = ()
    url: str | None = None
    note: Label | None = None
    place: str = attrs.field(default="", eq=False)
