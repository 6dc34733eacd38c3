"""Explanations in words: what a person reads, in French and English, as text, Markdown and HTML."""

import re
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.expressions.explained import (
    TODAY_ASKED,
    Eur,
    Persons,
    Zone,
    amount,
    auxiliaries,
    cap,
    composition,
    departure,
    dissolved,
    enough,
    explained,
    fact,
    figure,
    physicians,
    points,
    rule,
    validated,
    zone,
)
from tests.expressions.test_explain import explanations

from msp_model.expressions.explain import Explanation
from msp_model.expressions.explain_entries import ENTRIES
from msp_model.expressions.explain_reasons import because
from msp_model.expressions.explain_sources import spell_origin
from msp_model.expressions.kinds import Day, Months, OneOf, Truth
from msp_model.expressions.leaves import TODAY, Fact, Literal
from msp_model.expressions.nodes import NODES
from msp_model.expressions.program import program
from msp_model.expressions.spelling import all_of, any_of, case, count, greatest, number, parameter
from msp_model.values import UNKNOWN, Interval, Label, Language

thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
LANGUAGES: tuple[Language, ...] = ("fr", "en")

RULE_IN_FRENCH = """\
✗ toutes ces conditions → non
  ✓ la condition qui suit, sauf exception → oui
    ? toutes ces conditions → inconnu
      ? médecins associés : au moins 1 personne ; minimum 2 personnes (CSP L4041-4, I, depuis le 12/08/2011) → inconnu
      ✓ auxiliaires associés : 3 personnes ; minimum 1 personne (CSP L4041-4, I, depuis le 12/08/2011) → oui
    ✓ sauf « tolérance » : échéance : 24/06/2025 ; après le 17/03/2025 (le jour demandé) → oui
      • jour depuis lequel, sans interruption, « non (médecins associés ≥ seuil (2 personnes) et auxiliaires associés ≥ seuil (1 personne)) » : 24/12/2024
      • délai : 6 mois (CSP L4041-4, II, depuis le 14/05/2021)
  ? au moins une de ces conditions → inconnu
    ✗ projet validé : non
    ? lecture du délai : inconnu (lectures possibles : strict, wide) ; attendu : wide → inconnu
  ✓ société dissoute : non ; attendu : non → oui
  ✗ départ d'un médecin : au plus tard le 24/12/2024 ; attendu : absent → non
  ✓ zone : fragile ; attendu : fragile ou mountain → oui"""

RULE_IN_ENGLISH = """\
✗ all of these conditions → no
  ✓ the condition below, unless its exception → yes
    ? all of these conditions → unknown
      ? associated physicians: at least 1 person; minimum 2 persons (CSP L4041-4, I, since 2011-08-12) → unknown
      ✓ associated auxiliaries: 3 persons; minimum 1 person (CSP L4041-4, I, since 2011-08-12) → yes
    ✓ unless “tolerance”: date reached: 2025-06-24; after 2025-03-17 (the day asked) → yes
      • day since which, without a break, “not (associated physicians ≥ seuil in English (2 persons) and associated auxiliaries ≥ seuil in English (1 person))”: 2024-12-24
      • délai in English: 6 months (CSP L4041-4, II, since 2021-05-14)
  ? at least one of these conditions → unknown
    ✗ project validated: no
    ? reading of the deadline: unknown (possible readings: strict, wide); expected: wide → unknown
  ✓ company dissolved: no; expected: no → yes
  ✗ departure of a physician: 2024-12-24 at the latest; expected: absent → no
  ✓ zone: fragile; expected: fragile or mountain → yes"""

AMOUNT_IN_FRENCH = """\
• selon le cas (1 autre cas sans objet) : 5,50 €
  ✓ si : toutes ces conditions → oui
    ✓ médecins associés : 3 personnes ; minimum 2 personnes (CSP L4041-4, I, depuis le 12/08/2011) → oui
    ✓ auxiliaires associés : 3 personnes ; minimum 1 personne (CSP L4041-4, I, depuis le 12/08/2011) → oui
  • alors : arrondi vers le bas à un multiple de 0,50 € : 5,50 €
    • le plus grand : 5,50 €
      • le plus petit : 5,50 €
        • produit : 6 et 5/12 €
          • total : 11/12 point
            • barème par tranches : 11/12 point
              • base : médecins associés : 3 personnes
              • tranche jusqu'à : tranche : 2 personnes (CSP L4041-4, I, depuis le 12/08/2011)
              • taux de la tranche : taux : 1/3 point par personne (CSP L4041-4, I, depuis le 12/08/2011)
              • taux au-delà : taux réduit : 0,25 point par personne (CSP L4041-4, I, depuis le 12/08/2011)
            • nombre de conditions remplies parmi (projet validé, société dissoute) : 1 point
              ✓ projet validé : oui
              ✗ société dissoute : non
            • moins : 1 point
          • valeur du point : 7 € par point (CSP L4041-4, I, depuis le 12/08/2011)
        • plafond régional : 5,50 € (valeur supposée, qu'aucun texte ne donne)
      • 0 €"""


