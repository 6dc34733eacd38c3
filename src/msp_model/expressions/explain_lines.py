"""Lines: the order in which an explanation is read, before it is written as text, Markdown or HTML.

Parts that several entries share are written once, then referred to.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msp_model.expressions import nodes
from msp_model.expressions.evaluate import Value
from msp_model.expressions.explain_entries import entries_of, exception_role
from msp_model.expressions.explain_page import Entry, Mark, Pieces, plain
from msp_model.expressions.explain_reasons import reasons
from msp_model.expressions.program import Program
from msp_model.expressions.spell_values import punctuation, spell_value
from msp_model.values import Label, Language


class Line(NamedTuple):
    """One line of an explanation.

    Attributes:
        depth: how far it is indented.

        role: what it is to the line above: "if", "then", "unless …"; empty for most.

        mark: the sign before it.

        pieces: its words, in order.

        verdict: what was found, None where the words say it.

        again: whether what belongs below it was written above.

        opens: whether lines below belong to it.
    """

    depth: int
    role: str
    mark: Mark
    pieces: Pieces
    verdict: str | None
    again: bool
    opens: bool


AGAIN = Label("voir plus haut", "see above")
"""Said of what was written above."""


def lines(
    program: Program, values: Sequence[Value], root: int, lang: Language, *, brief: bool = False
) -> Iterator[Line]:
    """Lay out the explanation of the node at *root*.

    A *brief* one gives a verdict and the conditions that settle it, without the *and* and *or* between them.
    """
    entries = entries_of(program, values, root, lang)
    top = _brief(program, values, root, entries, lang) if brief else entries[root]
    return _walk(top)


def _walk(top: Entry) -> Iterator[Line]:
    written: set[int] = set()
    stack: list[tuple[int, str, Entry]] = [(0, "", top)]
    while stack:
        depth, role, entry = stack.pop()
        again = bool(entry.children) and entry.below in written
        opens = bool(entry.children) and not again
        yield Line(depth, role, entry.mark, entry.pieces, entry.verdict, again, opens)
        if opens:
            written.add(entry.below)
            stack.extend((depth + 1, child_role, child) for child_role, child in reversed(entry.children))


def _brief(program: Program, values: Sequence[Value], root: int, entries: Mapping[int, Entry], lang: Language) -> Entry:
    top = entries[root]
    settling = reasons(program, values, root)
    if settling == (root,):
        return top
    roles = {
        program.operands[place][1]: exception_role(node, lang)
        for place in entries
        if isinstance(node := program.nodes[place], nodes.Unless)
    }
    unknown = Label("il reste à savoir", "it remains to be known")
    why = unknown if top.mark == "?" else Label("parce que", "because")
    words = f"{spell_value(values[root], lang)}, {why.text(lang)}{punctuation(':', lang).rstrip(' ')}"
    children = tuple((roles.get(place, ""), entries[place]) for place in settling)
    return top._replace(pieces=plain(words), verdict=None, children=children, below=-1)
