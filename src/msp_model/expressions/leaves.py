"""Leaves: what an expression is about: facts, parameters, readings of a text, today, figures in place."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal as OneWord, TypeVar

import attrs

from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import KindError
from msp_model.expressions.expr import Expr, refuse
from msp_model.expressions.kinds import Day, KindValue, Maybe, OneOf, Ratio, Truth, is_value, kind_name
from msp_model.values import Label

K = TypeVar("K")

ChangeDirection = OneWord["never", "any", "up", "down", "later"]


@attrs.frozen(eq=False, repr=False)
class Fact(Expr[K]):
    """What can be known of a subject on a day: the only place where Python code looks at an entity.

    Attributes:
        id: its name, unique in a rulebook.

        of: the kind of its value.

        label: the words for people.

        about: the name of the subject it is read from.

        domain: every value it may take.

        change: whether, and in which direction, the subject can change it.

        read: the function ``(subject, day) -> value, Interval or UNKNOWN``; not part of the fact's identity.
    """

    id: str
    of: KindValue
    label: Label
    about: str
    domain: Domain
    change: ChangeDirection = "any"
    read: Callable[[Any, date], Any] | None = attrs.field(default=None, eq=False, repr=False)
    operands: tuple[Expr[Any], ...] = attrs.field(default=(), init=False)
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(self.of)

    def scalars(self) -> tuple[object, ...]:
        """Give everything but the function."""
        return (self.id, self.of, self.label, self.about, self.domain, self.change)

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave the function behind: processes that load the rulebook again find it there."""
        return (Fact, self.scalars())


@attrs.frozen(eq=False, repr=False)
class Parameter(Expr[K]):
    """A dated figure that texts set. Left in place by grounding, it is one that no text gives.

    Attributes:
        id: its name, unique in a rulebook.

        of: the kind of its value.

        label: the words for people.

        domain: every value it may take; needed where it may be unpublished.

        set_by: "nation", or "region" where the national rulebook leaves it to the regions.
    """

    id: str
    of: KindValue
    label: Label
    domain: Domain
    set_by: OneWord["nation", "region"] = "nation"
    operands: tuple[Expr[Any], ...] = attrs.field(default=(), init=False)
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(self.of)

    def scalars(self) -> tuple[object, ...]:
        """Give the declaration."""
        return (self.id, self.of, self.label, self.domain, self.set_by)

    def on(self, day: Expr[Day]) -> Expr[K]:
        """Give the value in force on another day than today, "on the day of the breach"."""
        return ParameterOn((day,), self)


@attrs.frozen(eq=False, repr=False)
class Choice(Expr[OneOf[str]]):
    """The reading chosen of a text that can be read several ways: left free, it is unknown.

    Attributes:
        id: the interpretation's id.

        label: the question.

        members: the names of its readings.

        kind: one of some words.
    """

    id: str
    label: Label
    members: tuple[str, ...]
    operands: tuple[Expr[Any], ...] = attrs.field(default=(), init=False)
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        if not self.members or len(set(self.members)) < len(self.members):
            message = f"the readings of {self.id} need names, each its own: {', '.join(self.members) or 'none'}"
            raise KindError(message)
        self.settle(OneOf[str])

    @property
    def domain(self) -> Domain:
        """Every reading."""
        return Domain(members=self.members)

    def scalars(self) -> tuple[object, ...]:
        """Give the declaration."""
        return (self.id, self.label, self.members)


@attrs.frozen(eq=False, repr=False)
class Today(Expr[Day]):
    """The day asked."""

    operands: tuple[Expr[Any], ...] = attrs.field(default=(), init=False)
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(Day)


@attrs.frozen(kw_only=True)
class Origin:
    """Where a figure comes from: the parameter, the text that sets it, the place there.

    Attributes:
        parameter: the parameter's id.

        label: the parameter's words.

        text: the id of the text.

        reference: how the text is cited.

        grade: how much the text is worth: A official, B federation, press or court, C commercial or unsigned.

        at: the article, paragraph or page.

        start: the first day of the value; None where it is not known.

        until: the first day after; None where no end is set.

        basis: "stated" in the text or "inferred" from it.

        marks: what the reader must know: "stale", "indicative", "inferred".
    """

    parameter: str
    label: Label
    text: str
    reference: str
    grade: str
    at: str
    start: date | None
    until: date | None
    basis: OneWord["stated", "inferred"]
    marks: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Literal(Expr[K]):
    """A value in place: a parameter's on one day, with its origin, or 0, 1, true, a member.

    Attributes:
        value: the value.

        of: its kind, as given.

        origin: the parameter and the text it comes from.

        label: the question that it answers, for a reading chosen.

        kind: its kind.
    """

    value: Any
    of: KindValue
    origin: Origin | None = None
    label: Label | None = None
    operands: tuple[Expr[Any], ...] = attrs.field(default=(), init=False)
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        if not is_value(self.value, self.of):
            hint = ": a float is not exact, write a Fraction" if isinstance(self.value, float) else ""
            message = f"{self.value!r} is no value of kind {kind_name(self.of)}{hint}"
            raise KindError(message)
        self.settle(self.of)

    def scalars(self) -> tuple[object, ...]:
        """Give the value, its type (1 is not True), its kind and its origin."""
        return (type(self.value).__name__, self.value, self.of, self.origin, self.label)


@attrs.frozen(eq=False, repr=False)
class Since(Expr[Maybe[Day]]):
    """The day since which a condition has been met without a break; absent where it is not met today.

    A leaf: it is computed from the condition's own past, not from today's values.

    Attributes:
        condition: the condition.

        kind: a day that may be absent.
    """

    condition: Expr[Truth]
    operands: tuple[Expr[Any], ...] = attrs.field(default=(), init=False)
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        if self.condition.kind is not Truth:
            message = f"since() takes a condition, not {self.condition!s}"
            raise KindError(message)
        self.settle(Maybe[Day], inside=(self.condition,))

    @property
    def domain(self) -> Domain:
        """Every day of the calendar, or absent."""
        return Domain.days(absent=True)

    def scalars(self) -> tuple[object, ...]:
        """Give the condition."""
        return (self.condition,)


@attrs.frozen(eq=False, repr=False)
class ParameterOn(Expr[K]):
    """The value that a parameter has on another day than today. Grounding makes it a case over its history."""

    operands: tuple[Expr[Day]]
    parameter: Parameter[Any]
    kind: KindValue = attrs.field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self.settle(self.parameter.kind)
        if self.operands[0].kind is not Day:
            refuse("read on a day", self.parameter, self.operands[0])

    def scalars(self) -> tuple[object, ...]:
        """Give the parameter."""
        return (self.parameter,)


TODAY: Expr[Day] = Today()
"""The day asked, as a fact that every subject has."""

MINUS_ONE: Expr[Ratio] = Literal(-1, Ratio)
"""The factor of a difference."""
