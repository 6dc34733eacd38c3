"""What the sources could make one get wrong, region by region."""

import re
from datetime import date
from decimal import Decimal

import attrs
import pytest
from tests.national.dossiers import gp, nurse, physiotherapist, team
from tests.packs.world import (
    KEYS,
    ON,
    ROOT,
    SEATS,
    STAYS,
    answer,
    asking,
    bare,
    book,
    costs,
    full,
    msp,
    national_pack,
    pack,
    request,
)

from msp_model.assessment import Status
from msp_model.entities import (
    FRANCE,
    AciContract,
    Funder,
    FunderKind,
    Grant,
    OwnerKind,
    Participation,
    Purpose,
    StructureKind,
    TeamRole,
    Territory,
    ZoneLevel,
)
from msp_model.expressions import Literal
from msp_model.rulebook import Grade
from msp_model.values import UNKNOWN

TODAY = date(2026, 11, 22)
"""The day on which every text was last read."""


# -- Centre-Val de Loire ----------------------------------------------------------------------------------------------


def test_the_aid_of_health_centres_is_never_that_of_an_msp() -> None:
    """R-CVL-1."""
    asked = request(Purpose.START_UP, costs=costs(equipment=40_000))

    own = answer("cvl.ars.health_centre", asking(msp("41018"), asked))
    assert own.status is Status.NOT_APPLICABLE
    assert "15\u202f000" not in own.text("fr")
    assert "15,000" not in own.text("en")

    centre = answer("cvl.ars.health_centre", asking(attrs.evolve(msp("41018"), kind=StructureKind.CDS), asked))
    assert centre.status is Status.MET
    assert centre.amount is not None
    assert centre.amount.value == 15_000


def test_the_aid_of_an_msp_is_unknown_there() -> None:
    """R-CVL-1: the page on MSP was not read."""
    found = answer("cvl.ars.start_up", asking(msp("41018"), request(Purpose.START_UP)))

    assert found.verdict is True
    assert found.amount is not None
    assert found.amount.value is UNKNOWN
    assert [leaf.id for leaf in found.amount.unpublished] == ["cvl.ars.start_up.amount"]


@pytest.mark.parametrize(
    ("reading", "on", "runs"),
    [
        ("announced", date(2020, 12, 31), False),
        ("announced", date(2021, 1, 1), True),
        ("announced", date(2026, 12, 31), True),
        ("announced", date(2027, 1, 1), False),
        ("site", date(2021, 12, 31), False),
        ("site", date(2022, 1, 1), True),
        ("site", date(2028, 12, 31), True),
        ("site", date(2029, 1, 1), False),
        ("extended", date(2020, 12, 31), False),
        ("extended", date(2021, 1, 1), True),
        ("extended", date(2028, 12, 31), True),
        ("extended", date(2029, 1, 1), False),
    ],
)
def test_the_plan_of_the_loir_et_cher_has_three_readings(reading: str, on: date, *, runs: bool) -> None:
    """CON-08."""
    found = answer("cvl.d41.plan", msp("41018"), on, cvl__d41__plan__years=reading)

    assert found.verdict is runs
    assert "inferred" in found.marks


def test_the_plan_is_read_as_extended_where_nothing_is_said() -> None:
    [years] = [one for one in pack("fmps-cvl").interpretations if one.id == "cvl.d41.plan.years"]

    assert (years.default, years.ours) == ("extended", True)
    assert answer("cvl.d41.plan", msp("41018"), date(2027, 6, 1)).depends_on == ("cvl.d41.plan.years",)


def test_the_contract_of_the_region_has_no_year_2014() -> None:
    """COL-CVL-1: 2007-2013, 2015-2020, 2021-2027."""
    held = [on.year for on in (date(year, 7, 1) for year in range(2005, 2030)) if asked_in("cvl.cper", "41018", on)]

    assert held == [*range(2007, 2014), *range(2015, 2028)]


def asked_in(scheme: str, commune: str, on: date) -> bool:
    return bool(full().assess(bare(commune), on, only=[scheme]).answers)


def test_the_training_role_of_the_federation() -> None:
    """S0: born in 2017, carried by FMPS-CVL; support, not money."""
    found = answer("cvl.training", asking(msp("41018"), request(Purpose.TRAINING)))

    assert found.verdict is True
    assert found.amount is None
    assert not asked_in("cvl.training", "41018", date(2016, 12, 31))
    assert asked_in("cvl.training", "41018", date(2017, 1, 1))