def plain(words: str) -> str:
    """Write the narrow no-break space as a space."""
    return words.replace("\u202f", " ")


def one_line(expr: Any, changes: dict[Any, Any] | None = None, lang: Language = "fr") -> str:
    (line,) = plain(explained(expr, changes).text(lang)).splitlines()
    return line


def test_entries_know_every_node() -> None:
    assert set(ENTRIES) == set(NODES)


# -- text --------------------------------------------------------------------------------------------------------


def test_a_rule_is_read_in_french() -> None:
    assert plain(explained(rule).text("fr")) == RULE_IN_FRENCH


def test_a_rule_is_read_in_english() -> None:
    assert explained(rule).text("en") == RULE_IN_ENGLISH


def test_an_amount_is_read_in_french() -> None:
    known = {physicians: 3, validated: True, cap: Fraction(11, 2)}
    assert plain(explained(amount, known).text("fr")) == AMOUNT_IN_FRENCH


def test_french_puts_a_narrow_space_before_double_signs() -> None:
    french = explained(rule).text("fr") + explained(amount).text("fr")
    assert french.count("\u202f:") > 20
    assert not re.search(r"[^\u202f][:;%](?= |$)", french)
    assert "\u202f" not in explained(rule).text("en")


def test_a_brief_explanation_gives_what_settles_the_verdict() -> None:
    assert plain(explained(rule).text("fr", brief=True)) == (
        "✗ non, parce que :\n  ✗ départ d'un médecin : au plus tard le 24/12/2024 ; attendu : absent → non"
    )
    unknown = explained(rule, {departure: None, zone: UNKNOWN}).text("en", brief=True)
    assert unknown == (
        "? unknown, it remains to be known:\n"
        "  ? reading of the deadline: unknown (possible readings: strict, wide); expected: wide → unknown\n"
        "  ? zone: unknown; expected: fragile or mountain → unknown"
    )
    held = explained(composition.unless(Label("fusion", "merger"), dissolved), {dissolved: True})
    assert plain(held.text("fr", brief=True)) == "✓ oui, parce que :\n  ✓ sauf « fusion » : société dissoute : oui"
    assert held.text("en", brief=True) == "✓ yes, because:\n  ✓ unless “merger”: company dissolved: yes"


def test_a_brief_explanation_of_one_condition_or_of_an_amount_is_the_whole() -> None:
    assert explained(enough).text("fr", brief=True) == explained(enough).text("fr")
    assert explained(amount).text("fr", brief=True) == explained(amount).text("fr")


month = fact("month", Day, "jour choisi", "day chosen")
other_day = fact("other", Day, "autre jour", "other day")
chosen: Any = Literal("strict", OneOf[str])


