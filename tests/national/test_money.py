"""Investment, fragile MSP, single physician, France Santé: golden cases, each with the place in its text."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.national.dossiers import ask, asked, gp, msp, nurse, project, specialist, stay

from msp_model.assessment import Answer, Status
from msp_model.entities import (
    Cost,
    CostKind,
    FranceSante,
    Funder,
    FunderKind,
    FundingRequest,
    Grant,
    Profession,
    Purpose,
    Recognition,
    Site,
    SiteKind,
    Zone,
    ZoneKind,
    ZoneLevel,
)
from msp_model.values import UNKNOWN, Interval

DAY = date(2024, 6, 1)
MET, NOT_MET, UNSETTLED = Status.MET, Status.NOT_MET, Status.UNKNOWN
LOCAL_AUTHORITIES = (FunderKind.REGION, FunderKind.DEPARTEMENT, FunderKind.EPCI, FunderKind.COMMUNE)


def request(purpose: Purpose = Purpose.BUILDING, **more: Any) -> FundingRequest:
    costs = (Cost(kind=CostKind.WORKS, amount=Decimal(900_000)), Cost(kind=CostKind.STUDIES, amount=Decimal(100_000)))
    return FundingRequest(id="request", purpose=purpose, **{"costs": costs, **more})


def aid(amount: int | Any, kind: FunderKind = FunderKind.STATE) -> Grant:
    return Grant(funder=Funder(kind=kind), amount=amount if amount is UNKNOWN else Decimal(amount))


def values(answer: Answer) -> dict[str, object]:
    return {term.id: term.value for term in answer.terms}


# -- usual ceiling ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("aids", "own", "status"),
    [
        ((aid(500_000), aid(300_000)), 200_000, MET),  # 80 % and 20 % exactly
        ((aid(800_001),), 200_000, NOT_MET),
        ((aid(700_000),), 199_999, NOT_MET),
        ((aid(700_000), aid(200_000, FunderKind.PRIVATE)), 200_000, MET),  # private money is not public
        ((aid(700_000), aid(UNKNOWN)), 200_000, UNSETTLED),
        ((aid(900_000), aid(UNKNOWN)), 200_000, NOT_MET),
        ((), 200_000, MET),
        (UNKNOWN, 200_000, UNSETTLED),
    ],
)
def test_public_money_usually_ends_at_80_percent(aids: Any, own: int, status: Status) -> None:
    """aides-territoires, fiche ece9."""
    dossier = msp(requests=(request(aids=aids, own_contribution=Decimal(own)),))

    assert ask("fr.investment.public_share", dossier, DAY).status is status


@pytest.mark.parametrize("purpose", [Purpose.COORDINATION_POST, Purpose.START_UP, Purpose.STUDY])
def test_that_ceiling_never_touches_the_post(purpose: Purpose) -> None:
    dossier = msp(requests=(request(purpose, aids=(aid(1_000_000),), own_contribution=Decimal(0)),))

    assert ask("fr.investment.public_share", dossier, DAY).status is Status.NOT_APPLICABLE


# -- local authorities: CGCT L1511-8, R1511-44 ------------------------------------------------------------------------


def blois(*zones: Zone) -> Site:
    return Site(kind=SiteKind.MAIN, commune="41018", period=stay(), zones=zones)


def ranked(level: ZoneLevel, profession: Profession = Profession.PHYSICIAN) -> Site:
    return blois(Zone(kind=ZoneKind.ARS, level=level, profession=profession, period=stay()))


@pytest.mark.parametrize("funder", LOCAL_AUTHORITIES)
@pytest.mark.parametrize(
    ("site", "agreement", "status"),
    [
        (ranked(ZoneLevel.ZIP), date(2024, 5, 1), MET),
        (ranked(ZoneLevel.ZAC), date(2024, 5, 1), MET),
        (ranked(ZoneLevel.ZIP), None, NOT_MET),
        (ranked(ZoneLevel.ZIP), date(2024, 6, 2), NOT_MET),
        (ranked(ZoneLevel.NONE), date(2024, 5, 1), UNSETTLED),  # other professions have maps of their own
        (ranked(ZoneLevel.ZV), date(2024, 5, 1), UNSETTLED),
        (ranked(ZoneLevel.ZIP, Profession.NURSE), date(2024, 5, 1), UNSETTLED),
        (blois(), date(2024, 5, 1), UNSETTLED),
    ],
)
def test_local_authorities_help_in_a_zone_with_an_agreement(
    funder: FunderKind, site: Site, agreement: date | None, status: Status
) -> None:
    dossier = msp(requests=(request(funder=Funder(kind=funder), agreement_on=agreement),), sites=(site,))

    assert ask("fr.investment.local_authorities", dossier, DAY).status is status


def test_the_rule_says_nothing_of_other_funders_nor_of_the_post() -> None:
    for asked_for in (
        request(funder=Funder(kind=FunderKind.STATE)),
        request(Purpose.COORDINATION_POST, funder=Funder(kind=FunderKind.REGION)),
    ):
        answer = ask("fr.investment.local_authorities", msp(requests=(asked_for,)), DAY)
        assert answer.status is Status.NOT_APPLICABLE
    assert not asked("fr.investment.local_authorities", date(2005, 12, 30))
    assert asked("fr.investment.local_authorities", date(2005, 12, 31))


# -- State, Caisse des Dépôts, Europe ---------------------------------------------------------------------------------


def test_the_state_pays_25_or_35_percent_in_the_frame_of_2010() -> None:
    """Circular of 27 July 2010: 35 % in ZRR; whether a place is a priority territory is not in a dossier."""
    zrr = blois(Zone(kind=ZoneKind.ZRR, level=ZoneLevel.ZRR, profession=None, period=stay()))
    frr = blois(Zone(kind=ZoneKind.FRR, level=ZoneLevel.FRR, profession=None, period=stay()))
    in_zrr = ask("fr.investment.state_2010", msp(requests=(request(),), health_project=project(), sites=(zrr,)), DAY)
    in_frr = ask("fr.investment.state_2010", msp(requests=(request(),), health_project=project(), sites=(frr,)), DAY)

    assert values(in_zrr) == {"rate": Fraction(35, 100), "ceiling": 350_000}
    assert values(in_frr) == {
        "rate": Interval(Fraction(1, 4), Fraction(35, 100)),
        "ceiling": Interval(250_000, 350_000),
    }
    assert "stale" in in_zrr.marks
    assert not asked("fr.investment.state_2010", date(2010, 7, 26))


@pytest.mark.parametrize("scheme", ["detr", "dsil", "fnadt", "leader"])
def test_rates_that_are_set_locally_are_unknown(scheme: str) -> None:
    answer = ask(f"fr.investment.{scheme}", msp(requests=(request(),), health_project=project()), DAY)

    assert answer.status is UNSETTLED
    assert answer.amount is not None
    assert answer.amount.value is UNKNOWN
    assert [one.id for one in answer.unpublished] == [f"investment.{scheme}_rate"]


def test_money_asks_for_a_validated_project() -> None:
    dossier = msp(requests=(request(),), health_project=project(validated_on=None))

    for scheme in ("state_2010", "detr", "dsil", "fnadt", "leader"):
        assert ask(f"fr.investment.{scheme}", dossier, DAY).status is NOT_MET


@pytest.mark.parametrize(
    ("level", "second_site", "status"),
    [(ZoneLevel.QPV, False, MET), (ZoneLevel.QPV, True, NOT_MET), (ZoneLevel.NONE, False, NOT_MET)],
)
def test_the_caisse_des_depots_took_49_percent_of_a_single_site_in_a_qpv(
    level: ZoneLevel, second_site: bool, status: Status
) -> None:
    """Instruction of 31 March 2016, to the end of 2020."""
    sites = [blois(Zone(kind=ZoneKind.QPV, level=level, profession=None, period=stay()))]
    if second_site:
        sites.append(Site(id="second", kind=SiteKind.SECONDARY, commune="41018", period=stay()))
    dossier = msp(requests=(request(),), health_project=project(), sites=tuple(sites))
    answer = ask("fr.investment.caisse_des_depots", dossier, date(2020, 12, 31))

    assert answer.status is status
    assert values(answer) == {"share": Fraction(49, 100), "ceiling": 490_000}


def test_dated_schemes_hold_on_their_days() -> None:
    assert not asked("fr.investment.caisse_des_depots", date(2016, 3, 30))
    assert asked("fr.investment.caisse_des_depots", date(2016, 3, 31))
    assert asked("fr.investment.caisse_des_depots", date(2020, 12, 31))
    assert not asked("fr.investment.caisse_des_depots", date(2021, 1, 1))
    assert not asked("fr.investment.leader", date(2022, 12, 31))
    assert asked("fr.investment.leader", date(2023, 1, 1))
    assert asked("fr.investment.leader", date(2027, 12, 31))
    assert not asked("fr.investment.leader", date(2028, 1, 1))


# -- fragile MSP ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "status"), [(True, MET), (False, NOT_MET), (UNKNOWN, UNSETTLED)])
def test_a_fragile_msp_is_one_that_is_followed(told: Any, status: Status) -> None:
    """Answer to question 2971: no text defines what is fragile, so that only the follow-up can be told."""
    dossier = msp(gp(), followed_as_fragile=told, observed_on=DAY)

    assert ask("fr.fragile.follow_up", dossier, DAY).status is status
    assert values(ask("fr.fragile.follow_up", dossier, DAY)) == {"definition": UNKNOWN}
    assert ask("fr.fragile.follow_up", dossier, date(2024, 6, 2)).status is UNSETTLED


# -- a single physician: answer to question 2971, 17 March 2026 -------------------------------------------------------


ANSWER = date(2026, 3, 17)


@pytest.mark.parametrize(
    ("members", "recognition", "status"),
    [
        ((gp(), nurse()), None, NOT_MET),
        ((gp(), specialist(), nurse()), None, MET),
        ((gp(), nurse()), Recognition(recognised_on=date(2015, 1, 1), ended_on=None), Status.NOT_APPLICABLE),
        ((gp(), nurse()), UNKNOWN, UNSETTLED),
    ],
)
def test_no_msp_is_created_with_a_single_physician(members: Any, recognition: Any, status: Status) -> None:
    assert ask("fr.single_physician.creation", msp(*members, recognition=recognition), ANSWER).status is status


@pytest.mark.parametrize(
    ("day", "marks"),
    [(date(2026, 3, 16), ("stale",)), (ANSWER, ()), (date(2026, 3, 18), ("stale",))],
)
def test_what_the_minister_says_holds_on_the_day_of_the_answer(day: date, marks: tuple[str, ...]) -> None:
    assert ask("fr.single_physician.creation", msp(gp(), recognition=None), day).marks == marks


# -- France Santé -----------------------------------------------------------------------------------------------------


LABEL_DAY = date(2026, 1, 15)


def open_house(**more: Any) -> FranceSante:
    given = {
        "open_days_per_week": 5,
        "appointment_within_48h": True,
        "extra_fees": False,
        "takes_part_in_sas": True,
        "nurse_nearby": False,
        "period": stay(),
        **more,
    }
    return FranceSante(**given)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, MET),
        ({"open_days_per_week": 4}, NOT_MET),
        ({"open_days_per_week": 6}, MET),
        ({"appointment_within_48h": False}, NOT_MET),
        ({"extra_fees": True}, NOT_MET),
        ({"takes_part_in_sas": False}, NOT_MET),
        ({"takes_part_in_sas": UNKNOWN}, UNSETTLED),
    ],
)
def test_the_criteria_of_the_label(changes: dict[str, Any], status: Status) -> None:
    """normandie.ars.sante.fr, réseau France Santé."""
    answer = ask("fr.france_sante.label", msp(gp(), nurse(), france_sante=open_house(**changes)), LABEL_DAY)

    assert answer.status is status
    assert values(answer) == {"appointment-hours": 48}


@pytest.mark.parametrize(
    ("members", "nearby", "strict", "nurse_only"),
    [
        ((gp(), nurse()), False, MET, MET),
        ((nurse(),), False, NOT_MET, MET),
        ((gp(),), True, NOT_MET, MET),
        ((gp(),), False, NOT_MET, NOT_MET),
    ],
)
def test_sources_disagree_on_the_carers(members: Any, nearby: bool, strict: Status, nurse_only: Status) -> None:
    """A physician and a nurse (FECOP, ARS de Corse); a nurse in the structure or nearby (ARS de Normandie)."""
    dossier = msp(*members, france_sante=open_house(nurse_nearby=nearby))

    assert ask("fr.france_sante.label", dossier, LABEL_DAY).status is strict
    assert ask("fr.france_sante.label", dossier, LABEL_DAY, france_sante_staff="nurse").status is nurse_only


@pytest.mark.parametrize("day", [date(2025, 10, 30), date(2026, 7, 7), date(2026, 7, 8), date(2026, 11, 22)])
def test_a_label_is_not_money(day: date) -> None:
    answer = ask("fr.france_sante.label", msp(gp(), nurse(), france_sante=open_house()), day)

    assert answer.status is MET
    assert answer.amount is None
    assert answer.note is not None
    assert ("avenant 2" in answer.note.fr) is (day >= date(2026, 7, 8))


def test_the_first_label_was_given_on_30_october_2025() -> None:
    assert not asked("fr.france_sante.label", date(2025, 10, 29))
    assert asked("fr.france_sante.label", date(2025, 10, 30))
