"""Which question narrows the range of a total most: each input alone, put at both of its ends."""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from tests.aci.world import CONTRACT, complete, statement_of

from msp_model.national import aci
from msp_model.values import UNKNOWN, Interval

WHOLE = 97_300
"""What the complete declaration of 2023 is paid."""

SYSTEMS = (
    "aci.standard_system_acquired_on",
    "aci.standard_system_share_by_months",
    "aci.advanced_system_acquired_on",
    "aci.advanced_system_share_by_months",
)


def found_of(one: aci.Narrowing) -> tuple[Any, Any]:
    return one.remaining, one.narrowed


def found(statement: aci.AciStatement) -> list[tuple[Any, Any, Any]]:
    return [(one.input, one.remaining, one.narrowed) for one in aci.narrowing(statement)]


@pytest.mark.parametrize(
    ("declared", "name", "words", "facts", "narrowed"),
    [
        (
            {"missions": UNKNOWN},
            "missions",
            ("missions de santé publique", "public-health missions"),
            ("aci.mission_themes", "aci.child_obesity_mission"),
            800 * 7,  # two missions, and the pathway that one of them opens
        ),
        (
            {"information_systems": UNKNOWN},
            "information_systems",
            ("systèmes d'information labellisés", "labelled information systems"),
            SYSTEMS,
            WHOLE,
        ),
        (
            {"advanced_practice_nurse": UNKNOWN},
            "aci.advanced_practice_nurse",
            (
                "un infirmier en pratique avancée (IPA) est dans l'équipe",
                "an advanced-practice nurse (IPA) is in the team",
            ),
            ("aci.advanced_practice_nurse",),
            720 * 7,
        ),
        (
            {"protocols": UNKNOWN},
            "aci.protocols",
            ("protocoles pluriprofessionnels", "multi-professional protocols"),
            ("aci.protocols",),
            800 * 7,
        ),
    ],
)
def test_one_input_that_closes_the_range(
    declared: dict[str, Any], name: str, words: tuple[str, str], facts: tuple[str, ...], narrowed: int
) -> None:
    (one,) = aci.narrowing(statement_of(complete(2023, **declared)))

    assert (one.input, one.facts, one.published) == (name, facts, True)
    assert (one.label.fr, one.label.text("en")) == words
    assert found_of(one) == (0, narrowed)


def test_what_is_paid_elsewhere_is_one_question() -> None:
    (one,) = aci.narrowing(statement_of(complete(2023, paid_elsewhere=UNKNOWN)))

    assert (one.input, one.label.fr) == ("paid_elsewhere", "indicateurs déjà payés ailleurs")
    assert one.label.text("en") == "indicators already paid elsewhere"
    assert all(name.startswith("aci.paid_elsewhere.") for name in one.facts)
    assert found_of(one) == (0, WHOLE)


def test_the_part_taken_in_the_sas_is_one_question() -> None:
    (one,) = aci.narrowing(statement_of(complete(2023, sas=UNKNOWN)))

    assert (one.input, one.facts) == ("sas", ("aci.sas_half", "aci.sas_full"))
    assert (one.label.fr, one.label.text("en")) == ("participation au SAS", "part taken in the SAS")


# -- the contract -----------------------------------------------------------------------------------------------------


def under(**more: Any) -> aci.AciStatement:
    return statement_of(complete(2023), aci_contract=attrs.evolve(CONTRACT, **more))


def test_a_contract_that_is_not_told_is_asked_for_beside_its_end() -> None:
    half = Fraction(WHOLE, 2)

    assert found(statement_of(complete(2023), aci_contract=UNKNOWN)) == [
        ("aci_contract", half, half),  # there is none: nothing is paid; there is one: it may have ended
        ("aci_contract.ended_on", half, half),
    ]
    first, second = aci.narrowing(statement_of(complete(2023), aci_contract=UNKNOWN))
    assert first.label.fr == "contrat ACI : signature, effet"
    assert first.label.text("en") == "ACI contract: signature, effect"
    assert (second.label.fr, second.label.text("en")) == ("fin du contrat ACI", "end of the ACI contract")


def test_the_end_of_a_contract() -> None:
    assert found(under(ended_on=UNKNOWN)) == [("aci_contract.ended_on", 0, WHOLE)]
    prorated = statement_of(
        complete(2023),
        {"aci-ended-contract": "prorated"},
        aci_contract=attrs.evolve(CONTRACT, ended_on=UNKNOWN),
    )
    assert found(prorated) == [("aci_contract.ended_on", 0, WHOLE)]


def test_a_day_of_effect_between_two_others() -> None:
    uncertain = under(effective_on=Interval(date(2023, 4, 1), date(2023, 9, 30)))

    assert found(uncertain) == [("aci_contract", 0, WHOLE * Fraction(5, 12))]


def test_what_would_narrow_nothing_is_not_asked_for() -> None:
    assert found(under(signed_on=UNKNOWN)) == []  # an old MSP is paid the same
    two = statement_of(complete(2023, protocols=UNKNOWN), aci_contract=attrs.evolve(CONTRACT, signed_on=UNKNOWN))
    assert [name for name, _, _ in found(two)] == ["aci.protocols"]


@pytest.mark.parametrize("sent", [UNKNOWN, Interval(date(2024, 1, 1), date(2024, 3, 1))])
def test_the_day_on_which_documents_were_sent(sent: Any) -> None:
    late = statement_of(complete(2023, evidence_sent_on=sent), {"aci-late-documents": "unpaid"})

    assert found(late) == [("aci.evidence_sent_on", 0, WHOLE)]


# -- figures that no text gives, totals without bound -----------------------------------------------------------------


def test_a_rate_that_no_text_gives_has_its_bounds() -> None:
    (one,) = aci.narrowing(statement_of(complete(2024), {"aci-precarity-rates": "unknown"}))

    assert (one.input, one.published) == ("aci.precarity.rate_after_2023", False)
    assert found_of(one) == (0, Fraction(WHOLE, 4))


def test_a_total_without_bound_is_narrowed_by_nothing() -> None:
    open_ = statement_of(complete(2026, protocols=UNKNOWN), {"aci-2026-grid": "unknown"})

    assert found(open_) == [("aci.grid_after_2025.points", None, None), ("aci.protocols", None, None)]
    assert [one.published for one in aci.narrowing(open_)] == [False, True]


def test_the_least_left_open_comes_first_then_the_name() -> None:
    nothing_paid = statement_of(complete(2023, crisis_plan=UNKNOWN, protocols=UNKNOWN, external_coordination=UNKNOWN))
    ranked = aci.narrowing(nothing_paid)

    assert [one.input for one in ranked] == ["aci.crisis_plan", "aci.protocols", "aci.external_coordination"]
    left = [one.remaining for one in ranked if one.remaining is not None]
    assert left == sorted(left)
    assert [one.remaining for one in ranked] == [3500, 94_500, 96_600]
