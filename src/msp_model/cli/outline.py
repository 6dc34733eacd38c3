"""The outline of an expression: a condition or an amount in words, one idea to a line, without any dossier."""

from collections.abc import Iterator
from typing import Any

import attrs

from msp_model.assessment.show_words import colon, quoted, say
from msp_model.documents.expression_data import named
from msp_model.expressions import Choice, Expr, spell
from msp_model.expressions.leaves import Literal, ParameterOn, Since
from msp_model.expressions.nodes import AllOf, Among, AnyOf, Case, Compare, OrElse, Unless
from msp_model.expressions.spell import OPERATORS, Spelt, name_of, spell_members
from msp_model.rulebook import Rulebook
from msp_model.values import Language

_LONGEST = 140
_DEEPEST = 5
_CUT = "…"
"""What stands for parts nested deeper."""


def is_always(expr: Expr[Any]) -> bool:
    """Tell whether a condition is always true: nothing is to be said of it."""
    return isinstance(expr, Literal) and expr.value is True


def outline(expr: Expr[Any], rulebook: Rulebook, lang: Language) -> list[str]:
    """Write an expression line by line; what belongs to a line stands below it, two spaces further in."""
    return [f"{'  ' * depth}{words}" for depth, words in _Outline(lang).lines(named(expr, rulebook), 0)]


def paragraph(expr: Expr[Any], rulebook: Rulebook, lang: Language) -> str:
    """Write an outline as one text, its lines below each other."""
    return "\n".join(outline(expr, rulebook, lang))


@attrs.frozen(eq=False)
class _Outline:
    """An outline being written: long parts that come back are written once, then referred to."""

    lang: Language
    written: set[Expr[Any]] = attrs.field(factory=set, init=False)
    spelt: Spelt = attrs.field(factory=dict, init=False)

    def say(self, fr: str, en: str) -> str:
        return say(self.lang, fr, en)

    def lines(self, expr: Expr[Any], depth: int, role: str = "") -> Iterator[tuple[int, str]]:
        """Give the lines of an expression, what it is to the line above (*role*) before the first."""
        joined = isinstance(expr, AllOf | AnyOf) and len(expr.operands) > 1
        words = _unwrapped(self._whole(expr))
        if not joined and not isinstance(expr, Unless) and len(words) <= _LONGEST and _CUT not in words:
            yield depth, role + words
        elif expr in self.written:
            yield depth, role + name_of(expr, self.lang) + self.say(" (voir plus haut)", " (see above)")
        else:
            self.written.add(expr)
            yield from self._opened(expr, depth, role)

    def _opened(self, expr: Expr[Any], depth: int, role: str) -> Iterator[tuple[int, str]]:
        match expr:
            case Unless(operands=(rule, exception)):
                yield from self.lines(rule, depth, role)
                yield (
                    depth,
                    self._titled(f"{self.say('sauf', 'unless')} {quoted(expr.title.text(self.lang), self.lang)}"),
                )
                yield from self.lines(exception, depth + 1)
            case Case():
                yield depth, role + self._titled(name_of(expr, self.lang))
                *branches, otherwise = expr.operands
                for condition, value in zip(branches[::2], branches[1::2], strict=True):
                    yield from self.lines(condition, depth + 1, self._role("si", "if"))
                    yield from self.lines(value, depth + 2, self._role("alors", "then"))
                yield from self.lines(otherwise, depth + 1, self._role("sinon", "otherwise"))
            case Compare(operands=(left, right)):
                sign = OPERATORS[expr.operator]
                yield depth, role + self._titled(self.say("comparaison", "comparison"))
                yield from self.lines(left, depth + 1)
                yield from self.lines(right, depth + 1, f"{sign} ")
            case OrElse(operands=(value, default)):
                yield from self.lines(value, depth, role)
                yield from self.lines(default, depth, self._role("ou à défaut", "or else"))
            case Among(operands=(Choice() as choice,)):
                yield depth, role + self._titled(choice.label.text(self.lang))
                yield depth + 1, spell_members(expr.members, self.lang)
            case Since():
                yield (
                    depth,
                    role + self._titled(name_of(expr, self.lang) + self.say(" ceci est vrai", " this has been true")),
                )
                yield from self.lines(expr.condition, depth + 1)
            case ParameterOn(operands=(day,)):
                on = self.say("au jour suivant", "on the day")
                yield depth, role + self._titled(f"{expr.parameter.label.text(self.lang)}, {on}")
                yield from self.lines(day, depth + 1)
            case _ if expr.operands:
                yield depth, role + self._titled(name_of(expr, self.lang))
                for operand in expr.operands:
                    yield from self.lines(operand, depth + 1)
            case _:
                yield depth, role + self._whole(expr)

    def _whole(self, expr: Expr[Any]) -> str:
        return spell(expr, self.lang, _DEEPEST, done=self.spelt)

    def _titled(self, words: str) -> str:
        return words + colon(self.lang).rstrip()

    def _role(self, fr: str, en: str) -> str:
        return self.say(fr, en) + colon(self.lang)


def _unwrapped(words: str) -> str:
    """Take away brackets around the whole."""
    if not words.startswith("("):
        return words
    depth = 0
    for place, letter in enumerate(words):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return words[1:-1] if place == len(words) - 1 else words
    return words
