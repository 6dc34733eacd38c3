"""What a reader sees of a statement as text, word for word: lines, totals, notes and questions."""

import re

import pytest
from tests.aci.statements import LABELLED, MISSING, NOTHING_KNOWN, OPEN_ONE, few
from tests.aci.test_printed import plain
from tests.aci.world import complete, statement_of

from msp_model.national import aci
from msp_model.values import Language


def text(statement: aci.AciStatement, lang: Language) -> list[str]:
    """Give the lines of the text, each run of spaces as one."""
    return [re.sub(r"(?<=\S) {2,}", " ", line) for line in plain(aci.render(statement, "text", lang)).split("\n")]


def test_the_text_of_a_missing_prerequisite() -> None:
    assert text(MISSING, "fr") == [
        "ACI 2023 — MSP d’essai",
        "Accord et avenant 1",
        "",
        "Prérequis non rempli, rien n'est payé : ACC-CRISE-PLAN, Crises sanitaires graves : plan de préparation",
        "    ✗ plan de préparation aux crises sanitaires rédigé ou mis à jour : non",
        "",
        "1. Accès aux soins",
        "✗ ACC-CRISE-PLAN Crises sanitaires graves : plan de préparation 0 pts 0,00 €",
        "    socle et prérequis ; fixe 0 ; variable 0 ; aci-2022-guide, p. 6 et 7",
        "    ✗ plan de préparation aux crises sanitaires rédigé ou mis à jour : non",
        "",
        "2. Travail en équipe pluriprofessionnelle et coordination",
        "✓ COO-PROT Protocoles pluriprofessionnels 800 pts 0,00 €",
        "    socle ; fixe 800 ; variable 0 ; aci-2022-guide, p. 23 à 25",
        "",
        "3. Système d'information",
        "✓ SI-STD Système d'information labellisé, niveau standard 3 100 pts 0,00 €",
        "    socle et prérequis ; fixe 500 ; variable 2 600 ; aci-2022-guide, p. 43 à 46",
        "",
        "Points de la grille 13 800",
        "Points payés 0",
        "Majoration précarité (3,50 %) 0,00 €",
        "Total de l'année 0,00 €",
        "Avance, au plus tard le 30/04/2023 35 700,00 €",
        "Solde, au plus tard le 30/04/2024 -35 700,00 €",
        "Solde négatif : à rembourser sous 2 mois",
        "Justificatifs envoyés au plus tard le 31/01/2024 : oui",
    ]


def test_the_text_of_a_missing_prerequisite_in_english() -> None:
    assert text(MISSING, "en") == [
        "ACI 2023 — MSP d’essai",
        "Agreement and amendment 1",
        "",
        "Prerequisite not met, nothing is paid: ACC-CRISE-PLAN, Grave health crises: preparedness plan",
        "    ✗ plan for health crises written or updated: no",
        "",
        "1. Access to care",
        "✗ ACC-CRISE-PLAN Grave health crises: preparedness plan 0 pts 0.00 EUR",
        "    base, prerequisite; fixed 0; variable 0; aci-2022-guide, p. 6 et 7",
        "    ✗ plan for health crises written or updated: no",
        "",
        "2. Team work and coordination",
        "✓ COO-PROT Multi-professional protocols 800 pts 0.00 EUR",
        "    base; fixed 800; variable 0; aci-2022-guide, p. 23 à 25",
        "",
        "3. Information system",
        "✓ SI-STD Labelled information system, standard level 3,100 pts 0.00 EUR",
        "    base, prerequisite; fixed 500; variable 2,600; aci-2022-guide, p. 43 à 46",
        "",
        "Points of the grid 13,800",
        "Points paid 0",
        "Increase for precarity (3.50%) 0.00 EUR",
        "Total of the year 0.00 EUR",
        "Advance, at the latest 2023-04-30 35,700.00 EUR",
        "Balance, at the latest 2024-04-30 -35,700.00 EUR",
        "Negative balance: paid back in 2 months",
        "Documents sent at the latest 2024-01-31: yes",
    ]


def test_the_text_of_what_is_not_known() -> None:
    found = text(OPEN_ONE, "en")

    assert found[3:5] == [
        "Prerequisite unknown: ACC-CRISE-PLAN, Grave health crises: preparedness plan",
        "    ? plan for health crises written or updated: unknown",
    ]
    assert found[
        found.index("2. Team work and coordination") : found.index("Increase for precarity (0%) 0.00 EUR")
    ] == [
        "2. Team work and coordination",
        "? COO-PROT Multi-professional protocols 0 to 800 pts 0.00 to 5,600.00 EUR",
        "    base; fixed 0 to 800; variable 0; aci-2022-guide, p. 23 à 25",
        "    ? multi-professional protocols: unknown; minimum 1 protocol → unknown",
        "",
        "3. Information system",
        "✓ SI-STD Labelled information system, standard level 1,033.33 to 1,550 pts 0.00 to 10,850.00 EUR",
        "    base, prerequisite; fixed 166.67 to 250; variable 866.67 to 1,300; aci-2022-guide, p. 43 à 46",
        "✗ SI-AV Information system, advanced level 0 pts 0.00 EUR",
        "    optional; fixed 0; variable 0; aci-2022-guide, p. 47 et 48",
        "    ✗ no, because:",
        "      ✗ day on which the advanced information system was acquired: absent; expected: there → no",
        "",
        "Points of the grid 5,433.33 to 57,700",
        "Points paid 0 to 57,700",
    ]
    assert "Documents sent at the latest 2024-01-31: unknown" in found
    assert "Negative balance: paid back in 2 months" in found  # it may be


