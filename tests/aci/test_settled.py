"""What readings have decided is left out of a sheet; the rest keeps its meaning."""

from datetime import date
from typing import Any

import pytest
from tests.aci.world import RULEBOOK

from msp_model.expressions import (
    Expr,
    Fact,
    Truth,
    all_of,
    any_of,
    case,
    fact,
    parameter,
    truth,
)
from msp_model.expressions.ground import ground
from msp_model.national.aci.interpretations import LATE_DOCUMENTS
from msp_model.national.aci.settled import settle
from msp_model.rulebook import Eur
from msp_model.values import Label


def named(name: str) -> Fact[Truth]:
    return fact(Truth, id=name, about="msp", fr=name, en=name)(lambda _msp, _day: True)


A, B = named("a"), named("b")
YES, NO = truth(True), truth(False)
ONE, TWO, THREE = (parameter(name, Eur) for name in ("one", "two", "three"))
WORDS = Label("sauf si", "unless")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (~YES, NO),
        (~NO, YES),
        (~A, ~A),
        (all_of(A, B), all_of(A, B)),
        (all_of(A, YES, B), all_of(A, B)),
        (all_of(A, YES), A),
        (all_of(A, NO), NO),
        (all_of(YES, NO), NO),
        (all_of(YES, ~NO), YES),
        (any_of(A, B), any_of(A, B)),
        (any_of(A, NO, B), any_of(A, B)),
        (any_of(A, NO), A),
        (any_of(A, YES), YES),
        (any_of(NO, YES), YES),
        (any_of(NO, ~YES), NO),
        (A.unless(WORDS, YES), YES),
        (A.unless(WORDS, NO), A),
        (A.unless(WORDS, B), A.unless(WORDS, B)),
        (NO.unless(WORDS, B), NO.unless(WORDS, B)),
        (case((YES, ONE), otherwise=TWO), ONE),
        (case((NO, ONE), otherwise=TWO), TWO),
        (case((NO, ONE), (YES, TWO), otherwise=THREE), TWO),
        (case((A, ONE), otherwise=TWO), case((A, ONE), otherwise=TWO)),
        (case((NO, ONE), (A, TWO), otherwise=THREE), case((A, TWO), otherwise=THREE)),
        (case((A, ONE), (NO, TWO), otherwise=THREE), case((A, ONE), otherwise=THREE)),
        (all_of(~NO, any_of(A, ~YES)), A),  # what is decided below decides above
        (case((all_of(YES, ~NO), ONE), otherwise=TWO), ONE),
    ],
    ids=str,
)
def test_what_is_decided_goes(before: Expr[Any], after: Expr[Any]) -> None:
    (found,) = settle([before])

    assert found == after


def test_roots_stay_in_their_order() -> None:
    assert settle([all_of(A, YES), B, ~YES]) == (A, B, NO)


@pytest.mark.parametrize("reading", ["flagged", "refused"])
def test_a_reading_decides(reading: str) -> None:
    (other,) = [one.id for one in LATE_DOCUMENTS.readings if one.id != "flagged"]
    chosen = {LATE_DOCUMENTS.id: "flagged" if reading == "flagged" else other}
    roots = [LATE_DOCUMENTS.is_("flagged"), all_of(A, LATE_DOCUMENTS.is_("flagged"))]

    found = settle(ground(roots, RULEBOOK.figures(), date(2023, 12, 31), chosen))

    assert found == ((YES, A) if reading == "flagged" else (NO, NO))
