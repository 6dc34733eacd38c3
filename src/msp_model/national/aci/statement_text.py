"""Statements as plain text, to be read on a terminal or laid beside the one of the health insurance."""

from collections.abc import Iterator

from msp_model.expressions.explain_text import clean
from msp_model.expressions.spell_values import punctuation, spell_day, spell_value
from msp_model.national.aci.indicator import Axis
from msp_model.national.aci.narrowing import narrowing
from msp_model.national.aci.printed import (
    MARKS,
    Cents,
    Printed,
    cents_of,
    day_text,
    euros_text,
    mark_of,
    met_text,
    percent_text,
    points_text,
    printed,
    source_text,
)
from msp_model.national.aci.statement import AciLine, AciStatement, bounds_of
from msp_model.values import Label, Language

_LABEL_WIDTH = 76
_QUESTIONS = 5
_FEW = 3


def to_text(statement: AciStatement, lang: Language = "fr") -> str:
    """Write a statement: its lines by axis, its totals and days, and what is not certain in it."""
    return "\n".join(line.rstrip() for line in _lines(statement, lang))


def say(lang: Language, fr: str, en: str) -> str:
    """Give the words in a language."""
    return Label(fr, en).text(lang)


def _lines(statement: AciStatement, lang: Language) -> Iterator[str]:
    cents = printed(statement)
    yield f"ACI {statement.year} — {clean(statement.name)}"
    yield statement.regime.label.text(lang)
    yield ""
    yield from _prerequisites(statement, lang)
    everywhere = set.intersection(*(set(line.marks) for line in statement.lines))
    for axis in Axis:
        yield ""
        yield f"{axis.value}. {axis.label.text(lang)}"
        for line, paid in zip(statement.lines, cents.lines, strict=True):
            if line.axis is axis:
                yield from _line(line, paid, lang, everywhere)
    yield ""
    yield from _totals(statement, cents, lang)
    if statement.france_sante is not None:
        yield ""
        yield from _france_sante(statement, lang)
    yield from _notes(statement, lang)


def _prerequisites(statement: AciStatement, lang: Language) -> Iterator[str]:
    missing = [one for one in statement.prerequisites if one.met is not True]
    if not missing:
        yield say(lang, "Tous les prérequis sont remplis.", "Every prerequisite is met.")
    for one in missing:
        word = say(lang, "Prérequis", "Prerequisite")
        effect = say(lang, ", rien n'est payé", ", nothing is paid") if one.met is False else ""
        yield f"{word} {met_text(one.met, lang)}{effect}{punctuation(':', lang)}{one.id}, {one.label.text(lang)}"
        yield from (f"    {reason}" for reason in one.why.text(lang, brief=True).splitlines())


def _line(line: AciLine, paid: Cents, lang: Language, everywhere: set[str]) -> Iterator[str]:
    label = f"{line.id}  {line.label.text(lang)}"
    points = f"{points_text(line.points, lang)} pts"
    yield f"{mark_of(line.met)} {label:<{_LABEL_WIDTH}} {points:>12} {euros_text(paid, lang):>14}"
    parts = [
        line.nature.label.text(lang),
        f"{say(lang, 'fixe', 'fixed')} {points_text(line.fixed, lang)}",
        f"{say(lang, 'variable', 'variable')} {points_text(line.variable, lang)}",
        source_text(line.sources),
        *(MARKS[mark].text(lang) for mark in line.marks if mark not in everywhere),
    ]
    yield f"    {punctuation(';', lang).join(parts)}"
    if line.met is not True:
        yield from (f"    {reason}" for reason in line.why.text(lang, brief=True).splitlines())


def total_rows(statement: AciStatement, cents: Printed, lang: Language) -> Iterator[tuple[str, str]]:
    """Give the totals of a statement with their words."""
    yield say(lang, "Points de la grille", "Points of the grid"), points_text(statement.points, lang)
    yield say(lang, "Points payés", "Points paid"), points_text(statement.due, lang)
    rate = percent_text(statement.increase_rate, lang)
    yield (
        say(lang, f"Majoration précarité ({rate})", f"Increase for precarity ({rate})"),
        euros_text(cents.increase, lang),
    )
    if bounds_of(statement.complement) != (0, 0):
        words = say(lang, "Complément au plancher des structures nouvelles", "Up to the floor of new structures")
        yield words, euros_text(cents.complement, lang)
    yield say(lang, "Total de l'année", "Total of the year"), euros_text(cents.total, lang)
    day = day_text(statement.advance_day, lang)
    yield say(lang, f"Avance, au plus tard le {day}", f"Advance, at the latest {day}"), euros_text(cents.advance, lang)
    day = spell_day(statement.balance_day, lang)
    yield say(lang, f"Solde, au plus tard le {day}", f"Balance, at the latest {day}"), euros_text(cents.balance, lang)
    least, _ = bounds_of(statement.balance)
    if least is not None and least < 0:
        months = statement.refund_months
        words = say(
            lang, f"Solde négatif : à rembourser sous {months} mois", f"Negative balance: paid back in {months} months"
        )
        yield words, ""


def _totals(statement: AciStatement, cents: Printed, lang: Language) -> Iterator[str]:
    for words, amount in total_rows(statement, cents, lang):
        yield f"{words:<{_LABEL_WIDTH}} {amount:>29}"
    day, sent = spell_day(statement.documents_day, lang), spell_value(statement.documents_in_time, lang)
    yield say(
        lang, f"Justificatifs envoyés au plus tard le {day} : {sent}", f"Documents sent at the latest {day}: {sent}"
    )


def _france_sante(statement: AciStatement, lang: Language) -> Iterator[str]:
    line = statement.france_sante
    assert line is not None
    words = say(lang, "France Santé, à part et à titre indicatif", "France Santé, apart and indicative")
    yield f"{mark_of(line.met)} {words:<{_LABEL_WIDTH}} {euros_text(cents_of(line.amount), lang):>27}"
    for one in line.commitments:
        yield f"    {mark_of(one.met)} {one.id}  {one.label.text(lang)}"


def _notes(statement: AciStatement, lang: Language) -> Iterator[str]:
    if statement.marks:
        yield ""
        yield say(lang, "À savoir :", "Note:")
        for mark in statement.marks:
            labels = [origin.label.text(lang) for origin in statement.figures(mark)]
            named = f" ({'; '.join(labels)})" if 0 < len(labels) <= _FEW else ""
            yield f"  - {MARKS[mark].text(lang)}{named}"
    questions = narrowing(statement)[:_QUESTIONS]
    if questions:
        yield ""
        yield say(lang, "Ce qui préciserait le plus le total :", "What would narrow the total most:")
        yield from (f"  - {one.label.text(lang)} ({one.input})" for one in questions)
