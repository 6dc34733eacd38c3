"""``msp-model check``: every problem of a pack that is not installed, with its file and key; then the kit."""

import shutil
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.cli.test_app import run

from msp_model import testing

PACKAGE = Path("src") / "msp_model_region_cvl"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Write a sound distribution."""
    run("new-region", "24", str(tmp_path / "new"))
    return tmp_path / "new"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(folder: Path, *arguments: str) -> list[str]:
    done = run("check", str(folder), "--no-kit", *arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    return done.stderr.splitlines()


# -- sound ------------------------------------------------------------------------------------------------------------


def test_a_sound_distribution_is_summed_up(new: Path) -> None:
    done = run("check", str(new), "--no-kit")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "region-cvl (region:24)\u202f: 1 texte, 4 paramètres, 1 dispositif, 1 règle\n"


def test_a_package_is_enough(new: Path) -> None:
    assert "1 rule" in run("check", str(new / PACKAGE), "--no-kit", "--lang", "en").stdout


def test_a_folder_of_data_is_enough(new: Path) -> None:
    data = new / PACKAGE
    (data / "__init__.py").unlink()
    edit(data / "parameters.toml", '[[parameters]]\nid = "cvl.example.minimum_nurses"', '[[skip]]\nid = "x"')
    assert any("skip" in line for line in refused(data))
    whole = (data / "parameters.toml").read_text(encoding="utf-8")
    (data / "parameters.toml").write_text(whole.partition("[[skip]]")[0], encoding="utf-8")
    text = (data / "texts" / "cvl-example.toml").read_text(encoding="utf-8")
    kept = text.partition('[[values]]\nparameter = "cvl.example.minimum_nurses"')[0]
    (data / "texts" / "cvl-example.toml").write_text(kept, encoding="utf-8")

    assert "1 scheme, 0 rules" in run("check", str(data), "--no-kit", "--lang", "en").stdout


def test_nothing_stays_imported(new: Path) -> None:
    path = list(sys.path)

    run("check", str(new), "--no-kit")

    assert sys.path == path
    assert not [name for name in sys.modules if name.startswith("msp_model_region_cvl")]


def test_two_versions_of_one_package_are_told_apart(new: Path, tmp_path: Path) -> None:
    shutil.copytree(new, tmp_path / "other")
    edit(tmp_path / "other" / PACKAGE / "__init__.py", ", rules=RULES", "")
    edit(tmp_path / "other" / PACKAGE / "parameters.toml", "cvl.example.minimum_nurses", "cvl.example.unread")

    assert run("check", str(new), "--no-kit").exit_code == 0
    assert refused(tmp_path / "other")


# -- the kit ----------------------------------------------------------------------------------------------------------


@attrs.frozen
class FakeReport:
    conforms: bool

    def text(self, lang: str) -> str:
        return f"report in {lang}"


@pytest.mark.parametrize(("conforms", "status"), [(True, 0), (False, 1)])
def test_the_report_of_the_kit_is_printed_and_decides(
    new: Path, monkeypatch: pytest.MonkeyPatch, *, conforms: bool, status: int
) -> None:
    given: list[Any] = []

    def check_pack(plugin: Any) -> FakeReport:
        given.append(plugin)
        return FakeReport(conforms)

    monkeypatch.setattr(testing, "check_pack", check_pack, raising=False)

    done = run("check", str(new), "--lang", "en")

    assert done.exit_code == status
    assert done.stdout.splitlines()[-1] == "report in en"
    assert [plugin.__name__ for plugin in given] == ["msp_model_region_cvl"]


def test_without_its_extra_the_kit_says_which_one_to_install(new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msp_model.testing", None)

    done = run("check", str(new))

    assert done.exit_code == 2
    [line] = done.stderr.splitlines()
    assert "pip install 'msp-model[testing]'" in line


# -- problems ---------------------------------------------------------------------------------------------------------


def test_every_problem_is_told_with_its_file_and_key(new: Path) -> None:
    data = new / PACKAGE
    edit(data / "federation.toml", "region:24", "region:99")
    edit(data / "schemes.toml", 'funder = "region"', 'funder = "regoin"')
    edit(data / "texts" / "cvl-example.toml", 'kind = "administrative"', 'kind = "unheard-of"')
    edit(data / "parameters.toml", 'unit = "Eur"', 'unit = "Euro"')

    lines = refused(new)

    for file, key in (
        ("federation.toml", "territories"),
        ("schemes.toml", "funder"),
        ("texts/cvl-example.toml", "kind"),
        ("parameters.toml", "unit"),
    ):
        [line] = [line for line in lines if line.startswith(f"{data / file}: ") and key in line]
        assert "(l. " in line


def test_problems_are_in_the_language_asked_for(new: Path) -> None:
    edit(new / PACKAGE / "parameters.toml", 'unit = "Eur"', 'unit = "Euro"')

    assert any("unité inconnue" in line for line in refused(new))
    assert any("unknown unit" in line for line in refused(new, "--lang", "en"))


def test_what_the_rulebook_refuses_is_told_with_the_line_that_declares_it(new: Path) -> None:
    edit(new / PACKAGE / "rules.py", 'cite("cvl-example", "article 3")', 'cite("nowhere")')

    edit(new / PACKAGE / "schemes.toml", 'at = "articles 1 et 2"', 'at = "?"')
    edit(new / PACKAGE / "texts" / "cvl-example.toml", "cvl.example.study.cap", "cvl.example.study.cup")

    lines = refused(new)

    assert any(line.startswith(f"{new / PACKAGE / 'rules.py'}: cvl.example.team (l. 14): ") for line in lines)
    assert any(line.startswith(f"{new / PACKAGE / 'schemes.toml'}: cvl.example.study (l. 4): ") for line in lines)
    assert any(
        line.startswith(f"{new / PACKAGE / 'texts' / 'cvl-example.toml'}: values[1] (l. 23): ") for line in lines
    )


def test_a_figure_that_nothing_reads_is_told_with_its_line(new: Path) -> None:
    edit(new / PACKAGE / "__init__.py", ", rules=RULES", "")

    [line] = refused(new)

    assert line.startswith(f"{new / PACKAGE / 'parameters.toml'} (l. 19): ")


@pytest.mark.parametrize(
    ("file", "old", "broken", "told"),
    [
        ("rules.py", "RULES = (team,)", "RULES = (team,", "rules.py (l. "),
        ("rules.py", "RULES = (team,)", "RULES = (team, missing)", "rules.py (l. 23)"),
        ("__init__.py", "MSP_MODEL_PLUGIN_API = 1", "", "[no-api-number]"),
        ("__init__.py", "def msp_model_packs", "def msp_model_pack", "[wrong-hook]"),
        ("__init__.py", "    yield ", "    raise KeyError(1)\n    yield ", "__init__.py (l. "),
    ],
)
def test_broken_python_is_told_in_one_line_with_its_place(
    new: Path, file: str, old: str, broken: str, told: str
) -> None:
    edit(new / PACKAGE / file, old, broken)

    [line] = refused(new)

    assert told in line


def test_the_name_of_the_entry_point_is_that_of_the_federation(new: Path) -> None:
    edit(new / "pyproject.toml", "region-cvl = ", "another = ")

    [line] = refused(new)

    assert "'region-cvl'" in line
    assert "'another'" in line


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[project]\n", "msp_model.regions"),
        ('[project.entry-points."msp_model.regions"]\n', "msp_model.regions"),
        ("project = 1\n", "msp_model.regions"),
        ("[project\n", "TOML"),
        ('[project.entry-points."msp_model.regions"]\nx = "no_such_module_here"\n', "[not-importable]"),
    ],
)
def test_a_wrong_pyproject_is_told_in_one_line(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "pyproject.toml").write_text(content, encoding="utf-8")

    [line] = refused(tmp_path)

    assert line.startswith(str(tmp_path))
    assert told in line


def test_a_folder_without_a_pack_is_told_in_one_line(tmp_path: Path) -> None:
    [line] = refused(tmp_path)
    assert "federation.toml" in line
    [line] = refused(tmp_path / "none")
    assert "none" in line
