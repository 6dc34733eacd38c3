"""The order in which a team is created: the team before the bricks."""

from msp_model.expressions import TODAY, all_of
from msp_model.national.definition import IS_MSP
from msp_model.national.facts.premises import permanent_premises_decided_on
from msp_model.national.facts.project import (
    needs_identified,
    project_drafted,
    project_validated,
    recognised,
    team_gathered,
    team_gathered_on,
)
from msp_model.national.periods import UNDATED
from msp_model.rulebook import Rule, RuleKind, cite
from msp_model.values import Label

steps = Rule(
    id="fr.creation.steps",
    title=Label(
        "Les étapes se suivent : réunir les professionnels, identifier les besoins, rédiger le projet, le faire "
        "valider, être reconnue",
        "Steps follow one another: gather the professionals, identify the needs, draft the project, have it "
        "validated, be recognised",
    ),
    kind=RuleKind.WARNING,
    applies=IS_MSP,
    requires=all_of(
        ~needs_identified | team_gathered,
        ~project_drafted | needs_identified,
        ~project_validated | project_drafted,
        ~recognised | project_validated,
    ),
    sources=(cite("avecsante-municipales-2026", "principales étapes de la création"),),
    period=UNDATED,
    note=Label(
        "La fédération régionale accompagne l'équipe sur toute la durée.",
        "The regional federation supports the team all along.",
    ),
)

building = Rule(
    id="fr.creation.building",
    title=Label(
        "Des locaux définitifs se décident une fois l'équipe réunie",
        "Permanent premises are decided once the team has gathered",
    ),
    kind=RuleKind.WARNING,
    applies=IS_MSP & permanent_premises_decided_on.present(),
    requires=team_gathered_on.present()
    & (team_gathered_on.or_else(TODAY) <= permanent_premises_decided_on.or_else(TODAY)),
    sources=(cite("avecsante-municipales-2026", "« L'équipe avant les briques ! »"),),
    period=UNDATED,
    note=Label(
        "Des locaux temporaires ou une salle de réunion peuvent précéder l'équipe : Kervignac (Bretagne) en a tiré "
        "parti avant même la labellisation.",
        "Temporary premises or a place to meet may come before the team: Kervignac (Bretagne) made good use of them "
        "before the label.",
    ),
)

RULES = (steps, building)
