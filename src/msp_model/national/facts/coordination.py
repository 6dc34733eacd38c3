"""The coordination post, its money, and the follow-up of fragile MSP."""

from datetime import date

from msp_model.entities import CoordinationAssignment, CoordinatorStatus, DossierList, FunderKind, Msp, Purpose
from msp_model.expressions import Truth, fact
from msp_model.national.facts.known import CENT, MOST_MONEY, Amount, all_known, as_observed, one_of, total
from msp_model.rulebook import Eur
from msp_model.values import UNKNOWN, Unknown


def _posts(msp: Msp) -> tuple[CoordinationAssignment, ...]:
    return () if msp.coordination is UNKNOWN else msp.coordination


def _all_listed(msp: Msp) -> bool:
    return msp.lists_all(DossierList.COORDINATION)


@fact(
    Truth,
    about="msp",
    fr="un coordinateur est micro-entrepreneur",
    en="a coordinator is a micro-entrepreneur",
)
def coordinator_is_micro_entrepreneur(msp: Msp, day: date) -> bool | Unknown:
    """Whether a coordination post is held by a micro-entrepreneur."""
    answers = (
        all_known(
            UNKNOWN if each.status is UNKNOWN else each.status is CoordinatorStatus.MICRO_ENTREPRENEUR,
            msp.holds(each.period, day),
        )
        for each in _posts(msp)
    )
    return one_of(answers, all_listed=_all_listed(msp))


@fact(
    Truth,
    about="msp",
    fr="un indice de salariat déguisé est relevé chez un coordinateur indépendant",
    en="a clue of disguised employment is found for a self-employed coordinator",
)
def employment_clue_found(msp: Msp, day: date) -> bool | Unknown:
    """Whether a clue was found for a coordinator who works as a micro-entrepreneur or through a company."""
    answers = (
        all_known(
            _independent(each), UNKNOWN if each.clues is UNKNOWN else bool(each.clues), msp.holds(each.period, day)
        )
        for each in _posts(msp)
    )
    return one_of(answers, all_listed=_all_listed(msp))


def _independent(post: CoordinationAssignment) -> bool | Unknown:
    independent = {CoordinatorStatus.MICRO_ENTREPRENEUR, CoordinatorStatus.SERVICE_COMPANY}
    return UNKNOWN if post.status is UNKNOWN else post.status in independent


@fact(
    Eur,
    about="msp",
    greatest=MOST_MONEY,
    step=CENT,
    fr="coût annuel de la coordination, charges comprises",
    en="yearly cost of coordination, charges included",
)
def coordination_cost(msp: Msp, day: date) -> Amount:
    """Yearly cost of the coordination posts held on the day; never guessed from hours or from a published average."""
    if msp.coordination is UNKNOWN:
        return UNKNOWN
    parts = ((each.yearly_cost, msp.holds(each.period, day)) for each in msp.coordination)
    return total(parts, all_listed=_all_listed(msp))


@fact(
    Truth,
    about="msp",
    fr="l'ARS finance le poste de coordinateur",
    en="the ARS funds the coordination post",
)
def coordination_grant_held(msp: Msp, day: date) -> bool | Unknown:
    """Whether a grant of the regional health agency pays the coordination post on the day."""
    answers = []
    for grant in () if msp.grants is UNKNOWN else msp.grants:
        from_ars = UNKNOWN if grant.funder is UNKNOWN else grant.funder.kind is FunderKind.ARS
        for_post = UNKNOWN if grant.purpose is UNKNOWN else grant.purpose is Purpose.COORDINATION_POST
        answers.append(all_known(from_ars, for_post, msp.holds(grant.period, day)))
    return one_of(answers, all_listed=msp.lists_all(DossierList.GRANTS))


@fact(
    Truth,
    about="msp",
    fr="le financement du poste de coordinateur est signalé comme menacé",
    en="the funding of the coordination post is reported to be at risk",
)
def coordination_grant_at_risk(msp: Msp, day: date) -> bool | Unknown:
    """Whether somebody reports, on the day observed, that money for the coordination post may be lost."""
    answers = (
        all_known(
            UNKNOWN if each.purpose is UNKNOWN else each.purpose is Purpose.COORDINATION_POST,
            as_observed(msp, day, value=each.at_risk),
        )
        for each in (() if msp.grants is UNKNOWN else msp.grants)
    )
    return one_of(answers, all_listed=msp.lists_all(DossierList.GRANTS))


@fact(
    Truth,
    about="msp",
    fr="l'ARS et la CPAM suivent la MSP comme fragile",
    en="the ARS and the CPAM follow the MSP as fragile",
)
def followed_as_fragile(msp: Msp, day: date) -> bool | Unknown:
    """Whether the MSP is followed as fragile, as observed; what makes an MSP fragile is published nowhere."""
    return as_observed(msp, day, value=msp.followed_as_fragile)
