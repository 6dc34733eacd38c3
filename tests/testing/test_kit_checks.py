"""The checks of the kit on small packs: what no defect of the planted table shows."""

import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.assessment import toy
from tests.plugins.world import FIRST, national, pack, professionals, rule, text
from tests.testing.one import CENTRE, checked, codes, scheme, words

from msp_model import national as national_module
from msp_model.assessment import Book
from msp_model.entities import FRANCE, Cost, CostKind, FundingRequest, Msp, Site, SiteKind, Team, TeamMember
from msp_model.expressions import TODAY, Day, Literal, Truth, all_of, fact, number, parameter
from msp_model.expressions.explain import Explanation
from msp_model.rulebook import (
    DatedValue,
    Eur,
    Interpretation,
    Pack,
    ParameterDeclaration,
    Persons,
    Reading,
    Rulebook,
    Term,
    TextKind,
    cite,
)
from msp_model.testing import CHECKS, Finding, Report, check_pack
from msp_model.testing.conformance.answers import explains_itself, is_honest, stays_at_home
from msp_model.testing.conformance.loading import load_plugin
from msp_model.testing.conformance.questions import Question
from msp_model.testing.conformance.subject import Subject, Terms
from msp_model.testing.conformance.written import is_written_and_read, rules_are_values
from msp_model.values import UNKNOWN, Interval, Label, Period, Unknown


class TestIdentity:
    def test_a_prefix_of_another_pack_is_worth_a_look(self) -> None:
        borrowed = attrs.evolve(rule("two.more", "one.minimum", "one-order", CENTRE))
        report = checked(pack("one", rules=(*pack("one").rules, borrowed)), "ids_are_its_own", beside=[pack("two")])

        assert words(report, "foreign-prefix") == "the prefix 'two.' is that of another pack: take one of your own"


class TestConditions:
    def turning(self, *days: date) -> Pack:
        """Give a pack with a rule that ends by itself on a day that a text gives."""
        sound = pack("one")
        end = ParameterDeclaration(id="one.end", kind=Day, label=Label("fin", "end"), place="one/parameters.toml")
        values = tuple(DatedValue(parameter="one.end", value=day, start=FIRST, at="1") for day in days)
        [order] = sound.texts
        condition = TODAY < parameter("one.end", Day)
        return attrs.evolve(
            sound,
            texts=(attrs.evolve(order, values=(*order.values, *values)),),
            parameters=(*sound.parameters, end),
            rules=(*sound.rules, attrs.evolve(sound.rules[0], id="one.open", requires=condition)),
        )

    def test_a_deadline_turns_without_any_fact(self) -> None:
        assert codes(checked(self.turning(date(2027, 1, 1)), "conditions_can_turn")) == set()

    def test_a_deadline_before_the_first_day_never_lets_it_hold(self) -> None:
        report = checked(self.turning(date(2019, 1, 1)), "conditions_can_turn")

        assert codes(report) == {"never-holds"}

    def test_long_conditions_are_told_in_short(self) -> None:
        never = all_of(*(professionals >= parameter("one.minimum", Persons) for _ in range(1)))
        conditions = [never, *(rule_.requires for rule_ in pack("one").rules)]
        long = all_of(*conditions, ~all_of(*conditions))
        label = Label("très " * 60, "very " * 60)
        [declared] = pack("one").parameters
        report = checked(
            pack(
                "one",
                parameters=(attrs.evolve(declared, label=label),),
                rules=(attrs.evolve(pack("one").rules[0], requires=long),),
            ),
            "conditions_can_turn",
        )

        assert codes(report) == {"never-holds"}
        assert all(len(each.problem.message.text("en")) < 400 for each in report.findings)
        assert all("…'" in each.problem.message.text("en") for each in report.findings)

    def test_a_rule_for_the_whole_country_is_tried_where_the_pack_speaks(self) -> None:
        whole = pack(
            "one",
            territories=(FRANCE,),
            texts=(text("one-order", one__minimum=2),),
            rules=(rule("one.size", "one.minimum", "one-order"),),
        )

        assert codes(checked(whole, "conditions_can_turn")) == set()


class TestWords:
    def test_of_interpretations_and_uses_are_looked_at(self) -> None:
        asked = Interpretation(
            id="one-counting",
            question=Label("Comment compter ?"),
            readings=(
                Reading(id="heads", label=Label("par tête"), sources=(cite("one-order"),)),
                Reading(id="hours", label=Label("en heures", "by hours"), sources=(cite("one-order"),)),
            ),
            default="heads",
            because=Label("la page le dit"),
        )
        aid = scheme(
            requires=asked.is_("heads") & (professionals >= parameter("one.minimum", Persons)),
            amount=parameter("one.cap", Eur),
            terms=(Term(id="cap", label=Label("plafond"), value=parameter("one.cap", Eur)),),
            uses=(Label("murs"),),
            cumulation=(Label("seule"),),
        )
        cap = ParameterDeclaration(id="one.cap", kind=Eur, label=Label("plafond", "cap"), place="one/parameters.toml")
        [order] = pack("one").texts
        values = (*order.values, DatedValue(parameter="one.cap", value=9, start=FIRST, at="1", note=Label("note")))
        report = checked(
            pack(
                "one",
                texts=(attrs.evolve(order, values=values, note=Label("une note")),),
                parameters=(*pack("one").parameters, cap),
                interpretations=(asked,),
                schemes=(aid,),
            ),
            "words_are_complete",
        )

        assert {each.problem.code for each in report.errors} == {"id-for-words"}
        assert {each.problem.path for each in report.warnings if each.problem.code == "no-english"} >= {
            "one: one-counting",
            "one: one-counting.heads",
            "one: one.aid: cap",
            "one: one.aid: uses",
            "one-order: note",
            "one-order: values[1].note",
        }
        assert "one: one-counting.hours" not in {each.problem.path for each in report.findings}


