"""The health project, the agreement of a team on what it does together (CSP L6323-3)."""

import attrs

from msp_model.entities.checks import check, text
from msp_model.entities.labelled import LabelledEnum
from msp_model.values import UNKNOWN, SomeDay, Unknown


class CareKind(LabelledEnum):
    """What members of an MSP do together under the project (CSP L6323-3, version of 12 August 2011)."""

    FIRST_RESORT = "first-resort", "soins de premier recours (L1411-11)", "first-resort care"
    SECOND_RESORT = "second-resort", "soins de second recours (L1411-12)", "second-resort care"
    PUBLIC_HEALTH = "public-health", "actions de santé publique", "public health actions"
    PREVENTION = "prevention", "prévention", "prevention"
    HEALTH_EDUCATION = "health-education", "éducation à la santé", "health education"
    SOCIAL_ACTION = "social-action", "actions sociales", "social actions"


@attrs.frozen(kw_only=True)
class HealthProject:
    """The health project of a team and its way through the regional health agency.

    The law has the project sent for information; in practice the agency, through a body that differs by region,
    validates it. Both days are kept. A day that is None never came.

    Attributes:
        team_gathered_on: day on which the professionals agreed to work together, first of the steps of creation.

        needs_identified_on: day on which the local needs had been identified.

        drafted_on: day on which the text was complete.

        drafted_by_members: whether the members drew it up themselves.

        signed_by_all_on: day on which the last member who is a health professional signed.

        sent_on: day on which it was sent to, or filed with, the ARS.

        validated_on: day on which it was validated.

        validated_by: short name of the body that validated it, such as CARPEC, CATS or COD.

        validation_ended_on: day on which the validation was withdrawn.

        compatible_with_regional_plan: whether it is compatible with the regional health scheme.

        care: what the members do under it.

        accommodation: whether patients are accommodated, which an MSP may not do.

        territorial_reflection: whether it rests on a shared reflection on the territory.
    """

    team_gathered_on: SomeDay | None = UNKNOWN
    needs_identified_on: SomeDay | None = UNKNOWN
    drafted_on: SomeDay | None = UNKNOWN
    drafted_by_members: bool | Unknown = UNKNOWN
    signed_by_all_on: SomeDay | None = UNKNOWN
    sent_on: SomeDay | None = UNKNOWN
    validated_on: SomeDay | None = UNKNOWN
    validated_by: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    validation_ended_on: SomeDay | None = UNKNOWN
    compatible_with_regional_plan: bool | Unknown = UNKNOWN
    care: frozenset[CareKind] | Unknown = UNKNOWN
    accommodation: bool | Unknown = UNKNOWN
    territorial_reflection: bool | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse an empty name of a body."""
        check(self)
