"""Kinds: what an expression gives, checked by type checkers and again when a rule is built.

A kind is both a type argument (``Expr[Persons]``) and the value compared when a node is built, so that one
spelling gives both checks. A pack adds a unit with one line::

    class Beds(Number):
        '''Beds.'''

Kinds: `Truth` (a condition), `Day`, `OneOf[Members]` (one of some named members), a `Number` with its unit, or
`Maybe[kind]` where a value may be known to be absent.
"""

from datetime import date, datetime
from fractions import Fraction
from typing import Any, ClassVar, Generic, TypeVar, cast, get_args, get_origin as typing_origin

from msp_model.values import Label, Language

N = TypeVar("N", bound="Number")
M = TypeVar("M", bound="Number")
E = TypeVar("E")
K = TypeVar("K", bound="Kind")

KindValue = Any
"""A kind at run time: a class of this module (or of a pack), or ``Per[...]``, ``OneOf[...]``, ``Maybe[...]``.

Its static type is lost because a subscripted class is no class for the typing module.
"""


class Kind:
    """What an expression gives."""

    symbol: ClassVar[Label] = Label("valeur", "value")
    """The unit's name for people, where it is not the class's own."""


class Truth(Kind):
    """True, false or unknown: a condition."""

    symbol = Label("condition", "condition")


class Ordered(Kind):
    """Something that can be compared with ``<``."""


class Day(Ordered):
    """A calendar day."""

    symbol = Label("jour", "day")


class Number(Ordered):
    """An exact number; subclasses are units."""

    decimals: ClassVar[int] = 0
    """How many decimals people write it with where it is not whole: 2 for money."""

    @classmethod
    def written(cls, number: int | Fraction, lang: Language) -> str | None:
        """Give the words for a number of a unit that is not written in digits; None where it is."""
        del number, lang
        return None


class Ratio(Number):
    """A number without unit: a share, a ratio."""

    symbol = Label("sans unité", "no unit")


class Months(Number):
    """A number of calendar months."""

    symbol = Label("mois", "months")


class Days(Number):
    """A number of calendar days."""

    symbol = Label("jours", "days")


class Per(Number, Generic[N, M]):
    """A rate: so many N for one M. ``Per[Eur, Points]`` times ``Points`` gives ``Eur``."""


class OneOf(Kind, Generic[E]):
    """One of the named members of an enumeration."""

    symbol = Label("choix", "choice")


class Maybe(Kind, Generic[K]):
    """A value that may be known to be absent: it enters a rule through ``present`` or ``or_else`` only."""


def _origin(kind: KindValue) -> type[Kind]:
    """Give the class of a kind: ``Per`` for ``Per[Eur, Points]``."""
    origin: Any = typing_origin(kind)
    return cast("type[Kind]", kind if origin is None else origin)


def kind_name(kind: KindValue, lang: Language = "en") -> str:
    """Give the words for a kind: its unit's symbol, ``EUR/point`` for a rate.

    >>> kind_name(Per[Months, Days])
    'months/days'
    """
    origin = _origin(kind)
    if origin is Per:
        over, under = get_args(kind)
        return f"{kind_name(over, lang)}/{kind_name(under, lang)}"
    if origin is Maybe:
        return f"{kind_name(get_args(kind)[0], lang)}?"
    return origin.symbol.text(lang) if "symbol" in vars(origin) else origin.__name__


def is_number(kind: KindValue) -> bool:
    """Tell whether the kind is a unit or a rate."""
    return issubclass(_origin(kind), Number)


def is_ordered(kind: KindValue) -> bool:
    """Tell whether values of the kind can be compared with ``<``."""
    return issubclass(_origin(kind), Ordered)


def is_maybe(kind: KindValue) -> bool:
    """Tell whether a value of the kind may be known to be absent."""
    return _origin(kind) is Maybe


def is_one_of(kind: KindValue) -> bool:
    """Tell whether the kind is one of some named members."""
    return _origin(kind) is OneOf


def inner(kind: KindValue) -> KindValue:
    """Give K for ``Maybe[K]``, and any other kind as it is."""
    return get_args(kind)[0] if is_maybe(kind) else kind


def is_value(value: object, kind: KindValue) -> bool:
    """Tell whether a value is one of the kind, exact.

    >>> is_value(1, Months), is_value(True, Months), is_value(0.5, Months), is_value(None, Maybe[Months])
    (True, False, False, True)
    """
    if is_maybe(kind) and value is None:
        return True
    base = inner(kind)
    if is_one_of(base):
        (members,) = get_args(base)
        return not isinstance(members, type) or isinstance(value, members)
    if base is Truth:
        return isinstance(value, bool)
    if base is Day:
        return isinstance(value, date) and not isinstance(value, datetime)
    if not is_number(base):  # a kind of words, which no rule computes with
        return isinstance(value, str)
    return isinstance(value, int | Fraction) and not isinstance(value, bool)


def product(left: KindValue, right: KindValue) -> KindValue | None:
    """Give the kind of a product, or None where it has no meaning here."""
    for one, other in ((left, right), (right, left)):
        if one is Ratio:
            return other
        if _origin(one) is Per and get_args(one)[1] == other:
            return get_args(one)[0]
    return None


def quotient(over: KindValue, under: KindValue) -> KindValue:
    """Give the kind of a quotient: a ratio, the same unit, or a rate."""
    if over == under:
        return Ratio
    return over if under is Ratio else Per[over, under]
