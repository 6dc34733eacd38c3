"""The registry: the plugins of one rulebook, those that work and those that do not."""

import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Any, Literal

import attrs

from msp_model.plugins.discovery import NATIONAL, Installed, Source, discover, several
from msp_model.plugins.errors import Failure, PluginError, PluginWarning
from msp_model.plugins.hookspecs import GROUP
from msp_model.plugins.interface import failed, packs_of
from msp_model.plugins.switches import Switches, is_strict, read_switches
from msp_model.rulebook.declarations import Pack
from msp_model.values import Label, Language

Status = Literal["active", "blocked", "failed"]
"""Whether a plugin contributes, was left out by a switch, or failed."""


@attrs.frozen(kw_only=True)
class PluginInfo:
    """What became of one plugin.

    Attributes:
        name: the name of its entry point, which is the id of its pack.

        distribution: the distribution that brings it; empty for one registered by code.

        version: the version of that distribution; empty where it tells none.

        own: whether it is the library's own.

        status: ``active``, ``blocked`` by a switch, or ``failed``.

        packs: its pack, where it is active.

        failure: why it failed, where it did.
    """

    name: str
    distribution: str
    version: str
    own: bool
    status: Status
    packs: tuple[Pack, ...] = ()
    failure: Failure | None = None

    @property
    def source(self) -> Source:
        """Where it comes from."""
        return Source(name=self.name, distribution=self.distribution, version=self.version, own=self.own)

    def to_dict(self, lang: Language = "fr") -> dict[str, Any]:
        """Give it as plain data, ready for JSON."""
        return {
            "name": self.name,
            "distribution": self.distribution,
            "version": self.version,
            "own": self.own,
            "status": self.status,
            "territories": [str(territory) for pack in self.packs for territory in pack.territories],
            "failure": None if self.failure is None else self.failure.to_dict(lang),
        }


class Registry:
    """The plugins of one rulebook. A program makes one and fills it; nothing is shared between two.

    A plugin that fails is left out, kept in `plugins` with its `Failure` and warned of once; in strict mode, asked by
    argument or by ``MSP_MODEL_PLUGINS_STRICT=1``, the failure is raised instead. A failure of the library's own pack
    is always raised. The order of registration never matters.
    """

    def __init__(self) -> None:
        self._registered: tuple[PluginInfo, ...] = ()
        self._installed: tuple[PluginInfo, ...] = ()
        self._left_out: dict[str, Failure] = {}

    def register(
        self, plugin: object, *, name: str, distribution: str = "", version: str = "", strict: bool | None = None
    ) -> None:
        """Register one plugin by hand, as if an entry point *name* of *distribution* named it.

        Raises a PluginError in strict mode; nothing is registered then.
        """
        source = Source(name=name, distribution=distribution, version=version)
        loud = is_strict(strict)
        info = _loaded(source, lambda: plugin, strict=loud)
        self._take((*self._registered, info), self._installed, known=self._all(), strict=loud)

    def load_entry_points(
        self,
        *,
        only: Iterable[str] | None = None,
        block: Iterable[str] = (),
        drop: Iterable[str] = (),
        strict: bool | None = None,
    ) -> None:
        """Load what is installed: the library's own pack and, as the switches say, the external ones.

        Called again, it starts over with the new switches.

        Args:
            only: the external packs to load, none if empty; every installed one where neither it nor the variable
                ``MSP_MODEL_PLUGINS`` (``a,b``; empty for none) is given.
            block: external packs to leave out, beside those of ``MSP_MODEL_PLUGINS_BLOCK``.
            drop: own packs to leave out: ``("national",)``.
            strict: whether a failure is raised; where not given, as ``MSP_MODEL_PLUGINS_STRICT`` says.

        Raises:
            PluginError: the first failure met, in strict mode or where it is the library's own pack; what was loaded
                before is kept then.
            ValueError: *drop* names a pack that is not the library's own.
        """
        switches = read_switches(only, block, strict=strict)
        dropped = frozenset(drop)
        if dropped - {NATIONAL}:
            message = f"drop leaves out {NATIONAL!r} only, not {sorted(dropped - {NATIONAL})}; block leaves out others"
            raise ValueError(message)
        found, unreadable = discover()
        wanted = [
            one
            for one in found
            if (one.source.name not in dropped if one.source.own else switches.select(one.source.name))
        ]
        takers = Counter(one.source.name for one in wanted)
        if NATIONAL not in dropped and not any(one.source.own for one in wanted):
            raise _not_installed(NATIONAL, found).error()
        infos = [_failed(failure) for failure in (*unreadable, *self._missing(found, switches))]
        for one in found:
            if one not in wanted:
                infos.append(_info(one.source, "blocked"))
            elif one.source.own or takers[one.source.name] == 1:
                infos.append(_loaded(one.source, one.load, strict=switches.strict))
            else:  # of those that take one name none is imported
                infos.append(_info(one.source, "active"))
        self._take(self._registered, tuple(infos), known=self._registered, strict=switches.strict)

    def packs(self) -> tuple[Pack, ...]:
        """Give the packs of the active plugins, in order of ids."""
        return tuple(pack for info in self.plugins() for pack in info.packs)

    def plugins(self) -> tuple[PluginInfo, ...]:
        """Give what became of every plugin, in order of names: active, blocked or failed."""
        return tuple(
            attrs.evolve(info, status="failed", packs=(), failure=self._left_out[info.name])
            if info.status == "active" and info.name in self._left_out
            else info
            for info in _settled(self._all())
        )

    def failures(self) -> tuple[Failure, ...]:
        """Give every failure, in order of names."""
        return tuple(info.failure for info in self.plugins() if info.failure is not None)

    def leave_out(self, failures: Iterable[Failure]) -> None:
        """Keep why packs were left out of the rulebook built last, in place of what was kept before; warn of it."""
        self._left_out = {failure.plugin: failure for failure in failures}
        _warn(self._left_out.values())

    def _all(self) -> tuple[PluginInfo, ...]:
        return (*self._registered, *self._installed)

    def _take(
        self,
        registered: tuple[PluginInfo, ...],
        installed: tuple[PluginInfo, ...],
        *,
        known: tuple[PluginInfo, ...],
        strict: bool,
    ) -> None:
        """Keep these plugins in place of those before; raise in strict mode, or warn of, what *known* did not say."""
        told = {info.failure for info in _settled(known)}
        settled = _settled((*registered, *installed))
        failures = [info.failure for info in settled if info.failure is not None and info.failure not in told]
        if strict and failures:
            raise failures[0].error()
        self._registered, self._installed, self._left_out = registered, installed, {}
        _warn(failures)

    def _missing(self, found: Collection[Installed], switches: Switches) -> Iterator[Failure]:
        """Find the packs asked for by name that are not there."""
        there = {one.source.name for one in found} | {info.name for info in self._registered}
        for name in sorted((switches.only or frozenset()) - there - switches.block):
            yield _not_installed(name, found)


