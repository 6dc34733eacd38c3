"""The regional packs, the rulebooks that they make, and invented dossiers and requests of any place."""

import importlib
import sys
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from tests.national.dossiers import gp, nurse, project, team

from msp_model import national
from msp_model.assessment import Answer, Assessment, Book
from msp_model.entities import (
    Cost,
    CostKind,
    DossierList,
    Funder,
    FunderKind,
    FundingRequest,
    Grant,
    Msp,
    Profession,
    Purpose,
    Recognition,
    Site,
    SiteKind,
    Territory,
    Zone,
    ZoneKind,
    ZoneLevel,
)
from msp_model.national import regional_pack
from msp_model.rulebook import Pack, Rule, Rulebook, Scheme
from msp_model.values import UNKNOWN, Period

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
KEYS = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/pyproject.toml"))
STAYS = Period(start=date(2000, 1, 1), until=None)
OBSERVED = date(2026, 11, 22)
ON = date(2026, 6, 1)

PREFIXES = {
    "antilles": {"glp", "mtq"},
    "apmsl": {"pdl"},
    "avecsante-bretagne": {"bre"},
    "avecsante-na": {"naq"},
    "fccis": {"cor"},
    "fecop": {"occ"},
    "feecoia": {"reu", "myt"},
    "femage": {"ges"},
    "femas-hdf": {"hdf"},
    "femasaura": {"ara"},
    "femasco-bfc": {"bfc"},
    "femasif": {"idf"},
    "fmps-cvl": {"cvl"},
    "fmps-normandie": {"nor"},
}
"""The prefixes of each pack's ids."""

SEATS = {
    "01": "97105",
    "02": "97209",
    "03": "97302",
    "04": "97411",
    "06": "97608",
    "11": "93066",
    "24": "41018",
    "27": "71366",
    "28": "76540",
    "32": "59350",
    "44": "67482",
    "52": "44109",
    "53": "35238",
    "75": "79191",
    "76": "46042",
    "84": "03190",
    "93": "13055",
    "94": "2A004",
}
"""A commune of each region, in a departement that has an aid of its own where one has."""


PLACES = {**SEATS, "39": "39300"}
"""The same, and a commune of the Jura."""


@cache
def module(key: str) -> Any:
    """Give the module of a pack, from its folder: nothing need be installed."""
    source = str(ROOT / "plugins" / key / "src")
    if source not in sys.path:
        sys.path.append(source)
    return importlib.import_module(f"msp_model_{key.replace('-', '_')}")


@cache
def pack(key: str) -> Pack:
    """Give the pack of a federation."""
    (found,) = module(key).msp_model_packs()
    assert isinstance(found, Pack)
    return found


@cache
def national_pack() -> Pack:
    """Give the national pack."""
    (found,) = national.msp_model_packs()
    return found


@cache
def book(*keys: str) -> Book:
    """Give the national rulebook with some packs."""
    return Book(Rulebook.of([national_pack(), *map(pack, keys)]))


def full() -> Book:
    """Give the national rulebook with every pack."""
    return book(*KEYS)


@cache
def fixture_book(name: str) -> Book:
    """Give the national rulebook with a pack of the suite."""
    return Book(Rulebook.of([national_pack(), regional_pack(FIXTURES / name)]))


def site(commune: str, *levels: ZoneLevel) -> Site:
    """Make the main site, ranked on the maps that the levels belong to."""
    kinds = {ZoneLevel.ZRR: ZoneKind.ZRR, ZoneLevel.QPV: ZoneKind.QPV, ZoneLevel.FRR: ZoneKind.FRR}
    zones = [
        Zone(
            kind=kinds.get(level, ZoneKind.ARS),
            level=level,
            profession=None if level in kinds else Profession.PHYSICIAN,
            period=STAYS,
        )
        for level in levels
    ]
    return Site(kind=SiteKind.MAIN, commune=commune, period=STAYS, zones=tuple(zones))


def msp(commune: str, *levels: ZoneLevel, **more: Any) -> Msp:
    """Make an invented MSP of two practitioners and a nurse, recognised, with a validated project and no ACI."""
    given = {
        "id": "invented",
        "name": "MSP inventée",
        "observed_on": OBSERVED,
        "sites": (site(commune, *levels),),
        "team": team(gp(), gp(), nurse()),
        "health_project": project(territorial_reflection=True),
        "recognition": Recognition(recognised_on=date(2012, 9, 1), ended_on=None),
        "grants": (),
        "aci_contract": None,
        "opened_on": date(2013, 1, 7),
        **more,
    }
    told = frozenset(name for name in DossierList if given.get(name.value, UNKNOWN) is not UNKNOWN)
    return Msp(**{"complete": told, **given})


def declared(*packs: Pack) -> tuple[Rule | Scheme, ...]:
    """Give the rules and the schemes of some packs."""
    return tuple(one for each in packs for group in (each.rules, each.schemes) for one in group)


def bare(commune: str) -> Msp:
    """Make an MSP of which only the place is known."""
    return Msp(id="bare", name="MSP inventée", sites=(Site(kind=SiteKind.MAIN, commune=commune),))


def costs(**amounts: int) -> tuple[Cost, ...]:
    """Make costs: ``costs(works=100000, pharmacy_fittings=5000)``."""
    return tuple(
        Cost(kind=CostKind(name.replace("_", "-")), amount=Decimal(amount)) for name, amount in amounts.items()
    )


def request(purpose: Purpose, **more: Any) -> FundingRequest:
    """Make a request for money."""
    return FundingRequest(**{"id": "asked", "purpose": purpose, **more})


def grant(kind: FunderKind, purpose: Purpose, amount: int, agreed_on: date = date(2020, 1, 1)) -> Grant:
    """Make money that was granted."""
    return Grant(funder=Funder(kind=kind), purpose=purpose, amount=Decimal(amount), agreed_on=agreed_on)


def asking(where: Msp, asked: FundingRequest) -> Msp:
    """Give a dossier with one request."""
    return attrs.evolve(where, requests=(asked,), complete=where.complete | {DossierList.REQUESTS})


def answer(scheme: str, where: Msp, on: date = ON, *, among: Book | None = None, **chosen: str) -> Answer:
    """Give the answer of one scheme; a reading is given as ``bfc__d39__building__bonus_cap="total"``."""
    readings = {name.replace("__", "."): reading for name, reading in chosen.items()}
    return (among or full()).assess(where, on, only=[scheme], interpretations=readings)[scheme]


def data_of(assessment: Assessment, only: Iterable[str] | None = None) -> dict[str, Any]:
    """Give what an assessment says, without which packs were loaded; only some ids where they are given."""
    data = assessment.to_dict(explain=True)
    wanted = None if only is None else set(only)
    kept = {
        name: value for name, value in data.items() if name not in {"packs", "digest", "choices", "interpretations"}
    }
    kept["answers"] = [one for one in data["answers"] if wanted is None or one["id"] in wanted]
    if wanted is not None:
        del kept["questions"]
        del kept["observations"]
    return kept


def region_of(commune: str) -> Territory:
    """Give the region of a commune."""
    place = Territory.parse(f"commune:{commune}").region
    assert place is not None
    return Territory.parse(f"region:{place.code}")
