"""Pays de la Loire: the pack of its federation, read from the files beside this one, and its network of coordinators."""

from collections.abc import Iterator

from msp_model.national import regional_pack
from msp_model.plugins import hookimpl
from msp_model.rulebook import Pack
from msp_model_apmsl import network

MSP_MODEL_PLUGIN_API = 1
"""The plugin interface that this pack was written for."""


@hookimpl
def msp_model_packs() -> Iterator[Pack]:
    """Give the pack."""
    yield regional_pack(__name__, rules=network.RULES)
