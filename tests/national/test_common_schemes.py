"""What the tables of ``schemes.toml`` stand for: how much each word of an amount gives, and which terms are told."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.national.schemes import amount, ask, costing, figure, lying, rate, request, table

from msp_model.documents.scheme_tables import ConditionsTable, CountWord, PartTable, SchemeTable, TermTable, ZoneWord
from msp_model.entities import (
    CostKind,
    Funder,
    FunderKind,
    Grant,
    Operation,
    Purpose,
    StructureKind,
    Territory,
    ZoneKind,
    ZoneLevel,
)
from msp_model.expressions import Months, Per
from msp_model.national.common_schemes import scheme_of
from msp_model.rulebook import DayOfYear, Eur, Licences, MedicalPractices, Persons
from msp_model.values import UNKNOWN, Interval, Label, Period

COSTS = costing(1000, land=200, furniture=30)


def region(euros: int | None, **more: Any) -> Grant:
    given = {"purpose": Purpose.BUILDING, "agreed_on": date(2022, 1, 1), **more}
    paid = None if euros is None else Decimal(euros)
    return Grant(funder=Funder(kind=FunderKind.REGION), amount=paid, **given)


# -- parts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "euros"),
    [
        (PartTable(fixed=figure(500)), 500),
        (PartTable(fixed=figure(500), cap=figure(300)), 300),
        (PartTable(rate=rate(40)), 492),
        (PartTable(rate=rate(40), costs=(CostKind.WORKS,)), 400),
        (PartTable(rate=rate(40), without=(CostKind.WORKS,)), 92),
        (PartTable(rate=rate(40), base_cap=figure(1000)), 400),
        (PartTable(rate=rate(40), base_cap=figure(2000)), 492),
        (PartTable(rate=rate(40), cap=figure(450)), 450),
        (PartTable(rate=rate(40), cap=figure(500)), 492),
        (PartTable(rate=rate(40), costs=(CostKind.WORKS,), base_cap=figure(900), cap=figure(350)), 350),
        (PartTable(cap=figure(900)), 900),
        (PartTable(cap=figure(2000)), 1230),  # costs are paid up to it
    ],
)
def test_one_part(part: PartTable, euros: int) -> None:
    assert amount(table(part), request(costs=COSTS)) == euros


@pytest.mark.parametrize(
    ("word", "unit", "field"),
    [
        (CountWord.LICENCES, Licences, "licences"),
        (CountWord.MEDICAL_PRACTICES, MedicalPractices, "medical_practices"),
        (CountWord.WRITTEN_COMMITMENTS, Persons, "written_commitments"),
    ],
)
def test_so_much_for_each(word: CountWord, unit: Any, field: str) -> None:
    each = PartTable(each=figure(300, Per[Eur, unit]), of=word)
    capped = PartTable(each=figure(300, Per[Eur, unit]), of=word, cap=figure(1000))

    assert amount(table(each), request(**{field: 7})) == 2100
    assert amount(table(each), request(**{field: 0})) == 0
    assert amount(table(capped), request(**{field: 7})) == 1000
    assert amount(table(capped), request(**{field: 3})) == 900


def test_parts_add_up_under_one_ceiling() -> None:
    parts = (PartTable(fixed=figure(500)), PartTable(rate=rate(40), cap=figure(400)))

    assert amount(table(*parts), request(costs=COSTS)) == 900
    assert amount(table(*parts, cap=figure(800)), request(costs=COSTS)) == 800
    assert amount(table(*parts, cap=figure(1000)), request(costs=COSTS)) == 900


NEW, EXTENDED, FITTED = Operation.NEW_MAIN_SITE, Operation.EXTENSION, Operation.FITTING_OUT


@pytest.mark.parametrize(
    ("operation", "euros"), [(NEW, 400), (EXTENDED, 200), (FITTED, 200), (UNKNOWN, Interval(200, 400))]
)
def test_ceilings_by_operation(operation: Any, euros: Any) -> None:
    same = figure(200)
    part = PartTable(rate=rate(50), caps=((NEW, figure(400)), (EXTENDED, same), (FITTED, same)))

    assert amount(table(part), request(costs=COSTS, operation=operation)) == euros


@pytest.mark.parametrize(("operation", "euros"), [(NEW, 400), (EXTENDED, 300), (FITTED, 200)])
def test_a_ceiling_for_each_operation(operation: Operation, euros: int) -> None:
    part = PartTable(rate=rate(50), caps=((NEW, figure(400)), (EXTENDED, figure(300)), (FITTED, figure(200))))

    assert amount(table(part), request(costs=COSTS, operation=operation)) == euros


def test_a_ceiling_by_operation_under_another_one() -> None:
    part = PartTable(rate=rate(50), cap=figure(300), caps=((NEW, figure(400)), (EXTENDED, figure(200))))

    assert amount(table(part), request(costs=COSTS, operation=NEW)) == 300
    assert amount(table(part), request(costs=COSTS, operation=EXTENDED)) == 200


def test_one_ceiling_for_every_operation_named() -> None:
    same = figure(400)
    part = PartTable(rate=rate(50), caps=((NEW, same), (EXTENDED, same)))

    assert amount(table(part), request(costs=COSTS, operation=UNKNOWN)) == 400


def test_ceilings_by_operation_tell_which_are_paid_for() -> None:
    part = PartTable(rate=rate(50), caps=((NEW, figure(400)), (EXTENDED, figure(200))))
    told = table(part, conditions=ConditionsTable(operations=(FITTED,)))

    assert [ask(table(part), request(costs=COSTS, operation=each)).verdict for each in (NEW, EXTENDED, FITTED, None)] == [
        True, True, False, False
    ]  # fmt: skip
    assert [ask(told, request(costs=COSTS, operation=each)).verdict for each in (NEW, FITTED)] == [False, True]
    assert ask(table(PartTable(rate=rate(50))), request(costs=COSTS, operation=FITTED)).verdict is True


# -- zones that raise a rate ------------------------------------------------------------------------------------------

ZIP, ZAC, ZV = ((ZoneKind.ARS, level) for level in (ZoneLevel.ZIP, ZoneLevel.ZAC, ZoneLevel.ZV))
QPV, NO_QPV = (ZoneKind.QPV, ZoneLevel.QPV), (ZoneKind.QPV, ZoneLevel.NONE)


@pytest.mark.parametrize(
    ("zones", "percent"),
    [
        ((ZIP, NO_QPV), 50),
        ((ZAC, NO_QPV), 45),
        ((ZV, QPV), 45),
        ((ZIP, QPV), 50),  # the first bonus counts
        ((ZV, NO_QPV), 40),
    ],
)
def test_a_bonus_by_zone(zones: Any, percent: int) -> None:
    bonuses = (((ZoneWord.ZIP,), rate(10)), ((ZoneWord.ZAC, ZoneWord.QPV), rate(5)))
    scheme = table(PartTable(rate=rate(40), bonuses=bonuses))

    assert amount(scheme, request(costs=costing(1000)), lying(*zones)) == percent * 10


# -- what was granted before ------------------------------------------------------------------------------------------

LATE = date(2025, 1, 1)


@pytest.mark.parametrize(
    ("grants", "aids", "euros"),
    [
        ((), (), 400),
        ((region(100),), (), 300),
        ((), (region(100),), 300),
        ((region(100),), (region(150),), 250),  # the same money, told twice
        ((region(500),), (), 0),
        ((region(100, purpose=Purpose.TRAINING),), (), 400),
        ((region(100, agreed_on=LATE),), (), 400),
    ],
)
def test_money_granted_before_counts_against_the_ceiling(grants: Any, aids: Any, euros: int) -> None:
    scheme = table(PartTable(rate=rate(50), cap=figure(400)), deduct=(Purpose.BUILDING,))

    assert amount(scheme, request(costs=costing(1000), aids=aids), lying(grants=grants)) == euros


@pytest.mark.parametrize(
    ("more", "euros"),
    [
        ({"cap": 450}, 350),  # against the ceiling of the whole
        ({"cap": 1000}, 500),
        ({}, 400),  # no ceiling: against the whole
    ],
)
def test_what_is_deducted_without_a_ceiling_of_the_part(more: dict[str, int], euros: int) -> None:
    ceilings: dict[str, Any] = {name: figure(value) for name, value in more.items()}
    scheme = table(PartTable(rate=rate(50)), deduct=(Purpose.BUILDING,), **ceilings)

    assert amount(scheme, request(costs=costing(1000)), lying(grants=(region(100),))) == euros


def test_what_is_deducted_from_several_parts() -> None:
    parts = (PartTable(fixed=figure(500)), PartTable(rate=rate(50), cap=figure(400)))
    scheme = table(*parts, deduct=(Purpose.BUILDING,))
    capped = table(PartTable(rate=rate(50), cap=figure(400)), cap=figure(450), deduct=(Purpose.BUILDING,))

    assert amount(scheme, request(costs=costing(1000)), lying(grants=(region(100),))) == 800
    assert amount(capped, request(costs=costing(1000)), lying(grants=(region(100),))) == 350


@pytest.mark.parametrize(
    ("aids", "euros"),
    [
        ((), 500),
        ((region(200),), 500),
        ((region(400),), 400),
        ((region(900),), 0),
        (UNKNOWN, Interval(0, 500)),
    ],
)
def test_public_aids_together_are_a_share_of_the_costs_at_most(aids: Any, euros: Any) -> None:
    scheme = table(PartTable(fixed=figure(500)), public_share=rate(80))
    found = ask(scheme, request(costs=costing(1000), aids=aids)).amount

    assert found is not None
    assert found.bounds == euros


# -- what is said of it -----------------------------------------------------------------------------------------------

ZONES = (ZoneWord.ZAC, ZoneWord.QPV)
SMALL = PartTable(fixed=figure(500))
LARGE = PartTable(
    rate=rate(40),
    bonuses=((ZONES, rate(5)),),
    base_cap=figure(5000),
    cap=figure(400),
    caps=((NEW, figure(450)), (EXTENDED, figure(300))),
)
WHOLE = table(
    SMALL,
    LARGE,
    cap=figure(2000),
    deduct=(Purpose.BUILDING,),
    public_share=rate(80),
    conditions=ConditionsTable(
        own_share=rate(20),
        costs_from=figure(100),
        company_share=rate(50),
        filing=figure(930, DayOfYear),
        final_file=figure(301, DayOfYear),
    ),
    priority_zones=(ZoneWord.ZIP, ZoneWord.FRR_PLUS),
    renewable=False,
    terms=(TermTable(id="duration", label=Label("durée", "duration"), figure=figure(36, Months)),),
)


def told(scheme: SchemeTable) -> dict[str, tuple[str, str]]:
    return {term.id: (term.label.fr, term.label.text("en")) for term in scheme_of(scheme).terms}


def test_every_figure_of_a_scheme_is_told_with_its_words() -> None:
    assert told(WHOLE) == {
        "fixed": ("part fixe", "flat part"),
        "rate-2": ("taux", "rate"),
        "bonus-zac-qpv-2": ("majoration du taux (ZAC, QPV)", "added to the rate (ZAC, QPV)"),
        "base-cap-2": ("dépenses retenues, au plus", "costs counted, at most"),
        "cap-2": ("plafond", "ceiling"),
        "cap-new-main-site-2": ("plafond (nouveau site principal)", "ceiling (new main site)"),
        "cap-extension-2": ("plafond (extension d’un site)", "ceiling (extension of a site)"),
        "cap": ("plafond", "ceiling"),
        "deducted": ("déduit, déjà accordé", "deducted, granted before"),
        "public-share": ("aides publiques, au plus, dans le coût", "public aids, at most, in the cost"),
        "own-share": ("part du porteur, au moins", "owner's share, at least"),
        "costs-from": ("dépenses, au moins", "costs, at least"),
        "company-share": (
            "associés de la MSP dans la société, au moins",
            "associates of the MSP in the company, at least",
        ),
        "filing": ("dépôt du dossier, au plus tard", "file sent, at the latest"),
        "final-file": ("dossier complet, l'année suivante, avant le", "complete file, the year after, before"),
        "priority-1": ("priorité 1 : ZIP", "priority 1: ZIP"),
        "priority-2": ("priorité 2 : FRR+", "priority 2: FRR+"),
        "renewable": ("renouvelable", "renewable"),
        "duration": ("durée", "duration"),
    }


def test_the_terms_have_their_values() -> None:
    site = lying(ZIP, (ZoneKind.FRR, ZoneLevel.FRR), grants=(region(100),))
    found = {term.id: term.value for term in ask(WHOLE, request(costs=COSTS), site).terms}

    assert found == {
        "fixed": 500,
        "rate-2": Fraction(2, 5),
        "bonus-zac-qpv-2": Fraction(1, 20),
        "base-cap-2": 5000,
        "cap-2": 400,
        "cap-new-main-site-2": 450,
        "cap-extension-2": 300,
        "cap": 2000,
        "deducted": 100,
        "public-share": Fraction(4, 5),
        "own-share": Fraction(1, 5),
        "costs-from": 100,
        "company-share": Fraction(1, 2),
        "filing": 930,
        "final-file": 301,
        "priority-1": True,
        "priority-2": False,
        "renewable": False,
        "duration": 36,
    }


@pytest.mark.parametrize(
    ("scheme", "terms"),
    [
        (table(PartTable(fixed=figure(500))), {}),  # the amount itself
        (table(PartTable(fixed=figure(500), cap=figure(300))), {"fixed", "cap"}),
        (table(PartTable(rate=rate(40))), {"rate"}),
        (table(PartTable(cap=figure(300))), {"cap"}),
        (table(PartTable(each=figure(300, Per[Eur, Licences]), of=CountWord.LICENCES)), {"each"}),
        (table(renewable=True), {"renewable"}),
        (table(), {}),
    ],
)
def test_a_scheme_tells_no_term_that_it_has_not(scheme: SchemeTable, terms: Any) -> None:
    assert set(told(scheme)) == set(terms)


def test_the_words_of_a_rate_up_to_and_of_each_count() -> None:
    assert told(table(PartTable(rate=rate(40)), at_most=True))["rate"] == ("taux, au plus", "rate, at most")
    words = {
        (CountWord.LICENCES, Licences): ("par licence", "for each licence"),
        (CountWord.MEDICAL_PRACTICES, MedicalPractices): ("par cabinet médical", "for each medical practice"),
        (CountWord.WRITTEN_COMMITMENTS, Persons): ("par professionnel engagé", "for each professional committed"),
    }
    for (word, unit), labels in words.items():
        each: Any = Per[Eur, unit]  # type: ignore[valid-type]
        assert told(table(PartTable(each=figure(1, each), of=word)))["each"] == labels


# -- the scheme itself ------------------------------------------------------------------------------------------------


def test_up_to_is_told() -> None:
    part = PartTable(fixed=figure(500))

    assert [scheme_of(table(part, at_most=most)).at_most for most in (True, False)] == [True, False]
    assert scheme_of(table()).at_most is False
    assert scheme_of(table()).amount is None


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("FR", ("conseil régional", "regional council")),
        ("region:24", ("conseil régional (Centre-Val de Loire)", "regional council (Centre-Val de Loire)")),
        ("departement:41", ("conseil régional (Loir-et-Cher)", "regional council (Loir-et-Cher)")),
        ("commune:41018", ("conseil régional", "regional council")),
    ],
)
def test_the_funder_is_named_with_its_place(place: str, words: tuple[str, str]) -> None:
    funder = scheme_of(table(territory=Territory.parse(place))).funder

    assert funder is not None
    assert (funder.fr, funder.text("en")) == words
    named = Label("un fonds", "a fund")
    assert scheme_of(table(territory=Territory.parse(place), funder_name=named)).funder == named


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ({"until": date(2024, 1, 1)}, Period(start=date(2020, 1, 1), until=date(2024, 1, 1))),
        ({"until": None}, Period(start=date(2020, 1, 1), until=None)),
        (
            {"told_until": date(2024, 1, 1)},
            Period(start=date(2020, 1, 1), until=Interval(date(2024, 1, 1), None)),
        ),
    ],
)
def test_the_days_of_a_scheme(days: dict[str, Any], period: Period) -> None:
    assert scheme_of(table(**days)).period == period


def test_for_whom_and_for_what_a_scheme_is() -> None:
    part = PartTable(fixed=figure(500))

    assert ask(table(part), request()).applicable is True
    assert ask(table(part), request(purpose=Purpose.STUDY)).applicable is False
    assert ask(table(part), request(purpose=UNKNOWN)).applicable is UNKNOWN
    assert ask(table(part), request(), lying(kind=StructureKind.CDS)).applicable is False
