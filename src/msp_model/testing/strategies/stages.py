"""Stages: dossiers that tell a likely story up to a chosen stage of an MSP's life.

The story goes forward: the team gathers, drafts a project, signs and sends it; the project is validated, the MSP
recognised, its SISA registered; an ACI contract is signed; physicians leave; the court is asked to dissolve the SISA.
"""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from msp_model.entities import (
    FRANCE,
    AciContract,
    AciDerogation,
    AciParty,
    CareKind,
    Departure,
    DissolutionRequest,
    DossierList,
    EvaluationCommitment,
    HealthProject,
    LabelledEnum,
    LegalEntity,
    LegalKind,
    Msp,
    Practice,
    Profession,
    Recognition,
    Site,
    SiteKind,
    Specialty,
    StatutesClause,
    Team,
    TeamMember,
    Territory,
)
from msp_model.testing.strategies.aci import aci_declarations, france_sante_labels
from msp_model.testing.strategies.coordination import coordination_assignments, participations, recruitment_searches
from msp_model.testing.strategies.identifiers import finess_numbers, siren_numbers
from msp_model.testing.strategies.less_known import partly_known
from msp_model.testing.strategies.money import funding_requests, grants
from msp_model.testing.strategies.msps import Extensions
from msp_model.testing.strategies.places import communes, zones
from msp_model.testing.strategies.projects import BODIES, neighbours, premises
from msp_model.testing.strategies.records import Known, Recipe, Unknowns, few, gate_of
from msp_model.testing.strategies.values import names, slugs
from msp_model.values import UNKNOWN, Period


class Stage(LabelledEnum):
    """A stage of an MSP's life, on the day on which its dossier was observed."""

    PROJECT = "project", "projet en préparation", "project under way"
    RECOGNISED = "recognised", "MSP reconnue, SISA immatriculée", "MSP recognised, SISA registered"
    ACI = "aci", "contrat ACI en cours", "ACI contract in force"
    IN_BREACH = "in-breach", "SISA sous son minimum d’associés", "SISA below its minimum of associates"
    CLOSING = "closing", "dissolution demandée au tribunal", "dissolution asked of the court"


def dossiers(
    *stages: Stage,
    within: Territory = FRANCE,
    extensions: Extensions | None = None,
    unknown: Unknowns = "none",
) -> st.SearchStrategy[Msp]:
    """Draw dossiers that tell a likely story up to one of the *stages*, any where none is given.

    Everything is told, unless *unknown* says otherwise: the team is complete and so is every list. The stage is the one
    reached on ``observed_on``.

    Args:
        stages: the stages.
        within: where the sites lie: ``Territory.parse("region:24")``.
        extensions: what the data of packs is drawn from, by the pack's key.
        unknown: how much is left out.
    """
    gate_of(unknown)
    parts = _parts(within, extensions or {})
    stories = [_dossiers(stage, parts) for stage in stages or tuple(Stage)]
    return partly_known(st.one_of(stories), unknown)


_GAPS = st.integers(20, 200).map(lambda days: timedelta(days=days))
_ORDER = list(Stage)


class _Parts:
    """What does not depend on the story, drawn whole."""

    def __init__(self, communes: st.SearchStrategy[str], others: Recipe, extensions: Extensions) -> None:
        self.communes = communes
        self.others = others
        self.extensions = extensions

    def __repr__(self) -> str:
        return "..."


def _parts(within: Territory, extensions: Extensions) -> _Parts:
    here = st.just("main")
    asked = funding_requests(ids=st.just("request-1"), sites=here, within=within, unknown="none")
    others: Known = {
        "coordination": few(coordination_assignments(unknown="none"), least=1, most=1),
        "grants": few(grants(within=within, unknown="none"), most=1),
        "requests": few(asked, most=1),
        "searches": few(recruitment_searches(unknown="none"), most=1),
        "premises": few(premises(sites=here, unknown="none"), most=1),
        "france_sante": france_sante_labels(unknown="none"),
        "neighbours": few(neighbours(unknown="none"), most=1),
        "federation": slugs(),
        "participation": participations(unknown="none"),
        "followed_as_fragile": st.booleans(),
    }
    return _Parts(communes(within=within), Recipe(others, {}, None), extensions)


@st.composite
def _dossiers(draw: st.DrawFn, stage: Stage, parts: _Parts) -> Msp:
    day = date(draw(st.integers(2012, 2026)), draw(st.integers(1, 12)), 1)
    days = [day := day + draw(_GAPS) for _ in range(10)]
    gathered, drafted, signed, sent, validated, registered, contracted, breached, asked, last = days
    reached = _ORDER.index(stage)
    known_on = [sent, registered, contracted, breached, asked][reached] + draw(_GAPS) / 10
    recognised, contract, breach = (
        reached >= _ORDER.index(one) for one in (Stage.RECOGNISED, Stage.ACI, Stage.IN_BREACH)
    )
    members, left = draw(_people(gathered, signed, breached if breach else None, associated=recognised))
    told = parts.others.drawn(draw)
    declared = contract and known_on.year > contracted.year + 1
    return Msp(
        id=draw(slugs()),
        name=draw(names()),
        finess=draw(finess_numbers()) if recognised else None,
        observed_on=known_on,
        opened_on=registered if recognised else None,
        closed_on=last if stage is Stage.CLOSING and draw(st.booleans()) else None,
        sites=(draw(_main_site(parts.communes, gathered)),),
        team=Team(members=members, complete=True),
        legal_entities=(draw(_company(registered, signed, asked if stage is Stage.CLOSING else None)),)
        if recognised
        else (),
        health_project=draw(_project(gathered, drafted, signed, sent, validated if recognised else None)),
        recognition=Recognition(recognised_on=validated, recognised_by=draw(st.sampled_from(BODIES)), ended_on=None)
        if recognised
        else None,
        evaluation_commitment=EvaluationCommitment(committed_on=validated, ended_on=None) if recognised else None,
        departures=left,
        aci_contract=_contract(contracted) if contract else None,
        aci_declarations=(
            draw(aci_declarations(years=st.just(contracted.year + 1), sites=st.just("main"), unknown="none")),
        )
        if declared
        else (),
        complete=frozenset(DossierList),
        extensions=tuple((key, draw(strategy)) for key, strategy in sorted(parts.extensions.items())),
        **told,
    )


