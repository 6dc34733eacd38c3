"""Data of a pack in a dossier: typed by the pack, read and written by the documents, seen by its facts."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from tests.plugins.world import declared, national, pack, registry_of, text

from msp_model.assessment import Book
from msp_model.documents import Codec, DocumentError, Verbatim
from msp_model.entities import Msp, Territory
from msp_model.expressions import fact, parameter
from msp_model.plugins import build_rulebook
from msp_model.rulebook import Persons, Rule, cite
from msp_model.values import UNKNOWN, Label, Period, Unknown

PLACE = Territory.parse("region:24")


@attrs.frozen(kw_only=True)
class Housing:
    """Beds for trainees, as an invented federation counts them."""

    beds: int | Unknown | None = UNKNOWN
    communes: frozenset[str] = frozenset()
    since: date | Unknown = UNKNOWN


@fact(Persons, fr="lits pour les stagiaires", en="beds for trainees", about="msp", greatest=50)
def trainee_beds(msp: Msp, _day: date) -> int | Unknown:
    """Beds for trainees, as the data of the pack tells them."""
    told = msp.extension("housing")
    if not isinstance(told, Housing) or told.beds is UNKNOWN:
        return UNKNOWN
    return told.beds or 0


def with_housing() -> Book:
    """Give a rulebook in which one pack adds data to a dossier, with a rule that reads it."""
    order = text("a-order", PLACE, a__minimum=2)
    roomy = Rule(
        id="a.housing",
        title=Label("Des lits pour les stagiaires", "Beds for trainees"),
        requires=trainee_beds >= parameter("a.minimum", Persons),
        sources=(cite("a-order"),),
        territory=PLACE,
        period=Period(start=date(2020, 1, 1), until=None),
    )
    holder = pack(
        "a",
        texts=(order,),
        parameters=(declared("a.minimum", set_by="region"),),
        rules=(roomy,),
        extensions=[("housing", Housing)],
    )
    return Book(build_rulebook(registry_of(national(), holder), strict=True))


def codec_of(book: Book) -> Codec:
    return Codec(extensions=dict(one for each in book.rulebook.packs for one in each.extensions))


DOSSIER = """
format: msp-model
schema_version: 1
msp:
  id: invented
  name: MSP inventée
  sites:
    - {{kind: main, commune: "41018"}}
  extensions:
    housing: {told}
"""


@pytest.mark.parametrize(
    ("told", "value", "verdict"),
    [
        (
            '{beds: 3, communes: ["41018", "41001"], since: 2024-09-01}',
            Housing(beds=3, communes=frozenset({"41018", "41001"}), since=date(2024, 9, 1)),
            True,
        ),
        ("{beds: 1}", Housing(beds=1), False),
        ("{beds: null}", Housing(beds=None), False),
        ("{}", Housing(), UNKNOWN),
    ],
)
def test_it_is_read_typed_seen_by_rules_and_written_again(
    tmp_path: Path, told: str, value: Housing, verdict: object
) -> None:
    book = with_housing()
    codec = codec_of(book)

    msp = codec.loads(DOSSIER.format(told=told), "yaml")

    assert msp.extension("housing") == value
    assert book.assess(msp, date(2025, 1, 1))["a.housing"].verdict is verdict
    for name in ("dossier.yaml", "dossier.json"):
        codec.write(msp, tmp_path / name)
        assert codec.read(tmp_path / name) == msp


def test_what_is_wrong_in_it_is_told_as_anywhere_else() -> None:
    with pytest.raises(DocumentError) as caught:
        codec_of(with_housing()).loads(DOSSIER.format(told="{beds: many, bed: 2}"), "yaml")

    assert {(each.path, each.code) for each in caught.value.problems} == {
        ("$.msp.extensions.housing.beds", "wrong-type"),
        ("$.msp.extensions.housing.bed", "unknown-field"),
    }


def test_without_its_pack_it_is_kept_word_for_word() -> None:
    codec = Codec()
    dossier = codec.loads_dossier(DOSSIER.format(told="{beds: 3}"), "yaml")

    assert isinstance(dossier.msp.extension("housing"), Verbatim)
    assert [each.code for each in dossier.warnings] == ["unknown-extension"]
    again = codec_of(with_housing()).loads(codec.dumps(dossier.msp, "yaml"), "yaml")
    assert again.extension("housing") == Housing(beds=3)
