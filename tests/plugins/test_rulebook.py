"""Packs beside each other: what is wrong alone, what is wrong only together, and who is left out for it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
import pytest
from tests.plugins.world import Plugin, Site, declared, left_out, national, pack, registry_of, rule, text

from msp_model.entities import FRANCE, Federation, Territory
from msp_model.expressions import Expr, Truth, fact
from msp_model.plugins import PluginConflictError, PluginDataError, Registry, build_rulebook, load_rulebook
from msp_model.rulebook import Pack, Reform, Rulebook, RulebookError
from msp_model.values import Label, Problem, ProblemsError

CENTRE = Territory.parse("region:24")
BRETAGNE = Territory.parse("region:53")
REFORM = Reform(id="reform", title=Label("Réforme", "Reform"), start=date(2030, 1, 1))


def built_of(*packs: Pack, beside: tuple[Pack, ...] = ()) -> tuple[list[str], Registry]:
    """Build the rulebook of packs that come by plugins beside one of the library's own; give its packs."""
    registry = registry_of(*packs)
    rulebook = build_rulebook(registry, packs=[national(), *beside])
    return [each.id for each in rulebook.packs], registry


ALONE = {
    "a rule without a text": pack("bad", rules=[attrs.evolve(pack("bad").rules[0], sources=())]),
    "an unknown text": pack("bad", rules=[rule("bad.size", "bad.minimum", "no-such-text", CENTRE)]),
    "an unknown parameter": pack("bad", parameters=[]),
    "an unread parameter": pack("bad", parameters=[*pack("bad").parameters, declared("bad.other")]),
    "another territory": pack("bad", territories=[BRETAGNE]),
    "the whole country": pack("bad", rules=[attrs.evolve(pack("bad").rules[0], territory=FRANCE)]),
    "what the nation sets": pack("bad", texts=[text("bad-order", CENTRE, bad__minimum=2, national__minimum=1)]),
    "an id of the nation": pack("bad", texts=[*pack("bad").texts, text("national-law", CENTRE)]),
    "a rule of the nation": pack("bad", rules=[attrs.evolve(pack("bad").rules[0], id="national.size")]),
    "a reform of the nation": pack("bad", reforms=[attrs.evolve(REFORM, ended=["national.size"])]),
    "an id twice": pack("bad", texts=[*pack("bad").texts, *pack("bad").texts]),
}


@pytest.mark.parametrize("bad", ALONE.values(), ids=ALONE)
class TestWhatIsWrongAlone:
    def test_is_left_out_alone(self, bad: Pack) -> None:
        with left_out(1):
            packs, registry = built_of(pack("aaa"), bad, pack("zzz"))

        assert packs == ["aaa", "national", "zzz"]
        assert [info.status for info in registry.plugins()] == ["active", "failed", "active"]
        failure = registry.failures()[0]
        assert (failure.stage, failure.code, failure.plugin) == ("check", "bad-pack", "bad")
        assert (failure.distribution, failure.version) == ("msp-model-bad", "1.0")
        assert failure.problems

    def test_stops_strict_loading(self, bad: Pack) -> None:
        registry = registry_of(pack("aaa"), bad)

        with pytest.raises(PluginDataError, match=r"plugin 'bad' \(msp-model-bad 1\.0\) \[check\]") as caught:
            build_rulebook(registry, packs=[national()], strict=True)

        assert caught.value.problems

    def test_is_the_callers_where_it_is_no_plugin(self, bad: Pack) -> None:
        with pytest.raises(RulebookError):
            built_of(pack("aaa"), beside=(bad,))


@fact(Truth, id="shared", fr="partagé", en="shared", about="msp")
def one_way(msp: object, day: object) -> bool:
    return True


@fact(Truth, id="shared", fr="partagé autrement", en="shared otherwise", about="msp")
def another_way(msp: object, day: object) -> bool:
    return False


def asking(name: str, condition: Expr[Truth]) -> Pack:
    """Give a pack with a second rule, of that condition."""
    sound = pack(name)
    return attrs.evolve(
        sound, rules=[*sound.rules, attrs.evolve(sound.rules[0], id=f"{name}.other", requires=condition)]
    )


