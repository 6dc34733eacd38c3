"""Declarations: what a pack says besides its texts: parameters, interpretations, rules, schemes, reforms."""

from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Literal as OneWord

import attrs

from msp_model.entities import FRANCE, Federation, Territory
from msp_model.expressions.domain import Domain, Word
from msp_model.expressions.kinds import KindValue, Truth, kind_name
from msp_model.expressions.leaves import Choice, Literal
from msp_model.expressions.nodes import Expr
from msp_model.expressions.program import every_node
from msp_model.rulebook.text import Citation, Text
from msp_model.values import ALWAYS, Label, Period


@attrs.frozen(kw_only=True)
class ParameterDeclaration:
    """A figure that texts set: declared once, with its unit and its words.

    Attributes:
        id: its name.

        kind: its unit.

        label: its words.

        set_by: "region" where the national rulebook leaves it to the regions, "nation" elsewhere.

        unpublished: True where it is known to matter and no text gives it: its value is unknown.

        domain: the values it may take; needed where it may be unknown in a condition.

        place: the file it was read from, for messages.
    """

    id: str
    kind: KindValue
    label: Label
    set_by: OneWord["nation", "region"] = "nation"
    unpublished: bool = False
    domain: Domain = attrs.field(factory=Domain)
    place: str = attrs.field(default="", eq=False)


@attrs.frozen(kw_only=True)
class Reading:
    """One way of reading a text, or one side of a disagreement between sources.

    Attributes:
        id: its name.

        label: its words.

        sources: who reads it so; none where the reading is *ours*.
    """

    id: str
    label: Label
    sources: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class Interpretation:
    """Sources disagree, a text can be read several ways, or a published rule leaves a blank.

    Attributes:
        id: its name.

        question: what is not settled.

        readings: the ways of reading it; every one stays runnable.

        default: the id of the reading taken where none is chosen.

        because: why that default.

        ours: True where no source gives the default.

        set_by: "region" where the national rulebook leaves the reading to the regions.
    """

    id: str
    question: Label
    readings: tuple[Reading, ...]
    default: str
    because: Label
    ours: bool = False
    set_by: OneWord["nation", "region"] = "nation"

    @property
    def choice(self) -> Choice:
        """The leaf that stands for the reading chosen."""
        return Choice(self.id, self.question, tuple(Word(reading.id, reading.label) for reading in self.readings))

    def is_(self, *readings: str) -> Expr[Truth]:
        """Build the condition that one of these readings is chosen. Raises KindError for an unknown one."""
        known = {str(member): member for member in self.choice.members}
        return self.choice.is_(*(known.get(reading, reading) for reading in readings))


@attrs.frozen(kw_only=True)
class RegionalReading:
    """The reading that a region takes of an interpretation left to the regions.

    Attributes:
        interpretation: the interpretation's id.

        reading: the id of the reading taken.

        territory: where it is taken.

        sources: the texts that take it.
    """

    interpretation: str
    reading: str
    territory: Territory
    sources: tuple[Citation, ...]


class RuleKind(Enum):
    """What a rule does where it is not met."""

    REQUIREMENT = "requirement"
    WARNING = "warning"

    @property
    def label(self) -> Label:
        """The words for it."""
        return Label("exigence", "requirement") if self is RuleKind.REQUIREMENT else Label("alerte", "warning")


ALWAYS_TRUE: Expr[Truth] = Literal(True, Truth)
"""The condition that always holds."""


def _condition(instance: object, attribute: "attrs.Attribute[Any]", value: object) -> None:
    kind = getattr(value, "kind", None)
    if not isinstance(value, Expr) or kind is not Truth:
        found = kind_name(kind) if isinstance(value, Expr) else repr(value)
        message = f"{attribute.name} of {getattr(instance, 'id', '?')} is a condition, not {found}: did you write ==?"
        raise TypeError(message)


@attrs.frozen(kw_only=True)
class Rule:
    """A condition with a title, sources, a period and a territory.

    When the law changes, versions with disjoint periods share one id.

    Attributes:
        id: its name.

        title: what it asks, in one sentence.

        requires: the condition: met where true. A warning is raised where its condition is *not* met.

        applies: when the rule speaks at all; elsewhere it is not applicable.

        sources: the articles that say it.

        period: the days on which this version holds; an unknown border answers, marked stale.

        territory: where it holds.

        kind: requirement or warning.

        note: what a reader should know.
    """

    id: str
    title: Label
    requires: Expr[Truth] = attrs.field(validator=_condition)
    applies: Expr[Truth] = attrs.field(default=ALWAYS_TRUE, validator=_condition)
    sources: tuple[Citation, ...] = attrs.field(converter=tuple[Citation, ...])
    period: Period = ALWAYS
    territory: Territory = FRANCE
    kind: RuleKind = RuleKind.REQUIREMENT
    note: Label | None = None

    def expressions(self) -> tuple[Expr[Any], ...]:
        """Give every expression of the rule."""
        return (self.requires, self.applies)

    @cached_property
    def nodes(self) -> tuple[Expr[Any], ...]:
        """Every distinct node of its expressions, those inside *since* included."""
        return every_node(*self.expressions())


