"""Every pack loads, alone and beside the others, and is what a pack owes to be."""

import ast
import re
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from tests.packs.world import KEYS, PREFIXES, ROOT, book, declared, full, module, national_pack, pack

from msp_model.entities import FRANCE, REGIONS
from msp_model.plugins import GROUP, Registry, build_rulebook
from msp_model.rulebook import Pack

FOLDERS = {key: ROOT / "plugins" / key for key in KEYS}


def test_there_is_one_for_each_federation_of_the_leaflet() -> None:
    assert len(KEYS) == 14
    assert all(one.in_national_association is True for key in KEYS for one in pack(key).federations)


def test_they_cover_sixteen_regions_and_leave_two() -> None:
    covered = [territory.code for key in KEYS for territory in pack(key).territories]

    assert len(covered) == len(set(covered)) == 16
    assert set(REGIONS) - set(covered) >= {"93", "03"}


@pytest.mark.parametrize("key", KEYS)
def test_it_goes_into_a_rulebook_by_itself(key: str) -> None:
    assert book(key).rulebook.packs == tuple(sorted((national_pack(), pack(key)), key=lambda one: one.id))


def test_they_go_into_a_rulebook_together() -> None:
    assert len(full().rulebook.packs) == 15


@pytest.mark.parametrize("key", KEYS)
def test_it_comes_in_through_the_door(key: str) -> None:
    """Registered as its entry point would be, in strict mode."""
    registry = Registry()
    registry.register(module(key), name=key, distribution=f"msp-model-{key}", version="0.1.0", strict=True)
    rulebook = build_rulebook(registry, packs=[national_pack()], strict=True)

    assert [one.id for one in rulebook.packs if one.id != "national"] == [key]
    assert {one.version for one in rulebook.packs if one.id == key} == {"0.1.0"}


@pytest.mark.parametrize("key", KEYS)
def test_its_distribution_says_what_it_is(key: str) -> None:
    told = tomllib.loads((FOLDERS[key] / "pyproject.toml").read_text(encoding="utf-8"))
    package = f"msp_model_{key.replace('-', '_')}"

    assert told["project"]["name"] == f"msp-model-{key}"
    assert told["project"]["entry-points"][GROUP] == {key: package}
    assert told["project"]["dependencies"] == ["msp-model"]
    assert (FOLDERS[key] / "src" / package / "py.typed").is_file()


def test_what_is_installed_is_what_is_here() -> None:
    """Where the packs are installed, each is found under its key."""
    found = {point.name: point.value for point in entry_points(group=GROUP) if point.name in KEYS}

    assert found.items() <= {key: f"msp_model_{key.replace('-', '_')}" for key in KEYS}.items()


def ids(one: Pack) -> list[str]:
    """Give every id that a pack declares and that another could take."""
    return [
        *(text.id for text in one.texts),
        *(observation.id for text in one.texts for observation in text.observations),
        *(parameter.id for parameter in one.parameters),
        *(interpretation.id for interpretation in one.interpretations),
        *(rule.id for rule in one.rules),
        *(scheme.id for scheme in one.schemes),
    ]


@pytest.mark.parametrize("key", KEYS)
def test_every_id_has_a_prefix_of_its_own(key: str) -> None:
    assert {re.split(r"[.-]", name)[0] for name in ids(pack(key))} <= PREFIXES[key]


def test_no_prefix_is_shared() -> None:
    every = [prefix for key in KEYS for prefix in sorted(PREFIXES[key])]

    assert len(every) == len(set(every))
    assert set(PREFIXES) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_label_speaks_two_languages(key: str) -> None:
    one = pack(key)
    labels = [
        *(label for text in one.texts for label in (text.title, text.note) if label is not None),
        *(parameter.label for parameter in one.parameters),
        *(rule.title for rule in one.rules),
        *(label for scheme in one.schemes for label in (scheme.title, scheme.funder, scheme.note) if label is not None),
        *(term.label for scheme in one.schemes for term in scheme.terms),
        *(label for scheme in one.schemes for label in (*(scheme.uses or ()), *(scheme.cumulation or ()))),
    ]

    assert [label.fr for label in labels if label.en is None] == []


@pytest.mark.parametrize("key", KEYS)
def test_a_pack_is_one_hook_of_a_few_lines(key: str) -> None:
    source = (FOLDERS[key] / "src" / f"msp_model_{key.replace('-', '_')}" / "__init__.py").read_text(encoding="utf-8")
    lines = [line for line in ast.unparse(ast.parse(source)).splitlines() if line.strip() and '"""' not in line]

    assert len(lines) <= 10


# -- what packs may import --------------------------------------------------------------------------------------------

PUBLIC = {
    "msp_model",
    "msp_model.entities",
    "msp_model.expressions",
    "msp_model.national",
    "msp_model.plugins",
    "msp_model.rulebook",
    "msp_model.testing",
    "msp_model.values",
}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return plain | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "plugins").rglob("src/**/*.py")), ids=lambda path: "-".join(path.parts[-2:])
)
def test_a_pack_imports_public_names_only(path: Path) -> None:
    own = path.parent.name
    foreign = {
        name
        for name in imported(path)
        if name.startswith("msp_model")
        and name.partition(".")[0] != own
        and name not in PUBLIC
        and not name.startswith("msp_model.national.facts.")
    }

    assert foreign == set()


# -- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", KEYS)
def test_its_page_names_every_scheme_and_rule(key: str) -> None:
    page = (FOLDERS[key] / "README.md").read_text(encoding="utf-8")
    names = {one.id for one in declared(pack(key))}

    assert {name for name in names if f"`{name}`" not in page} == set()
    assert f"[{key}]({key}/README.md)" in (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")


# -- regions without a pack -------------------------------------------------------------------------------------------


def test_regions_without_a_federation_stand_in_the_national_pack() -> None:
    places = {str(scheme.territory) for scheme in national_pack().schemes if scheme.territory != FRANCE}

    assert places == {"region:93", "region:03"}
    assert not national_pack().federations
