"""The words of an assessment: days, places, verdicts, marks, amounts and sources, in French and English."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msp_model.entities import DEPARTEMENTS, REGIONS, Territory
from msp_model.expressions.explain_text import clean
from msp_model.expressions.kinds import Day, Truth, inner, is_number, is_one_of
from msp_model.expressions.leaves import Since
from msp_model.expressions.program import FreeLeaf
from msp_model.expressions.spell import spell, spell_amount, spell_value
from msp_model.expressions.spell_values import punctuation, unit_words
from msp_model.values import UNKNOWN, Interval, Label, Language, Unknown

if TYPE_CHECKING:
    from msp_model.assessment.answer import Amount, Answer, Source

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
        "le jour demandé va au-delà de ce qui a été lu du texte, qui a pu changer : à vérifier avant de s'y fier",
        "the day asked lies beyond what was read of the text, which may have changed: check it before relying on it",
    ),
    "indicative": Label(
        "repose sur une source commerciale ou non signée : chercher une meilleure source",
        "rests on a commercial or unsigned source: look for a better one",
    ),
    "inferred": Label(
        "un chiffre a été reconstitué à partir du texte, il n'y est pas imprimé",
        "a figure was reconstructed from the text, it is not printed there",
    ),
    "not-confirmed": Label(
        "le jour demandé est postérieur à l'observation du dossier : les faits ont pu changer",
        "the day asked is after the dossier was observed: the facts may have changed",
    ),
}
"""What each mark means, in a sentence."""


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


def leaf_words(leaf: FreeLeaf, lang: Language) -> str:
    """Name what is missing: a fact, a figure that no text gives, or the day since which something holds."""
    if isinstance(leaf, Since):
        condition = quoted(spell(leaf.condition, lang), lang)
        return say(lang, f"jour depuis lequel il en est ainsi sans interruption{colon('fr')}{condition}",
                   f"day since which this holds without a break: {condition}")  # fmt: skip
    return leaf.label.text(lang)


def leaf_asks(leaf: FreeLeaf, lang: Language) -> str:
    """Say what kind of thing is to be told: yes or no, a date, a number of persons, one of some words."""
    kind = inner(leaf.kind)
    if kind is Truth:
        return say(lang, "oui ou non", "yes or no")
    if kind is Day:
        return say(lang, "une date", "a date")
    if is_one_of(kind):
        return say(lang, " ou ", " or ").join(spell_value(member, lang) for member in leaf.domain.members)
    unit = unit_words(kind, lang) if is_number(kind) else ""
    return say(lang, f"un nombre, en {unit}", f"a number, in {unit}") if unit else say(lang, "un nombre", "a number")


def verdict_words(value: Any, lang: Language) -> str:
    """Write a verdict or an amount without unit."""
    return spell_value(value, lang)


def amount_words(amount: "Amount", lang: Language) -> str:
    """Write an amount: exact, a range, or why it is unknown and what it hangs on."""
    value = amount.value
    if value is None:
        return say(lang, "aucun", "none")
    if value is not UNKNOWN and not isinstance(value, Interval):
        return spell_amount(value, amount.kind, lang)
    if amount.unpublished:
        return _not_published(amount, lang)
    bounds = amount.bounds if value is UNKNOWN else value
    words = [say(lang, "inconnu", "unknown")] if value is UNKNOWN else []
    if bounds is not UNKNOWN:
        words.append(spell_amount(bounds, amount.kind, lang))
    facts = [leaf_words(leaf, lang) for leaf, found in amount.explanation.reads() if not _settled(found)]
    hangs = f"{say(lang, 'selon', 'depending on')}{colon(lang)}{', '.join(dict.fromkeys(facts))}" if facts else ""
    return f"{', '.join(words)} ({hangs})" if hangs else ", ".join(words)


def _settled(found: Any) -> bool:
    return found is not UNKNOWN and not isinstance(found, Interval)


def _not_published(amount: "Amount", lang: Language) -> str:
    """Say that no text gives it; name the figures where there are several, and who is to set them."""
    alone = amount.explanation.program.nodes[amount.explanation.root] in amount.unpublished
    names = "" if alone else ", ".join(quoted(leaf.label.text(lang), lang) for leaf in amount.unpublished)
    regional = any(leaf.set_by == "region" for leaf in amount.unpublished)
    setter = say(lang, "à fixer par la région", "the region's to set") if regional else ""
    more = listed([part for part in (names, setter) if part], lang)
    return f"{say(lang, 'inconnu', 'unknown')}{colon(lang)}{say(lang, 'non publié', 'not published')}" + (
        f" ({more})" if more else ""
    )


def settled_words(answer: "Answer", lang: Language) -> str:
    """Say what an answer is whatever the missing facts; empty where what is missing can change it, or nothing is."""
    if answer.verdict is not UNKNOWN or answer.missing.verdict is UNKNOWN:
        return ""
    common = spell_value(answer.missing.verdict, lang)
    return say(lang, f"{common}, quels que soient les faits manquants", f"{common}, whatever the missing facts")
