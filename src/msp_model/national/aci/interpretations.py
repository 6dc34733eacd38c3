"""Interpretations: where sources disagree about the ACI, or a published rule leaves a blank.

Every reading stays runnable. A default that no source gives is marked *ours*.
"""

from msp_model.rulebook import Citation, Interpretation, Reading, cite
from msp_model.values import Label

GUIDE = "aci-2022-guide"
"""The text id of the guide of the indicators."""


def reading(id: str, fr: str, en: str, *sources: Citation) -> Reading:
    """Name one way of reading, with those who read it so."""
    return Reading(id=id, label=Label(fr, en), sources=sources)


# -- sources disagree ----------------------------------------------------------------------------------------------------

PDSA_DEROGATION = Interpretation(
    id="aci-pdsa-derogation",
    question=Label(
        "Une dérogation d'horaires au titre de la permanence des soins écarte-t-elle toutes les minorations ?",
        "Does a derogation of hours for out-of-hours care waive every reduction?",
    ),
    readings=(
        reading(
            "full",
            "Oui : points entiers (article cité par le tableau de 2023, et p. 3 du guide)",
            "Yes: full points (article quoted by the sheet of 2023, and p. 3 of the guide)",
            cite(GUIDE, "p. 3"),
            cite("tableau-aci-2023"),
        ),
        reading(
            "amplitude-only",
            "Non : elle n'écarte que celles d'amplitude (schéma p. 5)",
            "No: it waives only those of daily hours (flowchart p. 5)",
            cite(GUIDE, "p. 5"),
        ),
    ),
    default="full",
    because=Label("L'article et la p. 3 s'accordent.", "The article and p. 3 agree."),
)

CLOSURE_WEEKS = Interpretation(
    id="aci-closure-weeks",
    question=Label(
        "La minoration pour congés vise-t-elle une fermeture d'au plus ou d'au moins trois semaines ?",
        "Is the reduction for holidays about closing for at most, or for at least, three weeks?",
    ),
    readings=(
        reading(
            "at-most",
            "Au plus trois semaines ; au-delà, aucun point",
            "At most three weeks; beyond, no points",
            cite(GUIDE, "p. 3"),
        ),
        reading(
            "at-least",
            "Au moins trois semaines ; en deçà, pas de minoration",
            "At least three weeks; below, no reduction",
            cite(GUIDE, "p. 5, légende"),
        ),
    ),
    default="at-most",
    because=Label(
        "Le schéma de la p. 5 refuse tout point au-delà de trois semaines : sa légende est une coquille.",
        "The flowchart of p. 5 refuses any point beyond three weeks: its legend is a misprint.",
    ),
)

HOURS_REDUCTIONS = Interpretation(
    id="aci-hours-reductions",
    question=Label("Les minorations d'horaires s'ajoutent-elles ?", "Do the reductions of hours add up?"),
    readings=(
        reading("added", "Oui, elles s'ajoutent", "Yes, they add up", cite(GUIDE, "p. 5")),
        reading(
            "greatest-only",
            "Non, seule la plus forte compte",
            "No, only the greatest counts",
            cite("calculette-aci-v6", "options exclusives"),
        ),
    ),
    default="added",
    because=Label("Le guide imprime les douze sommes.", "The guide prints the twelve sums."),
)

RCP_IPA = Interpretation(
    id="aci-rcp-ipa",
    question=Label(
        "Les points de concertation liés à l'IPA sont-ils variables ou fixes ?",
        "Are the points of meetings for an advanced-practice nurse variable or fixed?",
    ),
    readings=(
        reading("variable", "Variables", "Variable", cite(GUIDE, "p. 26 et exemple p. 30")),
        reading("fixed", "Fixes", "Fixed", cite(GUIDE, "p. 23, tableau")),
    ),
    default="variable",
    because=Label("La règle détaillée et son exemple s'accordent.", "The detailed rule and its example agree."),
)

