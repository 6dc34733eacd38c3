"""Emit: how each node is written as Python text, for `compiling`.

The text is for situations in which every value that it needs is known and lies in its domain: each leaf is checked
where it is read, and `Unready` leaves everything else to the slow reading. So nothing but exact values flows through
the text, and a node is what it says: ``and`` for *and*, ``<`` for *less than*.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from functools import partial
from math import ceil, floor, gcd, lcm
from typing import Any

from msp_model.expressions import nodes
from msp_model.expressions.denominators import Constants, is_numeric, pieces
from msp_model.expressions.errors import ExpressionError, KindError
from msp_model.expressions.evaluate import Value, inside, plain, scale
from msp_model.expressions.kinds import Months
from msp_model.expressions.program import Program
from msp_model.expressions.writer import Emitter, Names, Writer, times
from msp_model.values import UNKNOWN, Interval, add_months

_MANY = 50
"""From how many parts on a chain is a call instead: Python's compiler nests the parts of a chain."""

_LONG = 1_000_000
"""A longer shift in days leaves the calendar."""


class Unready(TypeError):
    """A value is unknown, a range or outside its domain: the slow reading answers."""


def names() -> Names:
    """Give what every text may speak of."""
    known = (Fraction, add_months, chosen, date, divided, scale, timedelta, unready)
    return Names(**{thing.__name__: thing for thing in known})


def unready() -> Value:
    """Leave the answer to the slow reading."""
    raise Unready


def refusing(program: Program, known: Constants) -> set[int]:
    """Give the places that may refuse to answer: they are computed even where no result needs them."""
    found: set[int] = set()
    for place, (node, operands) in enumerate(zip(program.nodes, program.operands, strict=True)):
        if isinstance(node, nodes.Quotient):
            may_refuse = not known.get(operands[1])
        else:
            may_refuse = isinstance(node, nodes.Case) and not _exclusive(_branches(operands, known), program)
        if may_refuse:
            found.add(place)
    return found


# -- leaves ------------------------------------------------------------------------------------------------------