class TestSources:
    def test_have_the_grade_of_what_they_are(self) -> None:
        press = attrs.evolve(pack("one").texts[0], kind=TextKind.PRESS)
        report = checked(pack("one", texts=(press,)), "sources_are_graded")

        assert words(report, "grade-too-high") == "a text of kind 'press' has the grade B at best, not A"

    def test_are_cited_or_give_a_figure(self) -> None:
        idle = text("one-idle", CENTRE)
        report = checked(pack("one", texts=(*pack("one").texts, idle)), "sources_are_graded")

        assert words(report, "unused-text").startswith("no rule cites it")

    def test_tell_where_a_figure_stands(self) -> None:
        [order] = pack("one").texts
        [value] = order.values
        blank = attrs.evolve(order, values=(attrs.evolve(value, at=" "),))

        assert "no-place" in codes(checked(pack("one", texts=(blank,)), "sources_are_graded", "loads"))


class TestFacts:
    def pack_of(self, read: Any) -> Pack:
        looked = attrs.evolve(professionals, id="one_looked", read=read)
        [size] = pack("one").rules
        return pack("one", rules=(attrs.evolve(size, requires=looked >= parameter("one.minimum", Persons)),))

    def test_that_read_a_module_of_chance_in_a_function_inside_are_found(self) -> None:
        def read(msp: Msp, day: date) -> int:
            return sum(time.time() < each for each in (0, 1))

        report = checked(self.pack_of(read), "facts_look_at_the_dossier")

        assert "reads 'time'" in words(report, "impure-fact")

    def test_that_open_a_file_are_found(self) -> None:
        def read(msp: Msp, day: date) -> int:
            with open("/dev/null") as file:  # noqa: PTH123 - the case
                return len(file.read())

        assert "reads 'open()'" in words(checked(self.pack_of(read), "facts_look_at_the_dossier"), "impure-fact")

    def test_that_are_no_plain_functions_are_left_to_the_other_checks(self) -> None:
        class Counted:
            def __call__(self, msp: Msp, day: date) -> int | Unknown:
                return UNKNOWN

        made = self.pack_of(Counted())

        assert codes(checked(made, "facts_look_at_the_dossier", "facts_count_no_days")) == set()


class TestHonesty:
    """What who knows less is told must leave room for what who knows more is told."""

    def reported(self, read: Any) -> set[str]:
        counted = attrs.evolve(professionals, id="one_counted", read=read)
        [size] = pack("one").rules
        made = pack("one", rules=(attrs.evolve(size, requires=counted >= parameter("one.minimum", Persons)),))
        return codes(checked(made, "is_honest", shrink=False, examples=60))

    def test_at_least_is_honest(self) -> None:
        def read(msp: Msp, day: date) -> int | Interval[int] | Unknown:
            return msp.count(day)

        assert self.reported(read) == set()

    def test_at_most_what_is_seen_is_not(self) -> None:
        def read(msp: Msp, day: date) -> int | Interval[int] | Unknown:
            if msp.team is UNKNOWN or msp.team is None:
                return Interval(0, 1)
            return len(msp.team.members) if msp.team.complete is True else Interval(0, len(msp.team.members))

        assert self.reported(read) == {"unknown-as-known"}


def test_a_pack_that_says_nothing_has_nothing_to_draw() -> None:
    empty = Pack(id="one", territories=(CENTRE,))
    report = checked(empty, "always_answers", "is_written_and_read", "laws_hold")

    assert {name: label.text("en") for name, label in report.skipped} == {
        "always_answers": "the pack has neither rule nor scheme",
        "laws_hold": "the pack declares no law",
    }
    assert report.ran == ("is_written_and_read",)


def test_rules_whose_figures_are_literals_are_values() -> None:
    [size] = pack("one").rules

    assert (
        codes(checked(pack("one", rules=(attrs.evolve(size, applies=Literal(True, Truth)),)), "rules_are_values"))
        == set()
    )


def test_a_finding_of_a_known_failure_is_marked() -> None:
    finding: Finding = next(iter(checked(pack("broken", rules=[]), "loads").findings))
    known = attrs.evolve(finding, known="later")

    assert finding.refuses
    assert not known.refuses
    assert known.text("en").startswith("~ ")
    assert known.text("en").splitlines()[0].endswith("(known : later)")


