"""From points to euros: proration, precarity, new structures, advance, balance, refund, papers, money from elsewhere."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.aci.test_readings import NEW, NEW_PROJECT, POOR
from tests.aci.world import BOOK, CONTRACT, complete, msp_of, statement_of, system

from msp_model.entities import AciIndicator, HealthProject, InformationSystemLevel
from msp_model.expressions import NotInForceError
from msp_model.national import aci
from msp_model.values import UNKNOWN, Interval


def since(day: date) -> dict[str, Any]:
    return {"aci_contract": attrs.evolve(CONTRACT, signed_on=day, effective_on=day)}


# -- proration -----------------------------------------------------------------------------------------------------------


def test_a_contract_of_july_pays_six_months() -> None:
    found = statement_of(complete(2023), **since(date(2023, 7, 1)))

    assert found.points == 13_900
    assert found.total == Fraction(97_300, 2)
    assert found.advance == Fraction(35_700, 2)


def test_a_system_and_a_contract_of_july_are_not_prorated_twice() -> None:
    late = complete(2023, information_systems=(system(InformationSystemLevel.STANDARD, date(2023, 7, 1)),))

    assert statement_of(late, **since(date(2023, 7, 1)))["SI-STD"].due == 1550
    assert statement_of(late)["SI-STD"].due == 1550
    assert statement_of(late, **since(date(2023, 10, 1)))["SI-STD"].due == 775


def test_three_meetings_are_enough_from_july_on() -> None:
    three = complete(2023, meetings=3)

    assert statement_of(three, **since(date(2023, 7, 1)))["COO-RCP"].due == 500
    assert statement_of(three, {"aci-fewer-meetings": "nothing"}, **since(date(2023, 7, 1)))["COO-RCP"].due == 500
    assert statement_of(three, {"aci-fewer-meetings": "nothing"})["COO-RCP"].due == 0


def test_a_system_not_yet_acquired_is_a_missing_prerequisite() -> None:
    later = complete(2023, information_systems=(system(InformationSystemLevel.STANDARD, date(2024, 1, 1)),))

    assert [one.id for one in statement_of(later).missing_prerequisites] == ["SI-STD"]


def test_an_advanced_system_alone_is_of_standard_level_too() -> None:
    alone = complete(2023, information_systems=(system(InformationSystemLevel.ADVANCED, date(2020, 1, 1)),))

    assert statement_of(alone)["SI-STD"].points == 3100
    assert statement_of(alone)["SI-AV"].points == 100


def test_nothing_is_paid_before_the_contract_or_without_one() -> None:
    assert statement_of(complete(2023), **since(date(2024, 1, 1))).total == 0
    assert statement_of(complete(2023), aci_contract=None).total == 0
    assert statement_of(complete(2023), aci_contract=None).advance == 0
    assert statement_of(complete(2023), aci_contract=UNKNOWN).total == Interval(0, 97_300)


def test_a_contract_whose_end_is_not_told_has_not_ended_by_the_day_observed() -> None:
    open_end = attrs.evolve(CONTRACT, ended_on=UNKNOWN)

    assert statement_of(complete(2023), aci_contract=open_end).total == Interval(0, 97_300)
    assert statement_of(complete(2023), aci_contract=open_end, observed_on=date(2024, 3, 1)).total == 97_300


# -- precarity -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("c2s", "ame", "rate"),
    [
        ("0.075", "0.004", "0"),
        ("0.085", "0.004", "0.01"),
        ("0.05", "0.014", "0.01"),
        ("0.175", "0.014", "0.11"),
        ("0.325", "0.004", "0.25"),
        ("1", "1", "0.25"),
    ],
)
def test_the_increase_for_precarity(c2s: str, ame: str, rate: str) -> None:
    found = statement_of(complete(2023, c2s_share=Decimal(c2s), ame_share=Decimal(ame)))

    assert found.increase_rate == Fraction(rate)
    assert found.increase == 97_300 * Fraction(rate)
    assert found.total == 97_300 * (1 + Fraction(rate))


def test_an_unknown_share_widens_the_total_up_to_the_cap() -> None:
    assert statement_of(complete(2023, c2s_share=UNKNOWN)).total == Interval(97_300, 121_625)


# -- new structures ------------------------------------------------------------------------------------------------------


def test_a_new_structure_is_brought_to_its_floor_and_its_least_advance() -> None:
    found = statement_of(complete(2023, **POOR), health_project=NEW_PROJECT, **NEW)

    assert found.paid_by_lines == Fraction(15_610 * 9, 12)
    assert found.total == 20_000
    assert found.complement == 20_000 - found.paid_by_lines
    assert found.advance == 12_000
    assert found.balance == 8_000


@pytest.mark.parametrize(
    ("year", "filed", "total"),
    [
        (2023, date(2022, 3, 2), 20_000),
        (2023, date(2022, 3, 1), Fraction(15_610 * 9, 12)),
        (2024, date(2022, 6, 1), 20_000),
        (2025, date(2022, 6, 1), 15_610),
    ],
)
def test_who_is_a_new_structure_and_until_when(year: int, filed: date, total: Fraction) -> None:
    found = statement_of(complete(year, **POOR), health_project=HealthProject(sent_on=filed), **NEW)

    assert found.total == total


def test_no_floor_in_2016() -> None:
    contract = attrs.evolve(CONTRACT, signed_on=date(2016, 1, 1), effective_on=date(2016, 1, 1))
    found = statement_of(
        complete(2016, patients=0, second_resort_days_per_week=0),
        health_project=HealthProject(sent_on=date(2015, 6, 1)),
        aci_contract=contract,
    )

    assert found.complement == 0


# -- advance, balance, days ----------------------------------------------------------------------------------------------


def test_the_advance_uses_the_patient_list_of_the_year_before() -> None:
    found = statement_of(complete(2023, patients_year_before=8000))

    assert found.total == 97_300
    assert found.advance == (800 + 100 + 4400 + 800 + 2000 + 3100) * 7 * Fraction(6, 10)


def test_the_advance_counts_the_bonuses_of_an_advanced_practice_nurse() -> None:
    found = statement_of(complete(2023, advanced_practice_nurse=True))

    assert found.advance == (8500 + 320 + 200) * 7 * Fraction(6, 10)


def test_in_2022_the_crisis_plan_is_no_part_of_the_advance() -> None:
    assert statement_of(complete(2022)).advance == (8500 - 100) * 7 * Fraction(6, 10)


def test_a_missing_prerequisite_turns_the_advance_into_a_refund() -> None:
    found = statement_of(complete(2023, coordination_function=False))

    assert found.total == 0
    assert found.balance == -35_700
    assert found.refund == 35_700
    assert found.refund_months == 2
    assert statement_of(complete(2023)).refund == 0


def test_the_days_of_payment() -> None:
    later = statement_of(complete(2023))
    first = statement_of(complete(2023), **since(date(2023, 11, 30)))

    assert (later.advance_day, later.balance_day) == (date(2023, 4, 30), date(2024, 4, 30))
    assert later.documents_day == date(2024, 1, 31)
    assert first.advance_day == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("sent", "in_time"), [(date(2024, 1, 31), True), (date(2024, 2, 1), False), (None, False), (UNKNOWN, UNKNOWN)]
)
def test_whether_the_documents_were_sent_in_time(sent: Any, in_time: Any) -> None:
    found = statement_of(complete(2023, evidence_sent_on=sent))

    assert found.documents_in_time == in_time
    assert found.total == 97_300


# -- not paid twice ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", AciIndicator)
def test_what_is_paid_elsewhere_keeps_its_points_and_loses_its_euros(word: AciIndicator) -> None:
    year = 2018 if word is AciIndicator.SATISFACTION else 2023
    before = statement_of(complete(year, crisis_declared=True, crisis_actions=True))
    after = statement_of(complete(year, crisis_declared=True, crisis_actions=True, paid_elsewhere=frozenset({word})))
    lost = [line.id for line, then in zip(before.lines, after.lines, strict=True) if line.euros != then.euros]

    assert lost
    assert all(after[line].euros == 0 and after[line].met is True for line in lost)
    assert [line.points for line in before.lines] == [line.points for line in after.lines]
    assert after.missing_prerequisites == ()


# -- exercises -----------------------------------------------------------------------------------------------------------


def test_no_text_covers_2014() -> None:
    with pytest.raises(NotInForceError, match="2015"):
        statement_of(complete(2014))


def test_an_msp_known_to_have_declared_nothing_has_no_statement() -> None:
    from msp_model.entities import DossierList

    listed = attrs.evolve(msp_of(complete(2023)), complete=frozenset({DossierList.ACI_DECLARATIONS}))

    with pytest.raises(aci.NoDeclarationError, match="it declared 2023"):
        aci.aci_statement(BOOK, listed, year=2022)


def test_where_the_dossier_says_nothing_the_statement_is_a_range_that_asks() -> None:
    found = aci.aci_statement(BOOK, msp_of(complete(2023)), year=2022)

    assert isinstance(found.total, Interval)
    assert found.total.least == 0
    assert {one.met for one in found.prerequisites} == {UNKNOWN}
    assert aci.narrowing(found)


def test_in_2015_the_label_is_not_yet_due() -> None:
    without = {"information_systems": (), "computerised_share": Decimal("0.5")}

    assert statement_of(complete(2015, **without))["RA-SI1"].points == 2350
    assert statement_of(complete(2016, **without))["RA-SI1"].points == 0


def test_computerised_files_by_year_of_contract() -> None:
    def points(year: int, share: str) -> Any:
        return statement_of(complete(year, computerised_share=Decimal(share)))["RA-SI1"].points

    assert [points(2015, "0.32"), points(2015, "0.33")] == [0, 2350]
    assert [points(2016, "0.65"), points(2016, "0.66")] == [0, 2350]


def test_in_2016_access_and_one_other_criterion_are_asked() -> None:
    nothing_else = {"protocols": 0, "meetings": 0, "files_discussed": 0, "computerised_share": Decimal(0)}

    found = statement_of(complete(2016, **nothing_else))

    assert [one.id for one in found.missing_prerequisites] == ["RA-AUTRE"]
    assert found.total == 0
    assert statement_of(complete(2016, **{**nothing_else, "protocols": 1})).total > 0


def test_in_2018_signatories_may_be_counted_instead_of_associates() -> None:
    counted = {"associated_professionals": 10, "signatory_professionals": 18}

    assert statement_of(complete(2018, **counted))["SI-STD"].variable == 16 * 200 + 2 * 150
    assert statement_of(complete(2019, **counted))["SI-STD"].variable == 2000


@pytest.mark.parametrize("patients", [1000, 4000, 10_000])
def test_coordination_before_2022_is_known_at_the_reference_list_only(patients: int) -> None:
    found = statement_of(complete(2018, patients=patients))["COO-FONCTION"]
    ends = sorted((Fraction(1750), Fraction(1750 * patients, 4000)))

    assert found.points == (1750 if patients == 4000 else Interval(*ends))
    assert set(found.marks) == {"inferred", "unpublished"}


def test_thresholds_of_2018_that_nobody_published_leave_a_range() -> None:
    from msp_model.entities import Diversity

    some = Diversity(medical_professions=1, specialties=0, pharmacists=0, paramedical_professions=0)

    assert statement_of(complete(2018, diversity=some))["ACC-DIV1"].points == Interval(0, 300)
    assert statement_of(complete(2018))["ACC-DIV1"].points == 300
