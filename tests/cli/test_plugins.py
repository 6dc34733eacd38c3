"""``msp-model plugins``: what is installed, what works, and why the rest does not."""

import json
from typing import Any

import pytest
from tests.cli.test_app import run

from msp_model.cli import plugins as command
from msp_model.plugins import Registry


class Broken:
    """A pack without a hook."""

    MSP_MODEL_PLUGIN_API = 1


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithBroken(Registry):
        def load_entry_points(self, **settings: Any) -> None:
            super().load_entry_points(**settings)
            self.register(Broken(), name="broken", distribution="msp-model-broken", version="1.0")

    monkeypatch.setattr(command, "Registry", WithBroken)


def test_the_national_pack_is_listed() -> None:
    done = run("plugins")

    assert done.exit_code == 0
    assert any(line.split()[:2] == ["national", "msp-model"] for line in done.stdout.splitlines())


def test_as_json() -> None:
    found = {one["name"]: one for one in json.loads(run("plugins", "--json").stdout)}

    assert found["national"]["own"] is True
    assert found["national"]["status"] == "active"


@pytest.mark.usefixtures("broken")
def test_a_failure_is_told_with_its_cause() -> None:
    done = run("plugins")

    assert done.exit_code == 0
    assert "en échec" in done.stdout
    assert "msp-model-broken 1.0" in done.stderr
    failed = next(one for one in json.loads(run("plugins", "--json", "--lang", "en").stdout) if one["name"] == "broken")
    assert failed["failure"]["code"] == "no-hook"