@cache
def default_registry() -> Registry:
    """Give the registry of what is installed, made on the first call and the same ever after in this process.

    A convenience for whoever looks around by hand: nothing in the library asks for it, and what the switches of the
    environment said on the first call holds. ``default_registry.cache_clear()`` forgets it.
    """
    registry = Registry()
    registry.load_entry_points()
    return registry


def _not_installed(name: str, found: Iterable[Installed]) -> Failure:
    there = ", ".join(sorted({one.source.name for one in found})) or "-"
    cause = Label(
        f"aucun module installé n'a ce nom dans le groupe {GROUP} ; il y a : {there}",
        f"nothing installed has this name in the group {GROUP}; there are: {there}",
    )
    return Failure(stage="discover", code="not-installed", plugin=name, distribution="", version="", cause=cause)


def _loaded(source: Source, load: Callable[[], object], *, strict: bool) -> PluginInfo:
    try:
        packs = packs_of(source, load)
    except PluginError as error:
        if strict or source.own:
            raise
        return _failed(error.failure)
    return _info(source, "active", packs)


def _info(source: Source, status: Status, packs: tuple[Pack, ...] = ()) -> PluginInfo:
    return PluginInfo(
        name=source.name,
        distribution=source.distribution,
        version=source.version,
        own=source.own,
        status=status,
        packs=packs,
    )


def _failed(failure: Failure) -> PluginInfo:
    return PluginInfo(
        name=failure.plugin,
        distribution=failure.distribution,
        version=failure.version,
        own=False,
        status="failed",
        failure=failure,
    )


def _settled(infos: Iterable[PluginInfo]) -> tuple[PluginInfo, ...]:
    """Give every plugin in order of names; of those that take one name none is active, but the library's own."""
    ordered = sorted(infos, key=lambda info: (info.name, info.distribution, info.version))
    takers: dict[str, list[PluginInfo]] = {}
    for info in ordered:
        if info.status != "blocked":
            takers.setdefault(info.name, []).append(info)
    settled = []
    for info in ordered:
        rivals = takers.get(info.name, [])
        if info.status != "blocked" and not info.own and len(rivals) > 1:
            failure = _name_taken(info.source, rivals)
            settled.append(attrs.evolve(info, status="failed", packs=(), failure=failure))
        else:
            settled.append(info)
    return tuple(settled)


def _name_taken(source: Source, takers: Iterable[PluginInfo]) -> Failure:
    names = several(info.source for info in takers)
    cause = Label(
        f"ce nom est pris par {names} : n'en garder qu'un installé, ou bloquer ce nom",
        f"this name is taken by {names}: keep one of them installed, or block the name",
    )
    return failed(source, "discover", "name-taken", cause).failure


def _warn(failures: Collection[Failure]) -> None:
    """Warn of failures, all in one warning."""
    if failures:
        lines = [failure.text("en").partition("\n")[0] for failure in failures]
        message = "\n".join([f"{len(lines)} left out; `msp-model plugins` tells more", *lines])
        warnings.warn(message, PluginWarning, stacklevel=4)
