"""No dead input: every declared field changes some statement; what cannot be is refused by the declaration itself."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.aci.world import CONTRACT, OPEN, complete, statement_of

from msp_model.entities import (
    AciContract,
    AciDeclaration,
    AciDerogation,
    AciIndicator,
    Diversity,
    FranceSanteCommitments,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
    SiteOpening,
)
from msp_model.values import UNKNOWN, Interval, ProblemsError

JOINED = FranceSanteCommitments(
    joined_on=date(2026, 3, 1),
    agreed_tariff_share=Decimal("0.9"),
    nurse_full_time_equivalent=Decimal(1),
    sas_or_on_call_share=Decimal("0.6"),
    appointment_within_48h=True,
    saturday_morning=True,
    evenings_per_week=3,
    unscheduled_care=True,
)
NO_DIVERSITY = Diversity(medical_professions=0, specialties=0, pharmacists=0, paramedical_professions=0)

CHANGES: dict[str, tuple[int, dict[str, Any], Any]] = {
    "evidence_sent_on": (2023, {}, date(2024, 2, 1)),
    "patients": (2023, {}, 4001),
    "patients_year_before": (2023, {}, 4001),
    "children_two_acts": (2016, {}, 10),
    "children_two_acts_year_before": (2016, {}, 10),
    "c2s_share": (2023, {}, Decimal("0.1")),
    "ame_share": (2023, {}, Decimal("0.01")),
    "associated_professionals": (2023, {}, 14),
    "signatory_professionals": (2018, {}, 20),
    "opening": (2023, {}, ()),
    "unscheduled_care": (2023, {}, False),
    "crisis_plan": (2023, {}, False),
    "crisis_declared": (2023, {"crisis_actions": True}, True),
    "crisis_actions": (2023, {"crisis_declared": True}, True),
    "diversity": (2023, {}, NO_DIVERSITY),
    "second_resort_days_per_week": (2023, {}, Decimal(1)),
    "cstm_physicians": (2023, {}, 0),
    "underserved_zone": (2023, {}, False),
    "missions": (2023, {}, ()),
    "users_informed": (2023, {}, False),
    "users_partners": (2023, {}, False),
    "satisfaction_survey": (2018, {}, False),
    "sas": (2023, {}, frozenset({SasLevel.HALF})),
    "coordination_function": (2023, {}, False),
    "protocols": (2023, {}, 7),
    "meetings": (2023, {}, 5),
    "files_discussed": (2023, {}, 20),
    "reference_base": (2023, {"files_discussed": 30}, 800),
    "placements": (2023, {}, 3),
    "distinct_trainees": (2023, {}, 1),
    "external_coordination": (2023, {}, False),
    "quality_diagnosis": (2023, {}, False),
    "quality_plan": (2023, {}, False),
    "quality_results": (2023, {}, False),
    "national_protocols": (2023, {}, frozenset()),
    "heart_failure_pathway": (2023, {}, False),
    "child_obesity_pathway": (2023, {}, False),
    "advanced_practice_nurse": (2023, {}, True),
    "information_systems": (2023, {}, ()),
    "computerised_share": (2016, {}, Decimal("0.5")),
    "paid_elsewhere": (2023, {}, frozenset({AciIndicator.USERS})),
    "france_sante": (2026, {}, JOINED),
}
"""For each field: the exercise, what else is declared, and a value that gives another statement."""

PARTS: tuple[tuple[type[Any], str, Any, Any, dict[str, Any]], ...] = (
    (SiteOpening, "opening", OPEN, {"weekday_hours": 9, "saturday_morning": False}, {}),
    (
        SiteOpening,
        "opening",
        OPEN,
        {"weeks_closed_in_holidays": 1, "weeks_closed_outside_holidays": 2},
        {},
    ),
    (
        Diversity,
        "diversity",
        NO_DIVERSITY,
        {"medical_professions": 1, "specialties": 1, "pharmacists": 1, "paramedical_professions": 3},
        {},
    ),
    (
        FranceSanteCommitments,
        "france_sante",
        JOINED,
        {
            "joined_on": date(2026, 8, 1),
            "agreed_tariff_share": Decimal("0.5"),
            "nurse_full_time_equivalent": Decimal("0.1"),
            "sas_or_on_call_share": Decimal("0.1"),
            "appointment_within_48h": False,
            "saturday_morning": False,
            "evenings_per_week": 2,
            "unscheduled_care": False,
        },
        {"aci-france-sante-commitments": "all"},
    ),
)


def test_every_field_is_tried() -> None:
    assert {field.name for field in attrs.fields(AciDeclaration)} == {*CHANGES, "year"}


@pytest.mark.parametrize("name", CHANGES)
def test_every_field_changes_some_statement(name: str) -> None:
    year, others, value = CHANGES[name]

    assert statement_of(complete(year, **others)) != statement_of(complete(year, **others, **{name: value}))


@pytest.mark.parametrize(
    ("field", "part", "name", "value", "readings"),
    [
        (field, part, name, value, readings)
        for _, field, part, changes, readings in PARTS
        for name, value in changes.items()
    ],
)
def test_every_field_of_a_part_changes_some_statement(
    field: str, part: Any, name: str, value: Any, readings: dict[str, str]
) -> None:
    def found(each: Any) -> Any:
        held = (each,) if field == "opening" else each
        return statement_of(complete(2026, **{field: held}), readings)

    assert found(part) != found(attrs.evolve(part, **{name: value}))


def test_every_field_of_every_part_is_tried() -> None:
    tried = {(cls, name) for cls, _, _, changes, _ in PARTS for name in changes}
    tried |= {(SiteOpening, "site"), (PublicHealthMission, "theme")}  # below
    tried |= {(InformationSystem, "level"), (InformationSystem, "acquired_on")}
    classes = (SiteOpening, Diversity, FranceSanteCommitments, PublicHealthMission, InformationSystem)

    assert {(cls, field.name) for cls in classes for field in attrs.fields(cls)} == tried


def test_themes_levels_and_dates_change_statements() -> None:
    one = complete(2023, missions=(PublicHealthMission(theme=MissionTheme.ELDERLY),))
    other = complete(2023, missions=(PublicHealthMission(theme=MissionTheme.CHILD_OBESITY),))
    late = InformationSystem(level=InformationSystemLevel.STANDARD, acquired_on=date(2023, 7, 1))

    assert statement_of(one)["COO-OBE"].points == 0
    assert statement_of(other)["COO-OBE"].points == 100
    assert statement_of(complete(2023, information_systems=(late,)))["SI-STD"].points == 1550
    assert statement_of(complete(2023, information_systems=(late,)))["SI-AV"].points == 0


CONTRACTS: dict[str, Any] = {
    "signed_on": None,
    "effective_on": date(2023, 7, 1),
    "ended_on": date(2023, 9, 1),
    "derogations": frozenset({AciDerogation.OPENING_HOURS}),
}


@pytest.mark.parametrize("name", CONTRACTS)
def test_what_the_contract_says_changes_statements(name: str) -> None:
    short = attrs.evolve(OPEN, weekday_hours=Decimal(9))
    changed: AciContract = attrs.evolve(CONTRACT, **{name: CONTRACTS[name]})

    assert statement_of(complete(2023, opening=(short,))) != statement_of(
        complete(2023, opening=(short,)), aci_contract=changed
    )


IMPOSSIBLE: dict[str, tuple[dict[str, Any], str]] = {
    "negative patients": ({"patients": -1}, "too-small"),
    "a share above 1": ({"c2s_share": Decimal("1.01")}, "too-great"),
    "files above their base": ({"files_discussed": 651}, "contradiction"),
    "two exclusive levels": ({"sas": frozenset({SasLevel.HALF, SasLevel.ALL})}, "contradiction"),
    "more trainees than placements": ({"distinct_trainees": 5}, "contradiction"),
    "files without a meeting": ({"meetings": 0}, "contradiction"),
    "a site twice": ({"opening": (OPEN, OPEN)}, "duplicate"),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_no_year_can_hold_is_a_problem_and_not_a_number(name: str) -> None:
    given, code = IMPOSSIBLE[name]

    with pytest.raises(ProblemsError) as refused:
        complete(2023, **given)

    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_number_beyond_any_msp_is_a_problem_with_its_name() -> None:
    with pytest.raises(ProblemsError) as refused:
        statement_of(complete(2023, patients=10_000_000))

    (problem,) = refused.value.problems
    assert problem.code == "too-great"
    assert "aci.patients" in problem.path


def test_nine_protocols_are_legal_and_eight_are_paid() -> None:
    assert statement_of(complete(2023, protocols=9)).total == statement_of(complete(2023, protocols=8)).total


def test_an_unknown_theme_may_be_one_more_mission_or_the_same() -> None:
    missions = (PublicHealthMission(theme=MissionTheme.ELDERLY), PublicHealthMission(theme=UNKNOWN))

    found = statement_of(complete(2023, missions=missions))

    assert found["ACC-MSP"].points == Interval(350, 700)
    assert found["COO-OBE"].met is UNKNOWN


def test_two_missions_of_one_theme_count_once() -> None:
    twice = (PublicHealthMission(theme=MissionTheme.REGIONAL_PLAN),) * 2

    assert statement_of(complete(2023, missions=twice))["ACC-MSP"].points == 350


@pytest.mark.parametrize(
    ("themes", "met"),
    [
        ((), False),
        ((MissionTheme.ELDERLY,), False),
        ((MissionTheme.ELDERLY, MissionTheme.VACCINATION), True),  # two of any theme: guide, p. 42
        ((MissionTheme.CHILD_OBESITY,), True),
    ],
)
def test_the_obesity_pathway_needs_its_mission_or_two_of_any_theme(themes: Any, met: bool) -> None:
    missions = tuple(PublicHealthMission(theme=theme) for theme in themes)

    assert statement_of(complete(2023, missions=missions))["COO-OBE"].met is met


@pytest.mark.parametrize(("many", "met", "points"), [(0, False, 0), (1, True, 100), (2, True, 200)])
def test_each_national_protocol_is_paid_from_the_first_on(many: int, met: bool, points: int) -> None:
    line = statement_of(complete(2023, national_protocols=frozenset(list(NationalProtocol)[:many])))["COO-PNC"]

    assert (line.met, line.points) == (met, points)
