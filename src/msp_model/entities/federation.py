"""Regional federations, their local groups, and the bodies that decide in a region."""

import attrs

from msp_model.entities.checks import check, slug, text
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.territory import Territory
from msp_model.values import UNKNOWN, Period, Unknown


class BodyRole(LabelledEnum):
    """What a body decides."""

    VALIDATION = "validation", "valide les projets de santé", "validates health projects"
    STEERING = "steering", "pilote le premier recours", "steers first-resort care"
    FUNDING = "funding", "attribue les aides", "grants aids"


@attrs.frozen(kw_only=True)
class Body:
    """A named regional or departmental body, such as CARPEC in Bretagne or CATS in Pays de la Loire.

    Attributes:
        id: word by which it is referred to.

        name: full name.

        short_name: usual short name.

        territory: where it decides.

        roles: what it decides.

        period: when it has existed.
    """

    id: str = attrs.field(metadata=slug())
    name: str = attrs.field(metadata=text())
    short_name: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    territory: Territory
    roles: frozenset[BodyRole] | Unknown = UNKNOWN
    period: Period | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse empty names."""
        check(self)


@attrs.frozen(kw_only=True)
class GroupTeam:
    """A team as the list of a local group names it, not a dossier: its commune stands as written there.

    Attributes:
        name: name of the team.

        commune_name: name of the commune as written; several teams share one, some names are of a district.

        territory: departement or commune of the team.
    """

    name: str = attrs.field(metadata=text())
    commune_name: str | Unknown = attrs.field(default=UNKNOWN, metadata=text())
    territory: Territory | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse empty names."""
        check(self)


@attrs.frozen(kw_only=True)
class LocalGroup:
    """A group of coordinators of neighbouring MSP who meet in turn (APMSL, since the end of 2019).

    Attributes:
        id: word by which it is referred to, such as ``44-est``.

        name: usual name.

        federation: id of the federation that runs it.

        territories: the places it covers.

        teams: its teams, as listed; UNKNOWN where no list is published.
    """

    id: str = attrs.field(metadata=slug())
    name: str = attrs.field(metadata=text())
    federation: str = attrs.field(metadata=slug())
    territories: tuple[Territory, ...] = ()
    teams: tuple[GroupTeam, ...] | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse empty names."""
        check(self)


@attrs.frozen(kw_only=True)
class Federation:
    """A regional federation of teams of coordinated practice. One may cover several regions; a region may have none.

    Attributes:
        id: word by which it is referred to, such as ``fmps-cvl``.

        name: full name.

        short_name: usual short name; None: it has none.

        territories: the regions that it covers.

        website: address of its site; None: none is published.

        mailbox: public mailbox; None: none is published.

        in_national_association: whether AVECsanté lists it among its members.

        bodies: the bodies that decide in its regions.

        local_groups: its local groups.
    """

    id: str = attrs.field(metadata=slug())
    name: str = attrs.field(metadata=text())
    short_name: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    territories: tuple[Territory, ...]
    website: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    mailbox: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    in_national_association: bool | Unknown = UNKNOWN
    bodies: tuple[Body, ...] | Unknown = UNKNOWN
    local_groups: tuple[LocalGroup, ...] | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse empty names."""
        check(self)
