"""Answers: what holds for any dossier and any day, tried on drawn ones.

Each property draws an example and gives what is wrong with it. Dossiers lie where the pack speaks, at any stage of life
or saying anything, with facts left out or none; days are those on which something changes, or any.
"""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from msp_model.assessment import Assessment, Book, DossierWorld, world_of
from msp_model.entities import AciDeclaration, FundingRequest, Msp, dates_in
from msp_model.expressions import Fact, Value
from msp_model.expressions.domain import FIRST_DAY, LAST_DAY
from msp_model.plugins.discovery import raised
from msp_model.testing.conformance.questions import Question
from msp_model.testing.conformance.report import error
from msp_model.testing.conformance.said import amounts_of, said
from msp_model.testing.conformance.subject import Subject
from msp_model.testing.sheets import spoken
from msp_model.testing.strategies.less_known import each_less_known, each_part_less_known
from msp_model.values import UNKNOWN, Interval, Problem

_ONE_DAY = timedelta(days=1)


# -- it answers ------------------------------------------------------------------------------------------------------


def always_answers(subject: Subject, asked: Question) -> Iterator[Problem]:
    """Every rule answers whatever the dossier and the day: it never fails."""
    try:
        _read_through(_assessed(subject.book, asked, subject.ids))
    except Exception:  # noqa: BLE001 - the fact is anybody's; told below, rule by rule
        for id in subject.ids:
            yield from _fails(subject, asked, id)


def _fails(subject: Subject, asked: Question, id: str) -> Iterator[Problem]:
    try:
        _read_through(_assessed(subject.book, asked, (id,)))
    except Exception as failed:  # noqa: BLE001 - idem
        cause = failed.__cause__ if failed.__cause__ is not None else failed
        fr = f"ne répond pas le {asked.on} : {raised(failed)}"
        en = f"does not answer on {asked.on}: {raised(failed)}"
        todo = _TODO.get(type(cause).__name__, _TODO[""])
        yield error(f"{subject.pack.id}: {id}", "no-answer", f"{fr}. {todo[0]}", f"{en}. {todo[1]}")


_TODO = {
    "": (
        "Un fait rend une valeur, un Interval ou UNKNOWN pour tout dossier : essayer « is UNKNOWN » et « is None ».",
        "A fact gives a value, an Interval or UNKNOWN for any dossier: test 'is UNKNOWN' and 'is None' first.",
    ),
    "DomainError": (
        "Le fait sort de l’étendue qu’il déclare : corriger least, greatest, step, ou la fonction.",
        "The fact leaves the range it declares: mend least, greatest, step, or the function.",
    ),
    "AmbiguousCaseError": (
        "Rendre les branches exclusives : ajouter « & ~première » à la seconde.",
        "Let branches exclude one another: add '& ~first' to the second.",
    ),
    "ZeroDivisorError": (
        "Borner le diviseur (least=1) ou prévoir le cas (case).",
        "Bound the divisor (least=1) or tell the case apart (case).",
    ),
}


def _assessed(book: Book, asked: Question, only: tuple[str, ...]) -> Assessment:
    return book.assess(asked.msp, asked.on, only=only)


def _read_through(assessment: Assessment) -> None:
    """Ask for what every reader asks for."""
    for answer in assessment.answers:
        _ = answer.status, answer.unpublished, answer.depends_on
        for amount in amounts_of(answer):
            _ = amount.value, amount.bounds


# -- the same, twice -------------------------------------------------------------------------------------------------


def answers_the_same_twice(subject: Subject, asked: Question) -> Iterator[Problem]:
    """Asked twice, it says the same, and so does a book that was never asked anything; the dossier stays as it was."""
    whole = deepcopy(asked.msp)
    try:
        first = _assessed(subject.book, asked, subject.ids)
        others = [_assessed(subject.book, asked, subject.ids), _assessed(Book(subject.rulebook), asked, subject.ids)]
    except Exception:  # noqa: BLE001 - told by another check
        return
    if asked.msp != whole:
        fr = "modifie le dossier qu’on lui confie : un fait le lit et n’y écrit rien"
        en = "changes the dossier that it is given: a fact reads it and writes nothing there"
        yield error(subject.pack.id, "changed-dossier", fr, en)
        return
    for other in others:
        for before, after in zip(said(first), said(other), strict=False):
            if before != after:
                yield error(
                    f"{subject.pack.id}: {before[0]}",
                    "changing-answer",
                    f"répond autrement la seconde fois : {before[2:4]}, puis {after[2:4]}. Un fait ne dépend que du "
                    "dossier et du jour : ni hasard, ni horloge, ni compteur, ni ordre d’un ensemble.",
                    f"answers otherwise the second time: {before[2:4]}, then {after[2:4]}. A fact depends on the dossier "
                    "and the day only: no chance, no clock, no counter, no order of a set.",
                )


