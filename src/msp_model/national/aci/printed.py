"""Printed: the amounts of a statement as people read them, in cents that add up."""

from decimal import Decimal
from fractions import Fraction

import attrs

from msp_model.expressions import Value
from msp_model.expressions.spell_values import THIN, spell_day, spell_number
from msp_model.national.aci.cents import allocate, to_cents
from msp_model.national.aci.statement import AciStatement, Money, bounds_of, is_exact
from msp_model.rulebook import Citation
from msp_model.values import UNKNOWN, Label, Language

Cents = Decimal | tuple[Decimal | None, Decimal | None]
"""An amount in cents; its least and its greatest where it is a range, None for no bound."""


@attrs.frozen(kw_only=True)
class Printed:
    """The amounts of a statement in cents. Where the total is exact, the parts add up to it.

    Attributes:
        lines: the euros of each line, in the order of the statement.

        increase: the increase for precarity.

        complement: what brings a new structure to its floor.

        total: all that is due.

        advance: what is paid during the year.

        balance: what is paid after it: the total less the advance.
    """

    lines: tuple[Cents, ...]
    increase: Cents
    complement: Cents
    total: Cents
    advance: Cents
    balance: Cents


def printed(statement: AciStatement) -> Printed:
    """Write the amounts of a statement in cents."""
    parts = [*(line.euros for line in statement.lines), statement.increase, statement.complement]
    exact = all(is_exact(part) for part in (*parts, statement.total))
    *lines, increase, complement = allocate(parts) if exact else map(cents_of, parts)
    total, advance = cents_of(statement.total), cents_of(statement.advance)
    balance = cents_of(statement.balance)
    if isinstance(total, Decimal) and isinstance(advance, Decimal):
        balance = total - advance
    return Printed(
        lines=tuple(lines),
        increase=increase,
        complement=complement,
        total=total,
        advance=advance,
        balance=balance,
    )


def cents_of(amount: Money) -> Cents:
    """Write an amount in cents: exact, or the two ends of its range."""
    if is_exact(amount):
        return to_cents(amount)
    least, greatest = (None if end is None else to_cents(end) for end in bounds_of(amount))
    return least, greatest


def decimal_text(amount: Decimal, lang: Language) -> str:
    """Write an amount with two decimals: 5 600,00 in French, 5,600.00 in English."""
    text = f"{amount:,.2f}"
    return text if lang == "en" else text.replace(",", THIN).replace(".", ",")


def euros_text(amount: Cents, lang: Language) -> str:
    """Write an amount of money, or the range it lies in."""
    unit = f"{THIN}€" if lang == "fr" else " EUR"
    if isinstance(amount, Decimal):
        return decimal_text(amount, lang) + unit
    least, greatest = (None if end is None else decimal_text(end, lang) for end in amount)
    return _between(least, greatest, unit, lang)


def _between(least: str | None, greatest: str | None, unit: str, lang: Language) -> str:
    """Write the range between two ends, or what is known of it."""
    if least is None and greatest is None:
        return Label("inconnu", "unknown").text(lang)
    if greatest is None:
        return Label(f"au moins {least}", f"at least {least}").text(lang) + unit
    if least is None:
        return Label(f"au plus {greatest}", f"at most {greatest}").text(lang) + unit
    return Label(f"de {least} à {greatest}", f"{least} to {greatest}").text(lang) + unit


def points_text(points: Value, lang: Language) -> str:
    """Write points with two decimals at most, or the range they lie in."""
    if is_exact(points):
        return _points(points, lang)
    least, greatest = (None if end is None else _points(end, lang) for end in bounds_of(points))
    return _between(least, greatest, "", lang)


def _points(points: int | Fraction, lang: Language) -> str:
    exact = Fraction(points)
    return spell_number(exact, lang) if exact.denominator == 1 else decimal_text(to_cents(exact), lang)


def percent_text(rate: Value, lang: Language) -> str:
    """Write a rate in percent with two decimals at most, or the range it lies in."""
    unit = f"{THIN}%" if lang == "fr" else "%"
    if is_exact(rate):
        return _points(rate * 100, lang) + unit
    least, greatest = (None if end is None else _points(end * 100, lang) for end in bounds_of(rate))
    return _between(least, greatest, unit, lang)


def met_text(met: Value, lang: Language) -> str:
    """Write whether a condition is met."""
    words = {True: Label("rempli", "met"), False: Label("non rempli", "not met")}
    return (Label("inconnu", "unknown") if met is UNKNOWN else words[met]).text(lang)


def mark_of(met: Value) -> str:
    """Give the sign of a condition: met, not met, unknown."""
    return "?" if met is UNKNOWN else "✓" if met else "✗"


def source_text(sources: tuple[Citation, ...]) -> str:
    """Write the places that say it: text and page."""
    return " ; ".join(f"{source.text}, {source.at}" if source.at else source.text for source in sources)


def day_text(day: Value, lang: Language) -> str:
    """Write a day, or the range it lies in."""
    if day is UNKNOWN:
        return Label("inconnu", "unknown").text(lang)
    first, last = (None if end is None else spell_day(end, lang) for end in bounds_of(day))
    if first == last:
        return str(first)
    if first is None:
        return Label(f"au plus tard le {last}", f"{last} at the latest").text(lang)
    if last is None:
        return Label(f"au plus tôt le {first}", f"{first} at the earliest").text(lang)
    return Label(f"entre le {first} et le {last}", f"between {first} and {last}").text(lang)


MARKS: dict[str, Label] = {
    "stale": Label("au-delà de ce qui a été relu", "beyond what has been read again"),
    "inferred": Label("valeurs reconstituées", "reconstructed values"),
    "indicative": Label("source faible, à titre indicatif", "weak source, indicative"),
    "unpublished": Label("chiffres que rien ne publie", "figures that nothing publishes"),
    "not-confirmed": Label("dossier observé avant la fin de l'exercice", "dossier observed before the end of the year"),
}
"""What each mark tells a reader."""
