"""The statement as people and machines read it, and the questions it answers besides."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import attrs
import jsonschema
import pytest
from tests.aci.test_fields import JOINED
from tests.aci.world import BOOK, CONTRACT, RULEBOOK, complete, msp_of, statement_of

from msp_model.assessment import Book
from msp_model.entities import MissionTheme, PublicHealthMission
from msp_model.national import aci
from msp_model.national.aci.statement_shape import STATEMENT, statement_schema
from msp_model.values import UNKNOWN, Interval, Language

UNEVEN = complete(2023, patients=4321, c2s_share=Decimal("0.11"), files_discussed=31)
PARTIAL = complete(2023, protocols=UNKNOWN, patients=UNKNOWN)
LANGUAGES: tuple[Language, ...] = ("fr", "en")


def named(declaration: Any, name: str) -> aci.AciStatement:
    return aci.aci_statement(BOOK, attrs.evolve(msp_of(declaration), name=name), year=declaration.year)


# -- the statement itself ------------------------------------------------------------------------------------------------


def test_a_line_says_its_condition_its_points_and_its_page() -> None:
    line = statement_of(complete(2023, placements=1, distinct_trainees=1))["COO-FORM"]

    assert (line.met, line.points, line.euros) == (False, 0, 0)
    assert [(source.text, source.at) for source in line.sources] == [("aci-2022-guide", "p. 31 à 33")]
    assert "minimum 2 stages" in line.why.text("fr")
    assert "p. 32" in line.why.text("fr")


def test_the_lines_stand_in_the_order_of_the_axes() -> None:
    axes = [line.axis.value for line in statement_of(complete(2023)).lines]

    assert axes == sorted(axes)
    assert set(axes) == {1, 2, 3}


def test_an_unknown_line_names_those_that_there_are() -> None:
    with pytest.raises(KeyError, match="COO-PROT"):
        statement_of(complete(2023))["COO-NOTHING"]


def test_every_tree_is_built_at_once() -> None:
    found = statement_of(complete(2023))
    trees = found.trees()

    assert set(trees) == {line.id for line in found.lines}
    assert all(trees[line.id].value == line.how.value for line in found.lines)


def test_the_digest_follows_rules_and_readings_and_not_the_dossier() -> None:
    digest = statement_of(complete(2023)).digest

    assert digest == statement_of(complete(2023, protocols=2)).digest
    assert digest == aci.aci_statement(RULEBOOK, msp_of(complete(2023)), year=2023).digest
    assert digest != statement_of(complete(2023), {"aci-rcp-ipa": "fixed"}).digest
    assert digest != statement_of(complete(2024)).digest


def test_a_book_prepares_an_exercise_once() -> None:
    book = Book(RULEBOOK)
    one = aci.aci_statement(book, msp_of(complete(2023)), year=2023)
    other = aci.aci_statement(book, msp_of(complete(2023, protocols=1)), year=2023)

    assert one.sheet is other.sheet
    assert len(book.prepared) == 1


def test_a_dossier_observed_before_the_end_of_the_exercise_is_not_confirmed() -> None:
    assert "not-confirmed" in statement_of(complete(2023), observed_on=date(2023, 6, 1)).marks
    assert "not-confirmed" not in statement_of(complete(2023), observed_on=date(2024, 1, 1)).marks


# -- formats -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", aci.FORMATS)
@pytest.mark.parametrize(
    "declaration",
    [UNEVEN, PARTIAL, complete(2016), complete(2018), complete(2026)],
    ids=["uneven", "partial", "2016", "2018", "2026"],
)
def test_every_format_is_written_in_both_languages(declaration: Any, format: str, lang: Language) -> None:
    found = named(declaration, "MSP <b>&\u202e du Test")
    written = aci.render(found, format, lang)

    assert written == aci.render(found, format, lang)
    for line in found.lines:
        assert line.id in written


def test_another_format_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="text, json, csv, html"):
        aci.render(statement_of(complete(2023)), "pdf")


def test_the_text_says_which_prerequisite_is_missing() -> None:
    written = aci.render(statement_of(complete(2023, crisis_plan=False)))

    assert "Prérequis non rempli" in written
    assert "ACC-CRISE-PLAN" in written.split("1. Accès")[0]
    assert "à rembourser sous 2 mois" in written


def test_the_text_of_a_range_asks_what_would_narrow_it() -> None:
    written = aci.render(statement_of(PARTIAL), "text", "en")

    assert "What would narrow the total most:" in written
    assert "aci.patients" in written


def test_the_table_adds_up_and_reads_as_a_spreadsheet_does() -> None:
    found = named(UNEVEN, "=1+1")
    rows = list(csv.reader(io.StringIO(aci.render(found, "csv", "fr")), delimiter=";"))
    heads = rows[1]
    euros = heads.index("euros")
    body = {row[1]: row[euros] for row in rows[2:]}

    def cents(text: str) -> int:
        return int(text.replace(",", ""))

    parts = [cents(amount) for name, amount in body.items() if name not in {"TOTAL", "AVANCE", "SOLDE"}]
    assert sum(parts) == cents(body["TOTAL"])
    assert cents(body["AVANCE"]) + cents(body["SOLDE"]) == cents(body["TOTAL"])
    assert rows[0][2] == "'=1+1"
    assert all(len(row) == len(heads) for row in rows[1:])


def test_json_holds_exact_numbers_and_both_languages() -> None:
    data = json.loads(aci.render(statement_of(UNEVEN), "json"), parse_float=pytest.fail)
    lines = {line["id"]: line for line in data["lines"]}

    assert lines["COO-EXT"]["points"] == "216.05"
    assert lines["COO-EXT"]["euros"] == {"exact": "1512.35", "printed": "1512.35"}
    assert lines["COO-RCP"]["points"].count("/") == 1
    assert set(lines["COO-RCP"]["label"]) == {"fr", "en"}
    assert data["digest"] == statement_of(UNEVEN).digest
    assert statement_of(UNEVEN).to_dict("fr")["lines"][0]["label"].startswith("Horaires")


@pytest.mark.parametrize("declaration", [UNEVEN, PARTIAL, complete(2026, france_sante=JOINED), complete(2016)])
def test_json_follows_its_schema(declaration: Any) -> None:
    document = json.loads(aci.render(statement_of(declaration), "json"))

    jsonschema.Draft202012Validator(statement_schema()).validate(document)
    assert list(STATEMENT.problems(document, ())) == []
    assert [one.code for _, one in STATEMENT.problems(document | {"lines": {}}, ())] == ["wrong-type"]


def test_json_of_a_range_has_its_two_ends() -> None:
    data = statement_of(PARTIAL).to_dict()

    assert set(data["total"]["printed"]) == {"at_least", "at_most"}
    assert data["narrowing"][0]["input"] == "aci.patients"


class Balanced(HTMLParser):
    """Checks that every tag that opens closes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_html_is_escaped_and_balanced() -> None:
    written = aci.render(named(UNEVEN, "<script>alert(1)</script>"), "html")
    reader = Balanced()
    reader.feed(written)

    assert reader.open == []
    assert "<script" not in written


