"""Statements as an HTML fragment: tables without style, script or outside asset, every word escaped."""

from collections.abc import Iterator

from msp_model.expressions.explain_text import clean
from msp_model.expressions.spell_values import punctuation
from msp_model.national.aci.indicator import Axis
from msp_model.national.aci.printed import (
    MARKS,
    Cents,
    cents_of,
    euros_text,
    met_text,
    points_text,
    printed,
    source_text,
)
from msp_model.national.aci.statement import AciLine, AciStatement
from msp_model.national.aci.statement_text import say, total_rows
from msp_model.values import UNKNOWN, Language

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def to_html(statement: AciStatement, lang: Language = "fr") -> str:
    """Write a statement as tables; the reasons of each condition are folded below it."""
    return "\n".join(_parts(statement, lang))


def _parts(statement: AciStatement, lang: Language) -> Iterator[str]:
    cents = printed(statement)
    yield f'<section class="aci-statement" lang="{lang}">'
    yield f"<h2>{_text(f'ACI {statement.year} — {statement.name}')}</h2>"
    yield f"<p>{_text(statement.regime.label.text(lang))}</p>"
    for one in statement.missing_prerequisites:
        words = say(lang, "Prérequis non rempli, rien n'est payé", "Prerequisite not met, nothing is paid")
        yield f'<p class="missing-prerequisite"><strong>{_text(words)}</strong> {_text(one.label.text(lang))}</p>'
    heads = (
        say(lang, "Indicateur", "Indicator"),
        say(lang, "Nature", "Nature"),
        say(lang, "Condition", "Condition"),
        say(lang, "Points fixes", "Fixed points"),
        say(lang, "Points variables", "Variable points"),
        say(lang, "Points payés", "Points paid"),
        say(lang, "Euros", "Euros"),
        say(lang, "Source", "Source"),
    )
    for axis in Axis:
        yield f"<table><caption>{axis.value}. {_text(axis.label.text(lang))}</caption>"
        yield "<thead><tr>" + "".join(f'<th scope="col">{_text(head)}</th>' for head in heads) + "</tr></thead>"
        yield "<tbody>"
        for line, paid in zip(statement.lines, cents.lines, strict=True):
            if line.axis is axis:
                yield _line(line, paid, lang)
        yield "</tbody></table>"
    yield f"<table><caption>{_text(say(lang, 'Totaux', 'Totals'))}</caption><tbody>"
    for words, amount in total_rows(statement, cents, lang):
        yield f'<tr><th scope="row">{_text(words)}</th><td>{_text(amount)}</td></tr>'
    yield "</tbody></table>"
    if statement.france_sante is not None:
        amount = euros_text(cents_of(statement.france_sante.amount), lang)
        words = say(lang, "France Santé, à part et à titre indicatif", "France Santé, apart and indicative")
        yield f"<p>{_text(words + punctuation(':', lang) + amount)}</p>"
    if statement.marks:
        yield "<p>" + _text(", ".join(MARKS[mark].text(lang) for mark in statement.marks)) + "</p>"
    yield "</section>"


def _line(line: AciLine, paid: Cents, lang: Language) -> str:
    verdict = "unknown" if line.met is UNKNOWN else "met" if line.met else "not-met"
    reasons = f"<details><summary>{_text(met_text(line.met, lang))}</summary>{line.why.html(lang)}</details>"
    cells = (
        f'<th scope="row">{_text(line.id)} {_text(line.label.text(lang))}</th>',
        f"<td>{_text(line.nature.label.text(lang))}</td>",
        f'<td class="{verdict}">{reasons}</td>',
        *(f"<td>{_text(points_text(points, lang))}</td>" for points in (line.fixed, line.variable, line.due)),
        f"<td>{_text(euros_text(paid, lang))}</td>",
        f"<td>{_text(source_text(line.sources))}</td>",
    )
    return "<tr>" + "".join(cells) + "</tr>"


def _text(words: str) -> str:
    return clean(words).translate(_ESCAPES)
