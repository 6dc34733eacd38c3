"""A small world of packs and of distributions that bring them; everything in it is invented."""

import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from msp_model.entities import FRANCE, Msp, Territory
from msp_model.expressions import fact, parameter
from msp_model.plugins import PluginWarning, Registry, hookimpl
from msp_model.rulebook import (
    DatedValue,
    Grade,
    Pack,
    ParameterDeclaration,
    Persons,
    Rule,
    Text,
    TextKind,
    cite,
)
from msp_model.values import UNKNOWN, Label, Period, Unknown

FIRST = date(2020, 1, 1)


@fact(Persons, fr="professionnels", en="professionals", about="msp", greatest=50)
def professionals(msp: Msp, day: date) -> int | Unknown:
    return UNKNOWN


def text(name: str, territory: Territory = FRANCE, **figures: int) -> Text:
    """Give a text that sets figures: ``text("law", minimum=2)``."""
    return Text(
        id=name,
        kind=TextKind.ORDER,
        grade=Grade.A,
        title=Label(f"Texte {name}", f"Text {name}"),
        reference=f"reference {name}",
        checked_on=date(2026, 6, 30),
        territory=territory,
        values=tuple(
            DatedValue(parameter=key.replace("__", "."), value=value, start=FIRST, at="1")
            for key, value in figures.items()
        ),
        place=f"{name.partition('-')[0]}/texts/{name}.toml",
    )


def declared(name: str, **changes: Any) -> ParameterDeclaration:
    """Give the declaration of a number of persons."""
    return ParameterDeclaration(
        id=name, kind=Persons, label=Label(name), place=f"{name.partition('.')[0]}/parameters.toml", **changes
    )


def rule(name: str, reads: str, source: str, territory: Territory = FRANCE, **changes: Any) -> Rule:
    """Give a rule that compares the professionals with one figure."""
    return Rule(
        id=name,
        title=Label(name),
        requires=professionals >= parameter(reads, Persons),
        sources=(cite(source),),
        territory=territory,
        **{"period": Period(start=FIRST, until=None), **changes},
    )


def pack(name: str, region: str = "24", **changes: Any) -> Pack:
    """Give a sound pack of one region: a text, a figure and a rule."""
    place = Territory.parse(f"region:{region}")
    sound = Pack(
        id=name,
        territories=(place,),
        texts=(text(f"{name}-order", place, **{f"{name}__minimum": 2}),),
        parameters=(declared(f"{name}.minimum", set_by="region"),),
        rules=(rule(f"{name}.size", f"{name}.minimum", f"{name}-order", place),),
    )
    return attrs.evolve(sound, **changes)


def national(**changes: Any) -> Pack:
    """Give a sound pack of the country, with a figure that is left to the regions."""
    sound = Pack(
        id="national",
        texts=(text("national-law", national__minimum=3),),
        parameters=(declared("national.minimum"), declared("national.local", set_by="region")),
        rules=(
            rule("national.size", "national.minimum", "national-law"),
            rule("national.local_size", "national.local", "national-law"),
        ),
    )
    return attrs.evolve(sound, **changes)


class Plugin:
    """A plugin that gives the packs it was made with."""

    MSP_MODEL_PLUGIN_API = 1

    def __init__(self, *packs: Pack) -> None:
        self.packs = packs

    @hookimpl
    def msp_model_packs(self) -> Iterator[Pack]:
        yield from self.packs


def registry_of(*packs: Pack) -> Registry:
    """Give a registry of these packs, each registered by hand under its own name."""
    registry = Registry()
    for each in packs:
        registry.register(Plugin(each), name=each.id, distribution=f"msp-model-{each.id}", version="1.0")
    return registry


SOUND = """
    from msp_model.plugins import hookimpl
    from tests.plugins.world import pack

    MSP_MODEL_PLUGIN_API = 1

    @hookimpl
    def msp_model_packs():
        yield pack("{name}")
"""
"""A sound plugin."""

NATIONAL = SOUND.replace("import pack", "import national").replace('pack("{name}")', "national()")
"""A stand-in for the library's own pack."""


class Site:
    """A folder of installed distributions: real metadata, real entry points, modules that are really imported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(
        self,
        distribution: str,
        entry_points: Mapping[str, str] | str,
        *,
        version: str = "1.0",
        metadata: bool = True,
        **modules: str,
    ) -> None:
        """Install a distribution as a wheel would: its metadata and its modules."""
        info = self.folder / f"{distribution.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        if metadata:
            words = f"Metadata-Version: 2.4\nName: {distribution}\nVersion: {version}\n"
            (info / "METADATA").write_text(words, encoding="utf-8")
        if not isinstance(entry_points, str):
            lines = [f"{name} = {value}" for name, value in entry_points.items()]
            entry_points = "\n".join(["[msp_model.regions]", *lines, ""])
        (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
        for name, source in modules.items():
            (self.folder / f"{name}.py").write_text(textwrap.dedent(source), encoding="utf-8")

    def install_pack(self, name: str, source: str = SOUND, **changes: Any) -> None:
        """Install a distribution ``msp-model-<name>`` with one module, named by an entry point of that name."""
        module = f"fake_{name.replace('-', '_')}"
        modules: dict[str, Any] = {module: source.replace("{name}", name)}
        self.install(f"msp-model-{name}", {name: module}, **modules, **changes)

    def install_national(self, source: str = NATIONAL) -> None:
        """Install a stand-in for the library itself."""
        self.install("msp-model", {"national": "fake_national"}, version="9.9", fake_national=source)


@contextmanager
def left_out(count: int) -> Iterator[None]:
    """Check that one warning, and only one, tells that so many plugins are left out."""
    with pytest.warns(PluginWarning, match=f"^{count} left out") as caught:
        yield
    assert len(caught) == 1
