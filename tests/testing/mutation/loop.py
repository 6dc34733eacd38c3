"""Loop: hands the mutants that the environment names to the plugin."""

import json
import os
from pathlib import Path

import pytest
from tests.testing.mutation.mutate import mutants
from tests.testing.mutation.plugin import ROOT, Mutations


def pytest_configure(config: pytest.Config) -> None:
    """Register the plugin with its mutants."""
    asked = json.loads(Path(os.environ["MUTANTS"]).read_text(encoding="utf-8"))
    files = {path: mutants(ROOT / path, ROOT) for path, _ in asked}
    chosen = [files[path][number] for path, number in asked]
    config.pluginmanager.register(Mutations(chosen, Path(os.environ["TOLD"])), "mutations")
