"""What readers are shown of an assessment: in words, in Markdown, in HTML, as data, in two languages."""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.assessment import toy
from tests.assessment.test_assess import DAY, HERE, assess, team

from msp_model.assessment import Amount, Assessment, Book
from msp_model.assessment.show_amounts import amount_words, telling_bounds
from msp_model.assessment.show_leaves import leaf_question, leaf_words
from msp_model.assessment.show_words import long_day, place_words, spaced
from msp_model.entities import Cost, CostKind, FundingRequest, Territory
from msp_model.expressions import (
    TODAY,
    Day,
    Domain,
    Expr,
    Months,
    OneOf,
    Ratio,
    Truth,
    fact,
    least,
    parameter,
    program,
    since,
)
from msp_model.expressions.evaluate import evaluate
from msp_model.expressions.explain import Explanation
from msp_model.expressions.leaves import Literal, Origin, Parameter
from msp_model.rulebook import Eur, Interpretation, Pack, ParameterDeclaration, Persons, Rule, Rulebook, cite
from msp_model.values import UNKNOWN, Interval, Label, Language, Period

ROOT = Path(__file__).parents[2]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


def assessments() -> Iterator[Assessment]:
    """Assess dossiers in every state that the toy rulebook knows."""
    request = FundingRequest(id="batiment", costs=(Cost(kind=CostKind.WORKS, amount=UNKNOWN),))
    for on in (date(2018, 6, 1), DAY, date(2026, 7, 1)):
        for commune in ("41018", "71366", None):
            for more in ({}, {"team": team(HERE)}, {"team": team(HERE, HERE, HERE), "requests": (request,)}):
                yield assess(on, commune, observed_on=DAY, **more)


EVERY = list(assessments())


# -- everything is shown ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("assessment", EVERY, ids=range(len(EVERY)))
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_is_shown_once(assessment: Assessment, lang: Language) -> None:
    wanted = sorted(answer.id for answer in assessment.answers)

    assert sorted(re.findall(r"\[(toy\.[a-z]+)\]$", assessment.text(lang, every=True), re.MULTILINE)) == wanted
    assert sorted(re.findall(r"`(toy\.[a-z]+)`", assessment.markdown(lang, every=True))) == wanted
    assert sorted(re.findall(r"<code>(toy\.[a-z]+)</code>", assessment.html(lang, every=True))) == wanted
    assert sorted(answer["id"] for answer in assessment.to_dict()["answers"]) == wanted


@pytest.mark.parametrize("assessment", EVERY, ids=range(len(EVERY)))
def test_what_applies_is_never_left_out(assessment: Assessment) -> None:
    shown = set(re.findall(r"\[(toy\.[a-z]+)\]$", assessment.text(), re.MULTILINE))
    quiet = {one.id for one in assessment.of_kind("warning") if one.verdict is True}

    applicable = {one.id for one in assessment.answers if one.applicable is not False}
    assert shown >= applicable - quiet


@pytest.mark.parametrize("assessment", EVERY, ids=range(len(EVERY)))
def test_english_is_complete(assessment: Assessment) -> None:
    """Nothing of the toy rulebook has an accent in English: one that stands there is a French word left over."""
    place = place_words(assessment.territory, "en")
    for text in (assessment.text("en", every=True, explain=True), assessment.html("en", every=True)):
        assert not re.search("[àâçèéêëîïôùû«»]", text.replace(place.partition(", ")[2], ""))


def test_a_card_alone_says_what_the_page_says() -> None:
    answer = assess()["toy.composition"]

    card = answer.text("fr")

    assert card.startswith("Inconnu\n")
    assert "L'équipe compte assez de professionnels" in card
    assert str(answer) == card
    assert "toy.composition" in answer.markdown("en")
    assert answer.html("en") in (answer.html("en"), answer._repr_html_())
    assert answer.to_dict()["id"] == "toy.composition"


# -- the header ------------------------------------------------------------------------------------------------------


