"""Answers: what holds for any dossier and any day, tried on drawn ones.

Each property draws an example and gives what is wrong with it. Dossiers lie where the pack speaks, at any stage of life
or saying anything, with facts left out or none; days are those on which something changes, or any.
"""

import json
import pickle
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from msp_model.assessment import Assessment, Book, DossierWorld, world_of
from msp_model.entities import AciDeclaration, FundingRequest, Msp, Site, SiteKind, Territory, dates_in
from msp_model.expressions import ExpressionError, Fact, Value
from msp_model.expressions.domain import FIRST_DAY, LAST_DAY
from msp_model.plugins.discovery import raised
from msp_model.rulebook.checks import expressions_of
from msp_model.testing.conformance.report import error
from msp_model.testing.conformance.said import amounts_of, said
from msp_model.testing.conformance.subject import Subject
from msp_model.testing.sheets import border_days, spoken
from msp_model.testing.strategies.less_known import each_less_known, each_part_less_known, less_known
from msp_model.testing.strategies.msps import msps
from msp_model.testing.strategies.places import communes
from msp_model.testing.strategies.stages import dossiers
from msp_model.testing.strategies.values import days
from msp_model.values import UNKNOWN, Interval, Problem

_ONE_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Question:
    """A dossier and a day.

    Attributes:
        msp: the dossier.

        on: the day.

        other: another dossier, where two are compared.

        only: the rules and schemes asked, where not all are.
    """

    msp: Msp
    on: date
    other: Msp | None = None
    only: tuple[str, ...] = ()

    def __str__(self) -> str:
        told = [f"on={self.on}", f"msp={pretty(self.msp)}"]
        return "\n".join(told if self.other is None else [*told, f"less={pretty(self.other)}"])


@st.composite
def questions(draw: st.DrawFn, msps: st.SearchStrategy[Msp], borders: tuple[date, ...]) -> Question:
    """Draw a dossier, then a day on which something in it or in the rules changes, the eve of one, or any day."""
    msp = draw(msps)
    first = min(borders, default=FIRST_DAY + _ONE_DAY)
    every = {day for day in {*dates_in(msp), *borders} if FIRST_DAY < day <= LAST_DAY}
    likely = sorted(day for day in every if day >= first) or [first]
    near = st.sampled_from(likely) | st.sampled_from(likely).map(lambda day: day - _ONE_DAY)
    later = days(min_value=first, max_value=max(first, date(2034, 12, 31)))
    return Question(msp=msp, on=draw(near | later | (days() if draw(_SELDOM) else near)))


_SELDOM = st.integers(0, 3).map(lambda drawn: drawn == 3)  # noqa: PLR2004 - one in four


def here(subject: Subject) -> st.SearchStrategy[Question]:
    """Draw questions where the pack speaks."""
    return questions(_dossiers(subject, subject.pack.territories), _borders(subject))


def _dossiers(subject: Subject, places: tuple[Territory, ...]) -> st.SearchStrategy[Msp]:
    kept = _kept(subject)
    found = []
    for place in places:
        some = dossiers(within=place, extensions=kept, unknown="some")
        anything = msps(within=place, extensions=kept) | some
        found += [_located(anything, communes(within=place)), dossiers(within=place, extensions=kept)]
    return st.one_of(found)


def _kept(subject: Subject) -> dict[str, st.SearchStrategy[Any]]:
    """Give what the data of the pack is drawn from."""
    return {key: st.from_type(cls) for key, cls in subject.extensions.items()}


@st.composite
def _located(draw: st.DrawFn, msps: st.SearchStrategy[Msp], communes: st.SearchStrategy[str]) -> Msp:
    """Let most dossiers tell where the main site is: no regional rule is asked about the others."""
    msp = draw(msps)
    if msp.territory is not UNKNOWN or draw(st.integers(0, 9)) == 9:  # noqa: PLR2004 - one in ten
        return msp
    known = () if msp.sites is UNKNOWN else msp.sites
    main = attrs.evolve(known[0] if known else Site(), id="main", kind=SiteKind.MAIN, commune=draw(communes))
    return attrs.evolve(msp, sites=(main, *known[1:]))


