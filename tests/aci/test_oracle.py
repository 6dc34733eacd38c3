"""The expressions against plain Python written from the tables, on random complete dossiers."""

from hypothesis import given, strategies as st
from tests.aci.oracle import reckon
from tests.aci.strategies import ORACLE_YEARS, dossiers, plain
from tests.aci.world import BOOK, RULEBOOK

from msp_model.entities import Msp
from msp_model.national import aci


@st.composite
def cases(draw: st.DrawFn) -> tuple[int, Msp]:
    year = draw(st.sampled_from(ORACLE_YEARS))
    return year, draw(dossiers(year))


@given(cases())
def test_points_total_and_advance_are_those_of_plain_python(case: tuple[int, Msp]) -> None:
    year, msp = case
    points, total, advance = reckon(year, plain(msp))

    found = aci.aci_statement(BOOK, msp, year=year)

    assert {line.id: line.points for line in found.lines} == points
    assert found.total == total
    assert found.advance == advance
    assert found.balance == total - advance


@given(cases())
def test_compiled_slow_and_total_alone_agree(case: tuple[int, Msp]) -> None:
    year, msp = case
    found = aci.aci_statement(BOOK, msp, year=year)

    assert aci.aci_statement(RULEBOOK, msp, year=year) == found
    assert list(aci.aci_amounts(BOOK, [msp], year=year)) == [(found.total, found.advance, found.balance)]
