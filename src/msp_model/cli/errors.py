"""What was typed wrong, in one line and in the language of the person who typed it."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

import click

from msp_model.values import Label, Language


def near(word: str, known: Iterable[str], lang: Language) -> str:
    """Give the end of a sentence that suggests the names that *word* looks like; empty where it looks like none.

    A name that ends or goes on as *word* does is near too: ``composition`` for ``fr.sisa.composition``.
    """
    names = list(known)
    small = word.casefold()
    found = [name for name in names if small and small in name.casefold()][:3]
    found = found or get_close_matches(word, names, n=3, cutoff=0.6)
    if not found:
        return ""
    listed = ", ".join(found)
    return Label(f"\u202f; vouliez-vous dire {listed}\u202f?", f"; did you mean {listed}?").text(lang)


def usage_line(error: click.ClickException, lang: Language) -> str:
    """Write an error of the parser in one line, with the command to type for help."""
    ctx = getattr(error, "ctx", None)
    path = "msp-model" if ctx is None else ctx.command_path
    return f"{path}: {_sentence(error, lang)} ({path} --help)"


def _sentence(error: click.ClickException, lang: Language) -> str:
    match error:
        case click.NoSuchOption():
            words = Label(f"aucune option {error.option_name}", f"no option {error.option_name}").text(lang)
            return words + near(error.option_name, error.possibilities or (), lang)
        case click.MissingParameter():
            name = _name(error.param, error.ctx)
            return Label(f"il manque {name}", f"{name} is missing").text(lang)
        case click.BadOptionUsage():
            return Label(
                f"l'option {error.option_name} est mal employée (valeur absente ou en trop)",
                f"option {error.option_name} is badly used (value missing or in excess)",
            ).text(lang)
        case click.BadParameter():
            name = _name(error.param, error.ctx)
            return f"{name}: {one_line(error.message)}"
    if error.message.startswith("Got unexpected extra argument"):
        extra = error.message.partition("(")[2].rstrip(")")
        return Label(f"argument en trop\u202f: {extra}", f"unexpected argument: {extra}").text(lang)
    return one_line(error.message)


def _name(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """Name a parameter as it is typed."""
    if param is None:
        return "?"
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name if ctx is None else param.make_metavar(ctx)


def one_line(words: str) -> str:
    """Put words into one line; no-break spaces stay."""
    return re.sub("[ \t\r\n]+", " ", words).strip().rstrip(".")
