"""The core and one pack in an environment that has nothing else: its schemes appear for its MSP only."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.packs.world import KEYS, ROOT, pack

pytestmark = pytest.mark.slow

SCRIPT = """
import json
from datetime import date

import msp_model as mm
from msp_model.entities import Site, SiteKind

book = mm.load_rulebook(strict=True)
said = {}
for commune in ("44109", "41018", "13055"):
    msp = mm.Msp(id="x", name="MSP inventée", sites=(Site(kind=SiteKind.MAIN, commune=commune),))
    said[commune] = [one.id for one in book.assess(msp, date(2026, 6, 1)).answers]
print(json.dumps({"packs": [one.id for one in book.rulebook.packs], "said": said}))
"""


def run(*command: str | Path, folder: Path) -> str:
    """Run a command as on another machine."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "MSP_MODEL_", "PYTHON"))
    }
    done = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def wheel(project: Path, folder: Path) -> Path:
    """Build the wheel of a project."""
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    run(sys.executable, "-m", "pip", "wheel", *options, str(project), folder=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.mark.parametrize("key", KEYS)
def test_its_wheel_holds_its_files(key: str, tmp_path: Path) -> None:
    package = f"msp_model_{key.replace('-', '_')}"
    source = ROOT / "plugins" / key / "src"
    with zipfile.ZipFile(wheel(ROOT / "plugins" / key, tmp_path)) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}

    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / package).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert held == wanted
    assert {f"{package}/federation.toml", f"{package}/schemes.toml", f"{package}/py.typed"} <= held


def test_one_pack_beside_the_core(tmp_path: Path) -> None:
    wheels = []
    for name, project in (("core", ROOT), ("pack", ROOT / "plugins" / "apmsl")):
        (tmp_path / name).mkdir()
        wheels.append(wheel(project, tmp_path / name))
    environment = tmp_path / "environment"
    run(sys.executable, "-m", "venv", environment, folder=tmp_path)
    python = environment / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wheels, folder=tmp_path)

    found = json.loads(run(python, "-c", SCRIPT, folder=tmp_path))
    own = {one.id for one in pack("apmsl").schemes}

    assert found["packs"] == ["apmsl", "national"]
    assert own <= set(found["said"]["44109"])
    assert not own & {*found["said"]["41018"], *found["said"]["13055"]}
