"""Dating: periods, versions, and days on which somebody looked."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msp_model.rulebook.checks import Declared
from msp_model.testing.conformance.report import error, warning
from msp_model.testing.conformance.subject import Subject
from msp_model.values import Problem, add_months

_ONE_DAY = timedelta(days=1)


def versions_follow(subject: Subject) -> Iterator[Problem]:
    """Versions of one rule follow without a lost day: ``until`` is the day after the last one, not the last one."""
    by_id: dict[str, list[Declared]] = {}
    for declared in subject.declared:
        by_id.setdefault(declared.id, []).append(declared)
    for id, found in sorted(by_id.items()):
        periods = [(one.period.start, one.period.until) for one in found]
        for end, start in _neighbours([(first, last) for first, last in periods]):
            yield _lost_day(f"{subject.pack.id}: {id}", end, start)
        for _, until in periods:
            if isinstance(until, date) and _is_last_of_month(until) and not any(start == until for start, _ in periods):
                yield _last_day(f"{subject.pack.id}: {id}", until)


def values_follow(subject: Subject) -> Iterator[Problem]:
    """Values of one figure follow without a lost day."""
    figures: dict[tuple[str, str], list[tuple[object, object]]] = {}
    for text in subject.pack.texts:
        for value in text.values:
            figures.setdefault((value.parameter, str(text.territory)), []).append((value.start, value.until))
    for (parameter, _), periods in sorted(figures.items()):
        for end, start in _neighbours(periods):
            yield _lost_day(f"{subject.pack.id}: {parameter}", end, start)
        for _, until in periods:
            if isinstance(until, date) and _is_last_of_month(until) and not any(start == until for start, _ in periods):
                yield _last_day(f"{subject.pack.id}: {parameter}", until)


def _neighbours(periods: Sequence[tuple[object, object]]) -> Iterator[tuple[date, date]]:
    """Give the end and the next beginning where exactly one day lies between two periods."""
    known = [(start, until) for start, until in periods if isinstance(start, date)]
    for (_, until), (start, _) in pairwise(sorted(known, key=lambda pair: pair[0])):
        if isinstance(until, date) and start - until == _ONE_DAY:
            yield until, start


def _lost_day(path: str, end: date, start: date) -> Problem:
    return error(
        path,
        "lost-day",
        f"rien ne vaut le {end}, entre deux versions : until est le lendemain du dernier jour, écrire {start}",
        f"nothing holds on {end}, between two versions: until is the day after the last one, write {start}",
    )


def _last_day(path: str, until: date) -> Problem:
    return warning(
        path,
        "until-last-day",
        f"finit le {until}, premier jour exclu : si le texte vaut encore ce jour-là, écrire {until + _ONE_DAY}",
        f"ends on {until}, the first day outside: if the text still holds on that day, write {until + _ONE_DAY}",
    )


def _is_last_of_month(day: date) -> bool:
    return (day + _ONE_DAY).day == 1


def rules_are_dated(subject: Subject) -> Iterator[Problem]:
    """Rules and schemes have a first day; one without holds since always."""
    for declared in subject.declared:
        if not isinstance(declared.period.start, date):
            fr = "n’a pas de premier jour : period=Period(start=date(…), until=None), ou un échec connu avec sa raison"
            en = "has no first day: period=Period(start=date(…), until=None), or a known failure with its reason"
            yield warning(f"{subject.pack.id}: {declared.id}", "no-first-day", fr, en)


def texts_are_dated(subject: Subject) -> Iterator[Problem]:
    """Texts were looked at after they were published, not in the future, and not too long ago."""
    terms = subject.terms
    for text in subject.pack.texts:
        path = text.place or f"{subject.pack.id}: {text.id}"
        if not isinstance(text.published, date):
            fr = "sans jour de publication : published = AAAA-MM-JJ, ou « unknown » si rien ne le dit"
            en = "without a day of publication: published = YYYY-MM-DD, or 'unknown' if nothing tells it"
            yield warning(path, "not-published", fr, en)
        elif text.published > text.checked_on:
            fr = (
                f"vérifié le {text.checked_on}, avant sa publication le {text.published} : corriger l’un des deux jours"
            )
            en = f"checked on {text.checked_on}, before its publication on {text.published}: mend one of the two days"
            yield error(path, "checked-before-published", fr, en)
        if text.checked_on > terms.today:
            fr = f"vérifié le {text.checked_on}, un jour à venir : écrire le jour où le texte a été lu"
            en = f"checked on {text.checked_on}, a day to come: write the day on which the text was read"
            yield error(path, "checked-in-future", fr, en)
        elif add_months(text.checked_on, terms.months) < terms.today:
            fr = f"vérifié le {text.checked_on}, il y a plus de {terms.months} mois : relire le texte et dater checked_on"
            en = f"checked on {text.checked_on}, more than {terms.months} months ago: read the text again, date checked_on"
            yield warning(path, "checked-long-ago", fr, en)
