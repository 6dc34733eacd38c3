"""A pack never changes what is said elsewhere, and in its region only what the national rulebook leaves to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings, strategies as st
from tests.documents.drawn import value_of
from tests.packs.world import KEYS, SEATS, bare, book, data_of, declared, full, module, msp, national_pack, pack

from msp_model.assessment import Assessment, Book
from msp_model.entities import Msp, Site, SiteKind, Territory, ZoneLevel
from msp_model.expressions import Choice, Parameter
from msp_model.expressions.program import every_node
from msp_model.plugins import Registry, build_rulebook
from msp_model.rulebook import Rule, Scheme
from msp_model.values import UNKNOWN

NATIONAL = frozenset(one.id for one in declared(national_pack()))
DAYS = st.dates(date(2010, 1, 1), date(2028, 12, 31))
communes = st.sampled_from(sorted(SEATS.values()))


def expressions(one: Rule | Scheme) -> tuple[Any, ...]:
    return (one.requires, one.applies) if isinstance(one, Rule) else one.expressions()


def reads_what_a_region_set(region: str) -> frozenset[str]:
    """Give the national rules and schemes that read a figure or a reading which a pack sets for the region."""
    place = Territory.parse(f"region:{region}")
    figures = {
        value.parameter for key in KEYS for text in pack(key).texts if text.territory == place for value in text.values
    }
    readings = {one.interpretation for key in KEYS for one in pack(key).readings if one.territory == place}
    return frozenset(
        one.id
        for one in declared(national_pack())
        for node in every_node(*expressions(one))
        if (isinstance(node, Parameter) and node.id in figures) or (isinstance(node, Choice) and node.id in readings)
    )


LEFT_TO_REGIONS = {region: reads_what_a_region_set(region) for region in SEATS}


def test_what_regions_set_is_little_and_known() -> None:
    """The body that validates, the smallest team, the uses, ceiling and duration of the aid, the staff of the label."""
    assert {region: sorted(names) for region, names in LEFT_TO_REGIONS.items() if names} == {
        "02": ["fr.france_sante.label"],
        "04": ["fr.france_sante.label"],
        "28": ["fr.france_sante.label", "fr.recognition"],
        "32": ["fr.fir.coordination"],
        "44": ["fr.fir.coordination"],
        "52": ["fr.recognition"],
        "53": ["fr.recognition", "fr.recognition.team"],
        "76": ["fr.fir.coordination", "fr.france_sante.label"],
        "94": ["fr.france_sante.label"],
    }


def said(assessment: Assessment) -> list[object]:
    """Give all that answers are made of: what is asked, with every figure in place, and the value of every part."""
    return [
        (
            one.id,
            one.subject,
            one.applicable,
            one.marks,
            one.sources,
            one.readings,
            [
                (part.program.nodes, part.values, part.root)
                for part in (
                    one.explanation,
                    *(amount.explanation for amount in (one.amount, *one.terms) if amount is not None),
                )
            ],
        )
        for one in assessment.answers
    ]


def moved(dossier: Msp, commune: str) -> Msp:
    """Give a drawn dossier with its main site at a commune."""
    others = () if dossier.sites is UNKNOWN else tuple(one for one in dossier.sites if one.kind is not SiteKind.MAIN)
    taken = {one.id for one in others}
    main = Site(
        id=next(name for name in ("main", "main-2", "main-3") if name not in taken), kind=SiteKind.MAIN, commune=commune
    )
    requests = (
        dossier.requests
        if dossier.requests is UNKNOWN
        else tuple(attrs.evolve(one, site=UNKNOWN) for one in dossier.requests)
    )
    team = dossier.team
    premises = (
        dossier.premises
        if dossier.premises is UNKNOWN
        else tuple(attrs.evolve(one, site=UNKNOWN) for one in dossier.premises)
    )
    if team is not UNKNOWN and team is not None:
        team = attrs.evolve(
            team,
            members=tuple(attrs.evolve(one, site=UNKNOWN) for one in team.members),
            counts=tuple(attrs.evolve(one, site=UNKNOWN) for one in team.counts),
        )
    return attrs.evolve(
        dossier, sites=(main, *others), requests=requests, team=team, premises=premises, aci_declarations=UNKNOWN,
        complete=frozenset(name for name in dossier.complete if name.value != "aci_declarations"),
    )  # fmt: skip


@settings(max_examples=25)
@given(value_of(Msp), communes, DAYS)
def test_every_national_answer_is_what_it_was_without_the_packs(drawn: Msp, commune: str, day: date) -> None:
    dossier = moved(drawn, commune)
    place = Territory.parse(f"commune:{commune}").region
    assert place is not None
    kept = NATIONAL - LEFT_TO_REGIONS[place.code]

    assert said(book().assess(dossier, day, only=kept)) == said(full().assess(dossier, day, only=kept))


@settings(max_examples=25)
@given(value_of(Msp), st.sampled_from(KEYS), communes, DAYS)
def test_a_pack_changes_nothing_for_an_msp_of_another_territory(drawn: Msp, key: str, commune: str, day: date) -> None:
    dossier = moved(drawn, commune)
    place = Territory.parse(f"commune:{commune}")
    if any(own.contains(place) for own in pack(key).territories):
        return
    without = book(*(other for other in KEYS if other != key))

    assert said(without.assess(dossier, day)) == said(full().assess(dossier, day))


@settings(max_examples=20)
@given(value_of(Msp), DAYS)
def test_an_msp_whose_place_is_not_known_hears_of_no_region(drawn: Msp, day: date) -> None:
    dossier = attrs.evolve(moved(drawn, "41018"), sites=UNKNOWN, complete=frozenset())

    assert {one.id for one in full().assess(dossier, day).answers} <= NATIONAL


@pytest.mark.parametrize("commune", ["13055", "97302"])
def test_a_region_without_a_pack_is_untouched_by_all_of_them(commune: str) -> None:
    dossier = msp(commune, ZoneLevel.ZIP)

    assert data_of(book().assess(dossier, date(2026, 6, 1))) == data_of(full().assess(dossier, date(2026, 6, 1)))


@pytest.mark.parametrize("key", KEYS)
def test_its_schemes_appear_for_its_msp_only(key: str) -> None:
    """Core and one pack, as in an environment that has nothing else."""
    own = {one.id for one in declared(pack(key))}
    for region, commune in SEATS.items():
        inside = any(place.code == region for place in pack(key).territories)
        found = {one.id for one in book(key).assess(bare(commune), date(2025, 6, 1)).answers}

        assert bool(own & found) is inside
        assert found - own <= NATIONAL


# -- order ------------------------------------------------------------------------------------------------------------


def loaded(order: Sequence[str]) -> Book:
    registry = Registry()
    for key in order:
        registry.register(module(key), name=key, distribution=f"msp-model-{key}", version="0.1.0", strict=True)
    return Book(build_rulebook(registry, packs=[national_pack()], strict=True))


@settings(max_examples=5)
@given(st.permutations(KEYS), communes)
def test_any_order_of_registration_gives_the_same_bytes(order: Sequence[str], commune: str) -> None:
    dossier = msp(commune, ZoneLevel.ZAC)
    one, other = (loaded(keys).assess(dossier, date(2025, 6, 1)) for keys in (KEYS, order))

    assert one.digest == other.digest
    assert str(one.to_dict(explain=True)) == str(other.to_dict(explain=True))
    assert one.text("fr", every=True, explain=True) == other.text("fr", every=True, explain=True)


@pytest.mark.parametrize(("first", "second"), [("fmps-cvl", "apmsl"), ("femasif", "femasco-bfc")])
def test_two_packs_in_either_order_give_the_same_bytes(first: str, second: str) -> None:
    books = [loaded(keys) for keys in ((first, second), (second, first))]
    for key in (first, second):
        commune = SEATS[pack(key).territories[0].code]
        one, other = (each.assess(msp(commune), date(2025, 6, 1)) for each in books)

        assert str(one.to_dict(explain=True)) == str(other.to_dict(explain=True))
        assert one.text("fr", every=True) == other.text("fr", every=True)
