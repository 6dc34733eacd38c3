"""Evaluate: the value of every node, in Kleene's strong three-valued logic and interval arithmetic.

A condition is True, False or UNKNOWN. A number or a day is exact, an `Interval` where only bounds are known, or
UNKNOWN; arithmetic is strict in the unknown. What the domains of unknown facts say belongs to `bound` alone.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import inf
from typing import Any

from msp_model.expressions import nodes
from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import AmbiguousCaseError, DomainError, ZeroDivisorError
from msp_model.expressions.kinds import Months, inner, is_ordered, is_value
from msp_model.expressions.program import Program
from msp_model.values import UNKNOWN, Interval, add_months

Value = Any
"""True, False, an int, a Fraction, a day, a member, None, an Interval or UNKNOWN."""

Reader = Callable[[Any], Value]
"""Gives the value of a free leaf: a fact, an unpublished parameter, a free choice, a since."""

Step = Callable[[Any, Sequence[Value]], Value]


def evaluate(program: Program, read: Reader, today: date | Interval[date] | None = None) -> tuple[Value, ...]:
    """Give the value of every node of *program*, in its order.

    Raises DomainError where a value read lies outside what its leaf declares, AmbiguousCaseError where two branches
    of a case are met, ZeroDivisorError where a divisor may be zero.
    """
    return run(program, lambda leaf: inside(leaf, read(leaf)), today, STEPS)


def run(program: Program, read: Reader, today: Value, steps: dict[type, Step]) -> tuple[Value, ...]:
    """Loop over the program with the given steps."""
    values: list[Value] = []
    for node, places in zip(program.nodes, program.operands, strict=True):
        step = steps.get(type(node))
        if step is not None:
            values.append(step(node, [values[place] for place in places]))
        elif type(node) is nodes.Literal:
            values.append(node.value)
        elif type(node) is nodes.Today:
            values.append(UNKNOWN if today is None else today)
        else:
            values.append(read(node))
    return tuple(values)


def inside(leaf: Any, value: Value) -> Value:
    """Give the value back, or raise DomainError where the leaf's domain does not hold it."""
    domain: Domain = leaf.domain
    if value is UNKNOWN:
        return value
    if value is None:
        fits = domain.absent
    elif isinstance(value, Interval):
        base = inner(leaf.kind)
        known = [end for end in ends(value) if end is not None]
        fits = is_ordered(base) and all(is_value(end, base) for end in known) and domain.meets(*ends(value))
    else:
        fits = is_value(value, leaf.kind) and domain.holds(value)
    if not fits:
        message = f"{getattr(leaf, 'id', leaf)} gives {value!r}, which its domain does not hold: {domain}"
        raise DomainError(message)
    return value


# -- intervals ---------------------------------------------------------------------------------------------------


def ends(value: Value) -> tuple[Any, Any]:
    """Give the bounds of a value, None for no bound."""
    return (value.least, value.greatest) if isinstance(value, Interval) else (value, value)


def between(least: Any, greatest: Any) -> Value:
    """Give the value that lies between two bounds: exact where they meet, UNKNOWN where there is none."""
    if least is None and greatest is None:
        return UNKNOWN
    return least if least == greatest else Interval(least, greatest)


def hull(values: Sequence[Value]) -> Value:
    """Give what is known of a value that is one of several."""
    first = values[0]
    if all(type(value) is type(first) and value == first for value in values[1:]):
        return first
    if any(value is UNKNOWN or value is None or not _measured(value) for value in values):
        return UNKNOWN
    pairs = [ends(value) for value in values]
    least = None if any(low is None for low, _ in pairs) else min(low for low, _ in pairs)
    greatest = None if any(high is None for _, high in pairs) else max(high for _, high in pairs)
    return between(least, greatest)


def _measured(value: Value) -> bool:
    return isinstance(value, Interval | int | Fraction | date) and not isinstance(value, bool)


def _strict(step: Step) -> Step:
    def known(node: Any, values: Sequence[Value]) -> Value:
        return UNKNOWN if any(value is UNKNOWN for value in values) else step(node, values)

    return known


# -- conditions --------------------------------------------------------------------------------------------------


def _below(left: Value, right: Value, *, or_equal: bool) -> Value:
    """Tell whether left < right (or <=), as far as the bounds settle it."""
    (left_least, left_greatest), (right_least, right_greatest) = ends(left), ends(right)
    if (
        left_greatest is not None
        and right_least is not None
        and (left_greatest < right_least or (or_equal and left_greatest == right_least))
    ):
        return True
    if (
        left_least is not None
        and right_greatest is not None
        and (left_least > right_greatest or (not or_equal and left_least == right_greatest))
    ):
        return False
    return UNKNOWN


