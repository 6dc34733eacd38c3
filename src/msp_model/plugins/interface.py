"""The interface: what a plugin must look like, and the pack got from it.

Each plugin is asked by a manager of its own: nothing of one can touch another, and no order of calls exists.
"""

import inspect
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from reprlib import Repr
from typing import Any, Final

import attrs
import pluggy

from msp_model.documents import Codec
from msp_model.entities import Federation, Territory
from msp_model.plugins.discovery import Source, raised
from msp_model.plugins.errors import Code, Failure, PluginError, Stage
from msp_model.plugins.hookspecs import PLUGIN_API, PROJECT, HookSpecs
from msp_model.rulebook.declarations import (
    Interpretation,
    Pack,
    ParameterDeclaration,
    Reform,
    RegionalReading,
    Rule,
    Scheme,
)
from msp_model.rulebook.text import Text
from msp_model.values import Label, Problem, ProblemsError

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_HOOKS: Final = ", ".join(name for name in vars(HookSpecs) if name.startswith("msp_model_"))

# What the fields of a pack hold. A pack written without a type checker may hold anything.
_CONTENTS: Final[dict[str, type[Any] | None]] = {
    "territories": Territory,
    "federations": Federation,
    "texts": Text,
    "parameters": ParameterDeclaration,
    "interpretations": Interpretation,
    "readings": RegionalReading,
    "rules": Rule,
    "schemes": Scheme,
    "reforms": Reform,
    "extensions": None,  # pairs of a key and an attrs class
}


def failed(source: Source, stage: Stage, code: Code, cause: Label, problems: Iterable[Problem] = ()) -> PluginError:
    """Build the error of one plugin, with its failure inside."""
    failure = Failure(
        stage=stage,
        code=code,
        plugin=source.name,
        distribution=source.distribution,
        version=source.version,
        cause=cause,
        problems=tuple(problems),
    )
    return failure.error()


def packs_of(source: Source, load: Callable[[], object]) -> tuple[Pack, ...]:
    """Import a plugin, look at it and ask it for its pack.

    Raises PluginImportError, PluginInterfaceError, PluginHookError or PluginDataError.
    """
    if not _NAME.fullmatch(source.name):
        cause = Label(
            "un nom est fait de lettres minuscules, de chiffres et de tirets",
            "a name is made of small letters, digits and hyphens",
        )
        raise failed(source, "discover", "bad-name", cause)
    plugin = _imported(source, load)
    _check_api(source, plugin)
    found = _asked(source, _managed(source, plugin))
    if len(found) != 1 or found[0].id != source.name:
        raise failed(source, "collect", "wrong-id", _not_the_one_pack(source, found))
    _check_contents(source, found[0])
    return tuple(attrs.evolve(pack, version=source.version or pack.version) for pack in found)


def _not_the_one_pack(source: Source, found: Iterable[Pack]) -> Label:
    ids = ", ".join(f"'{pack.id}'" for pack in found)
    return Label(
        f"son hook donne autre chose que le seul module '{source.name}' ({ids or 'rien'}) : l'identifiant du module "
        "est le nom de son point d'entrée, et chacun a le sien",
        f"its hook gives something else than the one pack '{source.name}' ({ids or 'nothing'}): the id of a pack is the "
        "name of its entry point, and each has its own",
    )


def _imported(source: Source, load: Callable[[], object]) -> object:
    try:
        return load()
    except ProblemsError as error:
        raise failed(source, "import", "bad-data", _BAD_DATA, error.problems) from error
    except (Exception, SystemExit) as error:
        cause = Label(f"ne peut être importé : {raised(error)}", f"cannot be imported: {raised(error)}")
        raise failed(source, "import", "not-importable", cause) from error


_BAD_DATA = Label("ses fichiers ont des problèmes", "its files have problems")


def _check_api(source: Source, plugin: object) -> None:
    kind = type if inspect.isclass(plugin) else Pack if isinstance(plugin, Pack) else None
    if kind is not None:
        fr, en = ("une classe", "a class") if kind is type else ("un Pack", "a pack")
        cause = Label(
            f"son point d'entrée nomme {fr} : nommer le module qui contient le hook, ou une instance",
            f"its entry point names {en}: name the module that holds the hook, or an instance",
        )
        raise failed(source, "interface", "not-a-plugin", cause)
    number = getattr(plugin, "MSP_MODEL_PLUGIN_API", None)
    if type(number) is not int or number < 1:
        found = "" if number is None else f" ({number!r})"
        cause = Label(
            f"ne dit pas pour quelle interface il est écrit{found} : MSP_MODEL_PLUGIN_API = {PLUGIN_API}",
            f"does not say which interface it was written for{found}: MSP_MODEL_PLUGIN_API = {PLUGIN_API}",
        )
        raise failed(source, "interface", "no-api-number", cause)
    if number > PLUGIN_API:
        cause = Label(
            f"est écrit pour l'interface {number}, cette version connaît {PLUGIN_API} : installer un msp-model plus "
            "récent",
            f"was written for interface {number}, this version knows {PLUGIN_API}: it needs a newer msp-model",
        )
        raise failed(source, "interface", "newer-api", cause)


