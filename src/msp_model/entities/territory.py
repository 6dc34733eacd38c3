"""Territories by their INSEE codes: France, its regions, its departements, its communes.

The tables of regions and departements are those of the official geographic code, vintage 2026. The table of the
35,000 communes is not held: a commune is known by its code, whose first characters name its departement.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

import attrs

from msp_model.entities.checks import check, problem
from msp_model.entities.labelled import LabelledEnum
from msp_model.values import ProblemsError

TABLES_VINTAGE: Final = 2026
"""Year of the official geographic code from which the tables of regions and departements come."""

_DATA = Path(__file__).parent / "data"

# The three communes with municipal districts, which have INSEE codes of their own.
_DISTRICTS = {
    "75056": {f"751{number:02}" for number in range(1, 21)},
    "69123": {f"6938{number}" for number in range(1, 10)},
    "13055": {f"132{number:02}" for number in range(1, 17)},
}


@attrs.frozen(kw_only=True)
class Region:
    """A region, or an overseas collectivity that stands for one, of the official geographic code 2026.

    Attributes:
        code: INSEE code, such as ``24``.

        name: French name.

        chief_town: INSEE code of its chief town.

        iso_codes: ISO 3166-2 codes, first the one in force, then those still met in older files.
    """

    code: str
    name: str
    chief_town: str
    iso_codes: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Departement:
    """A departement, or an overseas collectivity that stands for one, of the official geographic code 2026.

    Attributes:
        code: INSEE code, such as ``41``, ``2A`` or ``974``.

        name: French name.

        region: INSEE code of its region.

        chief_town: INSEE code of its chief town.
    """

    code: str
    name: str
    region: str
    chief_town: str


def _rows(name: str) -> list[dict[str, str]]:
    """Read a table of this room; none of its cells holds a comma."""
    header, *lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    keys = header.split(",")
    return [dict(zip(keys, line.split(","), strict=True)) for line in lines]


def _regions() -> dict[str, Region]:
    """Read the regions and their ISO codes."""
    iso = {row["code"]: tuple(row["iso"].split()) for row in _rows("regions_iso.csv")}
    return {
        row["code"]: Region(code=row["code"], name=row["nom"], chief_town=row["chefLieu"], iso_codes=iso[row["code"]])
        for row in _rows("regions.csv")
    }


def _departements() -> dict[str, Departement]:
    """Read the departements."""
    return {
        row["code"]: Departement(code=row["code"], name=row["nom"], region=row["region"], chief_town=row["chefLieu"])
        for row in _rows("departements.csv")
    }


REGIONS: Final[Mapping[str, Region]] = MappingProxyType(_regions())
"""The regions by INSEE code (official geographic code 2026)."""

DEPARTEMENTS: Final[Mapping[str, Departement]] = MappingProxyType(_departements())
"""The departements by INSEE code (official geographic code 2026)."""


class TerritoryLevel(LabelledEnum):
    """The levels at which a rule or a scheme can apply."""

    COUNTRY = "country", "France entière", "France"
    REGION = "region", "région", "region"
    DEPARTEMENT = "departement", "département", "departement"
    COMMUNE = "commune", "commune", "commune"


def departement_of(commune: str) -> Departement | None:
    """Give the departement of a commune from its INSEE code: two first characters, three overseas; None if none has it."""
    if re.fullmatch(r"(?:[0-9]{2}|2[AB])[0-9]{3}", commune) is None:
        return None
    return DEPARTEMENTS.get(commune[:3] if commune[:2] in {"97", "98"} else commune[:2])


@attrs.frozen(kw_only=True)
class Territory:
    """A place where a rule applies or where an MSP lives, written as one word.

    ``FR``, ``region:24``, ``departement:41``, ``commune:41018`` (INSEE codes).

    Attributes:
        level: country, region, departement or commune.

        code: INSEE code at that level; ``FR`` for the country.
    """

    level: TerritoryLevel
    code: str

    def __attrs_post_init__(self) -> None:
        """Refuse a code that the tables do not know."""
        known = {
            TerritoryLevel.COUNTRY: self.code == "FR",
            TerritoryLevel.REGION: self.code in REGIONS,
            TerritoryLevel.DEPARTEMENT: self.code in DEPARTEMENTS,
            TerritoryLevel.COMMUNE: departement_of(self.code) is not None,
        }
        if not known[self.level]:
            fr = f"« {self.code} » n’est pas un code INSEE de ce niveau : {self.level.label.text('fr')}"
            en = f"'{self.code}' is no INSEE code of this level: {self.level.label.text('en')}"
            check(self, (problem("$", "unknown-code", fr, en),))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``FR``, ``region:24``, ``departement:41`` or ``commune:41018``.

        Raises ProblemsError (``wrong-characters``, ``unknown-code``).

        >>> Territory.parse("commune:71366").region.name
        'Bourgogne-Franche-Comté'
        """
        if text == "FR":
            return cls(level=TerritoryLevel.COUNTRY, code="FR")
        word, _, code = text.partition(":")
        if word not in {"region", "departement", "commune"}:
            fr = "« FR », « region:24 », « departement:41 » ou « commune:41018 » attendu"
            en = "expected 'FR', 'region:24', 'departement:41' or 'commune:41018'"
            raise ProblemsError((problem("$", "wrong-characters", fr, en),))
        return cls(level=TerritoryLevel(word), code=code)

    @property
    def departement(self) -> Departement | None:
        """The departement of a departement or a commune; None for a region and the country."""
        if self.level is TerritoryLevel.COMMUNE:
            return departement_of(self.code)
        return DEPARTEMENTS[self.code] if self.level is TerritoryLevel.DEPARTEMENT else None

    @property
    def region(self) -> Region | None:
        """The region to which the territory belongs; None for the country."""
        if self.level is TerritoryLevel.REGION:
            return REGIONS[self.code]
        departement = self.departement
        return None if departement is None else REGIONS[departement.region]

    def contains(self, other: "Territory") -> bool:
        """Tell whether *other* lies in this territory; each contains itself."""
        match self.level:
            case TerritoryLevel.COUNTRY:
                return True
            case TerritoryLevel.REGION:
                return other.region is not None and other.region.code == self.code
            case TerritoryLevel.DEPARTEMENT:
                return other.departement is not None and other.departement.code == self.code
            case _:
                same_level = other.level is TerritoryLevel.COMMUNE
                return same_level and (other.code == self.code or other.code in _DISTRICTS.get(self.code, ()))

    def __str__(self) -> str:
        return "FR" if self.level is TerritoryLevel.COUNTRY else f"{self.level.value}:{self.code}"


FRANCE: Final = Territory(level=TerritoryLevel.COUNTRY, code="FR")
"""The whole country."""
