"""``msp-model rules`` and its sisters: the whole rulebook can be read, in both languages and as data."""

import json
import re
from datetime import date
from typing import Any

import attrs
import pytest
from tests.assessment import toy
from tests.cli.test_app import run

from msp_model.assessment.show_lines import lines_of
from msp_model.cli.cards import PAGES
from msp_model.cli.catalogue import ROWS, ids_of
from msp_model.cli.catalogue_data import DATA, is_on
from msp_model.cli.outline import outline
from msp_model.cli.reading import period_cell, period_words
from msp_model.cli.rows import HEADS
from msp_model.expressions import TODAY, case, number, since
from msp_model.plugins import load_rulebook
from msp_model.rulebook import Eur, Interpretation, RegionalReading, Rule, Rulebook, Scheme, cite
from msp_model.values import UNKNOWN, Interval, Label, Language, Period

LANGUAGES: tuple[Language, ...] = ("fr", "en")
KINDS = list(ROWS)
DAYS = (None, date(2012, 1, 1), date(2024, 12, 24))


@pytest.fixture(scope="module")
def national() -> Rulebook:
    return load_rulebook(only=[]).rulebook


def text(rulebook: Rulebook, kind: str, name: str, lang: Language = "fr", on: date | None = None) -> str:
    return "\n".join(line.text() for line in lines_of(PAGES[kind](rulebook, name, on, lang)))


# -- everything can be read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_has_a_row_for_each(national: Rulebook, kind: str) -> None:
    rows = list(ROWS[kind](national, None, "fr"))

    assert {row[0] for row in rows} == set(ids_of(national, kind))
    assert {len(row) for row in rows} == {len(HEADS[kind])}
    assert all(row[-1] for row in rows)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_card_can_be_read(national: Rulebook, kind: str, lang: Language) -> None:
    for name in ids_of(national, kind)[:: 1 if len(ids_of(national, kind)) < 50 else 7]:
        page = text(national, kind, name, lang)
        assert name in page or kind == "texts"
        assert len(page.splitlines()) > 2


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_data(national: Rulebook, kind: str) -> None:
    for name in ids_of(national, kind)[::5]:
        data = DATA[kind](national, name, None)
        assert data["id"] == name
        assert json.loads(json.dumps(data, allow_nan=False), parse_float=pytest.fail) == data


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("on", DAYS[1:])
def test_a_day_narrows_the_list(national: Rulebook, kind: str, on: date) -> None:
    every = {row[0] for row in ROWS[kind](national, None, "fr")}
    some = {row[0] for row in ROWS[kind](national, on, "fr")}

    assert some <= every
    if kind in {"rules", "schemes", "observations"}:
        assert some == {name for name in every if is_on(national, kind, name, on)}


# -- the cards say what there is -------------------------------------------------------------------------------------

BOOK = toy.book()


def test_a_rule_shows_words_sources_figures_and_facts() -> None:
    page = text(BOOK, "rules", "toy.composition")

    assert "Depuis le 1er janvier 2020" in page
    assert "Demande\u202f: professionnels ≥ minimum" in page
    assert "Sources\u202f: Texte toy-law, 1 (texte ou site officiel) [toy-law]" in page
    assert "- 2 personnes, du 1er janvier 2020 au 31 décembre 2023 (Texte toy-law, 1" in page
    assert "- 3 personnes, depuis le 1er janvier 2024" in page
    assert "professionnels (personnes)  [professionals]" in page


def test_the_versions_of_a_rule_are_those_of_the_day() -> None:
    older = attrs.evolve(
        toy.composition, period=Period(start=None, until=date(2020, 1, 1)), requires=toy.has_site,
        title=Label("Un site suffit", "A site is enough"),
    )  # fmt: skip
    book = Rulebook.of([attrs.evolve(toy.TOY, rules=(*toy.TOY.rules, older)), toy.REGION])

    assert "Jusqu'au 31 décembre 2019\u202f: Un site suffit" in text(book, "rules", "toy.composition")
    assert "Un site suffit" not in text(book, "rules", "toy.composition", on=date(2024, 1, 1))
    assert len(DATA["rules"](book, "toy.composition", date(2019, 1, 1))["versions"]) == 1


