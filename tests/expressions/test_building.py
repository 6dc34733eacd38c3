"""Nodes as values: built as written, equal by what they say, hashed once, pickled, never too deep."""

import pickle
import subprocess
import sys
from datetime import date
from functools import reduce
from operator import add, and_
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.expressions.generators import KINDS, Drawn, Persons, drawn, examples
from tests.expressions.small_world import FLOOR, NAMED

from msp_model.expressions.conditions import AllOf, AnyOf, Not
from msp_model.expressions.errors import DepthError, KindError
from msp_model.expressions.expr import MAX_DEPTH, Expr
from msp_model.expressions.kinds import Months, Truth
from msp_model.expressions.leaves import TODAY, Fact, Literal
from msp_model.expressions.nodes import Sum
from msp_model.expressions.program import program
from msp_model.expressions.spelling import all_of, any_of, fact, least, number, parameter, rounded, since, total

any_kind = st.sampled_from(KINDS).flatmap(drawn)
p, q, r, a, b = (NAMED[name] for name in "pqrab")


def test_only_the_same_join_is_flattened() -> None:
    assert (p & q & r).operands == (p, q, r)
    assert (p | q | r).operands == (p, q, r)
    assert ((p | q) & r).operands == (p | q, r)
    assert (p & (q | r)).operands == (p, q | r)
    assert (p | (q & r)).operands == (p, q & r)
    assert (p & ~(q & r)).operands == (p, Not((AllOf((q, r)),)))
    assert (p.unless("exception", q) | r).operands == (p.unless("exception", q), r)
    assert (a + b + a).operands == (a, b, a)
    assert (a + least(a, b)).operands == (a, least(a, b))
    assert len((a - (b + a)).operands) == 2


def test_one_alone_is_itself_and_none_is_a_join_of_nothing() -> None:
    assert all_of(p) is any_of(p) is p
    assert (all_of(), any_of()) == (AllOf(()), AnyOf(()))
    assert total(a) is least(a) is a


@given(any_kind)
def test_an_expression_built_again_is_equal_and_has_the_same_hash(one: Drawn) -> None:
    again = attrs.evolve(one.expr)  # type: ignore[misc] # every node is an attrs class
    assert again == one.expr
    assert hash(again) == hash(one.expr)
    assert {one.expr: 1}[again] == 1


def test_what_differs_by_a_figure_or_a_way_of_rounding_differs() -> None:
    ceiling = parameter("ceiling", Persons, fr="plafond", least=0, greatest=9)
    assert FLOOR.on(TODAY) == FLOOR.on(TODAY)
    assert FLOOR.on(TODAY) != ceiling.on(TODAY)
    assert rounded(a, 5) == rounded(a, 5)
    assert rounded(a, 5) != rounded(a, 2)
    assert rounded(a, 5) != rounded(a, 5, "up")


@given(any_kind, any_kind)
def test_expressions_are_equal_only_where_they_say_the_same(one: Drawn, other: Drawn) -> None:
    written = {(type(node), node.scalars(), node.operands) for node in program(one.expr).nodes}
    other_written = {(type(node), node.scalars(), node.operands) for node in program(other.expr).nodes}
    assert (one.expr == other.expr) == (written == other_written and one.expr in program(other.expr).nodes)


@given(any_kind)
def test_an_expression_survives_pickling(one: Drawn) -> None:
    again = pickle.loads(pickle.dumps(one.expr))
    assert again == one.expr
    assert hash(again) == hash(one.expr)
    assert program(again) == program(one.expr)
    assert (again.kind, str(again)) == (one.expr.kind, str(one.expr))


def test_a_fact_leaves_its_function_behind() -> None:
    @fact(Truth, fr="là", en="there")
    def there(subject: object, day: date) -> bool:
        return True

    again = pickle.loads(pickle.dumps(there))
    assert again == there
    assert (there.read is None, again.read) == (False, None)


@given(examples())
def test_operands_come_before_what_is_made_of_them(example: Any) -> None:
    for place, (node, operands) in enumerate(zip(example.program.nodes, example.program.operands, strict=True)):
        assert all(operand < place for operand in operands)
        assert tuple(example.program.nodes[operand] for operand in operands) == node.operands
    assert len(set(example.program.nodes)) == len(example.program.nodes)


