"""Exercise: one calendar year of an MSP under the ACI. Its facts are told of its last day, whatever the day asked."""

from datetime import date

import attrs

from msp_model.entities import AciDeclaration, Diversity, Msp
from msp_model.values import UNKNOWN


@attrs.frozen
class Exercise:
    """One calendar year of one MSP.

    Attributes:
        msp: the dossier.

        year: the year.
    """

    msp: Msp
    year: int

    @property
    def last_day(self) -> date:
        """The day of which facts are told: 31 December."""
        return date(self.year, 12, 31)

    @property
    def declaration(self) -> AciDeclaration | None:
        """What the MSP declared for the year, None where the dossier holds nothing of it."""
        declarations = () if self.msp.aci_declarations is UNKNOWN else self.msp.aci_declarations
        return next((declaration for declaration in declarations if declaration.year == self.year), None)

    @property
    def diversity(self) -> Diversity:
        """The professions declared for the year; all unknown where nothing is declared."""
        told = UNKNOWN if self.declaration is None else self.declaration.diversity
        return Diversity() if told is UNKNOWN else told
