"""Bound: the least and the greatest value that missing facts still allow.

Interval arithmetic over the declared domains of the unknown leaves: the result contains the value of every
completion. It is sound, and exact where each unknown occurs once in a monotone place.
"""

from collections.abc import Sequence
from datetime import date
from typing import cast

from msp_model.expressions import nodes
from msp_model.expressions.domain import Domain
from msp_model.expressions.evaluate import STEPS, Reader, Step, Value, between, ends, hull, inside, run
from msp_model.expressions.program import FreeLeaf, Program
from msp_model.values import UNKNOWN, Interval


def bound(program: Program, read: Reader, today: date | Interval[date] | None = None) -> tuple[Value, ...]:
    """Give, for every node of *program*, bounds that hold whatever the missing facts.

    A condition is UNKNOWN where the bounds do not decide it. A number is UNKNOWN where a leaf without declared
    domain has no bound.
    """
    return run(program, lambda leaf: widened(leaf, inside(leaf, read(leaf))), today, BOUND_STEPS)


def widened(leaf: FreeLeaf, value: Value) -> Value:
    """Give the domain of an unknown number or day, and the open ends of an interval their domain's."""
    domain = leaf.domain
    if not domain.is_range or (value is UNKNOWN and domain.absent):
        return value
    if value is UNKNOWN:
        return between(domain.least, domain.greatest)
    if isinstance(value, Interval):
        least, greatest = ends(value)
        return between(domain.least if least is None else least, domain.greatest if greatest is None else greatest)
    return value


def _or_else(node: nodes.OrElse[object], values: Sequence[Value]) -> Value:
    value, default = values
    if value is not UNKNOWN:
        return default if value is None else value
    domain: Domain = cast("FreeLeaf", node.operands[0]).domain
    return UNKNOWN if default is UNKNOWN else hull([between(domain.least, domain.greatest), default])


BOUND_STEPS: dict[type, Step] = {**STEPS, nodes.OrElse: _or_else}
