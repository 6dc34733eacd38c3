"""Every public class of the room is a frozen value, and refuses what is not exact and frozen."""

import re
import typing
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

import attrs
import pytest

from msp_model import entities
from msp_model.entities import (
    FRANCE,
    Departement,
    DossierList,
    Invalid,
    LabelledEnum,
    NumberConstraint,
    Region,
    Territory,
    TextConstraint,
    Unverifiable,
    constraint_of,
)
from msp_model.values import UNKNOWN, ProblemsError, Unknown

PUBLIC = [getattr(entities, name) for name in entities.__all__]
CLASSES: list[type[attrs.AttrsInstance]] = [each for each in PUBLIC if isinstance(each, type) and attrs.has(each)]
ENUMS = [each for each in PUBLIC if isinstance(each, type) and issubclass(each, Enum) and each is not LabelledEnum]
# What a table or a constraint holds is written by the library itself.
UNCHECKED = {Departement, Region, Territory, NumberConstraint, TextConstraint, Invalid, Unverifiable}

CHECKED = [cls for cls in CLASSES if cls not in UNCHECKED]
DOCUMENTS = [cls for cls in CHECKED if cls.__name__ not in {"Finess", "Rpps", "Adeli", "Siren", "Siret", "Site"}]
MUTABLE = (list, dict, set, bytearray, float)

WRONG: list[object] = [1.5, [], {}, set(), datetime(2024, 1, 1)]  # noqa: DTZ001  a day with a time is refused


def parts(hint: Any) -> Iterator[Any]:
    """Give every type inside a type hint."""
    yield hint
    for inner in typing.get_args(hint):
        yield from parts(inner)


def smallest(cls: type[Any]) -> Any:
    """Make an instance that says as little as possible."""
    given: dict[str, object] = {}
    hints = typing.get_type_hints(cls)
    for field in attrs.fields(cls):
        if field.default is not attrs.NOTHING:
            continue
        hint = hints[field.name]
        inside = list(parts(hint))
        enums = [part for part in inside if isinstance(part, type) and issubclass(part, LabelledEnum)]
        if tuple in [typing.get_origin(part) for part in inside]:
            given[field.name] = ()
        elif enums:
            given[field.name] = next(iter(enums[0]))
        elif hint is Territory:
            given[field.name] = FRANCE
        elif hint is str:
            given[field.name] = {"Siret": "1" * 14, "Rpps": "1" * 11, "Territory": "FR"}.get(cls.__name__, "1" * 9)
        elif int in inside:
            given[field.name] = 2024
        else:
            given[field.name] = entities.DissolutionRequest()
    return cls(**given)


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
class TestClass:
    def test_is_frozen_slotted_keyword_only_and_hashable(self, cls: type[attrs.AttrsInstance]) -> None:
        told = attrs.inspect(cls)

        assert (told.is_frozen, told.is_slotted, told.kw_only.value) == (True, True, "yes")
        assert told.hashability.name == "HASHABLE"

    def test_inherits_from_no_other_entity(self, cls: type[attrs.AttrsInstance]) -> None:
        assert [base for base in cls.__mro__[1:] if attrs.has(base)] == []

    def test_holds_tuples_and_frozensets_only(self, cls: type[attrs.AttrsInstance]) -> None:
        held = {
            name: part
            for name, hint in typing.get_type_hints(cls).items()
            for part in parts(hint)
            if part in MUTABLE or typing.get_origin(part) in MUTABLE
        }

        assert held == {}

    def test_equals_and_hashes_by_value(self, cls: type[attrs.AttrsInstance]) -> None:
        first, second = smallest(cls), smallest(cls)

        assert first == second
        assert hash(first) == hash(second)
        assert attrs.evolve(first) == first

    def test_defaults_say_nothing(self, cls: type[attrs.AttrsInstance]) -> None:
        """What is left out is unknown wherever unknown is allowed."""
        hints = typing.get_type_hints(cls)
        said = {
            field.name: field.default
            for field in attrs.fields(cls)
            if field.default is not attrs.NOTHING
            and Unknown in list(parts(hints[field.name]))
            and field.default is not UNKNOWN
        }

        assert said == {}

    def test_holds_its_numbers_within_their_bounds(self, cls: type[attrs.AttrsInstance]) -> None:
        for field in attrs.fields(cls):
            constraint = constraint_of(field)
            if not isinstance(constraint, NumberConstraint):
                continue
            outside = [(constraint.least, -1, "too-small"), (constraint.greatest, 1, "too-great")]
            for bound, step, code in outside:
                if bound is not None:
                    attrs.evolve(smallest(cls), **{field.name: bound})
                    with pytest.raises(ProblemsError, match=code) as caught:
                        attrs.evolve(smallest(cls), **{field.name: bound + step})
                    assert [problem.path for problem in caught.value.problems] == [f"$.{field.name}"]
            with pytest.raises(ProblemsError, match="wrong-type"):
                attrs.evolve(smallest(cls), **{field.name: True})

    def test_has_no_empty_text(self, cls: type[attrs.AttrsInstance]) -> None:
        for field in attrs.fields(cls):
            if isinstance(constraint_of(field), TextConstraint):
                with pytest.raises(ProblemsError, match="empty"):
                    attrs.evolve(smallest(cls), **{field.name: " "})


