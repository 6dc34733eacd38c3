"""Jura: works at 5 %, plus one point for each extra practice, "at most five": of the bonus, or in all."""

from msp_model.entities import CostKind, OwnerKind, Purpose, StructureKind, Territory
from msp_model.expressions import TODAY, Per, Ratio, case, greatest, least, number, parameter
from msp_model.national.facts.operations import (
    cost_of,
    request_filed_on,
    request_intercommunal_share,
    request_owner,
    request_practices,
)
from msp_model.national.facts.places import recognised_on
from msp_model.national.facts.project import recognised
from msp_model.national.facts.requests import request_purpose
from msp_model.national.facts.team import structure_kind
from msp_model.rulebook import Eur, Interpretation, MedicalPractices, Reading, Scheme, Term, cite
from msp_model.values import Label, Period

_PAGE = cite("bfc-jura", "cinq au plus")

bonus_cap = Interpretation(
    id="bfc.d39.building.bonus_cap",
    question=Label(
        "« Cinq points au plus » borne-t-il la majoration du Jura, ou le taux entier ?",
        'Does "at most five points" bound the bonus of the Jura, or the whole rate?',
    ),
    readings=(
        Reading(id="bonus", label=Label("la majoration : 10 % en tout", "the bonus: 10 % in all"), sources=(_PAGE,)),
        Reading(
            id="total", label=Label("le taux entier : 5 % en tout", "the whole rate: 5 % in all"), sources=(_PAGE,)
        ),
    ),
    default="bonus",
    because=Label(
        "Une majoration qui ne pourrait rien ajouter aux 5 % n'aurait pas de sens.",
        "A bonus that could add nothing to the 5 % would make no sense.",
    ),
    ours=True,
)

base_cap = parameter("bfc.d39.building.base_cap", Eur)
rate = parameter("bfc.d39.building.rate", Ratio)
bonus = parameter("bfc.d39.building.bonus", Per[Ratio, MedicalPractices])
cap = parameter("bfc.d39.building.bonus_cap", Ratio)

EXTRA_PRACTICES = greatest(request_practices - number(MedicalPractices, 1), number(MedicalPractices, 0))
"""Practices beyond the first."""

RATE = case(
    (bonus_cap.is_("total"), least(rate + bonus * EXTRA_PRACTICES, cap)),
    otherwise=rate + least(bonus * EXTRA_PRACTICES, cap),
)

building = Scheme(
    id="bfc.d39.building",
    title=Label("Aide du département du Jura aux maisons de santé", "Aid of the Jura department to maisons de santé"),
    funder=Label("conseil départemental (Jura)", "departmental council (Jura)"),
    applies=structure_kind.is_(StructureKind.MSP) & request_purpose.is_(Purpose.BUILDING),
    requires=recognised
    & (recognised_on.or_else(TODAY) <= request_filed_on.or_else(TODAY))
    & (~request_owner.is_(OwnerKind.COMMUNE) | request_intercommunal_share),
    amount=least(cost_of([CostKind.WORKS]), base_cap) * RATE,
    terms=(
        Term(id="rate", label=Label("taux, majoration comprise", "rate, with its bonus"), value=RATE),
        Term(id="base-cap", label=Label("travaux retenus, au plus", "works counted, at most"), value=base_cap),
        Term(id="bonus", label=Label("par cabinet supplémentaire", "for each extra practice"), value=bonus),
        Term(id="bonus-cap", label=Label("au plus", "at most"), value=cap),
    ),
    sources=(cite("bfc-jura"),),
    period=Period(until=None),
    territory=Territory.parse("departement:39"),
    note=Label(
        "La MSP est labellisée par l'ARS avant le dépôt ; un projet communal demande une part de l'intercommunalité.",
        "The MSP is labelled by the ARS before filing; a communal project needs a share of the intercommunal body.",
    ),
)

INTERPRETATIONS = (bonus_cap,)
SCHEMES = (building,)
