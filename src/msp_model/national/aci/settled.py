"""Settle: leave out of an expression what the chosen readings have decided.

A case whose branch is chosen by a reading becomes that branch, a condition on a reading becomes true or false. The value
of the rest is the same in every situation. What is left out need not be computed, nor be known: a figure that no text
gives matters only to the reading that needs it.
"""

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from msp_model.expressions import Expr, Literal, Truth, all_of, any_of, case, program, truth
from msp_model.expressions.nodes import AllOf, Among, AnyOf, Case, Not, Unless

Step = Callable[[Any, Sequence[Expr[Any]]], Expr[Any] | None]
"""``(node, settled operands) -> what it becomes``, None where nothing is decided."""


def settle(roots: Sequence[Expr[Any]]) -> tuple[Expr[Any], ...]:
    """Leave out of grounded expressions what their readings have decided."""
    listed = program(*roots)
    done: list[Expr[Any]] = []
    for node, places in zip(listed.nodes, listed.operands, strict=True):
        operands = tuple(done[place] for place in places)
        step = _STEPS.get(type(node))
        decided = None if step is None else step(node, operands)
        if decided is not None:
            done.append(decided)
        elif operands == node.operands:
            done.append(node)
        else:
            rebuilt: Expr[Any] = attrs.evolve(node, operands=operands)  # type: ignore[misc]
            done.append(rebuilt)
    return tuple(done[place] for place in listed.roots)


def _verdict(condition: Expr[Any]) -> bool | None:
    """Tell what is decided of a condition; None where it depends on the situation."""
    return condition.value if type(condition) is Literal and isinstance(condition.value, bool) else None


def _among(node: Among, operands: Sequence[Expr[Any]]) -> Expr[Truth] | None:
    (value,) = operands
    return truth(value.value in node.members) if type(value) is Literal and value.origin is None else None


def _not(_node: Not, operands: Sequence[Expr[Any]]) -> Expr[Truth] | None:
    verdict = _verdict(operands[0])
    return None if verdict is None else truth(not verdict)


def _all_of(_node: AllOf, operands: Sequence[Expr[Any]]) -> Expr[Truth] | None:
    verdicts = [_verdict(operand) for operand in operands]
    if False in verdicts:
        return truth(False)
    if True not in verdicts:
        return None
    left = [operand for operand, verdict in zip(operands, verdicts, strict=True) if verdict is None]
    return all_of(*left) if left else truth(True)


def _any_of(_node: AnyOf, operands: Sequence[Expr[Any]]) -> Expr[Truth] | None:
    verdicts = [_verdict(operand) for operand in operands]
    if True in verdicts:
        return truth(True)
    if False not in verdicts:
        return None
    left = [operand for operand, verdict in zip(operands, verdicts, strict=True) if verdict is None]
    return any_of(*left) if left else truth(False)


def _unless(_node: Unless, operands: Sequence[Expr[Any]]) -> Expr[Truth] | None:
    condition, exception = operands
    verdict = _verdict(exception)
    if verdict is None:
        return None
    return truth(True) if verdict else condition


def _case(_node: Case[Any], operands: Sequence[Expr[Any]]) -> Expr[Any] | None:
    branches = list(zip(operands[:-1:2], operands[1:-1:2], strict=True))
    chosen = [value for condition, value in branches if _verdict(condition) is True]
    if chosen:
        return chosen[0]
    open_branches = [branch for branch in branches if _verdict(branch[0]) is None]
    if not open_branches:
        return operands[-1]
    return None if len(open_branches) == len(branches) else case(*open_branches, otherwise=operands[-1])


_STEPS: dict[type, Step] = {
    Among: _among,
    Not: _not,
    AllOf: _all_of,
    AnyOf: _any_of,
    Unless: _unless,
    Case: _case,
}
