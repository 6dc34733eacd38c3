"""Spell: the words of an expression in one line, for messages and listings."""

from collections.abc import Callable
from typing import Any

from msp_model.expressions import nodes
from msp_model.expressions.kinds import Day
from msp_model.expressions.leaves import MINUS_ONE
from msp_model.expressions.spell_values import punctuation, spell_amount, spell_number, spell_value
from msp_model.values import Label, Language

__all__ = ["NAMES", "OPERATORS", "SPELL", "spell", "spell_amount", "spell_number", "spell_value"]

Writer = Callable[[Any, list[str], Language], str]

NAMES: dict[type[nodes.Expr[Any]], Label] = {
    nodes.Fact: Label("fait", "fact"),
    nodes.Parameter: Label("paramètre", "parameter"),
    nodes.Choice: Label("lecture retenue", "reading chosen"),
    nodes.Today: Label("le jour demandé", "the day asked"),
    nodes.Literal: Label("valeur", "value"),
    nodes.Since: Label("depuis quand", "since when"),
    nodes.Compare: Label("comparaison", "comparison"),
    nodes.Among: Label("appartenance", "membership"),
    nodes.Present: Label("présence", "presence"),
    nodes.AllOf: Label("toutes ces conditions", "all of these conditions"),
    nodes.AnyOf: Label("au moins une de ces conditions", "at least one of these conditions"),
    nodes.Not: Label("le contraire de ce qui suit", "the opposite of what follows"),
    nodes.Unless: Label("la condition qui suit, sauf exception", "the condition below, unless its exception"),
    nodes.Sum: Label("total", "total"),
    nodes.Product: Label("produit", "product"),
    nodes.Quotient: Label("rapport", "quotient"),
    nodes.Least: Label("le plus petit", "the least"),
    nodes.Greatest: Label("le plus grand", "the greatest"),
    nodes.Count: Label("nombre de conditions remplies", "number of conditions met"),
    nodes.Brackets: Label("barème par tranches", "scale by brackets"),
    nodes.Case: Label("selon le cas", "depending on the case"),
    nodes.OrElse: Label("valeur, ou à défaut", "value, or else"),
    nodes.Shift: Label("échéance", "date reached"),
    nodes.Rounded: Label("arrondi", "rounded"),
    nodes.ParameterOn: Label("valeur à une autre date", "value on another day"),
}
"""What each node class is, for people."""

_DAY_NAMES: dict[type[nodes.Expr[Any]], Label] = {
    nodes.Least: Label("le jour le plus tôt", "the earliest day"),
    nodes.Greatest: Label("le jour le plus tard", "the latest day"),
}


def name_of(expr: nodes.Expr[Any], lang: Language = "en") -> str:
    """Name an expression by what it is, where its own words would be too long."""
    if isinstance(expr, nodes.Rounded):
        return spell_rounding(expr, lang)
    names = {**NAMES, **_DAY_NAMES} if expr.kind is Day else NAMES
    return names[type(expr)].text(lang)


OPERATORS: dict[str, str] = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "="}
"""The sign of each comparison."""

_WORDS = {
    "and": Label("et", "and"),
    "or": Label("ou", "or"),
    "not": Label("non", "not"),
    "unless": Label("sauf", "unless"),
    "is": Label("est", "is"),
    "present": Label("est présent", "is there"),
    "always": Label("toujours", "always"),
    "never": Label("jamais", "never"),
    "least": Label("le plus petit de", "the least of"),
    "greatest": Label("le plus grand de", "the greatest of"),
    "earliest": Label("le plus tôt de", "the earliest of"),
    "latest": Label("le plus tard de", "the latest of"),
    "count": Label("nombre de conditions remplies parmi", "number of conditions met among"),
    "scale": Label("barème sur", "scale on"),
    "up to": Label("jusqu'à", "up to"),
    "beyond": Label("au-delà", "beyond"),
    "if": Label("si", "if"),
    "otherwise": Label("sinon", "otherwise"),
    "or else": Label("ou à défaut", "or else"),
    "since": Label("jour depuis lequel, sans interruption", "day since which, without a break"),
    "rounded down": Label("arrondi vers le bas à un multiple de", "rounded down to a multiple of"),
    "rounded half-up": Label("arrondi au plus proche multiple de", "rounded to the nearest multiple of"),
    "rounded up": Label("arrondi vers le haut à un multiple de", "rounded up to a multiple of"),
    "on": Label("au jour suivant", "on the day"),
}


Spelt = dict[tuple[nodes.Expr[Any], int], str]
"""What was written already: parts, and how deep."""


def spell(expr: nodes.Expr[Any], lang: Language = "en", depth: int = 4, *, done: Spelt | None = None) -> str:
    """Write an expression in one line; parts nested deeper than *depth* are written ``…``.

    Who writes many expressions that share parts gives the same *done* each time: a part is then written once.
    """
    if expr.operands and depth == 0:
        return "…"
    done = {} if done is None else done
    if (expr, depth) not in done:
        done[expr, depth] = _spelt(expr, lang, depth, done)
    return done[expr, depth]


def _spelt(expr: nodes.Expr[Any], lang: Language, depth: int, done: Spelt) -> str:
    written = [spell(operand, lang, depth - 1, done=done) for operand in expr.operands]
    if not isinstance(expr, nodes.ParameterOn):
        loose = [isinstance(operand, nodes.OrElse | nodes.Rounded) and depth > 1 for operand in expr.operands]
        written = [f"({words})" if apart else words for words, apart in zip(written, loose, strict=True)]
    return SPELL[type(expr)](expr, written, lang)


