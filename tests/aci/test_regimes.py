"""Exercises are calendar years: regimes and versions follow each other from one 1 January to another."""

from datetime import date
from itertools import pairwise

import pytest

from msp_model.expressions import NotInForceError
from msp_model.national.aci.regimes import REGIMES, VERSIONS, first_day, indicators, regime_on, version_on
from msp_model.values import Period


@pytest.mark.parametrize("periods", [VERSIONS, tuple(regime.period for regime in REGIMES)], ids=["versions", "regimes"])
def test_periods_follow_each_other_from_a_1_january(periods: tuple[Period, ...]) -> None:
    assert [one.until for one, _ in pairwise(periods)] == [first_day(later) for _, later in pairwise(periods)]
    assert {(first_day(one).month, first_day(one).day) for one in periods} == {(1, 1)}


@pytest.mark.parametrize(
    ("year", "regime"),
    [
        (2015, "ra-2015"),
        (2016, "ra-2015"),
        (2017, "aci-2017"),
        (2021, "aci-2017"),
        (2022, "aci-2022"),
        (2025, "aci-2022"),
        (2026, "aci-2026"),
        (2030, "aci-2026"),
    ],
)
def test_the_regime_of_an_exercise(year: int, regime: str) -> None:
    first, last = date(year, 1, 1), date(year, 12, 31)

    assert regime_on(first).id == regime_on(last).id == regime
    assert version_on(first) == version_on(last)


def test_nothing_is_paid_before_the_award() -> None:
    for asked in (regime_on, version_on):
        with pytest.raises(NotInForceError, match="no text read pays an MSP on 2014-12-31: the first exercise is 2015"):
            asked(date(2014, 12, 31))


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: str(version.start))
def test_an_exercise_has_each_indicator_once(version: Period) -> None:
    names = [indicator.id for indicator in indicators(version)]

    assert len(names) == len(set(names))
    axes = [indicator.axis.value for indicator in indicators(version)]
    assert axes == sorted(axes)
