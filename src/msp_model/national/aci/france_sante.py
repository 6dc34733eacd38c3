"""France Santé: the base amount of amendment 2, with its commitments. Known second-hand only: indicative."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from msp_model.entities import AciDeclaration, FranceSanteCommitments
from msp_model.expressions import (
    TODAY,
    Day,
    Expr,
    Maybe,
    Per,
    Ratio,
    Truth,
    all_of,
    any_of,
    case,
    fact,
    number,
    parameter,
)
from msp_model.expressions.evaluate import plain
from msp_model.national.aci.facts import FINE
from msp_model.national.aci.interpretations_2026 import (
    AMENDMENT_2,
    FRANCE_SANTE_AMOUNT,
    FRANCE_SANTE_COMMITMENTS,
    FRANCE_SANTE_DEADLINE,
)
from msp_model.rulebook import Citation, Eur, Evenings, FullTimeEquivalents, Hours, Term, Weeks, cite
from msp_model.values import UNKNOWN, Label, Period

FIRST_EXERCISE = Period(start=date(2026, 1, 1), until=date(2027, 1, 1))
"""The exercise in which a late adhesion is paid less."""

NEXT_EXERCISES = Period(start=date(2027, 1, 1), until=date(2029, 1, 1))
"""The exercises for which a base amount was reported."""


def _told(field: str, absent: object) -> Callable[[AciDeclaration, date], Any]:
    """Give what reads a field of the commitments; *absent* where the MSP has not joined."""

    def read(declaration: AciDeclaration, _day: date) -> Any:
        commitments = declaration.france_sante
        if not isinstance(commitments, FranceSanteCommitments):
            return UNKNOWN if commitments is UNKNOWN else absent
        value = getattr(commitments, field)
        return plain(Fraction(value)) if type(value) is Decimal else value

    return read


joined_on = fact(
    Maybe[Day],
    id="aci.france_sante.joined_on",
    about="declaration",
    fr="jour d'adhésion à France Santé",
    en="day of joining France Santé",
    change="later",
)(_told("joined_on", None))
agreed_tariff_share = fact(
    Ratio,
    id="aci.france_sante.agreed_tariff_share",
    about="declaration",
    fr="part des consultations de médecine générale au tarif opposable",
    en="share of general practice consultations at the agreed tariff",
    greatest=1,
    step=FINE,
)(_told("agreed_tariff_share", UNKNOWN))
nurse_time = fact(
    FullTimeEquivalents,
    id="aci.france_sante.nurse_time",
    about="declaration",
    fr="temps infirmier par semaine",
    en="nurse time each week",
    greatest=1_000,
    step=FINE,
)(_told("nurse_full_time_equivalent", UNKNOWN))
sas_or_on_call_share = fact(
    Ratio,
    id="aci.france_sante.sas_or_on_call_share",
    about="declaration",
    fr="part des médecins participant au SAS ou à la permanence des soins",
    en="share of physicians taking part in the SAS or in out-of-hours care",
    greatest=1,
    step=FINE,
)(_told("sas_or_on_call_share", UNKNOWN))
appointment_in_time = fact(
    Truth,
    id="aci.france_sante.appointment_in_time",
    about="declaration",
    fr="rendez-vous donnés sous 48 heures",
    en="appointments given within 48 hours",
)(_told("appointment_within_48h", UNKNOWN))
saturday_morning = fact(
    Truth,
    id="aci.france_sante.saturday_morning",
    about="declaration",
    fr="ouverture le samedi matin au titre de France Santé",
    en="open on Saturday mornings for France Santé",
)(_told("saturday_morning", UNKNOWN))
evenings = fact(
    Per[Evenings, Weeks],
    id="aci.france_sante.evenings_per_week",
    about="declaration",
    fr="soirées d'ouverture par semaine",
    en="evenings open each week",
    greatest=7,
)(_told("evenings_per_week", UNKNOWN))
unscheduled_care = fact(
    Truth,
    id="aci.france_sante.unscheduled_care",
    about="declaration",
    fr="participation aux soins non programmés au titre de France Santé",
    en="part in unscheduled care for France Santé",
)(_told("unscheduled_care", UNKNOWN))


@attrs.frozen(kw_only=True)
class Commitment:
    """One commitment of the France Santé contract.

    Attributes:
        id: its name.

        label: its words.

        condition: when it is kept.

        source: who reports it.
    """

    id: str
    label: Label
    condition: Expr[Truth]
    source: Citation


def _commitment(id: str, fr: str, en: str, condition: Expr[Truth], at: str) -> Commitment:
    return Commitment(id=id, label=Label(fr, en), condition=condition, source=cite(AMENDMENT_2, at))


COMMITMENTS: tuple[Commitment, ...] = (
    _commitment(
        "FS-ENG1",
        "Consultations de médecine générale au tarif opposable",
        "General practice consultations at the agreed tariff",
        agreed_tariff_share >= parameter("aci.france_sante.regulated_fee_share", Ratio),
        "relevé du 6 juillet 2026, engagement 1",
    ),
    _commitment(
        "FS-ENG2",
        "Temps infirmier",
        "Nurse time",
        nurse_time >= parameter("aci.france_sante.nurse_fte", FullTimeEquivalents),
        "relevé du 6 juillet 2026, engagement 2",
    ),
    _commitment(
        "FS-ENG3",
        "Médecins participant au SAS ou à la permanence des soins",
        "Physicians taking part in the SAS or in out-of-hours care",
        sas_or_on_call_share >= parameter("aci.france_sante.physician_share", Ratio),
        "relevé du 6 juillet 2026, engagement 3",
    ),
    _commitment(
        "FS-ENG-ALT",
        "Rendez-vous sous 48 h, samedi matin, soirées et soins non programmés",
        "Appointments within 48 h, Saturday mornings, evenings and unscheduled care",
        all_of(
            appointment_in_time,
            saturday_morning,
            evenings >= parameter("aci.france_sante.evenings", Per[Evenings, Weeks]),
            unscheduled_care,
        ),
        "relevé du 24 juin 2026, autres engagements cités",
    ),
)
"""The commitments reported."""

base = parameter("aci.france_sante.base", Eur)
base_late = parameter("aci.france_sante.base_late", Eur)
base_by_patients = parameter("aci.france_sante.base_by_patients", Eur)
deadline = parameter("aci.france_sante.adhesion_deadline", Day)
other_deadline = parameter("aci.france_sante.adhesion_deadline_other", Day)

_joined_day = joined_on.or_else(TODAY)

joined: Expr[Truth] = joined_on.present() & (_joined_day <= TODAY)
"""The MSP has joined by the end of the year."""

_by_condition = {commitment.id: commitment.condition for commitment in COMMITMENTS}
_three = all_of(_by_condition["FS-ENG1"], _by_condition["FS-ENG2"], _by_condition["FS-ENG3"])

kept: Expr[Truth] = any_of(
    FRANCE_SANTE_COMMITMENTS.is_("three") & _three,
    FRANCE_SANTE_COMMITMENTS.is_("all") & _three & _by_condition["FS-ENG-ALT"],
    FRANCE_SANTE_COMMITMENTS.is_("others") & _by_condition["FS-ENG-ALT"],
)
"""The commitments asked are kept."""

in_time: Expr[Truth] = any_of(
    FRANCE_SANTE_DEADLINE.is_("14-july-included") & (_joined_day <= deadline),
    FRANCE_SANTE_DEADLINE.is_("14-july-excluded") & (_joined_day < deadline),
    FRANCE_SANTE_DEADLINE.is_("10-july-included") & (_joined_day <= other_deadline),
)
"""The MSP joined by the deadline."""


def amount(version: Period) -> Expr[Eur]:
    """Give the base amount of an exercise of *version*."""
    flat = case((in_time, base), otherwise=base_late) if version == FIRST_EXERCISE else base
    due = case((FRANCE_SANTE_AMOUNT.is_("by-patients"), base_by_patients), otherwise=flat)
    return case((joined & kept, due), otherwise=number(Eur, 0))


def version_of(day: date) -> Period | None:
    """Give the stretch of unchanged rules around a day; None where no amount was reported for it."""
    return next((version for version in (FIRST_EXERCISE, NEXT_EXERCISES) if version.contains(day) is True), None)


WAIT = Term(
    id="appointment",
    label=Label("délai maximal d'un rendez-vous", "longest wait for an appointment"),
    value=parameter("aci.france_sante.appointment_hours", Hours),
)
"""What an appointment in time is."""
