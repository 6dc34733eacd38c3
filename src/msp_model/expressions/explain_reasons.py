"""Reasons: which parts settle a value.

A part is left out where the value would be the same if nobody knew it: a false *and* rests on its false parts, a
true *or* on its true ones, a case on the branch that is met.
"""

from collections.abc import Callable, Sequence
from typing import Any

from msp_model.expressions import nodes
from msp_model.expressions.evaluate import Value
from msp_model.expressions.program import Program
from msp_model.values import UNKNOWN

Settler = Callable[[Sequence[Value]], tuple[int, ...]]
"""From the values of the operands to the positions of those that settle the node's value."""


def because(node: nodes.Expr[Any], values: Sequence[Value]) -> tuple[int, ...]:
    """Give the positions of the operands that settle the node's value, *values* being the operands' own.

    Were all the others unknown, the value would be the same. Where several operands settle it each alone (two
    conditions of an *and* that fail), all of them are given.
    """
    return SETTLED_BY[type(node)](values)


def reasons(program: Program, values: Sequence[Value], root: int) -> tuple[int, ...]:
    """Give the places of the conditions and facts on which a verdict rests, in the order of the rule.

    Goes down from *root* through *and*, *or* and exceptions, along what settles each.
    """
    found: dict[int, None] = {}
    seen: set[int] = set()
    stack = [root]
    while stack:
        place = stack.pop()
        if place in seen:
            continue
        seen.add(place)
        node, operands = program.nodes[place], program.operands[place]
        if type(node) not in _JOINED or not operands:
            found[place] = None
            continue
        settling = because(node, [values[operand] for operand in operands])
        stack.extend(operands[position] for position in reversed(settling))
    return tuple(found)


def parts(program: Program, root: int) -> tuple[int, ...]:
    """Give the places of the node at *root* and of all that it is made of, in the order of the program."""
    found = {root}
    stack = [root]
    while stack:
        for place in program.operands[stack.pop()]:
            if place not in found:
                found.add(place)
                stack.append(place)
    return tuple(sorted(found))


_JOINED = (nodes.AllOf, nodes.AnyOf, nodes.Unless)


def _every(values: Sequence[Value]) -> tuple[int, ...]:
    return tuple(range(len(values)))


def _unknown(values: Sequence[Value]) -> tuple[int, ...]:
    return tuple(position for position, value in enumerate(values) if value is UNKNOWN)


def _strict(values: Sequence[Value]) -> tuple[int, ...]:
    """Give the unknown operands, which make the node unknown; all of them where there is none."""
    return _unknown(values) or _every(values)


def _all_of(values: Sequence[Value]) -> tuple[int, ...]:
    return tuple(position for position, value in enumerate(values) if value is False) or _strict(values)


def _any_of(values: Sequence[Value]) -> tuple[int, ...]:
    return tuple(position for position, value in enumerate(values) if value is True) or _strict(values)


def _case(values: Sequence[Value]) -> tuple[int, ...]:
    conditions = values[:-1:2]
    for branch, condition in enumerate(conditions):
        if condition is True:
            return (2 * branch, 2 * branch + 1)
    settling = [
        position
        for branch, condition in enumerate(conditions)
        for position in ((2 * branch, 2 * branch + 1) if condition is UNKNOWN else (2 * branch,))
    ]
    return (*settling, len(values) - 1)


def _or_else(values: Sequence[Value]) -> tuple[int, ...]:
    return (0, 1) if values[0] is None else (0,)


SETTLED_BY: dict[type[nodes.Expr[Any]], Settler] = {
    nodes.Fact: _every,
    nodes.Parameter: _every,
    nodes.Choice: _every,
    nodes.Today: _every,
    nodes.Literal: _every,
    nodes.Since: _every,
    nodes.Compare: _strict,
    nodes.Among: _strict,
    nodes.Present: _strict,
    nodes.AllOf: _all_of,
    nodes.AnyOf: _any_of,
    nodes.Not: _strict,
    nodes.Unless: _any_of,
    nodes.Sum: _strict,
    nodes.Product: _strict,
    nodes.Quotient: _strict,
    nodes.Least: _strict,
    nodes.Greatest: _strict,
    nodes.Count: _every,
    nodes.Brackets: _strict,
    nodes.Case: _case,
    nodes.OrElse: _or_else,
    nodes.Shift: _strict,
    nodes.Rounded: _strict,
    nodes.ParameterOn: _every,
}
"""What settles the value of each node class; leaves have no operands."""
