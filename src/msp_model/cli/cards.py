"""Whole cards: one rule, scheme, fact, figure … with everything that the rulebook says of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from msp_model.assessment.show_page import Card, Detail, Page, Section
from msp_model.assessment.show_words import capital, colon, say
from msp_model.cli.cards_texts import citation_words, interpretation_card, observation_page, parameter_card, text_page
from msp_model.cli.outline import is_always, outline
from msp_model.cli.reading import Declared, declared_of, holds, kind_words, pack_of, period_words, read_by, readers
from msp_model.cli.rows import SUBJECTS
from msp_model.expressions import Choice, Expr, Fact
from msp_model.expressions.domain import FIRST_DAY
from msp_model.expressions.leaves import Parameter
from msp_model.expressions.spell import spell_amount, spell_value
from msp_model.rulebook import Rule, Rulebook, Scheme
from msp_model.values import Language

MakePage = Callable[[Rulebook, str, date | None, Language], Page]


def rule_page(rulebook: Rulebook, name: str, on: date | None, lang: Language) -> Page:
    """Give all that is known of a rule or a scheme: each version, its figures, facts and readings."""
    found = [one for one in declared_of(rulebook) if one.id == name]
    versions = [one for one in found if holds(one, on)] or found
    latest = versions[-1]
    kind = latest.kind.label.text(lang) if isinstance(latest, Rule) else say(lang, "dispositif", "scheme")
    origin = say(lang, f"module {pack_of(rulebook, latest)}", f"pack {pack_of(rulebook, latest)}")
    return Page(
        lang=lang,
        title=latest.title.text(lang),
        paragraphs=(f"{name}{colon(lang)}{kind}, {origin}, {latest.territory}.",),
        sections=(
            Section(
                key="versions",
                title=say(lang, "Ce qui est écrit", "What is written"),
                cards=tuple(_version(rulebook, one, lang, latest) for one in versions),
            ),
            *_read(rulebook, versions, lang),
        ),
    )


def _version(rulebook: Rulebook, one: Declared, lang: Language, latest: Declared) -> Card:
    days = capital(period_words(one.period, lang))
    title = days if one.title == latest.title else f"{days}{colon(lang)}{one.title.text(lang)}"
    return Card(title=title, details=tuple(_version_details(rulebook, one, lang)))


def _version_details(rulebook: Rulebook, one: Declared, lang: Language) -> Iterator[Detail]:
    def told(fr: str, en: str, lines: Iterable[str]) -> Iterator[Detail]:
        found = tuple(lines)
        if found:
            yield Detail(label=say(lang, fr, en), lines=found)

    def lines(expr: Expr[Any]) -> list[str]:
        return outline(expr, rulebook, lang)

    if isinstance(one, Scheme):
        yield from told("financeur", "funder", [one.funder.text(lang)])
        if one.site == "any":
            yield from told("lieu", "place", [say(lang, "un site quelconque", "any site")])
    if not is_always(one.applies):
        yield from told("s'applique si", "applies where", lines(one.applies))
    if not is_always(one.requires):
        asked = ("demande", "requires") if isinstance(one, Rule) else ("ouvert si", "open where")
        yield from told(*asked, lines(one.requires))
    if isinstance(one, Scheme):
        if one.amount is not None:
            words = ("montant, au plus", "amount, at most") if one.at_most else ("montant", "amount")
            yield from told(*words, lines(one.amount))
        for term in one.terms:
            yield from told(term.label.text("fr"), term.label.text("en"), lines(term.value))
        for fr, en, labels in (
            ("usages permis", "allowed uses", one.uses),
            ("cumul avec d'autres aides", "along with other aids", one.cumulation),
        ):
            silent = [say(lang, "inconnu, non publié", "unknown, not published")]
            yield from told(fr, en, silent if labels is None else [label.text(lang) for label in labels])
    sources = [citation_words(rulebook, source, lang) for source in one.sources]
    yield from told("sources", "sources", sources)
    if one.note is not None:
        yield from told("à savoir", "note", [one.note.text(lang)])


def _read(rulebook: Rulebook, versions: Iterable[Declared], lang: Language) -> Iterator[Section]:
    """Give the figures, facts and interpretations that some versions read."""
    found: dict[str, dict[str, Any]] = {"parameters": {}, "facts": {}, "interpretations": {}}
    for one in versions:
        found["parameters"] |= {node.id: node for node in read_by(one, Parameter)}
        found["facts"] |= {node.id: node for node in read_by(one, Fact)}
        found["interpretations"] |= {node.id: node for node in read_by(one, Choice)}
    sections: tuple[tuple[str, str, Callable[[Rulebook, str, Language], Card]], ...] = (
        ("parameters", say(lang, "Chiffres lus", "Figures read"), parameter_card),
        ("facts", say(lang, "Faits lus", "Facts read"), fact_card),
        ("interpretations", say(lang, "Lectures possibles", "Possible readings"), interpretation_card),
    )
    for key, title, make in sections:
        if found[key]:
            yield Section(key=key, title=title, cards=tuple(make(rulebook, name, lang) for name in found[key]))


def fact_card(rulebook: Rulebook, name: str, lang: Language) -> Card:
    """Give a fact in a line: its words and what kind of thing it is."""
    fact = rulebook.facts[name]
    return Card(title=fact.label.text(lang), id=name, aside=kind_words(fact.of, lang))


def fact_page(rulebook: Rulebook, name: str, _on: date | None, lang: Language) -> Page:
    """Give all that is known of a fact."""
    fact = rulebook.facts[name]
    about = SUBJECTS[fact.about].text(lang) if fact.about in SUBJECTS else fact.about
    domain = fact.domain
    possible = []
    if domain.members:
        possible = [spell_value(member, lang) for member in domain.members]
    elif domain.is_range and domain.least != FIRST_DAY:
        ends = [spell_amount(end, fact.of, lang) for end in (domain.least, domain.greatest)]
        possible = [say(lang, f"de {ends[0]} à {ends[1]}", f"{ends[0]} to {ends[1]}")]
    if domain.absent:
        possible.append(say(lang, "absent", "absent"))
    said = " ".join((getattr(fact.read, "__doc__", None) or "").split())
    details = [
        Detail(label=say(lang, "de quoi", "of what"), lines=(about,)),
        Detail(label=say(lang, "unité", "unit"), lines=(kind_words(fact.of, lang),)),
        *(
            [Detail(label=say(lang, "valeurs possibles", "possible values"), lines=(", ".join(possible),))]
            if possible
            else []
        ),
        *([Detail(label=say(lang, "définition (en anglais)", "definition"), lines=(said,))] if said else []),
        Detail(label=say(lang, "lu par", "read by"), lines=(", ".join(readers(rulebook, name, Fact)),)),
    ]
    card = Card(title=fact.label.text(lang), id=name, details=tuple(details))
    return Page(lang=lang, title="", sections=(Section(key="fact", title=say(lang, "Fait", "Fact"), cards=(card,)),))


def parameter_page(rulebook: Rulebook, name: str, _on: date | None, lang: Language) -> Page:
    """Give all that is known of a figure: its history in each territory, and who reads it."""
    card = parameter_card(rulebook, name, lang, readers=readers(rulebook, name, Parameter))
    title = say(lang, "Chiffre", "Figure")
    return Page(lang=lang, title="", sections=(Section(key="parameter", title=title, cards=(card,)),))


def interpretation_page(rulebook: Rulebook, name: str, _on: date | None, lang: Language) -> Page:
    """Give all that is known of an interpretation: its readings, their sources, the default and why."""
    card = interpretation_card(rulebook, name, lang, readers=readers(rulebook, name, Choice))
    title = say(lang, "Interprétation", "Interpretation")
    return Page(lang=lang, title="", sections=(Section(key="interpretation", title=title, cards=(card,)),))


PAGES: dict[str, MakePage] = {
    "rules": rule_page,
    "schemes": rule_page,
    "facts": fact_page,
    "parameters": parameter_page,
    "interpretations": interpretation_page,
    "texts": text_page,
    "observations": observation_page,
}
"""What makes the whole card of each kind."""
