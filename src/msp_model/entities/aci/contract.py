"""The ACI contract between the MSP, its health insurance fund and the regional health agency."""

import attrs

from msp_model.entities.checks import check
from msp_model.entities.labelled import LabelledEnum
from msp_model.values import UNKNOWN, SomeDay, Unknown


class AciParty(LabelledEnum):
    """Who signs the contract."""

    STRUCTURE = "structure", "la structure", "the structure"
    CPAM = "cpam", "la caisse primaire (CPAM)", "the health insurance fund (CPAM)"
    ARS = "ars", "l’agence régionale de santé", "the regional health agency (ARS)"


class AciDerogation(LabelledEnum):
    """Derogations that a contract may carry."""

    OPENING_HOURS = (
        "opening-hours",
        "horaires modulés selon la permanence des soins",
        "hours adapted to local out-of-hours care",
    )
    COMPANY_PENDING = (
        "company-pending",
        "engagement à créer la société après la signature",
        "undertaking to create the company after signature",
    )


@attrs.frozen(kw_only=True)
class AciContract:
    """An ACI contract.

    Attributes:
        signed_on: day of signature; None: not signed.

        effective_on: first day of effect, from which the first year is prorated.

        ended_on: first day after its end or termination; None: no end is set.

        parties: who signed.

        derogations: derogations granted in it; an empty set: none.

        project_annexed: whether the validated health project is annexed.

        professionals_annexed: whether the list of associated professionals is annexed.
    """

    signed_on: SomeDay | None = UNKNOWN
    effective_on: SomeDay = UNKNOWN
    ended_on: SomeDay | None = UNKNOWN
    parties: frozenset[AciParty] | Unknown = UNKNOWN
    derogations: frozenset[AciDerogation] | Unknown = UNKNOWN
    project_annexed: bool | Unknown = UNKNOWN
    professionals_annexed: bool | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse values that are not exact and frozen."""
        check(self)
