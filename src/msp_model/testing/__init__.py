"""Testing: what a federation needs to test its pack, and anybody to test code that reads MSP.

strategies    entities and values drawn by Hypothesis, dossiers at a stage of life, invalid documents
conformance   the kit: everything that a pack owes
probes        cases on both sides of every threshold, border days
coverage      which conditions a suite has seen true, false and unknown

It needs Hypothesis: ``pip install 'msp-model[testing]'``. Importing this room loads nothing: each name is fetched when
it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msp_model.testing.conformance.check import CHECKS, Check, check_pack
    from msp_model.testing.conformance.identity import every_id
    from msp_model.testing.conformance.laws import Law, at_most, falls_with, grows_with
    from msp_model.testing.conformance.report import Finding, Report
    from msp_model.testing.conformance.suite import ConformanceWarning, RegionConformance
    from msp_model.testing.coverage import Coverage
    from msp_model.testing.coverage_report import Seen
    from msp_model.testing.probes import Case, cases, near_thresholds
    from msp_model.testing.sheets import Sheet, border_days
    from msp_model.testing.strategies.aci import (
        aci_contracts,
        aci_declarations,
        diversities,
        france_sante_commitments,
        france_sante_labels,
        information_systems,
        public_health_missions,
        site_openings,
    )
    from msp_model.testing.strategies.coordination import (
        coordination_assignments,
        coordinators,
        local_meetings,
        participations,
        recruitment_actions,
        recruitment_searches,
        trainings,
    )
    from msp_model.testing.strategies.documents import InvalidDocument, documents, invalid_documents
    from msp_model.testing.strategies.federations import bodies, federations, group_teams, local_groups
    from msp_model.testing.strategies.identifiers import (
        adeli_numbers,
        finess_numbers,
        rpps_numbers,
        siren_numbers,
        siret_numbers,
    )
    from msp_model.testing.strategies.less_known import less_known
    from msp_model.testing.strategies.money import costs, funders, funding_requests, grants
    from msp_model.testing.strategies.msps import msps
    from msp_model.testing.strategies.people import departures, profession_counts, professions, team_members, teams
    from msp_model.testing.strategies.places import communes, departements, regions, sites, territories, zones
    from msp_model.testing.strategies.projects import (
        dissolution_requests,
        evaluation_commitments,
        health_projects,
        legal_entities,
        neighbours,
        premises,
        recognitions,
    )
    from msp_model.testing.strategies.stages import Stage, dossiers
    from msp_model.testing.strategies.values import days, intervals, labels, periods, problems, some_days
    from msp_model.testing.targets import aim, distances

__all__ = [
    "CHECKS",
    "Case",
    "Check",
    "ConformanceWarning",
    "Coverage",
    "Finding",
    "InvalidDocument",
    "Law",
    "RegionConformance",
    "Report",
    "Seen",
    "Sheet",
    "Stage",
    "aci_contracts",
    "aci_declarations",
    "adeli_numbers",
    "aim",
    "at_most",
    "bodies",
    "border_days",
    "cases",
    "check_pack",
    "communes",
    "coordination_assignments",
    "coordinators",
    "costs",
    "days",
    "departements",
    "departures",
    "dissolution_requests",
    "distances",
    "diversities",
    "documents",
    "dossiers",
    "evaluation_commitments",
    "every_id",
    "falls_with",
    "federations",
    "finess_numbers",
    "france_sante_commitments",
    "france_sante_labels",
    "funders",
    "funding_requests",
    "grants",
    "group_teams",
    "grows_with",
    "health_projects",
    "information_systems",
    "intervals",
    "invalid_documents",
    "labels",
    "legal_entities",
    "less_known",
    "local_groups",
    "local_meetings",
    "msps",
    "near_thresholds",
    "neighbours",
    "participations",
    "periods",
    "premises",
    "problems",
    "profession_counts",
    "professions",
    "public_health_missions",
    "recognitions",
    "recruitment_actions",
    "recruitment_searches",
    "regions",
    "rpps_numbers",
    "siren_numbers",
    "siret_numbers",
    "site_openings",
    "sites",
    "some_days",
    "team_members",
    "teams",
    "territories",
    "trainings",
    "zones",
]

_ROOMS = {
    "strategies.values": "days intervals labels periods problems some_days",
    "strategies.identifiers": "adeli_numbers finess_numbers rpps_numbers siren_numbers siret_numbers",
    "strategies.places": "communes departements regions sites territories zones",
    "strategies.people": "departures profession_counts professions team_members teams",
    "strategies.projects": "dissolution_requests evaluation_commitments health_projects legal_entities neighbours premises recognitions",
    "strategies.coordination": "coordination_assignments coordinators local_meetings participations recruitment_actions recruitment_searches trainings",
    "strategies.money": "costs funders funding_requests grants",
    "strategies.aci": "aci_contracts aci_declarations diversities france_sante_commitments france_sante_labels information_systems public_health_missions site_openings",
    "strategies.federations": "bodies federations group_teams local_groups",
    "strategies.msps": "msps",
    "strategies.stages": "Stage dossiers",
    "strategies.less_known": "less_known",
    "strategies.documents": "InvalidDocument documents invalid_documents",
    "sheets": "Sheet border_days",
    "probes": "Case cases near_thresholds",
    "coverage": "Coverage",
    "coverage_report": "Seen",
    "targets": "aim distances",
    "conformance.check": "CHECKS Check check_pack",
    "conformance.suite": "ConformanceWarning RegionConformance",
    "conformance.report": "Finding Report",
    "conformance.laws": "Law at_most falls_with grows_with",
    "conformance.identity": "every_id",
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names.split()}


def __getattr__(name: str) -> object:
    """Fetch a public name, once."""
    if name not in _HOMES:
        message = f"module 'msp_model.testing' has no attribute '{name}'"
        raise AttributeError(message)
    value: object = getattr(import_module(f"msp_model.testing.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, fetched or not."""
    return sorted(__all__)
