"""Registry and rulebook in random order: add, block, fail, amend, repeal, against a plain dict.

What is promised: whatever happened before, at most one version of a rule and one value of a figure are in force on any
day; a plugin that fails leaves the others as they are; nothing depends on the order in which things came.
"""

import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.plugins.world import Plugin, professionals

from msp_model.assessment import Book
from msp_model.entities import Msp, Site, SiteKind, Territory
from msp_model.expressions import parameter
from msp_model.plugins import Registry, build_rulebook, hookimpl
from msp_model.rulebook import (
    DatedValue,
    Grade,
    Pack,
    ParameterDeclaration,
    Persons,
    Rule,
    Rulebook,
    RulebookError,
    Text,
    TextKind,
    cite,
)
from msp_model.values import Label, Period

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=100 * number) for number in range(12)]
NAMES = ["alpha", "beta", "gamma"]
PLACE = Territory.parse("region:24")

Version = tuple[date, date | None]
"""The first day of a version, and the first day after it."""


@attrs.frozen
class Told:
    """What the model knows of one pack: the versions of its rule, each with the value of its figure.

    Attributes:
        versions: the value of each version.
    """

    versions: dict[Version, int] = attrs.field(factory=dict)

    def on(self, day: date) -> list[int]:
        """Give the values in force on a day: one or none."""
        return [
            value for (start, until), value in self.versions.items() if start <= day and (until is None or day < until)
        ]

    @property
    def sound(self) -> bool:
        """Whether no day has two versions."""
        return all(len(self.on(day)) <= 1 for day in DAYS)


def pack_of(name: str, told: Told, *, fails: bool) -> Pack:
    """Write the pack that says what the model knows."""
    versions = sorted(told.versions.items(), key=lambda pair: (pair[0][0], pair[0][1] or date.max))
    values = tuple(
        DatedValue(parameter=f"{name}.minimum", value=value, start=start, until=until, at="1")
        for (start, until), value in versions
    )
    text = Text(
        id=f"{name}-order",
        kind=TextKind.ORDER,
        grade=Grade.A,
        title=Label(name),
        reference=name,
        checked_on=date(2026, 6, 30),
        territory=PLACE,
        values=values,
        place=f"{name}/texts/{name}-order.toml",
    )
    rules = [
        Rule(
            id=f"{name}.size",
            title=Label(name),
            requires=professionals >= parameter(f"{name}.minimum", Persons),
            sources=() if fails else (cite(f"{name}-order"),),
            period=Period(start=start, until=until),
            territory=PLACE,
        )
        for (start, until), _ in versions
    ]
    declared = ParameterDeclaration(
        id=f"{name}.minimum", kind=Persons, label=Label(name), place=f"{name}/parameters.toml"
    )
    return Pack(id=name, territories=(PLACE,), texts=(text,), parameters=(declared,), rules=rules)


class Raising:
    """A plugin whose hook raises."""

    MSP_MODEL_PLUGIN_API = 1

    @hookimpl
    def msp_model_packs(self) -> Iterator[Pack]:
        yield from ()
        raise RuntimeError


names = st.sampled_from(NAMES)


