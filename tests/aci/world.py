"""The ACI alone: its texts, figures and schemes as one pack, and complete declarations to start from.

BOOK                  a book that knows the ACI and nothing else
complete(year, …)     a declaration in which everything is met and known, some fields changed
msp_of(declaration)   a dossier that holds it, with a contract in force
"""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

import msp_model
from msp_model.assessment import Book
from msp_model.documents import read_pack_data
from msp_model.entities import (
    AciContract,
    AciDeclaration,
    Diversity,
    HealthProject,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    Msp,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
    SiteOpening,
)
from msp_model.national import aci
from msp_model.rulebook import Pack, Rulebook

FOLDER = Path(msp_model.__path__[0]) / "national" / "aci"


def aci_pack() -> Pack:
    """Give the ACI as a pack of its own; figures of other subjects that its texts set are left out."""
    data = read_pack_data(FOLDER)
    known = {declaration.id for declaration in data.parameters}
    texts = [
        attrs.evolve(text, values=tuple(value for value in text.values if value.parameter in known))
        for text in data.texts
    ]
    return Pack(
        id="national",
        texts=tuple(texts),
        parameters=data.parameters,
        interpretations=aci.INTERPRETATIONS,
        rules=aci.RULES,
        schemes=aci.SCHEMES,
    )


RULEBOOK = Rulebook.of([aci_pack()])
BOOK = Book(RULEBOOK)

CONTRACT = AciContract(
    signed_on=date(2015, 1, 1), effective_on=date(2015, 1, 1), ended_on=None, derogations=frozenset()
)
PROJECT = HealthProject(sent_on=date(2010, 1, 1))
OPEN = SiteOpening(
    weekday_hours=Decimal(12),
    saturday_morning=True,
    weeks_closed_in_holidays=Decimal(0),
    weeks_closed_outside_holidays=Decimal(0),
)


def system(level: InformationSystemLevel, acquired_on: date) -> InformationSystem:
    return InformationSystem(level=level, acquired_on=acquired_on)


def complete(year: int, **changes: Any) -> AciDeclaration:
    """Give a declaration in which everything is met at 4,000 patients and 13 professionals, without crisis or IPA."""
    fields: dict[str, Any] = {
        "evidence_sent_on": date(year + 1, 1, 15),
        "patients": 4000,
        "patients_year_before": 4000,
        "children_two_acts": 0,
        "children_two_acts_year_before": 0,
        "c2s_share": Decimal(0),
        "ame_share": Decimal(0),
        "associated_professionals": 13,
        "signatory_professionals": 13,
        "opening": (OPEN,),
        "unscheduled_care": True,
        "crisis_plan": True,
        "crisis_declared": False,
        "crisis_actions": False,
        "diversity": Diversity(medical_professions=2, specialties=0, pharmacists=1, paramedical_professions=3),
        "second_resort_days_per_week": Decimal("2.5"),
        "cstm_physicians": 1,
        "underserved_zone": True,
        "missions": (
            PublicHealthMission(theme=MissionTheme.VACCINATION),
            PublicHealthMission(theme=MissionTheme.CHILD_OBESITY),
        ),
        "users_informed": True,
        "users_partners": True,
        "satisfaction_survey": True,
        "sas": frozenset({SasLevel.ALL}),
        "coordination_function": True,
        "protocols": 8,
        "meetings": 12,
        "files_discussed": 120,
        "reference_base": 650,
        "placements": 4,
        "distinct_trainees": 2,
        "external_coordination": True,
        "quality_diagnosis": True,
        "quality_plan": True,
        "quality_results": True,
        "national_protocols": frozenset(NationalProtocol),
        "heart_failure_pathway": True,
        "child_obesity_pathway": True,
        "advanced_practice_nurse": False,
        "information_systems": (
            system(InformationSystemLevel.STANDARD, date(2014, 1, 1)),
            system(InformationSystemLevel.ADVANCED, date(2014, 1, 1)),
        ),
        "computerised_share": Decimal(1),
        "paid_elsewhere": frozenset(),
        "france_sante": None,
    }
    return AciDeclaration(year=year, **{**fields, **changes})


def msp_of(declaration: AciDeclaration, **changes: Any) -> Msp:
    """Give a dossier that holds a declaration, with a contract in force since 2015 and an old project."""
    fields: dict[str, Any] = {"aci_contract": CONTRACT, "health_project": PROJECT, **changes}
    return Msp(id="msp-test", name="MSP d’essai", aci_declarations=(declaration,), **fields)


def statement_of(
    declaration: AciDeclaration, readings: dict[str, str] | None = None, **changes: Any
) -> aci.AciStatement:
    """Give the statement of a declaration."""
    return aci.aci_statement(BOOK, msp_of(declaration, **changes), year=declaration.year, interpretations=readings)
