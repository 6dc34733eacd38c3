"""Readings: what the total would be under every other reading of what is not settled."""

from collections.abc import Mapping

import attrs

from msp_model.assessment import Book
from msp_model.entities import Msp
from msp_model.expressions.leaves import Choice
from msp_model.expressions.program import every_node
from msp_model.national.aci.calculator import AciTotals, aci_amounts, aci_statement
from msp_model.national.aci.statement import AciStatement
from msp_model.rulebook import Interpretation, Reading


@attrs.frozen(kw_only=True)
class OtherReading:
    """The total under one other reading.

    Attributes:
        interpretation: what is not settled.

        reading: the reading taken instead.

        totals: total, advance and balance under it, the other readings staying as they are.

        differs: whether one of them is another.
    """

    interpretation: Interpretation
    reading: Reading
    totals: AciTotals
    differs: bool


def other_readings(
    book: Book, msp: Msp, *, year: int, interpretations: Mapping[str, str] | None = None
) -> tuple[OtherReading, ...]:
    """Give the total under each other reading of the interpretations that the exercise reads, one at a time.

    Raises what `aci_statement` raises.
    """
    statement = aci_statement(book, msp, year=year, interpretations=interpretations)
    taken, found = dict(statement.choices), []
    for interpretation in _read_by(book, statement):
        for reading in interpretation.readings:
            if reading.id == taken[interpretation.id]:
                continue
            chosen = {**(interpretations or {}), interpretation.id: reading.id}
            (totals,) = aci_amounts(book, [msp], year=year, interpretations=chosen)
            differs = totals != (statement.total, statement.advance, statement.balance)
            found.append(OtherReading(interpretation=interpretation, reading=reading, totals=totals, differs=differs))
    return tuple(found)


def _read_by(book: Book, statement: AciStatement) -> list[Interpretation]:
    nodes = every_node(statement.sheet.reckoning.balance)
    names = sorted(node.id for node in nodes if isinstance(node, Choice))
    return [book.rulebook.interpretations[name] for name in names]
