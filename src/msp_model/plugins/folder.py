"""Folders: a pack from a folder of texts, in a few lines."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any

from msp_model.documents.texts import read_pack_data
from msp_model.entities import FRANCE, Federation, Territory
from msp_model.rulebook.declarations import Interpretation, Pack, Reform, RegionalReading, Rule, Scheme


def pack_from_folder(
    place: str | ModuleType | Traversable,
    *,
    id: str,
    territories: Iterable[Territory] = (FRANCE,),
    federations: Iterable[Federation] = (),
    interpretations: Iterable[Interpretation] = (),
    readings: Iterable[RegionalReading] = (),
    rules: Iterable[Rule] = (),
    schemes: Iterable[Scheme] = (),
    reforms: Iterable[Reform] = (),
    extensions: Iterable[tuple[str, type[Any]]] = (),
) -> Pack:
    """Build the pack whose ``texts/*.toml`` and ``parameters.toml`` lie in one folder.

    A plugin's package most often gives its own name:

    >>> from msp_model.plugins import hookimpl, pack_from_folder
    >>> @hookimpl
    ... def msp_model_packs():
    ...     yield pack_from_folder(__name__, id="example", territories=[Territory.parse("region:24")])

    Args:
        place: the importable name of the package that holds the files, the package, or the path of a folder.
        id: the key of the pack, the name of its entry point.
        territories: where it may speak.
        federations: the federations behind it.
        interpretations: what it leaves open.
        readings: its readings of what the national rulebook leaves to the regions.
        rules: its rules.
        schemes: its schemes.
        reforms: changes that can be laid over the rulebook.
        extensions: its own attrs classes for what it adds to an MSP, by key.

    Raises:
        ProblemsError: everything that is wrong with the files, with file and key.
    """
    folder = files(place) if isinstance(place, str | ModuleType) else place
    data = read_pack_data(folder, name=id)
    return Pack(
        id=id,
        territories=tuple(territories),
        federations=tuple(federations),
        texts=data.texts,
        parameters=data.parameters,
        interpretations=tuple(interpretations),
        readings=tuple(readings),
        rules=tuple(rules),
        schemes=tuple(schemes),
        reforms=tuple(reforms),
        extensions=tuple(extensions),
    )
