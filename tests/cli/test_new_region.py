"""``msp-model new-region``: what it writes installs, loads and passes its own suite."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.cli.test_app import run

from msp_model.entities import REGIONS


def test_it_shows_one_text_one_scheme_one_rule_and_a_test(tmp_path: Path) -> None:
    done = run("new-region", "24", str(tmp_path / "new"))

    assert done.exit_code == 0
    files = {path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*") if path.is_file()}
    package = "src/msp_model_region_cvl"
    assert files == {
        "README.md",
        "pyproject.toml",
        f"{package}/__init__.py",
        f"{package}/federation.toml",
        f"{package}/parameters.toml",
        f"{package}/py.typed",
        f"{package}/rules.py",
        f"{package}/schemes.toml",
        f"{package}/texts/cvl-example.toml",
        "tests/dossier.yaml",
        "tests/test_pack.py",
    }
    assert not [name for name in files if "{{" in (tmp_path / "new" / name).read_text(encoding="utf-8")]


@pytest.mark.parametrize("code", ["01", "24", "94", "984"])
def test_it_loads_for_regions_of_every_kind(tmp_path: Path, code: str) -> None:
    assert run("new-region", code, str(tmp_path)).exit_code == 0

    done = run("check", str(tmp_path), "--no-kit", "--lang", "en")

    assert (done.exit_code, done.stderr) == (0, "")
    assert f"(region:{code}): 1 text, 4 parameters, 1 scheme, 1 rule" in done.stdout


@pytest.mark.parametrize("code", ["24", "CVL", "cvl", "FR-CVL"])
def test_a_region_has_several_codes(tmp_path: Path, code: str) -> None:
    run("new-region", code, str(tmp_path))

    project = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "msp-model-region-cvl"


def test_two_regions_make_two_distributions(tmp_path: Path) -> None:
    names = set()
    for code in REGIONS:
        run("new-region", code, str(tmp_path / code))
        names.add(tomllib.loads((tmp_path / code / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"])

    assert len(names) == len(REGIONS)


@pytest.mark.parametrize("code", ["99", "normandie", ""])
def test_an_unknown_region_is_refused_in_one_line(tmp_path: Path, code: str) -> None:
    done = run("new-region", code, str(tmp_path / "new"))

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "28" in done.stderr
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("kept", encoding="utf-8")

    done = run("new-region", "24", str(tmp_path))

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert run("new-region", "24", str(tmp_path / "mine")).exit_code == 2


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    done = run("new-region", "24", str(tmp_path / "file" / "new"))

    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_it_installs_and_passes_its_own_suite(tmp_path: Path) -> None:
    new, site = tmp_path / "new", tmp_path / "site"
    run("new-region", "24", str(new))
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--target", str(site)]

    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(new)], check=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    environment = kept | {"PYTHONPATH": str(site)}
    suite = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(new), str(new / "tests")],
        cwd=new,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert suite.returncode == 0, suite.stdout + suite.stderr