RATE_ROUNDING = Interpretation(
    id="aci-rate-rounding",
    question=Label(
        "Le taux de concertation est-il arrondi avant d'être rapporté au seuil ?",
        "Is the rate of meetings rounded before it is compared with its threshold?",
    ),
    readings=(
        reading("exact", "Non, le calcul est exact", "No, the calculation is exact"),
        reading(
            "two-decimals",
            "Oui, à deux décimales de pour cent, en dessous (4,61 % pour 30/650)",
            "Yes, to two decimals of a percent, downwards (4.61% for 30/650)",
            cite(GUIDE, "p. 29 et 30, exemples"),
        ),
    ),
    default="exact",
    because=Label("Aucune règle d'arrondi n'est publiée.", "No rule of rounding is published."),
    ours=True,
)

NEW_STRUCTURE_YEARS = Interpretation(
    id="aci-new-structure-years",
    question=Label(
        "Combien de temps le plancher des structures nouvelles est-il garanti ?",
        "How long is the floor of new structures guaranteed?",
    ),
    readings=(
        reading(
            "calendar-years",
            "L'année civile de l'adhésion et la suivante",
            "The calendar year of adhesion and the next",
            cite("ameli-2020-10-09", "« Dispositions spécifiques pour les structures nouvellement constituées »"),
        ),
        reading(
            "first-year",
            "La première année",
            "The first year",
            cite("quotidien-medecin-2017-04-24"),
        ),
    ),
    default="calendar-years",
    because=Label("La source officielle l'emporte sur la presse.", "The official source outweighs the press."),
)

# -- a rule leaves a blank -----------------------------------------------------------------------------------------------

PRORATION = Interpretation(
    id="aci-proration",
    question=Label(
        "Le prorata temporis se compte-t-il en mois ou en jours ?", "Is time prorated by months or by days?"
    ),
    readings=(
        reading("months", "En mois, le mois commencé compris", "By months, the month begun included"),
        reading("days", "En jours", "By days"),
    ),
    default="months",
    because=Label(
        "Six réunions par an proratisées en jours donneraient un nombre qui n'est jamais entier.",
        "Six meetings a year prorated by days would never give a whole number.",
    ),
    ours=True,
)

FEWER_MEETINGS = Interpretation(
    id="aci-fewer-meetings",
    question=Label(
        "Que vaut la concertation avec moins de réunions que demandé ?",
        "What are meetings worth when there are fewer than asked?",
    ),
    readings=(
        reading(
            "prorated",
            "Proratisée au nombre de réunions",
            "Prorated by the number of meetings",
            cite(GUIDE, "p. 27 à 30"),
        ),
        reading("nothing", "Rien", "Nothing"),
    ),
    default="prorated",
    because=Label(
        "Le guide annonce une proratisation au nombre de réunions, sans en donner la formule.",
        "The guide says that the number of meetings prorates, without giving the formula.",
    ),
    ours=True,
)

ADVANCE_PROTOCOLS = Interpretation(
    id="aci-advance-protocols",
    question=Label("Combien de protocoles l'avance compte-t-elle ?", "How many protocols does the advance count?"),
    readings=(
        reading("maximum", "Le maximum payé", "The most that are paid"),
        reading("declared", "Ceux déclarés", "Those declared", cite("calculette-aci-v6")),
    ),
    default="maximum",
    because=Label(
        "L'avance se calcule sur les indicateurs du socle atteints à 100 %.",
        "The advance is computed on base indicators met at 100%.",
    ),
    ours=True,
)

FLOOR_PRORATION = Interpretation(
    id="aci-floor-proration",
    question=Label(
        "Le plancher des structures nouvelles est-il proratisé la première année ?",
        "Is the floor of new structures prorated in the first year?",
    ),
    readings=(
        reading("whole", "Non, il est dû en entier", "No, it is due in full"),
        reading("prorated", "Oui, comme le reste", "Yes, as the rest is"),
    ),
    default="whole",
    because=Label("« 20 000 euros la première année ».", "“20,000 euros the first year”."),
    ours=True,
)

