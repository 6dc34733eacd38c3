"""The places where a team works."""

from collections.abc import Iterator
from datetime import date

import attrs

from msp_model.entities.checks import check, problem, slug, text
from msp_model.entities.identifiers import Finess, Siret
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.profession import Profession
from msp_model.entities.territory import Territory, TerritoryLevel, departement_of
from msp_model.entities.zoning import Zone, ZoneKind, ZoneLevel, contradictions, level_on
from msp_model.values import UNKNOWN, Period, Problem, Unknown


class SiteKind(LabelledEnum):
    """Whether a site is the MSP's main one, which gives it its territory."""

    MAIN = "main", "site principal", "main site"
    SECONDARY = "secondary", "site secondaire", "secondary site"


@attrs.frozen(kw_only=True)
class Site:
    """A place where the team works. An MSP may have several sites, or share none (*hors les murs*).

    Attributes:
        id: word by which members, opening hours and requests refer to the site.

        kind: main or secondary; an MSP has one main site, whose commune is its territory.

        commune: INSEE code of the commune, such as ``41018``.

        name: name as people know it.

        finess: FINESS number of the site.

        siret: SIRET number of the site.

        period: when the team works there; left out: on the day observed (see ``presence``).

        zones: how maps rank the place, one entry for each map, profession and period known; a map that no entry names
            is unknown.
    """

    id: str = attrs.field(default="main", metadata=slug())
    kind: SiteKind | Unknown = UNKNOWN
    commune: str | Unknown = UNKNOWN
    name: str | Unknown = attrs.field(default=UNKNOWN, metadata=text())
    finess: Finess | Unknown | None = UNKNOWN
    siret: Siret | Unknown | None = UNKNOWN
    period: Period | Unknown = UNKNOWN
    zones: tuple[Zone, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse an impossible commune code and two ranks on one map for one day."""
        check(self, self._problems())

    def _problems(self) -> Iterator[Problem]:
        if self.commune is not UNKNOWN and departement_of(self.commune) is None:
            fr = "code INSEE de commune attendu : deux ou trois caractères du département, puis le numéro"
            en = "an INSEE code of a commune is expected: two or three characters of the departement, then the number"
            yield problem("$.commune", "unknown-code", fr, en)
        yield from contradictions(self.zones, "$.zones")

    @property
    def territory(self) -> Territory | Unknown:
        """The commune of the site as a territory."""
        return UNKNOWN if self.commune is UNKNOWN else Territory(level=TerritoryLevel.COMMUNE, code=self.commune)

    def zone(
        self, kind: ZoneKind, day: date, *, profession: Profession | None = None, observed_on: date | Unknown = UNKNOWN
    ) -> ZoneLevel | Unknown:
        """Give the rank of the site on the map *kind* on *day*, as ``level_on`` does."""
        return level_on(self.zones, kind, day, profession=profession, observed_on=observed_on)
