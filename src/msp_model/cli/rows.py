"""The tables of the rulebook: a row for each rule, scheme, figure, fact, interpretation, text and count."""

from collections.abc import Iterator
from datetime import date

from msp_model.assessment.show_counts import figure_words
from msp_model.assessment.show_words import say
from msp_model.cli.reading import (
    declared_of,
    entries_of,
    entry_period,
    holds,
    kind_words,
    period_cell,
    read_by,
    readers,
)
from msp_model.expressions import Choice, Fact
from msp_model.expressions.spell import spell_amount
from msp_model.rulebook import Entry, ParameterDeclaration, Rulebook
from msp_model.values import UNKNOWN, Label, Language, Period

Rows = Iterator[list[str]]

HEADS: dict[str, tuple[Label, ...]] = {
    "rules": (
        Label("règle", "rule"),
        Label("nature", "kind"),
        Label("territoire", "territory"),
        Label("vaut", "holds"),
        Label("titre", "title"),
    ),
    "schemes": (
        Label("dispositif", "scheme"),
        Label("territoire", "territory"),
        Label("vaut", "holds"),
        Label("financeur", "funder"),
        Label("titre", "title"),
    ),
    "parameters": (
        Label("chiffre", "figure"),
        Label("territoire", "territory"),
        Label("valeur", "value"),
        Label("vaut", "holds"),
        Label("texte", "text"),
        Label("ce que c'est", "what it is"),
    ),
    "facts": (
        Label("fait", "fact"),
        Label("de quoi", "of what"),
        Label("unité", "unit"),
        Label("lu par", "read by"),
        Label("ce que c'est", "what it is"),
    ),
    "interpretations": (
        Label("interprétation", "interpretation"),
        Label("par défaut", "default"),
        Label("fixée par", "set by"),
        Label("lue par", "read by"),
        Label("question", "question"),
    ),
    "texts": (
        Label("texte", "text"),
        Label("preuve", "grade"),
        Label("nature", "kind"),
        Label("territoire", "territory"),
        Label("vérifié le", "checked on"),
        Label("référence", "reference"),
    ),
    "observations": (
        Label("chiffre publié", "count"),
        Label("territoire", "territory"),
        Label("jour", "day"),
        Label("valeur", "value"),
        Label("texte", "text"),
        Label("ce que c'est", "what it is"),
    ),
}
"""The heads of each table."""

SETTERS = {"nation": Label("nation", "nation"), "region": Label("région", "region")}
"""Who sets a figure or a reading."""

SUBJECTS = {
    "msp": Label("la MSP", "the MSP"),
    "request": Label("une demande", "a request"),
    "declaration": Label("une déclaration ACI", "an ACI declaration"),
    "exercise": Label("un exercice ACI", "an ACI exercise"),
}
"""What a fact is about."""


def rules(rulebook: Rulebook, on: date | None, lang: Language) -> Rows:
    """Give a row for each version of each rule."""
    for rule in rulebook.rules:
        if holds(rule, on):
            period = period_cell(rule.period, lang)
            yield [rule.id, rule.kind.label.text(lang), str(rule.territory), period, rule.title.text(lang)]


def schemes(rulebook: Rulebook, on: date | None, lang: Language) -> Rows:
    """Give a row for each version of each scheme."""
    for scheme in rulebook.schemes:
        if holds(scheme, on):
            words = (period_cell(scheme.period, lang), scheme.funder.text(lang), scheme.title.text(lang))
            yield [scheme.id, str(scheme.territory), *words]


def parameters(rulebook: Rulebook, on: date | None, lang: Language) -> Rows:
    """Give a row for each figure in each territory: its value on a day, or the last one; one for those never given."""
    for name, declaration in sorted(rulebook.parameters.items()):
        label = declaration.label.text(lang)
        found: dict[str, Entry | None] = {}
        for place, entry in entries_of(rulebook, name):
            if on is None or entry.holds(on):
                found[place] = entry
            else:
                found.setdefault(place, None)
        if not found:
            yield [name, "", unpublished_words(declaration, lang), "", "", label]
        for place, last in found.items():
            if last is None:
                yield [name, place, say(lang, "aucune ce jour-là", "none on this day"), "", "", label]
            else:
                yield [
                    name,
                    place,
                    entry_value(declaration, last, lang),
                    period_cell(entry_period(last), lang),
                    last.text.id,
                    label,
                ]


def unpublished_words(declaration: ParameterDeclaration, lang: Language) -> str:
    """Say that no text gives a figure, and whose it is to set."""
    words = say(lang, "non publié", "not published")
    return words if declaration.set_by == "nation" else words + say(lang, ", à la région", ", the region's")


def entry_value(declaration: ParameterDeclaration, entry: Entry, lang: Language) -> str:
    """Write a value with its unit."""
    return spell_amount(entry.value.value, declaration.kind, lang)


def facts(rulebook: Rulebook, on: date | None, lang: Language) -> Rows:
    """Give a row for each fact that is read on a day."""
    for name, fact in rulebook.facts.items():
        if on is not None and not _is_read(rulebook, name, on):
            continue
        about = SUBJECTS[fact.about].text(lang) if fact.about in SUBJECTS else fact.about
        count = len(readers(rulebook, name, Fact))
        yield [name, about, kind_words(fact.of, lang), str(count), fact.label.text(lang)]


def _is_read(rulebook: Rulebook, name: str, on: date) -> bool:
    return any(node.id == name for one in declared_of(rulebook) if holds(one, on) for node in read_by(one, Fact))


def interpretations(rulebook: Rulebook, on: date | None, lang: Language) -> Rows:
    """Give a row for each interpretation that is read on a day."""
    for name, one in sorted(rulebook.interpretations.items()):
        reading = [declared for declared in declared_of(rulebook) if holds(declared, on)]
        ids = {declared.id for declared in reading if any(node.id == name for node in read_by(declared, Choice))}
        if ids or on is None:
            yield [name, one.default, SETTERS[one.set_by].text(lang), str(len(ids)), one.question.text(lang)]


def texts(rulebook: Rulebook, on: date | None, lang: Language) -> Rows:
    """Give a row for each text that may be in force on a day."""
    for name, text in sorted(rulebook.texts.items()):
        in_force = Period(start=text.in_force_from, until=text.in_force_until)
        if on is None or in_force.contains(on) is not False:
            checked = text.checked_on.isoformat()
            kind = text.kind.label.text(lang)
            yield [name, text.grade.value, kind, str(text.territory), checked, text.reference]


def observations(rulebook: Rulebook, on: date | None, lang: Language) -> Rows:
    """Give a row for each published count of a day or of before."""
    owners = {one.id: text for text in rulebook.texts.values() for one in text.observations}
    for one in rulebook.observations:
        if on is not None and (one.day is UNKNOWN or one.day > on):
            continue
        day = say(lang, "non publié", "not published") if one.day is UNKNOWN else one.day.isoformat()
        yield [one.id, str(one.territory), day, figure_words(one, lang), owners[one.id].id, one.at]
