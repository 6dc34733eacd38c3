"""Wrong rules that type checkers refuse: an ignored error that is none is itself an error.

What they cannot see is in tests/expressions/test_wrong_rules.py, where each rule is refused when it is built.
"""

from datetime import date
from enum import Enum
from fractions import Fraction

from msp_model.expressions import (
    TODAY,
    Day,
    Days,
    Expr,
    Maybe,
    Months,
    Number,
    OneOf,
    Per,
    Ratio,
    Truth,
    all_of,
    any_of,
    brackets,
    case,
    choice,
    count,
    fact,
    greatest,
    least,
    number,
    parameter,
    rounded,
    since,
    total,
    truth,
)
from msp_model.values import UNKNOWN, Interval, Unknown


class Persons(Number):
    """People."""


class Points(Number):
    """Points."""


class Eur(Number):
    """Euros."""


class Zone(Enum):
    DENSE = "dense"
    SPARSE = "sparse"


class Subject:
    count: int | Unknown = UNKNOWN


# -- facts ---------------------------------------------------------------------------------------------------------


@fact(Persons, fr="médecins", en="physicians", greatest=100)
def physicians(subject: Subject, day: date) -> int | Interval[int] | Unknown:
    return subject.count


@fact(Persons, fr="auxiliaires", en="auxiliaries", greatest=100)
def auxiliaries(subject: Subject, day: date) -> int | Unknown:
    return subject.count


@fact(Points, fr="points", en="points", greatest=9_999)
def points(subject: Subject, day: date) -> int | Fraction | Unknown:
    return Fraction(1, 2)


@fact(Truth, fr="validé", en="validated")
def validated(subject: Subject, day: date) -> bool | Unknown:
    return True


@fact(Truth, fr="signé", en="signed")
def signed(subject: Subject, day: date) -> bool | Unknown:
    return True


@fact(Day, fr="début", en="start")
def start(subject: Subject, day: date) -> date | Interval[date] | Unknown:
    return day


@fact(Maybe[Day], fr="départ", en="departure")
def departure(subject: Subject, day: date) -> date | Unknown | None:
    return None


@fact(Maybe[Persons], fr="remplaçants", en="locums", greatest=9)
def locums(subject: Subject, day: date) -> int | Unknown | None:
    return None


@fact(OneOf[Zone], fr="zone", en="zone")
def zone(subject: Subject, day: date) -> Zone | Unknown:
    return Zone.DENSE


@fact(Persons, fr="mot", en="word", greatest=1)  # type: ignore[arg-type]
def a_word(subject: Subject, day: date) -> str:
    return ""


@fact(Truth, fr="nombre", en="number")  # type: ignore[arg-type]
def a_number(subject: Subject, day: date) -> int:
    return 1


@fact(Persons, fr="flottant", en="float", greatest=1)  # type: ignore[arg-type]
def a_float(subject: Subject, day: date) -> float:
    return 0.5


@fact(Persons, fr="absent", en="absent", greatest=1)  # type: ignore[arg-type]
def absent_though_always_there(subject: Subject, day: date) -> int | None:
    return None


@fact(OneOf[Zone], fr="mot", en="word")  # type: ignore[arg-type]
def a_word_as_member(subject: Subject, day: date) -> str:
    return "dense"


fact(Persons, fr="sans domaine", en="no domain")  # type: ignore[arg-type]

minimum = parameter("minimum", Persons, fr="minimum", en="minimum")
value = parameter("value", Per[Eur, Points], fr="valeur du point", en="value of a point")
cap = parameter("cap", Eur, fr="plafond", en="cap")
share = parameter("share", Ratio, fr="part", en="share")
delay = parameter("delay", Months, fr="délai", en="delay")
strictness = choice("strictness", "strict", "wide", fr="lecture", en="reading")

# -- right rules: no error ------------------------------------------------------------------------------------------

composition: Expr[Truth] = (physicians >= minimum) & (auxiliaries >= minimum) & ~validated
tolerated: Expr[Truth] = composition.unless("tolerance", TODAY < since(~composition).or_else(TODAY) + delay)
amount: Expr[Eur] = least(points * value * share + cap, cap)
rate: Expr[Per[Eur, Points]] = cap / points
ratio: Expr[Ratio] = physicians / auxiliaries
chosen: Expr[Eur] = case((zone.is_(Zone.DENSE), cap), (zone.is_(Zone.SPARSE), amount), otherwise=number(Eur, 0))
scale: Expr[Eur] = brackets(points, (number(Points, 1), value), beyond=value)
members: Expr[Truth] = strictness.is_("strict") & zone.is_(Zone.DENSE, Zone.SPARSE)
counted: Expr[Truth] = count(validated, signed, unit=Persons) >= minimum
optional: Expr[Truth] = departure.present() | (locums.or_else(number(Persons, 0)) >= minimum)
later: Expr[Day] = greatest(start + delay, TODAY)

