"""Spell: the words of an expression in one line, for messages and listings."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from msp_model.expressions import nodes
from msp_model.values import UNKNOWN, Interval, Label, Language

Writer = Callable[[Any, list[str], Language], str]

_WORDS = {
    "and": Label("et", "and"),
    "or": Label("ou", "or"),
    "not": Label("non", "not"),
    "unless": Label("sauf", "unless"),
    "is": Label("est", "is"),
    "present": Label("est connu et présent", "is there"),
    "least": Label("le plus petit de", "least of"),
    "greatest": Label("le plus grand de", "greatest of"),
    "count": Label("nombre de", "count of"),
    "scale": Label("barème sur", "scale on"),
    "up to": Label("jusqu'à", "up to"),
    "at": Label("à", "at"),
    "beyond": Label("au-delà", "beyond"),
    "if": Label("si", "if"),
    "then": Label("alors", "then"),
    "otherwise": Label("sinon", "otherwise"),
    "or else": Label("ou à défaut", "or else"),
    "since": Label("depuis quand", "since when"),
    "rounded": Label("arrondi à", "rounded to"),
    "on": Label("au", "on"),
    "today": Label("le jour demandé", "the day asked"),
}


def spell(expr: nodes.Expr[Any], lang: Language = "en", depth: int = 4) -> str:
    """Write an expression in one line; parts nested deeper than *depth* are written ``…``."""
    if expr.operands and depth == 0:
        return "…"
    written = [spell(operand, lang, depth - 1) for operand in expr.operands]
    return SPELL[type(expr)](expr, written, lang)


def spell_value(value: object, lang: Language = "en") -> str:
    """Write a value read or computed: unknown, absent, a range, a day, an exact number, a member."""
    if value is UNKNOWN:
        return Label("inconnu", "unknown").text(lang)
    if value is None:
        return Label("absent", "absent").text(lang)
    if isinstance(value, bool):
        return (Label("oui", "yes") if value else Label("non", "no")).text(lang)
    if isinstance(value, Interval):
        return _spell_interval(value, lang)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Fraction):
        return spell_number(Fraction(value), lang)
    label = getattr(value, "label", None)
    return label.text(lang) if isinstance(label, Label) else str(value)


def spell_number(number: Fraction, lang: Language = "en") -> str:
    """Write an exact number: as a decimal where it ends, as a fraction where it does not."""
    under = number.denominator
    places = 0
    while under % 10 == 0 or under % 5 == 0 or under % 2 == 0:
        under = under // 10 if under % 10 == 0 else under // 5 if under % 5 == 0 else under // 2
        places += 1
    if under != 1:
        return f"{number.numerator}/{number.denominator}"
    whole, rest = divmod(abs(number.numerator) * 10**places // number.denominator, 10**places)
    sign = "-" if number < 0 else ""
    decimals = f"{rest:0{places}d}".rstrip("0") if places else ""
    grouped = f"{whole:,}".replace(",", "\u202f" if lang == "fr" else ",")
    point = "," if lang == "fr" else "."
    return f"{sign}{grouped}{point}{decimals}" if decimals else f"{sign}{grouped}"


def _spell_interval(value: Interval[Any], lang: Language) -> str:
    least, greatest = spell_value(value.least, lang), spell_value(value.greatest, lang)
    if value.greatest is None:
        words = Label("au moins", "at least") if not isinstance(value.least, date) else Label("au plus tôt", "from")
        return f"{words.text(lang)} {least}"
    if value.least is None:
        late = isinstance(value.greatest, date)
        words = Label("au plus tard", "at the latest") if late else Label("au plus", "at most")
        return f"{words.text(lang)} {greatest}"
    return Label(f"de {least} à {greatest}", f"{least} to {greatest}").text(lang)


def _word(key: str, lang: Language) -> str:
    return _WORDS[key].text(lang)


def _named(node: Any, _: list[str], lang: Language) -> str:  # noqa: ANN401 - any leaf that has a label
    label: Label = node.label
    return label.text(lang)


def _literal(node: nodes.Literal[Any], _: list[str], lang: Language) -> str:
    value = spell_value(node.value, lang)
    return value if node.origin is None else f"{node.origin.label.text(lang)} ({value})"


def _today(_node: nodes.Today, _: list[str], lang: Language) -> str:
    return _word("today", lang)


def _since(node: nodes.Since, _: list[str], lang: Language) -> str:
    return f"{_word('since', lang)}: {spell(node.condition, lang, 2)}"


def _compare(node: nodes.Compare, written: list[str], _lang: Language) -> str:
    sign = {"<=": "≤", ">=": "≥"}.get(node.operator, node.operator)
    return f"{written[0]} {sign} {written[1]}"


def _among(node: nodes.Among, written: list[str], lang: Language) -> str:
    members = sorted(spell_value(member, lang) for member in node.members)
    joined = f" {_word('or', lang)} ".join(members)
    return f"{written[0]} {_word('is', lang)} {joined}"


def _present(_node: nodes.Present, written: list[str], lang: Language) -> str:
    return f"{written[0]} {_word('present', lang)}"


def _all(_node: nodes.AllOf, written: list[str], lang: Language) -> str:
    return "(" + f" {_word('and', lang)} ".join(written) + ")"


def _any(_node: nodes.AnyOf, written: list[str], lang: Language) -> str:
    return "(" + f" {_word('or', lang)} ".join(written) + ")"


def _not(_node: nodes.Not, written: list[str], lang: Language) -> str:
    return f"{_word('not', lang)} ({written[0]})"


def _unless(node: nodes.Unless, written: list[str], lang: Language) -> str:
    return f"{written[0]}, {_word('unless', lang)} {node.title.text(lang)} ({written[1]})"


def _sum(_node: nodes.Sum[Any], written: list[str], _lang: Language) -> str:
    return "(" + " + ".join(written) + ")"


def _product(_node: nodes.Product[Any], written: list[str], _lang: Language) -> str:
    return f"-{written[1]}" if written[0] == "-1" else " × ".join(written)


def _quotient(_node: nodes.Quotient[Any], written: list[str], _lang: Language) -> str:
    return f"{written[0]} / {written[1]}"


def _least(_node: nodes.Least[Any], written: list[str], lang: Language) -> str:
    return f"{_word('least', lang)} ({', '.join(written)})"


def _greatest(_node: nodes.Greatest[Any], written: list[str], lang: Language) -> str:
    return f"{_word('greatest', lang)} ({', '.join(written)})"


def _count(_node: nodes.Count[Any], written: list[str], lang: Language) -> str:
    return f"{_word('count', lang)} ({', '.join(written)})"


def _brackets(_node: nodes.Brackets[Any], written: list[str], lang: Language) -> str:
    base, *steps, beyond = written
    parts = [f"{rate} {_word('up to', lang)} {limit}" for limit, rate in zip(steps[::2], steps[1::2], strict=True)]
    return f"{_word('scale', lang)} {base} ({'; '.join(parts)}; {beyond} {_word('beyond', lang)})"


def _case(_node: nodes.Case[Any], written: list[str], lang: Language) -> str:
    *branches, otherwise = written
    parts = [
        f"{value} {_word('if', lang)} {condition}"
        for condition, value in zip(branches[::2], branches[1::2], strict=True)
    ]
    return f"({'; '.join(parts)}; {_word('otherwise', lang)} {otherwise})"


def _or_else(_node: nodes.OrElse[Any], written: list[str], lang: Language) -> str:
    return f"{written[0]}, {_word('or else', lang)} {written[1]}"


def _shift(node: nodes.Shift, written: list[str], lang: Language) -> str:
    unit: Label = node.operands[1].kind.symbol
    return f"{written[0]} + {written[1]} {unit.text(lang)}"


def _rounded(node: nodes.Rounded[Any], written: list[str], lang: Language) -> str:
    return f"{written[0]}, {_word('rounded', lang)} {spell_number(node.step, lang)}"


def _parameter_on(node: nodes.ParameterOn[Any], written: list[str], lang: Language) -> str:
    return f"{node.parameter.label.text(lang)} {_word('on', lang)} {written[0]}"


SPELL: dict[type[nodes.Expr[Any]], Writer] = {
    nodes.Fact: _named,
    nodes.Parameter: _named,
    nodes.Choice: _named,
    nodes.Today: _today,
    nodes.Literal: _literal,
    nodes.Since: _since,
    nodes.Compare: _compare,
    nodes.Among: _among,
    nodes.Present: _present,
    nodes.AllOf: _all,
    nodes.AnyOf: _any,
    nodes.Not: _not,
    nodes.Unless: _unless,
    nodes.Sum: _sum,
    nodes.Product: _product,
    nodes.Quotient: _quotient,
    nodes.Least: _least,
    nodes.Greatest: _greatest,
    nodes.Count: _count,
    nodes.Brackets: _brackets,
    nodes.Case: _case,
    nodes.OrElse: _or_else,
    nodes.Shift: _shift,
    nodes.Rounded: _rounded,
    nodes.ParameterOn: _parameter_on,
}
"""One writer for each node class."""
