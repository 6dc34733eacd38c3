"""The words of an origin: where a figure comes from, since when, and what the reader must know of it."""

from datetime import timedelta

from msp_model.expressions.leaves import Origin, Parameter
from msp_model.expressions.spell_values import punctuation, spell_day
from msp_model.values import Label, Language

MARKS: dict[str, Label] = {
    "stale": Label("à vérifier, a pu changer depuis", "to be checked, may have changed since"),
    "indicative": Label("indicatif", "indicative"),
    "inferred": Label("déduit du texte", "inferred from the text"),
}
"""What the reader must know of a figure, in words."""

GRADES: dict[str, Label] = {
    "A": Label("source officielle", "official source"),
    "B": Label("source B, fédération, presse ou justice", "source B, federation, press or court"),
    "C": Label("source C, commerciale ou non signée", "source C, commercial or unsigned"),
}
"""How much a text is worth, in words."""


def spell_origin(origin: Origin, lang: Language = "fr") -> str:
    """Cite the text, the place there, the days of the value; then what the reader must know of it.

    An official source is the rule and goes without saying; other grades are said.
    """
    cited = ", ".join(part for part in (origin.reference, origin.at, _days(origin, lang)) if part)
    grade = [] if origin.grade == "A" else [GRADES[origin.grade].text(lang) if origin.grade in GRADES else origin.grade]
    marks = [MARKS[mark].text(lang) if mark in MARKS else mark for mark in _marks(origin)]
    return punctuation(";", lang).join([cited, *grade, *marks])


def _marks(origin: Origin) -> tuple[str, ...]:
    """Give the marks of a figure, an inferred one's own included."""
    inferred = origin.basis == "inferred" and "inferred" not in origin.marks
    return (*origin.marks, "inferred") if inferred else origin.marks


def _days(origin: Origin, lang: Language) -> str:
    if origin.start is None:
        since = Label("début inconnu", "start unknown").text(lang)
    else:
        since = f"{Label('depuis le', 'since').text(lang)} {spell_day(origin.start, lang)}"
    if origin.until is None:
        return since
    last = spell_day(origin.until - timedelta(days=1), lang)
    if origin.start is None:
        return Label(f"{since}, jusqu'au {last}", f"{since}, until {last}").text(lang)
    first = spell_day(origin.start, lang)
    return Label(f"du {first} au {last}", f"from {first} to {last}").text(lang)


def spell_silence(parameter: Parameter[object], lang: Language = "fr", *, known: bool) -> str:
    """Say that no text gives the figure, and who sets it; where it is *known*, it was supposed."""
    if known:
        return Label("valeur supposée, qu'aucun texte ne donne", "supposed value, which no text gives").text(lang)
    if parameter.set_by == "region":
        return Label("à fixer par la région, aucun texte ne le donne", "the region's to set, no text gives it").text(
            lang
        )
    return Label("aucun texte ne le donne", "no text gives it").text(lang)
