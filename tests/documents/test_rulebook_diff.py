"""Two rulebooks compared: what changed, from which day, by which text."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.assessment import toy

from msp_model.documents import ChangeKind, RulebookChange, RulebookDocument, diff_rulebooks, export_rulebook
from msp_model.documents.rule_records import FactRecord, RuleRecord, SchemeRecord
from msp_model.documents.rulebook_records import (
    InterpretationRecord,
    ObservationRecord,
    PackRecord,
    ParameterRecord,
    RegionalReadingRecord,
    TextRecord,
    ValueRecord,
)
from msp_model.documents.rulebook_shown import FIELDS
from msp_model.values import Label, Period

TOY = export_rulebook(toy.book())
FIRST, SECOND, THIRD = date(2020, 1, 1), date(2022, 7, 1), date(2025, 3, 1)


def value(words: str, start: date | None, until: date | None, text: str = "toy-law") -> ValueRecord:
    [one] = [one for one in TOY.parameters if one.id == "toy.minimum"]
    return attrs.evolve(
        one.values[0], value=words, words=Label(words), period=Period(start=start, until=until), text=text, at="4"
    )


def with_values(*values: ValueRecord) -> RulebookDocument:
    return attrs.evolve(
        TOY,
        parameters=tuple(
            attrs.evolve(one, values=values) if one.id == "toy.minimum" else one for one in TOY.parameters
        ),
    )


def told(change: RulebookChange) -> tuple[Any, ...]:
    found = {one.field: (one.before and one.before.fr, one.after and one.after.fr) for one in change.differences}
    return (change.what, change.id, change.change.value, change.since, found)


def test_nothing_differs_from_itself() -> None:
    assert diff_rulebooks(TOY, TOY) == ()


@pytest.mark.parametrize("what", [field.name for field in attrs.fields(RulebookDocument)])
def test_what_is_added_on_one_side_is_removed_on_the_other(what: str) -> None:
    """Each list of the document, emptied: every id of it is told once, and nothing else is."""
    less = attrs.evolve(TOY, **{what: ()})
    name = "interpretation" if what == "readings" else "id"
    ids = {getattr(record, name) for record in getattr(TOY, what)}

    for old, new, kind in ((less, TOY, ChangeKind.ADDED), (TOY, less, ChangeKind.REMOVED)):
        changes = diff_rulebooks(old, new)
        assert {change.id for change in changes} == ids
        assert {(change.what, change.change) for change in changes} <= {(what, kind)}


def test_a_new_value_is_told_with_its_day_its_text_and_the_value_before() -> None:
    old = with_values(value("3", FIRST, None))
    new = with_values(value("3", FIRST, SECOND), value("5", SECOND, None))
    [change] = diff_rulebooks(old, new)

    assert told(change) == ("parameters", "toy.minimum", "changed", SECOND, {"value": ("3", "5")})
    [(citation, reference)] = change.by
    assert (citation.text, citation.at) == ("toy-law", "4")
    assert reference == next(text.reference for text in TOY.texts if text.id == "toy-law")


def test_a_value_taken_back_is_told_once() -> None:
    old = with_values(value("3", FIRST, SECOND), value("5", SECOND, None))
    new = with_values(value("3", FIRST, None))
    [change] = diff_rulebooks(old, new)

    assert told(change) == ("parameters", "toy.minimum", "changed", SECOND, {"value": ("5", None)})


def test_a_corrected_value_and_a_corrected_day_are_told() -> None:
    old = with_values(value("3", FIRST, SECOND), value("5", SECOND, None))
    other = with_values(value("3", FIRST, SECOND), value("6", SECOND, None))
    later = with_values(value("3", FIRST, THIRD), value("5", THIRD, None))

    assert [told(one) for one in diff_rulebooks(old, other)] == [
        ("parameters", "toy.minimum", "changed", SECOND, {"value": ("5", "6")})
    ]
    assert [(one.since, [each.field for each in one.differences]) for one in diff_rulebooks(old, later)] == [
        (THIRD, ["period"])
    ]


def test_an_end_that_nothing_follows_is_told() -> None:
    [change] = diff_rulebooks(with_values(value("3", FIRST, None)), with_values(value("3", FIRST, SECOND)))

    assert told(change)[4] == {
        "period": ("depuis le 1er janvier 2020", "depuis le 1er janvier 2020, jusqu’au 30 juin 2022")
    }


def test_a_rule_is_told_with_what_differs() -> None:
    rule = TOY.rules[0]
    changed = attrs.evolve(
        rule, title=Label("Autre titre", "Another title"), sources=rule.sources[:0], note=Label("Lire.")
    )
    [change] = diff_rulebooks(TOY, attrs.evolve(TOY, rules=(changed, *TOY.rules[1:])))

    assert {one.field for one in change.differences} == {"title", "sources", "note"}
    assert change.id == rule.id
    note = next(one for one in change.differences if one.field == "note")
    assert (note.before, note.after) == (Label("aucun", "none"), Label("Lire.", "Lire."))


def test_a_condition_written_otherwise_in_the_same_words_is_told() -> None:
    rule = TOY.rules[0]
    nodes = (attrs.evolve(rule.requires.nodes[0], unit="other"), *rule.requires.nodes[1:])
    changed = attrs.evolve(rule, requires=attrs.evolve(rule.requires, nodes=nodes))
    [change] = diff_rulebooks(TOY, attrs.evolve(TOY, rules=(changed, *TOY.rules[1:])))
    [difference] = change.differences

    assert difference.after == Label(
        f"{rule.requires.words.fr} (écrite autrement)", f"{rule.requires.words.en} (written otherwise)"
    )


def test_a_new_version_of_a_rule_is_told_with_its_first_day() -> None:
    rule = next(one for one in TOY.rules if one.id == "toy.composition")
    former = attrs.evolve(rule, period=Period(start=FIRST, until=SECOND))
    later = attrs.evolve(rule, period=Period(start=SECOND, until=None))
    others = tuple(one for one in TOY.rules if one is not rule)
    changes = diff_rulebooks(TOY, attrs.evolve(TOY, rules=(*others, former, later)))

    assert [(one.change, one.since) for one in changes] == [(ChangeKind.CHANGED, FIRST), (ChangeKind.ADDED, SECOND)]
    assert [one.field for one in changes[0].differences] == ["period"]


def test_every_change_is_data() -> None:
    less = attrs.evolve(TOY, rules=(), texts=())

    for change in diff_rulebooks(less, TOY):
        data = change.to_dict()
        assert data["since"] == (None if change.since is None else str(change.since))
        assert data["title"].keys() == {"fr", "en"}


@pytest.mark.parametrize(
    "cls",
    [
        PackRecord, TextRecord, ValueRecord, ParameterRecord, InterpretationRecord, RegionalReadingRecord, FactRecord,
        RuleRecord, SchemeRecord, ObservationRecord,
    ],
)  # fmt: skip
def test_every_field_has_a_name_for_people(cls: type[Any]) -> None:
    named = {"id", "interpretation", "words", "values"} | set(FIELDS)

    assert {field.name for field in attrs.fields(cls)} <= named
    assert all(label.en for label in FIELDS.values())
