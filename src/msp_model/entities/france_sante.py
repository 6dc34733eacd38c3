"""The France Santé label and the commitments of its contract. A label is not money."""

from decimal import Decimal

import attrs

from msp_model.entities.checks import check, exact, share, whole
from msp_model.values import UNKNOWN, Period, SomeDay, Unknown


@attrs.frozen(kw_only=True)
class FranceSante:
    """What the France Santé label looks at (article 63 of the social security financing law for 2026).

    Physicians and nurses of the team are told by the team itself.

    Attributes:
        labelled_on: day of the label; None: not labelled.

        label_ended_on: day on which the label was lost; None: it was not.

        open_days_per_week: days a week on which the structure is open to the public.

        appointment_within_48h: whether an appointment is given within 48 hours when the state of health needs it.

        extra_fees: whether fees above the agreed tariff (*dépassements*) are charged.

        takes_part_in_sas: whether the structure takes part in the *service d'accès aux soins*.

        nurse_nearby: whether a nurse works nearby, outside the structure.

        within_30_minutes: whether the people served reach it within 30 minutes.

        period: when this is so; left out: on the day observed (see ``presence``).
    """

    labelled_on: SomeDay | None = UNKNOWN
    label_ended_on: SomeDay | None = UNKNOWN
    open_days_per_week: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole(0, 7))
    appointment_within_48h: bool | Unknown = UNKNOWN
    extra_fees: bool | Unknown = UNKNOWN
    takes_part_in_sas: bool | Unknown = UNKNOWN
    nurse_nearby: bool | Unknown = UNKNOWN
    within_30_minutes: bool | Unknown = UNKNOWN
    period: Period | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse more days than a week has."""
        check(self)


@attrs.frozen(kw_only=True)
class FranceSanteCommitments:
    """The commitments of the France Santé contract of 2026, as the press reports them (grade C).

    Attributes:
        joined_on: day on which the MSP joined; None: it has not.

        agreed_tariff_share: share of the general practitioners' consultations at the agreed tariff, from 0 to 1.

        nurse_full_time_equivalent: full-time posts of nurses a week.

        sas_or_on_call_share: share of the physicians who take part in the SAS or in out-of-hours care, from 0 to 1.

        appointment_within_48h: whether appointments are given within 48 hours.

        saturday_morning: whether the structure is open on Saturday mornings.

        evenings_per_week: evenings a week on which it is open.

        unscheduled_care: whether it takes part in unscheduled care.
    """

    joined_on: SomeDay | None = UNKNOWN
    agreed_tariff_share: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())
    nurse_full_time_equivalent: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())
    sas_or_on_call_share: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())
    appointment_within_48h: bool | Unknown = UNKNOWN
    saturday_morning: bool | Unknown = UNKNOWN
    evenings_per_week: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole(0, 7))
    unscheduled_care: bool | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a share above 1 and more days than a week has."""
        check(self)
