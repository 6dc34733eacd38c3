"""Plugins: the door through which packs come, the library's own among them.

For who writes a pack
    hookspecs    the hook, its mark, the number of the interface
    folder       a pack from a folder of texts

For who loads packs
    registry     the plugins of one rulebook, those that work and those that do not
    loading      from plugins to one rulebook
    errors       why a plugin contributes nothing, as data and as errors

Inside
    switches     which are loaded, by argument or environment
    discovery    which are installed, without importing any
    interface    what a plugin must look like, and the pack got from it
    blame        which packs keep a set of packs from making a rulebook
"""

from msp_model.plugins.discovery import NATIONAL, Source
from msp_model.plugins.errors import (
    Code,
    Failure,
    PluginConflictError,
    PluginDataError,
    PluginError,
    PluginHookError,
    PluginImportError,
    PluginInterfaceError,
    PluginNotFoundError,
    PluginWarning,
    Stage,
)
from msp_model.plugins.folder import pack_from_folder
from msp_model.plugins.hookspecs import GROUP, PLUGIN_API, HookSpecs, hookimpl
from msp_model.plugins.loading import build_rulebook, load_rulebook
from msp_model.plugins.registry import PluginInfo, Registry, Status, default_registry

__all__ = [
    "GROUP",
    "NATIONAL",
    "PLUGIN_API",
    "Code",
    "Failure",
    "HookSpecs",
    "PluginConflictError",
    "PluginDataError",
    "PluginError",
    "PluginHookError",
    "PluginImportError",
    "PluginInfo",
    "PluginInterfaceError",
    "PluginNotFoundError",
    "PluginWarning",
    "Registry",
    "Source",
    "Stage",
    "Status",
    "build_rulebook",
    "default_registry",
    "hookimpl",
    "load_rulebook",
    "pack_from_folder",
]
