"""The wheel holds what it must, and works in an environment that has nothing else."""

import os
import subprocess
import sys
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOWNSTREAM = Path(__file__).parent / "downstream"
RUNTIME = {"attrs", "cattrs", "pluggy", "python-stdnum"}

pytestmark = pytest.mark.slow


def run(*command: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command as on another machine: without the coverage of this one, its paths and its folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "PYTHON"))}
    done = subprocess.run(command, cwd=DOWNSTREAM, env=kept, capture_output=True, text=True, check=False)
    if check and done.returncode:
        pytest.fail(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    run(sys.executable, "-m", "pip", "wheel", *options, str(ROOT))
    [built] = folder.iterdir()
    return built


@pytest.fixture(scope="session")
def content(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def metadata(content: dict[str, bytes]) -> Message:
    return message_from_bytes(next(data for name, data in content.items() if name.endswith(".dist-info/METADATA")))


@pytest.fixture(scope="session")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an environment with the wheel and its runtime dependencies only; give the folder of its commands."""
    folder = tmp_path_factory.mktemp("bare")
    run(sys.executable, "-m", "venv", folder)
    run(folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
    return folder / "bin"


def test_the_wheel_holds_the_whole_source_and_nothing_else(content: dict[str, bytes]) -> None:
    source = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "msp_model").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert {name for name in content if ".dist-info/" not in name} == source
    assert "msp_model/py.typed" in source


def test_the_metadata_say_what_it_is(metadata: Message) -> None:
    assert metadata["Name"] == "msp-model"
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert "Typing :: Typed" in (metadata.get_all("Classifier") or [])


def test_only_four_projects_are_needed_to_run(metadata: Message) -> None:
    needed = [line for line in metadata.get_all("Requires-Dist") or [] if "extra ==" not in line]

    assert {line.split(">")[0].strip() for line in needed} == RUNTIME


def test_a_bare_environment_holds_only_what_is_needed(bare: Path) -> None:
    listed = run(bare / "python", "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check").stdout
    found = {line.split("==")[0].lower() for line in listed.split()}

    assert {"msp-model", *RUNTIME} <= found
    assert not found & {"click", "rich", "pyyaml", "hypothesis", "pytest"}


@pytest.mark.parametrize("script", sorted(DOWNSTREAM.glob("*.py")), ids=lambda path: path.name)
def test_a_downstream_project_is_short(script: Path) -> None:
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line.strip()]

    assert len(lines) <= 1 + 10, "ten lines below the docstring"


@pytest.mark.parametrize("script", sorted(DOWNSTREAM.glob("*.py")), ids=lambda path: path.name)
def test_a_downstream_project_type_checks_without_a_cast(bare: Path, tmp_path: Path, script: Path) -> None:
    options = ["--strict", "--python-executable", str(bare / "python"), "--cache-dir", str(tmp_path)]

    done = run(sys.executable, "-m", "mypy", "--config-file=", *options, script)

    assert done.stdout.startswith("Success")
    assert not {"cast(", "Any", "type: ignore"} & set(script.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("script", sorted(DOWNSTREAM.glob("*.py")), ids=lambda path: path.name)
def test_a_downstream_project_runs(bare: Path, script: Path) -> None:
    done = run(bare / "python", script)

    assert done.stdout.strip()
    assert done.stderr == ""


def test_the_command_without_its_extra_says_which_one_to_install(bare: Path) -> None:
    done = run(bare / "msp-model", "rules", check=False)

    assert done.returncode != 0
    assert done.stdout == ""
    [line] = done.stderr.splitlines()
    assert "msp-model[cli]" in line