# -- pages of another time --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scheme", "commune"),
    [
        ("ara.ars.start_up", SEATS["84"]),
        ("ara.region.building", SEATS["84"]),
        ("ges.ars.starter", SEATS["44"]),
        ("occ.ars.start_up", SEATS["76"]),
        ("pdl.ars.company", SEATS["52"]),
        ("pdl.ars.information_system", SEATS["52"]),
    ],
)
@pytest.mark.parametrize("on", [date(2024, 12, 24), TODAY, date(2027, 3, 1)])
def test_old_pages_answer_and_are_stale(scheme: str, commune: str, on: date) -> None:
    assert "stale" in answer(scheme, msp(commune), on).marks


def test_the_figures_of_occitanie_are_not_stale_in_their_own_year() -> None:
    """R-OCC-1: 2017."""
    assert "stale" not in answer("occ.ars.start_up", msp("46042"), date(2017, 12, 31)).marks
    assert "stale" in answer("occ.ars.start_up", msp("46042"), date(2018, 1, 1)).marks
    assert not asked_in("occ.ars.start_up", "46042", date(2016, 12, 31))


# -- Bourgogne-Franche-Comté ------------------------------------------------------------------------------------------


def test_the_bonus_of_the_jura_is_ten_or_five_percent_in_all() -> None:
    """COL-D39-1: kept as the bonus, both readings run."""
    asked = request(Purpose.BUILDING, costs=costs(works=1_000_000), medical_practices=7, owner=OwnerKind.EPCI)
    found = answer("bfc.d39.building", asking(msp("39300"), attrs.evolve(asked, filed_on=None)))

    assert {dict(one.choices)["bfc.d39.building.bonus_cap"]: one.amount for one in found.readings} == {
        "bonus": 100_000,
        "total": 50_000,
    }
    assert found.depends_on == ("bfc.d39.building.bonus_cap",)
    assert found.amount is not None
    assert found.amount.value == 100_000


def test_what_makes_the_money_lost_at_romenay_is_unknown() -> None:
    """R-BFC-1, SISA-12: reported by the question of 24 December 2024 only."""
    where = msp("71366", grants=(Grant(purpose=Purpose.COORDINATION_POST, agreed_on=date(2020, 1, 1)),))
    found = answer("bfc.ars.start_up", asking(where, request(Purpose.COORDINATION_POST)), date(2024, 12, 24))
    [loss] = [term for term in found.terms if term.id == "trigger-of-loss"]

    assert loss.value is UNKNOWN
    assert [leaf.id for leaf in loss.unpublished] == ["fir.coordination.trigger_of_loss"]
    assert [source.text for source in found.sources] == ["question-an-2971"]
    assert "fir.coordination.trigger_of_loss" not in {name for name, _ in full().rulebook.built}


# -- Île-de-France ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", [ZoneLevel.ZIP, ZoneLevel.ZAC, ZoneLevel.ZV, ZoneLevel.NONE])
def test_zones_bind_the_start_up_aid_and_not_the_study(level: ZoneLevel) -> None:
    """R-IDF-1."""
    where = msp("75056", level)
    study = answer("idf.ars.study", asking(where, request(Purpose.STUDY, owner=OwnerKind.ASSOCIATION)))
    start_up = answer("idf.ars.start_up", asking(where, request(Purpose.START_UP, owner=OwnerKind.ASSOCIATION)))

    assert study.verdict is True
    assert start_up.verdict is (level in {ZoneLevel.ZIP, ZoneLevel.ZAC})


def test_a_place_whose_rank_is_not_known_may_get_it() -> None:
    asked = request(Purpose.START_UP, owner=OwnerKind.ASSOCIATION)

    assert answer("idf.ars.start_up", asking(msp("75056"), asked)).verdict is UNKNOWN


# -- Normandie --------------------------------------------------------------------------------------------------------


def test_the_charter_of_the_psla_ended_with_2025() -> None:
    assert not asked_in("nor.psla", "76540", date(2020, 12, 31))
    assert asked_in("nor.psla", "76540", date(2021, 1, 1))
    assert asked_in("nor.psla", "76540", date(2025, 12, 31))
    assert not asked_in("nor.psla", "76540", date(2026, 1, 1))


def test_a_psla_may_ask_for_it_too() -> None:
    asked = request(Purpose.BUILDING)
    where = attrs.evolve(asking(msp("76540"), asked), kind=StructureKind.PSLA)

    assert answer("nor.psla", where, date(2024, 6, 1)).verdict is True


# -- bodies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", sorted(SEATS))
def test_the_body_that_validates_is_known_for_three_regions(region: str) -> None:
    """LEG-08."""
    found = answer("fr.recognition", msp(SEATS[region]))
    [body] = [term for term in found.terms if term.id == "validation-body"]
    names = {"53": "CARPEC", "52": "CATS", "28": "COD (comité opérationnel départemental de la charte partenariale)"}

    assert body.value == names.get(region, UNKNOWN)


