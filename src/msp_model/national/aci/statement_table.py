"""Statements as a table: CSV for a spreadsheet, separated as French or English ones read it."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from io import StringIO

from msp_model.expressions import Value
from msp_model.expressions.explain_text import clean
from msp_model.national.aci.cents import to_cents
from msp_model.national.aci.printed import Cents, Printed, cents_of, met_text, printed, source_text
from msp_model.national.aci.statement import AciLine, AciStatement, bounds_of
from msp_model.values import Label, Language

COLUMNS: tuple[Label, ...] = (
    Label("axe", "axis"),
    Label("indicateur", "indicator"),
    Label("libellé", "label"),
    Label("nature", "nature"),
    Label("condition", "condition"),
    Label("points fixes", "fixed points"),
    Label("points variables", "variable points"),
    Label("points", "points"),
    Label("points payés", "points paid"),
    Label("euros", "euros"),
    Label("euros au plus", "euros at most"),
    Label("source", "source"),
)
"""The columns; a range has its least amount in *euros* and its greatest in *euros at most*."""

_FORMULA = ("=", "+", "-", "@", "\t")


def to_csv(statement: AciStatement, lang: Language = "fr") -> str:
    """Write one row for each line, then the totals; columns are parted by ``;`` in French and ``,`` in English."""
    written = StringIO()
    table = csv.writer(written, delimiter=";" if lang == "fr" else ",", lineterminator="\r\n")
    table.writerow([_cell(f"ACI {statement.year}"), "", _cell(statement.name)])
    table.writerow([column.text(lang) for column in COLUMNS])
    cents = printed(statement)
    for line, paid in zip(statement.lines, cents.lines, strict=True):
        table.writerow(_line(line, paid, lang))
    for id, label, amount in _totals(statement, cents):
        table.writerow(["", id, label.text(lang), "", "", "", "", "", "", *_amounts(amount, lang), ""])
    return written.getvalue()


def _line(line: AciLine, paid: Cents, lang: Language) -> list[str]:
    return [
        str(line.axis.value),
        line.id,
        line.label.text(lang),
        line.nature.label.text(lang),
        met_text(line.met, lang),
        *(_number(points, lang) for points in (line.fixed, line.variable, line.points, line.due)),
        *_amounts(paid, lang),
        source_text(line.sources),
    ]


def _totals(statement: AciStatement, cents: Printed) -> Iterator[tuple[str, Label, Cents]]:
    yield "MAJORATION", Label("Majoration précarité", "Increase for precarity"), cents.increase
    yield "PLANCHER", Label("Complément au plancher", "Up to the floor"), cents.complement
    yield "TOTAL", Label("Total de l'année", "Total of the year"), cents.total
    yield "AVANCE", Label("Avance", "Advance"), cents.advance
    yield "SOLDE", Label("Solde", "Balance"), cents.balance
    if statement.france_sante is not None:
        yield (
            "FS-SOCLE",
            Label("France Santé (à part)", "France Santé (apart)"),
            cents_of(statement.france_sante.amount),
        )


def _amounts(amount: Cents, lang: Language) -> tuple[str, str]:
    least, greatest = (amount, amount) if isinstance(amount, Decimal) else amount
    return _decimal(least, lang), _decimal(greatest, lang)


def _number(value: Value, lang: Language) -> str:
    """Write points; a range by its two ends, nothing where there is no bound."""
    ends = [_exact(end, lang) for end in dict.fromkeys(bounds_of(value)) if end is not None]
    return " - ".join(ends)


def _exact(points: int | Fraction, lang: Language) -> str:
    exact = Fraction(points)
    return str(exact.numerator) if exact.denominator == 1 else _decimal(to_cents(exact), lang)


def _decimal(amount: Decimal | None, lang: Language) -> str:
    if amount is None:
        return ""
    return f"{amount:.2f}".replace(".", "," if lang == "fr" else ".")


def _cell(words: str) -> str:
    """Keep a spreadsheet from reading other people's words as a formula."""
    words = clean(words)
    return f"'{words}" if words.startswith(_FORMULA) else words
