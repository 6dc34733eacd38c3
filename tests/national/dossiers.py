"""Invented dossiers, complete where a test needs them to be, and the national rulebook that answers."""

from datetime import date
from functools import cache
from typing import Any

import attrs

from msp_model import national
from msp_model.assessment import Answer, Assessment, Book
from msp_model.entities import (
    CareKind,
    DossierList,
    EmployerKind,
    HealthProject,
    LegalEntity,
    LegalKind,
    Msp,
    Practice,
    Profession,
    Site,
    SiteKind,
    Specialty,
    StatutesClause,
    Team,
    TeamMember,
)
from msp_model.expressions import Fact
from msp_model.expressions.evaluate import inside
from msp_model.rulebook import Rulebook
from msp_model.values import UNKNOWN, Period

LONG_AGO = date(2000, 1, 1)
OBSERVED = date(2026, 11, 22)
DAY = date(2024, 6, 1)
STAYS = Period(start=LONG_AGO, until=None)


@cache
def book() -> Book:
    """Give the national rulebook, built once for the tests."""
    return Book(Rulebook.of(national.msp_model_packs()))


def assess(msp: Msp, on: date, *only: str, **readings: str) -> Assessment:
    """Assess a dossier; the reading of ``fr.sisa.clock`` is given as ``sisa_clock="notification"``."""
    words = {name.removeprefix("fr.").replace(".", "_"): name for name in book().rulebook.interpretations}
    chosen = {words[word]: reading for word, reading in readings.items()}
    return book().assess(msp, on, only=only or None, interpretations=chosen)


def ask(rule: str, msp: Msp, on: date, **readings: str) -> Answer:
    """Give the answer of one rule or scheme."""
    return assess(msp, on, rule, **readings)[rule]


def asked(rule: str, on: date) -> bool:
    """Tell whether a rule is asked at all on a day."""
    return bool(book().assess(msp(), on, only=[rule]).answers)


def read(fact: Fact[Any], subject: Any, day: date = DAY) -> Any:
    """Read a fact, and prove that its value lies in its domain."""
    assert fact.read is not None
    return inside(fact, fact.read(subject, day))


def stay(start: date = LONG_AGO, until: date | None = None) -> Period:
    """Give the days from *start* on, up to *until*."""
    return Period(start=start, until=until)


def person(profession: Profession, period: Period = STAYS, **more: Any) -> TeamMember:
    """Make a liberal professional who is no associate unless said."""
    given = {"practice": Practice.LIBERAL, "sisa_associate": False, "order_registered": True, **more}
    return TeamMember(profession=profession, period=period, **given)


def gp(period: Period = STAYS, **more: Any) -> TeamMember:
    """Make a general practitioner."""
    return person(Profession.PHYSICIAN, period, specialty=Specialty.GENERAL_PRACTICE, **more)


def specialist(period: Period = STAYS, **more: Any) -> TeamMember:
    """Make a physician of another specialty."""
    return person(Profession.PHYSICIAN, period, specialty=Specialty.OTHER, **more)


def nurse(period: Period = STAYS, **more: Any) -> TeamMember:
    """Make a nurse."""
    return person(Profession.NURSE, period, **more)


def physiotherapist(period: Period = STAYS, **more: Any) -> TeamMember:
    """Make a physiotherapist."""
    return person(Profession.PHYSIOTHERAPIST, period, **more)


def associate(member: TeamMember) -> TeamMember:
    """Make someone an associate of the SISA."""
    return attrs.evolve(member, sisa_associate=True)


def employed(profession: Profession, period: Period = STAYS) -> TeamMember:
    """Make an employee of the SISA."""
    return TeamMember(
        profession=profession,
        period=period,
        practice=Practice.SALARIED,
        employer=EmployerKind.SISA,
        sisa_associate=False,
        specialty=Specialty.OTHER if profession is Profession.PHYSICIAN else UNKNOWN,
        order_registered=True,
    )


def sisa(**more: Any) -> LegalEntity:
    """Make a SISA registered in 2012."""
    given = {
        "registered_on": date(2012, 6, 1),
        "dissolved_on": None,
        "statutes": frozenset({StatutesClause.POOLING_MEANS, StatutesClause.SALARIED_CARE}),
        "statutes_sent_on": date(2012, 4, 20),
        "natural_persons_only": True,
        "dissolution_requests": (),
        **more,
    }
    return LegalEntity(kind=LegalKind.SISA, **given)


def project(**more: Any) -> HealthProject:
    """Make a health project that is begun, signed, sent and validated in 2012."""
    given = {
        "team_gathered_on": date(2011, 3, 1),
        "needs_identified_on": date(2011, 6, 1),
        "drafted_on": date(2012, 1, 10),
        "drafted_by_members": True,
        "signed_by_all_on": date(2012, 2, 1),
        "sent_on": date(2012, 2, 15),
        "validated_on": date(2012, 5, 10),
        "validation_ended_on": None,
        "compatible_with_regional_plan": True,
        "care": frozenset({CareKind.FIRST_RESORT}),
        "accommodation": False,
        **more,
    }
    return HealthProject(**given)


def team(*members: TeamMember, complete: bool = True) -> Team:
    """Make a team of which everybody is told, unless said."""
    return Team(members=members, complete=complete)


def msp(*members: TeamMember, **more: Any) -> Msp:
    """Make an invented MSP of Blois whose lists are complete where they are given at all."""
    given = {
        "id": "invented",
        "name": "MSP inventée",
        "observed_on": OBSERVED,
        "sites": (Site(kind=SiteKind.MAIN, commune="41018", period=STAYS),),
        "team": team(*members) if members else UNKNOWN,
        **more,
    }
    told = frozenset(name for name in DossierList if given.get(name.value, UNKNOWN) is not UNKNOWN)
    return Msp(**{"complete": told, **given})


def with_sisa(*members: TeamMember, **more: Any) -> Msp:
    """Make an MSP whose only legal entity is a SISA."""
    return msp(*members, **{"legal_entities": (sisa(),), **more})
