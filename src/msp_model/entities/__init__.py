"""Entities: the nouns of the field, as frozen values without any rule.

msp             Msp, what a dossier says of one MSP
team, who       the people who work together; questions about one of them
counting        how many answer, when something is not known
presence        when what a dossier says is true
site, zoning    places, and how maps rank them
territory       regions, departements, communes
legal, structures, health_project, recognition, events, recruitment
coordinator, training, network, federation
funding         funders, grants, requests for money
france_sante, aci
identifiers     FINESS, RPPS, SIREN, SIRET
profession      health professions, ANS codes, legal groups
checks          what entities refuse, as data
walk            the days and the doubts of an entity

What is left out is UNKNOWN; None is known to be absent. Validators refuse with ProblemsError, every problem at once.
"""

from msp_model.entities import who
from msp_model.entities.aci import (
    AciContract,
    AciDeclaration,
    AciDerogation,
    AciIndicator,
    AciParty,
    Diversity,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
    SiteOpening,
)
from msp_model.entities.checks import Constraint, NumberConstraint, TextConstraint, constraint_of
from msp_model.entities.coordinator import CoordinationAssignment, Coordinator, CoordinatorStatus, EmploymentClue
from msp_model.entities.counting import count, count_full_time, count_professions, is_complete
from msp_model.entities.events import Departure, Permanence, Premises
from msp_model.entities.federation import Body, BodyRole, Federation, GroupTeam, LocalGroup
from msp_model.entities.france_sante import FranceSante, FranceSanteCommitments
from msp_model.entities.funding import (
    Cost,
    CostKind,
    FileDocument,
    Fund,
    Funder,
    FunderKind,
    FundingRequest,
    Grant,
    Operation,
    OwnerKind,
    Purpose,
)
from msp_model.entities.health_project import CareKind, HealthProject
from msp_model.entities.identifiers import (
    Adeli,
    Check,
    Finess,
    Identifier,
    Invalid,
    Rpps,
    Siren,
    Siret,
    Unverifiable,
    Valid,
)
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.legal import DissolutionRequest, LegalEntity, LegalKind, StatutesClause
from msp_model.entities.msp import DossierList, Msp
from msp_model.entities.network import LocalMeeting, Participation
from msp_model.entities.presence import as_observed, holds
from msp_model.entities.profession import AnsTable, LegalGroup, Profession, Specialty
from msp_model.entities.recognition import EvaluationCommitment, Recognition
from msp_model.entities.recruitment import (
    ProofKind,
    RecruitmentAction,
    RecruitmentOutcome,
    RecruitmentSearch,
    RecruitmentStep,
)
from msp_model.entities.site import Site, SiteKind
from msp_model.entities.structures import Neighbour, StructureKind
from msp_model.entities.team import EmployerKind, Person, Practice, ProfessionCount, Team, TeamMember, TeamRole
from msp_model.entities.territory import (
    DEPARTEMENTS,
    FRANCE,
    REGIONS,
    TABLES_VINTAGE,
    Departement,
    Region,
    Territory,
    TerritoryLevel,
    departement_of,
)
from msp_model.entities.training import Training, TrainingKind
from msp_model.entities.walk import dates_in, warnings_in
from msp_model.entities.who import Question
from msp_model.entities.zoning import Zone, ZoneKind, ZoneLevel, level_on

__all__ = [
    "DEPARTEMENTS",
    "FRANCE",
    "REGIONS",
    "TABLES_VINTAGE",
    "AciContract",
    "AciDeclaration",
    "AciDerogation",
    "AciIndicator",
    "AciParty",
    "Adeli",
    "AnsTable",
    "Body",
    "BodyRole",
    "CareKind",
    "Check",
    "Constraint",
    "CoordinationAssignment",
    "Coordinator",
    "CoordinatorStatus",
    "Cost",
    "CostKind",
    "Departement",
    "Departure",
    "DissolutionRequest",
    "Diversity",
    "DossierList",
    "EmployerKind",
    "EmploymentClue",
    "EvaluationCommitment",
    "Federation",
    "FileDocument",
    "Finess",
    "FranceSante",
    "FranceSanteCommitments",
    "Fund",
    "Funder",
    "FunderKind",
    "FundingRequest",
    "Grant",
    "GroupTeam",
    "HealthProject",
    "Identifier",
    "InformationSystem",
    "InformationSystemLevel",
    "Invalid",
    "LabelledEnum",
    "LegalEntity",
    "LegalGroup",
    "LegalKind",
    "LocalGroup",
    "LocalMeeting",
    "MissionTheme",
    "Msp",
    "NationalProtocol",
    "Neighbour",
    "NumberConstraint",
    "Operation",
    "OwnerKind",
    "Participation",
    "Permanence",
    "Person",
    "Practice",
    "Premises",
    "Profession",
    "ProfessionCount",
    "ProofKind",
    "PublicHealthMission",
    "Purpose",
    "Question",
    "Recognition",
    "RecruitmentAction",
    "RecruitmentOutcome",
    "RecruitmentSearch",
    "RecruitmentStep",
    "Region",
    "Rpps",
    "SasLevel",
    "Siren",
    "Siret",
    "Site",
    "SiteKind",
    "SiteOpening",
    "Specialty",
    "StatutesClause",
    "StructureKind",
    "Team",
    "TeamMember",
    "TeamRole",
    "Territory",
    "TerritoryLevel",
    "TextConstraint",
    "Training",
    "TrainingKind",
    "Unverifiable",
    "Valid",
    "Zone",
    "ZoneKind",
    "ZoneLevel",
    "as_observed",
    "constraint_of",
    "count",
    "count_full_time",
    "count_professions",
    "dates_in",
    "departement_of",
    "holds",
    "is_complete",
    "level_on",
    "warnings_in",
    "who",
]