def _equal(left: Value, right: Value) -> Value:
    if not isinstance(left, Interval) and not isinstance(right, Interval):
        return left == right
    apart = _below(left, right, or_equal=False) is True or _below(right, left, or_equal=False) is True
    return False if apart else UNKNOWN


def _compare(node: nodes.Compare, values: Sequence[Value]) -> Value:
    left, right = values
    match node.operator:
        case "<":
            return _below(left, right, or_equal=False)
        case "<=":
            return _below(left, right, or_equal=True)
        case ">":
            return _below(right, left, or_equal=False)
        case ">=":
            return _below(right, left, or_equal=True)
        case _:
            return _equal(left, right)


def _among(node: nodes.Among, values: Sequence[Value]) -> Value:
    return values[0] in node.members


def _present(_node: nodes.Present, values: Sequence[Value]) -> Value:
    return values[0] is not None


def all_true(_node: Any, values: Sequence[Value]) -> Value:
    """Give Kleene's *and*."""
    if any(value is False for value in values):
        return False
    return UNKNOWN if any(value is UNKNOWN for value in values) else True


def any_true(_node: Any, values: Sequence[Value]) -> Value:
    """Give Kleene's *or*."""
    if any(value is True for value in values):
        return True
    return UNKNOWN if any(value is UNKNOWN for value in values) else False


def _not(_node: nodes.Not, values: Sequence[Value]) -> Value:
    return not values[0]


# -- values ------------------------------------------------------------------------------------------------------


def _sum(_node: nodes.Sum[Any], values: Sequence[Value]) -> Value:
    pairs = [ends(value) for value in values]
    lows, highs = [low for low, _ in pairs], [high for _, high in pairs]
    return between(
        None if None in lows else sum(lows),
        None if None in highs else sum(highs),
    )


def _open(value: Value) -> tuple[Any, Any]:
    least, greatest = ends(value)
    return (-inf if least is None else least, inf if greatest is None else greatest)


def _closed(least: Any, greatest: Any) -> Value:
    return between(None if least == -inf else least, None if greatest == inf else greatest)


def _times(one: Any, other: Any) -> Any:
    return 0 if one == 0 or other == 0 else one * other


def _product(_node: nodes.Product[Any], values: Sequence[Value]) -> Value:
    left, right = values
    if not isinstance(left, Interval) and not isinstance(right, Interval):
        return left * right
    corners = [_times(one, other) for one in _open(left) for other in _open(right)]
    return _closed(min(corners), max(corners))


def _quotient(node: nodes.Quotient[Any], values: Sequence[Value]) -> Value:
    over, under = values
    least, greatest = _open(under)
    if least <= 0 <= greatest:
        if inf in {-least, greatest}:
            return UNKNOWN  # no more is known than of an unknown divisor: what its domain says belongs to bound
        message = f"{node.operands[1]} may be zero (it is {under!r}), and {node.operands[0]} is divided by it"
        raise ZeroDivisorError(message)
    if not isinstance(over, Interval) and not isinstance(under, Interval):
        return plain(Fraction(over) / under)
    inverse = [0 if abs(end) == inf else 1 / Fraction(end) for end in (greatest, least)]
    corners = [_times(one, other) for one in _open(over) for other in inverse]
    least, greatest = min(corners), max(corners)
    return _closed(plain(least), plain(greatest))