def test_the_body_of_normandie_is_stale_with_its_charter() -> None:
    def marks(on: date) -> set[str]:
        [body] = [term for term in answer("fr.recognition", msp("76540"), on).terms if term.id == "validation-body"]
        origin = getattr(body.explanation.program.nodes[body.explanation.root], "origin", None)
        assert origin is not None
        return set(origin.marks)

    assert "stale" in marks(date(2026, 1, 1))


# -- Bretagne ---------------------------------------------------------------------------------------------------------


def test_the_aid_to_writing_asks_for_two_practitioners_and_one_paramedical() -> None:
    """R-BRE-1."""
    asked = request(
        Purpose.STUDY, owner=OwnerKind.ASSOCIATION, filed_on=date(2026, 1, 5), agreement_on=date(2026, 2, 1)
    )
    for members, verdict in (
        (team(gp(), gp(), physiotherapist()), True),
        (team(gp(), nurse()), False),
        (team(gp(), gp()), False),
    ):
        assert answer("bre.ars.project", asking(msp("35238", team=members), asked)).verdict is verdict


def test_the_first_months_come_before_the_aci() -> None:
    """R-BRE-1, FIR-04."""
    asked = request(Purpose.COORDINATION_POST)
    signed = AciContract(signed_on=date(2014, 1, 1), ended_on=None)

    assert answer("bre.ars.first_months", asking(msp("35238"), asked)).verdict is True
    assert answer("bre.ars.first_months", asking(msp("35238", aci_contract=signed), asked)).verdict is False


# -- Allier: filing dates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filed", "final", "on", "verdict"),
    [
        (None, None, date(2025, 6, 1), True),
        (date(2025, 2, 15), None, date(2025, 6, 1), True),
        (date(2025, 2, 16), None, date(2025, 6, 1), False),
        (date(2025, 2, 16), None, date(2026, 1, 1), True),
        (date(2025, 1, 31), date(2026, 2, 28), date(2026, 6, 1), True),
        (date(2025, 1, 31), date(2026, 3, 1), date(2026, 6, 1), False),
        (date(2025, 1, 31), date(2025, 12, 1), date(2026, 6, 1), True),
        (date(2025, 1, 31), date(2027, 1, 1), date(2027, 6, 1), False),
        (UNKNOWN, None, date(2025, 6, 1), UNKNOWN),
    ],
)
def test_files_are_sent_by_15_february_and_complete_before_1_march(
    filed: date | None, final: date | None, on: date, verdict: object
) -> None:
    """COL-D03-1."""
    asked = request(Purpose.BUILDING, filed_on=filed, final_file_on=final)
    found = answer("ara.d03.building", asking(msp("03190", ZoneLevel.ZAC), asked), on)

    assert found.verdict is verdict, found.explain()


def test_the_allier_pays_labelled_msp_in_zones_only() -> None:
    asked = request(Purpose.BUILDING, filed_on=None, final_file_on=None)

    assert answer("ara.d03.building", asking(msp("03190", ZoneLevel.ZIP), asked)).verdict is True
    assert answer("ara.d03.building", asking(msp("03190", ZoneLevel.NONE), asked)).verdict is False
    assert answer("ara.d03.building", asking(msp("03190", ZoneLevel.ZIP, recognition=None), asked)).verdict is False


# -- what is not published --------------------------------------------------------------------------------------------

UNPUBLISHED = {
    "02": "mtq.ars.start_up",
    "03": "fr.guf.ars.start_up",
    "04": "reu.ars.start_up",
    "06": "myt.ars.start_up",
    "24": "cvl.ars.start_up",
    "27": "bfc.ars.start_up",
    "28": "nor.ars.start_up",
    "32": "hdf.ars.start_up",
    "53": "bre.ars.first_months",
    "75": "naq.ars.start_up",
    "93": "fr.pac.ars.start_up",
    "94": "cor.ars.start_up",
}


@pytest.mark.parametrize(("region", "scheme"), UNPUBLISHED.items())
def test_no_published_amount_is_unknown_and_not_zero(region: str, scheme: str) -> None:
    """Section 10, and each region's fact of 4.2."""
    asked = request(Purpose.COORDINATION_POST, costs=costs(coordination=30_000))
    found = answer(scheme, asking(msp(SEATS[region]), asked))

    assert found.verdict is True
    assert found.amount is not None
    assert found.amount.value is UNKNOWN
    assert found.amount.bounds is UNKNOWN
    assert "non publié" in found.text("fr")


@pytest.mark.parametrize("region", sorted(SEATS))
def test_no_figure_of_one_region_is_used_in_another(region: str) -> None:
    place = Territory.parse(f"commune:{SEATS[region]}")
    texts = full().rulebook.texts
    used = {
        node.origin.text
        for one in full().assess(msp(SEATS[region], ZoneLevel.ZIP), ON).answers
        for part in (
            one.explanation,
            *(amount.explanation for amount in (one.amount, *one.terms) if amount is not None),
        )
        for node in part.program.nodes
        if isinstance(node, Literal) and node.origin is not None
    }

    assert {name for name in used if not texts[name].territory.contains(place)} == set()


