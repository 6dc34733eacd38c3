"""A toy rulebook: two texts, four rules, two schemes, two interpretations; every figure is invented."""

from datetime import date
from fractions import Fraction
from typing import Any

from msp_model.entities import FRANCE, FundingRequest, Msp, Site, SiteKind, Team, Territory
from msp_model.expressions import (
    TODAY,
    Domain,
    Fact,
    Months,
    Ratio,
    Truth,
    all_of,
    any_of,
    fact,
    least,
    parameter,
    since,
)
from msp_model.rulebook import (
    Basis,
    DatedValue,
    Eur,
    Grade,
    Interpretation,
    Pack,
    ParameterDeclaration,
    Persons,
    Reading,
    RegionalReading,
    Rule,
    Rulebook,
    RuleKind,
    Scheme,
    Term,
    Text,
    TextKind,
    cite,
)
from msp_model.values import ALWAYS, UNKNOWN, Interval, Label, Period, Unknown

CHECKED = date(2026, 6, 30)


@fact(Persons, fr="professionnels", en="professionals", about="msp", greatest=50)
def professionals(msp: Msp, day: date) -> int | Interval[int] | Unknown:
    if msp.team is UNKNOWN or msp.team is None:
        return UNKNOWN
    present = sum(member.period is not UNKNOWN and member.period.contains(day) is True for member in msp.team.members)
    return present if msp.team.complete is True else Interval(present, None)


@fact(Truth, fr="site déclaré", en="site declared", about="msp")
def has_site(msp: Msp, _day: date) -> bool | Unknown:
    return UNKNOWN if msp.sites is UNKNOWN else bool(msp.sites)


@fact(Eur, fr="coût", en="cost", about="request", greatest=10_000_000)
def cost(request: FundingRequest, _day: date) -> int | Unknown:
    if request.costs is UNKNOWN:
        return UNKNOWN
    return int(sum(entry.amount for entry in request.costs if entry.amount is not UNKNOWN))


minimum = parameter("toy.minimum", Persons)
tolerance = parameter("toy.tolerance", Months)
rate = parameter("toy.rate", Ratio)
cap = parameter("toy.cap", Eur)
duration = parameter("toy.duration", Months)

counting = Interpretation(
    id="toy-counting",
    question=Label("Faut-il un site ?", "Is a site needed?"),
    readings=(
        Reading(id="with-site", label=Label("oui", "yes"), sources=(cite("toy-law", "2"),)),
        Reading(id="without-site", label=Label("non", "no"), sources=(cite("toy-guide"),)),
    ),
    default="with-site",
    because=Label("la loi prime", "the law comes first"),
    set_by="region",
)

enough = professionals >= minimum
composition = Rule(
    id="toy.composition",
    title=Label("L'équipe compte assez de professionnels", "The team has enough professionals"),
    requires=enough,
    sources=(cite("toy-law", "1"),),
    period=Period(start=date(2020, 1, 1), until=None),
)
dissolvable = Rule(
    id="toy.dissolvable",
    title=Label("Le délai court encore", "Time remains"),
    requires=TODAY < since(~enough).or_else(TODAY) + tolerance,
    applies=~enough,
    sources=(cite("toy-law", "3"),),
    period=Period(start=date(2020, 1, 1), until=None),
)
site_rule = Rule(
    id="toy.site",
    title=Label("Un site est déclaré", "A site is declared"),
    requires=any_of(counting.is_("without-site"), has_site),
    sources=(cite("toy-law", "2"), cite("toy-guide")),
    period=ALWAYS,
)
caution = Rule(
    id="toy.caution",
    title=Label("L'équipe est petite", "The team is small"),
    requires=enough,
    sources=(cite("toy-leaflet"),),
    period=Period(start=date(2020, 1, 1), until=None),
    kind=RuleKind.WARNING,
)
old_rule = Rule(
    id="toy.old",
    title=Label("Règle ancienne", "Old rule"),
    requires=has_site,
    sources=(cite("toy-law"),),
    period=Period(start=None, until=date(2019, 1, 1)),
)
building = Scheme(
    id="toy.building",
    title=Label("Aide au bâtiment", "Building aid"),
    funder=Label("Région", "Region"),
    requires=all_of(enough, has_site),
    amount=least(cost * rate, cap),
    terms=(
        Term(id="cap", label=Label("plafond", "cap"), value=cap),
        Term(id="duration", label=Label("durée", "duration"), value=duration),
    ),
    sources=(cite("toy-leaflet", "p. 2"),),
    period=Period(start=date(2020, 1, 1), until=None),
)
local = Scheme(
    id="toy.local",
    title=Label("Aide locale", "Local aid"),
    funder=Label("Département", "Departement"),
    requires=has_site,
    sources=(cite("toy-leaflet"),),
    territory=Territory.parse("departement:41"),
)


