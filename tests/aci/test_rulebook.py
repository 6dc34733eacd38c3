"""The ACI as a pack: units, sources, dates and figures are checked when it is loaded; assess leaves it to its statement."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.aci.strategies import dossiers
from tests.aci.world import BOOK, RULEBOOK, aci_pack, complete, msp_of

from msp_model.entities import Msp
from msp_model.expressions import Expr, Fact, evaluate, ground, program
from msp_model.national import aci
from msp_model.national.aci.reckoning import reckoning
from msp_model.national.aci.regimes import VERSIONS
from msp_model.national.aci.settled import settle
from msp_model.national.aci.sheet import Sheet, last_day
from msp_model.rulebook import Pack, Rulebook, RulebookError, Text

PACK = aci_pack()


def problems(pack: Pack) -> set[str]:
    with pytest.raises(RulebookError) as refused:
        Rulebook.of([pack])
    return {problem.code for problem in refused.value.problems}


def changed(pack: Pack, text: str, change: Callable[[Text], Text]) -> Pack:
    return attrs.evolve(pack, texts=tuple(change(one) if one.id == text else one for one in pack.texts))


def test_every_parameter_of_the_aci_is_read_and_covered() -> None:
    assert set(RULEBOOK.parameters) == {declaration.id for declaration in PACK.parameters}


def test_a_missing_figure_is_found_when_the_pack_is_loaded() -> None:
    def without(text: Text) -> Text:
        return attrs.evolve(
            text, values=tuple(one for one in text.values if one.parameter != "aci.users.level2_points")
        )

    assert problems(changed(PACK, "aci-2022-guide", without)) == {"uncovered-days"}


def test_a_hole_between_two_regimes_is_found() -> None:
    def shorter(text: Text) -> Text:
        values = tuple(
            attrs.evolve(one, until=date(2021, 1, 1)) if one.parameter == "aci.protocols.points" else one
            for one in text.values
        )
        return attrs.evolve(text, values=values)

    assert problems(changed(PACK, "aci-2017", shorter)) == {"uncovered-days"}


def test_an_interpretation_that_nothing_reads_is_found() -> None:
    unread = attrs.evolve(aci.INTERPRETATIONS[0], id="aci-unread")

    assert problems(attrs.evolve(PACK, interpretations=(*PACK.interpretations, unread))) == {"unread-interpretation"}


def test_versions_and_indicators_meet() -> None:
    for one, following in pairwise(VERSIONS):
        assert one.until == following.start
    for version in VERSIONS:
        listed = [indicator.id for indicator in aci.indicators(version)]
        assert len(set(listed)) == len(listed)


@pytest.mark.parametrize(("year", "lines"), [(2015, 12), (2016, 12), (2017, 15), (2021, 15), (2022, 29), (2026, 29)])
def test_the_number_of_lines_of_each_exercise(year: int, lines: int) -> None:
    assert len(aci.aci_statement(BOOK, msp_of(complete(year)), year=year).lines) == lines


def test_the_crisis_plan_becomes_a_prerequisite_in_2023() -> None:
    def asked(year: int) -> list[str]:
        return [one.id for one in aci.aci_statement(BOOK, msp_of(complete(year)), year=year).prerequisites]

    assert asked(2022) == ["ACC-HOR", "COO-FONCTION", "SI-STD"]
    assert asked(2023) == ["ACC-HOR", "ACC-CRISE-PLAN", "COO-FONCTION", "SI-STD"]


def test_assess_leaves_the_yearly_declaration_to_its_statement() -> None:
    assessment = BOOK.assess(msp_of(complete(2023)), date(2023, 12, 31))

    assert assessment.answers == ()


def test_facts_give_the_same_value_between_two_days_of_a_dossier() -> None:
    facts = [fact for fact in RULEBOOK.facts.values() if fact.about in {"msp", "declaration"}]
    msp = msp_of(complete(2023))
    declaration: Any = msp.aci_declarations

    def read(fact: Fact[Any], day: date) -> Any:
        assert fact.read is not None
        return fact.read(msp if fact.about == "msp" else declaration[0], day)

    for fact in facts:
        assert read(fact, date(2023, 1, 16)) == read(fact, date(2023, 8, 1)) == read(fact, date(2023, 12, 31)), fact.id


# -- settled expressions ---------------------------------------------------------------------------------------------------


@st.composite
def settled_cases(draw: st.DrawFn) -> tuple[int, Msp, dict[str, str]]:
    year = draw(st.sampled_from([2016, 2018, 2023, 2026]))
    readings = {one.id: draw(st.sampled_from([each.id for each in one.readings])) for one in aci.INTERPRETATIONS}
    return year, draw(dossiers(year)), readings


@given(settled_cases())
def test_settling_changes_no_value(case: tuple[int, Msp, dict[str, str]]) -> None:
    year, msp, readings = case
    found = reckoning(next(version for version in VERSIONS if version.contains(last_day(year)) is not False))
    roots: tuple[Expr[Any], ...] = (found.total, found.advance, found.met, *(line.points for line in found.lines))
    grounded = ground(roots, RULEBOOK.figures(), last_day(year), readings)
    whole, less = program(*grounded), program(*settle(grounded))
    read = Sheet.of(RULEBOOK, year, 1, readings).reader(msp, _declared(msp))

    values, fewer = evaluate(whole, read, last_day(year)), evaluate(less, read, last_day(year))

    assert [values[place] for place in whole.roots] == [fewer[place] for place in less.roots]
    assert len(less.nodes) < len(whole.nodes)


def _declared(msp: Msp) -> Any:
    declarations: Any = msp.aci_declarations
    return declarations[0]
