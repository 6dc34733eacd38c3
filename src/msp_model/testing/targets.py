"""Targets: let Hypothesis look for dossiers near the thresholds of a rule."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import target

from msp_model.assessment import Answer
from msp_model.assessment.answer import below
from msp_model.expressions import Value, spell
from msp_model.expressions.nodes import Compare


def distances(answer: Answer) -> Iterator[tuple[str, Fraction]]:
    """Give, for each comparison behind an answer whose two sides are known, its words and how far it is from turning.

    Numbers are compared in the share of the greater one, so that euros and persons weigh the same; days in years.
    """
    explanation = answer.explanation
    for place, node in below(explanation.program, explanation.root):
        if isinstance(node, Compare):
            left, right = (explanation.values[operand] for operand in explanation.program.operands[place])
            distance = _distance(left, right)
            if distance is not None:
                yield spell(node), distance


def aim(answer: Answer) -> None:
    """Tell Hypothesis how far an answer is from each of its thresholds, so that it looks for nearer ones.

    To be called in a test, once for each answer, as ``hypothesis.target`` is.
    """
    about = answer.id if answer.subject is None else f"{answer.id} {answer.subject}"
    for number, (words, distance) in enumerate(distances(answer), start=1):
        target(-float(distance), label=f"{about} {number}: {words}"[:180])  # long words may begin alike


def _distance(left: Value, right: Value) -> Fraction | None:
    if type(left) is date and type(right) is date:
        return Fraction(abs((left - right).days), 366)
    if _is_number(left) and _is_number(right):
        scale = max(abs(Fraction(left)), abs(Fraction(right)), Fraction(1))
        return abs(Fraction(left) - Fraction(right)) / scale
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Fraction) and not isinstance(value, bool)
