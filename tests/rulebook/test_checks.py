"""What loading proves: every planted fault is found, with the two texts named."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.rulebook.planted import CVL, START, codes, declared, problems, professionals, rule, text, told, toy, value

from msp_model.documents import read_pack_data
from msp_model.entities import Territory
from msp_model.expressions import (
    Day,
    Fact,
    Literal,
    Months,
    Ratio,
    Truth,
    fact,
    greatest,
    number,
    parameter,
    since,
    spell,
)
from msp_model.rulebook import (
    Grade,
    Interpretation,
    Observation,
    Pack,
    Persons,
    Reading,
    RegionalReading,
    Rulebook,
    RulebookError,
    Scheme,
    Term,
    Words,
    cite,
)
from msp_model.values import UNKNOWN, Interval, Label, Period, ProblemsError, Unknown

WORDS = Label("mots", "words")


def test_a_sound_pack_has_no_problem() -> None:
    assert problems(toy()) == ()


# -- sources ----------------------------------------------------------------------------------------------------------


def test_a_rule_without_a_text_is_refused() -> None:
    assert codes(toy(rules=(rule(sources=()),))) == ["missing-source"]


def test_a_rule_that_cites_nothing_declared_is_refused() -> None:
    found = told(toy(rules=(rule(sources=(cite("law"), cite("lost-decree"))),)))

    assert "'lost-decree' is cited but not declared. [unknown-text]" in found


@pytest.mark.parametrize("at", ["", "   "])
def test_a_figure_that_does_not_say_where_it_stands_is_refused(at: str) -> None:
    (found,) = problems(toy(texts=(text("law", value(at=at)),)))

    assert (found.path, found.code) == ("toy/texts/law.toml: values[0]", "missing-source")


LAW = """
id = "law"
kind = "law"
grade = "A"
reference = "loi"
published = "unknown"
in_force_from = "unknown"
in_force_until = "unknown"
checked_on = 2026-11-22
[title]
fr = "Loi"
en = "Law"
[[values]]
parameter = "toy.least"
value = 2
from = 2020-01-01
at = "article 1"
basis = "stated"
"""


@pytest.mark.parametrize(
    "line", ['at = "article 1"', "checked_on = 2026-11-22", 'basis = "stated"', "from = 2020-01-01"]
)
def test_a_file_without_source_day_of_checking_basis_or_first_day_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "law.toml").write_text(LAW, encoding="utf-8")
    assert read_pack_data(tmp_path).texts[0].id == "law"
    (tmp_path / "texts" / "law.toml").write_text(LAW.replace(line, ""), encoding="utf-8")

    with pytest.raises(ProblemsError) as refused:
        read_pack_data(tmp_path)
    assert [one.code for one in refused.value.problems] == ["missing-field"]


# -- dates ------------------------------------------------------------------------------------------------------------


def test_an_undeclared_overlap_names_the_two_texts() -> None:
    later = text("decree", value(3, date(2022, 1, 1)))
    (found,) = problems(toy(texts=(text("law", value()), later)))

    assert found.code == "undeclared-overlap"
    assert found.path == "toy/texts/decree.toml: values[0]"
    assert "2 (law) and 3 (decree)" in found.text("en")
    assert "2022-01-01" in found.text("en")


@pytest.mark.parametrize("where", ["value", "text"])
def test_a_declared_replacement_is_none(where: str) -> None:
    later = (
        text("decree", value(3, date(2022, 1, 1), replaces="law"))
        if where == "value"
        else text("decree", value(3, date(2022, 1, 1)), replaces=("law",))
    )
    rulebook = Rulebook.of([toy(texts=(text("law", value()), later))])
    figures = rulebook.figures()
    on = [figures.on(parameter("toy.least", Persons), day) for day in (date(2021, 12, 31), date(2022, 1, 1))]

    assert [found.value for found in on if isinstance(found, Literal)] == [2, 3]


def test_a_weaker_source_replaces_no_stronger_one() -> None:
    later = text("blog", value(3, date(2022, 1, 1), replaces="law"), grade=Grade.C)
    (found,) = problems(toy(texts=(text("law", value()), later)))

    assert found.code == "lower-grade-replaces"
    assert "blog (grade C) cannot replace law (grade A)" in found.text("en")


def test_a_gap_names_the_two_texts_around_it() -> None:
    """The law prints its last day, 31 December 2021; the decree starts on 1 February 2022."""
    texts = (text("law", value(until=date(2022, 1, 1))), text("decree", value(3, date(2022, 2, 1))))
    (found,) = problems(toy(texts=texts))

    assert found.code == "uncovered-days"
    assert "from 2022-01-01 to 2022-02-01" in found.text("en")
    assert "(decree, law)" in found.text("en")
    assert "'toy.rule'" in found.text("en")


def test_texts_that_follow_one_another_leave_none() -> None:
    texts = (text("law", value(until=date(2022, 1, 1))), text("decree", value(3, date(2022, 1, 1))))

    assert problems(toy(texts=texts)) == ()


@pytest.mark.parametrize(
    ("period", "gap"),
    [
        (Period(start=START, until=None), "from 2023-07-01 to …"),
        (Period(start=START, until=date(2023, 7, 2)), "from 2023-07-01 to 2023-07-02"),
        (Period(start=date(2019, 12, 31), until=date(2021, 1, 1)), "from 2019-12-31 to 2020-01-01"),
        (Period(start=None, until=date(2021, 1, 1)), "from … to 2020-01-01"),
        (Period(), "from … to 2020-01-01"),  # borders that are not known are open
    ],
)
def test_a_rule_that_outlives_its_figure_is_refused(period: Period, gap: str) -> None:
    ended = toy(texts=(text("law", value(until=date(2023, 7, 1))),), rules=(rule(period=period),))
    found = told(ended)

    assert gap in found
    assert "(law)" in found
    assert "'toy.least'" in found


def test_a_rule_dated_within_its_figure_is_not() -> None:
    within = Period(start=START, until=date(2023, 7, 1))

    assert problems(toy(texts=(text("law", value(until=date(2023, 7, 1))),), rules=(rule(period=within),))) == ()


def test_a_figure_of_unknown_start_covers_every_day_before_its_end() -> None:
    undated = toy(texts=(text("law", value(start=UNKNOWN)),), rules=(rule(period=Period(start=None, until=None)),))

    assert problems(undated) == ()


def test_figures_inside_since_and_on_another_day_are_proved_too() -> None:
    still = parameter("toy.months", Months)
    hidden = since(professionals < parameter("toy.least", Persons))
    on_another_day = professionals >= parameter("toy.least", Persons).on(hidden.or_else(Literal(START, Day)))
    for requires in (hidden.present(), on_another_day):
        found = codes(toy(texts=(text("law"),), rules=(rule(requires=requires),)))
        assert "uncovered-days" in found
    assert codes(toy(parameters=(declared(), declared("toy.months", kind=Months)))) == ["unread-parameter"]
    assert still.id == "toy.months"


def test_a_figure_known_to_be_published_nowhere_needs_no_value() -> None:
    assert codes(toy(texts=(text("law"),))) == ["uncovered-days"]
    assert problems(toy(texts=(text("law"),), parameters=(declared(unpublished=True),))) == ()


def test_a_figure_left_to_the_regions_needs_none() -> None:
    assert problems(toy(texts=(text("law"),), parameters=(declared(set_by="region"),))) == ()


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    assert "reversed-dates" in codes(toy(texts=(text("law", value(until=date(2019, 1, 1))),)))


def test_two_versions_of_a_rule_do_not_meet() -> None:
    first = rule(period=Period(start=START, until=date(2022, 1, 1)))
    second = rule(period=Period(start=date(2022, 1, 1), until=None))
    meeting = rule(period=Period(start=date(2021, 12, 31), until=None))

    assert problems(toy(rules=(first, second))) == ()
    assert codes(toy(rules=(first, meeting))) == ["duplicate-id"]
    unknown = rule(period=Period(start=Interval(None, date(2023, 1, 1)), until=None))
    assert "duplicate-id" in codes(toy(rules=(first, unknown)))


# -- figures ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("requires", "refused"),
    [
        (professionals >= Literal(3, Persons), True),
        (professionals >= Literal(Fraction(1, 2), Persons), True),
        (since(professionals >= number(Persons, 1)).or_else(Literal(START, Day)) < Literal(START, Day), True),
        (since(professionals >= Literal(3, Persons)).present(), True),
        (professionals >= number(Persons, 0), False),
        (professionals > number(Persons, 1), False),
    ],
)
def test_a_number_or_a_day_in_a_rule_is_refused(requires: Any, refused: bool) -> None:
    found = codes(toy(rules=(rule(), rule("toy.other", requires))))

    assert found == (["figure-in-rule"] if refused else [])


@fact(Persons, about="msp", least=1, greatest=50, fr="présents", en="present")
def present(_msp: Any, _day: date) -> int | Unknown:
    """At least one."""
    return UNKNOWN


@pytest.mark.parametrize(
    ("divisor", "figure", "refused"),
    [
        (professionals, 2, True),
        (present, 2, False),
        (greatest(professionals, number(Persons, 1)), 2, False),
        (parameter("toy.least", Persons), 2, False),
        (parameter("toy.least", Persons), 0, True),
        (professionals + parameter("toy.least", Persons), 2, False),
        (professionals - parameter("toy.least", Persons), 2, True),
    ],
)
def test_a_divisor_that_may_be_zero_is_refused(divisor: Any, figure: int, refused: bool) -> None:
    divided = rule("toy.other", professionals / divisor <= number(Ratio, 1))

    found = problems(toy(rules=(rule(), divided), texts=(text("law", value(figure)),)))

    assert [one.code for one in found] == (["zero-divisor"] if refused else [])
    assert all(spell(divisor, "en") in one.message.text("en") for one in found)


def test_a_figure_that_becomes_zero_is_found_on_its_day() -> None:
    """Two until 31 December 2022, then zero: the rule that outlives it is refused, the one that ends is not."""
    texts = (text("law", value(2, until=date(2023, 1, 1)), value(0, date(2023, 1, 1))),)
    requires = professionals / parameter("toy.least", Persons) <= number(Ratio, 1)

    def found(period: Period) -> list[str]:
        return codes(toy(rules=(rule(), rule("toy.other", requires, period=period)), texts=texts))

    assert found(Period(start=START, until=date(2023, 1, 1))) == []
    assert found(Period(start=START, until=None)) == ["zero-divisor"]


def test_figures_in_terms_of_schemes_are_found_too() -> None:
    scheme = Scheme(
        id="toy.scheme",
        title=WORDS,
        funder=WORDS,
        terms=(Term(id="cap", label=WORDS, value=Literal(3, Persons)),),
        sources=(cite("law"),),
    )

    assert codes(toy(schemes=(scheme,))) == ["figure-in-rule"]


def test_a_parameter_that_nobody_reads_is_refused() -> None:
    (found,) = problems(toy(parameters=(declared(), declared("toy.spare", unpublished=True))))

    assert (found.path, found.code) == ("toy/parameters.toml", "unread-parameter")
    assert "'toy.spare'" in found.text("en")


def test_a_parameter_that_nobody_declares_is_refused_on_both_sides() -> None:
    """By the rule that reads it and by the text that sets it."""
    found = problems(toy(parameters=()))

    assert [(one.path, one.code) for one in found] == [
        ("toy/texts/law.toml: values[0]", "unknown-parameter"),
        ("toy: toy.rule", "unknown-parameter"),
    ]


def test_a_rule_reads_a_parameter_in_its_unit() -> None:
    (found,) = problems(toy(parameters=(declared(kind=Months),)))

    assert found.code == "unit-mismatch"
    assert "persons, declared in months" in found.text("en")


@pytest.mark.parametrize(
    ("figure", "kind"),
    [("two", Persons), (True, Persons), (START, Persons), (2, Truth), (2, Day), (2, Words)],
)
def test_a_value_fits_its_unit(figure: Any, kind: Any) -> None:
    read = rule(requires=professionals >= number(Persons, 0))
    scheme = Scheme(
        id="toy.scheme",
        title=WORDS,
        funder=WORDS,
        terms=(Term(id="term", label=WORDS, value=_of(kind)),),
        sources=(cite("law"),),
        period=Period(start=START, until=None),
    )
    pack = toy(texts=(text("law", value(figure)),), parameters=(declared(kind=kind),), rules=(read,), schemes=(scheme,))

    assert codes(pack) == ["unit-mismatch"]


def _of(kind: Any) -> Any:
    return parameter("toy.least", kind)


# -- ids --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"texts": (text("law"),)},
        {"parameters": (declared(),)},
        {"rules": (rule(),)},
    ],
    ids=["text", "parameter", "rule"],
)
def test_an_id_is_taken_once_across_packs(changes: dict[str, Any]) -> None:
    other = Pack(id="other", **changes)
    found = told(toy(), other)

    assert "[duplicate-id]" in found
    assert "'toy'" in found
    assert "'other'" in found


def test_an_observation_too() -> None:
    seen = Observation(id="count", subject="msp.count", territory=CVL, day=START, value=3, unit="msp", at="p. 1")

    assert codes(toy(texts=(text("law", value(), observations=(seen, seen)),))) == ["duplicate-id"]


def _copied(read: Callable[[Any, date], int | Unknown], **changes: Any) -> Fact[Persons]:
    return fact(
        Persons,
        **{
            "id": "professionals",
            "about": "msp",
            "greatest": 50,
            "fr": "professionnels",
            "en": "professionals",
            **changes,
        },
    )(read)


def test_a_fact_of_one_name_is_one_fact() -> None:
    """Another domain, or another function behind the same words, would change the answers of other packs."""

    def elsewhere(_msp: Any, _day: date) -> int | Unknown:
        return 50

    for copied in (_copied(elsewhere, greatest=51), _copied(elsewhere)):
        other = Pack(
            id="other",
            texts=(text("order"),),
            rules=(rule("other.rule", copied >= number(Persons, 1), sources=(cite("order"),)),),
        )
        assert codes(toy(), other) == ["duplicate-id"]


# -- interpretations --------------------------------------------------------------------------------------------------


def interpretation(**more: Any) -> Interpretation:
    given = {
        "id": "toy.reading",
        "question": WORDS,
        "readings": (
            Reading(id="strict", label=WORDS, sources=(cite("law", "article 1"),)),
            Reading(id="loose", label=WORDS),
        ),
        "default": "strict",
        "because": WORDS,
        **more,
    }
    return Interpretation(**given)


def reading(one: Interpretation) -> Any:
    return rule("toy.other", one.is_("strict"))


def test_a_sound_interpretation_has_no_problem() -> None:
    one = interpretation()

    assert problems(toy(interpretations=(one,), rules=(rule(), reading(one)))) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"default": "lost"}, "bad-interpretation"),
        ({"default": "loose"}, "missing-source"),  # no text gives it
        ({"default": "loose", "ours": True}, None),
        ({"readings": (Reading(id="strict", label=WORDS, sources=(cite("law"),)),)}, "bad-interpretation"),
        (
            {"readings": (*interpretation().readings, Reading(id="other", label=WORDS, sources=(cite("lost"),)))},
            "unknown-text",
        ),
    ],
)
def test_what_is_wrong_with_an_interpretation_is_found(changes: dict[str, Any], code: str | None) -> None:
    one = interpretation(**changes)
    found = codes(toy(interpretations=(one,), rules=(rule(), reading(one))))

    assert code in found if code else found == []


def test_an_interpretation_is_declared_and_read() -> None:
    one = interpretation()

    assert codes(toy(interpretations=(one,))) == ["unread-interpretation"]
    assert codes(toy(rules=(rule(), reading(one)))) == ["unknown-interpretation"]
    reworded = attrs.evolve(one, question=Label("autre", "other"))
    assert "unknown-interpretation" in codes(
        toy(interpretations=(one,), rules=(rule(), reading(one), rule("toy.third", reworded.is_("loose"))))
    )


@pytest.mark.parametrize(
    ("set_by", "chosen", "refused"),
    [("region", "loose", False), ("nation", "loose", True), ("region", "lost", True)],
)
def test_a_region_takes_a_reading_only_where_it_is_left_to_it(set_by: Any, chosen: str, refused: bool) -> None:
    one = interpretation(set_by=set_by)
    regional = Pack(
        id="cvl",
        territories=(CVL,),
        readings=(RegionalReading(interpretation=one.id, reading=chosen, territory=CVL, sources=(cite("law"),)),),
    )
    found = codes(toy(interpretations=(one,), rules=(rule(), reading(one))), regional)

    assert found == (["not-the-regions"] if refused else [])


# -- territories ------------------------------------------------------------------------------------------------------


def test_a_pack_speaks_of_its_own_places_only() -> None:
    blois = Territory.parse("commune:41018")
    romenay = Territory.parse("commune:71366")
    for place, refused in ((CVL, False), (blois, False), (romenay, True)):
        regional = Pack(
            id="cvl",
            territories=(CVL,),
            texts=(text("order"),),
            rules=(rule("cvl.rule", professionals > number(Persons, 1), sources=(cite("order"),), territory=place),),
        )
        assert codes(toy(), regional) == (["foreign-territory"] if refused else [])


def test_a_region_does_not_set_what_the_nation_sets() -> None:
    order = text("order", value(9), territory=CVL, place="cvl/texts/order.toml")
    regional = Pack(id="cvl", territories=(CVL,), texts=(order,))

    assert codes(toy(), regional) == ["not-the-regions"]
    assert codes(toy(parameters=(declared(set_by="region"),)), regional) == []


# -- all at once ------------------------------------------------------------------------------------------------------


def test_every_problem_comes_at_once_in_both_languages_in_a_stable_order() -> None:
    broken = toy(
        texts=(text("law", value(until=date(2022, 1, 1)), value(3, date(2021, 1, 1), until=date(2022, 6, 1), at="")),),
        parameters=(declared(), declared("toy.spare", unpublished=True)),
        rules=(rule(sources=()), rule("toy.other", professionals >= Literal(7, Persons))),
    )
    other = Pack(id="other", texts=(text("law"),))
    found = problems(broken, other)

    assert {one.code for one in found} == {
        "missing-source",
        "undeclared-overlap",
        "uncovered-days",
        "unread-parameter",
        "figure-in-rule",
        "duplicate-id",
    }
    assert all(one.message.en for one in found)
    assert found == problems(other, broken)
    with pytest.raises(RulebookError, match="figure-in-rule"):
        Rulebook.of([broken, other])
