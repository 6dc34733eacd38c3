"""The MSP of Romenay, as question 2971 to the National Assembly tells it: what is known, what is not, what to ask first."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.national.dossiers import book

import msp_model as mm
from msp_model.assessment import Answer, Assessment, Status
from msp_model.entities import Msp, who
from msp_model.expressions import Fact, Parameter
from msp_model.values import UNKNOWN, Interval

QUESTION, ANSWER = date(2024, 12, 24), date(2026, 3, 17)
BOTH = pytest.mark.parametrize("day", [QUESTION, ANSWER])


@cache
def romenay() -> Msp:
    return mm.read(Path(__file__).parents[2] / "examples" / "romenay.yaml")


@cache
def on(day: date) -> Assessment:
    return book().assess(romenay(), day)


def questions(answer: Answer) -> list[str]:
    return [one.leaf.id for one in answer.missing.leaves if isinstance(one.leaf, Fact | Parameter)]


@BOTH
def test_composition_is_unknown_on_both_days(day: date) -> None:
    """Other specialties, the other professions and the SISA are not told."""
    answer = on(day)["fr.sisa.composition"]

    assert answer.status is Status.UNKNOWN
    assert questions(answer) == ["sisa_exists", "associated_physicians", "associated_auxiliaries"]
    assert answer.missing.exact
    assert [one.verdict for one in answer.readings] == []


@BOTH
def test_the_first_question_on_recognition_is_the_team(day: date) -> None:
    assert on(day)["fr.recognition.team"].status is Status.UNKNOWN
    assert questions(on(day)["fr.recognition.team"]) == ["general_practitioners", "paramedics"]


def test_what_is_known_on_the_day_of_the_question() -> None:
    """One general practitioner at least; the second has left and was not replaced; the money is at risk."""
    asked = on(QUESTION)
    one_at_least = romenay().count(QUESTION, who.general_practitioner)

    assert one_at_least == Interval(1, None)
    assert asked["fr.coordination.departure"].status is Status.NOT_MET
    assert asked["fr.coordination.funding"].status is Status.NOT_MET
    assert {answer.id for answer in asked.answers if "not-confirmed" in answer.marks} == set()


def test_nothing_says_whether_it_still_holds_on_the_day_of_the_answer() -> None:
    asked = on(ANSWER)

    assert romenay().count(ANSWER, who.general_practitioner) is UNKNOWN
    assert asked["fr.coordination.departure"].status is Status.UNKNOWN
    assert asked["fr.coordination.funding"].status is Status.UNKNOWN
    assert all("not-confirmed" in answer.marks for answer in asked.answers)


@BOTH
def test_what_makes_its_money_lost_is_unknown(day: date) -> None:
    """No text of Bourgogne-Franche-Comté was found: neither trigger, nor time, nor amount is invented."""
    scheme = on(day)["fr.fir.coordination"]

    assert scheme.status is Status.UNKNOWN
    assert scheme.amount is not None
    assert [scheme.amount.value, *(term.value for term in scheme.terms)] == [UNKNOWN] * 9
    assert on(day)["fr.fir.coordination.kept"].status is Status.UNKNOWN
    assert {"fir.coordination.minimum_gps", "fir.coordination.grace"} <= set(
        questions(on(day)["fr.fir.coordination.kept"])
    )


@BOTH
def test_no_deadline_is_given_without_a_beginning(day: date) -> None:
    grace = on(day)["fr.sisa.grace"]

    assert grace.status is Status.UNKNOWN
    assert {term.id: term.value for term in grace.terms} == {
        "below-since": UNKNOWN,
        "earliest-request": UNKNOWN,
        "substitutes": UNKNOWN,
        "extension": Interval(6, 12),
        "latest": UNKNOWN,
    }


@BOTH
def test_whatever_is_settled_rests_on_the_dossier(day: date) -> None:
    """What is known of Romenay settles these answers alone; every other one is open."""
    settled = {answer.id: answer.status for answer in on(day).answers if answer.status is not Status.UNKNOWN}
    wanted = {"fr.aci.signing.structure": Status.MET}
    if day == QUESTION:
        wanted |= {"fr.coordination.departure": Status.NOT_MET, "fr.coordination.funding": Status.NOT_MET}

    assert {name: status for name, status in settled.items() if status is not Status.NOT_APPLICABLE} == wanted


@BOTH
def test_every_amount_of_money_is_unknown_or_a_published_figure(day: date) -> None:
    for answer in on(day).answers:
        if answer.amount is not None:
            assert answer.amount.value is UNKNOWN, answer.id
