"""The France Santé label: its criteria. A label is not money."""

from datetime import date

from msp_model.expressions import case, number, parameter
from msp_model.expressions.kinds import Days, Per
from msp_model.national.facts.france_sante import (
    appointment_in_time,
    extra_fees,
    nurse_nearby,
    open_days_per_week,
    takes_part_in_sas,
)
from msp_model.national.facts.team import nurses, physicians
from msp_model.national.periods import in_force
from msp_model.rulebook import Hours, Interpretation, Persons, Reading, Scheme, Term, Weeks, cite
from msp_model.values import Label

FIRST_LABEL = date(2025, 10, 30)
"""Day of the first label."""

AMENDMENT = date(2026, 7, 8)
"""Day of the order that approves amendment 2 of the ACI, by which money follows."""

open_days = parameter("france_sante.open_days", Per[Days, Weeks])
appointment_hours = parameter("france_sante.appointment_hours", Hours)

staff = Interpretation(
    id="fr.france_sante.staff",
    question=Label(
        "Quels soignants le label demande-t-il dans la structure ?",
        "Which carers does the label ask for in the structure?",
    ),
    readings=(
        Reading(
            id="physician-and-nurse",
            label=Label("un médecin et un infirmier dans la structure", "a physician and a nurse in the structure"),
            sources=(
                cite("fecop-france-sante-2025-11"),
                cite("ars-corse-france-sante"),
                cite("feecoia-2026-01-29"),
                cite("quotidien-medecin-france-sante"),
            ),
        ),
        Reading(
            id="nurse",
            label=Label(
                "un infirmier dans la structure ou à proximité",
                "a nurse in the structure or nearby",
            ),
            sources=(
                cite("ars-normandie-france-sante"),
                cite("weka-france-sante"),
                cite("ars-martinique-france-sante"),
            ),
        ),
    ),
    default="physician-and-nurse",
    because=Label(
        "La lecture stricte : une MSP qui la remplit remplit l'autre.",
        "The strict reading: an MSP that meets it meets the other.",
    ),
    ours=True,
    set_by="region",
)

STAFF = case(
    (staff.is_("nurse"), (nurses >= number(Persons, 1)) | nurse_nearby),
    otherwise=(physicians >= number(Persons, 1)) & (nurses >= number(Persons, 1)),
)

CRITERIA = STAFF & (open_days_per_week >= open_days) & ~extra_fees & appointment_in_time & takes_part_in_sas
"""Who works there, how many days it opens, no extra fees, an appointment in time, part in the SAS."""

_TITLE = Label("Label France Santé", "France Santé label")
_FUNDER = Label("État : le label n'apporte pas d'argent", "State: the label brings no money")
_TERMS = (
    Term(
        id="appointment-hours",
        label=Label(
            "délai d'un rendez-vous quand l'état de santé le demande",
            "time to an appointment when the state of health needs it",
        ),
        value=appointment_hours,
    ),
)
_SOURCES = (
    cite("ars-normandie-france-sante", "critères du label"),
    cite("weka-france-sante"),
    cite("kineactu-2025-11-20"),
    cite("fecop-france-sante-2025-11"),
)

label_2025 = Scheme(
    id="fr.france_sante.label",
    title=_TITLE,
    funder=_FUNDER,
    requires=CRITERIA,
    terms=_TERMS,
    sources=(*_SOURCES, cite("lfss-2026-art-63")),
    period=in_force(FIRST_LABEL, AMENDMENT),
    note=Label(
        "Le label d'abord, le contrat et l'argent ensuite : être labellisé ne dit pas que de l'argent est reçu.",
        "First the label, then the contract and the money: being labelled does not say that money is received.",
    ),
)

label_2026 = Scheme(
    id="fr.france_sante.label",
    title=_TITLE,
    funder=_FUNDER,
    requires=CRITERIA,
    terms=_TERMS,
    sources=(*_SOURCES, cite("lfss-2026-art-63")),
    period=in_force(AMENDMENT),
    note=Label(
        "Depuis l'avenant 2 à l'ACI, approuvé par l'arrêté du 8 juillet 2026, l'argent passe par l'ACI pour les MSP "
        "qui y adhèrent. Le label seul n'en apporte toujours pas. L'effet de l'avenant sur les critères n'est pas connu.",
        "Since amendment 2 of the ACI, approved by the order of 8 July 2026, money comes through the ACI for the MSP "
        "that join. The label alone still brings none. What the amendment changes in the criteria is not known.",
    ),
)

INTERPRETATIONS = (staff,)
SCHEMES = (label_2025, label_2026)
