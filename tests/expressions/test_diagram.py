"""Diagrams: one form for each function, whatever it is written like, and however many conditions it has."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import comb
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.expressions.generators import FIGURES, TODAYS, Drawn, Eur, Persons, drawn
from tests.expressions.small_world import NAMED, completions, key, reader

from msp_model.expressions.answer import Answer
from msp_model.expressions.axes import OverBudgetError, Work
from msp_model.expressions.diagram import END, Diagram, Diagrams
from msp_model.expressions.evaluate import evaluate
from msp_model.expressions.expr import Expr
from msp_model.expressions.ground import ground
from msp_model.expressions.kinds import Truth
from msp_model.expressions.leaves import Fact, Literal, Since
from msp_model.expressions.missing import missing
from msp_model.expressions.program import Program, program
from msp_model.expressions.spelling import all_of, any_of, case, count, domain_of, number, total, truth
from msp_model.values import UNKNOWN, Label

TODAY = TODAYS[0]
NOON = date(2024, 6, 30)


def fact(id: str, kind: Any, *bounds: Any) -> Any:
    return Fact(id, kind, Label(id), "subject", domain_of(kind, *bounds))


def diagrams(given: Program, budget: int = 10**6) -> Diagrams:
    return Diagrams(given, lambda _: UNKNOWN, TODAY, work=Work(budget))


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drawn(Truth, 2, 60), drawn(Truth, 2, 60))
def test_equal_functions_are_one_diagram(one: Drawn, other: Drawn) -> None:
    both = program(*ground([one.expr, other.expr, one.expr & other.expr], FIGURES, TODAY))
    if sum(1 for _ in completions(both)) > 3_000 or any(isinstance(leaf, Since) for _, leaf in both.free()):
        return
    first, second, joined = diagrams(both).roots
    answers = [
        tuple(evaluate(both, reader(situation), TODAY)[root] for root in both.roots) for situation in completions(both)
    ]
    assert (first is second) == all(one is other for one, other, _ in answers)
    assert (joined is first) == all(one is together for one, _, together in answers)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (lambda p, q: ~(p & q), lambda p, q: ~p | ~q),
        (lambda p, q: p & (q | ~q), lambda p, _: p),
        (lambda p, q: case((p, q), otherwise=~q), lambda p, q: (p & q) | (~p & ~q)),
        (lambda p, q: count(p, q, unit=Persons) >= number(Persons, 1), lambda p, q: p | q),
        (lambda p, q: p.unless("exception", q), lambda p, q: p | q),
        (lambda p, q: p & ~p & q, lambda *_: truth(value=False)),
    ],
    ids=["De Morgan", "tautology", "case", "count", "unless", "never"],
)
def test_two_spellings_of_one_rule_are_one_diagram(left: Any, right: Any) -> None:
    p, q = NAMED["p"], NAMED["q"]
    first, second = diagrams(program(left(p, q), right(p, q))).roots
    assert first is second


def test_a_diagram_asks_in_the_order_of_the_program() -> None:
    p, q, a = NAMED["p"], NAMED["q"], NAMED["a"]
    given = program((a >= Literal(1, Persons)) & p & q)
    found = diagrams(given)

    def check(diagram: Diagram) -> None:
        for kid in diagram.kids:
            assert kid.place == END or kid.place > diagram.place
            check(kid)

    check(found.roots[0])
    assert found.roots[0].place == given.nodes.index(a)


# -- many conditions -----------------------------------------------------------------------------------------------


def conditions(size: int) -> list[Expr[Truth]]:
    return [fact(f"f{number}", Persons, 0, 100) >= Literal(3, Persons) for number in range(size)]


def conjunction(size: int) -> Expr[Truth]:
    return all_of(*conditions(size))


def half(size: int) -> Expr[Truth]:
    return count(*conditions(size), unit=Persons) >= Literal(size // 2, Persons)


def shared_clause(size: int) -> Expr[Truth]:
    ones, others = ([fact(f"{name}{number}", Truth) for number in range(size)] for name in "ab")
    return any_of(*ones) & any_of(*ones, *(~other for other in others)) & any_of(*others)


def pairs(size: int) -> Expr[Truth]:
    ones, others = ([fact(f"{name}{number}", Truth) for number in range(size)] for name in "ab")
    return all_of(*(one | other for one, other in zip(ones, others, strict=True)))


def points(size: int) -> Expr[Truth]:
    """Indicators that are worth points, and a minimum of points."""
    facts = [fact(f"f{place}", Truth) for place in range(size)]
    worth = (case((one, Literal(100 + place, Eur)), otherwise=number(Eur, 0)) for place, one in enumerate(facts))
    minimum: Expr[Any] = Literal(100 * size // 2, Eur)
    return total(*worth) >= minimum


def steps(root: Expr[Any], budget: int = 10**6) -> int:
    found = diagrams(program(root), budget)
    answer = Answer(found, found.roots[0])
    assert answer.settled
    answer.shares()
    return found.work.spent


@pytest.mark.parametrize(
    ("build", "most", "growth"),
    [(conjunction, 4_000, 4), (half, 20_000, 8), (shared_clause, 30_000, 4), (pairs, 6_000, 4)],
)
def test_many_conditions_take_little_work(build: Callable[[int], Expr[Truth]], most: int, growth: int) -> None:
    assert steps(build(40)) <= most
    assert steps(build(80)) <= growth * steps(build(40))


def test_many_conditions_are_counted_exactly() -> None:
    def shares(root: Expr[Truth]) -> dict[str, Fraction | None]:
        found = missing(program(root), lambda _: UNKNOWN, NOON)
        assert found.exact
        return {key(each.leaf): each.share for each in found.leaves}

    assert shares(conjunction(40)) == {f"f{place}": Fraction(1, 2**39) for place in range(40)}
    assert shares(half(40)) == {f"f{place}": Fraction(comb(39, 19), 2**39) for place in range(40)}
    assert set(shares(pairs(40)).values()) == {Fraction(1, 2) * Fraction(3, 4) ** 39}


def test_a_sum_of_points_takes_little_work() -> None:
    assert steps(points(15)) <= 15_000


def test_an_unknown_number_takes_as_many_steps_as_halvings() -> None:
    patients, paramedics = fact("patients", Persons, 0, 100_000), fact("paramedics", Persons, 0, 200)
    assert steps(patients >= Literal(3_700, Persons)) <= 200
    assert steps(patients + paramedics >= Literal(3_700, Persons)) <= 10_000


def test_the_same_question_takes_the_same_steps() -> None:
    assert steps(half(20)) == steps(half(20))


def test_work_stops_at_the_budget() -> None:
    with pytest.raises(OverBudgetError, match="the work budget of 100 steps is spent"):
        steps(conjunction(40), budget=100)
