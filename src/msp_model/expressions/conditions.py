"""Conditions: the nodes that are true, false or unknown."""

from typing import Any, Literal as OneWord

import attrs

from msp_model.expressions import leaves
from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import KindError
from msp_model.expressions.expr import Expr, named, refuse
from msp_model.expressions.kinds import KindValue, Truth, is_maybe, is_one_of, is_ordered, is_value, kind_name
from msp_model.values import Label

Operator = OneWord["<", "<=", ">", ">=", "="]


def check_conditions(node: "Expr[Any]") -> None:
    """Raise KindError where an operand is no condition."""
    for operand in node.operands:
        if operand.kind is not Truth:
            message = f"{type(node).__name__} joins conditions, but {operand} is of kind {kind_name(operand.kind)}"
            raise KindError(message)


@attrs.frozen(eq=False, repr=False)
class Compare(Expr[Truth]):
    """A comparison of two numbers of one unit, or of two days."""

    operator: Operator
    operands: tuple[Expr[Any], Expr[Any]]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Truth)
        left, right = self.operands
        absent = [operand for operand in self.operands if is_maybe(operand.kind)]
        if absent:
            message = (
                f"cannot compare {named(left)} and {named(right)}: {absent[0]} may be absent, say what then with "
                ".present() or .or_else(…)"
            )
            raise KindError(message)
        if left.kind != right.kind:
            refuse("compare", left, right)
        if not is_ordered(left.kind):
            message = f"cannot compare {left} and {right}, of kind {kind_name(left.kind)}: write .is_(…), & or ~"
            raise KindError(message)

    def scalars(self) -> tuple[object, ...]:
        """Give the operator."""
        return (self.operator,)


@attrs.frozen(eq=False, repr=False)
class Among(Expr[Truth]):
    """A value is one of some members."""

    operands: tuple[Expr[Any]]
    members: frozenset[Any]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Truth)
        (operand,) = self.operands
        if not is_one_of(operand.kind):
            message = f"{operand} is of kind {kind_name(operand.kind)}: is_() asks for one of some named members"
            raise KindError(message)
        domain: Domain = (
            operand.domain if isinstance(operand, leaves.Fact | leaves.Choice | leaves.Parameter) else Domain()
        )
        strange = sorted(
            str(member)
            for member in self.members
            if not is_value(member, operand.kind) or (domain.members and member not in domain.members)
        )
        if strange or not self.members:
            names = f"; its members are {', '.join(map(str, domain.members))}" if domain.members else ""
            message = f"{operand} is never {', '.join(strange) or 'nothing'}{names}"
            raise KindError(message)

    def scalars(self) -> tuple[object, ...]:
        """Give the members."""
        return (self.members,)


@attrs.frozen(eq=False, repr=False)
class Present(Expr[Truth]):
    """A value that may be absent is there."""

    operands: tuple[Expr[Any]]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Truth)
        check_optional(self.operands[0])


def check_optional(operand: Expr[Any]) -> None:
    """Raise KindError where an operand can never be absent."""
    if not is_maybe(operand.kind) or not isinstance(operand, leaves.Fact | leaves.Parameter | leaves.Since):
        message = f"{operand} is never absent: present() and or_else() are for facts declared Maybe[…]"
        raise KindError(message)


@attrs.frozen(eq=False, repr=False)
class AllOf(Expr[Truth]):
    """Every condition is met."""

    operands: tuple[Expr[Truth], ...]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Truth)
        check_conditions(self)


@attrs.frozen(eq=False, repr=False)
class AnyOf(Expr[Truth]):
    """At least one condition is met."""

    operands: tuple[Expr[Truth], ...]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Truth)
        check_conditions(self)


@attrs.frozen(eq=False, repr=False)
class Not(Expr[Truth]):
    """A condition is not met."""

    operands: tuple[Expr[Truth]]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Truth)
        check_conditions(self)


@attrs.frozen(eq=False, repr=False)
class Unless(Expr[Truth]):
    """A requirement with a named exception: ``operands`` are the requirement and the exception."""

    operands: tuple[Expr[Truth], Expr[Truth]]
    title: Label
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Truth)
        check_conditions(self)

    def scalars(self) -> tuple[object, ...]:
        """Give the exception's name."""
        return (self.title,)
