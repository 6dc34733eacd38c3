"""What is written can be read, and says the same."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.documents.drawn import entities, plain_data

from msp_model.documents import Codec, DocumentError, Format, Verbatim, dumps, loads
from msp_model.documents.hooks import Hooks
from msp_model.documents.json_text import BACKENDS, BackendName
from msp_model.documents.leaves import JSON_LEAVES, YAML_LEAVES
from msp_model.documents.yaml_out import yaml_text
from msp_model.documents.yaml_text import YamlReader
from msp_model.entities import (
    AciDeclaration,
    Departure,
    Federation,
    FundingRequest,
    Msp,
    Site,
    StructureKind,
    Team,
    TeamMember,
)
from msp_model.values import UNKNOWN, Interval, Period, Unknown

FORMATS: list[Format] = ["json", "yaml"]


def installed() -> Iterator[BackendName]:
    """Give the packages that can read JSON here."""
    for name in BACKENDS:
        try:
            Codec(json_backend=name)
        except ImportError:
            continue
        yield name


CODECS = {name: Codec(json_backend=name) for name in installed()}


@pytest.mark.parametrize("format", FORMATS)
@given(msp=entities(Msp))
def test_an_msp_survives_being_written_and_read(format: Format, msp: Msp) -> None:
    text = dumps(msp, format)

    assert loads(text, format) == msp
    assert dumps(loads(text, format), format) == text


@given(msp=entities(Msp))
def test_both_formats_say_the_same(msp: Msp) -> None:
    assert loads(dumps(msp, "yaml"), "yaml") == loads(dumps(msp, "json"), "json")


@given(msp=entities(Msp))
def test_plain_data_says_the_same(msp: Msp) -> None:
    codec = CODECS["json"]

    assert codec.from_data(codec.to_data(msp)) == msp
    assert json.loads(dumps(msp, "json"))["msp"] == codec.to_data(msp)


@pytest.mark.parametrize("name", sorted(CODECS))
@given(msp=entities(Msp))
def test_every_backend_writes_the_same_bytes_and_reads_them(name: BackendName, msp: Msp) -> None:
    text = CODECS["json"].dumps(msp, "json")

    assert CODECS[name].dumps(msp, "json") == text
    assert CODECS[name].loads(text, "json") == msp


JSON_HOOKS = Hooks(JSON_LEAVES, careful=True)
YAML_HOOKS = Hooks(YAML_LEAVES, careful=True, plain=True)


@pytest.mark.parametrize("cls", [Federation, FundingRequest, AciDeclaration, Team, TeamMember, Site, Departure])
@given(data=st.data())
def test_every_entity_survives_on_its_own(cls: Any, data: st.DataObject) -> None:
    value = data.draw(entities(cls))

    assert JSON_HOOKS.reader(cls)(json.loads(json.dumps(JSON_HOOKS.writer(cls)(value)))) == value
    assert YAML_HOOKS.reader(cls)(YamlReader(yaml_text(YAML_HOOKS.writer(cls)(value))).read().data) == value


@given(data=plain_data)
def test_data_of_packs_that_are_not_installed_is_kept_word_for_word(data: Any) -> None:
    text = json.dumps(
        {"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "a", "extensions": {"p": data}}}
    )

    msp = loads(text, "json")
    kept = dict(msp.extensions)["p"]

    assert isinstance(kept, Verbatim)
    assert kept.data == data
    assert loads(dumps(msp, "yaml"), "yaml") == msp
    assert json.loads(dumps(msp, "json"))["msp"]["extensions"] == {"p": data}


def test_what_is_unknown_is_left_out_and_none_is_null() -> None:
    msp = Msp(id="a", name="A", team=None, finess=UNKNOWN, closed_on=None)

    assert Codec().to_data(msp) == {"id": "a", "name": "A", "closed_on": None, "team": None}


def test_exact_numbers_have_one_form() -> None:
    def cost(number: str) -> str:
        request = FundingRequest(id="r", own_contribution=Decimal(number))
        return str(Codec().to_data(Msp(id="a", name="A", requests=(request,)))["requests"][0]["own_contribution"])

    assert [cost(number) for number in ("1500.00", "1.5E+3", "0.50", "-0", "0.00", "1E+3", "0")] == [
        "1500", "1500", "0.5", "0", "0", "1000", "0",
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["1E+50", "1E-50", "1" * 41, "0." + "1" * 40, "NaN"])
def test_a_number_that_no_document_holds_is_refused_when_written(number: str) -> None:
    with pytest.raises((DocumentError, ValueError)) as caught:
        dumps(Msp(id="a", name="A", requests=(FundingRequest(id="r", own_contribution=Decimal(number)),)), "json")

    assert {each.code for each in caught.value.problems} <= {"too-great", "wrong-type"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("format", FORMATS)
def test_half_a_character_is_refused_when_written(format: Format) -> None:
    with pytest.raises(DocumentError) as caught:
        dumps(Msp(id="a", name="\ud800"), format)

    assert [each.code for each in caught.value.problems] == ["wrong-characters"]


@pytest.mark.parametrize("format", FORMATS)
def test_whole_numbers_beyond_every_reader_are_refused_when_written(format: Format) -> None:
    msp = Msp(id="a", name="A", aci_declarations=(AciDeclaration(year=2024, patients=2**53),))

    with pytest.raises(DocumentError) as caught:
        dumps(msp, format)

    assert [each.code for each in caught.value.problems] == ["too-great"]


SOME = Msp(
    id="a",
    name="Maison d’ici",
    kind=StructureKind.ESP,
    observed_on=date(2024, 12, 24),
    departures=(Departure(departed_on=Interval(None, date(2024, 12, 24))),),
    team=Team(complete=Period(start=date(2024, 1, 1), until=None)),
    extensions=(("pack", Verbatim('{"a":["01",1,null]}')),),
)


def test_yaml_is_written_as_people_write_it() -> None:
    assert (
        dumps(SOME, "yaml")
        == """\
