"""Denominators: what is known of an expression before any situation is.

Money is exact at the speed of integers: the value of each node times its denominator is an integer, whatever the
situation, as long as leaves lie on the grid that they declare. The only exception is a quotient by something that
varies: its denominator is 1 and its value a Fraction.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from msp_model.expressions import nodes
from msp_model.expressions.errors import ExpressionError
from msp_model.expressions.evaluate import STEPS, Value, plain
from msp_model.expressions.kinds import inner, is_number
from msp_model.expressions.program import Program
from msp_model.values import UNKNOWN, Interval

Constants = Mapping[int, Value]
"""The places of a program whose value is the same in every situation, with that value."""

Rule = Callable[[Any, Sequence[int], Sequence[int], Constants], int]
"""``(node, places of its operands, denominators so far, constants) -> denominator``."""


def is_numeric(node: nodes.Expr[Any]) -> bool:
    """Tell whether a node gives a number, or one that may be absent."""
    return is_number(inner(node.kind))


def constants(program: Program) -> dict[int, Value]:
    """Give the places whose value is the same in every situation: figures, and what is made of figures alone.

    What is not exact (an unknown or a range put in place) and what refuses (a division by zero) is left out.
    """
    found: dict[int, Value] = {}
    for place, (node, operands) in enumerate(zip(program.nodes, program.operands, strict=True)):
        value = _constant(node, operands, found)
        if value is not UNKNOWN and not isinstance(value, Interval):
            found[place] = plain(Fraction(value)) if is_numeric(node) and value is not None else value
    return found


def _constant(node: nodes.Expr[Any], operands: Sequence[int], found: Constants) -> Value:
    if isinstance(node, nodes.Literal):
        return node.value
    step = STEPS.get(type(node))
    if step is None:
        return UNKNOWN
    if type(node) not in (nodes.AllOf, nodes.AnyOf, nodes.Unless) and any(place not in found for place in operands):
        return UNKNOWN  # only "and" and "or" may be settled by one operand
    try:
        return step(node, [found.get(place, UNKNOWN) for place in operands])
    except ExpressionError:
        return UNKNOWN


def denominators(program: Program, known: Constants) -> tuple[int, ...]:
    """Give the denominator of every node of *program*, 1 where it gives no number; *known* are its constants."""
    found: list[int] = []
    for place, (node, operands) in enumerate(zip(program.nodes, program.operands, strict=True)):
        if not is_numeric(node):
            found.append(1)
        elif place in known:
            found.append(Fraction(known[place] or 0).denominator)
        else:
            found.append(_RULES.get(type(node), _common)(node, operands, found, known))
    return tuple(found)


def scaled(value: Value, denominator: int) -> Value:
    """Give *value* times *denominator*; what is no number is left as it is."""
    if denominator == 1 or value is UNKNOWN or value is None:
        return value
    if isinstance(value, Interval):
        return Interval(scaled(value.least, denominator), scaled(value.greatest, denominator))
    return plain(value * denominator)


def unscaled(raw: Value, denominator: int) -> Value:
    """Give the exact value of which *raw* is *denominator* times."""
    if isinstance(raw, Interval):
        return Interval(unscaled(raw.least, denominator), unscaled(raw.greatest, denominator))
    if denominator == 1 or raw is UNKNOWN or raw is None:
        return plain(raw)
    return plain(Fraction(raw) / denominator)


# -- one rule for each node ---------------------------------------------------------------------------------------


def _common(_node: object, operands: Sequence[int], found: Sequence[int], _known: Constants) -> int:
    return lcm(*(found[place] for place in operands))


def _leaf(node: Any, _operands: Sequence[int], _found: Sequence[int], _known: Constants) -> int:
    domain = node.domain
    if not domain.is_range:
        return 1
    return lcm(Fraction(domain.least).denominator, Fraction(domain.step).denominator)


def _count(_node: object, _operands: Sequence[int], _found: Sequence[int], _known: Constants) -> int:
    return 1


def _product(_node: object, operands: Sequence[int], found: Sequence[int], known: Constants) -> int:
    left, right = operands
    if left in known:
        return Fraction(known[left], found[right]).denominator
    if right in known:
        return Fraction(known[right], found[left]).denominator
    return found[left] * found[right]


def _quotient(_node: object, operands: Sequence[int], found: Sequence[int], known: Constants) -> int:
    over, under = operands
    return (1 / (known[under] * Fraction(found[over]))).denominator if known.get(under) else 1


def _brackets(_node: object, operands: Sequence[int], found: Sequence[int], known: Constants) -> int:
    base, *steps, beyond = operands
    parts = pieces(operands, known)
    if parts is not None:
        return lcm(*(lcm((rate / found[base]).denominator, fixed.denominator) for _, rate, fixed in parts))
    limits = lcm(found[base], *(found[place] for place in steps[::2]))
    return limits * lcm(found[beyond], *(found[place] for place in steps[1::2]))


def pieces(operands: Sequence[int], known: Constants) -> list[tuple[Fraction | None, Fraction, Fraction]] | None:
    """Give a marginal scale as straight pieces: up to *limit*, the amount is ``base * rate + fixed``.

    The last piece has no limit. None where a limit or a rate varies, or limits do not grow.
    """
    _, *steps, beyond = operands
    if any(place not in known for place in (*steps, beyond)):
        return None
    limits = [Fraction(known[place]) for place in steps[::2]]
    if limits != sorted(limits):
        return None
    rates = [Fraction(known[place]) for place in (*steps[1::2], beyond)]
    found: list[tuple[Fraction | None, Fraction, Fraction]] = []
    fixed = Fraction(0)
    for limit, rate, following in zip(limits, rates, rates[1:], strict=False):
        found.append((limit, rate, fixed))
        fixed += limit * (rate - following)
    return [*found, (None, rates[-1], fixed)]


def _case(_node: object, operands: Sequence[int], found: Sequence[int], _known: Constants) -> int:
    return lcm(*(found[place] for place in (*operands[1:-1:2], operands[-1])))


def _rounded(node: nodes.Rounded[Any], _operands: Sequence[int], _found: Sequence[int], _known: Constants) -> int:
    return node.step.denominator


_RULES: dict[type[nodes.Expr[Any]], Rule] = {
    nodes.Fact: _leaf,
    nodes.Parameter: _leaf,
    nodes.Count: _count,
    nodes.Sum: _common,
    nodes.Product: _product,
    nodes.Quotient: _quotient,
    nodes.Least: _common,
    nodes.Greatest: _common,
    nodes.Brackets: _brackets,
    nodes.Case: _case,
    nodes.OrElse: _common,
    nodes.Rounded: _rounded,
}
"""One rule for each node that gives a number."""
