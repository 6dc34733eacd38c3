"""``msp-model diff``: what changed between two rulebooks, from which day, by which text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from msp_model.assessment.show_lines import BLANK, INDENT, TextLine
from msp_model.assessment.show_words import capital, colon, long_day, say
from msp_model.cli.call import Call, Refusal
from msp_model.cli.loading import load_rulebook
from msp_model.cli.spoken import argument, command, option
from msp_model.cli.types import WordType
from msp_model.documents import (
    ChangeKind,
    Difference,
    RulebookChange,
    RulebookDocument,
    diff_rulebooks,
    export_rulebook,
    read_rulebook_document,
)
from msp_model.values import Label, Language, ProblemsError

_CURRENT = "current"

_SECTIONS: Final = {
    "packs": Label("Modules", "Packs"),
    "texts": Label("Textes", "Texts"),
    "parameters": Label("Chiffres", "Figures"),
    "interpretations": Label("Interprétations", "Interpretations"),
    "facts": Label("Faits", "Facts"),
    "rules": Label("Règles", "Rules"),
    "schemes": Label("Dispositifs", "Schemes"),
    "observations": Label("Chiffres publiés qu'aucune règle ne lit", "Published counts that no rule reads"),
    "readings": Label("Lectures des régions", "Readings of regions"),
}
_CHANGES: Final = {
    ChangeKind.ADDED: Label("ajout", "new"),
    ChangeKind.REMOVED: Label("retrait", "removed"),
    ChangeKind.CHANGED: Label("modification", "changed"),
}
_SIGNS: Final = {ChangeKind.ADDED: "+ ", ChangeKind.REMOVED: "- ", ChangeKind.CHANGED: "~ "}


@command(
    fr="Comparer deux recueils écrits par msp-model export\u202f: quelle règle, quel dispositif, quel texte ou quel chiffre "
    "a changé, depuis quel jour, par quel texte.",
    en="Compare two rulebooks written by msp-model export: which rule, scheme, text or figure changed, from which day, "
    "by which text.",
    examples=["msp-model diff recueil-2026-06.json current", "msp-model diff avant.json apres.json --format json"],
)
@argument("old", fr="le recueil d'avant\u202f: un fichier, ou current", en="the former rulebook: a file, or current")
@argument(
    "new",
    fr="le recueil d'après\u202f: un fichier, ou current, celui qui est installé",
    en="the later rulebook: a file, or current, the one installed",
)
@option(
    "--format",
    "form",
    type=WordType(["text", "json"]),
    default="text",
    fr="forme de la réponse (text)",
    en="form of the answer (text)",
)
def diff(call: Call, old: str, new: str, form: str) -> None:
    """Compare two rulebooks."""
    before, after = _read(call, old), _read(call, new)
    changes = diff_rulebooks(before, after)
    if form == "json":
        call.json({"old": before.digest, "new": after.digest, "changes": [change.to_dict() for change in changes]})
    else:
        call.lines(_lines(changes, call.lang))


def _read(call: Call, given: str) -> RulebookDocument:
    if given == _CURRENT:
        return export_rulebook(load_rulebook(call))
    try:
        return read_rulebook_document(given)
    except ProblemsError as error:
        raise Refusal(*call.problems(given, error.problems)) from error


def _lines(changes: Sequence[RulebookChange], lang: Language) -> Iterator[TextLine]:
    """Write the changes, section by section."""
    if not changes:
        yield TextLine("text", 0, "", say(lang, "Aucune différence.", "No difference."))
    for number, (what, found) in enumerate(groupby(changes, key=lambda change: change.what)):
        if number:
            yield BLANK
        yield TextLine("section", 0, "", _SECTIONS[what].text(lang))
        for change in found:
            yield from _change(change, lang)


def _change(change: RulebookChange, lang: Language) -> Iterator[TextLine]:
    more = f" ({_CHANGES[change.change].text(lang)})"
    yield TextLine("plain", 2, _SIGNS[change.change], change.title.text(lang) + more, f"  [{change.id}]")
    if change.since is not None:
        yield _detail(say(lang, "depuis le", "since"), long_day(change.since, lang), lang)
    if change.by:
        places = (", ".join(part for part in (reference, one.at) if part) for one, reference in change.by)
        yield _detail(say(lang, "par", "by"), "; ".join(places), lang)
    for difference in change.differences:
        yield from _difference(difference, lang)


def _difference(difference: Difference, lang: Language) -> Iterator[TextLine]:
    name = difference.label.text(lang)
    for moment, words in (
        (say(lang, "avant", "before"), difference.before),
        (say(lang, "après", "after"), difference.after),
    ):
        nothing = say(lang, "rien", "nothing")
        yield _detail(f"{name}, {moment}", nothing if words is None else words.text(lang), lang)


def _detail(name: str, words: str, lang: Language) -> TextLine:
    return TextLine("detail", INDENT + 2, f"{capital(name)}{colon(lang)}", " ".join(words.split("\n")))
