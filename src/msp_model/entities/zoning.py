"""Zones: how the State and the regional health agencies rank a place, by kind, profession and period."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import Final

import attrs

from msp_model.entities.checks import check, problem
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.presence import holds, surely_overlap
from msp_model.entities.profession import Profession
from msp_model.values import UNKNOWN, Period, Problem, Unknown


class ZoneKind(LabelledEnum):
    """Which map a zone belongs to. One map never stands for another: a rule on ZRR does not become one on FRR."""

    ARS = "ars", "zonage de l’ARS (CSP L1434-4), par profession", "ARS map (CSP L1434-4), by profession"
    ZRR = "zrr", "zone de revitalisation rurale (jusqu’en 2024)", "rural revitalisation zone (until 2024)"
    FRR = "frr", "France Ruralités Revitalisation (CGI 44 quindecies A)", "France Ruralités Revitalisation"
    QPV = "qpv", "quartier prioritaire de la politique de la ville", "priority urban district"


class ZoneLevel(LabelledEnum):
    """How a map ranks a place; *none* means that the place is known to lie outside the map's zones."""

    ZIP = "zip", "zone d’intervention prioritaire", "priority intervention zone (ZIP)"
    ZAC = "zac", "zone d’action complémentaire", "complementary action zone (ZAC)"
    ZV = "zv", "zone de vigilance", "watch zone (ZV)"
    ZRR = "zrr", "en ZRR", "in a ZRR"
    FRR = "frr", "en FRR", "in an FRR"
    FRR_PLUS = "frr-plus", "en FRR+", "in an FRR+"
    QPV = "qpv", "en QPV", "in a QPV"
    NONE = "none", "hors zonage", "outside"


_LEVELS: Final = MappingProxyType(
    {
        ZoneKind.ARS: frozenset({ZoneLevel.ZIP, ZoneLevel.ZAC, ZoneLevel.ZV, ZoneLevel.NONE}),
        ZoneKind.ZRR: frozenset({ZoneLevel.ZRR, ZoneLevel.NONE}),
        ZoneKind.FRR: frozenset({ZoneLevel.FRR, ZoneLevel.FRR_PLUS, ZoneLevel.NONE}),
        ZoneKind.QPV: frozenset({ZoneLevel.QPV, ZoneLevel.NONE}),
    }
)


@attrs.frozen(kw_only=True)
class Zone:
    """How one map ranks the place of a site, during a period.

    The same commune has one ARS map per profession (orders of 2017 for physicians, 2019 midwives, 2020 nurses).
    Sources: CSP L1434-4 and R1434-41 (ZIP, ZAC; some regions add ZV); finance law for 2024 (FRR), decree 2025-628 (FRR+).

    Attributes:
        kind: which map.

        level: the rank on that map.

        profession: for the ARS map, the profession it is drawn for; UNKNOWN where it is not said; None on other maps.

        period: when the place is ranked so.
    """

    kind: ZoneKind
    level: ZoneLevel
    profession: Profession | Unknown | None = UNKNOWN
    period: Period | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a level of another map, and a profession outside the ARS map."""
        check(self, self._problems())

    def _problems(self) -> Iterator[Problem]:
        if self.level not in _LEVELS[self.kind]:
            fr = f"le niveau « {self.level.value} » n’existe pas sur la carte « {self.kind.value} »"
            yield problem("$.level", "contradiction", fr, f"no level '{self.level.value}' on map '{self.kind.value}'")
        if self.kind is not ZoneKind.ARS and isinstance(self.profession, Profession):
            fr = "seul le zonage de l’ARS dépend de la profession"
            yield problem("$.profession", "contradiction", fr, "only the ARS map depends on the profession")


def level_on(
    zones: Iterable[Zone],
    kind: ZoneKind,
    day: date,
    *,
    profession: Profession | None = None,
    observed_on: date | Unknown = UNKNOWN,
) -> ZoneLevel | Unknown:
    """Give the rank of a place on the map *kind* on *day*, UNKNOWN where *zones* does not say.

    Args:
        zones: what is known of the place.

        kind: which map.

        day: the day asked.

        profession: for the ARS map, the profession for which it is asked; mandatory there, refused elsewhere.

        observed_on: the day on which the dossier was observed.

    Raises:
        ValueError: a profession is missing for the ARS map, or given for another one.
    """
    if (kind is ZoneKind.ARS) != (profession is not None):
        raise ValueError("a profession goes with the ARS map, and with no other")
    said = {
        zone.level
        for zone in zones
        if zone.kind is kind
        and (profession is None or zone.profession is profession)
        and holds(zone.period, day, observed_on=observed_on) is True
    }
    return said.pop() if len(said) == 1 else UNKNOWN


def contradictions(zones: Iterable[Zone], path: str) -> Iterator[Problem]:
    """Give a problem for each two zones of one map that rank the place differently on one day."""
    for first, second in combinations(zones, 2):
        same = first.kind is second.kind and (first.kind is not ZoneKind.ARS or first.profession is second.profession)
        if same and first.level is not second.level and surely_overlap(first.period, second.period):
            fr = f"deux niveaux le même jour sur la carte « {first.kind.value} »"
            yield problem(path, "contradiction", fr, f"two levels on one day on map '{first.kind.value}'")