format: msp-model
schema_version: 1
needs: "0.1"
msp:
  id: a
  name: Maison d’ici
  kind: esp
  observed_on: 2024-12-24
  team:
    complete:
      from: 2024-01-01
      until: null
  departures:
    - departed_on:
        latest: 2024-12-24
  extensions:
    pack:
      a:
        - "01"
        - 1
        - null
"""
    )


def test_the_same_text_is_written_under_any_hash_seed() -> None:
    program = (
        "from msp_model.documents import Codec\n"
        "from msp_model.entities import DossierList, HealthProject, CareKind, Msp\n"
        "lists = {each.value: () for each in DossierList}\n"
        "project = HealthProject(care=frozenset(CareKind))\n"
        "msp = Msp(id='a', name='A', complete=frozenset(DossierList), health_project=project, **lists)\n"
        "print(Codec().dumps(msp, 'yaml'), Codec().dumps(msp, 'json'))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(3)
    }

    assert len(written) == 1


@pytest.mark.parametrize("name", ["dossier.json", "dossier.yaml", "dossier.yml", "DOSSIER.JSON"])
def test_files_are_written_whole_and_read(tmp_path: Path, name: str) -> None:
    codec = Codec()
    codec.write(SOME, tmp_path / name)

    assert codec.read(tmp_path / name) == SOME
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_nothing_is_left_of_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "dossier.json"
    target.mkdir()
    with pytest.raises(OSError, match="dossier"):
        Codec().write(SOME, target)

    assert [each.name for each in tmp_path.iterdir()] == ["dossier.json"]


@attrs.frozen(kw_only=True)
class Own:
    """What an invented pack keeps with a dossier."""

    group: str
    share: Decimal | Unknown = UNKNOWN
    since: date | Interval[date] | Unknown | None = UNKNOWN
    part: "Own | Unknown | None" = UNKNOWN
    tags: frozenset[str] = frozenset()


def test_data_of_a_pack_is_typed_by_its_class() -> None:
    codec = Codec(extensions={"own": Own})
    value = Own(group="44-est", share=Decimal("0.5"), since=None, part=Own(group="01"), tags=frozenset({"b", "a"}))
    msp = Msp(id="a", name="A", extensions=(("own", value), ("other", Verbatim("[1]"))))

    for format in FORMATS:
        assert codec.loads(codec.dumps(msp, format), format) == msp
    assert codec.to_data(msp)["extensions"]["own"] == {
        "group": "44-est", "share": "0.5", "since": None, "part": {"group": "01"}, "tags": ["a", "b"],
    }  # fmt: skip


def test_mistakes_in_the_data_of_a_pack_are_named() -> None:
    codec = Codec(extensions={"own": Own})
    with pytest.raises(DocumentError) as caught:
        codec.from_data({"id": "a", "name": "A", "extensions": {"own": {"group": 1, "chare": "0.5"}}})

    assert [(each.path, each.code) for each in caught.value.problems] == [
        ("$.extensions.own.chare", "unknown-field"),
        ("$.extensions.own.group", "wrong-type"),
    ]


def test_a_class_of_a_pack_that_no_document_can_hold_is_refused_at_once() -> None:
    @attrs.frozen
    class Wrong:
        share: float

    with pytest.raises(TypeError, match="float"):
        Codec(extensions={"wrong": Wrong})


def test_extensions_that_are_no_attrs_value_are_refused_when_written() -> None:
    with pytest.raises(DocumentError) as caught:
        dumps(Msp(id="a", name="A", extensions=(("p", "text"),)), "json")

    assert [(each.path, each.code) for each in caught.value.problems] == [("$.msp.extensions", "wrong-type")]
