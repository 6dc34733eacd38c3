"""Recognition as an MSP, in practice: a team and a validated health project, as each region asks."""

from msp_model.expressions import case, parameter
from msp_model.national.definition import IS_MSP
from msp_model.national.facts.project import project_validated
from msp_model.national.facts.team import general_practitioners, nurses, paramedic_time, paramedics
from msp_model.national.periods import UNDATED
from msp_model.rulebook import FullTimeEquivalents, Interpretation, Persons, Reading, Rule, Scheme, Term, Words, cite
from msp_model.values import Label

minimum_gps = parameter("recognition.minimum_gps", Persons)
minimum_paramedics = parameter("recognition.minimum_paramedics", Persons)
minimum_nurses = parameter("recognition.minimum_nurses", Persons)
minimum_paramedic_time = parameter("recognition.minimum_paramedic_fte", FullTimeEquivalents)
validation_body = parameter("recognition.validation_body", Words)

minimum_team = Interpretation(
    id="fr.recognition.minimum_team",
    question=Label(
        "Qui faut-il, à côté des médecins généralistes, pour qu'une équipe soit reconnue ?",
        "Who is needed, beside the general practitioners, for a team to be recognised?",
    ),
    readings=(
        Reading(
            id="paramedic",
            label=Label("un professionnel paramédical", "a paramedical professional"),
            sources=(
                cite("paps-bretagne-creation-msp"),
                cite("paps-bretagne-accompagnement-msp"),
                cite("concours-medical-2018-11-25", "« Porteurs de projet »"),
                cite("seine-maritime-aides-psla"),
            ),
        ),
        Reading(
            id="nurse",
            label=Label("une infirmière", "a nurse"),
            sources=(cite("avecsante-creation-msp", "équipe minimale"),),
        ),
        Reading(
            id="paramedic-time",
            label=Label("un équivalent temps plein paramédical", "one full-time equivalent of paramedical time"),
            sources=(cite("fmpc-subvention-1902"),),
        ),
    ),
    default="paramedic",
    because=Label(
        "C'est ce que disent le plus de sources, dont les seules pages d'ARS lues.",
        "Most sources say so, among them the only pages of an ARS that were read.",
    ),
    set_by="region",
)

TEAM_MINIMUM = (general_practitioners >= minimum_gps) & case(
    (minimum_team.is_("nurse"), nurses >= minimum_nurses),
    (minimum_team.is_("paramedic-time"), paramedic_time >= minimum_paramedic_time),
    otherwise=paramedics >= minimum_paramedics,
)
"""The smallest team that is recognised. The law's own minimum for a SISA is another condition, without any choice."""

team = Rule(
    id="fr.recognition.team",
    title=Label(
        "Pour être reconnue, l'équipe compte le minimum de médecins généralistes et de professionnels paramédicaux",
        "To be recognised, the team has the minimum of general practitioners and of paramedical professionals",
    ),
    applies=IS_MSP,
    requires=TEAM_MINIMUM,
    sources=(
        cite("paps-bretagne-creation-msp"),
        cite("paps-bretagne-accompagnement-msp"),
        cite("concours-medical-2018-11-25", "« Porteurs de projet »"),
        cite("seine-maritime-aides-psla"),
    ),
    period=UNDATED,
    note=Label(
        "Usage des régions, que chacune peut fixer autrement. Le minimum légal de la SISA (deux médecins de toute "
        "spécialité et un auxiliaire médical parmi les associés) s'applique à part.",
        "A practice of the regions, which each may set otherwise. The legal minimum of the SISA (two physicians of any "
        "specialty and one auxiliaire médical among the associates) applies separately.",
    ),
)

project = Rule(
    id="fr.recognition.project",
    title=Label(
        "La reconnaissance et l'argent demandent un projet de santé validé",
        "Recognition and money ask for a validated health project",
    ),
    applies=IS_MSP,
    requires=project_validated,
    sources=(
        cite("avecsante-municipales-2026", "étapes de création"),
        cite("avecsante-creation-msp"),
        cite("concours-pluripro-2021-10"),
    ),
    period=UNDATED,
    note=Label(
        "La loi ne fait que transmettre le projet (CSP L6323-3) ; la validation, par une instance propre à chaque "
        "région, est la pratique.",
        "The law only has the project sent (CSP L6323-3); validation, by a body of each region's own, is the practice.",
    ),
)

recognition = Scheme(
    id="fr.recognition",
    title=Label("Reconnaissance comme MSP", "Recognition as an MSP"),
    funder=Label("agence régionale de santé", "regional health agency"),
    applies=IS_MSP,
    requires=TEAM_MINIMUM & project_validated,
    terms=(
        Term(
            id="validation-body",
            label=Label("instance qui valide le projet de santé", "body that validates the health project"),
            value=validation_body,
        ),
    ),
    cumulation=None,
    sources=(cite("avecsante-municipales-2026", "étapes de création"), cite("avecsante-creation-msp")),
    period=UNDATED,
    note=Label(
        "Une équipe constituée et un projet de santé ; jamais un bâtiment.",
        "A constituted team and a health project; never a building.",
    ),
)

INTERPRETATIONS = (minimum_team,)
RULES = (team, project)
SCHEMES = (recognition,)
