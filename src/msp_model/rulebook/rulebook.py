"""The rulebook: an immutable set of texts, figures, rules and schemes, checked when it is built."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Self

import attrs

from msp_model.entities import FRANCE, Territory
from msp_model.expressions.leaves import Fact
from msp_model.rulebook import checks
from msp_model.rulebook.declarations import Interpretation, Pack, ParameterDeclaration, Reform, Rule, Scheme
from msp_model.rulebook.divisors import divisors_may_be_zero
from msp_model.rulebook.figures import TerritoryFigures
from msp_model.rulebook.histories import History, histories, locality
from msp_model.rulebook.reforms import laid, reforms_are_wrong
from msp_model.rulebook.text import Observation, Text
from msp_model.values import UNKNOWN, Problem, ProblemsError


class RulebookError(ProblemsError):
    """The packs do not make a rulebook; ``problems`` says everything that is wrong with them."""


@attrs.frozen(eq=False)
class Rulebook:
    """All that is known of one set of packs. Build it with `Rulebook.of`.

    Attributes:
        packs: the packs, by id.

        texts: every text, by id.

        parameters: every declared parameter, by id.

        built: the history of each parameter in each territory.

        interpretations: every interpretation, by id.
    """

    packs: tuple[Pack, ...]
    texts: Mapping[str, Text] = attrs.field(repr=False)
    parameters: Mapping[str, ParameterDeclaration] = attrs.field(repr=False)
    built: dict[tuple[str, Territory], History] = attrs.field(repr=False)
    interpretations: Mapping[str, Interpretation] = attrs.field(repr=False)

    @classmethod
    def of(cls, packs: Iterable[Pack]) -> Self:
        """Build a rulebook, the same whatever the order of the packs.

        Raises RulebookError with every problem: duplicate ids, missing sources, undeclared overlaps, days not
        covered, units that do not agree, parameters that nobody declares or reads, figures written in rules,
        territories that are not the pack's, reforms under which there would be such a problem.
        """
        ordered = tuple(sorted(packs, key=lambda pack: pack.id))
        texts = {text.id: text for pack in ordered for text in pack.texts}
        parameters = {one.id: one for pack in ordered for one in pack.parameters}
        built, problems = histories(text for pack in ordered for text in pack.texts)
        problems += _problems(ordered, texts, parameters, built)
        problems = problems or list(cls._problems_under_reforms(ordered))
        if problems:
            raise RulebookError(tuple(sorted(problems, key=lambda one: (one.path, one.code, one.message.fr))))
        interpretations = {one.id: one for pack in ordered for one in pack.interpretations}
        return cls(ordered, texts, parameters, built, interpretations)

    @classmethod
    def _problems_under_reforms(cls, packs: tuple[Pack, ...]) -> Iterator[Problem]:
        """Lay each reform in turn, and tell what would be wrong with the rulebook."""
        for pack in packs:
            for reform in pack.reforms:
                try:
                    cls.of(_without_reforms(laid(packs, pack.id, reform)))
                except RulebookError as error:
                    for found in error.problems:
                        yield attrs.evolve(found, path=f"{pack.id}: {reform.id}: {found.path}")

    @cached_property
    def reforms(self) -> Mapping[str, Reform]:
        """Every reform, by id, in order of ids. None of them is in force."""
        found = (reform for pack in self.packs for reform in pack.reforms)
        return {reform.id: reform for reform in sorted(found, key=lambda reform: reform.id)}

    def under(self, *reforms: str) -> Self:
        """Give the rulebook that there would be under some reforms, laid one after the other; this one stays as it is.

        The version of a pack whose reform is laid says so: ``1.0+name-of-the-reform``.

        Raises KeyError for a reform that does not exist, naming those that do; RulebookError where they do not go
        together.
        """
        packs = self.packs
        for name in reforms:
            if name not in self.reforms:
                message = f"no reform '{name}'; there are {', '.join(self.reforms) or 'none'}"
                raise KeyError(message)
            [owner] = [pack.id for pack in self.packs if self.reforms[name] in pack.reforms]
            packs = laid(packs, owner, self.reforms[name])
        return type(self).of(_without_reforms(packs))

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in order of ids and days."""
        return tuple(sorted((rule for pack in self.packs for rule in pack.rules), key=_in_order))

    @cached_property
    def schemes(self) -> tuple[Scheme, ...]:
        """Every scheme, in order of ids and days."""
        return tuple(sorted((scheme for pack in self.packs for scheme in pack.schemes), key=_in_order))

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Every published count, in order of ids."""
        found = (observation for text in self.texts.values() for observation in text.observations)
        return tuple(sorted(found, key=lambda observation: observation.id))

    @cached_property
    def facts(self) -> Mapping[str, Fact[Any]]:
        """Every fact that a rule or a scheme reads, by id."""
        nodes = (node for _, declared in checks.declarations(self.packs) for node in declared.nodes)
        found = (node for node in nodes if isinstance(node, Fact))
        return {fact.id: fact for fact in sorted(found, key=lambda fact: fact.id)}

    @cached_property
    def figure_days(self) -> tuple[date, ...]:
        """Every day on which a figure, or what must be said of it, changes."""
        days = {day for history in self.built.values() for day in history.borders()}
        for text in self.texts.values():
            days.add(text.checked_on + timedelta(days=1))
            if text.in_force_until is not UNKNOWN:
                days.add(text.in_force_until)
        return tuple(sorted(days))

    def figures(self, place: Territory | None = FRANCE) -> TerritoryFigures:
        """Give the values of parameters at a place."""
        return TerritoryFigures(self.parameters, self.built, place)

    def choices(self, place: Territory | None = None, chosen: Mapping[str, str] | None = None) -> dict[str, str]:
        """Give the reading of every interpretation: the one chosen, else the region's, else the default.

        Raises KeyError for an interpretation or a reading that does not exist, naming those that do.
        """
        taken = {one.id: one.default for one in self.interpretations.values()}
        local = (
            []
            if place is None
            else [reading for pack in self.packs for reading in pack.readings if reading.territory.contains(place)]
        )
        for reading in sorted(local, key=lambda one: locality(one.territory)):
            taken[reading.interpretation] = reading.reading
        for name, reading_id in (chosen or {}).items():
            if name not in taken:
                message = f"no interpretation '{name}'; there are {', '.join(sorted(taken))}"
                raise KeyError(message)
            members = self.interpretations[name].choice.members
            if reading_id not in members:
                message = f"'{name}' has no reading '{reading_id}'; it has {', '.join(members)}"
                raise KeyError(message)
            taken[name] = reading_id
        return taken


def _without_reforms(packs: Iterable[Pack]) -> Iterator[Pack]:
    return (attrs.evolve(pack, reforms=()) for pack in packs)


def _in_order(declared: Rule | Scheme) -> tuple[str, date]:
    return (declared.id, checks.border(declared.period.start) or date.min)


def _problems(
    packs: tuple[Pack, ...],
    texts: dict[str, Text],
    parameters: dict[str, ParameterDeclaration],
    built: dict[tuple[str, Territory], History],
) -> list[Problem]:
    return [
        *checks.ids_are_taken_twice(packs),
        *checks.versions_overlap(packs),
        *checks.facts_differ(packs),
        *checks.sources_are_missing(packs, texts),
        *checks.parameters_are_misread(packs, parameters),
        *checks.parameters_are_unread(packs, parameters),
        *checks.values_do_not_fit(texts.values(), parameters),
        *checks.figures_are_written_in_rules(packs),
        *checks.days_are_not_covered(packs, parameters, built),
        *checks.interpretations_are_wrong(packs),
        *checks.territories_are_foreign(packs),
        *checks.dates_are_reversed(texts.values()),
        *reforms_are_wrong(packs),
        *divisors_may_be_zero(packs, TerritoryFigures(parameters, built, FRANCE)),
    ]