def on_grid(low: int, high: int, step: int, denominator: int, value: Value) -> int:
    """Give an exact number times its denominator. Raises Unready unless it lies on the grid of its domain."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise Unready
    factor, rest = divmod(denominator, value.denominator)
    number = value.numerator * factor
    if rest or not low <= number <= high or (number - low) % step:
        raise Unready
    return number


def in_domain(leaf: Any, value: Value) -> Value:
    """Give a day, a truth or a member. Raises Unready unless it is known and in its domain."""
    if value is UNKNOWN or isinstance(value, Interval) or is_numeric(leaf):
        raise Unready  # a number comes here where it has no domain: it cannot be known
    try:
        return inside(leaf, value)
    except ExpressionError:
        raise Unready from None


def subject_name(about: str) -> str:
    """Give the name of the argument for a subject."""
    return "of_" + "".join(letter if letter.isalnum() and letter.isascii() else f"_{ord(letter)}_" for letter in about)


def _fact(writer: Writer, node: nodes.Fact[Any], _operands: Sequence[int], place: int) -> str:
    """Read a fact: a quick check for what nearly every value is, the thorough one for the rest."""
    domain, name = node.domain, f"v{place}"
    call = f"{name} := read_{place}({subject_name(node.about)}, today)"
    first = name if domain.absent else call
    if domain.members:
        quick = _is_member(writer, first, name, domain.members)
    elif not domain.is_range:
        quick = f"({first}) is True or {name} is False"
    elif isinstance(domain.least, date):
        low, high = writer.constant(domain.least), writer.constant(domain.greatest)
        quick = f"type({first}) is date and {low} <= {name} <= {high}"
    else:
        quick = f"type({first}) is int and {ceil(domain.least)} <= {name} <= {floor(domain.greatest)}"
        quick += _whole_on_grid(name, Fraction(domain.least), Fraction(domain.step))
    text = f"{times(name, writer.denominators[place])} if {quick} else {_check(writer, node, place)}({name})"
    return f"None if ({call}) is None else {text}" if domain.absent else text


def _is_member(writer: Writer, first: str, name: str, members: Sequence[Any]) -> str:
    """Test for a member: by its type alone where that has no other member, since "a" may equal a member named so."""
    member = type(members[0])
    test = f"type({first}) is {writer.names.of('type', member)}"
    if issubclass(member, Enum) and len(members) == len(member):
        return test
    return f"{test} and {name} in {writer.names.of('members', tuple(members))}"


def _whole_on_grid(name: str, least: Fraction, step: Fraction) -> str:
    """Test that a whole number is on a grid; nothing to test where all are."""
    if (1 / step).denominator == 1 and (least / step).denominator == 1:
        return ""
    low, width = int(least * step.denominator * least.denominator), int(step * step.denominator * least.denominator)
    scaled = times(name, step.denominator * least.denominator)
    return f" and ({scaled} - {low}) % {width} == 0" if low >= 0 else f" and ({scaled} + {-low}) % {width} == 0"


def _check(writer: Writer, leaf: Any, place: int) -> str:
    """Give the name of the thorough check of a leaf."""
    domain, denominator = leaf.domain, writer.denominators[place]
    if is_numeric(leaf) and domain.is_range:
        low, high, step = (floor(Fraction(end) * denominator) for end in (domain.least, domain.greatest, domain.step))
        writer.names.objects[f"check_{place}"] = partial(on_grid, low, high, step, denominator)
    else:
        writer.names.objects[f"check_{place}"] = partial(in_domain, leaf)
    return f"check_{place}"


def _leaf(writer: Writer, node: Any, _operands: Sequence[int], place: int) -> str:
    writer.names.objects[f"leaf_{place}"] = node
    call, check = f"leaf_value(leaf_{place})", _check(writer, node, place)
    if not node.domain.absent:
        return f"{check}({call})"
    return f"None if (v{place} := {call}) is None else {check}(v{place})"


def _today(_writer: Writer, _node: nodes.Today, _operands: Sequence[int], _place: int) -> str:
    return "today if type(today) is date else unready()"


def _literal(_writer: Writer, _node: nodes.Literal[Any], _operands: Sequence[int], _place: int) -> str:
    return "unready()"  # exact figures are constants: this one is unknown or a range


def _on_another_day(_writer: Writer, node: nodes.ParameterOn[Any], _operands: Sequence[int], _place: int) -> str:
    message = f"{node} is read on another day: an expression is grounded before it is compiled"
    raise KindError(message)


# -- conditions --------------------------------------------------------------------------------------------------


def _compare(writer: Writer, node: nodes.Compare, operands: Sequence[int], _place: int) -> str:
    common = lcm(*(writer.denominators[part] for part in operands))
    numbers = is_numeric(node.operands[0])
    left, right = (writer.number(part, common) if numbers else writer.text(part) for part in operands)
    return f"{left} {'==' if node.operator == '=' else node.operator} {right}"


def _among(writer: Writer, node: nodes.Among, operands: Sequence[int], _place: int) -> str:
    members = tuple(sorted(node.members, key=str))
    return f"{writer.text(operands[0])} in {writer.names.of('members', members)}"


def _present(writer: Writer, _node: nodes.Present, operands: Sequence[int], _place: int) -> str:
    return f"{writer.text(operands[0])} is not None"


def _all_of(writer: Writer, _node: nodes.AllOf, operands: Sequence[int], _place: int) -> str:
    return _chain(writer, operands, "and", neutral=True)


def _any_of(writer: Writer, _node: Any, operands: Sequence[int], _place: int) -> str:
    return _chain(writer, operands, "or", neutral=False)


def _chain(writer: Writer, operands: Sequence[int], word: str, *, neutral: bool) -> str:
    first, *others = [part for part in operands if writer.constants.get(part) is not neutral]
    texts = [writer.text(first)]
    with writer.perhaps():
        texts += [writer.text(part) for part in others]
    return f" {word} ".join(texts)


def _not(writer: Writer, _node: nodes.Not, operands: Sequence[int], _place: int) -> str:
    return f"not {writer.text(operands[0])}"


# -- amounts -----------------------------------------------------------------------------------------------------


def _added(texts: Sequence[str]) -> str:
    if len(texts) == 1:
        return f"+{texts[0]}"
    return f"sum(({', '.join(texts)}))" if len(texts) > _MANY else " + ".join(texts)


def _sum(writer: Writer, _node: nodes.Sum[Any], operands: Sequence[int], place: int) -> str:
    denominator = writer.denominators[place]
    fixed = sum(Fraction(writer.constants[part]) for part in operands if part in writer.constants)
    texts = [writer.number(part, denominator) for part in operands if part not in writer.constants]
    return _added([*texts, writer.constant(int(fixed * denominator))] if fixed else texts)


def _count(writer: Writer, _node: nodes.Count[Any], operands: Sequence[int], _place: int) -> str:
    return _added([writer.text(part) for part in operands])


def _by_constant(writer: Writer, part: int, factor: Fraction, place: int) -> str:
    return times(writer.text(part), int(factor * writer.denominators[place] / writer.denominators[part]))


def _product(writer: Writer, _node: nodes.Product[Any], operands: Sequence[int], place: int) -> str:
    for one, other in (operands, operands[::-1]):
        if one in writer.constants:
            return _by_constant(writer, other, Fraction(writer.constants[one]), place)
    return " * ".join(writer.text(part) for part in operands)


def divided(over: int | Fraction, under: int | Fraction) -> int | Fraction:
    """Divide exactly. Raises ZeroDivisionError, which the slow reading explains."""
    exact: int | Fraction = plain(Fraction(over) / under)
    return exact


def _quotient(writer: Writer, _node: nodes.Quotient[Any], operands: Sequence[int], place: int) -> str:
    over, under = operands
    if writer.constants.get(under):
        return _by_constant(writer, over, 1 / Fraction(writer.constants[under]), place)
    common = lcm(writer.denominators[over], writer.denominators[under])
    return f"divided({writer.number(over, common)}, {writer.number(under, common)})"


def _least(writer: Writer, _node: nodes.Least[Any], operands: Sequence[int], place: int) -> str:
    return _extreme(writer, operands, place, "min", "<=")


def _greatest(writer: Writer, _node: nodes.Greatest[Any], operands: Sequence[int], place: int) -> str:
    return _extreme(writer, operands, place, "max", ">=")


def _extreme(writer: Writer, operands: Sequence[int], place: int, function: str, sign: str) -> str:
    if len(operands) != 2:  # noqa: PLR2004 - for two, a comparison is quicker than a call
        return f"{function}(({', '.join(writer.value(part, place) for part in operands)},))"
    (first, one), (second, other) = (writer.named_value(part, place) for part in operands)
    return f"{one} if {first} {sign} {second} else {other}"


def _brackets(writer: Writer, _node: nodes.Brackets[Any], operands: Sequence[int], place: int) -> str:
    base, *steps, beyond = operands
    parts = pieces(operands, writer.constants)
    if parts is None:
        limits = lcm(*(writer.denominators[part] for part in (base, *steps[::2])))
        rates = lcm(*(writer.denominators[part] for part in (*steps[1::2], beyond)))
        amount = writer.number(base, limits)
        scale_text = "".join(f"{writer.number(part, (limits, rates)[n % 2])}, " for n, part in enumerate(steps))
        return f"scale({amount}, ({scale_text}), {writer.number(beyond, rates)})"
    text, name = writer.named(base)
    over, under = writer.denominators[place], writer.denominators[base]
    written: list[str] = []
    for limit, rate, fixed in parts:
        amount = times(name if limit is not None or written else text, int(rate * over / under))
        amount += f" + {writer.constant(int(fixed * over))}" if fixed else ""
        if limit is None:
            return " else ".join([*written, amount])
        border = limit * under
        written.append(f"{amount} if {times(name if written else text, border.denominator)} <= {border.numerator}")
    raise AssertionError  # the last piece has no limit


def _branches(operands: Sequence[int], known: Constants) -> list[tuple[int, int]]:
    """Give condition and value of the branches of a case that can be met."""
    pairs = zip(operands[:-1:2], operands[1:-1:2], strict=True)
    return [(condition, value) for condition, value in pairs if known.get(condition) is not False]


def _exclusive(branches: Sequence[tuple[int, int]], program: Program) -> bool:
    """Tell whether no two branches can be met at once, by their form: one branch, or different members."""
    tests = [(program.nodes[condition], program.operands[condition]) for condition, _ in branches]
    members = [member for test, _ in tests if isinstance(test, nodes.Among) for member in test.members]
    asked = {operands for test, operands in tests if isinstance(test, nodes.Among)}
    by_member = len(asked) == 1 and all(isinstance(test, nodes.Among) for test, _ in tests)
    return len(branches) <= 1 or (by_member and len(members) == len(set(members)))


def chosen(conditions: Sequence[bool], values: Sequence[Value]) -> Value:
    """Give the value whose condition is met, else the last one. Raises Unready where two are met."""
    if sum(conditions) > 1:
        raise Unready
    return values[conditions.index(True)] if True in conditions else values[-1]


def _case(writer: Writer, _node: nodes.Case[Any], operands: Sequence[int], place: int) -> str:
    branches, otherwise = _branches(operands, writer.constants), operands[-1]
    if len(branches) > _MANY:
        conditions = "".join(f"{writer.text(condition)}, " for condition, _ in branches)
        values = "".join(f"{writer.value(value, place)}, " for value in (*(value for _, value in branches), otherwise))
        return f"chosen(({conditions}), ({values}))"
    if _exclusive(branches, writer.program):
        return _choice(writer, branches, otherwise, place)
    met = " + ".join([writer.text(condition, again=True) for condition, _ in branches])
    return f"unready() if {met} > 1 else {_choice(writer, branches, otherwise, place)}"


def _choice(writer: Writer, branches: Sequence[tuple[int, int]], otherwise: int, place: int) -> str:
    if not branches:
        return writer.value(otherwise, place)
    (condition, value), *others = branches
    test = writer.text(condition)
    with writer.perhaps():
        result = writer.value(value, place)
    with writer.perhaps():
        return f"{result} if {test} else {_choice(writer, others, otherwise, place)}"


def _or_else(writer: Writer, _node: nodes.OrElse[Any], operands: Sequence[int], place: int) -> str:
    optional, default = operands
    text, name = writer.named(optional)
    with writer.perhaps():
        instead = writer.value(default, place)
    factor = writer.denominators[place] // writer.denominators[optional]
    return f"{instead} if {text} is None else {times(name, factor)}"


def _shift(writer: Writer, node: nodes.Shift, operands: Sequence[int], _place: int) -> str:
    day, length = writer.text(operands[0]), operands[1]
    denominator = writer.denominators[length]
    if length in writer.constants:
        whole = int(writer.constants[length])
        if node.operands[1].kind is not Months and abs(whole) < _LONG:
            return f"{day} + {writer.names.of('length', timedelta(days=whole))}"
        written = str(whole)
    else:
        exact = writer.text(length)
        written = f"int({exact})" if denominator == 1 else f"int(Fraction({exact}, {denominator}))"
    return f"add_months({day}, {written})" if node.operands[1].kind is Months else f"{day} + timedelta(days={written})"


def _rounded(writer: Writer, node: nodes.Rounded[Any], operands: Sequence[int], _place: int) -> str:
    """Round with whole numbers: so many steps, down, up or to the nearest."""
    under = writer.denominators[operands[0]] * node.step.numerator
    common = gcd(node.step.denominator, under)
    over, under = node.step.denominator // common, under // common
    text = writer.text(operands[0])
    if node.mode == "up":
        steps = f"-({times(text, -over)} // {under})"
    elif node.mode == "half-up":
        steps = f"({times(text, 2 * over)} + {under}) // {2 * under}"
    else:
        steps = f"{times(text, over)} // {under}"
    return times(f"({steps})", node.step.numerator)


EMITTERS: dict[type[nodes.Expr[Any]], Emitter] = {
    nodes.Fact: _fact,
    nodes.Parameter: _leaf,
    nodes.Choice: _leaf,
    nodes.Since: _leaf,
    nodes.Today: _today,
    nodes.Literal: _literal,
    nodes.Compare: _compare,
    nodes.Among: _among,
    nodes.Present: _present,
    nodes.AllOf: _all_of,
    nodes.AnyOf: _any_of,
    nodes.Unless: _any_of,
    nodes.Not: _not,
    nodes.Sum: _sum,
    nodes.Product: _product,
    nodes.Quotient: _quotient,
    nodes.Least: _least,
    nodes.Greatest: _greatest,
    nodes.Count: _count,
    nodes.Brackets: _brackets,
    nodes.Case: _case,
    nodes.OrElse: _or_else,
    nodes.Shift: _shift,
    nodes.Rounded: _rounded,
    nodes.ParameterOn: _on_another_day,
}
"""One writer for each node class."""
