"""The layers look down, and would be seen if they did not."""

import tomllib
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

import msp_model

ROOT = Path(__file__).parents[2]
ROOMS = {path.parent.name for path in Path(msp_model.__path__[0]).glob("*/__init__.py")}


def contracts() -> list[dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, object]] = settings["tool"]["importlinter"]["contracts"]
    return found


def test_every_contract_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


def test_the_layers_name_every_room() -> None:
    layers = next(contract for contract in contracts() if contract["id"] == "layers")["layers"]
    assert isinstance(layers, list)

    assert {room.strip() for layer in layers for room in layer.split("|")} == ROOMS


@pytest.mark.parametrize(
    ("contract", "allowed"),
    [
        ("cattrs-yaml", {"documents"}),
        ("pluggy", {"plugins"}),
        ("hypothesis", {"testing"}),
        ("terminal", {"cli"}),
    ],
)
def test_each_third_party_has_one_room(contract: str, allowed: set[str]) -> None:
    found = next(each for each in contracts() if each["id"] == contract)
    assert isinstance(found["source_modules"], list)

    assert {module.removeprefix("msp_model.") for module in found["source_modules"]} == ROOMS - allowed
