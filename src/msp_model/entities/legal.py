"""Legal entities of an MSP: the SISA, the association that carried the project, companies of means and of walls."""

from decimal import Decimal

import attrs

from msp_model.entities.checks import check, share, text
from msp_model.entities.identifiers import Finess, Siren
from msp_model.entities.labelled import LabelledEnum
from msp_model.values import UNKNOWN, SomeDay, Unknown


class LegalKind(LabelledEnum):
    """Legal forms met around an MSP."""

    SISA = "sisa", "société interprofessionnelle de soins ambulatoires", "interprofessional ambulatory care company"
    ASSOCIATION = "association", "association", "association"
    SCM = "scm", "société civile de moyens", "civil company of means"
    SCI = "sci", "société civile immobilière", "civil property company"
    GCS = "gcs", "groupement de coopération sanitaire", "health cooperation group"
    OTHER_COMPANY = "other-company", "autre société", "another company"
    OTHER = "other", "autre forme", "another form"

    @property
    def insee_category(self) -> str | None:
        """INSEE legal category (6511 for a SISA); None where no source read gives one."""
        return "6511" if self is LegalKind.SISA else None


class StatutesClause(LabelledEnum):
    """Objects that the statutes of a SISA may give it (CSP L4041-2)."""

    POOLING_MEANS = "pooling-means", "mise en commun de moyens", "pooling of means"
    JOINT_PRACTICE = (
        "joint-practice",
        "coordination thérapeutique, éducation thérapeutique, coopération",
        "therapeutic coordination, therapeutic education, cooperation",
    )
    SALARIED_CARE = "salaried-care", "soins par des professionnels salariés", "care by salaried health professionals"
    FEE_COLLECTION = "fee-collection", "encaissement et reversement des honoraires", "cashing fees and paying them out"


@attrs.frozen(kw_only=True)
class DissolutionRequest:
    """A request to the court to dissolve a SISA below its minimum (CSP L4041-4).

    Attributes:
        requested_on: day on which the court was asked.

        extended_until: first day after the time that the court gave to put things right; None: it gave none.

        ruled_on: day on which the court ruled on the merits; None: it has not.

        dissolved: whether the court dissolved the company; None while it has not ruled.
    """

    requested_on: SomeDay = UNKNOWN
    extended_until: SomeDay | None = UNKNOWN
    ruled_on: SomeDay | None = UNKNOWN
    dissolved: bool | Unknown | None = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse values that are no exact days."""
        check(self)


@attrs.frozen(kw_only=True)
class LegalEntity:
    """A legal person of the MSP.

    Attributes:
        kind: legal form.

        name: name of the entity.

        siren: SIREN number.

        finess: FINESS number of the legal entity.

        registered_on: day of registration (company) or declaration (association); None: not registered.

        dissolved_on: day on which it ceased to exist; None: it exists.

        statutes: for a SISA, the objects that its statutes give it; an empty set: none of them.

        statutes_sent_on: day on which the statutes went to the orders and to the ARS before registration; None: not sent.

        natural_persons_only: whether all associates are natural persons.

        health_professionals_share: share of the associates who are professionals of the MSP, from 0 to 1.

        receives_insurance_payments: whether its form lets it receive payments of the health insurance.

        dissolution_requests: requests to the court; an empty tuple: none.
    """

    kind: LegalKind
    name: str | Unknown = attrs.field(default=UNKNOWN, metadata=text())
    siren: Siren | Unknown | None = UNKNOWN
    finess: Finess | Unknown | None = UNKNOWN
    registered_on: SomeDay | None = UNKNOWN
    dissolved_on: SomeDay | None = UNKNOWN
    statutes: frozenset[StatutesClause] | Unknown = UNKNOWN
    statutes_sent_on: SomeDay | None = UNKNOWN
    natural_persons_only: bool | Unknown = UNKNOWN
    health_professionals_share: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())
    receives_insurance_payments: bool | Unknown = UNKNOWN
    dissolution_requests: tuple[DissolutionRequest, ...] | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a share outside 0 to 1."""
        check(self)
