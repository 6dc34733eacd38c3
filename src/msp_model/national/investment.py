"""Money for buildings and equipment: national rules. Rates that are local are unknown until a place sets them."""

from datetime import date

from msp_model.entities import FunderKind, Purpose
from msp_model.expressions import case, number, parameter
from msp_model.expressions.kinds import Ratio
from msp_model.national.facts.premises import (
    in_priority_district,
    in_priority_territory,
    in_zone_of_need,
    several_sites,
)
from msp_model.national.facts.project import project_validated
from msp_model.national.facts.requests import (
    request_agreement_signed,
    request_cost,
    request_funder,
    request_own_contribution,
    request_public_aids,
    request_purpose,
)
from msp_model.national.periods import UNDATED, in_force
from msp_model.rulebook import Rule, RuleKind, Scheme, Term, cite
from msp_model.values import Label, Period

INVESTMENT = request_purpose.is_(Purpose.BUILDING, Purpose.EQUIPMENT)
"""The request is for an investment, not for a post."""

VALIDATED = cite("concours-pluripro-2021-10")
"""In practice money is for a validated health project."""

_CEILING = Label("au plus, pour cette demande", "at most, for this request")
_STATE = Label("État", "State")

# -- every public aid -------------------------------------------------------------------------------------------------

cap_share = parameter("public_aid.cap_share", Ratio)
owner_share = parameter("owner.minimum_share", Ratio)

public_share = Rule(
    id="fr.investment.public_share",
    title=Label(
        "L'argent public ne dépasse pas sa part usuelle d'un investissement, le maître d'ouvrage apporte la sienne",
        "Public money does not exceed its usual share of an investment, and the owner brings theirs",
    ),
    kind=RuleKind.WARNING,
    applies=INVESTMENT,
    requires=(request_public_aids <= request_cost * cap_share)
    & (request_own_contribution >= request_cost * owner_share),
    sources=(cite("aides-territoires-ece9", "plafond d'aides publiques"),),
    period=UNDATED,
    note=Label(
        "Plafond usuel pour l'investissement seul : il ne s'applique jamais au poste de coordinateur.",
        "A usual ceiling for investment only: it never applies to the coordination post.",
    ),
)

local_authorities = Rule(
    id="fr.investment.local_authorities",
    title=Label(
        "Une collectivité aide à l'installation ou au maintien de soignants dans une zone fixée par l'ARS, avec une "
        "convention",
        "A local authority helps carers settle or stay in a zone fixed by the ARS, with an agreement",
    ),
    applies=request_funder.is_(
        FunderKind.REGION,
        FunderKind.DEPARTEMENT,
        FunderKind.EPCI,
        FunderKind.COMMUNE,
    )
    & ~request_purpose.is_(Purpose.COORDINATION_POST),
    requires=in_zone_of_need & request_agreement_signed,
    sources=(cite("cgct-l1511-8"), cite("cgct-r1511-44")),
    period=in_force(date(2005, 12, 31)),
    note=Label(
        "Hors zone, l'aide est illégale ; chaque profession a sa carte. Que le salaire d'un coordinateur soit une dépense de fonctionnement liée aux "
        "soins n'est pas tranché par ce qui a été lu : la règle ne se prononce pas sur le poste.",
        "Outside a zone the aid is unlawful; each profession has its map. Whether a coordinator's salary is a running cost linked to care is not "
        "settled by what was read: the rule says nothing of the post.",
    ),
)

# -- State ------------------------------------------------------------------------------------------------------------

STATE_RATE = case(
    (in_priority_territory, parameter("investment.state_priority_rate", Ratio)),
    otherwise=parameter("investment.state_rate", Ratio),
)

state_2010 = Scheme(
    id="fr.investment.state_2010",
    title=Label(
        "Aide de l'État à l'investissement (circulaire de 2010)",
        "State aid to investment (circular of 2010)",
    ),
    funder=_STATE,
    applies=INVESTMENT,
    requires=project_validated,
    terms=(
        Term(id="rate", label=Label("taux, au plus", "rate, at most"), value=STATE_RATE),
        Term(id="ceiling", label=_CEILING, value=request_cost * STATE_RATE),
    ),
    sources=(cite("circulaire-2010-07-27"), VALIDATED),
    period=Period(start=date(2010, 7, 27)),
    note=Label(
        "Programme de 250 MSP. Le taux majoré vaut dans les territoires prioritaires du volet ambulatoire et en ZRR ; "
        "une FRR n'est pas une ZRR.",
        "Programme of 250 MSP. The higher rate holds in the priority territories of the ambulatory scheme and in ZRR; "
        "an FRR is no ZRR.",
    ),
)

