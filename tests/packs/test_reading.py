"""What is wrong with the files of a pack is told all at once, with file, key, line and the nearest word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.packs.world import ROOT

from msp_model.assessment import Book
from msp_model.entities import FunderKind, Msp, Site, SiteKind
from msp_model.national import regional_pack
from msp_model.rulebook import Rulebook
from msp_model.values import ProblemsError

Write = Callable[..., Path]

FEDERATION = 'id = "example"\nname = "Fédération inventée"\nterritories = ["region:24"]\n'
PARAMETERS = """
[[parameters]]
id = "ex.study.rate"
unit = "Ratio"
label = { fr = "Taux", en = "Rate" }

[[parameters]]
id = "ex.study.cap"
unit = "Eur"
label = { fr = "Plafond", en = "Ceiling" }

[[parameters]]
id = "ex.study.open"
unit = "Truth"
label = { fr = "Ouvert", en = "Open" }
"""
SCHEME = """
[[schemes]]
id = "ex.study"
title = { fr = "Aide à l'étude", en = "Aid to the study" }
funder = "region"
from = 2024-01-01
purposes = ["study"]
sources = [{ text = "ex-order" }]

[schemes.amount]
rate = "ex.study.rate"
cap = "ex.study.cap"
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give what writes a pack in a folder, sound but for what is said."""

    def written(**files: str) -> Path:
        given = {"federation": FEDERATION, "parameters": PARAMETERS, "schemes": SCHEME, **files}
        for name, content in given.items():
            if content:
                (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
        return tmp_path

    return written


def problems(folder: Path) -> list[tuple[str, str, int | None]]:
    with pytest.raises(ProblemsError) as caught:
        regional_pack(folder)
    return [(one.path, one.code, one.line) for one in caught.value.problems]


def messages(folder: Path) -> str:
    with pytest.raises(ProblemsError) as caught:
        regional_pack(folder)
    return "\n".join(one.text("fr") for one in caught.value.problems)


def test_a_sound_pack_has_its_files(write: Write) -> None:
    made = regional_pack(write())

    assert made.id == "example"
    assert [str(one) for one in made.territories] == ["region:24"]
    assert [one.id for one in made.schemes] == ["ex.study"]
    assert str(made.schemes[0].territory) == "region:24"


def test_a_federation_alone_is_a_pack(write: Write) -> None:
    made = regional_pack(write(parameters="", schemes=""))

    assert (made.parameters, made.schemes, made.texts) == ((), (), ())


def test_without_a_federation_it_is_none(write: Write) -> None:
    [(path, code, _)] = problems(write(federation=""))

    assert path.endswith("federation.toml")
    assert code == "unreadable-file"


def test_every_problem_of_every_file_is_told_at_once(write: Write) -> None:
    folder = write(
        federation=FEDERATION.replace('"region:24"', '"region:99"'),
        parameters=PARAMETERS.replace('"Eur"', '"Euro"'),
        schemes=SCHEME.replace('"region"', '"regoin"'),
    )
    (folder / "texts").mkdir()
    (folder / "texts" / "ex-order.toml").write_text('id = "ex-order"\n', encoding="utf-8")

    found = problems(folder)
    files = {path.partition(":")[0].rpartition("/")[2] for path, _, _ in found}

    assert files == {"federation.toml", "parameters.toml", "schemes.toml", "ex-order.toml"}


@pytest.mark.parametrize(
    ("old", "new", "key", "code", "nearest"),
    [
        ('funder = "region"', 'funder = "regoin"', "funder", "unknown-word", "« region »"),
        ('rate = "ex.study.rate"', 'rate = "ex.study.rat"', "amount.rate", "unknown-reference", "« ex.study.rate »"),
        ('rate = "ex', 'ratte = "ex', "amount.ratte", "unknown-field", "« rate »"),
        ('rate = "ex.study.rate"', 'rate = "ex.study.cap"', "amount.rate", "wrong-type", "€"),
        ('rate = "ex.study.rate"', "rate = 25", "amount.rate", "wrong-type", "texte"),
        ('purposes = ["study"]', 'purposes = ["studdy"]', "purposes", "unknown-word", "« study »"),
        ('purposes = ["study"]', 'purposes = "study"', "purposes", "wrong-type", "liste"),
        ("from = 2024-01-01\n", "", "from", "missing-field", "from"),
        ("from = 2024-01-01", "from = 2024-01-01\nuntil = 2025-01-01\ntold_until = 2025-01-01", "told_until", "contradiction", "until"),
        ('sources = [{ text = "ex-order" }]\n', "", "sources", "missing-field", "citer"),
        ('cap = "ex.study.cap"', 'cap = "ex.study.cap"\nfixed = "ex.study.cap"', "amount.rate", "contradiction", "fixed"),
        ('cap = "ex.study.cap"', 'cap = "ex.study.cap"\ncosts = ["works"]\nwithout = ["land"]', "amount.without", "contradiction", "costs"),
        ('rate = "ex.study.rate"\ncap = "ex.study.cap"', "at_most = true", "amount.rate", "missing-field", "combien"),
        ('rate = "ex.study.rate"', 'each = "ex.study.cap"', "amount.each", "wrong-type", "€"),
        ("[schemes.amount]", '[schemes.conditions]\nzones = ["zap"]\n\n[schemes.amount]', "conditions.zones", "unknown-word", '"zac"'),
        ("[schemes.amount]", '[schemes.conditions]\nasks = ["valided"]\n\n[schemes.amount]', "conditions.asks", "unknown-word", "« validated »"),
        ("[schemes.amount]", '[schemes.conditions]\nopen_if = ["ex.study.cap"]\n\n[schemes.amount]', "conditions.open_if", "unknown-reference", "Truth"),
        ("[schemes.amount]", '[schemes.conditions]\nfiling = "ex.study.cap"\n\n[schemes.amount]', "conditions.filing", "wrong-type", "DayOfYear"),
        ("[schemes.amount]", '[[schemes.terms]]\nid = "t"\nlabel = { fr = "t" }\n\n[schemes.amount]', "terms[0].parameter", "missing-field", "paramètre"),
        ("[schemes.amount]", 'conditions = { team = { gp = "ex.study.cap" } }\n\n[schemes.amount]', "conditions.team.gp", "unknown-field", "« gps »"),
    ],
)  # fmt: skip
def test_a_wrong_key_is_named_with_its_line(
    write: Write, old: str, new: str, key: str, code: str, nearest: str
) -> None:
    assert old in SCHEME
    folder = write(schemes=SCHEME.replace(old, new))
    wanted = f"example/schemes.toml: schemes[0].{key}"
    found = [one for one in problems(folder) if one[0] == wanted]

    assert [one[1] for one in found] == [code]
    assert found[0][2] is not None
    assert nearest in messages(folder)


def test_a_parameter_of_another_pack_is_named_with_its_unit(write: Write) -> None:
    term = '[[schemes.terms]]\nid = "body"\nlabel = { fr = "instance" }\n'
    parameter = 'parameter = { parameter = "recognition.validation_body", unit = "Words" }\n'

    assert [one.id for one in regional_pack(write(schemes=SCHEME + term + parameter)).schemes[0].terms][-1] == "body"
    [(path, code, _)] = problems(write(schemes=SCHEME + term + parameter.replace("Words", "Word")))
    assert (path, code) == ("example/schemes.toml: schemes[0].terms[0].parameter.unit", "unknown-unit")


def test_what_is_wrong_with_parameters_is_not_told_twice(write: Write) -> None:
    codes = [code for _, code, _ in problems(write(parameters=PARAMETERS.replace('"Ratio"', '"Ratioo"')))]

    assert codes == ["unknown-unit"]


def test_a_pack_of_two_regions_says_where_a_scheme_holds(write: Write) -> None:
    two = FEDERATION.replace('"region:24"', '"region:01", "region:02"')

    [(path, code, _)] = problems(write(federation=two))
    assert (path, code) == ("example/schemes.toml: schemes[0].territory", "missing-field")
    told = SCHEME.replace("purposes", 'territory = "region:02"\npurposes')
    assert str(regional_pack(write(federation=two, schemes=told)).schemes[0].territory) == "region:02"


def test_a_federation_says_where_it_acts(write: Write) -> None:
    [(path, code, _)] = problems(write(federation=FEDERATION.replace('territories = ["region:24"]\n', "")))

    assert path.endswith("federation.toml: territories")
    assert code == "missing-field"


def test_readings_cite_who_takes_them(write: Write) -> None:
    folder = write(readings='[[readings]]\ninterpretation = "fr.france_sante.staff"\nreading = "nurse"\n')

    assert [(path, code) for path, code, _ in problems(folder)] == [
        ("example/readings.toml: readings[0].sources", "missing-field")
    ]


# -- words ------------------------------------------------------------------------------------------------------------


def test_a_funder_is_named_after_its_place(write: Write) -> None:
    for kind, place, name in (
        ("ars", "region:24", "agence régionale de santé (Centre-Val de Loire)"),
        ("departement", "departement:41", "conseil départemental (Loir-et-Cher)"),
        ("commune", "commune:41018", "commune"),
        ("state", "region:24", "État (Centre-Val de Loire)"),
    ):
        told = SCHEME.replace('"region"', f'"{kind}"').replace("purposes", f'territory = "{place}"\npurposes')

        assert regional_pack(write(schemes=told)).schemes[0].funder.fr == name
    named = SCHEME.replace("from", 'funder_name = { fr = "La région", en = "The region" }\nfrom')
    assert regional_pack(write(schemes=named)).schemes[0].funder.fr == "La région"
    assert {kind.value for kind in FunderKind} >= {"ars", "region", "departement", "commune"}


def test_any_site_may_lie_in_the_territory(write: Write, tmp_path: Path) -> None:
    """A scheme for any site is asked where a secondary site lies in its territory."""
    values = "".join(
        f'\n[[values]]\nparameter = "{name}"\nvalue = {value}\nfrom = 2024-01-01\nat = "1"\nbasis = "stated"\n'
        for name, value in (("ex.study.rate", '"25 %"'), ("ex.study.cap", 1000))
    )
    head = (
        'id = "ex-order"\nkind = "order"\ngrade = "A"\nreference = "r"\npublished = "unknown"\n'
        'in_force_from = "unknown"\nin_force_until = "unknown"\nchecked_on = 2026-11-22\nterritory = "region:24"\n'
        'title = { fr = "t", en = "t" }\n'
    )
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "ex-order.toml").write_text(head + values, encoding="utf-8")
    opened = PARAMETERS.partition('[[parameters]]\nid = "ex.study.open"')[0]
    sites = (Site(id="a", kind=SiteKind.MAIN, commune="75056"), Site(id="b", kind=SiteKind.SECONDARY, commune="41018"))
    dossier = Msp(id="x", name="MSP inventée", sites=sites)

    for site, count in (("main", 0), ("any", 1)):
        told = SCHEME.replace("purposes", f'site = "{site}"\npurposes')
        made = regional_pack(write(parameters=opened, schemes=told))
        from tests.packs.world import ON, national_pack

        found = Book(Rulebook.of([national_pack(), made])).assess(dossier, ON, only=["ex.study"])
        assert len(found.answers) == count


# -- the page that describes the format -------------------------------------------------------------------------------


def test_every_word_of_the_format_is_on_its_page() -> None:
    from msp_model.documents.scheme_tables import AskWord, CountWord, TeamWord, ZoneWord
    from msp_model.entities import CostKind, FileDocument, Operation, OwnerKind, Purpose

    page = (ROOT / "docs" / "schemes-toml.md").read_text(encoding="utf-8")
    words = [
        str(word.value)
        for words in (
            AskWord,
            CountWord,
            TeamWord,
            ZoneWord,
            CostKind,
            FileDocument,
            FunderKind,
            Operation,
            OwnerKind,
            Purpose,
        )
        for word in words
    ]

    assert [word for word in words if f"`{word}`" not in page] == []
