"""Wording: words in both languages, sources with grades that fit what they are, facts that look at the dossier only."""

import inspect
import os
import random
import secrets
import time
import uuid
from collections.abc import Iterable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

from msp_model.expressions import Fact
from msp_model.rulebook import Grade, TextKind
from msp_model.testing.conformance.report import error, warning
from msp_model.testing.conformance.subject import Subject
from msp_model.values import Label, Problem

HIGHEST = {
    TextKind.FEDERATION: Grade.B,
    TextKind.PRESS: Grade.B,
    TextKind.COURT: Grade.B,
    TextKind.COMMERCIAL: Grade.C,
}
"""The best grade of a kind of text; any other may be A."""

IMPURE = (random, secrets, time, uuid, os)
NAMES = frozenset({"today", "now", "utcnow", "getenv", "environ", "urandom", "urlopen"})
BUILTINS = frozenset({"open", "input", "print", "exec", "eval", "globals", "__import__"})


def words_are_complete(subject: Subject) -> Iterator[Problem]:
    """Everything that a person reads has French and English words, that are not its id."""
    for path, id, label in _labels(subject):
        if label.en is None:
            fr = f"sans mots anglais : « {label.fr[:60]} » ; ajouter en=…, le français sera montré à leur place"
            en = f"without English words: '{label.fr[:60]}'; add en=…, the French ones are shown instead"
            yield warning(path, "no-english", fr, en)
        if label.fr.strip() == id:
            fr, en = (
                "les mots français sont l’identifiant : écrire une phrase",
                "the words are the id: write a sentence",
            )
            yield error(path, "id-for-words", fr, en)


def _labels(subject: Subject) -> Iterator[tuple[str, str, Label]]:
    pack = subject.pack
    labelled: list[tuple[str, str, Label | None]] = []
    for text in pack.texts:
        labelled += [(f"{text.place or text.id}: title", text.id, text.title), (f"{text.id}: note", "", text.note)]
        labelled += [(f"{text.id}: values[{number}].note", "", each.note) for number, each in enumerate(text.values)]
    for one in pack.parameters:
        labelled.append((f"{one.place or pack.id}: {one.id}", one.id, one.label))
    for asked in pack.interpretations:
        labelled += [
            (f"{pack.id}: {asked.id}", asked.id, asked.question),
            (f"{pack.id}: {asked.id}", "", asked.because),
        ]
        labelled += [(f"{pack.id}: {asked.id}.{each.id}", each.id, each.label) for each in asked.readings]
    for declared in subject.declared:
        labelled += [
            (f"{pack.id}: {declared.id}", declared.id, declared.title),
            (f"{pack.id}: {declared.id}", "", declared.note),
        ]
    for scheme in pack.schemes:
        path = f"{pack.id}: {scheme.id}"
        labelled.append((f"{path}: funder", "", scheme.funder))
        labelled += [(f"{path}: {term.id}", term.id, term.label) for term in scheme.terms]
        labelled += [(f"{path}: uses", "", each) for each in (*(scheme.uses or ()), *(scheme.cumulation or ()))]
    for fact in subject.facts:
        labelled.append((f"{pack.id}: {fact.id}", fact.id, fact.label))
    for path, id, label in labelled:
        if label is not None:
            yield path, id, label


def sources_are_graded(subject: Subject) -> Iterator[Problem]:
    """Texts have the grade of what they are; each is read or cited by something."""
    pack = subject.pack
    cited = {source.text for declared in subject.declared for source in declared.sources}
    cited |= {source.text for one in pack.interpretations for reading in one.readings for source in reading.sources}
    cited |= {source.text for reading in pack.readings for source in reading.sources}
    for text in pack.texts:
        path = text.place or f"{pack.id}: {text.id}"
        best = HIGHEST.get(text.kind, Grade.A)
        if best.below(text.grade):
            fr = f"un texte « {text.kind.value} » est noté {best.value} au mieux, pas {text.grade.value}"
            en = f"a text of kind '{text.kind.value}' has the grade {best.value} at best, not {text.grade.value}"
            yield error(path, "grade-too-high", fr, en)
        if text.id not in cited and not text.values and not text.observations:
            fr = "aucune règle ne le cite et il ne donne aucune valeur : le citer, ou l’ôter"
            en = "no rule cites it and it gives no value: cite it, or take it away"
            yield warning(path, "unused-text", fr, en)
        for number, value in enumerate(text.values):
            if not value.at.strip():
                fr, en = "sans article ni page : at = …", "without article or page: at = …"
                yield error(f"{path}: values[{number}]", "no-place", fr, en)


def facts_look_at_the_dossier(subject: Subject) -> Iterator[Problem]:
    """Facts read no clock, no file, no environment and no chance."""
    for fact in subject.facts:
        for name in sorted(set(_impure(fact))):
            fr = f"lit « {name} » : un fait ne regarde que le dossier et le jour demandé"
            en = f"reads '{name}': a fact looks at nothing but the dossier and the day asked"
            yield error(f"{subject.pack.id}: {fact.id}", "impure-fact", fr, en)


def facts_count_no_days(subject: Subject) -> Iterator[Problem]:
    """Facts compute no deadlines: a duration is a day plus months, in the rule, where months are counted right."""
    for fact in subject.facts:
        if isinstance(fact.read, FunctionType) and {"timedelta", "add_months"} & set(_names(fact.read.__code__)):
            fr = "compte des jours ou des mois : le fait donne le jour, la règle ajoute le délai (jour + mois >= TODAY)"
            en = "counts days or months: the fact gives the day, the rule adds the delay (day + months >= TODAY)"
            yield warning(f"{subject.pack.id}: {fact.id}", "counted-days", fr, en)


def _impure(fact: Fact[Any]) -> Iterator[str]:
    read = fact.read
    if not isinstance(read, FunctionType):
        return
    for name in _names(read.__code__):
        value = read.__globals__.get(name)
        if (isinstance(value, ModuleType) and value in IMPURE) or name in NAMES:
            yield name
        elif name in BUILTINS and name not in read.__globals__:
            yield f"{name}()"


def _names(code: CodeType) -> Iterable[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if inspect.iscode(inner):
            yield from _names(inner)
