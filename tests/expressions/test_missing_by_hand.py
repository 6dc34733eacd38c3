"""What is missing, on rules small enough to be read."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from tests.expressions.generators import RATE, Eur, Persons
from tests.expressions.small_world import NAMED, Colour, key

from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import DomainError, ZeroDivisorError
from msp_model.expressions.expr import Expr
from msp_model.expressions.kinds import Day, KindValue, Maybe, Months, OneOf, Ratio, Truth
from msp_model.expressions.leaves import TODAY, Fact, Literal, Parameter
from msp_model.expressions.missing import Missing, missing
from msp_model.expressions.program import program
from msp_model.expressions.spelling import (
    any_of,
    case,
    domain_of,
    greatest,
    least,
    number,
    since,
)
from msp_model.values import UNKNOWN, Interval, Label

NOON = date(2024, 6, 30)
HALF = Fraction(1, 2)
p, q, r, s = (NAMED[name] for name in "pqrs")
reading, colour = NAMED["reading"], NAMED["colour"]


def fact(id: str, kind: KindValue, *bounds: Any) -> Any:
    return Fact(id, kind, Label(id), "subject", domain_of(kind, *bounds))


def persons(value: int) -> Expr[Any]:
    return Literal(value, Persons)


physicians, paramedics, patients = (
    fact("physicians", Persons, 0, 200), fact("paramedics", Persons, 0, 200), fact("patients", Persons, 0, 100_000),
)  # fmt: skip
departed, started = fact("departed", Maybe[Day]), fact("started", Day)


def ask(root: Expr[Any], known: dict[Any, Any] | None = None, **limits: int) -> Missing:
    return missing(program(root), lambda leaf: (known or {}).get(leaf, UNKNOWN), NOON, **limits)


def listed(found: Missing) -> list[tuple[str, Any]]:
    return [(key(each.leaf), each.share) for each in found.leaves]


def names(found: Missing) -> list[str]:
    return [name for name, _ in listed(found)]


# -- verdicts ------------------------------------------------------------------------------------------------------


def test_the_next_question_is_the_most_decisive() -> None:
    found = ask((physicians >= persons(2)) & ((paramedics >= persons(1)) | p))
    assert listed(found) == [("physicians", Fraction(3, 4)), ("paramedics", Fraction(1, 4)), ("p", Fraction(1, 4))]
    assert (found.exact, found.verdict) == (True, UNKNOWN)


def test_an_upper_limit_does_not_decide_the_order() -> None:
    wide, narrow = fact("wide", Persons, 0, 1_000_000), fact("narrow", Persons, 0, 3)
    assert listed(ask((wide >= persons(2)) & (narrow >= persons(2)))) == [("wide", HALF), ("narrow", HALF)]


def test_a_fact_that_cannot_settle_the_answer_alone_is_listed() -> None:
    assert names(ask(p & q & r)) == ["p", "q", "r"]


def test_what_is_settled_whatever_the_missing_facts() -> None:
    assert ask(p | ~p) == Missing(leaves=(), exact=True, verdict=True)
    assert ask((physicians >= persons(2)) & (physicians <= persons(1))) == Missing(leaves=(), exact=True, verdict=False)


def test_what_intervals_cannot_tell_is_said_to_be_inexact() -> None:
    found = ask(started + Literal(6, Months) >= started)
    assert (listed(found), found.exact, found.verdict) == ([("started", None)], False, UNKNOWN)


def test_a_settled_answer_misses_nothing() -> None:
    assert ask(p & q, {p: False}) == Missing(leaves=(), exact=True, verdict=False)
    assert ask(p | q, {p: True, q: False}) == Missing(leaves=(), exact=True, verdict=True)


def test_a_range_settles_what_it_can() -> None:
    condition = (physicians >= persons(2)) & (paramedics >= persons(5))
    found = ask(condition, {physicians: Interval(5, None), paramedics: Interval(3, 8)})
    assert listed(found) == [("paramedics", 1)]


def test_a_range_counts_only_the_values_of_the_domain() -> None:
    assert ask(physicians >= persons(2), {physicians: Interval(Fraction(3, 2), None)}).verdict is True
    assert ask(physicians >= persons(2), {physicians: Interval(None, Fraction(3, 2))}).verdict is False
    assert ask(physicians <= persons(2), {physicians: Interval(Fraction(3, 2), Fraction(5, 2))}).verdict is True


def test_a_reading_left_free_is_listed_only_where_the_answer_depends_on_it() -> None:
    strict, wide = physicians >= persons(2), physicians >= persons(1)
    condition = case((reading.is_("strict"), strict), otherwise=wide)
    assert listed(ask(condition, {physicians: 1})) == [("reading", 1)]
    assert ask(condition, {physicians: 3}) == Missing(leaves=(), exact=True, verdict=True)
    both = ask(condition)
    assert both.depends_on(reading)
    assert names(both) == ["physicians", "reading"]
    assert not ask(condition, {physicians: 0}).depends_on(reading)
    assert not ask(strict).depends_on(reading)
    assert ask(strict).depends_on(physicians)


def test_an_unpublished_figure_is_listed() -> None:
    regional: Expr[Any] = Parameter("regional", Persons, Label("régional"), Domain(least=1, greatest=4), "region")
    assert listed(ask(physicians >= regional, {physicians: 2})) == [("regional", 1)]
    assert ask(physicians >= regional, {physicians: 4}).verdict is True


def test_a_since_is_asked_for_by_halving_three_centuries() -> None:
    clock = since(p)
    found = ask(TODAY >= clock.or_else(TODAY) + Literal(12, Months))
    assert (listed(found), found.exact) == ([("since p", 1)], True)
    assert ask(clock.present() | p, {p: True}).verdict is True


def test_month_ends_do_not_disturb() -> None:
    found = ask((departed.or_else(TODAY) + Literal(6, Months) <= TODAY) | ~departed.present())
    assert (listed(found), found.exact) == ([("departed", 1)], True)


def test_a_guarded_absence_that_never_holds() -> None:
    never = departed.present() & (departed.or_else(TODAY) < Literal(date(1900, 1, 1), Day))
    assert ask(never) == Missing(leaves=(), exact=True, verdict=False)


def test_a_completion_with_two_branches_met_gives_no_answer() -> None:
    clash = case((p, q), (q, p), otherwise=r)
    quarter = Fraction(1, 4)  # p: where q is false and r true; with q true, p true would be refused
    assert listed(ask(clash)) == [("p", quarter), ("q", quarter), ("r", quarter)]
    assert ask(clash).exact
    assert listed(ask(case((p, r), (q, r), otherwise=r))) == [("r", Fraction(3, 4))]
    only = ask(case((p, physicians), (q, physicians), otherwise=persons(0)) >= persons(0))
    assert (only.leaves, only.verdict) == ((), True)


def test_members_are_asked_for_one_by_one() -> None:
    found = ask(colour.is_(Colour.RED) & p)
    assert listed(found) == [("colour", HALF), ("p", Fraction(1, 3))]


def test_a_leaf_may_be_optional_whatever_its_kind() -> None:
    said, chosen = fact("said", Maybe[Truth]), fact("chosen", Maybe[OneOf[Colour]])
    assert listed(ask(said.or_else(p))) == [("said", 1), ("p", Fraction(1, 3))]
    assert listed(ask(chosen.or_else(colour).is_(Colour.RED))) == [("chosen", 1), ("colour", Fraction(1, 4))]


# -- refusals ------------------------------------------------------------------------------------------------------


def test_a_divisor_that_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisorError, match="physicians may be zero"):
        ask(paramedics / physicians >= number(Ratio, 1))
    assert ask(paramedics / greatest(physicians, persons(1)) >= number(Ratio, 0)).verdict is True


def test_a_value_outside_its_domain_is_refused() -> None:
    for known in (Interval(1, 201), 201, True, HALF, NOON, Interval(NOON, None)):
        with pytest.raises(DomainError, match="physicians gives"):
            ask(physicians >= persons(2), {physicians: known})
    with pytest.raises(DomainError, match="physicians gives"):
        ask(physicians >= persons(2), {physicians: Interval(Fraction(1, 3), Fraction(2, 3))})


# -- amounts -------------------------------------------------------------------------------------------------------


def test_an_amount_of_few_values_is_listed_exactly() -> None:
    amount = case((p, Literal(100, Eur)), otherwise=number(Eur, 0)) + case(
        (q, Literal(0, Eur)), otherwise=number(Eur, 0)
    )
    found = ask(amount)
    assert (listed(found), found.exact, found.verdict) == ([("p", 1)], True, UNKNOWN)
    assert ask(least(amount, number(Eur, 0))) == Missing(leaves=(), exact=True, verdict=0)


def test_a_wide_amount_lists_a_superset_marked_so() -> None:
    amount = patients * Literal(7, RATE) + case((p, Literal(100, Eur)), otherwise=number(Eur, 0))
    found = ask(amount)
    assert (listed(found), found.exact, found.verdict) == ([("patients", None), ("p", None)], False, UNKNOWN)
    assert ask(amount, {patients: 12}).exact


def test_a_superset_starts_with_what_narrows_an_amount_most() -> None:
    amount = case((p, Literal(100, Eur)), otherwise=number(Eur, 0)) + patients * Literal(7, RATE)
    assert names(ask(amount)) == ["patients", "p"]


def test_a_branch_that_is_not_met_is_not_asked_for() -> None:
    amount = case((p, patients * Literal(7, RATE)), otherwise=paramedics * Literal(7, RATE))
    assert names(ask(amount, {p: False})) == ["paramedics"]


# -- beyond what can be settled ------------------------------------------------------------------------------------


def test_two_unknown_days_compared_are_a_superset() -> None:
    other = fact("other", Day)
    found = ask((started <= other) & p)
    assert (found.exact, found.verdict) == (False, UNKNOWN)
    assert listed(found) == [("p", None), ("started", None), ("other", None)]
    assert ask((started <= other) & p, {p: False}) == Missing(leaves=(), exact=True, verdict=False)
    near = {started: Interval(date(2024, 1, 1), date(2024, 3, 1)), other: Interval(date(2024, 2, 1), date(2024, 4, 1))}
    assert ask((started <= other) & p, near).exact


def test_a_superset_starts_with_what_settles_most_alone() -> None:
    other = fact("other", Day)
    found = ask((started <= other) & (q | r) & p)
    assert names(found)[0] == "p"


def test_a_figure_without_domain_is_listed_and_the_list_is_not_exact() -> None:
    figure: Expr[Any] = Parameter("figure", Persons, Label("figure"), Domain(), "region")
    found = ask((physicians >= figure) & p)
    assert not found.exact
    assert set(names(found)) == {"physicians", "figure", "p"}
    settled = ask(((physicians >= figure) & p) | q, {q: True})
    assert (settled.exact, settled.verdict) == (True, True)


def test_beyond_the_budget_the_list_is_marked() -> None:
    condition = any_of(
        *(one >= other for one, other in pairwise(fact(f"f{number}", Persons, 0, 60) for number in range(9)))
    )
    assert not ask(condition, budget=3_000).exact
    assert len(ask(condition, budget=3_000).leaves) == 9


def test_few_cells_make_the_list_inexact() -> None:
    condition = (physicians >= persons(2)) & (physicians <= persons(9)) & p
    assert ask(condition, limit=3).exact
    assert not ask(condition, limit=2).exact
