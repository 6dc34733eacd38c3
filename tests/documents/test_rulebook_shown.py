"""What a field of a record holds is shown in words that people read, in both languages."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.assessment import toy

from msp_model.documents import export_rulebook
from msp_model.documents.rule_records import DomainRecord
from msp_model.documents.rulebook_records import SetBy
from msp_model.documents.rulebook_shown import FIELDS, shown
from msp_model.entities import Territory
from msp_model.rulebook import Basis, Grade, TextKind, cite
from msp_model.values import UNKNOWN, Interval, Label, Period

TOY = export_rulebook(toy.book())
FIRST, NEXT_YEAR = date(2020, 1, 1), date(2021, 1, 1)


def domain(**changes: Any) -> DomainRecord:
    sound: dict[str, Any] = {"least": "0", "greatest": "50", "step": "1", "members": (), "absent": False}
    return DomainRecord(**(sound | changes))


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (None, "aucun", "none"),
        (UNKNOWN, "inconnu", "unknown"),
        (True, "oui", "yes"),
        (False, "non", "no"),
        (Label("plafond", "cap"), "plafond", "cap"),
        (Label("plafond"), "plafond", "plafond"),
        (FIRST, "1er janvier 2020", "1 January 2020"),
        (3, "3", "3"),
        ("toy-law", "toy-law", "toy-law"),
        ("", "–", "–"),
        ((), "–", "–"),
        (("a", "b"), "a; b", "a; b"),
        (Territory.parse("region:24"), "region:24", "region:24"),
        (SetBy.REGION, "la région", "the region"),
        (Basis.INFERRED, "déduit du texte", "inferred from the text"),
        (TextKind.LAW, TextKind.LAW.label.fr, TextKind.LAW.label.text("en")),
        (Grade.A, Grade.A.label.fr, Grade.A.label.text("en")),
        (cite("toy-law", "2"), "toy-law, 2", "toy-law, 2"),
        (cite("toy-law"), "toy-law", "toy-law"),
        (Period(start=None, until=None), "depuis toujours", "since ever"),
        (Period(start=FIRST, until=None), "depuis le 1er janvier 2020", "since 1 January 2020"),
        (Period(start=UNKNOWN, until=None), "début inconnu", "start unknown"),
        (
            Period(start=Interval(FIRST, None), until=UNKNOWN),
            "début inconnu, fin inconnue",
            "start unknown, end unknown",
        ),
        (
            Period(start=FIRST, until=NEXT_YEAR),
            "depuis le 1er janvier 2020, jusqu’au 31 décembre 2020",
            "since 1 January 2020, until 31 December 2020",
        ),
        (domain(), "de 0 à 50", "from 0 to 50"),
        (domain(step="1/2"), "de 0 à 50 par 1/2", "from 0 to 50 by 1/2"),
        (domain(absent=True), "de 0 à 50, ou absent", "from 0 to 50, or absent"),
        (domain(least=None, greatest=None), "toutes", "all"),
        (domain(least=None, greatest=None, members=("zip", "zac")), "zip, zac", "zip, zac"),
    ],
    ids=str,
)
def test_a_value_is_shown_in_words(value: Any, fr: str, en: str) -> None:
    assert (shown(value).fr, shown(value).text("en")) == (fr, en)


def test_expressions_readings_and_terms_are_shown_as_they_are_named() -> None:
    [building] = [one for one in TOY.schemes if one.id == "toy.building"]
    [counting] = TOY.interpretations
    [old] = [one for one in TOY.rules if one.id == "toy.old"]

    assert shown(old.requires).text("en") == "site declared"
    assert shown(building.terms).text("en") == "cap = cap; duration = duration"
    assert shown(counting.readings).fr == "oui (toy-law, 2); non (toy-guide)"


def test_every_field_of_every_record_can_be_shown() -> None:
    for field in attrs.fields(type(TOY)):
        for record in getattr(TOY, field.name):
            for each in attrs.fields(type(record)):
                words = shown(getattr(record, each.name))
                assert words.fr.strip()
                assert words.text("en").strip()
                assert "Record(" not in words.fr


def test_fields_have_names_in_both_languages() -> None:
    assert all(label.fr and label.text("en") for label in FIELDS.values())
