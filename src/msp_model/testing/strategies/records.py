"""Records: how an entity is drawn, field by field, with a chosen degree of missing facts."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

T = TypeVar("T")

Known = Mapping[str, st.SearchStrategy[Any]]
"""What each field is drawn from, by name."""

Unknowns = Literal["none", "some", "most"]
"""How much is left out of what is drawn: nothing, any field that may be, or nearly all of them."""

Mended = Callable[[dict[str, Any]], dict[str, Any]]
"""Puts right what cannot be true together, by taking fields out of what was drawn."""

Gate = st.SearchStrategy[bool]
"""Decides whether a field is told."""

_GATES: Mapping[str, Gate] = {
    "some": st.booleans(),
    "most": st.integers(0, 9).map(lambda drawn: drawn == 9),  # noqa: PLR2004 - one field in ten is told
}


def records(
    cls: type[T], always: Known, sometimes: Known, unknown: Unknowns, mended: Mended = dict
) -> st.SearchStrategy[T]:
    """Draw instances of an attrs class: all of the fields *always*, and *sometimes* the others.

    What is not drawn is left out, so that a failing example shrinks to the few fields that matter.
    """
    return _drawn(cls, Recipe(always, sometimes, gate_of(unknown), mended))


class Recipe:
    """How the fields of one class are drawn; it has no words of its own, for strategies are shown in messages."""

    def __init__(self, always: Known, sometimes: Known, gate: Gate | None, mended: Mended = dict) -> None:
        self.always = always
        self.sometimes = sometimes
        self.gate = gate
        self.mended = mended

    def __repr__(self) -> str:
        return "..."

    def drawn(self, draw: st.DrawFn) -> dict[str, Any]:
        """Draw the fields."""
        found = {name: draw(strategy) for name, strategy in self.always.items()}
        for name, strategy in self.sometimes.items():
            if self.gate is None or draw(self.gate):
                found[name] = draw(strategy)
        return self.mended(found)


@st.composite
def _drawn(draw: st.DrawFn, cls: type[T], recipe: Recipe) -> T:
    return cls(**recipe.drawn(draw))


def gate_of(unknown: Unknowns) -> Gate | None:
    """Give what decides whether a field is told; None where every field is. Raises InvalidArgument for another word."""
    if unknown == "none":
        return None
    if unknown not in _GATES:
        message = f"unknown={unknown!r}: write 'none', 'some' or 'most'"
        raise InvalidArgument(message)
    return _GATES[unknown]


def few(each: st.SearchStrategy[T], *, least: int = 0, most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Draw a short tuple."""
    return st.lists(each, min_size=least, max_size=most).map(tuple[T, ...])


def subsets(members: Iterable[Any], *, most: int = 3) -> st.SearchStrategy[frozenset[Any]]:
    """Draw a small set of the members of a closed list."""
    return st.frozensets(st.sampled_from(tuple(members)), max_size=most)


def or_none(each: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """Draw a value, or None: known to be absent."""
    return st.none() | each


def concise(value: Any, printer: Any) -> None:
    """Print an entity as the call that builds it, without the fields that say nothing."""
    name = type(value).__name__
    told = [field for field in attrs.fields(type(value)) if getattr(value, field.name) != field.default]
    with printer.group(4, f"{name}(", ")"):
        for number, field in enumerate(told):
            if number:
                printer.text(",")
            printer.breakable("" if not number else " ")
            printer.text(f"{field.name}=")
            printer.pretty(getattr(value, field.name))
