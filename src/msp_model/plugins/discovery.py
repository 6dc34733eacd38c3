"""Discovery: which plugins are installed, without importing any."""

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

import attrs

from msp_model.plugins.errors import Failure, named
from msp_model.plugins.hookspecs import GROUP
from msp_model.values import Label

if TYPE_CHECKING:
    from importlib.metadata import Distribution, EntryPoint

NATIONAL: Final = "national"
"""The name of the library's own pack."""

_OWN_DISTRIBUTION = "msp-model"


@attrs.frozen(kw_only=True)
class Source:
    """Where a plugin comes from.

    Attributes:
        name: the name of its entry point.

        distribution: the distribution that brings it; empty for one registered by code.

        version: the version of that distribution; empty where it tells none.

        own: whether it is the library's own.
    """

    name: str
    distribution: str = ""
    version: str = ""
    own: bool = False


@attrs.frozen(kw_only=True)
class Installed:
    """A plugin that a distribution announces.

    Attributes:
        source: where it comes from.

        load: imports it.
    """

    source: Source
    load: Callable[[], object]


def discover() -> tuple[tuple[Installed, ...], tuple[Failure, ...]]:
    """Give every installed plugin, in order of names, and what could not be read.

    Nothing is imported but the reader of metadata, here and not above: it costs as much as all the rest of the
    library, and importing the library discovers nothing.
    """
    from importlib.metadata import entry_points  # noqa: PLC0415 - see the docstring

    failures: tuple[Failure, ...] = ()
    try:
        points = list(entry_points(group=GROUP))
    except Exception:  # noqa: BLE001 - one unreadable distribution, whosever, would hide every plugin
        points, failures = _one_by_one()
    found = [Installed(source=_source(point), load=point.load) for point in points]
    return tuple(sorted(found, key=lambda one: (one.source.name, one.source.distribution))), failures


def _one_by_one() -> tuple[list["EntryPoint"], tuple[Failure, ...]]:
    """Read the distributions one after the other; the first of a name on the path hides the others of that name."""
    from importlib.metadata import distributions  # noqa: PLC0415 - see `discover`

    points: list[EntryPoint] = []
    failures: list[Failure] = []
    seen: set[str] = set()
    for distribution in distributions():
        name, version = _name_and_version(distribution)
        if name and _normal(name) in seen:
            continue
        seen.add(_normal(name))
        try:
            points += distribution.entry_points.select(group=GROUP)
        except Exception as error:  # noqa: BLE001 - the file is anybody's
            if GROUP in (distribution.read_text("entry_points.txt") or ""):
                failures.append(_unreadable(name, version, error))
    return points, tuple(failures)


def _source(point: "EntryPoint") -> Source:
    name, version = ("", "") if point.dist is None else _name_and_version(point.dist)
    own = _normal(name) == _OWN_DISTRIBUTION
    return Source(name=point.name, distribution=name, version=version, own=own)


def _name_and_version(distribution: "Distribution") -> tuple[str, str]:
    """Give the name and the version of a distribution, empty where it tells none."""
    metadata = distribution.metadata
    keys = ("Name", "Version")
    name, version = (metadata[key] if key in metadata else "" for key in keys)  # noqa: SIM401 - it need have no get()
    return name, version


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _unreadable(name: str, version: str, error: Exception) -> Failure:
    return Failure(
        stage="discover",
        code="unreadable-metadata",
        plugin=name or "?",
        distribution=name,
        version=version,
        cause=Label(
            f"son fichier entry_points.txt est illisible ({raised(error)}) : réinstaller la distribution",
            f"its entry_points.txt cannot be read ({raised(error)}): install the distribution again",
        ),
    )


def raised(error: BaseException) -> str:
    """Give ``TypeOfError: message`` of an exception, in one line."""
    try:
        words = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - the exception is anybody's
        words = ""
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def several(found: Iterable[Source]) -> str:
    """Name sources by their distributions, in order: ``msp-model-a 1.0, msp-model-b 2.1``.

    What was registered by code has the name it was registered under.
    """
    return ", ".join(sorted(named(one.distribution or one.name, one.version) for one in found))
