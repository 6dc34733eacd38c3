"""Statements as data: what JSON holds, exact numbers never as floats.

    {"format": "msp-model-aci-statement", "schema_version": 1,
     "year": 2023, "regime": {"id": "aci-2022", …}, "lines": [
       {"id": "COO-PROT", "axis": 2, "nature": "base", "met": true, "points": 800, "due": 800,
        "euros": {"exact": 5600, "printed": "5600.00"}, "sources": [{"text": "aci-2022-guide", "at": "p. 23 à 25"}],
        "why": …, …}, …],
     "total": {"exact": 97300, "printed": "97300.00"}, …}

Values are written as explanations write them: a range is ``{"at_least": …, "at_most": …}``.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from msp_model.expressions.explain import Explanation
from msp_model.expressions.explain_data import words_to_data
from msp_model.expressions.values_data import value_to_data
from msp_model.national.aci.narrowing import Narrowing, narrowing
from msp_model.national.aci.printed import Cents, printed
from msp_model.national.aci.statement import AciCondition, AciLine, AciStatement, FranceSanteLine, Money
from msp_model.rulebook import Citation
from msp_model.values import Label, Language

Data = dict[str, Any]

STATEMENT_FORMAT = "msp-model-aci-statement"
"""What the key ``format`` says."""

STATEMENT_VERSION = 1
"""The version that is written; another one has other keys, or means something else by them."""


def to_data(statement: AciStatement, lang: Language | None = None) -> Data:
    """Write a statement; words are in *lang* only, or in both languages where it is None."""
    cents = printed(statement)
    return {
        "format": STATEMENT_FORMAT,
        "schema_version": STATEMENT_VERSION,
        "msp": statement.msp,
        "name": statement.name,
        "year": statement.year,
        "regime": {"id": statement.regime.id, "label": words_to_data(statement.regime.label, lang)},
        "prerequisites": [_condition(one, lang) for one in statement.prerequisites],
        "missing_prerequisites": [one.id for one in statement.missing_prerequisites],
        "lines": [_line(line, paid, lang) for line, paid in zip(statement.lines, cents.lines, strict=True)],
        "points": value_to_data(statement.points),
        "points_due": value_to_data(statement.due),
        "point_value": value_to_data(statement.point_value),
        "increase_rate": value_to_data(statement.increase_rate),
        "increase": _money(statement.increase, cents.increase),
        "complement": _money(statement.complement, cents.complement),
        "total": _money(statement.total, cents.total),
        "advance": _money(statement.advance, cents.advance),
        "balance": _money(statement.balance, cents.balance),
        "advance_day": value_to_data(statement.advance_day),
        "balance_day": value_to_data(statement.balance_day),
        "refund_months": value_to_data(statement.refund_months),
        "documents_day": value_to_data(statement.documents_day),
        "documents_in_time": value_to_data(statement.documents_in_time),
        "france_sante": None if statement.france_sante is None else _france_sante(statement.france_sante, lang),
        "choices": dict(statement.choices),
        "marks": list(statement.marks),
        "narrowing": [_narrowing(one, lang) for one in narrowing(statement)],
        "digest": statement.digest,
    }


def _line(line: AciLine, paid: Cents, lang: Language | None) -> Data:
    return {
        "id": line.id,
        "label": words_to_data(line.label, lang),
        "axis": line.axis.value,
        "nature": line.nature.value,
        "met": value_to_data(line.met),
        "fixed": value_to_data(line.fixed),
        "variable": value_to_data(line.variable),
        "points": value_to_data(line.points),
        "points_due": value_to_data(line.due),
        "euros": _money(line.euros, paid),
        "sources": _sources(line.sources),
        "marks": list(line.marks),
        "why": _why(line.why, lang),
    }


def _why(why: Explanation, lang: Language | None) -> Any:
    """Write the reasons of a verdict in words, in one language or both."""
    return words_to_data(Label(why.text("fr", brief=True), why.text("en", brief=True)), lang)


def _condition(one: AciCondition, lang: Language | None) -> Data:
    return {
        "id": one.id,
        "label": words_to_data(one.label, lang),
        "met": value_to_data(one.met),
        "why": _why(one.why, lang),
    }


def _france_sante(line: FranceSanteLine, lang: Language | None) -> Data:
    return {
        "id": "FS-SOCLE",
        "label": words_to_data(Label("Socle France Santé", "France Santé base amount"), lang),
        "met": value_to_data(line.met),
        "amount": value_to_data(line.amount),
        "commitments": [_condition(one, lang) for one in line.commitments],
        "sources": _sources(line.sources),
        "marks": list(line.marks),
    }


def _narrowing(one: Narrowing, lang: Language | None) -> Data:
    return {
        "input": one.input,
        "label": words_to_data(one.label, lang),
        "published": one.published,
        "narrowed": None if one.narrowed is None else value_to_data(one.narrowed),
    }


def _sources(sources: Iterable[Citation]) -> list[Data]:
    return [{"text": source.text, "at": source.at} for source in sources]


def _money(amount: Money, cents: Cents) -> Data:
    """Write an amount exactly, and as it is printed."""
    if isinstance(cents, Decimal):
        return {"exact": value_to_data(amount), "printed": str(cents)}
    least, greatest = (None if end is None else str(end) for end in cents)
    return {"exact": value_to_data(amount), "printed": {"at_least": least, "at_most": greatest}}