@pytest.mark.parametrize(
    ("expr", "found", "line"),
    [
        (enough, 1, "✗ médecins associés : 1 personne ; minimum 2 personnes (§) → non"),
        (figure(2, Persons) <= physicians, 1, "✗ médecins associés : 1 personne ; minimum 2 personnes (§) → non"),
        (physicians <= figure(2, Persons), 1, "✓ médecins associés : 1 personne ; maximum 2 personnes (§) → oui"),
        (physicians > figure(2, Persons), 1, "✗ médecins associés : 1 personne ; plus de 2 personnes (§) → non"),
        (physicians < figure(2, Persons), 1, "✓ médecins associés : 1 personne ; moins de 2 personnes (§) → oui"),
        (physicians.equals(figure(2, Persons)), 1, "✗ médecins associés : 1 personne ; exactement 2 personnes (§) → non"),
        (~enough, 1, "✓ médecins associés : 1 personne ; moins de 2 personnes (§) → oui"),
        (~~enough, 1, "✗ médecins associés : 1 personne ; minimum 2 personnes (§) → non"),
        (~physicians.equals(figure(2, Persons)), 1, "✓ médecins associés : 1 personne ; autre que 2 personnes (§) → oui"),
        (physicians >= auxiliaries, 1, "✗ médecins associés : 1 personne ; minimum 3 personnes (auxiliaires associés) → non"),
        (physicians > number(Persons, 0), UNKNOWN, "? médecins associés : inconnu ; plus de 0 personne → inconnu"),
        (physicians >= number(Persons, 1), Interval(2, 5), "✓ médecins associés : de 2 à 5 personnes ; minimum 1 personne → oui"),
        (auxiliaries <= physicians, Interval(2, 5), "? auxiliaires associés : 3 personnes ; maximum : de 2 à 5 personnes (médecins associés) → inconnu"),
        (validated, True, "✓ projet validé : oui"),
        (~validated, True, "✗ projet validé : oui ; attendu : non → non"),
        (~validated, UNKNOWN, "? projet validé : inconnu ; attendu : non → inconnu"),
        (departure.present(), None, "✗ départ d'un médecin : absent ; attendu : présent → non"),
        (~departure.present(), None, "✓ départ d'un médecin : absent ; attendu : absent → oui"),
        (zone.is_(Zone.OTHER), Zone.FRAGILE, "✗ zone : fragile ; attendu : other → non"),
        (~zone.is_(Zone.OTHER), Zone.FRAGILE, "✓ zone : fragile ; attendu : autre que other → oui"),
        (month < TODAY, date(2025, 3, 1), "✓ jour choisi : 01/03/2025 ; avant le 17/03/2025 (le jour demandé) → oui"),
        (month >= figure(date(2025, 1, 1), Day), date(2025, 3, 1), "✓ jour choisi : 01/03/2025 ; pas avant le 01/01/2025 (§) → oui"),
        (TODAY <= month, UNKNOWN, "? le jour demandé : 17/03/2025 ; au plus tard : inconnu (jour choisi) → inconnu"),
        (TODAY > month, Interval(None, date(2025, 3, 1)), "✓ le jour demandé : 17/03/2025 ; après : au plus tard le 01/03/2025 (jour choisi) → oui"),
        (departure.or_else(TODAY).equals(TODAY), None, "✓ départ d'un médecin : absent ; à défaut, le jour demandé : 17/03/2025 ; exactement le 17/03/2025 (le jour demandé) → oui"),
        (departure.or_else(TODAY), date(2025, 3, 1), "• départ d'un médecin : 01/03/2025"),
        (departure.or_else(TODAY), UNKNOWN, "? départ d'un médecin : inconnu"),
        (cap >= number(Eur, 1), UNKNOWN, "? plafond régional : inconnu (à fixer par la région, aucun texte ne le donne) ; minimum 1 € → inconnu"),
        (chosen.is_("strict"), None, "✓ lecture retenue : strict ; attendu : strict → oui"),
        (Literal(True, Truth), None, "✓ oui"),
        (figure(False, Truth, "ouvert"), None, "✗ ouvert : non (§)"),
        (all_of(), None, "✓ aucune condition → oui"),
        (any_of(), None, "✗ aucune condition → non"),
        (number(Eur, 0), None, "• 0 €"),
    ],
)  # fmt: skip
def test_what_fits_in_a_line_is_a_line(expr: Any, found: Any, line: str) -> None:
    leaf = next((node for _, node in program(expr).free() if node is not auxiliaries), validated)
    assert one_line(expr, {leaf: found}) == line.replace("§", "CSP L4041-4, I, depuis le 12/08/2011")


def test_a_parameter_that_no_text_gives_says_so() -> None:
    national = parameter("n", Months, fr="durée", en="duration", greatest=12)
    assert one_line(national) == "? durée : inconnu (aucun texte ne le donne)"
    assert one_line(national, {national: 6}, "en") == "• duration: 6 months (supposed value, which no text gives)"


def test_a_parameter_on_another_day_has_words_before_it_is_grounded() -> None:
    tolerance = parameter("t", Months, fr="délai", en="deadline", greatest=12)
    listed = program(tolerance.on(departure.or_else(TODAY)))
    explanation = Explanation(listed, (None, TODAY_ASKED, TODAY_ASKED, 6), 3, TODAY_ASKED)
    assert plain(explanation.text("fr")).splitlines() == [
        "• délai, au jour suivant : départ d'un médecin, ou à défaut le jour demandé : 6 mois",
        "  • départ d'un médecin : absent ; à défaut, le jour demandé : 17/03/2025",
    ]
    assert explanation.to_dict("en")["nodes"][-1]["id"] == "t"


def test_the_parts_of_a_computed_side_come_below_the_comparison() -> None:
    text = plain(explained(points + number(type_of_points, 1) >= number(type_of_points, 1), {physicians: 1}).text("fr"))
    assert text.splitlines()[0] == "✓ total : 1 et 1/3 point ; minimum 1 point → oui"
    assert text.splitlines()[1] == "  • barème par tranches : 1/3 point"
    both = plain(explained(count(validated, unit=Persons) <= greatest(physicians, auxiliaries)).text("fr"))
    assert both.splitlines()[1].startswith("  • nombre de conditions remplies parmi (projet validé) : 0 personne")
    assert both.splitlines()[3].startswith("  • le plus grand de (médecins associés, auxiliaires associés)")


type_of_points: Any = points.kind


