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

import attrs

from msp_model.documents import read_pack_data
from msp_model.national import (
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
from msp_model.plugins import hookimpl, pack_from_folder
from msp_model.rulebook import Pack

MSP_MODEL_PLUGIN_API = 1
"""The plugin interface that this pack was written for."""


@hookimpl
def msp_model_packs() -> Iterator[Pack]:
    """Give the national pack: its texts, figures, interpretations, rules and schemes."""
    pack = pack_from_folder(
        __name__,
        id="national",
        interpretations=(
            *aci_eligibility.INTERPRETATIONS,
            *dissolution.INTERPRETATIONS,
            *france_sante.INTERPRETATIONS,
            *recognition.INTERPRETATIONS,
            *single_physician.INTERPRETATIONS,
            *sisa.INTERPRETATIONS,
        ),
        rules=(
            *aci_eligibility.RULES,
            *coordination.RULES,
            *creation.RULES,
            *definition.RULES,
            *dissolution.RULES,
            *fir.RULES,
            *investment.RULES,
            *recognition.RULES,
            *single_physician.RULES,
            *sisa.RULES,
        ),
        schemes=(
            *aci_eligibility.SCHEMES,
            *dissolution.SCHEMES,
            *fir.SCHEMES,
            *fragile.SCHEMES,
            *france_sante.SCHEMES,
            *investment.SCHEMES,
            *recognition.SCHEMES,
            *sisa.SCHEMES,
        ),
    )
    cited = read_pack_data(files(__name__).joinpath("aci"), name="national/aci").texts
    yield attrs.evolve(pack, texts=(*pack.texts, *(attrs.evolve(text, values=()) for text in cited)))


__all__ = ["MSP_MODEL_PLUGIN_API", "msp_model_packs", "regional_pack"]
