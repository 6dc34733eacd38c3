"""Public money: who pays, what was granted, what is asked for."""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from msp_model.entities.checks import check, exact, problem, share, slug, text, whole
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.territory import Territory
from msp_model.values import UNKNOWN, Period, Problem, SomeDay, Unknown


class FunderKind(LabelledEnum):
    """Who pays."""

    ARS = "ars", "agence régionale de santé", "regional health agency (ARS)"
    HEALTH_INSURANCE = "health-insurance", "assurance maladie", "health insurance"
    STATE = "state", "État", "State"
    REGION = "region", "conseil régional", "regional council"
    DEPARTEMENT = "departement", "conseil départemental", "departmental council"
    EPCI = "epci", "intercommunalité (EPCI)", "intercommunal body (EPCI)"
    COMMUNE = "commune", "commune", "commune"
    EUROPE = "europe", "Union européenne", "European Union"
    CAISSE_DES_DEPOTS = "caisse-des-depots", "Caisse des Dépôts", "Caisse des Dépôts"
    FEDERATION = "federation", "fédération", "federation"
    PRIVATE = "private", "financeur privé", "private funder"
    OTHER_PUBLIC = "other-public", "autre financeur public", "another public funder"


class Fund(LabelledEnum):
    """From which purse."""

    FIR = "fir", "fonds d’intervention régional", "regional intervention fund (FIR)"
    ACI = "aci", "accord conventionnel interprofessionnel", "interprofessional agreement (ACI)"
    DETR = "detr", "dotation d’équipement des territoires ruraux", "rural equipment grant (DETR)"
    DSIL = "dsil", "dotation de soutien à l’investissement local", "local investment grant (DSIL)"
    FNADT = "fnadt", "fonds national d’aménagement du territoire", "national planning fund (FNADT)"
    LEADER = "leader", "LEADER", "LEADER"
    FEADER = "feader", "FEADER", "EAFRD"
    OWN_BUDGET = "own-budget", "budget propre du financeur", "the funder’s own budget"
    OTHER = "other", "autre fonds", "another fund"


class Purpose(LabelledEnum):
    """What money is for."""

    STUDY = "study", "étude préalable", "prior study"
    START_UP = "start-up", "démarrage", "start-up"
    COMPANY_CREATION = "company-creation", "création de la SISA", "creation of the SISA"
    COORDINATION_POST = "coordination-post", "poste de coordinateur", "coordination post"
    BUILDING = "building", "bâtiment", "building"
    EQUIPMENT = "equipment", "équipement", "equipment"
    INFORMATION_SYSTEM = "information-system", "système d’information", "information system"
    TRAINING = "training", "formation", "training"
    OPERATION = "operation", "fonctionnement", "running costs"
    OTHER = "other", "autre", "other"


class OwnerKind(LabelledEnum):
    """Who carries the request and receives the money."""

    COMMUNE = "commune", "commune", "commune"
    EPCI = "epci", "intercommunalité (EPCI)", "intercommunal body (EPCI)"
    DEPARTEMENT = "departement", "département", "departement"
    SOCIAL_LANDLORD = "social-landlord", "bailleur social", "social landlord"
    NON_PROFIT = "non-profit", "organisme à but non lucratif", "non-profit body"
    ASSOCIATION = "association", "association de professionnels", "association of professionals"
    SISA = "sisa", "SISA", "SISA"
    COMPANY = "company", "société de professionnels", "company of professionals"
    PROFESSIONAL = "professional", "professionnel de santé", "health professional"
    OTHER_PUBLIC = "other-public", "autre organisme public", "another public body"
    OTHER_PRIVATE = "other-private", "autre organisme privé", "another private body"


class Operation(LabelledEnum):
    """What is built or fitted."""

    NEW_MAIN_SITE = "new-main-site", "nouveau site principal", "new main site"
    NEW_SECONDARY_SITE = "new-secondary-site", "nouveau site secondaire", "new secondary site"
    EXTENSION = "extension", "extension d’un site", "extension of a site"
    FITTING_OUT = "fitting-out", "aménagement d’un site", "fitting out of a site"


class CostKind(LabelledEnum):
    """Kinds of costs that texts count or exclude."""

    LAND = "land", "foncier", "land"
    WORKS = "works", "travaux", "works"
    STUDIES = "studies", "études", "studies"
    PROJECT_MANAGEMENT = "project-management", "maîtrise d’œuvre", "project management"
    PHARMACY_FITTINGS = "pharmacy-fittings", "aménagement de pharmacie", "pharmacy fittings"
    LABORATORY_FITTINGS = "laboratory-fittings", "aménagement de laboratoire", "laboratory fittings"
    EQUIPMENT = "equipment", "équipement", "equipment"
    FURNITURE = "furniture", "mobilier", "movable furniture"
    INFORMATION_SYSTEM = "information-system", "système d’information", "information system"
    LICENCES = "licences", "licences", "licences"
    COORDINATION = "coordination", "temps de coordination", "coordination time"
    SECRETARY = "secretary", "poste de secrétariat", "secretary post"
    LEGAL = "legal", "frais juridiques", "legal costs"
    TRAINING = "training", "formation", "training"
    OPERATION = "operation", "fonctionnement", "running costs"
    OTHER = "other", "autre dépense", "another cost"


class FileDocument(LabelledEnum):
    """Papers that a file may have to hold."""

    QUOTES = "quotes", "devis", "quotes"
    INVOICES = "invoices", "factures", "invoices"
    BANK_DETAILS = "bank-details", "relevé d’identité bancaire", "bank details"
    STATUTES = "statutes", "statuts", "statutes"
    SIRET = "siret", "avis SIRET", "SIRET notice"
    HEALTH_PROJECT = "health-project", "projet de santé", "health project"


