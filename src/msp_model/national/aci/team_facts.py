"""Facts of the MSP that the ACI looks at: its team, its place, its contract, its project.

What both the team and the declaration of the year tell is taken from the team where it gives an exact answer, from the
declaration elsewhere: these facts are told of an exercise.
"""

from datetime import date

from msp_model.entities import (
    AciContract,
    AciDerogation,
    EmployerKind,
    HealthProject,
    LegalGroup,
    Msp,
    Practice,
    Profession,
    ZoneKind,
    ZoneLevel,
    who,
)
from msp_model.entities.team import Person
from msp_model.expressions import Day, Fact, Maybe, Ratio, Truth, fact
from msp_model.national.aci.exercise import Exercise
from msp_model.national.aci.facts import MOST_PROFESSIONALS
from msp_model.national.aci.shares import DAY_STEP, MONTH_STEP, Share, share_from
from msp_model.rulebook import Persons, Professions, Years
from msp_model.values import UNKNOWN, Interval, SomeDay, Unknown

MOST_PROFESSIONS = 30
"""The greatest count of different professions or specialties that a fact gives."""

MOST_YEARS = 100
"""The greatest count of years under contract that a fact gives."""


def _first(of_team: int | Interval[int] | Unknown, declared: int | Unknown) -> int | Interval[int] | Unknown:
    """Give the team's count where it is exact, else what is declared, else what the team tells."""
    if isinstance(of_team, int) or declared is UNKNOWN:
        return of_team
    return declared


# -- the team ------------------------------------------------------------------------------------------------------------


def _collaborator(person: Person, /) -> bool | Unknown:
    """Whether someone is the liberal collaborator of an associate."""
    return UNKNOWN if person.practice is UNKNOWN else person.practice is Practice.LIBERAL_COLLABORATOR


counted_as_associate = who.any_of(who.associate, who.all_of(who.physician, _collaborator))
"""Whether someone counts among the associates: liberal collaborators of physicians do (guide, p. 10 and 46)."""


def _asalee(person: Person, /) -> bool | Unknown:
    """Whether someone is employed by ASALEE: their nurses count for diversity (guide, p. 10)."""
    return UNKNOWN if person.employer is UNKNOWN else person.employer is EmployerKind.ASALEE


counted_for_diversity = who.any_of(counted_as_associate, who.all_of(who.of_profession(Profession.NURSE), _asalee))
"""Whether someone counts for the diversity of services."""


_OTHER_MEDICAL = who.of_profession(Profession.DENTIST, Profession.MIDWIFE)
_PARAMEDICAL = who.of_group(LegalGroup.AUXILIARY)


@fact(
    Persons,
    id="aci.associated_professionals",
    about="exercise",
    fr="professionnels de santé associés",
    en="associated health professionals",
    greatest=MOST_PROFESSIONALS,
)
def associated_professionals(exercise: Exercise, _day: date) -> int | Interval[int] | Unknown:
    """Health professionals who are associates, or count as such."""
    declaration = exercise.declaration
    declared = UNKNOWN if declaration is None else declaration.associated_professionals
    return _first(exercise.msp.count(exercise.last_day, counted_as_associate, who.health_professional), declared)


@fact(
    Professions,
    id="aci.medical_professions",
    about="exercise",
    fr="professions médicales associées, autres que médecin",
    en="associated medical professions other than physician",
    greatest=MOST_PROFESSIONS,
)
def medical_professions(exercise: Exercise, _day: date) -> int | Interval[int] | Unknown:
    """Different medical professions of the associates other than physician: dentist, midwife."""
    found = exercise.msp.count_professions(exercise.last_day, counted_for_diversity, _OTHER_MEDICAL)
    return _first(found, exercise.diversity.medical_professions)


@fact(
    Professions,
    id="aci.specialties",
    about="exercise",
    fr="spécialités associées, autres que la médecine générale",
    en="associated specialties other than general practice",
    greatest=MOST_PROFESSIONS,
)
def specialties(exercise: Exercise, _day: date) -> int | Interval[int] | Unknown:
    """Different specialties of the associated physicians: one at least where there is a specialist."""
    found = exercise.msp.count(exercise.last_day, counted_for_diversity, who.other_specialist)
    least, most = (found.least, found.greatest) if isinstance(found, Interval) else (found, found)
    different: int | Interval[int] | Unknown = UNKNOWN
    if isinstance(least, int) and isinstance(most, int):
        different = most if most <= 1 and least == most else Interval(min(least, 1), most)
    elif isinstance(least, int):
        different = Interval(1, None) if least else UNKNOWN
    return _first(different, exercise.diversity.specialties)


