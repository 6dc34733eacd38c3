"""The words of expressions and of values, in French and English."""

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.expressions.explained import (
    Eur,
    Persons,
    Points,
    Zone,
    amount,
    auxiliaries,
    below_since,
    cap,
    departure,
    dissolved,
    enough,
    fact,
    figure,
    physicians,
    rule,
    tolerated,
    validated,
    zone,
)

from msp_model.expressions.kinds import Day, Days, KindValue, Maybe, Months, Number, OneOf, Per, Ratio, Truth
from msp_model.expressions.leaves import TODAY, Literal
from msp_model.expressions.nodes import NODES
from msp_model.expressions.program import every_node
from msp_model.expressions.spell import NAMES, SPELL, name_of, spell
from msp_model.expressions.spell_values import spell_amount, spell_number, spell_value, unit_words
from msp_model.expressions.spelling import all_of, any_of, brackets, case, count, greatest, least, number, rounded
from msp_model.values import UNKNOWN, Interval, Label, Language

LANGUAGES: tuple[Language, ...] = ("fr", "en")


def plain(words: str) -> str:
    """Write the narrow no-break space as a space."""
    return words.replace("\u202f", " ")


# -- expressions -------------------------------------------------------------------------------------------------


def test_every_node_has_words_and_a_name_in_both_languages() -> None:
    assert set(SPELL) == set(NAMES) == set(NODES)
    assert all(name.en for name in NAMES.values())
    expressions: list[Any] = [rule, amount, departure.present(), below_since, least(TODAY, TODAY + figure(1, Days))]
    for node in every_node(*expressions):
        french, english = spell(node, "fr"), spell(node, "en")
        assert french
        assert english
        assert name_of(node, "fr")


cheap, dear = fact("cheap", Per[Eur, Persons], "taux", "rate", greatest=9), figure(2, Per[Eur, Persons], "taux fort")
start = fact("start", Day, "début", "start")


@pytest.mark.parametrize(
    ("expr", "fr", "en"),
    [
        (enough, "médecins associés ≥ seuil (2 personnes)", "associated physicians ≥ seuil in English (2 persons)"),
        (validated & ~dissolved, "(projet validé et non (société dissoute))", "(project validated and not (company dissolved))"),
        (~(validated | dissolved), "non (projet validé ou société dissoute)", "not (project validated or company dissolved)"),
        (all_of(), "toujours", "always"),
        (any_of(), "jamais", "never"),
        (validated.unless(Label("fusion", "merger"), dissolved), "projet validé, sauf fusion (société dissoute)", "project validated, unless merger (company dissolved)"),
        (zone.is_(Zone.OTHER, Zone.FRAGILE), "zone est fragile ou other", "zone is fragile or other"),
        (departure.present(), "départ d'un médecin est présent", "departure of a physician is there"),
        (departure.or_else(TODAY), "départ d'un médecin, ou à défaut le jour demandé", "departure of a physician, or else the day asked"),
        (start + figure(6, Months, "délai"), "début + délai (6 mois)", "start + délai in English (6 months)"),
        (physicians + auxiliaries, "(médecins associés + auxiliaires associés)", "(associated physicians + associated auxiliaries)"),
        (physicians - auxiliaries, "(médecins associés − auxiliaires associés)", "(associated physicians − associated auxiliaries)"),
        (physicians - auxiliaries - physicians, "(médecins associés − auxiliaires associés − médecins associés)", "(associated physicians − associated auxiliaries − associated physicians)"),
        (physicians + Literal(-2, Persons), "(médecins associés − 2 personnes)", "(associated physicians − 2 persons)"),
        (cheap * physicians, "taux × médecins associés", "rate × associated physicians"),
        (cheap * physicians / cap, "(taux × médecins associés) / plafond régional", "(rate × associated physicians) / regional cap"),
        (least(physicians, auxiliaries), "le plus petit de (médecins associés, auxiliaires associés)", "the least of (associated physicians, associated auxiliaries)"),
        (greatest(start, TODAY), "le plus tard de (début, le jour demandé)", "the latest of (start, the day asked)"),
        (least(start, TODAY), "le plus tôt de (début, le jour demandé)", "the earliest of (start, the day asked)"),
        (count(validated, unit=Persons), "nombre de conditions remplies parmi (projet validé)", "number of conditions met among (project validated)"),
        (brackets(physicians, (number(Persons, 1), cheap), beyond=dear), "barème sur médecins associés (taux jusqu'à 1 personne ; taux fort (2 € par personne) au-delà)", "scale on associated physicians (rate up to 1 person; taux fort in English (2 EUR per person) beyond)"),
        (case((validated, number(Eur, 1)), otherwise=number(Eur, 0)), "(1 € si projet validé ; sinon 0 €)", "(1 EUR if project validated; otherwise 0 EUR)"),
        (rounded(cap, Fraction(1, 2), "half-up"), "plafond régional, arrondi au plus proche multiple de 0,50 €", "regional cap, rounded to the nearest multiple of 0.50 EUR"),
        (rounded(cap, 1, "up"), "plafond régional, arrondi vers le haut à un multiple de 1 €", "regional cap, rounded up to a multiple of 1 EUR"),
        (tolerated, "(jour depuis lequel, sans interruption : non (médecins associés ≥ seuil (2 personnes) et auxiliaires associés ≥ seuil (1 personne)), ou à défaut le jour demandé) + délai (6 mois)", None),
    ],
)  # fmt: skip
def test_an_expression_in_one_line(expr: Any, fr: str, en: str | None) -> None:
    assert plain(spell(expr, "fr")) == fr
    assert en is None or spell(expr, "en") == en
    assert str(expr) == spell(expr, "en")


