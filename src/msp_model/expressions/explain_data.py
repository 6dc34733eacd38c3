"""Explanations as data: what JSON holds, the same in every process.

    {"today": "2024-12-24",
     "value": {"unknown": true},
     "because": [2, 5],                    places of the conditions that settle a verdict
     "nodes": [                            children first; the last one is what is explained
       {"node": "Fact", "id": "gps", "words": {"fr": …, "en": …}, "kind": "persons", "value": {"at_least": 1}},
       {"node": "Literal", …, "value": 2, "origin": {"text": "csp-l4041-4", "at": "I", "start": "2011-08-12", …}},
       {"node": "Compare", "operator": ">=", …, "operands": [0, 1], "because": [0, 1], "value": {"unknown": true}}]}

Values are written as `values_data` says. The list is flat, so that shared parts are written once.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from msp_model.expressions import nodes
from msp_model.expressions.evaluate import Value
from msp_model.expressions.explain_reasons import because, parts, reasons
from msp_model.expressions.kinds import kind_name
from msp_model.expressions.program import Program
from msp_model.expressions.spell import spell
from msp_model.expressions.values_data import Data, value_to_data
from msp_model.values import Label, Language


def to_data(
    program: Program, values: Sequence[Value], root: int, today: date, lang: Language | None = None
) -> dict[str, Data]:
    """Write an explanation; words are in *lang* only, or in both languages where it is None."""
    places = parts(program, root)
    numbers = {place: number for number, place in enumerate(places)}
    written = []
    for place in places:
        node, operands = program.nodes[place], program.operands[place]
        data = _node_to_data(node, lang)
        if operands:
            settling = because(node, [values[operand] for operand in operands])
            data["operands"] = [numbers[operand] for operand in operands]
            data["because"] = [numbers[operands[position]] for position in settling]
        written.append({**data, "value": value_to_data(values[place])})
    return {
        "today": today.isoformat(),
        "value": value_to_data(values[root]),
        "because": [numbers[place] for place in reasons(program, values, root)],
        "nodes": written,
    }


def _node_to_data(node: nodes.Expr[Any], lang: Language | None) -> dict[str, Data]:
    data: dict[str, Data] = {"node": type(node).__name__}
    match node:
        case nodes.Fact() | nodes.Parameter() | nodes.Choice():
            data["id"] = node.id
        case nodes.Compare():
            data["operator"] = node.operator
        case nodes.Among():
            data["members"] = sorted(value_to_data(member) for member in node.members)
        case nodes.Unless():
            data["exception"] = words_to_data(node.title, lang)
        case nodes.Rounded():
            data |= {"step": value_to_data(node.step), "mode": node.mode}
        case nodes.ParameterOn():
            data["id"] = node.parameter.id
        case nodes.Literal(origin=nodes.Origin() as origin):
            data["origin"] = origin_to_data(origin, lang)
        case _:
            pass
    words = Label(spell(node, "fr"), spell(node, "en"))
    return {**data, "kind": kind_name(node.kind, "en"), "words": words_to_data(words, lang)}


def origin_to_data(origin: nodes.Origin, lang: Language | None = None) -> dict[str, Data]:
    """Write where a figure comes from; null for a day that is not known or not set."""
    return {
        "parameter": origin.parameter,
        "label": words_to_data(origin.label, lang),
        "text": origin.text,
        "reference": origin.reference,
        "grade": origin.grade,
        "at": origin.at,
        "start": None if origin.start is None else origin.start.isoformat(),
        "until": None if origin.until is None else origin.until.isoformat(),
        "basis": origin.basis,
        "marks": list(origin.marks),
    }


def words_to_data(label: Label, lang: Language | None = None) -> Data:
    """Write a label: a string in *lang*, or both languages by their codes."""
    return {"fr": label.fr, "en": label.text("en")} if lang is None else label.text(lang)
