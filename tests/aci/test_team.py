"""What the team and the place tell goes before what is declared; what they leave open is completed by it."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.aci.test_fields import NO_DIVERSITY
from tests.aci.world import BOOK, complete, msp_of

from msp_model.entities import (
    EmployerKind,
    Msp,
    Practice,
    Profession,
    Site,
    SiteKind,
    Specialty,
    Team,
    TeamMember,
    Zone,
    ZoneKind,
    ZoneLevel,
)
from msp_model.national import aci
from msp_model.values import ALWAYS, UNKNOWN, Interval, Period


def member(profession: Profession, **more: Any) -> TeamMember:
    return TeamMember(profession=profession, **{"sisa_associate": True, "period": ALWAYS, **more})


def statement(*members: TeamMember, complete_list: bool = True, **declared: Any) -> aci.AciStatement:
    fields = {"diversity": UNKNOWN, "associated_professionals": UNKNOWN, "advanced_practice_nurse": UNKNOWN, **declared}
    msp = msp_of(complete(2023, **fields), team=Team(members=members, complete=complete_list))
    return aci.aci_statement(BOOK, msp, year=2023)


GP = member(Profession.PHYSICIAN, specialty=Specialty.GENERAL_PRACTICE)
NURSE = member(Profession.NURSE, advanced_practice=False)
PHYSIO = member(Profession.PHYSIOTHERAPIST)
PODIATRIST = member(Profession.PODIATRIST)


def test_associates_are_counted_from_a_complete_team() -> None:
    assert statement(GP, GP, NURSE)["SI-STD"].variable == 600
    assert statement(GP, GP, NURSE, associated_professionals=20)["SI-STD"].variable == 600


def test_an_incomplete_team_leaves_the_count_to_the_declaration() -> None:
    assert statement(GP, GP, complete_list=False, associated_professionals=20)["SI-STD"].variable == 3800
    assert statement(GP, GP, complete_list=False)["SI-STD"].variable == Interval(400, 3200 + 150 * 284)


def test_who_has_left_by_the_end_of_the_year_is_not_counted() -> None:
    gone = member(Profession.PHYSICIAN, period=Period(start=date(2020, 1, 1), until=date(2023, 12, 31)))

    assert statement(GP, GP, gone)["SI-STD"].variable == 400


def test_a_liberal_collaborator_of_physicians_counts_as_an_associate() -> None:
    collaborator = member(Profession.PHYSICIAN, sisa_associate=False, practice=Practice.LIBERAL_COLLABORATOR)
    replacement = member(Profession.PHYSICIAN, sisa_associate=False, practice=Practice.LIBERAL)

    assert statement(GP, collaborator, replacement)["SI-STD"].variable == 400


@pytest.mark.parametrize(
    ("others", "levels"),
    [
        ((), (False, False)),
        ((NURSE, PHYSIO), (False, False)),
        ((NURSE, NURSE, NURSE), (False, False)),
        ((NURSE, PHYSIO, PODIATRIST), (True, False)),
        ((member(Profession.MIDWIFE),), (True, False)),
        ((member(Profession.DENTIST),), (True, False)),
        ((member(Profession.PHARMACIST),), (True, False)),
        ((member(Profession.PHYSICIAN, specialty=Specialty.OTHER),), (True, False)),
        ((NURSE, PHYSIO, PODIATRIST, member(Profession.PHARMACIST)), (True, True)),
    ],
    ids=str,
)
def test_diversity_from_the_team(others: tuple[TeamMember, ...], levels: tuple[bool, bool]) -> None:
    found = statement(GP, GP, *others)

    assert (found["ACC-DIV1"].met, found["ACC-DIV2"].met) == levels


def test_a_nurse_of_asalee_counts_for_diversity_only() -> None:
    asalee = member(Profession.NURSE, sisa_associate=False, practice=Practice.SALARIED, employer=EmployerKind.ASALEE)

    assert statement(GP, GP, PHYSIO, PODIATRIST, asalee)["ACC-DIV1"].met is True
    assert statement(GP, GP, PHYSIO, PODIATRIST, asalee)["SI-STD"].variable == 800


def test_two_specialists_are_one_specialty_at_least() -> None:
    specialist = member(Profession.PHYSICIAN, specialty=Specialty.OTHER)
    msp = msp_of(complete(2016, diversity=UNKNOWN), team=Team(members=(GP, specialist, specialist), complete=True))

    assert aci.aci_statement(BOOK, msp, year=2016)["RA-DIV1"].met is UNKNOWN


def test_declared_diversity_completes_a_team_that_is_not_known() -> None:
    assert statement(GP, complete_list=False, diversity=NO_DIVERSITY)["ACC-DIV1"].met is False
    assert statement(GP, complete_list=False)["ACC-DIV1"].met is UNKNOWN


def test_an_advanced_practice_nurse_of_the_team_brings_its_bonuses() -> None:
    ipa = member(Profession.NURSE, advanced_practice=True, sisa_associate=False, practice=Practice.SALARIED)

    assert statement(GP, ipa)["COO-PROT-IPA"].points == 320
    assert statement(GP, NURSE)["COO-PROT-IPA"].points == 0
    assert statement(GP, complete_list=False, advanced_practice_nurse=True)["COO-PROT-IPA"].points == 320
    assert statement(GP, complete_list=False)["COO-PROT-IPA"].points == Interval(0, 320)


@pytest.mark.parametrize(
    ("level", "points"), [(ZoneLevel.ZIP, 200), (ZoneLevel.ZAC, 200), (ZoneLevel.ZV, 0), (ZoneLevel.NONE, 0)]
)
def test_the_zone_of_the_main_site_goes_before_what_is_declared(level: ZoneLevel, points: int) -> None:
    zone = Zone(kind=ZoneKind.ARS, level=level, profession=Profession.PHYSICIAN, period=ALWAYS)
    main = Site(id="main", kind=SiteKind.MAIN, zones=(zone,))

    def found(msp: Msp) -> Any:
        return aci.aci_statement(BOOK, msp, year=2023)["ACC-CSTM"].points

    assert found(msp_of(complete(2023), sites=(main,))) == points
    assert found(msp_of(complete(2023), sites=(attrs.evolve(main, zones=()),))) == 200


def test_a_team_that_does_not_exist_counts_nobody() -> None:
    msp = msp_of(complete(2023, diversity=UNKNOWN, associated_professionals=UNKNOWN), team=None)

    assert aci.aci_statement(BOOK, msp, year=2023)["SI-STD"].variable == 0