def shared(depth: int) -> Expr[Truth]:
    """Build a graph in which every part occurs twice: written out, it would have 2 ** depth leaves."""
    graph: Expr[Truth] = Fact("leaf", Truth, p.label, "subject", p.domain)
    for level in range(depth):
        graph = AllOf((graph, graph)) if level % 2 else AnyOf((graph, graph))
    return graph


def test_shared_parts_are_compared_pickled_and_listed_once() -> None:
    one, other = shared(100), shared(100)
    assert one is not other
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == other
    assert len(program(one).nodes) == 101
    assert one != shared(99)
    assert (one == shared(99)) is False
    assert (one == "an expression") is False
    assert len(str(one)) < 1_000


def test_a_rule_nests_to_a_limit() -> None:
    deepest = reduce(lambda node, _: Not((node,)), range(MAX_DEPTH - 1), p)
    assert pickle.loads(pickle.dumps(deepest)) == deepest
    with pytest.raises(DepthError, match="use all_of"):
        Not((deepest,))


def test_long_joins_are_flat() -> None:
    many = [number(Persons, 1), a] * 150
    assert total(*many) == reduce(add, many)
    assert len(all_of(*[p, q] * 150).operands) == len(reduce(and_, [p, q] * 150).operands) == 300


def nested_since(levels: int) -> Expr[Truth]:
    condition: Expr[Truth] = p
    for _ in range(levels):
        condition = since(condition).or_else(TODAY) <= TODAY
    return condition


def test_a_since_inside_a_since_counts_as_depth() -> None:
    deepest = nested_since((MAX_DEPTH - 1) // 3)
    assert pickle.loads(pickle.dumps(deepest)) == deepest
    with pytest.raises(DepthError):
        nested_since(MAX_DEPTH)


MISUSES: dict[str, Any] = {
    "bool": lambda: bool(p),
    "and": lambda: p and q,
    "or": lambda: p or q,
    "not": lambda: not p,
    "if": lambda: a if p else b,
    "chain": lambda: a <= b <= a,
    "max": lambda: max(a, b),
    "sorted": lambda: sorted([a, b]),
    "any": lambda: any([p]),
}


@pytest.mark.parametrize("misuse", MISUSES)
def test_an_expression_is_neither_true_nor_false(misuse: str) -> None:
    with pytest.raises(KindError, match=r"write & for and.*greatest\(\) for min/max"):
        MISUSES[misuse]()


def test_equality_is_of_what_is_said_not_a_condition() -> None:
    assert (a == b) is False
    assert (a == a + b) is False
    assert Literal(1, Persons) != Literal(1, Months)
    assert Literal(1, Persons) == Literal(1, Persons)
    assert a != 1
    assert Sum((a, b)) != Sum((b, a))


OUTPUT = """
from tests.expressions.small_world import NAMED as one, TODAYS, key
from msp_model.expressions.missing import missing
from msp_model.expressions.probe import probe
from msp_model.expressions.program import program
from msp_model.expressions.spelling import any_of
from msp_model.expressions.leaves import Literal
from msp_model.values import UNKNOWN

condition = any_of(
    one["colour"].is_(*one["colour"].domain.members[:2]) & one["p"],
    one["reading"].is_("wide", "widest") & ~one["p"] & one["q"],
    one["a"] + one["b"] + one["c"] >= one["local"],
    one["m"].present(),
)
listed = program(condition)
found = missing(listed, lambda leaf: UNKNOWN, TODAYS[0])
print(str(condition))
print([(key(each.leaf), each.share) for each in found.leaves])
print([[(key(leaf), value) for leaf, value in side.values] for one in probe(listed, TODAYS[0]) for side in (one.below, one.above)])
"""


def test_nothing_that_is_shown_depends_on_the_hash_seed() -> None:
    def printed(seed: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", OUTPUT], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        return done.stdout

    assert printed("1") == printed("2") == printed("3")
