"""Regional packs: the pack of a federation, from the files in its folder."""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any

from msp_model.documents.regions import read_region
from msp_model.national.common_schemes import scheme_of
from msp_model.rulebook import Interpretation, Pack, Reform, Rule, Scheme


def regional_pack(
    place: str | ModuleType | Traversable,
    *,
    interpretations: Iterable[Interpretation] = (),
    rules: Iterable[Rule] = (),
    schemes: Iterable[Scheme] = (),
    reforms: Iterable[Reform] = (),
    extensions: Iterable[tuple[str, type[Any]]] = (),
) -> Pack:
    """Build the pack of a federation from ``federation.toml`` and the files beside it.

    Its key, its territories and who it is come from ``federation.toml``; schemes, texts, figures and readings from
    ``schemes.toml``, ``texts/*.toml``, ``parameters.toml`` and ``readings.toml``. A package gives its own name::

        @hookimpl
        def msp_model_packs():
            yield regional_pack(__name__)

    Args:
        place: the importable name of the package that holds the files, the package, or the path of a folder.
        interpretations: what its texts leave open.
        rules: what no table can say.
        schemes: schemes that no table can say, beside those of ``schemes.toml``.
        reforms: changes that can be laid over the rulebook.
        extensions: its own attrs classes for what it adds to an MSP, by key.

    Raises:
        ProblemsError: everything that is wrong with the files, with file, key and line.
    """
    region = read_region(files(place) if isinstance(place, str | ModuleType) else place)
    return Pack(
        id=region.federation.id,
        territories=region.federation.territories,
        federations=(region.federation,),
        texts=region.data.texts,
        parameters=region.data.parameters,
        interpretations=tuple(interpretations),
        readings=region.readings,
        rules=tuple(rules),
        schemes=(*map(scheme_of, region.schemes), *schemes),
        reforms=tuple(reforms),
        extensions=tuple(extensions),
    )
