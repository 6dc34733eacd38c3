"""Where the main site lies on each map, and days before the calendar of the rules."""

from datetime import date
from typing import Any

import pytest
from tests.national.dossiers import STAYS, msp

from msp_model.entities import Profession, Site, SiteKind, Zone, ZoneKind, ZoneLevel
from msp_model.expressions import Fact
from msp_model.expressions.domain import FIRST_DAY
from msp_model.expressions.evaluate import inside
from msp_model.national.facts.known import in_calendar
from msp_model.national.facts.places import ArsZone, ars_zone, in_frr, in_frr_plus, in_zrr
from msp_model.values import UNKNOWN, Interval

DAY = date(2024, 9, 1)


def read(fact: Fact[Any], *zones: Zone) -> Any:
    assert fact.read is not None
    site = Site(kind=SiteKind.MAIN, commune="41018", period=STAYS, zones=zones)
    return inside(fact, fact.read(msp(sites=(site,)), DAY))


def zone(kind: ZoneKind, level: ZoneLevel) -> Zone:
    profession = Profession.PHYSICIAN if kind is ZoneKind.ARS else None
    return Zone(kind=kind, level=level, profession=profession, period=STAYS)


@pytest.mark.parametrize(
    ("level", "frr", "plus"),
    [(ZoneLevel.FRR, True, False), (ZoneLevel.FRR_PLUS, True, True), (ZoneLevel.NONE, False, False)],
)
def test_frr_has_two_ranks(level: ZoneLevel, frr: bool, plus: bool) -> None:
    ranked = zone(ZoneKind.FRR, level)

    assert (read(in_frr, ranked), read(in_frr_plus, ranked)) == (frr, plus)
    assert read(in_zrr, ranked) is UNKNOWN  # another map


@pytest.mark.parametrize(("level", "expected"), [(ZoneLevel.ZRR, True), (ZoneLevel.NONE, False)])
def test_a_zrr_is_no_frr(level: ZoneLevel, expected: bool) -> None:
    ranked = zone(ZoneKind.ZRR, level)

    assert read(in_zrr, ranked) is expected
    assert read(in_frr, ranked) is UNKNOWN
    assert read(in_frr_plus, ranked) is UNKNOWN


@pytest.mark.parametrize("level", [ZoneLevel.ZIP, ZoneLevel.ZAC, ZoneLevel.NONE])
def test_the_map_of_the_ars_has_its_ranks(level: ZoneLevel) -> None:
    assert read(ars_zone, zone(ZoneKind.ARS, level)) == ArsZone(level.value)


def test_a_map_that_is_not_told_is_unknown() -> None:
    assert [read(fact) for fact in (ars_zone, in_zrr, in_frr, in_frr_plus)] == [UNKNOWN] * 4


OLD, NEW = date(1850, 5, 1), date(2020, 1, 1)
BEFORE = Interval(None, FIRST_DAY)


@pytest.mark.parametrize(
    ("told", "given"),
    [
        (NEW, NEW),
        (None, None),
        (UNKNOWN, UNKNOWN),
        (FIRST_DAY, FIRST_DAY),
        (OLD, BEFORE),
        (Interval(NEW, None), Interval(NEW, None)),
        (Interval(OLD, None), UNKNOWN),
        (Interval(OLD, NEW), Interval(None, NEW)),
        (Interval(date(1800, 1, 1), OLD), BEFORE),
        (Interval(None, OLD), BEFORE),
        (Interval(None, NEW), Interval(None, NEW)),
    ],
)
def test_a_day_before_the_calendar_is_only_known_to_be_old(told: Any, given: Any) -> None:
    assert in_calendar(told) == given