_RATE = Label("taux", "rate")
detr_rate = parameter("investment.detr_rate", Ratio)
dsil_rate = parameter("investment.dsil_rate", Ratio)
fnadt_rate = parameter("investment.fnadt_rate", Ratio)
leader_rate = parameter("investment.leader_rate", Ratio)

detr = Scheme(
    id="fr.investment.detr",
    title=Label("Dotation d'équipement des territoires ruraux (DETR)", "Rural equipment grant (DETR)"),
    funder=_STATE,
    applies=INVESTMENT,
    requires=project_validated & (detr_rate > number(Ratio, 0)),
    amount=request_cost * detr_rate,
    terms=(Term(id="rate", label=_RATE, value=detr_rate),),
    sources=(cite("questions-an-3784-87"), cite("aides-territoires-ece9"), VALIDATED),
    period=UNDATED,
    note=Label("Chaque département fixe ses taux.", "Each departement sets its rates."),
)

dsil = Scheme(
    id="fr.investment.dsil",
    title=Label("Dotation de soutien à l'investissement local (DSIL)", "Local investment grant (DSIL)"),
    funder=_STATE,
    applies=INVESTMENT,
    requires=project_validated & (dsil_rate > number(Ratio, 0)),
    amount=request_cost * dsil_rate,
    terms=(Term(id="rate", label=_RATE, value=dsil_rate),),
    sources=(cite("questions-an-3784-87"), VALIDATED),
    period=UNDATED,
    note=Label("Aucune règle n'a été trouvée.", "No rule was found."),
)

fnadt = Scheme(
    id="fr.investment.fnadt",
    title=Label("Fonds national d'aménagement du territoire (FNADT)", "National planning fund (FNADT)"),
    funder=_STATE,
    applies=INVESTMENT,
    requires=project_validated & (fnadt_rate > number(Ratio, 0)),
    amount=request_cost * fnadt_rate,
    terms=(Term(id="rate", label=_RATE, value=fnadt_rate),),
    sources=(cite("questions-an-3784-87"), VALIDATED),
    period=UNDATED,
    note=Label("Aucune règle n'a été trouvée.", "No rule was found."),
)

# -- others -----------------------------------------------------------------------------------------------------------

cdc_share = parameter("investment.cdc_share", Ratio)

caisse_des_depots = Scheme(
    id="fr.investment.caisse_des_depots",
    title=Label(
        "Co-investissement de la Caisse des Dépôts en quartier prioritaire",
        "Co-investment of the Caisse des Dépôts in a priority district",
    ),
    funder=Label("Caisse des Dépôts", "Caisse des Dépôts"),
    applies=request_purpose.is_(Purpose.BUILDING),
    requires=project_validated & in_priority_district & ~several_sites,
    terms=(
        Term(id="share", label=Label("part, au plus", "share, at most"), value=cdc_share),
        Term(id="ceiling", label=_CEILING, value=request_cost * cdc_share),
    ),
    sources=(cite("caisse-des-depots-2016"), VALIDATED),
    period=in_force(date(2016, 3, 31), date(2021, 1, 1)),
)

leader = Scheme(
    id="fr.investment.leader",
    title=Label("LEADER 2023-2027", "LEADER 2023-2027"),
    funder=Label("Union européenne, par les groupes d'action locale", "European Union, through local action groups"),
    applies=INVESTMENT,
    requires=project_validated & (leader_rate > number(Ratio, 0)),
    amount=request_cost * leader_rate,
    terms=(Term(id="rate", label=_RATE, value=leader_rate),),
    sources=(cite("leader-2023-2027"), VALIDATED),
    period=in_force(date(2023, 1, 1), date(2028, 1, 1)),
    note=Label("Chaque groupe d'action locale fixe ses taux.", "Each local action group sets its rates."),
)

RULES = (public_share, local_authorities)
SCHEMES = (state_2010, detr, dsil, fnadt, caisse_des_depots, leader)
