"""Figures: the dated values of parameters in one territory, as rules read them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from msp_model.entities import Territory
from msp_model.expressions.errors import NotInForceError
from msp_model.expressions.leaves import Literal, Origin, Parameter
from msp_model.rulebook.declarations import ParameterDeclaration
from msp_model.rulebook.histories import Entry, History, most_local
from msp_model.rulebook.text import Basis, Grade


@attrs.frozen
class TerritoryFigures:
    """The values in force at one place.

    Attributes:
        declarations: the parameters, by id.

        built: their histories, by id and territory.

        place: where; None where it is not known: then only what holds in the whole country does.
    """

    declarations: Mapping[str, ParameterDeclaration] = attrs.field(repr=False)
    built: dict[tuple[str, Territory], History] = attrs.field(repr=False)
    place: Territory | None

    def on(self, parameter: Parameter[Any], day: date) -> Literal[Any] | Parameter[Any]:
        """Give the value in force on *day* with its origin, or the declared parameter where no text gives one.

        Raises NotInForceError before the first day covered, and after a printed end without successor.
        """
        declaration = self.declarations[parameter.id]
        history = self._history(parameter.id)
        entry = None if history is None else history.on(day)
        if history is None or (entry is None and declaration.unpublished):
            return self.declared(parameter)
        if entry is None:
            message = f"no text gives '{parameter.id}' ({declaration.label.text('en')}) a value on {day}"
            raise NotInForceError(message)
        return Literal(entry.value.value, declaration.kind, origin(declaration, entry, day))

    def declared(self, parameter: Parameter[Any]) -> Parameter[Any]:
        """Give the parameter with the words and the domain of its declaration."""
        one = self.declarations[parameter.id]
        return Parameter(one.id, one.kind, one.label, one.domain, one.set_by)

    def history(self, parameter: Parameter[Any]) -> Sequence[tuple[date | None, Literal[Any]]]:
        """Give every value with its first day."""
        declaration = self.declarations[parameter.id]
        history = self._history(parameter.id)
        entries = () if history is None else history.entries
        return [
            (entry.start, Literal(entry.value.value, declaration.kind, origin(declaration, entry, entry.start)))
            for entry in entries
        ]

    def borders(self, parameter: str) -> frozenset[date]:
        """Give the days on which the parameter's value changes."""
        history = self._history(parameter)
        return frozenset() if history is None else history.borders()

    def _history(self, parameter: str) -> History | None:
        return most_local(self.built, parameter, self.place)


def origin(declaration: ParameterDeclaration, entry: Entry, day: date | None) -> Origin:
    """Tell where a value comes from, with what a reader must know of it on *day*."""
    text, value = entry.text, entry.value
    marks = {
        "stale": day is None or entry.stale(day),
        "indicative": text.grade is Grade.C,
        "inferred": value.basis is Basis.INFERRED,
    }
    return Origin(
        parameter=declaration.id,
        label=declaration.label,
        text=text.id,
        reference=text.reference,
        grade=text.grade.value,
        at=value.at,
        start=entry.start,
        until=entry.until,
        basis="inferred" if value.basis is Basis.INFERRED else "stated",
        marks=tuple(mark for mark, true in marks.items() if true),
    )
