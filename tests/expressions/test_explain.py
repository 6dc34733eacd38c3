"""Explanations replay, are values, and say which parts settle an answer."""

import pickle
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings, strategies as st
from tests.expressions.explained import (
    TODAY_ASKED,
    Zone,
    amount,
    auxiliaries,
    below_since,
    composition,
    departure,
    dissolved,
    enough,
    explained,
    figure,
    physicians,
    reading,
    rule,
    tolerated,
    validated,
    zone,
)
from tests.expressions.generators import KINDS, Example, examples
from tests.expressions.small_world import partials, reader

from msp_model.expressions.evaluate import STEPS, evaluate
from msp_model.expressions.explain import Explanation, Finding, explain, findings
from msp_model.expressions.explain_reasons import SETTLED_BY, because, parts
from msp_model.expressions.kinds import Truth
from msp_model.expressions.leaves import TODAY
from msp_model.expressions.nodes import NODES
from msp_model.expressions.program import Program, program
from msp_model.expressions.spelling import all_of, any_of, case
from msp_model.values import UNKNOWN, Interval

thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

OTHER_VALUES: tuple[Any, ...] = (
    UNKNOWN, None, True, False, 0, 1, -7, Fraction(1, 3), date(2024, 1, 31), date(1800, 1, 1), "strict", "strange",
    Interval(0, 1), Interval(None, 5), Interval(date(2024, 1, 30), None),
)  # fmt: skip


@st.composite
def explanations(draw: st.DrawFn) -> Explanation:
    example: Example = draw(st.sampled_from(KINDS).flatmap(examples))
    return explain(example.program, reader(draw(partials(example.program))), example.today)


def same(one: Any, other: Any) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def test_reasons_know_every_node() -> None:
    assert set(SETTLED_BY) == set(NODES)


# -- replay ------------------------------------------------------------------------------------------------------


@thorough
@given(explanations())
def test_an_explanation_replays(explanation: Explanation) -> None:
    assert explanation.replay() == ()


@thorough
@given(explanations(), st.data())
def test_an_altered_value_does_not_replay(explanation: Explanation, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(range(len(explanation.values))))
    wrong = data.draw(st.sampled_from([value for value in OTHER_VALUES if not same(value, explanation.values[place])]))
    values = (*explanation.values[:place], wrong, *explanation.values[place + 1 :])
    node = explanation.program.nodes[place]
    leaf = place in {free for free, _ in explanation.program.free()}
    assume(not leaf or not allowed(node, wrong))
    assert place in attrs.evolve(explanation, values=values).replay()


def allowed(leaf: Any, value: Any) -> bool:
    """Tell whether a leaf may have a value: another reading of it would be no contradiction in itself."""
    domain = leaf.domain
    if value is UNKNOWN:
        return True
    if value is None:
        return bool(domain.absent)
    if domain.members:
        return value in domain.members
    if not domain.is_range:
        return isinstance(value, bool)
    ends = [value.least, value.greatest] if isinstance(value, Interval) else [value]
    numbers = not isinstance(domain.least, date)
    for end in ends:
        if end is None:
            continue
        if (
            isinstance(end, bool | str)
            or isinstance(end, date) == numbers
            or not domain.least <= end <= domain.greatest
        ):
            return False
        if numbers and not isinstance(value, Interval) and Fraction(end - domain.least) % domain.step:
            return False
    return True


def test_another_day_does_not_replay() -> None:
    asked = explain(program(figure(date(2025, 1, 1), TODAY.kind) <= TODAY), lambda _: UNKNOWN, TODAY_ASKED)
    assert asked.replay() == ()
    assert asked.program.nodes[attrs.evolve(asked, today=date(2025, 3, 18)).replay()[0]] == TODAY


def test_one_is_not_true() -> None:
    yes = explain(program(validated | dissolved), {validated: True, dissolved: False}.get, TODAY_ASKED)
    assert attrs.evolve(yes, values=(1, 0, 1)).replay() == (0, 1, 2)


# -- values ------------------------------------------------------------------------------------------------------


@thorough
@given(explanations())
def test_an_explanation_is_a_value(explanation: Explanation) -> None:
    copy = pickle.loads(pickle.dumps(explanation))
    assert copy == explanation
    assert hash(copy) == hash(explanation)
    assert copy.text("fr") == explanation.text("fr")
    assert copy.tree() == explanation.tree()
    assert hash(copy.tree()) == hash(explanation.tree())


