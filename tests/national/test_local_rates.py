"""Aids whose rate is set locally: an invented region sets it, at nothing or at a fifth of the cost."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.national.dossiers import DAY, msp, project

from msp_model.assessment import Answer, Book, Status
from msp_model.entities import Cost, CostKind, FundingRequest, Purpose, Territory
from msp_model.national import msp_model_packs
from msp_model.rulebook import DatedValue, Grade, Pack, Rulebook, Text, TextKind
from msp_model.values import Label

SCHEMES = ("detr", "dsil", "fnadt", "leader")
PLACE = Territory.parse("region:24")


def book(rate: Any) -> Book:
    text = Text(
        id="invented-order",
        kind=TextKind.ORDER,
        grade=Grade.A,
        title=Label("Arrêté inventé", "Invented order"),
        reference="arrêté inventé",
        checked_on=date(2026, 11, 22),
        territory=PLACE,
        values=tuple(
            DatedValue(parameter=f"investment.{name}_rate", value=rate, start=date(2010, 1, 1), at="article 1")
            for name in SCHEMES
        ),
    )
    return Book(Rulebook.of([*msp_model_packs(), Pack(id="invented", territories=(PLACE,), texts=(text,))]))


NOTHING, A_FIFTH = book(0), book(Fraction(1, 5))


def answer(held: Book, scheme: str, purpose: Purpose = Purpose.BUILDING, **more: Any) -> Answer:
    cost = Cost(kind=CostKind.WORKS, amount=Decimal(1000))
    asked = FundingRequest(id="r", purpose=purpose, costs=(cost,))
    dossier = msp(requests=(asked,), health_project=project(**more))
    return held.assess(dossier, DAY)[f"fr.investment.{scheme}", "r"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_rate_that_a_place_sets_is_paid(scheme: str) -> None:
    found = answer(A_FIFTH, scheme)

    assert found.status is Status.MET
    assert found.amount is not None
    assert found.amount.value == 200
    assert {term.id: term.value for term in found.terms} == {"rate": Fraction(1, 5)}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_rate_of_nothing_opens_nothing(scheme: str) -> None:
    assert answer(NOTHING, scheme).status is Status.NOT_MET


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_rate_is_for_investments_of_a_validated_project(scheme: str) -> None:
    assert answer(A_FIFTH, scheme, validated_on=None).status is Status.NOT_MET
    assert answer(A_FIFTH, scheme, Purpose.EQUIPMENT).status is Status.MET
    assert answer(A_FIFTH, scheme, Purpose.COORDINATION_POST).status is Status.NOT_APPLICABLE
