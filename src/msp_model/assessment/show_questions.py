"""Questions: the missing facts of a whole assessment, the most decisive first."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from msp_model.expressions.leaves import Fact
from msp_model.expressions.program import FreeLeaf
from msp_model.values import UNKNOWN

if TYPE_CHECKING:
    from msp_model.assessment.answer import Answer


@attrs.frozen(kw_only=True)
class Question:
    """A fact that nobody has told, and the answers that it can change.

    Attributes:
        leaf: the fact, or the day since which a condition has held.

        answers: the unknown answers that it can change.

        weight: how decisive it is: the sum, over these answers, of the share of the completions of the other facts
            in which it decides (1 where it decides alone). Where no share was counted, one part of as many as facts
            are listed there.
    """

    leaf: FreeLeaf
    answers: tuple["Answer", ...]
    weight: Fraction


def questions_of(answers: Iterable["Answer"]) -> tuple[Question, ...]:
    """Rank the facts that can still change some answers.

    First come the facts of the MSP, by weight; where that is the same, those of a requirement, then of a scheme, then of
    a warning, in the order of the answers. After them come those of a request for money that nobody has made yet, of
    which there is nothing to ask. Figures that no text gives are no questions.
    """
    found: dict[FreeLeaf, list[tuple[Answer, Fraction]]] = {}
    for answer in answers:
        if answer.applicable is False or answer.verdict is not UNKNOWN:
            continue
        leaves = answer.missing.leaves
        for one in answer.to_ask:
            share = Fraction(1, len(leaves)) if one.share is None else one.share
            found.setdefault(one.leaf, []).append((answer, share))
    ranked = [
        Question(leaf=leaf, answers=tuple(answer for answer, _ in told), weight=sum((w for _, w in told), Fraction(0)))
        for leaf, told in found.items()
    ]
    return tuple(sorted(ranked, key=lambda question: (_is_to_come(question), -question.weight, _kind(question))))


def _kind(question: Question) -> int:
    """Rank a question by the kind of its first answer: what is required comes before what is given, and warned of."""
    return min(_KINDS.index(answer.kind) for answer in question.answers)


_KINDS = ("requirement", "scheme", "warning")


def _is_to_come(question: Question) -> bool:
    """Tell whether the fact is of a request, and no request is made."""
    leaf = question.leaf
    return isinstance(leaf, Fact) and leaf.about != "msp" and all(answer.subject is None for answer in question.answers)
