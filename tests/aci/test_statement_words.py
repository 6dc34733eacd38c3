"""What a reader sees of a statement as HTML, as a table and as data, word for word."""

import csv
import io
import re
from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.aci.statements import LABELLED, MISSING, NOTHING_KNOWN, OPEN_ONE
from tests.aci.test_fields import JOINED
from tests.aci.test_printed import plain
from tests.aci.world import OPEN, RULEBOOK, complete, msp_of, statement_of

from msp_model.national import aci
from msp_model.values import UNKNOWN, Language

# -- HTML and tables --------------------------------------------------------------------------------------------------


def cells(statement: aci.AciStatement, lang: Language) -> list[list[str]]:
    """Give the cells of every row of the HTML, without what is folded below a condition."""
    written = re.sub(
        r"</summary>.*?</details></td>", "</td>", plain(aci.render(statement, "html", lang)), flags=re.DOTALL
    )
    rows = re.findall(r"<tr>(.*?)</tr>", written, flags=re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row.replace("<details><summary>", "")) for row in rows]


HEADS: dict[Language, list[str]] = {
    "fr": ["Indicateur", "Nature", "Condition", "Points fixes", "Points variables", "Points payés", "Euros", "Source"],
    "en": ["Indicator", "Nature", "Condition", "Fixed points", "Variable points", "Points paid", "Euros", "Source"],
}


def test_the_rows_of_the_html() -> None:
    rows = cells(MISSING, "en")
    base = "base, prerequisite"

    assert rows[:6] == [
        HEADS["en"],
        [
            "ACC-CRISE-PLAN Grave health crises: preparedness plan",
            *(base, "not met", "0", "0", "0", "0.00 EUR", "aci-2022-guide, p. 6 et 7"),
        ],
        HEADS["en"],
        [
            "COO-PROT Multi-professional protocols",
            *("base", "met", "800", "0", "0", "0.00 EUR", "aci-2022-guide, p. 23 à 25"),
        ],
        HEADS["en"],
        [
            "SI-STD Labelled information system, standard level",
            *(base, "met", "500", "2,600", "0", "0.00 EUR", "aci-2022-guide, p. 43 à 46"),
        ],
    ]
    assert rows[6:] == [
        ["Points of the grid", "13,800"],
        ["Points paid", "0"],
        ["Increase for precarity (3.50%)", "0.00 EUR"],
        ["Total of the year", "0.00 EUR"],
        ["Advance, at the latest 2023-04-30", "35,700.00 EUR"],
        ["Balance, at the latest 2024-04-30", "-35,700.00 EUR"],
        ["Negative balance: paid back in 2 months", ""],
    ]
    assert cells(MISSING, "fr")[0] == HEADS["fr"]


def paragraphs(statement: aci.AciStatement, lang: Language) -> list[str]:
    written = plain(aci.render(statement, "html", lang))
    return [
        re.sub(r"<[^>]*>", "", found) for found in re.findall(r"<h2>.*?</h2>|<p.*?</p>|<caption>.*?</caption>", written)
    ]


def test_what_stands_around_the_rows_of_the_html() -> None:
    assert paragraphs(MISSING, "fr") == [
        "ACI 2023 — MSP d’essai",
        "Accord et avenant 1",
        "Prérequis non rempli, rien n&#x27;est payé Crises sanitaires graves : plan de préparation",
        "1. Accès aux soins",
        "2. Travail en équipe pluriprofessionnelle et coordination",
        "3. Système d&#x27;information",
        "Totaux",
    ]
    assert paragraphs(LABELLED, "en") == [
        "ACI 2026 — MSP d’essai",
        "Grid of amendment 1, that of amendment 2 being unknown",
        "1. Access to care",
        "2. Team work and coordination",
        "3. Information system",
        "Totals",
        "France Santé, apart and indicative: 50,000.00 EUR",
        "beyond what has been read again",
    ]
    assert paragraphs(LABELLED, "fr")[-2:] == [
        "France Santé, à part et à titre indicatif : 50 000,00 €",
        "au-delà de ce qui a été relu",
    ]
    assert paragraphs(NOTHING_KNOWN, "en")[-2:] == [
        "France Santé, apart and indicative: unknown",
        "beyond what has been read again, figures that nothing publishes",
    ]


def test_a_verdict_is_a_class_of_its_cell() -> None:
    found = [
        re.findall(r'<td class="([a-z-]+)"><details><summary>', aci.render(one, "html")) for one in (MISSING, OPEN_ONE)
    ]

    assert found == [["not-met", "met", "met"], ["unknown", "unknown", "met", "not-met"]]
    assert '<section class="aci-statement" lang="en">' in aci.render(MISSING, "html", "en")


def rows_of(statement: aci.AciStatement, lang: Language) -> list[list[str]]:
    written = aci.render(statement, "csv", lang)
    assert written.endswith("\r\n")
    return list(csv.reader(io.StringIO(written, newline=""), delimiter=";" if lang == "fr" else ","))


def test_the_rows_of_the_table() -> None:
    assert rows_of(OPEN_ONE, "en")[2:5] == [
        [
            *("1", "ACC-CRISE-PLAN", "Grave health crises: preparedness plan", "base, prerequisite", "unknown"),
            *("0 - 100", "0", "0 - 100", "0 - 100", "0.00", "700.00", "aci-2022-guide, p. 6 et 7"),
        ],
        [
            *("2", "COO-PROT", "Multi-professional protocols", "base", "unknown"),
            *("0 - 800", "0", "0 - 800", "0 - 800", "0.00", "5600.00", "aci-2022-guide, p. 23 à 25"),
        ],
        [
            *("3", "SI-STD", "Labelled information system, standard level", "base, prerequisite", "met"),
            *("166.67 - 250", "866.67 - 1300", "1033.33 - 1550", "0 - 1550", "0.00", "10850.00"),
            "aci-2022-guide, p. 43 à 46",
        ],
    ]


