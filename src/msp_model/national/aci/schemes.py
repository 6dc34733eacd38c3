"""Schemes and rules: the ACI as the pack declares it, so that its units, sources and dates are checked when it is loaded.

One scheme has a version for each stretch of unchanged rules: its amount is the total of the year, its terms are the
points of each indicator, the advance, the balance and the deadlines.
"""

from msp_model.expressions import Months, Ratio, parameter
from msp_model.national.aci import france_sante
from msp_model.national.aci.indicator import ACI_2022, RA_2015
from msp_model.national.aci.reckoning import (
    Reckoning,
    advance_day,
    balance_day,
    documents_day,
    documents_in_time,
    in_order,
    reckoning,
    refund_time,
)
from msp_model.national.aci.regimes import VERSIONS, first_day
from msp_model.rulebook import Citation, Rule, RuleKind, Scheme, Term, Years, cite
from msp_model.values import Label, Period

_FUNDER = Label("Assurance maladie", "Health insurance")


def _sources(version: Period) -> tuple[Citation, ...]:
    day = first_day(version)
    if RA_2015.contains(day) is True:
        return (cite("aci-ra-2015"),)
    if ACI_2022.contains(day) is True:
        return (cite("aci-2022-guide"), cite("aci-avenant-1-2022"), cite("ameli-2020-10-09"))
    return (cite("aci-2017"), cite("ameli-2020-10-09"))


def _terms(found: Reckoning) -> tuple[Term, ...]:
    lines = (Term(id=line.indicator.id, label=line.indicator.label, value=line.points) for line in found.lines)
    shared = (
        Term(id="points", label=Label("points payés", "points paid"), value=found.due),
        Term(id="increase", label=Label("majoration précarité", "increase for precarity"), value=found.increase),
        Term(id="complement", label=Label("complément au plancher", "up to the floor"), value=found.complement),
        Term(id="advance", label=Label("avance", "advance"), value=found.advance),
        Term(id="balance", label=Label("solde", "balance"), value=found.balance),
        Term(id="advance-day", label=Label("dernier jour de l'avance", "last day of the advance"), value=advance_day),
        Term(id="balance-day", label=Label("dernier jour du solde", "last day of the balance"), value=balance_day),
        Term(
            id="documents-day",
            label=Label("dernier jour des justificatifs", "last day of the documents"),
            value=documents_day,
        ),
        Term(id="refund", label=Label("délai de remboursement", "time to pay back"), value=refund_time),
        Term(
            id="notice",
            label=Label("délai d'effet d'une résiliation", "time before a termination takes effect"),
            value=parameter("aci.termination.notice", Months),
        ),
        Term(
            id="years-without-documents",
            label=Label("années sans justificatifs avant résiliation", "years without documents before termination"),
            value=parameter("aci.termination.years_without_documents", Years),
        ),
    )
    return (*lines, *shared, *_terms_of_regime(found.version))


def _terms_of_regime(version: Period) -> tuple[Term, ...]:
    day = first_day(version)
    if RA_2015.contains(day) is True:
        share = parameter("aci.enmr_compensation.share", Ratio)
        label = Label(
            "part compensée de la perte par rapport aux expérimentations de 2014",
            "share compensated of the loss against the experiments of 2014",
        )
        return (Term(id="enmr-compensation", label=label, value=share),)
    if ACI_2022.contains(day) is True:
        half = Label("SAS : part des médecins, premier niveau", "SAS: share of physicians, first level")
        every = Label("SAS : part des médecins, second niveau", "SAS: share of physicians, second level")
        return (
            Term(id="sas-half", label=half, value=parameter("aci.sas.partial_share", Ratio)),
            Term(id="sas-full", label=every, value=parameter("aci.sas.full_share", Ratio)),
        )
    return ()


def _scheme(version: Period) -> Scheme:
    found = reckoning(version)
    return Scheme(
        id="fr.aci",
        title=Label("Rémunération conventionnelle des MSP (ACI)", "Pay of MSP by the health insurance (ACI)"),
        funder=_FUNDER,
        requires=found.met & in_order,
        amount=found.total,
        terms=_terms(found),
        cumulation=(
            Label(
                "Un même engagement n'est pas payé deux fois.",
                "One and the same engagement is not paid twice.",
            ),
        ),
        sources=_sources(version),
        period=version,
        note=Label(
            "Pour une MSP d'un seul site ; l'état annuel compte chaque site.",
            "For an MSP of one site; the yearly statement counts each site.",
        ),
    )


def _france_sante(version: Period) -> Scheme:
    return Scheme(
        id="fr.aci.france-sante",
        title=Label("Socle France Santé", "France Santé base amount"),
        funder=_FUNDER,
        requires=france_sante.joined & france_sante.kept,
        amount=france_sante.amount(version),
        terms=(france_sante.WAIT,),
        sources=(cite("aci-avenant-2-2026"),),
        period=version,
    )


SCHEMES: tuple[Scheme, ...] = (
    *(_scheme(version) for version in VERSIONS),
    *(_france_sante(version) for version in (france_sante.FIRST_EXERCISE, france_sante.NEXT_EXERCISES)),
)
"""The ACI, version by version, and France Santé."""

RULES: tuple[Rule, ...] = (
    Rule(
        id="fr.aci.documents",
        title=Label(
            "Les justificatifs de l'exercice sont envoyés à temps",
            "The supporting documents of the exercise are sent in time",
        ),
        requires=documents_in_time,
        sources=(cite("aci-ra-2015", "article 6"), cite("aci-2017")),
        period=Period(start=first_day(RA_2015), until=None),
        kind=RuleKind.WARNING,
    ),
)
"""What the ACI asks besides the conditions of its indicators."""
