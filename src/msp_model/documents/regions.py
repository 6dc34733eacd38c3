"""Regions: the files of a federation's pack, read together with every problem at once.

    federation.toml      who it is: name, regions, bodies, local groups
    readings.toml        its readings of what the national rulebook leaves to the regions
    schemes.toml         money and support
    parameters.toml, texts/*.toml

Only the first is mandatory.
"""

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import attrs

from msp_model.documents.codes import problem
from msp_model.documents.scheme_tables import SchemeTable
from msp_model.documents.schemes import SchemeReader, citations
from msp_model.documents.tables import Table, TomlFile
from msp_model.documents.texts import PackData, open_toml, read_pack_data
from msp_model.entities import FRANCE, Body, BodyRole, Federation, GroupTeam, LocalGroup, Territory
from msp_model.rulebook.declarations import ParameterDeclaration, RegionalReading
from msp_model.values import UNKNOWN, Problem, ProblemsError, Unknown

E = TypeVar("E")


@attrs.frozen(kw_only=True)
class RegionData:
    """What the files of a federation's pack declare.

    Attributes:
        federation: the federation, whose id is the pack's.

        data: its parameters and texts.

        schemes: its schemes, as the file says them.

        readings: its readings of national interpretations.
    """

    federation: Federation
    data: PackData
    schemes: tuple[SchemeTable, ...] = ()
    readings: tuple[RegionalReading, ...] = ()


def read_region(folder: Traversable) -> RegionData:
    """Read the files of a federation's pack.

    Args:
        folder: the pack's folder, a path or ``importlib.resources.files("msp_model_fecop")``.

    Raises:
        ProblemsError: everything that is wrong with any of the files, with file, key and line.
    """
    problems: list[Problem] = []
    federation = _federation(folder, problems)
    name = folder.name if federation is None else federation.id
    try:
        data = read_pack_data(folder, name=name)
    except ProblemsError as error:
        problems.extend(error.problems)
        data = PackData()
        known_broken = True
    else:
        known_broken = False
    territories = (FRANCE,) if federation is None else federation.territories
    schemes: tuple[SchemeTable, ...] = ()
    readings: tuple[RegionalReading, ...] = ()
    try:
        schemes = read_schemes(folder, name=name, parameters=data.parameters, territories=territories)
    except ProblemsError as error:
        # References to a parameters.toml that could not be read would all be wrong.
        problems.extend(each for each in error.problems if not known_broken or each.code != "unknown-reference")
    if (opened := _opened(folder, "readings.toml", name, problems)) is not None:
        readings = opened.top.tables("readings", lambda table: _reading(table, territories))
        opened.top.finish()
        problems.extend(opened.problems)
    if federation is None or problems:
        raise ProblemsError(tuple(problems))
    return RegionData(federation=federation, data=data, schemes=schemes, readings=readings)


def read_schemes(
    folder: Traversable,
    *,
    name: str,
    parameters: Iterable[ParameterDeclaration],
    territories: Iterable[Territory],
) -> tuple[SchemeTable, ...]:
    """Read ``schemes.toml`` of a folder; none where there is no such file.

    Args:
        folder: the folder.

        name: what messages call it.

        parameters: those that its schemes may name.

        territories: where they may hold; a single one is where they hold unless they say otherwise.

    Raises:
        ProblemsError: everything that is wrong with the file, with key and line.
    """
    problems: list[Problem] = []
    found: tuple[SchemeTable, ...] = ()
    if (opened := _opened(folder, "schemes.toml", name, problems)) is not None:
        found = opened.top.tables("schemes", SchemeReader.of(parameters, territories).scheme)
        opened.top.finish()
        problems.extend(opened.problems)
    if problems:
        raise ProblemsError(tuple(problems))
    return found


def _opened(folder: Traversable, file: str, name: str, problems: list[Problem]) -> TomlFile | None:
    """Open a file that may be missing; None where it is, or cannot be parsed."""
    found = folder.joinpath(file)
    return open_toml(found, f"{name}/{file}", problems) if found.is_file() else None


def _reading(table: Table, territories: tuple[Territory, ...]) -> RegionalReading:
    """Read one ``[[readings]]``."""
    return RegionalReading(
        interpretation=table.name("interpretation"),
        reading=table.name("reading"),
        territory=table.territory("territory", territories[0]),
        sources=citations(table),
    )


def _federation(folder: Traversable, problems: list[Problem]) -> Federation | None:
    """Read ``federation.toml``; None where something is wrong with it."""
    place = f"{folder.name}/federation.toml"
    file = folder.joinpath("federation.toml")
    if not file.is_file():
        fr, en = (
            "ce fichier manque : il dit qui est la fédération",
            "this file is missing: it says who the federation is",
        )
        problems.append(problem(place, "unreadable-file", fr, en))
        return None
    opened = open_toml(file, place, problems)
    if opened is None:
        return None
    table = opened.top
    identity = table.name("id")
    found = _made(
        table,
        Federation,
        id=identity,
        name=table.words("name"),
        short_name=table.words("short_name", "") or UNKNOWN,
        territories=_territories(table, "territories") or (FRANCE,),
        website=table.words("website", "") or UNKNOWN,
        mailbox=table.words("mailbox", "") or UNKNOWN,
        in_national_association=table.truth("in_national_association")
        if table.has("in_national_association")
        else UNKNOWN,
        bodies=_some(table.tables("bodies", _body)),
        local_groups=_some(table.tables("local_groups", lambda inner: _group(inner, identity))),
    )
    if not table.has("territories"):
        fr, en = "« territories » manque : où la fédération agit", "'territories' is missing: where the federation acts"
        table.report("territories", "missing-field", fr, en)
    table.finish()
    problems.extend(opened.problems)
    return None if opened.problems else found


def _made(table: Table, entity: type[E], **values: Any) -> E | None:
    """Build an entity; what it refuses is told of the table."""
    try:
        return entity(**values)
    except ProblemsError as error:
        for each in error.problems:
            table.report(each.path.removeprefix("$."), each.code, each.message.fr, each.message.text("en"))
        return None


def _some(found: tuple[E | None, ...]) -> tuple[E, ...] | Unknown:
    """Give what was built; UNKNOWN where nothing is listed."""
    return tuple(each for each in found if each is not None) or UNKNOWN


def _territories(table: Table, key: str) -> tuple[Territory, ...]:
    """Read a list of territories: ``["region:01", "region:02"]``."""
    found = []
    for words in table.names(key):
        try:
            found.append(Territory.parse(words))
        except ProblemsError as error:
            for each in error.problems:
                table.report(key, each.code, each.message.fr, each.message.text("en"))
    return tuple(found)


def _body(table: Table) -> Body | None:
    """Read one ``[[bodies]]``."""
    return _made(
        table,
        Body,
        id=table.name("id"),
        name=table.words("name"),
        short_name=table.words("short_name", "") or UNKNOWN,
        territory=table.territory("territory"),
        roles=frozenset(table.members("roles", BodyRole)) or UNKNOWN,
    )


def _group(table: Table, federation: str) -> LocalGroup | None:
    """Read one ``[[local_groups]]``."""
    return _made(
        table,
        LocalGroup,
        id=table.name("id"),
        name=table.words("name"),
        federation=federation,
        territories=_territories(table, "territories"),
        teams=_some(table.tables("teams", _team)),
    )


def _team(table: Table) -> GroupTeam | None:
    """Read one team of a local group."""
    return _made(
        table,
        GroupTeam,
        name=table.words("name"),
        commune_name=table.words("commune", "") or UNKNOWN,
        territory=table.territory("territory") if table.has("territory") else UNKNOWN,
    )
