"""Calendar: the days on which an answer can change, and the day since which a condition has been met.

Between two days on which a fact or a figure changes, only *today* moves. There, a comparison that reads today on
one side turns at most once, so that halving finds the exact day; one that reads it on both sides is halved until
interval arithmetic decides it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Protocol

import attrs

from msp_model.expressions import nodes
from msp_model.expressions.domain import FIRST_DAY
from msp_model.expressions.errors import NotInForceError
from msp_model.expressions.evaluate import Reader, Value, evaluate
from msp_model.expressions.program import FreeLeaf, Program, every_node
from msp_model.values import UNKNOWN, Interval

_ONE_DAY = timedelta(days=1)


class World(Protocol):
    """What rules are read in: the facts of a subject and the figures of a rulebook, on any day."""

    def borders(self) -> Sequence[date]:
        """Give every day on which a fact or a figure may change, in order."""
        ...

    def program(self, root: nodes.Expr[Any], day: date) -> Program:
        """Give the expression grounded on a day. Raises NotInForceError where a figure has no value then."""
        ...

    def read(self, leaf: FreeLeaf, day: date) -> Value:
        """Give what is known of a leaf on a day; never asked for a *since*."""
        ...


@attrs.frozen
class Stretch:
    """Days over which an answer stays the same: ``[start, until)``.

    Attributes:
        start: first day.

        until: first day after.

        value: the answer.
    """

    start: date
    until: date
    value: Any


def reader_on(world: World, day: date) -> Reader:
    """Give the reader of free leaves on a day, *since* included."""

    def read(leaf: FreeLeaf) -> Value:
        if isinstance(leaf, nodes.Since):
            return since_day(leaf.condition, world, day)
        return world.read(leaf, day)

    return read


def value_on(root: nodes.Expr[Any], world: World, day: date) -> Value:
    """Give the value of an expression on a day; UNKNOWN on a day that its figures do not cover."""
    try:
        listed = world.program(root, day)
    except NotInForceError:
        return UNKNOWN
    return evaluate(listed, reader_on(world, day), day)[listed.roots[0]]


def calendar(root: nodes.Expr[Any], world: World, first: date, until: date) -> tuple[date, ...]:
    """Give the days after *first* and before *until* on which the value of *root* may change.

    Every day on which it changes is there.
    """
    cuts = {day for day in world.borders() if first < day < until}
    for node in every_node(root):
        if isinstance(node, nodes.Since):
            cuts.update(calendar(node.condition, world, first, until))
    starts = [first, *sorted(cuts)]
    for start, end in zip(starts, [*starts[1:], until], strict=True):
        cuts.update(_turns(root, world, start, end - _ONE_DAY))
    return tuple(sorted(cuts))


def timeline(root: nodes.Expr[Any], world: World, first: date, until: date) -> tuple[Stretch, ...]:
    """Give the stretches of ``[first, until)`` over which the value of *root* is constant, the longest possible."""
    stretches: list[Stretch] = []
    starts = [first, *calendar(root, world, first, until)]
    for start, end in zip(starts, [*starts[1:], until], strict=True):
        value = value_on(root, world, start)
        if stretches and type(stretches[-1].value) is type(value) and stretches[-1].value == value:
            stretches[-1] = attrs.evolve(stretches[-1], until=end)
        else:
            stretches.append(Stretch(start, end, value))
    return tuple(stretches)


def since_day(condition: nodes.Expr[Any], world: World, day: date) -> Value:
    """Give the day since which *condition* has been met without a break up to *day*.

    None where it is not met on *day*; UNKNOWN where that is not known; an interval where it is met but history does
    not tell exactly since when: from the day after it was last known not to be met, to the day since which it is
    known to be met.
    """
    verdict = value_on(condition, world, day)
    if verdict is not True:
        return None if verdict is False else UNKNOWN
    least, greatest, unbroken = None, day, True
    for start in reversed([FIRST_DAY, *calendar(condition, world, FIRST_DAY, day + _ONE_DAY)]):
        value = value_on(condition, world, start)
        if value is False:
            return greatest if least == greatest else Interval(least, greatest)
        unbroken = unbroken and value is True
        least = start
        if unbroken:
            greatest = start
    return Interval(None, greatest)


# -- turns between two borders -----------------------------------------------------------------------------------


def _turns(root: nodes.Expr[Any], world: World, start: date, last: date) -> set[date]:
    """Give the days after *start*, up to *last*, on which a comparison with today turns, all facts staying."""
    try:
        listed = world.program(root, start)
    except NotInForceError:
        return set()
    if not any(type(node) is nodes.Today for node in listed.nodes):
        return set()
    read = _once(reader_on(world, start))
    moving = _moving(listed, evaluate(listed, read, start))
    one_sided, two_sided = _comparisons(listed, moving)
    found: set[date] = set()

    def seen(day: date) -> tuple[Value, ...]:
        values = evaluate(listed, read, day)
        return tuple(values[place] for place in (*one_sided, *two_sided))

    waiting = [(start, seen(start), last, seen(last))]
    while waiting:
        early, before, late, after = waiting.pop()
        if early == late or (before == after and _settled(listed, read, two_sided, early, late)):
            continue
        if late - early == _ONE_DAY:
            found.update({late} if before != after else ())
            continue
        middle = early + (late - early) // 2
        between = seen(middle)
        waiting += [(early, before, middle, between), (middle, between, late, after)]
    return found


def _once(read: Reader) -> Reader:
    known: dict[Any, Value] = {}

    def remembered(leaf: FreeLeaf) -> Value:
        if leaf not in known:
            known[leaf] = read(leaf)
        return known[leaf]

    return remembered


def _moving(listed: Program, values: Sequence[Value]) -> list[bool]:
    """Tell which nodes move with today, given the values on one day."""
    moving: list[bool] = []
    for node, places in zip(listed.nodes, listed.operands, strict=True):
        if type(node) is nodes.OrElse and values[places[0]] is not UNKNOWN:
            moving.append(values[places[0]] is None and moving[places[1]])
        else:
            moving.append(type(node) is nodes.Today or any(moving[place] for place in places))
    return moving


def _comparisons(listed: Program, moving: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Give the places of the comparisons that move with today on one side, and on both."""
    one_sided: list[int] = []
    two_sided: list[int] = []
    for place, (node, places) in enumerate(zip(listed.nodes, listed.operands, strict=True)):
        if type(node) is nodes.Compare and moving[place]:
            one_way = moving[places[0]] != moving[places[1]] and node.operator != "="
            (one_sided if one_way else two_sided).append(place)
    return one_sided, two_sided


def _settled(listed: Program, read: Reader, places: Sequence[int], early: date, late: date) -> bool:
    """Tell whether interval arithmetic decides these comparisons over all the days between two."""
    if not places:
        return True
    values = evaluate(listed, read, Interval(early, late))
    return all(
        values[place] is not UNKNOWN or any(values[operand] is UNKNOWN for operand in listed.operands[place])
        for place in places
    )
