"""Wrong rules: each is refused where it is built, with a message that names what does not agree.

What type checkers refuse beforehand is in typing_tests/wrong_rules.py; this table stands alone, as they miss some.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.expressions.small_world import FLOOR, NAMED, RATE, Colour, Eur, Persons

from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import ExpressionError, KindError
from msp_model.expressions.kinds import Day, Days, Maybe, Months, OneOf, Truth
from msp_model.expressions.leaves import TODAY, Literal
from msp_model.expressions.spelling import (
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
    rounded,
    since,
    total,
    truth,
)

p, q, a, b, d, e = (NAMED[name] for name in ("p", "q", "a", "b", "d", "e"))
m, n, euros, rate, colour, reading, wait = (
    NAMED[name] for name in ("m", "n", "euros", "rate", "colour", "reading", "wait")
)
half: Any = 0.5
A_DAY = date(2024, 1, 1)

WRONG: dict[str, tuple[Callable[[], Any], str]] = {
    # comparisons
    "two units": (lambda: a >= euros, "cannot compare a [Persons] and euros [Eur]"),
    "a number and a day": (lambda: a >= d, "cannot compare a [Persons] and d [day]"),
    "a day and a number": (lambda: TODAY >= a, "cannot compare the day asked [day] and a [Persons]"),
    "a number and a condition": (lambda: a < p, "cannot compare a [Persons] and p [condition]"),
    "a unit and its rate": (lambda: euros <= rate, "cannot compare euros [Eur] and rate [Eur/Persons]"),
    "equality of two units": (lambda: a.equals(euros), "cannot compare a [Persons] and euros [Eur]"),
    "two conditions": (lambda: p < q, "cannot compare p and q, of kind condition: write .is_(…), & or ~"),
    "equality of two conditions": (lambda: p.equals(q), "cannot compare p and q, of kind condition"),
    "two members": (lambda: colour < reading, "cannot compare colour [choice] and reading [choice]"),
    "a figure": (lambda: a >= 2, "2 is no expression beside a [Persons]: figures come from parameters"),
    "a figure on the left": (lambda: a <= 2, "2 is no expression beside a [Persons]: figures come from parameters"),
    "a float": (lambda: a >= half, "0.5 is no expression beside a [Persons]"),
    "a fraction": (lambda: a >= Fraction(1, 2), "Fraction(1, 2) is no expression beside a [Persons]: figures come"),
    "a date": (lambda: d >= A_DAY, "datetime.date(2024, 1, 1) is no expression beside d [day]: figures come from"),
    "today and a figure": (lambda: TODAY >= 2, "2 is no expression beside the day asked [day]"),  # type: ignore[operator]
    "a word": (lambda: a >= "two", "'two' is no expression beside a [Persons]"),
    "what may be absent": (lambda: m >= TODAY, "cannot compare m [day?] and the day asked [day]: m may be absent, say"),
    "what may be absent on the right": (lambda: a > n, "and n [Persons?]: n may be absent, say what then with .present()"),
    "a since": (lambda: since(p) <= TODAY, "may be absent, say what then with .present() or .or_else(…)"),  # type: ignore[operator]
    # members
    "members of a number": (lambda: a.is_(1), "a is of kind Persons: is_() asks for one of some named members"),
    "a strange member": (lambda: colour.is_("red"), "colour is never red; its members are Colour.RED, Colour.GREEN,"),
    "a misspelt reading": (lambda: reading.is_("wode"), "reading is never wode; its members are strict, wide, widest"),
    "no member": (colour.is_, "colour is never nothing"),
    "a strange member of a case": (lambda: case((p, colour), otherwise=colour).is_("red"), "otherwise colour) is never red"),
    # conditions
    "a number in and": (lambda: p & a, "AllOf joins conditions, but a is of kind Persons"),
    "a number in or": (lambda: a | p, "AnyOf joins conditions, but a is of kind Persons"),
    "not a number": (lambda: ~a, "Not joins conditions, but a is of kind Persons"),
    "a bool in and": (lambda: p & True, "True is no expression beside p [condition]: did you write == ?"),
    "== in and": (lambda: p & (a == b), "False is no expression beside p [condition]: did you write == ?"),
    "== on the left of or": (lambda: (a == b) | p, "False is no expression beside p [condition]: did you write == ?"),
    "a number in all_of": (lambda: all_of(p, a), "AllOf joins conditions, but a is of kind Persons"),
    "a number alone in all_of": (lambda: all_of(a), "AllOf joins conditions, but a is of kind Persons"),
    "a list in all_of": (lambda: all_of([p, q]), "is no expression"),  # type: ignore[arg-type]
    "a list in any_of": (lambda: any_of([p, q]), "is no expression"),  # type: ignore[arg-type]
    "a bool in any_of": (lambda: any_of(p, True), "True is no expression beside p [condition]: did you write == ?"),  # type: ignore[arg-type]
    "a number as exception": (lambda: p.unless("exception", a), "Unless joins conditions, but a is of kind Persons"),
    "a bool as exception": (lambda: p.unless("exception", False), "False is no expression beside p [condition]"),
    "present, always there": (d.present, "d is never absent: present() and or_else() are for facts declared"),
    "or else, always there": (lambda: d.or_else(TODAY), "d is never absent: present() and or_else() are for facts"),
    "or else of a computed value": (lambda: (a + b).or_else(a), "(a + b) is never absent"),
    "or else of another kind": (lambda: m.or_else(a), "cannot replace one by the other: m [day?] and a [Persons]"),
    "since a number": (lambda: since(a), "since() takes a condition, not a"),
    # sums
    "adding two units": (lambda: a + euros, "cannot add a [Persons] and euros [Eur]"),
    "subtracting two units": (lambda: a - euros, "cannot subtract a [Persons] and euros [Eur]"),
    "adding a figure": (lambda: a + 1, "1 is no expression beside a [Persons]: figures come from parameters"),
    "adding to a figure": (lambda: 1 + a, "1 is no expression beside a [Persons]: figures come from parameters"),
    "subtracting a figure": (lambda: a - 1, "1 is no expression beside a [Persons]"),
    "subtracting from a figure": (lambda: 1 - a, "1 is no expression beside a [Persons]"),
    "Python's sum": (lambda: sum([a, b]), "0 is no expression beside a [Persons]: figures come from parameters; 0 and 1"),
    "adding conditions": (lambda: p + q, "cannot add p [condition] and q [condition]"),
    "subtracting conditions": (lambda: p - q, "cannot subtract p [condition] and q [condition]"),
    "a total of conditions": (lambda: total(p, q), "cannot add p [condition] and q [condition]"),
    "a total of one condition": (lambda: total(p), "cannot add p [condition] and p [condition]"),
    "a total of days": (lambda: total(d, e), "cannot add d [day] and e [day]"),
    "adding what may be absent": (lambda: n + a, "cannot add n [Persons?] and a [Persons]"),
    "adding members": (lambda: colour + colour, "cannot add colour [choice] and colour [choice]"),
    # products and quotients
    "persons times persons": (lambda: a * b, "cannot multiply a [Persons] and b [Persons]"),
    "the wrong rate": (lambda: euros * rate, "cannot multiply euros [Eur] and rate [Eur/Persons]"),
    "times a figure": (lambda: a * 2, "2 is no expression beside a [Persons]"),
    "a figure times": (lambda: 2 * a, "2 is no expression beside a [Persons]"),
    "times a float": (lambda: a * half, "0.5 is no expression beside a [Persons]"),
    "times a condition": (lambda: a * p, "cannot multiply a [Persons] and p [condition]"),
    "a share times a condition": (lambda: a / b * p, "cannot multiply a / b [no unit] and p [condition]"),
    "dividing a condition": (lambda: p / a, "cannot divide p [condition] and a [Persons]"),
    "dividing days": (lambda: d / e, "cannot divide d [day] and e [day]"),
    "by a figure": (lambda: a / 2, "2 is no expression beside a [Persons]"),
    "a figure by": (lambda: 2 / a, "2 is no expression beside a [Persons]"),
    # least, greatest, count, scales, cases, rounding
    "the least of two units": (lambda: least(a, euros), "cannot take the least of a [Persons] and euros [Eur]"),
    "the least of conditions": (lambda: least(p, q), "cannot take the least of p [condition] and q [condition]"),
    "the least of one condition": (lambda: least(p), "cannot take the least of p [condition] and p [condition]"),
    "the greatest of members": (lambda: greatest(colour, colour), "cannot take the greatest of colour [choice] and"),
    "the greatest of what may be absent": (lambda: greatest(m, m), "cannot take the greatest of m [day?] and m [day?]"),
    "a count of numbers": (lambda: count(a, b, unit=Persons), "Count joins conditions, but a is of kind Persons"),
    "a count in days of the calendar": (lambda: count(p, unit=Day), "conditions are counted in a unit, not in day"),
    "a scale in another unit": (
        lambda: brackets(a, (euros, rate), beyond=rate),
        "cannot cut into brackets a [Persons] and euros [Eur]",
    ),
    "a scale at another rate": (lambda: brackets(a, (b, rate), beyond=euros), "cannot multiply rate [Eur/Persons] and a"),
    "a case of two units": (lambda: case((p, a), otherwise=euros), "cannot choose between a [Persons] and euros [Eur]"),
    "a case by a number": (lambda: case((a, b), otherwise=b), "a case chooses by conditions, but a is of kind Persons"),
    "a case of figures": (lambda: case((p, 1), otherwise=a), "1 is no expression beside p [condition]"),  # type: ignore[arg-type]
    "rounding a day": (lambda: rounded(d, 1), "cannot round d [day] half-up to 1"),
    "rounding to nothing": (lambda: rounded(a, 0), "cannot round a [Persons] half-up to 0"),
    "rounding to a float": (lambda: rounded(a, half), "0.5 is a float, which is not exact: write a Fraction"),
    "rounding in no known way": (lambda: rounded(a, 1, "half-even"), "cannot round a [Persons] half-even to 1"),  # type: ignore[arg-type]
    # days
    "a day plus persons": (lambda: d + a, "cannot shift d [day] and a [Persons]"),
    "a day plus a day": (lambda: d + e, "cannot shift d [day] and e [day]"),
    "a day minus a day": (lambda: d - e, "cannot subtract d [day] and e [day]"),
    "a day plus a figure": (lambda: d + 6, "6 is no expression beside d [day]"),
    "months plus a day": (lambda: wait + d, "cannot add wait [months] and d [day]"),
    "months plus days": (lambda: wait + Literal(1, Days), "cannot add wait [months] and 1 day [days]"),
    "months twice": (lambda: (d + wait) + wait, "is shifted twice: month ends make that differ from one shift by the sum"),
    "half a month": (lambda: d + Literal(Fraction(1, 2), Months), "d is shifted by whole months, which"),
    "what may be absent plus months": (lambda: m + wait, "cannot add m [day?] and wait [months]"),
    "a parameter on a number": (lambda: FLOOR.on(a), "cannot read on a day floor [Persons] and a [Persons]"),
    "a parameter on a date": (lambda: FLOOR.on(A_DAY), "datetime.date(2024, 1, 1) is no expression"),  # type: ignore[arg-type]
    # leaves
    "a figure in a rule": (lambda: number(Persons, 2), "2 is a figure: declare a parameter, whose value a text sets"),
    "a bool as number": (lambda: number(Persons, True), "True is no value of kind Persons"),
    "a number as condition": (lambda: truth(1), "1 is no value of kind condition"),  # type: ignore[arg-type]
    "a float in place": (lambda: Literal(half, Persons), "0.5 is no value of kind Persons: a float is not exact"),
    "a decimal in place": (lambda: Literal(Decimal("0.5"), Persons), "Decimal('0.5') is no value of kind Persons"),
    "a word in place": (lambda: Literal("two", Persons), "'two' is no value of kind Persons"),
    "a number as day": (lambda: Literal(1, Day), "1 is no value of kind day"),
    "an hour as day": (lambda: Literal(datetime(2024, 1, 1), Day), "is no value of kind day"),  # noqa: DTZ001
    "a strange member in place": (lambda: Literal("red", OneOf[Colour]), "'red' is no value of kind choice"),
    "absent in place": (lambda: Literal(None, Persons), "None is no value of kind Persons"),
    "a fact without domain": (lambda: fact(Persons, fr="x"), "a fact in Persons declares its domain: least=, greatest="),  # type: ignore[arg-type]
    "readings of one name": (lambda: choice("x", "one", "one", fr="x"), "the readings of x need names, each its own"),
    "no reading": (lambda: choice("x", fr="x"), "the readings of x need names, each its own: none"),
}  # fmt: skip


@pytest.mark.parametrize("rule", WRONG)
def test_a_wrong_rule_is_refused_where_it_is_built(rule: str) -> None:
    build, message = WRONG[rule]
    with pytest.raises(KindError) as refused:
        build()
    assert message in str(refused.value)
    assert isinstance(refused.value, TypeError)
    assert isinstance(refused.value, ExpressionError)


@pytest.mark.parametrize(
    ("build", "error", "message"),
    [
        (lambda: Domain(least=3, greatest=1), ValueError, "the domain from 3 to 1 is empty"),
        (lambda: Domain(least=0, greatest=1, step=0), ValueError, "the step 0 is not positive"),
        (lambda: Domain(least=0, greatest=half), TypeError, "0.5 is a float, which is not exact: write a Fraction"),
    ],
    ids=["empty", "no step", "float"],
)
def test_a_wrong_domain_is_refused(build: Callable[[], Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        build()


@pytest.mark.parametrize(
    "operation",
    [lambda: -a, lambda: a // b, lambda: a**2, lambda: a % b, lambda: p ^ q],
    ids=["-a", "a // b", "a ** b", "a % b", "p ^ q"],
)
def test_what_has_no_meaning_has_no_operator(operation: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        operation()


RIGHT: dict[str, Callable[[], Any]] = {
    "a rate times its base": lambda: rate * a + euros >= euros,
    "a base times its rate": lambda: a * rate,
    "a share of a unit": lambda: a * (b / a),
    "a rate from a quotient": lambda: (euros / a) * b + euros,
    "a day plus months, then days": lambda: (d + wait) + Literal(1, Days) >= TODAY,
    "days plus days": lambda: (d + Literal(1, Days)) + Literal(1, Days),
    "an absent value in place": lambda: Literal(None, Maybe[Day]),
    "0 and 1": lambda: number(Months, 0) + number(Months, 1) <= wait,
    "a fraction in place": lambda: Literal(Fraction(1, 2), RATE) * a <= Literal(1, Eur),
    "a case of conditions": lambda: case((p, q), otherwise=truth(value=False)) & p,
}  # fmt: skip


@pytest.mark.parametrize("rule", RIGHT)
def test_a_right_rule_beside_them_is_built(rule: str) -> None:
    assert RIGHT[rule]().kind is not Truth or rule
