"""What each scheme gives, beside cases worked out by hand from its page and beside a plain reckoning of drawn requests."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.packs.cases import BUILDING, CASES, START_UP, Case, jura
from tests.packs.world import answer, asking, msp, request

from msp_model.entities import (
    Cost,
    CostKind,
    FundingRequest,
    Msp,
    Operation,
    OwnerKind,
    ZoneLevel,
)
from msp_model.values import UNKNOWN, Interval


def dossier(case: Case) -> Msp:
    return asking(msp(case.where, *case.zones, **case.more), case.asked)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{CASES.index(case)}: {case.scheme}, {case.page}")
def test_the_page_says_so(case: Case) -> None:
    found = answer(case.scheme, dossier(case), case.on)

    assert found.verdict is case.verdict, found.explain()
    if case.amount is not None:
        assert found.amount is not None
        assert found.amount.value == case.amount


AT_MOST = {
    "ara.ars.start_up", "ara.region.building", "cvl.d41.premises", "ges.ars.starter", "idf.ars.start_up",
    "idf.ars.study", "occ.ars.start_up",
}  # fmt: skip
"""Where the text says "up to": an amount that may be granted, not one that is due."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{CASES.index(case)}: {case.scheme}")
def test_up_to_is_told_from_what_is_due(case: Case) -> None:
    found = answer(case.scheme, dossier(case), case.on)
    if found.amount is None or found.amount.unpublished:
        return

    assert found.amount.at_most is (case.scheme in AT_MOST)
    if case.verdict is not False:
        assert ("Montant\u202f: au plus" in found.text("fr")) is (case.scheme in AT_MOST)
        assert ("Amount: at most" in found.text("en")) is (case.scheme in AT_MOST)
    assert found.to_dict()["amount"]["at_most"] is (case.scheme in AT_MOST)


def test_an_unknown_cost_still_says_how_much_at_most() -> None:
    asked = request(START_UP, owner=OwnerKind.ASSOCIATION)
    found = answer("idf.ars.start_up", asking(msp("93066", ZoneLevel.ZIP, grants=UNKNOWN), asked))

    assert found.amount is not None
    assert isinstance(found.amount.bounds, Interval)
    assert found.amount.bounds.greatest == 100_000
    assert "Montant\u202f: au plus 100\u202f000\u202f€" in found.text("fr")


# -- a plain reckoning ------------------------------------------------------------------------------------------------

AMOUNTS = st.integers(0, 3_000_000)
KINDS = [CostKind.LAND, CostKind.WORKS, CostKind.EQUIPMENT, CostKind.PHARMACY_FITTINGS, CostKind.LABORATORY_FITTINGS]


@st.composite
def requests(draw: st.DrawFn) -> FundingRequest:
    """Draw a request of which everything that amounts hang on is known."""
    drawn = {kind: draw(AMOUNTS) for kind in draw(st.sets(st.sampled_from(KINDS)))}
    return FundingRequest(
        id="asked",
        purpose=BUILDING,
        costs=tuple(Cost(kind=kind, amount=Decimal(amount)) for kind, amount in drawn.items()),
        operation=draw(st.sampled_from([Operation.NEW_MAIN_SITE, Operation.NEW_SECONDARY_SITE, Operation.EXTENSION])),
        medical_practices=draw(st.integers(0, 20)),
        licences=draw(st.integers(0, 60)),
        aids=(),
    )


def spent(asked: FundingRequest, *kinds: CostKind) -> Fraction:
    """Add up the costs of some kinds; of all where none is named."""
    assert asked.costs is not UNKNOWN
    return sum(
        (
            Fraction(cost.amount)
            for cost in asked.costs
            if cost.amount is not UNKNOWN and (not kinds or cost.kind in kinds)
        ),
        Fraction(0),
    )


def _pdl(asked: FundingRequest) -> Fraction:
    excluded = spent(asked, CostKind.PHARMACY_FITTINGS, CostKind.LABORATORY_FITTINGS)
    ceiling = 50_000 if asked.operation is Operation.EXTENSION else 150_000
    return min((spent(asked) - excluded) / 4, Fraction(ceiling))


def _jura(asked: FundingRequest) -> Fraction:
    assert asked.medical_practices is not UNKNOWN
    points = 5 + min(max(asked.medical_practices - 1, 0), 5)
    return min(spent(asked, CostKind.WORKS), Fraction(1_000_000)) * points / 100


RECKONED: dict[tuple[str, str], Callable[[FundingRequest], Fraction]] = {
    ("cvl.d41.premises", "41018"): lambda asked: min(spent(asked) / 4, Fraction(100_000)),
    ("pdl.region.building", "44109"): _pdl,
    ("bfc.d39.building", "39300"): _jura,
    ("idf.region.works", "93066"): lambda asked: min(
        spent(asked, CostKind.LAND, CostKind.WORKS) * 3 / 10, Fraction(250_000)
    ),
    ("idf.region.equipment", "93066"): lambda asked: min(spent(asked, CostKind.EQUIPMENT) / 2, Fraction(100_000)),
    ("nor.d76.building", "76540"): lambda asked: spent(asked) / 4,
    ("ara.region.building", "69381"): lambda asked: min(spent(asked), Fraction(200_000)),
    ("pdl.ars.information_system", "44109"): lambda asked: Fraction(
        15_000 + 1_000 * (0 if asked.licences is UNKNOWN else asked.licences)
    ),
}


def _ids() -> Iterator[str]:
    yield from (scheme for scheme, _ in RECKONED)


@pytest.mark.parametrize("scheme", RECKONED, ids=list(_ids()))
@given(asked=requests())
def test_amounts_are_those_of_a_plain_reckoning(scheme: tuple[str, str], asked: FundingRequest) -> None:
    name, commune = scheme
    found = answer(name, asking(msp(commune), asked))

    assert found.amount is not None
    assert found.amount.value == RECKONED[scheme](asked)


@pytest.mark.parametrize("scheme", RECKONED, ids=list(_ids()))
@given(asked=requests(), hidden=st.sets(st.sampled_from(["costs", "operation", "medical_practices", "licences"])))
def test_what_is_left_out_widens_the_amount(scheme: tuple[str, str], asked: FundingRequest, hidden: set[str]) -> None:
    """The bounds hold whatever the facts left out were."""
    name, commune = scheme
    changes: dict[str, Any] = dict.fromkeys(hidden, UNKNOWN)
    found = answer(name, asking(msp(commune), attrs.evolve(asked, **changes)))
    assert found.amount is not None
    bounds = found.amount.bounds
    due = RECKONED[scheme](asked)

    if isinstance(bounds, Interval):
        assert bounds.least is None or bounds.least <= due
        assert bounds.greatest is None or due <= bounds.greatest
    elif bounds is not UNKNOWN:
        assert bounds == due


@given(practices=st.integers(0, 20), works=AMOUNTS)
def test_the_bonus_of_the_jura_under_its_other_reading(practices: int, works: int) -> None:
    """At most 5 % in all: the bonus then adds nothing."""
    found = answer(
        "bfc.d39.building", asking(msp("39300"), jura(practices, works)), bfc__d39__building__bonus_cap="total"
    )

    assert found.amount is not None
    assert found.amount.value == min(works, 1_000_000) * Fraction(5, 100)
