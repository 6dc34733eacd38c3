"""Missing: the facts that can still change the answer, most decisive first: the next question to ask.

Defined by a property, not by an algorithm: a leaf is listed if and only if, for some completion of the others over
the declared domains, two of its values give two answers. So it is on conditions, within a work budget; beyond it,
and for most amounts, the list is a superset, marked so. A reading of a text left free is listed like a fact, if and
only if the answer depends on it.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache

import attrs

from msp_model.expressions.answer import Answer
from msp_model.expressions.axes import Axis, OverBudgetError, Work, axis_of
from msp_model.expressions.bound import bound
from msp_model.expressions.cells import exact
from msp_model.expressions.diagram import BUDGET, CELL_LIMIT, Diagrams, live_places
from msp_model.expressions.errors import AmbiguousCaseError
from msp_model.expressions.evaluate import Reader, Value
from msp_model.expressions.program import FreeLeaf, Program, program
from msp_model.expressions.spell import spell
from msp_model.values import UNKNOWN, Interval, Label


@attrs.frozen(kw_only=True)
class MissingLeaf:
    """A leaf that can still change the answer.

    Attributes:
        leaf: the fact, the unpublished parameter, the *since*, or the reading left free.

        share: the share of the completions of the others in which it is decisive: two of its values give two
            answers. Neighbouring numbers or days that never give two answers count as one value, so that no upper
            limit decides the order. None where the list is not exact, or where counting takes too much work.
    """

    leaf: FreeLeaf
    share: Fraction | None

    @property
    def label(self) -> Label:
        """The words for it."""
        return Label(spell(self.leaf, "fr"), spell(self.leaf, "en"))


@attrs.frozen(kw_only=True)
class Missing:
    """What is missing for an answer.

    Attributes:
        leaves: the leaves that can still change it, most decisive first.

        exact: whether exactly these can; otherwise none is left out, but some may be unable to.

        verdict: the answer that all completions share, "whatever the missing facts"; UNKNOWN where they differ or
            where it is not known whether they do.
    """

    leaves: tuple[MissingLeaf, ...]
    exact: bool
    verdict: Value

    def depends_on(self, leaf: FreeLeaf) -> bool:
        """Tell whether the answer can depend on a leaf; for certain only where the list is exact."""
        return any(missing.leaf == leaf for missing in self.leaves)


def missing(
    given: Program, read: Reader, today: date, *, root: int = -1, budget: int = BUDGET, limit: int = CELL_LIMIT
) -> Missing:
    """Give the leaves that can still change the answer of a root of a program.

    A completion in which two branches of a case are met gives no answer.

    Args:
        given: the program.
        read: gives what is known of a leaf.
        today: the day asked.
        root: which of the program's roots; the last where it is left out.
        budget: how many steps of work it may take.
        limit: how many cells a leaf may be cut into.

    Raises DomainError where a value read lies outside what its leaf declares, and ZeroDivisorError where a divisor
    may be zero.
    """
    alone = program(given.nodes[given.roots[root]])
    known = tuple((leaf, read(leaf)) for _, leaf in alone.free())
    return _missing(alone, known, today, budget, limit)


@lru_cache(maxsize=1024)  # many dossiers are silent on the same facts
def _missing(
    alone: Program, known: tuple[tuple[FreeLeaf, Value], ...], today: date, budget: int, limit: int
) -> Missing:
    """Give what is missing, where these values of the leaves are known: computed once for equal questions."""
    read = dict(known).__getitem__
    work = Work(budget)
    try:
        diagrams = Diagrams(alone, read, today, work=work, limit=limit)
    except OverBudgetError:
        return _superset(alone, read, today, budget)
    answer = Answer(diagrams, diagrams.roots[0])
    if not answer.settled:
        return _superset(alone, read, today, budget)
    try:
        shares: dict[int, Fraction | None] = dict(answer.shares())
    except OverBudgetError:
        if answer.refused:
            return _superset(alone, read, today, budget)
        shares = dict.fromkeys(answer.asked)
    listed = sorted(
        (place for place, share in shares.items() if share != 0), key=lambda place: (-(shares[place] or 0), place)
    )
    return Missing(
        leaves=tuple(MissingLeaf(leaf=diagrams.axes[place].leaf, share=shares[place]) for place in listed),
        exact=True,
        verdict=answer.common,
    )


# -- beyond the budget -------------------------------------------------------------------------------------------

_SAMPLES = 7
"""How many numbers or days of a leaf are tried to tell how much it settles alone."""


def _superset(alone: Program, read: Reader, today: date, budget: int) -> Missing:
    """List every leaf under a node that the bounds leave open; first those that settle most when known alone."""
    bounds = bound(alone, read, today)
    leaves = dict(alone.free())
    listed = [place for place in live_places(alone, bounds) if place in leaves and not exact(bounds[place])]
    work = Work(budget)
    whole = bounds[alone.roots[0]]

    def known(place: int, value: Value) -> Reader:
        return lambda leaf: value if leaf is leaves[place] else read(leaf)

    def settles(place: int) -> Fraction:
        axis = axis_of(leaves[place], read(leaves[place]))
        values = [] if axis is None else list(_samples(axis))
        total = Fraction(0)
        for value in values:
            try:
                work.step(len(alone.nodes))
                total += _settled(whole, bound(alone, known(place, value), today)[alone.roots[0]])
            except (OverBudgetError, AmbiguousCaseError):
                return Fraction(0)
        return total / max(len(values), 1)

    order = {place: (-settles(place), place) for place in listed}
    return Missing(
        leaves=tuple(MissingLeaf(leaf=leaves[place], share=None) for place in sorted(listed, key=order.__getitem__)),
        exact=False,
        verdict=UNKNOWN,
    )


def _samples(axis: Axis) -> Iterator[Value]:
    """Give some values of a leaf, spread over all it can have."""
    yield from (value for value in axis.singles if value is not UNKNOWN)
    count = min(axis.size, _SAMPLES)
    for number in range(count):
        yield axis.value(len(axis.singles) + (number * (axis.size - 1) // (count - 1) if count > 1 else 0))


def _settled(before: Value, after: Value) -> Fraction:
    """Tell how much of what was open is settled: 1 for an exact value, a part where a range is narrower."""
    if exact(after):
        return Fraction(1)
    wide, narrow = _width(before), _width(after)
    return 1 - narrow / wide if wide and narrow is not None else Fraction(0)


def _width(value: Value) -> Fraction | None:
    if not isinstance(value, Interval) or value.least is None or value.greatest is None:
        return None
    width = value.greatest - value.least
    return Fraction(width if isinstance(width, int | Fraction) else width.days)
