"""The registry: what is registered by hand."""

import pytest
from tests.plugins.world import Plugin, Site, left_out, pack

from msp_model.plugins import PluginConflictError, PluginDataError, Registry, default_registry


def test_a_plugin_registered_by_hand_is_active() -> None:
    registry = Registry()

    registry.register(Plugin(pack("aaa")), name="aaa", distribution="msp-aaa", version="1.2")

    info = registry.plugins()[0]
    assert (info.name, info.distribution, info.version, info.own, info.status) == (
        "aaa",
        "msp-aaa",
        "1.2",
        False,
        "active",
    )
    assert [each.version for each in info.packs] == ["1.2"]


def test_its_pack_keeps_its_version_where_none_is_told() -> None:
    registry = Registry()

    registry.register(Plugin(pack("aaa", version="7")), name="aaa")

    assert [each.version for each in registry.packs()] == ["7"]


def test_two_registries_share_nothing() -> None:
    Registry().register(Plugin(pack("aaa")), name="aaa")

    assert Registry().plugins() == ()


def test_the_default_one_is_made_once_of_what_is_installed(site: Site) -> None:
    site.install_pack("aaa")
    default_registry.cache_clear()
    try:
        first = default_registry()
        site.install_pack("later")

        assert [each.id for each in first.packs()] == ["aaa", "national"]
        assert default_registry() is first
        assert Registry().plugins() == ()
    finally:
        default_registry.cache_clear()


def test_a_name_given_twice_leaves_both_out() -> None:
    registry = Registry()
    registry.register(Plugin(pack("aaa")), name="aaa", distribution="msp-one")

    with left_out(2):
        registry.register(Plugin(pack("aaa")), name="aaa", distribution="msp-two")

    assert registry.packs() == ()
    assert {failure.code for failure in registry.failures()} == {"name-taken"}


def test_in_strict_mode_the_first_stays() -> None:
    registry = Registry()
    registry.register(Plugin(pack("aaa")), name="aaa", distribution="msp-one", strict=True)

    with pytest.raises(PluginConflictError, match="taken by msp-one, msp-two"):
        registry.register(Plugin(pack("aaa")), name="aaa", distribution="msp-two", strict=True)
    with pytest.raises(PluginDataError):
        registry.register(Plugin(), name="bbb", strict=True)

    assert [info.distribution for info in registry.plugins()] == ["msp-one"]
    assert [each.id for each in registry.packs()] == ["aaa"]


def test_a_name_that_is_installed_too_leaves_both_out(site: Site) -> None:
    site.install_pack("aaa")
    registry = Registry()
    registry.register(Plugin(pack("aaa")), name="aaa")

    with left_out(2):
        registry.load_entry_points()

    assert [each.id for each in registry.packs()] == ["national"]
    assert "taken by aaa, msp-model-aaa 1.0" in registry.failures()[0].text("en")


def test_a_failure_is_warned_of_once(site: Site) -> None:
    site.install_pack("broken", "1 / 0\n")
    registry = Registry()
    with left_out(1):
        registry.register(object(), name="nothing")

    with left_out(1):
        registry.load_entry_points()
    registry.register(Plugin(pack("aaa")), name="aaa")

    assert [failure.plugin for failure in registry.failures()] == ["broken", "nothing"]


def test_the_warning_points_at_who_loads() -> None:
    registry = Registry()

    with pytest.warns(UserWarning, match="1 left out") as caught:
        registry.register(object(), name="nothing")

    assert caught[0].filename == __file__
