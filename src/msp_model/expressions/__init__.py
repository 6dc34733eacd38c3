"""Expressions: the algebra that rules are written in, and its readings.

Writing a rule
    kinds        what an expression gives: conditions, days, units
    spelling     the functions beside the operators: fact, parameter, all_of, case, brackets, since …
    expr         the operators
    leaves, conditions, amounts
                 the nodes

Reading a rule
    program      the one walk
    ground       the figures of one day in place
    evaluate     true, false or unknown; exact numbers and intervals
    bound        the least and the greatest that missing facts allow
    diagram      the decision diagrams behind missing and probe; axes, cells and answer, their parts
    missing      the facts that can still change the answer
    probe        cases on both sides of every threshold
    explain      a tree of conditions, values and sources
    compiling    a plain Python function; compiling_trees, its explanations
    calendar     the days on which an answer can change, and *since*
    spell        the words of an expression

This room knows no domain word.
"""

from msp_model.expressions.bound import bound
from msp_model.expressions.calendar import Stretch, World, calendar, since_day, timeline, value_on
from msp_model.expressions.canonical import canonical
from msp_model.expressions.compiling import Compiled, compile_program
from msp_model.expressions.compiling_trees import compile_trees
from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import (
    AmbiguousCaseError,
    DepthError,
    DomainError,
    ExpressionError,
    KindError,
    NotInForceError,
    ZeroDivisorError,
)
from msp_model.expressions.evaluate import Value, evaluate
from msp_model.expressions.explain import Explanation, Finding, explain
from msp_model.expressions.expr import MAX_DEPTH, Expr
from msp_model.expressions.ground import Figures, ground
from msp_model.expressions.kinds import (
    Day,
    Days,
    Kind,
    Maybe,
    Months,
    Number,
    OneOf,
    Ordered,
    Per,
    Ratio,
    Truth,
    kind_name,
)
from msp_model.expressions.leaves import TODAY, Choice, Fact, Literal, Origin, Parameter, Since
from msp_model.expressions.missing import Missing, MissingLeaf, missing
from msp_model.expressions.probe import Probe, Probes, Situation, probe
from msp_model.expressions.program import Program, program
from msp_model.expressions.spell import spell, spell_amount
from msp_model.expressions.spelling import (
    all_of,
    any_of,
    brackets,
    case,
    choice,
    count,
    fact,
    greatest,
    least,
    number,
    parameter,
    rounded,
    since,
    total,
    truth,
)
from msp_model.expressions.values_data import value_from_data, value_to_data

__all__ = [
    "MAX_DEPTH",
    "TODAY",
    "AmbiguousCaseError",
    "Choice",
    "Compiled",
    "Day",
    "Days",
    "DepthError",
    "Domain",
    "DomainError",
    "Explanation",
    "Expr",
    "ExpressionError",
    "Fact",
    "Figures",
    "Finding",
    "Kind",
    "KindError",
    "Literal",
    "Maybe",
    "Missing",
    "MissingLeaf",
    "Months",
    "NotInForceError",
    "Number",
    "OneOf",
    "Ordered",
    "Origin",
    "Parameter",
    "Per",
    "Probe",
    "Probes",
    "Program",
    "Ratio",
    "Since",
    "Situation",
    "Stretch",
    "Truth",
    "Value",
    "World",
    "ZeroDivisorError",
    "all_of",
    "any_of",
    "bound",
    "brackets",
    "calendar",
    "canonical",
    "case",
    "choice",
    "compile_program",
    "compile_trees",
    "count",
    "evaluate",
    "explain",
    "fact",
    "greatest",
    "ground",
    "kind_name",
    "least",
    "missing",
    "number",
    "parameter",
    "probe",
    "program",
    "rounded",
    "since",
    "since_day",
    "spell",
    "spell_amount",
    "timeline",
    "total",
    "truth",
    "value_from_data",
    "value_on",
    "value_to_data",
]
