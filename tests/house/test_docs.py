"""The documentation follows the house: each room has its page, each link its target, each word of the field its entry."""

import pkgutil
import re
from pathlib import Path

import pytest

import msp_model

ROOT = Path(__file__).parents[2]
ROOMS = sorted(info.name for info in pkgutil.iter_modules(msp_model.__path__) if info.ispkg)
PAGES = sorted(path for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")] if "_build" not in path.parts)
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()

WORDS = """
    MSP SISA ACI ARS FIR RPPS FINESS CPTS ESP ESS CDS PSLA ZIP ZAC ZV ZRR FRR QPV PACTE SIREN SIRET IPA
    texte paramètre fait règle dispositif interprétation réforme module\\ régional inconnu
    coordinateur coordinatrice projet\\ de\\ santé auxiliaire\\ médical médecin\\ généraliste pharmacien associé
    fédération portage\\ salarial site\\ principal reconnaissance validation investissement
""".replace("\\ ", "\0").split()


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_page(room: str) -> None:
    page = ROOT / "docs" / "api" / f"{room}.md"

    assert f".. automodule:: msp_model.{room}\n" in page.read_text(encoding="utf-8")
    assert f"]({room}.md)" in (page.parent / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [target for target in targets if "://" not in target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize("word", [word.replace("\0", " ") for word in WORDS])
def test_every_word_of_the_field_is_in_the_glossary(word: str) -> None:
    assert any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line, re.IGNORECASE) for line in GLOSSARY if line[:1] != " "
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_example_is_skipped(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert "doctest: +SKIP" not in text
    assert not re.search(r"^(<!---?|%|\[//\]: #) *skip:", text, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_of_code_is_of_a_language_that_the_suite_runs(page: Path) -> None:
    """Commands that install something are `sh`; the two of the README are `shell`, and have their own test."""
    languages = set(re.findall(r"^ *```([a-z]+)$", page.read_text(encoding="utf-8"), re.MULTILINE))

    assert languages <= {"python", "console", "toml", "yaml", "json", "sh"} | (
        {"shell"} if page.name == "README.md" else set()
    )
