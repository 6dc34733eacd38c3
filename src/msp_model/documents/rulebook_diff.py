"""Two rulebooks compared: which rule, scheme, text or figure changed, from which day, by which text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any, TypeVar

import attrs

from msp_model.documents.rule_records import ExpressionRecord, RuleRecord, SchemeRecord
from msp_model.documents.rulebook_document import RulebookDocument
from msp_model.documents.rulebook_records import ParameterRecord, TextRecord, ValueRecord
from msp_model.documents.rulebook_shown import FIELDS, shown
from msp_model.expressions.explain_data import words_to_data
from msp_model.rulebook import Citation
from msp_model.values import Label

R = TypeVar("R")


class ChangeKind(Enum):
    """What became of something from one rulebook to the other."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True)
class Difference:
    """One field that differs.

    Attributes:
        field: its name in the document.

        label: its name for people.

        before: what it said; None where there was nothing.

        after: what it says; None where there is nothing any more.
    """

    field: str
    label: Label
    before: Label | None
    after: Label | None


@attrs.frozen(kw_only=True)
class RulebookChange:
    """One rule, scheme, figure, text … that is not the same in two rulebooks.

    Attributes:
        what: the list of the document that holds it: ``rules``, ``parameters`` …

        id: its name.

        change: added, removed or changed.

        title: its words.

        since: the first day concerned; None where it has none, or none is known.

        by: the places in texts that say it, each with the reference of its text.

        differences: what differs; nothing where the whole is new or gone.
    """

    what: str
    id: str
    change: ChangeKind
    title: Label
    since: date | None
    by: tuple[tuple[Citation, str], ...]
    differences: tuple[Difference, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write it as JSON holds it: null for a day that is not known or not set, and for what was not there."""
        return {
            "what": self.what,
            "id": self.id,
            "change": self.change.value,
            "title": words_to_data(self.title),
            "since": None if self.since is None else self.since.isoformat(),
            "by": [{"text": one.text, "at": one.at, "reference": reference} for one, reference in self.by],
            "differences": [
                {
                    "field": one.field,
                    "label": words_to_data(one.label),
                    "before": None if one.before is None else words_to_data(one.before),
                    "after": None if one.after is None else words_to_data(one.after),
                }
                for one in self.differences
            ],
        }


def diff_rulebooks(old: RulebookDocument, new: RulebookDocument) -> tuple[RulebookChange, ...]:
    """Tell what differs between two rulebooks: packs, texts, figures, interpretations, facts, rules, schemes, counts.

    Versions of a rule, a scheme or a figure are compared by their first day. The end of a value that a later one
    brings about is no change of its own.
    """
    references = {text.id: text.reference for text in (*old.texts, *new.texts)}
    found: list[RulebookChange] = []
    for what in _LISTS:
        for before, after in _pairs(getattr(old, what), getattr(new, what), lambda one: one.id, _first_day):
            found += _compared(what, before, after, references)
    for before, after in _pairs(old.readings, new.readings, lambda one: (one.interpretation, str(one.territory))):
        found += _compared("readings", before, after, references)
    return tuple(found)


_LISTS = ("packs", "texts", "parameters", "interpretations", "facts", "rules", "schemes", "observations")


def _first_day(record: Any) -> object:
    """Tell the versions of one id apart."""
    return record.period.start if isinstance(record, RuleRecord | SchemeRecord | ValueRecord) else None


def _pairs(
    old: Iterable[R],
    new: Iterable[R],
    name: Callable[[R], Any],
    version: Callable[[R], object] = lambda _: None,
) -> Iterator[tuple[R | None, R | None]]:
    """Put together what has the same name and version; one version left on each side makes a pair too."""
    names: dict[Any, tuple[list[R], list[R]]] = {}
    for side, records in enumerate((old, new)):
        for record in records:
            names.setdefault(name(record), ([], []))[side].append(record)
    for _, (before, after) in sorted(names.items(), key=lambda item: item[0]):
        left = [one for one in before if all(version(one) != version(other) for other in after)]
        right = [one for one in after if all(version(one) != version(other) for other in before)]
        for one in before:
            for other in after:
                if version(one) == version(other):
                    yield one, other
        if len(left) == len(right) == 1:
            yield left[0], right[0]
        else:
            yield from ((one, None) for one in left)
            yield from ((None, one) for one in right)


def _compared(what: str, old: Any, new: Any, references: dict[str, str]) -> Iterator[RulebookChange]:
    """Give the changes of one thing; a figure has one for each value that differs."""
    if what == "parameters":
        yield from _values(old, new, references)
        if old is not None and new is not None:
            old, new = attrs.evolve(old, values=()), attrs.evolve(new, values=())
        elif (new or old).values:
            return  # told value by value
    if old == new:
        return
    record = new if new is not None else old
    yield RulebookChange(
        what=what,
        id=record.interpretation if what == "readings" else record.id,
        change=_change(old, new),
        title=_title(record),
        since=_since(record),
        by=_by(record, references),
        differences=tuple(_differences(old, new)) if old is not None and new is not None else (),
    )


def _change(old: object, new: object) -> ChangeKind:
    if old is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if new is None else ChangeKind.CHANGED


def _title(record: Any) -> Label:
    for name in ("title", "label", "question"):
        found = getattr(record, name, None)
        if isinstance(found, Label):
            return found
    return Label(getattr(record, "subject", None) or getattr(record, "reading", None) or record.id)


def _since(record: Any) -> date | None:
    if isinstance(record, TextRecord):
        return record.in_force_from if isinstance(record.in_force_from, date) else None
    start = _first_day(record)
    return start if isinstance(start, date) else None


def _by(record: Any, references: dict[str, str]) -> tuple[tuple[Citation, str], ...]:
    cited: Sequence[Citation] = getattr(record, "sources", ())
    if isinstance(record, TextRecord):
        cited = (Citation(record.id),)
    elif isinstance(getattr(record, "text", None), str):
        cited = (Citation(record.text, record.at),)
    return tuple((one, references.get(one.text, one.text)) for one in cited)


def _differences(old: Any, new: Any) -> Iterator[Difference]:
    for field in attrs.fields(type(old)):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after or field.name == "words":
            continue
        words = (shown(before), shown(after))
        if words[0] == words[1] and _computes(before, after):
            more = (Label(" (écrite autrement)", " (written otherwise)"), words[1])
            words = (words[0], Label(more[1].fr + more[0].fr, more[1].text("en") + more[0].text("en")))
        yield Difference(field=field.name, label=FIELDS[field.name], before=words[0], after=words[1])


def _computes(*values: object) -> bool:
    return any(isinstance(value, ExpressionRecord | tuple) for value in values)


# -- figures -----------------------------------------------------------------------------------------------------------


def _values(
    old: ParameterRecord | None, new: ParameterRecord | None, references: dict[str, str]
) -> Iterator[RulebookChange]:
    """Give the values of a figure that were added, taken away or changed, each with its day and its text."""
    before, after = old.values if old else (), new.values if new else ()
    declared = new or old
    assert declared is not None, "one of the two is there"
    for one, other in _pairs(before, after, lambda value: str(value.territory), _first_day):
        if one is not None and other is not None:
            told = [
                each for each in _differences(one, other) if each.field != "period" or _moved(one, other, before, after)
            ]
            change = ChangeKind.CHANGED
        else:
            former = _former(other, after) if other is not None else None
            told = [_difference(one or former, other)]
            change = ChangeKind.CHANGED if old is not None and new is not None else _change(one, other)
        if told:
            value = other or one
            assert value is not None, "one of the two is there"
            yield RulebookChange(
                what="parameters",
                id=declared.id,
                change=change,
                title=declared.label,
                since=_since(value),
                by=_by(value, references),
                differences=tuple(told),
            )


def _difference(old: ValueRecord | None, new: ValueRecord | None) -> Difference:
    return Difference(
        field="value",
        label=FIELDS["value"],
        before=None if old is None else old.words,
        after=None if new is None else new.words,
    )


def _former(value: ValueRecord, values: Iterable[ValueRecord]) -> ValueRecord | None:
    """Give the value that another follows."""
    same = (one for one in values if one.territory == value.territory)
    return next((one for one in same if one.period.until is not None and one.period.until == value.period.start), None)


def _moved(old: ValueRecord, new: ValueRecord, before: Iterable[ValueRecord], after: Iterable[ValueRecord]) -> bool:
    """Tell whether the days of a value changed by themselves, and not with those of the value that follows it."""
    if old.period.start != new.period.start:
        return True
    return not (_follows(old, before) and not _follows(old, after)) and not (
        _follows(new, after) and not _follows(new, before)
    )


def _follows(value: ValueRecord, values: Iterable[ValueRecord]) -> bool:
    """Tell whether a value begins where this one ends."""
    same = (one for one in values if one.territory == value.territory)
    return value.period.until is not None and any(one.period.start == value.period.until for one in same)
