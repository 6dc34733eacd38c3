"""Assessing a toy rulebook: every status, mark and dependence, worked out by hand."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from tests.assessment import toy

from msp_model.assessment import Amount, Answer, Assessment, Book, FactError, Status
from msp_model.entities import Cost, CostKind, FundingRequest, Msp, Team, TeamMember
from msp_model.expressions import NotInForceError, Truth, fact, parameter
from msp_model.rulebook import Pack, Persons, Rule, Rulebook, cite
from msp_model.values import UNKNOWN, Interval, Label, Period, Unknown

DAY = date(2024, 6, 1)


def team(*periods: Period, complete: bool = True) -> Team:
    return Team(members=tuple(TeamMember(period=period) for period in periods), complete=complete)


HERE = Period(start=date(2020, 1, 1), until=None)


def amount(answer: Answer) -> Amount:
    assert answer.amount is not None
    return answer.amount


def assess(on: date = DAY, commune: str | None = "41018", only: Any = None, **fields: Any) -> Assessment:
    chosen = fields.pop("interpretations", None)
    return Book(toy.book()).assess(toy.msp(commune, **fields), on, interpretations=chosen, only=only)


# -- verdicts ----------------------------------------------------------------------------------------------------


def test_a_known_team_is_compared_with_the_figure_of_the_day() -> None:
    """Two professionals are enough until 31 December 2023, three are asked from 1 January 2024."""
    two = team(HERE, HERE)

    assert assess(date(2023, 12, 31), team=two)["toy.composition"].status is Status.MET
    assert assess(date(2024, 1, 1), team=two)["toy.composition"].status is Status.NOT_MET


def test_a_list_not_complete_settles_what_it_can() -> None:
    assert assess(team=team(HERE, HERE, HERE, complete=False))["toy.composition"].verdict is True
    assert assess(team=team(HERE, complete=False))["toy.composition"].verdict is UNKNOWN


def test_a_missing_fact_is_the_next_question() -> None:
    answer = assess()["toy.composition"]

    assert answer.status is Status.UNKNOWN
    assert [one.leaf for one in answer.missing.leaves] == [toy.professionals]
    assert answer.missing.exact


def test_a_rule_that_does_not_apply_says_so() -> None:
    answer = assess(team=team(HERE, HERE, HERE))["toy.dissolvable"]

    assert answer.status is Status.NOT_APPLICABLE


def test_a_deadline_counts_from_the_day_the_condition_ceased() -> None:
    """The third one left on 10 February 2024: six months run to 10 August."""
    gone = team(HERE, HERE, Period(start=date(2020, 1, 1), until=date(2024, 2, 10)))

    assert assess(date(2024, 8, 9), team=gone)["toy.dissolvable"].verdict is True
    assert assess(date(2024, 8, 10), team=gone)["toy.dissolvable"].verdict is False


def test_a_rule_is_asked_on_the_days_of_its_period() -> None:
    assert "toy.old" in {one.id for one in assess(date(2018, 12, 31)).answers}
    assert "toy.old" not in {one.id for one in assess(date(2019, 1, 1)).answers}
    assert "toy.composition" not in {one.id for one in assess(date(2019, 12, 31)).answers}


def test_a_warning_is_raised_where_its_condition_fails() -> None:
    answer = assess(team=team(HERE))["toy.caution"]

    assert answer.kind == "warning"
    assert answer.status_label.fr == "alerte"


# -- territory ---------------------------------------------------------------------------------------------------


def test_a_departement_speaks_to_its_own() -> None:
    assert "toy.local" in {one.id for one in assess(commune="41018").answers}
    assert "toy.local" not in {one.id for one in assess(commune="71366").answers}
    assert "toy.local" not in {one.id for one in assess(commune=None).answers}


def test_a_region_sets_its_own_figure_and_reading() -> None:
    request = FundingRequest(id="batiment", costs=(Cost(kind=CostKind.WORKS, amount=Decimal(8000)),))

    here, elsewhere = assess(requests=(request,)), assess(commune="71366", requests=(request,))

    assert amount(here["toy.building"]).value == 500
    assert amount(elsewhere["toy.building"]).value == 1000
    assert dict(here.choices)["toy-counting"] == "without-site"
    assert dict(elsewhere.choices)["toy-counting"] == "with-site"


def test_what_a_region_leaves_unsaid_is_unknown_there_and_elsewhere() -> None:
    duration = {one.id: one for one in assess(commune="71366")["toy.building"].terms}["duration"]

    assert duration.value is UNKNOWN
    assert [parameter.id for parameter in duration.unpublished] == ["toy.duration"]


# -- money -------------------------------------------------------------------------------------------------------


def test_each_request_has_its_answer() -> None:
    requests = tuple(
        FundingRequest(id=name, costs=(Cost(kind=CostKind.WORKS, amount=Decimal(euros)),))
        for name, euros in (("petit", 1001), ("grand", 90000))
    )

    assessment = assess(requests=requests)

    assert amount(assessment["toy.building", "petit"]).value == Fraction(1001, 4)
    assert amount(assessment["toy.building", "grand"]).value == 500
    with pytest.raises(KeyError, match="several requests"):
        assessment["toy.building"]


def test_without_a_request_the_amount_is_bounded_not_guessed() -> None:
    found = amount(assess()["toy.building"])

    assert found.value is UNKNOWN
    assert found.bounds == Interval(0, 500)


# -- what the reader must know -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "on", "marks"),
    [
        ("toy.composition", DAY, ()),
        ("toy.composition", date(2026, 6, 30), ()),
        ("toy.composition", date(2026, 7, 1), ("stale",)),
        ("toy.caution", DAY, ("indicative",)),
        ("toy.dissolvable", DAY, ("inferred",)),
        ("toy.building", DAY, ("stale", "indicative")),
    ],
)
def test_marks(name: str, on: date, marks: tuple[str, ...]) -> None:
    assert assess(on, team=team(HERE))[name].marks == marks


def test_a_day_after_the_observation_is_not_confirmed() -> None:
    before, after = assess(DAY, observed_on=DAY), assess(date(2024, 6, 2), observed_on=DAY)

    assert before.confirmed is True
    assert after.confirmed is False
    assert "not-confirmed" in after["toy.composition"].marks
    assert "not-confirmed" not in before["toy.composition"].marks


def test_what_was_seen_and_is_not_known_later_is_kept() -> None:
    """Three were there on the day observed; a day later there are two at least. What is still known is not repeated."""

    @fact(Persons, fr="vus", en="seen", about="msp", greatest=50)
    def counted(msp: Msp, day: date) -> int | Interval[int]:
        return 3 if day == msp.observed_on else Interval(2, None)

    @fact(Truth, fr="vu", en="seen", about="msp")
    def there(msp: Msp, day: date) -> bool | Unknown:
        return True if day == msp.observed_on else UNKNOWN

    @fact(Truth, fr="toujours", en="always", about="msp")
    def always(_msp: Msp, _day: date) -> bool:
        return True

    enough = counted >= parameter("toy.minimum", Persons)
    asked = enough & there & always
    rule = Rule(id="toy.seen", title=Label("x"), requires=asked, sources=(cite("toy-law"),), period=HERE)
    book = Book(Rulebook.of([toy.TOY, Pack(id="more", rules=(rule,))]))
    dossier = toy.msp(observed_on=DAY)

    later = book.assess(dossier, date(2024, 6, 2), only=["toy.seen"])

    assert later.seen == ((counted, 3), (there, True))
    assert "Observé le 1er juin 2024, à confirmer\n  • vus\u202f: 3 personnes\n  • vu\u202f: oui\n" in later.text()
    assert [one["value"] for one in later.to_dict()["seen"]] == [3, True]
    assert book.assess(dossier, DAY, only=["toy.seen"]).seen == ()
    assert book.assess(toy.msp(), DAY, only=["toy.seen"]).seen == ()


# -- readings ----------------------------------------------------------------------------------------------------


def test_every_reading_is_run() -> None:
    answer = assess(sites=(), commune=None)["toy.site"]

    found = {under.choices: under.verdict for under in answer.readings}
    assert found == {(("toy-counting", "with-site"),): False, (("toy-counting", "without-site"),): True}
    assert answer.depends_on == ("toy-counting",)


def test_an_answer_that_no_reading_changes_depends_on_none() -> None:
    assert assess()["toy.site"].depends_on == ()


def test_a_reading_can_be_chosen() -> None:
    chosen = assess(sites=(), commune=None, interpretations={"toy-counting": "without-site"})

    assert chosen["toy.site"].verdict is True


@pytest.mark.parametrize("chosen", [{"nothing": "x"}, {"toy-counting": "perhaps"}])
def test_a_reading_that_does_not_exist_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(KeyError, match=r"there are toy-counting|it has with-site, without-site"):
        assess(interpretations=chosen)


# -- identity ----------------------------------------------------------------------------------------------------


def test_the_digest_is_that_of_the_rules_not_of_the_dossier() -> None:
    assert assess().digest == assess(team=team(HERE)).digest
    assert assess().digest != assess(date(2023, 6, 1)).digest
    assert assess().digest != assess(interpretations={"toy-counting": "with-site"}).digest


def test_the_order_of_packs_changes_nothing() -> None:
    found = {Book(Rulebook.of(packs)).assess(toy.msp(), DAY).digest for packs in permutations([toy.TOY, toy.REGION])}

    assert len(found) == 1


def test_a_region_changes_nothing_elsewhere() -> None:
    """Law 6: without the regional pack, an MSP of another region has the same answers."""
    alone, together = Book(Rulebook.of([toy.TOY])), Book(toy.book())
    elsewhere = toy.msp("71366", team=team(HERE))

    assert alone.assess(elsewhere, DAY).answers == together.assess(elsewhere, DAY).answers


def test_asking_for_one_rule() -> None:
    assert [one.id for one in assess(only=["toy.site"]).answers] == ["toy.site"]
    with pytest.raises(KeyError, match=r"toy.composition"):
        assess(only=["toy.nothing"])


def test_a_fact_that_fails_names_itself() -> None:
    @fact(Truth, fr="cassé", about="msp")
    def broken(_msp: Msp, _day: date) -> bool:
        return bool(1 // 0)

    rule = Rule(id="toy.broken", title=Label("x"), requires=broken, sources=(cite("toy-law"),))
    pack = Pack(id="more", rules=(rule,))

    with pytest.raises(FactError, match="broken"):
        Book(Rulebook.of([toy.TOY, pack])).assess(toy.msp(), DAY)


# -- what cannot be asked ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date.max])
def test_a_day_that_no_fact_knows_is_refused(day: date) -> None:
    with pytest.raises(NotInForceError, match="from 1900-01-01 to 2199-12-31"):
        assess(day)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_day_are_answered(day: date) -> None:
    assert assess(day).on == day


@pytest.mark.parametrize("day", ["2024-06-01", datetime(2024, 6, 1), None])  # noqa: DTZ001 - a naive time is what is refused
def test_what_is_no_day_is_refused_in_plain_words(day: Any) -> None:
    with pytest.raises(TypeError, match="is no day"):
        assess(day)


def test_one_id_alone_is_not_read_letter_by_letter() -> None:
    with pytest.raises(TypeError, match=r"only=\['toy.composition'\]"):
        assess(only="toy.composition")
