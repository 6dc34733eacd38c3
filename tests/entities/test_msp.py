"""The dossier as a whole: references, lists, days, doubts."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from msp_model.entities import (
    AciDeclaration,
    Adeli,
    Cost,
    CostKind,
    Departure,
    DossierList,
    Finess,
    FundingRequest,
    Grant,
    LegalEntity,
    LegalKind,
    Msp,
    Premises,
    Profession,
    ProfessionCount,
    Recognition,
    Rpps,
    Siren,
    Site,
    SiteKind,
    SiteOpening,
    Specialty,
    StructureKind,
    Team,
    TeamMember,
    Territory,
    Zone,
    ZoneKind,
    ZoneLevel,
    dates_in,
    warnings_in,
    who,
)
from msp_model.values import UNKNOWN, Interval, Period, ProblemsError

SEEN = date(2024, 12, 24)
EMPTY = Msp(id="m", name="MSP")


def romenay() -> Msp:
    """What question 2971 tells and no more: one general practitioner at least, a second one gone by the day observed, not replaced."""
    gp = {"profession": Profession.PHYSICIAN, "specialty": Specialty.GENERAL_PRACTICE}
    return Msp(
        id="romenay",
        name="Maison de santé de Romenay",
        observed_on=SEEN,
        sites=(Site(kind=SiteKind.MAIN, commune="71366"),),
        team=Team(members=(TeamMember(**gp),)),  # type: ignore[arg-type]
        departures=(
            Departure(**gp, departed_on=Interval(None, SEEN), replaced_on=Interval(SEEN + timedelta(days=1), None)),  # type: ignore[arg-type]
        ),
        grants=(Grant(at_risk=True),),
    )


class TestRomenay:
    def test_says_what_the_seed_says_and_no_more(self) -> None:
        msp = romenay()

        assert msp.territory == Territory.parse("commune:71366")
        assert msp.count(SEEN, who.general_practitioner) == Interval(1, None)
        assert msp.count(SEEN, who.auxiliary) is UNKNOWN
        assert msp.count(SEEN, who.associate) is UNKNOWN
        assert (msp.legal_entities, msp.health_project, msp.aci_contract) == (UNKNOWN, UNKNOWN, UNKNOWN)
        assert not msp.lists_all(DossierList.GRANTS)
        assert not msp.lists_all(DossierList.SITES)

    def test_changes_on_the_day_observed_and_the_day_after(self) -> None:
        assert dates_in(romenay()) == (SEEN, date(2024, 12, 25))


class TestMsp:
    def test_says_nothing_where_nothing_is_written(self) -> None:
        assert EMPTY.territory is UNKNOWN
        assert EMPTY.main_site is UNKNOWN
        assert EMPTY.count(SEEN, who.physician) is UNKNOWN
        assert dates_in(EMPTY) == ()
        assert EMPTY.kind is StructureKind.MSP

    def test_its_territory_is_that_of_its_main_site(self) -> None:
        annex = Site(id="annex", kind=SiteKind.SECONDARY, commune="01053")
        main = Site(kind=SiteKind.MAIN, commune="71366")

        assert attrs.evolve(EMPTY, sites=(annex, main)).territory == Territory.parse("commune:71366")
        assert attrs.evolve(EMPTY, sites=(annex,)).territory is UNKNOWN
        assert attrs.evolve(EMPTY, sites=(Site(commune="71366"),)).territory is UNKNOWN

    @pytest.mark.parametrize("name", DossierList)
    def test_every_list_may_be_declared_complete(self, name: DossierList) -> None:
        assert not EMPTY.lists_all(name)
        empty: dict[str, Any] = {name.value: ()}
        assert attrs.evolve(EMPTY, **empty).lists_all(name)
        assert attrs.evolve(EMPTY, complete=frozenset({name}), **empty).lists_all(name)
        with pytest.raises(ProblemsError, match="an empty list says that there is none"):
            attrs.evolve(EMPTY, complete=frozenset({name}))

    def test_every_list_field_has_its_name_among_those(self) -> None:
        unknown_or_list = {
            field.name for field in attrs.fields(Msp) if "tuple" in str(field.type) and field.default is UNKNOWN
        }

        assert unknown_or_list == {name.value for name in DossierList}

    def test_a_list_of_some_is_open_until_it_is_said_complete(self) -> None:
        some = attrs.evolve(EMPTY, sites=(Site(),))

        assert not some.lists_all(DossierList.SITES)
        assert attrs.evolve(some, complete=frozenset({DossierList.SITES})).lists_all(DossierList.SITES)

    def test_keeps_the_data_of_packs(self) -> None:
        msp = attrs.evolve(EMPTY, extensions=(("apmsl", Cost(kind=CostKind.LAND)),))

        assert msp.extension("apmsl") == Cost(kind=CostKind.LAND)
        assert msp.extension("other") is None
        assert hash(msp) != hash(EMPTY)

    @pytest.mark.parametrize(
        ("wrong", "code", "path"),
        [
            ({"sites": (Site(), Site())}, "duplicate", "$.sites"),
            (
                {"sites": (Site(id="a", kind=SiteKind.MAIN), Site(id="b", kind=SiteKind.MAIN))},
                "contradiction",
                "$.sites",
            ),
            ({"requests": (FundingRequest(id="r"), FundingRequest(id="r"))}, "duplicate", "$.requests"),
            ({"aci_declarations": (AciDeclaration(year=2024),) * 2}, "duplicate", "$.aci_declarations"),
            ({"extensions": (("k", 1), ("k", 2))}, "duplicate", "$.extensions"),
            ({"extensions": (("k", [1]),)}, "wrong-type", "$.extensions[0]"),
            (
                {"sites": (), "team": Team(members=(TeamMember(site="x"),))},
                "unknown-reference",
                "$.team.members[0].site",
            ),
            (
                {"sites": (), "team": Team(counts=(ProfessionCount(count=1), ProfessionCount(count=2, site="x")))},
                "unknown-reference",
                "$.team.counts[1].site",
            ),
            ({"sites": (), "premises": (Premises(site="x"),)}, "unknown-reference", "$.premises[0].site"),
            ({"sites": (), "requests": (FundingRequest(id="r", site="x"),)}, "unknown-reference", "$.requests[0].site"),
            (
                {"sites": (), "aci_declarations": (AciDeclaration(year=2024, opening=(SiteOpening(site="x"),)),)},
                "unknown-reference",
                "$.aci_declarations[0].opening[0].site",
            ),
            (
                {"team": Team(), "departures": (Departure(member="gp-2"),)},
                "unknown-reference",
                "$.departures[0].member",
            ),
            ({"id": "Émile"}, "wrong-characters", "$.id"),
            ({"name": ""}, "empty", "$.name"),
            ({"federation": "FMPS CVL"}, "wrong-characters", "$.federation"),
        ],
    )
    def test_refuses_what_does_not_hold_together(self, wrong: dict[str, object], code: str, path: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            attrs.evolve(EMPTY, **wrong)  # type: ignore[arg-type]
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [(code, path)]

    def test_says_everything_that_is_wrong_at_once(self) -> None:
        with pytest.raises(ProblemsError) as caught:
            Msp(
                id="m m",
                name=" ",
                sites=(Site(), Site()),
                requests=(FundingRequest(id="r", site="x"),),
                extensions=(("k", 1), ("k", 2)),
            )
        assert {problem.path for problem in caught.value.problems} == {
            "$.id", "$.name", "$.sites", "$.requests[0].site", "$.extensions",
        }  # fmt: skip

    def test_a_site_outside_the_msp_needs_no_entry(self) -> None:
        msp = attrs.evolve(EMPTY, sites=(), team=Team(members=(TeamMember(site=None), TeamMember())))

        assert msp.sites == ()

    def test_references_are_free_while_the_sites_are_unknown(self) -> None:
        assert attrs.evolve(EMPTY, premises=(Premises(site="x"),)).sites is UNKNOWN

    def test_knows_when_what_it_says_was_observed(self) -> None:
        msp = romenay()

        assert [msp.holds(UNKNOWN, day) for day in (SEEN, SEEN + timedelta(days=1))] == [True, UNKNOWN]


class TestDeparture:
    def test_only_a_physician_has_a_specialty(self) -> None:
        with pytest.raises(ProblemsError, match="contradiction"):
            Departure(profession=Profession.NURSE, specialty=Specialty.GENERAL_PRACTICE)


class TestFunding:
    def test_a_kind_of_cost_stands_once(self) -> None:
        works = Cost(kind=CostKind.WORKS, amount=Decimal("1000.50"))

        assert FundingRequest(id="r", costs=(works, Cost(kind=CostKind.LAND))).costs is not UNKNOWN
        with pytest.raises(ProblemsError, match="duplicate"):
            FundingRequest(id="r", costs=(works, works))

    def test_money_is_exact_and_not_negative(self) -> None:
        cases: list[tuple[Any, str]] = [
            (Decimal("-0.01"), "too-small"),
            (Decimal("NaN"), "wrong-type"),
            (True, "wrong-type"),
        ]
        for wrong, code in cases:
            with pytest.raises(ProblemsError, match=code):
                Grant(amount=wrong)


class TestStructures:
    def test_finess_categories_are_those_of_the_instruction(self) -> None:
        """603 MSP, 604 CPTS, 124 health centre (FINESS categories)."""
        assert {kind: kind.finess_category for kind in StructureKind if kind.finess_category} == {
            StructureKind.MSP: "603",
            StructureKind.CPTS: "604",
            StructureKind.CDS: "124",
        }
        assert StructureKind.PSLA.legal_basis is None
        assert StructureKind.MSP.legal_basis == "CSP L6323-3"

    def test_a_sisa_is_6511(self) -> None:
        assert {kind.insee_category for kind in LegalKind} == {"6511", None}
        assert LegalKind.SISA.insee_category == "6511"


class TestDatesIn:
    def test_finds_days_at_any_depth(self) -> None:
        days = [date(2020, 1, number) for number in range(1, 9)]
        msp = attrs.evolve(
            EMPTY,
            sites=(
                Site(zones=(Zone(kind=ZoneKind.QPV, level=ZoneLevel.QPV, period=Period(start=days[6], until=None)),)),
            ),
            team=Team(
                members=(TeamMember(period=Period(start=days[1], until=Interval(days[2], days[4]))),),
                complete=Period(start=days[0], until=None),
            ),
            recognition=Recognition(recognised_on=days[3]),
            extensions=(("k", (frozenset({days[5]}), "2020-01-31")),),
        )

        assert dates_in(msp) == tuple(days[:7])

    def test_a_year_gives_its_first_day_and_that_of_the_next(self) -> None:
        assert dates_in(AciDeclaration(year=2024)) == (date(2024, 1, 1), date(2025, 1, 1))

    def test_the_day_observed_gives_the_day_after(self) -> None:
        assert dates_in(attrs.evolve(EMPTY, observed_on=SEEN)) == (SEEN, date(2024, 12, 25))
        assert dates_in(attrs.evolve(EMPTY, observed_on=date.max)) == (date.max,)

    @given(
        start=st.dates(date(2024, 1, 1), date(2024, 1, 20)),
        stay=st.integers(1, 20),
        seen=st.dates(date(2024, 1, 1), date(2024, 2, 10)),
        left_out=st.sampled_from(["start", "until", "both", "none"]),
    )
    def test_a_count_changes_on_no_other_day(self, start: date, stay: int, seen: date, left_out: str) -> None:
        period = Period(
            start=UNKNOWN if left_out in {"start", "both"} else start,
            until=UNKNOWN if left_out in {"until", "both"} else start + timedelta(days=stay),
        )
        member = TeamMember(profession=Profession.PHYSICIAN, period=period)
        msp = attrs.evolve(EMPTY, observed_on=seen, team=Team(members=(member,), complete=True))
        days = [date(2023, 12, 25) + timedelta(days=number) for number in range(70)]

        changes = {
            after
            for before, after in pairwise(days)
            if msp.count(before, who.physician) != msp.count(after, who.physician)
        }

        assert changes <= set(dates_in(msp))


class TestWarningsIn:
    def test_names_the_place_of_every_wrong_key_without_the_number(self) -> None:
        msp = Msp(
            id="m",
            name="MSP",
            finess=Finess.parse("010000033"),
            sites=(Site(finess=Finess.parse("010000032")),),
            legal_entities=(LegalEntity(kind=LegalKind.SISA, siren=Siren.parse("732829321")),),
            team=Team(members=(TeamMember(rpps=Rpps.parse("10000000000"), adeli=Adeli.parse("759999999")),)),
        )

        found = warnings_in(msp)

        assert [(problem.path, problem.code, problem.severity) for problem in found] == [
            ("$.finess", "wrong-key", "warning"),
            ("$.team.members[0].rpps", "wrong-key", "warning"),
            ("$.legal_entities[0].siren", "wrong-key", "warning"),
        ]
        assert not any(character.isdigit() for problem in found for character in problem.message.text())

    def test_says_nothing_of_a_clean_dossier(self) -> None:
        assert warnings_in(romenay()) == ()
