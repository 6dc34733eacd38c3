"""The words of values: unknown, ranges, days, exact numbers with their units, as French and English write them.

French puts a narrow no-break space before ``: ; ! ?``, before ``%`` and ``€`` and between the thousands, and writes
days 24/12/2024; English writes them 2024-12-24.
"""

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, get_args, get_origin

from msp_model.expressions.kinds import KindValue, Per, Ratio, inner, is_number, kind_name
from msp_model.values import UNKNOWN, Interval, Label, Language

THIN = "\u202f"
"""The narrow no-break space of French typography."""

_CENT = 100
_PLURAL_FROM = 2
_ALWAYS_WITH_S = frozenset({"mois", "fois", "temps", "corps", "cours"})


def punctuation(sign: str, lang: Language = "en") -> str:
    r"""Write one of ``: ; ! ?`` with the spaces that the language puts around it.

    >>> punctuation(":", "fr")
    '\u202f: '
    """
    return f"{THIN}{sign} " if lang == "fr" else f"{sign} "


def spell_value(value: object, lang: Language = "en") -> str:
    """Write a value read or computed, without a unit: unknown, absent, a range, a day, an exact number, a member."""
    if value is UNKNOWN:
        return Label("inconnu", "unknown").text(lang)
    if value is None:
        return Label("absent", "absent").text(lang)
    if isinstance(value, bool):
        return (Label("oui", "yes") if value else Label("non", "no")).text(lang)
    if isinstance(value, Interval):
        return _spell_interval(value, Ratio, lang, shares=False)
    if isinstance(value, date):
        return spell_day(value, lang)
    if isinstance(value, int | Fraction):
        return spell_number(value, lang)
    return _spell_member(value, lang)


def spell_amount(value: object, kind: KindValue, lang: Language = "en") -> str:
    """Write a value with the unit of its kind; a share between 0 and 1 is written in percent.

    A number is always written exactly. Units that say how many ``decimals`` they are written with get them where
    the number is not whole and fits: 12.50 EUR, but 12 EUR and 1846 and 2/13 EUR.

    >>> spell_amount(Fraction(1, 4), Ratio)
    '25%'
    """
    kind = inner(kind)
    if not is_number(kind) or not _measured(value):
        return spell_value(value, lang)
    if isinstance(value, Interval):
        return _spell_interval(value, kind, lang)
    number: Any = value
    words: str | None = None if _is_rate(kind) else kind.written(number, lang)
    return _spell_figure(number, kind, lang) + _spell_unit(number, kind, lang) if words is None else words


def spell_day(day: date, lang: Language = "en") -> str:
    """Write a day: 24/12/2024 in French, 2024-12-24 in English."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}" if lang == "fr" else day.isoformat()


def spell_number(number: int | Fraction, lang: Language = "en", decimals: int = 0) -> str:
    """Write an exact number: as a decimal where it ends, as a whole and a fraction where it does not.

    *decimals* is the least number of decimals of a number that has some.

    >>> spell_number(Fraction(24000, 13))
    '1,846 and 2/13'
    """
    number = Fraction(number)
    sign = "-" if number < 0 else ""
    whole, rest = divmod(abs(number.numerator), number.denominator)
    grouped = f"{whole:,}".replace(",", THIN if lang == "fr" else ",")
    if not rest:
        return f"{sign}{grouped}"
    places = _decimal_places(number.denominator)
    if places is None:
        fraction = f"{rest}/{number.denominator}"
        return f"{sign}{grouped} {Label('et', 'and').text(lang)} {fraction}" if whole else f"{sign}{fraction}"
    written = f"{rest * 10**places // number.denominator:0{places}d}".ljust(decimals, "0")
    return f"{sign}{grouped}{',' if lang == 'fr' else '.'}{written}"


def _decimal_places(denominator: int) -> int | None:
    """Give how many decimals a fraction in lowest terms has, None where they never end."""
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def _measured(value: object) -> bool:
    return isinstance(value, Interval | int | Fraction) and not isinstance(value, bool)


def _spell_member(value: object, lang: Language) -> str:
    label = getattr(value, "label", None)
    if isinstance(label, Label):
        return label.text(lang)
    if isinstance(value, Enum):
        return value.value if isinstance(value.value, str) else value.name
    return str(value)


def _spell_figure(number: Any, kind: KindValue, lang: Language) -> str:
    """Write a number as its unit has it, without the unit."""
    if kind is Ratio and 0 < abs(number) <= 1 and _decimal_places(Fraction(number).denominator) is not None:
        percent = f"{THIN}%" if lang == "fr" else "%"
        return spell_number(Fraction(number) * _CENT, lang) + percent
    return spell_number(number, lang, decimals=_decimals(kind))


def _decimals(kind: KindValue) -> int:
    named = get_args(kind)[0] if _is_rate(kind) else kind
    decimals: int = getattr(named, "decimals", 0)
    return decimals


def _is_rate(kind: KindValue) -> bool:
    origin: Any = get_origin(kind)
    return origin is Per


def _spell_unit(number: Any, kind: KindValue, lang: Language) -> str:
    unit = unit_words(kind, lang, number)
    if not unit:
        return ""
    return f" {unit}" if unit[0].isalnum() or lang == "en" else f"{THIN}{unit}"


def unit_words(kind: KindValue, lang: Language = "en", number: Any = _PLURAL_FROM) -> str:
    """Write the unit of a kind after *number*, in the singular where the language wants it; "" for a ratio.

    Symbols of units are plurals: the *s* of their first word goes where there is one, or none in French.

    >>> from msp_model.expressions.kinds import Days, Months
    >>> unit_words(Per[Months, Days], "en", 1)
    'month per day'
    """
    kind = inner(kind)
    if kind is Ratio or not is_number(kind):
        return ""
    if _is_rate(kind):
        over, under = get_args(kind)
        return f"{unit_words(over, lang, number)} {Label('par', 'per').text(lang)} {unit_words(under, lang, 1)}".strip()
    plural = abs(number) >= _PLURAL_FROM or (lang == "en" and abs(number) != 1)
    words = kind_name(kind, lang)
    return words if plural else _singular(words)


def _singular(words: str) -> str:
    first, space, others = words.partition(" ")
    short = first.islower() and first.endswith("s") and first not in _ALWAYS_WITH_S
    return f"{first[:-1] if short else first}{space}{others}"


def _spell_interval(value: Interval[Any], kind: KindValue, lang: Language, *, shares: bool = True) -> str:
    low, high = value.least, value.greatest
    if isinstance(low if high is None else high, date):
        return _spell_days(low, high, lang)
    write = _spell_figure if shares else lambda number, _, lang: spell_number(number, lang)
    unit = _spell_unit(low if high is None else high, kind, lang)
    if high is None:
        return f"{Label('au moins', 'at least').text(lang)} {write(low, kind, lang)}{unit}"
    if low is None:
        return f"{Label('au plus', 'at most').text(lang)} {write(high, kind, lang)}{unit}"
    least, greatest = write(low, kind, lang), write(high, kind, lang)
    return Label(f"de {least} à {greatest}", f"{least} to {greatest}").text(lang) + unit


def _spell_days(first: date | None, last: date | None, lang: Language) -> str:
    least = "" if first is None else spell_day(first, lang)
    greatest = "" if last is None else spell_day(last, lang)
    if last is None:
        return Label(f"au plus tôt le {least}", f"{least} at the earliest").text(lang)
    if first is None:
        return Label(f"au plus tard le {greatest}", f"{greatest} at the latest").text(lang)
    return Label(f"entre le {least} et le {greatest}", f"between {least} and {greatest}").text(lang)
