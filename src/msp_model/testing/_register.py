"""Register: Hypothesis draws MSP by their types, from the moment it is imported.

Named by the entry point of the group ``hypothesis``. Whoever imports Hypothesis pays for a few lines: strategies are
registered when the entities are imported, and made when one is first drawn.
"""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

ENTITIES = "msp_model.entities"

STRATEGIES = {
    "AciContract": "aci_contracts",
    "AciDeclaration": "aci_declarations",
    "Adeli": "adeli_numbers",
    "Body": "bodies",
    "CoordinationAssignment": "coordination_assignments",
    "Coordinator": "coordinators",
    "Cost": "costs",
    "Departement": "departements",
    "Departure": "departures",
    "DissolutionRequest": "dissolution_requests",
    "Diversity": "diversities",
    "EvaluationCommitment": "evaluation_commitments",
    "Federation": "federations",
    "Finess": "finess_numbers",
    "FranceSante": "france_sante_labels",
    "FranceSanteCommitments": "france_sante_commitments",
    "Funder": "funders",
    "FundingRequest": "funding_requests",
    "Grant": "grants",
    "GroupTeam": "group_teams",
    "HealthProject": "health_projects",
    "InformationSystem": "information_systems",
    "LegalEntity": "legal_entities",
    "LocalGroup": "local_groups",
    "LocalMeeting": "local_meetings",
    "Msp": "msps",
    "Neighbour": "neighbours",
    "Participation": "participations",
    "Premises": "premises",
    "Profession": "professions",
    "ProfessionCount": "profession_counts",
    "PublicHealthMission": "public_health_missions",
    "Recognition": "recognitions",
    "RecruitmentAction": "recruitment_actions",
    "RecruitmentSearch": "recruitment_searches",
    "Region": "regions",
    "Rpps": "rpps_numbers",
    "Siren": "siren_numbers",
    "Siret": "siret_numbers",
    "Site": "sites",
    "SiteOpening": "site_openings",
    "Team": "teams",
    "TeamMember": "team_members",
    "Territory": "territories",
    "Training": "trainings",
    "Zone": "zones",
}
"""The strategy of each type of the entities."""

VALUES = {"Label": "labels", "Period": "periods", "Problem": "problems"}
"""The strategy of each type of the values."""


def register() -> None:
    """Register the strategies with Hypothesis: now where the entities are imported, else when they are."""
    module = sys.modules.get(ENTITIES)
    if module is None:
        sys.meta_path.insert(0, _WhenImported(ENTITIES, register_types))
    else:
        register_types(module)


def register_types(entities: ModuleType) -> None:
    """Register a strategy for every entity and value, and how a failing example shows them."""
    from hypothesis import strategies as st  # noqa: PLC0415 - Hypothesis calls this while it is being imported

    values = import_module("msp_model.values")
    for home, names in ((entities, STRATEGIES), (values, VALUES)):
        for name, strategy in names.items():
            st.register_type_strategy(getattr(home, name), partial(_drawn, strategy))
    st.register_type_strategy(values.Interval, _interval)
    st.register_type_strategy(values.Unknown, st.just(values.UNKNOWN))
    _show_concisely(entities)


def _drawn(strategy: str, _type: object) -> Any:
    testing = import_module("msp_model.testing")  # made when it is first drawn
    return getattr(testing, strategy)()


def _interval(type_: Any) -> Any:
    """Draw intervals of whole numbers, fractions or days, as the type says."""
    from hypothesis import strategies as st  # noqa: PLC0415 - idem

    from msp_model.testing.strategies.values import intervals  # noqa: PLC0415 - idem

    (bound,) = getattr(type_, "__args__", (int,))
    return intervals(st.from_type(bound))


def _show_concisely(entities: ModuleType) -> None:
    """Let a failing example show what is told and nothing else; it only shows more where Hypothesis has no such door."""
    try:
        from hypothesis.vendor.pretty import for_type_by_name  # noqa: PLC0415 - idem
    except ImportError:  # pragma: no cover - another version of Hypothesis
        return
    for name in STRATEGIES:
        type_ = getattr(entities, name)
        if hasattr(type_, "__attrs_attrs__"):
            for_type_by_name(type_.__module__, type_.__name__, _printed)


def _printed(value: Any, printer: Any, _cycle: bool) -> None:  # noqa: FBT001 - the protocol of printers
    from msp_model.testing.strategies.records import concise  # noqa: PLC0415 - idem

    concise(value, printer)


class _WhenImported(MetaPathFinder):
    """Waits for a module to be imported, calls a function with it once, and is gone."""

    def __init__(self, name: str, then: Callable[[ModuleType], None]) -> None:
        self.name = name
        self.then = then

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Give the module's own spec, whose loader then calls the function; nothing for any other module."""
        if fullname != self.name:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            loader, executed = spec.loader, spec.loader.exec_module

            def exec_module(module: ModuleType) -> None:
                vars(loader).pop("exec_module")
                executed(module)
                self.then(module)

            vars(loader)["exec_module"] = exec_module  # of this one loader, for this one import
        return spec
