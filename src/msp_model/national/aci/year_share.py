"""The share of the year that is paid: since the contract took effect, up to its end."""

from msp_model.expressions import TODAY, Expr, Ratio, Truth, case, number
from msp_model.national.aci import facts, team_facts
from msp_model.national.aci.interpretations import ENDED_CONTRACT, PRORATION
from msp_model.values import Label

NOTHING: Expr[Ratio] = number(Ratio, 0)
"""No share of anything."""


def _by_unit(months: Expr[Ratio], days: Expr[Ratio]) -> Expr[Ratio]:
    return case((PRORATION.is_("days"), days), otherwise=months)


contract_share = _by_unit(team_facts.contract_share_by_months, team_facts.contract_share_by_days)
"""The share of the year since the contract took effect."""

ended_share = case(
    (
        ENDED_CONTRACT.is_("prorated"),
        _by_unit(team_facts.ended_share_by_months, team_facts.ended_share_by_days),
    ),
    otherwise=NOTHING,
)
"""The share of the year after the end of the contract, where the year of the end is prorated."""

standard_share = _by_unit(facts.standard_share_by_months, facts.standard_share_by_days)
"""The share of the year since the standard information system was acquired."""

advanced_share = _by_unit(facts.advanced_share_by_months, facts.advanced_share_by_days)
"""The share of the year since the advanced information system was acquired."""

under_contract: Expr[Truth] = team_facts.contract_effective_on.present() & (
    team_facts.contract_effective_on.or_else(TODAY) <= TODAY
)
"""The contract took effect by the end of the year."""

_ended = team_facts.contract_ended_on.present() & (team_facts.contract_ended_on.or_else(TODAY) <= TODAY)

not_ended: Expr[Truth] = (~_ended).unless(
    Label("l'année de la fin est proratisée", "the year of the end is prorated"), ENDED_CONTRACT.is_("prorated")
)
"""The contract has not ended by the end of the year."""
