"""Who may sign an ACI contract. What it pays is in the room ``aci``."""

from datetime import date

from msp_model.entities import StructureKind
from msp_model.expressions import TODAY, case, number, parameter
from msp_model.expressions.kinds import Months
from msp_model.national.facts.aci import (
    aci_contract_signed,
    aci_contract_signed_on,
    adheres_to_centres_agreement,
    annexes_complete,
    company_creation_undertaken,
    three_parties_signed,
)
from msp_model.national.facts.company import company_receives_payments
from msp_model.national.facts.project import project_compatible, project_validated
from msp_model.national.facts.team import (
    associates_not_liberal,
    general_practitioners,
    other_health_professionals,
    structure_kind,
)
from msp_model.national.periods import in_force
from msp_model.national.sisa import MINIMUM, ORDINANCE, SALARIED_CAP
from msp_model.rulebook import Interpretation, Persons, Reading, Rule, Scheme, Term, cite
from msp_model.values import Label

ACI = in_force(date(2017, 1, 1))
"""The agreement applies from the exercise 2017 on."""

company_creation = parameter("aci.signing.company_creation", Months)
contract_duration = parameter("aci.signing.contract_duration", Months)
minimum_gps = parameter("aci.signing.minimum_gps", Persons)
minimum_others = parameter("aci.signing.minimum_other_professionals", Persons)
grace_after_departure = parameter("aci.grace_after_departure", Months)

# -- the structure ----------------------------------------------------------------------------------------------------

STRUCTURE = structure_kind.is_(StructureKind.MSP, StructureKind.PSLA).unless(
    Label(
        "centre de santé hors de l'accord national des centres de santé",
        "health centre outside the national agreement of health centres",
    ),
    structure_kind.is_(StructureKind.CDS) & ~adheres_to_centres_agreement,
)

structure = Rule(
    id="fr.aci.signing.structure",
    title=Label(
        "La structure est une maison de santé, ou un centre de santé hors de son accord national",
        "The structure is an MSP, or a health centre outside its own national agreement",
    ),
    requires=STRUCTURE,
    sources=(cite("aci-ra-2015", "article 2"), cite("aci-2022-guide", "p. 9 et 11"), cite("ameli-2017-05-19")),
    period=ACI,
)

COMPANY = company_receives_payments.unless(
    Label(
        "les membres s'engagent à créer la société peu après la signature",
        "the members undertake to create the company soon after signing",
    ),
    company_creation_undertaken & (TODAY < aci_contract_signed_on.or_else(TODAY) + company_creation),
)

company = Rule(
    id="fr.aci.signing.company",
    title=Label(
        "La structure est une société qui peut recevoir les versements de l'assurance maladie, le plus souvent une SISA",
        "The structure is a company that can receive payments of the health insurance, most often a SISA",
    ),
    requires=COMPANY,
    sources=(
        cite("aci-ra-2015", "article 2"),
        cite("quotidien-medecin-2017-accord"),
        cite("femasif-aci"),
    ),
    period=ACI,
)

payment = Rule(
    id="fr.aci.payment.company",
    title=Label(
        "Ni avance ni solde ne sont versés avant que la forme juridique le permette",
        "Neither advance nor balance is paid before the legal form allows it",
    ),
    applies=aci_contract_signed,
    requires=company_receives_payments,
    sources=(
        cite("aci-ra-2015", "article 2"),
        cite("quotidien-medecin-2017-accord"),
        cite("femasif-aci"),
    ),
    period=ACI,
)

# -- the project and the team -----------------------------------------------------------------------------------------

PROJECT = project_validated & project_compatible

project = Rule(
    id="fr.aci.signing.project",
    title=Label(
        "Le projet de santé est validé par l'ARS et cohérent avec le projet régional de santé",
        "The health project is validated by the ARS and consistent with the regional health plan",
    ),
    requires=PROJECT,
    sources=(cite("aci-ra-2015", "article 2"), cite("femasif-aci")),
    period=ACI,
)

signing_team = Interpretation(
    id="fr.aci.signing_team",
    question=Label(
        "Quelle équipe faut-il au moins pour signer l'ACI ?",
        "Which team is needed at least to sign the ACI?",
    ),
    readings=(
        Reading(
            id="law",
            label=Label(
                "celle de la loi : deux médecins et un auxiliaire médical associés",
                "that of the law: two physicians and one auxiliaire médical as associates",
            ),
            sources=(cite("csp-l4041-4", "I, premier alinéa"),),
        ),
        Reading(
            id="federation",
            label=Label(
                "deux médecins généralistes et un autre professionnel de santé",
                "two general practitioners and one other health professional",
            ),
            sources=(cite("fmps-normandie-aci", "équipe minimale"),),
        ),
    ),
    default="law",
    because=Label(
        "La loi s'impose ; aucun texte de l'ACI lu ne demande des généralistes.",
        "The law prevails; no text of the ACI that was read asks for general practitioners.",
    ),
)

TEAM = case(
    (
        signing_team.is_("federation"),
        (general_practitioners >= minimum_gps) & (other_health_professionals >= minimum_others),
    ),
    otherwise=MINIMUM,
)

