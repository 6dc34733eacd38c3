"""The kit as a class of tests: for several packs in one run, with known failures, in a fresh project."""

import io
import re
import shutil
import sys
import unittest
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.plugins.world import Plugin, pack

from msp_model.rulebook import Pack
from msp_model.testing import CHECKS, ConformanceWarning, RegionConformance, Report, check_pack
from msp_model.testing.conformance.known import read_known
from msp_model.testing.conformance.loading import load_plugin

PROJECT = Path(__file__).parent / "fresh_project"
ONCE = [check for check in CHECKS if check.drawn is None]


class Two(RegionConformance):
    """A class between the kit and the packs."""

    beside = ()


class One(Two):
    plugin = pack("one")


class Other(Two):
    plugin = Plugin(pack("other"))


@pytest.fixture
def warned() -> Iterator[list[warnings.WarningMessage]]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield caught


def run(cls: type[RegionConformance], check: str) -> None:
    getattr(cls(), f"test_{check}")()


class TestSeveralPacks:
    """Inherited tests of Hypothesis must not be shared: two packs in one run would fail its health check."""

    @pytest.mark.parametrize("cls", [One, Other])
    @pytest.mark.parametrize("check", ["always_answers", "answers_the_same_twice", "is_honest"])
    def test_are_tried_one_after_the_other(self, cls: type[RegionConformance], check: str) -> None:
        run(cls, check)

    def test_have_tests_of_their_own(self) -> None:
        names = [f"test_{check.id}" for check in CHECKS] + ["test_known_failures"]

        for name in names:
            own = vars(One)[name]
            assert own is not vars(Other)[name]
            assert (own.__qualname__, own.__module__) == (f"One.{name}", __name__)
            assert own.__doc__.endswith((".", ":"))

    def test_are_loaded_once(self) -> None:
        assert One.subject() is One.subject()
        assert One.subject() is not Other.subject()

    def test_a_class_without_a_pack_is_skipped(self) -> None:
        with pytest.raises(unittest.SkipTest, match="the pack to check"):
            run(Two, "loads")


class TestWhatIsWrong:
    class Broken(Two):
        plugin = pack("broken", rules=[])

    def test_fails_with_every_problem_in_both_languages(self) -> None:
        with pytest.raises(AssertionError) as failed:
            run(self.Broken, "loads")

        assert "« broken.minimum » n'est lu par aucune règle" in str(failed.value)
        assert "'broken.minimum' is read by no rule" in str(failed.value)

    @pytest.mark.parametrize("check", ["always_answers", "conditions_can_turn"])
    def test_leaves_out_what_cannot_be_checked(self, check: str) -> None:
        with pytest.raises(unittest.SkipTest, match="the pack does not load"):
            run(self.Broken, check)

    def test_is_a_warning_where_it_is_only_worth_a_look(self, warned: list[warnings.WarningMessage]) -> None:
        run(One, "texts_are_dated")

        assert {each.category for each in warned} == {ConformanceWarning}
        assert any("sans jour de publication" in str(each.message) for each in warned)

    def test_shows_the_example_for_which_a_property_fails(self) -> None:
        class Failing(Two):
            plugin = pack("failing", rules=[failing_rule()])

        with pytest.raises(AssertionError, match=r"failing\.size: ne répond pas") as failed:
            run(Failing, "always_answers")

        assert "msp=Msp(" in str(failed.value)


def failing_rule() -> Any:
    import attrs

    from msp_model.expressions import fact, parameter
    from msp_model.rulebook import Persons

    @fact(Persons, fr="pannes", en="failures", about="msp", greatest=9)
    def failures(msp: Any, day: Any) -> int:
        raise ZeroDivisionError

    [rule] = pack("failing").rules
    return attrs.evolve(rule, requires=failures >= parameter("failing.minimum", Persons))