def plain(number: Any) -> Any:
    """Give an int where a fraction is whole."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def _least(_node: nodes.Least[Any], values: Sequence[Value]) -> Value:
    pairs = [ends(value) for value in values]
    highs = [high for _, high in pairs if high is not None]
    return between(
        None if any(low is None for low, _ in pairs) else min(low for low, _ in pairs),
        min(highs) if highs else None,
    )


def _greatest(_node: nodes.Greatest[Any], values: Sequence[Value]) -> Value:
    pairs = [ends(value) for value in values]
    lows = [low for low, _ in pairs if low is not None]
    return between(
        max(lows) if lows else None,
        None if any(high is None for _, high in pairs) else max(high for _, high in pairs),
    )


def _count(_node: nodes.Count[Any], values: Sequence[Value]) -> Value:
    met = sum(value is True for value in values)
    return between(met, met + sum(value is UNKNOWN for value in values))


def _brackets(_node: nodes.Brackets[Any], values: Sequence[Value]) -> Value:
    base, *steps, beyond = values
    if any(isinstance(value, Interval) for value in (*steps, beyond)):
        return _wide_scale(base, steps, beyond)
    least, greatest = ends(base)
    rates = (*steps[1::2], beyond)
    if least is not greatest and not (all(rate >= 0 for rate in rates) or all(rate <= 0 for rate in rates)):
        turns = [limit for limit in steps[::2] if (least is None or limit > least)]
        turns = [limit for limit in turns if greatest is None or limit < greatest]
        if least is None or greatest is None:
            return UNKNOWN
        heights = [scale(place, steps, beyond) for place in (least, *turns, greatest)]
        return between(min(heights), max(heights))
    low = None if least is None else scale(least, steps, beyond)
    high = None if greatest is None else scale(greatest, steps, beyond)
    if any(rate < 0 for rate in rates):
        low, high = high, low
    return between(low, high)


def _wide_scale(base: Value, steps: Sequence[Value], beyond: Value) -> Value:
    """Give bounds of a marginal scale whose limits or rates are known by bounds only."""

    def compute(node: type, *values: Value) -> Value:
        return STEPS[node](None, values)

    amounts: list[Value] = []
    start: Value = None
    for limit, rate in (*zip(steps[::2], steps[1::2], strict=True), (None, beyond)):
        width = base if limit is None else compute(nodes.Least, base, limit)
        if start is not None:
            width = compute(nodes.Greatest, compute(nodes.Sum, width, compute(nodes.Product, start, -1)), 0)
        amounts.append(compute(nodes.Product, width, rate))
        start = limit
    return compute(nodes.Sum, *amounts)


def scale(base: Any, steps: Sequence[Any], beyond: Any) -> Any:
    """Give the marginal scale of an exact base: *steps* are limit and rate in turn."""
    amount, start = 0, None
    for limit, rate in zip(steps[::2], steps[1::2], strict=True):
        part = min(base, limit) if start is None else max(min(base, limit) - start, 0)
        amount += part * rate
        start = limit
    return amount + (base if start is None else max(base - start, 0)) * beyond


def _case(node: nodes.Case[Any], values: Sequence[Value]) -> Value:
    conditions, results = values[:-1:2], (*values[1:-1:2], values[-1])
    met = [place for place, condition in enumerate(conditions) if condition is True]
    if len(met) > 1:
        one, other = (node.operands[2 * place] for place in met[:2])
        message = f"two branches of a case are met at once: {one}; {other}"
        raise AmbiguousCaseError(message)
    if met:
        return results[met[0]]
    open_branches = [results[place] for place, condition in enumerate(conditions) if condition is UNKNOWN]
    return hull([*open_branches, results[-1]])


def _or_else(_node: nodes.OrElse[Any], values: Sequence[Value]) -> Value:
    value, default = values
    return default if value is None else value


def _moved(day: date | None, length: Any, unit: Any) -> date | None:
    if day is None or length is None:
        return None
    try:
        return add_months(day, int(length)) if unit is Months else day + timedelta(days=int(length))
    except OverflowError:
        return date.max if length > 0 else date.min


def _shift(node: nodes.Shift, values: Sequence[Value]) -> Value:
    (first, last), (shortest, longest) = ends(values[0]), ends(values[1])
    unit = node.operands[1].kind
    return between(_moved(first, shortest, unit), _moved(last, longest, unit))


def round_to(number: Any, step: Fraction, mode: str) -> Any:
    """Round an exact number to a multiple of *step*."""
    steps = Fraction(number) / step
    whole = steps.numerator // steps.denominator
    rest = steps - whole
    if mode == "up":
        whole += rest > 0
    elif mode == "half-up":
        whole += rest >= Fraction(1, 2)
    return plain(whole * step)


def _rounded(node: nodes.Rounded[Any], values: Sequence[Value]) -> Value:
    least, greatest = ends(values[0])
    return between(
        None if least is None else round_to(least, node.step, node.mode),
        None if greatest is None else round_to(greatest, node.step, node.mode),
    )


STEPS: dict[type, Step] = {
    nodes.Compare: _strict(_compare),
    nodes.Among: _strict(_among),
    nodes.Present: _strict(_present),
    nodes.AllOf: all_true,
    nodes.AnyOf: any_true,
    nodes.Unless: any_true,
    nodes.Not: _strict(_not),
    nodes.Sum: _strict(_sum),
    nodes.Product: _strict(_product),
    nodes.Quotient: _strict(_quotient),
    nodes.Least: _strict(_least),
    nodes.Greatest: _strict(_greatest),
    nodes.Count: _count,
    nodes.Brackets: _strict(_brackets),
    nodes.Case: _case,
    nodes.OrElse: lambda node, values: UNKNOWN if values[0] is UNKNOWN else _or_else(node, values),
    nodes.Shift: _strict(_shift),
    nodes.Rounded: _strict(_rounded),
}
"""One step for each node that is computed; leaves are read, parameters on other days are grounded away."""
