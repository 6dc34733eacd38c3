"""Every figure, count, federation and local group of the packs is the one that was copied a second time."""

import csv
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.packs.world import KEYS, declared, full, national_pack, pack

from msp_model.entities import BodyRole, Federation, LocalGroup
from msp_model.rulebook import DayOfYear, Pack
from msp_model.values import UNKNOWN, Unknown

GOLDEN = Path(__file__).parent / "golden"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((GOLDEN / name).read_text(encoding="utf-8").splitlines()))


def written(value: object, unit: object = None) -> str:
    """Write a figure as the tables do."""
    if unit is DayOfYear and isinstance(value, int):
        return f"{value // 100:02d}-{value % 100:02d}"
    return str(value)


def told(words: str) -> str:
    """Read a figure of a table as the texts have it: shares as fractions."""
    if words.endswith(" %"):
        return str(Fraction(words.removesuffix(" %")) / 100)
    return words


def day(when: date | Unknown | None) -> str:
    return "?" if when is UNKNOWN else "" if when is None else str(when)


def test_every_figure_is_the_one_of_the_table() -> None:
    units = {one.id: one.kind for key in KEYS for one in pack(key).parameters}
    found = Counter(
        (key, value.parameter, written(value.value, units.get(value.parameter)), day(value.start), day(value.until),
         str(text.territory))
        for key in KEYS
        for text in pack(key).texts
        for value in text.values
    )  # fmt: skip
    expected = Counter(
        (row["pack"], row["parameter"], told(row["value"]), row["from"], row["until"], row["territory"])
        for row in rows("regional_figures.csv")
    )

    assert found == expected


def test_every_count_is_the_one_of_the_table() -> None:
    """The counts of a region that the national pack holds, because a national rule cites the text, are checked too."""
    expected = Counter(
        (row["pack"], row["subject"], told(row["value"]), row["unit"], row["qualifier"], row["day"], row["territory"])
        for row in rows("regional_counts.csv")
    )
    wanted = {row["subject"] + row["territory"] for row in rows("regional_counts.csv") if row["pack"] == "national"}
    packs: list[Pack] = [national_pack(), *map(pack, KEYS)]
    found = Counter(
        (one.id, count.subject, written(count.value), count.unit, count.qualifier.value, day(count.day),
         str(count.territory))
        for one in packs
        for text in one.texts
        for count in text.observations
        if one.id != "national" or count.subject + str(count.territory) in wanted
    )  # fmt: skip

    assert found == expected


def test_figures_that_no_text_gives_are_declared_so() -> None:
    set_by_text = {value.parameter for key in KEYS for text in pack(key).texts for value in text.values}
    for key in KEYS:
        for one in pack(key).parameters:
            assert one.unpublished is (one.id not in set_by_text), one.id


def test_a_place_in_a_text_does_not_repeat_its_reference() -> None:
    """They are shown one after the other: "session of 24 October, session of 24 October"."""
    texts = {text.id: text for one in [national_pack(), *map(pack, KEYS)] for text in one.texts}
    values = {(one.at, text.id) for key in KEYS for text in pack(key).texts for one in text.values}
    counts = {(one.at, text.id) for key in KEYS for text in pack(key).texts for one in text.observations}
    cited = {(one.at, one.text) for key in KEYS for each in declared(pack(key)) for one in each.sources}
    repeated = {
        (at, name)
        for at, name in values | counts | cited
        for reference in [texts[name].reference.casefold()]
        if at and (at.casefold() in reference or reference in at.casefold())
    }

    assert repeated == set()


def test_every_text_says_when_it_was_checked() -> None:
    assert {text.checked_on for key in KEYS for text in pack(key).texts} == {date(2026, 11, 22)}


# -- federations ------------------------------------------------------------------------------------------------------

