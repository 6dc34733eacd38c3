"""Probes, border days, targets and the coverage of conditions, on the toy rulebook."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, given, settings, strategies as st
from tests.assessment.toy import book, msp, professionals
from tests.plugins.world import pack

from msp_model import load_rulebook
from msp_model.assessment import Book
from msp_model.entities import FundingRequest, Msp, Site, Team, TeamMember, Territory
from msp_model.expressions import Literal, all_of, case as either, evaluate, parameter, program
from msp_model.rulebook import Eur, Persons, Rulebook
from msp_model.testing import Case, Coverage, Seen, Sheet, Stage, aim, border_days, cases, dossiers, near_thresholds
from msp_model.testing.coverage import decides
from msp_model.testing.sheets import sheets, spoken
from msp_model.testing.targets import distances
from msp_model.values import UNKNOWN, Interval, Label, Period

TOYS = book()
DAY = date(2025, 6, 1)
CENTRE = Territory.parse("region:24")
IDS = sorted({rule.id for rule in TOYS.rules} | {scheme.id for scheme in TOYS.schemes})


def team(size: int) -> Team:
    stay = Period(start=date(2020, 1, 1), until=None)
    return Team(members=tuple(TeamMember(period=stay) for _ in range(size)), complete=True)


class TestCases:
    def test_stand_on_both_sides_of_each_figure_in_turn(self) -> None:
        found = cases(TOYS, "toy.composition")

        assert [(case.on, dict(case.facts), case.expected) for case in found] == [
            (date(2020, 1, 1), {"professionals": 1}, False),
            (date(2020, 1, 1), {"professionals": 2}, True),
            (date(2024, 1, 1), {"professionals": 2}, False),
            (date(2024, 1, 1), {"professionals": 3}, True),
        ]

    @pytest.mark.parametrize("id", IDS)
    def test_come_in_pairs_that_differ_in_one_fact_and_in_the_answer(self, id: str) -> None:
        found = cases(TOYS, id)

        assert found
        for below, above in zip(found[::2], found[1::2], strict=True):
            differing = {name for name, value in below.facts if dict(above.facts)[name] != value}
            assert differing == {below.turning}
            assert below.part == "amount" or below.expected != above.expected

    @pytest.mark.parametrize("id", IDS)
    def test_are_answered_as_they_say(self, id: str) -> None:
        for case in cases(TOYS, id):
            [sheet] = sheets(TOYS, id, on=case.on)

            assert sheet.answers(dict(case.facts))[case.part] == case.expected

    def test_use_the_figures_of_a_place(self) -> None:
        [cap] = {
            case.expected for case in cases(TOYS, "toy.building", within=CENTRE, on=DAY) if case.part == "cap"
        } or {dict(next(sheets(TOYS, "toy.building", within=CENTRE, on=DAY)).answers({}))["cap"]}

        assert cap == 500

    def test_turn_over_readings_as_well(self) -> None:
        assert {case.turning for case in cases(TOYS, "toy.site")} == {"has_site", "toy-counting"}

    def test_are_said_in_one_line(self) -> None:
        first = cases(TOYS, "toy.composition")[0]

        assert first.text() == "toy.composition [requires] 2020-01-01: professionals = 1 → non"
        assert first.text("en").endswith("→ no")

    def test_exist_for_what_exists(self) -> None:
        with pytest.raises(KeyError, match=r"no rule or scheme 'toy\.none'; there are toy\.building"):
            cases(TOYS, "toy.none")
        with pytest.raises(KeyError, match="does not hold on 2019-01-01"):
            cases(TOYS, "toy.composition", on=date(2019, 1, 1))

    def test_refuse_a_fact_that_is_not_read(self) -> None:
        with pytest.raises(KeyError, match=r"does not read beds on .*; it reads professionals"):
            next(sheets(TOYS, "toy.composition")).answers({"beds": 3})


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, ("oui", "yes")),
        (None, ("absent", "absent")),
        (UNKNOWN, ("inconnu", "unknown")),
        (Interval(1, 3), ("1 … 3", "1 … 3")),
        (Interval(2, None), ("2 …", "2 …")),
        (Interval(None, 2), ("… 2", "… 2")),
        (Fraction(4, 2), ("2", "2")),
        (Fraction(1, 3), ("1/3", "1/3")),
        (date(2024, 2, 29), ("2024-02-29", "2024-02-29")),
    ],
)
def test_values_are_said_plainly(value: Any, words: tuple[str, str]) -> None:
    assert (spoken(value), spoken(value, "en")) == words


def test_border_days_are_those_of_rules_and_figures_with_their_eves() -> None:
    assert border_days(TOYS, "toy.composition") == (
        date(2019, 12, 31), date(2020, 1, 1), date(2023, 12, 31), date(2024, 1, 1),
    )  # fmt: skip
    assert border_days(TOYS, "toy.old") == (date(2018, 12, 31), date(2019, 1, 1))
    assert date(2021, 1, 1) in border_days(TOYS, "toy.building", within=CENTRE)
    assert date(2021, 1, 1) not in border_days(TOYS, "toy.building")


class TestNearThresholds:
    @given(near_thresholds(TOYS, "toy.composition"))
    def test_gives_facts_that_fill_a_sheet(self, drawn: tuple[Sheet, Mapping[str, Any]]) -> None:
        sheet, facts = drawn

        minimum = 2 if sheet.day < date(2024, 1, 1) else 3
        assert sheet.answers(facts)["requires"] == (facts["professionals"] >= minimum)

    def test_meets_a_threshold_far_more_often_than_chance(self) -> None:
        met = []

        @settings(max_examples=600, database=None, derandomize=True)
        @given(near_thresholds(TOYS, "toy.building", on=DAY))
        def draw(drawn: tuple[Sheet, Mapping[str, Any]]) -> None:
            met.append(drawn[1]["cost"] in {4_000, 4_001, 3_999})

        draw()

        assert sum(met) >= 2


class TestCoverage:
    def test_counts_each_condition_met_and_not_met(self) -> None:
        coverage = Coverage(Book(TOYS), only=["toy.composition"])
        for size in (2, 3, 4):
            coverage.assess(msp(team=team(size)), DAY)
        coverage.assess(msp(team=UNKNOWN), DAY)
        [seen] = coverage.conditions

        assert (seen.true, seen.false, seen.unknown) == (2, 1, 1)
        assert (seen.decided_true, seen.decided_false) == (2, 1)
        assert (coverage.share, coverage.decided_share, seen.missing) == (1.0, 1.0, ())

    def test_gives_the_answer_of_the_book(self) -> None:
        coverage = Coverage(Book(TOYS))
        example = msp(team=team(3), requests=(FundingRequest(id="one"), FundingRequest(id="two")))

        assert coverage.assess(example, DAY) == Book(TOYS).assess(example, DAY)
        assert coverage.rulebook is TOYS

    def test_a_condition_decides_only_where_the_others_let_it(self) -> None:
        coverage = Coverage(Book(TOYS), only=["toy.building"])
        enough = {"sites": (Site(commune="41018"),)}
        coverage.assess(msp(commune=None, team=team(3), sites=()), DAY)

        by_words = {seen.words.text("en"): seen for seen in coverage.conditions if seen.part == "requires"}
        site = by_words["site declared"]
        professionals = next(seen for words, seen in by_words.items() if words != "site declared")
        assert (site.false, site.decided_false) == (1, 1)
        assert (professionals.true, professionals.decided_true) == (1, 0)

        coverage.assess(msp(commune=None, team=team(3), **enough), DAY)
        assert (professionals.true, professionals.decided_true) == (2, 1)

    def test_sees_the_reading_chosen(self) -> None:
        coverage = Coverage(Book(TOYS), only=["toy.site"])
        coverage.assess(msp(), DAY, interpretations={"toy-counting": "with-site"})
        coverage.assess(msp(), DAY, interpretations={"toy-counting": "without-site"})

        assert [seen.both for seen in coverage.conditions] == [True, False]

    def test_keeps_versions_apart(self) -> None:
        starts = [(seen.id, seen.since) for seen in Coverage(Book(TOYS), only=["toy.old", "toy.caution"]).conditions]

        assert starts == [("toy.caution", date(2020, 1, 1)), ("toy.old", None)]

    def test_suggests_cases_that_fill_it(self) -> None:
        coverage = Coverage(Book(TOYS))
        before = coverage.share
        suggested = coverage.suggestions()
        for case in suggested:
            coverage.see(case)

        assert before == 0
        assert suggested
        assert coverage.share == 1.0
        assert coverage.decided_share >= 0.8
        assert Coverage(Book(TOYS), only=[]).suggestions() == ()

    def test_is_a_report_that_people_read(self) -> None:
        coverage = Coverage(Book(TOYS), only=["toy.composition"])
        coverage.see(Case(id="toy.composition", part="requires", on=DAY, facts=(("professionals", 3),), expected=True, turning=""))  # fmt: skip

        assert coverage.text().splitlines() == [
            "Conditions vues vraies et fausses : 0 sur 1 (0%) ; qui ont décidé dans les deux sens : 0 (0%)",
            "",
            "toy.composition (2020-01-01)",
            "       vraie    fausse  inconnue    décide  partie: condition",
            "           1         -         -         +  exigé: professionnels ≥ minimum",
        ]
        assert "| `toy.composition` | required | professionals ≥ minimum | 1 | - | - | + |" in coverage.markdown("en")
        assert json.loads(json.dumps(coverage.to_dict()))["conditions"][0]["decided_true"] == 1

    def test_is_a_page_that_needs_nothing_from_outside(self) -> None:
        coverage = Coverage(Book(TOYS), only=["toy.composition", "toy.site"])
        coverage.assess(msp(team=team(3)), DAY)
        page = coverage.html("en")

        assert page.startswith('<!doctype html>\n<html lang="en">')
        assert "<h2><code>toy.composition (2020-01-01)</code></h2>" in page
        assert "<td>professionals ≥ minimum</td>" in page
        assert "<td>not met, unknown, not met, it alone decides</td></tr>" in page
        assert page.count("<table>") == 2
        assert "http" not in page
        assert "à montrer" in coverage.html()

    def test_keeps_few_sheets_at_a_time(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("msp_model.testing.coverage.MOST_SHEETS", 2)
        coverage = Coverage(Book(TOYS), only=["toy.composition"])
        for month in range(1, 8):
            coverage.assess(msp(team=team(3)), date(2025, month, 1))

        assert len(coverage._sheets) <= 2
        assert coverage.conditions[0].true == 7

    def test_measures_only_what_it_is_asked_to(self) -> None:
        coverage = Coverage(Book(TOYS), only=["toy.site"])
        for case in cases(TOYS, "toy.composition"):
            coverage.see(case)

        assert coverage.share == 0

    def test_a_condition_decides_where_turning_it_over_makes_two_branches_meet(self) -> None:
        few, many = professionals <= Literal(3, Persons), professionals >= Literal(4, Persons)
        amount: Any = either((few, Literal(1, Eur)), (many, Literal(2, Eur)), otherwise=Literal(0, Eur))
        listed = program(amount)
        values = evaluate(listed, lambda _: 1, DAY)

        assert values[listed.roots[0]] == 1
        assert decides(listed, values, listed.nodes.index(many), listed.roots[0])

    def test_of_nothing_is_whole(self) -> None:
        assert Coverage(Book(Rulebook.of([])), only=[]).share == 1.0


class TestTargets:
    def test_measure_how_far_an_answer_is_from_turning(self) -> None:
        answers = [Book(TOYS).assess(msp(team=team(size)), DAY)["toy.composition"] for size in (0, 2, 3, 6)]
        found = [distance for answer in answers for _, distance in distances(answer)]

        assert found == [Fraction(1), Fraction(1, 3), Fraction(0), Fraction(1, 2)]

    def test_measure_days_in_years(self) -> None:
        book = load_rulebook()
        first_one = settings(max_examples=50, database=None, derandomize=True, phases=[Phase.generate])
        breach = find(dossiers(Stage.IN_BREACH), lambda _: True, settings=first_one)
        assert isinstance(breach.observed_on, date)
        found = []
        for day in (breach.observed_on, breach.observed_on + timedelta(days=100)):
            answer = book.assess(breach, day, only=["fr.sisa.dissolution"])["fr.sisa.dissolution"]
            found += [distance for words, distance in distances(answer) if words.startswith("the day asked <")]

        [one, later] = found
        assert abs(later - one) == Fraction(100, 366) or one + later == Fraction(100, 366)  # over the border, or not

    def test_have_a_label_each_however_long_their_words(self) -> None:
        begins = "x" * 300
        one, other = (attrs.evolve(professionals, label=Label(begins + end)) for end in "ab")
        [size] = pack("one").rules
        long = attrs.evolve(
            size,
            requires=all_of(
                *(each >= parameter("one.minimum", Persons) for each in (one, attrs.evolve(other, id="other")))
            ),
        )
        book = Book(Rulebook.of([pack("one", rules=(long,))]))

        @settings(max_examples=2, database=None)
        @given(st.just(msp(team=team(1))))
        def draw(example: Msp) -> None:
            aim(book.assess(example, DAY)["one.size"])

        draw()

    def test_bring_hypothesis_near_a_threshold(self) -> None:
        reached = []

        @settings(max_examples=300, database=None, derandomize=True, phases=[Phase.generate, Phase.target])
        @given(st.integers(0, 50))
        def draw(size: int) -> None:
            answer = Book(TOYS).assess(msp(team=team(size)), DAY, only=["toy.composition"])["toy.composition"]
            aim(answer)
            reached.append(size)

        draw()

        assert {2, 3} & set(reached)


def test_pairs_shrink_to_the_first_case() -> None:
    found = find(st.sampled_from(cases(TOYS, "toy.composition")), lambda case: case.expected is True)

    assert found == cases(TOYS, "toy.composition")[1]
    assert all(one.on <= other.on for one, other in pairwise(cases(TOYS, "toy.composition")))


def test_what_nobody_has_seen_is_missing() -> None:
    seen = Seen(id="a", since=None, part="requires", number=1, words=Label("condition"))

    assert seen.missing == ("true", "false", "unknown", "decided_true", "decided_false")
    assert not seen.both
    assert not seen.decided
