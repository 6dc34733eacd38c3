"""Whole cards of what texts say: figures with their history, readings with their sources, texts, counts."""

from collections.abc import Iterable
from datetime import date

from msp_model.assessment.show_counts import count_words
from msp_model.assessment.show_page import Card, Detail, Page, Section
from msp_model.assessment.show_words import capital, colon, listed, long_day, say
from msp_model.cli.reading import declared_of, entries_of, entry_period, kind_words, period_words
from msp_model.cli.rows import SETTERS, entry_value
from msp_model.expressions.spell import spell_amount
from msp_model.rulebook import Basis, Citation, DatedValue, Entry, Rulebook, Text
from msp_model.values import UNKNOWN, Language, Period, Unknown


def citation_words(rulebook: Rulebook, citation: Citation, lang: Language) -> str:
    """Cite a text: reference, place there, grade, and its id."""
    text = rulebook.texts[citation.text]
    cited = ", ".join(part for part in (text.reference, citation.at) if part)
    return f"{cited} ({text.grade.label.text(lang)}) [{text.id}]"


def parameter_card(rulebook: Rulebook, name: str, lang: Language, *, readers: Iterable[str] = ()) -> Card:
    """Give a figure with its whole history."""
    declaration = rulebook.parameters[name]
    values = [
        ("" if place == "FR" else f"{place}{colon(lang)}")
        + f"{entry_value(declaration, entry, lang)}, {period_words(entry_period(entry), lang)} ({_entry_source(entry, lang)})"
        for place, entry in entries_of(rulebook, name)
    ]
    silence = say(lang, "aucun texte ne la donne", "no text gives it")
    if declaration.set_by == "region" and not values:
        silence += say(lang, ", à fixer par la région", ", the region's to set")
    named = tuple(readers)
    details = [Detail(label=say(lang, "valeur", "value"), lines=tuple(values) or (silence,))]
    if named:
        details += [
            Detail(label=say(lang, "unité", "unit"), lines=(kind_words(declaration.kind, lang),)),
            Detail(label=say(lang, "fixé par", "set by"), lines=(SETTERS[declaration.set_by].text(lang),)),
            Detail(label=say(lang, "lu par", "read by"), lines=(", ".join(named),)),
        ]
    return Card(title=declaration.label.text(lang), id=name, details=tuple(details))


def _entry_source(entry: Entry, lang: Language) -> str:
    """Cite the text of a value, its grade, when it was last checked, and whether it is inferred."""
    cited = ", ".join(part for part in (entry.text.reference, entry.value.at) if part)
    checked = say(lang, f"vérifié le {long_day(entry.text.checked_on, lang)}", "checked on ")
    if lang == "en":
        checked += long_day(entry.text.checked_on, lang)
    parts = [cited, entry.text.grade.label.text(lang), checked]
    if entry.value.basis is Basis.INFERRED:
        parts.append(say(lang, "déduit du texte", "inferred from the text"))
    words = listed(parts, lang)
    return words if entry.value.note is None else f"{words}. {entry.value.note.text(lang)}"


def interpretation_card(rulebook: Rulebook, name: str, lang: Language, *, readers: Iterable[str] = ()) -> Card:
    """Give an interpretation: its readings with their sources, the default and why, what regions choose."""
    one = rulebook.interpretations[name]
    readings = []
    for reading in one.readings:
        default = say(lang, " (par défaut)", " (default)") if reading.id == one.default else ""
        cited = listed([citation_words(rulebook, source, lang) for source in reading.sources], lang)
        readings.append(
            f"{reading.id}{colon(lang)}{reading.label.text(lang)}{default}" + (f" - {cited}" if cited else "")
        )
    local = [
        f"{choice.territory}{colon(lang)}{choice.reading}"
        for pack in rulebook.packs
        for choice in pack.readings
        if choice.interpretation == name
    ]
    ours = say(
        lang, " (choix de ce recueil, qu'aucune source ne donne)", " (this rulebook's choice, no source gives it)"
    )
    details = [
        Detail(label=say(lang, "lectures", "readings"), lines=tuple(readings)),
        Detail(
            label=say(lang, "pourquoi ce défaut", "why this default"),
            lines=(one.because.text(lang) + (ours if one.ours else ""),),
        ),
    ]
    if local:
        details.append(Detail(label=say(lang, "lectures des régions", "readings of regions"), lines=tuple(local)))
    named = tuple(readers)
    if named:
        details.append(Detail(label=say(lang, "fixée par", "set by"), lines=(SETTERS[one.set_by].text(lang),)))
        details.append(Detail(label=say(lang, "lue par", "read by"), lines=(", ".join(named),)))
    return Card(title=one.question.text(lang), id=name, details=tuple(details))