def _managed(source: Source, plugin: object) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(HookSpecs)
    try:
        manager.register(plugin, name=source.name)
    except pluggy.PluginValidationError as error:  # a hook without arguments leaves pluggy little else to object to
        cause = Label(
            f"son hook {_HOOKS}{_arguments(plugin)} ne convient pas : il n'a aucun argument et n'en enveloppe pas "
            f"d'autre ; écrire def {_HOOKS}()",
            f"its hook {_HOOKS}{_arguments(plugin)} does not fit: it has no argument and wraps no other; write def "
            f"{_HOOKS}()",
        )
        raise failed(source, "interface", "wrong-hook", cause) from error
    except Exception as error:
        cause = Label(f"ne peut être lu : {raised(error)}", f"cannot be looked at: {raised(error)}")
        raise failed(source, "interface", "wrong-hook", cause) from error
    callers = [hook for hook in manager.get_hookcallers(plugin) or () if not hook.has_spec()]
    names = ", ".join(sorted({hook.name for hook in callers for impl in hook.get_hookimpls() if not impl.optionalhook}))
    if names:
        cause = Label(
            f"implémente un hook qui n'existe pas, {names} ; il y a : {_HOOKS}",
            f"implements a hook that does not exist, {names}; there is: {_HOOKS}",
        )
        raise failed(source, "interface", "wrong-hook", cause)
    if not manager.hook.msp_model_packs.get_hookimpls():
        cause = Label(
            f"n'a pas de hook : écrire @hookimpl au-dessus de def {_HOOKS}()",
            f"has no hook: write @hookimpl above def {_HOOKS}()",
        )
        raise failed(source, "interface", "no-hook", cause)
    return manager


def _arguments(plugin: object) -> str:
    """Give the arguments of a plugin's hook as they are written; nothing where they cannot be told."""
    try:
        return str(inspect.signature(getattr(plugin, _HOOKS)))
    except (AttributeError, TypeError, ValueError):
        return ""


def _asked(source: Source, manager: pluggy.PluginManager) -> tuple[Pack, ...]:
    """Call the hook and end what it began: a generator may raise at its last step."""
    try:
        results = manager.hook.msp_model_packs()
        found = [each for result in results for each in (result if _many(result) else [result])]
    except ProblemsError as error:
        raise failed(source, "collect", "bad-data", _BAD_DATA, error.problems) from error
    except (Exception, SystemExit) as error:
        cause = Label(f"son hook échoue : {raised(error)}", f"its hook raised {raised(error)}")
        raise failed(source, "collect", "hook-raised", cause) from error
    wrong = next((each for each in found if not isinstance(each, Pack)), None)
    single = next((result for result in results if isinstance(result, Pack)), None)
    if wrong is not None or single is not None:
        got = _short(wrong) if single is None else "Pack"
        cause = Label(
            f"son hook donne {got} : donner des Pack, par yield ou dans une liste",
            f"its hook gives {got}: give packs, yielded or in a list",
        )
        raise failed(source, "collect", "not-a-pack", cause)
    return tuple(found)


def _many(result: object) -> bool:
    return isinstance(result, Iterable) and not isinstance(result, str | bytes)


def _short(value: object) -> str:
    """Show any value in a few words; never raises, whatever it is shown."""
    shortener = Repr()
    shortener.maxother = shortener.maxstring = 60
    return shortener.repr(value)


def _check_contents(source: Source, pack: Pack) -> None:
    problems: list[Problem] = []
    for field, wanted in _CONTENTS.items():
        for number, value in enumerate(getattr(pack, field)):
            if not (_is_extension(value) if wanted is None else isinstance(value, wanted)):
                word = "(key, attrs class)" if wanted is None else wanted.__name__
                problems.append(_not_of_its_kind(f"{pack.id}: {field}[{number}]", word, value))
    problems = problems or [
        problem
        for number, (key, held) in enumerate(pack.extensions)
        for problem in _unreadable(f"{pack.id}: extensions[{number}]", key, held)
    ]
    if problems:
        raise failed(source, "collect", "bad-pack", _BAD_PACK, problems)


_BAD_PACK = Label("son contenu a des problèmes", "what it holds has problems")


def _is_extension(value: object) -> bool:
    match value:
        case (str(), type() as held):
            return attrs.has(held)
        case _:
            return False


def _unreadable(path: str, key: str, held: type[Any]) -> Iterator[Problem]:
    """Say why no dossier could hold a value of a class: every dossier is read with those of every pack."""
    if not issubclass(held, Hashable):
        fr, en = (
            f"{held.__name__} peut changer : écrire @attrs.frozen",
            f"{held.__name__} can change: write @attrs.frozen",
        )
        yield Problem(path=path, code="wrong-type", message=Label(fr, en))
    try:
        Codec(extensions={key: held})
    except Exception as error:  # noqa: BLE001 - its annotations may name anything
        fr, en = (
            f"aucun dossier ne peut contenir {held.__name__} : {raised(error)}",
            f"no dossier can hold {held.__name__}: {raised(error)}",
        )
        yield Problem(path=path, code="wrong-type", message=Label(fr, en))


def _not_of_its_kind(path: str, wanted: str, found: object) -> Problem:
    fr, en = f"{wanted} attendu, pas {_short(found)}.", f"expected {wanted}, not {_short(found)}."
    return Problem(path=path, code="wrong-type", message=Label(fr, en))
