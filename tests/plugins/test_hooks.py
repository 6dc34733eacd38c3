"""Every hook is documented as it is, with an example that runs, and tested."""

import inspect
import re
from pathlib import Path
from typing import get_args

import attrs
import pytest
from tests.plugins.world import Plugin, pack, registry_of

from msp_model.plugins import GROUP, PLUGIN_API, Code, HookSpecs, Registry, Stage
from msp_model.plugins.switches import BLOCK, ONLY, STRICT
from msp_model.rulebook import Pack

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")
HOOKS = {name: hook for name, hook in vars(HookSpecs).items() if not name.startswith("_")}


def test_hook_msp_model_packs() -> None:
    assert [each.id for each in registry_of(pack("aaa")).packs()] == ["aaa"]


def test_no_hook_is_called_after_a_plugin_was_loaded() -> None:
    plugin = Plugin(pack("aaa"))
    registry = Registry()
    registry.register(plugin, name="aaa")

    plugin.packs = ()

    assert [each.id for each in registry.packs()] == ["aaa"]


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_that_nobody_implements_gives_nothing(name: str) -> None:
    assert list(getattr(HookSpecs(), name)()) == []


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_the_prefix_of_the_library(name: str) -> None:
    assert name.startswith("msp_model_")


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_a_heading_with_its_arguments(name: str) -> None:
    arguments = [each for each in inspect.signature(HOOKS[name]).parameters if each != "self"]

    assert f"\n## `{name}({', '.join(arguments)})`\n" in PAGE


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_takes_plain_arguments_without_defaults(name: str) -> None:
    for each in inspect.signature(HOOKS[name]).parameters.values():
        assert each.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
        assert each.default is inspect.Parameter.empty


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_typed_and_shows_an_example(name: str) -> None:
    assert inspect.signature(HOOKS[name]).return_annotation is not inspect.Signature.empty
    assert ">>> " in (HOOKS[name].__doc__ or "")
    assert "Returns:" in (HOOKS[name].__doc__ or "")


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_its_test(name: str) -> None:
    assert f"test_hook_{name}" in globals()


def test_the_page_tells_of_no_hook_that_does_not_exist() -> None:
    assert set(re.findall(r"^## `(\w+)\(", PAGE, re.MULTILINE)) == set(HOOKS)


def test_the_page_tells_of_everything_that_a_pack_holds() -> None:
    table = PAGE[PAGE.index("| field of `Pack` |") : PAGE.index("**A federation")]

    assert set(re.findall(r"`(\w+)`", table)) - {"Pack"} == {field.name for field in attrs.fields(Pack)}


def test_the_page_names_the_group_the_number_and_the_switches() -> None:
    assert f'[project.entry-points."{GROUP}"]' in PAGE
    assert f"MSP_MODEL_PLUGIN_API = {PLUGIN_API}\n" in PAGE
    assert all(f"`{name}=" in PAGE for name in (ONLY, BLOCK, STRICT))


def test_the_page_names_every_stage_and_every_word_for_what_is_wrong() -> None:
    told = set(re.findall(r"`([a-z-]+)`", PAGE[PAGE.index("| stage |") : PAGE.index("A pack that is wrong by itself")]))

    assert told == {*get_args(Stage), *get_args(Code)}
