"""One request for public money: what for, from whom, how much."""

from datetime import date
from fractions import Fraction

from msp_model.entities import FunderKind, FundingRequest, Grant, Purpose
from msp_model.expressions import OneOf, Truth, fact
from msp_model.national.facts.known import CENT, MOST_MONEY, Amount, begun, on_grid, total
from msp_model.rulebook import Eur
from msp_model.values import UNKNOWN, Unknown


@fact(OneOf[Purpose], about="request", fr="objet de la demande", en="purpose of the request", change="never")
def request_purpose(request: FundingRequest, _day: date) -> Purpose | Unknown:
    """What the money is for."""
    return request.purpose


@fact(OneOf[FunderKind], about="request", fr="financeur sollicité", en="funder asked")
def request_funder(request: FundingRequest, _day: date) -> FunderKind | Unknown:
    """Kind of funder that is asked."""
    return UNKNOWN if request.funder is UNKNOWN else request.funder.kind


@fact(
    Eur,
    about="request",
    greatest=MOST_MONEY,
    step=CENT,
    fr="coût de l'opération, hors taxes",
    en="cost of the operation, before tax",
)
def request_cost(request: FundingRequest, _day: date) -> Amount:
    """Sum of the costs, before tax."""
    if request.costs is UNKNOWN:
        return UNKNOWN
    return total(((cost.amount, True) for cost in request.costs), all_listed=True)


@fact(
    Eur,
    about="request",
    greatest=MOST_MONEY,
    step=CENT,
    fr="aides publiques déjà accordées à l'opération",
    en="public aids already granted for the operation",
)
def request_public_aids(request: FundingRequest, _day: date) -> Amount:
    """Sum of the aids of public funders."""
    if request.aids is UNKNOWN:
        return UNKNOWN
    return total(
        ((UNKNOWN if aid.amount is None else aid.amount, _public(aid)) for aid in request.aids), all_listed=True
    )


def _public(aid: Grant) -> bool | Unknown:
    if aid.funder is UNKNOWN:
        return UNKNOWN
    return aid.funder.kind not in {FunderKind.PRIVATE, FunderKind.FEDERATION}


@fact(
    Eur,
    about="request",
    greatest=MOST_MONEY,
    step=CENT,
    fr="part apportée par le maître d'ouvrage",
    en="what the owner pays itself",
)
def request_own_contribution(request: FundingRequest, _day: date) -> Amount:
    """What the owner pays from its own money."""
    if request.own_contribution is UNKNOWN:
        return UNKNOWN
    own = Fraction(request.own_contribution)
    return on_grid(own, own, CENT, MOST_MONEY)


@fact(
    Truth,
    about="request",
    fr="une convention est signée avec le maître d'ouvrage ou les professionnels",
    en="an agreement is signed with the owner or the professionals",
)
def request_agreement_signed(request: FundingRequest, day: date) -> bool | Unknown:
    """Whether the agreement that goes with the aid of a local authority is signed."""
    return begun(request.agreement_on, day)
