"""Assess: one dossier, one day, every applicable rule and scheme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice, product
from typing import Any

import attrs

from msp_model.assessment.answer import Amount, Answer, AnswerKind, Source, UnderReading, live
from msp_model.assessment.assessment import Assessment
from msp_model.assessment.show_words import NOT_CONCERNED
from msp_model.assessment.world import DossierWorld, world_of
from msp_model.entities import Msp
from msp_model.expressions.calendar import reader_on
from msp_model.expressions.domain import FIRST_DAY, LAST_DAY
from msp_model.expressions.errors import NotInForceError
from msp_model.expressions.evaluate import Value, evaluate, inside
from msp_model.expressions.explain import Explanation
from msp_model.expressions.leaves import Choice, Fact, Literal
from msp_model.expressions.nodes import Expr
from msp_model.expressions.program import Program
from msp_model.expressions.spelling import all_of
from msp_model.rulebook.checks import Declared
from msp_model.rulebook.declarations import ALWAYS_TRUE, Rule, Scheme
from msp_model.rulebook.rulebook import Rulebook
from msp_model.rulebook.text import Citation, Grade
from msp_model.values import UNKNOWN, Interval, Label, Unknown

MAX_COMBINATIONS = 64
"""The most choices of readings that are run for one rule; beyond it the answer says that not all were."""


def assess(
    rulebook: Rulebook,
    msp: Msp,
    on: date,
    *,
    chosen: Mapping[str, str] | None = None,
    only: Iterable[str] | None = None,
    grounded: dict[Any, Program] | None = None,
) -> Assessment:
    """Ask every applicable rule and scheme what it says of *msp* on a day.

    Args:
        rulebook: the rulebook.
        msp: the dossier.
        on: the day asked.
        chosen: readings chosen in place of the defaults, by interpretation.
        only: the ids of the rules and schemes asked; all where it is left out.
        grounded: programs already grounded, kept by the caller between calls.

    Raises TypeError where *on* is no day or *only* a single text; NotInForceError for a day of no calendar of facts,
    before 1900 or after 2199; KeyError for an interpretation, a reading, a rule or a scheme that does not exist;
    FactError where a fact's function fails.
    """
    _check_asked(on, only)
    wanted = None if only is None else frozenset(only)
    declared: tuple[Declared, ...] = (*rulebook.rules, *rulebook.schemes)
    unknown = (wanted or frozenset()) - {one.id for one in declared}
    if unknown:
        message = f"no rule or scheme {', '.join(sorted(unknown))}; there are {', '.join(one.id for one in declared)}"
        raise KeyError(message)
    asked = [one for one in declared if wanted is None or one.id in wanted]
    question = _Question(rulebook, msp, on, {} if grounded is None else grounded, chosen)
    answers = tuple(answer for one in asked for answer in question.answers(one))
    return Assessment(
        msp=msp.id,
        name=msp.name,
        on=on,
        observed_on=msp.observed_on,
        territory=UNKNOWN if msp.territory is UNKNOWN else str(msp.territory),
        choices=tuple(sorted(question.choices.items())),
        packs=tuple((pack.id, pack.version) for pack in rulebook.packs),
        answers=answers,
        counting=tuple(text for text in rulebook.texts.values() if text.observations) if wanted is None else (),
        seen=question.seen(answers),
    )


def _check_asked(on: object, only: object) -> None:
    if not isinstance(on, date) or isinstance(on, datetime):
        message = f"{on!r} is no day: write on=date(2024, 12, 24)"
        raise TypeError(message)
    if not FIRST_DAY <= on <= LAST_DAY:
        message = f"facts know the days from {FIRST_DAY} to {LAST_DAY}: nothing is said of {on}"
        raise NotInForceError(message)
    if isinstance(only, str):
        message = f"only takes several ids: write only=[{only!r}]"
        raise TypeError(message)


@attrs.frozen(eq=False)
class _Question:
    """One call of `assess`: what stays the same from rule to rule."""

    rulebook: Rulebook
    msp: Msp
    on: date
    grounded: dict[Any, Program]
    chosen: Mapping[str, str] | None

    @property
    def choices(self) -> dict[str, str]:
        place = None if self.msp.territory is UNKNOWN else self.msp.territory
        return self.rulebook.choices(place, self.chosen)

    def world(self, subjects: Iterable[tuple[str, object]], chosen: Mapping[str, str] | None) -> DossierWorld:
        return world_of(
            self.rulebook,
            self.msp,
            chosen=chosen,
            subjects=subjects,
            grounded=self.grounded,
        )

    def answers(self, declared: Declared) -> Iterator[Answer]:
        """Give the answers of a rule or a scheme: one, or one for each request; none where it does not hold."""
        held = declared.period.contains(self.on)
        if held is False or not self._is_here(declared):
            return
        for name, subjects in self._subjects(declared):
            yield self._answer(declared, name, subjects, dated=held is True)

    def seen(self, answers: Iterable[Answer]) -> tuple[tuple[Fact[Any], Value], ...]:
        """Give what was so on the day observed, of what the answers read and do not know for sure on a later day."""
        day = self.msp.observed_on
        if day is UNKNOWN or not FIRST_DAY <= day < self.on:
            return ()
        world = self.world((), self.chosen)
        found: dict[str, tuple[Fact[Any], Value]] = {}
        for answer in answers:
            for leaf, value in answer.explanation.reads():
                if isinstance(leaf, Fact) and leaf.about == "msp" and (value is UNKNOWN or isinstance(value, Interval)):
                    then = inside(leaf, world.read(leaf, day))
                    if then is not UNKNOWN and then != value:
                        found.setdefault(leaf.id, (leaf, then))
        return tuple(found.values())

    def _is_here(self, declared: Declared) -> bool:
        """Tell whether the MSP lies in the territory: its main site, or any site where the scheme says so."""
        places = [] if self.msp.territory is UNKNOWN else [self.msp.territory]
        if isinstance(declared, Scheme) and declared.site == "any" and self.msp.sites is not UNKNOWN:
            places += [site.territory for site in self.msp.sites if site.territory is not UNKNOWN]
        return declared.territory.level.value == "country" or any(
            declared.territory.contains(place) for place in places
        )

    def _subjects(self, declared: Declared) -> Iterator[tuple[str | None, tuple[tuple[str, object], ...]]]:
        """Give what the rule is asked about: the MSP alone, or each of its requests for money in turn.

        What is about a yearly declaration, or an exercise, is asked by its statement, for that year.
        """
        about = {node.about for node in declared.nodes if isinstance(node, Fact)}
        if not about.isdisjoint({"declaration", "exercise"}):
            return
        requests = () if self.msp.requests is UNKNOWN else self.msp.requests
        if "request" not in about or not requests:
            yield None, ()
        for request in requests if "request" in about else ():
            yield request.id, (("request", request),)

    def _answer(
        self, declared: Declared, name: str | None, subjects: tuple[tuple[str, object], ...], *, dated: bool
    ) -> Answer:
        world = self.world(subjects, self.chosen)
        asked = _asked(declared)
        listed = world.programs(asked, self.on)
        values = evaluate(listed, reader_on(world, self.on), self.on)
        explanations = [Explanation(listed, values, root, self.on) for root in listed.roots]
        question, applies, *quantities = explanations
        amounts = _amounts(declared, quantities)
        sources = tuple(self._source(citation) for citation in declared.sources)
        readings, every = self._readings(declared, subjects)
        rule = declared if isinstance(declared, Rule) else None
        scheme = declared if isinstance(declared, Scheme) else None
        kind: AnswerKind = "scheme" if rule is None else rule.kind.value
        return Answer(
            id=declared.id,
            kind=kind,
            title=declared.title,
            subject=name,
            applicable=applies.value,
            explanation=question,
            sources=sources,
            marks=self._marks(explanations, sources, dated=dated),
            readings=readings,
            every_reading=every,
            amount=next((amount for amount in amounts if amount.id == "amount"), None),
            terms=tuple(amount for amount in amounts if amount.id != "amount"),
            uses=None if scheme is None else scheme.uses,
            cumulation=None if scheme is None else scheme.cumulation,
            funder=None if scheme is None else scheme.funder,
            note=declared.note,
            interpretations=tuple(self.rulebook.interpretations[name] for name, _ in readings[0].choices)
            if readings
            else (),
        )

    def _source(self, citation: Citation) -> Source:
        text = self.rulebook.texts[citation.text]
        ended = text.in_force_until is not UNKNOWN and self.on >= text.in_force_until
        return Source(
            text=text.id,
            reference=text.reference,
            at=citation.at,
            grade=text.grade,
            stale=self.on > text.checked_on or ended,
        )

    def _marks(self, explanations: Sequence[Explanation], sources: Sequence[Source], *, dated: bool) -> tuple[str, ...]:
        listed = explanations[0].program
        roots = {place for one in explanations for place in live(one)}
        nodes = [listed.nodes[place] for place in roots]
        used = {mark for node in nodes if isinstance(node, Literal) and node.origin for mark in node.origin.marks}
        observed = self.msp.observed_on
        found = {
            "stale": "stale" in used or not dated or all(source.stale for source in sources),
            "indicative": "indicative" in used or all(source.grade is Grade.C for source in sources),
            "inferred": "inferred" in used,
            "not-confirmed": observed is not UNKNOWN and self.on > observed,
        }
        return tuple(mark for mark, true in found.items() if true)

    def _readings(
        self, declared: Declared, subjects: tuple[tuple[str, object], ...]
    ) -> tuple[tuple[UnderReading, ...], bool]:
        """Run the rule under every choice of the interpretations it reads, up to a bound."""
        read = {node.id: node for node in declared.nodes if isinstance(node, Choice)}
        if not read:
            return (), True
        free = [read[name] for name in sorted(read)]
        combinations = product(*(choice.members for choice in free))
        found = []
        for members in islice(combinations, MAX_COMBINATIONS):
            choices = {choice.id: member for choice, member in zip(free, members, strict=True)}
            world = self.world(subjects, {**(self.chosen or {}), **choices})
            listed = world.programs(_asked(declared), self.on)
            values = evaluate(listed, reader_on(world, self.on), self.on)
            has_amount = isinstance(declared, Scheme) and declared.amount is not None
            amount = values[listed.roots[2]] if has_amount else None
            verdict: bool | Unknown = values[listed.roots[0]]
            found.append(UnderReading(choices=tuple(choices.items()), verdict=verdict, amount=amount))
        return tuple(found), next(combinations, None) is None


def _asked(declared: Declared) -> tuple[Expr[Any], ...]:
    """Give the expressions evaluated: the whole question, whether it applies, then the amounts."""
    plain = declared.applies == ALWAYS_TRUE
    if isinstance(declared, Rule):
        question = declared.requires if plain else declared.requires.unless(NOT_CONCERNED, ~declared.applies)
        return (question, declared.applies)
    question = declared.requires if plain else all_of(declared.applies, declared.requires)
    amount = () if declared.amount is None else (declared.amount,)
    return (question, declared.applies, *amount, *(term.value for term in declared.terms))


def _amounts(declared: Declared, explanations: Sequence[Explanation]) -> list[Amount]:
    if isinstance(declared, Rule):
        return []
    named = [] if declared.amount is None else [("amount", Label("montant", "amount"))]
    named += [(term.id, term.label) for term in declared.terms]
    return [
        Amount(
            id=name,
            label=label,
            kind=one.program.nodes[one.root].kind,
            explanation=one,
            at_most=declared.at_most and name == "amount",
        )
        for (name, label), one in zip(named, explanations, strict=True)
    ]
