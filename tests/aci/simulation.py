"""A simulated population of MSP, to be laid beside the published averages. Nothing in it is fitted.

Assumptions, fixed before the first run, with their source where one is published:

patients        uniform from 2,000 to 6,000, the same both years: the reference list of the texts is 4,000; no national
                distribution is published
professionals   13 up to 2021 (the type structure of the press of April 2017); from 2022 on uniform from 10 to 31, mean
                20.5 (39,975 professionals for 1,953 active contracts, Concours pluripro, December 2024)
prerequisites   met by 98 MSP in 100 (AVECsanté, negotiation of 2025); a failing one lacks coordination
protocols       uniform from 0 to 8
files           uniform from nothing to the full rate, in six meetings (twelve in 2016), on a base of 1,000 patients
options         each met by one MSP in two, level by level; no figure is published
precarity       no increase; no distribution is published
nurse           no advanced-practice nurse; no figure is published
contract        in force for the whole year; 12 hours a day, Saturday mornings, never closed
"""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.aci.world import BOOK, complete, msp_of, system

from msp_model.entities import (
    AciDeclaration,
    Diversity,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
)
from msp_model.national import aci
from msp_model.national.aci.statement import bounds_of

MANY = 300
YEARS = (2016, 2017, 2021, 2022, 2023, 2024)


def declaration(draw: random.Random, year: int) -> AciDeclaration:
    """Draw one MSP by the assumptions; only ``random()`` is drawn, the same in every version of Python."""

    def between(least: int, greatest: int) -> int:
        return least + int(draw.random() * (greatest - least + 1))

    def yes() -> bool:
        return draw.random() < 0.5

    patients = between(2000, 6000)
    professionals = 13 if year <= 2021 else between(10, 31)
    in_order = draw.random() < 0.98
    protocols, placements = between(0, 8), 4 if yes() else 0
    full = 50 if year > 2016 else patients * 3 // 100
    base = 1000 if year > 2016 else patients
    files = int(draw.random() * full)
    quality = [yes()]
    quality += [quality[-1] and yes()]
    quality += [quality[-1] and yes()]
    users = [yes()]
    users += [users[-1] and yes()]
    first, second = yes(), yes()
    days = Decimal(3) if first and second else Decimal(1) if first else Decimal(0)
    missions = tuple(
        PublicHealthMission(theme=theme) for theme in (MissionTheme.ELDERLY, MissionTheme.EDUCATION) if yes()
    )
    systems = [system(InformationSystemLevel.STANDARD, date(2014, 1, 1))]
    if yes():
        systems.append(system(InformationSystemLevel.ADVANCED, date(2014, 1, 1)))
    changes: dict[str, Any] = {
        "patients": patients,
        "patients_year_before": patients,
        "associated_professionals": professionals,
        "signatory_professionals": professionals,
        "coordination_function": in_order,
        "protocols": protocols,
        "meetings": 6 if year > 2016 else 12,
        "reference_base": base,
        "files_discussed": files,
        "placements": placements,
        "distinct_trainees": placements,
        "quality_diagnosis": quality[0],
        "quality_plan": quality[1],
        "quality_results": quality[2],
        "users_informed": users[0],
        "users_partners": users[1],
        "second_resort_days_per_week": days,
        "missions": missions,
        "information_systems": tuple(systems),
        "diversity": Diversity(
            medical_professions=2 if yes() else 0,
            specialties=0,
            pharmacists=0,
            paramedical_professions=3 if yes() else 0,
        ),
        "cstm_physicians": int(yes()),
        "satisfaction_survey": yes(),
        "sas": frozenset({SasLevel.ALL} if yes() else ()),
        "external_coordination": yes(),
        "national_protocols": frozenset(list(NationalProtocol)[:3] if yes() else ()),
        "heart_failure_pathway": yes(),
        "child_obesity_pathway": yes(),
    }
    return complete(year, **changes)


def mean(year: int, many: int = MANY) -> tuple[Fraction, Fraction]:
    """Give the mean total of a simulated population, at least and at most: they meet where every figure is known."""
    draw = random.Random(year)
    least = greatest = Fraction(0)
    for totals in aci.aci_amounts(BOOK, (msp_of(declaration(draw, year)) for _ in range(many)), year=year):
        low, high = bounds_of(totals.total)
        least, greatest = least + low, greatest + high
    return least / many, greatest / many