# -- comparisons ----------------------------------------------------------------------------------------------------

physicians >= cap  # type: ignore[operator]
physicians >= 2  # type: ignore[operator]
2 <= physicians  # type: ignore[operator]
physicians >= 0.5  # type: ignore[operator]
physicians >= start  # type: ignore[operator]
physicians >= validated  # type: ignore[operator]
TODAY >= 2  # type: ignore[operator]
TODAY >= date(2024, 1, 1)  # type: ignore[operator]
TODAY >= delay  # type: ignore[operator]
departure >= TODAY  # type: ignore[operator]
since(validated) <= TODAY  # type: ignore[operator]
physicians.equals(cap)  # type: ignore[arg-type]
physicians.equals(2)  # type: ignore[arg-type]
cap <= value  # type: ignore[operator]

# -- members --------------------------------------------------------------------------------------------------------

zone.is_("dense")  # type: ignore[arg-type]
strictness.is_(Zone.DENSE)  # type: ignore[arg-type]
physicians.is_(1)  # type: ignore[arg-type, misc]

# -- conditions -----------------------------------------------------------------------------------------------------

validated & physicians  # type: ignore[operator]
physicians | validated  # type: ignore[misc]
validated & True  # type: ignore[operator]
validated & (physicians == 2)  # type: ignore[operator]
~physicians  # type: ignore[misc]
all_of(validated, physicians)  # type: ignore[arg-type]
all_of([validated, signed])  # type: ignore[arg-type]
any_of(validated, True)  # type: ignore[arg-type]
validated.unless("exception", physicians)  # type: ignore[arg-type]
validated.unless("exception", exception=False)  # type: ignore[arg-type]
since(physicians)  # type: ignore[arg-type]
start.present()  # type: ignore[misc]
start.or_else(TODAY)  # type: ignore[misc]
truth(1)  # type: ignore[arg-type]
condition: Expr[Truth] = validated == signed  # type: ignore[assignment]
required: Expr[Truth] = physicians  # type: ignore[assignment]

# -- amounts --------------------------------------------------------------------------------------------------------

physicians + cap  # type: ignore[operator]
physicians - cap  # type: ignore[operator]
physicians + 1  # type: ignore[operator]
1 + physicians  # type: ignore[operator]
sum([physicians, auxiliaries])  # type: ignore[list-item]
physicians * auxiliaries  # type: ignore[operator]
cap * value  # type: ignore[operator]
physicians * value  # type: ignore[operator]
cap * 2  # type: ignore[operator]
cap * 0.5  # type: ignore[operator]
cap / 2  # type: ignore[operator]
2 / cap  # type: ignore[operator]
locums + physicians  # type: ignore[operator]
total(physicians, cap)  # type: ignore[misc]
least(physicians, start)  # type: ignore[misc]
case((validated, cap), otherwise=physicians)  # type: ignore[misc]
case((physicians, cap), otherwise=cap)  # type: ignore[arg-type]
count(physicians, unit=Persons)  # type: ignore[arg-type]
count(validated, unit=Day)  # type: ignore[type-var]
brackets(points, (cap, value), beyond=value)  # type: ignore[misc]
brackets(points, (points, value), beyond=cap)  # type: ignore[arg-type]
rounded(start, 1)  # type: ignore[type-var]
rounded(cap, 0.01)  # type: ignore[arg-type]
rounded(cap, 1, "half-even")  # type: ignore[arg-type]
number(Day, 1)  # type: ignore[type-var]
paid: Expr[Eur] = points * share  # type: ignore[assignment]

# -- days -----------------------------------------------------------------------------------------------------------

start + physicians  # type: ignore[operator]
start + 6  # type: ignore[operator]
delay + start  # type: ignore[operator]
delay + number(Days, 1)  # type: ignore[arg-type]
departure + delay  # type: ignore[operator]
minimum.on(physicians)  # type: ignore[arg-type]
minimum.on(date(2024, 1, 1))  # type: ignore[arg-type]

# -- what type checkers let through: the bound of a type of its own is not checked where both sides agree ------------

start + TODAY
start - TODAY
validated + signed
validated < signed