def test_the_totals_of_the_table() -> None:
    nothing = [""] * 6

    assert rows_of(LABELLED, "fr")[5:] == [
        ["", "MAJORATION", "Majoration précarité", *nothing, "0,00", "0,00", ""],
        ["", "PLANCHER", "Complément au plancher", *nothing, "0,00", "0,00", ""],
        ["", "TOTAL", "Total de l'année", *nothing, "97300,00", "97300,00", ""],
        ["", "AVANCE", "Avance", *nothing, "35700,00", "35700,00", ""],
        ["", "SOLDE", "Solde", *nothing, "61600,00", "61600,00", ""],
        ["", "FS-SOCLE", "France Santé (à part)", *nothing, "50000,00", "50000,00", ""],
    ]
    assert [row[9:11] for row in rows_of(NOTHING_KNOWN, "en")[5:]] == [["", ""]] * 6
    assert rows_of(NOTHING_KNOWN, "en")[2][5:9] == ["", "0", "", ""]
    assert rows_of(MISSING, "en")[0] == ["ACI 2023", "", "MSP d’essai"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_name_is_read_as_a_formula(start: str) -> None:
    named = attrs.evolve(MISSING, name=f"{start}1+1")

    assert rows_of(named, "fr")[0][2].startswith("'") or not rows_of(named, "fr")[0][2].startswith(start)
    assert rows_of(attrs.evolve(MISSING, name="1=1"), "fr")[0][2] == "1=1"


# -- data -------------------------------------------------------------------------------------------------------------


def test_the_data_of_france_sante() -> None:
    data: Any = LABELLED.to_dict("en")["france_sante"]

    assert {name: data[name] for name in ("id", "label", "met", "amount", "marks")} == {
        "id": "FS-SOCLE",
        "label": "France Santé base amount",
        "met": True,
        "amount": 50_000,
        "marks": ["indicative", "stale"],
    }
    assert [one["id"] for one in data["commitments"]] == ["FS-ENG1", "FS-ENG2", "FS-ENG3", "FS-ENG-ALT"]
    assert [one["text"] for one in data["sources"]] == ["aci-avenant-2-2026"]
    assert MISSING.to_dict()["france_sante"] is None


def test_the_data_of_a_missing_prerequisite() -> None:
    data = MISSING.to_dict("fr")

    assert data["missing_prerequisites"] == ["ACC-CRISE-PLAN"]
    (asked,) = [one for one in data["prerequisites"] if one["id"] == "ACC-CRISE-PLAN"]
    assert asked["met"] is False
    assert plain(asked["why"]) == "✗ plan de préparation aux crises sanitaires rédigé ou mis à jour : non"
    assert data["regime"] == {"id": "aci-2022", "label": "Accord et avenant 1"}
    assert data["increase_rate"] == "0.035"
    assert (data["balance"], data["balance_day"]) == ({"exact": -35_700, "printed": "-35700.00"}, "2024-04-30")


def test_the_data_of_questions_and_ranges() -> None:
    data: Any = OPEN_ONE.to_dict("en")

    assert data["total"]["printed"] == {"at_least": "0.00", "at_most": "403900.00"}
    first = data["narrowing"][0]
    assert {name: first[name] for name in ("input", "label", "published")} == {
        "input": "aci.crisis_plan",
        "label": "plan for health crises written or updated",
        "published": True,
    }
    nothing: Any = NOTHING_KNOWN.to_dict("en")
    assert nothing["total"]["printed"] == {"at_least": None, "at_most": None}
    assert [(one["published"], one["narrowed"]) for one in nothing["narrowing"]] == [(False, None)]


def test_what_a_question_would_narrow_is_written_exactly() -> None:
    data: Any = statement_of(complete(2023, protocols=UNKNOWN)).to_dict("fr")

    assert data["narrowing"] == [
        {"input": "aci.protocols", "label": "protocoles pluriprofessionnels", "published": True, "narrowed": 5600}
    ]


def test_a_statement_is_the_same_whoever_computes_it() -> None:
    one, other = statement_of(complete(2026)), aci.aci_statement(RULEBOOK, msp_of(complete(2026)), year=2026)

    assert one.sheet is not other.sheet
    assert one == other
    assert one["COO-PROT"] == other["COO-PROT"]
    assert one.prerequisites == other.prerequisites


def test_statements_that_say_the_same_for_other_reasons_are_equal() -> None:
    longer = attrs.evolve(OPEN, weekday_hours=Decimal(13))
    keen = attrs.evolve(JOINED, evenings_per_week=7)
    one = statement_of(complete(2026, france_sante=JOINED))
    other = statement_of(complete(2026, france_sante=keen, protocols=9, opening=(longer,)))

    assert one == other
    assert one.explanation != other.explanation
    assert [line.why != twin.why for line, twin in zip(one.lines, other.lines, strict=True)].count(True) > 1


def test_a_statement_is_shown_without_its_calculation() -> None:
    shown = repr(statement_of(complete(2026, france_sante=JOINED)))

    assert "COO-PROT" in shown
    assert "<Explanation" not in shown
    assert "Sheet(" not in shown
