"""Networks of coordinators: how an MSP takes part."""

from decimal import Decimal

import attrs

from msp_model.entities.checks import check, share, slug, whole
from msp_model.entities.team import TeamRole
from msp_model.values import UNKNOWN, Period, SomeDay, Unknown


@attrs.frozen(kw_only=True)
class Participation:
    """An MSP's part in the coordinators' network of its federation (APMSL: an agreement, renewed with the CPOM).

    Attributes:
        local_group: id of the local group; None: none.

        agreement_signed_on: day on which the agreement was signed; None: it was not.

        signatories: roles of those who signed it, such as leader, managers and coordinator.

        team_informed: whether the team knows that its coordinator takes part.

        period: when the MSP takes part; left out: on the day observed (see ``presence``).
    """

    local_group: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=slug())
    agreement_signed_on: SomeDay | None = UNKNOWN
    signatories: frozenset[TeamRole] | Unknown = UNKNOWN
    team_informed: bool | Unknown = UNKNOWN
    period: Period | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a malformed id."""
        check(self)


@attrs.frozen(kw_only=True)
class LocalMeeting:
    """A meeting of a local group, of about half a day.

    Attributes:
        local_group: id of the group.

        held_on: day of the meeting.

        present: number of coordinators present.

        attendance: share of the group's coordinators who were present, from 0 to 1.
    """

    local_group: str = attrs.field(metadata=slug())
    held_on: SomeDay = UNKNOWN
    present: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    attendance: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())

    def __attrs_post_init__(self) -> None:
        """Refuse negative figures and a share above 1."""
        check(self)
