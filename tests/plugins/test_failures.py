"""Each way in which a plugin can be broken: it is left out and named, the others work; strict loading stops there."""

from collections.abc import Iterator
from typing import get_args

import pytest
from tests.plugins.world import SOUND, Plugin, Site, left_out, pack

from msp_model.plugins import (
    Code,
    PluginConflictError,
    PluginDataError,
    PluginError,
    PluginHookError,
    PluginImportError,
    PluginInterfaceError,
    PluginNotFoundError,
    Registry,
    hookimpl,
)
from msp_model.plugins.errors import _ERRORS


def sound_but(before: str, after: str) -> str:
    """Give the source of a sound plugin in which one thing is changed."""
    assert before in SOUND
    return SOUND.replace(before, after)


def giving(expression: str) -> str:
    """Give the source of a plugin whose hook returns what an expression gives."""
    return sound_but('yield pack("{name}")', f"return {expression}")


def holding(mark: str, kind: str) -> str:
    """Give the source of a plugin that adds to a dossier a class of its own, with one field."""
    declared = f"import attrs\n\n    {mark}\n    class Beds:\n        number: {kind}\n\n    @hookimpl"
    return sound_but("@hookimpl", declared).replace('pack("{name}")', 'pack("{name}", extensions=[("beds", Beds)])')


PROBLEMS = """
        from msp_model.values import Label, Problem, ProblemsError

        raise ProblemsError((Problem(path="broken/texts/a.toml: id", code="missing-field", message=Label("non")),))
"""

ENDS_BADLY = """
        raise RuntimeError("too late")
"""

