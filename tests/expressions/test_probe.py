"""Probes, against every completion of small worlds; and on scales, caps and cases."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
from tests.expressions.brute_force import Trial
from tests.expressions.generators import (
    RATE,
    Eur,
    Example,
    Persons,
    drawn,
    examples,
    key,
    reader,
    values_of,
)
from tests.expressions.small_world import NAMED

from msp_model.expressions.evaluate import evaluate
from msp_model.expressions.expr import Expr
from msp_model.expressions.kinds import Day, Maybe, Months, Number, Truth
from msp_model.expressions.leaves import TODAY, Fact, Literal, Since
from msp_model.expressions.probe import Probe, Situation, probe
from msp_model.expressions.program import program
from msp_model.expressions.spelling import all_of, brackets, case, domain_of, least
from msp_model.values import UNKNOWN, Label

thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
NOON = date(2024, 6, 30)


def fact(id: str, kind: Any, *bounds: Any) -> Fact[Any]:
    return Fact(id, kind, Label(id), "subject", domain_of(kind, *bounds))


def named(situation: Situation) -> dict[str, Any]:
    return {key(leaf): value for leaf, value in situation.values}


def turns(one: Probe) -> tuple[str, Any, Any]:
    return key(one.leaf), named(one.below)[key(one.leaf)], named(one.above)[key(one.leaf)]


def small(example: Example) -> bool:
    return not any(isinstance(leaf, Since) for _, leaf in example.program.free())


@thorough
@given(examples(Truth).filter(small))
def test_every_threshold_has_its_probe_and_no_other(example: Example) -> None:
    found = probe(example.program, example.today)
    assert found.complete
    trial = Trial(example, {})
    expected = {
        (name, trial.allowed[place][number - 1][1], trial.allowed[place][number][1])
        for place, name in enumerate(trial.keys)
        for number in range(1, len(trial.allowed[place]))
        if any(line[number - 1] != line[number] for _, line in trial.lines(place))
    }
    assert {turns(one) for one in found} == expected


@thorough
@given(st.sampled_from([Truth, Persons, Eur, Day]).flatmap(examples).filter(small))
def test_a_probe_is_two_complete_situations_with_the_answers_of_the_oracle(example: Example) -> None:
    for one in probe(example.program, example.today):
        below, above = named(one.below), named(one.above)
        assert list(below) == list(above) == [key(leaf) for _, leaf in example.program.free()]
        assert {name for name in below if below[name] != above[name]} == {key(one.leaf)}
        for leaf, value in (*one.below.values, *one.above.values):
            assert value in values_of(leaf)
        for situation in (one.below, one.above):
            assert situation.expected == example.oracle(named(situation), example.today)
        if example.expr.kind is Truth:
            assert one.below.expected is not one.above.expected


@thorough
@given(examples(Truth).filter(small), st.integers(0, 60))
def test_beyond_the_budget_probes_hold_but_are_said_to_be_incomplete(example: Example, budget: int) -> None:
    found, whole = probe(example.program, example.today, budget=budget), probe(example.program, example.today)
    if found.complete:
        assert found == whole
    for situation in (side for one in found for side in (one.below, one.above)):
        assert situation.expected == example.oracle(named(situation), example.today)


@given(drawn(Truth))
def test_probes_come_in_the_order_of_the_leaves_and_always_the_same(one: Any) -> None:
    listed = one.program(NOON)
    found = probe(listed, NOON)
    places = [list(dict(listed.free()).values()).index(each.leaf) for each in found]
    assert places == sorted(places)
    assert found == probe(one.program(NOON), NOON)


def test_the_other_leaves_are_where_the_threshold_matters() -> None:
    p, q, r = (NAMED[name] for name in "pqr")
    first, second, third = probe(program((p | q) & r), NOON)
    assert named(first.below) == {"p": False, "q": False, "r": True}
    assert named(second.above) == {"p": False, "q": True, "r": True}
    assert named(third.above)["r"] is True
    assert third.above.expected is True


def test_wide_domains_are_probed_at_the_threshold() -> None:
    patients, started = fact("patients", Persons, 0, 100_000), fact("started", Day)
    condition = (patients >= Literal(3_700, Persons)) & (started + Literal(12, Months) <= TODAY)
    found = probe(program(condition), NOON)
    assert found.complete
    assert [turns(one) for one in found] == [
        ("patients", 3_699, 3_700),
        ("started", date(2023, 6, 30), date(2023, 7, 1)),
    ]


def test_month_ends_are_found_by_order_alone() -> None:
    started = fact("started", Day)
    today = date(2024, 2, 29)
    (one,) = probe(program(started + Literal(6, Months) <= TODAY), today)
    assert turns(one) == ("started", date(2023, 8, 31), date(2023, 9, 1))


def test_an_absent_value_is_probed_beside_the_first_one_that_is_there() -> None:
    departed = fact("departed", Maybe[Day], date(2024, 1, 1), date(2024, 12, 31))
    found = probe(program(departed.present() & (departed.or_else(TODAY) >= TODAY)), NOON)
    assert [turns(one) for one in found] == [("departed", NOON - timedelta(days=1), NOON)]
    (one,) = probe(program(departed.present()), NOON)
    assert turns(one) == ("departed", None, date(2024, 1, 1))


def test_an_amount_is_probed_at_its_limits_caps_and_conditions() -> None:
    patients, rural = fact("patients", Persons, 0, 10_000), fact("rural", Truth)
    scale: Expr[Any] = brackets(
        patients,
        (Literal(800, Persons), Literal(2, RATE)),
        (Literal(2_000, Persons), Literal(1, RATE)),
        beyond=Literal(0, RATE),
    )
    amount = least(scale, case((rural, Literal(2_500, Eur)), otherwise=Literal(1_900, Eur)))
    listed = program(amount)
    found = probe(listed, NOON)
    assert found.complete
    assert {turns(one) for one in found} == {
        ("patients", 800, 801),
        ("patients", 2_000, 2_001),
        ("patients", 1_100, 1_101),  # 800 × 2 + 300 = 1,900
        ("patients", 1_700, 1_701),  # 800 × 2 + 900 = 2,500
        ("rural", False, True),
    }
    for one in found:
        assert evaluate(listed, one.above.read, NOON)[listed.roots[0]] == one.above.expected


def test_an_amount_is_probed_where_a_value_is_replaced() -> None:
    granted = fact("granted", Maybe[Eur], 100, 200)
    found = probe(program(granted.or_else(Literal(0, Eur))), NOON)
    assert turns(next(iter(found))) == ("granted", None, 100)


def test_a_condition_beyond_the_budget_is_probed_part_by_part() -> None:
    class Beds(Number):
        """Beds."""

    facts = [fact(f"f{number}", Beds, 0, 50) for number in range(12)]
    condition = all_of(*(one + other >= Literal(60, Beds) for one, other in pairwise(facts)))
    found = probe(program(condition), NOON, budget=4_000)
    assert not found.complete
    assert any(one.leaf == facts[0] for one in found)
    rural = fact("rural", Truth)
    assert ("rural", False, True) in [turns(one) for one in probe(program(condition & rural), NOON, budget=4_000)]


def test_a_leaf_without_domain_stays_unknown() -> None:
    region: Fact[Any] = Fact("region", Persons, Label("region"), "subject", domain_of(Truth))
    patients = fact("patients", Persons, 0, 10)
    found = probe(program((region >= Literal(1, Persons)) & (patients >= Literal(5, Persons))), NOON)
    assert not found.complete
    assert all(one.below.read(region) is UNKNOWN for one in found)


def test_nothing_turns_where_the_answer_is_settled() -> None:
    patients = fact("patients", Persons, 0, 10)
    found = probe(program(patients >= Literal(0, Persons)), NOON)
    assert (len(found), found.complete) == (0, True)


def test_reading_a_situation_gives_unknown_for_other_leaves() -> None:
    patients = fact("patients", Persons, 0, 10)
    (one,) = probe(program(patients >= Literal(5, Persons)), NOON)
    assert one.below.read(patients) == 4
    assert one.below.read(fact("other", Truth)) is UNKNOWN
    assert reader(named(one.above))(patients) == 5
