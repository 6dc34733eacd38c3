"""Interpretations of what is known, second-hand, of amendment 2: the grid of 2026 and France Santé."""

from msp_model.national.aci.interpretations import GUIDE, reading
from msp_model.rulebook import Interpretation, cite
from msp_model.values import Label

AMENDMENT_2 = "aci-avenant-2-2026"

GRID_2026 = Interpretation(
    id="aci-2026-grid",
    question=Label(
        "Quelle grille de points s'applique à partir de 2026 ?", "Which grid of points applies from 2026 on?"
    ),
    readings=(
        reading(
            "amendment-1",
            "Celle de l'avenant 1 continue",
            "That of amendment 1 continues",
            cite(GUIDE),
        ),
        reading("unknown", "On ne sait pas", "Not known"),
    ),
    default="amendment-1",
    because=Label(
        "La grille de l'avenant 2 n'a pas été lue ; des syndicats regrettent que le socle n'ait pas été revalorisé.",
        "The grid of amendment 2 was not read; unions regret that the base was not raised.",
    ),
    ours=True,
)

FRANCE_SANTE_AMOUNT = Interpretation(
    id="aci-france-sante-amount",
    question=Label(
        "Le socle France Santé est-il forfaitaire ou selon la patientèle ?",
        "Is the France Santé base amount flat, or by patient list?",
    ),
    readings=(
        reading(
            "flat",
            "Forfaitaire, moitié moindre en cas d'adhésion tardive en 2026",
            "Flat, half as much for a late adhesion in 2026",
            cite(AMENDMENT_2, "relevé du 26 juillet 2026"),
        ),
        reading(
            "by-patients",
            "Selon la patientèle, par un barème non publié",
            "By patient list, on a scale that is not published",
            cite(AMENDMENT_2, "relevé du 6 juillet 2026"),
        ),
    ),
    default="flat",
    because=Label("Le relevé le plus récent.", "The most recent report."),
)

FRANCE_SANTE_DEADLINE = Interpretation(
    id="aci-france-sante-deadline",
    question=Label(
        "Jusqu'à quel jour une adhésion de 2026 donne-t-elle le socle entier ?",
        "Up to which day does an adhesion of 2026 give the full base amount?",
    ),
    readings=(
        reading(
            "14-july-included",
            "Le 14 juillet compris",
            "14 July included",
            cite(AMENDMENT_2, "relevé du 26 juillet 2026"),
        ),
        reading("14-july-excluded", "Avant le 14 juillet", "Before 14 July"),
        reading("10-july-included", "Le 10 juillet compris", "10 July included", cite(AMENDMENT_2)),
    ),
    default="14-july-included",
    because=Label("Une date limite est un jour utile.", "A deadline is a day on which one may still act."),
)

FRANCE_SANTE_COMMITMENTS = Interpretation(
    id="aci-france-sante-commitments",
    question=Label(
        "Quels engagements le socle France Santé demande-t-il ?",
        "Which commitments does the France Santé base amount ask?",
    ),
    readings=(
        reading(
            "three",
            "Tarif opposable, temps infirmier, participation au SAS ou à la permanence des soins",
            "Agreed tariff, nurse time, part in the SAS or out-of-hours care",
            cite(AMENDMENT_2, "relevé du 6 juillet 2026, engagements 1 à 3"),
        ),
        reading(
            "all",
            "Ceux-là, et rendez-vous sous 48 h, samedi matin, soirées, soins non programmés",
            "Those, and appointments within 48 h, Saturday mornings, evenings, unscheduled care",
            cite(AMENDMENT_2, "relevé du 24 juin 2026, autres engagements cités"),
        ),
        reading(
            "others",
            "Seulement rendez-vous sous 48 h, samedi matin, soirées, soins non programmés",
            "Only appointments within 48 h, Saturday mornings, evenings, unscheduled care",
            cite(AMENDMENT_2, "relevé du 24 juin 2026, autres engagements cités"),
        ),
    ),
    default="three",
    because=Label(
        "Les autres engagements cités sont peut-être ceux des compléments.",
        "The other commitments quoted may be those of the complements.",
    ),
)

INTERPRETATIONS_2026: tuple[Interpretation, ...] = (
    GRID_2026,
    FRANCE_SANTE_AMOUNT,
    FRANCE_SANTE_DEADLINE,
    FRANCE_SANTE_COMMITMENTS,
)
"""The interpretations that matter from 2026 on."""