class TestKnownFailures:
    KNOWN = '[[known]]\ncheck = "{check}"\npath = "{path}"\nreason = "{reason}"\n'

    def written(self, folder: Path, check: str, path: str = "*", reason: str = "later") -> Path:
        file = folder / "known.toml"
        file.write_text(self.KNOWN.format(check=check, path=path, reason=reason), encoding="utf-8")
        return file

    def checked(self, known: Path, made: Pack) -> Report:
        return check_pack(made, beside=(), known_failures=known, only=["loads"])

    def test_do_not_refuse(self, tmp_path: Path) -> None:
        report = self.checked(self.written(tmp_path, "loads"), pack("broken", rules=[]))

        assert report.conforms
        assert {finding.known for finding in report.findings} == {"later"}
        assert "1 known failures" in report.text("en")
        assert "(connu : later)" in report.text()

    def test_that_no_longer_happen_refuse(self, tmp_path: Path) -> None:
        report = self.checked(self.written(tmp_path, "loads"), pack("one"))

        assert [(each.check, each.problem.code) for each in report.errors] == [("known_failures", "no-longer-fails")]

    def test_are_of_the_paths_that_they_name(self, tmp_path: Path) -> None:
        report = self.checked(self.written(tmp_path, "loads", path="elsewhere*"), pack("broken", rules=[]))

        assert {each.problem.code for each in report.errors} == {"unread-parameter", "no-longer-fails"}

    @pytest.mark.parametrize(
        ("check", "reason", "code"), [("lods", "later", "unknown-check"), ("loads", " ", "no-reason")]
    )
    def test_name_a_check_and_a_reason(self, tmp_path: Path, check: str, reason: str, code: str) -> None:
        report = self.checked(self.written(tmp_path, check, reason=reason), pack("broken", rules=[]))

        assert code in {each.problem.code for each in report.errors}

    @pytest.mark.parametrize("text", ["[[known", '[[known]]\ncheck = "loads"\n', '[[known]]\ncolour = "blue"\n'])
    def test_in_a_file_that_cannot_be_read_are_told(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "known.toml").write_text(text, encoding="utf-8")

        found, problems = read_known(tmp_path / "known.toml", ["loads"])

        assert found == ()
        assert [each.code for each in problems] == ["unreadable-file"]

    def test_stand_alone_in_their_file(self, tmp_path: Path) -> None:
        known = self.written(tmp_path, "loads")
        known.write_text(known.read_text(encoding="utf-8") + '[[knwon]]\ncheck = "loads"\n', encoding="utf-8")

        [problem] = read_known(known, ["loads"])[1]

        assert (problem.path, problem.code) == ("known.toml", "unknown-key")
        assert problem.message.text("en") == "holds knwon: write [[known]] there, nothing else"

    def test_are_asked_for_by_a_class(self, tmp_path: Path) -> None:
        class Known(Two):
            plugin = pack("broken", rules=[])
            known_failures = self.written(tmp_path, "loads")

        class Outdated(Two):
            plugin = pack("one")
            known_failures = self.written(tmp_path, "loads")

        run(Known, "loads")
        run(Known, "known_failures")
        with pytest.raises(AssertionError, match="ôter cette entrée"):
            run(Outdated, "known_failures")

    def test_of_a_property_are_passed_over(self, tmp_path: Path) -> None:
        class Known(Two):
            plugin = pack("failing", rules=[failing_rule()])
            known_failures = self.written(tmp_path, "always_answers", path="failing: failing.size")

        run(Known, "always_answers")
        run(Known, "known_failures")


class TestLoading:
    def test_takes_a_package_a_module_or_a_distribution(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "path", list(sys.path))
        module = tmp_path / "loaded_module.py"
        module.write_text(
            "from msp_model.plugins import hookimpl\nfrom msp_model.rulebook import Pack\n"
            "MSP_MODEL_PLUGIN_API = 1\n@hookimpl\ndef msp_model_packs():\n    yield Pack(id='loaded')\n",
            encoding="utf-8",
        )
        (tmp_path / "loaded_package").mkdir()
        shutil.copy(module, tmp_path / "loaded_package" / "__init__.py")

        for path in (module, tmp_path / "loaded_package"):
            loaded = load_plugin(path)
            assert loaded.pack is not None
            assert (loaded.pack.id, loaded.module, loaded.paths) == ("loaded", path.stem, (str(tmp_path),))

    def test_says_what_a_folder_lacks(self, tmp_path: Path) -> None:
        (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")

        assert [each.code for each in load_plugin(tmp_path).problems] == ["no-entry-point"]
        assert [each.code for each in load_plugin(str(tmp_path / "none")).problems] == ["not-found"]

    def test_takes_what_an_entry_point_names_in_a_module(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "path", list(sys.path))
        (tmp_path / "pyproject.toml").write_text(
            '[project]\nname = "x"\n[project.entry-points."msp_model.regions"]\none = "held_plugin:plugin"\n',
            encoding="utf-8",
        )
        (tmp_path / "held_plugin.py").write_text(
            "from tests.plugins.world import Plugin, pack\nplugin = Plugin(pack('one'))\n", encoding="utf-8"
        )
        loaded = load_plugin(tmp_path)

        assert loaded.pack is not None
        assert (loaded.pack.id, loaded.module) == ("one", "")

    @pytest.mark.parametrize("plugin", [object(), Plugin, 3])
    def test_never_raises(self, plugin: object) -> None:
        report = check_pack(plugin, beside=())

        assert not report.conforms
        assert report.pack == ""
        assert report.ran == ("loads",)
        assert report.to_dict()["conforms"] is False


def test_the_page_lists_every_check() -> None:
    page = (Path(__file__).parents[2] / "docs" / "testing-kit.md").read_text(encoding="utf-8")
    table = page.partition("## What each check promises")[2].partition("\n## ")[0]

    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [*(check.id for check in CHECKS), "known_failures"]


class TestFreshProject:
    def test_its_suite_has_ten_lines(self) -> None:
        lines = (PROJECT / "tests" / "test_invented.py").read_text(encoding="utf-8").splitlines()

        assert len([line for line in lines if line.strip()]) <= 10


def test_unittest_runs_the_kit() -> None:
    also: Any = type("Also", (One, unittest.TestCase), {})
    found = unittest.TestSuite([also(f"test_{check.id}") for check in ONCE[:6]])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = unittest.TextTestRunner(stream=io.StringIO()).run(found)

    assert (result.testsRun, result.wasSuccessful()) == (6, True)


@given(st.data())
def test_every_finding_can_be_told(data: st.DataObject) -> None:
    report = check_pack(pack("broken", rules=[]), beside=(), only=["loads"])
    [finding] = report.errors

    assert finding.text(data.draw(st.sampled_from(["fr", "en"]))).startswith("✗ broken/parameters.toml")
    assert report.to_dict()["findings"][0]["message"]["fr"]
    assert report.warnings == ()
