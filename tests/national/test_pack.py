"""The national pack: an ordinary one, complete, of which every figure is the one printed in its text."""

import csv
import importlib
import pkgutil
import tomllib
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.documents.drawn import value_of
from tests.national.dossiers import book

from msp_model import national
from msp_model.entities import FRANCE, FundingRequest, Msp, dates_in
from msp_model.expressions import Fact
from msp_model.expressions.evaluate import inside
from msp_model.national.aci.exercise import Exercise
from msp_model.national.regions import UNCOVERED
from msp_model.plugins import Registry
from msp_model.rulebook import Interpretation, Pack, Rule, Scheme
from msp_model.values import UNKNOWN

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


@cache
def pack() -> Pack:
    (found,) = national.msp_model_packs()
    return found


# -- an ordinary pack -------------------------------------------------------------------------------------------------


def test_it_comes_in_through_the_door_of_every_pack() -> None:
    registry = Registry()
    registry.register(national, name="national")

    assert [one.id for one in registry.packs()] == ["national"]


def test_its_entry_point_names_the_module() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["entry-points"]["msp_model.regions"] == {"national": "msp_model.national"}


def test_it_makes_a_rulebook() -> None:
    """Everything is cited, dated, declared, read and covered on every day: loading proves it."""
    rulebook = book().rulebook

    assert {one.id for one in rulebook.packs} == {"national"}
    assert {rule.territory for rule in rulebook.rules} == {FRANCE}
    assert {scheme.territory for scheme in rulebook.schemes} == {FRANCE, *UNCOVERED}, "where no pack speaks"


def test_no_rule_is_left_out() -> None:
    """What a module of a subject builds, the pack declares."""
    declared = {id(one) for one in (*pack().rules, *pack().schemes, *pack().interpretations)}
    modules = [
        importlib.import_module(f"msp_model.national.{info.name}") for info in pkgutil.iter_modules(national.__path__)
    ]
    built = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Rule | Scheme | Interpretation)
    ]

    assert built
    assert [one.id for one in built if id(one) not in declared] == []


def test_every_rule_speaks_two_languages_and_cites_a_text() -> None:
    declared: list[Rule | Scheme] = [*pack().rules, *pack().schemes]
    for one in declared:
        labels = [one.title, *([] if one.note is None else [one.note])]
        if isinstance(one, Scheme):
            labels += [one.funder, *(term.label for term in one.terms), *(one.uses or ()), *(one.cumulation or ())]

        assert one.id.startswith("fr.")
        assert [label.fr for label in labels if label.en is None] == [], one.id
        assert one.sources, one.id


@pytest.mark.parametrize("one", pack().interpretations, ids=lambda one: one.id)
def test_every_interpretation_says_why(one: Interpretation) -> None:
    labels = [one.question, one.because, *(reading.label for reading in one.readings)]

    assert [label.fr for label in labels if label.en is None] == []
    assert one.ours or any(reading.sources for reading in one.readings if reading.id == one.default)


# -- figures ----------------------------------------------------------------------------------------------------------


def figure(words: str) -> Any:
    if words.endswith("%"):
        return Fraction(words.removesuffix("%").strip()) / 100
    try:
        return date.fromisoformat(words)
    except ValueError:
        return Fraction(words)


@pytest.mark.parametrize("name", ["figures.csv", "aci_figures.csv"])
def test_every_figure_is_the_one_that_was_copied_a_second_time(name: str) -> None:
    """The texts were transcribed twice: once in TOML, once in a table."""
    rows = list(csv.DictReader((GOLDEN / name).read_text(encoding="utf-8").splitlines()))
    own = "sisa." if name == "figures.csv" else "aci.point_value"
    texts = [text for text in pack().texts if ("/aci/" in text.place) is (name == "aci_figures.csv")]
    found = {
        (
            value.parameter,
            figure(str(value.value)),
            "unknown" if value.start is UNKNOWN else str(value.start),
            "" if value.until is None else str(value.until),
            text.id,
        )
        for text in texts
        for value in text.values
    }
    told = {(row["parameter"], figure(row["value"]), row["from"], row["until"], row["text"]) for row in rows}

    assert any(parameter.startswith(own) for parameter, *_ in told)
    assert found == told


def test_every_text_says_when_it_was_checked() -> None:
    assert {text.checked_on for text in pack().texts} == {date(2026, 11, 22)}


def test_published_counts_are_observations_that_no_rule_reads() -> None:
    """2 251, then more than 2 800, then near 3 000 MSP."""
    counts = {one.id: one for one in book().rulebook.observations if one.subject == "msp.count"}

    assert {2251, 2800, 3000} <= {one.value for one in counts.values()}
    assert counts["msp.count.2026-03"].day == date(2026, 3, 17)


# -- facts ------------------------------------------------------------------------------------------------------------


@cache
def facts(about: str) -> tuple[Fact[Any], ...]:
    return tuple(one for one in book().rulebook.facts.values() if one.about == about)


def test_every_fact_speaks_two_languages() -> None:
    assert [one.id for one in book().rulebook.facts.values() if one.label.en is None] == []


@given(value_of(Msp), st.dates(date(1985, 1, 1), date(2045, 12, 31)), st.data())
def test_a_fact_changes_on_days_of_the_dossier_only(msp: Msp, day: date, data: st.DataObject) -> None:
    """And its values lie in the domain that it declares, whatever the dossier says."""
    _check_constant(msp, "msp", day, data)


@given(value_of(FundingRequest), st.dates(date(1985, 1, 1), date(2045, 12, 31)), st.data())
def test_a_fact_of_a_request_too(request: FundingRequest, day: date, data: st.DataObject) -> None:
    _check_constant(request, "request", day, data)


@given(value_of(Msp), st.integers(2012, 2030), st.dates(date(1985, 1, 1), date(2045, 12, 31)), st.data())
def test_a_fact_of_an_exercise_is_the_same_on_every_day(msp: Msp, year: int, day: date, data: st.DataObject) -> None:
    _check_constant(Exercise(msp, year), "exercise", day, data)


def _check_constant(subject: object, about: str, day: date, data: st.DataObject) -> None:
    borders = [date.min, *dates_in(subject), date.max]
    first = max(border for border in borders if border <= day)
    last = min(border for border in borders if border > day)
    other = data.draw(st.dates(first, date.fromordinal(last.toordinal() - 1)))
    for one in facts(about):
        assert one.read is not None
        value = one.read(subject, day)
        assert inside(one, value) == value
        assert one.read(subject, other) == value, one.id
