"""What a request for money is about: who carries it, what is built, what it costs, when the file was sent."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msp_model.entities import CostKind, FileDocument, FundingRequest, Operation, OwnerKind
from msp_model.entities.labelled import LabelledEnum
from msp_model.expressions import Day, Fact, Maybe, OneOf, Ratio, Truth, fact
from msp_model.expressions.domain import FIRST_DAY, LAST_DAY
from msp_model.national.facts.known import CENT, MOST_MONEY, Amount, begun, day_if_come, on_grid, total
from msp_model.rulebook import DayOfYear, Eur, Licences, MedicalPractices, Persons, Years
from msp_model.values import UNKNOWN, Interval, Label, SomeDay, Unknown

MOST_COUNTED = 1_000
"""More licences, practices or commitments than any request has: the upper end of what a count may be."""

LAST_DAY_OF_YEAR = 1231
"""31 December, as units write it: month and day in one number."""

_MOST_YEARS = LAST_DAY.year - FIRST_DAY.year
_TEN_THOUSANDTH = Fraction(1, 10_000)

# -- who carries it ---------------------------------------------------------------------------------------------------


@fact(OneOf[OwnerKind], about="request", fr="porteur de la demande", en="who carries the request")
def request_owner(request: FundingRequest, _day: date) -> OwnerKind | Unknown:
    """Kind of body that carries the request and would receive the money."""
    return request.owner


@fact(
    Ratio,
    about="request",
    greatest=1,
    step=_TEN_THOUSANDTH,
    fr="part des associés de la société qui sont des professionnels de la MSP",
    en="share of the company's associates who are professionals of the MSP",
)
def request_company_share(request: FundingRequest, _day: date) -> Amount:
    """Share of a company's associates who are professionals of the MSP, to a ten-thousandth."""
    return _share(request.owner_members_share)


def _share(share: Decimal | Unknown) -> Amount:
    if share is UNKNOWN:
        return UNKNOWN
    return on_grid(Fraction(share), Fraction(share), _TEN_THOUSANDTH, 1)


# -- what is built ----------------------------------------------------------------------------------------------------


class Built(LabelledEnum):
    """What is built or fitted, nothing included."""

    NEW_MAIN_SITE = "new-main-site", "nouveau site principal", "new main site"
    NEW_SECONDARY_SITE = "new-secondary-site", "nouveau site secondaire", "new secondary site"
    EXTENSION = "extension", "extension d'un site", "extension of a site"
    FITTING_OUT = "fitting-out", "aménagement d'un site", "fitting out of a site"
    NOTHING = "nothing", "rien n'est construit", "nothing is built"


def built(operation: Operation) -> Built:
    """Give the word of the fact for an operation."""
    return Built(operation.value)


@fact(OneOf[Built], about="request", fr="opération", en="operation")
def request_operation(request: FundingRequest, _day: date) -> Built | Unknown:
    """What is built or fitted, if anything is."""
    if request.operation is UNKNOWN:
        return UNKNOWN
    return Built.NOTHING if request.operation is None else built(request.operation)


@fact(
    MedicalPractices,
    about="request",
    greatest=MOST_COUNTED,
    fr="cabinets médicaux de l'opération",
    en="medical practices in the operation",
)
def request_practices(request: FundingRequest, _day: date) -> int | Interval[int] | Unknown:
    """Medical practices (cabinets) in the operation."""
    return _counted(request.medical_practices)


@fact(Licences, about="request", greatest=MOST_COUNTED, fr="licences demandées", en="licences asked for")
def request_licences(request: FundingRequest, _day: date) -> int | Interval[int] | Unknown:
    """Software licences asked for."""
    return _counted(request.licences)


@fact(
    Persons,
    about="request",
    greatest=MOST_COUNTED,
    fr="professionnels de santé engagés par écrit à s'installer",
    en="health professionals committed in writing to settle",
)
def request_commitments(request: FundingRequest, _day: date) -> int | Interval[int] | Unknown:
    """Health professionals who committed themselves in writing to settle."""
    return _counted(request.written_commitments)


def _counted(found: int | Unknown) -> int | Interval[int] | Unknown:
    """Give a count; beyond the end of its domain, "at least so many"."""
    return found if found is UNKNOWN or found <= MOST_COUNTED else Interval(MOST_COUNTED, None)


# -- what it costs ----------------------------------------------------------------------------------------------------


def cost_of(kinds: Collection[CostKind]) -> Fact[Eur]:
    """Declare the sum of the costs of some kinds, before tax."""
    counted = [kind for kind in CostKind if kind in kinds]
    return _costs(
        "of",
        counted,
        Label(f"dépenses hors taxes : {_listed(counted, 'fr')}", f"costs before tax: {_listed(counted, 'en')}"),
        counted,
    )


def cost_without(kinds: Collection[CostKind]) -> Fact[Eur]:
    """Declare the sum of the costs of all other kinds, before tax."""
    left_out = [kind for kind in CostKind if kind in kinds]
    return _costs(
        "without",
        left_out,
        Label(
            f"dépenses hors taxes, sauf {_listed(left_out, 'fr')}", f"costs before tax but {_listed(left_out, 'en')}"
        ),
        [kind for kind in CostKind if kind not in kinds],
    )


def _costs(word: str, named: list[CostKind], label: Label, counted: list[CostKind]) -> Fact[Eur]:
    @fact(
        Eur,
        id=".".join(["request_costs", word, *(kind.value for kind in named)]),
        about="request",
        greatest=MOST_MONEY,
        step=CENT,
        fr=label.fr,
        en=label.en,
    )
    def costs(request: FundingRequest, _day: date) -> Amount:
        if request.costs is UNKNOWN:
            return UNKNOWN
        return total(((cost.amount, True) for cost in request.costs if cost.kind in counted), all_listed=True)

    return costs