def test_the_day_asked_and_the_place_come_first() -> None:
    title, asked, *_ = assess(date(2025, 1, 1)).text().splitlines()

    assert title == "MSP d'essai"
    assert asked == "Réponse pour le 1er janvier 2025. Commune 41018, Loir-et-Cher, Centre-Val de Loire."


def test_a_later_day_is_warned_of_in_a_plain_sentence() -> None:
    text = assess(date(2026, 7, 1), observed_on=DAY).text()

    assert "a été observé le 1er juin 2024, avant le jour demandé. Rien ne dit si" in text
    assert "vaut encore le 1er juillet 2026." in text


def test_an_observed_day_is_told() -> None:
    assert "Dossier observé le 1er juin 2024." in assess(DAY, observed_on=DAY).text()
    assert "ne dit pas quel jour il a été observé" in assess(DAY).text()
    assert "does not say on which day it was observed" in assess(DAY).text("en")


@pytest.mark.parametrize(
    ("place", "fr", "en"),
    [
        ("FR", "France entière", "France"),
        ("region:24", "Centre-Val de Loire", "Centre-Val de Loire"),
        ("departement:2A", "Corse-du-Sud, Corse", "Corse-du-Sud, Corse"),
        (UNKNOWN, "lieu inconnu", "place unknown"),
    ],
)
def test_places(place: Any, fr: str, en: str) -> None:
    assert (place_words(place, "fr"), place_words(place, "en")) == (fr, en)


def test_days_are_written_in_full() -> None:
    assert long_day(date(2024, 2, 29), "fr") == "29 février 2024"
    assert long_day(date(2024, 8, 1), "fr") == "1er août 2024"
    assert long_day(date(2024, 8, 1), "en") == "1 August 2024"


# -- the first question ----------------------------------------------------------------------------------------------


def test_the_first_question_is_the_fact_that_decides_most() -> None:
    """The count of professionals decides alone in three answers and in a third of the cases of a fourth."""
    first, *others = assess().questions

    assert first.leaf == toy.professionals
    assert first.weight == 3 + Fraction(1, 3)
    assert {answer.id for answer in first.answers} == {
        "toy.composition",
        "toy.dissolvable",
        "toy.caution",
        "toy.building",
    }
    assert all(question.weight <= first.weight for question in others)


def test_the_first_question_is_asked_in_words() -> None:
    text = assess().text()

    assert "Première question à poser\n  Professionnels\u202f: combien\u202f? (personnes)\n  4 réponses" in text
    assert "Professionals: how many? (persons)" in assess().text("en")


def test_nothing_is_asked_where_all_is_known() -> None:
    known = assess(team=team(HERE, HERE, HERE), sites=(), commune=None)

    assert known.questions == ()
    assert "question" not in known.text().lower()


def test_what_is_known_in_part_is_told_with_the_question() -> None:
    answer = assess(team=team(HERE, complete=False))["toy.composition"]

    assert "professionnels\u202f: combien\u202f? (personnes) (on sait\u202f: au moins 1 personne)" in answer.text()


def test_a_figure_that_no_text_gives_is_no_question() -> None:
    assert all(not isinstance(question.leaf, Parameter) for one in EVERY for question in one.questions)


def test_a_history_is_asked_by_its_facts() -> None:
    since = next(question.leaf for question in assess().questions if not hasattr(question.leaf, "id"))

    assert leaf_words(since, "fr") == "jours où a changé «\u202fprofessionnels\u202f»"
    assert leaf_question(since, "en") == "days on which “professionals” changed, which?"


class Colour(Enum):
    """Some members."""

    RED = "rouge"
    BLUE = "bleu"


class Many(Enum):
    """More members than a question lists."""

    A, B, C, D, E = "abcde"


def leaf(kind: Any, **settings: Any) -> Any:
    def read(_msp: object, _day: date) -> Any:
        raise NotImplementedError

    declare: Any = fact(kind, fr="x", en="x", about="msp", **settings)
    return declare(read)


