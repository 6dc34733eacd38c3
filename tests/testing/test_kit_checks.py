"""The checks of the kit on small packs: what no defect of the planted table shows."""

import time
from datetime import date
from typing import Any

import attrs
from tests.plugins.world import FIRST, pack, professionals, rule, text
from tests.testing.one import CENTRE, checked, codes, scheme, words

from msp_model.entities import FRANCE, Msp
from msp_model.expressions import TODAY, Day, Literal, Truth, all_of, parameter
from msp_model.rulebook import (
    DatedValue,
    Eur,
    Interpretation,
    Pack,
    ParameterDeclaration,
    Persons,
    Reading,
    Term,
    TextKind,
    cite,
)
from msp_model.testing import Finding
from msp_model.values import UNKNOWN, Interval, Label, Unknown


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
