"""Pack folders: the pack of a folder that nobody installed.

Three kinds of folders are known: a distribution, whose ``pyproject.toml`` names the module of the pack; the package
that holds the hook; a folder of data, with ``federation.toml`` and no Python.
"""

import re
import sys
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import invalidate_caches
from importlib.metadata import EntryPoint
from pathlib import Path
from types import TracebackType
from typing import Any

import attrs

from msp_model.cli.call import Call, Refusal
from msp_model.national import regional_pack
from msp_model.plugins import GROUP, PluginError, PluginWarning, Registry, Source, build_rulebook, hookimpl
from msp_model.plugins.interface import packs_of
from msp_model.rulebook import Pack, Rulebook
from msp_model.values import Problem, ProblemsError

_FEDERATION = "federation.toml"
_PYPROJECT = "pyproject.toml"
_PREFIX = "msp_model_"


@attrs.frozen(kw_only=True)
class PackFolder:
    """A pack that lies in a folder.

    Attributes:
        source: its name, with the distribution and the version that ``pyproject.toml`` gives.

        data: the folder of its files.

        root: the folder from which its module is imported.

        module: its module, as an entry point names it; empty for a folder of data.
    """

    source: Source
    data: Path
    root: Path
    module: str = ""

    def load(self) -> object:
        """Import what an entry point would name; a folder of data has a plugin made for it."""
        if not self.module:
            return _OfData(self.data)
        invalidate_caches()
        return EntryPoint(name=self.source.name, value=self.module, group=GROUP).load()


@attrs.frozen
class _OfData:
    """The plugin of a folder of data."""

    folder: Path
    MSP_MODEL_PLUGIN_API = 1

    @hookimpl
    def msp_model_packs(self) -> Iterator[Pack]:
        yield regional_pack(self.folder)


# -- finding ----------------------------------------------------------------------------------------------------------


def find_packs(call: Call, folder: Path) -> tuple[PackFolder, ...]:
    """Find the packs of a folder. Raises Refusal where there is none, saying what was looked for."""
    if not folder.is_dir():
        raise Refusal(f"{folder}: {call.say('ce répertoire n’existe pas', 'there is no such folder')}")
    if (folder / _PYPROJECT).is_file():
        return _of_distribution(call, folder)
    if (folder / "__init__.py").is_file():
        home = folder.resolve()
        return (PackFolder(source=_named(home), data=folder, root=home.parent, module=home.name),)
    if (folder / _FEDERATION).is_file():
        return (PackFolder(source=_named(folder), data=folder, root=folder),)
    fr = f"aucun module régional ici\u202f: ni {_PYPROJECT}, ni __init__.py, ni {_FEDERATION}"
    raise Refusal(f"{folder}: {call.say(fr, f'no pack here: no {_PYPROJECT}, no __init__.py, no {_FEDERATION}')}")


def _of_distribution(call: Call, folder: Path) -> tuple[PackFolder, ...]:
    file = folder / _PYPROJECT
    project = _project(call, file)
    points = project.get("entry-points", {}).get(GROUP, {})
    if not isinstance(points, dict) or not points or not all(isinstance(one, str) for one in points.values()):
        fr = f'aucun point d’entrée\u202f: écrire [project.entry-points."{GROUP}"] puis nom = "module"'
        en = f'no entry point: write [project.entry-points."{GROUP}"], then name = "module"'
        raise Refusal(f"{file}: {call.say(fr, en)}")
    root = folder / "src" if (folder / "src").is_dir() else folder
    name, version = str(project.get("name", "")), str(project.get("version", ""))
    return tuple(
        PackFolder(
            source=Source(name=key, distribution=name, version=version),
            data=_data(root, module),
            root=root.resolve(),
            module=module,
        )
        for key, module in sorted(points.items())
    )