@pytest.mark.parametrize("cls", CHECKED, ids=lambda cls: cls.__name__)
def test_refuses_what_is_not_exact_and_frozen(cls: type[attrs.AttrsInstance]) -> None:
    for field in attrs.fields(cls):
        for value in WRONG:
            with pytest.raises(ProblemsError) as caught:
                attrs.evolve(smallest(cls), **{field.name: value})

            found = caught.value.problems
            assert {problem.code for problem in found} == {"wrong-type"}, field.name
            assert {problem.path for problem in found} <= {f"$.{field.name}", "$"}


@pytest.mark.parametrize("cls", DOCUMENTS, ids=lambda cls: cls.__name__)
def test_numbers_and_texts_of_documents_carry_their_constraint(cls: type[attrs.AttrsInstance]) -> None:
    """A number without bounds or a text without a shape was forgotten."""
    hints = typing.get_type_hints(cls)
    bare = [
        field.name
        for field in attrs.fields(cls)
        if constraint_of(field) is None
        and any(part in {int, str} or getattr(part, "__name__", "") == "Decimal" for part in parts(hints[field.name]))
    ]

    assert [name for name in bare if name != "extensions"] == []


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
class TestEnum:
    def test_has_stable_words_and_two_labels(self, enum: type[LabelledEnum]) -> None:
        shape = r"[a-z_]+" if enum is DossierList else r"[a-z0-9]+(-[a-z0-9]+)*"

        assert issubclass(enum, LabelledEnum)
        assert all(re.fullmatch(shape, member.value) for member in enum)
        assert all(member.label.fr and member.label.en for member in enum)

    def test_labels_tell_its_members_apart(self, enum: type[LabelledEnum]) -> None:
        for lang in ("fr", "en"):
            labels = [member.label.text("fr" if lang == "fr" else "en") for member in enum]
            assert len(set(labels)) == len(labels)

    def test_a_member_is_found_by_its_word(self, enum: type[LabelledEnum]) -> None:
        assert [enum(member.value) for member in enum] == list(enum)
        assert [repr(member) for member in enum] == [f"{enum.__name__}.{member.name}" for member in enum]


def test_the_room_is_seen_whole() -> None:
    """Every class of the room's modules is public, so that no rule of this file misses one."""
    inside = {
        value
        for module in vars(entities).values()
        if getattr(module, "__name__", "").startswith("msp_model.entities.")
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__.startswith("msp_model.entities")
        and not value.__name__.startswith("_")
    }

    assert inside <= {each for each in PUBLIC if isinstance(each, type)}


def test_today_is_a_day() -> None:
    """A day is accepted where a day with a time is not."""
    assert entities.Recognition(recognised_on=date(2024, 1, 1)).recognised_on == date(2024, 1, 1)
