"""Regions that no federation's pack covers: what was published of Provence-Alpes-Côte d'Azur and of Guyane.

AVECsanté lists no federation there. Their facts stand in the national pack, under their region, in the files beside
this one; they are read as those of a regional pack.
"""

from importlib.resources import files

from msp_model.documents.regions import read_schemes
from msp_model.documents.texts import PackData, read_pack_data
from msp_model.entities import Territory
from msp_model.national.common_schemes import scheme_of
from msp_model.rulebook import Scheme

UNCOVERED = (Territory.parse("region:93"), Territory.parse("region:03"))
"""Provence-Alpes-Côte d'Azur and Guyane."""


def regions_data() -> tuple[PackData, tuple[Scheme, ...]]:
    """Read the texts, the figures and the schemes of these regions. Raises ProblemsError where a file is wrong."""
    folder, name = files(__name__), "national/regions"
    data = read_pack_data(folder, name=name)
    tables = read_schemes(folder, name=name, parameters=data.parameters, territories=UNCOVERED)
    return data, tuple(map(scheme_of, tables))


__all__ = ["UNCOVERED", "regions_data"]