@fact(
    Truth,
    id="aci.pharmacist_associated",
    about="exercise",
    fr="un pharmacien est associé",
    en="a pharmacist is an associate",
)
def pharmacist_associated(exercise: Exercise, _day: date) -> bool | Unknown:
    """Whether a pharmacist is an associate."""
    found = _first(
        exercise.msp.count(exercise.last_day, counted_for_diversity, who.pharmacist), exercise.diversity.pharmacists
    )
    return _at_least_one(found)


def _at_least_one(found: int | Interval[int] | Unknown) -> bool | Unknown:
    """Tell whether a count is one at least."""
    if isinstance(found, Interval):
        return True if found.least else UNKNOWN
    return UNKNOWN if found is UNKNOWN else found > 0


@fact(
    Professions,
    id="aci.paramedical_professions",
    about="exercise",
    fr="professions paramédicales différentes associées",
    en="different associated paramedical professions",
    greatest=MOST_PROFESSIONS,
)
def paramedical_professions(exercise: Exercise, _day: date) -> int | Interval[int] | Unknown:
    """Different paramedical professions of the associates, salaried ASALEE nurses included."""
    found = exercise.msp.count_professions(exercise.last_day, counted_for_diversity, _PARAMEDICAL)
    return _first(found, exercise.diversity.paramedical_professions)


@fact(
    Truth,
    id="aci.advanced_practice_nurse",
    about="exercise",
    fr="un infirmier en pratique avancée (IPA) est dans l'équipe",
    en="an advanced-practice nurse (IPA) is in the team",
)
def advanced_practice_nurse(exercise: Exercise, _day: date) -> bool | Unknown:
    """Whether an advanced-practice nurse, self-employed or salaried, works in the team."""
    found = _at_least_one(exercise.msp.count(exercise.last_day, who.advanced_practice_nurse))
    declaration = exercise.declaration
    return found if found is not UNKNOWN or declaration is None else declaration.advanced_practice_nurse


@fact(
    Truth,
    id="aci.underserved_zone",
    about="exercise",
    fr="la MSP est en zone sous-dense",
    en="the MSP lies in an under-served zone",
    change="never",
)
def underserved_zone(exercise: Exercise, _day: date) -> bool | Unknown:
    """Whether the main site lies in a priority or complementary zone for physicians."""
    msp = exercise.msp
    site = msp.main_site
    level = (
        UNKNOWN
        if site is UNKNOWN
        else site.zone(ZoneKind.ARS, exercise.last_day, profession=Profession.PHYSICIAN, observed_on=msp.observed_on)
    )
    if level is not UNKNOWN:
        return level in {ZoneLevel.ZIP, ZoneLevel.ZAC}
    declaration = exercise.declaration
    return UNKNOWN if declaration is None else declaration.underserved_zone


# -- the contract --------------------------------------------------------------------------------------------------------


def _effective(msp: Msp) -> SomeDay | None:
    """Give the first day of effect of the contract; None where there is no contract."""
    contract = msp.aci_contract
    if not isinstance(contract, AciContract):
        return contract
    return None if contract.signed_on is None else contract.effective_on


def _ended(msp: Msp) -> SomeDay | None:
    """Give the first day after the contract; not yet come on the day observed where it is not told."""
    contract = msp.aci_contract
    if not isinstance(contract, AciContract):
        return contract
    if contract.ended_on is UNKNOWN and msp.observed_on is not UNKNOWN:
        return Interval(date.fromordinal(msp.observed_on.toordinal() + 1), None)
    return contract.ended_on


def _signed(msp: Msp) -> SomeDay | None:
    """Give the day of signature; None where there is no contract."""
    contract = msp.aci_contract
    return contract.signed_on if isinstance(contract, AciContract) else contract


