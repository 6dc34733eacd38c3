"""Regions that no federation's pack covers: what was published of Provence-Alpes-Côte d'Azur and of Guyane.

AVECsanté lists no federation there. Their facts stand in the national pack, under their region, in the files beside
this one; they are read as those of a regional pack.
"""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from msp_model.documents.regions import read_schemes
from msp_model.documents.texts import PackData, read_pack_data
from msp_model.entities import Territory
from msp_model.national.common_schemes import scheme_of
from msp_model.rulebook import Scheme
from msp_model.values import Label

UNCOVERED = (Territory.parse("region:93"), Territory.parse("region:03"))
"""Provence-Alpes-Côte d'Azur and Guyane."""

NOTES: Final[Mapping[str, Label]] = MappingProxyType({
    "93": Label(
        "aucune fédération dans la liste d'AVECsanté de 2026 ; une nouvelle, Cap MSP Paca, est signalée (pac-cap-msp, "
        "source B). Ce qui est publié est dans le module national.",
        "no federation in the list of AVECsanté of 2026; a new one, Cap MSP Paca, is reported (pac-cap-msp, source B). "
        "What is published stands in the national pack.",
    ),
    "03": Label(
        "aucune fédération dans la liste d'AVECsanté de 2026. Ce qui est publié est dans le module national.",
        "no federation in the list of AVECsanté of 2026. What is published stands in the national pack.",
    ),
})  # fmt: skip
"""What is to be said of each of them where no pack of a federation is there, by the code of the region."""


def regions_data() -> tuple[PackData, tuple[Scheme, ...]]:
    """Read the texts, the figures and the schemes of these regions. Raises ProblemsError where a file is wrong."""
    folder, name = files(__name__), "national/regions"
    data = read_pack_data(folder, name=name)
    tables = read_schemes(folder, name=name, parameters=data.parameters, territories=UNCOVERED)
    return data, tuple(map(scheme_of, tables))


__all__ = ["NOTES", "UNCOVERED", "regions_data"]
