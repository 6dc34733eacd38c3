"""The rulebook of what is installed, and a dossier, for the commands."""

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msp_model.assessment import Book
from msp_model.cli.call import FAILED, WRONG, Call, Refusal
from msp_model.documents import Codec, MissingExtraError
from msp_model.entities import Msp
from msp_model.plugins import NATIONAL, PluginError, PluginWarning, Registry, build_rulebook
from msp_model.rulebook import Rulebook
from msp_model.values import ProblemsError


def load_book(call: Call) -> Book:
    """Load the rulebook, ready to answer; say which packs were left out. Raises Refusal where there is none to load."""
    registry = Registry()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PluginWarning)
            registry.load_entry_points()
            rulebook = build_rulebook(registry)
    except PluginError as error:
        own = error.failure.plugin == NATIONAL
        raise Refusal(error.failure.text(call.lang), status=FAILED if own else WRONG) from error
    except ProblemsError as error:
        raise Refusal(*(problem.text(call.lang) for problem in error.problems), status=FAILED) from error
    failures = registry.failures()
    for failure in failures:
        call.warn(failure.text(call.lang).partition("\n")[0])
    if failures:
        call.warn(call.say("(msp-model plugins en dit plus)", "(msp-model plugins tells more)"))
    return Book(rulebook, tuple(failure.problem for failure in failures))


def load_rulebook(call: Call) -> Rulebook:
    """Load the rulebook, to be read."""
    return load_book(call).rulebook


def file_of(call: Call, path: str) -> Path:
    """Give a file that can be opened. Raises Refusal for none, so that it is said before anything is loaded."""
    file = Path(path)
    if not file.exists():
        raise Refusal(f"{path}: {call.say('ce fichier n’existe pas', 'there is no such file')}")
    if file.is_dir():
        raise Refusal(f"{path}: {call.say('c’est un répertoire, pas un fichier', 'this is a folder, not a file')}")
    return file


def read_msp(call: Call, file: Path, rulebook: Rulebook) -> Msp:
    """Read a dossier; say what was accepted with a doubt. Raises Refusal with every problem."""
    try:
        dossier = Codec(extensions=extensions_of(rulebook)).read_dossier(file)
    except ProblemsError as error:
        raise Refusal(*call.problems(str(file), error.problems)) from error
    except MissingExtraError as error:
        raise Refusal(f"{file}: {error}") from error
    call.warn(*call.problems(str(file), dossier.warnings))
    return dossier.msp


def extensions_of(rulebook: Rulebook) -> Mapping[str, type[Any]]:
    """Give the classes of the data that packs add to a dossier, by key."""
    return {key: held for pack in rulebook.packs for key, held in pack.extensions}
