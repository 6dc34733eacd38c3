"""The SISA and the other legal entities of an MSP."""

from datetime import date

from msp_model.entities import DossierList, LegalEntity, LegalKind, Msp, StatutesClause
from msp_model.expressions import Day, Maybe, Truth, fact
from msp_model.national.facts.known import all_known, begun, day_if_come, lasting, one_of
from msp_model.values import UNKNOWN, Interval, Period, SomeDay, Unknown


def _exists(msp: Msp, entity: LegalEntity, day: date) -> bool | Unknown:
    """Tell whether an entity exists on *day*; one of which no day is told existed on the day observed."""
    if entity.registered_on is UNKNOWN:
        return msp.holds(Period(until=entity.dissolved_on), day)
    return lasting(msp, entity.registered_on, entity.dissolved_on, day)


def _entities(msp: Msp, *kinds: LegalKind) -> list[LegalEntity]:
    return [] if msp.legal_entities is UNKNOWN else [each for each in msp.legal_entities if each.kind in kinds]


def _all_listed(msp: Msp) -> bool:
    return msp.lists_all(DossierList.LEGAL_ENTITIES)


def _sisa(msp: Msp) -> LegalEntity | Unknown:
    """Give the only SISA of the dossier, UNKNOWN where none is told or where there are several."""
    found = _entities(msp, LegalKind.SISA)
    return found[0] if len(found) == 1 else UNKNOWN


@fact(Truth, about="msp", fr="une SISA existe", en="a SISA exists")
def sisa_exists(msp: Msp, day: date) -> bool | Unknown:
    """Whether a SISA is registered and not dissolved."""
    return one_of((_exists(msp, each, day) for each in _entities(msp, LegalKind.SISA)), all_listed=_all_listed(msp))


@fact(Truth, about="msp", fr="l'équipe est constituée en personne morale", en="the team is formed as a legal person")
def legal_person_exists(msp: Msp, day: date) -> bool | Unknown:
    """Whether some legal entity carries the MSP; companies of means and of walls carry none."""
    carriers = [kind for kind in LegalKind if kind not in {LegalKind.SCM, LegalKind.SCI}]
    return one_of((_exists(msp, each, day) for each in _entities(msp, *carriers)), all_listed=_all_listed(msp))


@fact(
    Truth,
    about="msp",
    fr="une société peut recevoir les versements de l'assurance maladie",
    en="a company can receive payments of the health insurance",
)
def company_receives_payments(msp: Msp, day: date) -> bool | Unknown:
    """Whether a SISA exists, or another company whose form lets it receive the payments."""
    companies = _entities(msp, LegalKind.SISA, LegalKind.GCS, LegalKind.OTHER_COMPANY, LegalKind.OTHER)
    answers = (
        all_known(each.kind is LegalKind.SISA or each.receives_insurance_payments, _exists(msp, each, day))
        for each in companies
    )
    return one_of(answers, all_listed=_all_listed(msp))


@fact(
    Truth,
    about="msp",
    fr="les statuts prévoient des soins par des professionnels salariés",
    en="the statutes provide for care by salaried health professionals",
)
def statutes_allow_salaried_care(msp: Msp, _day: date) -> bool | Unknown:
    """Whether the statutes of the SISA give it that object."""
    return _statutes_hold(msp, StatutesClause.SALARIED_CARE)


@fact(
    Truth,
    about="msp",
    fr="les statuts prévoient l'encaissement et le reversement des honoraires",
    en="the statutes provide for cashing fees and paying them out",
)
def statutes_allow_fee_collection(msp: Msp, _day: date) -> bool | Unknown:
    """Whether the statutes of the SISA give it that object."""
    return _statutes_hold(msp, StatutesClause.FEE_COLLECTION)


def _statutes_hold(msp: Msp, clause: StatutesClause) -> bool | Unknown:
    sisa = _sisa(msp)
    return UNKNOWN if sisa is UNKNOWN or sisa.statutes is UNKNOWN else clause in sisa.statutes


@fact(
    Truth,
    about="msp",
    fr="tous les associés sont des personnes physiques",
    en="all associates are natural persons",
)
def associates_are_natural_persons(msp: Msp, _day: date) -> bool | Unknown:
    """Whether no legal person is an associate of the SISA."""
    sisa = _sisa(msp)
    return UNKNOWN if sisa is UNKNOWN else sisa.natural_persons_only


@fact(
    Maybe[Day],
    about="msp",
    fr="jour d'immatriculation de la SISA",
    en="day of registration of the SISA",
    change="later",
)
def sisa_registered_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day of registration; absent as long as it has not come."""
    sisa = _sisa(msp)
    return UNKNOWN if sisa is UNKNOWN else day_if_come(sisa.registered_on, day)


@fact(
    Maybe[Day],
    about="msp",
    fr="jour d'envoi des statuts aux ordres et à l'ARS",
    en="day on which the statutes went to the orders and to the ARS",
    change="later",
)
def statutes_sent_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day of sending; absent as long as they were not sent."""
    sisa = _sisa(msp)
    return UNKNOWN if sisa is UNKNOWN else day_if_come(sisa.statutes_sent_on, day)


@fact(
    Truth,
    about="msp",
    fr="une demande de dissolution est devant le tribunal",
    en="a request for dissolution is before the court",
)
def dissolution_pending(msp: Msp, day: date) -> bool | Unknown:
    """Whether the court was asked to dissolve the SISA and has not ruled."""
    sisa = _sisa(msp)
    if sisa is UNKNOWN or sisa.dissolution_requests is UNKNOWN:
        return UNKNOWN
    answers = (_pending(each.requested_on, each.ruled_on, day) for each in sisa.dissolution_requests)
    return one_of(answers, all_listed=True)


def _pending(requested: SomeDay, ruled: SomeDay | None, day: date) -> bool | Unknown:
    asked, over = begun(requested, day), begun(ruled, day)
    return all_known(asked, UNKNOWN if over is UNKNOWN else not over)
