"""Importing the library loads what it must and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

import attrs
import cattrs
import pluggy
import pytest
import stdnum

import msp_model

# Where the library and its dependencies live, given by hand to an interpreter that loads nothing of its own accord.
HOMES = sorted({str(Path(each.__path__[0]).parent) for each in (msp_model, attrs, cattrs, pluggy, stdnum)})

HEAVY = {"cattr", "cattrs", "click", "hypothesis", "importlib.metadata", "json", "pytest", "rich", "stdnum", "yaml"}


def loaded_by(statement: str) -> set[str]:
    """Give the names of the modules loaded in a bare interpreter (no site, no environment) after *statement*."""
    program = f"import sys; sys.path[:0] = {HOMES!r}\n{statement}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_library_loads_nothing_heavy() -> None:
    assert loaded_by("import msp_model") & HEAVY == set()


def test_importing_the_library_loads_no_pack_and_no_plugin_machinery() -> None:
    modules = loaded_by("import msp_model")

    assert {name for name in modules if name.startswith(("msp_model.national", "msp_model.plugins"))} == set()
    assert {name for name in modules if name.startswith("msp_model_")} == set()


@pytest.mark.parametrize("room", ["values", "entities", "expressions", "rulebook", "assessment"])
def test_the_rooms_of_the_domain_load_no_reader_and_no_plugin(room: str) -> None:
    modules = loaded_by(f"import msp_model.{room}")

    assert modules & {"cattrs", "click", "hypothesis", "importlib.metadata", "pluggy", "rich", "yaml"} == set()


def test_every_public_name_can_be_reached_lazily() -> None:
    names = loaded_by("import msp_model\nfor name in msp_model.__all__: getattr(msp_model, name)")

    assert "msp_model" in names
    assert names & {"hypothesis", "click", "rich"} == set()


def test_the_probe_would_see_a_heavy_import() -> None:
    assert "cattrs" in loaded_by("import cattrs")
    assert json.__name__ in loaded_by("import json")