def _project(call: Call, file: Path) -> dict[str, Any]:
    """Read ``[project]``. Raises Refusal where it is no TOML."""
    try:
        project = tomllib.loads(file.read_text(encoding="utf-8")).get("project", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refusal(f"{file}: {call.say('TOML illisible', 'unreadable TOML')} ({error})") from error
    return project if isinstance(project, dict) else {}


def _data(root: Path, module: str) -> Path:
    """Give the folder of a module."""
    place = root.joinpath(*module.partition(":")[0].strip().split("."))
    return place if place.is_dir() else place.parent


def _named(folder: Path) -> Source:
    """Name a pack that no entry point names: as ``federation.toml`` does, else after its folder."""
    name = folder.resolve().name.removeprefix(_PREFIX).replace("_", "-")
    try:
        told = tomllib.loads((folder / _FEDERATION).read_text(encoding="utf-8")).get("id")
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        told = None  # what is wrong with the file is told when it is read
    return Source(name=told if isinstance(told, str) else name)


# -- loading ----------------------------------------------------------------------------------------------------------


@contextmanager
def importable(found: Iterable[PackFolder]) -> Iterator[None]:
    """Let the modules of some folders be imported, before any installed ones of the same names; then forget them."""
    folders = list(found)
    tops = {each.module.partition(":")[0].strip().partition(".")[0] for each in folders if each.module}
    path, before = list(sys.path), _taken(tops)
    sys.path[:0] = [str(each.root) for each in folders if each.module]
    try:
        yield
    finally:
        _taken(tops)
        sys.modules.update(before)
        sys.path[:] = path


def _taken(tops: set[str]) -> dict[str, Any]:
    """Take the modules of some packages out of those imported."""
    names = [name for name in sys.modules if name.partition(".")[0] in tops]
    return {name: sys.modules.pop(name) for name in names}


def load_pack(call: Call, found: PackFolder) -> Pack:
    """Load the pack of a folder, within `importable`. Raises Refusal with every problem, by file and key."""
    try:
        [pack] = packs_of(found.source, found.load)
    except PluginError as error:
        failure = error.failure
        if failure.problems:
            raise Refusal(*told(call, found, failure.problems)) from error
        cause = failure.cause.text(call.lang)
        raise Refusal(f"{_place(found, error.__cause__)}: {cause} [{failure.code}]") from error
    return pack


def told(call: Call, found: PackFolder, problems: Iterable[Problem]) -> tuple[str, ...]:
    """Write problems, one to a line, with the files where they really are."""
    return tuple(_located(found, each).text(call.lang) for each in problems)


def _located(found: PackFolder, problem: Problem) -> Problem:
    """Give a problem its file as it can be opened and, where only an id is known, the line that declares it."""
    place, colon, key = problem.path.partition(":")
    file = next((one for name in _names(found) if (one := _file(found, place, name)) is not None), None)
    if file is not None:
        named = re.search("«\\s([^»]+?)\\s»", problem.message.fr)
        line = problem.line or _line(file, key.strip() or (named[1] if named else ""))
        return attrs.evolve(problem, path=f"{file}{colon}{key}", line=line)
    if place in _names(found) and key:
        files = sorted(each for each in found.data.rglob("*") if each.suffix in {".toml", ".py"})
        for each in files:
            line = _line(each, key.strip())
            if line is not None:
                return attrs.evolve(problem, path=f"{each}:{key}", line=line)
    return problem


def _names(found: PackFolder) -> tuple[str, str]:
    """Give what messages call the folder: after the pack, or after itself."""
    return found.source.name, found.data.resolve().name


def _file(found: PackFolder, place: str, name: str) -> Path | None:
    inside = place.removeprefix(f"{name}/")
    file = found.data / inside
    return file if inside != place and (file.exists() or inside == _FEDERATION) else None


def _line(file: Path, key: str) -> int | None:
    """Give the line of a file, from 1, that declares an id or begins a table: ``values[2]``."""
    table = re.match(r"(\w+)\[(\d+)\]", key)
    place = int(table[2]) if table else 0
    pattern = rf"\[\[{table[1]}\]\]" if table else rf"""\b(?:id|interpretation)\s*=\s*["']{re.escape(key)}["']"""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = [number for number, line in enumerate(lines, start=1) if key and re.search(pattern, line)]
    return found[place] if place < len(found) else None


def _place(found: PackFolder, error: BaseException | None) -> str:
    """Give the last line of the pack's own code that an error went through, else the pack's folder."""
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_relative_to(found.root):
        return f"{error.filename} (l. {error.lineno})"
    places = list(_lines(None if error is None else error.__traceback__))
    own = [f"{file} (l. {line})" for file, line in places if file.is_relative_to(found.root)]
    return own[-1] if own else str(found.data)


def _lines(trace: TracebackType | None) -> Iterator[tuple[Path, int]]:
    while trace is not None:
        yield Path(trace.tb_frame.f_code.co_filename), trace.tb_lineno
        trace = trace.tb_next


def rulebook_problems(check: Callable[[], object]) -> tuple[Problem, ...]:
    """Give what building a rulebook finds wrong."""
    try:
        check()
    except ProblemsError as error:
        return error.problems
    return ()


def rulebook_with(call: Call, folders: Sequence[Path], *, installed: bool) -> Rulebook:
    """Load the national rulebook, the packs of some folders and, if asked for, those installed beside them.

    A pack of a folder takes the place of an installed one of its name. Raises Refusal with everything that is wrong.
    """
    packs = [each for folder in folders for each in find_packs(call, folder)]
    registry = Registry()
    with importable(packs), warnings.catch_warnings():
        warnings.simplefilter("ignore", PluginWarning)
        loaded = [load_pack(call, each) for each in packs]
        try:
            registry.load_entry_points(only=None if installed else (), block=[pack.id for pack in loaded])
            rulebook = build_rulebook(registry, packs=loaded)
        except PluginError as error:
            raise Refusal(error.failure.text(call.lang)) from error
        except ProblemsError as error:
            raise Refusal(*(problem.text(call.lang) for problem in error.problems)) from error
    call.warn(*(failure.text(call.lang).partition("\n")[0] for failure in registry.failures()))
    return rulebook