# -- honest ----------------------------------------------------------------------------------------------------------


def is_honest(subject: Subject, asked: Question) -> Iterator[Problem]:
    """Who knows less is never told the contrary of what who knows more is told: unknown is neither 0 nor no."""
    assert asked.other is not None
    yield from _honest_facts(subject, asked)
    try:
        more = {(each.id, each.subject): each for each in _assessed(subject.book, asked, subject.ids).answers}
        less = subject.book.assess(asked.other, asked.on, only=subject.ids).answers
    except Exception:  # noqa: BLE001 - told by another check
        return
    for answer in less:
        known = more.get((answer.id, answer.subject))
        if known is None:
            continue
        path = f"{subject.pack.id}: {answer.id}"
        if answer.verdict is not UNKNOWN and answer.verdict is not known.verdict:
            yield _dishonest(path, "", answer.verdict, known.verdict)
        for amount, whole in zip(amounts_of(answer), amounts_of(known), strict=True):
            if not _holds(amount.value, whole.value):
                yield _dishonest(path, f"[{amount.id}] ", amount.value, whole.value)


def _honest_facts(subject: Subject, asked: Question) -> Iterator[Problem]:
    """Try each fact on what it looks at, without each of the facts known there in turn."""
    assert asked.other is not None
    for world in _worlds(subject, asked.msp):
        for fact in subject.facts:
            about: Any = world.subjects.get(fact.about)
            if about is None or fact.read is None or (fact.about == "msp" and len(world.subjects) > 1):
                continue
            parts = (*each_part_less_known(about), asked.other) if fact.about == "msp" else each_less_known(about)
            for less in parts:
                try:
                    told, whole = fact.read(less, asked.on), fact.read(about, asked.on)
                except Exception:  # noqa: BLE001 - told by another check
                    return
                if not _holds(told, whole):
                    yield _dishonest(f"{subject.pack.id}: {fact.id}", "", told, whole)
                    return


def _holds(less: Value, more: Value) -> bool:
    """Tell whether what is known of a value may be *more*."""
    if less is UNKNOWN or less == more:
        return True
    if not isinstance(less, Interval) or more is UNKNOWN or more is None:
        return False
    low, high = (more.least, more.greatest) if isinstance(more, Interval) else (more, more)
    above = less.least is None or (low is not None and less.least <= low)
    return above and (less.greatest is None or (high is not None and high <= less.greatest))


def _dishonest(path: str, part: str, less: Value, more: Value) -> Problem:
    return error(
        path,
        "unknown-as-known",
        f"{part}répond « {spoken(less)} » à qui en sait moins, « {spoken(more)} » à qui en sait plus : un fait inconnu "
        "rend UNKNOWN ou un Interval, jamais 0, non ou une liste vide.",
        f"{part}answers '{spoken(less, 'en')}' to who knows less, '{spoken(more, 'en')}' to who knows more: an unknown "
        "fact gives UNKNOWN or an Interval, never 0, no or an empty list.",
    )


# -- of its territory ------------------------------------------------------------------------------------------------


def stays_at_home(subject: Subject, asked: Question) -> Iterator[Problem]:
    """It says nothing of an MSP of another region, and changes nothing of what others say."""
    place = asked.msp.territory
    abroad = place is not UNKNOWN and not any(own.contains(place) for own in subject.pack.territories)
    try:
        own = _assessed(subject.book, asked, subject.ids) if abroad else None
        with_it, without_it = (_assessed(book, asked, asked.only) for book in (subject.book, subject.without))
    except Exception:  # noqa: BLE001 - told by another check
        return
    for answer in () if own is None else own.answers:
        yield error(
            f"{subject.pack.id}: {answer.id}",
            "leak",
            f"répond pour une MSP de {place}, hors du module : donner territory=… à la règle ou au dispositif",
            f"answers for an MSP of {place}, outside the pack: give territory=… to the rule or scheme",
        )
    for before, after in zip(said(without_it), said(with_it), strict=False):
        if before != after:
            yield error(
                f"{subject.pack.id}: {before[0]}",
                "changes-others",
                f"change la réponse d’une règle qui n’est pas la sienne : {before[2:4]} sans lui, {after[2:4]} avec lui. "
                "Ne fixer que ce que le national laisse aux régions.",
                f"changes the answer of a rule that is not its own: {before[2:4]} without it, {after[2:4]} with it. Set "
                "only what the nation leaves to the regions.",
            )