@pytest.mark.parametrize(
    ("kind", "settings", "fr", "en"),
    [
        (Truth, {}, "x\u202f: oui ou non\u202f?", "x: yes or no?"),
        (Day, {}, "x\u202f: quelle date\u202f?", "x: which day?"),
        (Eur, {"greatest": 9}, "x\u202f: quel montant\u202f?", "x: which amount?"),
        (Ratio, {"greatest": 1}, "x\u202f: combien\u202f?", "x: how many?"),
        (Months, {"greatest": 9}, "x\u202f: combien\u202f? (mois)", "x: how many? (months)"),
        (OneOf[Colour], {}, "x\u202f: quoi\u202f? (rouge, bleu)", "x: which? (rouge, bleu)"),
        (OneOf[Many], {}, "x\u202f: quoi\u202f? (a, b, c, …)", "x: which? (a, b, c, …)"),
    ],
)
def test_questions_ask_for_what_a_fact_is(kind: Any, settings: dict[str, Any], fr: str, en: str) -> None:
    assert (leaf_question(leaf(kind, **settings), "fr"), leaf_question(leaf(kind, **settings), "en")) == (fr, en)


def test_a_history_of_several_facts_names_them_all() -> None:
    found = since(~(toy.enough & toy.has_site))

    assert leaf_words(found, "fr") == "jours où ont changé «\u202fprofessionnels\u202f» et «\u202fsite déclaré\u202f»"


# -- amounts ---------------------------------------------------------------------------------------------------------


def amount(expr: Expr[Any], **known: Any) -> Amount:
    """Make an amount of an expression over the facts below."""
    listed = program(expr)
    values = evaluate(listed, lambda leaf: known.get(getattr(leaf, "id", ""), UNKNOWN), DAY)
    explanation = Explanation(listed, values, listed.roots[0], DAY)
    return Amount(id="amount", label=Label("montant", "amount"), kind=expr.kind, explanation=explanation)


@fact(Eur, fr="coût", en="cost", about="request", greatest=10_000_000)
def cost(_request: object, _day: date) -> int:
    raise NotImplementedError


def figure(value: int) -> Expr[Eur]:
    origin = Origin(
        parameter="cap", label=Label("plafond", "cap"), text="t", reference="T", grade="A", at="1",
        start=None, until=None, basis="stated",
    )  # fmt: skip
    return Literal(value, Eur, origin)


silent: Parameter[Eur] = Parameter("silent", Eur, Label("barème", "scale"), Domain(0, 1000), "region")


@pytest.mark.parametrize(
    ("expr", "known", "fr"),
    [
        (cost, {"cost": 1500}, "1\u202f500\u202f€"),
        (cost, {"cost": Interval(10, 20)}, "de 10 à 20\u202f€ (selon\u202f: coût)"),
        (least(cost, figure(500)), {}, "inconnu, de 0 à 500\u202f€ (selon\u202f: coût)"),
        (cost, {}, "inconnu (selon\u202f: coût)"),
        (cost + figure(500), {}, "inconnu, au moins 500\u202f€ (selon\u202f: coût)"),
        (silent, {}, "inconnu\u202f: non publié (à fixer par la région)"),
        (
            least(cost, silent),
            {"cost": 1500},
            "inconnu\u202f: non publié («\u202fbarème\u202f»\u202f; à fixer par la région)",
        ),
    ],
)
def test_amounts(expr: Expr[Any], known: dict[str, Any], fr: str) -> None:
    assert amount_words(amount(expr, **known), "fr") == fr


def test_the_ends_of_a_domain_are_no_bounds_of_an_amount() -> None:
    """That no request exceeds ten million tells nobody anything; a cap in a text does."""
    assert amount(cost).bounds == Interval(0, 10_000_000)
    assert telling_bounds(amount(cost)) is UNKNOWN
    assert telling_bounds(amount(least(cost, figure(500)))) == Interval(0, 500)


# -- readings and settled answers ------------------------------------------------------------------------------------