def test_the_explanation_is_that_of_recorded_values() -> None:
    listed = program(composition, rule)
    values = evaluate(listed, lambda leaf: dict(explained().reads()).get(leaf, UNKNOWN), TODAY_ASKED)
    assert Explanation(listed, values, listed.roots[1], TODAY_ASKED).text() == explained().text()
    assert explain(listed, dict(explained().reads()).get, TODAY_ASKED, listed.roots[0]).value is UNKNOWN
    assert explain(program(rule), dict(explained().reads()).get, TODAY_ASKED, -1) == explained()


@pytest.mark.parametrize(("values", "root"), [((), 0), ((True,), 0), ((True, False, True), 3), ((1, 2, 3), -1)])
def test_values_that_are_not_those_of_the_program_are_refused(values: tuple[Any, ...], root: int) -> None:
    with pytest.raises(ValueError, match="3 nodes"):
        Explanation(program(validated | dissolved), values, root, TODAY_ASKED)


def test_it_says_what_it_is() -> None:
    explanation = explain(program(validated & dissolved), {validated: True, dissolved: True}.get, TODAY_ASKED)
    assert repr(explanation) == "<Explanation (project validated and company dissolved): yes, on 2025-03-17>"
    assert str(explained(enough)) == explained(enough).text("fr")
    assert explained(enough)._repr_html_() == explained(enough).html("fr")


# -- the tree ----------------------------------------------------------------------------------------------------


def nested(given: Program, values: Sequence[Any], place: int) -> tuple[Any, Any, list[Any]]:
    """Say what a tree should be, by recursion."""
    return given.nodes[place], values[place], [nested(given, values, operand) for operand in given.operands[place]]


def as_nested(finding: Finding) -> tuple[Any, Any, list[Any]]:
    return finding.node, finding.value, [as_nested(child) for child in finding.children]


@thorough
@given(explanations())
def test_the_tree_is_the_whole_expression(explanation: Explanation) -> None:
    tree = explanation.tree()
    assert as_nested(tree) == nested(explanation.program, explanation.values, explanation.root)


@thorough
@given(explanations())
def test_shared_parts_are_one_object(explanation: Explanation) -> None:
    seen: dict[int, Finding] = {}
    stack = [explanation.tree()]
    while stack:
        finding = stack.pop()
        seen[id(finding)] = finding
        stack.extend(finding.children)
    assert len(seen) == len(parts(explanation.program, explanation.root))


def test_a_finding_has_its_words_and_its_origin() -> None:
    found, asked = explained(enough).tree().children
    assert (found.words("fr"), found.found("fr"), found.origin) == ("médecins associés", "au moins 1 personne", None)
    assert (asked.words("en"), asked.found("en")) == ("seuil in English (2 persons)", "2 persons")
    assert asked.origin is not None
    assert asked.origin.reference == "CSP L4041-4"
    assert repr(found) == "<Finding associated physicians: at least 1 person>"


def test_findings_differ_where_they_say_something_else() -> None:
    tree = explained(rule).tree()
    assert tree == explained(rule).tree()
    assert tree != explained(rule, {validated: True}).tree()
    assert tree != explained(composition).tree()
    assert tree != "a tree"
    assert (tree == explained(composition).tree()) is False
    assert explained(validated, {validated: True}).tree() != Finding(validated, 1, ())
    assert Finding(validated, True, ()) != Finding(validated, True, (tree,))


def test_the_findings_of_every_root_come_in_one_pass() -> None:
    listed = program(composition, rule)
    values = evaluate(listed, lambda leaf: dict(explained().reads()).get(leaf, UNKNOWN), TODAY_ASKED)
    every = findings(listed, values)
    assert every[listed.roots[1]] == explained().tree()
    assert every[listed.roots[0]] is every[listed.roots[1]].children[0].children[0]


def test_leaves_and_origins() -> None:
    explanation = explained(composition)
    assert [leaf for leaf, _ in explanation.reads()] == [physicians, auxiliaries]
    assert len(explanation.origins()) == 1  # two thresholds of one text, told apart by their values only
    assert {leaf for leaf, _ in explained().reads()} >= {validated, dissolved, departure, zone}
    assert {origin.label.fr for origin in explained(amount).origins()} == {
        "seuil", "tranche", "taux", "taux réduit", "valeur du point", "part",
    }  # fmt: skip


def test_other_roots_of_the_program_are_left_out() -> None:
    listed = program(validated, composition)
    explanation = explain(listed, lambda _: UNKNOWN, TODAY_ASKED, listed.roots[1])
    assert [leaf for leaf, _ in explanation.reads()] == [physicians, auxiliaries]
    assert explanation.to_dict() == explain(program(composition), lambda _: UNKNOWN, TODAY_ASKED).to_dict()