@attrs.frozen(kw_only=True)
class Funder:
    """Who pays.

    Attributes:
        kind: kind of funder.

        territory: place that it serves.

        name: its name.
    """

    kind: FunderKind
    territory: Territory | Unknown = UNKNOWN
    name: str | Unknown = attrs.field(default=UNKNOWN, metadata=text())

    def __attrs_post_init__(self) -> None:
        """Refuse an empty name."""
        check(self)


@attrs.frozen(kw_only=True)
class Grant:
    """Money granted to the MSP, or to who carries its project.

    Attributes:
        funder: who pays.

        fund: from which purse.

        purpose: what it is for.

        scheme: id of the scheme under which it was granted; None: under none.

        amount: total granted, in euros; None: the grant has no fixed amount.

        amount_paid: part of it paid, in euros.

        agreed_on: day of the decision or agreement; None: only promised.

        ended_on: day on which it was lost or withdrawn; None: it has not been.

        period: when it pays; left out: on the day observed (see ``presence``).

        at_risk: whether someone reports, on the day observed, that it may be lost.
    """

    funder: Funder | Unknown = UNKNOWN
    fund: Fund | Unknown = UNKNOWN
    purpose: Purpose | Unknown = UNKNOWN
    scheme: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    amount: Decimal | Unknown | None = attrs.field(default=UNKNOWN, metadata=exact())
    amount_paid: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())
    agreed_on: SomeDay | None = UNKNOWN
    ended_on: SomeDay | None = UNKNOWN
    period: Period | Unknown = UNKNOWN
    at_risk: bool | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse negative money."""
        check(self)


@attrs.frozen(kw_only=True)
class Cost:
    """A cost of one kind.

    Attributes:
        kind: kind of cost.

        amount: euros before tax (*hors taxes*).
    """

    kind: CostKind
    amount: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())

    def __attrs_post_init__(self) -> None:
        """Refuse negative money."""
        check(self)


@attrs.frozen(kw_only=True)
class FundingRequest:
    """A request for public money. Lists in it are what the file says: all there is.

    Attributes:
        id: word by which answers refer to the request.

        purpose: what the money is for.

        funder: who is asked.

        scheme: id of the scheme under which it is asked; None: under none.

        owner: who carries the request and would receive the money.

        owner_members_share: for a company, share of its associates who are professionals of the MSP, from 0 to 1.

        operation: new site, extension or fitting out; None: nothing is built.

        site: id of the site concerned; None: no site.

        costs: costs by kind, before tax; an empty tuple: none.

        own_contribution: what the owner pays itself, in euros.

        aids: public aids already granted for the same operation; an empty tuple: none.

        intercommunal_share: what the intercommunal body adds to a communal project, in euros; None: nothing.

        filed_on: day on which the file was sent; None: not sent.

        final_file_on: day on which the complete file was sent for the final grant; None: not sent.

        works_started_on: first day of the works; None: not begun.

        years: over how many years the money is asked.

        written_commitments: number of health professionals who committed themselves in writing to settle.

        medical_practices: number of medical practices (*cabinets*) in the operation.

        licences: number of software licences asked for.

        meets_specification: whether the operation follows the specification of the funder or of the region.

        project_drafted_by_occupants: whether the health project was drawn up by the professionals who will move in.

        territorial_contract: whether the operation stands in a territorial contract.

        agreement_on: day of the agreement with the owner or the professionals; None: there is none.

        opinion_received_on: day of the opinion of the State on the rural equipment grant; None: not received.

        documents: papers in the file; an empty set: none.
    """

    id: str = attrs.field(metadata=slug())
    purpose: Purpose | Unknown = UNKNOWN
    funder: Funder | Unknown = UNKNOWN
    scheme: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=text())
    owner: OwnerKind | Unknown = UNKNOWN
    owner_members_share: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())
    operation: Operation | Unknown | None = UNKNOWN
    site: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=slug())
    costs: tuple[Cost, ...] | Unknown = UNKNOWN
    own_contribution: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())
    aids: tuple[Grant, ...] | Unknown = UNKNOWN
    intercommunal_share: Decimal | Unknown | None = attrs.field(default=UNKNOWN, metadata=exact())
    filed_on: SomeDay | None = UNKNOWN
    final_file_on: SomeDay | None = UNKNOWN
    works_started_on: SomeDay | None = UNKNOWN
    years: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole(1))
    written_commitments: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    medical_practices: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    licences: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    meets_specification: bool | Unknown = UNKNOWN
    project_drafted_by_occupants: bool | Unknown = UNKNOWN
    territorial_contract: bool | Unknown = UNKNOWN
    agreement_on: SomeDay | None = UNKNOWN
    opinion_received_on: SomeDay | None = UNKNOWN
    documents: frozenset[FileDocument] | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse negative figures and two costs of one kind."""
        check(self, self._problems())

    def _problems(self) -> Iterator[Problem]:
        if self.costs is not UNKNOWN:
            kinds = [cost.kind for cost in self.costs]
            for kind in sorted({kind for kind in kinds if kinds.count(kind) > 1}, key=lambda kind: kind.value):
                fr = f"la dépense « {kind.value} » figure deux fois : additionnez-la"
                yield problem("$.costs", "duplicate", fr, f"the cost '{kind.value}' stands twice: add it up")
