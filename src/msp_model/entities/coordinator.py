"""Coordinators and their assignments: one serves one to several MSP, an MSP has one or several."""

from decimal import Decimal

import attrs

from msp_model.entities.checks import check, exact, slug, whole
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.profession import Profession
from msp_model.entities.team import EmployerKind
from msp_model.entities.training import Training
from msp_model.values import UNKNOWN, Period, Unknown


class CoordinatorStatus(LabelledEnum):
    """Under which status a coordinator works (statuses met in Pays de la Loire, 2023, and in the trade press)."""

    SALARIED_BY_SISA = "salaried-by-sisa", "salarié de la SISA", "employee of the SISA"
    SALARIED_BY_ASSOCIATION = "salaried-by-association", "salarié de l’association", "employee of the association"
    LIBERAL_PROFESSIONAL = (
        "liberal-professional",
        "professionnel de santé libéral de l’équipe",
        "self-employed health professional of the team",
    )
    MICRO_ENTREPRENEUR = "micro-entrepreneur", "micro-entrepreneur", "micro-entrepreneur"
    WAGE_PORTAGE = "wage-portage", "portage salarial", "wage portage"
    VOLUNTEER = "volunteer", "bénévole", "volunteer"
    LENT = "lent", "mis à disposition", "lent by another employer"
    SERVICE_COMPANY = "service-company", "société prestataire", "service company"


class EmploymentClue(LabelledEnum):
    """General clues that a service contract hides an employment contract (general law, not that of MSP)."""

    IMPOSED_HOURS = "imposed-hours", "horaires imposés", "imposed hours"
    CONTROL = "control", "contrôle et sanctions", "control and sanctions"
    ORGANISED_SERVICE = "organised-service", "intégration dans un service organisé", "part of an organised service"
    SINGLE_CLIENT = "single-client", "client unique", "single client"
    FORMER_EMPLOYEE = "former-employee", "ancien salarié", "former employee"
    BILLING_BY_CLIENT = "billing-by-client", "facturation faite par le client", "billing done by the client"
    NO_CONTRACT = "no-contract", "absence de contrat de prestation", "no service contract"
    NO_CERTIFICATE = "no-certificate", "absence d’attestation de vigilance", "no certificate of vigilance"


@attrs.frozen(kw_only=True)
class Coordinator:
    """Someone who coordinates one or several MSP. Nobody's name is asked; no qualification is compulsory.

    Attributes:
        id: word that is the same in the dossiers of all the MSP that the coordinator serves.

        profession: profession of a coordinator who is a health professional; None: they have none.

        trainings: trainings followed; an empty tuple: none.

        structures: number of structures that they coordinate.
    """

    id: str | Unknown = attrs.field(default=UNKNOWN, metadata=slug())
    profession: Profession | Unknown | None = UNKNOWN
    trainings: tuple[Training, ...] | Unknown = UNKNOWN
    structures: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())

    def __attrs_post_init__(self) -> None:
        """Refuse a negative number of structures."""
        check(self)


@attrs.frozen(kw_only=True)
class CoordinationAssignment:
    """A coordination post of one MSP, and who holds it.

    Attributes:
        coordinator: who holds the post; None: it is vacant.

        status: under which status.

        employer: who employs the coordinator; None: nobody does.

        hours_per_week: hours a week spent on this MSP.

        yearly_cost: cost a year for the MSP, charges included, in euros.

        clues: clues of a hidden employment contract that were found; an empty set: looked for, none found.

        network_time_paid: whether the time spent in the coordinators' network is paid.

        period: when the post is held so; left out: on the day observed (see ``presence``).
    """

    coordinator: Coordinator | Unknown | None = UNKNOWN
    status: CoordinatorStatus | Unknown = UNKNOWN
    employer: EmployerKind | Unknown | None = UNKNOWN
    hours_per_week: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact(0, 168))
    yearly_cost: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())
    clues: frozenset[EmploymentClue] | Unknown = UNKNOWN
    network_time_paid: bool | Unknown = UNKNOWN
    period: Period | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse hours that no week has and a negative cost."""
        check(self)
