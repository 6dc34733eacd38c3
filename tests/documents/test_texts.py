"""Texts and parameters of a pack: what is read, what is refused, and where."""

import zipfile
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from msp_model.documents import CODES, PackData, read_pack_data
from msp_model.entities import Territory
from msp_model.expressions.domain import Domain
from msp_model.expressions.kinds import Day, Per, Ratio
from msp_model.rulebook.text import Basis, Grade, Qualifier, TextKind
from msp_model.rulebook.units import Eur, Points
from msp_model.values import UNKNOWN, Label, Problem, ProblemsError

PARAMETERS = """\
[[parameters]]
id = "point.value"
unit = "Eur/Points"
[parameters.label]
fr = "Valeur du point"
en = "Value of a point"

[[parameters]]
id = "aid.share"
unit = "Ratio"
set_by = "region"
unpublished = true
least = 0
greatest = 1
step = "1/100"
label = { fr = "Part", en = "Share" }
"""

TEXT = """\
# A first line.
id = "guide"
kind = "guide"
grade = "A"
reference = "Guide 2022"
published = 2022-10-01
in_force_from = "unknown"
in_force_until = 2026-01-01
checked_on = 2026-11-22
territory = "region:24"
replaces = ["older"]

[title]
fr = "Guide"
en = "Guide"

[[values]]
parameter = "point.value"
value = 7
from = 2017-04-20
until = 2022-01-01
at = "p. 3"
basis = "stated"
[values.note]
fr = "Une note."

[[values]]
parameter = "aid.share"
value = "0.4 %"
from = "unknown"
at = "p. 4"
basis = "inferred"
replaces = "older"

[[observations]]
id = "count"
subject = "msp.count"
territory = "FR"
day = "unknown"
value = 3000
unit = "msp"
qualifier = "about"
at = "p. 5"
"""


def pack(folder: Path, text: str = TEXT, parameters: str = PARAMETERS, name: str = "guide.toml") -> Path:
    """Write a pack of one text."""
    (folder / "texts").mkdir()
    (folder / "texts" / name).write_text(text, encoding="utf-8")
    (folder / "parameters.toml").write_text(parameters, encoding="utf-8")
    return folder


def problems(folder: Path) -> tuple[Problem, ...]:
    """Read a pack that must be refused."""
    with pytest.raises(ProblemsError) as caught:
        read_pack_data(folder, name="pack")
    return caught.value.problems


def test_parameters_are_read_with_unit_words_and_domain(tmp_path: Path) -> None:
    found = read_pack_data(pack(tmp_path)).parameters

    assert [each.id for each in found] == ["point.value", "aid.share"]
    assert found[0].kind == Per[Eur, Points]
    assert found[0].label == Label("Valeur du point", "Value of a point")
    assert (found[0].set_by, found[0].unpublished, found[0].domain) == ("nation", False, Domain())
    assert found[1].kind is Ratio
    assert found[1].domain == Domain(least=0, greatest=1, step=Fraction(1, 100))
    assert (found[1].set_by, found[1].unpublished) == ("region", True)


def test_texts_are_read_with_their_values_and_observations(tmp_path: Path) -> None:
    (text,) = read_pack_data(pack(tmp_path), name="pack").texts

    assert (text.id, text.kind, text.grade) == ("guide", TextKind.GUIDE, Grade.A)
    assert (text.published, text.in_force_from, text.in_force_until) == (date(2022, 10, 1), UNKNOWN, date(2026, 1, 1))
    assert text.checked_on == date(2026, 11, 22)
    assert (text.territory, text.replaces) == (Territory.parse("region:24"), ("older",))
    assert text.place == "pack/texts/guide.toml"
    first, second = text.values
    assert (first.value, first.start, first.until) == (7, date(2017, 4, 20), date(2022, 1, 1))
    assert (first.basis, first.note, first.replaces) == (Basis.STATED, Label("Une note."), None)
    assert (second.value, second.start, second.until) == (Fraction(4, 1000), UNKNOWN, None)
    assert (second.basis, second.replaces) == (Basis.INFERRED, "older")
    (count,) = text.observations
    assert (count.value, count.day, count.qualifier) == (3000, UNKNOWN, Qualifier.ABOUT)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("7", 7),
        ('"0.5"', Fraction(1, 2)),
        ('"-0.5"', Fraction(-1, 2)),
        ('"1/3"', Fraction(1, 3)),
        ('"25 %"', Fraction(1, 4)),
        ('"7.5%"', Fraction(3, 40)),
        ('"100 %"', 1),
        ('"12"', 12),
        ("true", True),
        ("2024-12-24", date(2024, 12, 24)),
        ('"commission du 12 mai"', "commission du 12 mai"),
    ],
)
def test_figures_are_exact(tmp_path: Path, written: str, read: object) -> None:
    (text,) = read_pack_data(pack(tmp_path, TEXT.replace("value = 7\n", f"value = {written}\n"))).texts

    assert text.values[0].value == read
    assert type(text.values[0].value) is type(read)


