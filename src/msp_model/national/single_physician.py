"""MSP with a single physician: not allowed at creation, under study; what a deputy asked for and did not get."""

from datetime import date

from msp_model.expressions import number
from msp_model.national.definition import IS_MSP
from msp_model.national.facts.project import recognised
from msp_model.national.facts.team import physicians
from msp_model.national.periods import told_on
from msp_model.rulebook import Interpretation, Persons, Reading, Rule, cite
from msp_model.values import Label

creation = Rule(
    id="fr.single_physician.creation",
    title=Label(
        "Une MSP ne peut pas être créée avec un seul médecin",
        "An MSP cannot be created with a single physician",
    ),
    applies=IS_MSP & ~recognised,
    requires=physicians > number(Persons, 1),
    sources=(cite("question-an-2971", "réponse, p. 2390"),),
    period=told_on(date(2026, 3, 17), date(2026, 3, 18)),
    note=Label(
        "À l'étude au 17 mars 2026, en raison de la continuité des soins ; la suite n'est pas connue. Une SISA tombée "
        "à un médecin relève du délai de l'article L4041-4.",
        "Under study on 17 March 2026, because of the continuity of care; what followed is not known. A SISA that fell "
        "to one physician is under the time of article L4041-4.",
    ),
)

second_gp = Interpretation(
    id="fr.policy.second_gp",
    question=Label(
        "Une IPA ou un chirurgien-dentiste peut-il tenir lieu de second généraliste, pour l'argent du coordinateur, "
        "quand la MSP prouve sa recherche ?",
        "May an advanced-practice nurse or a dentist stand for the second practitioner, for the coordinator's money, "
        "when the MSP proves its search?",
    ),
    readings=(
        Reading(
            id="required",
            label=Label("non : la demande n'est pas accordée", "no: the request is not granted"),
            sources=(cite("question-an-2971", "réponse, p. 2390"),),
        ),
        Reading(
            id="substituted",
            label=Label("oui, comme un député le demande", "yes, as a deputy asks"),
            sources=(cite("question-an-2971", "question, p. 6831"),),
        ),
    ),
    default="required",
    because=Label(
        "La réponse du ministre n'accorde pas la demande : un choix de politique publique, éteint par défaut.",
        "The minister's answer does not grant the request: a choice of policy, off by default.",
    ),
)

INTERPRETATIONS = (second_gp,)
RULES = (creation,)