def _listed(kinds: list[CostKind], lang: str) -> str:
    return ", ".join(kind.label.fr if lang == "fr" else kind.label.text("en") for kind in kinds)


# -- what the file says -----------------------------------------------------------------------------------------------


@fact(
    Truth,
    about="request",
    fr="l'opération suit le cahier des charges du financeur ou de la région",
    en="the operation follows the specification of the funder or the region",
)
def request_meets_specification(request: FundingRequest, _day: date) -> bool | Unknown:
    """Whether the operation follows the specification."""
    return request.meets_specification


@fact(
    Truth,
    about="request",
    fr="le projet de santé est rédigé par les professionnels qui emménageront",
    en="the health project was drawn up by the professionals who will move in",
)
def request_drafted_by_occupants(request: FundingRequest, _day: date) -> bool | Unknown:
    """Whether those who will work there wrote the project."""
    return request.project_drafted_by_occupants


@fact(
    Truth,
    about="request",
    fr="l'opération figure dans un contrat de territoire",
    en="the operation stands in a territorial contract",
)
def request_territorial_contract(request: FundingRequest, _day: date) -> bool | Unknown:
    """Whether the operation is part of a territorial contract."""
    return request.territorial_contract


@fact(
    Truth,
    about="request",
    fr="l'intercommunalité participe au financement",
    en="the intercommunal body pays a share",
)
def request_intercommunal_share(request: FundingRequest, _day: date) -> bool | Unknown:
    """Whether the intercommunal body adds money of its own."""
    if request.intercommunal_share is UNKNOWN:
        return UNKNOWN
    return request.intercommunal_share is not None and request.intercommunal_share > 0


@fact(
    Truth,
    about="request",
    fr="l'avis de l'État sur la DETR est reçu",
    en="the opinion of the State on the DETR was received",
)
def request_state_opinion(request: FundingRequest, day: date) -> bool | Unknown:
    """Whether the opinion on the rural equipment grant has come."""
    return begun(request.opinion_received_on, day)


def file_holds(document: FileDocument) -> Fact[Truth]:
    """Declare whether a paper is in the file."""

    @fact(
        Truth,
        id=f"request_file.{document.value}",
        about="request",
        fr=f"pièce du dossier : {document.label.fr}",
        en=f"paper in the file: {document.label.text('en')}",
    )
    def held(request: FundingRequest, _day: date) -> bool | Unknown:
        return UNKNOWN if request.documents is UNKNOWN else document in request.documents

    return held


# -- when the file was sent -------------------------------------------------------------------------------------------


@fact(Truth, about="request", fr="le dossier est déposé", en="the file was sent")
def request_filed(request: FundingRequest, day: date) -> bool | Unknown:
    """Whether the request was made in form."""
    return begun(request.filed_on, day)


@fact(Maybe[Day], about="request", fr="jour du dépôt du dossier", en="day on which the file was sent", change="later")
def request_filed_on(request: FundingRequest, day: date) -> date | Interval[date] | Unknown | None:
    """Day on which the file was sent, absent as long as it was not."""
    return day_if_come(request.filed_on, day)


@fact(
    Maybe[Day],
    about="request",
    fr="1er janvier qui suit le dépôt du dossier",
    en="1 January after the file was sent",
    change="later",
)
def year_after_filing(request: FundingRequest, day: date) -> date | Unknown | None:
    """First day of the next year: from then on, a file that was late is in time for that year."""
    when = _exact(day_if_come(request.filed_on, day))
    if not isinstance(when, date):
        return when
    return UNKNOWN if when.year >= LAST_DAY.year else date(when.year + 1, 1, 1)


@fact(
    Maybe[DayOfYear],
    about="request",
    greatest=LAST_DAY_OF_YEAR,
    fr="jour et mois du dépôt du dossier",
    en="day and month on which the file was sent",
)
def filing_day_of_year(request: FundingRequest, day: date) -> int | Unknown | None:
    """Day of the year on which the file was sent."""
    return _day_of_year(request.filed_on, day)


@fact(
    Maybe[DayOfYear],
    about="request",
    greatest=LAST_DAY_OF_YEAR,
    fr="jour et mois d'envoi du dossier complet",
    en="day and month on which the complete file was sent",
)
def final_file_day_of_year(request: FundingRequest, day: date) -> int | Unknown | None:
    """Day of the year on which the complete file was sent."""
    return _day_of_year(request.final_file_on, day)


def _day_of_year(told: SomeDay | None, day: date) -> int | Unknown | None:
    when = _exact(day_if_come(told, day))
    return when.month * 100 + when.day if isinstance(when, date) else when


@fact(
    Maybe[Years],
    about="request",
    greatest=_MOST_YEARS,
    fr="années entre le dépôt et le dossier complet",
    en="years between filing and the complete file",
)
def years_to_final_file(request: FundingRequest, day: date) -> int | Unknown | None:
    """Calendar years from that of filing to that of the complete file."""
    filed, final = (_exact(day_if_come(when, day)) for when in (request.filed_on, request.final_file_on))
    if filed is None or final is None:
        return None
    return UNKNOWN if filed is UNKNOWN or final is UNKNOWN else max(final.year - filed.year, 0)


def _exact(when: SomeDay | None) -> date | Unknown | None:
    """Give a day that is exactly known; UNKNOWN for a range."""
    return when if when is None or isinstance(when, date) else UNKNOWN