def test_an_answer_that_depends_on_a_reading_says_how() -> None:
    text = assess(sites=(), commune=None)["toy.site"].text()

    assert "Dépend de la lecture, Faut-il un site\u202f?" in text
    assert "- «\u202foui\u202f»\u202f: non\n" in text
    assert "- «\u202fnon\u202f»\u202f: oui\n" in text


def test_the_reading_retained_is_marked() -> None:
    assert "«\u202foui\u202f» (retenue)\u202f: non" in assess(sites=(), commune=None).text()


def test_an_answer_that_no_reading_changes_says_so() -> None:
    assert "Oui, quelle que soit la lecture retenue" in assess()["toy.site"].text()
    assert "Yes, under every reading" in assess()["toy.site"].text("en")


def test_what_no_missing_fact_can_change_is_shown_as_settled() -> None:
    """ "At least three, or fewer than three": unknown for each part, true for every count."""
    rule = attrs.evolve(toy.composition, id="toy.either", requires=toy.enough | ~toy.enough)
    book = Book(Rulebook.of([attrs.evolve(toy.TOY, rules=(*toy.TOY.rules, rule)), toy.REGION]))

    text = book.assess(toy.msp(), DAY).text()

    met = text.partition("Exigences remplies")[2].partition("\n\n")[0]
    assert "(oui, quels que soient les faits manquants)  [toy.either]" in met


def test_a_raised_warning_says_that_its_condition_is_not_so() -> None:
    assert "✗ L'équipe est petite (ce n'est pas le cas" in assess(team=team(HERE)).text()


# -- marks and sources -----------------------------------------------------------------------------------------------


def test_marks_are_in_words_and_explained_once() -> None:
    text = assess(date(2026, 7, 1), observed_on=DAY).text()

    assert "(à revérifier, déduit)  [toy.dissolvable]" in text
    for word in ("À revérifier", "Indicatif", "Déduit", "Non confirmé"):
        assert text.count(f"• {word}\u202f: ") == 1


def test_sources_carry_their_grade() -> None:
    text = assess(team=team(HERE))["toy.caution"].text()

    assert "Source\u202f: Texte toy-leaflet (source commerciale ou non signée)" in text
    assert "Réserves\u202f: indicatif" in text


def test_a_long_explanation_waits_until_it_is_asked_for() -> None:
    many = [fact(Persons, fr=f"fait {n}", en=f"fact {n}", about="msp", greatest=9)(_asked(n)) for n in range(15)]
    condition = many[0] >= toy.minimum
    for each in many[1:]:
        condition &= each >= toy.minimum
    rule = Rule(id="toy.long", title=Label("Longue", "Long"), requires=condition, sources=(cite("toy-law"),),
                period=Period(start=date(2020, 1, 1), until=None))  # fmt: skip
    book = Book(Rulebook.of([attrs.evolve(toy.TOY, rules=(*toy.TOY.rules, rule)), toy.REGION]))

    answer = book.assess(toy.msp(), DAY, only=["toy.long"])["toy.long"]

    assert "Pourquoi\u202f: explication de 16 lignes" in answer.text()
    assert "fait 14" in answer.text(explain=True)


def _asked(number: int) -> Any:
    def read(_msp: object, _day: date) -> int:
        return 1

    read.__name__ = f"fact_{number}"
    return read


# -- published counts ------------------------------------------------------------------------------------------------


def test_counts_of_the_place_are_shown_with_source_and_day() -> None:
    from msp_model.rulebook import Observation
    from msp_model.values import UNKNOWN as NOT_KNOWN

    def count(name: str, place: str, **more: Any) -> Observation:
        fields = {
            "subject": "msp.count",
            "day": date(2023, 12, 31),
            "value": 1200,
            "unit": "msp",
            "at": f"compte {name}",
        }
        return Observation(id=name, territory=Territory.parse(place), **{**fields, **more})

    counts = (
        count("pays", "FR"),
        count("ici", "departement:41", day=NOT_KNOWN, value=Fraction(1, 4), unit="share"),
        count("ailleurs", "departement:71"),
    )
    texts = tuple(attrs.evolve(one, observations=counts) if one.id == "toy-guide" else one for one in toy.TEXTS)
    book = Book(Rulebook.of([attrs.evolve(toy.TOY, texts=texts), toy.REGION]))
    found = book.assess(toy.msp(), DAY)

    assert [one.id for one, _ in found.observations] == ["ici", "pays"]
    assert (
        "compte ici\u202f: 25\u202f% (Texte toy-guide\u202f; fédération, presse ou justice\u202f; jour non publié)"
        in found.text()
    )
    assert "compte pays" not in found.text()
    assert "compte pays: 1,200 MSP (Texte toy-guide; federation, press or court; on 31 December 2023)" in found.text(
        "en", every=True
    )
    assert book.assess(toy.msp(), DAY, only=["toy.site"]).observations == ()


