"""What an MSP is: article L6323-3 of the code de la santé publique.

The article was read in the version in force from 12 August 2011 to 27 January 2016. Later versions start on
28 January 2016, 27 July 2019 and 25 December 2021; their wording was not read, so the answers are stale from
28 January 2016 on.
"""

from datetime import date

from msp_model.entities import StructureKind
from msp_model.expressions import number
from msp_model.national.facts.company import legal_person_exists
from msp_model.national.facts.project import (
    accommodation,
    first_resort_care,
    project_compatible,
    project_drafted_by_members,
    project_sent,
    project_signed_by_all,
)
from msp_model.national.facts.team import professionals_of_three_groups, structure_kind
from msp_model.national.periods import read_up_to
from msp_model.rulebook import Persons, Rule, cite
from msp_model.values import Label

READ = read_up_to(date(2011, 8, 12), date(2016, 1, 28))
"""The version of the article that was read."""

IS_MSP = structure_kind.is_(StructureKind.MSP, StructureKind.PSLA)
"""The dossier is about an MSP; a PSLA is the Norman form of one."""

definition = Rule(
    id="fr.msp.definition",
    title=Label(
        "Une MSP est une personne morale constituée entre professionnels médicaux, auxiliaires médicaux ou pharmaciens",
        "An MSP is a legal person formed between medical professionals, auxiliaires médicaux or pharmacists",
    ),
    applies=IS_MSP,
    requires=legal_person_exists & (professionals_of_three_groups > number(Persons, 1)),
    sources=(cite("csp-l6323-3", "premier alinéa, version du 12 août 2011"),),
    period=READ,
    note=Label(
        "« Entre des professionnels » est lu ici comme deux au moins. Un bâtiment n'est jamais une condition.",
        '"Between professionals" is read here as two at least. A building is never a condition.',
    ),
)

care = Rule(
    id="fr.msp.care",
    title=Label(
        "Les membres d'une MSP assurent, sans hébergement, des soins de premier recours",
        "The members of an MSP give first-resort care without accommodation",
    ),
    applies=IS_MSP,
    requires=first_resort_care & ~accommodation,
    sources=(cite("csp-l6323-3", "premier alinéa, version du 12 août 2011"),),
    period=READ,
    note=Label(
        "S'y ajoutent, s'ils le veulent, le second recours, la santé publique, la prévention, l'éducation à la santé "
        "et des actions sociales.",
        "Second-resort care, public health, prevention, health education and social actions may be added.",
    ),
)

health_project = Rule(
    id="fr.msp.health_project",
    title=Label(
        "Le projet de santé est élaboré par les membres, compatible avec le schéma régional, signé par chaque membre "
        "professionnel de santé et transmis à l'ARS",
        "The health project is drawn up by the members, compatible with the regional scheme, signed by every member "
        "who is a health professional, and sent to the ARS",
    ),
    applies=IS_MSP,
    requires=project_drafted_by_members & project_compatible & project_signed_by_all & project_sent,
    sources=(cite("csp-l6323-3", "deuxième et troisième alinéas, version du 12 août 2011"),),
    period=READ,
    note=Label(
        "La loi fait transmettre le projet à l'ARS pour information ; sa validation est demandée en pratique pour la "
        "reconnaissance et l'argent. D'autres personnes dont le projet prévoit la participation peuvent le signer.",
        "The law has the project sent to the ARS for information; in practice it is validated, for recognition and "
        "money. Other people whose part in it is foreseen may sign it.",
    ),
)

RULES = (definition, care, health_project)
