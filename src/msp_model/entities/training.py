"""Training of coordinators: PACTE and the EHESP diploma."""

import attrs

from msp_model.entities.checks import check, text, whole
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.structures import StructureKind
from msp_model.values import UNKNOWN, SomeDay, Unknown


class TrainingKind(LabelledEnum):
    """Trainings followed by coordinators."""

    PACTE = "pacte", "PACTE, diplôme d’établissement de l’EHESP", "PACTE, diploma of EHESP"
    OTHER = "other", "autre formation", "another training"


@attrs.frozen(kw_only=True)
class Training:
    """A training followed by a coordinator.

    Attributes:
        kind: which training.

        mention: kind of structure for which it was followed (MSP, CDS or CPTS).

        started_on: first day; None: not begun.

        completed_on: day of the diploma; None: not obtained.

        hours: length in hours.

        provider: who runs it, such as a regional federation.
    """

    kind: TrainingKind
    mention: StructureKind | Unknown | None = UNKNOWN
    started_on: SomeDay | None = UNKNOWN
    completed_on: SomeDay | None = UNKNOWN
    hours: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    provider: str | Unknown = attrs.field(default=UNKNOWN, metadata=text())

    def __attrs_post_init__(self) -> None:
        """Refuse negative hours."""
        check(self)
