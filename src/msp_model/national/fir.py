"""The FIR: what the regional health agency pays for the coordination post and the start of a team.

Amount, cap, duration, zones, uses and what makes the aid lost are the region's to set: where no text of the region
gives them, they are unknown, and no other region's figure stands for them.
"""

from datetime import date

from msp_model.entities import Purpose
from msp_model.expressions import TODAY, least, parameter, since
from msp_model.expressions.kinds import Months, Ratio
from msp_model.national.facts.coordination import coordination_cost, coordination_grant_held
from msp_model.national.facts.departures import physician_search_proved
from msp_model.national.facts.project import evaluation_committed, project_begun, project_validated
from msp_model.national.facts.requests import request_cost, request_purpose
from msp_model.national.facts.team import advanced_nurses_and_dentists, general_practitioners
from msp_model.national.periods import UNDATED, in_force
from msp_model.national.single_physician import second_gp
from msp_model.rulebook import Eur, Persons, Rule, Scheme, Term, Words, cite
from msp_model.values import Label, Period

_ARS = Label("agence régionale de santé, fonds d'intervention régional", "regional health agency, FIR")

minimum_gps = parameter("fir.coordination.minimum_gps", Persons)
grace = parameter("fir.coordination.grace", Months)
cost_share = parameter("fir.coordination.cost_share", Ratio)

# -- the coordination post --------------------------------------------------------------------------------------------

ENOUGH_PHYSICIANS = (
    (general_practitioners >= minimum_gps)
    .unless(
        Label("délai après un départ", "time after a departure"),
        TODAY < since(general_practitioners < minimum_gps).or_else(TODAY) + grace,
    )
    .unless(
        Label(
            "une IPA ou un chirurgien-dentiste tient lieu de second généraliste (demande non accordée)",
            "an advanced-practice nurse or a dentist stands for the second practitioner (asked for, not granted)",
        ),
        second_gp.is_("substituted")
        & physician_search_proved
        & (general_practitioners + advanced_nurses_and_dentists >= minimum_gps),
    )
)
"""As many general practitioners as the region asks for, or within the time that it leaves after a departure."""

coordination = Scheme(
    id="fr.fir.coordination",
    title=Label(
        "Aide de l'ARS au poste de coordinateur, dès le début du projet",
        "Aid of the ARS to the coordination post, from the start of the project",
    ),
    funder=_ARS,
    requires=project_begun & ENOUGH_PHYSICIANS,
    amount=parameter("fir.coordination.amount", Eur),
    terms=(
        Term(
            id="cap",
            label=Label("plafond", "ceiling"),
            value=parameter("fir.coordination.cap", Eur),
        ),
        Term(
            id="cost-share",
            label=Label("part du coût prise en charge au plus", "greatest share of the cost borne"),
            value=cost_share,
        ),
        Term(
            id="cost-ceiling",
            label=Label(
                "part du coût de la coordination, en euros", "that share of the cost of coordination, in euros"
            ),
            value=coordination_cost * cost_share,
        ),
        Term(
            id="duration",
            label=Label("durée", "duration"),
            value=parameter("fir.coordination.duration", Months),
        ),
        Term(
            id="zones",
            label=Label("zones", "zones"),
            value=parameter("fir.coordination.zones", Words),
        ),
        Term(
            id="uses",
            label=Label("emplois permis", "allowed uses"),
            value=parameter("fir.coordination.uses", Words),
        ),
        Term(
            id="trigger-of-loss",
            label=Label("ce qui fait perdre l'aide", "what makes the aid lost"),
            value=parameter("fir.coordination.trigger_of_loss", Words),
        ),
        Term(
            id="grace",
            label=Label("délai après un départ", "time after a departure"),
            value=grace,
        ),
    ),
    cumulation=(
        Label(
            "Cumulable avec l'ACI : le FIR est l'aide de départ, l'ACI l'aide durable. Une région peut l'interdire.",
            "Goes with the ACI: the FIR is the starting aid, the ACI the lasting one. A region may forbid it.",
        ),
    ),
    sources=(
        cite("question-an-2971", "réponse, p. 2390"),
        cite("plan-4000-msp"),
        cite("concours-pluripro-2021-10"),
    ),
    period=in_force(date(2023, 6, 13)),
    note=Label(
        "La région fixe montant, plafond, durée, zones, emplois et ce qui fait perdre l'aide. Sans texte régional, ils "
        "sont inconnus.",
        "The region sets amount, ceiling, duration, zones, uses and what makes the aid lost. Without a text of the "
        "region they are unknown.",
    ),
)

