"""For an MSP of each region, the assessment lists every scheme of its place: amount, range or unknown, text, grade, stale."""

from functools import cache

import pytest
from tests.packs.world import KEYS, ON, PLACES, SEATS, bare, full, pack

from msp_model.assessment import Amount, Answer
from msp_model.entities import FRANCE, Territory
from msp_model.rulebook import Grade, Scheme
from msp_model.values import UNKNOWN, Interval

EVERY = sorted({scheme.id for key in KEYS for scheme in pack(key).schemes})
DEPARTEMENTS = sorted({
    scheme.territory.code
    for key in KEYS
    for scheme in pack(key).schemes
    if scheme.territory.level.value == "departement"
})  # fmt: skip


def holding(commune: str) -> set[str]:
    """Give the local schemes that hold at a commune on the day, found one by one."""
    place = Territory.parse(f"commune:{commune}")
    return {
        scheme.id
        for scheme in full().rulebook.schemes
        if scheme.territory != FRANCE and scheme.territory.contains(place) and scheme.period.contains(ON) is not False
    }


@cache
def listed(commune: str) -> dict[str, Answer]:
    """Give what the assessment says of local schemes."""
    local = {one.id for one in full().rulebook.schemes if one.territory != FRANCE}
    return {one.id: one for one in full().assess(bare(commune), ON).answers if one.id in local}


@pytest.mark.parametrize("place", sorted(PLACES))
def test_every_scheme_of_the_place_is_listed_and_no_other(place: str) -> None:
    assert set(listed(PLACES[place])) == holding(PLACES[place])


@pytest.mark.parametrize("region", sorted(SEATS))
def test_every_region_has_something_of_its_own(region: str) -> None:
    own = {one.id for one in full().rulebook.schemes if one.territory == Territory.parse(f"region:{region}")}

    assert own & holding(SEATS[region])


def told(amount: Amount) -> str:
    """Say how an amount is known."""
    if amount.unpublished:
        return "not published"
    if amount.value is not UNKNOWN and not isinstance(amount.value, Interval):
        return "exact"
    return "range" if isinstance(amount.bounds, Interval) else "?"


@pytest.mark.parametrize("region", sorted(SEATS))
def test_each_says_how_much_or_that_nothing_is_published(region: str) -> None:
    schemes: dict[str, Scheme] = {one.id: one for one in full().rulebook.schemes}
    for name, answer in listed(SEATS[region]).items():
        if schemes[name].amount is None:
            continue
        assert answer.amount is not None
        assert told(answer.amount) in {"exact", "range", "not published"}, name
        words = answer.text("fr")
        assert answer.applicable is False or "Montant" in words, name
        if told(answer.amount) == "not published" and answer.applicable is not False:
            assert "non publié" in words, name


@pytest.mark.parametrize("region", sorted(SEATS))
def test_each_names_its_text_its_grade_and_whether_it_is_stale(region: str) -> None:
    for name, answer in listed(SEATS[region]).items():
        assert answer.sources, name
        assert {source.grade for source in answer.sources} <= set(Grade), name
        if "stale" in answer.marks and answer.applicable is not False:
            assert "à revérifier" in answer.text("fr"), name


@pytest.mark.parametrize("code", DEPARTEMENTS)
def test_departmental_aids_are_listed_in_their_departement_only(code: str) -> None:
    local = {one.id for one in full().rulebook.schemes if one.territory == Territory.parse(f"departement:{code}")}

    for commune in PLACES.values():
        departement = Territory.parse(f"commune:{commune}").departement
        assert departement is not None
        assert (local & set(listed(commune))) == (local if departement.code == code else set())


def test_every_scheme_is_listed_somewhere_on_some_day() -> None:
    """None is lost: those of past periods are listed on a day of theirs."""
    seen = {name for commune in PLACES.values() for name in listed(commune)}
    past = {"naq.ars.building_2025", "nor.psla"}

    assert set(EVERY) - seen == past