# -- facts change on announced days ----------------------------------------------------------------------------------


def facts_change_when_announced(subject: Subject, asked: Question) -> Iterator[Problem]:
    """Between two days that occur in the dossier, a fact stays what it is."""
    for world in _worlds(subject, asked.msp):
        borders = {day for each in world.subjects.values() for day in dates_in(each)}
        starts = sorted({FIRST_DAY, *(day for day in borders if FIRST_DAY < day <= LAST_DAY)})
        ends = [*(day - _ONE_DAY for day in starts[1:]), LAST_DAY]
        for fact in subject.facts:
            if fact.about in world.subjects:
                for start, end in zip(starts, ends, strict=True):
                    inside = [asked.on] if start < asked.on < end else []
                    yield from _changed(subject, world, fact, (start, *inside, end))


def _worlds(subject: Subject, msp: Msp) -> Iterator[DossierWorld]:
    """Give the worlds of a dossier: its own, and one for each request and each declaration."""
    requests: tuple[FundingRequest, ...] = () if msp.requests is UNKNOWN else msp.requests
    declarations: tuple[AciDeclaration, ...] = () if msp.aci_declarations is UNKNOWN else msp.aci_declarations
    several: list[list[tuple[str, object]]] = [[]]
    several.extend([("request", each)] for each in requests)
    several.extend([("declaration", each)] for each in declarations)
    for subjects in several:
        yield world_of(subject.rulebook, msp, subjects=subjects)


def _changed(subject: Subject, world: DossierWorld, fact: Fact[Any], days: tuple[date, ...]) -> Iterator[Problem]:
    try:
        values = [world.read(fact, day) for day in days]
    except Exception:  # noqa: BLE001 - told by another check
        return
    for one, other, before, after in zip(days, days[1:], values, values[1:], strict=False):
        if before != after:
            yield error(
                f"{subject.pack.id}: {fact.id}",
                "unannounced-change",
                f"change entre le {one} ({spoken(before)}) et le {other} ({spoken(after)}) sans qu’un jour du dossier "
                "l’annonce : donner le jour comme fait (Maybe[Day]) et compter le délai dans la règle.",
                f"changes between {one} ({spoken(before, 'en')}) and {other} ({spoken(after, 'en')}) with no day of the "
                "dossier to announce it: give the day as a fact (Maybe[Day]) and count the delay in the rule.",
            )
            return


# -- explained -------------------------------------------------------------------------------------------------------


def explains_itself(subject: Subject, asked: Question) -> Iterator[Problem]:
    """Each answer says why, in both languages, and its reasons give it again."""
    try:
        assessment = _assessed(subject.book, asked, subject.ids)
    except Exception:  # noqa: BLE001 - told by another check
        return
    for answer in assessment.answers:
        path = f"{subject.pack.id}: {answer.id}"
        if answer.explanation.replay():
            fr = "l’explication ne redonne pas la réponse : un fait donne la même valeur chaque fois qu’on le lit"
            en = "the explanation does not give the answer again: a fact gives the same value whenever it is read"
            yield error(path, "no-replay", fr, en)
        elif (answer.id, answer.status) not in subject.shown:  # words take long, and hardly depend on the dossier
            try:
                _ = [answer.text("fr", explain=True), answer.text("en", explain=True), answer.html()]
                json.dumps(answer.to_dict(explain=True))
            except Exception as failed:  # noqa: BLE001 - labels are anybody's
                fr, en = f"ne s’explique pas : {raised(failed)}", f"cannot be explained: {raised(failed)}"
                yield error(path, "no-explanation", f"{fr} ; un Label a des mots", f"{en}; a Label has words")
            else:
                subject.shown.add((answer.id, answer.status))
