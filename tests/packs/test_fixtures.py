"""Two aids of which the page does not say whose they are: patterns for the format, attributed to nobody."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from tests.national.dossiers import gp, nurse, team
from tests.packs.world import answer, asking, costs, fixture_book, grant, msp, request

from msp_model.assessment import Answer
from msp_model.entities import FunderKind, FundingRequest, OwnerKind, Purpose, ZoneLevel
from msp_model.values import UNKNOWN, Interval


def ask(asked: FundingRequest, *levels: ZoneLevel) -> Answer:
    return answer("unk1.building", asking(msp("63113", *levels), asked), among=fixture_book("unknown_departement"))


def works(amount: int, **more: object) -> FundingRequest:
    given: dict[str, object] = {
        "costs": costs(works=amount),
        "opinion_received_on": date(2026, 1, 1),
        "aids": (),
        **more,
    }
    return request(Purpose.BUILDING, **given)


# -- COL-UNK-1 --------------------------------------------------------------------------------------------------------


def test_works_are_eligible_from_80_000_euros() -> None:
    assert ask(works(79_999), ZoneLevel.ZIP).verdict is False
    assert ask(works(80_000), ZoneLevel.ZIP).verdict is True


def test_the_opinion_of_the_state_comes_first() -> None:
    assert ask(works(100_000, opinion_received_on=None)).verdict is False
    assert ask(works(100_000, opinion_received_on=UNKNOWN)).verdict is UNKNOWN


@pytest.mark.parametrize(
    ("level", "bonus"), [(ZoneLevel.ZIP, Fraction(10, 100)), (ZoneLevel.ZAC, Fraction(5, 100)), (ZoneLevel.NONE, 0)]
)
def test_the_bonus_is_the_least_that_is_given_where_the_rate_is_not_published(
    level: ZoneLevel, bonus: Fraction | int
) -> None:
    found = ask(works(1_000_000), level).amount

    assert found is not None
    assert [leaf.id for leaf in found.unpublished] == ["unk1.building.rate"]
    assert isinstance(found.bounds, Interval)
    assert found.bounds.least == 1_000_000 * bonus
    assert found.bounds.greatest == 800_000


@given(spent=st.integers(80_000, 5_000_000), others=st.integers(0, 2_000_000))
def test_public_money_is_at_most_80_percent_in_all(spent: int, others: int) -> None:
    asked = works(spent, aids=(grant(FunderKind.STATE, Purpose.BUILDING, others),))
    found = ask(asked, ZoneLevel.ZIP).amount
    assert found is not None
    most = found.bounds.greatest if isinstance(found.bounds, Interval) else found.bounds

    assert most == max(min(Fraction(spent * 8, 10) - others, min(spent, 1_500_000) * Fraction(11, 10)), 0)


def test_a_time_of_use_is_asked_from_50_000_euros() -> None:
    terms = {term.id: term.value for term in ask(works(100_000)).terms}

    assert (terms["clawback"], terms["clawback-from"]) == (120, 50_000)


# -- COL-UNK-2 --------------------------------------------------------------------------------------------------------


def ask_region(**more: object) -> Answer:
    time = Decimal(str(more.pop("paramedic_time", 1)))
    doctors = [gp() for _ in range(int(str(more.pop("gps", 2))))]
    given: dict[str, object] = {
        "owner": OwnerKind.COMMUNE, "costs": costs(works=400_000), "meets_specification": True, **more
    }  # fmt: skip
    members = team(*doctors, nurse(full_time_equivalent=time))
    dossier = asking(msp("63113", team=members), request(Purpose.BUILDING, **given))
    return answer("unk2.building", dossier, among=fixture_book("unknown_region"))


def test_communes_and_groupings_get_up_to_150_000_euros() -> None:
    found = ask_region()

    assert found.verdict is True
    assert found.amount is not None
    assert (found.amount.value, found.amount.at_most) == (150_000, True)


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({"owner": OwnerKind.EPCI}, True),
        ({"owner": OwnerKind.SISA}, False),
        ({"meets_specification": False}, False),
        ({"gps": 1}, False),
        ({"paramedic_time": "0.9"}, False),
    ],
)
def test_the_specification_and_the_team_bind(more: dict[str, object], *, verdict: bool) -> None:
    assert ask_region(**more).verdict is verdict
