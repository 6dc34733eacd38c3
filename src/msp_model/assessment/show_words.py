"""The words of an assessment: days, places, marks and sources, in French and English."""

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from msp_model.entities import DEPARTEMENTS, REGIONS, Territory
from msp_model.expressions.explain_text import clean
from msp_model.expressions.spell import spell_value
from msp_model.expressions.spell_values import THIN, punctuation
from msp_model.values import UNKNOWN, Label, Language, Unknown

if TYPE_CHECKING:
    from msp_model.assessment.answer import Answer, Source

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")
_MONTHS: Final[dict[Language, str]] = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
}

MARKS: Final[dict[str, Label]] = {
    "stale": Label("à revérifier", "stale"),
    "indicative": Label("indicatif", "indicative"),
    "inferred": Label("déduit", "inferred"),
    "not-confirmed": Label("non confirmé", "not confirmed"),
}
"""What the reader must know of an answer, in a word."""

MARKS_MEAN: Final[dict[str, Label]] = {
    "stale": Label(
        "le jour demandé va au-delà de ce qui a été lu du texte, qui a pu changer\u202f: à vérifier avant de s'y fier",
        "the day asked lies beyond what was read of the text, which may have changed: check it before relying on it",
    ),
    "indicative": Label(
        "repose sur une source commerciale ou non signée\u202f: chercher une meilleure source",
        "rests on a commercial or unsigned source: look for a better one",
    ),
    "inferred": Label(
        "un chiffre a été reconstitué à partir du texte, il n'y est pas imprimé",
        "a figure was reconstructed from the text, it is not printed there",
    ),
    "not-confirmed": Label(
        "le jour demandé est postérieur à l'observation du dossier\u202f: les faits ont pu changer",
        "the day asked is after the dossier was observed: the facts may have changed",
    ),
}
"""What each mark means, in a sentence."""


NOT_CONCERNED: Final = Label("la règle ne s'applique pas", "the rule does not apply")
"""The exception under which a rule asks nothing."""

_PLAIN_SPACE: Final = re.compile(r"(?<=«) |(?<=[\w»)\]…’'\"%€]) (?=[:;?!»%€](?:[\s,.;:)\]»<&]|$))")


def say(lang: Language, fr: str, en: str) -> str:
    """Choose the words of a language."""
    return fr if lang == "fr" else en


def listed(words: list[str], lang: Language) -> str:
    """Join the parts of an enumeration."""
    return punctuation(";", lang).join(words)


def quoted(words: str, lang: Language) -> str:
    """Put words between the quotation marks of the language."""
    return say(lang, f"«\u202f{words}\u202f»", f"“{words}”")


def colon(lang: Language) -> str:
    """Give a colon with the spaces of the language."""
    return punctuation(":", lang)


def spaced(words: str, lang: Language) -> str:
    r"""Put the no-break spaces of French where a label was typed with plain ones; nothing else is changed.

    >>> spaced("« Porteurs de projet » : 80 %", "fr")
    '«\u202fPorteurs de projet\u202f»\u202f: 80\u202f%'
    """
    return _PLAIN_SPACE.sub(THIN, words) if lang == "fr" else words


def marked_down(words: str) -> str:
    """Write words so that Markdown shows them as they are."""
    return _MARKDOWN.sub(r"\\\1", clean(words))


def capital(words: str) -> str:
    """Begin with a capital letter; nothing else is changed."""
    return words[:1].upper() + words[1:]


def long_day(day: date, lang: Language) -> str:
    """Write a day in full: 24 décembre 2024, 1er janvier 2025.

    >>> long_day(date(2025, 1, 1), "fr")
    '1er janvier 2025'
    """
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{number} {_MONTHS[lang].split()[day.month - 1]} {day.year}"


def place_words(written: str | Unknown, lang: Language) -> str:
    """Say where a territory lies: commune 71366, Saône-et-Loire, Bourgogne-Franche-Comté."""
    if written is UNKNOWN:
        return say(lang, "lieu inconnu", "place unknown")
    place = Territory.parse(written)
    names = []
    if place.level.value == "commune":
        names.append(f"{place.level.label.text(lang)} {place.code}")
    if place.departement is not None:
        names.append(DEPARTEMENTS[place.departement.code].name)
    if place.region is not None:
        names.append(REGIONS[place.region.code].name)
    return ", ".join(names) or place.level.label.text(lang)


def marks_words(marks: tuple[str, ...], lang: Language) -> str:
    """Say the marks of an answer in a word each."""
    return ", ".join(MARKS[mark].text(lang) if mark in MARKS else mark for mark in marks)


def source_words(source: "Source", lang: Language) -> str:
    """Cite a text: reference, place there, grade in words, and whether it is to be checked again."""
    cited = ", ".join(part for part in (source.reference, source.at) if part)
    known = [source.grade.label.text(lang), *([MARKS["stale"].text(lang)] if source.stale else [])]
    return f"{cited} ({listed(known, lang)})"


def settled_words(answer: "Answer", lang: Language) -> str:
    """Say what an answer is whatever the missing facts; empty where what is missing can change it, or nothing is."""
    if answer.verdict is not UNKNOWN or answer.missing.verdict is UNKNOWN:
        return ""
    common = spell_value(answer.missing.verdict, lang)
    return say(lang, f"{common}, quels que soient les faits manquants", f"{common}, whatever the missing facts")
