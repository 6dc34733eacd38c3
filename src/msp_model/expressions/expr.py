"""Expressions: the value that every reading reads, and the operators that build it.

A node is a value: frozen, compared and hashed by what it says. It knows no reading; each reading is a module that
has one small function per node class. Every node keeps the nodes it is made of in ``operands``, so that one walk
serves all readings. No node class inherits from another.

leaves       facts, parameters, readings of a text, today, figures in place, since
conditions   comparisons, membership, and, or, not, exceptions
amounts      sums, products, scales, cases, days
"""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, overload

import attrs

from msp_model.expressions.errors import DepthError, KindError
from msp_model.expressions.kinds import (
    Day,
    Days,
    KindValue,
    Maybe,
    Months,
    Number,
    OneOf,
    Ordered,
    Per,
    Ratio,
    Truth,
    is_number,
    kind_name,
)
from msp_model.values import Label

K = TypeVar("K")
O = TypeVar("O", bound=Ordered)  # noqa: E741 - O for ordered, beside N, M and E
N = TypeVar("N", bound=Number)
M = TypeVar("M", bound=Number)
E = TypeVar("E")

MAX_DEPTH = 120
"""The deepest nesting of a rule: deeper ones cannot be read by people nor pickled safely."""


class Expr(Generic[K]):
    """A condition, an amount, a day … over facts and parameters: the value that every reading reads.

    Operators build nodes: ``< <= > >=`` compare, ``& | ~`` join conditions, ``+ - * /`` compute. ``==`` is
    structural equality, because rules are values; equality as a condition is written ``x.equals(y)``.
    Raises KindError where kinds or units do not agree, naming both operands.
    """

    __slots__ = ("__weakref__", "_depth", "_hash")

    operands: tuple["Expr[Any]", ...]
    kind: KindValue
    _hash: int
    _depth: int

    # -- conditions ----------------------------------------------------------------------------------------------

    def __lt__(self: "Expr[O]", other: "Expr[O]") -> "Expr[Truth]":
        return conditions.Compare("<", (self, other))

    def __le__(self: "Expr[O]", other: "Expr[O]") -> "Expr[Truth]":
        return conditions.Compare("<=", (self, other))

    def __gt__(self: "Expr[O]", other: "Expr[O]") -> "Expr[Truth]":
        return conditions.Compare(">", (self, other))

    def __ge__(self: "Expr[O]", other: "Expr[O]") -> "Expr[Truth]":
        return conditions.Compare(">=", (self, other))

    def equals(self: "Expr[O]", other: "Expr[O]") -> "Expr[Truth]":
        """Build the condition that two numbers or two days are equal."""
        return conditions.Compare("=", (self, other))

    def is_(self: "Expr[OneOf[E]]", *members: E) -> "Expr[Truth]":
        """Build the condition that the value is one of *members*."""
        return conditions.Among((self,), frozenset(members))

    def __and__(self: "Expr[Truth]", other: "Expr[Truth]") -> "Expr[Truth]":
        return conditions.AllOf((*_flat(conditions.AllOf, self), *_flat(conditions.AllOf, other)))

    def __or__(self: "Expr[Truth]", other: "Expr[Truth]") -> "Expr[Truth]":
        return conditions.AnyOf((*_flat(conditions.AnyOf, self), *_flat(conditions.AnyOf, other)))

    def __invert__(self: "Expr[Truth]") -> "Expr[Truth]":
        return conditions.Not((self,))

    def unless(self: "Expr[Truth]", title: Label | str, exception: "Expr[Truth]") -> "Expr[Truth]":
        """Build the condition with a named exception: true where it is met or where *exception* is.

        The truth of *or*, but the exception keeps its name in explanations, as a derogation does in a text.
        """
        return conditions.Unless((self, exception), title if isinstance(title, Label) else Label(title))

    def present(self: "Expr[Maybe[Any]]") -> "Expr[Truth]":
        """Build the condition that the value is not known to be absent."""
        return conditions.Present((self,))

    # -- values --------------------------------------------------------------------------------------------------

    def or_else(self: "Expr[Maybe[N]] | Expr[Maybe[Day]]", default: "Expr[Any]") -> "Expr[Any]":
        """Give the value, or *default* where it is known to be absent."""
        return amounts.OrElse((self, default))

    @overload
    def __add__(self: "Expr[Day]", other: "Expr[Months] | Expr[Days]") -> "Expr[Day]": ...
    @overload
    def __add__(self: "Expr[N]", other: "Expr[N]") -> "Expr[N]": ...
    def __add__(self, other: "Expr[Any]") -> "Expr[Any]":
        if getattr(self, "kind", None) is Day:
            return amounts.Shift((self, other))
        return amounts.Sum((*_flat(amounts.Sum, self), *_flat(amounts.Sum, other)))

    def __sub__(self: "Expr[N]", other: "Expr[N]") -> "Expr[N]":
        given: object = other
        if not isinstance(given, Expr):
            raise no_expression(given, self)
        if self.kind != other.kind or not is_number(self.kind):
            refuse("subtract", self, other)
        return amounts.Sum((*_flat(amounts.Sum, self), amounts.opposite(other)))

    @overload
    def __mul__(self: "Expr[Per[N, M]]", other: "Expr[M]") -> "Expr[N]": ...
    @overload
    def __mul__(self: "Expr[M]", other: "Expr[Per[N, M]]") -> "Expr[N]": ...
    @overload
    def __mul__(self: "Expr[N]", other: "Expr[Ratio]") -> "Expr[N]": ...
    @overload
    def __mul__(self: "Expr[Ratio]", other: "Expr[N]") -> "Expr[N]": ...
    def __mul__(self, other: "Expr[Any]") -> "Expr[Any]":
        return amounts.Product((self, other))

    @overload
    def __truediv__(self: "Expr[N]", other: "Expr[N]") -> "Expr[Ratio]": ...
    @overload  # a ratio is a number too: the narrower signature comes first
    def __truediv__(self: "Expr[N]", other: "Expr[Ratio]") -> "Expr[N]": ...  # type: ignore[overload-overlap]
    @overload
    def __truediv__(self: "Expr[N]", other: "Expr[M]") -> "Expr[Per[N, M]]": ...
    def __truediv__(self, other: "Expr[Any]") -> "Expr[Any]":
        return amounts.Quotient((self, other))

    if not TYPE_CHECKING:  # type checkers refuse in plainer words an operator that they do not see

        def _reflected(self, other: object) -> NoReturn:
            """Refuse what stands on the left of an expression and is none: ``1 + a``, ``sum([a, b])``."""
            raise no_expression(other, self)

        __radd__ = __rsub__ = __rmul__ = __rtruediv__ = __rand__ = __ror__ = _reflected

    # -- a value among values ------------------------------------------------------------------------------------

    def scalars(self) -> tuple[object, ...]:
        """Give what the node says besides its operands."""
        return ()

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Compare what two nodes say, visiting shared parts once and without recursion."""
        if self is other:
            return True
        if not isinstance(other, Expr):
            return False
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[Expr[Any], Expr[Any]]] = [(self, other)]
        while stack:
            one, two = stack.pop()
            if one is two or (id(one), id(two)) in seen:
                continue
            seen.add((id(one), id(two)))
            if type(one) is not type(two) or hash(one) != hash(two) or len(one.operands) != len(two.operands):
                return False
            if one.scalars() != two.scalars():
                return False
            stack.extend(zip(one.operands, two.operands, strict=True))
        return True

    @property
    def depth(self) -> int:
        """How deep the expression nests, 1 for a leaf."""
        return self._depth

    def __reduce__(self) -> tuple[Any, ...]:
        """Build the node again where it is unpickled: what is derived is derived there."""
        given: tuple[Any, ...] = attrs.fields(type(self))  # type: ignore[arg-type] # every node is an attrs class
        return (type(self), tuple(getattr(self, field.name) for field in given if field.init))

    def __bool__(self) -> NoReturn:
        message = (
            "an expression has no truth value while a rule is built: write & for and, | for or, ~ for not, "
            "a.equals(b) for ==, (low <= x) & (x <= high) for a chain, least()/greatest() for min/max"
        )
        raise KindError(message)

    def __str__(self) -> str:
        from msp_model.expressions.spell import spell  # noqa: PLC0415 - writing a node is a reading: nodes know none

        return spell(self)

    def settle(self, kind: KindValue, inside: tuple["Expr[Any]", ...] = ()) -> None:
        """Fix what is derived: the kind, the depth and the hash.

        *inside* are expressions that the node holds beside its operands: they count as depth.
        """
        given: tuple[object, ...] = self.operands
        for operand in given:
            if not isinstance(operand, Expr):
                raise no_expression(operand, *(other for other in given if isinstance(other, Expr)))
        depth = 1 + max((operand.depth for operand in (*self.operands, *inside)), default=0)
        if depth > MAX_DEPTH:
            message = f"an expression nests deeper than {MAX_DEPTH} nodes: use all_of(), any_of(), total()"
            raise DepthError(message)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "_depth", depth)
        own = hash((type(self).__name__, self.scalars(), tuple(map(hash, self.operands))))
        object.__setattr__(self, "_hash", own)


def _flat(node: type["Expr[Any]"], expr: "Expr[Any]") -> tuple["Expr[Any]", ...]:
    """Give the operands of a node of exactly that class, or the expression itself."""
    return expr.operands if type(expr) is node else (expr,)


def no_expression(value: object, *beside: "Expr[Any]") -> KindError:
    """Give the error of a value written where an expression is due, beside those that are."""
    message = " beside ".join([f"{value!r} is no expression", *map(named, beside[:1])])
    if isinstance(value, bool):
        message += ": did you write == ? Equality is a.equals(b), or a.is_(member)"
    elif isinstance(value, int | Fraction | date):
        message += ": figures come from parameters; 0 and 1 may be written number(Unit, 0); add up with total(…)"
    return KindError(message)


def named(expr: "Expr[Any]") -> str:
    """Name an operand in a message: its words and its kind."""
    return f"{expr} [{kind_name(expr.kind)}]"


def refuse(what: str, left: "Expr[Any]", right: "Expr[Any]") -> NoReturn:
    """Raise KindError: two operands do not agree."""
    message = f"cannot {what} {named(left)} and {named(right)}"
    raise KindError(message)


# Operators build nodes, which are made of expressions: the rooms import one another.
from msp_model.expressions import amounts, conditions  # noqa: E402
