"""Loading: the plugin of a module, of an instance, of a pack or of a folder that is not installed."""

import contextlib
import importlib
import inspect
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs

from msp_model.plugins import GROUP, PLUGIN_API, PluginError, Registry, hookimpl
from msp_model.plugins.discovery import raised
from msp_model.rulebook import Pack
from msp_model.testing.conformance.report import error
from msp_model.values import Problem, ProblemsError

Plugin = ModuleType | Pack | Path | str | object
"""A module, an instance with the hook, a pack, or the folder of a distribution or of a package."""


@attrs.frozen(kw_only=True)
class Loaded:
    """A plugin that was loaded, or what kept it from being.

    Attributes:
        pack: its pack; None where it could not be loaded.

        plugin: the plugin itself.

        module: the name of its module; empty for an instance, which no other process can load.

        paths: the folders that another process needs to import it.

        problems: what is wrong.
    """

    pack: Pack | None = None
    plugin: object = None
    module: str = ""
    paths: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Given:
    """A plugin made of a pack."""

    MSP_MODEL_PLUGIN_API = PLUGIN_API

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    @hookimpl
    def msp_model_packs(self) -> Iterator[Pack]:
        """Give the pack."""
        yield self._pack


def load_plugin(given: Plugin) -> Loaded:
    """Load a plugin as the registry does, strictly; never raises for what is wrong with it."""
    if isinstance(given, str | Path):
        return _from_folder(Path(given))
    if isinstance(given, Pack):
        return _registered(_Given(given), given.id)
    if isinstance(given, ModuleType):
        paths = tuple(path for path in sys.path if path and Path(path).is_dir())
        return attrs.evolve(_registered(given, _name_of(given)), module=given.__name__, paths=paths)
    return _registered(given, _name_of(given))


def _registered(plugin: object, name: str) -> Loaded:
    registry = Registry()
    try:
        registry.register(plugin, name=name, strict=True)
    except PluginError as refused:
        failure = refused.failure
        head = error(f"{failure.plugin}", failure.code, failure.cause.fr, failure.cause.text("en"))
        return Loaded(plugin=plugin, problems=(head, *failure.problems))
    [pack] = registry.packs()
    return Loaded(pack=pack, plugin=plugin)


def _name_of(plugin: object) -> str:
    """Give the name under which a plugin is registered: the id of its pack, as far as it can be told."""
    with contextlib.suppress(Exception, SystemExit):  # the registry, which asks again, tells what is wrong
        return next(each.id for each in plugin.msp_model_packs() if isinstance(each, Pack))  # type: ignore[attr-defined]
    last = getattr(plugin, "__name__", type(plugin).__name__).rpartition(".")[2].lower()
    return last.removeprefix("msp_model_").replace("_", "-").strip("-") or "plugin"


def _from_folder(folder: Path) -> Loaded:
    """Load what a distribution, a package or a module holds, without installing it."""
    folder = folder.resolve()
    if not folder.exists():
        fr = "ce dossier n’existe pas : donner celui où se trouve pyproject.toml, ou celui du module"
        en = "this folder does not exist: give the one that holds pyproject.toml, or that of the module"
        return Loaded(problems=(error(str(folder), "not-found", fr, en),))
    try:
        name, modules, paths = _what_to_import(folder)
    except (OSError, ValueError, KeyError) as refused:
        fr = f'pyproject.toml ne nomme aucun module ({raised(refused)}) : écrire [project.entry-points."{GROUP}"]'
        en = f'pyproject.toml names no module ({raised(refused)}): write [project.entry-points."{GROUP}"]'
        return Loaded(problems=(error(str(folder), "no-entry-point", fr, en),))
    sys.path[:0] = [path for path in paths if path not in sys.path]
    importlib.invalidate_caches()
    try:
        plugin: Any = importlib.import_module(modules[0])
        for attribute in modules[1:]:
            plugin = getattr(plugin, attribute)
    except ProblemsError as refused:
        return Loaded(module=modules[0], paths=paths, problems=refused.problems)
    except (Exception, SystemExit) as refused:  # noqa: BLE001 - the module is anybody's
        fr, en = f"ne peut être importé : {raised(refused)}", f"cannot be imported: {raised(refused)}"
        return Loaded(module=modules[0], paths=paths, problems=(error(modules[0], "not-importable", fr, en),))
    found = _registered(plugin, name or _name_of(plugin))
    elsewhere = modules[0] if len(modules) == 1 and inspect.ismodule(plugin) else ""
    return attrs.evolve(found, module=elsewhere, paths=paths)


def _what_to_import(folder: Path) -> tuple[str, list[str], tuple[str, ...]]:
    """Give the name of the pack where it is told, the module and attributes to import, and the folders to look in."""
    project = folder / "pyproject.toml"
    if project.is_file():
        groups = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["entry-points"]
        name, value = next(iter(groups[GROUP].items()))
        module, _, attributes = value.partition(":")
        source = folder / "src" if (folder / "src").is_dir() else folder
        return name, [module.strip(), *(part for part in attributes.strip().split(".") if part)], (str(source),)
    return "", [folder.stem], (str(folder.parent),)
