"""Every node class, in one place for the readings."""

from typing import Any

from msp_model.expressions.amounts import (
    Brackets,
    Case,
    Count,
    Greatest,
    Least,
    OrElse,
    Product,
    Quotient,
    Rounded,
    Shift,
    Sum,
)
from msp_model.expressions.conditions import AllOf, Among, AnyOf, Compare, Not, Present, Unless
from msp_model.expressions.expr import Expr
from msp_model.expressions.leaves import Choice, Fact, Literal, Origin, Parameter, ParameterOn, Since, Today

NODES: tuple[type[Expr[Any]], ...] = (
    Fact, Parameter, Choice, Today, Literal, Since,
    Compare, Among, Present, AllOf, AnyOf, Not, Unless,
    Sum, Product, Quotient, Least, Greatest, Count, Brackets, Case, OrElse, Shift, Rounded, ParameterOn,
)  # fmt: skip
"""Every node class: a test lists any reading that does not know one."""

__all__ = [
    "NODES",
    "AllOf",
    "Among",
    "AnyOf",
    "Brackets",
    "Case",
    "Choice",
    "Compare",
    "Count",
    "Expr",
    "Fact",
    "Greatest",
    "Least",
    "Literal",
    "Not",
    "OrElse",
    "Origin",
    "Parameter",
    "ParameterOn",
    "Present",
    "Product",
    "Quotient",
    "Rounded",
    "Shift",
    "Since",
    "Sum",
    "Today",
    "Unless",
]