@fact(
    Maybe[Day],
    id="aci.contract_effective_on",
    about="msp",
    fr="jour d'effet du contrat ACI",
    en="first day of effect of the ACI contract",
    change="later",
)
def contract_effective_on(msp: Msp, _day: date) -> SomeDay | None:
    """First day of effect of the contract."""
    return _effective(msp)


@fact(
    Maybe[Day],
    id="aci.contract_ended_on",
    about="msp",
    fr="premier jour après la fin du contrat ACI",
    en="first day after the end of the ACI contract",
    change="later",
)
def contract_ended_on(msp: Msp, _day: date) -> SomeDay | None:
    """First day after the contract, absent where no end is set."""
    return _ended(msp)


@fact(
    Maybe[Day],
    id="aci.contract_signed_on",
    about="msp",
    fr="jour de signature du contrat ACI",
    en="day on which the ACI contract was signed",
    change="later",
)
def contract_signed_on(msp: Msp, _day: date) -> SomeDay | None:
    """Day of signature."""
    return _signed(msp)


def _share(word: str, fr: str, en: str, *, ended: bool, days: bool) -> Fact[Ratio]:
    unit = ("jours", "days") if days else ("mois", "months")

    def read(exercise: Exercise, _day: date) -> Share:
        msp = exercise.msp
        return share_from(_ended(msp) if ended else _effective(msp), exercise.year, days=days)

    return fact(
        Ratio,
        id=f"aci.{word}_by_{unit[1]}",
        about="exercise",
        fr=f"{fr}, en {unit[0]}",
        en=f"{en}, by {unit[1]}",
        greatest=1,
        step=DAY_STEP if days else MONTH_STEP,
    )(read)


_FROM = ("part de l'année depuis l'effet du contrat", "share of the year since the contract took effect")
_AFTER = ("part de l'année après la fin du contrat", "share of the year after the end of the contract")
contract_share_by_months = _share("contract_share", *_FROM, ended=False, days=False)
contract_share_by_days = _share("contract_share", *_FROM, ended=False, days=True)
ended_share_by_months = _share("ended_share", *_AFTER, ended=True, days=False)
ended_share_by_days = _share("ended_share", *_AFTER, ended=True, days=True)


@fact(
    Years,
    id="aci.contract_year",
    about="exercise",
    fr="rang de l'année depuis l'adhésion (1 : l'année de la signature)",
    en="rank of the year since adhesion (1: the year of signature)",
    greatest=MOST_YEARS,
    change="never",
)
def contract_year(exercise: Exercise, _day: date) -> int | Interval[int] | Unknown:
    """Rank of the calendar year since the signature; 0 before it, or without it."""
    signed, year = _signed(exercise.msp), exercise.year
    if signed is None:
        return 0
    if signed is UNKNOWN:
        return UNKNOWN
    if isinstance(signed, date):
        return _rank(signed, year)
    least = 0 if signed.greatest is None else _rank(signed.greatest, year)
    most = MOST_YEARS if signed.least is None else _rank(signed.least, year)
    return least if least == most else Interval(least, most)


def _rank(signed: date, year: int) -> int:
    """Give the rank of a year since the one of signature, 0 before it."""
    return min(max(year - signed.year + 1, 0), MOST_YEARS)


@fact(
    Truth,
    id="aci.opening_derogation",
    about="msp",
    fr="dérogation d'horaires au titre de la permanence des soins",
    en="derogation of hours for out-of-hours care",
)
def opening_derogation(msp: Msp, _day: date) -> bool | Unknown:
    """Whether the contract carries a derogation of opening hours."""
    contract = msp.aci_contract
    if not isinstance(contract, AciContract):
        return UNKNOWN if contract is UNKNOWN else False
    told = contract.derogations
    return UNKNOWN if told is UNKNOWN else AciDerogation.OPENING_HOURS in told


# -- the project ---------------------------------------------------------------------------------------------------------


@fact(
    Maybe[Day],
    id="aci.project_sent_on",
    about="msp",
    fr="jour de dépôt du projet de santé à l'ARS",
    en="day on which the health project was filed with the ARS",
    change="later",
)
def project_sent_on(msp: Msp, _day: date) -> SomeDay | None:
    """Day on which the project was filed; absent where there is no project, or where it was not."""
    project = msp.health_project
    return project.sent_on if isinstance(project, HealthProject) else project
