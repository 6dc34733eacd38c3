"""What happened: departures, and decisions about premises."""

from collections.abc import Iterator

import attrs

from msp_model.entities.checks import check, problem, slug
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.profession import Profession, Specialty
from msp_model.values import UNKNOWN, Problem, SomeDay, Unknown


@attrs.frozen(kw_only=True)
class Departure:
    """Someone left the team.

    A departure tells what happened and may stand beside the member's own period or alone, when nothing else is known of
    who left. ``replaced_on`` says since when someone stands in: at the earliest a day, where they were not replaced
    before it.

    Attributes:
        profession: profession of who left.

        specialty: for a physician, their specialty.

        member: id of the member who left, where the team lists them.

        departed_on: first day on which they no longer belonged to the team, or what is known of it.

        notified_on: day on which the departure was notified; None: it was not.

        replaced_on: first day on which someone had taken their place; None: they will not be replaced.
    """

    profession: Profession | Unknown = UNKNOWN
    specialty: Specialty | Unknown = UNKNOWN
    member: str | Unknown = attrs.field(default=UNKNOWN, metadata=slug())
    departed_on: SomeDay = UNKNOWN
    notified_on: SomeDay | None = UNKNOWN
    replaced_on: SomeDay | None = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a specialty of someone who is no physician."""
        check(self, self._problems())

    def _problems(self) -> Iterator[Problem]:
        if isinstance(self.specialty, Specialty) and self.profession is not Profession.PHYSICIAN:
            fr, en = "seul un médecin a une spécialité", "only a physician has a specialty"
            yield problem("$.specialty", "contradiction", fr, en)


class Permanence(LabelledEnum):
    """For how long premises are meant. Only permanent ones should wait for the team (AVECsanté leaflet, 2026)."""

    PERMANENT = "permanent", "locaux définitifs", "permanent premises"
    TEMPORARY = "temporary", "locaux provisoires", "temporary premises"
    MEETING = "meeting", "lieu de réunion", "a place to meet"


@attrs.frozen(kw_only=True)
class Premises:
    """Premises decided, built or opened. A building is not an MSP and never a condition of one.

    Attributes:
        permanence: permanent, temporary, or a place to meet.

        decided_on: day on which they were decided; None: not decided.

        works_started_on: first day of the works; None: not begun.

        opened_on: day on which they opened; None: not open.

        site: id of the site, where the dossier lists it.
    """

    permanence: Permanence | Unknown = UNKNOWN
    decided_on: SomeDay | None = UNKNOWN
    works_started_on: SomeDay | None = UNKNOWN
    opened_on: SomeDay | None = UNKNOWN
    site: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=slug())

    def __attrs_post_init__(self) -> None:
        """Refuse a malformed site id."""
        check(self)
