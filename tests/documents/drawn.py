"""Generated entities: any value of any type that documents hold, valid by leaving out what is refused."""

from collections.abc import Callable, Hashable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import assume, strategies as st

from msp_model.documents.extensions import verbatim
from msp_model.documents.leaves import GREATEST_WHOLE
from msp_model.entities import (
    DEPARTEMENTS,
    REGIONS,
    Adeli,
    Finess,
    NumberConstraint,
    Rpps,
    Siren,
    Siret,
    Site,
    Territory,
    TextConstraint,
    constraint_of,
)
from msp_model.values import Interval, Period, ProblemsError, Unknown

Drawing = st.SearchStrategy[Any]

PATTERNS = {
    Finess: r"(?:[0-9]{2}|2[AB])[0-9]{7}",
    Adeli: r"(?:[0-9]{2}|2[AB])[0-9]{7}",
    Rpps: r"[0-9]{11}",
    Siren: r"[0-9]{9}",
    Siret: r"[0-9]{14}",
}

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12) | st.sampled_from([
    "no", "01", "1_000", "12:30", "2A004", "null", "~", "true", "0x1F", "1e3", "2024-12-24", "- a", "a: b", "#a", "'", '"',
    " a", "a ", "\ufeff", "\u2028", "\x85", "\x00", "é", "😀", "y", "=", "<<", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "{", "[", "?",
])  # fmt: skip
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
communes = st.sampled_from(sorted(DEPARTEMENTS)).map(lambda code: f"{code}{'001' if len(code) == 2 else '01'}")
territories = st.one_of(
    st.just("FR"),
    st.sampled_from(sorted(REGIONS)).map("region:{}".format),
    st.sampled_from(sorted(DEPARTEMENTS)).map("departement:{}".format),
    communes.map("commune:{}".format),
).map(Territory.parse)

plain_data = st.recursive(
    st.none() | st.booleans() | st.integers(-GREATEST_WHOLE, GREATEST_WHOLE) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
extensions = st.dictionaries(texts, plain_data.map(verbatim), max_size=2).map(lambda each: tuple(each.items()))


def whole(constraint: NumberConstraint | None) -> Drawing:
    """Draw whole numbers."""
    least = -GREATEST_WHOLE if constraint is None or constraint.least is None else constraint.least
    greatest = GREATEST_WHOLE if constraint is None or constraint.greatest is None else constraint.greatest
    return st.integers(least, min(greatest, least + 20)) | st.integers(least, greatest)


def exact(constraint: NumberConstraint | None) -> Drawing:
    """Draw exact decimals, in every form that Decimal knows."""
    least = None if constraint is None else constraint.least
    greatest = None if constraint is None else constraint.greatest
    plain = st.decimals(least, greatest or 10**6, places=2, allow_nan=False, allow_infinity=False)
    return plain | plain.map(Decimal.normalize)


def value_of(type_: Any, field: "attrs.Attribute[Any] | None" = None) -> Drawing:
    """Draw a value of *type_*, within the constraint of *field*, never UNKNOWN where anything else is possible."""
    constraint = None if field is None else constraint_of(field)
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in {Union, UnionType}:
        return st.one_of([value_of(part, field) for part in arguments if part is not Unknown])
    if origin is tuple and arguments[1] is not Ellipsis:
        return st.nothing()
    if type_ == tuple[tuple[str, Hashable], ...]:
        return extensions
    if origin is tuple:
        return st.lists(value_of(arguments[0]), max_size=2).map(tuple)
    if origin is frozenset:
        return st.frozensets(value_of(arguments[0]), max_size=3)
    if origin is Interval:
        return st.tuples(*[st.none() | value_of(arguments[0], field)] * 2).flatmap(interval)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return st.sampled_from(list(type_))
    if type_ in PATTERNS:
        return st.from_regex(PATTERNS[type_], fullmatch=True).map(type_.parse)
    if type_ is str and isinstance(constraint, TextConstraint) and not constraint.pattern.startswith("(?s)"):
        return st.from_regex(constraint.pattern, fullmatch=True).filter(lambda word: len(word) < 20)
    if type_ is int:
        return whole(constraint if isinstance(constraint, NumberConstraint) else None)
    if type_ is Decimal:
        return exact(constraint if isinstance(constraint, NumberConstraint) else None)
    simple: dict[Any, Callable[[], Drawing]] = {
        type(None): st.none,
        bool: st.booleans,
        str: lambda: texts.filter(lambda text: bool(text.strip())),
        date: lambda: days,
        Territory: lambda: territories,
    }
    return simple[type_]() if type_ in simple else entities(type_)


def interval(bounds: tuple[Any, Any]) -> Drawing:
    """Make an interval of two drawn bounds, in order; nothing where there is none."""
    least, greatest = bounds
    if least is None and greatest is None:
        return st.nothing()
    if least is None or greatest is None:
        return st.just(Interval(least, greatest))
    return st.nothing() if least == greatest else st.just(Interval(min(bounds), max(bounds)))


@cache
def entities(cls: type[Any]) -> Drawing:
    """Draw a valid instance of an attrs class: what it refuses is left out."""
    hints = get_type_hints(cls)
    fields = {
        field.name: communes if (cls, field.name) == (Site, "commune") else value_of(hints[field.name], field)
        for field in attrs.fields(cls)
    }
    mandatory = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    some = (
        st.frozensets(st.sampled_from(sorted(set(fields) - mandatory)), max_size=6)
        if set(fields) - mandatory
        else st.just(frozenset())
    )

    @st.composite
    def drawn(draw: st.DrawFn) -> Any:
        chosen = mandatory | draw(some)
        return sound(cls, {name: draw(strategy) for name, strategy in fields.items() if name in chosen})

    return drawn()


def sound(cls: type[Any], found: dict[str, Any]) -> Any:
    """Build an instance without what is refused."""
    mandatory = {field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING}
    while True:
        try:
            return cls(**found)
        except ProblemsError as error:
            refused = {each.path.removeprefix("$.").partition(".")[0].partition("[")[0] for each in error.problems}
            assume(refused <= set(found) - mandatory)
        except ValueError:
            assert cls is Period
            refused = {"until"}
        found = {name: value for name, value in found.items() if name not in refused}
