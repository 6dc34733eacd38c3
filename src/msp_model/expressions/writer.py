"""Write: the nodes of a program as one Python text, each part that is used again under a name.

`emitting` says how each node is written, `compiling` makes functions of the text.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from msp_model.expressions.denominators import Constants, is_numeric, scaled
from msp_model.expressions.evaluate import Value
from msp_model.expressions.program import Program

_DEEPEST = 25
"""How deep the text nests before a part gets a statement of its own: Python's parser stops at 200 parentheses."""

Emitter = Callable[["Writer", Any, Sequence[int], int], str]
"""``(writer, node, places of its operands, its own place) -> text``; operands are written in order of evaluation."""


class Names:
    """The objects that a text speaks of, by name: figures that are no numbers, leaves, checks, functions."""

    def __init__(self, **objects: object) -> None:
        self.objects: dict[str, Any] = dict(objects)
        self._known: dict[tuple[str, type, Any], str] = {}

    def of(self, stem: str, value: Any) -> str:
        """Give the name of a value, the same for equal values."""
        key = (stem, type(value), value)
        if key not in self._known:
            self._known[key] = f"{stem}_{len(self._known)}"
            self.objects[self._known[key]] = value
        return self._known[key]


class Writer:
    """Writes parts of a program as Python expressions.

    A part that is used several times is named where it is first evaluated. Where no use comes before all others, or
    where the text would nest too deep, the part is *hoisted*: computed before all else, in a statement of its own.

    Attributes:
        program: what is written.

        constants: the places whose value never changes.

        denominators: for each place, the denominator of its number.

        names: the objects that the text speaks of.
    """

    def __init__(
        self,
        program: Program,
        constants: Constants,
        denominators: Sequence[int],
        emitters: Mapping[type, Emitter],
        names: Names,
    ) -> None:
        self.program = program
        self.constants = constants
        self.denominators = denominators
        self.names = names
        self._emitters = emitters
        self._start((), set())

    def _start(self, results: Sequence[int], hoisted: set[int]) -> None:
        uses = Counter(part for operands in self.program.operands for part in operands)
        uses.update(results)
        self._shared = {part for part, count in uses.items() if count > 1}
        self._hoisted = hoisted - self.constants.keys()
        self._named: dict[int, None] = {}  # in the order in which they are named
        self._written: set[int] = set()
        self._late: set[int] = set()
        self._level = 0

    def body(self, results: Sequence[int], hoisted: set[int]) -> tuple[list[str], list[str]]:
        """Give the statements that compute the hoisted parts, and the text of each result.

        A first pass may find more parts to hoist: then the text is written again.
        """
        self._start(results, hoisted)
        statements = []
        for place in sorted(self._hoisted):
            statements.append(f"v{place} = {self._emit(place)}")
            self._named[place] = None
        texts = [self.text(place) for place in results]
        return self.body(results, self._hoisted | self._late) if self._late else (statements, texts)

    def _emit(self, place: int) -> str:
        node = self.program.nodes[place]
        self._written.add(place)
        self._level += 1
        text = self._emitters[type(node)](self, node, self.program.operands[place], place)
        self._level -= 1
        return text

    def text(self, place: int, *, again: bool = False) -> str:
        """Give the text of a part, fit as an operand of anything; *again* gives it a name for further uses."""
        if place in self.constants:
            return self.constant(scaled(self.constants[place], self.denominators[place]))
        if place in self._named:
            return f"v{place}"
        if place in self._written or (self._level > _DEEPEST and self.program.operands[place]):
            self._late.add(place)
            return f"v{place}"
        text = self._emit(place)
        if not again and place not in self._shared:
            return f"({text})"
        self._named[place] = None
        return f"(v{place} := {text})"

    def named(self, place: int) -> tuple[str, str]:
        """Give the text of a part where it is evaluated, and the text for its uses afterwards."""
        first = self.text(place, again=True)
        return first, first if place in self.constants else f"v{place}"

    @contextmanager
    def perhaps(self) -> Iterator[None]:
        """Write parts that are not always evaluated: the names that they give cannot be counted on afterwards."""
        before = len(self._named)
        yield
        while len(self._named) > before:
            self._named.popitem()

    def number(self, place: int, denominator: int) -> str:
        """Give the text of a number over another denominator."""
        if place in self.constants:
            return self.constant(scaled(self.constants[place], denominator))
        return times(self.text(place), denominator // self.denominators[place])

    def value(self, place: int, of: int) -> str:
        """Give the text of a part as a result of the node at *of*: over its denominator where it is a number."""
        return self.number(place, self.denominators[of]) if is_numeric(self.program.nodes[of]) else self.text(place)

    def named_value(self, place: int, of: int) -> tuple[str, str]:
        """Give the same with the text for its uses afterwards."""
        if place in self.constants:
            return self.value(place, of), self.value(place, of)
        factor = self.denominators[of] // self.denominators[place]
        first, afterwards = self.named(place)
        return times(first, factor), times(afterwards, factor)

    def constant(self, value: Value) -> str:
        """Give the text of a figure: numbers and words as they are, the rest by name."""
        if value is None or type(value) in (bool, str):
            return repr(value)
        if type(value) is int:
            return repr(value) if value >= 0 else f"({value!r})"
        return self.names.of("day" if isinstance(value, date) else "value", value)


def times(text: str, factor: int) -> str:
    """Give the text of a product by a whole number."""
    if factor == 1:
        return text
    return f"(-{text})" if factor == -1 else f"({text} * {factor})"
