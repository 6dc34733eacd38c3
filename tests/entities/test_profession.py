"""Professions: codes and groups as the source table prints them."""

from msp_model.entities import LegalGroup, Profession

# Transcribed from the nomenclature TRE_G15 and its neighbours (ANS, version 2026-03-30): code, French label.
G15 = {
    "10": "Médecin", "21": "Pharmacien", "26": "Audioprothésiste", "28": "Opticien-Lunetier",
    "31": "Assistant dentaire", "32": "Physicien médical", "40": "Chirurgien-Dentiste", "50": "Sage-Femme",
    "60": "Infirmier", "70": "Masseur-Kinésithérapeute", "80": "Pédicure-Podologue", "81": "Orthoprothésiste",
    "82": "Podo-Orthésiste", "83": "Orthopédiste-Orthésiste", "84": "Oculariste", "85": "Epithésiste",
    "86": "Technicien de laboratoire médical", "91": "Orthophoniste", "92": "Orthoptiste", "94": "Ergothérapeute",
    "95": "Diététicien", "96": "Psychomotricien", "98": "Manipulateur ERM",
}  # fmt: skip
OTHERS = {
    ("TRE_R95", "71"): "Ostéopathe", ("TRE_R95", "72"): "Psychothérapeute", ("TRE_R95", "73"): "Chiropracteur",
    ("TRE_R95", "93"): "Psychologue", ("TRE_R94", "41"): "Assistant de service social", ("TRE_R291", "99"): "Acteur",
}  # fmt: skip
MEDICAL, NEITHER = {"10", "40", "50"}, {"31", "32"}


def plain(label: str) -> str:
    """Compare labels without case, accent on the first letter and manner of writing a name."""
    return label.lower().replace("é", "e").split()[0]


def test_codes_are_those_of_the_nomenclatures() -> None:
    expected = {("TRE_G15", code): label for code, label in G15.items()} | OTHERS
    found = {(profession.ans_table, profession.ans_code): profession.label.fr for profession in Profession}

    assert {key: plain(label) for key, label in expected.items()} == {key: plain(label) for key, label in found.items()}


def test_groups_are_those_of_the_law() -> None:
    for profession in Profession:
        if profession.ans_table != "TRE_G15" or profession.ans_code in NEITHER:
            assert profession.group is LegalGroup.OTHER
        elif profession.ans_code in MEDICAL:
            assert profession.group is LegalGroup.MEDICAL
        elif profession.ans_code == "21":
            assert profession.group is LegalGroup.PHARMACIST
        else:
            assert profession.group is LegalGroup.AUXILIARY


def test_physicians_alone_count_as_medecins() -> None:
    """Dentists, midwives and pharmacists never fill the quota of CSP L4041-4."""
    assert [profession for profession in Profession if profession.counts_as_physician] == [Profession.PHYSICIAN]


def test_health_professions_are_those_of_tre_g15() -> None:
    assert {each.ans_code for each in Profession if each.is_health_profession} == set(G15)
