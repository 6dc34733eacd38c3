"""From a dossier and an exercise to a statement: which declaration is read, what is refused, what is kept prepared."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.aci.world import BOOK, RULEBOOK, complete, msp_of, statement_of

from msp_model.assessment import Book
from msp_model.entities import AciDeclaration, DossierList, Msp
from msp_model.national import aci
from msp_model.national.aci import calculator
from msp_model.values import UNKNOWN, Interval, ProblemsError

ALL = frozenset({DossierList.ACI_DECLARATIONS})


def declaring(*years: int, **more: Any) -> Msp:
    declarations = tuple(complete(year) for year in years)
    return attrs.evolve(msp_of(complete(2023)), **{"aci_declarations": declarations, **more})


# -- which declaration ------------------------------------------------------------------------------------------------


def test_the_declaration_of_the_exercise_is_read() -> None:
    both = declaring(2022, 2023)

    assert aci.aci_statement(BOOK, both, year=2023) == statement_of(complete(2023))
    assert aci.aci_statement(BOOK, both, year=2022) == statement_of(complete(2022))


def test_an_exercise_that_is_not_declared_gives_a_range() -> None:
    not_told = aci.aci_statement(BOOK, declaring(2022), year=2023)

    assert not_told == statement_of(AciDeclaration(year=2023))
    assert not_told == aci.aci_statement(BOOK, declaring(aci_declarations=UNKNOWN), year=2023)
    assert not_told["COO-PROT"].met is UNKNOWN
    assert isinstance(not_told.total, Interval)
    assert not_told.total.least == 0


@pytest.mark.parametrize(
    ("years", "more", "told"),
    [
        ((2022, 2024), {"complete": ALL}, "'msp-test' declared nothing for 2023; it declared 2022, 2024"),
        ((), {}, "'msp-test' declared nothing for 2023; it declared no year at all"),
    ],
)
def test_an_exercise_known_not_to_be_declared_has_no_statement(years: Any, more: Any, told: str) -> None:
    with pytest.raises(aci.NoDeclarationError) as refused:
        aci.aci_statement(BOOK, declaring(*years, **more), year=2023)

    assert str(refused.value) == told
    with pytest.raises(aci.NoDeclarationError):
        list(aci.aci_amounts(BOOK, [declaring(*years, **more)], year=2023))


# -- numbers ----------------------------------------------------------------------------------------------------------


def numbers(statement: aci.AciStatement) -> list[Any]:
    lines = [
        value for line in statement.lines for value in (line.fixed, line.variable, line.points, line.due, line.euros)
    ]
    told = [*lines, statement.points, statement.total, statement.advance, statement.balance, statement.increase]
    return [
        end for value in told for end in ((value.least, value.greatest) if isinstance(value, Interval) else (value,))
    ]


@pytest.mark.parametrize(
    "declaration",
    [complete(2023), complete(2023, patients=4321), complete(2023, patients=UNKNOWN, protocols=UNKNOWN)],
    ids=["whole", "fractions", "ranges"],
)
def test_whole_numbers_are_integers(declaration: AciDeclaration) -> None:
    for number in numbers(statement_of(declaration)):
        assert type(number) is int or (type(number) is Fraction and number.denominator > 1)


@pytest.mark.parametrize(
    ("changes", "readings"),
    [
        ({}, {}),
        ({"patients": 4321}, {}),
        ({"protocols": UNKNOWN}, {}),
        ({"coordination_function": False}, {}),
        ({}, {"aci-2026-grid": "unknown"}),
    ],
)
@pytest.mark.parametrize("year", [2016, 2023, 2026])
def test_totals_alone_are_those_of_the_statement(year: int, changes: dict[str, Any], readings: dict[str, str]) -> None:
    declaration = complete(year, **changes)
    statement = statement_of(declaration, readings)

    for book in (BOOK, RULEBOOK):
        (found,) = aci.aci_amounts(book, [msp_of(declaration)], year=year, interpretations=readings)
        assert found == (statement.total, statement.advance, statement.balance)


def test_totals_come_in_the_order_of_the_dossiers() -> None:
    dossiers = [msp_of(complete(2023, protocols=number)) for number in (8, 0, 4)]

    assert [found.total for found in aci.aci_amounts(BOOK, dossiers, year=2023)] == [97_300, 91_700, 94_500]


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("book", [BOOK, RULEBOOK], ids=["book", "rulebook"])
def test_every_input_beyond_reason_is_named(book: Any) -> None:
    beyond = complete(2023, patients=50_001, protocols=1_001, meetings=1_000)

    with pytest.raises(ProblemsError) as refused:
        aci.aci_statement(book, msp_of(beyond), year=2023)

    assert {(one.path, one.code) for one in refused.value.problems} == {
        ("$.aci_declarations[year=2023]: aci.patients", "too-great"),
        ("$.aci_declarations[year=2023]: aci.protocols", "too-great"),
    }
    (words,) = [one.message for one in refused.value.problems if one.path.endswith("aci.protocols")]
    assert words.fr == "« protocoles pluriprofessionnels » va de 0 à 1000, par pas de 1"
    assert words.text("en") == "'multi-professional protocols' goes from 0 to 1000, by steps of 1"


LIMITS = {
    "patients": 50_000,
    "reference_base": 50_000,
    "associated_professionals": 300,
    "cstm_physicians": 300,
    "protocols": 1_000,
    "meetings": 1_000,
    "placements": 1_000,
    "second_resort_days_per_week": 200,
}


@pytest.mark.parametrize("field", LIMITS)
def test_an_input_goes_up_to_its_limit(field: str) -> None:
    limit: dict[str, Any] = {field: LIMITS[field]}
    beyond: dict[str, Any] = {field: LIMITS[field] + 1}

    assert statement_of(complete(2023, **limit)).exact
    with pytest.raises(ProblemsError):
        statement_of(complete(2023, **beyond))


# -- what is kept -----------------------------------------------------------------------------------------------------


def test_a_book_keeps_what_is_not_of_the_aci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calculator, "MAX_SHEETS", 2)
    book = Book(RULEBOOK)
    book.prepared["other"] = book.prepared["other", 1] = None
    for year in (2021, 2022, 2023):
        aci.aci_statement(book, msp_of(complete(year)), year=year)

    assert {"other", ("other", 1)} <= set(book.prepared)
    assert len(book.prepared) == 2 + 1  # the two first exercises were let go together
    aci.aci_statement(book, msp_of(complete(2022)), year=2022)
    assert len(book.prepared) == 2 + 2


def test_the_readings_of_a_statement_are_those_of_the_aci() -> None:
    chosen = dict(statement_of(complete(2023), {"aci-proration": "days"}).choices)

    assert set(chosen) == {one.id for one in aci.INTERPRETATIONS}
    assert chosen["aci-proration"] == "days"
    assert chosen["aci-late-documents"] == "flagged"
    with pytest.raises(KeyError):
        statement_of(complete(2023), {"aci-proration": "weeks"})


def test_shares_are_written_to_a_millionth() -> None:
    assert statement_of(complete(2023, computerised_share=Decimal("0.123457"))).exact
    assert statement_of(complete(2023, c2s_share=Decimal("0.123457"))).exact
    with pytest.raises(ProblemsError):
        statement_of(complete(2023, c2s_share=Decimal("0.1234567")))
