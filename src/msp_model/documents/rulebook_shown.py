"""What the records of a rulebook say in words, for who compares two of them."""

from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

from msp_model.assessment.show_words import long_day, say
from msp_model.documents.rule_records import Changeable, DomainRecord, ExpressionRecord, TermRecord, WhichSite
from msp_model.documents.rulebook_records import ReadingRecord, SetBy
from msp_model.entities import Territory
from msp_model.rulebook import Basis, Citation
from msp_model.values import UNKNOWN, Label, Language, Period

FIELDS: Final[dict[str, Label]] = {
    "about": Label("lu de", "read from"),
    "amount": Label("montant", "amount"),
    "applies": Label("s'applique si", "applies where"),
    "at": Label("endroit du texte", "place in the text"),
    "at_most": Label("plafond et non droit", "a ceiling, not a right"),
    "basis": Label("fondement", "basis"),
    "because": Label("raison", "reason"),
    "change": Label("peut être changé", "can be changed"),
    "checked_on": Label("vérifié le", "checked on"),
    "cumulation": Label("cumul", "cumulation"),
    "day": Label("jour", "day"),
    "default": Label("lecture par défaut", "default reading"),
    "domain": Label("valeurs possibles", "possible values"),
    "extensions": Label("données ajoutées", "data added"),
    "federations": Label("fédérations", "federations"),
    "funder": Label("financeur", "funder"),
    "grade": Label("note", "grade"),
    "in_force_from": Label("en vigueur à partir du", "in force from"),
    "in_force_until": Label("plus en vigueur le", "no longer in force on"),
    "kind": Label("nature", "kind"),
    "label": Label("libellé", "label"),
    "note": Label("remarque", "note"),
    "ours": Label("sans source", "without a source"),
    "pack": Label("module", "pack"),
    "period": Label("vaut", "holds"),
    "published": Label("publié le", "published on"),
    "qualifier": Label("précision", "precision"),
    "question": Label("question", "question"),
    "reading": Label("lecture", "reading"),
    "readings": Label("lectures", "readings"),
    "reference": Label("référence", "reference"),
    "replaces": Label("remplace", "replaces"),
    "requires": Label("condition", "condition"),
    "set_by": Label("fixé par", "set by"),
    "site": Label("sites concernés", "sites concerned"),
    "sources": Label("sources", "sources"),
    "subject": Label("sujet", "subject"),
    "terms": Label("modalités", "terms"),
    "territories": Label("territoires", "territories"),
    "territory": Label("territoire", "territory"),
    "text": Label("texte", "text"),
    "title": Label("titre", "title"),
    "unit": Label("unité", "unit"),
    "unpublished": Label("non publié", "not published"),
    "url": Label("adresse", "address"),
    "uses": Label("emplois", "uses"),
    "value": Label("valeur", "value"),
    "version": Label("version", "version"),
}
"""What each field is called."""

_WORDS: Final[dict[Enum, Label]] = {
    SetBy.NATION: Label("la nation", "the nation"),
    SetBy.REGION: Label("la région", "the region"),
    WhichSite.MAIN: Label("le site principal", "the main site"),
    WhichSite.ANY: Label("n'importe quel site", "any site"),
    Basis.STATED: Label("dit par le texte", "stated in the text"),
    Basis.INFERRED: Label("déduit du texte", "inferred from the text"),
    Changeable.NEVER: Label("jamais", "never"),
    Changeable.ANY: Label("oui", "yes"),
    Changeable.UP: Label("vers le haut", "upwards"),
    Changeable.DOWN: Label("vers le bas", "downwards"),
    Changeable.LATER: Label("vers plus tard", "towards later"),
}


def shown(value: Any) -> Label:
    """Give what a field of a record holds, in words."""
    return Label(_shown(value, "fr") or "–", _shown(value, "en") or "–")


def _shown(value: Any, lang: Language) -> str:
    match value:
        case None:
            return say(lang, "aucun", "none")
        case Label():
            return value.text(lang)
        case bool():
            return say(lang, "oui", "yes") if value else say(lang, "non", "no")
        case date():
            return long_day(value, lang)
        case Enum() if value is not UNKNOWN:
            label = _WORDS.get(value) or getattr(value, "label", None)
            return label.text(lang) if isinstance(label, Label) else str(value.value)
        case Period():
            return _period(value, lang)
        case ExpressionRecord():
            return value.words.text(lang)
        case Citation():
            return ", ".join(part for part in (value.text, value.at) if part)
        case ReadingRecord():
            return _named(value.label.text(lang), _shown(value.sources, lang))
        case TermRecord():
            return f"{value.label.text(lang)} = {value.value.words.text(lang)}"
        case DomainRecord():
            return _domain(value, lang)
        case tuple():
            return "; ".join(_shown(each, lang) for each in value)
        case str() | int() | Territory():
            return str(value)
    return say(lang, "inconnu", "unknown")


def _named(words: str, more: str) -> str:
    return f"{words} ({more})" if more else words


def _period(period: Period, lang: Language) -> str:
    start, until = period.start, period.until
    first = say(lang, "début inconnu", "start unknown")
    if start is None:
        first = say(lang, "depuis toujours", "since ever")
    elif isinstance(start, date):
        first = say(lang, f"depuis le {long_day(start, lang)}", f"since {long_day(start, lang)}")
    if until is None:
        return first
    if not isinstance(until, date):
        return f"{first}, {say(lang, 'fin inconnue', 'end unknown')}"
    last = long_day(until - timedelta(days=1), lang)
    return f"{first}, {say(lang, f'jusqu’au {last}', f'until {last}')}"


def _domain(domain: DomainRecord, lang: Language) -> str:
    if domain.least is None:
        words = ", ".join(domain.members) or say(lang, "toutes", "all")
    else:
        words = say(lang, f"de {domain.least} à {domain.greatest}", f"from {domain.least} to {domain.greatest}")
        words += "" if domain.step == "1" else say(lang, f" par {domain.step}", f" by {domain.step}")
    return words + (say(lang, ", ou absent", ", or absent") if domain.absent else "")
