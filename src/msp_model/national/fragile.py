"""Fragile MSP: a close follow-up that is announced, of MSP that no text defines."""

from datetime import date

from msp_model.expressions import parameter
from msp_model.national.facts.coordination import followed_as_fragile
from msp_model.national.periods import in_force
from msp_model.rulebook import Scheme, Term, Words, cite
from msp_model.values import Label

follow_up = Scheme(
    id="fr.fragile.follow_up",
    title=Label("Suivi rapproché des MSP fragiles", "Close follow-up of fragile MSP"),
    funder=Label(
        "agence régionale de santé et caisse primaire d'assurance maladie",
        "regional health agency and local health insurance fund",
    ),
    requires=followed_as_fragile,
    terms=(
        Term(
            id="definition",
            label=Label("ce qui fait d'une MSP une MSP fragile", "what makes an MSP fragile"),
            value=parameter("fragile.definition", Words),
        ),
    ),
    sources=(cite("question-an-2971", "réponse, p. 2390"), cite("plan-4000-msp")),
    period=in_force(date(2023, 6, 13)),
    note=Label(
        "Pour éviter la perte de professionnels et la fermeture. Ce qui fait d'une MSP une MSP fragile n'est publié "
        "nulle part : seul se constate qu'elle est suivie.",
        "To avoid the loss of professionals and closure. What makes an MSP fragile is published nowhere: that it is "
        "followed is all that can be observed.",
    ),
)

SCHEMES = (follow_up,)
