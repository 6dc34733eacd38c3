"""Recognition as an MSP, and the commitment to evaluate practices that some aids ask for."""

import attrs

from msp_model.entities.checks import check, text
from msp_model.values import UNKNOWN, SomeDay, Unknown


@attrs.frozen(kw_only=True)
class Recognition:
    """The decision by which a team is recognised (*labellisée*) as an MSP.

    Attributes:
        recognised_on: day of the decision; None: not recognised.

        recognised_by: short name of the body that decided.

        ended_on: day on which recognition was lost; None: it has not been.
    """

    recognised_on: SomeDay | None = UNKNOWN
    recognised_by: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    ended_on: SomeDay | None = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse an empty name of a body."""
        check(self)


@attrs.frozen(kw_only=True)
class EvaluationCommitment:
    """A team's commitment to evaluate its professional practices.

    Source: a commercial article (grade C) names it, with a validated project, as a condition of support to coordination.

    Attributes:
        committed_on: day on which the team committed itself; None: it has not.

        ended_on: day on which the commitment ended; None: it stands.
    """

    committed_on: SomeDay | None = UNKNOWN
    ended_on: SomeDay | None = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse values that are no exact days."""
        check(self)
