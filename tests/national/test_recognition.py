"""What an MSP is, how it is recognised and created: golden cases, each with the place in its text."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.national.dossiers import (
    ask,
    asked,
    gp,
    msp,
    nurse,
    person,
    physiotherapist,
    project,
    sisa,
    specialist,
    stay,
    team,
)

from msp_model.assessment import Book, Status
from msp_model.entities import (
    LegalEntity,
    LegalKind,
    Msp,
    Permanence,
    Premises,
    Profession,
    ProfessionCount,
    Recognition,
    Site,
    SiteKind,
    StructureKind,
    TeamMember,
    Territory,
)
from msp_model.national import msp_model_packs
from msp_model.rulebook import Pack, RegionalReading, Rulebook, cite
from msp_model.values import UNKNOWN, Interval

DAY = date(2024, 6, 1)
READ = date(2016, 1, 27)
MET, NOT_MET, UNSETTLED = Status.MET, Status.NOT_MET, Status.UNKNOWN


# -- CSP L6323-3, version of 12 August 2011 ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "entities", "status"),
    [
        ((gp(), nurse()), (sisa(),), MET),
        ((person(Profession.PHARMACIST), nurse()), (sisa(),), MET),
        ((gp(), person(Profession.PSYCHOLOGIST)), (sisa(),), NOT_MET),  # none of the three groups
        ((gp(),), (sisa(),), NOT_MET),  # "between" professionals
        ((gp(), nurse()), (), NOT_MET),
        ((gp(), nurse()), (LegalEntity(kind=LegalKind.ASSOCIATION, registered_on=date(2011, 9, 1)),), MET),
        ((gp(), nurse()), (LegalEntity(kind=LegalKind.SCI, registered_on=date(2011, 9, 1)),), NOT_MET),  # walls
        ((gp(), nurse()), UNKNOWN, UNSETTLED),
    ],
)
def test_a_legal_person_formed_between_professionals(
    members: tuple[TeamMember, ...], entities: Any, status: Status
) -> None:
    assert ask("fr.msp.definition", msp(*members, legal_entities=entities), READ).status is status


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, MET),
        ({"care": frozenset()}, NOT_MET),
        ({"accommodation": True}, NOT_MET),
        ({"care": UNKNOWN}, UNSETTLED),
    ],
)
def test_first_resort_care_without_accommodation(changes: dict[str, Any], status: Status) -> None:
    assert ask("fr.msp.care", msp(health_project=project(**changes)), DAY).status is status


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, MET),
        ({"drafted_by_members": False}, NOT_MET),
        ({"compatible_with_regional_plan": False}, NOT_MET),
        ({"sent_on": None}, NOT_MET),
        ({"sent_on": UNKNOWN}, UNSETTLED),
        ({"signed_by_all_on": None}, NOT_MET),
    ],
)
def test_the_health_project_of_the_law(changes: dict[str, Any], status: Status) -> None:
    """Sent for information: whether it is validated does not enter."""
    not_validated = project(validated_on=None, **changes)

    assert ask("fr.msp.health_project", msp(health_project=not_validated), DAY).status is status


def test_who_joins_has_yet_to_sign() -> None:
    signed = gp(project_signed_on=date(2012, 1, 20))
    joined = nurse(stay(date(2024, 1, 1)), project_signed_on=date(2024, 9, 1))
    coordinator = person(Profession.OTHER_ROLE, project_signed_on=None)  # may sign, need not
    dossier = msp(signed, joined, coordinator, health_project=project())

    assert ask("fr.msp.health_project", dossier, date(2023, 12, 31)).status is MET
    assert ask("fr.msp.health_project", dossier, date(2024, 8, 31)).status is NOT_MET
    assert ask("fr.msp.health_project", dossier, date(2024, 9, 1)).status is MET


@pytest.mark.parametrize("rule", ["fr.msp.definition", "fr.msp.care", "fr.msp.health_project"])
def test_the_article_was_read_up_to_27_january_2016(rule: str) -> None:
    """Later versions exist and were not read: the answer goes on, marked stale."""
    dossier = msp(gp(), nurse(), legal_entities=(sisa(),), health_project=project())

    assert not asked(rule, date(2011, 8, 11))
    assert ask(rule, dossier, date(2016, 1, 27)).marks == ()
    assert ask(rule, dossier, date(2016, 1, 28)).marks == ("stale",)


# -- recognition ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "reading", "status"),
    [
        # bretagne.paps.sante.fr; Le Concours médical, 25 November 2018
        ((gp(), gp(), physiotherapist()), "paramedic", MET),
        ((gp(), specialist(), physiotherapist()), "paramedic", NOT_MET),  # practitioners, not physicians
        ((gp(), gp(), person(Profession.PHARMACIST)), "paramedic", NOT_MET),
        # avecsante.fr, "Monter un projet de MSP"
        ((gp(), gp(), physiotherapist()), "nurse", NOT_MET),
        ((gp(), gp(), nurse()), "nurse", MET),
        # fmpc.fr, no 1902
        ((gp(), gp(), nurse(full_time_equivalent=Decimal("0.5"))), "paramedic-time", NOT_MET),
        (
            (gp(), gp(), nurse(full_time_equivalent=Decimal("0.5")), nurse(full_time_equivalent=Decimal("0.5"))),
            "paramedic-time",
            MET,
        ),
        ((gp(), gp(), nurse()), "paramedic-time", UNSETTLED),
    ],
)
def test_the_smallest_team_that_is_recognised(members: tuple[TeamMember, ...], reading: str, status: Status) -> None:
    answer = ask("fr.recognition.team", msp(*members), DAY, recognition_minimum_team=reading)

    assert answer.status is status
    assert answer.marks == ("stale",)  # no source says since when


def test_a_count_is_as_good_as_a_list() -> None:
    counts = (
        ProfessionCount(
            count=Interval(2, 4), profession=Profession.PHYSICIAN, specialty=gp().specialty, period=gp().period
        ),
        ProfessionCount(count=3, profession=Profession.NURSE, period=gp().period),
    )
    dossier = msp(team=attrs.evolve(team(), counts=counts))

    assert ask("fr.recognition.team", dossier, DAY).status is MET


def test_what_the_reading_changes_is_told() -> None:
    answer = ask("fr.recognition.team", msp(gp(), gp(), physiotherapist(full_time_equivalent=Decimal(1))), DAY)

    assert answer.depends_on == ("fr.recognition.minimum_team",)
    assert {under.choices[0][1]: under.verdict for under in answer.readings} == {
        "paramedic": True,
        "nurse": False,
        "paramedic-time": True,
    }


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, MET),
        ({"validated_on": None}, NOT_MET),  # sent is not validated
        ({"validated_on": UNKNOWN}, UNSETTLED),
        ({"validation_ended_on": date(2024, 6, 1)}, NOT_MET),
        ({"validation_ended_on": date(2024, 6, 2)}, MET),
    ],
)
def test_recognition_asks_for_a_validated_project(changes: dict[str, Any], status: Status) -> None:
    """AVECsanté leaflet of 2026, steps of creation."""
    dossier = msp(gp(), gp(), nurse(), health_project=project(**changes))

    assert ask("fr.recognition.project", dossier, DAY).status is status
    assert ask("fr.recognition", dossier, DAY).status is status


def test_the_body_that_validates_is_the_region_s_to_name() -> None:
    (body,) = ask("fr.recognition", msp(gp(), gp(), nurse(), health_project=project()), DAY).terms

    assert body.value is UNKNOWN
    assert [one.id for one in body.unpublished] == ["recognition.validation_body"]


def test_a_building_is_never_a_condition() -> None:
    dossier = msp(gp(), gp(), nurse(), health_project=project(), premises=())

    assert ask("fr.recognition", dossier, DAY).status is MET


def test_a_health_centre_is_no_msp() -> None:
    centre = msp(gp(), gp(), nurse(), kind=StructureKind.CDS)

    assert ask("fr.recognition.team", centre, DAY).status is Status.NOT_APPLICABLE


def test_a_region_takes_its_own_reading() -> None:
    """The reading of one region changes nothing elsewhere."""
    bretagne = Territory.parse("region:53")
    reading = RegionalReading(
        interpretation="fr.recognition.minimum_team",
        reading="nurse",
        territory=bretagne,
        sources=(cite("paps-bretagne-creation-msp"),),
    )
    pack = Pack(id="bretagne", territories=(bretagne,), readings=(reading,))
    book = Book(Rulebook.of([*msp_model_packs(), pack]))
    members = (gp(), gp(), physiotherapist())
    in_rennes = msp(*members, sites=(Site(kind=SiteKind.MAIN, commune="35238", period=gp().period),))

    assert book.assess(in_rennes, DAY)["fr.recognition.team"].status is NOT_MET
    assert book.assess(msp(*members), DAY)["fr.recognition.team"].status is MET


# -- steps: AVECsanté leaflet of 2026 ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "recognised_on", "status"),
    [
        ({}, date(2012, 9, 1), MET),
        ({"drafted_on": None}, date(2012, 9, 1), NOT_MET),  # validated without a text
        ({"needs_identified_on": None}, date(2012, 9, 1), NOT_MET),
        ({"validated_on": None}, date(2012, 9, 1), NOT_MET),  # recognised without validation
        ({"validated_on": None}, None, MET),
        ({"validated_on": None, "drafted_on": UNKNOWN}, None, MET),
        ({"needs_identified_on": UNKNOWN}, None, UNSETTLED),
    ],
)
def test_each_step_follows_the_one_before(changes: dict[str, Any], recognised_on: date | None, status: Status) -> None:
    dossier = msp(
        health_project=project(**changes), recognition=Recognition(recognised_on=recognised_on, ended_on=None)
    )

    assert ask("fr.creation.steps", dossier, DAY).status is status


def premises(permanence: Permanence | Any, decided_on: Any, **more: Any) -> Premises:
    return Premises(
        permanence=permanence, decided_on=decided_on, **{"works_started_on": None, "opened_on": None, **more}
    )


GATHERED = date(2011, 3, 1)
BEFORE, AFTER = date(2010, 9, 1), date(2011, 9, 1)


@pytest.mark.parametrize(
    ("decided", "status"),
    [
        ((premises(Permanence.PERMANENT, BEFORE),), NOT_MET),
        ((premises(Permanence.PERMANENT, GATHERED),), MET),
        ((premises(Permanence.PERMANENT, AFTER),), MET),
        ((premises(Permanence.PERMANENT, AFTER), premises(Permanence.PERMANENT, BEFORE)), NOT_MET),
        # Kervignac: temporary premises and a room to meet, before the label
        ((premises(Permanence.TEMPORARY, BEFORE), premises(Permanence.MEETING, BEFORE)), Status.NOT_APPLICABLE),
        ((premises(Permanence.TEMPORARY, BEFORE), premises(Permanence.PERMANENT, AFTER)), MET),
        ((premises(UNKNOWN, BEFORE),), UNSETTLED),
        ((premises(Permanence.PERMANENT, UNKNOWN, works_started_on=BEFORE),), NOT_MET),
        ((premises(Permanence.PERMANENT, UNKNOWN, works_started_on=AFTER),), UNSETTLED),
        ((premises(Permanence.PERMANENT, Interval(BEFORE, AFTER)),), UNSETTLED),
        ((premises(Permanence.PERMANENT, None),), Status.NOT_APPLICABLE),
        ((), Status.NOT_APPLICABLE),
    ],
)
def test_the_team_comes_before_the_bricks(decided: tuple[Premises, ...], status: Status) -> None:
    assert ask("fr.creation.building", msp(health_project=project(), premises=decided), DAY).status is status


def test_a_building_decided_for_a_team_that_does_not_exist_raises_a_warning() -> None:
    walls = (premises(Permanence.PERMANENT, BEFORE),)

    assert ask("fr.creation.building", msp(team=None, premises=walls), DAY).status is NOT_MET
    assert ask("fr.creation.building", msp(premises=walls), DAY).status is UNSETTLED


def test_a_team_that_drafted_a_project_had_gathered() -> None:
    """The day of the gathering is not told; it is not after the first later step."""
    later = msp(health_project=project(team_gathered_on=UNKNOWN), premises=(premises(Permanence.PERMANENT, AFTER),))

    assert ask("fr.creation.building", later, DAY).status is MET


def test_a_decision_to_come_raises_nothing_yet() -> None:
    early: Msp = msp(team=None, premises=(premises(Permanence.PERMANENT, date(2024, 6, 2)),))

    assert ask("fr.creation.building", early, DAY).status is Status.NOT_APPLICABLE
    assert ask("fr.creation.building", early, date(2024, 6, 2)).status is NOT_MET
