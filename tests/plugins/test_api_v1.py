"""Plugins written for interface 1 load for ever."""

import sys
from fractions import Fraction
from pathlib import Path

import pytest
from tests.plugins.world import Site

from msp_model.entities import Territory
from msp_model.plugins import PLUGIN_API, Registry, build_rulebook

FROZEN = Path(__file__).parent / "fixtures" / "api_v1"


def test_interface_1_is_still_known() -> None:
    assert PLUGIN_API >= 1


def test_plugins_of_interface_1_load_and_speak(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(FROZEN)])
    registry = Registry()

    registry.load_entry_points(strict=True)
    rulebook = build_rulebook(registry, strict=True)

    assert [(each.id, each.version) for each in rulebook.packs] == [
        ("frozen-v1", "1.0"),
        ("frozen-v1-instance", "1.0"),
        ("national", "9.9"),
    ]
    assert "frozen.several" in {rule.id for rule in rulebook.rules}
    assert [scheme.id for scheme in rulebook.schemes] == ["frozen.aid"]
    assert rulebook.texts["frozen-order"].values[1].value == Fraction(5000)
    assert rulebook.texts["frozen-order"].place == "frozen-v1/texts/frozen-order.toml"
    assert rulebook.built["frozen.amount", Territory.parse("region:24")].entries[0].text.id == "frozen-order"
