"""Bourgogne-Franche-Comté: the pack of its federation, read from the files beside this one, and the aid of the Jura."""

from collections.abc import Iterator

from msp_model.national import regional_pack
from msp_model.plugins import hookimpl
from msp_model.rulebook import Pack
from msp_model_femasco_bfc import jura

MSP_MODEL_PLUGIN_API = 1
"""The plugin interface that this pack was written for."""


@hookimpl
def msp_model_packs() -> Iterator[Pack]:
    """Give the pack."""
    yield regional_pack(__name__, interpretations=jura.INTERPRETATIONS, schemes=jura.SCHEMES)
