"""When what a dossier says is true, and how maps rank a place."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from msp_model.entities import (
    Profession,
    Site,
    SiteKind,
    Territory,
    Zone,
    ZoneKind,
    ZoneLevel,
    as_observed,
    holds,
    level_on,
)
from msp_model.entities.presence import surely_overlap
from msp_model.values import ALWAYS, UNKNOWN, Interval, Period, ProblemsError, Unknown

SEEN = date(2024, 12, 24)
DAY = timedelta(days=1)
YEAR = timedelta(days=365)


class TestHolds:
    @pytest.mark.parametrize(
        ("period", "before", "that_day", "after"),
        [
            (UNKNOWN, UNKNOWN, True, UNKNOWN),
            (Period(start=SEEN - YEAR), True, True, UNKNOWN),
            (Period(start=SEEN), False, True, UNKNOWN),
            (Period(start=SEEN + DAY), False, False, UNKNOWN),
            (Period(until=SEEN + YEAR), UNKNOWN, True, True),
            (Period(until=SEEN + DAY), UNKNOWN, True, False),
            (Period(until=SEEN), UNKNOWN, False, False),
            (Period(until=None), UNKNOWN, True, True),
            (Period(start=None), True, True, UNKNOWN),
            (Period(start=SEEN - YEAR, until=None), True, True, True),
            (Period(until=Interval(None, SEEN)), UNKNOWN, False, False),
            (Period(until=Interval(None, SEEN + YEAR)), UNKNOWN, UNKNOWN, UNKNOWN),
            (Period(start=Interval(SEEN - YEAR, SEEN + YEAR)), UNKNOWN, UNKNOWN, UNKNOWN),
            (Period(start=Interval(None, SEEN)), UNKNOWN, True, UNKNOWN),
            (ALWAYS, True, True, True),
        ],
    )
    def test_what_is_left_out_is_true_on_the_day_observed(
        self, period: Period | Unknown, before: bool | Unknown, that_day: bool | Unknown, after: bool | Unknown
    ) -> None:
        found = [holds(period, day, observed_on=SEEN) for day in (SEEN - DAY, SEEN, SEEN + DAY)]

        assert found == [before, that_day, after]

    def test_nothing_is_added_without_a_day_of_observation(self) -> None:
        assert as_observed(UNKNOWN, UNKNOWN) == Period()
        assert holds(UNKNOWN, SEEN) is UNKNOWN

    def test_there_is_no_day_after_the_last_one(self) -> None:
        assert as_observed(UNKNOWN, date.max) == Period(start=Interval(None, date.max), until=None)
        assert holds(UNKNOWN, date.max, observed_on=date.max) is True

    @given(
        start=st.sampled_from([None, UNKNOWN, SEEN - YEAR, SEEN + YEAR, Interval(None, SEEN)]),
        until=st.sampled_from([None, UNKNOWN, SEEN + 2 * YEAR, Interval(SEEN, None)]),
        days=st.integers(-800, 800),
    )
    def test_never_contradicts_what_is_written(
        self, start: date | Interval[date] | Unknown | None, until: date | Interval[date] | Unknown | None, days: int
    ) -> None:
        period, day = Period(start=start, until=until), SEEN + timedelta(days=days)

        written = period.contains(day)

        assert written is UNKNOWN or holds(period, day, observed_on=SEEN) is written


class TestSurelyOverlap:
    @pytest.mark.parametrize(
        ("first", "second", "shared"),
        [
            (Period(start=SEEN, until=SEEN + DAY), Period(start=SEEN + DAY, until=None), False),
            (Period(start=SEEN, until=SEEN + 2 * DAY), Period(start=SEEN + DAY, until=None), True),
            (Period(start=None, until=SEEN), Period(start=SEEN, until=None), False),
            (Period(start=None, until=SEEN), Period(start=None, until=SEEN), True),
            (ALWAYS, ALWAYS, True),
            (ALWAYS, Period(start=SEEN), False),
            (ALWAYS, UNKNOWN, False),
        ],
    )
    def test_needs_a_shared_day(self, first: Period | Unknown, second: Period | Unknown, shared: bool) -> None:
        assert surely_overlap(first, second) is shared
        assert surely_overlap(second, first) is shared


class TestZones:
    def test_a_map_ranks_a_place_for_a_profession_on_a_day(self) -> None:
        zones = (
            Zone(kind=ZoneKind.ARS, level=ZoneLevel.ZIP, profession=Profession.PHYSICIAN, period=ALWAYS),
            Zone(kind=ZoneKind.ARS, level=ZoneLevel.NONE, profession=Profession.NURSE, period=ALWAYS),
            Zone(kind=ZoneKind.ZRR, level=ZoneLevel.ZRR, period=Period(start=None, until=date(2024, 7, 1))),
        )

        assert level_on(zones, ZoneKind.ARS, SEEN, profession=Profession.PHYSICIAN) is ZoneLevel.ZIP
        assert level_on(zones, ZoneKind.ARS, SEEN, profession=Profession.NURSE) is ZoneLevel.NONE
        assert level_on(zones, ZoneKind.ARS, SEEN, profession=Profession.MIDWIFE) is UNKNOWN
        assert level_on(zones, ZoneKind.ZRR, date(2024, 6, 30)) is ZoneLevel.ZRR
        assert level_on(zones, ZoneKind.ZRR, date(2024, 7, 1)) is UNKNOWN
        assert level_on(zones, ZoneKind.FRR, SEEN) is UNKNOWN

    def test_an_undated_zone_is_that_of_the_day_observed(self) -> None:
        site = Site(commune="71366", zones=(Zone(kind=ZoneKind.FRR, level=ZoneLevel.FRR_PLUS),))

        assert site.zone(ZoneKind.FRR, SEEN, observed_on=SEEN) is ZoneLevel.FRR_PLUS
        assert site.zone(ZoneKind.FRR, SEEN + DAY, observed_on=SEEN) is UNKNOWN
        assert site.zone(ZoneKind.FRR, SEEN) is UNKNOWN

    @pytest.mark.parametrize(("kind", "profession"), [(ZoneKind.ARS, None), (ZoneKind.QPV, Profession.NURSE)])
    def test_a_profession_goes_with_the_ars_map_alone(self, kind: ZoneKind, profession: Profession | None) -> None:
        with pytest.raises(ValueError, match="ARS map"):
            level_on((), kind, SEEN, profession=profession)

    @pytest.mark.parametrize(
        ("zone", "path"),
        [
            ({"kind": ZoneKind.ZRR, "level": ZoneLevel.FRR}, "$.level"),
            ({"kind": ZoneKind.ARS, "level": ZoneLevel.QPV}, "$.level"),
            ({"kind": ZoneKind.QPV, "level": ZoneLevel.QPV, "profession": Profession.NURSE}, "$.profession"),
        ],
    )
    def test_maps_are_not_mixed(self, zone: dict[str, ZoneKind | ZoneLevel | Profession], path: str) -> None:
        with pytest.raises(ProblemsError, match="contradiction") as caught:
            Zone(**zone)  # type: ignore[arg-type]
        assert [problem.path for problem in caught.value.problems] == [path]

    def test_every_map_says_outside(self) -> None:
        for kind in ZoneKind:
            assert Zone(kind=kind, level=ZoneLevel.NONE).level is ZoneLevel.NONE


class TestSite:
    def test_gives_its_territory(self) -> None:
        assert Site(commune="71366").territory == Territory.parse("commune:71366")
        assert Site().territory is UNKNOWN

    @pytest.mark.parametrize("commune", ["7136", "99999", "Romenay", ""])
    def test_refuses_a_commune_that_no_departement_has(self, commune: str) -> None:
        with pytest.raises(ProblemsError, match="unknown-code"):
            Site(commune=commune)

    def test_refuses_two_ranks_on_one_map_for_one_day(self) -> None:
        zip_now = Zone(kind=ZoneKind.ARS, level=ZoneLevel.ZIP, profession=Profession.PHYSICIAN, period=ALWAYS)
        zac_now = Zone(kind=ZoneKind.ARS, level=ZoneLevel.ZAC, profession=Profession.PHYSICIAN, period=ALWAYS)
        zac_nurse = Zone(kind=ZoneKind.ARS, level=ZoneLevel.ZAC, profession=Profession.NURSE, period=ALWAYS)

        Site(kind=SiteKind.MAIN, zones=(zip_now, zac_nurse))
        with pytest.raises(ProblemsError, match="contradiction") as caught:
            Site(zones=(zip_now, zac_now), commune="00000")
        assert [problem.path for problem in caught.value.problems] == ["$.commune", "$.zones"]
