"""Cents: exact amounts written with two decimals, so that printed lines add up to the printed total.

The exact total is rounded to the nearest cent, half a cent upwards. Each line is cut to the cent below; the cents that
are then missing go to the lines that lost most, the first of equals first.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

CENTS = 100
"""Cents in a euro."""


def to_cents(amount: int | Fraction) -> Decimal:
    """Round an exact amount to the nearest cent, half a cent upwards."""
    return _euros((Fraction(amount) * CENTS * 2 + 1) // 2)


def allocate(amounts: Sequence[int | Fraction]) -> tuple[Decimal, ...]:
    """Write exact amounts in cents that add up to their total in cents.

    >>> [str(part) for part in allocate([Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)])]
    ['0.34', '0.33', '0.33']
    """
    exact = [Fraction(amount) * CENTS for amount in amounts]
    cut = [amount.numerator // amount.denominator for amount in exact]
    lost = [amount - whole for amount, whole in zip(exact, cut, strict=True)]
    wanted = int(to_cents(sum(amounts, Fraction(0))) * CENTS)
    missing = wanted - sum(cut)
    order = sorted(range(len(exact)), key=lambda place: (-lost[place], place))
    for place in order[:missing]:
        cut[place] += 1
    return tuple(_euros(cents) for cents in cut)


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)
