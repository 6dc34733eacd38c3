"""Figures: the dated values of parameters in one territory, as rules read them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import attrs

from msp_model.entities import Territory
from msp_model.expressions.errors import NotInForceError
from msp_model.expressions.expr import Expr
from msp_model.expressions.leaves import Literal, Origin, Parameter
from msp_model.rulebook.declarations import ParameterDeclaration
from msp_model.rulebook.histories import Entry, History, local_histories
from msp_model.rulebook.text import Basis, Grade

_ONE_DAY = timedelta(days=1)


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
        """Give the value in force on *day* with its origin: the commune's, else the region's, else the country's.

        Where no text gives one, a figure that is the region's to set, or that is known to be unpublished, stays as the
        declared parameter, whose value is unknown. Raises NotInForceError for any other, before the first day covered
        and after a printed end without successor.
        """
        declaration = self.declarations[parameter.id]
        histories = self._histories(parameter.id)
        entry = _entry_on(histories, day)
        if entry is not None:
            return Literal(entry.value.value, declaration.kind, origin(declaration, entry, day))
        if histories and declaration.set_by == "nation" and not declaration.unpublished:
            message = f"no text gives '{parameter.id}' ({declaration.label.text('en')}) a value on {day}"
            raise NotInForceError(message)
        return self.declared(parameter)

    def declared(self, parameter: Parameter[Any]) -> Parameter[Any]:
        """Give the parameter with the words and the domain of its declaration."""
        one = self.declarations[parameter.id]
        return Parameter(one.id, one.kind, one.label, one.domain, one.set_by)

    def history(self, parameter: Parameter[Any]) -> Sequence[tuple[date | None, Expr[Any]]]:
        """Give every value with its first day; the declared parameter over days that no text covers."""
        declaration = self.declarations[parameter.id]
        histories = self._histories(parameter.id)
        borders = sorted(self.borders(parameter.id))
        before = borders[0] - _ONE_DAY if borders else date.max
        found: list[tuple[date | None, Expr[Any]]] = []
        former: Entry | None = None
        for start in (None, *borders):
            entry = _entry_on(histories, before if start is None else start)
            if entry is former:
                continue
            value = (
                self.declared(parameter)
                if entry is None
                else Literal(entry.value.value, declaration.kind, origin(declaration, entry, start))
            )
            found.append((start, value))
            former = entry
        return found

    def borders(self, parameter: str) -> frozenset[date]:
        """Give the days on which the parameter's value changes."""
        return frozenset(day for history in self._histories(parameter) for day in history.borders())

    def _histories(self, parameter: str) -> tuple[History, ...]:
        return local_histories(self.built, parameter, self.place)


def _entry_on(histories: Sequence[History], day: date) -> Entry | None:
    """Give the entry that holds on *day*: of the first history that has one."""
    return next((entry for history in histories if (entry := history.on(day)) is not None), None)


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
