"""Evaluate and bound against the oracle that is drawn with each expression."""

from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
from tests.expressions.generators import KINDS, Example, completions, examples, partials, reader, situations

from msp_model.expressions.bound import bound
from msp_model.expressions.evaluate import evaluate
from msp_model.values import UNKNOWN, Interval

thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
any_example = st.sampled_from(KINDS).flatmap(examples)


def root(example: Example, situation: dict[str, Any]) -> Any:
    return evaluate(example.program, reader(situation), example.today)[example.program.roots[0]]


def agrees(known: Any, exact: Any) -> bool:
    """Tell whether what is known of a value allows the exact one."""
    if known is UNKNOWN:
        return True
    if isinstance(known, Interval):
        above = known.least is None or known.least <= exact
        return above and (known.greatest is None or exact <= known.greatest)
    return isinstance(known, bool) == isinstance(exact, bool) and bool(known == exact)


@thorough
@given(any_example, st.data())
def test_a_complete_situation_gives_what_the_oracle_gives(example: Example, data: st.DataObject) -> None:
    situation = data.draw(situations(example.program))
    value, exact = root(example, situation), example.oracle(situation, example.today)
    assert value == exact
    assert isinstance(value, bool) == isinstance(exact, bool)


@thorough
@given(any_example, st.data())
def test_a_known_answer_is_the_answer_of_every_completion(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    value = root(example, partial)
    for situation in completions(example.program, partial):
        assert agrees(value, example.oracle(situation, example.today))


@thorough
@given(any_example, st.data())
def test_bound_contains_every_completion(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    values = bound(example.program, reader(partial), example.today)
    for situation in completions(example.program, partial):
        exact = example.oracle(situation, example.today)
        assert agrees(values[example.program.roots[0]], exact)
        every = evaluate(example.program, reader(situation), example.today)
        assert all(agrees(known, value) for known, value in zip(values, every, strict=True))


@thorough
@given(any_example, st.data())
def test_bound_says_at_least_what_evaluate_says(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    wide = evaluate(example.program, reader(partial), example.today)
    narrow = bound(example.program, reader(partial), example.today)
    for one, other in zip(wide, narrow, strict=True):
        if one is not UNKNOWN and not isinstance(one, Interval):
            assert one == other
        if isinstance(one, Interval):
            assert other is not UNKNOWN
