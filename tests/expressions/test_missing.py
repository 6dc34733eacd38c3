"""What is missing, against the definition tried by brute force."""

from hypothesis import HealthCheck, given, settings, strategies as st
from tests.expressions.brute_force import Trial
from tests.expressions.generators import Eur, Example, Persons, examples, key, partials, reader

from msp_model.expressions.kinds import Day, Truth
from msp_model.expressions.missing import missing
from msp_model.values import UNKNOWN

thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
amounts = st.sampled_from([Persons, Eur, Day]).flatmap(examples)


@thorough
@given(examples(Truth), st.data())
def test_the_list_is_exact_on_conditions(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    found = missing(example.program, reader(partial), example.today)
    trial = Trial(example, partial)
    assert found.exact
    assert {key(missing.leaf) for missing in found.leaves} == trial.decisive()
    for one in found.leaves:
        assert one.share == trial.share(key(one.leaf))
    shares = [one.share or 0 for one in found.leaves]
    assert shares == sorted(shares, reverse=True)
    common = trial.common()
    assert found.verdict is (common[0] if len(common) == 1 else UNKNOWN)


@thorough
@given(amounts, st.data())
def test_nothing_is_left_out_of_the_list_of_an_amount(example: Example, data: st.DataObject) -> None:
    partial = data.draw(partials(example.program))
    found = missing(example.program, reader(partial), example.today)
    trial = Trial(example, partial)
    listed, decisive = {key(missing.leaf) for missing in found.leaves}, trial.decisive()
    assert listed >= decisive
    if found.exact:
        assert listed == decisive
        assert all(one.share == trial.share(key(one.leaf)) for one in found.leaves)
    if found.verdict is not UNKNOWN:
        assert trial.common() == [found.verdict]


@thorough
@given(examples(Truth), st.data(), st.integers(0, 40), st.integers(1, 3))
def test_beyond_the_budget_nothing_is_left_out(example: Example, data: st.DataObject, budget: int, limit: int) -> None:
    partial = data.draw(partials(example.program))
    found = missing(example.program, reader(partial), example.today, budget=budget, limit=limit)
    trial = Trial(example, partial)
    listed, decisive = {key(missing.leaf) for missing in found.leaves}, trial.decisive()
    assert listed == decisive if found.exact else listed >= decisive
    if found.verdict is not UNKNOWN:
        assert trial.common() == [found.verdict]
