"""Occitanie: the pack of its federation, read from the files beside this one."""

from collections.abc import Iterator

from msp_model.national import regional_pack
from msp_model.plugins import hookimpl
from msp_model.rulebook import Pack

MSP_MODEL_PLUGIN_API = 1
"""The plugin interface that this pack was written for."""


@hookimpl
def msp_model_packs() -> Iterator[Pack]:
    """Give the pack."""
    yield regional_pack(__name__)