# -- narrowing -----------------------------------------------------------------------------------------------------------


def test_an_exact_total_has_nothing_to_narrow() -> None:
    assert aci.narrowing(statement_of(complete(2023))) == ()


def test_the_only_missing_input_would_close_the_range() -> None:
    (one,) = aci.narrowing(statement_of(complete(2023, protocols=UNKNOWN)))

    assert one.input == "aci.protocols"
    assert one.remaining == 0
    assert one.narrowed == 5600


def test_the_wider_input_comes_first() -> None:
    found = aci.narrowing(statement_of(PARTIAL))

    assert [one.input for one in found] == ["aci.patients", "aci.protocols"]


def test_facts_told_by_one_input_are_one_question() -> None:
    found = aci.narrowing(statement_of(complete(2023, paid_elsewhere=UNKNOWN, information_systems=UNKNOWN)))

    assert {one.input for one in found} == {"paid_elsewhere", "information_systems"}


def test_a_figure_that_nobody_published_is_no_question_to_the_msp() -> None:
    found = aci.narrowing(statement_of(complete(2018, patients=6000)))

    assert [(one.input, one.published) for one in found] == [("aci.coordination.fixed_before_2022", False)]


# -- marginal ------------------------------------------------------------------------------------------------------------


def gains(statement: aci.AciStatement, **steps: int) -> dict[str, Any]:
    return {gain.id: gain.gain for gain in aci.marginal(statement, **steps)}


ELDERLY = PublicHealthMission(theme=MissionTheme.ELDERLY)
SUICIDE_PREVENTION = PublicHealthMission(theme=MissionTheme.SUICIDE_PREVENTION)
STEPS: dict[str, dict[str, Any]] = {
    "protocol": {"protocols": 4},
    "patients": {"patients": 4500},
    "mission": {"missions": (ELDERLY, SUICIDE_PREVENTION)},
    "ipa": {"advanced_practice_nurse": True},
    "placement": {"placements": 2, "distinct_trainees": 2},
    "associate": {"associated_professionals": 14},
    "users-2": {"users_partners": True},
    "files": {"files_discussed": 20},
}
MODEST = {
    "protocols": 3,
    "missions": (ELDERLY,),
    "placements": 1,
    "distinct_trainees": 1,
    "users_partners": False,
    "files_discussed": 10,
    "child_obesity_pathway": False,
}


@pytest.mark.parametrize("step", STEPS)
def test_a_gain_is_the_difference_of_two_statements(step: str) -> None:
    before = statement_of(complete(2023, **MODEST))
    after = statement_of(complete(2023, **{**MODEST, **STEPS[step]}))

    assert gains(before)[step] == after.total - before.total > 0