def test_a_scheme_shows_money_and_terms() -> None:
    page = text(BOOK, "schemes", "toy.building")

    assert "Financeur\u202f: Région" in page
    assert "Montant\u202f: le plus petit de (coût × taux, plafond)" in page
    assert "Durée\u202f: durée" in page
    assert "Usages permis\u202f: inconnu, non publié" in page
    assert "- region:24\u202f: 500\u202f€, depuis le 1er janvier 2021" in page


def test_a_figure_shows_its_history_in_each_territory() -> None:
    page = text(BOOK, "parameters", "toy.cap")

    assert "- 1\u202f000\u202f€, depuis le 1er janvier 2020 (Texte toy-leaflet" in page
    assert "- region:24\u202f: 500\u202f€" in page
    assert "Fixé par\u202f: région" in page
    assert "Lu par\u202f: toy.building" in page


def test_a_figure_on_a_day_is_that_of_the_day() -> None:
    def value(on: date | None) -> list[str]:
        return [row[2] for row in ROWS["parameters"](BOOK, on, "fr") if row[0] == "toy.minimum"]

    assert value(date(2023, 12, 31)) == ["2 personnes"]
    assert value(date(2024, 1, 1)) == ["3 personnes"]
    assert value(date(2019, 1, 1)) == ["aucune ce jour-là"]
    assert value(None) == ["3 personnes"]


def test_an_interpretation_shows_its_readings_and_the_regions() -> None:
    page = text(BOOK, "interpretations", "toy-counting")

    assert "- with-site\u202f: oui (par défaut) - Texte toy-law, 2" in page
    assert "Pourquoi ce défaut\u202f: la loi prime" in page
    assert "Lectures des régions\u202f: region:24\u202f: without-site" in page
    assert "Lue par\u202f: toy.site" in page


def test_a_reading_of_ours_is_said_to_be() -> None:
    ours = attrs.evolve(toy.counting, ours=True)
    book = Rulebook.of([attrs.evolve(toy.TOY, interpretations=(ours,)), toy.REGION])

    assert "(choix de ce recueil, qu'aucune source ne donne)" in text(book, "interpretations", "toy-counting")
    assert isinstance(ours, Interpretation)
    assert isinstance(toy.REGION.readings[0], RegionalReading)


def test_a_text_shows_figures_and_who_cites_it() -> None:
    page = text(BOOK, "texts", "toy-law")

    assert "Texte toy-law. Loi, texte ou site officiel. FR." in page
    assert "minimum\u202f: 2 personnes (du 1er janvier 2020 au 31 décembre 2023\u202f; 1)" in page
    assert "délai\u202f: 6 mois (depuis le 1er janvier 2020\u202f; 1\u202f; déduit du texte)" in page
    assert "toy.composition" in page


def test_a_fact_shows_unit_domain_and_readers() -> None:
    page = text(BOOK, "facts", "professionals")

    assert "De quoi\u202f: la MSP" in page
    assert "Valeurs possibles\u202f: de 0 personne à 50 personnes" in page
    assert "Lu par\u202f: toy.caution, toy.composition, toy.dissolvable, toy.building" in page


# -- outlines --------------------------------------------------------------------------------------------------------


DEADLINE = (
    "le jour demandé < (jour depuis lequel, sans interruption\u202f: non (professionnels ≥ minimum), "
    "ou à défaut le jour demandé) + délai"
)
OUTLINES: list[tuple[Any, list[str]]] = [
    (toy.enough & toy.has_site, ["toutes ces conditions\u202f:", "  professionnels ≥ minimum", "  site déclaré"]),
    (~(toy.enough & toy.has_site), ["non (professionnels ≥ minimum et site déclaré)"]),
    (
        toy.enough.unless(Label("un site", "a site"), toy.has_site),
        ["professionnels ≥ minimum", "sauf «\u202fun site\u202f»\u202f:", "  site déclaré"],
    ),
    (
        case((toy.has_site, toy.cap), otherwise=number(Eur, 0)) >= toy.cost,
        ["(plafond si site déclaré\u202f; sinon 0\u202f€) ≥ coût"],
    ),
    (TODAY < since(~toy.enough).or_else(TODAY) + toy.tolerance, [DEADLINE]),
]