@pytest.mark.parametrize(
    ("before", "after", "key", "code", "line"),
    [
        ('kind = "guide"', 'kind = "gide"', "kind", "unknown-word", 3),
        ('kind = "guide"', "", "kind", "missing-field", 1),
        ('kind = "guide"', "kind = 3", "kind", "unknown-word", 3),
        ('grade = "A"', 'grade = "D"', "grade", "unknown-word", 4),
        ('reference = "Guide 2022"', 'referense = "Guide 2022"', "referense", "unknown-field", 5),
        ('reference = "Guide 2022"', "reference = 2022", "reference", "wrong-type", 5),
        ('reference = "Guide 2022"', 'reference = " "', "reference", "empty", 5),
        ("published = 2022-10-01", 'published = "2022-10-01"', "published", "wrong-type", 6),
        ("published = 2022-10-01", "published = 2022-10-01T10:00:00", "published", "wrong-type", 6),
        ("checked_on = 2026-11-22", "", "checked_on", "missing-field", 1),
        ("checked_on = 2026-11-22", 'checked_on = "unknown"', "checked_on", "wrong-type", 9),
        ('"region:24"', '"region:99"', "territory", "unknown-code", 10),
        ('"region:24"', '"24"', "territory", "wrong-characters", 10),
        ('"region:24"', "24", "territory", "wrong-type", 10),
        ('["older"]', '"older"', "replaces", "wrong-type", 11),
        ('[title]\nfr = "Guide"', "[title]", "title.fr", "missing-field", 13),
        ('[title]\nfr = "Guide"\nen = "Guide"', "title = 3", "title", "wrong-type", 13),
        ('[title]\nfr = "Guide"', '[title]\nde = "Guide"\nfr = "Guide"', "title.de", "unknown-field", 14),
        ("value = 7\n", "value = 7.5\n", "values[0].value", "inexact-number", 19),
        ("value = 7\n", "value = nan\n", "values[0].value", "inexact-number", 19),
        ("value = 7\n", 'value = "7,5"\n', "values[0].value", "wrong-number", 19),
        ("value = 7\n", 'value = "1/0"\n', "values[0].value", "wrong-number", 19),
        ("value = 7\n", 'value = "007"\n', "values[0].value", "wrong-number", 19),
        ("value = 7\n", 'value = "2017-04-20"\n', "values[0].value", "wrong-type", 19),
        ("value = 7\n", "value = [7]\n", "values[0].value", "wrong-type", 19),
        ("value = 7\n", "", "values[0].value", "missing-field", 17),
        ("from = 2017-04-20", "form = 2017-04-20", "values[0].form", "unknown-field", 20),
        ("until = 2022-01-01", 'until = "unknown"', "values[0].until", "wrong-type", 21),
        ('basis = "stated"', 'basis = "inffered"', "values[0].basis", "unknown-word", 23),
        ('basis = "inferred"\n', "", "values[1].basis", "missing-field", 27),
        ("value = 3000", 'value = "many"', "observations[0].value", "wrong-type", 40),
        ("[[observations]]", "[observations]", "observations", "wrong-type", 35),
    ],
)
def test_each_mistake_in_a_text_is_named_where_it_stands(
    tmp_path: Path, before: str, after: str, key: str, code: str, line: int
) -> None:
    assert before in TEXT

    found = problems(pack(tmp_path, TEXT.replace(before, after, 1)))

    assert (f"pack/texts/guide.toml: {key}", code, line) in [(each.path, each.code, each.line) for each in found]


@pytest.mark.parametrize(
    ("before", "after", "key", "code"),
    [
        ('unit = "Eur/Points"', 'unit = "Eur/Point"', "parameters[0].unit", "unknown-unit"),
        ('unit = "Eur/Points"', "", "parameters[0].unit", "missing-field"),
        ('id = "point.value"', 'id = "Point value"', "parameters[0].id", "wrong-characters"),
        ('set_by = "region"', 'set_by = "regions"', "parameters[1].set_by", "unknown-word"),
        ("unpublished = true", 'unpublished = "true"', "parameters[1].unpublished", "wrong-type"),
        ("greatest = 1", "", "parameters[1].greatest", "missing-field"),
        ("greatest = 1", "greatest = -1", "parameters[1].greatest", "wrong-interval"),
        ("greatest = 1", "greatest = 2024-12-24", "parameters[1].greatest", "wrong-type"),
        ('step = "1/100"', "step = 0.01", "parameters[1].step", "inexact-number"),
        ('unit = "Ratio"', 'unit = "Words"', "parameters[1].least", "contradiction"),
        ('unit = "Ratio"', 'unit = "Ratios"', "parameters[1].unit", "unknown-unit"),
    ],
)
def test_each_mistake_in_the_parameters_is_named(tmp_path: Path, before: str, after: str, key: str, code: str) -> None:
    assert before in PARAMETERS

    found = problems(pack(tmp_path, parameters=PARAMETERS.replace(before, after, 1)))

    assert (f"pack/parameters.toml: {key}", code) in [(each.path, each.code) for each in found]


