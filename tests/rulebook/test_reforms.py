"""Reforms: laid over a rulebook they give another; what they do not change stays, and so does the first."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.plugins.world import FIRST, national, pack, rule, text

from msp_model.assessment import Book
from msp_model.entities import FRANCE, Msp, Site, SiteKind, Territory
from msp_model.rulebook import (
    DatedValue,
    Pack,
    Reform,
    Rule,
    Rulebook,
    RulebookError,
    Text,
    cite,
)
from msp_model.values import UNKNOWN, Label, Period

START = date(2027, 1, 1)
CENTRE = Territory.parse("region:24")
TITLE = Label("Une équipe plus grande", "A larger team")


def raising(name: str, parameter: str, value: int, place: Territory = FRANCE, start: date = START) -> Text:
    """Give a text that proposes another figure from a day on."""
    proposed = DatedValue(parameter=parameter, value=value, start=start, at="article 1")
    return attrs.evolve(text(name, place), values=(proposed,))


def reform(**changes: Any) -> Reform:
    return Reform(**{"id": "a.larger", "title": TITLE, "start": START, **changes})


def figure(rulebook: Rulebook, parameter: str, on: date, place: Territory = CENTRE) -> object:
    entry = rulebook.built[parameter, place].on(on)
    return None if entry is None else entry.value.value


LARGER = reform(texts=[raising("a-proposal", "a.minimum", 5, CENTRE)])


def test_it_is_not_in_force() -> None:
    without, holding = (Rulebook.of([national(), pack("a", reforms=some)]) for some in ((), (LARGER,)))

    assert list(holding.reforms) == ["a.larger"]
    assert holding.texts == without.texts
    assert holding.built == without.built


def test_a_figure_changes_from_its_day_on_and_the_first_rulebook_stays_as_it_was() -> None:
    before = Rulebook.of([national(), pack("a", reforms=[LARGER]), pack("b", "28")])
    kept = before.packs

    after = before.under("a.larger")

    days = (FIRST, date(2026, 12, 31), START, date(2040, 1, 1))
    assert [figure(after, "a.minimum", on) for on in days] == [2, 2, 5, 5]
    assert [figure(before, "a.minimum", on) for on in days] == [2, 2, 2, 2]
    assert before.packs == kept
    assert [one for one in after.packs if one.id != "a"] == [one for one in before.packs if one.id != "a"]
    assert {one.id: one.version for one in after.packs} == {"a": "0+a.larger", "b": "0", "national": "0"}


def test_a_figure_may_change_in_steps_and_take_the_place_of_one_to_come() -> None:
    steps = [
        raising("a-proposal", "a.minimum", 3, CENTRE, date(2027, 1, 1)),
        raising("a-later", "a.minimum", 4, CENTRE, date(2029, 1, 1)),
    ]
    first = attrs.evolve(steps[0], values=(attrs.evolve(steps[0].values[0], until=date(2029, 1, 1)),))
    to_come = attrs.evolve(
        text("a-order", CENTRE),
        values=(
            DatedValue(parameter="a.minimum", value=2, start=FIRST, until=date(2028, 1, 1), at="1"),
            DatedValue(parameter="a.minimum", value=9, start=date(2028, 1, 1), at="2"),
        ),
    )
    book = Rulebook.of([national(), pack("a", texts=(to_come,), reforms=[reform(texts=[first, steps[1]])])])

    found = [figure(book.under("a.larger"), "a.minimum", date(year, 6, 1)) for year in range(2026, 2031)]

    assert found == [2, 3, 3, 4, 4]
    assert figure(book, "a.minimum", date(2030, 6, 1)) == 9


def test_a_rule_takes_the_place_of_another_and_one_ends() -> None:
    place = CENTRE
    other = rule("a.other", "a.minimum", "a-order", place)
    size = rule("a.size", "a.minimum", "a-proposal", place, period=Period(start=START, until=None))
    added = rule("a.new", "a.minimum", "a-proposal", place, period=Period(start=START, until=None))
    change = reform(texts=[text("a-proposal", place)], rules=[size, added], ended=["a.other"])
    sound = pack("a")
    book = Rulebook.of([national(), pack("a", rules=(*sound.rules, other), reforms=[change])])

    after = book.under("a.larger")

    def versions(name: str) -> list[Period]:
        return [one.period for one in after.rules if one.id == name]

    assert versions("a.size") == [Period(start=FIRST, until=START), Period(start=START, until=None)]
    assert versions("a.other") == [Period(start=FIRST, until=START)]
    assert versions("a.new") == [Period(start=START, until=None)]
    assert [one for one in after.rules if one.id.startswith("national")] == [
        one for one in book.rules if one.id.startswith("national")
    ]


def test_two_reforms_are_laid_one_after_the_other() -> None:
    second = reform(id="a.largest", texts=[raising("a-second", "a.minimum", 7, CENTRE, date(2028, 1, 1))])
    book = Rulebook.of([national(), pack("a", reforms=[LARGER, second])])

    after = book.under("a.larger", "a.largest")

    assert [figure(after, "a.minimum", date(year, 6, 1)) for year in (2026, 2027, 2028)] == [2, 5, 7]
    assert after.reforms == {}
    assert book.under().packs == tuple(attrs.evolve(one, reforms=()) for one in book.packs)


def test_one_that_does_not_exist_is_named() -> None:
    book = Rulebook.of([national(), pack("a", reforms=[LARGER])])

    with pytest.raises(KeyError, match=r"no reform 'larger'; there are a\.larger"):
        book.under("larger")


def _foreign_rule(name: str) -> Rule:
    return rule(name, "a.minimum", "a-order", CENTRE, period=Period(start=START, until=None))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (reform(texts=[raising("a-proposal", "national.minimum", 5, CENTRE)]), "not-the-regions"),
        (reform(texts=[raising("a-proposal", "national.local", 5)]), "foreign-territory"),
        (reform(texts=[raising("a-proposal", "a.minimum", 5, Territory.parse("region:28"))]), "foreign-territory"),
        (reform(rules=[_foreign_rule("national.size")]), "duplicate-id"),
        (reform(ended=["national.size"]), "unknown-declaration"),
        (reform(rules=[attrs.evolve(_foreign_rule("a.size"), sources=(cite("nowhere"),))]), "unknown-text"),
        (reform(rules=[attrs.evolve(_foreign_rule("a.size"), period=Period(until=None))]), "undated-reform"),
        (
            reform(
                texts=[
                    attrs.evolve(
                        text("a-proposal", CENTRE),
                        values=(DatedValue(parameter="a.minimum", value=5, start=UNKNOWN, at="1"),),
                    )
                ]
            ),
            "undated-reform",
        ),
        (reform(ended=["a.size"]), None),
    ],
)
def test_what_a_pack_may_not_do_its_reforms_may_not_do(change: Reform, code: str | None) -> None:
    packs: list[Pack] = [national(), pack("a", reforms=[change])]
    if code is None:
        assert Rulebook.of(packs).under("a.larger").rules
        return

    with pytest.raises(RulebookError) as caught:
        Rulebook.of(packs)

    assert code in {each.code for each in caught.value.problems}
    assert all(each.path.startswith("a: a.larger") for each in caught.value.problems)


def test_two_packs_may_not_name_one_reform() -> None:
    with pytest.raises(RulebookError) as caught:
        Rulebook.of(
            [national(), *(pack(name, region, reforms=[reform()]) for name, region in (("a", "24"), ("b", "28")))]
        )

    assert {each.code for each in caught.value.problems} == {"duplicate-id"}


def test_answers_elsewhere_are_what_they_were_and_here_the_digest_tells() -> None:
    book = Book(Rulebook.of([national(), pack("a", reforms=[LARGER]), pack("b", "28")]))
    here, elsewhere = (
        Msp(id="x", name="MSP inventée", sites=(Site(kind=SiteKind.MAIN, commune=commune),))
        for commune in ("41018", "76540")
    )

    for on in (date(2026, 12, 31), START):
        before, after = book.assess(elsewhere, on), book.under("a.larger").assess(elsewhere, on)
        assert after.to_dict(explain=True)["answers"] == before.to_dict(explain=True)["answers"]
    assert book.under("a.larger").assess(here, START).digest != book.assess(here, START).digest
