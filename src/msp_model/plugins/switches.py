"""Switches: which external packs are loaded, and how strictly, by argument or by environment."""

import os
from collections.abc import Iterable
from typing import Final

import attrs

ONLY: Final = "MSP_MODEL_PLUGINS"
BLOCK: Final = "MSP_MODEL_PLUGINS_BLOCK"
STRICT: Final = "MSP_MODEL_PLUGINS_STRICT"

_NO = {"", "0", "false", "no", "off"}


@attrs.frozen(kw_only=True)
class Switches:
    """Which external packs are loaded. The library's own are not concerned.

    Attributes:
        only: the names of the packs to load; None for every installed one.

        block: the names of packs to leave out.

        strict: whether a failure stops the loading.
    """

    only: frozenset[str] | None
    block: frozenset[str]
    strict: bool

    def select(self, name: str) -> bool:
        """Tell whether the external pack *name* is to be loaded."""
        return (self.only is None or name in self.only) and name not in self.block


def read_switches(
    only: Iterable[str] | None = None, block: Iterable[str] = (), *, strict: bool | None = None
) -> Switches:
    """Give the switches: an argument goes before the environment, except that what either blocks is blocked."""
    wanted = _names(os.environ[ONLY]) if only is None and ONLY in os.environ else only
    return Switches(
        only=None if wanted is None else _several("only", wanted),
        block=_several("block", block) | _names(os.environ.get(BLOCK, "")),
        strict=is_strict(strict),
    )


def is_strict(strict: bool | None) -> bool:  # noqa: FBT001 - it is the argument of its callers, as it came
    """Tell whether a failure is to be raised: as asked, else as the environment says, else no."""
    return os.environ.get(STRICT, "").strip().lower() not in _NO if strict is None else strict


def _names(words: str) -> frozenset[str]:
    return frozenset(word.strip() for word in words.split(",") if word.strip())


def _several(argument: str, names: Iterable[str]) -> frozenset[str]:
    if isinstance(names, str):
        message = f"{argument} takes several names, not a string: write {argument}=[{names!r}]"
        raise TypeError(message)
    return frozenset(names)
