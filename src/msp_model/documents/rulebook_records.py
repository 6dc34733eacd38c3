"""Records of what is published: packs, texts, figures, interpretations, counts, as the document of a rulebook holds them.

Figures are texts, exact whatever they are counted in: ``"36"``, ``"0.25"``, ``"1/3"``, ``"2024-12-24"``, ``"true"``;
the unit says which. A key left out: not known, or not published. null: known that there is none.
"""

from datetime import date
from enum import Enum

import attrs

from msp_model.documents.rule_records import DomainRecord
from msp_model.entities import Territory
from msp_model.rulebook import Basis, Citation, Grade, Qualifier, TextKind
from msp_model.values import UNKNOWN, Label, Period, Unknown


class SetBy(Enum):
    """Who sets a figure or a reading."""

    NATION = "nation"
    REGION = "region"


@attrs.frozen(kw_only=True)
class PackRecord:
    """A pack.

    Attributes:
        id: its name.

        version: the version of its distribution.

        territories: where it may speak.

        federations: the ids of the federations behind it.

        extensions: the keys of what it adds to a dossier.
    """

    id: str
    version: str
    territories: tuple[Territory, ...]
    federations: tuple[str, ...]
    extensions: tuple[str, ...]


@attrs.frozen(kw_only=True)
class TextRecord:
    """A text that sets figures or is cited.

    Attributes:
        id: its name.

        pack: the pack that brings it.

        kind: what it is.

        grade: how much it is worth.

        title: its title.

        reference: how it is cited.

        published: the day of publication.

        in_force_from: first day in force.

        in_force_until: first day no longer in force.

        checked_on: the day on which somebody last looked whether it still says this.

        territory: where it holds.

        replaces: ids of the texts that it replaces as a whole.

        url: where it can be read.

        note: what a reader should know.
    """

    id: str
    pack: str
    kind: TextKind
    grade: Grade
    title: Label
    reference: str
    published: date | Unknown = UNKNOWN
    in_force_from: date | Unknown = UNKNOWN
    in_force_until: date | Unknown = UNKNOWN
    checked_on: date
    territory: Territory
    replaces: tuple[str, ...]
    url: str | None
    note: Label | None


@attrs.frozen(kw_only=True)
class ValueRecord:
    """One value of one figure.

    Attributes:
        territory: where it holds.

        period: when it holds; successors are taken into account.

        value: the figure.

        words: the figure with its unit, for people.

        text: the id of the text that gives it.

        at: the article, paragraph or page.

        basis: stated there, or inferred from it.

        replaces: the id of the text whose value it ends.

        note: what a reader should know.
    """

    territory: Territory
    period: Period
    value: str
    words: Label
    text: str
    at: str
    basis: Basis
    replaces: str | None
    note: Label | None


@attrs.frozen(kw_only=True)
class ParameterRecord:
    """A figure that texts set, with its history.

    Attributes:
        id: its name.

        pack: the pack that declares it.

        label: its words.

        unit: what it is counted in.

        set_by: who sets it.

        unpublished: whether it is known to matter while no text gives it.

        domain: the values it may take.

        values: its values, the country's first, in order of days.
    """

    id: str
    pack: str
    label: Label
    unit: str
    set_by: SetBy
    unpublished: bool
    domain: DomainRecord
    values: tuple[ValueRecord, ...]


@attrs.frozen(kw_only=True)
class ReadingRecord:
    """One way of reading a text.

    Attributes:
        id: its name.

        label: its words.

        sources: who reads it so.
    """

    id: str
    label: Label
    sources: tuple[Citation, ...]


@attrs.frozen(kw_only=True)
class InterpretationRecord:
    """Something that sources do not settle, with every way of reading it.

    Attributes:
        id: its name.

        pack: the pack that declares it.

        question: what is not settled.

        readings: the ways of reading it.

        default: the id of the reading taken where none is chosen.

        because: why that default.

        ours: whether no source gives the default.

        set_by: who takes the reading.
    """

    id: str
    pack: str
    question: Label
    readings: tuple[ReadingRecord, ...]
    default: str
    because: Label
    ours: bool
    set_by: SetBy


@attrs.frozen(kw_only=True)
class RegionalReadingRecord:
    """The reading that a region takes.

    Attributes:
        interpretation: of what.

        pack: the pack that says so.

        reading: the id of the reading.

        territory: where it is taken.

        sources: the texts that take it.
    """

    interpretation: str
    pack: str
    reading: str
    territory: Territory
    sources: tuple[Citation, ...]


@attrs.frozen(kw_only=True)
class ObservationRecord:
    """A published count that no rule reads.

    Attributes:
        id: its name.

        text: the id of the text that publishes it.

        subject: what is counted.

        territory: where.

        day: the day it speaks of.

        value: the figure.

        unit: what it is counted in.

        qualifier: how exact it is.

        at: the article, paragraph or page.

        note: what a reader should know.
    """

    id: str
    text: str
    subject: str
    territory: Territory
    day: date | Unknown = UNKNOWN
    value: str
    unit: str
    qualifier: Qualifier
    at: str
    note: Label | None
