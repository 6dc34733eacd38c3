"""Every reading knows every node, and the generators draw them all."""

from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import Phase, find, settings, strategies as st
from tests.expressions.generators import KINDS, Drawn, drawn

from msp_model.expressions.bound import BOUND_STEPS
from msp_model.expressions.diagram import SETTLES
from msp_model.expressions.emitting import EMITTERS
from msp_model.expressions.evaluate import STEPS
from msp_model.expressions.explain_entries import ENTRIES
from msp_model.expressions.explain_reasons import SETTLED_BY
from msp_model.expressions.nodes import NODES, Choice, Expr, Fact, Literal, Parameter, ParameterOn, Since, Today
from msp_model.expressions.program import every_node
from msp_model.expressions.spell import SPELL

READ = {Fact, Parameter, Choice, Since, Literal, Today}
"""Leaves: read, or in place."""

COMPUTED = set(NODES) - READ - {ParameterOn}
"""What is left to compute once the figures are in place: a parameter on another day is then a case."""

READINGS: dict[str, tuple[Collection[type], set[type[Expr[Any]]]]] = {
    "evaluate": (STEPS, COMPUTED),
    "bound": (BOUND_STEPS, COMPUTED),
    "diagram": (SETTLES, COMPUTED),
    "compile": (EMITTERS, set(NODES)),
    "explain: layout": (ENTRIES, set(NODES)),
    "explain: reasons": (SETTLED_BY, set(NODES)),
    "spell": (SPELL, set(NODES)),
}


@pytest.mark.parametrize("reading", READINGS)
def test_no_reading_leaves_a_node_out(reading: str) -> None:
    known, wanted = READINGS[reading]
    assert {node.__name__ for node in wanted if node not in known} == set()
    assert {node.__name__ for node in known if node not in NODES} == set()


def test_every_node_class_is_listed() -> None:
    own = [node for node in Expr.__subclasses__() if node.__module__.startswith("msp_model.")]
    assert {node.__name__ for node in own} == {node.__name__ for node in NODES}


def test_no_node_class_inherits_from_another() -> None:
    assert [node.__name__ for node in NODES if node.__subclasses__() or node.__mro__[1] is not Expr] == []


@pytest.mark.parametrize("node", NODES, ids=lambda node: node.__name__)
def test_the_generators_draw_every_node(node: type[Expr[Any]]) -> None:
    def has_one(one: Drawn) -> bool:
        return any(type(part) is node for part in every_node(one.expr))

    find(
        st.sampled_from(KINDS).flatmap(drawn),
        has_one,
        settings=settings(max_examples=3_000, phases=[Phase.generate], database=None),
    )
