"""Dossiers as free functions, for who has no pack of their own data: ``read``, ``loads``, ``write``, ``dumps``."""

from functools import cache
from pathlib import Path

from msp_model.documents.codec import Codec, Dossier, Format
from msp_model.entities import Msp


@cache
def _codec() -> Codec:
    """Give the codec without extensions: a constant, which no input changes, made when it is first used."""
    return Codec()


def read(path: str | Path) -> Msp:
    """Read the MSP of one file, ``.json``, ``.yaml`` or ``.yml``.

    Raises:
        DocumentError: something is wrong with the document; ``problems`` says everything that is.

        MissingExtraError: YAML is asked for and PyYAML is not installed.
    """
    return _codec().read(path)


def read_dossier(path: str | Path) -> Dossier:
    """Read one file as `read` does, and say what was accepted with a doubt, such as a wrong check digit."""
    return _codec().read_dossier(path)


def loads(text: str | bytes, format: Format) -> Msp:
    """Read the MSP of one text in *format*, "json" or "yaml". Raises as `read` does."""
    return _codec().loads(text, format)


def write(msp: Msp, path: str | Path) -> None:
    """Write one MSP to a file, ``.json``, ``.yaml`` or ``.yml``, whole or not at all.

    Raises:
        DocumentError: the name of the file tells no format, or a value cannot be written exactly.
    """
    _codec().write(msp, path)


def dumps(msp: Msp, format: Format) -> str:
    """Write one MSP as a text in *format*, "json" or "yaml": what is unknown is left out, None is null.

    Equal MSP give equal texts. Raises as `write` does.
    """
    return _codec().dumps(msp, format)
