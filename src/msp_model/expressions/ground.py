"""Ground: the figures of one day and the chosen readings in place.

All other readings see only facts, free choices, unpublished parameters, *since*, and literals that remember where
they come from.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Protocol, cast

import attrs

from msp_model.expressions.kinds import Day, OneOf
from msp_model.expressions.leaves import Choice, Literal, Parameter, ParameterOn, Since
from msp_model.expressions.nodes import Expr
from msp_model.expressions.program import program
from msp_model.expressions.spelling import case


class Figures(Protocol):
    """The dated values of parameters."""

    def on(self, parameter: Parameter[Any], day: date) -> Literal[Any] | Parameter[Any]:
        """Give the value in force on a day, or the parameter as declared where no text gives one.

        Raises NotInForceError before the first day covered, and after a printed end without successor.
        """
        ...

    def declared(self, parameter: Parameter[Any]) -> Parameter[Any]:
        """Give the parameter with the words and the domain of its declaration."""
        ...

    def history(self, parameter: Parameter[Any]) -> Sequence[tuple[date | None, Expr[Any]]]:
        """Give every value with its first day (None: since always), in order; the parameter where no text gives one."""
        ...


def ground(
    roots: Sequence[Expr[Any]], figures: Figures, day: date, choices: Mapping[str, str] | None = None
) -> tuple[Expr[Any], ...]:
    """Put the figures of *day* and the chosen readings in place.

    A parameter that no text gives stays as a free leaf, whose value is unknown; so does a choice not made. The
    condition of a *since* is read on other days, with the figures of those days: only its parameters are named.
    """
    chosen = choices or {}
    listed = program(*roots)
    done: list[Expr[Any]] = []
    for node, places in zip(listed.nodes, listed.operands, strict=True):
        operands = tuple(done[place] for place in places)
        if isinstance(node, Parameter):
            done.append(figures.on(node, day))
        elif isinstance(node, Choice):
            done.append(_chosen(node, chosen[node.id]) if node.id in chosen else node)
        elif isinstance(node, ParameterOn):
            done.append(_over_history(node.parameter, operands[0], figures, day))
        elif isinstance(node, Since):
            done.append(Since(_named(node.condition, figures)))
        elif operands == node.operands:
            done.append(node)
        else:
            done.append(attrs.evolve(cast("Any", node), operands=operands))
    return tuple(done[place] for place in listed.roots)


def _chosen(choice: Choice, name: str) -> Literal[Any]:
    """Put the reading chosen in place, with its words."""
    member = next((member for member in choice.members if member == name), name)
    return Literal(member, OneOf[str], label=choice.label)


def _named(condition: Expr[Any], figures: Figures) -> Expr[Any]:
    """Give the condition with its parameters as they are declared."""
    listed = program(condition)
    done: list[Expr[Any]] = []
    for node, places in zip(listed.nodes, listed.operands, strict=True):
        operands = tuple(done[place] for place in places)
        if isinstance(node, Parameter):
            done.append(figures.declared(node))
        elif isinstance(node, ParameterOn):
            done.append(ParameterOn((operands[0],), figures.declared(node.parameter)))
        elif isinstance(node, Since):
            done.append(Since(_named(node.condition, figures)))
        elif operands == node.operands:
            done.append(node)
        else:
            done.append(attrs.evolve(cast("Any", node), operands=operands))
    return done[listed.roots[0]]


def _over_history(parameter: Parameter[Any], day: Expr[Any], figures: Figures, today: date) -> Expr[Any]:
    """Write the value in force on *day* as a case over the parameter's history; before the first, it is unknown."""
    history = figures.history(parameter)
    parameter = figures.declared(parameter)
    if not history:
        return figures.on(parameter, today)
    branches: list[tuple[Expr[Any], Expr[Any]]] = []
    first = history[0][0]
    if first is not None:
        branches.append((day < Literal(first, Day), parameter))
    for (start, value), (end, _) in pairwise(history):
        before_end = day < Literal(end, Day)
        branches.append((before_end if start is None else (day >= Literal(start, Day)) & before_end, value))
    return case(*branches, otherwise=history[-1][1]) if branches else history[-1][1]
