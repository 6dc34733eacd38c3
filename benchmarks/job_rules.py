"""The job as an ordinary rulebook of expressions, and in plain Python on the same entity.

The entity is frozen and already built. The coordinator's time is an integer number of hundredths of a full-time post,
since facts are exact. Thresholds and rates stand for parameters in place: each is a figure with its origin.
"""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
from benchmarks.job import Answer

from msp_model.expressions.kinds import KindValue, Maybe, Months, Number, Per, Truth
from msp_model.expressions.leaves import Literal, Origin
from msp_model.expressions.nodes import Expr
from msp_model.expressions.program import program
from msp_model.expressions.spelling import all_of, brackets, case, fact, number, total
from msp_model.values import UNKNOWN, Label, Unknown


@attrs.frozen(kw_only=True)
class Centre:
    """A multi-professional health centre."""

    n_doctors: int | Unknown
    n_paramedics: int | Unknown
    project_validated: bool | Unknown
    opening_hours_ok: bool | Unknown
    patients: int | Unknown
    shared_info_system: bool | Unknown
    coordinator_hundredths: int | Unknown
    months_since_doctor_left: int | Unknown | None


def centre(entity: dict[str, Any]) -> Centre:
    """Build the entity; what is left out is unknown."""
    known = dict(entity)
    time = known.pop("coordinator_fte", UNKNOWN)
    known["coordinator_hundredths"] = time if time is UNKNOWN else round(time * 100)
    return Centre(**{field.name: known.get(field.name, UNKNOWN) for field in attrs.fields(Centre)})


def plain(e: Any, _today: date) -> Answer:
    """Do the job in plain Python on the entity, with floats; nothing may be unknown."""
    left = e.months_since_doctor_left
    r1 = e.n_doctors >= 2 or (e.n_doctors == 1 and left is not None and left <= 12)
    r2 = e.n_paramedics >= 1
    r3 = e.project_validated
    r4 = e.opening_hours_ok
    r5 = e.shared_info_system and e.coordinator_hundredths >= 25
    if not (r1 and r2 and r3 and r4 and r5):
        return r1, r2, r3, r4, r5, 0.0
    p = e.patients
    variable = 0.25 * min(p, 4000) + 0.20 * min(max(p - 4000, 0), 4000) + 0.10 * max(p - 8000, 0)
    return r1, r2, r3, r4, r5, (800 + 1000 + 500 + variable) * 7.0


# -- units and facts ---------------------------------------------------------------------------------------------


class Persons(Number):
    """People."""

    symbol = Label("personnes", "people")


class Hundredths(Number):
    """Hundredths of a full-time post."""

    symbol = Label("centièmes d'ETP", "hundredths of a post")


class Points(Number):
    """Points."""

    symbol = Label("points", "points")


class Eur(Number):
    """Euros."""

    symbol = Label("EUR", "EUR")


@fact(Persons, fr="médecins", en="doctors", greatest=200)
def n_doctors(e: Centre, _day: date) -> int | Unknown:
    return e.n_doctors


@fact(Persons, fr="auxiliaires médicaux", en="paramedics", greatest=500)
def n_paramedics(e: Centre, _day: date) -> int | Unknown:
    return e.n_paramedics


@fact(Truth, fr="projet validé", en="project validated")
def project_validated(e: Centre, _day: date) -> bool | Unknown:
    return e.project_validated


@fact(Truth, fr="horaires suffisants", en="opening hours sufficient")
def opening_hours_ok(e: Centre, _day: date) -> bool | Unknown:
    return e.opening_hours_ok


@fact(Persons, fr="patients", en="patients", greatest=1_000_000)
def patients(e: Centre, _day: date) -> int | Unknown:
    return e.patients


@fact(Truth, fr="système d'information partagé", en="shared information system")
def shared_info_system(e: Centre, _day: date) -> bool | Unknown:
    return e.shared_info_system


@fact(Hundredths, fr="temps de coordination", en="coordination time", greatest=10_000)
def coordinator(e: Centre, _day: date) -> int | Unknown:
    return e.coordinator_hundredths


@fact(Maybe[Months], fr="mois depuis le départ d'un médecin", en="months since a doctor left", greatest=1200)
def months_since_doctor_left(e: Centre, _day: date) -> int | Unknown | None:
    return e.months_since_doctor_left


# -- rules -------------------------------------------------------------------------------------------------------


def figure(name: str, value: int | Fraction, kind: KindValue) -> Expr[Any]:
    """Put a figure in place, with an origin as a parameter's value has one."""
    origin = Origin(
        parameter=f"bench.{name.replace(' ', '_')}",
        label=Label(name, name),
        text="bench-agreement",
        reference="Invented agreement",
        grade="A",
        at="article 1",
        start=date(2020, 1, 1),
        until=None,
        basis="stated",
    )
    return Literal(value, kind, origin)


def rules() -> tuple[Expr[Any], ...]:
    """Write the five rules and the amount."""
    rate, price = Per[Points, Persons], Per[Eur, Points]
    one_doctor_left = (
        n_doctors.equals(number(Persons, 1))
        & months_since_doctor_left.present()
        & (months_since_doctor_left.or_else(number(Months, 0)) <= figure("tolerance", 12, Months))
    )
    doctors = (n_doctors >= figure("minimum of doctors", 2, Persons)) | one_doctor_left
    paramedics = n_paramedics >= figure("minimum of paramedics", 1, Persons)
    coordination = shared_info_system & (coordinator >= figure("minimum of coordination", 25, Hundredths))
    verdicts = (doctors, paramedics, project_validated, opening_hours_ok, coordination)
    variable = brackets(
        patients,
        (figure("first limit", 4000, Persons), figure("first rate", Fraction(25, 100), rate)),
        (figure("second limit", 8000, Persons), figure("second rate", Fraction(20, 100), rate)),
        beyond=figure("rate beyond", Fraction(10, 100), rate),
    )
    fixed = (figure("access", 800, Points), figure("team", 1000, Points), figure("system", 500, Points))
    amount = total(*fixed, variable) * figure("value of a point", 7, price)
    return (*verdicts, case((all_of(*verdicts), amount), otherwise=number(Eur, 0)))


PROGRAM = program(*rules())
"""The rules, figures in place."""
