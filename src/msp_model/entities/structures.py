"""The MSP among its neighbours: kinds of structures of coordinated care."""

from types import MappingProxyType
from typing import Final

import attrs

from msp_model.entities.checks import check, text
from msp_model.entities.identifiers import Finess
from msp_model.entities.labelled import LabelledEnum
from msp_model.values import UNKNOWN, Period, Unknown


class StructureKind(LabelledEnum):
    """Kinds of structures of coordinated care."""

    MSP = "msp", "maison de santé pluriprofessionnelle", "multi-professional health house (MSP)"
    ESP = "esp", "équipe de soins primaires", "primary care team (ESP)"
    CDS = "cds", "centre de santé", "health centre (CDS)"
    CPTS = "cpts", "communauté professionnelle territoriale de santé", "territorial health community (CPTS)"
    ESS = "ess", "équipe de soins spécialisés", "specialised care team (ESS)"
    PSLA = "psla", "pôle de santé libéral et ambulatoire (Normandie)", "liberal and ambulatory health pole (PSLA)"

    @property
    def finess_category(self) -> str | None:
        """Category of the establishment in FINESS; None where no source gives one."""
        return _FINESS_CATEGORIES.get(self)

    @property
    def legal_basis(self) -> str | None:
        """Article that founds the kind; None for one founded by a charter."""
        return _LEGAL_BASES.get(self)


_FINESS_CATEGORIES: Final = MappingProxyType(
    {
        StructureKind.MSP: "603",
        StructureKind.CPTS: "604",
        StructureKind.CDS: "124",
    }
)

_LEGAL_BASES: Final = MappingProxyType(
    {
        StructureKind.MSP: "CSP L6323-3",
        StructureKind.ESP: "CSP L1411-11-1",
        StructureKind.CDS: "CSP L6323-1",
        StructureKind.CPTS: "CSP L1434-12",
        StructureKind.ESS: "CSP L1411-11-1",
    }
)


@attrs.frozen(kw_only=True)
class Neighbour:
    """A structure of coordinated care to which the MSP belongs, or with which it works.

    Attributes:
        kind: kind of structure.

        name: its name.

        finess: its FINESS number.

        member: whether the MSP belongs to it, as to a CPTS.

        period: when that is so; left out: on the day observed (see ``presence``).
    """

    kind: StructureKind
    name: str | Unknown = attrs.field(default=UNKNOWN, metadata=text())
    finess: Finess | Unknown | None = UNKNOWN
    member: bool | Unknown = UNKNOWN
    period: Period | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse an empty name."""
        check(self)
