"""The order of registration never matters: not for what is active, not for what failed, not for an answer."""

import warnings
from collections.abc import Sequence
from datetime import date

import attrs
from hypothesis import given, settings, strategies as st
from tests.plugins.world import Plugin, declared, national, pack, rule, text

from msp_model.assessment import Book, Status
from msp_model.entities import Msp, Site, SiteKind, Territory
from msp_model.plugins import PluginInfo, Registry, build_rulebook
from msp_model.rulebook import Rulebook

CENTRE = Territory.parse("region:24")
SHARED = text("order-of-both", CENTRE)


def sharing(name: str) -> Plugin:
    return Plugin(attrs.evolve(pack(name), texts=[*pack(name).texts, SHARED]))


PLUGINS: list[tuple[str, str, object]] = [
    ("aaa", "msp-aaa", Plugin(pack("aaa"))),
    ("bbb", "msp-bbb", Plugin(pack("bbb", "53"))),
    ("ccc", "msp-ccc", Plugin(pack("ccc"))),
    ("zzz", "msp-zzz", Plugin(pack("zzz"))),
    ("aaa", "msp-other-aaa", Plugin(pack("aaa", "11"))),
    ("one", "msp-one", sharing("one")),
    ("two", "msp-two", sharing("two")),
    ("alone", "msp-alone", Plugin(pack("alone", parameters=[]))),
    (
        "later",
        "msp-later",
        Plugin(pack("later", rules=[rule("later.size", "ccc.minimum", "ccc-order", CENTRE)], texts=[], parameters=[])),
    ),
    ("unread", "msp-unread", Plugin(pack("unread", parameters=[*pack("unread").parameters, declared("unread.more")]))),
    ("klass", "msp-klass", Plugin),
    ("renamed", "msp-renamed", Plugin(pack("other"))),
    ("nothing", "msp-nothing", object()),
]


def made_of(plugins: Sequence[tuple[str, str, object]]) -> tuple[tuple[PluginInfo, ...], Rulebook]:
    registry = Registry()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, distribution, plugin in plugins:
            registry.register(plugin, name=name, distribution=distribution, version="1.0")
        rulebook = build_rulebook(registry, packs=[national()])
    return registry.plugins(), rulebook


@given(
    st.lists(st.sampled_from(PLUGINS), unique_by=lambda each: each[1]).flatmap(
        lambda drawn: st.tuples(st.permutations(drawn), st.permutations(drawn))
    )
)
def test_any_order_gives_the_same_plugins_and_the_same_rulebook(
    orders: tuple[Sequence[tuple[str, str, object]], Sequence[tuple[str, str, object]]],
) -> None:
    one, other = (made_of(order) for order in orders)

    assert one[0] == other[0]
    assert attrs.asdict(one[1], recurse=False) == attrs.asdict(other[1], recurse=False)
    assert list(one[1].texts) == list(other[1].texts)
    assert list(one[1].built) == list(other[1].built)


def answered(plugins: Sequence[tuple[str, str, object]]) -> tuple[str, list[tuple[str, Status, object]]]:
    """Give the digest of an assessment, and what its answers say."""
    msp = Msp(id="example", name="Exemple", sites=(Site(id="main", kind=SiteKind.MAIN, commune="41018"),))
    assessment = Book(made_of(plugins)[1]).assess(msp, date(2026, 1, 1))
    return assessment.digest, [(answer.id, answer.status, answer.sources) for answer in assessment.answers]


@settings(max_examples=20)
@given(st.permutations(PLUGINS))
def test_any_order_gives_the_same_answers(order: Sequence[tuple[str, str, object]]) -> None:
    expected, found = answered(PLUGINS), answered(order)

    assert expected == found
    assert "ccc.size" in {name for name, _, _ in found[1]}


def test_this_holds_for_one_name_given_twice() -> None:
    infos, rulebook = made_of(PLUGINS)

    assert [info.name for info in infos if info.status == "active"] == ["bbb", "ccc", "later", "zzz"]
    assert [each.id for each in rulebook.packs] == ["bbb", "ccc", "later", "national", "zzz"]
