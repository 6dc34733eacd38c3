"""Golden cases: what a case may say, and what is told of one that says something else."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.assessment.toy import book

from msp_model.assessment import Book
from msp_model.documents import dumps, read
from msp_model.entities import FundingRequest, Msp, Site, SiteKind, Team, TeamMember
from msp_model.testing import Report, check_pack
from msp_model.testing.conformance.golden import _agrees, files
from msp_model.values import UNKNOWN, Period

BOOK = Book(book())
[TOY] = [pack for pack in BOOK.rulebook.packs if pack.id == "toy"]
BESIDE = [pack for pack in BOOK.rulebook.packs if pack.id != "toy"]
SOURCE = "toy-law"
SOUND = {
    "source": f'"{SOURCE}, article 1"',
    "rule": '"toy.composition"',
    "on": "2025-06-01",
    "facts": "{ professionals = 3 }",
    "expected": '"met"',
}


def written(folder: Path, **changes: str | None) -> Path:
    """Write a file with one case: the sound one, changed."""
    case = {key: value for key, value in (SOUND | changes).items() if value is not None}
    file = folder / "cases.toml"
    file.write_text("\n".join(["[[cases]]", *(f"{key} = {value}" for key, value in case.items())]), encoding="utf-8")
    return file


def checked(file: Path) -> Report:
    return check_pack(TOY, beside=BESIDE, golden=file, only=["golden_cases_hold"])


def errors(file: Path) -> Iterator[tuple[str, str]]:
    for each in checked(file).errors:
        yield each.problem.code, each.problem.message.text("en")


def test_a_sound_case_is_met(tmp_path: Path) -> None:
    assert list(errors(written(tmp_path))) == []


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"source": None}, "bad-case", "unknown keys: -; missing: source"),
        ({"colour": '"blue"', "on": None}, "bad-case", "unknown keys: colour; missing: on"),
        ({"on": '"2025-06-01"'}, "bad-case", "on = '2025-06-01': a day, YYYY-MM-DD, without an hour or quotes"),
        ({"on": "2025-06-01T10:00:00"}, "bad-case", "without an hour"),
        ({"rule": "3"}, "bad-case", "rule = 3: a text in quotes"),
        ({"facts": "3"}, "bad-case", "facts = 3: a table"),
        ({"amount": "1500.5"}, "bad-case", 'amount = 1500.5: an exact number, "1500.50" or "1/3"'),
        ({"amount": "true"}, "bad-case", "amount = True: an exact number"),
        ({"facts": None}, "bad-case", "write facts = { … } or dossier = …, one of the two"),
        ({"dossier": '"a.json"'}, "bad-case", "one of the two"),
        ({"expected": None}, "bad-case", "expects nothing: write expected, amount or terms"),
        ({"expected": '"mett"'}, "bad-case", "expected is one of: met, not-met, unknown, not-applicable"),
        ({"source": '"nowhere, page 2"'}, "no-source", "'nowhere' is no text of the rulebook"),
        ({"facts": "{ beds = 3 }"}, "bad-case", "does not read beds"),
        ({"facts": "{ professionals = 2.5 }"}, "bad-case", '2.5 is not exact: write "0.5", "1/3"'),
        ({"facts": '{ professionals = "many" }'}, "bad-case", "cannot be computed"),
        ({"rule": '"toy.none"'}, "bad-case", "no rule or scheme 'toy.none'"),
        ({"on": "2019-01-01"}, "bad-case", "does not hold on 2019-01-01"),
        ({"expected": '"not-met"'}, "golden-mismatch", "expected: expected not-met, found met; read the source"),
        ({"facts": "{ professionals = 2 }"}, "golden-mismatch", "expected met, found not-met"),
        ({"amount": '"1500"'}, "bad-case", "'toy.composition' has no 'amount'; it has: -"),
        ({"terms": '{ cap = "1" }'}, "bad-case", "has no 'cap'"),
        ({"facts": None, "dossier": '"none.json"'}, "bad-case", "none.json"),
    ],
)
def test_what_is_wrong_with_a_case_is_told(
    tmp_path: Path, changes: dict[str, str | None], code: str, words: str
) -> None:
    found = list(errors(written(tmp_path, **changes)))

    assert [each for each, _ in found] == [code]
    assert words in found[0][1]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("{ professionals = { at_least = 3 } }", "met"),
        ("{ professionals = { at_most = 2 } }", "not-met"),
        ("{ professionals = { at_least = 2, at_most = 4 } }", "unknown"),
        ("{}", "unknown"),
    ],
)
def test_a_fact_may_be_known_in_part(tmp_path: Path, facts: str, expected: str) -> None:
    assert list(errors(written(tmp_path, facts=facts, expected=f'"{expected}"'))) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[[cases", "unreadable-file"),
        ("", "bad-file"),
        ('[[case]]\nrule = "x"\n', "bad-file"),
        ("cases = 3\n", "bad-file"),
        ("cases = [3]\n", "bad-case"),
    ],
)
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "cases.toml").write_text(text, encoding="utf-8")

    assert [found for found, _ in errors(tmp_path / "cases.toml")] == [code]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert [code for code, _ in errors(tmp_path / "none.toml")] == ["unreadable-file"]


def test_files_of_a_folder_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "notes.md"):
        (tmp_path / name).write_text("", encoding="utf-8")

    assert [file.name for file in files((tmp_path, tmp_path / "b.toml"))] == ["a.toml", "b.toml", "b.toml"]


def test_rules_without_a_case_are_worth_a_look(tmp_path: Path) -> None:
    report = checked(written(tmp_path))

    assert {each.problem.code for each in report.warnings} == {"no-golden-case"}
    assert "toy: toy.composition" not in {each.problem.path for each in report.warnings}


class TestSchemes:
    """The building aid of the toys: an amount and a cap, one request at a time."""

    @pytest.fixture
    def dossier(self, tmp_path: Path) -> Path:
        stay = Period(start=date(2020, 1, 1), until=None)
        msp = Msp(
            id="a",
            name="A",
            team=Team(members=(TeamMember(period=stay),) * 3, complete=True),
            sites=(Site(kind=SiteKind.MAIN, commune="41018"),),
            requests=(FundingRequest(id="one"),),
        )
        file = tmp_path / "a.json"
        file.write_text(dumps(msp, "json"), encoding="utf-8")
        assert json.loads(file.read_text(encoding="utf-8"))["format"] == "msp-model"
        return file

    def amount(self, dossier: Path) -> object:
        answer = BOOK.assess(read(dossier), date(2025, 6, 1), only=["toy.building"])["toy.building", "one"]
        return UNKNOWN if answer.amount is None else answer.amount.value

    def test_are_asked_about_one_request_of_a_dossier(self, tmp_path: Path, dossier: Path) -> None:
        asked = {"rule": '"toy.building"', "facts": None, "dossier": '"a.json"', "request": '"one"', "expected": None}
        assert self.amount(dossier) is UNKNOWN

        right = list(errors(written(tmp_path, **asked, amount='"unknown"', terms='{ cap = "500" }')))
        wrong = list(errors(written(tmp_path, **asked, amount='"12"', terms="{ cap = 501 }")))

        assert right == []
        assert [words.partition(";")[0] for _, words in wrong] == [
            "amount: expected 12, found unknown",
            "cap: expected 501, found 500",
        ]

    def test_are_read_as_the_case_chooses(self, tmp_path: Path, dossier: Path) -> None:
        asked = {"rule": '"toy.site"', "facts": None, "dossier": '"a.json"'}

        for reading in ("with-site", "without-site"):
            choice = f'{{ toy-counting = "{reading}" }}'
            [(_, words)] = errors(written(tmp_path, **asked, readings=choice, expected='"not-applicable"'))
            assert "expected not-applicable, found" in words


def test_exact_numbers_are_compared_exactly() -> None:
    assert _agrees("1/3", Fraction(1, 3))
    assert _agrees("0.10", Fraction(1, 10))
    assert _agrees("absent", None)
    assert not _agrees(1, None)
    assert not _agrees("unknown", Fraction(1))
