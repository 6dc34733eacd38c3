"""Expressions as records: the canonical list of nodes, and the whole in the declared words."""

from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, cast

import attrs

from msp_model.documents.rule_records import DomainRecord, ExpressionRecord, NodeRecord
from msp_model.expressions import nodes
from msp_model.expressions.domain import Domain
from msp_model.expressions.kinds import kind_name
from msp_model.expressions.leaves import Parameter, ParameterOn, Since
from msp_model.expressions.nodes import Expr
from msp_model.expressions.program import program
from msp_model.expressions.spell import spell
from msp_model.expressions.values_data import number_to_data
from msp_model.rulebook import Rulebook
from msp_model.values import Label


def named(expr: Expr[Any], rulebook: Rulebook) -> Expr[Any]:
    """Give an expression with the declared words of its parameters: rules name them by their ids."""
    declared = rulebook.figures().declared
    listed = program(expr)
    done: list[Expr[Any]] = []
    for node, places in zip(listed.nodes, listed.operands, strict=True):
        operands = tuple(done[place] for place in places)
        if isinstance(node, Parameter):
            done.append(declared(node))
        elif isinstance(node, ParameterOn):
            done.append(ParameterOn((operands[0],), declared(node.parameter)))
        elif isinstance(node, Since):
            done.append(Since(named(node.condition, rulebook)))
        elif operands == node.operands:
            done.append(node)
        else:
            done.append(attrs.evolve(cast("Any", node), operands=operands))
    return done[listed.roots[0]]


def expression_record(expr: Expr[Any], rulebook: Rulebook) -> ExpressionRecord:
    """Write an expression, in the words declared for its figures."""
    return _record(named(expr, rulebook))


def _record(expr: Expr[Any]) -> ExpressionRecord:
    listed = program(expr)
    pairs = zip(listed.nodes, listed.operands, strict=True)
    return ExpressionRecord(
        words=Label(spell(expr, "fr"), spell(expr, "en")),
        nodes=tuple(_node(node, operands) for node, operands in pairs),
    )


def _node(node: Expr[Any], operands: tuple[int, ...]) -> NodeRecord:
    more: dict[str, Any] = {}
    match node:
        case nodes.Fact() | nodes.Parameter() | nodes.Choice():
            more["id"] = node.id
        case nodes.ParameterOn():
            more["id"] = node.parameter.id
        case nodes.Literal():
            more["value"] = None if node.value is None else value_text(node.value)
        case nodes.Compare():
            more["operator"] = node.operator
        case nodes.Among():
            more["members"] = tuple(sorted(value_text(member) for member in node.members))
        case nodes.Unless():
            more["exception"] = node.title
        case nodes.Rounded():
            more |= {"step": value_text(node.step), "mode": str(node.mode)}
        case nodes.Since():
            more["condition"] = _record(node.condition)
        case _:
            pass
    return NodeRecord(node=type(node).__name__, unit=kind_name(node.kind, "en"), operands=operands, **more)


def domain_record(domain: Domain) -> DomainRecord:
    """Write the values that a leaf may take."""
    return DomainRecord(
        least=None if domain.least is None else value_text(domain.least),
        greatest=None if domain.greatest is None else value_text(domain.greatest),
        step=value_text(domain.step),
        members=tuple(value_text(member) for member in domain.members),
        absent=domain.absent,
    )


def value_text(value: object) -> str:
    """Write a figure or a member as a text: "36", "0.25", "1/3", "2024-12-24", "true", a word.

    >>> value_text(Fraction(1, 3))
    '1/3'
    """
    match value:
        case bool():
            return "true" if value else "false"
        case Enum():
            return value.value if isinstance(value.value, str) else value.name
        case Fraction():
            return str(value.numerator) if value.denominator == 1 else number_to_data(value)
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return str(value)
    message = f"{value!r} is no value of a rulebook"
    raise TypeError(message)