FLOOR_PREREQUISITES = Interpretation(
    id="aci-floor-prerequisites",
    question=Label(
        "Une structure nouvelle a-t-elle droit au plancher sans remplir les prérequis ?",
        "Does a new structure get the floor without meeting the prerequisites?",
    ),
    readings=(
        reading("needed", "Non, les prérequis restent demandés", "No, the prerequisites are still asked"),
        reading("waived", "Oui, tous sont levés", "Yes, all of them are waived"),
    ),
    default="needed",
    because=Label(
        "Aucun texte lu ne dit quels prérequis sont levés.", "No text read tells which prerequisites are waived."
    ),
    ours=True,
)

PRECARITY_RATES = Interpretation(
    id="aci-precarity-rates",
    question=Label(
        "Les taux nationaux de C2S et d'AME de 2015 servent-ils encore après 2023 ?",
        "Do the national rates of C2S and AME of 2015 still serve after 2023?",
    ),
    readings=(
        reading("continue", "Oui", "Yes", cite("calculette-aci-v6"), cite("tableau-aci-2023")),
        reading("unknown", "On ne sait pas", "Not known"),
    ),
    default="continue",
    because=Label(
        "Ils servaient encore en 2022 et 2023 ; aucune source ne les remplace.",
        "They still served in 2022 and 2023; no source replaces them.",
    ),
    ours=True,
)

OBESITY_WITHOUT_MISSION = Interpretation(
    id="aci-obesity-without-mission",
    question=Label(
        "Le parcours obésité de l'enfant est-il payé sans aucune mission de santé publique ?",
        "Is the child obesity pathway paid without any public-health mission?",
    ),
    readings=(
        reading("unpaid", "Non", "No"),
        reading("paid", "Oui", "Yes"),
    ),
    default="unpaid",
    because=Label(
        "Avec une seule mission, le guide demande qu'elle ait ce thème (p. 42).",
        "With one mission only, the guide asks that it have this theme (p. 42).",
    ),
    ours=True,
)

ENDED_CONTRACT = Interpretation(
    id="aci-ended-contract",
    question=Label("L'année où le contrat prend fin est-elle payée ?", "Is the year in which the contract ends paid?"),
    readings=(
        reading(
            "unpaid",
            "Non (règlement arbitral, supposé inchangé)",
            "No (arbitration award, assumed unchanged)",
            cite("aci-ra-2015", "article 7"),
        ),
        reading("prorated", "Oui, jusqu'à la fin du contrat", "Yes, up to the end of the contract"),
    ),
    default="unpaid",
    because=Label(
        "Seul le règlement arbitral en parle, pour la résiliation par la structure.",
        "Only the arbitration award speaks of it, for termination by the structure.",
    ),
)

LATE_DOCUMENTS = Interpretation(
    id="aci-late-documents",
    question=Label(
        "Que vaut l'année dont les justificatifs manquent ou sont en retard ?",
        "What is a year worth when its documents are missing or late?",
    ),
    readings=(
        reading("flagged", "Le montant est calculé, le retard signalé", "The amount is computed, the delay flagged"),
        reading("unpaid", "Rien", "Nothing"),
    ),
    default="flagged",
    because=Label(
        "Seule la sanction de deux années sans justificatifs est écrite : la résiliation.",
        "Only the penalty for two years without documents is written: termination.",
    ),
    ours=True,
)

INTERPRETATIONS: tuple[Interpretation, ...] = (
    PDSA_DEROGATION,
    CLOSURE_WEEKS,
    HOURS_REDUCTIONS,
    RCP_IPA,
    RATE_ROUNDING,
    NEW_STRUCTURE_YEARS,
    PRORATION,
    FEWER_MEETINGS,
    ADVANCE_PROTOCOLS,
    FLOOR_PRORATION,
    FLOOR_PREREQUISITES,
    PRECARITY_RATES,
    OBESITY_WITHOUT_MISSION,
    ENDED_CONTRACT,
    LATE_DOCUMENTS,
)
"""The interpretations of the regimes of 2015, 2017 and 2022."""
