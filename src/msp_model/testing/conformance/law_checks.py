"""Law checks: the kit tries to refute the laws that a pack declares."""

from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from msp_model.expressions import Value
from msp_model.testing.conformance.laws import Law
from msp_model.testing.conformance.report import error
from msp_model.testing.conformance.subject import Subject
from msp_model.testing.probes import near_thresholds, values_of
from msp_model.testing.sheets import Sheet, sheets
from msp_model.values import Problem

Tried = tuple[Law, Sheet, dict[str, Value], Value]
"""A law, the sheet and the facts on which it is tried, and a greater value of the fact."""


def laws_are_of_something(subject: Subject) -> Iterator[Problem]:
    """Each declared law speaks of a rule or scheme of the pack, of a part of it, of a fact that it reads."""
    for law in subject.terms.laws:
        wrong = _wrong(subject, law)
        if wrong:
            fr, en = f"loi sans objet : {wrong[0]}", f"law of nothing: {wrong[1]}"
            yield error(f"{law.id}: {law.part}", "no-law", fr, en)


def _wrong(subject: Subject, law: Law) -> tuple[str, str] | None:
    if law.id not in subject.ids:
        there = ", ".join(subject.ids)
        return f"aucune règle « {law.id} » ; il y a : {there}", f"no rule '{law.id}'; there are: {there}"
    found = tuple(_sheets(subject, law))
    parts = {part for sheet in found for part in sheet.parts}
    facts = {name for sheet in found for name in sheet.leaves}
    known = parts if law.kind == "at-most" else facts
    for name, names in ((law.part, parts), (law.other, known)):
        if name not in names:
            there = ", ".join(sorted(names))
            return f"« {law.id} » n’a pas « {name} » ; il a : {there}", f"'{law.id}' has no '{name}'; it has: {there}"
    return None


def _sheets(subject: Subject, law: Law) -> Iterator[Sheet]:
    yield from sheets(subject.rulebook, law.id)


def facts_of_laws(subject: Subject) -> st.SearchStrategy[Tried]:
    """Draw a law, facts near the thresholds of its scheme, and a greater value of the fact that grows."""
    sound = [law for law in subject.terms.laws if _wrong(subject, law) is None]
    return st.one_of([_tried(subject, law) for law in sound])


def _tried(subject: Subject, law: Law) -> st.SearchStrategy[Tried]:
    def raised(drawn: tuple[Sheet, dict[str, Value]]) -> st.SearchStrategy[Tried]:
        sheet, facts = drawn
        leaf = sheet.leaves.get(law.other)
        if leaf is None:
            return st.none().map(lambda _: (law, sheet, facts, None))
        return values_of(leaf).map(lambda value: _ordered(law, sheet, facts, value))

    return near_thresholds(subject.rulebook, law.id).flatmap(raised)


def _ordered(law: Law, sheet: Sheet, facts: dict[str, Value], value: Any) -> Tried:
    """Let the second value of the fact be the greater one."""
    first = facts[law.other]
    try:
        low, high = (first, value) if first <= value else (value, first)
    except TypeError:
        low, high = first, first
    return law, sheet, facts | {law.other: low}, high


def laws_hold(_subject: Subject, tried: Tried) -> Iterator[Problem]:
    """The laws that the pack declares hold for any facts, near thresholds above all."""
    law, sheet, facts, value = tried
    yield from law.problems(sheet, facts, value)
