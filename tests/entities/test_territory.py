"""Territories: the official tables, and what contains what."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import msp_model.entities
from msp_model.entities import DEPARTEMENTS, FRANCE, REGIONS, TABLES_VINTAGE, Territory, departement_of
from msp_model.values import ProblemsError

DATA = Path(msp_model.entities.__file__).parent / "data"

# Transcribed from the research table of federations: INSEE code, ISO code still met there.
ISO_BY_REGION = {
    "84": "FR-ARA", "27": "FR-BFC", "53": "FR-BRE", "24": "FR-CVL", "94": "FR-COR", "44": "FR-GES", "32": "FR-HDF",
    "11": "FR-IDF", "28": "FR-NOR", "75": "FR-NAQ", "76": "FR-OCC", "52": "FR-PDL", "93": "FR-PAC", "04": "FR-RE",
    "06": "FR-YT", "01": "FR-GP", "02": "FR-MQ", "03": "FR-GF",
}  # fmt: skip

COMMUNES = st.sampled_from([
    "71366", "41018", "2A004", "2B033", "75056", "75101", "69123", "69381", "13055", "13216", "97105", "97411", "97611",
    "97502", "98818",
])  # fmt: skip
TERRITORIES = st.one_of(
    st.just("FR"),
    st.sampled_from(sorted(REGIONS)).map("region:{}".format),
    st.sampled_from(sorted(DEPARTEMENTS)).map("departement:{}".format),
    COMMUNES.map("commune:{}".format),
).map(Territory.parse)


class TestTables:
    def test_hold_the_vintage_2026(self) -> None:
        assert TABLES_VINTAGE == 2026
        assert len([region for region in REGIONS.values() if len(region.code) == 2]) == 18
        assert len([each for each in DEPARTEMENTS.values() if len(REGIONS[each.region].code) == 2]) == 101

    @pytest.mark.parametrize(("name", "table"), [("regions.csv", REGIONS), ("departements.csv", DEPARTEMENTS)])
    def test_hold_every_row_of_the_file(self, name: str, table: dict[str, object]) -> None:
        lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]

        assert [line.split(",")[0] for line in lines] == list(table)
        assert not any('"' in line for line in lines)

    def test_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            REGIONS["24"] = REGIONS["84"]  # type: ignore[index]

    def test_every_departement_has_its_region_and_a_chief_town_of_its_own(self) -> None:
        for departement in DEPARTEMENTS.values():
            assert departement.region in REGIONS
            if departement.code not in {"984", "989"}:  # no inhabitants: their chief towns lie elsewhere
                assert departement_of(departement.chief_town) == departement

    def test_iso_codes_are_those_of_the_federations(self) -> None:
        for code, iso in ISO_BY_REGION.items():
            assert iso in REGIONS[code].iso_codes
        every = [iso for region in REGIONS.values() for iso in region.iso_codes]
        assert len(set(every)) == len(every)

    def test_say_where_they_come_from(self) -> None:
        source = (DATA / "SOURCE.md").read_text(encoding="utf-8")

        assert all(path.name in source for path in DATA.iterdir() if path.name != "SOURCE.md")


class TestDepartementOf:
    @pytest.mark.parametrize(
        ("commune", "departement"),
        [
            ("71366", "71"), ("01053", "01"), ("2A004", "2A"), ("2B033", "2B"), ("75056", "75"), ("97105", "971"),
            ("97411", "974"), ("97611", "976"), ("97502", "975"), ("98818", "988"),
        ],
    )  # fmt: skip
    def test_reads_the_first_characters(self, commune: str, departement: str) -> None:
        found = departement_of(commune)

        assert found is not None
        assert found.code == departement

    @pytest.mark.parametrize("commune", ["20004", "00001", "96001", "2C001", "7136", "713666", "", "97911", "2a004"])
    def test_knows_no_departement_for_another_code(self, commune: str) -> None:
        assert departement_of(commune) is None


class TestTerritory:
    @pytest.mark.parametrize("text", ["FR", "region:24", "departement:2A", "commune:71366", "region:975"])
    def test_reads_and_writes_one_word(self, text: str) -> None:
        assert str(Territory.parse(text)) == text

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("fr", "wrong-characters"), ("", "wrong-characters"), ("24", "wrong-characters"),
            ("country:FR", "wrong-characters"), ("Region:24", "wrong-characters"), ("region:", "unknown-code"),
            ("region:99", "unknown-code"), ("departement:20", "unknown-code"), ("commune:99999", "unknown-code"),
            ("region: 24", "unknown-code"), ("region:24:1", "unknown-code"),
        ],
    )  # fmt: skip
    def test_refuses_another_word(self, text: str, code: str) -> None:
        with pytest.raises(ProblemsError, match=code):
            Territory.parse(text)

    def test_romenay_lies_in_saone_et_loire_and_bourgogne_franche_comte(self) -> None:
        romenay = Territory.parse("commune:71366")

        assert romenay.departement is not None
        assert romenay.departement.name == "Saône-et-Loire"
        assert romenay.region is not None
        assert romenay.region.name == "Bourgogne-Franche-Comté"

    def test_a_region_and_a_departement_of_one_code_are_two_places(self) -> None:
        """01 is Guadeloupe among regions and Ain among departements."""
        guadeloupe, ain = Territory.parse("region:01"), Territory.parse("departement:01")

        assert not guadeloupe.contains(ain)
        assert not ain.contains(guadeloupe)
        assert guadeloupe.contains(Territory.parse("departement:971"))

    def test_a_departement_is_no_prefix(self) -> None:
        """Ain (01) does not hold a commune of Guadeloupe, nor Corse-du-Sud one of Haute-Corse."""
        assert not Territory.parse("departement:2A").contains(Territory.parse("commune:2B033"))
        assert not Territory.parse("departement:971").contains(Territory.parse("commune:97209"))

    @pytest.mark.parametrize(
        ("commune", "district", "other"),
        [("75056", "75120", "75121"), ("69123", "69389", "69380"), ("13055", "13216", "13217")],
    )
    def test_paris_lyon_and_marseille_hold_their_districts(self, commune: str, district: str, other: str) -> None:
        whole = Territory.parse(f"commune:{commune}")

        assert whole.contains(Territory.parse(f"commune:{district}"))
        assert not whole.contains(Territory.parse(f"commune:{other}"))
        assert not Territory.parse(f"commune:{district}").contains(whole)

    @given(first=TERRITORIES, second=TERRITORIES, third=TERRITORIES)
    def test_containing_is_an_order(self, first: Territory, second: Territory, third: Territory) -> None:
        assert first.contains(first)
        assert FRANCE.contains(first)
        if first.contains(second) and second.contains(first):
            assert first == second or {first.level, second.level} != {first.level}
        if first.contains(second) and second.contains(third):
            assert first.contains(third)
        assert (
            not (first.contains(third) and second.contains(third)) or first.contains(second) or second.contains(first)
        )
