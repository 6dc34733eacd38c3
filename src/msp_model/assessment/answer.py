"""Answers: what one rule or scheme says of one dossier on one day."""

from enum import Enum
from functools import cached_property
from typing import Any, Literal as OneWord

import attrs

from msp_model.assessment import show_data, show_html, show_text
from msp_model.assessment.show_card import page_of_answer
from msp_model.expressions.amounts import Case
from msp_model.expressions.bound import bound
from msp_model.expressions.evaluate import Value
from msp_model.expressions.explain import Explanation
from msp_model.expressions.kinds import KindValue
from msp_model.expressions.leaves import Choice, Fact, Literal, Origin, Parameter, Since
from msp_model.expressions.missing import Missing, MissingLeaf, missing
from msp_model.expressions.program import FreeLeaf, Program, every_node
from msp_model.rulebook.declarations import Interpretation
from msp_model.rulebook.text import Grade
from msp_model.values import UNKNOWN, Interval, Label, Language, Unknown

AnswerKind = OneWord["requirement", "warning", "scheme"]


class Status(Enum):
    """How a rule or a scheme stands."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


_STATUS_WORDS = {
    ("requirement", Status.MET): Label("remplie", "met"),
    ("requirement", Status.NOT_MET): Label("non remplie", "not met"),
    ("warning", Status.MET): Label("sans objet", "no warning"),
    ("warning", Status.NOT_MET): Label("alerte", "warning"),
    ("scheme", Status.MET): Label("ouvert", "open"),
    ("scheme", Status.NOT_MET): Label("fermé", "closed"),
}
_SHARED_WORDS = {
    Status.UNKNOWN: Label("inconnu", "unknown"),
    Status.NOT_APPLICABLE: Label("non applicable", "not applicable"),
}


@attrs.frozen(kw_only=True)
class Source:
    """A text behind an answer, with what a reader must know of it on the day asked.

    Attributes:
        text: the text's id.

        reference: how it is cited.

        at: the article, paragraph or page.

        grade: how much it is worth.

        stale: the day asked lies beyond what somebody has read of it.
    """

    text: str
    reference: str
    at: str
    grade: Grade
    stale: bool

    @property
    def indicative(self) -> bool:
        """Whether the source is so weak that what rests on it is indicative only."""
        return self.grade is Grade.C


@attrs.frozen(kw_only=True)
class UnderReading:
    """What the answer is under one choice of readings.

    Attributes:
        choices: the reading of each interpretation that the rule reads.

        verdict: the verdict under them.

        amount: the amount under them, where there is one.
    """

    choices: tuple[tuple[str, str], ...]
    verdict: bool | Unknown
    amount: Value = None


@attrs.frozen(kw_only=True)
class Amount:
    """A quantity that a scheme gives: exact, between bounds, or unknown.

    Attributes:
        id: ``amount``, or the id of the scheme's term.

        label: its words.

        kind: its unit.

        explanation: how it is computed.

        at_most: True where it is the greatest that may be granted ("up to"), not what is.
    """

    id: str
    label: Label
    kind: KindValue
    explanation: Explanation
    at_most: bool = False

    @property
    def value(self) -> Value:
        """The value found: exact, an interval, or UNKNOWN."""
        return self.explanation.value

    @cached_property
    def bounds(self) -> Value:
        """The least and the greatest that the missing facts allow, over their declared domains."""
        return bound(self.explanation.program, _recorded(self.explanation), self.explanation.today)[
            self.explanation.root
        ]

    @cached_property
    def unpublished(self) -> tuple[Parameter[Any], ...]:
        """The figures that no text gives."""
        return _unpublished(self.explanation)


def _recorded(explanation: Explanation) -> Any:
    places = {node: place for place, node in enumerate(explanation.program.nodes)}

    def read(leaf: FreeLeaf) -> Value:
        return explanation.values[places[leaf]]

    return read


def _unpublished(explanation: Explanation) -> tuple[Parameter[Any], ...]:
    """Give the figures that no text gives; one that has a value on other days is published."""
    nodes = [node for _, node in below(explanation.program, explanation.root)]
    published = {node.origin.parameter for node in nodes if isinstance(node, Literal) and node.origin is not None}
    return tuple(node for node in nodes if isinstance(node, Parameter) and node.id not in published)


def below(listed: Program, root: int) -> list[tuple[int, Any]]:
    """List the nodes of one root, with their places."""
    reached = {root}
    for place in range(root, -1, -1):
        if place in reached:
            reached.update(listed.operands[place])
    return [(place, listed.nodes[place]) for place in sorted(reached)]


def live(explanation: Explanation) -> set[int]:
    """Give the places of the nodes that the value rests on: all but those of the branches of a case put aside."""
    listed, values = explanation.program, explanation.values
    reached: set[int] = set()
    waiting = [explanation.root]
    while waiting:
        place = waiting.pop()
        if place in reached:
            continue
        reached.add(place)
        operands = listed.operands[place]
        if not isinstance(listed.nodes[place], Case):
            waiting += operands
            continue
        *branches, otherwise = operands
        conditions, results = branches[::2], branches[1::2]
        met = [result for condition, result in zip(conditions, results, strict=True) if values[condition] is True]
        open_ones = [
            result for condition, result in zip(conditions, results, strict=True) if values[condition] is UNKNOWN
        ]
        waiting += [*conditions, *(met or [*open_ones, otherwise])]
    return reached


@attrs.frozen(kw_only=True)
class Answer:
    """What one rule or scheme says of one dossier on one day.

    Attributes:
        id: the rule's or scheme's id.

        kind: requirement, warning or scheme.

        title: its title.

        subject: the request it is about, where it is about one.

        applicable: whether it applies at all.

        explanation: every condition, value and source behind the verdict; its root is the whole question.

        sources: the texts that the rule cites.

        marks: what the reader must know: ``stale``, ``indicative``, ``inferred``, ``not-confirmed`` (the day asked
            lies after the day on which the dossier was observed).

        readings: the answer under every choice of the interpretations it reads; empty where it reads none.

        every_reading: False where there are too many choices to run them all.

        amount: how much, for a scheme of money.

        terms: cap, rate, duration … of a scheme.

        uses: what a scheme's money may be used for; None where nothing is published.

        cumulation: how it goes with other money; None where nothing is published.

        funder: who pays, for a scheme.

        note: what a reader should know.

        interpretations: the interpretations it reads.
    """

    id: str
    kind: AnswerKind
    title: Label
    subject: str | None = None
    applicable: bool | Unknown = True
    explanation: Explanation
    sources: tuple[Source, ...]
    marks: tuple[str, ...] = ()
    readings: tuple[UnderReading, ...] = ()
    every_reading: bool = True
    amount: Amount | None = None
    terms: tuple[Amount, ...] = ()
    uses: tuple[Label, ...] | None = None
    cumulation: tuple[Label, ...] | None = None
    funder: Label | None = None
    note: Label | None = None
    interpretations: tuple[Interpretation, ...] = ()

    @property
    def verdict(self) -> bool | Unknown:
        """True where the condition is met, False where it is not, UNKNOWN where what is known does not settle it."""
        found: bool | Unknown = self.explanation.value
        return found

    @property
    def status(self) -> Status:
        """How the rule stands."""
        if self.applicable is False:
            return Status.NOT_APPLICABLE
        if self.verdict is UNKNOWN:
            return Status.UNKNOWN
        return Status.MET if self.verdict is True else Status.NOT_MET

    @property
    def status_label(self) -> Label:
        """The words for how it stands."""
        return _SHARED_WORDS.get(self.status) or _STATUS_WORDS[self.kind, self.status]

    @cached_property
    def missing(self) -> Missing:
        """The facts that can still change the verdict, most decisive first, and the verdict if none can."""
        program = self.explanation.program
        root = program.roots.index(self.explanation.root)
        return missing(program, _recorded(self.explanation), self.explanation.today, root=root)

    @cached_property
    def to_ask(self) -> tuple[MissingLeaf, ...]:
        """The missing facts that somebody who knows the MSP could tell: no reading of a text, no figure that no text gives.

        Nor the days of a condition whose facts are known: a figure that no text gives is all that it lacks.
        """
        return tuple(
            one
            for one in self.missing.leaves
            if not isinstance(one.leaf, Parameter | Choice) and not self._lacks_a_figure_alone(one.leaf)
        )

    def _lacks_a_figure_alone(self, leaf: FreeLeaf) -> bool:
        if not isinstance(leaf, Since):
            return False
        known = {read.id: value for read, value in self.explanation.reads() if isinstance(read, Fact)}
        facts = [node for node in every_node(leaf.condition) if isinstance(node, Fact)]
        figures = [node for node in every_node(leaf.condition) if isinstance(node, Parameter)]
        told = all(not isinstance(known.get(fact.id, UNKNOWN), Unknown | Interval) for fact in facts)
        return told and not {figure.id for figure in figures}.isdisjoint(figure.id for figure in self.unpublished)

    @cached_property
    def unpublished(self) -> tuple[Parameter[Any], ...]:
        """The figures that the verdict needs and that no text gives."""
        return _unpublished(self.explanation)

    @cached_property
    def figures(self) -> tuple[Origin, ...]:
        """The dated figures behind the verdict, each with its text."""
        nodes = (node for _, node in below(self.explanation.program, self.explanation.root))
        return tuple(node.origin for node in nodes if isinstance(node, Literal) and node.origin is not None)

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The interpretations on which the verdict or the amount depends."""
        found = []
        for name in sorted({name for under in self.readings for name, _ in under.choices}):
            groups: dict[tuple[tuple[str, str], ...], set[Any]] = {}
            for under in self.readings:
                others = tuple(pair for pair in under.choices if pair[0] != name)
                groups.setdefault(others, set()).add((under.verdict, under.amount))
            if any(len(results) > 1 for results in groups.values()):
                found.append(name)
        return tuple(found)

    def explain(self, lang: Language = "fr") -> str:
        """Give the explanation as text."""
        return self.explanation.text(lang)

    # -- for readers -------------------------------------------------------------------------------------------------

    def text(self, lang: Language = "fr", *, explain: bool = False) -> str:
        """Write it as plain text, its whole explanation below where asked."""
        return show_text.to_text(page_of_answer(self, lang, explain=explain))

    def markdown(self, lang: Language = "fr", *, explain: bool = False) -> str:
        """Write it as Markdown."""
        return show_text.to_markdown(page_of_answer(self, lang, explain=explain))

    def html(self, lang: Language = "fr") -> str:
        """Write it as a fragment of HTML, its whole explanation folded."""
        return show_html.to_html(page_of_answer(self, lang, explain=True), fragment=True)

    def to_dict(self, *, explain: bool = False) -> dict[str, Any]:
        """Write it as JSON holds it, in both languages; see `show_data` for the keys."""
        return show_data.answer_to_data(self, explain=explain)

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        return self.html()

    def __str__(self) -> str:
        return self.text()
