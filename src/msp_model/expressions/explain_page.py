"""The page an explanation is laid out on: entries, their words, and what writes them."""

from collections.abc import Sequence
from typing import Any, Literal as OneWord, NamedTuple

import attrs

from msp_model.expressions import nodes
from msp_model.expressions.evaluate import Value
from msp_model.expressions.kinds import Truth
from msp_model.expressions.program import Program
from msp_model.expressions.spell import name_of, spell
from msp_model.expressions.spell_values import punctuation, spell_amount
from msp_model.values import UNKNOWN, Language

Mark = OneWord["✓", "✗", "?", "•"]
"""Met, not met, unknown, and a figure."""

_LONGEST_TITLE = 80


class Piece(NamedTuple):
    """Some words of a line: plain ones, or the citation of a source."""

    style: OneWord["words", "source"]
    text: str


Pieces = tuple[Piece, ...]


class Entry(NamedTuple):
    """What a node says, with the entries below it.

    Attributes:
        mark: the sign before it.

        title: what it is called inside another line.

        pieces: its words, in order.

        verdict: what was found, None where the words say it.

        contrary: the words of its contrary, None where it has none of its own.

        below: the place of the node whose parts are listed below it.

        children: the entries below it, each with what it is to this one: "if", "then", "unless …", mostly nothing.
    """

    mark: Mark
    title: str
    pieces: Pieces
    verdict: str | None
    contrary: Pieces | None
    below: int
    children: tuple[tuple[str, "Entry"], ...]


Children = tuple[tuple[str, Entry], ...]


def plain(text: str) -> Pieces:
    """Make a line of plain words."""
    return (Piece("words", text),)


def cited(text: str) -> Pieces:
    """Make the citation of a source."""
    return (Piece("source", text),)


def plus(pieces: Pieces, text: str, *others: Piece) -> Pieces:
    """Add words to a line, joined to those it ends with."""
    *before, last = pieces
    if last.style == "words":
        return (*before, Piece("words", last.text + text), *others)
    return (*pieces, Piece("words", text), *others)


@attrs.frozen
class Page:
    """A program being laid out in one language, node after node.

    Attributes:
        program: the nodes.

        values: what was found for each.

        lang: the language.

        entries: the entries laid out so far, by place.
    """

    program: Program
    values: Sequence[Value]
    lang: Language
    entries: dict[int, Entry]

    def node(self, place: int) -> Any:
        """Give the node at a place."""
        return self.program.nodes[place]

    def operands(self, place: int) -> list[Entry]:
        """Give the entries of a node's operands."""
        return [self.entries[operand] for operand in self.program.operands[place]]

    def say(self, fr: str, en: str) -> str:
        """Choose the words of the language."""
        return fr if self.lang == "fr" else en

    @property
    def colon(self) -> str:
        """The colon with its spaces."""
        return punctuation(":", self.lang)

    @property
    def semicolon(self) -> str:
        """The semicolon with its spaces."""
        return punctuation(";", self.lang)

    def expected(self, words: str) -> str:
        """Say what a condition asks."""
        return f"{self.semicolon}{self.say('attendu', 'expected')}{self.colon}{words}"

    def amount(self, place: int) -> str:
        """Write what was found for a node."""
        return spell_amount(self.values[place], self.node(place).kind, self.lang)

    def mark(self, place: int) -> Mark:
        """Give the sign before a node's line."""
        value = self.values[place]
        if value is UNKNOWN:
            return "?"
        if self.node(place).kind is not Truth:
            return "•"
        return "✓" if value is True else "✗"

    def title(self, place: int) -> str:
        """Name a computed node: by its own words where they are short."""
        node = self.node(place)
        words = spell(node, self.lang, 2)
        if "…" in words or len(words) > _LONGEST_TITLE:
            return name_of(node, self.lang)
        return words[1:-1] if isinstance(node, nodes.Sum) else words

    def entry(
        self,
        place: int,
        title: str,
        children: Children = (),
        *,
        pieces: Pieces | None = None,
        contrary: Pieces | None = None,
        below: int | None = None,
    ) -> Entry:
        """Lay out a node: without *pieces*, its line is its title with what was found."""
        below, mark, amount = place if below is None else below, self.mark(place), self.amount(place)
        if self.node(place).kind is Truth:
            return Entry(mark, title, pieces or plain(title), amount, contrary, below, children)
        return Entry(mark, title, pieces or plain(f"{title}{self.colon}{amount}"), None, None, below, children)