class Rulebooks(RuleBasedStateMachine):
    """Packs that come and go."""

    def __init__(self) -> None:
        super().__init__()
        self.packs: dict[str, Told] = {}
        self.blocked: set[str] = set()
        self.failing: dict[str, str] = {}
        self.order: list[str] = []

    # -- what happens

    @initialize(name=names, value=st.integers(1, 9))
    def begin(self, name: str, value: int) -> None:
        self.packs[name] = Told({(FIRST, None): value})
        self.order = [name]

    @rule(name=names, start=st.sampled_from(DAYS[:6]), value=st.integers(1, 9))
    def add(self, name: str, start: date, value: int) -> None:
        """Add a pack, or a second version of its rule, which may overlap another."""
        known = dict(self.packs[name].versions) if name in self.packs else {}
        self.packs[name] = Told({**known, (start, None): value})
        self.order = [*(each for each in self.order if each != name), name]

    @rule(name=names, day=st.sampled_from(DAYS[1:]), value=st.integers(1, 9))
    def amend(self, name: str, day: date, value: int) -> None:
        """End what is in force on a day and begin something else there."""
        if name in self.packs:
            told = self.packs[name]
            changed: dict[Version, int] = {}
            for (start, until), old in told.versions.items():
                ends = day if start < day and (until is None or day < until) else until
                changed[start, ends] = old
                if start < day and (until is None or day < until):
                    changed[day, until] = value
            self.packs[name] = Told(changed)

    @rule(name=names, day=st.sampled_from(DAYS[1:]))
    def repeal(self, name: str, day: date) -> None:
        """End what is in force on a day."""
        if name in self.packs:
            told = self.packs[name].versions.items()
            self.packs[name] = Told(
                {
                    (start, day if start < day and (until is None or day < until) else until): value
                    for (start, until), value in told
                }
            )

    @rule(name=names)
    def block(self, name: str) -> None:
        self.blocked ^= {name}

    @rule(name=names, how=st.sampled_from(["raises", "no source", "sound"]))
    def fail(self, name: str, how: str) -> None:
        self.failing[name] = how

    @precondition(lambda self: self.packs)
    @rule(name=names)
    def take_away(self, name: str) -> None:
        self.packs.pop(name, None)
        self.order = [each for each in self.order if each != name]

    # -- what holds

    def built(self, order: list[str]) -> tuple[Rulebook, Registry]:
        registry = Registry()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for name in order:
                if name not in self.blocked:
                    how = self.failing.get(name, "sound")
                    made = pack_of(name, self.packs[name], fails=how == "no source")
                    plugin: Any = Raising() if how == "raises" else Plugin(made)
                    registry.register(plugin, name=name)
            return build_rulebook(registry), registry

    def expected(self) -> dict[str, Told]:
        """Give the packs that must be in force: neither blocked, nor failing, nor with two versions on one day."""
        return {
            name: told
            for name, told in self.packs.items()
            if name not in self.blocked and self.failing.get(name, "sound") == "sound" and told.sound and told.versions
        }

    @invariant()
    def what_is_sound_is_there_and_nothing_else(self) -> None:
        rulebook, registry = self.built(self.order)
        there = {each.id for each in rulebook.packs if each.rules}

        assert there == set(self.expected())
        assert {info.name for info in registry.plugins() if info.status == "failed"} >= {
            name for name in self.order if name not in self.blocked and self.failing.get(name) in {"raises", "no source"}
            and (self.failing[name] == "raises" or self.packs[name].versions)
        }  # fmt: skip

    @invariant()
    def at_most_one_version_is_in_force(self) -> None:
        rulebook, _ = self.built(self.order)
        for day in DAYS:
            for name, told in self.expected().items():
                held = [each for each in rulebook.rules if each.id == f"{name}.size" and each.period.contains(day)]
                history = rulebook.built[f"{name}.minimum", PLACE]
                entries = [each.value.value for each in history.entries if each.holds(day)]

                assert len(held) == len(entries) == len(told.on(day)) <= 1
                assert entries == told.on(day)

    @invariant()
    def answers_are_those_of_the_version_in_force(self) -> None:
        rulebook, _ = self.built(self.order)
        msp = Msp(id="a", name="A", sites=(Site(kind=SiteKind.MAIN, commune="41018"),))
        day = DAYS[len(self.order) * 3]
        assessment = Book(rulebook).assess(msp, day)
        expected = {f"{name}.size" for name, told in self.expected().items() if told.on(day)}

        assert {answer.id for answer in assessment.answers} == expected

    @invariant()
    def the_order_does_not_matter(self) -> None:
        one, other = self.built(self.order)[0], self.built(self.order[::-1])[0]

        assert one.packs == other.packs
        assert list(one.built) == list(other.built)


Rulebooks.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestRulebooks = Rulebooks.TestCase


def test_the_machine_can_see_two_versions_on_one_day() -> None:
    """The model itself finds what the rulebook must refuse."""
    told = Told({(FIRST, None): 1, (DAYS[2], None): 2})

    assert not told.sound
    with pytest.raises(RulebookError) as refused:
        Rulebook.of([pack_of("alpha", told, fails=False)])

    assert {problem.code for problem in refused.value.problems} == {"duplicate-id", "undeclared-overlap"}
