"""The ten-line suite of a pack, in an environment where nothing but ``msp-model[testing]`` was installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from msp_model.testing import CHECKS

ROOT = Path(__file__).parents[2]
PROJECT = Path(__file__).parent / "fresh_project"

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as on another machine."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COVERAGE_", "HYPOTHESIS", "MSP_MODEL_", "PYTEST", "PYTHON"))
    }
    return subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)


def test_ten_lines_test_a_pack_thoroughly(tmp_path: Path) -> None:
    built = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
        "--wheel-dir", tmp_path / "dist", ROOT, folder=tmp_path,
    )  # fmt: skip
    assert built.returncode == 0, built.stderr
    [wheel] = (tmp_path / "dist").iterdir()
    assert run(sys.executable, "-m", "venv", tmp_path / "venv", folder=tmp_path).returncode == 0
    python = tmp_path / "venv" / "bin" / "python"
    options = ["--quiet", "--disable-pip-version-check"]
    installed = run(python, "-m", "pip", "install", *options, f"{wheel}[testing]", folder=tmp_path)
    assert installed.returncode == 0, installed.stderr

    project = tmp_path / "project"
    shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "conftest.py").write_text("import sys\nsys.path.insert(0, 'src')\n", encoding="utf-8")
    passed = run(python, "-m", "pytest", "-q", folder=project)
    leaflet = project / "src" / "msp_model_invented" / "texts" / "invented-leaflet.toml"
    leaflet.write_text(leaflet.read_text(encoding="utf-8").replace("100000", "100001"), encoding="utf-8")
    failed = run(python, "-m", "pytest", "-q", "-k", "golden", folder=project)

    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert f"{len(CHECKS) + 1} passed" in passed.stdout
    assert failed.returncode == 1
    assert "amount : attendu 100000, trouvé 100001" in failed.stdout
