"""What the France Santé label looks at."""

from datetime import date

from msp_model.entities import FranceSante, Msp
from msp_model.expressions import Days, Per, Truth, fact
from msp_model.rulebook import Weeks
from msp_model.values import UNKNOWN, Unknown

DAYS_OF_A_WEEK = 7


def _now(msp: Msp, day: date) -> FranceSante | None:
    """Give what is told of the structure on *day*, None where nothing is."""
    told = msp.france_sante
    return told if isinstance(told, FranceSante) and msp.holds(told.period, day) is True else None


@fact(
    Per[Days, Weeks],
    about="msp",
    greatest=DAYS_OF_A_WEEK,
    fr="jours d'ouverture au public par semaine",
    en="days a week on which it is open to the public",
)
def open_days_per_week(msp: Msp, day: date) -> int | Unknown:
    """Days of opening to the public in a week."""
    told = _now(msp, day)
    return UNKNOWN if told is None else told.open_days_per_week


@fact(
    Truth,
    about="msp",
    fr="un rendez-vous est donné sous 48 h quand l'état de santé le demande",
    en="an appointment is given within 48 hours when the state of health needs it",
)
def appointment_in_time(msp: Msp, day: date) -> bool | Unknown:
    """Whether appointments are given in the time that the label asks for."""
    told = _now(msp, day)
    return UNKNOWN if told is None else told.appointment_within_48h


@fact(Truth, about="msp", fr="des dépassements d'honoraires sont pratiqués", en="extra fees are charged")
def extra_fees(msp: Msp, day: date) -> bool | Unknown:
    """Whether fees above the agreed tariff are charged."""
    told = _now(msp, day)
    return UNKNOWN if told is None else told.extra_fees


@fact(Truth, about="msp", fr="la structure participe au SAS", en="the structure takes part in the SAS")
def takes_part_in_sas(msp: Msp, day: date) -> bool | Unknown:
    """Whether it takes part in the service d'accès aux soins."""
    told = _now(msp, day)
    return UNKNOWN if told is None else told.takes_part_in_sas


@fact(
    Truth,
    about="msp",
    fr="un infirmier exerce à proximité de la structure",
    en="a nurse works near the structure",
)
def nurse_nearby(msp: Msp, day: date) -> bool | Unknown:
    """Whether a nurse works nearby, outside the structure."""
    told = _now(msp, day)
    return UNKNOWN if told is None else told.nurse_nearby
