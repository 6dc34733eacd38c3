"""What declarations say of themselves, and what is said of whose they are."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.rulebook.planted import CVL, START, codes, declared, professionals, rule, text, toy, value

from msp_model.entities import Territory
from msp_model.expressions import TODAY, Day, Literal, Truth, fact, number, parameter
from msp_model.expressions.spell_values import spell_amount
from msp_model.rulebook import Basis, Eur, Pack, Persons, Rulebook, RuleKind, TextKind, Words, cite
from msp_model.values import UNKNOWN, Label, Unknown

LEAST = parameter("toy.least", Persons)


def test_a_requirement_and_a_warning_have_their_words() -> None:
    assert (RuleKind.REQUIREMENT.label.fr, RuleKind.WARNING.label.fr) == ("exigence", "alerte")
    assert (RuleKind.REQUIREMENT.label.en, RuleKind.WARNING.label.en) == ("requirement", "warning")


def test_every_fact_of_a_rule_is_compared() -> None:
    @fact(Persons, about="msp", greatest=50, fr="professionnels", en="professionals", id="professionals")
    def others(_msp: Any, _day: date) -> int | Unknown:
        """Other people under the same name."""
        return UNKNOWN

    later = rule("toy.other", number(Persons, 1) + LEAST <= others)

    assert codes(toy(rules=(rule(), later))) == ["duplicate-id"]


def regional(**changes: Any) -> Pack:
    """Give a pack of one region that declares and sets a figure of its own."""
    found = text("arrete", value(3, parameter="cvl.least"), territory=CVL, place="cvl/texts/arrete.toml")
    condition = professionals >= parameter("cvl.least", Persons)
    given = {
        "id": "cvl",
        "texts": (found,),
        "parameters": (declared("cvl.least", place="cvl/parameters.toml"),),
        "rules": (rule("cvl.rule", condition, sources=(cite("arrete"),), territory=CVL),),
        **changes,
    }
    return Pack(**given)


def test_a_pack_sets_its_own_figures_for_its_region() -> None:
    assert codes(toy(), regional()) == []


def test_a_pack_sets_no_figure_of_another() -> None:
    taken = text("arrete", value(3), value(3, parameter="cvl.least"), territory=CVL, place="cvl/texts/arrete.toml")

    assert codes(toy(), regional(texts=(taken,))) == ["not-the-regions"]


@pytest.mark.parametrize(("basis", "word"), [(Basis.STATED, "stated"), (Basis.INFERRED, "inferred")])
def test_a_figure_says_whether_it_was_printed_or_inferred(basis: Basis, word: str) -> None:
    rulebook = Rulebook.of([toy(texts=(text("law", value(2, basis=basis, note=Label("lu", "read"))),))])
    origin = rulebook.figures(None).on(LEAST, START).origin  # type: ignore[union-attr]

    assert origin is not None
    assert origin.basis == word
    assert ("inferred" in origin.marks) is (basis is Basis.INFERRED)


def test_every_kind_of_text_has_its_words() -> None:
    words = [(kind.label.fr, kind.label.text("en")) for kind in TextKind]

    assert len(set(words)) == len(TextKind)
    assert TextKind.ORDER.label.fr == "arrêté"


def test_money_is_written_to_the_cent() -> None:
    assert spell_amount(Fraction(3, 2), Eur, "en") == "1.50 EUR"


@pytest.mark.parametrize(
    ("unit", "figure", "wrong"),
    [
        (Words, "CARPEC", []),
        (Words, 3, ["unit-mismatch"]),
        (Day, date(2024, 1, 1), []),
        (Day, 20240101, ["unit-mismatch"]),
        (Truth, True, []),
        (Truth, 1, ["unit-mismatch"]),
        (Persons, True, ["unit-mismatch"]),
    ],
)
def test_a_figure_is_of_the_unit_declared(unit: Any, figure: Any, wrong: list[str]) -> None:
    local = text("law", value(), value(figure, parameter="toy.other"))
    pack = toy(parameters=(declared(), declared("toy.other", kind=unit)), texts=(local,))

    assert [code for code in codes(pack) if code != "unread-parameter"] == wrong


def test_a_day_in_a_rule_is_a_figure() -> None:
    late: Any = TODAY >= Literal(date(2024, 1, 1), Day)

    assert codes(toy(rules=(rule(requires=(professionals >= LEAST) & late),))) == ["figure-in-rule"]


def test_a_value_that_ends_as_it_begins_is_refused() -> None:
    never = value(3, parameter="toy.least", start=START, until=START)

    assert "reversed-dates" in codes(toy(texts=(text("law", value(), never),)))


def test_a_pack_of_two_regions_speaks_of_each() -> None:
    two = regional(territories=(CVL, Territory.parse("region:53")))

    assert codes(toy(), two) == []
