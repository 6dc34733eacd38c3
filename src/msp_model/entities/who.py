"""Questions about one person of the team, answered true, false or UNKNOWN.

Each takes a TeamMember or a ProfessionCount; ``count`` and its like take any number of them and ask that all hold::

    msp.count(day, who.associate, who.physician)

``all_of``, ``any_of`` and ``negation`` combine them with Kleene's strong logic.
"""

from collections.abc import Callable
from datetime import date

from msp_model.entities.profession import LegalGroup, Profession, Specialty
from msp_model.entities.team import EmployerKind, Person, Practice
from msp_model.values import UNKNOWN, Unknown, reached

Question = Callable[[Person], bool | Unknown]
"""A question about one person."""


def everyone(_person: Person, /) -> bool:
    """Answer true for anyone."""
    return True


def all_of(*questions: Question) -> Question:
    """Make the question whether all *questions* hold: false when one fails, else unknown when one is unknown."""

    def asked(person: Person, /) -> bool | Unknown:
        answer: bool | Unknown = True
        for question in questions:
            found = question(person)
            if found is False:
                return False
            if found is UNKNOWN:
                answer = UNKNOWN
        return answer

    return asked


def any_of(*questions: Question) -> Question:
    """Make the question whether one of *questions* holds: true when one does, else unknown when one is unknown."""
    return negation(all_of(*(negation(question) for question in questions)))


def negation(question: Question) -> Question:
    """Make the contrary question; unknown stays unknown."""

    def asked(person: Person, /) -> bool | Unknown:
        found = question(person)
        return UNKNOWN if found is UNKNOWN else not found

    return asked


def of_profession(*professions: Profession) -> Question:
    """Make the question whether someone's profession is one of *professions*."""

    def asked(person: Person, /) -> bool | Unknown:
        return UNKNOWN if person.profession is UNKNOWN else person.profession in professions

    return asked


def of_group(*groups: LegalGroup) -> Question:
    """Make the question whether someone's profession belongs to one of *groups*."""
    return of_profession(*(profession for profession in Profession if profession.group in groups))


def physician(person: Person, /) -> bool | Unknown:
    """Whether someone counts as *médecin* (CSP L4041-4): a physician of any specialty."""
    return UNKNOWN if person.profession is UNKNOWN else person.profession.counts_as_physician


def general_practitioner(person: Person, /) -> bool | Unknown:
    """Whether someone is a physician in general practice."""
    found = physician(person)
    if found is True:
        return UNKNOWN if person.specialty is UNKNOWN else person.specialty is Specialty.GENERAL_PRACTICE
    return found


def other_specialist(person: Person, /) -> bool | Unknown:
    """Whether someone is a physician of another specialty than general practice."""
    found = physician(person)
    if found is True:
        return UNKNOWN if person.specialty is UNKNOWN else person.specialty is Specialty.OTHER
    return found


def medical(person: Person, /) -> bool | Unknown:
    """Whether someone has a medical profession: physician, dentist or midwife."""
    return of_group(LegalGroup.MEDICAL)(person)


def auxiliary(person: Person, /) -> bool | Unknown:
    """Whether someone is an *auxiliaire médical*; an advanced-practice nurse is one."""
    return of_group(LegalGroup.AUXILIARY)(person)


def pharmacist(person: Person, /) -> bool | Unknown:
    """Whether someone is a pharmacist."""
    return of_group(LegalGroup.PHARMACIST)(person)


def eligible_associate(person: Person, /) -> bool | Unknown:
    """Whether someone has a profession of the three groups that CSP L4041-1 and L6323-3 name."""
    return of_group(LegalGroup.MEDICAL, LegalGroup.AUXILIARY, LegalGroup.PHARMACIST)(person)


def health_professional(person: Person, /) -> bool | Unknown:
    """Whether someone has a *profession de santé* (ANS TRE_G15)."""
    return UNKNOWN if person.profession is UNKNOWN else person.profession.is_health_profession


def advanced_practice_nurse(person: Person, /) -> bool | Unknown:
    """Whether someone is an advanced-practice nurse (IPA)."""
    if person.profession is UNKNOWN:
        return False if person.advanced_practice is False else UNKNOWN
    return person.advanced_practice if person.profession is Profession.NURSE else False


def liberal(person: Person, /) -> bool | Unknown:
    """Whether someone is self-employed, as a member or as a member's liberal collaborator."""
    if person.practice is UNKNOWN:
        return False if isinstance(person.employer, EmployerKind) else UNKNOWN
    return person.practice in {Practice.LIBERAL, Practice.LIBERAL_COLLABORATOR}


def salaried(person: Person, /) -> bool | Unknown:
    """Whether someone is salaried, by anyone."""
    if person.practice is not UNKNOWN:
        return person.practice is Practice.SALARIED
    if person.employer is UNKNOWN:
        return UNKNOWN
    return person.employer is not None


def salaried_by_sisa(person: Person, /) -> bool | Unknown:
    """Whether someone is on the payroll of the SISA."""
    found = salaried(person)
    if found is False or person.employer is UNKNOWN:
        return found if found is False else UNKNOWN
    return person.employer is EmployerKind.SISA


def associate(person: Person, /) -> bool | Unknown:
    """Whether someone is an associate of the SISA."""
    return person.sisa_associate


def signatory(day: date) -> Question:
    """Make the question whether someone has signed the health project by *day*."""

    def asked(person: Person, /) -> bool | Unknown:
        return False if person.project_signed_on is None else reached(person.project_signed_on, day)

    return asked


def at_site(site: str) -> Question:
    """Make the question whether someone works at the site of id *site*."""

    def asked(person: Person, /) -> bool | Unknown:
        return UNKNOWN if person.site is UNKNOWN else person.site == site

    return asked
