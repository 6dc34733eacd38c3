"""The pack of an invented federation: two rules, two schemes, every figure of them invented."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import attrs

from msp_model.entities import Federation, FundingRequest, Msp, Operation, Territory
from msp_model.expressions import TODAY, Day, Maybe, Months, OneOf, Ratio, all_of, case, fact, least, parameter
from msp_model.plugins import hookimpl, pack_from_folder
from msp_model.rulebook import Eur, Pack, Persons, Rule, Scheme, Term, cite
from msp_model.values import UNKNOWN, Interval, Label, Period, Unknown

MSP_MODEL_PLUGIN_API = 1

CENTRE = Territory.parse("region:24")
CENT = Fraction(1, 100)
SINCE_2020 = Period(start=date(2020, 1, 1), until=None)


@attrs.frozen(kw_only=True)
class LocalData:
    """What the federation keeps with a dossier.

    Attributes:
        group: the local group.

        joined_on: the day on which the team joined it.
    """

    group: str
    joined_on: date | Unknown = UNKNOWN


# -- facts ------------------------------------------------------------------------------------------------------------


@fact(Persons, about="msp", greatest=50, fr="professionnels de l'équipe", en="professionals in the team")
def invented_professionals(msp: Msp, day: date) -> int | Interval[int] | Unknown:
    """Everyone in the team on that day."""
    return msp.count(day)


@fact(Maybe[Day], about="msp", fr="jour d'ouverture", en="opening day")
def invented_opened_on(msp: Msp, _day: date) -> date | Interval[date] | Unknown | None:
    """The day on which the MSP opened."""
    return msp.opened_on


@fact(Eur, about="request", greatest=100_000_000, step=CENT, fr="dépenses de la demande", en="costs of the request")
def invented_costs(request: FundingRequest, _day: date) -> Fraction | Interval[Fraction] | Unknown:
    """All costs before tax; a cost of unknown amount gives at least the others."""
    if request.costs is UNKNOWN:
        return UNKNOWN
    known = sum((Fraction(cost.amount) for cost in request.costs if cost.amount is not UNKNOWN), Fraction(0))
    return known if all(cost.amount is not UNKNOWN for cost in request.costs) else Interval(known, None)


@fact(OneOf[Operation], about="request", fr="nature des travaux", en="kind of works")
def invented_operation(request: FundingRequest, _day: date) -> Operation | Unknown:
    """What is built."""
    return UNKNOWN if request.operation is None else request.operation


# -- figures ----------------------------------------------------------------------------------------------------------

minimum = parameter("invented.minimum", Persons)
delay = parameter("invented.delay", Months)
rate = parameter("invented.rate", Ratio)
extension_rate = parameter("invented.extension_rate", Ratio)
cap = parameter("invented.cap", Eur)

# -- rules and schemes ------------------------------------------------------------------------------------------------

enough = invented_professionals >= minimum

size = Rule(
    id="invented.size",
    title=Label("L'équipe compte assez de professionnels", "The team has enough professionals"),
    requires=enough,
    sources=(cite("invented-order", "article 2"),),
    period=SINCE_2020,
    territory=CENTRE,
)

young = Rule(
    id="invented.young",
    title=Label("La maison a ouvert il y a moins de six mois", "The house opened less than six months ago"),
    requires=(invented_opened_on.or_else(TODAY) <= TODAY) & (TODAY < invented_opened_on.or_else(TODAY) + delay),
    applies=invented_opened_on.present(),
    sources=(cite("invented-order", "article 3"),),
    period=SINCE_2020,
    territory=CENTRE,
)

is_extension = invented_operation.is_(Operation.EXTENSION)

building = Scheme(
    id="invented.building",
    title=Label("Aide au bâtiment", "Building aid"),
    funder=Label("Région inventée", "Invented region"),
    requires=all_of(enough, ~invented_operation.is_(Operation.FITTING_OUT)),
    amount=least(invented_costs * case((is_extension, extension_rate), otherwise=rate), cap),
    terms=(Term(id="cap", label=Label("plafond", "cap"), value=cap),),
    uses=(Label("travaux", "works"),),
    cumulation=(Label("cumulable avec l'aide du département", "goes with the departement's aid"),),
    sources=(cite("invented-order", "article 4"), cite("invented-leaflet", "p. 2")),
    period=SINCE_2020,
    territory=CENTRE,
)

advice = Scheme(
    id="invented.advice",
    title=Label("Accompagnement par la fédération", "Support by the federation"),
    funder=Label("Fédération inventée", "Invented federation"),
    requires=invented_professionals >= minimum,
    sources=(cite("invented-leaflet", "p. 1"),),
    period=SINCE_2020,
    territory=CENTRE,
)


@hookimpl
def msp_model_packs() -> Iterator[Pack]:
    """Give the pack."""
    yield pack_from_folder(
        __name__,
        id="invented",
        territories=[CENTRE],
        federations=[Federation(id="invented", name="Fédération inventée", territories=(CENTRE,))],
        rules=[size, young],
        schemes=[building, advice],
        extensions=[("invented", LocalData)],
    )
