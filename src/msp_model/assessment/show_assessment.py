"""The page of an assessment: header, first question, requirements, warnings, schemes, counts, words used."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msp_model.assessment.show_card import Level, card_of, standing
from msp_model.assessment.show_counts import count_words
from msp_model.assessment.show_leaves import leaf_question, leaf_words
from msp_model.assessment.show_page import Card, Page, Section
from msp_model.assessment.show_questions import Question
from msp_model.assessment.show_words import (
    MARKS,
    MARKS_MEAN,
    capital,
    colon,
    listed,
    long_day,
    place_words,
    quoted,
    say,
)
from msp_model.expressions.evaluate import Value
from msp_model.expressions.leaves import Fact
from msp_model.expressions.spell import spell_amount
from msp_model.values import UNKNOWN, Label, Language

if TYPE_CHECKING:
    from msp_model.assessment.answer import Answer
    from msp_model.assessment.assessment import Assessment

_FEW = 3
"""Up to so many answers, each is shown in full: somebody asked for these."""

_SHORT_LIST = 5
_LONG_LIST = 12

# Kind, standing, title of the section in the plural, words of the summary in singular and plural, what is shown.
_GROUPS: tuple[tuple[str, str, Label, Label, Label, Level], ...] = (
    ("requirement", "not-met", Label("Exigences non remplies", "Requirements not met"),
     Label("non remplie", "not met"), Label("non remplies", "not met"), "full"),
    ("requirement", "unknown", Label("Exigences : on ne sait pas encore", "Requirements: not known yet"),
     Label("inconnue", "unknown"), Label("inconnues", "unknown"), "short"),
    ("requirement", "met", Label("Exigences remplies", "Requirements met"),
     Label("remplie", "met"), Label("remplies", "met"), "line"),
    ("warning", "not-met", Label("Alertes", "Warnings"),
     Label("déclenchée", "raised"), Label("déclenchées", "raised"), "full"),
    ("warning", "unknown", Label("Alertes : on ne sait pas encore", "Warnings: not known yet"),
     Label("inconnue", "unknown"), Label("inconnues", "unknown"), "short"),
    ("scheme", "met", Label("Dispositifs ouverts", "Schemes open"),
     Label("ouvert", "open"), Label("ouverts", "open"), "full"),
    ("scheme", "unknown", Label("Dispositifs : on ne sait pas encore", "Schemes: not known yet"),
     Label("inconnu", "unknown"), Label("inconnus", "unknown"), "short"),
    ("scheme", "not-met", Label("Dispositifs fermés", "Schemes closed"),
     Label("fermé", "closed"), Label("fermés", "closed"), "short"),
)  # fmt: skip
_KINDS = {
    "requirement": Label("Exigences", "Requirements"),
    "warning": Label("Alertes", "Warnings"),
    "scheme": Label("Dispositifs", "Schemes"),
}


def page_of(assessment: "Assessment", lang: Language, *, every: bool = False, explain: bool = False) -> Page:
    """Lay out an assessment.

    Args:
        assessment: the assessment.
        lang: the language.
        every: whether every answer is shown in full, those without object and all published counts included.
        explain: whether each answer is followed by its whole explanation.
    """
    groups = _grouped(assessment.answers)
    whole = every or len(assessment.answers) <= _FEW
    return Page(
        lang=lang,
        title=assessment.name,
        paragraphs=tuple(_header(assessment, lang, groups)),
        sections=tuple(_sections(assessment, lang, groups, whole=whole, every=every, explain=explain)),
    )


def _grouped(answers: Iterable["Answer"]) -> dict[tuple[str, str], list["Answer"]]:
    groups: dict[tuple[str, str], list[Answer]] = {}
    for answer in answers:
        groups.setdefault((answer.kind, standing(answer)), []).append(answer)
    return groups


def _header(assessment: "Assessment", lang: Language, groups: dict[tuple[str, str], list["Answer"]]) -> Iterator[str]:
    asked = long_day(assessment.on, lang)
    yield (
        say(lang, f"Réponse pour le {asked}", f"Answer for {asked}")
        + f". {capital(place_words(assessment.territory, lang))}."
    )
    yield _observed(assessment, lang)
    if summary := ". ".join(_summary(lang, groups)):  # nothing is counted where nothing is applicable
        yield f"{summary}."


def _observed(assessment: "Assessment", lang: Language) -> str:
    """Say when the dossier was observed and, where the day asked comes later, that nothing says whether it still holds."""
    if assessment.observed_on is UNKNOWN:
        return say(
            lang,
            "Le dossier ne dit pas quel jour il a été observé\u202f: rien ne dit s'il vaut pour le jour demandé.",
            "The dossier does not say on which day it was observed: nothing says whether it holds on the day asked.",
        )
    seen, asked = long_day(assessment.observed_on, lang), long_day(assessment.on, lang)
    if assessment.confirmed is True:
        return say(lang, f"Dossier observé le {seen}.", f"Dossier observed on {seen}.")
    return say(
        lang,
        f"Attention\u202f: le dossier a été observé le {seen}, avant le jour demandé. Rien ne dit si ce qui a été "
        f"observé ce jour-là vaut encore le {asked}.",
        f"Beware: the dossier was observed on {seen}, before the day asked. Nothing says whether what was observed "
        f"that day still holds on {asked}.",
    )


def _summary(lang: Language, groups: dict[tuple[str, str], list["Answer"]]) -> Iterator[str]:
    """Count the answers of each kind: Exigences : 1 non remplie, 3 inconnues."""
    for kind, label in _KINDS.items():
        parts = [
            f"{count} {(singular if count == 1 else plural).text(lang)}"
            for other, found, _, singular, plural, _ in _GROUPS
            if other == kind and (count := len(groups.get((kind, found), ())))
        ]
        if kind == "warning" and not parts and (kind, "met") in groups:
            parts = [say(lang, "aucune", "none")]
        if parts:
            yield f"{label.text(lang)}{colon(lang)}{', '.join(parts)}"


def _sections(
    assessment: "Assessment",
    lang: Language,
    groups: dict[tuple[str, str], list["Answer"]],
    *,
    whole: bool,
    every: bool,
    explain: bool,
) -> Iterator[Section]:
    yield from _first_question(assessment.questions, lang)
    yield from _known(assessment, lang, every=every)
    chosen = dict(assessment.choices)

    def cards(answers: Iterable["Answer"], level: Level) -> tuple[Card, ...]:
        shown: Level = "full" if whole else level
        return tuple(card_of(answer, lang, shown, chosen=chosen, explain=explain) for answer in answers)

    for kind, found, title, _, _, level in _GROUPS:
        answers = groups.get((kind, found), [])
        if answers:
            words = f"{title.text(lang)} ({len(answers)})"
            yield Section(key=f"{kind}-{found}", title=words, cards=cards(answers, level))
    if every or whole:
        quiet = groups.get(("warning", "met"), [])
        aside = [answer for answer in assessment.answers if answer.status.value == "not-applicable"]
        if quiet:
            words = say(lang, "Alertes sans objet", "Warnings not raised")
            yield Section(key="warning-met", title=f"{words} ({len(quiet)})", cards=cards(quiet, "line"))
        if aside:
            words = say(lang, "Non applicable ici", "Not applicable here")
            yield Section(key="not-applicable", title=f"{words} ({len(aside)})", cards=cards(aside, "line"))
    yield from _counts(assessment, lang, every=every)
    yield from _meanings(assessment, lang)
    yield _made_of(assessment, lang)


def _first_question(questions: tuple[Question, ...], lang: Language) -> Iterator[Section]:
    """Say which missing fact is the most decisive, what it can change, and which come next."""
    if not questions:
        return
    first, *others = questions
    count = len(first.answers)
    ranked = sorted(first.answers, key=lambda answer: list(_KINDS).index(answer.kind))
    titles = list(dict.fromkeys(quoted(answer.title.text(lang), lang) for answer in ranked))
    shown = titles[:_SHORT_LIST]
    rest = len(titles) - len(shown)
    if rest:
        shown.append(say(lang, f"et {rest} autre{'s' if rest > 1 else ''}", f"and {rest} more"))
    what = say(
        lang,
        "Une réponse en dépend" if count == 1 else f"{count} réponses en dépendent",
        "One answer hangs on it" if count == 1 else f"{count} answers hang on it",
    )
    paragraphs = [capital(leaf_question(first.leaf, lang)), f"{what}{colon(lang)}{listed(shown, lang)}."]
    if others:
        words = [leaf_words(question.leaf, lang) for question in others[:_SHORT_LIST]]
        paragraphs.append(f"{say(lang, 'À demander ensuite', 'To ask next')}{colon(lang)}{listed(words, lang)}.")
    yield Section(
        key="first-question",
        title=say(lang, "Première question à poser", "First question to ask"),
        paragraphs=tuple(paragraphs),
    )


def _known(assessment: "Assessment", lang: Language, *, every: bool) -> Iterator[Section]:
    """Say what the dossier tells of the day asked, then what was only seen before it: all of it, or the first facts."""
    known = _facts(assessment.known, lang, every=every)
    if not known:
        known = (Card(title=say(lang, "rien de ce que lisent ces règles", "nothing that these rules read")),)
    yield Section(key="known", title=say(lang, "Ce que dit le dossier", "What the dossier tells"), cards=known)
    if assessment.seen and assessment.observed_on is not UNKNOWN:
        day = long_day(assessment.observed_on, lang)
        title = say(lang, f"Observé le {day}, à confirmer", f"Observed on {day}, to be confirmed")
        yield Section(key="seen", title=title, cards=_facts(assessment.seen, lang, every=every))


def _facts(facts: Sequence[tuple[Fact[Any], Value]], lang: Language, *, every: bool) -> tuple[Card, ...]:
    """Write known facts with their values: all of them, or the first ones of many."""
    shown = facts if every else facts[:_LONG_LIST]
    lines = [f"{fact.label.text(lang)}{colon(lang)}{spell_amount(value, fact.kind, lang)}" for fact, value in shown]
    rest = len(facts) - len(shown)
    if rest:
        lines.append(say(lang, f"et {rest} autre{'s' if rest > 1 else ''} (option --all)", f"and {rest} more (--all)"))
    return tuple(Card(title=line) for line in lines)


def _counts(assessment: "Assessment", lang: Language, *, every: bool) -> Iterator[Section]:
    """Show the counts published of the MSP's own region, departement or commune; all of them where asked."""
    lines = tuple(
        Card(title=count_words(observation, text, lang))
        for observation, text in assessment.observations
        if every or observation.territory.level.value != "country"
    )
    if lines:
        yield Section(
            key="counts",
            title=say(lang, "Chiffres publiés, qu'aucune règle ne lit", "Published figures, which no rule reads"),
            cards=lines,
        )


def _meanings(assessment: "Assessment", lang: Language) -> Iterator[Section]:
    """Say what the marks used mean."""
    used = {mark for answer in assessment.answers for mark in answer.marks}
    lines = tuple(
        Card(title=f"{capital(label.text(lang))}{colon(lang)}{MARKS_MEAN[mark].text(lang)}")
        for mark, label in MARKS.items()
        if mark in used
    )
    if lines:
        yield Section(key="words", title=say(lang, "Les mots employés", "The words used"), cards=lines)


def _made_of(assessment: "Assessment", lang: Language) -> Section:
    """Say what the answer was made of, so that it can be made again."""
    packs = ", ".join(f"{name} {version}" for name, version in assessment.packs)
    return Section(
        key="made-of",
        title=say(lang, "Pour refaire cette réponse", "To make this answer again"),
        paragraphs=(
            say(
                lang,
                f"Modules de règles\u202f: {packs}. Empreinte\u202f: {assessment.digest}.",
                f"Rule packs: {packs}. Digest: {assessment.digest}.",
            ),
        ),
    )
