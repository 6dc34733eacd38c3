"""Every public name says what it means; every ``__all__`` is sorted and true."""

import ast
import importlib
import inspect
import pkgutil
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import msp_model

ROOMS = sorted(info.name for info in pkgutil.iter_modules(msp_model.__path__, "msp_model.") if info.ispkg)
MODULES = ["msp_model", *ROOMS]
EVERY_MODULE = sorted(
    info.name for info in pkgutil.walk_packages(msp_model.__path__, "msp_model.") if not info.name.endswith("__main__")
)


def names(module: str) -> list[str]:
    """Give the public names of *module*."""
    return list(getattr(importlib.import_module(module), "__all__", []))


def by_kind(name: str) -> tuple[int, str]:
    """Sort as the linter does: constants, then classes, then the rest."""
    kind = 0 if name.isupper() else 1 if name[0].isupper() else 2
    return kind, name


@cache
def documented_assignments(module: str) -> frozenset[str]:
    """Give the names assigned in *module* that a docstring follows."""
    path = inspect.getsourcefile(importlib.import_module(module))
    assert path is not None
    body = ast.parse(Path(path).read_text(encoding="utf-8")).body
    found: set[str] = set()
    for statement, after in pairwise(body):
        targets: list[ast.expr] = []
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            found.update(target.id for target in targets if isinstance(target, ast.Name))
    return frozenset(found)


def is_documented(name: str, value: object, *, room: str) -> bool:
    """Tell whether a docstring says what *name* means: its own, not one inherited from a type."""
    if isinstance(value, ModuleType):
        return bool(value.__doc__)
    if inspect.isclass(value) or inspect.isroutine(value):
        own = value.__dict__.get("__doc__") if inspect.isclass(value) else value.__doc__
        return bool(own and own.strip())
    return any(name in documented_assignments(module) for module in EVERY_MODULE if f"{module}.".startswith(f"{room}."))


def undocumented_members(cls: type) -> list[str]:
    """Give the public methods and properties of *cls* that say nothing, and its fields that no docstring names."""
    silent = []
    for name, member in vars(cls).items():
        plain = member.__func__ if isinstance(member, classmethod | staticmethod) else member
        if (
            not name.startswith("_")
            and (inspect.isfunction(plain) or isinstance(plain, property))
            and not (plain.__doc__ or inspect.getdoc(getattr(cls, name)))
        ):
            silent.append(name)
    if attrs.has(cls):
        told = " ".join(inspect.getdoc(base) or "" for base in cls.__mro__ if base is not object)
        silent += [
            field.name
            for field in attrs.fields(cls)
            if not field.name.startswith("_") and not re.search(rf"\b{field.name}\b", told)
        ]
    return silent


@pytest.mark.parametrize("module", MODULES)
def test_every_module_declares_sorted_public_names(module: str) -> None:
    declared = names(module)

    assert declared, f"{module} has no __all__"
    assert sorted(set(declared), key=by_kind) == declared


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_exists(module: str) -> None:
    loaded = importlib.import_module(module)

    assert [name for name in names(module) if not hasattr(loaded, name)] == []


@pytest.mark.parametrize("module", MODULES)
def test_dir_shows_every_public_name(module: str) -> None:
    assert set(names(module)) <= set(dir(importlib.import_module(module)))


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_says_what_it_means(module: str) -> None:
    loaded = importlib.import_module(module)

    silent = [name for name in names(module) if not is_documented(name, getattr(loaded, name), room=module)]

    assert silent == []


@pytest.mark.parametrize("module", MODULES)
def test_every_public_class_says_what_its_members_mean(module: str) -> None:
    loaded = importlib.import_module(module)
    classes = {name: value for name in names(module) if inspect.isclass(value := getattr(loaded, name))}
    silent = {name: members for name, cls in classes.items() if (members := undocumented_members(cls))}

    assert silent == {}


@pytest.mark.parametrize("module", EVERY_MODULE)
def test_every_module_says_what_it_is_for(module: str) -> None:
    assert importlib.import_module(module).__doc__


@pytest.mark.parametrize("module", ROOMS)
def test_rooms_do_not_go_through_the_face(module: str) -> None:
    """A room that imported the face would import every room, and look up."""
    folder = Path(*module.split("."))
    source = Path(msp_model.__path__[0]).parent / folder
    guilty = []
    for path in sorted(source.rglob("*.py")):
        for statement in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (isinstance(statement, ast.ImportFrom) and statement.module == "msp_model") or (
                isinstance(statement, ast.Import) and any(alias.name == "msp_model" for alias in statement.names)
            ):
                guilty.append(f"{path.name}:{statement.lineno}")

    assert guilty == []
