"""Envelope: the first keys of a document, and how an older one becomes a document of today.

::

    format: msp-model
    schema_version: 1
    msp:
      id: …

``needs``, which the writer adds, names the first release that reads the version. ``$schema`` may name a JSON Schema,
for editors, and is not read.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from msp_model.documents.codes import did_you_mean, problem
from msp_model.documents.leaves import Leaves
from msp_model.documents.refusals import Place, Refused, problems_of, written
from msp_model.values import Problem

FORMAT: Final = "msp-model"
"""What the key ``format`` says."""

SCHEMA_VERSION: Final = 1
"""The version that is written, and the newest that is read."""

NEEDS: Final[Mapping[int, str]] = MappingProxyType({1: "0.1"})
"""The first release that reads each version."""

Upgrade = Callable[[Mapping[str, Any]], dict[str, Any]]
"""Makes a document of the next version from one of its own, on plain data, without looking at today's entities."""

UPGRADES: Final[Mapping[int, Upgrade]] = MappingProxyType({})
"""The upgrade of each former version to the next one."""

_KEYS = ("$schema", "format", "schema_version", "needs")


def envelope(kind: str, body: Any) -> dict[str, Any]:
    """Put a body into its envelope: ``envelope("msp", {...})``."""
    return {"format": FORMAT, "schema_version": SCHEMA_VERSION, "needs": NEEDS[SCHEMA_VERSION], kind: body}


@attrs.frozen(kw_only=True)
class Opened:
    """What an envelope holds.

    Attributes:
        body: the data under the key of the kind, upgraded.

        version: the version as written.

        problems: what is wrong with the envelope, each with its place.
    """

    body: Any
    version: int
    problems: tuple[tuple[Place, Problem], ...]


def open_envelope(
    data: Any,
    kind: str,
    leaves: Leaves,
    *,
    format: str = FORMAT,
    upgrades: Mapping[int, Upgrade] = UPGRADES,
    current: int = SCHEMA_VERSION,
) -> Opened:
    """Give the body of a document of *kind*, upgraded step by step to the *current* version.

    Where the version cannot be read or is newer, the body is UNREAD: its keys may mean something else.
    """
    found: list[tuple[Place, Problem]] = []

    def report(place: Place, code: str, fr: str, en: str) -> None:
        found.append((place, problem(written(place), code, fr, en)))

    if data.__class__ is not dict or not any(key in data for key in ("format", "schema_version", kind)):
        fr = f"un document commence par « format: {format} », « schema_version: {current} » et « {kind}: »"
        en = f"a document begins with 'format: {format}', 'schema_version: {current}' and '{kind}:'"
        report((), "wrong-format", fr, en)
        return Opened(body=UNREAD, version=0, problems=tuple(found))
    known = (*_KEYS, kind)
    for key in data:
        if key not in known:
            near = did_you_mean(key, known)
            report((key,), "unknown-field", f"clé inconnue{near[0]}", f"unknown key{near[1]}")
    for key in ("format", "schema_version", kind):
        if key not in data:
            report((key,), "missing-field", f"« {key} » manque", f"'{key}' is missing")
    if data.get("format", format) != format:
        report(("format",), "wrong-format", f"« {format} » est attendu", f"expected: '{format}'")
    version = _version(data, leaves, found, current)
    if version is None or kind not in data:
        return Opened(body=UNREAD, version=version or 0, problems=tuple(found))
    for key in ("$schema", "needs"):
        try:
            leaves.text(data.get(key, ""))
        except Refused as refused:
            found.extend(problems_of(refused, (key,)))
    for step in range(version, current):
        data = upgrades[step](data)
    return Opened(body=data[kind], version=version, problems=tuple(found))


UNREAD: Final = object()
"""Stands for a body that cannot be read."""


def _version(data: dict[str, Any], leaves: Leaves, found: list[tuple[Place, Problem]], current: int) -> int | None:
    """Give the version of a document; None where it is impossible or newer, which is reported."""
    if "schema_version" not in data:
        return current
    try:
        version: int = leaves.whole(data["schema_version"])
        _refuse_version(version, current, _needs(data, leaves))
    except Refused as refused:
        found.extend(problems_of(refused, ("schema_version",)))
        return None
    return version


def _refuse_version(version: int, current: int, needs: str | None) -> None:
    """Refuse a version before the first one, and one newer than the *current* one."""
    if version < 1:
        raise Refused("wrong-version", "la première version est 1", "the first version is 1")
    if version > current:
        fr = "plus récent" if needs is None else f"{needs} ou plus récent"
        en = "a newer msp-model" if needs is None else f"msp-model {needs} or newer"
        fr = f"version {version}, plus récente que {current} : installer msp-model {fr}"
        raise Refused("newer-version", fr, f"version {version}, newer than {current}: install {en}")


def _needs(data: dict[str, Any], leaves: Leaves) -> str | None:
    """Give the release that a newer document says it needs; None where it does not say so in a sound way."""
    try:
        words: str = leaves.text(data.get("needs"))
    except Refused:
        return None
    return words if words.replace(".", "").isalnum() and len(words) < 20 else None  # noqa: PLR2004 - a release
