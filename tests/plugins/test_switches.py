"""The switches: only these, block these, drop the national pack by name, strict; by argument and by environment."""

import pytest
from tests.plugins.world import Plugin, Site, left_out, pack

from msp_model.plugins import PluginError, PluginNotFoundError, Registry, load_rulebook


@pytest.fixture
def three(site: Site) -> Site:
    """Give a site with three external packs, each of which says when it is imported."""
    for name in ("aaa", "bbb", "ccc"):
        site.install_pack(name)
    return site


def loaded(**switches: object) -> list[str]:
    registry = Registry()
    registry.load_entry_points(**switches)  # type: ignore[arg-type]
    return [each.id for each in registry.packs()]


@pytest.mark.usefixtures("three")
class TestByArgument:
    def test_everything_is_loaded_by_default(self) -> None:
        assert loaded() == ["aaa", "bbb", "ccc", "national"]

    def test_only_these(self) -> None:
        assert loaded(only=["bbb"]) == ["bbb", "national"]

    def test_only_none_of_them(self) -> None:
        assert loaded(only=()) == ["national"]

    def test_block_these(self) -> None:
        assert loaded(block=["aaa", "ccc"]) == ["bbb", "national"]

    def test_what_is_blocked_is_not_loaded_even_when_asked_for(self) -> None:
        assert loaded(only=["aaa", "bbb"], block=["aaa"]) == ["bbb", "national"]

    def test_the_national_pack_is_dropped_only_by_name(self) -> None:
        assert loaded(only=(), block=["national"]) == ["national"]
        assert loaded(only=["aaa"], drop=["national"]) == ["aaa"]

    def test_only_the_national_pack_is_dropped(self) -> None:
        with pytest.raises(ValueError, match=r"drop leaves out 'national' only, not \['aaa'\]; block"):
            loaded(drop=["aaa", "national"])

    @pytest.mark.parametrize("argument", ["only", "block"])
    def test_a_string_is_not_several_names(self, argument: str) -> None:
        with pytest.raises(TypeError, match=rf"write {argument}=\['aaa'\]"):
            loaded(**{argument: "aaa"})

    def test_a_name_that_is_not_installed_is_told(self) -> None:
        with left_out(1):
            assert loaded(only=["bbb", "bbbb"]) == ["bbb", "national"]

        with pytest.raises(PluginNotFoundError, match=r"'bbbb'.*there are: aaa, bbb, ccc, national"):
            loaded(only=["bbb", "bbbb"], strict=True)

    def test_a_name_registered_by_hand_is_there(self) -> None:
        registry = Registry()
        registry.register(Plugin(pack("mine")), name="mine")

        registry.load_entry_points(only=["mine"])

        assert [each.id for each in registry.packs()] == ["mine", "national"]

    def test_blocking_what_is_not_installed_is_no_mistake(self) -> None:
        assert loaded(only=["aaa"], block=["zzz"]) == ["aaa", "national"]

    def test_loading_again_starts_over(self) -> None:
        registry = Registry()
        registry.load_entry_points(only=["aaa"])

        registry.load_entry_points(only=["bbb"])

        assert [each.id for each in registry.packs()] == ["bbb", "national"]


@pytest.mark.usefixtures("three")
class TestByEnvironment:
    def test_only_these(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MSP_MODEL_PLUGINS", " aaa ,ccc,")

        assert loaded() == ["aaa", "ccc", "national"]

    def test_empty_is_none_of_them(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MSP_MODEL_PLUGINS", "")

        assert loaded() == ["national"]

    def test_block_these(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MSP_MODEL_PLUGINS_BLOCK", "aaa,national")

        assert loaded(block=["bbb"]) == ["ccc", "national"]

    def test_an_argument_goes_before(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MSP_MODEL_PLUGINS", "")

        assert loaded(only=["aaa"]) == ["aaa", "national"]

    @pytest.mark.parametrize(
        ("word", "strict"),
        [("1", True), ("true", True), ("yes", True), ("oui", True)]
        + [(word, False) for word in ("", "0", "false", "No", " off ")],
    )
    def test_strict(self, site: Site, monkeypatch: pytest.MonkeyPatch, word: str, strict: bool) -> None:
        site.install_pack("broken", "1 / 0\n")
        monkeypatch.setenv("MSP_MODEL_PLUGINS_STRICT", word)

        if strict:
            with pytest.raises(PluginError):
                loaded()
        else:
            with left_out(1):
                loaded()

    def test_strict_by_argument_goes_before(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        site.install_pack("broken", "1 / 0\n")
        monkeypatch.setenv("MSP_MODEL_PLUGINS_STRICT", "1")

        with left_out(1):
            loaded(strict=False)

    def test_it_is_read_when_plugins_are_loaded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        registry = Registry()
        monkeypatch.setenv("MSP_MODEL_PLUGINS", "aaa")
        registry.load_entry_points()
        first = registry.packs()
        monkeypatch.setenv("MSP_MODEL_PLUGINS", "bbb")
        registry.load_entry_points()

        assert [each.id for each in (*first, *registry.packs())] == ["aaa", "national", "bbb", "national"]


def test_a_broken_plugin_that_is_blocked_is_not_imported(site: Site) -> None:
    site.install_pack("broken", "raise SystemError('imported')\n")
    registry = Registry()

    registry.load_entry_points(block=["broken"], strict=True)

    assert [(info.name, info.status) for info in registry.plugins()] == [("broken", "blocked"), ("national", "active")]


def test_one_of_two_names_can_be_blocked_with_both_its_takers(site: Site) -> None:
    site.install("msp-one", {"twice": "fake_one"})
    site.install("msp-two", {"twice": "fake_two"})
    registry = Registry()

    registry.load_entry_points(block=["twice"], strict=True)

    assert [info.status for info in registry.plugins()] == ["active", "blocked", "blocked"]


def test_another_pack_may_stand_for_the_national_one_that_is_dropped(site: Site) -> None:
    site.install_pack("national-two")
    site.install("msp-other", {"national": "fake_other"}, fake_other=(site.folder / "fake_national.py").read_text())
    registry = Registry()

    registry.load_entry_points(only=["national"], drop=["national"])

    assert [(each.id, each.version) for each in registry.packs()] == [("national", "1.0")]


def test_the_rulebook_is_loaded_with_the_same_switches(three: Site) -> None:
    book = load_rulebook(only=["aaa", "bbb"], block=["bbb"], drop=["national"], packs=[pack("mine")])

    assert [each.id for each in book.rulebook.packs] == ["aaa", "mine"]
    assert book.failures == ()