def _borders(subject: Subject) -> tuple[date, ...]:
    return tuple(sorted({day for id in subject.ids for day in border_days(subject.rulebook, id)}))


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
    """Asked twice, it says the same; a book that was never asked anything says the same too."""
    try:
        first = _assessed(subject.book, asked, subject.ids)
        others = [_assessed(subject.book, asked, subject.ids), _assessed(Book(subject.rulebook), asked, subject.ids)]
    except Exception:  # noqa: BLE001 - told by another check
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


def compared(subject: Subject) -> st.SearchStrategy[Question]:
    """Draw a question with the same dossier less known beside it.

    Only dossiers that make sense: where one tells two things that cannot both be so, each may answer otherwise alone.
    """
    kept = _kept(subject)
    stories = st.one_of([dossiers(within=place, extensions=kept) for place in subject.pack.territories])
    return questions(stories, _borders(subject)).flatmap(
        lambda asked: less_known(asked.msp).map(lambda less: attrs.evolve(asked, other=less))
    )


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


@st.composite
def _some_of(draw: st.DrawFn, asked: st.SearchStrategy[Question], ids: tuple[str, ...]) -> Question:
    only = draw(st.lists(st.sampled_from(ids), max_size=4, unique=True)) if ids else []
    return attrs.evolve(draw(asked), only=tuple(only))


def anywhere(subject: Subject) -> st.SearchStrategy[Question]:
    """Draw questions in other regions, with some of the rules that are not the pack's."""
    outside = _some_of(questions(_dossiers(subject, subject.elsewhere), _borders(subject)), subject.without_ids)
    inside = _some_of(here(subject), subject.untouched)
    return st.one_of(outside, inside) if subject.elsewhere else inside


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
    """Each answer says why, in both languages, names its sources, and its reasons give it again."""
    try:
        assessment = _assessed(subject.book, asked, subject.ids)
    except Exception:  # noqa: BLE001 - told by another check
        return
    for answer in assessment.answers:
        path = f"{subject.pack.id}: {answer.id}"
        if not answer.sources:
            fr, en = "sans source : sources=[cite(…)]", "without a source: sources=[cite(…)]"
            yield error(path, "no-source", fr, en)
        if answer.explanation.replay():
            fr, en = "l’explication ne redonne pas la réponse", "the explanation does not give the answer again"
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


# -- written and read ------------------------------------------------------------------------------------------------


def is_written_and_read(subject: Subject, asked: Question) -> Iterator[Problem]:
    """A dossier with the pack's data is read as it was written."""
    codec = subject.codec
    try:
        again = codec.loads(codec.dumps(asked.msp, "json"), "json")
    except Exception as failed:  # noqa: BLE001 - the pack's class is anybody's
        fr, en = (
            f"ses données ne se relisent pas : {raised(failed)}",
            f"its data cannot be read again: {raised(failed)}",
        )
        yield error(subject.pack.id, "unreadable-extension", fr, en)
        return
    if again != asked.msp:
        fr = "ses données changent quand on les écrit puis les relit : classe attrs gelée, sans convertisseur"
        en = "its data changes when it is written and read again: a frozen attrs class, without converters"
        yield error(subject.pack.id, "changed-extension", fr, en)


def rules_are_values(subject: Subject) -> Iterator[Problem]:
    """Rules can be kept and sent: each comes back equal from a pickle."""
    for declared in subject.declared:
        try:
            same = pickle.loads(pickle.dumps(expressions_of(declared))) == expressions_of(declared)  # noqa: S301
        except (pickle.PicklingError, AttributeError, TypeError, ImportError, ExpressionError) as failed:
            fr = f"ne s’écrit pas ({raised(failed)}) : définir unités et listes au niveau du module"
            en = f"cannot be kept ({raised(failed)}): define units and lists at the level of the module"
            yield error(f"{subject.pack.id}: {declared.id}", "no-value", fr, en)
            continue
        if not same:
            fr, en = "change quand on l’écrit puis le relit", "changes when it is written and read again"
            yield error(f"{subject.pack.id}: {declared.id}", "no-value", fr, en)