def test_deep_parts_are_left_out() -> None:
    assert spell(all_of(any_of(validated, dissolved), enough), "en", 1) == "(… and …)"


# -- values ------------------------------------------------------------------------------------------------------


class Labelled(Enum):
    """A member that brings its own words."""

    GP = Label("médecin généraliste", "general practitioner")

    @property
    def label(self) -> Label:
        return self.value


class Numbered(Enum):
    """A member whose value is no word."""

    FIRST = 1


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (UNKNOWN, "inconnu", "unknown"),
        (None, "absent", "absent"),
        (True, "oui", "yes"),
        (False, "non", "no"),
        (date(2024, 2, 1), "01/02/2024", "2024-02-01"),
        (12345, "12 345", "12,345"),
        (Fraction(1, 4), "0,25", "0.25"),
        (Fraction(1, 25), "0,04", "0.04"),
        (Fraction(3, 625), "0,0048", "0.0048"),
        (Interval(1, None), "au moins 1", "at least 1"),
        (Interval(None, Fraction(3, 2)), "au plus 1,5", "at most 1.5"),
        (Interval(1, 1000), "de 1 à 1 000", "1 to 1,000"),
        (Interval(date(2024, 2, 1), None), "au plus tôt le 01/02/2024", "2024-02-01 at the earliest"),
        (Interval(None, date(2024, 2, 1)), "au plus tard le 01/02/2024", "2024-02-01 at the latest"),
        (
            Interval(date(2024, 2, 1), date(2024, 2, 3)),
            "entre le 01/02/2024 et le 03/02/2024",
            "between 2024-02-01 and 2024-02-03",
        ),
        (Zone.FRAGILE, "fragile", "fragile"),
        (Labelled.GP, "médecin généraliste", "general practitioner"),
        (Numbered.FIRST, "FIRST", "FIRST"),
        ("strict", "strict", "strict"),
    ],
)
def test_a_value(value: object, fr: str, en: str) -> None:
    assert plain(spell_value(value, "fr")) == fr
    assert spell_value(value, "en") == en


