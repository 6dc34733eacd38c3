"""Records of what computes: expressions, facts, rules and schemes, as the document of a rulebook holds them."""

from enum import Enum

import attrs

from msp_model.entities import Territory
from msp_model.rulebook import Citation, RuleKind
from msp_model.values import UNKNOWN, Label, Period, Unknown


class WhichSite(Enum):
    """Which sites of an MSP must lie in the territory of a scheme."""

    MAIN = "main"
    ANY = "any"


class Changeable(Enum):
    """Whether the subject of a fact can change it, and in which direction."""

    NEVER = "never"
    ANY = "any"
    UP = "up"
    DOWN = "down"
    LATER = "later"


@attrs.frozen(kw_only=True)
class NodeRecord:
    """One node of an expression.

    Attributes:
        node: the name of its class.

        unit: what its value is counted in.

        operands: the places, in the list of nodes, of what it is computed from.

        id: of a fact, a figure or an interpretation: which one.

        value: of a value in place.

        operator: of a comparison.

        members: of a list of words: those accepted.

        exception: the name of an exception.

        step: what is rounded to.

        mode: how it is rounded.

        condition: of a day since which a condition has been met: the condition.
    """

    node: str
    unit: str
    operands: tuple[int, ...] = ()
    id: str | Unknown = UNKNOWN
    value: str | Unknown | None = UNKNOWN
    operator: str | Unknown = UNKNOWN
    members: tuple[str, ...] | Unknown = UNKNOWN
    exception: Label | Unknown = UNKNOWN
    step: str | Unknown = UNKNOWN
    mode: str | Unknown = UNKNOWN
    condition: "ExpressionRecord | Unknown" = UNKNOWN


@attrs.frozen(kw_only=True)
class ExpressionRecord:
    """A condition or an amount: its words, and its nodes, each after what it is computed from; the last is the whole.

    Attributes:
        words: the whole in words.

        nodes: the nodes.
    """

    words: Label
    nodes: tuple[NodeRecord, ...]


@attrs.frozen(kw_only=True)
class DomainRecord:
    """Every value that a leaf may take.

    Attributes:
        least: the least number or the earliest day.

        greatest: the greatest number or the latest day.

        step: the distance between two neighbouring numbers.

        members: the words of a closed list.

        absent: whether the value may be known to be absent.
    """

    least: str | None
    greatest: str | None
    step: str
    members: tuple[str, ...]
    absent: bool


@attrs.frozen(kw_only=True)
class FactRecord:
    """What rules read of a dossier.

    Attributes:
        id: its name.

        label: its words.

        about: what it is read from.

        unit: what it is counted in.

        domain: the values it may take.

        change: whether its subject can change it.
    """

    id: str
    label: Label
    about: str
    unit: str
    domain: DomainRecord
    change: Changeable


@attrs.frozen(kw_only=True)
class RuleRecord:
    """One version of a rule.

    Attributes:
        id: its name.

        pack: the pack that declares it.

        kind: requirement or warning.

        title: what it asks.

        requires: the condition.

        applies: when the rule speaks at all.

        sources: the articles that say it.

        period: when this version holds.

        territory: where it holds.

        note: what a reader should know.
    """

    id: str
    pack: str
    kind: RuleKind
    title: Label
    requires: ExpressionRecord
    applies: ExpressionRecord
    sources: tuple[Citation, ...]
    period: Period
    territory: Territory
    note: Label | None


@attrs.frozen(kw_only=True)
class TermRecord:
    """One thing that a scheme says of its money.

    Attributes:
        id: its name within the scheme.

        label: its words.

        value: what it is.
    """

    id: str
    label: Label
    value: ExpressionRecord


@attrs.frozen(kw_only=True)
class SchemeRecord:
    """One version of a scheme.

    Attributes:
        id: its name.

        pack: the pack that declares it.

        title: its name for people.

        funder: who pays or supports.

        requires: who may receive it.

        applies: when the scheme is in question at all.

        amount: how much; null where the scheme is support without money.

        at_most: whether the amount is the greatest that may be granted.

        terms: cap, rate, base, duration, renewal.

        uses: what the money may be used for; left out where nothing is published.

        cumulation: how it goes with other money; left out where nothing is published.

        sources: the texts that say it.

        period: when this version holds.

        territory: where it holds.

        site: which sites must lie there.

        note: what a reader should know.
    """

    id: str
    pack: str
    title: Label
    funder: Label
    requires: ExpressionRecord
    applies: ExpressionRecord
    amount: ExpressionRecord | None
    at_most: bool
    terms: tuple[TermRecord, ...]
    uses: tuple[Label, ...] | Unknown = UNKNOWN
    cumulation: tuple[Label, ...] | Unknown = UNKNOWN
    sources: tuple[Citation, ...]
    period: Period
    territory: Territory
    site: WhichSite
    note: Label | None