BROKEN = {
    "missing import": (
        "import no_such_module\n",
        PluginImportError,
        "import",
        "not-importable",
        "ModuleNotFoundError: No module named 'no_such_module'",
    ),
    "syntax error": ("def (:\n", PluginImportError, "import", "not-importable", "SyntaxError"),
    "raises when imported": ("1 / 0\n", PluginImportError, "import", "not-importable", "ZeroDivisionError"),
    "leaves the program": (
        "import sys; sys.exit('enough')\n",
        PluginImportError,
        "import",
        "not-importable",
        "SystemExit: enough",
    ),
    "speechless exception": (
        """
        class Mute(Exception):
            def __str__(self):
                raise ValueError

        raise Mute
        """,
        PluginImportError,
        "import",
        "not-importable",
        "Mute",
    ),
    "problems when imported": (
        PROBLEMS,
        PluginDataError,
        "import",
        "bad-data",
        "broken/texts/a.toml: id: non [missing-field]",
    ),
    "no number": (
        sound_but("MSP_MODEL_PLUGIN_API = 1", ""),
        PluginInterfaceError,
        "interface",
        "no-api-number",
        "MSP_MODEL_PLUGIN_API = 1",
    ),
    "number as words": (
        sound_but("MSP_MODEL_PLUGIN_API = 1", "MSP_MODEL_PLUGIN_API = '1'"),
        PluginInterfaceError,
        "interface",
        "no-api-number",
        "MSP_MODEL_PLUGIN_API = 1",
    ),
    "newer number": (
        sound_but("MSP_MODEL_PLUGIN_API = 1", "MSP_MODEL_PLUGIN_API = 2"),
        PluginInterfaceError,
        "interface",
        "newer-api",
        "needs a newer msp-model",
    ),
    "misspelt hook": (
        sound_but("def msp_model_packs", "def msp_model_pack"),
        PluginInterfaceError,
        "interface",
        "wrong-hook",
        "a hook that does not exist, msp_model_pack; there is: msp_model_packs",
    ),
    "unknown argument": (
        sound_but("def msp_model_packs()", "def msp_model_packs(config)"),
        PluginInterfaceError,
        "interface",
        "wrong-hook",
        "its hook msp_model_packs(config) does not fit: it has no argument",
    ),
    "hook around others": (
        sound_but("@hookimpl\n", "@hookimpl(wrapper=True)\n").replace("yield", "return"),
        PluginInterfaceError,
        "interface",
        "wrong-hook",
        "wraps no other",
    ),
    "no mark": (sound_but("@hookimpl", ""), PluginInterfaceError, "interface", "no-hook", "write @hookimpl above"),
    "hook raises": (giving("1 / 0"), PluginHookError, "collect", "hook-raised", "ZeroDivisionError: division by zero"),
    "generator raises late": (
        SOUND + ENDS_BADLY,
        PluginHookError,
        "collect",
        "hook-raised",
        "RuntimeError: too late",
    ),
    "hook leaves the program": (
        sound_but("yield", "raise SystemExit; yield"),
        PluginHookError,
        "collect",
        "hook-raised",
        "SystemExit",
    ),
    "problems when asked": (
        sound_but('yield pack("{name}")', PROBLEMS),
        PluginDataError,
        "collect",
        "bad-data",
        "broken/texts/a.toml: id: non [missing-field]",
    ),
    "a number": (giving("42"), PluginDataError, "collect", "not-a-pack", "gives 42: give packs"),
    "numbers": (giving('[pack("{name}"), 42]'), PluginDataError, "collect", "not-a-pack", "gives 42: give packs"),
    "a word": (giving('"pack"'), PluginDataError, "collect", "not-a-pack", "gives 'pack': give packs"),
    "words": (giving('{"pack": 1}'), PluginDataError, "collect", "not-a-pack", "gives 'pack': give packs"),
    "a bare pack": (giving('pack("{name}")'), PluginDataError, "collect", "not-a-pack", "gives Pack: give packs"),
    "no pack": (
        giving("[]"),
        PluginDataError,
        "collect",
        "wrong-id",
        "something else than the one pack 'broken' (nothing)",
    ),
    "nothing": (
        giving("None"),
        PluginDataError,
        "collect",
        "wrong-id",
        "something else than the one pack 'broken' (nothing)",
    ),
    "other id": (giving('[pack("other")]'), PluginDataError, "collect", "wrong-id", "the one pack 'broken' ('other')"),
    "two packs": (
        giving('[pack("{name}"), pack("other")]'),
        PluginDataError,
        "collect",
        "wrong-id",
        "the one pack 'broken' ('broken', 'other')",
    ),
    "no rules": (
        giving('[pack("{name}", rules=["a rule"])]'),
        PluginDataError,
        "collect",
        "bad-pack",
        "broken: rules[0]: expected Rule, not 'a rule'. [wrong-type]",
    ),
    "no pair": (
        giving('[pack("{name}", extensions=["key"])]'),
        PluginDataError,
        "collect",
        "bad-pack",
        "broken: extensions[0]: expected (key, attrs class), not 'key'. [wrong-type]",
    ),
    "an extension that no dossier can hold": (
        holding("@attrs.frozen", "float"),
        PluginDataError,
        "collect",
        "bad-pack",
        "broken: extensions[0]: no dossier can hold Beds: TypeError: no document holds a value of type <class 'float'>",
    ),
    "an extension of no known type": (
        holding("@attrs.frozen", "'Elsewhere'"),
        PluginDataError,
        "collect",
        "bad-pack",
        "broken: extensions[0]: no dossier can hold Beds: ",
    ),
    "an extension that can change": (
        holding("@attrs.define", "int"),
        PluginDataError,
        "collect",
        "bad-pack",
        "broken: extensions[0]: Beds can change: write @attrs.frozen",
    ),
    "no extension": (
        giving('[pack("{name}", extensions=[("key", int)])]'),
        PluginDataError,
        "collect",
        "bad-pack",
        "broken: extensions[0]: expected (key, attrs class), not ('key', <class 'int'>). [wrong-type]",
    ),
}


