"""The README gives exactly two commands, and they do what it says, or say what is wrong in one line."""

import os
import re
import shutil
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def write_python(folder: Path, name: str, body: str) -> Path:
    """Put a program that passes for an interpreter into *folder*."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def path_of_tools(folder: Path) -> str:
    """Make a PATH that holds make's tools and no Python."""
    for tool in ("sh", "make", "cat", "cksum", "cut", "sed"):
        found = shutil.which(tool)
        assert found is not None
        (folder / tool).symlink_to(found)
    return str(folder)


def clone(folder: Path) -> Path:
    """Copy what the installation reads into *folder*."""
    for name in ("Makefile", "pyproject.toml", ".ci"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder


def make(target: str, *, at: Path, path: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", target], cwd=at, env={"PATH": path} | variables, capture_output=True, text=True, check=False
    )


def test_the_readme_gives_exactly_two_commands() -> None:
    blocks = re.findall(r"^```shell\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)

    assert [[line.split("#")[0].strip() for line in block.splitlines()] for block in blocks] == [
        ["make demo", "make test"]
    ]


def test_the_commands_are_targets_of_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE))

    assert {"demo", "test", "lint", "types", "docs", "test-thorough", "bench"} <= targets


def test_every_check_is_part_of_make_test() -> None:
    found = re.search(r"^test: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert found is not None

    assert found[1].split() == ["lint", "types", "layers", "suite", "packs", "docs", "changelog"]


def test_the_gate_is_make_test() -> None:
    script = ROOT / ".ci" / "run"

    assert script.stat().st_mode & stat.S_IXUSR
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "exec make test"


def test_no_python_at_all_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    path = path_of_tools(tmp_path / "bin")
    (tmp_path / "clone").mkdir()

    done = make("demo", at=clone(tmp_path / "clone"), path=path)

    assert done.returncode != 0
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert "msp_model needs Python 3.11 or newer" in line


@pytest.mark.parametrize("target", ["demo", "test"])
def test_an_old_python_is_said_in_one_line(tmp_path: Path, target: str) -> None:
    (tmp_path / "bin").mkdir()
    path = path_of_tools(tmp_path / "bin")
    write_python(tmp_path / "bin", "python3", 'case "$2" in *print*) echo 3.9.2 ;; *) exit 1 ;; esac')
    (tmp_path / "clone").mkdir()

    done = make(target, at=clone(tmp_path / "clone"), path=path)

    assert done.returncode != 0
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert "msp_model needs Python 3.11 or newer" in line
    assert "python3 is 3.9.2" in line
    assert "PYTHON=" in line


def test_a_python_without_venv_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    path = path_of_tools(tmp_path / "bin")
    write_python(
        tmp_path / "bin", "python3", 'case "$2" in *print*) echo 3.12.1 ;; *ensurepip*) exit 1 ;; *) exit 0 ;; esac'
    )
    (tmp_path / "clone").mkdir()

    done = make("demo", at=clone(tmp_path / "clone"), path=path)

    assert done.returncode != 0
    [line] = done.stderr.splitlines()
    assert "python3 (3.12.1) lacks venv" in line


def test_a_launcher_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    """A version manager's shim exists for versions that are not active, and fails."""
    write_python(tmp_path, "python3.13", "echo 'command not found' >&2; exit 127")
    write_python(tmp_path, "python3.12", 'case "$2" in *print*) echo 3.12.1 ;; *) exit 0 ;; esac')

    done = subprocess.run(
        [ROOT / ".ci" / "find-python"],
        env={"PATH": f"{tmp_path}{os.pathsep}{os.defpath}"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "python3.12", "")


def test_the_python_that_was_named_is_the_only_candidate(tmp_path: Path) -> None:
    done = subprocess.run(
        [ROOT / ".ci" / "find-python", str(tmp_path / "nowhere")], capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert str(tmp_path / "nowhere") in done.stdout


def test_an_environment_that_does_not_work_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "clone").mkdir()
    folder = clone(tmp_path / "clone")
    (folder / ".venv" / "bin").mkdir(parents=True)
    write_python(folder / ".venv" / "bin", "pip", "exit 0")
    (folder / ".venv" / "bin" / "python").symlink_to(tmp_path / "gone")

    done = make("demo", at=folder, path=os.environ["PATH"])

    assert done.returncode != 0
    [line] = done.stdout.splitlines()
    assert "rm -rf .venv" in line


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert re.fullmatch(r"\d+\.\d+\.\d+", project["version"])
    assert "version" not in project.get("dynamic", [])
