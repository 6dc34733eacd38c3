"""Counts: what is published of the place of an MSP and that no rule reads, with source and day."""

from fractions import Fraction
from typing import Final

from msp_model.assessment.show_words import colon, listed, long_day, say
from msp_model.expressions.kinds import Ratio
from msp_model.expressions.spell import spell_amount, spell_number
from msp_model.rulebook.text import Observation, Qualifier, Text
from msp_model.values import UNKNOWN, Label, Language

_UNITS: Final[dict[str, Label]] = {
    "EUR": Label("€", "EUR"),
    "EUR an hour": Label("€ de l'heure", "EUR an hour"),
    "EPCI": Label("EPCI", "EPCI"),
    "coordinators": Label("coordinateurs", "coordinators"),
    "federations": Label("fédérations", "federations"),
    "general practitioners": Label("médecins généralistes", "general practitioners"),
    "hours a week": Label("heures par semaine", "hours a week"),
    "minutes": Label("minutes", "minutes"),
    "msp": Label("MSP", "MSP"),
    "nurses": Label("infirmiers", "nurses"),
    "patients": Label("patients", "patients"),
    "pharmacists": Label("pharmaciens", "pharmacists"),
    "physicians": Label("médecins", "physicians"),
    "physiotherapists": Label("kinésithérapeutes", "physiotherapists"),
    "professionals": Label("professionnels", "professionals"),
    "projects": Label("projets", "projects"),
    "structures": Label("structures", "structures"),
}
_QUALIFIERS: Final[dict[Qualifier, Label]] = {
    Qualifier.ABOUT: Label("environ ", "about "),
    Qualifier.AT_LEAST: Label("au moins ", "at least "),
    Qualifier.AT_MOST: Label("au plus ", "at most "),
}


def count_words(observation: Observation, text: Text, lang: Language) -> str:
    """Write a published count: what the text says it is, the figure, the source, its grade and the day."""
    day = (
        say(lang, "jour non publié", "day not published")
        if observation.day is UNKNOWN
        else say(lang, "au ", "on ") + long_day(observation.day, lang)
    )
    source = listed([text.reference, text.grade.label.text(lang), day], lang)
    words = f"{observation.at or text.title.text(lang)}{colon(lang)}{figure_words(observation, lang)} ({source})"
    return words if observation.note is None else f"{words}. {observation.note.text(lang)}"


def figure_words(observation: Observation, lang: Language) -> str:
    """Write the figure of a count with its unit, and how exact it is."""
    qualifier = _QUALIFIERS.get(observation.qualifier)
    about = "" if qualifier is None else qualifier.text(lang)
    if observation.unit in {"share", "Ratio"}:
        return about + spell_amount(Fraction(observation.value), Ratio, lang)
    unit = _UNITS.get(observation.unit)
    words = observation.unit if unit is None else unit.text(lang)
    gap = "\u202f" if lang == "fr" and not words[:1].isalpha() else " "
    return f"{about}{spell_number(observation.value, lang)}{gap}{words}"