class TestFailingFacts:
    """One check tells that a fact fails; the others leave it at that."""

    @pytest.fixture
    def report(self) -> Report:
        def read(msp: Msp, day: date) -> int:
            return len(msp.id) // 0

        looked = attrs.evolve(professionals, id="one_looked", read=read)
        [size] = pack("one").rules
        made = pack("one", rules=(attrs.evolve(size, requires=looked >= parameter("one.minimum", Persons)),))
        drawn = [check.id for check in CHECKS if check.drawn is not None and check.id != "laws_hold"]
        return check_pack(made, beside=(), only=drawn, examples=15, shrink=False)

    def test_are_told_once_with_what_to_do(self, report: Report) -> None:
        [found] = report.findings

        assert (found.check, found.problem.code) == ("always_answers", "no-answer")
        assert "ZeroDivisionError" in found.problem.message.fr
        assert found.problem.message.text("en").endswith("test 'is UNKNOWN' and 'is None' first.")


def test_answers_that_say_more_of_less_are_told() -> None:
    """The two dossiers are given the wrong way round: what is known of the whole one is too much for the other."""
    stay = Period(start=FIRST, until=None)
    whole = Msp(
        id="a",
        name="A",
        sites=(Site(kind=SiteKind.MAIN, commune="41018"),),
        team=Team(members=(TeamMember(period=stay),) * 3, complete=True),
        requests=(FundingRequest(id="one", costs=(Cost(kind=CostKind.LAND, amount=Decimal(100)),)),),
    )
    less = attrs.evolve(whole, team=UNKNOWN, requests=(FundingRequest(id="one"),))
    asked = Question(msp=less, other=whole, on=date(2025, 1, 1))

    told = [
        each.message.text("en").partition(" to who")[0] for each in is_honest(Subject(toy.TOY, Terms(beside=())), asked)
    ]

    assert "answers 'yes'" in told
    assert "[amount] answers '25'" in told


def test_a_pack_that_changes_other_answers_is_told() -> None:
    subject = Subject(pack("one"), Terms(beside=(national(),)))
    closed = [attrs.evolve(each, applies=Literal(False, Truth)) for each in national().rules]
    vars(subject)["without"] = Book(Rulebook.of([national(rules=closed)]))
    msp = Msp(id="a", name="A", sites=(Site(kind=SiteKind.MAIN, commune="75056"),))
    asked = Question(msp=msp, on=date(2025, 1, 1), only=("national.size",))

    [found] = stays_at_home(subject, asked)

    assert (found.path, found.code) == ("one: national.size", "changes-others")
    assert "['not-applicable', []] without it, ['unknown', []] with it" in found.message.text("en")


def test_reasons_that_do_not_give_the_answer_again_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Explanation, "replay", lambda self: ("a node",))
    msp = Msp(id="a", name="A", sites=(Site(kind=SiteKind.MAIN, commune="41018"),))

    found = list(explains_itself(Subject(pack("one"), Terms(beside=())), Question(msp=msp, on=date(2025, 1, 1))))

    assert [each.code for each in found] == ["no-replay"]


def test_an_extension_that_cannot_be_read_again_is_told() -> None:
    subject = Subject(pack("one", extensions=[("one", Odd)]), Terms(beside=()))
    asked = Question(msp=Msp(id="a", name="A", extensions=(("one", Odd(size=3)),)), on=date(2025, 1, 1))

    assert [each.code for each in is_written_and_read(subject, asked)] == ["unreadable-extension"]


def evened(size: int) -> int:
    return size + 1 if size % 2 else int("no odd number")


@attrs.frozen
class Odd:
    """Takes an odd number and holds an even one, which it then refuses.

    Attributes:
        size: the number.
    """

    size: int = attrs.field(converter=evened)


def test_units_that_are_defined_in_a_function_cannot_be_kept() -> None:
    class People(Persons):
        pass

    @fact(People, fr="gens", en="people", about="msp", greatest=9)
    def people(msp: Msp, day: date) -> Unknown:
        return UNKNOWN

    [size] = pack("one").rules
    wrong = attrs.evolve(size, requires=people >= number(People, 1))
    subject = Subject(pack("one"), Terms(beside=()))
    vars(subject)["declared"] = (wrong,)

    assert [each.code for each in rules_are_values(subject)] == ["no-value"]


class TestLoading:
    def test_a_module_is_a_plugin(self) -> None:
        loaded = load_plugin(national_module)

        assert loaded.pack is not None
        assert (loaded.pack.id, loaded.module) == ("national", "msp_model.national")
        assert loaded.paths

    def test_a_folder_whose_texts_are_wrong_tells_every_problem(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys, "path", list(sys.path))
        (tmp_path / "wrong_at_import.py").write_text(
            "from msp_model.values import Label, Problem, ProblemsError\n"
            "raise ProblemsError([Problem(path='a', code='b', message=Label('c'))])\n",
            encoding="utf-8",
        )

        assert [each.code for each in load_plugin(tmp_path / "wrong_at_import.py").problems] == ["b"]