# -- reasons -----------------------------------------------------------------------------------------------------


@thorough
@given(explanations())
def test_what_settles_a_value_is_enough_to_know_it(explanation: Explanation) -> None:
    given = explanation.program
    for place, (node, operands) in enumerate(zip(given.nodes, given.operands, strict=True)):
        if not operands:
            continue
        values = [explanation.values[operand] for operand in operands]
        settling = because(node, values)
        assert list(settling) == sorted(set(settling))
        known = [value if position in settling else UNKNOWN for position, value in enumerate(values)]
        assert same(STEPS[type(node)](node, known), explanation.values[place])


@thorough
@given(examples(Truth), st.data())
def test_the_reasons_of_a_verdict_are_enough_to_know_it(example: Example, data: st.DataObject) -> None:
    situation = data.draw(partials(example.program))
    explanation = explain(example.program, reader(situation), example.today)
    needed = {leaf for finding in explanation.because() for leaf in leaves_of(finding)}
    read = reader(situation)
    again = evaluate(example.program, lambda leaf: read(leaf) if leaf in needed else UNKNOWN, example.today)
    assert same(again[explanation.root], explanation.value)


def leaves_of(finding: Finding) -> set[Any]:
    found, stack = set(), [finding]
    while stack:
        one = stack.pop()
        found |= {one.node} if not one.children else set()
        stack.extend(one.children)
    return found


@pytest.mark.parametrize(
    ("expr", "values", "settling"),
    [
        (all_of(validated, dissolved, enough), [True, False, UNKNOWN], [1]),
        (all_of(validated, dissolved, enough), [False, UNKNOWN, False], [0, 2]),
        (all_of(validated, dissolved), [True, UNKNOWN], [1]),
        (all_of(validated, dissolved), [True, True], [0, 1]),
        (any_of(validated, dissolved, enough), [False, True, UNKNOWN], [1]),
        (any_of(validated, dissolved), [False, UNKNOWN], [1]),
        (any_of(validated, dissolved), [False, False], [0, 1]),
        (enough.unless("exception", validated), [False, True], [1]),
        (enough.unless("exception", validated), [False, False], [0, 1]),
        (~validated, [UNKNOWN], [0]),
        (case((validated, enough), (dissolved, enough), otherwise=enough), [False, True, True, True, False], [2, 3]),
        (case((validated, enough), (dissolved, enough), otherwise=enough), [False, 1, False, 1, 1], [0, 2, 4]),
        (case((validated, enough), (dissolved, enough), otherwise=enough), [False, 1, UNKNOWN, 1, 1], [0, 2, 3, 4]),
        (enough, [UNKNOWN, 2], [0]),
        (enough, [Interval(1, None), 2], [0, 1]),
        (below_since.or_else(TODAY), [TODAY_ASKED, TODAY_ASKED], [0]),
        (below_since.or_else(TODAY), [None, TODAY_ASKED], [0, 1]),
        (below_since.or_else(TODAY), [UNKNOWN, TODAY_ASKED], [0]),
    ],
)
def test_what_settles_a_node(expr: Any, values: list[Any], settling: list[int]) -> None:
    assert list(because(expr, values)) == settling


def test_a_rule_that_fails_rests_on_what_fails() -> None:
    assert [finding.node for finding in explained(rule).because()] == [~departure.present()]
    both = explained(rule, {dissolved: True}).because()
    assert [finding.node for finding in both] == [~dissolved, ~departure.present()]


def test_an_unknown_rule_rests_on_what_is_unknown() -> None:
    unknown = explained(rule, {departure: None, zone: UNKNOWN}).because()
    assert [finding.node for finding in unknown] == [reading.is_("wide"), zone.is_(Zone.MOUNTAIN, Zone.FRAGILE)]


def test_a_rule_that_holds_by_an_exception_rests_on_the_exception() -> None:
    (finding, *_) = explained(composition.unless("tolerance", dissolved), {dissolved: True}).because()
    assert finding.node == dissolved
    assert [one.node for one in explained(rule, {departure: None, validated: True}).because()] == [
        tolerated > TODAY, validated, ~dissolved, ~departure.present(), zone.is_(Zone.MOUNTAIN, Zone.FRAGILE),
    ]  # fmt: skip


def test_a_finding_gives_the_children_that_settle_it() -> None:
    tree = explained(rule, {dissolved: True}).tree()
    assert [child.node for child in tree.because] == [~dissolved, ~departure.present()]
    assert all(any(child is one for one in tree.children) for child in tree.because)


def test_a_fact_rests_on_itself() -> None:
    assert [finding.node for finding in explained(validated).because()] == [validated]
