"""Explain: an answer with its reasons, as a value.

An explanation is the program plus the values of its nodes. The tree is a view of it, as are the words: nothing is
written until it is asked for. It replays: recomputing each node from its own reads gives its value.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import attrs

from msp_model.expressions import explain_data, explain_lines, explain_markup, explain_text
from msp_model.expressions.errors import ExpressionError
from msp_model.expressions.evaluate import STEPS, Reader, Value, evaluate, inside
from msp_model.expressions.explain_reasons import because, parts, reasons
from msp_model.expressions.leaves import Choice, Fact, Literal, Origin, Parameter, Since, Today
from msp_model.expressions.nodes import Expr
from msp_model.expressions.program import FreeLeaf, Program
from msp_model.expressions.spell import spell, spell_amount
from msp_model.values import Language


class Finding(NamedTuple):
    """One node of the tree: what was asked, what was found, and the findings it comes from.

    A part that serves several findings is one and the same object in each of them.

    Attributes:
        node: the condition, amount or leaf.

        value: what was found for it.

        children: the findings of its operands, in their order.
    """

    node: Expr[Any]
    value: Value
    children: tuple["Finding", ...]

    @property
    def origin(self) -> Origin | None:
        """The text and the place there, for a figure that a text gives."""
        return self.node.origin if isinstance(self.node, Literal) else None

    @property
    def because(self) -> tuple["Finding", ...]:
        """The children that settle the value: of a false *and*, the false ones."""
        return tuple(
            self.children[position] for position in because(self.node, [child.value for child in self.children])
        )

    def words(self, lang: Language = "fr") -> str:
        """Give the words of what was asked."""
        return spell(self.node, lang)

    def found(self, lang: Language = "fr") -> str:
        """Give the words of what was found, with its unit."""
        return spell_amount(self.value, self.node.kind, lang)

    def __eq__(self, other: object) -> bool:
        """Compare two trees, visiting shared parts once and without recursion."""
        if not isinstance(other, Finding):
            return NotImplemented
        seen: set[tuple[int, int]] = set()
        stack: list[tuple[Finding, Finding]] = [(self, other)]
        while stack:
            one, two = stack.pop()
            if one is two or (id(one), id(two)) in seen:
                continue
            seen.add((id(one), id(two)))
            if not _same(one.value, two.value) or one.node != two.node or len(one.children) != len(two.children):
                return False
            stack.extend(zip(one.children, two.children, strict=True))
        return True

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.node, self.value))

    def __repr__(self) -> str:
        return f"<Finding {self.words('en')}: {self.found('en')}>"


def findings(program: Program, values: Sequence[Value]) -> list[Finding]:
    """Give the finding of each node that has a value, in one pass: whole trees, shared parts once."""
    new = tuple.__new__  # the constructor of a named tuple costs as much as the rest of the loop
    done: list[Finding] = []
    add, found = done.append, done.__getitem__
    for node, value, places in zip(program.nodes, values, program.operands, strict=False):
        add(new(Finding, (node, value, tuple(map(found, places)) if places else ())))
    return done


@attrs.frozen(repr=False)
class Explanation:
    """An answer with its reasons: a program, the values of its nodes, and which of them is explained.

    Explanations are values: equal where they say the same, hashable, and fit for pickles. `explain` makes one;
    whoever has recorded the values of a program's nodes can make one too. Raises ValueError where values and nodes
    do not match.

    Attributes:
        program: the expressions, grounded on the day.

        values: what was found for each node, in the order of the program.

        root: the place of the node that is explained.

        today: the day asked.
    """

    program: Program
    values: tuple[Value, ...]
    root: int
    today: date

    def __attrs_post_init__(self) -> None:
        """Refuse values that are not those of the program."""
        if len(self.values) != len(self.program.nodes) or not 0 <= self.root < len(self.values):
            message = f"{len(self.values)} values and root {self.root} for {len(self.program.nodes)} nodes"
            raise ValueError(message)

    @property
    def value(self) -> Value:
        """What was found: the verdict or the amount."""
        return self.values[self.root]

    def tree(self) -> Finding:
        """Build the whole tree; no words are written."""
        return findings(self.program, self.values[: self.root + 1])[-1]

    def because(self) -> tuple[Finding, ...]:
        """Give the conditions on which a verdict rests: of a rule that fails, those that fail.

        Found by going down through *and*, *or* and exceptions along what settles each of them.
        """
        found = findings(self.program, self.values)
        return tuple(found[place] for place in reasons(self.program, self.values, self.root))

    def origins(self) -> tuple[Origin, ...]:
        """Give the origins of the figures used, each once, in the order of the program."""
        nodes = (self.program.nodes[place] for place in parts(self.program, self.root))
        return tuple(dict.fromkeys(node.origin for node in nodes if isinstance(node, Literal) and node.origin))

    def reads(self) -> Iterator[tuple[FreeLeaf, Value]]:
        """Give the leaves that were read, with what was found for each."""
        for place in parts(self.program, self.root):
            node = self.program.nodes[place]
            if isinstance(node, Fact | Choice | Parameter | Since):
                yield node, self.values[place]

    def replay(self) -> tuple[int, ...]:
        """Recompute each node from the values of its operands, and give the places where another value comes out.

        Nothing comes out for an explanation that holds: ``()``. A leaf is right where its domain holds its value.
        """
        return tuple(place for place in range(len(self.values)) if not self._holds(place))

    def _holds(self, place: int) -> bool:
        node, value = self.program.nodes[place], self.values[place]
        step = STEPS.get(type(node))
        try:
            if step is not None:
                return _same(value, step(node, [self.values[operand] for operand in self.program.operands[place]]))
            if isinstance(node, Literal):
                return _same(value, node.value)
            return _same(value, self.today) if isinstance(node, Today) else _same(value, inside(node, value))
        except (ExpressionError, TypeError, AttributeError, ValueError):  # an operand's value is none of its kind
            return False

    # -- words -------------------------------------------------------------------------------------------------------

    def text(self, lang: Language = "fr", *, brief: bool = False) -> str:
        """Write it as indented text; a *brief* one gives only the verdict and what settles it."""
        return explain_text.to_text(self._lines(lang, brief=brief), lang)

    def markdown(self, lang: Language = "fr", *, brief: bool = False) -> str:
        """Write it as a nested Markdown list."""
        return explain_text.to_markdown(self._lines(lang, brief=brief), lang)

    def html(self, lang: Language = "fr", *, brief: bool = False) -> str:
        """Write it as an HTML fragment: nested lists, every word escaped, no asset from outside."""
        return explain_markup.to_html(self._lines(lang, brief=brief), lang)

    def to_dict(self, lang: Language | None = None) -> dict[str, Any]:
        """Write it as JSON holds it, in one language or, where *lang* is None, in both; see `explain_data`."""
        return explain_data.to_data(self.program, self.values, self.root, self.today, lang)

    def _lines(self, lang: Language, *, brief: bool) -> Iterator[explain_lines.Line]:
        return explain_lines.lines(self.program, self.values, self.root, lang, brief=brief)

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        return self.html()

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        found = spell_amount(self.value, self.program.nodes[self.root].kind)
        return f"<Explanation {spell(self.program.nodes[self.root])}: {found}, on {self.today}>"


def explain(program: Program, read: Reader, today: date, root: int | None = None) -> Explanation:
    """Evaluate a program and keep what was found for every node.

    Args:
        program: the expressions, grounded on *today*.
        read: gives the value of a free leaf.
        today: the day asked.
        root: the place of the node to explain; the program's last expression where it is left out.

    Raises what `evaluate` raises.
    """
    place = program.roots[-1] if root is None else range(len(program.nodes))[root]
    return Explanation(program, evaluate(program, read, today), place, today)


def _same(one: Value, other: Value) -> bool:
    """Tell whether two values are the same: 1 is not true, and a range not its bound."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)
