"""Cards: one answer, laid out for a reader."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal as OneWord

import attrs

from msp_model.assessment.show_amounts import amount_words, is_unpublished, value_words
from msp_model.assessment.show_leaves import leaf_question, leaf_words
from msp_model.assessment.show_page import Card, Detail, Page, Section, Tone
from msp_model.assessment.show_words import (
    NOT_CONCERNED,
    capital,
    colon,
    listed,
    marks_words,
    quoted,
    say,
    settled_words,
    source_words,
)
from msp_model.expressions.conditions import Unless
from msp_model.expressions.explain import Explanation
from msp_model.expressions.leaves import Parameter
from msp_model.expressions.spell import spell_value
from msp_model.values import UNKNOWN, Label, Language

if TYPE_CHECKING:
    from msp_model.assessment.answer import Answer, UnderReading

Level = OneWord["line", "short", "full"]
"""How much is said of an answer: its title, what is to be known of it, or everything but the whole explanation."""

_MOST_SHOWN = 4

_LONGEST = 12
"""The most lines of reasons that are shown without being asked for."""


def standing(answer: "Answer") -> str:
    """Say how an answer stands, in the word of a status; what no missing fact can change is settled."""
    if answer.status.value != "unknown" or answer.missing.verdict is UNKNOWN:
        return answer.status.value
    return "met" if answer.missing.verdict is True else "not-met"


def card_of(
    answer: "Answer",
    lang: Language,
    level: Level = "full",
    *,
    chosen: Mapping[str, str] | None = None,
    explain: bool = False,
) -> Card:
    """Lay out an answer.

    Args:
        answer: the answer.
        lang: the language.
        level: how much is said.
        chosen: the reading retained of each interpretation, to be marked as such.
        explain: whether the whole explanation is part of it.
    """
    found = standing(answer)
    tone: Tone = "met" if found == "met" else "not-met" if found == "not-met" else "unknown"
    details = list(_details(answer, lang, level, chosen or {}))
    whole = level == "full" and answer.applicable is not False
    reasons = _asked(answer) if whole or (level == "short" and answer.verdict is False) else None
    if reasons is not None and (long := reasons.text(lang, brief=True).count("\n") + 1) > _LONGEST:
        words = say(
            lang,
            f"explication de {long} lignes, à demander en entier",
            f"explanation of {long} lines, to be asked in full",
        )
        details.insert(0, (say(lang, "pourquoi", "why"), (words,) if not explain else (), False))
        reasons = None
    return Card(
        title=_title(answer, lang),
        id=answer.id,
        tone="plain" if found == "not-applicable" else tone,
        aside=_aside(answer, lang, level),
        reasons=reasons,
        details=tuple(Detail(label=label, lines=lines, ranked=ranked) for label, lines, ranked in details if lines),
        explanation=answer.explanation if explain else None,
    )


def _asked(answer: "Answer") -> Explanation:
    """Give the explanation of what a rule asks; that it applies is left out where it does, as is plain from the answer."""
    whole = answer.explanation
    node = whole.program.nodes[whole.root]
    if answer.applicable is True and isinstance(node, Unless) and node.title == NOT_CONCERNED:
        return attrs.evolve(whole, root=whole.program.operands[whole.root][0])
    return whole


def page_of_answer(answer: "Answer", lang: Language, *, explain: bool = False) -> Page:
    """Lay out one answer by itself, under how it stands."""
    section = Section(
        key=f"{answer.kind}-{answer.status.value}",
        title=capital(answer.status_label.text(lang)),
        cards=(card_of(answer, lang, explain=explain),),
    )
    return Page(lang=lang, title="", sections=(section,))


def _title(answer: "Answer", lang: Language) -> str:
    title = answer.title.text(lang)
    if answer.subject is None:
        return title
    return f"{title}, {say(lang, 'demande', 'request')} {quoted(answer.subject, lang)}"


def _aside(answer: "Answer", lang: Language, level: Level) -> str:
    """Say beside the title what must not be missed where the details do not say it."""
    raised = say(lang, "ce n'est pas le cas", "this is not so") if answer.kind == "warning" else ""
    settled = settled_words(answer, lang) or (raised if answer.verdict is False else "")
    marks = "" if level == "full" else marks_words(tuple(m for m in answer.marks if m != "not-confirmed"), lang)
    return listed([part for part in (settled, marks) if part], lang)


_Lines = tuple[str, tuple[str, ...], bool]


def _details(answer: "Answer", lang: Language, level: Level, chosen: Mapping[str, str]) -> Iterator[_Lines]:
    if level != "line":
        yield from _money(answer, lang, level)
        yield from _missing(answer, lang, level)
    if level != "line" or answer.depends_on:
        yield from _readings(answer, lang, chosen)
    if level == "full" or (level == "short" and answer.kind == "scheme"):
        sources = tuple(source_words(source, lang) for source in answer.sources)
        several = len(sources) > 1
        label = say(lang, "sources", "sources") if several else say(lang, "source", "source")
        yield label, sources if level == "full" else (listed(list(sources), lang),), False
    if level == "full":
        if answer.marks:
            yield say(lang, "réserves", "caveats"), (marks_words(answer.marks, lang),), False
        if answer.note is not None:
            yield say(lang, "à savoir", "note"), (answer.note.text(lang),), False


def _money(answer: "Answer", lang: Language, level: Level) -> Iterator[_Lines]:
    """Say who pays, how much, under which terms, for what, and with what it goes."""
    if answer.kind != "scheme":
        return
    if answer.funder is not None:
        yield say(lang, "financeur", "funder"), (answer.funder.text(lang),), False
    if answer.verdict is False or answer.applicable is False:
        return
    if answer.amount is not None:
        yield say(lang, "montant", "amount"), (amount_words(answer.amount, lang),), False
    told = [term for term in answer.terms if not is_unpublished(term)]
    terms = tuple(f"{term.label.text(lang)}{colon(lang)}{amount_words(term, lang)}" for term in told)
    yield say(lang, "conditions", "terms"), terms, False
    silent = [term.label.text(lang) for term in answer.terms if is_unpublished(term)]
    if level == "full":
        silent += [
            say(lang, fr, en)
            for fr, en, labels in (
                ("usages permis", "allowed uses", answer.uses),
                ("cumul avec d'autres aides", "going along with other aids", answer.cumulation),
            )
            if labels is None and answer.amount is not None
        ]
        yield say(lang, "usages permis", "allowed uses"), _labels(answer.uses, lang), False
        yield say(lang, "cumul avec d'autres aides", "along with other aids"), _labels(answer.cumulation, lang), False
    if silent:
        yield say(lang, "non publié", "not published"), (listed(silent, lang),), False


def _labels(labels: tuple[Label, ...] | None, lang: Language) -> tuple[str, ...]:
    return () if labels is None else tuple(label.text(lang) for label in labels)


def _missing(answer: "Answer", lang: Language, level: Level) -> Iterator[_Lines]:
    """List what is to be asked, most decisive first, and what no text gives."""
    if answer.verdict is not UNKNOWN or answer.applicable is False:
        return
    leaves = [one.leaf for one in answer.to_ask]
    label = say(lang, "à demander", "to ask")
    if not answer.missing.exact:
        label += say(lang, " (liste approchée)", " (approximate list)")
    if level == "full":
        known = dict(answer.explanation.reads())
        yield label, tuple(leaf_question(leaf, lang, known.get(leaf)) for leaf in leaves), True
    elif leaves:
        words = [leaf_words(leaf, lang) for leaf in leaves[:_MOST_SHOWN]]
        rest = len(leaves) - len(words)
        if rest:
            words.append(say(lang, f"et {rest} autre{'s' if rest > 1 else ''}", f"and {rest} more"))
        yield label, (listed(words, lang),), False
    figures = [
        leaf.label.text(lang) + (say(lang, " (à fixer par la région)", " (the region's to set)") if regional else "")
        for leaf in (one.leaf for one in answer.missing.leaves)
        if isinstance(leaf, Parameter)
        for regional in [leaf.set_by == "region"]
    ]
    if figures:
        too = bool(leaves)
        label = say(
            lang,
            f"la réponse dépend {'aussi ' if too else ''}de chiffres non publiés",
            f"the answer {'also ' if too else ''}hangs on figures not published",
        )
        yield label, tuple(figures) if level == "full" else (listed(figures, lang),), False


def _readings(answer: "Answer", lang: Language, chosen: Mapping[str, str]) -> Iterator[_Lines]:
    """Say on which readings the answer depends, and what it is under each."""
    if not answer.readings:
        return
    partial = "" if answer.every_reading else _some_only(len(answer.readings), lang)
    if not answer.depends_on:
        if answer.verdict is not UNKNOWN:
            found = capital(spell_value(answer.verdict, lang))
            same = say(lang, f"{found}, quelle que soit la lecture retenue", f"{found}, under every reading")
            yield say(lang, "lectures", "readings"), (same + partial,), False
        return
    questions = {one.id: one for one in answer.interpretations}
    for name in answer.depends_on:
        question = questions[name]
        label = f"{say(lang, 'dépend de la lecture', 'depends on the reading')}, {question.question.text(lang)}"
        lines = [
            f"{quoted(reading.label.text(lang), lang)}"
            f"{say(lang, ' (retenue)', ' (retained)') if chosen.get(name) == reading.id else ''}"
            f"{colon(lang)}{_outcomes(answer, name, reading.id, lang)}"
            for reading in question.readings
        ]
        yield label, (*lines, partial.strip()) if partial else tuple(lines), False


def _some_only(count: int, lang: Language) -> str:
    return say(
        lang, f" (parmi les {count} premières combinaisons essayées)", f" (among the first {count} combinations run)"
    )


def _outcomes(answer: "Answer", name: str, reading: str, lang: Language) -> str:
    """Give what the answer is under a reading, whatever the other readings."""
    found = (_outcome(answer, under, lang) for under in answer.readings if (name, reading) in under.choices)
    return say(lang, " ou ", " or ").join(dict.fromkeys(found)) or "?"


def _outcome(answer: "Answer", under: "UnderReading", lang: Language) -> str:
    verdict = spell_value(under.verdict, lang)
    if answer.amount is None or under.verdict is False:
        return verdict
    return f"{verdict}, {value_words(answer.amount, under.amount, lang)}"