def _word(key: str, lang: Language) -> str:
    return _WORDS[key].text(lang)


def _joined(written: list[str], key: str, lang: Language) -> str:
    return "(" + f" {_word(key, lang)} ".join(written) + ")"


def _listed(key: str, written: list[str], lang: Language) -> str:
    return f"{_word(key, lang)} ({', '.join(written)})"


def _named(node: Any, _: list[str], lang: Language) -> str:
    label: Label = node.label
    return label.text(lang)


def _literal(node: nodes.Literal[Any], _: list[str], lang: Language) -> str:
    value = spell_amount(node.value, node.kind, lang)
    named = node.label if node.origin is None else node.origin.label
    return value if named is None else f"{named.text(lang)} ({value})"


def _today(_node: nodes.Today, _: list[str], lang: Language) -> str:
    return NAMES[nodes.Today].text(lang)


def _since(node: nodes.Since, _: list[str], lang: Language) -> str:
    return _word("since", lang) + punctuation(":", lang) + spell(node.condition, lang)


def _compare(node: nodes.Compare, written: list[str], _lang: Language) -> str:
    return f"{written[0]} {OPERATORS[node.operator]} {written[1]}"


def spell_members(members: frozenset[Any], lang: Language) -> str:
    """Write some members, in the order of their words."""
    return f" {_word('or', lang)} ".join(sorted(spell_value(member, lang) for member in members))


def _among(node: nodes.Among, written: list[str], lang: Language) -> str:
    return f"{written[0]} {_word('is', lang)} {spell_members(node.members, lang)}"


def _present(_node: nodes.Present, written: list[str], lang: Language) -> str:
    return f"{written[0]} {_word('present', lang)}"


def _all(_node: nodes.AllOf, written: list[str], lang: Language) -> str:
    return _joined(written, "and", lang) if written else _word("always", lang)


def _any(_node: nodes.AnyOf, written: list[str], lang: Language) -> str:
    return _joined(written, "or", lang) if written else _word("never", lang)


def _not(_node: nodes.Not, written: list[str], lang: Language) -> str:
    inside = written[0] if written[0].startswith("(") else f"({written[0]})"
    return f"{_word('not', lang)} {inside}"


def _unless(node: nodes.Unless, written: list[str], lang: Language) -> str:
    return f"{written[0]}, {_word('unless', lang)} {node.title.text(lang)} ({written[1]})"


def _sum(_node: nodes.Sum[Any], written: list[str], _lang: Language) -> str:
    line = written[0]
    for words in written[1:]:
        line += f" − {words[1:]}" if words.startswith("-") else f" + {words}"
    return f"({line})"


def is_opposite(expr: nodes.Expr[Any]) -> bool:
    """Tell whether an expression is minus another, as ``-`` builds it."""
    return isinstance(expr, nodes.Product) and expr.operands[0] == MINUS_ONE


def _product(node: nodes.Product[Any], written: list[str], _lang: Language) -> str:
    return f"-{written[1]}" if is_opposite(node) else " × ".join(written)


def _quotient(_node: nodes.Quotient[Any], written: list[str], _lang: Language) -> str:
    over, under = (f"({words})" if " × " in words or " / " in words else words for words in written)
    return f"{over} / {under}"


def _least(node: nodes.Least[Any], written: list[str], lang: Language) -> str:
    return _listed("earliest" if node.kind is Day else "least", written, lang)


def _greatest(node: nodes.Greatest[Any], written: list[str], lang: Language) -> str:
    return _listed("latest" if node.kind is Day else "greatest", written, lang)


def _count(_node: nodes.Count[Any], written: list[str], lang: Language) -> str:
    return _listed("count", written, lang)


def _brackets(_node: nodes.Brackets[Any], written: list[str], lang: Language) -> str:
    base, *steps, beyond = written
    parts = [f"{rate} {_word('up to', lang)} {limit}" for limit, rate in zip(steps[::2], steps[1::2], strict=True)]
    scale = punctuation(";", lang).join([*parts, f"{beyond} {_word('beyond', lang)}"])
    return f"{_word('scale', lang)} {base} ({scale})"


def _case(_node: nodes.Case[Any], written: list[str], lang: Language) -> str:
    *branches, otherwise = written
    parts = [
        f"{value} {_word('if', lang)} {condition}"
        for condition, value in zip(branches[::2], branches[1::2], strict=True)
    ]
    return "(" + punctuation(";", lang).join([*parts, f"{_word('otherwise', lang)} {otherwise}"]) + ")"


def _or_else(_node: nodes.OrElse[Any], written: list[str], lang: Language) -> str:
    return f"{written[0]}, {_word('or else', lang)} {written[1]}"


def _shift(_node: nodes.Shift, written: list[str], _lang: Language) -> str:
    return f"{written[0]} + {written[1]}"


def _rounded(node: nodes.Rounded[Any], written: list[str], lang: Language) -> str:
    return f"{written[0]}, {spell_rounding(node, lang)}"


def spell_rounding(node: nodes.Rounded[Any], lang: Language) -> str:
    """Say how a number is rounded, and to what."""
    return f"{_word(f'rounded {node.mode}', lang)} {spell_amount(node.step, node.kind, lang)}"


def _parameter_on(node: nodes.ParameterOn[Any], written: list[str], lang: Language) -> str:
    return f"{node.parameter.label.text(lang)}, {_word('on', lang)}{punctuation(':', lang)}{written[0]}"


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