def declaring(name: str, **changes: list[Any]) -> Pack:
    """Give a pack with more in one of its fields: ``declaring("aaa", texts=[...])``."""
    sound = pack(name)
    added: dict[str, Any] = {key: [*getattr(sound, key), *value] for key, value in changes.items()}
    return attrs.evolve(sound, **added)


@attrs.frozen
class Extra:
    """Data of a pack."""


FEDERATION = Federation(id="federation", name="Fédération", territories=(CENTRE,))

TOGETHER = {
    "one text": [declaring(name, texts=[text("order-of-both", CENTRE)]) for name in ("one", "two")],
    "one federation": [declaring(name, federations=[FEDERATION]) for name in ("one", "two")],
    "one extension": [declaring(name, extensions=[("beds", Extra)]) for name in ("one", "two")],
    "one reform": [declaring(name, reforms=[REFORM]) for name in ("one", "two")],
    "one fact": [asking("one", one_way), asking("two", another_way)],
    "one rule": [
        declaring(name, rules=[rule("both.size", f"{name}.minimum", f"{name}-order", CENTRE)])
        for name in ("one", "two")
    ],
    "one figure": [
        pack(name, texts=[text(f"{name}-order", CENTRE, **{f"{name}__minimum": 2, "national__local": 4})])
        for name in ("one", "two")
    ],
}


@pytest.mark.parametrize("pair", TOGETHER.values(), ids=TOGETHER)
class TestWhatIsWrongOnlyTogether:
    def test_each_alone_is_sound(self, pair: list[Pack]) -> None:
        assert built_of(pair[0])[0] == ["national", "one"]
        assert built_of(pair[1])[0] == ["national", "two"]

    def test_both_are_left_out_and_named(self, pair: list[Pack]) -> None:
        with left_out(2):
            packs, registry = built_of(pack("aaa"), *pair)

        assert packs == ["aaa", "national"]
        assert [(failure.code, failure.plugin) for failure in registry.failures()] == [
            ("collision", "one"),
            ("collision", "two"),
        ]
        assert all("msp-model-one 1.0, msp-model-two 1.0" in failure.text("en") for failure in registry.failures())
        assert all(failure.problems for failure in registry.failures())

    def test_it_stops_strict_loading(self, pair: list[Pack]) -> None:
        registry = registry_of(*pair)

        with pytest.raises(PluginConflictError, match=r"msp-model-one 1\.0, msp-model-two 1\.0"):
            build_rulebook(registry, packs=[national()], strict=True)

    def test_a_third_that_is_wrong_alone_does_not_change_that(self, pair: list[Pack]) -> None:
        with left_out(3):
            packs, registry = built_of(ALONE["a rule without a text"], *pair, pack("zzz"))

        assert packs == ["national", "zzz"]
        assert [failure.code for failure in registry.failures()] == ["bad-pack", "collision", "collision"]


def test_a_pack_may_build_on_another() -> None:
    later = pack("later", rules=[rule("later.size", "first.minimum", "first-order", CENTRE)], texts=[], parameters=[])

    packs, _ = built_of(pack("first"), later)

    assert packs == ["first", "later", "national"]


def test_a_pack_that_built_on_one_that_is_left_out_goes_with_it() -> None:
    broken = pack("first", rules=[attrs.evolve(pack("first").rules[0], sources=())])
    later = pack("later", rules=[rule("later.size", "first.minimum", "first-order", CENTRE)], texts=[], parameters=[])

    with left_out(2):
        packs, registry = built_of(broken, later)

    assert packs == ["national"]
    assert [failure.code for failure in registry.failures()] == ["bad-pack", "bad-pack"]
    assert "unknown-parameter" in {problem.code for problem in registry.failures()[1].problems}


def test_who_meddles_with_another_pack_does_not_take_it_along() -> None:
    """What speaks of a territory that is not its own is wrong alone, whatever it collides with."""
    meddler = pack(
        "meddler", "53", texts=[*pack("meddler", "53").texts, text("meddler-order-2", CENTRE, good__minimum=9)]
    )

    with left_out(1):
        packs, _ = built_of(pack("good"), meddler)

    assert packs == ["good", "national"]


