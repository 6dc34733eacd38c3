"""Divisors: no rule divides by what may be zero, whatever the facts and on every day of its period."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msp_model.expressions.bound import bound
from msp_model.expressions.domain import FIRST_DAY
from msp_model.expressions.errors import NotInForceError, ZeroDivisorError
from msp_model.expressions.evaluate import ends
from msp_model.expressions.ground import ground
from msp_model.expressions.leaves import Parameter
from msp_model.expressions.nodes import Expr, Quotient
from msp_model.expressions.program import every_node, program
from msp_model.expressions.spell import spell
from msp_model.rulebook.checks import Declared, border, declarations, problem
from msp_model.rulebook.declarations import Pack
from msp_model.rulebook.figures import TerritoryFigures
from msp_model.values import UNKNOWN, Problem


def divisors_may_be_zero(packs: Iterable[Pack], figures: TerritoryFigures) -> Iterator[Problem]:
    """Report the rules and schemes in which a divisor may be zero, naming it."""
    for pack, declared in declarations(packs):
        nodes = declared.nodes
        for divisor in dict.fromkeys(node.operands[1] for node in nodes if isinstance(node, Quotient)):
            if any(_may_be_zero(divisor, figures, day) for day in _days(declared, divisor, figures)):
                yield problem(
                    f"{pack.id}: {declared.id}",
                    "zero-divisor",
                    f"« {declared.id} » divise par « {spell(divisor, 'fr')} », qui peut être nul : borner le fait à 1 "
                    "au moins, ou diviser par greatest(…, number(Unité, 1)).",
                    f"'{declared.id}' divides by '{spell(divisor, 'en')}', which may be zero: declare the fact from 1 "
                    "on, or divide by greatest(…, number(Unit, 1)).",
                )


def _days(declared: Declared, divisor: Expr[Any], figures: TerritoryFigures) -> list[date]:
    """Give the first day of each stretch of the period over which the figures of the divisor stay the same."""
    start, until = border(declared.period.start) or FIRST_DAY, border(declared.period.until) or date.max
    read = {node.id for node in every_node(divisor) if isinstance(node, Parameter)}
    turns = {day for name in read if name in figures.declarations for day in figures.borders(name)}
    return sorted({start, *(day for day in turns if start <= day < until)})


def _may_be_zero(divisor: Expr[Any], figures: TerritoryFigures, day: date) -> bool:
    """Tell whether the bounds of a divisor hold zero on a day."""
    try:
        listed = program(*ground((divisor,), figures, day))
        least, greatest = ends(bound(listed, lambda _: UNKNOWN, day)[listed.roots[0]])
    except (NotInForceError, KeyError):  # other checks report figures that are missing
        return False
    except ZeroDivisorError:  # a divisor inside this one
        return True
    if least is UNKNOWN:
        return True
    return (least is None or least <= 0) and (greatest is None or greatest >= 0)
