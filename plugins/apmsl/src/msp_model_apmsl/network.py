"""The network of coordinators: who signs the agreement by which a team takes part."""

from datetime import date

from msp_model.entities import Msp, Participation, TeamRole, Territory
from msp_model.expressions import Truth, fact
from msp_model.rulebook import Rule, cite
from msp_model.values import UNKNOWN, Label, Period, Unknown, reached

SIGNATORIES = frozenset({TeamRole.COORDINATOR, TeamRole.LEADER, TeamRole.MANAGER})
"""Those whose signature the agreement asks for."""


@fact(
    Truth,
    id="pdl_takes_part",
    about="msp",
    fr="l'équipe participe au réseau des coordinateurs",
    en="the team takes part in the network of coordinators",
)
def takes_part(msp: Msp, day: date) -> bool | Unknown:
    """Whether the MSP takes part in the network of APMSL on the day."""
    told = msp.participation
    if isinstance(told, Participation):
        return msp.holds(told.period, day)
    return UNKNOWN if told is UNKNOWN else False


@fact(
    Truth,
    id="pdl_agreement_signed",
    about="msp",
    fr="la convention de participation est signée",
    en="the participation agreement is signed",
)
def agreement_signed(msp: Msp, day: date) -> bool | Unknown:
    """Whether the agreement with the federation was signed."""
    told = msp.participation
    if not isinstance(told, Participation):
        return UNKNOWN if told is UNKNOWN else False
    return False if told.agreement_signed_on is None else reached(told.agreement_signed_on, day)


@fact(
    Truth,
    id="pdl_signed_by_all",
    about="msp",
    fr="le coordinateur, le leader et les cogérants ont signé la convention",
    en="the coordinator, the leader and the co-managers signed the agreement",
)
def signed_by_all(msp: Msp, _day: date) -> bool | Unknown:
    """Whether those who commit the team are among the signatories."""
    told = msp.participation
    if not isinstance(told, Participation) or told.signatories is UNKNOWN:
        return UNKNOWN
    return told.signatories >= SIGNATORIES


agreement = Rule(
    id="pdl.network.agreement",
    title=Label(
        "La convention de participation au réseau est signée par le coordinateur, le leader et les cogérants",
        "The agreement on taking part in the network is signed by the coordinator, the leader and the co-managers",
    ),
    applies=takes_part,
    requires=agreement_signed & signed_by_all,
    sources=(cite("pdl-apmsl-evaluation-2023", "« Convention de participation au réseau »"),),
    period=Period(start=date(2019, 12, 1), until=None),
    territory=Territory.parse("region:52"),
)

RULES = (agreement,)
