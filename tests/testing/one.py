"""Small packs under check, and what was found in them."""

from datetime import date
from typing import Any

from tests.plugins.world import FIRST, professionals

from msp_model.entities import Territory
from msp_model.expressions import parameter
from msp_model.rulebook import (
    Pack,
    Persons,
    Scheme,
    cite,
)
from msp_model.testing import Report, check_pack
from msp_model.values import Label, Period

CENTRE = Territory.parse("region:24")


def checked(made: Pack, *only: str, **terms: Any) -> Report:
    return check_pack(made, **{"beside": (), "only": only, "today": date(2026, 11, 22), "examples": 20, **terms})


def codes(report: Report) -> set[str]:
    return {each.problem.code for each in report.findings}


def words(report: Report, code: str) -> str:
    [found] = {each.problem.message.text("en") for each in report.findings if each.problem.code == code}
    return found


def scheme(**changes: Any) -> Scheme:
    sound: dict[str, Any] = {
        "id": "one.aid",
        "title": Label("Aide", "Aid"),
        "funder": Label("Région", "Region"),
        "requires": professionals >= parameter("one.minimum", Persons),
        "sources": (cite("one-order"),),
        "territory": CENTRE,
        "period": Period(start=FIRST, until=None),
    }
    return Scheme(**(sound | changes))
