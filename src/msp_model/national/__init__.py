"""The national rules: an ordinary pack, which comes in through the same door as a federation's.

By subject
    definition        what an MSP is, and its health project (CSP L6323-3)
    recognition       recognition by the regional health agency, in practice
    creation          the order of the steps: the team before the bricks
    sisa              the company: associates, employees, what it may do since when
    dissolution       the company below its minimum: three regimes, their deadlines
    coordination      the coordination post: statuses, money at risk
    fir               what the regional health agency pays
    investment        buildings and equipment
    fragile           MSP followed closely
    single_physician  MSP with one physician
    france_sante      the France Santé label
    aci_eligibility   who may sign an ACI contract
    aci               what the ACI pays
    regions           what was published of regions that no federation's pack covers

For who writes a regional pack
    regional          a pack from the files of its folder: `regional_pack`
    common_schemes, common_conditions
                      what the words of ``schemes.toml`` stand for

Beside them
    facts             what the rules see of a dossier
    periods           the days on which a rule holds
    texts, parameters.toml
"""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from msp_model.documents import read_pack_data
from msp_model.national import (
    aci,
    aci_eligibility,
    coordination,
    creation,
    definition,
    dissolution,
    fir,
    fragile,
    france_sante,
    investment,
    recognition,
    single_physician,
    sisa,
)
from msp_model.national.regional import regional_pack
from msp_model.national.regions import regions_data
from msp_model.plugins import hookimpl
from msp_model.rulebook import Pack

MSP_MODEL_PLUGIN_API = 1
"""The plugin interface that this pack was written for."""


_SUBJECTS = (
    aci,
    aci_eligibility,
    coordination,
    creation,
    definition,
    dissolution,
    fir,
    fragile,
    france_sante,
    investment,
    recognition,
    single_physician,
    sisa,
)


@hookimpl
def msp_model_packs() -> Iterator[Pack]:
    """Give the national pack: its texts, figures, interpretations, rules and schemes."""
    folder = files(__name__)
    general = read_pack_data(folder, name="national")
    of_the_aci = read_pack_data(folder.joinpath("aci"), name="national/aci")
    of_regions, regional_schemes = regions_data()
    yield Pack(
        id="national",
        texts=(*general.texts, *of_the_aci.texts, *of_regions.texts),
        parameters=(*general.parameters, *of_the_aci.parameters, *of_regions.parameters),
        interpretations=_declared("INTERPRETATIONS"),
        rules=_declared("RULES"),
        schemes=(*_declared("SCHEMES"), *regional_schemes),
    )


def _declared(what: str) -> tuple[Any, ...]:
    """Give what the subjects declare under a name; a subject need not declare anything."""
    return tuple(one for subject in _SUBJECTS for one in getattr(subject, what, ()))


__all__ = ["MSP_MODEL_PLUGIN_API", "msp_model_packs", "regional_pack"]
