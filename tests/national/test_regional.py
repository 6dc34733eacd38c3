"""The pack of a federation: from a folder, from a package, by its name."""

import importlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from msp_model.entities import Msp
from msp_model.national import regional_pack
from msp_model.rulebook import Pack

FOLDER = Path(__file__).parents[1] / "packs" / "fixtures" / "unknown_region"


def told(pack: Pack) -> tuple[Any, ...]:
    schemes = [scheme.id for scheme in pack.schemes]
    texts = [text.id for text in pack.texts]
    return pack.id, pack.territories, schemes, texts, [one.id for one in pack.parameters], len(pack.federations)


def test_a_folder_a_package_and_its_name_make_one_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(FOLDER, tmp_path / "invented_region")
    (tmp_path / "invented_region" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module("invented_region")

    of_folder = regional_pack(FOLDER)
    assert told(of_folder) == told(regional_pack("invented_region")) == told(regional_pack(module))
    assert of_folder.id == of_folder.federations[0].id
    assert of_folder.schemes
    assert of_folder.texts
    assert of_folder.parameters


def test_a_pack_adds_what_no_table_can_say() -> None:
    plain = regional_pack(FOLDER)
    (scheme, *_) = plain.schemes
    more = regional_pack(FOLDER, schemes=[scheme], extensions=[("invented", Msp)])

    assert more.schemes == (*plain.schemes, scheme)
    assert more.extensions == (("invented", Msp),)
    assert not any((plain.rules, plain.interpretations, plain.reforms, plain.extensions))
