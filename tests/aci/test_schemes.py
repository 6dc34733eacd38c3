"""The schemes of the ACI, version by version: their texts and what only one regime knows."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from tests.aci.test_fields import JOINED
from tests.aci.world import RULEBOOK, complete, statement_of

from msp_model.rulebook import Scheme


def version_on(day: date) -> Scheme:
    """Give the version of the scheme in force on a day."""
    (found,) = (one for one in RULEBOOK.schemes if one.id == "fr.aci" and one.period.contains(day) is True)
    return found


@pytest.mark.parametrize(
    ("day", "texts", "own"),
    [
        (date(2016, 6, 1), ["aci-ra-2015"], {"enmr-compensation"}),
        (date(2018, 6, 1), ["aci-2017", "ameli-2020-10-09"], set()),
        (date(2023, 6, 1), ["aci-2022-guide", "aci-avenant-1-2022", "ameli-2020-10-09"], {"sas-half", "sas-full"}),
    ],
)
def test_a_version_cites_the_texts_of_its_regime(day: date, texts: list[str], own: set[str]) -> None:
    found = version_on(day)

    assert [source.text for source in found.sources] == texts
    assert {term.id for term in found.terms} & {"enmr-compensation", "sas-half", "sas-full"} == own


@pytest.mark.parametrize(("share", "kept"), [("0.79", False), ("0.8", True), ("0.81", True)])
def test_the_tariff_is_kept_from_eighty_percent_on(share: str, kept: bool) -> None:
    """Statement of 6 July 2026, commitment 1: 80 % at the least."""
    line = statement_of(complete(2026, france_sante=attrs.evolve(JOINED, agreed_tariff_share=Decimal(share))))
    assert line.france_sante is not None
    met = {one.id: one.met for one in line.france_sante.commitments}

    assert met["FS-ENG1"] is kept
