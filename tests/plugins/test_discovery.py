"""Discovery: real metadata, sound and unsound; nothing is discovered before it is asked for."""

import subprocess
import sys
from pathlib import Path

import attrs
import cattrs
import pluggy
import pytest
import stdnum
from tests.plugins.world import Site, left_out

import msp_model
from msp_model.plugins import PluginImportError, Registry

HOMES = sorted({str(Path(each.__path__[0]).parent) for each in (msp_model, attrs, cattrs, pluggy, stdnum)})
UNREADABLE = "[msp_model.regions]\nthis line says nothing\n"


def test_packs_take_the_version_of_their_distribution(site: Site) -> None:
    site.install_pack("aaa", version="2.7")
    registry = Registry()

    registry.load_entry_points()

    assert [(each.id, each.version) for each in registry.packs()] == [("aaa", "2.7"), ("national", "9.9")]


def test_plugins_are_told_in_order_of_names(site: Site) -> None:
    for name in ("ccc", "aaa", "bbb"):
        site.install_pack(name)
    registry = Registry()

    registry.load_entry_points(block=["bbb"])

    assert [info.to_dict() for info in registry.plugins()][:2] == [
        {
            "name": "aaa",
            "distribution": "msp-model-aaa",
            "version": "1.0",
            "own": False,
            "status": "active",
            "territories": ["region:24"],
            "failure": None,
        },
        {
            "name": "bbb",
            "distribution": "msp-model-bbb",
            "version": "1.0",
            "own": False,
            "status": "blocked",
            "territories": [],
            "failure": None,
        },
    ]
    assert [(info.name, info.own) for info in registry.plugins()][2:] == [("ccc", False), ("national", True)]


def test_one_distribution_may_bring_several_packs(site: Site) -> None:
    site.install_pack("aaa")
    site.install("msp-both", {"bbb": "fake_aaa_b", "ccc": "fake_aaa_c"})
    for letter in "bc":
        source = (site.folder / "fake_aaa.py").read_text(encoding="utf-8").replace("aaa", letter * 3)
        (site.folder / f"fake_aaa_{letter}.py").write_text(source, encoding="utf-8")
    registry = Registry()

    registry.load_entry_points()

    assert [each.id for each in registry.packs()] == ["aaa", "bbb", "ccc", "national"]


def test_a_distribution_without_metadata_is_used_all_the_same(site: Site) -> None:
    site.install_pack("aaa", metadata=False)
    registry = Registry()

    registry.load_entry_points()

    assert [(each.id, each.version) for each in registry.packs()] == [("aaa", "0"), ("national", "9.9")]
    assert (registry.plugins()[0].distribution, registry.plugins()[0].version) == ("", "")


def test_an_unreadable_file_of_somebody_else_hides_nothing(site: Site) -> None:
    site.install("unrelated", "[console_scripts]\nthis line says nothing\n")
    site.install_pack("aaa")
    registry = Registry()

    registry.load_entry_points(strict=True)

    assert [each.id for each in registry.packs()] == ["aaa", "national"]


def test_an_unreadable_file_of_a_pack_is_told(site: Site) -> None:
    site.install("msp-unreadable", UNREADABLE, version="3.1")
    site.install_pack("aaa")
    registry = Registry()

    with left_out(1):
        registry.load_entry_points()

    assert [each.id for each in registry.packs()] == ["aaa", "national"]
    failure = registry.failures()[0]
    assert (failure.stage, failure.code) == ("discover", "unreadable-metadata")
    assert (failure.distribution, failure.version) == ("msp-unreadable", "3.1")
    with pytest.raises(PluginImportError, match=r"entry_points\.txt cannot be read"):
        Registry().load_entry_points(strict=True)


def test_the_first_of_two_copies_on_the_path_counts(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unreadable file elsewhere changes nothing to that."""
    older = Site(tmp_path / "older")
    older.folder.mkdir()
    older.install_pack("aaa", version="0.5")
    site.install_pack("aaa", version="1.5")
    monkeypatch.setattr(sys, "path", [*sys.path, str(older.folder)])
    registry = Registry()
    registry.load_entry_points(strict=True)
    first = registry.packs()
    site.install("unrelated", "[console_scripts]\nthis line says nothing\n")

    registry.load_entry_points(strict=True)

    assert first == registry.packs()
    assert [each.version for each in first] == ["1.5", "9.9"]


def told_by(site: Site, program: str) -> str:
    """Run a program in a bare interpreter among the distributions of a site."""
    root = str(Path(__file__).parents[2])
    start = f"import sys; sys.path[:0] = {[str(site.folder), *HOMES, root]!r}\n"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", start + program], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_importing_the_library_imports_no_plugin(site: Site) -> None:
    site.install_pack("aaa", "print('imported')\n")

    told = told_by(site, "import msp_model, msp_model.plugins; print('importlib.metadata' in sys.modules)")

    assert told == "False\n"


def test_what_is_blocked_is_listed_without_importing_it(site: Site) -> None:
    site.install_pack("aaa", "print('imported')\n")
    told = told_by(
        site,
        "from msp_model.plugins import Registry\n"
        "registry = Registry()\n"
        "registry.load_entry_points(only=(), drop=['national'])\n"
        "names = {info.name for info in registry.plugins()}\n"  # beside what else is installed here
        "print(sorted(names & {'aaa', 'national'}), 'fake_national' in sys.modules)",
    )

    assert told == "['aaa', 'national'] False\n"
