"""Who works in the team, counted by profession and role. Counts are ranges where something is not known."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from msp_model.entities import Msp, Person, Profession, StructureKind, TeamMember, who
from msp_model.expressions import Fact, OneOf, fact
from msp_model.national.facts.known import Amount, on_grid
from msp_model.rulebook import FullTimeEquivalents, Persons
from msp_model.values import UNKNOWN, Interval, Unknown

Count = int | Interval[int] | Unknown
"""How many people: exactly, between bounds, or unknown."""

MOST_PEOPLE = 200
"""More people than any team has in one role: the upper end of what a count may be."""

_THOUSANDTH = Fraction(1, 1000)


def people(fr: str, en: str) -> Callable[[Callable[[Msp, date], Count]], Fact[Persons]]:
    """Declare a count of people of the team; beyond the end of its domain it says "at least so many"."""

    def declare(read: Callable[[Msp, date], Count]) -> Fact[Persons]:
        @fact(Persons, id=read.__name__, about="msp", greatest=MOST_PEOPLE, fr=fr, en=en)
        def counted(msp: Msp, day: date) -> Count:
            found = read(msp, day)
            if isinstance(found, int):
                return found if found <= MOST_PEOPLE else Interval(MOST_PEOPLE, None)
            if found is UNKNOWN or found.greatest is None or found.greatest <= MOST_PEOPLE:
                low = None if found is UNKNOWN else found.least
                return found if low is None or low <= MOST_PEOPLE else Interval(MOST_PEOPLE, None)
            return Interval(min(found.least, MOST_PEOPLE), None) if found.least else UNKNOWN

        return counted

    return declare


@fact(OneOf[StructureKind], about="msp", fr="nature de la structure", en="kind of structure", change="never")
def structure_kind(msp: Msp, _day: date) -> StructureKind:
    """Kind of structure that the dossier is about."""
    return msp.kind


# -- everyone in the team ---------------------------------------------------------------------------------------------


@people("médecins de l'équipe", "physicians in the team")
def physicians(msp: Msp, day: date) -> Count:
    """Physicians of any specialty."""
    return msp.count(day, who.physician)


@people("médecins généralistes de l'équipe", "general practitioners in the team")
def general_practitioners(msp: Msp, day: date) -> Count:
    """Physicians in general practice."""
    return msp.count(day, who.general_practitioner)


@people("professionnels paramédicaux de l'équipe", "paramedical professionals in the team")
def paramedics(msp: Msp, day: date) -> Count:
    """Auxiliaires médicaux, advanced-practice nurses included."""
    return msp.count(day, who.auxiliary)


@people("infirmiers de l'équipe", "nurses in the team")
def nurses(msp: Msp, day: date) -> Count:
    """Nurses, advanced-practice nurses included."""
    return msp.count(day, who.of_profession(Profession.NURSE))


@people("infirmiers en pratique avancée et chirurgiens-dentistes", "advanced-practice nurses and dentists")
def advanced_nurses_and_dentists(msp: Msp, day: date) -> Count:
    """The professionals whom question 2971 proposes in the place of a second general practitioner."""
    return msp.count(day, who.any_of(who.advanced_practice_nurse, who.of_profession(Profession.DENTIST)))


@people(
    "professionnels de santé de l'équipe autres que médecins généralistes",
    "health professionals in the team other than general practitioners",
)
def other_health_professionals(msp: Msp, day: date) -> Count:
    """Health professionals who are not general practitioners."""
    return msp.count(day, who.health_professional, who.negation(who.general_practitioner))


@people(
    "professionnels médicaux, auxiliaires médicaux et pharmaciens de l'équipe",
    "medical professionals, auxiliaires médicaux and pharmacists in the team",
)
def professionals_of_three_groups(msp: Msp, day: date) -> Count:
    """People whose profession belongs to one of the three groups that CSP L6323-3 names."""
    return msp.count(day, who.eligible_associate)


@fact(
    FullTimeEquivalents,
    about="msp",
    greatest=MOST_PEOPLE,
    step=_THOUSANDTH,
    fr="temps paramédical de l'équipe, en équivalents temps plein",
    en="paramedical time of the team, in full-time equivalents",
)
def paramedic_time(msp: Msp, day: date) -> Amount:
    """Full-time posts of the auxiliaires médicaux, to a thousandth."""
    posts = msp.count_full_time(day, who.auxiliary)
    if posts is UNKNOWN:
        return UNKNOWN
    if isinstance(posts, Fraction):
        return on_grid(posts, posts, _THOUSANDTH, MOST_PEOPLE)
    return on_grid(posts.least or Fraction(0), posts.greatest, _THOUSANDTH, MOST_PEOPLE)


# -- associates of the SISA -------------------------------------------------------------------------------------------


@people("médecins associés de la SISA", "physicians who are associates of the SISA")
def associated_physicians(msp: Msp, day: date) -> Count:
    """Physicians of any specialty among the associates; dentists, midwives and pharmacists are none."""
    return msp.count(day, who.associate, who.physician)


@people("auxiliaires médicaux associés de la SISA", "auxiliaires médicaux who are associates of the SISA")
def associated_auxiliaries(msp: Msp, day: date) -> Count:
    """Auxiliaires médicaux among the associates; an advanced-practice nurse is one."""
    return msp.count(day, who.associate, who.auxiliary)


@people("associés exerçant à titre libéral", "associates in liberal practice")
def liberal_associates(msp: Msp, day: date) -> Count:
    """Associates who are self-employed, liberal collaborators included."""
    return msp.count(day, who.associate, who.liberal)


@people("associés n'exerçant pas à titre libéral", "associates who are not in liberal practice")
def associates_not_liberal(msp: Msp, day: date) -> Count:
    """Associates who are salaried or volunteers."""
    return msp.count(day, who.associate, who.negation(who.liberal))


@people(
    "associés d'une profession qui n'y a pas droit (psychologues, ostéopathes…)",
    "associates of a profession that has no right to be (psychologists, osteopaths…)",
)
def ineligible_associates(msp: Msp, day: date) -> Count:
    """Associates of none of the three groups: psychologists and osteopaths can sign the project, not be associates."""
    return msp.count(day, who.associate, who.negation(who.eligible_associate))


@people(
    "associés non inscrits à l'ordre de leur profession",
    "associates who are not on the roll of their profession's order",
)
def unregistered_associates(msp: Msp, day: date) -> Count:
    """Associates who have an order and are not on its roll; a profession without an order has none."""
    return msp.count(day, who.associate, _lacks_registration)


def _lacks_registration(person: Person, /) -> bool | Unknown:
    if not isinstance(person, TeamMember) or person.order_registered is UNKNOWN:
        return UNKNOWN
    return person.order_registered is False


# -- employees of the SISA --------------------------------------------------------------------------------------------


@people("médecins salariés de la SISA", "physicians employed by the SISA")
def employed_physicians(msp: Msp, day: date) -> Count:
    """Physicians on the payroll of the SISA."""
    return msp.count(day, who.salaried_by_sisa, who.physician)


@people("auxiliaires médicaux salariés de la SISA", "auxiliaires médicaux employed by the SISA")
def employed_auxiliaries(msp: Msp, day: date) -> Count:
    """Auxiliaires médicaux on the payroll of the SISA."""
    return msp.count(day, who.salaried_by_sisa, who.auxiliary)


@people("professionnels de santé salariés de la SISA", "health professionals employed by the SISA")
def employed_health_professionals(msp: Msp, day: date) -> Count:
    """Health professionals on the payroll of the SISA; a coordinator who is none does not count."""
    return msp.count(day, who.salaried_by_sisa, who.health_professional)