def test_the_text_ends_with_what_to_know_and_what_to_ask() -> None:
    end = text(OPEN_ONE, "fr")[-10:]

    assert end == [
        "",
        "À savoir :",
        "  - dossier observé avant la fin de l'exercice",
        "",
        "Ce qui préciserait le plus le total :",
        "  - plan de préparation aux crises sanitaires rédigé ou mis à jour (aci.crisis_plan)",
        "  - patientèle au 31 décembre (aci.patients)",
        "  - réunions de concertation (aci.meetings)",
        "  - procédure écrite de transmission des données (aci.external_coordination)",
        "  - stagiaires différents (aci.distinct_trainees)",
    ]


@pytest.mark.parametrize(
    ("lang", "end"),
    [
        (
            "fr",
            [
                "Justificatifs envoyés au plus tard le 31/01/2027 : oui",
                "",
                "✓ France Santé, à part et à titre indicatif 50 000,00 €",
                "    ✓ FS-ENG1 Consultations de médecine générale au tarif opposable",
                "    ✓ FS-ENG2 Temps infirmier",
                "    ✓ FS-ENG3 Médecins participant au SAS ou à la permanence des soins",
                "    ✓ FS-ENG-ALT Rendez-vous sous 48 h, samedi matin, soirées et soins non programmés",
                "",
                "À savoir :",
                "  - au-delà de ce qui a été relu",
            ],
        ),
        (
            "en",
            [
                "Documents sent at the latest 2027-01-31: yes",
                "",
                "✓ France Santé, apart and indicative 50,000.00 EUR",
                "    ✓ FS-ENG1 General practice consultations at the agreed tariff",
                "    ✓ FS-ENG2 Nurse time",
                "    ✓ FS-ENG3 Physicians taking part in the SAS or in out-of-hours care",
                "    ✓ FS-ENG-ALT Appointments within 48 h, Saturday mornings, evenings and unscheduled care",
                "",
                "Note:",
                "  - beyond what has been read again",
            ],
        ),
    ],
)
def test_france_sante_stands_apart(lang: Language, end: list[str]) -> None:
    found = text(LABELLED, lang)

    assert found[3] == ("Tous les prérequis sont remplis." if lang == "fr" else "Every prerequisite is met.")
    assert found[-10:] == end


def test_the_text_where_no_amount_has_a_bound() -> None:
    found = text(NOTHING_KNOWN, "en")

    assert found[found.index("Points paid unknown") : -3] == [
        "Points paid unknown",
        "Increase for precarity (0%) unknown",
        "Up to the floor of new structures unknown",
        "Total of the year unknown",
        "Advance, at the latest 2026-04-30 unknown",
        "Balance, at the latest 2027-04-30 unknown",
        "Documents sent at the latest 2027-01-31: yes",
        "",
        "? France Santé, apart and indicative unknown",
        "    ? FS-ENG1 General practice consultations at the agreed tariff",
        "    ? FS-ENG2 Nurse time",
        "    ? FS-ENG3 Physicians taking part in the SAS or in out-of-hours care",
        "    ? FS-ENG-ALT Appointments within 48 h, Saturday mornings, evenings and unscheduled care",
        "",
        "Note:",
        "  - beyond what has been read again",
        "  - figures that nothing publishes",
    ]
    assert found[-3:] == [
        "",
        "What would narrow the total most:",
        "  - Points of the indicator in the grid of amendment 2 (aci.grid_after_2025.points)",
    ]


def test_a_mark_of_one_line_stands_there_and_one_of_all_below() -> None:
    found = text(few(statement_of(complete(2018)), "ACC-HOR", "ACC-DIV1"), "en")

    assert "    base, prerequisite; fixed 800; variable 0; aci-2017" in found
    assert "    optional; fixed 300; variable 0; aci-2017; figures that nothing publishes" in found
    assert found[-3:] == ["Note:", "  - reconstructed values", "  - figures that nothing publishes"]


def test_the_columns_of_the_text_are_aligned() -> None:
    rows = [line for line in plain(aci.render(MISSING)).split("\n") if line.endswith("€")]

    assert len(rows) == 3 + 4
    assert {len(row) for row in rows} == {106}
