"""The yearly declaration: what no year can hold is refused, everything at once."""

from decimal import Decimal

import pytest

from msp_model.entities import (
    AciDeclaration,
    AciIndicator,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    SasLevel,
    SiteOpening,
)
from msp_model.values import UNKNOWN, ProblemsError


class TestDeclaration:
    @pytest.mark.parametrize(
        ("wrong", "code", "path"),
        [
            ({"patients": -1}, "too-small", "$.patients"),
            ({"c2s_share": Decimal("1.01")}, "too-great", "$.c2s_share"),
            ({"ame_share": Decimal("-0.1")}, "too-small", "$.ame_share"),
            ({"files_discussed": 51, "reference_base": 50}, "contradiction", "$.files_discussed"),
            ({"files_discussed": 1, "meetings": 0}, "contradiction", "$.files_discussed"),
            ({"distinct_trainees": 3, "placements": 2}, "contradiction", "$.distinct_trainees"),
            ({"sas": frozenset({SasLevel.HALF, SasLevel.ALL})}, "contradiction", "$.sas"),
            ({"sas": frozenset({SasLevel.HALF, SasLevel.ALL_REQUESTS})}, "contradiction", "$.sas"),
            ({"opening": (SiteOpening(), SiteOpening())}, "duplicate", "$.opening"),
            (
                {"information_systems": (InformationSystem(level=InformationSystemLevel.STANDARD),) * 2},
                "duplicate",
                "$.information_systems",
            ),
            ({"year": 0}, "too-small", "$.year"),
        ],
    )
    def test_refuses_the_impossible(self, wrong: dict[str, object], code: str, path: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            AciDeclaration(**{"year": 2024} | wrong)  # type: ignore[arg-type]
        assert [(problem.code, problem.path) for problem in caught.value.problems] == [(code, path)]

    def test_says_everything_that_is_wrong_at_once(self) -> None:
        with pytest.raises(ProblemsError) as caught:
            AciDeclaration(
                year=2024,
                patients=-1,
                c2s_share=Decimal(2),
                files_discussed=5,
                reference_base=3,
                sas=frozenset({SasLevel.HALF, SasLevel.ALL}),
            )
        assert [problem.path for problem in caught.value.problems] == [
            "$.patients", "$.c2s_share", "$.files_discussed", "$.sas",
        ]  # fmt: skip

    def test_takes_the_limits(self) -> None:
        full = AciDeclaration(
            year=2024,
            patients=0,
            c2s_share=Decimal(1),
            files_discussed=50,
            reference_base=50,
            meetings=1,
            placements=2,
            distinct_trainees=2,
            sas=frozenset({SasLevel.ALL, SasLevel.ALL_REQUESTS}),
            opening=(SiteOpening(weekday_hours=Decimal(24)), SiteOpening(site="annex")),
        )

        assert full.protocols is UNKNOWN

    def test_refuses_more_hours_than_a_day_has(self) -> None:
        with pytest.raises(ProblemsError, match="too-great"):
            SiteOpening(weekday_hours=Decimal("24.5"))


class TestWords:
    """Closed lists as the guide prints them."""

    def test_there_are_six_national_protocols_and_nine_themes(self) -> None:
        assert len(NationalProtocol) == 6
        assert len(MissionTheme) == 9

    def test_every_family_of_indicators_has_its_word(self) -> None:
        """HOR, CRISE-PLAN, CRISE-ACT, DIV, REC, CSTM, MSP, USA, SATISF, SAS; FONCTION, PROT, RCP, FORM, EXT, QUA, PNC, IC, OBE; SI."""
        assert len(AciIndicator) == 10 + 9 + 1
