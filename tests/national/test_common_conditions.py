"""What the words of a scheme's conditions ask of a dossier and of its request."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.national.dossiers import gp, msp, nurse, physiotherapist, project, specialist
from tests.national.schemes import ask, costing, figure, lying, rate, request, table

from msp_model.documents.scheme_tables import AskWord, ConditionsTable, TeamWord, ZoneWord
from msp_model.entities import (
    AciContract,
    FileDocument,
    Msp,
    Operation,
    OwnerKind,
    Recognition,
    ZoneKind,
    ZoneLevel,
)
from msp_model.expressions import Day, Truth
from msp_model.rulebook import DayOfYear, FullTimeEquivalents, Persons
from msp_model.values import UNKNOWN

ON = date(2024, 6, 1)


def verdict(conditions: ConditionsTable, dossier: Msp | None = None, on: date = ON, **of_request: Any) -> Any:
    return ask(table(conditions=conditions), request(**of_request), dossier, on).verdict


def test_a_scheme_that_asks_for_nothing_is_open() -> None:
    assert verdict(ConditionsTable()) is True


# -- yes or no --------------------------------------------------------------------------------------------------------

MADE = project(territorial_reflection=True)
SIGNED = gp(project_signed_on=date(2012, 2, 1))
RECOGNISED = Recognition(recognised_on=date(2013, 1, 1), ended_on=None)

OF_DOSSIER: dict[AskWord, tuple[Msp, Msp]] = {
    AskWord.PROJECT_BEGUN: (msp(health_project=MADE), msp(health_project=None, opened_on=None, recognition=None)),
    AskWord.SIGNED_BY_ALL: (msp(SIGNED, health_project=MADE), msp(gp(project_signed_on=None), health_project=MADE)),
    AskWord.VALIDATED: (msp(health_project=MADE), msp(health_project=project(validated_on=None))),
    AskWord.RECOGNISED: (msp(recognition=RECOGNISED), msp(recognition=None)),
    AskWord.NO_ACI_CONTRACT: (
        msp(aci_contract=None),
        msp(aci_contract=AciContract(signed_on=date(2020, 1, 1), ended_on=None)),
    ),
    AskWord.TERRITORIAL_REFLECTION: (
        msp(health_project=MADE),
        msp(health_project=project(territorial_reflection=False)),
    ),
}


@pytest.mark.parametrize("word", OF_DOSSIER)
def test_what_is_asked_of_the_dossier(word: AskWord) -> None:
    yes, no = OF_DOSSIER[word]
    asked = ConditionsTable(asks=(word,))

    assert [verdict(asked, dossier) for dossier in (yes, no, msp())] == [True, False, UNKNOWN]


BEFORE, AFTER = date(2023, 1, 1), date(2024, 12, 1)

OF_REQUEST: dict[AskWord, tuple[str, Any, Any]] = {
    AskWord.FILED: ("filed_on", BEFORE, AFTER),
    AskWord.AGREEMENT_SIGNED: ("agreement_on", BEFORE, None),
    AskWord.MEETS_SPECIFICATION: ("meets_specification", True, False),
    AskWord.DRAFTED_BY_OCCUPANTS: ("project_drafted_by_occupants", True, False),
    AskWord.TERRITORIAL_CONTRACT: ("territorial_contract", True, False),
    AskWord.WRITTEN_COMMITMENTS: ("written_commitments", 1, 0),
    AskWord.STATE_OPINION: ("opinion_received_on", BEFORE, None),
}


@pytest.mark.parametrize("word", OF_REQUEST)
def test_what_is_asked_of_the_request(word: AskWord) -> None:
    field, yes, no = OF_REQUEST[word]
    asked = ConditionsTable(asks=(word,))
    said: list[dict[str, Any]] = [{field: told} for told in (yes, no, UNKNOWN)]

    assert [verdict(asked, **told) for told in said] == [True, False, UNKNOWN]


@pytest.mark.parametrize(
    ("word", "dossier", "done"),
    [
        (
            AskWord.VALIDATED_BEFORE_FILING,
            lambda day: msp(health_project=project(validated_on=day)),
            date(2023, 3, 1),
        ),
        (
            AskWord.RECOGNISED_BEFORE_FILING,
            lambda day: msp(recognition=Recognition(recognised_on=day, ended_on=None)),
            date(2023, 3, 1),
        ),
    ],
)
def test_what_must_come_before_the_file_is_sent(word: AskWord, dossier: Any, done: date) -> None:
    asked = ConditionsTable(asks=(word,))

    assert verdict(asked, dossier(done), filed_on=date(2023, 2, 28)) is False
    assert verdict(asked, dossier(done), filed_on=done) is True  # on the same day
    assert verdict(asked, dossier(done), filed_on=date(2024, 1, 1)) is True
    assert verdict(asked, dossier(done), filed_on=None) is True  # sent today, it would come after
    assert verdict(asked, dossier(None), filed_on=None) is False
    assert verdict(asked, dossier(date(2025, 1, 1)), filed_on=None) is False


@pytest.mark.parametrize(
    ("owner", "told", "met"),
    [
        (OwnerKind.COMMUNE, Decimal(1000), True),
        (OwnerKind.COMMUNE, None, False),
        (OwnerKind.COMMUNE, UNKNOWN, UNKNOWN),
        (OwnerKind.EPCI, None, True),  # it brings its own
        (OwnerKind.COMPANY, None, True),
        (UNKNOWN, None, UNKNOWN),
        (UNKNOWN, Decimal(1), True),
    ],
)
def test_a_commune_needs_a_share_of_the_intercommunal_body(owner: Any, told: Any, met: Any) -> None:
    asked = ConditionsTable(asks=(AskWord.INTERCOMMUNAL_SHARE,))

    assert verdict(asked, owner=owner, intercommunal_share=told) is met


def test_every_word_is_asked_for() -> None:
    tried = {*OF_DOSSIER, *OF_REQUEST, AskWord.VALIDATED_BEFORE_FILING, AskWord.RECOGNISED_BEFORE_FILING}

    assert tried | {AskWord.INTERCOMMUNAL_SHARE} == set(AskWord)


def test_all_that_is_asked_must_be_met() -> None:
    asked = ConditionsTable(asks=(AskWord.MEETS_SPECIFICATION, AskWord.TERRITORIAL_CONTRACT))

    assert verdict(asked, meets_specification=True, territorial_contract=True) is True
    assert verdict(asked, meets_specification=True, territorial_contract=False) is False
    assert verdict(asked, meets_specification=False, territorial_contract=True) is False


# -- whom the team has ------------------------------------------------------------------------------------------------

POST: dict[str, Any] = {"full_time_equivalent": Decimal("0.5")}
TEAM = msp(gp(), specialist(), nurse(**POST), nurse(**POST), physiotherapist(**POST))


@pytest.mark.parametrize(
    ("word", "unit", "most"),
    [
        (TeamWord.GPS, Persons, 1),
        (TeamWord.PHYSICIANS, Persons, 2),
        (TeamWord.PARAMEDICS, Persons, 3),
        (TeamWord.NURSES, Persons, 2),
        (TeamWord.PARAMEDIC_TIME, FullTimeEquivalents, 1),
    ],
)
def test_whom_a_team_has_at_least(word: TeamWord, unit: Any, most: int) -> None:
    asked = [ConditionsTable(team=((word, figure(number, unit)),)) for number in (most, most + 1)]

    assert [verdict(one, TEAM) for one in asked] == [True, False]
    assert verdict(asked[0]) is UNKNOWN


# -- zones ------------------------------------------------------------------------------------------------------------

RANKS: dict[ZoneWord, tuple[ZoneKind, ZoneLevel]] = {
    ZoneWord.ZIP: (ZoneKind.ARS, ZoneLevel.ZIP),
    ZoneWord.ZAC: (ZoneKind.ARS, ZoneLevel.ZAC),
    ZoneWord.ZV: (ZoneKind.ARS, ZoneLevel.ZV),
    ZoneWord.QPV: (ZoneKind.QPV, ZoneLevel.QPV),
    ZoneWord.ZRR: (ZoneKind.ZRR, ZoneLevel.ZRR),
    ZoneWord.FRR: (ZoneKind.FRR, ZoneLevel.FRR),
    ZoneWord.FRR_PLUS: (ZoneKind.FRR, ZoneLevel.FRR_PLUS),
}


@pytest.mark.parametrize("word", ZoneWord)
@pytest.mark.parametrize("lies", ZoneWord)
def test_a_zone_asked_for(word: ZoneWord, lies: ZoneWord) -> None:
    outside = [(kind, ZoneLevel.NONE) for kind in ZoneKind if kind is not RANKS[lies][0]]
    dossier = lying(RANKS[lies], *outside)
    either = {(ZoneWord.FRR, ZoneWord.FRR_PLUS)}  # FRR+ is a rank of FRR

    assert verdict(ConditionsTable(zones=(word,)), dossier) is (word is lies or (word, lies) in either)


def test_one_of_several_zones() -> None:
    asked = ConditionsTable(zones=(ZoneWord.ZIP, ZoneWord.ZAC, ZoneWord.QPV))
    nowhere = lying((ZoneKind.ARS, ZoneLevel.ZV), (ZoneKind.QPV, ZoneLevel.NONE))

    assert verdict(asked, lying(RANKS[ZoneWord.ZAC])) is True
    assert verdict(asked, lying(RANKS[ZoneWord.QPV])) is True
    assert verdict(asked, lying(RANKS[ZoneWord.ZV])) is UNKNOWN
    assert verdict(asked, nowhere) is False


# -- who carries it, what is built, what it costs ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("owner", "share", "met"),
    [
        (OwnerKind.COMMUNE, UNKNOWN, True),
        (OwnerKind.COMPANY, Decimal("0.5"), True),
        (OwnerKind.COMPANY, Decimal("0.49"), False),
        (OwnerKind.COMPANY, UNKNOWN, UNKNOWN),
        (OwnerKind.EPCI, UNKNOWN, UNKNOWN),  # case by case, and no text says in which
        (OwnerKind.ASSOCIATION, UNKNOWN, False),
        (UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_who_may_carry_a_request(owner: Any, share: Any, met: Any) -> None:
    asked = ConditionsTable(
        owners=(OwnerKind.COMMUNE,),
        company_share=rate(50),
        case_owners=(OwnerKind.EPCI,),
        case_accepted=figure(None, Truth),
    )

    assert verdict(asked, owner=owner, owner_members_share=share) is met


@pytest.mark.parametrize("owner", [OwnerKind.COMMUNE, OwnerKind.ASSOCIATION, UNKNOWN])
def test_anybody_may_carry_a_request_where_nothing_is_said(owner: Any) -> None:
    assert verdict(ConditionsTable(), owner=owner) is True
    assert verdict(ConditionsTable(case_owners=(OwnerKind.COMMUNE,)), owner=owner) is True


def test_what_may_be_built() -> None:
    asked = ConditionsTable(operations=(Operation.EXTENSION, Operation.FITTING_OUT))

    found = [verdict(asked, operation=one) for one in (Operation.EXTENSION, Operation.NEW_MAIN_SITE, None, UNKNOWN)]
    assert found == [True, False, False, UNKNOWN]


@pytest.mark.parametrize(("own", "met"), [(200, True), (199, False), (1000, True)])
def test_the_share_that_the_owner_brings(own: int, met: bool) -> None:
    asked = ConditionsTable(own_share=rate(20))

    assert verdict(asked, costs=costing(1000), own_contribution=Decimal(own)) is met


@pytest.mark.parametrize(("works", "met"), [(1000, True), (999, False)])
def test_costs_from_a_figure_on(works: int, met: bool) -> None:
    assert verdict(ConditionsTable(costs_from=figure(1000)), costs=costing(works)) is met


def test_papers_that_the_file_holds() -> None:
    asked = ConditionsTable(documents=(FileDocument.QUOTES, FileDocument.SIRET))

    assert verdict(asked, documents=frozenset(FileDocument)) is True
    assert verdict(asked, documents=frozenset({FileDocument.QUOTES})) is False
    assert verdict(asked) is UNKNOWN


def test_a_condition_that_a_text_only_names() -> None:
    assert verdict(ConditionsTable(open_if=(figure(None, Truth),))) is UNKNOWN
    assert verdict(ConditionsTable(open_if=(figure(True, Truth),))) is True
    assert verdict(ConditionsTable(open_if=(figure(True, Truth), figure(False, Truth)))) is False


# -- days -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("filed", "on", "met"),
    [
        (date(2024, 5, 1), date(2024, 6, 1), True),
        (date(2024, 5, 2), date(2024, 6, 1), False),
        (None, date(2024, 5, 1), True),  # sent today, it would be in time
        (None, date(2024, 5, 2), False),
        (date(2024, 5, 1), date(2024, 4, 1), True),
    ],
)
def test_a_file_sent_by_a_day(filed: Any, on: date, met: bool) -> None:
    assert verdict(ConditionsTable(filing=figure(date(2024, 5, 1), Day)), on=on, filed_on=filed) is met


@pytest.mark.parametrize(
    ("filed", "on", "met"),
    [
        (date(2023, 9, 30), date(2023, 12, 1), True),
        (date(2023, 10, 1), date(2023, 12, 31), False),
        (date(2023, 10, 1), date(2024, 1, 1), True),  # in time for the next year
        (None, date(2023, 12, 1), True),
    ],
)
def test_a_file_sent_by_a_day_of_every_year(filed: Any, on: date, met: bool) -> None:
    assert verdict(ConditionsTable(filing=figure(930, DayOfYear)), on=on, filed_on=filed) is met


@pytest.mark.parametrize(
    ("filed", "final", "met"),
    [
        (date(2022, 9, 1), None, True),
        (date(2022, 9, 1), date(2022, 12, 31), True),
        (date(2022, 9, 1), date(2023, 2, 28), True),
        (date(2022, 9, 1), date(2023, 3, 1), False),
        (date(2022, 9, 1), date(2024, 1, 1), False),  # a year too late, though early in it
        (None, None, True),
    ],
)
def test_the_complete_file_sent_before_a_day_of_the_year_after(filed: Any, final: Any, met: bool) -> None:
    asked = ConditionsTable(final_file=figure(301, DayOfYear))

    assert verdict(asked, filed_on=filed, final_file_on=final) is met


def test_a_condition_left_out_is_not_asked_for() -> None:
    both = ConditionsTable(costs_from=figure(1000), own_share=rate(20))

    told: dict[str, Any] = {"costs": costing(1000), "own_contribution": Decimal(200)}
    assert verdict(both, **told) is True
    assert verdict(both, **{**told, "costs": costing(900)}) is False
    assert verdict(attrs.evolve(both, costs_from=None), **{**told, "costs": costing(900)}) is True