def test_gains_are_ranked_in_euros() -> None:
    found = [gain.gain for gain in aci.marginal(statement_of(complete(2023, **MODEST)))]

    assert found == sorted(found, reverse=True)


def test_the_ninth_protocol_brings_nothing() -> None:
    assert gains(statement_of(complete(2023)))["protocol"] == 0


def test_a_missing_prerequisite_is_worth_the_whole() -> None:
    found = aci.marginal(statement_of(complete(2023, coordination_function=False)))

    assert (found[0].id, found[0].gain) == ("coordination", 97_300)
    assert found[1].gain == 0


def test_steps_that_are_taken_or_not_known_are_left_out() -> None:
    found = gains(statement_of(complete(2023, protocols=UNKNOWN)))

    assert "protocol" not in found
    assert "users-1" not in found
    assert "satisfaction" not in found


def test_a_gain_under_unknown_facts_is_a_range() -> None:
    found = gains(statement_of(complete(2023, advanced_practice_nurse=UNKNOWN, protocols=3)))

    assert found["protocol"] == Interval(700, 980)


def test_the_size_of_a_step_is_the_readers_to_choose() -> None:
    small, large = (gains(statement_of(complete(2023)), patients=number)["patients"] for number in (100, 1000))

    assert large == small * 10


# -- what has no exact figure -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("format", aci.FORMATS)
def test_amounts_without_any_bound_are_written_unknown(format: str, lang: Language) -> None:
    found = statement_of(complete(2026), {"aci-2026-grid": "unknown", "aci-france-sante-amount": "by-patients"})

    assert found.total is UNKNOWN
    assert found.refund == Interval(0, None)
    assert aci.render(found, format, lang)


def test_a_missing_prerequisite_stands_first_in_the_html() -> None:
    written = aci.render(statement_of(complete(2023, crisis_plan=False)), "html")

    assert 'class="missing-prerequisite"' in written


def test_the_unpublished_figures_of_a_total_are_listed() -> None:
    found = {figure.id for figure in statement_of(complete(2018)).unpublished}

    assert "aci.coordination.fixed_before_2022" in found
    assert statement_of(complete(2023)).unpublished == ()


def test_the_stale_figures_are_named() -> None:
    found = statement_of(complete(2024))

    assert {origin.parameter for origin in found.figures("stale")} == {
        "aci.precarity.c2s_reference",
        "aci.precarity.ame_reference",
        "aci.precarity.cap",
    }
    assert "Précarité : majoration maximale" in aci.render(found)


def test_an_uncertain_day_of_effect_leaves_a_range() -> None:
    contract = attrs.evolve(
        CONTRACT,
        signed_on=Interval(date(2023, 1, 1), date(2023, 6, 30)),
        effective_on=Interval(date(2023, 4, 1), date(2023, 9, 30)),
    )

    found = statement_of(complete(2023), aci_contract=contract)

    assert found.total == Interval(97_300 * Fraction(4, 12), 97_300 * Fraction(9, 12))
    assert found.advance_day == Interval(date(2023, 4, 1), date(2023, 9, 30))
    assert "entre le 01/04/2023 et le 30/09/2023" in aci.render(found)


@pytest.mark.parametrize(
    ("effective", "total"),
    [
        (Interval(date(2023, 7, 1), None), Interval(0, 48_650)),
        (Interval(None, date(2023, 7, 1)), Interval(48_650, 97_300)),
        (Interval(date(2023, 7, 1), date(2023, 7, 31)), 48_650),
    ],
)
def test_a_day_of_effect_of_which_one_side_is_known(effective: Interval[date], total: Any) -> None:
    assert statement_of(complete(2023), aci_contract=attrs.evolve(CONTRACT, effective_on=effective)).total == total


@pytest.mark.parametrize(
    ("signed", "day"),
    [
        (Interval(date(2022, 5, 1), None), Interval(date(2022, 8, 1), None)),
        (Interval(None, date(2022, 5, 1)), date(2023, 4, 30)),
    ],
)
def test_a_day_of_signature_of_which_one_side_is_known(signed: Interval[date], day: Any) -> None:
    found = statement_of(complete(2023), aci_contract=attrs.evolve(CONTRACT, signed_on=signed))

    assert found.total == 97_300
    assert found.advance_day == day


def test_a_book_does_not_keep_every_exercise_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from msp_model.national.aci import calculator

    monkeypatch.setattr(calculator, "MAX_SHEETS", 1)
    book = Book(RULEBOOK)
    for year in (2022, 2023):
        aci.aci_statement(book, msp_of(complete(year)), year=year)

    assert len(book.prepared) == 1


def test_totals_alone_refuse_what_the_statement_refuses() -> None:
    from msp_model.values import ProblemsError

    with pytest.raises(ProblemsError):
        list(aci.aci_amounts(RULEBOOK, [msp_of(complete(2023, patients=10**9))], year=2023))