@st.composite
def _people(
    draw: st.DrawFn, came: date, signed: date, breached: date | None, *, associated: bool
) -> tuple[tuple[TeamMember, ...], tuple[Departure, ...]]:
    """Draw a team that meets its minimum, two physicians and an auxiliary; all physicians but one leave on a breach."""
    physicians = draw(st.integers(2, 5))
    others = [Profession.NURSE, *draw(st.lists(st.sampled_from(_OTHERS), max_size=4))]
    members, left = [], []
    for number, profession in enumerate([*[Profession.PHYSICIAN] * physicians, *others]):
        goes = breached if profession is Profession.PHYSICIAN and 0 < number else None
        eligible = profession is not Profession.PSYCHOLOGIST
        member = TeamMember(
            id=f"member-{number + 1}",
            profession=profession,
            specialty=Specialty.GENERAL_PRACTICE if profession is Profession.PHYSICIAN else UNKNOWN,
            advanced_practice=draw(st.booleans()) if profession is Profession.NURSE else False,
            practice=Practice.LIBERAL,
            employer=None,
            sisa_associate=associated and eligible,
            order_registered=True if profession in _WITH_ORDER else None,
            project_signed_on=signed,
            period=Period(start=came, until=goes),
            site="main",
            full_time_equivalent=Decimal(1),
            roles=frozenset(),
            rpps=None,
            adeli=None,
        )
        members.append(member)
        if goes is not None:
            left.append(
                Departure(
                    profession=profession,
                    specialty=member.specialty,
                    member=member.id,
                    departed_on=goes,
                    notified_on=goes - timedelta(days=30),
                    replaced_on=None,
                )
            )
    return tuple(members), tuple(left)


_OTHERS = (
    Profession.NURSE,
    Profession.PHYSIOTHERAPIST,
    Profession.PHARMACIST,
    Profession.MIDWIFE,
    Profession.SPEECH_THERAPIST,
    Profession.PSYCHOLOGIST,
)
_WITH_ORDER = frozenset(_OTHERS[:4]) | {Profession.PHYSICIAN}


@st.composite
def _main_site(draw: st.DrawFn, communes: st.SearchStrategy[str], since: date) -> Site:
    ranked = {(zone.kind, zone.profession): zone for zone in draw(few(zones(unknown="none"), most=2))}
    return Site(
        id="main",
        kind=SiteKind.MAIN,
        commune=draw(communes),
        name=draw(names()),
        finess=None,
        siret=None,
        period=Period(start=since, until=None),
        zones=tuple(ranked.values()),
    )


@st.composite
def _project(
    draw: st.DrawFn, gathered: date, drafted: date, signed: date, sent: date, validated: date | None
) -> HealthProject:
    return HealthProject(
        team_gathered_on=gathered,
        needs_identified_on=gathered + timedelta(days=10),
        drafted_on=drafted,
        drafted_by_members=True,
        signed_by_all_on=signed,
        sent_on=sent,
        validated_on=validated,
        validated_by=None if validated is None else draw(st.sampled_from(BODIES)),
        validation_ended_on=None,
        compatible_with_regional_plan=True,
        care=frozenset({CareKind.FIRST_RESORT, CareKind.PREVENTION}),
        accommodation=False,
        territorial_reflection=draw(st.booleans()),
    )


@st.composite
def _company(draw: st.DrawFn, registered: date, signed: date, asked: date | None) -> LegalEntity:
    request = (
        DissolutionRequest(requested_on=asked, extended_until=None, ruled_on=None, dissolved=None) if asked else None
    )
    return LegalEntity(
        kind=LegalKind.SISA,
        name=draw(names()),
        siren=draw(siren_numbers()),
        finess=None,
        registered_on=registered,
        dissolved_on=None,
        statutes=frozenset(draw(st.sets(st.sampled_from(StatutesClause)))),
        statutes_sent_on=signed,
        natural_persons_only=True,
        health_professionals_share=Decimal(1),
        receives_insurance_payments=True,
        dissolution_requests=() if request is None else (request,),
    )


def _contract(signed: date) -> AciContract:
    return AciContract(
        signed_on=signed,
        effective_on=signed,
        ended_on=None,
        parties=frozenset(AciParty),
        derogations=frozenset[AciDerogation](),
        project_annexed=True,
        professionals_annexed=True,
    )