@pytest.mark.parametrize(("source", "kind", "stage", "code", "words"), BROKEN.values(), ids=BROKEN)
class TestEveryBrokenPlugin:
    def test_is_left_out_and_named_while_the_others_work(
        self, site: Site, source: str, kind: type[PluginError], stage: str, code: str, words: str
    ) -> None:
        site.install_pack("before")
        site.install_pack("broken", source, version="1.3")
        site.install_pack("later")
        registry = Registry()

        with left_out(1):
            registry.load_entry_points()

        assert [each.id for each in registry.packs()] == ["before", "later", "national"]
        failure = registry.failures()[0]
        assert (failure.plugin, failure.distribution, failure.version) == ("broken", "msp-model-broken", "1.3")
        assert (failure.stage, failure.code) == (stage, code)
        assert words in failure.text("en")
        assert failure.text("fr").startswith(f"module régional 'broken' (msp-model-broken 1.3) [{stage}]: ")
        assert failure.cause.fr != failure.cause.en
        assert " at 0x" not in failure.text("fr") + failure.text("en")
        assert [info.status for info in registry.plugins()] == ["active", "failed", "active", "active"]

    def test_stops_strict_loading_with_one_message(
        self, site: Site, source: str, kind: type[PluginError], stage: str, code: str, words: str
    ) -> None:
        site.install_pack("broken", source, version="1.3")
        registry = Registry()

        with pytest.raises(kind) as caught:
            registry.load_entry_points(strict=True)

        assert str(caught.value).startswith(f"plugin 'broken' (msp-model-broken 1.3) [{stage}]: ")
        assert words in str(caught.value)
        assert registry.plugins() == ()


def test_a_class_is_no_plugin(site: Site) -> None:
    site.install("msp-klass", {"klass": "fake_klass:Klass"}, fake_klass="class Klass:\n    MSP_MODEL_PLUGIN_API = 1\n")
    registry = Registry()

    with left_out(1):
        registry.load_entry_points()

    assert registry.failures()[0].code == "not-a-plugin"
    assert "names a class: name the module" in registry.failures()[0].text("en")


def test_a_pack_is_no_plugin(site: Site) -> None:
    site.install(
        "msp-value",
        {"value": "fake_value:pack"},
        fake_value="from tests.plugins.world import pack as make\npack = make('value')\n",
    )
    registry = Registry()

    with left_out(1):
        registry.load_entry_points()

    assert "names a pack: name the module" in registry.failures()[0].text("en")


def test_an_entry_point_may_name_an_instance(site: Site) -> None:
    site.install(
        "msp-instance",
        {"instance": "fake_instance:plugin"},
        fake_instance="from tests.plugins.world import Plugin, pack\nplugin = Plugin(pack('instance'))\n",
    )
    registry = Registry()

    registry.load_entry_points()

    assert [each.id for each in registry.packs()] == ["instance", "national"]


def test_an_entry_point_may_name_nothing_that_exists(site: Site) -> None:
    site.install("msp-lost", {"lost": "fake_lost:plugin"}, fake_lost="")
    registry = Registry()

    with left_out(1):
        registry.load_entry_points()

    assert "AttributeError" in registry.failures()[0].text("en")


@pytest.mark.parametrize("name", ["Centre", "centre val de loire", "a:b", "a/b", "é", "a--b", "-a"])
def test_a_name_is_one_plain_word(name: str) -> None:
    registry = Registry()

    with left_out(1):
        registry.register(Plugin(), name=name)

    assert registry.failures()[0].code == "bad-name"


def test_a_plugin_whose_looks_raise_is_left_out() -> None:
    class Shy:
        MSP_MODEL_PLUGIN_API = 1

        def __dir__(self) -> list[str]:
            message = "do not look"
            raise RuntimeError(message)

    registry = Registry()

    with left_out(1):
        registry.register(Shy(), name="shy")

    assert "do not look" in registry.failures()[0].text("en")


def test_a_hook_of_later_versions_may_be_implemented_as_optional() -> None:
    class Ahead(Plugin):
        @hookimpl(optionalhook=True)
        def msp_model_something_new(self) -> None:
            """Be called by a version that knows it."""

    registry = Registry()
    registry.register(Ahead(pack("ahead")), name="ahead")

    assert [each.id for each in registry.packs()] == ["ahead"]


def test_a_hook_that_only_wraps_gives_no_pack() -> None:
    class Wrapper:
        MSP_MODEL_PLUGIN_API = 1

        @hookimpl(wrapper=True)
        def msp_model_packs(self) -> Iterator[None]:
            return (yield)

    registry = Registry()

    with left_out(1):
        registry.register(Wrapper(), name="wrapper")

    assert registry.failures()[0].code == "wrong-id"