LEAFLET = {
    "femasaura": ("Fédération des Maisons de Santé en Auvergne et Rhône Alpes", "secretariat@femasaura.fr", ["84"]),
    "antilles": ("Fédération des Antilles", UNKNOWN, ["01", "02"]),
    "femasco-bfc": (
        "Fédération des Maisons de Santé et de l'Exercice Coordonné en Bourgogne Franche-Comté",
        "contact@femasco-bfc.fr",
        ["27"],
    ),
    "avecsante-bretagne": ("Fédération de Bretagne", "contact@avecsante-bretagne.fr", ["53"]),
    "fmps-cvl": (
        "Fédération des maisons et Pôles de Santé de la région Centre-Val de Loire",
        "contact@fmps-cvl.fr",
        ["24"],
    ),
    "fccis": ("Fédération Corse pour la Coordination et l'Innovation en Santé", "coordination@fccis.fr", ["94"]),
    "femage": (
        "Fédération de l'Exercice coordonné et des MAisons de santé du Grand Est",
        "contact@femage.fr",
        ["44"],
    ),
    "femas-hdf": ("Fédération des Maisons de Santé des Hauts-de-France", "contact@femas-hdf.fr", ["32"]),
    "femasif": ("Fédération des Maisons de Santé en Île-de-France", "contact@femasif.fr", ["11"]),
    "fmps-normandie": ("Fédération des maisons et pôles de santé en Normandie", "contact@fmps-normandie.org", ["28"]),
    "avecsante-na": ("AVECsanté Nouvelle Aquitaine", "contact@avecsantena.fr", ["75"]),
    "fecop": (
        "Fédération de l'Exercice Coordonné Pluriprofessionnel en soins primaires",
        "contact@fecop.fr",
        ["76"],
    ),
    "apmsl": (
        "Association pour le développement de l'exercice coordonné pluriprofessionnel en Pays de la Loire",
        "contact@apmsl.fr",
        ["52"],
    ),
    "feecoia": ("Fédération de l'Exercice Coordonné de l'Océan Indien Avec les équipes", "contact@feecoia.com", ["04", "06"]),
}  # fmt: skip
"""Leaflet of AVECsanté for the municipal elections of 2026, last page. For the Antilles it prints the mailbox of one MSP."""


def federation(key: str) -> Federation:
    (found,) = pack(key).federations
    return found


@pytest.mark.parametrize("key", KEYS)
def test_the_federation_is_that_of_the_leaflet(key: str) -> None:
    found = federation(key)

    assert (found.name, found.mailbox, [one.code for one in found.territories]) == LEAFLET[key]
    assert found.id == key


def test_a_validation_body_is_known_for_three_regions_only() -> None:
    listed = [some for key in KEYS if (some := federation(key).bodies) is not UNKNOWN]
    bodies = {
        (str(body.territory), body.short_name)
        for some in listed
        for body in some
        if body.roles is not UNKNOWN and BodyRole.VALIDATION in body.roles
    }
    set_for = {
        str(place)
        for name, place in full().rulebook.built
        if name == "recognition.validation_body"
    }  # fmt: skip

    assert bodies == {("region:53", "CARPEC"), ("region:52", "CATS"), ("region:28", "COD")}
    assert set_for == {"region:53", "region:52", "region:28"}


# -- the network of Pays de la Loire ----------------------------------------------------------------------------------


def groups() -> dict[str, LocalGroup]:
    found = federation("apmsl").local_groups
    assert found is not UNKNOWN
    return {group.name: group for group in found}


def test_pays_de_la_loire_has_seven_local_groups_and_seventy_teams() -> None:
    """Team lists of the evaluation of 2023: 9, 9, 13, 8, 11, 10, 10."""
    sizes = {name: 0 if group.teams is UNKNOWN else len(group.teams) for name, group in groups().items()}

    assert sizes == {
        "Groupe local 44 Est": 9,
        "Groupe local 44 Ouest": 9,
        "Groupe local 49 Nord": 13,
        "Groupe local 49 Sud": 8,
        "Groupe local 53": 11,
        "Groupe local 72": 10,
        "Groupe local 85": 10,
    }
    assert sum(sizes.values()) == 70


@pytest.mark.parametrize(
    ("group", "team", "commune"),
    [
        ("44 Est", "MSP le chêne et le roseau", "Nantes Nord"),
        ("44 Ouest", "MSPG", "Guérande"),
        ("49 Nord", "Pôle de Santé Ouest Anjou", "Bécon-les-Granits"),
        ("49 Sud", "MSP Orée d'Anjou (APSOA)", "Orée d'Anjou"),
        ("53", "MSP De Villaines-Javron", "Villaines la Juhel"),
        ("72", "Pluri Mans Soins", "Le Mans"),
        ("85", "PASS' Santé Maines", "Chavagnes en Paillers"),
    ],
)
def test_teams_stand_as_they_are_written(group: str, team: str, commune: str) -> None:
    teams = groups()[f"Groupe local {group}"].teams
    assert teams is not UNKNOWN

    [found] = [one for one in teams if one.name == team]
    assert found.commune_name == commune
    assert str(found.territory) == f"departement:{group[:2]}"
