"""Facts of a yearly declaration: what each says of what is written, and of what is left out."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.national.dossiers import read

from msp_model.entities import (
    AciDeclaration,
    AciIndicator,
    FranceSanteCommitments,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    Msp,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
    Site,
    SiteOpening,
)
from msp_model.expressions import Fact
from msp_model.national.aci import facts, france_sante
from msp_model.national.aci.opening import count_sites, site_facts
from msp_model.values import UNKNOWN, Interval, Period

LAST = date(2023, 12, 31)


def declared(**more: Any) -> AciDeclaration:
    return AciDeclaration(year=2023, **more)


@pytest.mark.parametrize(
    ("fact", "field", "told", "value"),
    [
        (facts.patients, "patients", 4000, 4000),
        (facts.c2s_share, "c2s_share", Decimal("0.25"), Fraction(1, 4)),
        (facts.computerised_share, "computerised_share", Decimal("1.00"), 1),
        (facts.second_resort_days, "second_resort_days_per_week", Decimal("2.5"), Fraction(5, 2)),
        (facts.crisis_plan, "crisis_plan", False, False),
        (facts.evidence_sent_on, "evidence_sent_on", date(2024, 1, 15), date(2024, 1, 15)),
        (facts.evidence_sent_on, "evidence_sent_on", None, None),
    ],
)
def test_a_field_is_read_as_it_is_written(fact: Fact[Any], field: str, told: Any, value: Any) -> None:
    found = read(fact, declared(**{field: told}), LAST)

    assert found == value
    assert type(found) is type(value)
    assert read(fact, declared(), LAST) is UNKNOWN


def missions(*themes: Any) -> AciDeclaration:
    return declared(missions=tuple(PublicHealthMission(theme=theme) for theme in themes))


ELDERLY, OBESITY = MissionTheme.ELDERLY, MissionTheme.CHILD_OBESITY


@pytest.mark.parametrize(
    ("themes", "number", "obesity"),
    [
        ((), 0, False),
        ((ELDERLY,), 1, False),
        ((ELDERLY, ELDERLY), 1, False),
        ((ELDERLY, OBESITY), 2, True),
        ((UNKNOWN,), 1, UNKNOWN),
        ((UNKNOWN, UNKNOWN), Interval(1, 2), UNKNOWN),
        ((ELDERLY, UNKNOWN), Interval(1, 2), UNKNOWN),
        ((OBESITY, UNKNOWN), Interval(1, 2), True),
        ((*MissionTheme, UNKNOWN), len(MissionTheme), True),  # there are no other themes
    ],
)
def test_missions_of_different_themes(themes: Any, number: Any, obesity: Any) -> None:
    assert read(facts.mission_themes, missions(*themes), LAST) == number
    assert read(facts.child_obesity_mission, missions(*themes), LAST) is obesity


def test_missions_that_are_not_told() -> None:
    assert read(facts.mission_themes, declared(), LAST) is UNKNOWN
    assert read(facts.child_obesity_mission, declared(), LAST) is UNKNOWN


@pytest.mark.parametrize(
    ("levels", "half", "full"),
    [
        (frozenset(), False, False),
        (frozenset({SasLevel.HALF}), True, False),
        (frozenset({SasLevel.ALL}), False, True),
        (frozenset({SasLevel.ALL_REQUESTS}), False, True),
        (frozenset({SasLevel.ALL, SasLevel.ALL_REQUESTS}), False, True),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_the_levels_of_the_sas(levels: Any, half: Any, full: Any) -> None:
    assert read(facts.sas_half, declared(sas=levels), LAST) is half
    assert read(facts.sas_full, declared(sas=levels), LAST) is full


def test_national_protocols_are_counted() -> None:
    assert read(facts.national_protocols, declared(national_protocols=frozenset()), LAST) == 0
    every = frozenset(NationalProtocol)
    assert read(facts.national_protocols, declared(national_protocols=every), LAST) == len(every)
    assert read(facts.national_protocols, declared(), LAST) is UNKNOWN


STANDARD, ADVANCED = InformationSystemLevel.STANDARD, InformationSystemLevel.ADVANCED
APRIL, JULY = date(2023, 4, 1), date(2023, 7, 1)


@pytest.mark.parametrize(
    ("systems", "standard", "advanced"),
    [
        ((), None, None),
        (((STANDARD, APRIL),), APRIL, None),
        (((ADVANCED, APRIL),), APRIL, APRIL),  # an advanced one is of standard level at least
        (((STANDARD, APRIL), (ADVANCED, JULY)), APRIL, JULY),
        (((ADVANCED, JULY), (STANDARD, APRIL)), APRIL, JULY),
        (((STANDARD, UNKNOWN), (ADVANCED, JULY)), UNKNOWN, JULY),
    ],
)
def test_systems_by_level(systems: Any, standard: Any, advanced: Any) -> None:
    held = tuple(InformationSystem(level=level, acquired_on=day) for level, day in systems)
    told = declared(information_systems=held)

    assert read(facts.standard_system_acquired_on, told, LAST) == standard
    assert read(facts.advanced_system_acquired_on, told, LAST) == advanced


def test_shares_of_the_year_since_a_system_was_acquired() -> None:
    systems = (
        InformationSystem(level=STANDARD, acquired_on=APRIL),
        InformationSystem(level=ADVANCED, acquired_on=JULY),
    )
    told = declared(information_systems=systems)

    assert read(facts.standard_share_by_months, told, LAST) == Fraction(9, 12)
    assert read(facts.standard_share_by_days, told, LAST) == Fraction(275, 365)
    assert read(facts.advanced_share_by_months, told, LAST) == Fraction(6, 12)
    assert read(facts.advanced_share_by_days, told, LAST) == Fraction(184, 365)
    nothing = declared(information_systems=())
    assert read(facts.standard_share_by_months, nothing, LAST) == 0
    assert read(facts.advanced_share_by_days, nothing, LAST) == 0
    assert read(facts.standard_share_by_days, declared(), LAST) is UNKNOWN
    assert read(facts.advanced_share_by_months, declared(), LAST) is UNKNOWN


def test_the_eve_of_the_year() -> None:
    assert read(facts.eve_of_the_year, declared(), LAST) == date(2022, 12, 31)


@pytest.mark.parametrize("indicator", AciIndicator)
def test_what_is_paid_elsewhere(indicator: AciIndicator) -> None:
    fact = facts.PAID_ELSEWHERE[indicator]

    assert read(fact, declared(paid_elsewhere=frozenset({indicator})), LAST) is True
    assert read(fact, declared(paid_elsewhere=frozenset(AciIndicator) - {indicator}), LAST) is False
    assert read(fact, declared(), LAST) is UNKNOWN
    assert fact.id == f"aci.paid_elsewhere.{indicator.value}"


# -- France Santé -----------------------------------------------------------------------------------------------------

COMMITMENTS: dict[str, tuple[Fact[Any], Any, Any]] = {
    "agreed_tariff_share": (france_sante.agreed_tariff_share, Decimal("0.5"), Fraction(1, 2)),
    "nurse_full_time_equivalent": (france_sante.nurse_time, Decimal("1.0"), 1),
    "sas_or_on_call_share": (france_sante.sas_or_on_call_share, Decimal("0.75"), Fraction(3, 4)),
    "appointment_within_48h": (france_sante.appointment_in_time, True, True),
    "saturday_morning": (france_sante.saturday_morning, False, False),
    "evenings_per_week": (france_sante.evenings, 2, 2),
    "unscheduled_care": (france_sante.unscheduled_care, True, True),
}


@pytest.mark.parametrize("field", COMMITMENTS)
def test_a_commitment_of_france_sante(field: str) -> None:
    fact, told, value = COMMITMENTS[field]
    given: dict[str, Any] = {field: told}

    assert read(fact, declared(france_sante=FranceSanteCommitments(**given)), LAST) == value
    assert read(fact, declared(france_sante=FranceSanteCommitments()), LAST) is UNKNOWN
    assert read(fact, declared(france_sante=None), LAST) is UNKNOWN
    assert read(fact, declared(), LAST) is UNKNOWN


def test_the_day_of_joining_france_sante() -> None:
    joined = FranceSanteCommitments(joined_on=APRIL)

    assert read(france_sante.joined_on, declared(france_sante=joined), LAST) == APRIL
    assert read(france_sante.joined_on, declared(france_sante=None), LAST) is None  # it has not joined
    assert read(france_sante.joined_on, declared(), LAST) is UNKNOWN


# -- opening ----------------------------------------------------------------------------------------------------------

FIRST = SiteOpening(
    site="a",
    weekday_hours=Decimal("11.5"),
    saturday_morning=True,
    weeks_closed_in_holidays=Decimal(2),
    weeks_closed_outside_holidays=Decimal("0.5"),
)
SECOND = attrs.evolve(FIRST, site="b", weekday_hours=Decimal(8), saturday_morning=False)


def opened(site: int, *openings: SiteOpening) -> list[Any]:
    named = site_facts(site)
    told = declared(opening=openings)
    each = (named.weekday_hours, named.saturday_morning, named.closed_in_holidays, named.closed_outside_holidays)
    return [read(fact, told, LAST) for fact in each]


def test_when_each_site_is_open() -> None:
    assert opened(1, FIRST, SECOND) == [Fraction(23, 2), True, 2, Fraction(1, 2)]
    assert opened(2, FIRST, SECOND) == [8, False, 2, Fraction(1, 2)]
    assert opened(2, FIRST) == [UNKNOWN] * 4  # of that site nothing is declared
    assert opened(1) == [0, False, 0, 0]  # no site is ever open
    assert read(site_facts(1).weekday_hours, declared(), LAST) is UNKNOWN


GONE = Period(start=None, until=LAST)
STAYS = Period(start=None, until=None)


@pytest.mark.parametrize(
    ("openings", "sites", "number"),
    [
        (UNKNOWN, ("a", "b"), 1),
        ((), ("a", "b"), 1),
        ((FIRST,), (), 1),
        ((FIRST, SECOND), (), 2),
        ((FIRST, SECOND), ("a", "b"), 2),
        ((FIRST,), ("a", "b"), 2),
        ((FIRST,), ("b", "c"), 3),
    ],
)
def test_the_sites_whose_opening_matters(openings: Any, sites: tuple[str, ...], number: int) -> None:
    dossier = Msp(id="m", name="MSP", sites=tuple(Site(id=name, period=STAYS) for name in sites))

    assert count_sites(dossier, declared(opening=openings), LAST) == number


@pytest.mark.parametrize(("period", "number"), [(STAYS, 2), (UNKNOWN, 2), (GONE, 1)])
def test_a_site_that_is_no_more_does_not_matter(period: Any, number: int) -> None:
    dossier = Msp(id="m", name="MSP", sites=(Site(id="b", period=period),))

    assert count_sites(dossier, declared(opening=(FIRST,)), LAST) == number
    assert count_sites(Msp(id="m", name="MSP"), declared(opening=(FIRST,)), LAST) == 1