def test_who_sets_the_figure_of_another_pack_does_not_take_it_along() -> None:
    meddler = pack("two", texts=[text("two-order", CENTRE, two__minimum=2, one__minimum=3)])

    with left_out(1):
        packs, _ = built_of(pack("one"), meddler)

    assert packs == ["national", "one"]


def test_three_that_declare_one_thing_are_all_left_out() -> None:
    three = [declaring(name, texts=[text("order-of-all", CENTRE)]) for name in ("one", "two", "three")]

    with left_out(3):
        packs, _ = built_of(*three, pack("zzz"))

    assert packs == ["national", "zzz"]


def test_two_that_take_the_same_thing_of_the_nation_are_both_left_out() -> None:
    two = [declaring(name, texts=[text("national-law", CENTRE)]) for name in ("one", "zzz")]

    with left_out(2):
        packs, registry = built_of(*two)

    assert packs == ["national"]
    assert {failure.code for failure in registry.failures()} == {"bad-pack"}


def test_two_that_call_a_fact_of_the_nation_otherwise_are_both_left_out() -> None:
    """Taking one of them away does not make the problem go away."""
    own = attrs.evolve(
        national(), rules=[*national().rules, attrs.evolve(national().rules[0], id="national.other", requires=one_way)]
    )
    registry = registry_of(asking("aaa", another_way), asking("bbb", another_way), pack("zzz"))

    with left_out(2):
        rulebook = build_rulebook(registry, packs=[own])

    assert [each.id for each in rulebook.packs] == ["national", "zzz"]


def test_where_nothing_tells_who_is_wrong_all_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any two of three do not go together, and no check says of which it speaks."""

    def checked(packs: Iterable[Pack]) -> Rulebook:
        found = list(packs)
        if len({each.id for each in found} & {"one", "two", "three"}) > 1:
            raise ProblemsError((Problem(path="?", code="odd", message=Label("bizarre")),))
        return built(found)

    built = Rulebook.of
    monkeypatch.setattr(Rulebook, "of", checked)

    with left_out(4):
        packs, registry = built_of(*(pack(name) for name in ("one", "two", "three", "zzz")))

    assert packs == ["national"]
    assert {failure.code for failure in registry.failures()} == {"collision"}


def test_a_pack_on_which_the_checks_themselves_fail_is_left_out() -> None:
    odd = pack("odd")
    object.__setattr__(odd.rules[0], "requires", None)

    with left_out(1):
        packs, registry = built_of(pack("aaa"), odd)

    assert packs == ["aaa", "national"]
    assert registry.failures()[0].problems[0].code == "broken-pack"


def test_a_given_pack_that_is_wrong_is_raised_with_every_problem_and_only_its_own() -> None:
    bad = ALONE["a rule without a text"]
    registry = registry_of(ALONE["an unread parameter"], pack("aaa"))

    with pytest.raises(RulebookError) as caught:
        build_rulebook(registry, packs=[national(), attrs.evolve(bad, id="mine")])

    assert {problem.path.partition(":")[0] for problem in caught.value.problems} == {"mine"}


def test_a_given_pack_goes_before_an_installed_one_of_its_name() -> None:
    with left_out(1):
        packs, registry = built_of(pack("mine"), beside=(pack("mine", version="2"),))

    assert packs == ["mine", "national"]
    assert registry.failures()[0].plugin == "mine"


def test_what_was_left_out_is_told_anew_for_each_rulebook() -> None:
    registry = registry_of(*TOGETHER["one text"])
    with left_out(2):
        build_rulebook(registry, packs=[national()])
    assert registry.packs() == ()

    registry.register(Plugin(pack("aaa")), name="aaa")

    assert [info.status for info in registry.plugins()] == ["active", "active", "active"]
    with left_out(2):
        build_rulebook(registry, packs=[national()])
    assert [each.id for each in registry.packs()] == ["aaa"]


def test_a_book_keeps_why_packs_were_left_out(site: Site) -> None:
    site.install_pack("broken", "1 / 0\n")

    with left_out(1):
        book = load_rulebook()

    assert [each.id for each in book.rulebook.packs] == ["national"]
    assert [(problem.path, problem.code) for problem in book.failures] == [("plugins.broken", "not-importable")]