@attrs.frozen(kw_only=True)
class Term:
    """One thing that a scheme says of its money: cap, rate, base, duration, renewal.

    Attributes:
        id: its name within the scheme.

        label: its words.

        value: an amount, a number, a day or a condition, computed as rules are; unknown where nothing is published.
    """

    id: str
    label: Label
    value: Expr[Any]


@attrs.frozen(kw_only=True)
class Scheme:
    """Money or support: who pays, who may receive it, how much, for how long, for which uses.

    Attributes:
        id: its name.

        title: its name for people.

        funder: who pays or supports.

        requires: who may receive it.

        applies: when the scheme is in question at all.

        amount: how much; None where the scheme is support without money.

        at_most: True where the text says "up to": the amount is the greatest that may be granted, not a right.

        terms: cap, rate, base, duration, renewal … each with its value.

        uses: what the money may be used for; None where nothing is published.

        cumulation: how it goes with other money; None where nothing is published.

        sources: the texts that say it.

        period: the days on which this version holds.

        territory: where it holds.

        site: whether the main site must lie in the territory, or any.

        note: what a reader should know.
    """

    id: str
    title: Label
    funder: Label
    requires: Expr[Truth] = attrs.field(default=ALWAYS_TRUE, validator=_condition)
    applies: Expr[Truth] = attrs.field(default=ALWAYS_TRUE, validator=_condition)
    amount: Expr[Any] | None = None
    at_most: bool = False
    terms: tuple[Term, ...] = attrs.field(default=(), converter=tuple[Term, ...])
    uses: tuple[Label, ...] | None = None
    cumulation: tuple[Label, ...] | None = None
    sources: tuple[Citation, ...] = attrs.field(converter=tuple[Citation, ...])
    period: Period = ALWAYS
    territory: Territory = FRANCE
    site: OneWord["main", "any"] = "main"
    note: Label | None = None

    def expressions(self) -> tuple[Expr[Any], ...]:
        """Give every expression of the scheme."""
        amounts = () if self.amount is None else (self.amount,)
        return (self.requires, self.applies, *amounts, *(term.value for term in self.terms))

    @cached_property
    def nodes(self) -> tuple[Expr[Any], ...]:
        """Every distinct node of its expressions, those inside *since* included."""
        return every_node(*self.expressions())


@attrs.frozen(kw_only=True)
class Reform:
    """A named change of figures, rules or schemes: laid over a rulebook, it gives another, and the first stays as it was.

    Nothing of it is in force. It changes what its own pack declares, and the figures that this pack may set.

    Attributes:
        id: its name.

        title: what it changes, in a sentence.

        start: the day from which it would hold.

        texts: who proposes it; the figures that they set, each from a day on, take the place of those in force.

        parameters: figures that it adds.

        rules, schemes: those that it changes or adds; one with the id of one in force takes its place from its first day.

        ended: the ids of rules and schemes that end when it starts.

        note: what a reader should know.
    """

    id: str
    title: Label
    start: date
    texts: tuple[Text, ...] = attrs.field(default=(), converter=tuple[Text, ...])
    parameters: tuple[ParameterDeclaration, ...] = attrs.field(default=(), converter=tuple[ParameterDeclaration, ...])
    rules: tuple[Rule, ...] = attrs.field(default=(), converter=tuple[Rule, ...])
    schemes: tuple[Scheme, ...] = attrs.field(default=(), converter=tuple[Scheme, ...])
    ended: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])
    note: Label | None = None


@attrs.frozen(kw_only=True)
class Pack:
    """All that one plugin contributes: one value.

    Attributes:
        id: the key of the pack: ``national``, or the federation's.

        version: the version of its distribution.

        territories: where it may speak.

        federations: the federations behind it.

        texts, parameters, interpretations, readings, rules, schemes: what it declares.

        reforms: changes of these that can be laid over the rulebook.

        extensions: the pack's own attrs classes for what it adds to an MSP, by key.
    """

    id: str
    version: str = "0"
    territories: tuple[Territory, ...] = attrs.field(default=(FRANCE,), converter=tuple[Territory, ...])
    federations: tuple[Federation, ...] = attrs.field(default=(), converter=tuple[Federation, ...])
    texts: tuple[Text, ...] = attrs.field(default=(), converter=tuple[Text, ...])
    parameters: tuple[ParameterDeclaration, ...] = attrs.field(default=(), converter=tuple[ParameterDeclaration, ...])
    interpretations: tuple[Interpretation, ...] = attrs.field(default=(), converter=tuple[Interpretation, ...])
    readings: tuple[RegionalReading, ...] = attrs.field(default=(), converter=tuple[RegionalReading, ...])
    rules: tuple[Rule, ...] = attrs.field(default=(), converter=tuple[Rule, ...])
    schemes: tuple[Scheme, ...] = attrs.field(default=(), converter=tuple[Scheme, ...])
    reforms: tuple[Reform, ...] = attrs.field(default=(), converter=tuple[Reform, ...])
    extensions: tuple[tuple[str, type[Any]], ...] = attrs.field(default=(), converter=tuple[tuple[str, type[Any]], ...])