def test_a_parameter_counted_in_days_of_the_calendar_has_days_as_bounds(tmp_path: Path) -> None:
    days = PARAMETERS.replace('"Ratio"', '"Day"').replace('step = "1/100"', "")
    days = days.replace("least = 0", "least = 2020-01-01").replace("greatest = 1", "greatest = 2020-12-31")

    found = read_pack_data(pack(tmp_path, parameters=days)).parameters[1]

    assert found.kind is Day
    assert (found.domain.least, found.domain.greatest) == (date(2020, 1, 1), date(2020, 12, 31))


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    text = TEXT.replace('kind = "guide"', 'kind = "gide"').replace("value = 7\n", "value = 0.5\n")
    folder = pack(tmp_path, text, PARAMETERS.replace('"Eur/Points"', '"Eurs/Points"'))
    (folder / "texts" / "second.toml").write_text("id = 'second", encoding="utf-8")
    (folder / "texts" / "third.toml").write_bytes(b"id = 'th\xe9'")
    (folder / "texts" / "fourth.tml").write_text("", encoding="utf-8")
    (folder / "texts" / "README.md").write_text("", encoding="utf-8")

    found = problems(folder)

    assert {each.code for each in found} <= set(CODES)
    assert [(each.path.removeprefix("pack/"), each.code, each.line) for each in found] == [
        ("parameters.toml: parameters[0].unit", "unknown-unit", 3),
        ("texts/fourth.tml", "unexpected-file", None),
        ("texts/guide.toml: kind", "unknown-word", 3),
        ("texts/guide.toml: values[0].value", "inexact-number", 19),
        ("texts/second.toml", "wrong-syntax", 1),
        ("texts/third.toml", "wrong-encoding", 1),
    ]


def test_messages_say_what_to_write(tmp_path: Path) -> None:
    text = TEXT.replace('kind = "guide"', 'kind = "gide"').replace("value = 7\n", "value = 7.50\n")
    text = text.replace("basis", "bases", 1)

    said = {each.path.partition(": ")[2]: each.message.text("en") for each in problems(pack(tmp_path, text))}

    assert said["kind"].endswith("; did you mean 'guide'?")
    assert said["values[0].value"] == 'write the exact number in quotes: "7.50"'
    assert said["values[0].bases"] == "unknown key; did you mean 'basis'?"


def test_a_text_is_called_as_its_file(tmp_path: Path) -> None:
    (found,) = problems(pack(tmp_path, name="other.toml"))

    assert (found.path, found.code, found.line) == ("pack/texts/other.toml: id", "wrong-name", 2)


def test_a_pack_may_have_texts_or_parameters_alone(tmp_path: Path) -> None:
    assert read_pack_data(tmp_path) == PackData()
    (tmp_path / "parameters.toml").write_text(PARAMETERS, encoding="utf-8")

    assert len(read_pack_data(tmp_path).parameters) == 2


def test_the_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    file = folder / "texts" / "guide.toml"
    plain = read_pack_data(folder)
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())

    assert read_pack_data(folder) == plain


def test_packs_are_read_from_an_archive(tmp_path: Path) -> None:
    """As ``importlib.resources`` gives them when a package is imported from an archive."""
    plain = read_pack_data(pack(tmp_path), name="pack")
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.write(tmp_path / "parameters.toml", "pack/parameters.toml")
        archive.write(tmp_path / "texts" / "guide.toml", "pack/texts/guide.toml")

    assert read_pack_data(zipfile.Path(tmp_path / "pack.zip", "pack/")) == plain


@pytest.mark.parametrize("nested", ["[" * 5_000, "a = " + "[" * 5_000, "a = " + "9" * 5_000])
def test_hostile_files_are_refused_as_data(tmp_path: Path, nested: str) -> None:
    found = problems(pack(tmp_path, nested))

    assert [each.code for each in found] == ["wrong-syntax"]


def test_the_national_texts_are_sound() -> None:
    for folder in (files("msp_model.national"), files("msp_model.national") / "aci"):
        assert read_pack_data(folder).texts