class Storeys(Number):
    """A unit whose first number has a word."""

    @classmethod
    def written(cls, number: Any, lang: Language) -> str | None:
        """Write the ground floor in words."""
        return None if number else Label("rez-de-chaussée", "ground floor").text(lang)


class Beds(Number):
    """A unit that brings no symbol."""


@pytest.mark.parametrize(
    ("value", "kind", "fr", "en"),
    [
        (0, Persons, "0 personne", "0 persons"),
        (1, Persons, "1 personne", "1 person"),
        (Fraction(3, 2), Persons, "1,5 personne", "1.5 persons"),
        (2, Persons, "2 personnes", "2 persons"),
        (-2, Persons, "-2 personnes", "-2 persons"),
        (1, Months, "1 mois", "1 month"),
        (2, Days, "2 jours", "2 days"),
        (1, Days, "1 jour", "1 day"),
        (2, Beds, "2 Beds", "2 Beds"),
        (0, Storeys, "rez-de-chaussée", "ground floor"),
        (2, Storeys, "2 Storeys", "2 Storeys"),
        (1500, Eur, "1 500 €", "1,500 EUR"),
        (Fraction(3001, 2), Eur, "1 500,50 €", "1,500.50 EUR"),
        (Fraction(1, 8), Eur, "0,125 €", "0.125 EUR"),
        (Fraction(24000, 13), Eur, "1 846 et 2/13 €", "1,846 and 2/13 EUR"),
        (Fraction(-24000, 13), Eur, "-1 846 et 2/13 €", "-1,846 and 2/13 EUR"),
        (Fraction(1, 3), Eur, "1/3 €", "1/3 EUR"),
        (7, Per[Eur, Points], "7 € par point", "7 EUR per point"),
        (Fraction(15, 2), Per[Eur, Points], "7,50 € par point", "7.50 EUR per point"),
        (Fraction(4, 5), Ratio, "80 %", "80%"),
        (Fraction(1, 3), Ratio, "1/3", "1/3"),
        (1, Ratio, "100 %", "100%"),
        (0, Ratio, "0", "0"),
        (Fraction(3, 2), Ratio, "1,5", "1.5"),
        (Interval(1, None), Persons, "au moins 1 personne", "at least 1 person"),
        (Interval(None, 8000), Eur, "au plus 8 000 €", "at most 8,000 EUR"),
        (Interval(0, 2), Persons, "de 0 à 2 personnes", "0 to 2 persons"),
        (Interval(Fraction(1, 5), Fraction(4, 5)), Ratio, "de 20 % à 80 %", "20% to 80%"),
        (UNKNOWN, Eur, "inconnu", "unknown"),
        (None, Maybe[Months], "absent", "absent"),
        (3, Maybe[Months], "3 mois", "3 months"),
        (date(2024, 2, 1), Maybe[Day], "01/02/2024", "2024-02-01"),
        (True, Truth, "oui", "yes"),
        (Zone.FRAGILE, OneOf[Zone], "fragile", "fragile"),
    ],
)
def test_an_amount_has_its_unit(value: object, kind: KindValue, fr: str, en: str) -> None:
    assert plain(spell_amount(value, kind, "fr")) == fr
    assert spell_amount(value, kind, "en") == en


def test_what_is_no_number_has_no_unit() -> None:
    assert unit_words(Truth) == ""
    assert unit_words(Maybe[Day]) == ""


@given(st.fractions(max_denominator=10_000), st.sampled_from(LANGUAGES), st.integers(0, 2))
def test_a_number_is_written_exactly(number: Fraction, lang: Language, decimals: int) -> None:
    written = spell_number(number, lang, decimals).replace("\u202f", "").replace("−", "-")
    written = written.replace(",", ".") if lang == "fr" else written.replace(",", "")
    sign = -1 if written.startswith("-") else 1
    parts = written.removeprefix("-").replace(" et ", " ").replace(" and ", " ").split(" ")
    assert sign * sum(Fraction(part) for part in parts) == number
    if "." in written:
        assert len(written.split(".")[1]) >= decimals