def test_readings_beyond_the_bound_are_said_to_be_some_only() -> None:
    answer = attrs.evolve(assess(sites=(), commune=None)["toy.site"], every_reading=False)

    assert "(parmi les 2 premières combinaisons essayées)" in answer.text()
    assert isinstance(answer.interpretations[0], Interpretation)
    assert isinstance(toy.TOY, Pack)


# -- French typography -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("« Porteurs » : 80 %", "«_Porteurs_»_: 80_%"),
        ("Qui ? Eux ; 20 000 €.", "Qui_? Eux_; 20 000_€."),
        ("(voir « x »)", "(voir «_x_»)"),
        ("https://a.fr/b?c : d", "https://a.fr/b?c_: d"),
        ("- ? inconnu", "- ? inconnu"),
        ("à : z!", "à_: z!"),
    ],
)
def test_labels_typed_with_plain_spaces_are_set_as_french_is(typed: str, set_: str) -> None:
    assert spaced(typed, "fr") == set_.replace("_", "\u202f")
    assert spaced(typed, "en") == typed


@pytest.mark.parametrize("assessment", EVERY, ids=range(len(EVERY)))
def test_no_form_breaks_a_line_before_a_sign(assessment: Assessment) -> None:
    plain = re.compile(r"« |[\w»)] [:;?!»%€](?=\s|$)")

    for shown in (assessment.text(), assessment.markdown(), re.sub(r"<[^>]*>", "", assessment.html(fragment=True))):
        assert plain.findall(shown.split("}\n</style>")[-1]) == []


def test_why_a_rule_is_not_met_does_not_begin_with_that_it_applies() -> None:
    """The whole explanation tells it; the few lines of reasons do not."""
    answer = assess(date(2026, 7, 1), team=team(HERE))["toy.dissolvable"]

    assert answer.applicable is True
    assert "ne s'applique pas" not in answer.text()
    assert "ne s'applique pas" in answer.text(explain=True)


def test_what_the_dossier_tells_is_not_asked_where_a_figure_is_what_lacks() -> None:
    """ "Below a figure that no text gives, since when?": nobody who knows the team can say more than the dossier does."""
    figure = parameter("more.least", Persons)
    below = since(toy.professionals < figure)
    asked = (toy.professionals >= figure) | (below.or_else(TODAY) + parameter("toy.tolerance", Months) > TODAY)
    declared = ParameterDeclaration(
        id="more.least", kind=Persons, label=Label("au moins"), unpublished=True, domain=Domain(least=0, greatest=9)
    )
    held = Period(start=date(2020, 1, 1), until=None)
    rule = Rule(id="toy.kept", title=Label("x"), requires=asked, sources=(cite("toy-law"),), period=held)
    book = Book(Rulebook.of([toy.TOY, Pack(id="more", parameters=(declared,), rules=(rule,))]))

    told = book.assess(toy.msp(team=team(HERE)), DAY, only=["toy.kept"])
    untold = book.assess(toy.msp(), DAY, only=["toy.kept"])

    assert told["toy.kept"].verdict is UNKNOWN
    assert told.questions == ()
    assert told["toy.kept"].to_ask == ()
    assert "La réponse dépend de chiffres non publiés" in told.text()
    assert toy.professionals in [question.leaf for question in untold.questions]
