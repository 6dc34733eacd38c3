"""Scheme tables: what ``schemes.toml`` says of money and support, as plain frozen data.

Nothing is computed here: the national rules know the facts that these words stand for. Figures are named, never given:
a scheme says which parameter is its rate, and texts set its value.
"""

from datetime import date
from enum import Enum
from typing import Literal as OneWord

import attrs

from msp_model.entities import (
    CostKind,
    FileDocument,
    FunderKind,
    Operation,
    OwnerKind,
    Purpose,
    StructureKind,
    Territory,
)
from msp_model.expressions.kinds import KindValue
from msp_model.rulebook.text import Citation
from msp_model.values import UNKNOWN, Label, Unknown


class ZoneWord(Enum):
    """A zone that a scheme asks for; where it lies is the main site's."""

    ZIP = "zip"
    ZAC = "zac"
    ZV = "zv"
    QPV = "qpv"
    ZRR = "zrr"
    FRR = "frr"
    FRR_PLUS = "frr-plus"


class CountWord(Enum):
    """What an amount "for each" is multiplied by."""

    LICENCES = "licences"
    MEDICAL_PRACTICES = "medical-practices"
    WRITTEN_COMMITMENTS = "written-commitments"


class TeamWord(Enum):
    """Whom a team has at least."""

    GPS = "gps"
    PHYSICIANS = "physicians"
    PARAMEDICS = "paramedics"
    NURSES = "nurses"
    PARAMEDIC_TIME = "paramedic-time"


class AskWord(Enum):
    """What a scheme asks for and a dossier answers with yes or no."""

    PROJECT_BEGUN = "project-begun"
    SIGNED_BY_ALL = "signed-by-all"
    VALIDATED = "validated"
    VALIDATED_BEFORE_FILING = "validated-before-filing"
    RECOGNISED = "recognised"
    RECOGNISED_BEFORE_FILING = "recognised-before-filing"
    NO_ACI_CONTRACT = "no-aci-contract"
    TERRITORIAL_REFLECTION = "territorial-reflection"
    FILED = "filed"
    AGREEMENT_SIGNED = "agreement-signed"
    MEETS_SPECIFICATION = "meets-specification"
    DRAFTED_BY_OCCUPANTS = "drafted-by-occupants"
    TERRITORIAL_CONTRACT = "territorial-contract"
    WRITTEN_COMMITMENTS = "written-commitments"
    INTERCOMMUNAL_SHARE = "intercommunal-share"
    STATE_OPINION = "state-opinion"


@attrs.frozen
class Figure:
    """A parameter that a scheme reads.

    Attributes:
        id: its name.

        kind: its unit.
    """

    id: str
    kind: KindValue


@attrs.frozen(kw_only=True)
class PartTable:
    """One part of an amount: a flat sum, so much for each of something, a share of costs, or costs up to a figure.

    Attributes:
        fixed: the flat sum.

        each: the sum for each of what *of* counts.

        of: what is counted.

        rate: the share of the costs that is paid.

        bonuses: shares that are added to the rate in some zones; where zones of two lie together, the first counts.

        costs: the kinds of costs that count; all of them where empty.

        without: the kinds of costs that do not count.

        base_cap: the costs count up to it.

        cap: the part is at most it; alone, with no other figure, it is what costs are paid up to.

        caps: the same by operation.
    """

    fixed: Figure | None = None
    each: Figure | None = None
    of: CountWord | None = None
    rate: Figure | None = None
    bonuses: tuple[tuple[tuple[ZoneWord, ...], Figure], ...] = ()
    costs: tuple[CostKind, ...] = ()
    without: tuple[CostKind, ...] = ()
    base_cap: Figure | None = None
    cap: Figure | None = None
    caps: tuple[tuple[Operation, Figure], ...] = ()


@attrs.frozen(kw_only=True)
class AmountTable:
    """How much a scheme gives.

    Attributes:
        parts: what is added up.

        at_most: whether the text says "up to".

        cap: the whole is at most it.

        deduct: money of the same funder for these purposes counts against the cap; without a cap, against the whole.

        public_share: all public aids together are at most this share of the costs.
    """

    parts: tuple[PartTable, ...]
    at_most: bool = False
    cap: Figure | None = None
    deduct: tuple[Purpose, ...] = ()
    public_share: Figure | None = None


@attrs.frozen(kw_only=True)
class ConditionsTable:
    """Who may receive the money.

    Attributes:
        asks: what is asked for with yes or no.

        team: whom the team has at least.

        zones: the main site lies in one of them; anywhere where empty.

        owners: who may carry the request; anybody where empty.

        company_share: a company may carry it too, where this share of its associates is of the MSP.

        case_owners: who may carry it case by case.

        case_accepted: the parameter, which no text gives, that tells whether those are accepted.

        operations: what may be built; anything where empty.

        own_share: the owner brings at least this share of the costs.

        costs_from: the costs are at least this much.

        documents: the papers that the file holds.

        filing: the last day on which the file is sent, a date or a day of every year.

        final_file: the day of the year after before which the complete file is sent.

        open_if: conditions that texts state without saying more: parameters of unit Truth.
    """

    asks: tuple[AskWord, ...] = ()
    team: tuple[tuple[TeamWord, Figure], ...] = ()
    zones: tuple[ZoneWord, ...] = ()
    owners: tuple[OwnerKind, ...] = ()
    company_share: Figure | None = None
    case_owners: tuple[OwnerKind, ...] = ()
    case_accepted: Figure | None = None
    operations: tuple[Operation, ...] = ()
    own_share: Figure | None = None
    costs_from: Figure | None = None
    documents: tuple[FileDocument, ...] = ()
    filing: Figure | None = None
    final_file: Figure | None = None
    open_if: tuple[Figure, ...] = ()


@attrs.frozen(kw_only=True)
class TermTable:
    """One more thing that a scheme says of its money.

    Attributes:
        id: its name within the scheme.

        label: its words.

        figure: the parameter that gives it.
    """

    id: str
    label: Label
    figure: Figure


@attrs.frozen(kw_only=True)
class SchemeTable:
    """One ``[[schemes]]``.

    Attributes:
        id: its name.

        title: its name for people.

        funder: who pays or supports.

        funder_name: its name, where the kind and the place do not tell it.

        territory: where it holds.

        site: whether the main site must lie there, or any.

        start: its first day, or UNKNOWN.

        until: the first day after, where the text prints an end.

        told_until: the first day of which nothing was read any more, where it prints none.

        structures: the kinds of structures it is for.

        purposes: what money may be asked for; None where it is no answer to a request.

        conditions: who may receive it.

        amount: how much; None where it is support without money.

        priority_zones: the zones that come first, in their order.

        renewable: whether it may be given again, where that is said.

        terms: what else is said of the money.

        uses: what it may be used for; None where nothing is published.

        cumulation: how it goes with other money; None where nothing is published.

        sources: the texts that say it.

        note: what a reader should know.
    """

    id: str
    title: Label
    funder: FunderKind
    funder_name: Label | None = None
    territory: Territory
    site: OneWord["main", "any"] = "main"
    start: date | Unknown = UNKNOWN
    until: date | None = None
    told_until: date | None = None
    structures: tuple[StructureKind, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    conditions: ConditionsTable = ConditionsTable()
    amount: AmountTable | None = None
    priority_zones: tuple[ZoneWord, ...] = ()
    renewable: bool | None = None
    terms: tuple[TermTable, ...] = ()
    uses: tuple[Label, ...] | None = None
    cumulation: tuple[Label, ...] | None = None
    sources: tuple[Citation, ...]
    note: Label | None = None