@pytest.mark.parametrize(("expr", "lines"), OUTLINES, ids=range(len(OUTLINES)))
def test_a_short_condition_is_one_line_and_a_joined_one_several(expr: Any, lines: list[str]) -> None:
    assert outline(expr, BOOK, "fr") == lines


def test_parameters_have_their_declared_words_everywhere(national: Rulebook) -> None:
    for kind in ("rules", "schemes"):
        for name in ids_of(national, kind):
            page = text(national, kind, name).partition("Chiffres lus")[0]
            written = {word.rstrip(".") for word in re.findall(r"(?<![\w.\[])[\w.]+", page)}
            assert not written & national.parameters.keys()


def test_outlines_end_even_where_parts_are_shared(national: Rulebook) -> None:
    """Shared parts are written once: no outline grows beyond what a person reads."""
    declared: list[Rule | Scheme] = [*national.rules, *national.schemes]
    for one in declared:
        assert len(outline(one.requires, national, "fr")) < 80


# -- periods ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "until", "words", "cell"),
    [
        (date(2021, 5, 14), date(2023, 12, 29), "du 14 mai 2021 au 28 décembre 2023", "14/05/2021 - 28/12/2023"),
        (date(2021, 5, 14), None, "depuis le 14 mai 2021", "depuis 14/05/2021"),
        (date(2021, 5, 14), UNKNOWN, "depuis le 14 mai 2021, fin inconnue", "14/05/2021 - ?"),
        (None, date(2021, 1, 1), "jusqu'au 31 décembre 2020", "jusque 31/12/2020"),
        (UNKNOWN, None, "début inconnu", "depuis ?"),
        (UNKNOWN, UNKNOWN, "début inconnu, fin inconnue", "? - ?"),
        (Interval(date(2021, 1, 1), None), None, "début inconnu", "depuis ?"),
        (None, None, "toujours", "toujours"),
    ],
)
def test_periods(start: Any, until: Any, words: str, cell: str) -> None:
    period = Period(start=start, until=until)

    assert (period_words(period, "fr"), period_cell(period, "fr")) == (words, cell)


# -- the commands ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_an_aligned_table(kind: str) -> None:
    done = run(kind)

    assert done.exit_code == 0
    head, *rows = done.stdout.splitlines()
    start = head.index("  " + HEADS[kind][1].text("fr")) + 2
    assert all(row[start - 2 : start] == "  " for row in rows)
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_is_data_on_request(kind: str) -> None:
    found = json.loads(run(kind, "--format", "json", "--on", "2024-12-24").stdout)

    assert found
    assert all(isinstance(each["id"], str) for each in found)


def test_one_is_asked_by_its_id() -> None:
    assert "Ce qui est écrit" in run("rules", "fr.sisa.composition").stdout
    assert "What is written" in run("rules", "fr.sisa.composition", "--lang", "en").stdout
    assert json.loads(run("rules", "fr.sisa.composition", "--format", "json").stdout)["id"] == "fr.sisa.composition"


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("rules", "composition"), "vouliez-vous dire fr.sisa.composition"),
        (("rules", "sisa.tolerance"), "essayer\u202f: msp-model parameters sisa.tolerance"),
        (("texts", "zzzzzz"), "Il n'y a pas de texte «\u202fzzzzzz\u202f»"),
    ],
)
def test_an_unknown_id_is_refused_with_those_near(arguments: tuple[str, ...], wanted: str) -> None:
    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert wanted in done.stderr


def test_sources_are_cited_with_their_id() -> None:
    assert cite("toy-law").text == "toy-law"