def text_page(rulebook: Rulebook, name: str, _on: date | None, lang: Language) -> Page:
    """Give all that is known of a text: what it is, the figures it sets, the rules that cite it, its counts."""
    text = rulebook.texts[name]
    values = tuple(_value_card(rulebook, value, lang) for value in text.values)
    citing = dict.fromkeys(
        one.id for one in declared_of(rulebook) if any(source.text == name for source in one.sources)
    )
    counts = tuple(Card(title=count_words(one, text, lang)) for one in text.observations)
    sections = (
        Section(key="values", title=say(lang, "Chiffres qu'il fixe", "Figures it sets"), cards=values),
        Section(
            key="citing",
            title=say(lang, "Règles et dispositifs qui le citent", "Rules and schemes that cite it"),
            cards=tuple(Card(title=one) for one in citing),
        ),
        Section(key="counts", title=say(lang, "Chiffres qu'il publie", "Counts it publishes"), cards=counts),
    )
    return Page(
        lang=lang,
        title=text.title.text(lang),
        paragraphs=tuple(_text_paragraphs(text, lang)),
        sections=tuple(section for section in sections if section.cards),
    )


def _text_paragraphs(text: Text, lang: Language) -> Iterable[str]:
    yield f"{text.reference}. {capital(text.kind.label.text(lang))}, {text.grade.label.text(lang)}. {text.territory}."
    in_force = period_words(Period(start=text.in_force_from, until=text.in_force_until), lang)
    yield ". ".join(
        (
            f"{say(lang, 'Publié', 'Published')}{colon(lang)}{_day(text.published, lang)}",
            f"{say(lang, 'En vigueur', 'In force')}{colon(lang)}{in_force}",
            f"{say(lang, 'Vérifié le', 'Checked on')} {long_day(text.checked_on, lang)}.",
        )
    )
    if text.url is not None:
        yield text.url
    if text.note is not None:
        yield text.note.text(lang)


def _day(day: date | Unknown, lang: Language) -> str:
    return say(lang, "jour inconnu", "day unknown") if day is UNKNOWN else long_day(day, lang)


def _value_card(rulebook: Rulebook, value: DatedValue, lang: Language) -> Card:
    """Give one value of a text: the figure, the value, the days, the place in the text."""
    declaration = rulebook.parameters.get(value.parameter)
    figure = str(value.value) if declaration is None else spell_amount(value.value, declaration.kind, lang)
    label = value.parameter if declaration is None else declaration.label.text(lang)
    days = period_words(Period(start=value.start, until=value.until), lang)
    inferred = [say(lang, "déduit du texte", "inferred from the text")] if value.basis is Basis.INFERRED else []
    return Card(
        title=f"{label}{colon(lang)}{figure}",
        id=value.parameter,
        aside=listed([part for part in (days, value.at, *inferred) if part], lang),
    )


def observation_page(rulebook: Rulebook, name: str, _on: date | None, lang: Language) -> Page:
    """Give a published count with its source."""
    text = next(text for text in rulebook.texts.values() if any(one.id == name for one in text.observations))
    one = next(one for one in text.observations if one.id == name)
    card = Card(
        title=count_words(one, text, lang),
        id=name,
        details=(
            Detail(label=say(lang, "objet", "subject"), lines=(one.subject,)),
            Detail(label=say(lang, "territoire", "territory"), lines=(str(one.territory),)),
            Detail(label=say(lang, "texte", "text"), lines=(text.id,)),
        ),
    )
    title = say(lang, "Chiffre publié, qu'aucune règle ne lit", "Published count, which no rule reads")
    return Page(lang=lang, title="", sections=(Section(key="count", title=title, cards=(card,)),))
