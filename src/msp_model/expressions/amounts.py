"""Amounts: the nodes that give a number or a day."""

from fractions import Fraction
from typing import Any, Literal as OneWord, TypeVar, get_args

import attrs

from msp_model.expressions import conditions, leaves
from msp_model.expressions.errors import KindError
from msp_model.expressions.expr import Expr, named, refuse
from msp_model.expressions.kinds import (
    Day,
    Days,
    KindValue,
    Months,
    Truth,
    inner,
    is_number,
    is_ordered,
    kind_name,
    product,
    quotient,
)

K = TypeVar("K")

RoundingMode = OneWord["down", "half-up", "up"]


def _same_numbers(node: "Expr[Any]", what: str) -> KindValue:
    first, *others = node.operands
    for other in others:
        if other.kind != first.kind:
            refuse(what, first, other)
    return first.kind


@attrs.frozen(eq=False, repr=False)
class Sum(Expr[K]):
    """Numbers of one unit added."""

    operands: tuple[Expr[Any], ...]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(None)
        kind = _same_numbers(self, "add")
        if not is_number(kind):
            refuse("add", self.operands[0], self.operands[-1])
        self.settle(kind)


@attrs.frozen(eq=False, repr=False)
class Product(Expr[K]):
    """A number times a ratio, or times a rate."""

    operands: tuple[Expr[Any], Expr[Any]]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(None)
        left, right = self.operands
        if left is leaves.MINUS_ONE and is_number(right.kind):
            self.settle(right.kind)
            return
        kind = product(left.kind, right.kind) if is_number(left.kind) and is_number(right.kind) else None
        if kind is None:
            refuse("multiply", left, right)
        self.settle(kind)


def opposite(number: Expr[K]) -> Expr[K]:
    """Give minus a number."""
    return Product((leaves.MINUS_ONE, number))


@attrs.frozen(eq=False, repr=False)
class Quotient(Expr[K]):
    """A number divided by another that is never zero."""

    operands: tuple[Expr[Any], Expr[Any]]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(None)
        over, under = self.operands
        if not is_number(over.kind) or not is_number(under.kind):
            refuse("divide", over, under)
        self.settle(quotient(over.kind, under.kind))


@attrs.frozen(eq=False, repr=False)
class Least(Expr[K]):
    """The least of some numbers, or the earliest of some days."""

    operands: tuple[Expr[Any], ...]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        _extreme(self, "take the least of")


@attrs.frozen(eq=False, repr=False)
class Greatest(Expr[K]):
    """The greatest of some numbers, or the latest of some days."""

    operands: tuple[Expr[Any], ...]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        _extreme(self, "take the greatest of")


def _extreme(node: Expr[Any], what: str) -> None:
    node.settle(None)
    kind = _same_numbers(node, what)
    if not is_ordered(kind):
        refuse(what, node.operands[0], node.operands[-1])
    node.settle(kind)


@attrs.frozen(eq=False, repr=False)
class Count(Expr[K]):
    """How many of some conditions are met, in a unit."""

    operands: tuple[Expr[Truth], ...]
    of: KindValue
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(self.of)
        conditions.check_conditions(self)
        if not is_number(self.of):
            message = f"conditions are counted in a unit, not in {kind_name(self.of)}"
            raise KindError(message)

    def scalars(self) -> tuple[object, ...]:
        """Give the unit."""
        return (self.of,)


@attrs.frozen(eq=False, repr=False)
class Brackets(Expr[K]):
    """A marginal scale: each part of the base that lies in a bracket is paid at the rate of that bracket.

    ``operands`` are the base, then limit and rate of each bracket in growing order, then the rate beyond.
    """

    operands: tuple[Expr[Any], ...]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(None)
        base = self.operands[0]
        for limit in self.operands[1:-1:2]:
            if limit.kind != base.kind:
                refuse("cut into brackets", base, limit)
        rates = (*self.operands[2:-1:2], self.operands[-1])
        kinds = {product(rate.kind, base.kind) for rate in rates}
        if len(kinds) != 1 or None in kinds or not is_number(base.kind):
            refuse("multiply", rates[0], base)
        self.settle(kinds.pop())


@attrs.frozen(eq=False, repr=False)
class Case(Expr[K]):
    """The value of the branch whose condition is met; two branches met at once are an error.

    ``operands`` are condition and value of each branch, then the value otherwise.
    """

    operands: tuple[Expr[Any], ...]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(None)
        for condition in self.operands[:-1:2]:
            if condition.kind is not Truth:
                message = f"a case chooses by conditions, but {condition} is of kind {kind_name(condition.kind)}"
                raise KindError(message)
        values = (*self.operands[1:-1:2], self.operands[-1])
        for value in values:
            if value.kind != values[0].kind:
                refuse("choose between", values[0], value)
        self.settle(values[0].kind)


@attrs.frozen(eq=False, repr=False)
class OrElse(Expr[K]):
    """A value, or another where it is known to be absent."""

    operands: tuple[Expr[Any], Expr[Any]]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(None)
        optional, default = self.operands
        conditions.check_optional(optional)
        if inner(optional.kind) != default.kind:
            refuse("replace one by the other:", optional, default)
        self.settle(default.kind)


@attrs.frozen(eq=False, repr=False)
class Shift(Expr[Day]):
    """A day plus calendar months, or plus days. Never moved across a comparison, never chained."""

    operands: tuple[Expr[Any], Expr[Any]]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Day)
        day, length = self.operands
        if day.kind is not Day or length.kind not in (Months, Days):
            refuse("shift", day, length)
        if type(day) is Shift and length.kind is Months:
            message = f"{self.operands[0]} is shifted twice: month ends make that differ from one shift by the sum"
            raise KindError(message)
        if isinstance(length, leaves.Literal) and length.value % 1:
            message = f"{day} is shifted by whole {kind_name(length.kind)}, which {length} are not"
            raise KindError(message)


@attrs.frozen(eq=False, repr=False)
class Rounded(Expr[K]):
    """A number rounded to a step, only where a text says so."""

    operands: tuple[Expr[Any]]
    step: Fraction
    mode: RoundingMode
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(None)
        if not is_number(self.operands[0].kind) or self.step <= 0 or self.mode not in get_args(RoundingMode):
            message = f"cannot round {named(self.operands[0])} {self.mode} to {self.step}"
            raise KindError(message)
        self.settle(self.operands[0].kind)

    def scalars(self) -> tuple[object, ...]:
        """Give the step and the mode."""
        return (self.step, self.mode)
