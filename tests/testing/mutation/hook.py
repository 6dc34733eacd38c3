"""Hook: a mutant in place from the first import, for what is computed when a module is imported.

Named to pytest by ``-p tests.testing.mutation.hook``; the mutant is told by the variable ``MUTANT``, ``file:number``;
``CAUGHT`` names a file that says how many mutants each test has caught.
"""

import json
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

import pytest
from tests.testing.mutation.mutate import mutated

ROOT = Path(__file__).parents[3]


class Loader(SourceFileLoader):
    """Loads the mutated module."""

    number = 0

    def get_code(self, _fullname: str) -> CodeType | None:
        """Give the code of the mutant."""
        return mutated(Path(self.path), self.number)


class Finder(MetaPathFinder):
    """Finds the module of the mutant, and no other."""

    def __init__(self, path: Path, number: int) -> None:
        self.path, self.number = path, number
        parts = path.relative_to(ROOT / "src").with_suffix("").parts
        self.name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Give the spec of the mutated module."""
        if fullname != self.name:
            return None
        loader = Loader(fullname, str(self.path))
        loader.number = self.number
        places = [str(self.path.parent)] if self.path.name == "__init__.py" else None
        return spec_from_file_location(fullname, self.path, loader=loader, submodule_search_locations=places)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the likeliest to fail first: tests named after the mutated module, then those that caught most others."""
    stem = Path(os.environ["MUTANT"].rpartition(":")[0]).stem
    caught = json.loads(Path(os.environ["CAUGHT"]).read_text(encoding="utf-8"))
    items.sort(key=lambda item: (stem not in item.path.stem, -caught.get(item.nodeid, 0)))


if "MUTANT" in os.environ:
    file, _, count = os.environ["MUTANT"].rpartition(":")
    sys.meta_path.insert(0, Finder(ROOT / file, int(count)))
