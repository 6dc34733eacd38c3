"""Since when each rule and each scheme of the national pack is asked, and until when: the days of its texts."""

from datetime import date, timedelta

import pytest
from tests.national.test_pack import pack

from msp_model.rulebook import Rule, Scheme
from msp_model.values import UNKNOWN, Interval, Period

LAW_2011 = date(2011, 8, 12)  # day after the publication of law 2011-940 of 10 August 2011
ORDINANCE_2021 = date(2021, 5, 14)  # day after the publication of ordinance 2021-584
DECREE_2021 = date(2021, 6, 10)  # decree 2021-747 of 9 June 2021
LAW_2023 = date(2023, 12, 29)  # day after the publication of law 2023-1268
CIRCULAR_2010 = date(2010, 7, 27)
PLAN_2023 = date(2023, 6, 13)  # plan of 4,000 MSP

EXERCISES = tuple(date(year, 1, 1) for year in (2015, 2016, 2017, 2019, 2022, 2023, 2024, 2026))

DAYS: dict[str, tuple[tuple[date, ...], date | None]] = {
    "fr.aci": (EXERCISES, None),
    "fr.aci.associates": ((date(2022, 1, 1),), None),
    "fr.aci.contract": ((date(2017, 1, 1), ORDINANCE_2021), None),
    "fr.aci.contract.annexes": ((date(2017, 1, 1),), None),
    "fr.aci.contract.parties": ((date(2017, 1, 1),), None),
    "fr.aci.documents": ((date(2015, 1, 1),), None),
    "fr.aci.france-sante": ((date(2026, 1, 1), date(2027, 1, 1)), date(2029, 1, 1)),
    "fr.aci.payment.company": ((date(2017, 1, 1),), None),
    "fr.aci.signing.company": ((date(2017, 1, 1),), None),
    "fr.aci.signing.project": ((date(2017, 1, 1),), None),
    "fr.aci.signing.structure": ((date(2017, 1, 1),), None),
    "fr.aci.signing.team": ((date(2017, 1, 1),), None),
    "fr.fir.coordination": ((PLAN_2023,), None),
    "fr.fir.start_up": ((CIRCULAR_2010,), None),
    "fr.fragile.follow_up": ((PLAN_2023,), None),
    "fr.france_sante.label": ((date(2025, 10, 30), date(2026, 7, 8)), None),
    "fr.guf.ars.start_up": ((date(2024, 4, 12),), None),
    "fr.investment.caisse_des_depots": ((date(2016, 3, 31),), date(2021, 1, 1)),
    "fr.investment.leader": ((date(2023, 1, 1),), date(2028, 1, 1)),
    "fr.investment.local_authorities": ((date(2005, 12, 31),), None),
    "fr.investment.state_2010": ((CIRCULAR_2010,), None),
    "fr.msp.care": ((LAW_2011,), None),
    "fr.msp.definition": ((LAW_2011,), None),
    "fr.msp.health_project": ((LAW_2011,), None),
    "fr.pac.ars.start_up": ((date(2018, 1, 1),), None),
    "fr.sisa.associates": ((LAW_2011,), None),
    "fr.sisa.composition": ((LAW_2011,), None),
    "fr.sisa.dissolution": ((LAW_2011, ORDINANCE_2021, LAW_2023), None),
    "fr.sisa.employers_group": ((DECREE_2021,), None),
    "fr.sisa.employment": ((LAW_2011, DECREE_2021, date(2022, 1, 1)), None),
    "fr.sisa.fee_collection": ((ORDINANCE_2021,), None),
    "fr.sisa.grace": ((LAW_2011, ORDINANCE_2021, LAW_2023), None),
    "fr.sisa.limited_liability": ((LAW_2023,), None),
    "fr.sisa.order_registration": ((LAW_2011,), None),
    "fr.sisa.public_money": ((LAW_2011,), None),
    "fr.sisa.ruling": ((ORDINANCE_2021,), None),
    "fr.sisa.salaried_cap": ((ORDINANCE_2021,), None),
    "fr.sisa.statutes_notice": ((LAW_2011,), None),
}
"""For each rule or scheme of known days: the first day of each of its versions, then the first day after the last."""

EVERY: tuple[Rule | Scheme, ...] = (*pack().rules, *pack().schemes)


def versions(name: str) -> list[Period]:
    return [one.period for one in EVERY if one.id == name]


@pytest.mark.parametrize("name", DAYS)
def test_the_versions_of_a_rule_follow_each_other_on_the_days_of_its_texts(name: str) -> None:
    starts, end = DAYS[name]
    found = versions(name)

    assert tuple(one.start for one in found) == starts
    assert [one.until for one in found[:-1]] == list(starts[1:])
    for day in starts:
        assert sum(one.contains(day) is not False for one in found) == 1
    assert all(one.contains(starts[0] - timedelta(days=1)) is False for one in found)
    if end is not None:
        assert found[-1].until == end


def test_every_rule_of_a_known_first_day_stands_in_the_table() -> None:
    assert {one.id for one in EVERY if isinstance(one.period.start, date)} == set(DAYS)


def test_versions_that_were_read_up_to_a_day_may_hold_after_it() -> None:
    for name in ("fr.msp.care", "fr.msp.definition", "fr.msp.health_project"):
        (period,) = versions(name)
        assert period.until == Interval(date(2016, 1, 28), None)  # law 2016-41 of 26 January 2016


def test_what_is_told_on_a_day_is_told_on_that_day_alone() -> None:
    (period,) = versions("fr.single_physician.creation")

    days = [date(2026, 3, 16), date(2026, 3, 17), date(2026, 3, 18)]
    assert [period.contains(day) for day in days] == [UNKNOWN, True, UNKNOWN]
