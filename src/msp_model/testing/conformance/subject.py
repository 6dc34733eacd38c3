"""Subject: one pack, beside the packs that it is made for, and how it is to be checked."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import attrs

from msp_model.assessment import Book, Status
from msp_model.documents import Codec
from msp_model.entities import FRANCE, REGIONS, Territory, TerritoryLevel
from msp_model.expressions import Fact, Parameter
from msp_model.expressions.leaves import Choice
from msp_model.expressions.program import every_node
from msp_model.plugins import NATIONAL, Registry
from msp_model.rulebook import Pack, Rulebook
from msp_model.rulebook.checks import Declared, declarations
from msp_model.testing.conformance.laws import Law
from msp_model.testing.conformance.loading import Loaded, Plugin, load_plugin
from msp_model.values import Problem, ProblemsError


@attrs.frozen(kw_only=True)
class Terms:
    """How a pack is checked.

    Attributes:
        beside: the packs beside which it is loaded; None: the national pack.

        golden: files or folders of golden cases.

        known_failures: the file of known failures.

        recorded_ids: the file of the ids of the previous release, one a line.

        laws: the laws that it declares.

        today: the day on which it is checked.

        months: how many months after it was checked a text is too old.

        examples: how many dossiers each property is tried on, where no test runner says so.

        shrink: whether a failing example is made as simple as possible.

        processes: whether other processes are started.
    """

    beside: tuple[Pack, ...] | None = None
    golden: tuple[Path, ...] = ()
    known_failures: Path | None = None
    recorded_ids: Path | None = None
    laws: tuple[Law, ...] = ()
    today: date = attrs.field(factory=date.today)
    months: int = 24
    examples: int = 40
    shrink: bool = True
    processes: bool = True


def several(places: Path | str | Iterable[Path | str]) -> tuple[Path, ...]:
    """Give paths, of which there may be one alone."""
    return (Path(places),) if isinstance(places, Path | str) else tuple(map(Path, places))


class Subject:
    """One pack under check.

    Attributes:
        terms: how it is checked.

        loaded: the plugin as it was loaded.

        problems: what keeps it from making a rulebook.

        beside: the packs beside it.

        shown: the answers whose words were written already, by rule and status.
    """

    def __init__(self, plugin: Plugin, terms: Terms | None = None) -> None:
        self.terms = Terms() if terms is None else terms
        self.loaded: Loaded = load_plugin(plugin)
        pack = self.loaded.pack
        self.beside: tuple[Pack, ...] = ()
        if self.terms.beside is not None:
            self.beside = self.terms.beside
        elif pack is not None and pack.id != NATIONAL:
            self.beside = _national()
        self.shown: set[tuple[str, Status]] = set()
        self._rulebook: Rulebook | None = None
        self.problems: tuple[Problem, ...] = self.loaded.problems
        if pack is not None:
            try:
                self._rulebook = Rulebook.of([*self.beside, pack])
            except ProblemsError as refused:
                self.problems += refused.problems

    @property
    def usable(self) -> bool:
        """Whether the pack makes a rulebook."""
        return self._rulebook is not None

    @property
    def pack(self) -> Pack:
        """The pack; the checks that need it run only where it was loaded."""
        assert self.loaded.pack is not None  # checked by who runs the checks
        return self.loaded.pack

    @property
    def rulebook(self) -> Rulebook:
        """The rulebook of the pack and of those beside it."""
        assert self._rulebook is not None  # idem
        return self._rulebook

    @cached_property
    def book(self) -> Book:
        """The book that answers with the pack."""
        return Book(self.rulebook)

    @cached_property
    def without(self) -> Book:
        """The book that answers without it."""
        return Book(Rulebook.of(self.beside))

    @cached_property
    def declared(self) -> tuple[Declared, ...]:
        """The rules and schemes of the pack."""
        return tuple(each for _, each in declarations([self.pack]))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Their ids, each once."""
        return tuple(sorted({each.id for each in self.declared}))

    @cached_property
    def facts(self) -> tuple[Fact[Any], ...]:
        """The facts that only this pack reads."""
        others = {fact.id for fact in _leaves(declarations(self.beside), Fact)}
        found = {fact.id: fact for fact in _leaves(declarations([self.pack]), Fact)}
        return tuple(found[name] for name in sorted(found) if name not in others)

    @cached_property
    def untouched(self) -> tuple[str, ...]:
        """The ids of the rules beside the pack that read nothing that is left to regions."""
        open_figures = {one.id for pack in self.beside for one in pack.parameters if one.set_by == "region"}
        open_readings = {one.id for pack in self.beside for one in pack.interpretations if one.set_by == "region"}
        touched = {
            declared.id
            for _, declared in declarations(self.beside)
            for node in every_node(*declared.expressions())
            if (isinstance(node, Parameter) and node.id in open_figures)
            or (isinstance(node, Choice) and node.id in open_readings)
        }
        return tuple(sorted({declared.id for _, declared in declarations(self.beside)} - touched))

    @cached_property
    def without_ids(self) -> tuple[str, ...]:
        """The ids of the rules beside the pack."""
        return tuple(sorted({declared.id for _, declared in declarations(self.beside)}))

    @cached_property
    def elsewhere(self) -> tuple[Territory, ...]:
        """The regions of which the pack does not speak."""
        every = (Territory(level=TerritoryLevel.REGION, code=code) for code in sorted(REGIONS))
        return tuple(region for region in every if not any(_meet(region, own) for own in self.pack.territories))

    @cached_property
    def codec(self) -> Codec:
        """What reads and writes dossiers with the pack's data."""
        return Codec(extensions=self.extensions)

    @property
    def extensions(self) -> Mapping[str, type[Any]]:
        """The classes of what the pack keeps with a dossier, by key."""
        return dict(self.pack.extensions)


def _leaves(declared: Iterable[tuple[Pack, Declared]], kind: type[Fact[Any]]) -> Iterable[Fact[Any]]:
    return (node for _, one in declared for node in every_node(*one.expressions()) if isinstance(node, kind))


def _meet(one: Territory, other: Territory) -> bool:
    return one.contains(other) or other.contains(one)


def _national() -> tuple[Pack, ...]:
    registry = Registry()
    registry.load_entry_points(only=(), strict=True)
    return tuple(pack for pack in registry.packs() if pack.territories == (FRANCE,))
