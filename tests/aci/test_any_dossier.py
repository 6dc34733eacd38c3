"""Whatever a dossier leaves out, the statement answers: any dossier, in every format, with what it does not know."""

import json

from hypothesis import given, settings, strategies as st
from tests.aci.world import RULEBOOK

from msp_model.assessment import Book
from msp_model.entities import Msp
from msp_model.national import aci
from msp_model.national.aci.statement import bounds_of
from msp_model.national.aci.statement_shape import STATEMENT
from msp_model.testing import less_known, msps
from msp_model.values import UNKNOWN

BOOK = Book(RULEBOOK)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Msp, int]:
    msp = draw(msps())
    declared = () if msp.aci_declarations is UNKNOWN else msp.aci_declarations
    return msp, draw(st.sampled_from([one.year for one in declared] or [2018, 2023]))


@settings(max_examples=15)
@given(asked(), st.sampled_from(["fr", "en"]))
def test_any_dossier_gets_a_statement_in_every_format(case: tuple[Msp, int], lang: str) -> None:
    msp, year = case
    try:
        found = aci.aci_statement(BOOK, msp, year=year)
    except aci.NoDeclarationError:
        return

    for format in aci.FORMATS:
        assert aci.render(found, format, lang)  # type: ignore[arg-type]
    assert list(STATEMENT.problems(json.loads(aci.render(found, "json")), ())) == []
    assert found.explanation.replay() == ()
    assert all(gain.total is not None for gain in aci.marginal(found))


@st.composite
def known_less(draw: st.DrawFn) -> tuple[Msp, Msp, int]:
    msp, year = draw(asked())
    return msp, draw(less_known(msp)), year


@given(known_less())
def test_knowing_less_never_narrows_the_range(case: tuple[Msp, Msp, int]) -> None:
    more, less, year = case
    try:
        known, partial = (aci.aci_statement(BOOK, msp, year=year) for msp in (more, less))
    except aci.NoDeclarationError:
        return

    for name in ("total", "advance", "due"):
        (low, high), (least, greatest) = bounds_of(getattr(known, name)), bounds_of(getattr(partial, name))
        assert least is None or (low is not None and least <= low), name
        assert greatest is None or (high is not None and high <= greatest), name