def test_two_distributions_of_one_name_are_both_named_and_neither_is_imported(site: Site) -> None:
    site.install("msp-one", {"twice": "fake_boom_one"}, fake_boom_one="raise SystemError")
    site.install("msp-two", {"twice": "fake_boom_two"}, version="2.0", fake_boom_two="raise SystemError")
    site.install_pack("other")
    registry = Registry()

    with left_out(2):
        registry.load_entry_points()

    assert [each.id for each in registry.packs()] == ["national", "other"]
    assert [failure.distribution for failure in registry.failures()] == ["msp-one", "msp-two"]
    assert {failure.code for failure in registry.failures()} == {"name-taken"}
    assert all("taken by msp-one 1.0, msp-two 2.0" in failure.text("en") for failure in registry.failures())
    with pytest.raises(PluginConflictError, match=r"taken by msp-one 1\.0, msp-two 2\.0"):
        Registry().load_entry_points(strict=True)


def test_nobody_takes_the_name_of_the_librarys_own_pack(site: Site) -> None:
    site.install_pack("national-two", SOUND)
    site.install("msp-thief", {"national": "fake_national_two"})
    registry = Registry()

    with left_out(1):
        registry.load_entry_points(block=["national-two"])

    assert [(each.id, each.version) for each in registry.packs()] == [("national", "9.9")]
    assert registry.failures()[0].distribution == "msp-thief"
    assert "msp-model 9.9, msp-thief 1.0" in registry.failures()[0].text("en")


def test_the_librarys_own_pack_may_not_fail(site: Site) -> None:
    (site.folder / "fake_national.py").write_text("1 / 0\n", encoding="utf-8")

    with pytest.raises(PluginImportError, match="ZeroDivisionError"):
        Registry().load_entry_points()


def test_the_librarys_own_pack_may_not_be_missing(site: Site) -> None:
    for file in site.folder.glob("msp_model-9.9.dist-info/*"):
        file.write_text("", encoding="utf-8")
    site.install_pack("other")

    with pytest.raises(PluginNotFoundError, match=r"'national' \[discover\].*there are: other"):
        Registry().load_entry_points()


def test_what_strict_mode_raises_keeps_its_cause(site: Site) -> None:
    site.install_pack("broken", "1 / 0\n")

    with pytest.raises(PluginImportError) as caught:
        Registry().load_entry_points(strict=True)

    assert isinstance(caught.value.__cause__, ZeroDivisionError)
    assert (caught.value.plugin, caught.value.distribution, caught.value.version) == (
        "broken",
        "msp-model-broken",
        "1.0",
    )
    assert caught.value.problems == ()


def test_a_failure_is_plain_data(site: Site) -> None:
    site.install_pack("broken", BROKEN["no rules"][0])
    registry = Registry()

    with left_out(1):
        registry.load_entry_points()

    assert registry.failures()[0].to_dict() == {
        "stage": "collect",
        "code": "bad-pack",
        "plugin": "broken",
        "distribution": "msp-model-broken",
        "version": "1.0",
        "cause": "son contenu a des problèmes",
        "problems": ["broken: rules[0]: Rule attendu, pas 'a rule'. [wrong-type]"],
    }
    assert registry.failures()[0].text().startswith("module régional 'broken' (msp-model-broken 1.0) [collect]: ")
    assert registry.plugins()[0].to_dict()["failure"] == registry.failures()[0].to_dict()


def test_a_failure_is_a_warning_among_problems() -> None:
    registry = Registry()
    with left_out(1):
        registry.register(object(), name="nothing")

    problem = registry.failures()[0].problem

    assert (problem.path, problem.code, problem.severity) == ("plugins.nothing", "no-api-number", "warning")


def test_every_word_for_what_is_wrong_has_its_error() -> None:
    assert set(_ERRORS) == set(get_args(Code))
    assert set(_ERRORS.values()) == set(PluginError.__subclasses__())
