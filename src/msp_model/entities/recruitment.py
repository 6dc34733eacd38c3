"""Searches for professionals: what was done, since when, with what proof."""

import attrs

from msp_model.entities.checks import check, text
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.profession import Profession, Specialty
from msp_model.values import UNKNOWN, SomeDay, Unknown


class RecruitmentStep(LabelledEnum):
    """What was done to find someone."""

    ADVERTISEMENT = "advertisement", "annonce publiée", "published advertisement"
    AGENCY = "agency", "cabinet de recrutement", "recruitment agency"
    ORDER = "order", "signalement à l’ordre", "notice to the order"
    REGIONAL_AGENCY = "regional-agency", "signalement à l’ARS", "notice to the ARS"
    FEDERATION = "federation", "appel à la fédération", "call to the federation"
    TRAINING_PLACEMENTS = "training-placements", "accueil d’internes ou de remplaçants", "hosting trainees or locums"
    LOCAL_AUTHORITY = "local-authority", "démarche avec une collectivité", "step with a local authority"
    OTHER = "other", "autre démarche", "another step"


class ProofKind(LabelledEnum):
    """What proves a step."""

    DOCUMENT = "document", "document daté", "dated document"
    INVOICE = "invoice", "facture", "invoice"
    LETTER = "letter", "courrier ou courriel", "letter or e-mail"
    STATEMENT = "statement", "attestation", "written statement"


class RecruitmentOutcome(LabelledEnum):
    """How a search ended."""

    FOUND = "found", "recrutement", "someone was found"
    ABANDONED = "abandoned", "abandon", "given up"


@attrs.frozen(kw_only=True)
class RecruitmentAction:
    """One thing done during a search.

    Attributes:
        step: what was done.

        done_on: when.

        proof: what proves it; None: nothing does.

        note: a word on it; no personal data.
    """

    step: RecruitmentStep
    done_on: SomeDay = UNKNOWN
    proof: ProofKind | Unknown | None = UNKNOWN
    note: str | Unknown = attrs.field(default=UNKNOWN, metadata=text())

    def __attrs_post_init__(self) -> None:
        """Refuse an empty note."""
        check(self)


@attrs.frozen(kw_only=True)
class RecruitmentSearch:
    """A search for a professional.

    Source: question 2971 to the National Assembly asks to keep the coordinator's funding where the MSP proves its search.

    Attributes:
        profession: profession sought.

        specialty: for a physician, the specialty sought.

        started_on: first day of the search.

        ended_on: day on which it ended; None: it goes on.

        outcome: how it ended; None while it goes on.

        actions: what was done; an empty tuple: nothing.
    """

    profession: Profession | Unknown = UNKNOWN
    specialty: Specialty | Unknown = UNKNOWN
    started_on: SomeDay = UNKNOWN
    ended_on: SomeDay | None = UNKNOWN
    outcome: RecruitmentOutcome | Unknown | None = UNKNOWN
    actions: tuple[RecruitmentAction, ...] | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse values that are not exact and frozen."""
        check(self)
