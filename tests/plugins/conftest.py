"""Plugins are tried among distributions that are invented, never among those that happen to be installed."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.plugins.world import Site


@pytest.fixture(autouse=True)
def no_switches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the switches of the machine."""
    for name in ("MSP_MODEL_PLUGINS", "MSP_MODEL_PLUGINS_BLOCK", "MSP_MODEL_PLUGINS_STRICT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Give a folder of distributions that stands for all that is installed; a stand-in for the library is there."""
    known = set(sys.modules)
    others = [path for path in sys.path if "site-packages" not in path]
    monkeypatch.setattr(sys, "path", [str(tmp_path), *others])
    importlib.invalidate_caches()
    made = Site(tmp_path)
    made.install_national()
    yield made
    for name in set(sys.modules) - known:
        if name.startswith("fake_"):
            del sys.modules[name]