def text(id: str, grade: Grade, *values: DatedValue, kind: TextKind = TextKind.LAW, **more: Any) -> Text:
    return Text(
        id=id,
        kind=kind,
        grade=grade,
        title=Label(id, id),
        reference=f"Texte {id}",
        checked_on=more.pop("checked_on", CHECKED),
        territory=more.pop("territory", FRANCE),
        values=values,
        place=f"toy/{id}.toml",
        **more,
    )


def value(parameter: str, value: Any, start: Any, until: Any = None, **more: Any) -> DatedValue:
    return DatedValue(parameter=parameter, value=value, start=start, until=until, at=more.pop("at", "1"), **more)


TEXTS = (
    text(
        "toy-law",
        Grade.A,
        value("toy.minimum", 2, date(2020, 1, 1), date(2024, 1, 1)),
        value("toy.minimum", 3, date(2024, 1, 1)),
        value("toy.tolerance", 6, date(2020, 1, 1), basis=Basis.INFERRED),
    ),
    text("toy-guide", Grade.B, kind=TextKind.GUIDE),
    text(
        "toy-leaflet",
        Grade.C,
        value("toy.rate", Fraction(1, 4), UNKNOWN),
        value("toy.cap", 1000, date(2020, 1, 1)),
        kind=TextKind.COMMERCIAL,
    ),
)
DECLARED = (
    ParameterDeclaration(id="toy.minimum", kind=Persons, label=Label("minimum", "minimum"), place="toy/parameters"),
    ParameterDeclaration(id="toy.tolerance", kind=Months, label=Label("délai", "delay"), place="toy/parameters"),
    ParameterDeclaration(id="toy.rate", kind=Ratio, label=Label("taux", "rate"), place="toy/parameters"),
    ParameterDeclaration(
        id="toy.cap", kind=Eur, label=Label("plafond", "cap"), set_by="region", place="toy/parameters"
    ),
    ParameterDeclaration(
        id="toy.duration",
        kind=Months,
        label=Label("durée", "duration"),
        set_by="region",
        domain=Domain(0, 60),
        place="toy/parameters",
    ),
)
TOY = Pack(
    id="toy",
    version="1",
    texts=TEXTS,
    parameters=DECLARED,
    interpretations=(counting,),
    rules=(composition, dissolvable, site_rule, caution, old_rule),
    schemes=(building, local),
)
REGION = Pack(
    id="region-24",
    version="2",
    territories=(Territory.parse("region:24"),),
    texts=(
        text(
            "regional",
            Grade.A,
            value("toy.cap", 500, date(2021, 1, 1)),
            value("toy.duration", 12, date(2021, 1, 1)),
            territory=Territory.parse("region:24"),
            kind=TextKind.ADMINISTRATIVE,
        ),
    ),
    readings=(
        RegionalReading(
            interpretation="toy-counting",
            reading="without-site",
            territory=Territory.parse("region:24"),
            sources=(cite("regional"),),
        ),
    ),
)


def book() -> Rulebook:
    return Rulebook.of([TOY, REGION])


def msp(commune: str | None = "41018", **fields: Any) -> Msp:
    sites = {} if commune is None else {"sites": (Site(kind=SiteKind.MAIN, commune=commune),)}
    return Msp(**{"id": "essai", "name": "MSP d'essai", "team": Team(), **sites, **fields})


FACTS: tuple[Fact[Any], ...] = (professionals, has_site, cost)
