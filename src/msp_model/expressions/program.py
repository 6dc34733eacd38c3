"""The walk: an expression as the list of its distinct nodes, children first.

Every reading is a loop over that list with one small function for each node class. No reading recurses, and shared
parts are computed once.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from msp_model.expressions.leaves import Choice, Fact, Parameter, ParameterOn, Since
from msp_model.expressions.nodes import Expr

FreeLeaf = Fact[Any] | Choice | Parameter[Any] | Since
"""A leaf whose value is read: everything else is computed or in place."""


@attrs.frozen
class Program:
    """The distinct nodes of some expressions, each after its operands.

    Attributes:
        nodes: the nodes.

        operands: for each node, the places of its operands.

        roots: the places of the expressions themselves.
    """

    nodes: tuple[Expr[Any], ...]
    operands: tuple[tuple[int, ...], ...]
    roots: tuple[int, ...]

    def free(self) -> Iterator[tuple[int, FreeLeaf]]:
        """Give the leaves whose value is read, with their places."""
        for place, node in enumerate(self.nodes):
            if isinstance(node, Fact | Choice | Parameter | Since):
                yield place, node


def program(*roots: Expr[Any]) -> Program:
    """List the distinct nodes of the expressions, children first."""
    places: dict[Expr[Any], int] = {}
    nodes: list[Expr[Any]] = []
    operands: list[tuple[int, ...]] = []
    stack = list(reversed(roots))
    while stack:
        node = stack[-1]
        if node in places:
            stack.pop()
            continue
        waiting = [operand for operand in node.operands if operand not in places]
        if waiting:
            stack.extend(reversed(waiting))
            continue
        stack.pop()
        places[node] = len(nodes)
        nodes.append(node)
        operands.append(tuple(places[operand] for operand in node.operands))
    return Program(tuple(nodes), tuple(operands), tuple(places[root] for root in roots))


def every_node(*roots: Expr[Any]) -> tuple[Expr[Any], ...]:
    """List the distinct nodes, those inside *since* and the parameters read on other days included."""
    seen: dict[Expr[Any], None] = {}
    waiting = list(roots)
    while waiting:
        for node in program(*waiting).nodes:
            seen.setdefault(node)
        waiting = [part for node in seen for part in _hidden(node) if part not in seen]
    return tuple(seen)


def _hidden(node: Expr[Any]) -> tuple[Expr[Any], ...]:
    if isinstance(node, Since):
        return (node.condition,)
    return (node.parameter,) if isinstance(node, ParameterOn) else ()
