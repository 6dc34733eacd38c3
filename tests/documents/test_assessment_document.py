"""The document of an assessment: the same dossier and digest give the same bytes, and it is read back strictly."""

import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from tests.assessment import toy
from tests.assessment.test_assess import DAY, assess

from msp_model.assessment import Book
from msp_model.documents import DocumentError, dumps_assessment, read_assessment_document
from msp_model.rulebook import Rulebook

ROOT = Path(__file__).parents[2]


def test_it_names_its_format_its_version_and_what_it_is_made_of() -> None:
    data = json.loads(dumps_assessment(assess()))

    assert data["format"] == "msp-model-assessment"
    assert data["schema_version"] == 1
    assert data["digest"] == assess().digest


@pytest.mark.parametrize("explain", [False, True])
def test_it_is_read_back_as_it_was(tmp_path: Path, *, explain: bool) -> None:
    file = tmp_path / "answer.json"
    file.write_text(dumps_assessment(assess(), explain=explain), encoding="utf-8")
    found = read_assessment_document(file)

    assert (found.on, found.digest) == (DAY, assess().digest)
    assert found.data == assess().to_dict(explain=explain)


def test_the_same_dossier_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import sys; from datetime import date; import msp_model as mm; from msp_model.documents import dumps_assessment;"
        "rules = ['fr.recognition', 'fr.sisa.composition', 'fr.sisa.dissolution', 'fr.sisa.grace', 'fr.fir.start_up'];"
        "book, msp = mm.load_rulebook(only=[]), mm.read('examples/romenay.yaml');"
        "found = book.assess(msp, date(2024, 12, 24), only=rules);"
        "sys.stdout.buffer.write(dumps_assessment(found, explain=True).encode())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(runs) == 1
    assert len(runs.pop()) > 10_000


def test_the_same_dossier_gives_the_same_bytes_whatever_the_order_of_packs() -> None:
    found = {
        dumps_assessment(Book(Rulebook.of(packs)).assess(toy.msp(), DAY), explain=True)
        for packs in permutations([toy.TOY, toy.REGION])
    }

    assert len(found) == 1


def codes(tmp_path: Path, **parts: Any) -> dict[str, str]:
    file = tmp_path / "answer.json"
    data = {key: value for key, value in (assess().to_dict() | parts).items() if value != "left out"}
    file.write_text(json.dumps(data, indent=1), encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        read_assessment_document(file)
    assert all(each.line for each in caught.value.problems)
    return {each.path: each.code for each in caught.value.problems}


def test_what_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    found = codes(tmp_path, answer=[], answers={}, digest="left out", on="2024-02-30", choices={"x": 0.5}, packs=None)

    assert found == {
        "$.answer": "unknown-field",
        "$.answers": "wrong-type",
        "$.digest": "missing-field",
        "$.on": "wrong-date",
        "$.choices.x": "inexact-number",
        "$.packs": "null-refused",
    }


def test_another_document_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, format="msp-model") == {"$.format": "wrong-format"}
    assert codes(tmp_path, schema_version=2) == {"$.schema_version": "newer-version"}
    (tmp_path / "answer.json").write_text("[]", encoding="utf-8")
    with pytest.raises(DocumentError):
        read_assessment_document(tmp_path / "answer.json")
