"""Units: what the figures of the field are counted in."""

from fractions import Fraction

from msp_model.expressions.kinds import Day, Days, Kind, KindValue, Months, Number, Ratio, Truth, kind_name, quotient
from msp_model.values import Label, Language

_LONGEST_MONTH = 31


class Persons(Number):
    """People, counted by profession and role."""

    symbol = Label("personnes", "persons")


class Patients(Number):
    """Patients of the list of a structure."""

    symbol = Label("patients", "patients")


class Eur(Number):
    """Euros."""

    symbol = Label("€", "EUR")
    decimals = 2


class Points(Number):
    """Points of the agreement between health insurance and teams."""

    symbol = Label("points", "points")


class Hours(Number):
    """Hours."""

    symbol = Label("heures", "hours")


class HoursPerWeek(Number):
    """Hours of work in a week."""

    symbol = Label("h/semaine", "h/week")


class Meetings(Number):
    """Meetings held."""

    symbol = Label("réunions", "meetings")


class Protocols(Number):
    """Written protocols."""

    symbol = Label("protocoles", "protocols")


class Missions(Number):
    """Public-health missions."""

    symbol = Label("missions", "missions")


class Trainees(Number):
    """Distinct people trained."""

    symbol = Label("stagiaires", "trainees")


class Files(Number):
    """Patients' files discussed."""

    symbol = Label("dossiers", "files")


class Weeks(Number):
    """Weeks."""

    symbol = Label("semaines", "weeks")


class Professions(Number):
    """Different professions."""

    symbol = Label("professions", "professions")


class Placements(Number):
    """Training placements."""

    symbol = Label("stages", "placements")


class FullTimeEquivalents(Number):
    """Full-time equivalents."""

    symbol = Label("ETP", "FTE")


class Years(Number):
    """Calendar years."""

    symbol = Label("années", "years")


class Evenings(Number):
    """Evenings of opening."""

    symbol = Label("soirées", "evenings")


class Sites(Number):
    """Places where a team works."""

    symbol = Label("sites", "sites")


class MedicalPractices(Number):
    """Medical practices (*cabinets*) in a building."""

    symbol = Label("cabinets", "practices")


class Licences(Number):
    """Software licences."""

    symbol = Label("licences", "licences")


_MONTHS = (
    ("janvier", "January"), ("février", "February"), ("mars", "March"), ("avril", "April"), ("mai", "May"),
    ("juin", "June"), ("juillet", "July"), ("août", "August"), ("septembre", "September"), ("octobre", "October"),
    ("novembre", "November"), ("décembre", "December"),
)  # fmt: skip


class DayOfYear(Number):
    """A day that comes every year, as month and day in one number: 215 is 15 February, 1201 is 1 December."""

    symbol = Label("jour de l'année", "day of the year")

    @classmethod
    def written(cls, number: int | Fraction, lang: Language) -> str | None:
        """Write the day and the month: 1er mars, 15 février; None for a number that is no day.

        >>> DayOfYear.written(301, "fr"), DayOfYear.written(215, "en")
        ('1er mars', '15 February')
        """
        month, day = divmod(number, 100)
        if day.denominator != 1 or not 1 <= month <= len(_MONTHS) or not 1 <= day <= _LONGEST_MONTH:
            return None
        fr, en = _MONTHS[int(month) - 1]
        return f"{'1er' if day == 1 else day} {fr}" if lang == "fr" else f"{day} {en}"


class Words(Kind):
    """Words that a text gives and no rule computes with: a committee's name, allowed uses."""

    symbol = Label("texte", "words")


_NAMED: tuple[type[Kind], ...] = (
    Truth, Day, Ratio, Months, Days, Persons, Patients, Eur, Points, Hours, HoursPerWeek, Meetings, Protocols,
    Missions, Trainees, Files, Weeks, Sites, Professions, Placements, FullTimeEquivalents, Years, Evenings,
    MedicalPractices, Licences, DayOfYear, Words,
)  # fmt: skip

UNITS: dict[str, type[Kind]] = {unit.__name__: unit for unit in _NAMED}
"""The units that a declaration may name."""


def unit_named(words: str) -> KindValue | None:
    """Give the unit of a declaration: ``Eur``, ``Eur/Points``; None where there is none of that name.

    >>> kind_name(unit_named("Eur/Points"))
    'EUR/points'
    """
    over, slash, under = words.partition("/")
    if not slash:
        return UNITS.get(words)
    known = UNITS.get(over), UNITS.get(under)
    if any(kind is None or not issubclass(kind, Number) for kind in known):
        return None
    return quotient(*known)


__all__ = [
    "UNITS",
    "DayOfYear",
    "Eur",
    "Evenings",
    "Files",
    "FullTimeEquivalents",
    "Hours",
    "HoursPerWeek",
    "Licences",
    "MedicalPractices",
    "Meetings",
    "Missions",
    "Patients",
    "Persons",
    "Placements",
    "Points",
    "Professions",
    "Protocols",
    "Sites",
    "Trainees",
    "Weeks",
    "Words",
    "Years",
    "kind_name",
    "unit_named",
]
