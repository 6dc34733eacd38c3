"""The coordination post: statuses that call for care, and money that a departure puts at risk."""

from msp_model.national.facts.company import sisa_exists
from msp_model.national.facts.coordination import (
    coordination_grant_at_risk,
    coordinator_is_micro_entrepreneur,
    employment_clue_found,
)
from msp_model.national.facts.departures import general_practitioner_left
from msp_model.national.periods import UNDATED
from msp_model.rulebook import Rule, RuleKind, cite
from msp_model.values import Label

micro_entrepreneur = Rule(
    id="fr.coordination.micro_entrepreneur",
    title=Label(
        "Dans une SISA, aucun coordinateur n'est micro-entrepreneur : il pourrait être requalifié en salarié",
        "In a SISA, no coordinator is a micro-entrepreneur, who might be requalified as an employee",
    ),
    kind=RuleKind.WARNING,
    applies=sisa_exists,
    requires=~coordinator_is_micro_entrepreneur,
    sources=(cite("apmsl-evaluation-2023", "coordinateurs micro-entrepreneurs"),),
    period=UNDATED,
    note=Label(
        "Lire d'abord l'avis juridique : contrôle de l'URSSAF, requalification en contrat de travail. Une alerte, "
        "jamais un refus.",
        "Read the legal advice first: control by the URSSAF, requalification as an employment contract. A warning, "
        "never a refusal.",
    ),
)

disguised_employment = Rule(
    id="fr.coordination.disguised_employment",
    title=Label(
        "Aucun indice de salariat déguisé n'est relevé chez un coordinateur indépendant",
        "No clue of disguised employment is found for a self-employed coordinator",
    ),
    kind=RuleKind.WARNING,
    requires=~employment_clue_found,
    sources=(cite("requalification-micro-entrepreneur"),),
    period=UNDATED,
    note=Label(
        "Droit commun, qui n'est pas propre aux MSP : horaires imposés, contrôle, service organisé, client unique, "
        "ancien salarié, facturation par le client, absence de contrat ou d'attestation de vigilance.",
        "General law, not that of MSP: imposed hours, control, organised service, single client, former employee, "
        "billing by the client, no contract or no certificate of vigilance.",
    ),
)

departure = Rule(
    id="fr.coordination.departure",
    title=Label(
        "Aucun médecin généraliste n'est parti sans être remplacé",
        "No general practitioner has left without being replaced",
    ),
    kind=RuleKind.WARNING,
    requires=~general_practitioner_left,
    sources=(cite("question-an-2971", "question, p. 6831"),),
    period=UNDATED,
    note=Label(
        "Trois horloges partent, chacune pour elle : la dissolution de la SISA, le contrat ACI, l'aide du FIR au poste "
        "de coordinateur. La durée des deux dernières n'est publiée nulle part.",
        "Three clocks start, each on its own: the dissolution of the SISA, the ACI contract, the aid of the FIR to the "
        "coordination post. How long the last two run is published nowhere.",
    ),
)

funding = Rule(
    id="fr.coordination.funding",
    title=Label(
        "Le financement du poste de coordinateur n'est pas signalé comme menacé",
        "The funding of the coordination post is not reported to be at risk",
    ),
    kind=RuleKind.WARNING,
    requires=~coordination_grant_at_risk,
    sources=(cite("question-an-2971", "question, p. 6831"),),
    period=UNDATED,
)

RULES = (micro_entrepreneur, disguised_employment, departure, funding)