kept = Rule(
    id="fr.fir.coordination.kept",
    title=Label(
        "L'aide de l'ARS au poste de coordinateur est maintenue",
        "The aid of the ARS to the coordination post is kept",
    ),
    applies=coordination_grant_held,
    requires=ENOUGH_PHYSICIANS,
    sources=(cite("question-an-2971", "question, p. 6831"),),
    period=UNDATED,
    note=Label(
        "La question rapporte que l'aide est perdue quand un second généraliste parti n'est pas remplacé ; aucun texte "
        "qui le prévoit n'a été trouvé.",
        "The question reports that the aid is lost when a second practitioner who left is not replaced; no text that "
        "says so was found.",
    ),
)

# -- the start of a project -------------------------------------------------------------------------------------------

project_cap = parameter("fir.project_cap", Eur)

start_up = Scheme(
    id="fr.fir.start_up",
    title=Label(
        "Aide de l'ARS aux études, à l'ingénierie et au démarrage (cadre de 2010)",
        "Aid of the ARS to studies, engineering and start-up (frame of 2010)",
    ),
    funder=_ARS,
    applies=request_purpose.is_(Purpose.STUDY, Purpose.START_UP, Purpose.OPERATION),
    requires=project_begun,
    terms=(
        Term(id="cap", label=Label("plafond par projet", "ceiling per project"), value=project_cap),
        Term(
            id="ceiling",
            label=Label("au plus, pour cette demande", "at most, for this request"),
            value=least(request_cost, project_cap),
        ),
    ),
    uses=(
        Label("études préalables", "prior studies"),
        Label("ingénierie", "engineering"),
        Label("fonctionnement", "running costs"),
    ),
    sources=(cite("circulaire-2010-07-27"),),
    period=Period(start=date(2010, 7, 27)),
    note=Label(
        "Circulaire du 27 juillet 2010 pour 250 MSP. Le plafond était encore cité comme usuel de 2017 à 2021 ; aucun "
        "texte lu ne dit qu'il oblige aujourd'hui.",
        "Circular of 27 July 2010 for 250 MSP. The ceiling was still quoted as usual from 2017 to 2021; no text read "
        "says that it binds today.",
    ),
)

# -- a claim from a weak source ---------------------------------------------------------------------------------------

claimed_share = parameter("fir.coordination.claimed_share", Ratio)

claim = Scheme(
    id="fr.fir.coordination.claim",
    title=Label(
        "Aide de l'ARS à la coordination selon un article commercial (indicatif)",
        "Aid of the ARS to coordination according to a commercial article (indicative)",
    ),
    funder=_ARS,
    requires=project_validated & evaluation_committed,
    terms=(
        Term(
            id="claimed-minimum",
            label=Label("le plus souvent, au moins, par an", "most often, at least, a year"),
            value=parameter("fir.coordination.claimed_minimum", Eur),
        ),
        Term(
            id="claimed-maximum",
            label=Label("le plus souvent, au plus, par an", "most often, at most, a year"),
            value=parameter("fir.coordination.claimed_maximum", Eur),
        ),
        Term(
            id="claimed-share",
            label=Label("part du coût, au plus, selon les régions", "share of the cost, at most, by region"),
            value=claimed_share,
        ),
        Term(
            id="claimed-ceiling",
            label=Label("cette part du coût de la coordination", "that share of the cost of coordination"),
            value=coordination_cost * claimed_share,
        ),
    ),
    sources=(cite("article-commercial-coordination", "« Financement et dispositifs d'aide disponibles »"),),
    period=UNDATED,
    note=Label(
        "Sans auteur, sans date, et contredit par les textes régionaux lus : n'entre dans aucune autre réponse. Le "
        "texte de la région l'emporte toujours.",
        "No author, no date, and contradicted by the regional texts read: enters no other answer. The region's text "
        "always prevails.",
    ),
)

RULES = (kept,)
SCHEMES = (coordination, start_up, claim)
