"""The ACI seen from the MSP: its contract and what it declares each year.

words        closed lists of the declaration
contract     the contract with the health insurance and the ARS
declaration  the yearly declaration, every indicator's inputs
"""

from msp_model.entities.aci.contract import AciContract, AciDerogation, AciParty
from msp_model.entities.aci.declaration import (
    AciDeclaration,
    Diversity,
    InformationSystem,
    PublicHealthMission,
    SiteOpening,
)
from msp_model.entities.aci.words import (
    AciIndicator,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    SasLevel,
)

__all__ = [
    "AciContract",
    "AciDeclaration",
    "AciDerogation",
    "AciIndicator",
    "AciParty",
    "Diversity",
    "InformationSystem",
    "InformationSystemLevel",
    "MissionTheme",
    "NationalProtocol",
    "PublicHealthMission",
    "SasLevel",
    "SiteOpening",
]
