"""Loir-et-Cher: the plan "Le 41 en bonne santé", on whose years sources disagree."""

from msp_model.entities import StructureKind, Territory
from msp_model.expressions import TODAY, Day, case, parameter
from msp_model.national.facts.team import structure_kind
from msp_model.rulebook import Interpretation, Reading, Scheme, Term, cite
from msp_model.values import Label, Period

_ANNOUNCED = cite("cvl-d41-communique-2021-11-17", "plan « Le 41 en bonne santé 2021-2026 »")
_SITE = cite("cvl-departement41-plan", "dynamique depuis 2022, jusqu'en 2028")

years = Interpretation(
    id="cvl.d41.plan.years",
    question=Label(
        "Quelles années le plan du Loir-et-Cher couvre-t-il ?", "Which years does the plan of the Loir-et-Cher cover?"
    ),
    readings=(
        Reading(
            id="announced",
            label=Label("2021 à 2026, comme annoncé", "2021 to 2026, as announced"),
            sources=(_ANNOUNCED,),
        ),
        Reading(
            id="site",
            label=Label("2022 à 2028, selon le site", "2022 to 2028, according to the site"),
            sources=(_SITE,),
        ),
        Reading(
            id="extended",
            label=Label("2021 à 2028, prolongé", "2021 to 2028, extended"),
            sources=(_ANNOUNCED, _SITE),
        ),
    ),
    default="extended",
    because=Label(
        "Les deux sources vont ensemble si le plan annoncé a été prolongé ; aucune ne le dit.",
        "Both sources go together if the plan announced was extended; neither says so.",
    ),
    ours=True,
)

announced_start = parameter("cvl.d41.plan.announced_start", Day)
announced_end = parameter("cvl.d41.plan.announced_end", Day)
site_start = parameter("cvl.d41.plan.site_start", Day)
site_end = parameter("cvl.d41.plan.site_end", Day)

START = case((years.is_("site"), site_start), otherwise=announced_start)
END = case((years.is_("announced"), announced_end), otherwise=site_end)

plan = Scheme(
    id="cvl.d41.plan",
    title=Label("Plan « Le 41 en bonne santé » du Loir-et-Cher", 'Plan "Le 41 en bonne santé" of the Loir-et-Cher'),
    funder=Label("conseil départemental (Loir-et-Cher)", "departmental council (Loir-et-Cher)"),
    applies=structure_kind.is_(StructureKind.MSP),
    requires=(START <= TODAY) & (TODAY < END),
    terms=(
        Term(id="start", label=Label("premier jour", "first day"), value=START),
        Term(id="end", label=Label("premier jour après", "first day after"), value=END),
    ),
    uses=(
        Label(
            "création et extension d'exercices coordonnés et regroupés : subventions",
            "creation and extension of coordinated and grouped practice: subsidies",
        ),
        Label("accompagnement à l'ingénierie", "engineering support"),
    ),
    sources=(_ANNOUNCED, _SITE),
    period=Period(until=None),
    territory=Territory.parse("departement:41"),
    note=Label(
        "Le plan soutient par ses subventions et son accompagnement ; l'aide aux locaux a ses propres règles.",
        "The plan supports with its subsidies and its engineering; the aid to premises has rules of its own.",
    ),
)

INTERPRETATIONS = (years,)
SCHEMES = (plan,)
