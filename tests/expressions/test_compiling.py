"""Compiled functions against the slow reading and against the oracle that is drawn with each expression."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.expressions.generators import KINDS, Drawn, drawn
from tests.expressions.small_world import (
    FIGURES,
    FIRST,
    LEAVES,
    RATE,
    TODAYS,
    Colour,
    Eur,
    Persons,
    key,
    partials,
    reader,
    situations,
    values_of,
)

from msp_model.expressions.amounts import Quotient
from msp_model.expressions.compiling import Compiled, compile_program
from msp_model.expressions.compiling_trees import compile_trees
from msp_model.expressions.domain import Domain
from msp_model.expressions.emitting import EMITTERS
from msp_model.expressions.errors import (
    AmbiguousCaseError,
    DomainError,
    ExpressionError,
    KindError,
    ZeroDivisorError,
)
from msp_model.expressions.evaluate import STEPS, evaluate
from msp_model.expressions.explain import Explanation
from msp_model.expressions.ground import ground
from msp_model.expressions.kinds import Days, KindValue, Months, OneOf, Per, Ratio, Truth
from msp_model.expressions.leaves import TODAY, Fact, Literal, Since
from msp_model.expressions.nodes import NODES, Expr
from msp_model.expressions.program import Program, program
from msp_model.expressions.spelling import (
    all_of,
    any_of,
    brackets,
    case,
    choice,
    count,
    fact,
    greatest,
    least,
    parameter,
    rounded,
    since,
    total,
)
from msp_model.values import UNKNOWN, Interval, Label

DAY = TODAYS[0]

thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@attrs.frozen
class Several:
    """Expressions that share parts, the day asked and their program."""

    drawn: tuple[Drawn, ...]
    today: date
    program: Program


@st.composite
def several(draw: st.DrawFn) -> Several:
    """Draw expressions; some are part of others, so that results share what they compute."""
    today = draw(st.sampled_from(TODAYS))
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=3))
    found: list[Drawn] = [draw(drawn(kind, most=60)) for kind in kinds]
    for one, other in pairwise(tuple(found)):
        if one.expr.kind is Truth and draw(st.booleans()):
            found.append(_either(one, other) if other.expr.kind is Truth else _chosen(one, other))
    roots = ground([one.expr for one in found], FIGURES, today)
    return Several(tuple(found), today, program(*roots))


def _either(one: Drawn, other: Drawn) -> Drawn:
    return Drawn(one.expr | other.expr, lambda s, t: one.oracle(s, t) or other.oracle(s, t))


def _chosen(one: Drawn, other: Drawn) -> Drawn:
    zero = case((one.expr, other.expr), otherwise=other.expr)
    return Drawn(zero, other.oracle)


def compiled_for(given_program: Program) -> Compiled:
    """Compile over situations: the subject is the situation itself."""
    return compile_program(given_program, read=lambda leaf: lambda situation, _: situation.get(key(leaf), UNKNOWN))


def arguments(compiled: Compiled, situation: Any, today: Any) -> tuple[Any, ...]:
    return (*(situation for _ in compiled.subjects), today)


def raw(function: Callable[..., Any], compiled: Compiled, situation: Any, today: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = function(*arguments(compiled, situation, today), leaf_value=reader(situation))
    return found


def outcome(call: Callable[[], Sequence[Any]]) -> object:
    """Give the values with their types as far as they matter, or what was raised."""
    try:
        return [(isinstance(value, bool), value) for value in call()]
    except Exception as error:  # noqa: BLE001 - whatever the one raises, the other must
        return (type(error), str(error))


def decided(compiled: Compiled, situation: Any, today: Any) -> object:
    return outcome(lambda: raw(compiled.evaluate, compiled, situation, today))


def recorded(compiled: Compiled, situation: Any, today: Any) -> object:
    return outcome(lambda: compiled.values(raw(compiled.record, compiled, situation, today)))


def slow_values(compiled: Compiled, situation: Any, today: Any) -> object:
    return outcome(lambda: evaluate(compiled.program, reader(situation), today))


def slow_roots(compiled: Compiled, situation: Any, today: Any) -> object:
    def roots() -> list[Any]:
        values = evaluate(compiled.program, reader(situation), today)
        return [values[place] for place in compiled.program.roots]

    return outcome(roots)


def without_slow_path(compiled: Compiled) -> Compiled:
    """Make the functions fail where they would leave the answer to the slow reading."""

    def refuse(*_: object) -> None:
        raise AssertionError(compiled.source)

    for function in (compiled.decide, compiled.record):
        function.__globals__.update(slow_decide=refuse, slow_record=refuse)
    return compiled


# -- drawn expressions -------------------------------------------------------------------------------------------


def test_every_node_is_compiled() -> None:
    assert set(EMITTERS) == set(NODES)


@thorough
@given(several(), st.data())
def test_complete_situations_give_what_the_oracle_gives_on_the_quick_path(one: Several, data: st.DataObject) -> None:
    compiled = compiled_for(one.program)
    situation = data.draw(situations(one.program))
    exact = outcome(lambda: [expression.oracle(situation, one.today) for expression in one.drawn])
    assert decided(compiled, situation, one.today) == exact
    assert recorded(compiled, situation, one.today) == slow_values(compiled, situation, one.today)
    quick = without_slow_path(compiled)
    assert decided(quick, situation, one.today) == exact
    assert recorded(quick, situation, one.today) == slow_values(quick, situation, one.today)


@thorough
@given(several(), st.data())
def test_partial_situations_give_what_the_slow_reading_gives(one: Several, data: st.DataObject) -> None:
    compiled = compiled_for(one.program)
    situation = data.draw(partials(one.program))
    for today in (one.today, None, Interval(date(2024, 1, 1), one.today)):
        assert decided(compiled, situation, today) == slow_roots(compiled, situation, today)
        assert recorded(compiled, situation, today) == slow_values(compiled, situation, today)


STRANGE = (
    True, False, None, UNKNOWN, 0, 1, 7, -3, Fraction(1, 2), Fraction(1, 3), Fraction(2, 1), 0.5, 1.0, Decimal("0.5"),
    "red", Colour.RED, FIRST, date(1800, 1, 1), datetime(2024, 1, 30, tzinfo=UTC), Interval(0, 1), Interval(None, 1), Interval(5, None),
)  # fmt: skip
"""Values that some leaves refuse, and others do not."""


@thorough
@given(several(), st.data())
def test_what_a_domain_does_not_hold_is_refused_as_the_slow_reading_refuses_it(
    one: Several, data: st.DataObject
) -> None:
    compiled = compiled_for(one.program)
    situation = data.draw(situations(one.program))
    if situation:
        situation[data.draw(st.sampled_from(sorted(situation)))] = data.draw(st.sampled_from(STRANGE))
    assert recorded(compiled, situation, one.today) == slow_values(compiled, situation, one.today)
    wanted = slow_roots(compiled, situation, one.today)
    if isinstance(wanted, list):
        assert decided(compiled, situation, one.today) == wanted


@thorough
@given(several(), st.data())
def test_a_record_replays(one: Several, data: st.DataObject) -> None:
    compiled = compiled_for(one.program)
    situation = data.draw(st.one_of(situations(one.program), partials(one.program)))
    values = compiled.values(raw(compiled.record, compiled, situation, one.today))
    for node, operands, value in zip(one.program.nodes, one.program.operands, values, strict=True):
        step = STEPS.get(type(node))
        if step is not None:
            assert step(node, [values[place] for place in operands]) == value


@thorough
@given(several(), st.data())
def test_compiled_trees_are_those_of_the_explanation(one: Several, data: st.DataObject) -> None:
    compiled = compiled_for(one.program)
    situation = data.draw(st.one_of(situations(one.program), partials(one.program)))
    values = compiled.values(raw(compiled.record, compiled, situation, one.today))
    trees = compile_trees(one.program)(values)
    assert trees == tuple(Explanation(one.program, values, root, one.today).tree() for root in one.program.roots)


@thorough
@given(several(), st.data())
def test_raw_numbers_are_integers_over_their_denominator(one: Several, data: st.DataObject) -> None:
    varying = any(
        isinstance(node, Quotient) and not isinstance(node.operands[1], Literal) for node in one.program.nodes
    )
    compiled = compiled_for(one.program)
    situation = data.draw(situations(one.program))
    found = raw(compiled.record, compiled, situation, one.today)
    if not varying:
        assert not any(isinstance(value, Fraction) for value in found)


# -- sample expressions, node by node ----------------------------------------------------------------------------


def leaf(name: str) -> Any:
    return next(one for one in LEAVES if key(one) == name)


P, Q, S, A, B, C, HALF, DAY_D, COLOURS = map(leaf, ("p", "q", "s", "a", "b", "c", "h", "d", "colour"))
WAIT: Expr[Months] = Fact("wait", Months, Label("wait"), "subject", attrs.evolve(HALF.domain, least=-2, greatest=2))
MAYBE_DAY, MAYBE_PERSONS, READING, LOCAL, EUROS, SLOPE = map(leaf, ("m", "n", "reading", "local", "euros", "rate"))


def figure(value: Any, kind: KindValue) -> Expr[Any]:
    return Literal(value, kind)


def persons(value: Any) -> Expr[Persons]:
    return figure(value, Persons)


def sample() -> tuple[Expr[Any], ...]:
    """Write expressions in which every node class occurs, over figures that do not divide."""
    third = figure(Fraction(1, 3), Ratio)
    scale = brackets(
        A, (persons(1), figure(Fraction(1, 4), RATE)), (persons(2), figure(2, RATE)), beyond=figure(0, RATE)
    )
    return (
        (A >= persons(2)).unless("exception", TODAY < DAY_D + figure(6, Months)),
        any_of(P & ~Q, COLOURS.is_(Colour.RED, Colour.BLUE), MAYBE_DAY.present()),
        total(A, B, persons(Fraction(1, 2)), A * third) - HALF,
        scale + EUROS / figure(3, Ratio),
        brackets(C, (A, SLOPE), beyond=SLOPE),
        greatest(least(A, HALF), count(P, Q, S, unit=Persons), LOCAL),
        case((COLOURS.is_(Colour.RED), A), (COLOURS.is_(Colour.BLUE), HALF), otherwise=MAYBE_PERSONS.or_else(B)),
        case((P, A / greatest(B, persons(1))), (~P & Q, figure(0, Ratio)), otherwise=third),
        rounded(A * third, Fraction(1, 10), "half-up"),
        HALF * (HALF / persons(3)) + rounded(HALF * (A / persons(1)), 1, "half-up"),
        brackets(C, (HALF, SLOPE), beyond=SLOPE)
        + brackets(A, (persons(Fraction(3, 2)), figure(1, RATE)), beyond=SLOPE),
        brackets(B, (persons(Fraction(3, 2)), figure(1, RATE)), beyond=figure(3, RATE)),
        MAYBE_PERSONS.or_else(HALF) + least(HALF, B),
        DAY_D + (WAIT + WAIT * figure(Fraction(1, 2), Ratio)),
        READING.is_("wide") & (since(P).or_else(TODAY) + count(P, Q, unit=Days) <= TODAY),
    )


@pytest.mark.parametrize("place", range(len(sample())))
def test_each_sample_alone_gives_what_the_slow_reading_gives(place: int) -> None:
    one = program(sample()[place])
    compiled = compiled_for(one)
    leaves = [(key(free), values_of(free)) for _, free in one.free()]
    for turn in range(60):
        situation = {name: values[turn % len(values)] for name, values in leaves}
        quick = decided(compiled, situation, DAY), recorded(compiled, situation, DAY)
        assert quick == (slow_roots(compiled, situation, DAY), slow_values(compiled, situation, DAY))
        for name, _ in leaves:
            lacking = {other: value for other, value in situation.items() if other != name}
            assert decided(compiled, lacking, DAY) == slow_roots(compiled, lacking, DAY)


def test_the_source_is_the_same_in_every_process() -> None:
    command = (
        "from tests.expressions.test_compiling import compiled_for, program, sample;"
        "print(compiled_for(program(*sample())).source)"
    )
    sources = {
        subprocess.run(
            [sys.executable, "-c", command],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2026")
    }
    assert sources == {compiled_for(program(*sample())).source + "\n"}


def test_money_is_an_integer_over_a_denominator_known_beforehand() -> None:
    share, price = figure(Fraction(80, 100), Ratio), figure(Fraction("10.55"), Per[Eur, Persons])
    compiled = compiled_for(program(A * price * share))
    assert compiled.denominators == (25,)
    assert raw(compiled.decide, compiled, {"a": 3}, DAY) == (633,)
    assert raw(compiled.evaluate, compiled, {"a": 3}, DAY) == (Fraction(633, 25),)


@pytest.mark.parametrize("step", [Fraction(1, 2), Fraction(2, 3), Fraction(1, 100), Fraction(5)])
@pytest.mark.parametrize("mode", ["down", "half-up", "up"])
def test_rounding_is_done_with_integers(mode: Any, step: Fraction) -> None:
    domain = attrs.evolve(A.domain, least=-3, greatest=3, step=Fraction(1, 24))
    number: Expr[Persons] = Fact("x", Persons, Label("x"), "subject", domain)
    compiled = without_slow_path(compiled_for(program(rounded(number, step, mode), rounded(number / A, step, mode))))
    steps = {"down": lambda x: x // 1, "up": lambda x: -(-x // 1), "half-up": lambda x: (x + Fraction(1, 2)) // 1}
    for value in (Fraction(part, 24) for part in range(-72, 73)):
        exact = tuple(steps[mode](x / step) * step for x in (value, value / 3))
        assert raw(compiled.evaluate, compiled, {"x": value, "a": 3}, DAY) == exact


def test_a_scale_is_written_as_straight_pieces() -> None:
    base: Expr[Persons] = Fact("base", Persons, Label("base"), "subject", attrs.evolve(A.domain, greatest=15_000))
    rates = [figure(Fraction(rate), RATE) for rate in ("0.25", "0.2", "0.1")]
    scale = brackets(base, (persons(4000), rates[0]), (persons(8000), rates[1]), beyond=rates[2])
    compiled = without_slow_path(compiled_for(program(scale)))
    amounts = {base: raw(compiled.evaluate, compiled, {"base": base}, DAY)[0] for base in (0, 4000, 4001, 8000, 15_000)}
    assert amounts == {0: 0, 4000: 1000, 4001: Fraction("1000.2"), 8000: 1800, 15_000: 2500}
    assert "scale(" not in compiled.source


# -- refusals ----------------------------------------------------------------------------------------------------


def test_two_branches_met_at_once_are_refused_even_where_no_result_needs_them() -> None:
    clash = case((P, persons(1)), (Q, persons(2)), otherwise=persons(0))
    compiled = compiled_for(program(all_of(S, clash >= persons(1))))
    message = "two branches of a case are met at once: p; q"
    for function in (compiled.decide, compiled.record, compiled.evaluate):
        with pytest.raises(AmbiguousCaseError, match=message):
            raw(function, compiled, {"p": True, "q": True, "s": False}, DAY)
    assert raw(compiled.decide, compiled, {"p": True, "q": False, "s": False}, DAY) == (False,)


def test_of_many_branches_two_met_at_once_are_refused() -> None:
    branches = [(A.equals(persons(number)), persons(number)) for number in range(2, 60)]
    compiled = compiled_for(program(case(*branches, (A >= persons(3), persons(7)), otherwise=persons(0))))
    assert raw(compiled.evaluate, compiled, {"a": 2}, DAY) == (2,)
    assert raw(compiled.evaluate, compiled, {"a": 1}, DAY) == (0,)
    with pytest.raises(AmbiguousCaseError, match="two branches"):
        raw(compiled.evaluate, compiled, {"a": 3}, DAY)


def test_branches_on_members_are_met_at_once_only_where_they_share_one() -> None:
    red, blue, either = COLOURS.is_(Colour.RED), COLOURS.is_(Colour.BLUE), COLOURS.is_(Colour.RED, Colour.GREEN)
    apart = compiled_for(program(case((red, persons(1)), (blue, persons(2)), otherwise=persons(0))))
    shared = compiled_for(program(case((red, persons(1)), (either, persons(2)), otherwise=persons(0))))
    found = [raw(apart.evaluate, apart, {"colour": colour}, DAY) for colour in Colour]
    assert found == [(1,), (0,), (2,)]
    assert raw(shared.evaluate, shared, {"colour": Colour.GREEN}, DAY) == (2,)
    with pytest.raises(AmbiguousCaseError, match="two branches"):
        raw(shared.evaluate, shared, {"colour": Colour.RED}, DAY)


def test_a_branch_on_a_member_may_be_met_beside_another_condition() -> None:
    mixed = case((COLOURS.is_(Colour.RED), persons(1)), (P, persons(2)), otherwise=persons(0))
    compiled = compiled_for(program(mixed))
    assert raw(compiled.evaluate, compiled, {"colour": Colour.RED, "p": False}, DAY) == (1,)
    with pytest.raises(AmbiguousCaseError, match="two branches"):
        raw(compiled.evaluate, compiled, {"colour": Colour.RED, "p": True}, DAY)


def test_a_scale_of_shares_under_a_limit_that_a_fact_tells() -> None:
    rate: Expr[Any] = Fact("share", RATE, Label("share"), "subject", Domain(least=0, greatest=2, step=Fraction(1, 3)))
    compiled = without_slow_path(compiled_for(program(brackets(A, (B, rate), beyond=figure(1, RATE)))))
    for share in (Fraction(1, 3), Fraction(5, 3), Fraction(2)):
        assert raw(compiled.evaluate, compiled, {"a": 3, "b": 1, "share": share}, DAY) == (share + 2,)


def test_a_divisor_of_zero_is_refused_even_where_no_result_needs_it() -> None:
    compiled = compiled_for(program(case((B >= persons(1), A / B), otherwise=figure(0, Ratio))))
    with pytest.raises(ZeroDivisorError, match="b may be zero"):
        raw(compiled.decide, compiled, {"a": 1, "b": 0}, DAY)
    assert raw(compiled.decide, compiled, {"a": 1, "b": 2}, DAY) == (Fraction(1, 2),)
    never = compiled_for(program(A / persons(0)))
    with pytest.raises(ZeroDivisorError, match="0 Persons may be zero"):
        raw(never.record, never, {"a": 1}, DAY)


@pytest.mark.parametrize("value", [4, -1, True, Fraction(1, 2), 1.0, Decimal(1), "1", None, Interval(2, 9), FIRST])
def test_a_value_outside_its_domain_is_refused_where_it_is_read(value: object) -> None:
    compiled = compiled_for(program(P & (A >= persons(2))))
    for function in (compiled.decide, compiled.record):
        with pytest.raises(DomainError, match="a gives"):
            raw(function, compiled, {"p": True, "a": value}, DAY)
    with pytest.raises(DomainError, match="a gives"):
        raw(compiled.record, compiled, {"p": False, "a": value}, DAY)


class Named(StrEnum):
    """Members that are equal to their names."""

    ONE = "one"
    TWO = "two"


@pytest.mark.parametrize("members", [(Named.ONE, Named.TWO), (Named.TWO,)])
def test_a_word_that_equals_a_member_is_no_member(members: tuple[Named, ...]) -> None:
    compiled = compiled_for(program(Fact("word", OneOf[Named], Label("word"), "subject", Domain(members=members))))
    for value in (*Named, "one", "two", UNKNOWN, None, 1):
        assert decided(compiled, {"word": value}, DAY) == slow_roots(compiled, {"word": value}, DAY)
        assert recorded(compiled, {"word": value}, DAY) == slow_values(compiled, {"word": value}, DAY)


def test_what_no_result_needs_is_not_read_by_decide() -> None:
    asked: list[str] = []

    def read(one: Fact[Any]) -> Callable[[Any, date], Any]:
        def function(_subject: object, _today: date) -> Any:
            asked.append(one.id)
            return one.kind is not Truth and 2

        return function

    compiled = compile_program(program(P & (A >= persons(2)), P | Q), read=read)
    assert compiled.decide(None, DAY) == (False, False)
    assert asked == ["p", "q"]


@pytest.mark.parametrize("step", [Fraction(1, 4), Fraction(1, 3), 2, Fraction(3, 2)])
@pytest.mark.parametrize("start", [0, 1, Fraction(1, 8), Fraction(-1, 3)])
def test_only_the_grid_of_the_domain_is_known(step: Any, start: Any) -> None:
    domain = attrs.evolve(A.domain, least=start, greatest=start + 7, step=step)
    compiled = compiled_for(program(Fact("x", Persons, Label("x"), "subject", domain)))
    for value in {Fraction(number, 24) for number in range(-24, 24 * 9)} | set(range(-1, 9)):
        exact = value.numerator if value.denominator == 1 else value
        assert recorded(compiled, {"x": exact}, DAY) == slow_values(compiled, {"x": exact}, DAY)
        assert decided(compiled, {"x": exact}, DAY) == slow_roots(compiled, {"x": exact}, DAY)


def test_an_error_of_a_fact_is_the_error_of_the_answer() -> None:
    def broken(_subject: object, _today: date) -> int:
        return len(None)  # type: ignore[arg-type]

    compiled = compile_program(program(A >= persons(1)), read=lambda _: broken)
    with pytest.raises(TypeError, match="has no len"):
        compiled.decide(None, DAY)


def test_a_day_past_the_calendar_is_its_last_day() -> None:
    far = DAY_D + figure(12 * 9000, Months)
    farther = DAY_D + figure(10**7, Days)
    compiled = compiled_for(program(far, farther, TODAY + count(P, unit=Months)))
    situation = {"d": FIRST, "p": True}
    assert decided(compiled, situation, DAY) == slow_roots(compiled, situation, DAY)
    assert raw(compiled.decide, compiled, situation, DAY) == (date.max, date.max, date(2024, 2, 29))


def test_an_expression_is_grounded_before_it_is_compiled() -> None:
    floor = parameter("floor", Persons, fr="plancher")
    with pytest.raises(KindError, match="grounded before it is compiled"):
        compile_program(program(floor.on(TODAY)))


def test_a_fact_without_function_is_refused() -> None:
    with pytest.raises(ExpressionError, match="the fact a has no function"):
        compile_program(program(A))


# -- arguments ---------------------------------------------------------------------------------------------------


@fact(Persons, fr="lits", greatest=100)
def beds(msp: dict[str, int], _day: date) -> int:
    return msp["beds"]


@fact(Persons, fr="demandés", about="the request", greatest=100)
def asked_for(request: dict[str, int], _day: date) -> int:
    return request["asked"]


def test_subjects_come_in_the_order_of_their_names_then_the_day() -> None:
    compiled = compile_program(program(asked_for <= beds))
    assert compiled.subjects == ("subject", "the request")
    assert compiled.decide({"beds": 2}, {"asked": 3}, DAY) == (False,)
    assert compile_program(program(TODAY)).decide(DAY) == (DAY,)


def test_leaves_that_are_no_facts_are_unknown_unless_they_are_given() -> None:
    free = choice("reading", "strict", "wide", fr="lecture")
    begun = since(beds >= persons(1))
    compiled = compile_program(program(free.is_("wide"), begun.present(), LOCAL >= persons(1)))
    assert compiled.decide(DAY) == (UNKNOWN, UNKNOWN, UNKNOWN)

    def known(one: Any) -> Any:
        return FIRST if isinstance(one, Since) else {"reading": "wide", "local": 2}[one.id]

    assert compiled.decide(DAY, leaf_value=known) == (True, True, True)
    assert without_slow_path(compiled).decide(DAY, leaf_value=known) == (True, True, True)


# -- size --------------------------------------------------------------------------------------------------------


def test_long_lists_are_compiled() -> None:
    many = 3000
    tests = [A >= persons(Fraction(number, many)) for number in range(many)]
    members = [case((A.equals(persons(number)), persons(number)), otherwise=persons(0)) for number in range(many)]
    branches = [(A.equals(persons(number)), persons(number)) for number in range(300)]
    limits = [(persons(number), figure(number, RATE)) for number in range(300)]
    roots = (
        all_of(*tests), any_of(*tests), count(*tests, unit=Persons), total(*members), greatest(*members),
        case(*branches, otherwise=persons(7)), brackets(A, *limits, beyond=figure(0, RATE)),
    )  # fmt: skip
    compiled = without_slow_path(compiled_for(program(*roots)))
    situation = {"a": 2}
    assert decided(compiled, situation, DAY) == slow_roots(compiled, situation, DAY)
    assert recorded(compiled, situation, DAY) == slow_values(compiled, situation, DAY)


def test_deep_expressions_are_compiled() -> None:
    def deeper(kind: KindValue) -> Expr[Any]:
        node: Any = P if kind is Truth else A
        for level in range(65):
            if kind is Truth:
                node = (node & Q) if level % 2 else (node | S)
            else:
                node = least(node * figure(Fraction(1, 2), Ratio), B) if level % 3 else node + C
        found: Expr[Any] = node
        return found

    compiled = without_slow_path(compiled_for(program(deeper(Truth), deeper(Persons))))
    situation = {"p": True, "q": True, "s": False, "a": 3, "b": 2, "c": -1}
    assert decided(compiled, situation, DAY) == slow_roots(compiled, situation, DAY)


def test_shared_parts_are_written_once() -> None:
    node: Any = A
    for level in range(55):
        both = (node + B, node + C)
        node = case((P if level % 2 else Q, both[0]), otherwise=both[1])
    compiled = without_slow_path(compiled_for(program(node)))
    assert len(compiled.source) < 100_000
    situation = {"p": True, "q": False, "a": 3, "b": 2, "c": -1}
    assert decided(compiled, situation, DAY) == slow_roots(compiled, situation, DAY)


def test_figures_are_computed_beforehand() -> None:
    compiled = compile_program(
        program((persons(1) >= persons(2)) & P, persons(2) + persons(3)), read=lambda _: lambda _subject, _today: 0
    )
    assert "(\n            False,\n            5,\n        )" in compiled.source
    assert compiled.decide(None, DAY) == (False, 5)
