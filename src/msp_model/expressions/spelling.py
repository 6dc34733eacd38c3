"""Spelling: the functions with which a rule is written, beside the operators of expressions.

associated_physicians >= minimum_physicians
total(a, b, c)   all_of(a, b)   any_of(a, b)   count(a, b, unit=Persons)
least(a, b)      greatest(a, b) brackets(base, (limit, rate), beyond=rate)
case((condition, value), otherwise=value)
since(condition) TODAY >= since(condition).or_else(TODAY) + months
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Literal as OneWord, TypeVar, get_args, overload

from msp_model.expressions.amounts import Brackets, Case, Count, Greatest, Least, Rounded, RoundingMode, Sum
from msp_model.expressions.conditions import AllOf, AnyOf
from msp_model.expressions.domain import FIRST_DAY, LAST_DAY, Domain
from msp_model.expressions.errors import KindError
from msp_model.expressions.expr import Expr
from msp_model.expressions.kinds import (
    Day,
    KindValue,
    Maybe,
    Number,
    OneOf,
    Ordered,
    Per,
    Truth,
    inner,
    is_maybe,
    is_number,
    is_one_of,
    kind_name,
)
from msp_model.expressions.leaves import ChangeDirection, Choice, Fact, Literal, Parameter, Since
from msp_model.values import Interval, Label, Unknown

K = TypeVar("K")
N = TypeVar("N", bound=Number)
M = TypeVar("M", bound=Number)
O = TypeVar("O", bound=Ordered)  # noqa: E741 - O for ordered, beside N and M
E = TypeVar("E", bound=Enum)

Exact = int | Fraction
Reader = Callable[[Any, date], Any]


@overload
def fact(
    kind: type[Truth],
    *,
    fr: str,
    en: str | None = ...,
    id: str | None = ...,
    about: str = ...,
    change: ChangeDirection = ...,
) -> Callable[[Callable[[Any, date], bool | Unknown]], Fact[Truth]]: ...
@overload
def fact(
    kind: type[Day],
    *,
    fr: str,
    en: str | None = ...,
    id: str | None = ...,
    about: str = ...,
    least: date = ...,
    greatest: date = ...,
    change: ChangeDirection = ...,
) -> Callable[[Callable[[Any, date], date | Interval[date] | Unknown]], Fact[Day]]: ...
@overload
def fact(
    kind: type[Maybe[Day]],
    *,
    fr: str,
    en: str | None = ...,
    id: str | None = ...,
    about: str = ...,
    least: date = ...,
    greatest: date = ...,
    change: ChangeDirection = ...,
) -> Callable[[Callable[[Any, date], date | Interval[date] | Unknown | None]], Fact[Maybe[Day]]]: ...
@overload
def fact(
    kind: type[Maybe[N]],
    *,
    fr: str,
    en: str | None = ...,
    id: str | None = ...,
    about: str = ...,
    least: Exact = ...,
    greatest: Exact,
    step: Exact = ...,
    change: ChangeDirection = ...,
) -> Callable[[Callable[[Any, date], Exact | Interval[int] | Interval[Fraction] | Unknown | None]], Fact[Maybe[N]]]: ...
@overload
def fact(
    kind: type[N],
    *,
    fr: str,
    en: str | None = ...,
    id: str | None = ...,
    about: str = ...,
    least: Exact = ...,
    greatest: Exact,
    step: Exact = ...,
    change: ChangeDirection = ...,
) -> Callable[[Callable[[Any, date], Exact | Interval[int] | Interval[Fraction] | Unknown]], Fact[N]]: ...
@overload
def fact(
    kind: type[OneOf[E]], *, fr: str, en: str | None = ..., id: str | None = ..., about: str = ...,
    change: ChangeDirection = ...,
) -> Callable[[Callable[[Any, date], E | Unknown]], Fact[OneOf[E]]]: ...  # fmt: skip
def fact(
    kind: KindValue,
    *,
    fr: str,
    en: str | None = None,
    id: str | None = None,
    about: str = "subject",
    least: Any = None,
    greatest: Any = None,
    step: Exact = 1,
    change: ChangeDirection = "any",
) -> Callable[[Reader], Fact[Any]]:
    """Declare a fact: the decorated function says what is known of a subject on a day.

    The function gives the value, an `Interval` where only bounds are known, or UNKNOWN; None where the kind is
    ``Maybe[...]`` and the value is known to be absent. It must give the same value between two dates that occur in
    the subject, and look at nothing else.

    Args:
        kind: what it gives: Truth, Day, a unit, OneOf[an enumeration], or Maybe of a day or a unit.
        fr: the words in French.
        en: the words in English.
        id: the fact's name in a rulebook; the function's name where it is left out.
        about: the name of the subject it is read from.
        least: the least value, 0 for numbers and 1900 for days where it is left out.
        greatest: the greatest value; mandatory for numbers.
        step: the distance between two neighbouring numbers.
        change: whether the subject can change it ("never"), and in which direction ("up", "down", "later").

    Raises KindError when a number has no greatest value.
    """
    domain = domain_of(kind, least, greatest, step)

    def declare(read: Reader) -> Fact[Any]:
        return Fact(id or read.__name__, kind, Label(fr, en), about, domain, change, read)

    return declare


def domain_of(kind: KindValue, least: Any = None, greatest: Any = None, step: Exact = 1) -> Domain:
    """Give the domain of a leaf of that kind. Raises KindError when a number has no greatest value."""
    base, absent = inner(kind), is_maybe(kind)
    if base is Truth:
        return Domain(absent=absent)
    if base is Day:
        return Domain.days(absent=absent, least=least or FIRST_DAY, greatest=greatest or LAST_DAY)
    if is_one_of(base):
        (members,) = get_args(base)
        return Domain(members=tuple(members), absent=absent)
    if not is_number(base):
        return Domain(absent=absent)
    if greatest is None:
        message = f"a fact in {kind_name(base)} declares its domain: least=, greatest= and step="
        raise KindError(message)
    return Domain(least=0 if least is None else least, greatest=greatest, step=step, absent=absent)


def parameter(
    id: str,
    kind: type[K],
    *,
    fr: str | None = None,
    en: str | None = None,
    set_by: OneWord["nation", "region"] = "nation",
    least: Any = None,
    greatest: Any = None,
    step: Exact = 1,
) -> Parameter[K]:
    """Name a dated figure whose values are set by texts.

    Its words, and who sets it, are declared once, beside the texts; a rule needs its id and its unit.

    A parameter that is the region's to set (``set_by="region"``) may have no value: then it is unknown, and its
    domain (*least*, *greatest*, *step*) says what it could be.
    """
    open_domain = is_number(kind) and greatest is None
    domain = Domain() if open_domain else domain_of(kind, least, greatest, step)
    return Parameter(id, kind, Label(fr or id, en), domain, set_by)


def choice(id: str, *members: str, fr: str, en: str | None = None) -> Choice:
    """Name the readings of a text that can be read several ways; ``choice.is_("strict")`` is a condition."""
    return Choice(id, Label(fr, en), members)


def number(kind: type[N], value: int) -> Expr[N]:
    """Write 0 or 1 in a unit. Any other figure comes from a parameter. Raises KindError for another number."""
    if value not in (0, 1):
        message = f"{value!r} is a figure: declare a parameter, whose value a text sets"
        raise KindError(message)
    return Literal(value, kind)


def truth(value: bool) -> Expr[Truth]:  # noqa: FBT001 - the value itself
    """Write a condition that always, or never, holds."""
    return Literal(value, Truth)


def all_of(*conditions: Expr[Truth]) -> Expr[Truth]:
    """Join conditions with *and*; none at all is true."""
    joined = AllOf(conditions)
    return conditions[0] if len(conditions) == 1 else joined


def any_of(*conditions: Expr[Truth]) -> Expr[Truth]:
    """Join conditions with *or*; none at all is false."""
    joined = AnyOf(conditions)
    return conditions[0] if len(conditions) == 1 else joined


def total(first: Expr[N], *others: Expr[N]) -> Expr[N]:
    """Add numbers of one unit."""
    joined: Expr[N] = Sum((first, *others))
    return joined if others else first


def least(first: Expr[O], *others: Expr[O]) -> Expr[O]:
    """Take the least number or the earliest day."""
    joined: Expr[O] = Least((first, *others))
    return joined if others else first


def greatest(first: Expr[O], *others: Expr[O]) -> Expr[O]:
    """Take the greatest number or the latest day."""
    joined: Expr[O] = Greatest((first, *others))
    return joined if others else first


def count(*conditions: Expr[Truth], unit: type[N]) -> Expr[N]:
    """Count the conditions that are met."""
    return Count(conditions, unit)


def brackets(base: Expr[M], *steps: tuple[Expr[M], Expr[Per[N, M]]], beyond: Expr[Per[N, M]]) -> Expr[N]:
    """Apply a marginal scale: up to each limit its rate, above the last one the rate *beyond*."""
    return Brackets((base, *(part for step in steps for part in step), beyond))


def case(*branches: tuple[Expr[Truth], Expr[K]], otherwise: Expr[K]) -> Expr[K]:
    """Choose the value whose condition is met; conditions exclude one another."""
    return Case((*(part for branch in branches for part in branch), otherwise))


def since(condition: Expr[Truth]) -> Since:
    """Give the day since which *condition* has been met without a break; absent where it is not met."""
    return Since(condition)


def rounded(value: Expr[N], step: Exact, mode: RoundingMode = "half-up") -> Expr[N]:
    """Round to a multiple of *step*, only where a text says so. Raises KindError for a step that is not exact."""
    if isinstance(step, float):
        message = f"{step!r} is a float, which is not exact: write a Fraction"
        raise KindError(message)
    return Rounded((value,), Fraction(step), mode)
