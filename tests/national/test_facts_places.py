"""Premises, places on maps, signatures; and the money of a request, counted kind by kind."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.national.dossiers import DAY, gp, msp, nurse, project, read, stay

from msp_model.entities import (
    Cost,
    CostKind,
    DossierList,
    Funder,
    FunderKind,
    FundingRequest,
    Grant,
    Msp,
    Permanence,
    Premises,
    Profession,
    ProfessionCount,
    Purpose,
    Site,
    SiteKind,
    Team,
    Zone,
    ZoneKind,
    ZoneLevel,
)
from msp_model.expressions import Fact
from msp_model.national.facts import operations, places, premises, project as projects, requests
from msp_model.values import UNKNOWN, Interval, Period

NOTHING_COMPLETE = frozenset[DossierList]()
START, END = date(2022, 3, 1), date(2024, 9, 1)

# -- premises and sites -----------------------------------------------------------------------------------------------


def decided(permanence: Any = Permanence.PERMANENT, **days: Any) -> Premises:
    given = {"decided_on": None, "works_started_on": None, "opened_on": None, **days}
    return Premises(permanence=permanence, **given)


@pytest.mark.parametrize(
    ("found", "value"),
    [
        ((decided(decided_on=START),), START),
        ((decided(decided_on=END),), None),  # not yet
        ((decided(),), None),
        ((decided(decided_on=UNKNOWN),), UNKNOWN),
        ((decided(decided_on=UNKNOWN, opened_on=START),), Interval(None, START)),  # what opened was decided
        ((decided(decided_on=UNKNOWN, works_started_on=DAY, opened_on=START),), Interval(None, START)),
        ((decided(decided_on=START, works_started_on=DAY),), START),
        ((decided(Permanence.TEMPORARY, decided_on=START),), None),
        ((decided(Permanence.MEETING, decided_on=START),), None),
        ((decided(UNKNOWN, decided_on=START),), UNKNOWN),
        ((decided(UNKNOWN, decided_on=END),), None),
        ((decided(decided_on=DAY), decided(decided_on=START)), START),
        ((decided(decided_on=START), decided(decided_on=START)), START),
        ((decided(decided_on=START), decided(UNKNOWN, decided_on=DAY)), Interval(None, START)),
        ((decided(decided_on=START), decided(decided_on=Interval(None, DAY))), Interval(None, START)),
        ((decided(decided_on=Interval(None, DAY)), decided(decided_on=START)), Interval(None, START)),
        ((), None),
    ],
)
def test_the_first_decision_of_permanent_premises(found: Any, value: Any) -> None:
    assert read(premises.permanent_premises_decided_on, msp(premises=found)) == value


def test_premises_that_may_not_be_all() -> None:
    assert read(premises.permanent_premises_decided_on, msp()) is UNKNOWN
    assert (
        read(premises.permanent_premises_decided_on, msp(premises=(decided(),), complete=NOTHING_COMPLETE)) is UNKNOWN
    )


def ranked(kind: ZoneKind, level: ZoneLevel, profession: Profession = Profession.PHYSICIAN) -> Msp:
    zone = Zone(
        kind=kind,
        level=level,
        profession=profession if kind is ZoneKind.ARS else None,
        period=stay(START),
    )
    return msp(sites=(Site(kind=SiteKind.MAIN, commune="41018", period=stay(), zones=(zone,)),))


@pytest.mark.parametrize(
    ("fact", "kind", "level", "value"),
    [
        (premises.in_zone_of_need, ZoneKind.ARS, ZoneLevel.ZIP, True),
        (premises.in_zone_of_need, ZoneKind.ARS, ZoneLevel.ZAC, True),
        (premises.in_zone_of_need, ZoneKind.ARS, ZoneLevel.ZV, UNKNOWN),
        (premises.in_zone_of_need, ZoneKind.ARS, ZoneLevel.NONE, UNKNOWN),  # another profession has another map
        (premises.in_zone_of_need, ZoneKind.FRR, ZoneLevel.FRR, UNKNOWN),
        (premises.in_priority_territory, ZoneKind.ZRR, ZoneLevel.ZRR, True),
        (premises.in_priority_territory, ZoneKind.ZRR, ZoneLevel.NONE, UNKNOWN),
        (premises.in_priority_district, ZoneKind.QPV, ZoneLevel.QPV, True),
        (premises.in_priority_district, ZoneKind.QPV, ZoneLevel.NONE, False),
        (premises.in_priority_district, ZoneKind.ZRR, ZoneLevel.ZRR, UNKNOWN),
    ],
)
def test_the_place_on_a_map(fact: Fact[Any], kind: ZoneKind, level: ZoneLevel, value: Any) -> None:
    assert read(fact, ranked(kind, level)) is value
    assert read(fact, ranked(kind, level), date(2022, 2, 28)) is UNKNOWN
    assert read(fact, msp(sites=())) is UNKNOWN


def test_the_map_of_other_professions_says_nothing_of_physicians() -> None:
    assert read(premises.in_zone_of_need, ranked(ZoneKind.ARS, ZoneLevel.ZIP, Profession.NURSE)) is UNKNOWN


@pytest.mark.parametrize(
    ("second", "value"),
    [
        (Site(id="b", kind=SiteKind.SECONDARY, period=stay()), True),
        (Site(id="b", kind=SiteKind.SECONDARY, period=stay(END)), False),
        (Site(id="b", period=stay()), UNKNOWN),
        (Site(id="b", period=Period(start=None, until=START)), False),
    ],
)
def test_a_secondary_site(second: Site, value: Any) -> None:
    main = Site(kind=SiteKind.MAIN, period=stay())

    assert read(premises.several_sites, msp(sites=(main, second))) is value
    assert read(premises.several_sites, msp(sites=(main,))) is False
    assert read(premises.several_sites, msp(sites=(main,), complete=NOTHING_COMPLETE)) is UNKNOWN
    assert read(premises.several_sites, msp(sites=UNKNOWN)) is UNKNOWN


# -- signatures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signed", "told", "value"),
    [
        ((START, START), UNKNOWN, True),
        ((START, END), UNKNOWN, False),  # one has yet to sign
        ((START, None), START, False),  # who joins has yet to sign, whatever was told
        ((START, UNKNOWN), START, True),
        ((START, UNKNOWN), END, False),
        ((START, UNKNOWN), UNKNOWN, UNKNOWN),
    ],
)
def test_every_member_signs_the_project(signed: tuple[Any, Any], told: Any, value: Any) -> None:
    members = (gp(project_signed_on=signed[0]), nurse(project_signed_on=signed[1]))

    assert read(projects.project_signed_by_all, msp(*members, health_project=project(signed_by_all_on=told))) is value


def test_signatures_without_a_project_or_a_team() -> None:
    signed = gp(project_signed_on=START)

    assert read(projects.project_signed_by_all, msp(signed, health_project=None)) is False
    assert read(projects.project_signed_by_all, msp(signed)) is UNKNOWN
    assert read(projects.project_signed_by_all, msp(team=None, health_project=project(signed_by_all_on=None))) is False
    assert read(projects.project_signed_by_all, msp(health_project=project(signed_by_all_on=START))) is True
    many = ProfessionCount(count=Interval(2, 5), profession=Profession.NURSE, project_signed_on=None, period=stay())
    two = msp(team=Team(counts=(many,), complete=True), health_project=project(signed_by_all_on=START))
    assert read(projects.project_signed_by_all, two) is False


# -- money of a request -----------------------------------------------------------------------------------------------


def request(**more: Any) -> FundingRequest:
    return FundingRequest(id="r", **more)


COSTS = (
    Cost(kind=CostKind.WORKS, amount=Decimal(1000)),
    Cost(kind=CostKind.LAND, amount=Decimal(200)),
    Cost(kind=CostKind.FURNITURE, amount=Decimal(30)),
)


@pytest.mark.parametrize(
    ("kinds", "counted", "others"),
    [
        ((CostKind.WORKS,), 1000, 230),
        ((CostKind.LAND, CostKind.WORKS), 1200, 30),
        ((CostKind.STUDIES,), 0, 1230),
    ],
)
def test_costs_of_some_kinds_and_of_all_others(kinds: Any, counted: int, others: int) -> None:
    assert read(operations.cost_of(kinds), request(costs=COSTS)) == counted
    assert read(operations.cost_without(kinds), request(costs=COSTS)) == others
    assert read(operations.cost_of(kinds), request()) is UNKNOWN
    assert read(operations.cost_without(kinds), request()) is UNKNOWN


def test_costs_are_named_in_their_own_order() -> None:
    one = operations.cost_of((CostKind.WORKS, CostKind.LAND))

    assert one == operations.cost_of((CostKind.LAND, CostKind.WORKS))
    assert one.label.fr == "dépenses hors taxes : foncier, travaux"
    assert one.label.text("en") == "costs before tax: land, works"
    without = operations.cost_without((CostKind.WORKS, CostKind.LAND))
    assert without.label.fr == "dépenses hors taxes, sauf foncier, travaux"
    assert without.label.text("en") == "costs before tax but land, works"


@pytest.mark.parametrize(
    ("field", "fact"),
    [
        ("medical_practices", operations.request_practices),
        ("licences", operations.request_licences),
        ("written_commitments", operations.request_commitments),
    ],
)
def test_counts_of_a_request(field: str, fact: Fact[Any]) -> None:
    assert read(fact, request()) is UNKNOWN
    assert read(fact, request(**{field: 0})) == 0
    assert read(fact, request(**{field: 7})) == 7
    assert read(fact, request(**{field: 1000})) == 1000
    assert read(fact, request(**{field: 1001})) == Interval(1000, None)


@pytest.mark.parametrize(
    ("told", "value"),
    [
        (Decimal("0.5"), Fraction(1, 2)),
        (Decimal(1), 1),
        (Decimal("0.66666"), Interval(Fraction(6666, 10_000), Fraction(6667, 10_000))),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_the_share_of_the_professionals_in_the_company(told: Any, value: Any) -> None:
    assert read(operations.request_company_share, request(owner_members_share=told)) == value


@pytest.mark.parametrize(("told", "value"), [(Decimal("10.50"), Fraction(21, 2)), (Decimal(0), 0), (UNKNOWN, UNKNOWN)])
def test_what_the_owner_pays(told: Any, value: Any) -> None:
    assert read(requests.request_own_contribution, request(own_contribution=told)) == value


def aid(kind: FunderKind | None, amount: Any, **more: Any) -> Grant:
    funder = UNKNOWN if kind is None else Funder(kind=kind)
    return Grant(funder=funder, amount=amount, **{"purpose": Purpose.BUILDING, "agreed_on": START, **more})


@pytest.mark.parametrize(
    ("aids", "value"),
    [
        ((), 0),
        ((aid(FunderKind.STATE, Decimal(100)), aid(FunderKind.COMMUNE, Decimal(50))), 150),
        ((aid(FunderKind.STATE, Decimal(100)), aid(FunderKind.PRIVATE, Decimal(50))), 100),
        ((aid(FunderKind.STATE, Decimal(100)), aid(FunderKind.FEDERATION, Decimal(50))), 100),
        ((aid(FunderKind.STATE, Decimal(100)), aid(None, Decimal(50))), Interval(100, 150)),
        ((aid(FunderKind.STATE, Decimal(100)), aid(FunderKind.STATE, None)), Interval(100, None)),
        ((aid(FunderKind.STATE, Decimal(100)), aid(FunderKind.PRIVATE, UNKNOWN)), 100),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_public_aids_are_those_of_public_funders(aids: Any, value: Any) -> None:
    assert read(requests.request_public_aids, request(aids=aids)) == value


BUILDINGS = (FunderKind.REGION, (Purpose.BUILDING, Purpose.STUDY))
HUNDRED = Decimal(100)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (aid(FunderKind.REGION, HUNDRED), 100),
        (aid(FunderKind.REGION, HUNDRED, purpose=Purpose.STUDY), 100),
        (aid(FunderKind.REGION, HUNDRED, purpose=Purpose.TRAINING), 0),
        (aid(FunderKind.STATE, HUNDRED), 0),
        (aid(FunderKind.REGION, HUNDRED, agreed_on=END), 0),  # not yet
        (aid(FunderKind.REGION, HUNDRED, agreed_on=None), 0),  # only promised
        (aid(FunderKind.REGION, HUNDRED, agreed_on=UNKNOWN), Interval(0, 100)),
        (aid(FunderKind.REGION, HUNDRED, purpose=UNKNOWN), Interval(0, 100)),
        (aid(None, HUNDRED), Interval(0, 100)),
        (aid(FunderKind.REGION, None), UNKNOWN),  # at least 0
        (aid(FunderKind.REGION, UNKNOWN), UNKNOWN),
        (aid(FunderKind.STATE, UNKNOWN), 0),
    ],
)
def test_what_one_funder_granted_before(given: Grant, value: Any) -> None:
    assert read(places.granted(*BUILDINGS), msp(grants=(given,))) == value
    assert read(places.aided(*BUILDINGS), request(aids=(given,))) == value


def test_grants_that_are_not_told_or_may_not_be_all() -> None:
    one = aid(FunderKind.REGION, HUNDRED)

    assert read(places.granted(*BUILDINGS), msp()) is UNKNOWN
    assert read(places.aided(*BUILDINGS), request()) is UNKNOWN
    assert read(places.granted(*BUILDINGS), msp(grants=(one,), complete=NOTHING_COMPLETE)) == Interval(100, None)
    assert read(places.granted(*BUILDINGS), msp(grants=())) == 0


def test_the_words_of_what_was_granted() -> None:
    granted = places.granted(FunderKind.REGION, (Purpose.BUILDING, Purpose.STUDY))
    aided = places.aided(FunderKind.REGION, (Purpose.BUILDING, Purpose.STUDY))

    assert granted == places.granted(FunderKind.REGION, (Purpose.STUDY, Purpose.BUILDING))
    assert granted.label.fr == "déjà accordé (conseil régional) : étude préalable, bâtiment"
    assert granted.label.text("en") == "granted before (regional council): prior study, building"
    assert aided.label.fr == "déjà accordé pour l'opération (conseil régional) : étude préalable, bâtiment"
    assert aided.label.text("en") == "granted before for the operation (regional council): prior study, building"
