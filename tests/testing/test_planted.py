"""Each defect planted in a sound pack is found by the kit, and a sound pack is found sound."""

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.testing.planted.defects import DEFECTS, FILES, Defect

from msp_model.entities import Msp
from msp_model.testing import CHECKS, Report, at_most, check_pack, grows_with

SOUND = Path(__file__).parent / "fresh_project"
LAWS = (grows_with("invented.building", "invented_costs"), at_most("invented.building", "cap"))
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forget what a planted pack leaves behind in this process."""
    paths, modules = list(sys.path), set(sys.modules)
    monkeypatch.setattr(Msp, "count", Msp.count)
    monkeypatch.delenv("INVENTED", raising=False)
    yield
    sys.path[:] = paths
    for name in set(sys.modules) - modules:
        if name.startswith("msp_model_invented"):
            del sys.modules[name]


def planted(folder: Path, defect: Defect | None) -> Path:
    """Copy the sound pack and change it as the defect says."""
    shutil.copytree(SOUND, folder, ignore=shutil.ignore_patterns("__pycache__"))
    for place, old, new in () if defect is None else defect.edits:
        path = folder / FILES[place]
        text = path.read_text(encoding="utf-8")
        assert old == "*" or old in text, (place, old)
        path.write_text(
            text + new if old == "*" and new else new if old == "*" else text.replace(old, new), encoding="utf-8"
        )
    return folder


def checked(folder: Path, *, only: list[str] | None = None, national: bool = False, examples: int = 40) -> Report:
    return check_pack(
        folder,
        beside=None if national else (),
        golden=[folder / "tests" / "golden"],
        recorded_ids=folder / "tests" / "ids.txt",
        laws=LAWS,
        today=TODAY,
        shrink=False,
        examples=examples,
        only=only,
    )


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda each: each.title)
def test_each_defect_is_found(tmp_path: Path, defect: Defect) -> None:
    report = checked(planted(tmp_path / "pack", defect), only=[defect.check], national=defect.national)

    found = {(each.check, each.problem.code): each.problem for each in report.findings}
    assert (defect.check, defect.code) in found, report.text("en")
    problem = found[defect.check, defect.code]
    assert problem.path
    assert problem.message.fr != problem.message.text("en")


def test_a_sound_pack_is_sound(tmp_path: Path) -> None:
    report = checked(planted(tmp_path / "pack", None), examples=15)

    assert report.findings == (), report.text("en")
    assert report.ran == tuple(check.id for check in CHECKS)
    assert report.conforms


def test_there_are_enough_defects_and_every_check_has_one() -> None:
    assert len(DEFECTS) >= 25
    assert len({defect.title for defect in DEFECTS}) == len(DEFECTS)
    assert {check.id for check in CHECKS} == {defect.check for defect in DEFECTS}