def test_a_case_shows_the_branch_met_or_every_condition() -> None:
    amounts = case((validated, number(Eur, 1)), (dissolved, number(Eur, 0)), otherwise=number(Eur, 1))
    assert plain(explained(amounts, {dissolved: True}).text("fr")).splitlines() == [
        "• selon le cas (2 autres cas sans objet) : 0 €",
        "  ✓ si : société dissoute : oui",
        "  • alors : 0 €",
    ]
    assert explained(amounts, {validated: UNKNOWN}).text("en").splitlines() == [
        "• depending on the case: 1 EUR",
        "  ? if: project validated: unknown",
        "  • then: 1 EUR",
        "  ✗ if: company dissolved: no",
        "  • otherwise: 1 EUR",
    ]


def test_the_contrary_of_several_conditions_is_written_above_them() -> None:
    assert plain(explained(~composition, {physicians: 1}).text("fr")).splitlines()[:2] == [
        "✓ le contraire de ce qui suit → oui",
        "  ✗ toutes ces conditions → non",
    ]


def test_shared_parts_are_written_once() -> None:
    text = explained(all_of(composition | validated, composition | dissolved)).text("fr")
    assert text.count("auxiliaires associés") == 1
    assert "toutes ces conditions → inconnu (voir plus haut)" in text
    deep: Any = validated & dissolved
    for _ in range(50):
        deep = ~all_of(deep, deep)
    explanation = explained(deep)
    assert len(explanation.text("en").splitlines()) < 5 * len(explanation.values)
    assert "(see above)" in explanation.text("en")
    assert explanation.tree() == explained(deep).tree()


@thorough
@given(explanations(), st.sampled_from(LANGUAGES))
def test_the_text_is_never_much_longer_than_the_program(explanation: Explanation, lang: Language) -> None:
    joints = sum(len(operands) for operands in explanation.program.operands)
    assert 1 <= len(explanation.text(lang).splitlines()) <= 1 + 3 * joints


@thorough
@given(explanations(), st.sampled_from(LANGUAGES))
def test_what_settles_the_answer_is_in_the_text(explanation: Explanation, lang: Language) -> None:
    given, text = explanation.program, explanation.text(lang)
    stack, settling = [explanation.root], set()
    while stack:
        place = stack.pop()
        if place not in settling:
            settling.add(place)
            operands = given.operands[place]
            found = because(given.nodes[place], [explanation.values[operand] for operand in operands])
            stack.extend(operands[position] for position in found)
    for place in settling:
        node = given.nodes[place]
        if isinstance(node, Fact):
            assert node.label.text(lang) in text


# -- sources -----------------------------------------------------------------------------------------------------

ORIGIN: Any = figure(1, Persons).origin


@pytest.mark.parametrize(
    ("said", "fr", "en"),
    [
        ({}, "CSP L4041-4, I, depuis le 12/08/2011", "CSP L4041-4, I, since 2011-08-12"),
        (
            {"until": date(2016, 1, 28)},
            "CSP L4041-4, I, du 12/08/2011 au 27/01/2016",
            "CSP L4041-4, I, from 2011-08-12 to 2016-01-27",
        ),
        ({"start": None, "at": ""}, "CSP L4041-4, début inconnu", "CSP L4041-4, start unknown"),
        (
            {"start": None, "until": date(2016, 1, 28)},
            "CSP L4041-4, I, début inconnu, jusqu'au 27/01/2016",
            "CSP L4041-4, I, start unknown, until 2016-01-27",
        ),
        (
            {"grade": "C", "at": "", "marks": ("stale", "indicative")},
            "CSP L4041-4, depuis le 12/08/2011 ; source C, commerciale ou non signée ; à vérifier, a pu changer depuis ; indicatif",
            "CSP L4041-4, since 2011-08-12; source C, commercial or unsigned; to be checked, may have changed since; indicative",
        ),
        (
            {"grade": "D", "basis": "inferred", "marks": ("provisional",)},
            "CSP L4041-4, I, depuis le 12/08/2011 ; D ; provisional ; déduit du texte",
            "CSP L4041-4, I, since 2011-08-12; D; provisional; inferred from the text",
        ),
        (
            {"grade": "B", "marks": ("inferred",), "basis": "inferred"},
            "CSP L4041-4, I, depuis le 12/08/2011 ; source B, fédération, presse ou justice ; déduit du texte",
            "CSP L4041-4, I, since 2011-08-12; source B, federation, press or court; inferred from the text",
        ),
    ],
)
def test_a_source_is_cited_with_its_days_and_marks(said: dict[str, Any], fr: str, en: str) -> None:
    origin = attrs.evolve(ORIGIN, **said)
    assert plain(spell_origin(origin, "fr")) == fr
    assert spell_origin(origin, "en") == en
