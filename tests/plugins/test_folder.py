"""A pack from a folder: its files by name of package, by package and by path; its problems by file and key."""

import importlib
from inspect import signature
from pathlib import Path

import attrs
import pytest
from tests.plugins.world import Site

from msp_model.entities import FRANCE, Territory
from msp_model.plugins import Registry, load_rulebook, pack_from_folder
from msp_model.rulebook import Pack
from msp_model.values import ProblemsError

FROZEN = Path(__file__).parent / "fixtures" / "api_v1" / "frozen_v1"


def test_a_pack_has_the_texts_and_figures_of_its_folder() -> None:
    made = pack_from_folder(FROZEN, id="mine", territories=[Territory.parse("region:24")])

    assert (made.id, made.territories) == ("mine", (Territory.parse("region:24"),))
    assert [text.id for text in made.texts] == ["frozen-order"]
    assert [one.id for one in made.parameters] == ["frozen.minimum", "frozen.amount", "frozen.cap"]
    assert made.texts[0].place == "mine/texts/frozen-order.toml"


def test_a_folder_without_files_gives_an_empty_pack(tmp_path: Path) -> None:
    assert pack_from_folder(tmp_path, id="empty") == Pack(id="empty", territories=(FRANCE,))


def test_its_package_may_be_named_or_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(FROZEN.parent)
    package = importlib.import_module("frozen_v1")

    assert (
        pack_from_folder("frozen_v1", id="x") == pack_from_folder(package, id="x") == pack_from_folder(FROZEN, id="x")
    )


def test_it_holds_whatever_a_pack_holds() -> None:
    """A field added to packs is not forgotten here."""
    arguments = set(signature(pack_from_folder).parameters) - {"place"}
    fields = {field.name for field in attrs.fields(Pack)}

    assert arguments == fields - {"texts", "parameters", "version"}


def test_its_problems_are_told_with_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "order.toml").write_text('id = "order"\nkind = "decree"\n', encoding="utf-8")
    (tmp_path / "parameters.toml").write_text('[[parameters]]\nid = "x.y"\nunit = "Eurs"\n', encoding="utf-8")

    with pytest.raises(ProblemsError) as caught:
        pack_from_folder(tmp_path, id="mine")

    files = {problem.path.partition(":")[0] for problem in caught.value.problems}
    assert files == {"mine/texts/order.toml", "mine/parameters.toml"}


def test_a_plugin_with_such_files_is_left_out_with_every_problem(site: Site) -> None:
    (site.folder / "texts").mkdir()
    (site.folder / "texts" / "order.toml").write_text('id = "order"\n', encoding="utf-8")
    site.install_pack(
        "files",
        """
        from pathlib import Path
        from msp_model.plugins import hookimpl, pack_from_folder

        MSP_MODEL_PLUGIN_API = 1

        @hookimpl
        def msp_model_packs():
            return [pack_from_folder(Path(__file__).parent, id="files")]
        """,
    )

    with pytest.warns(UserWarning, match="its files have problems"):
        book = load_rulebook()

    assert [(problem.path, problem.code) for problem in book.failures] == [("plugins.files", "bad-data")]
    registry = Registry()
    with pytest.warns(UserWarning, match="its files have problems"):
        registry.load_entry_points()
    assert {problem.path.partition(":")[0] for problem in registry.failures()[0].problems} == {"files/texts/order.toml"}