# -- Provence-Alpes-Côte d'Azur, Guyane -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("commune", "schemes"),
    [("13055", {"fr.pac.ars.start_up", "fr.pac.region.kit"}), ("97302", {"fr.guf.ars.start_up"})],
)
def test_regions_without_a_federation_have_their_facts_in_the_national_pack(commune: str, schemes: set[str]) -> None:
    """R-PAC-1, COL-PAC-1, R-GUF-1."""
    local = {one.id for one in national_pack().schemes if one.territory != FRANCE}

    assert {one.id for one in book().assess(bare(commune), ON).answers if one.id in local} == schemes
    assert not any(place.code in {"93", "03"} for key in KEYS for place in pack(key).territories)


# -- France Santé -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "reading"),
    [("28", "nurse"), ("02", "nurse"), ("94", "physician-and-nurse"), ("04", "physician-and-nurse")],
)
def test_each_region_reads_the_staff_of_the_label_as_its_source_does(region: str, reading: str) -> None:
    """CON-09."""
    place = Territory.parse(f"commune:{SEATS[region]}")

    assert full().rulebook.choices(place)["fr.france_sante.staff"] == reading


# -- the network of Pays de la Loire ----------------------------------------------------------------------------------


def test_the_agreement_of_the_network_is_signed_by_those_who_commit_the_team() -> None:
    """NET-01."""
    everybody = frozenset({TeamRole.COORDINATOR, TeamRole.LEADER, TeamRole.MANAGER})
    for signatories, signed_on, verdict in (
        (everybody, date(2024, 2, 1), True),
        (everybody - {TeamRole.LEADER}, date(2024, 2, 1), False),
        (everybody, None, False),
        (UNKNOWN, date(2024, 2, 1), UNKNOWN),
    ):
        part = Participation(agreement_signed_on=signed_on, signatories=signatories, period=STAYS)
        where = msp("44109", participation=part)

        assert answer("pdl.network.agreement", where).verdict is verdict
    assert answer("pdl.network.agreement", msp("44109", participation=None)).status is Status.NOT_APPLICABLE


# -- grades -----------------------------------------------------------------------------------------------------------


def test_nothing_rests_on_a_weak_source() -> None:
    """Grade C is cited by no scheme of a pack; what it counts is shown as such."""
    weak = {text.id for key in KEYS for text in pack(key).texts if text.grade is Grade.C}

    assert weak == {"cvl-sante-territoire-2025-07-01"}
    assert not weak & {source.text for key in KEYS for one in pack(key).schemes for source in one.sources}


def test_no_number_can_be_called() -> None:
    """Law 7: the files hold no phone number; mailboxes are those that federations publish."""
    files = [path for path in (ROOT / "plugins").rglob("*") if path.suffix in {".py", ".toml", ".md"}]
    found = {
        path.name for path in files if re.search(r"\b0[1-9](?:[ .]?[0-9]{2}){4}\b", path.read_text(encoding="utf-8"))
    }

    assert len(files) > 100
    assert found == set()


def test_mailboxes_are_those_of_federations() -> None:
    """Law 7: an address stands in federation.toml only, and is of the federation's own domain."""
    files = [path for path in (ROOT / "plugins").rglob("*") if path.suffix in {".py", ".toml", ".md"}]
    found = {
        (path.name, address.partition("@")[2])
        for path in files
        for address in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", path.read_text(encoding="utf-8"))
    }
    domains = {domain for _, domain in found}
    anybody = {"gmail.com", "orange.fr", "wanadoo.fr", "yahoo.fr", "hotmail.fr", "laposte.net", "free.fr"}

    assert {name for name, _ in found} == {"federation.toml"}
    assert len(domains) == len(KEYS) - 1  # that of the Antilles is not published
    assert domains.isdisjoint(anybody)


def test_money_of_the_department_is_not_that_of_the_region() -> None:
    """A grant of another funder is not deducted, whatever it is for."""
    asked = request(Purpose.START_UP, owner=OwnerKind.ASSOCIATION, costs=costs(equipment=500_000), aids=())
    others = [kind for kind in FunderKind if kind is not FunderKind.ARS]
    for kind in others:
        before = Grant(funder=Funder(kind=kind), purpose=Purpose.STUDY, amount=Decimal(1), agreed_on=date(2020, 1, 1))
        found = answer("idf.ars.start_up", asking(msp("93066", ZoneLevel.ZIP, grants=(before,)), asked))

        assert found.amount is not None
        assert found.amount.value == 100_000