team = Rule(
    id="fr.aci.signing.team",
    title=Label(
        "L'équipe compte le minimum demandé pour signer l'ACI",
        "The team has the minimum asked to sign the ACI",
    ),
    requires=TEAM,
    sources=(cite("csp-l4041-4", "I, premier alinéa"), cite("fmps-normandie-aci", "équipe minimale")),
    period=ACI,
    note=Label(
        "Quelle que soit la lecture, le minimum légal de la SISA reste dû (fr.sisa.composition).",
        "Whatever the reading, the legal minimum of the SISA remains due (fr.sisa.composition).",
    ),
)

liberal_practice = Rule(
    id="fr.aci.associates",
    title=Label(
        "Les associés exercent à titre libéral",
        "Associates are in liberal practice",
    ),
    applies=aci_contract_signed,
    requires=associates_not_liberal <= number(Persons, 0),
    sources=(cite("aci-2022-guide", "p. 10 et 46"),),
    period=in_force(date(2022, 1, 1)),
    note=Label(
        "Le collaborateur libéral d'un médecin associé peut compter comme associé ; un associé peut exercer hors les "
        "murs. Une infirmière ASALEE, salariée, ne compte que pour la diversité des professions.",
        "The liberal collaborator of an associated physician may count as an associate; an associate may work outside "
        "the walls. An ASALEE nurse, who is salaried, counts for the diversity of professions only.",
    ),
)

# -- the contract -----------------------------------------------------------------------------------------------------

parties = Rule(
    id="fr.aci.contract.parties",
    title=Label(
        "Le contrat est signé par la structure, la CPAM et l'ARS",
        "The contract is signed by the structure, the CPAM and the ARS",
    ),
    applies=aci_contract_signed,
    requires=three_parties_signed,
    sources=(cite("aci-ra-2015"), cite("femasif-aci")),
    period=ACI,
)

annexes = Rule(
    id="fr.aci.contract.annexes",
    title=Label(
        "Le projet validé et la liste des professionnels libéraux associés sont annexés au contrat",
        "The validated project and the list of associated liberal professionals are annexed to the contract",
    ),
    applies=aci_contract_signed,
    requires=annexes_complete,
    sources=(cite("aci-ra-2015", "article 2"), cite("femasif-aci")),
    period=ACI,
)

_CONTRACT = Label("Contrat ACI", "ACI contract")
_FUNDER = Label("assurance maladie", "health insurance")
_TERMS = (
    Term(
        id="duration",
        label=Label("durée du contrat", "duration of the contract"),
        value=contract_duration,
    ),
    Term(
        id="end",
        label=Label("fin du contrat signé, ou signé ce jour", "end of the contract signed, or signed on this day"),
        value=aci_contract_signed_on.or_else(TODAY) + contract_duration,
    ),
    Term(
        id="grace-after-departure",
        label=Label("délai après le départ du second médecin", "time after the departure of the second physician"),
        value=grace_after_departure,
    ),
)
_CUMULATION = (
    Label(
        "Cumulable avec l'aide de départ du FIR, sauf règle régionale contraire.",
        "Goes with the starting aid of the FIR, unless the region says otherwise.",
    ),
    Label(
        "Un même engagement n'est pas payé deux fois ; l'ARS et l'assurance maladie peuvent soutenir une même mission de "
        "santé publique si leurs objectifs se complètent.",
        "One engagement is not paid twice; the ARS and the health insurance may support one public health mission if "
        "their objectives complement each other.",
    ),
)
_SOURCES = (
    cite("aci-ra-2015", "article 2"),
    cite("aci-2022-guide", "p. 16"),
    cite("femasif-aci"),
    cite("concours-pluripro-2021-10"),
)
_NOTE = Label(
    "Aucune ancienneté ni numéro FINESS n'est demandé par les textes lus. Ce qui arrive à l'ACI quand le second médecin "
    "part n'y figure pas.",
    "No seniority and no FINESS number is asked for by the texts read. What happens to the ACI when the second physician "
    "leaves is not in them.",
)

contract_2017 = Scheme(
    id="fr.aci.contract",
    title=_CONTRACT,
    funder=_FUNDER,
    requires=STRUCTURE & COMPANY & PROJECT & TEAM,
    terms=_TERMS,
    cumulation=_CUMULATION,
    sources=(*_SOURCES, cite("csp-l4041-4", "I")),
    period=in_force(date(2017, 1, 1), ORDINANCE),
    note=_NOTE,
)

contract_2021 = Scheme(
    id="fr.aci.contract",
    title=_CONTRACT,
    funder=_FUNDER,
    requires=STRUCTURE & COMPANY & PROJECT & TEAM & SALARIED_CAP,
    terms=_TERMS,
    cumulation=_CUMULATION,
    sources=(*_SOURCES, cite("csp-l4041-4", "I et II")),
    period=in_force(ORDINANCE),
    note=_NOTE,
)

INTERPRETATIONS = (signing_team,)
RULES = (structure, company, payment, project, team, liberal_practice, parties, annexes)
SCHEMES = (contract_2017, contract_2021)
