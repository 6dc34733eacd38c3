"""Questions: a dossier and a day, drawn where a pack speaks or elsewhere, known or less known."""

from datetime import date, timedelta
from functools import cache
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty

from msp_model.entities import Msp, Site, SiteKind, Territory, dates_in
from msp_model.expressions.domain import FIRST_DAY, LAST_DAY
from msp_model.testing.conformance.subject import Subject
from msp_model.testing.sheets import border_days
from msp_model.testing.strategies.less_known import less_known
from msp_model.testing.strategies.msps import msps
from msp_model.testing.strategies.places import communes
from msp_model.testing.strategies.stages import dossiers
from msp_model.testing.strategies.values import days
from msp_model.values import UNKNOWN

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
    """Draw dossiers of some of these places; what draws them is made for the places drawn."""
    kept = _kept(subject)

    @cache
    def of(place: Territory) -> st.SearchStrategy[Msp]:
        some = dossiers(within=place, extensions=kept, unknown="some")
        anything = msps(within=place, extensions=kept) | some
        return _located(anything, communes(within=place)) | dossiers(within=place, extensions=kept)

    return st.sampled_from(places).flatmap(of)


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


def compared(subject: Subject) -> st.SearchStrategy[Question]:
    """Draw a question with the same dossier less known beside it.

    Only dossiers that make sense: where one tells two things that cannot both be so, each may answer otherwise alone.
    """
    kept = _kept(subject)
    stories = st.one_of([dossiers(within=place, extensions=kept) for place in subject.pack.territories])
    return questions(stories, _borders(subject)).flatmap(
        lambda asked: less_known(asked.msp).map(lambda less: attrs.evolve(asked, other=less))
    )


@st.composite
def _some_of(draw: st.DrawFn, asked: st.SearchStrategy[Question], ids: tuple[str, ...]) -> Question:
    only = draw(st.lists(st.sampled_from(ids), max_size=4, unique=True)) if ids else []
    return attrs.evolve(draw(asked), only=tuple(only))


def anywhere(subject: Subject) -> st.SearchStrategy[Question]:
    """Draw questions in other regions, with some of the rules that are not the pack's."""
    outside = _some_of(questions(_dossiers(subject, subject.elsewhere), _borders(subject)), subject.without_ids)
    inside = _some_of(here(subject), subject.untouched)
    return st.one_of(outside, inside) if subject.elsewhere else inside
