"""Hookspecs: what a plugin may implement.

A plugin is a module, or an instance, that states the number of the interface it was written for and implements a
hook. Hooks give declarations; none of them is called while a rulebook is read.
"""

from collections.abc import Iterable
from typing import Final

import pluggy

from msp_model.rulebook.declarations import Pack

PROJECT: Final = "msp_model"
GROUP: Final = "msp_model.regions"
"""The entry-point group under which distributions announce their packs."""

PLUGIN_API: Final = 1
"""The number of the plugin interface: a plugin states the one it was written for as ``MSP_MODEL_PLUGIN_API``.

Within a number the interface only grows: what worked goes on working.
"""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""The mark of an implementation: ``@hookimpl`` above a function named after its hook."""


class HookSpecs:
    """Every hook of a plugin: there is one, since a pack is one value."""

    @hookspec
    def msp_model_packs(self) -> Iterable[Pack]:
        """Give the pack of the plugin: all that it contributes.

        It is called once, when plugins are loaded. The pack has the name of the plugin's entry point as its id.

        Here the plugin is an instance; in a distribution it is most often a module, named by the entry point:

        >>> from msp_model.entities import Territory
        >>> from msp_model.plugins import Registry, hookimpl
        >>> from msp_model.rulebook.declarations import Pack
        >>> class Example:
        ...     MSP_MODEL_PLUGIN_API = 1
        ...
        ...     @hookimpl
        ...     def msp_model_packs(self):
        ...         yield Pack(id="example", territories=(Territory.parse("region:24"),))
        >>> registry = Registry()
        >>> registry.register(Example(), name="example")
        >>> [pack.id for pack in registry.packs()]
        ['example']

        Returns:
            The pack, alone in a list or yielded.
        """
        yield from ()
