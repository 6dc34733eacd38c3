"""Entries: what each node says in an explanation, and what is written below it.

A comparison is one line: what was found, what was asked, the source in brackets. Where one side of it is computed,
the parts of that side come below. A negation of what fits in a line is a line of its own ("moins de 2").
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Literal as OneWord, NamedTuple

import attrs

from msp_model.expressions import nodes
from msp_model.expressions.evaluate import Value
from msp_model.expressions.explain_reasons import because, parts
from msp_model.expressions.explain_sources import spell_origin, spell_silence
from msp_model.expressions.kinds import Day, Truth
from msp_model.expressions.program import Program
from msp_model.expressions.spell import NAMES, is_opposite, spell, spell_members
from msp_model.expressions.spell_values import punctuation, spell_amount
from msp_model.values import UNKNOWN, Interval, Label, Language

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
    children: tuple[tuple[str, Any], ...]


Children = tuple[tuple[str, Any], ...]


def entries_of(program: Program, values: Sequence[Value], root: int, lang: Language) -> dict[int, Entry]:
    """Lay out the node at *root* and every node it is made of, children first."""
    page = _Page(program, values, lang, {})
    for place in parts(program, root):
        page.entries[place] = ENTRIES[type(program.nodes[place])](page, place)
    return page.entries


def exception_role(unless: nodes.Unless, lang: Language) -> str:
    """Name an exception as what it is to its rule."""
    return Label(f"sauf «\u202f{unless.title.fr}\u202f»", f"unless “{unless.title.text('en')}”").text(lang)


@attrs.frozen
class _Page:
    """A program being laid out in one language."""

    program: Program
    values: Sequence[Value]
    lang: Language
    entries: dict[int, Entry]

    def say(self, fr: str, en: str) -> str:
        return fr if self.lang == "fr" else en

    @property
    def colon(self) -> str:
        return punctuation(":", self.lang)

    @property
    def semicolon(self) -> str:
        return punctuation(";", self.lang)

    def amount(self, place: int) -> str:
        return spell_amount(self.values[place], self.program.nodes[place].kind, self.lang)

    def operands(self, place: int) -> list[Entry]:
        return [self.entries[operand] for operand in self.program.operands[place]]


def _words(text: str) -> Pieces:
    return (Piece("words", text),)


def _source(text: str) -> Pieces:
    return (Piece("source", text),)


def _plus(pieces: Pieces, text: str, *others: Piece) -> Pieces:
    """Add words to a line, joined to those it ends with."""
    last = pieces[-1]
    if last.style == "words":
        return (*pieces[:-1], Piece("words", last.text + text), *others)
    return (*pieces, Piece("words", text), *others)


def _mark(page: _Page, place: int) -> Mark:
    value = page.values[place]
    if value is UNKNOWN:
        return "?"
    if page.program.nodes[place].kind is not Truth:
        return "•"
    return "✓" if value is True else "✗"


def _entry(
    page: _Page,
    place: int,
    title: str,
    children: Children = (),
    *,
    pieces: Pieces | None = None,
    contrary: Pieces | None = None,
    below: int | None = None,
) -> Entry:
    """Lay out a node: without *pieces* its line is its title and what was found."""
    below = place if below is None else below
    mark = _mark(page, place)
    if page.program.nodes[place].kind is not Truth:
        return Entry(
            mark, title, pieces or _words(f"{title}{page.colon}{page.amount(place)}"), None, None, below, children
        )
    return Entry(mark, title, pieces or _words(title), page.amount(place), contrary, below, children)


def _title(page: _Page, place: int) -> str:
    """Name a computed node: by its own words where they are short."""
    node = page.program.nodes[place]
    words = spell(node, page.lang, 2)
    if "…" in words or len(words) > _LONGEST_TITLE:
        return NAMES[type(node)].text(page.lang)
    return words[1:-1] if isinstance(node, nodes.Sum) else words


# -- leaves ------------------------------------------------------------------------------------------------------


def _leaf(page: _Page, place: int, title: str, source: Pieces = (), note: str = "") -> Entry:
    pieces = (*_words(f"{title}{page.colon}{page.amount(place)}{note}"), *source)
    contrary = _plus(pieces, f"{page.semicolon}{page.say('attendu', 'expected')}{page.colon}{page.say('non', 'no')}")
    return Entry(_mark(page, place), title, pieces, None, contrary, place, ())


def _fact(page: _Page, place: int) -> Entry:
    return _leaf(page, place, spell(page.program.nodes[place], page.lang))


def _parameter(page: _Page, place: int) -> Entry:
    node: Any = page.program.nodes[place]
    silence = spell_silence(node, page.lang, known=page.values[place] is not UNKNOWN)
    return _leaf(page, place, node.label.text(page.lang), _source(silence))


def _choice(page: _Page, place: int) -> Entry:
    node: Any = page.program.nodes[place]
    readings = f" ({page.say('lectures possibles', 'possible readings')}{page.colon}{', '.join(node.members)})"
    return _leaf(page, place, node.label.text(page.lang), note=readings if page.values[place] is UNKNOWN else "")


def _since(page: _Page, place: int) -> Entry:
    node: Any = page.program.nodes[place]
    condition = spell(node.condition, page.lang)
    title = page.say(
        f"jour depuis lequel, sans interruption, «\u202f{condition}\u202f»",
        f"day since which, without a break, “{condition}”",
    )
    return _leaf(page, place, title)


def _literal(page: _Page, place: int) -> Entry:
    node: Any = page.program.nodes[place]
    if node.origin is not None:
        return _leaf(page, place, node.origin.label.text(page.lang), _source(spell_origin(node.origin, page.lang)))
    amount = page.amount(place)
    if isinstance(node.value, bool) or node.kind is Day or isinstance(node.value, int | Fraction):
        return Entry(_mark(page, place), amount, _words(amount), None, None, place, ())
    return _leaf(page, place, NAMES[nodes.Choice].text(page.lang))


# -- conditions --------------------------------------------------------------------------------------------------

_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
_CONTRARY = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "≠"}

_ASKED_OF_NUMBERS = {
    ">=": Label("minimum", "minimum"),
    "<=": Label("maximum", "maximum"),
    ">": Label("plus de", "more than"),
    "<": Label("moins de", "less than"),
    "=": Label("exactement", "exactly"),
    "≠": Label("autre que", "other than"),
}
_ASKED_OF_DAYS = {
    ">=": Label("pas avant le", "not before"),
    "<=": Label("au plus tard le", "at the latest"),
    ">": Label("après le", "after"),
    "<": Label("avant le", "before"),
    "=": Label("exactement le", "exactly on"),
    "≠": Label("autre jour que le", "other than on"),
}
_ASKED_OF_SOME_DAY = {
    ">=": Label("pas avant", "not before"),
    "<=": Label("au plus tard", "at the latest"),
    ">": Label("après", "after"),
    "<": Label("avant", "before"),
    "=": Label("exactement", "exactly on"),
    "≠": Label("autre jour que", "other than on"),
}


def _compare(page: _Page, place: int) -> Entry:
    node: Any = page.program.nodes[place]
    (found, asked), operator = page.program.operands[place], node.operator
    if _is_figure(page, found) and not _is_figure(page, asked):
        found, asked, operator = asked, found, _FLIPPED[operator]
    subject = page.entries[found].pieces
    children, below = _hoisted(page, place)
    return _entry(
        page,
        place,
        _title(page, place),
        children,
        pieces=_plus(subject, page.semicolon, *_asked(page, asked, operator)),
        contrary=_plus(subject, page.semicolon, *_asked(page, asked, _CONTRARY[operator])),
        below=below,
    )


def _is_figure(page: _Page, place: int) -> bool:
    return isinstance(page.program.nodes[place], nodes.Literal | nodes.Parameter)


def _asked(page: _Page, place: int, operator: str) -> Pieces:
    """Say what a comparison asks: "minimum 2 personnes", the source or the name of the figure in brackets."""
    node, value, entry = page.program.nodes[place], page.values[place], page.entries[place]
    vague = value is UNKNOWN or isinstance(value, Interval)
    if node.kind is not Day:
        asked, between = _ASKED_OF_NUMBERS, page.colon if isinstance(value, Interval) else " "
    else:
        asked, between = (_ASKED_OF_SOME_DAY, page.colon) if vague else (_ASKED_OF_DAYS, " ")
    words = f"{asked[operator].text(page.lang)}{between}{page.amount(place)}"
    if isinstance(node, nodes.Literal):
        return (*_words(words), *entry.pieces[1:])
    return (*_words(f"{words} ({entry.title})"), *(entry.pieces[1:] if isinstance(node, nodes.Parameter) else ()))


def _hoisted(page: _Page, place: int) -> tuple[Children, int]:
    """Give the entries below a line that already says what its operands gave."""
    computed = [entry for entry in page.operands(place) if entry.children]
    if len(computed) == 1:
        return computed[0].children, computed[0].below
    return tuple(("", entry) for entry in computed), place


def _among(page: _Page, place: int) -> Entry:
    node: Any = page.program.nodes[place]
    (operand,) = page.operands(place)
    members = spell_members(node.members, page.lang)
    expected = page.semicolon + page.say("attendu", "expected") + page.colon + members
    other = (
        page.semicolon + page.say("attendu", "expected") + page.colon + page.say("autre que ", "other than ") + members
    )
    children, below = _hoisted(page, place)
    return _entry(
        page,
        place,
        _title(page, place),
        children,
        pieces=_plus(operand.pieces, expected),
        contrary=_plus(operand.pieces, other),
        below=below,
    )


def _present(page: _Page, place: int) -> Entry:
    (operand,) = page.operands(place)
    expected = page.semicolon + page.say("attendu", "expected") + page.colon
    return _entry(
        page,
        place,
        _title(page, place),
        pieces=_plus(operand.pieces, expected + page.say("présent", "there")),
        contrary=_plus(operand.pieces, expected + page.say("absent", "absent")),
    )


def _joined(page: _Page, place: int) -> Entry:
    children = tuple(("", entry) for entry in page.operands(place))
    if not children:
        return _entry(page, place, page.say("aucune condition", "no condition"))
    return _entry(page, place, NAMES[type(page.program.nodes[place])].text(page.lang), children)


def _not(page: _Page, place: int) -> Entry:
    (operand,) = page.operands(place)
    title = _title(page, place)
    if operand.contrary is not None:
        pieces, contrary = operand.contrary, operand.pieces
        return _entry(page, place, title, operand.children, pieces=pieces, contrary=contrary, below=operand.below)
    return _entry(page, place, title, (("", operand),), pieces=_words(NAMES[nodes.Not].text(page.lang)))


def _unless(page: _Page, place: int) -> Entry:
    node: Any = page.program.nodes[place]
    rule, exception = page.operands(place)
    children = (("", rule), (exception_role(node, page.lang), exception))
    return _entry(page, place, NAMES[nodes.Unless].text(page.lang), children)


# -- amounts -----------------------------------------------------------------------------------------------------


def _computed(page: _Page, place: int) -> Entry:
    return _entry(page, place, _title(page, place), tuple(("", entry) for entry in page.operands(place)))


def _sum(page: _Page, place: int) -> Entry:
    children: list[tuple[str, Entry]] = []
    for operand in page.program.operands[place]:
        if is_opposite(page.program.nodes[operand]):
            children.append((page.say("moins", "minus"), page.operands(operand)[1]))
        else:
            children.append(("", page.entries[operand]))
    return _entry(page, place, _title(page, place), tuple(children))


def _product(page: _Page, place: int) -> Entry:
    operands = page.operands(place)
    shown = operands[1:] if is_opposite(page.program.nodes[place]) else operands
    return _entry(page, place, _title(page, place), tuple(("", entry) for entry in shown))


def _quotient(page: _Page, place: int) -> Entry:
    over, under = page.operands(place)
    return _entry(page, place, _title(page, place), (("", over), (page.say("divisé par", "divided by"), under)))


def _brackets(page: _Page, place: int) -> Entry:
    base, *steps, beyond = page.operands(place)
    children: list[tuple[str, Entry]] = [(page.say("base", "base"), base)]
    for limit, rate in zip(steps[::2], steps[1::2], strict=True):
        children.append((page.say("tranche jusqu'à", "bracket up to"), limit))
        children.append((page.say("taux de la tranche", "rate of the bracket"), rate))
    children.append((page.say("taux au-delà", "rate beyond"), beyond))
    return _entry(page, place, NAMES[nodes.Brackets].text(page.lang), tuple(children))


def _case(page: _Page, place: int) -> Entry:
    """Show what settles the case; the branches put aside are only counted."""
    places = page.program.operands[place]
    last = len(places) - 1
    settling = because(page.program.nodes[place], [page.values[operand] for operand in places])
    children: list[tuple[str, Entry]] = []
    for position in settling:
        if position == last:
            role = page.say("sinon", "otherwise") if last else ""
        else:
            role = page.say("alors", "then") if position % 2 else page.say("si", "if")
        children.append((role, page.entries[places[position]]))
    title = NAMES[nodes.Case].text(page.lang)
    aside = last // 2 + 1 - sum(position % 2 == 1 or position == last for position in settling)
    if last not in settling and aside:
        others = page.say(
            f"{aside} autre{'s' if aside > 1 else ''} cas", f"{aside} other case{'s' if aside > 1 else ''}"
        )
        title += f" ({others} {page.say('sans objet', 'set aside')})"
    return _entry(page, place, title, tuple(children))


def _or_else(page: _Page, place: int) -> Entry:
    optional, default = page.operands(place)
    if page.values[page.program.operands[place][0]] is not None:
        return _entry(page, place, optional.title, pieces=optional.pieces)
    words = page.semicolon + page.say("à défaut, ", "or else, ") + default.pieces[0].text
    pieces = _plus(optional.pieces, words, *default.pieces[1:])
    return _entry(page, place, default.title, default.children, pieces=pieces, below=default.below)


ENTRIES: dict[type[nodes.Expr[Any]], Callable[[_Page, int], Entry]] = {
    nodes.Fact: _fact,
    nodes.Parameter: _parameter,
    nodes.Choice: _choice,
    nodes.Today: _fact,
    nodes.Literal: _literal,
    nodes.Since: _since,
    nodes.Compare: _compare,
    nodes.Among: _among,
    nodes.Present: _present,
    nodes.AllOf: _joined,
    nodes.AnyOf: _joined,
    nodes.Not: _not,
    nodes.Unless: _unless,
    nodes.Sum: _sum,
    nodes.Product: _product,
    nodes.Quotient: _quotient,
    nodes.Least: _computed,
    nodes.Greatest: _computed,
    nodes.Count: _computed,
    nodes.Brackets: _brackets,
    nodes.Case: _case,
    nodes.OrElse: _or_else,
    nodes.Shift: _computed,
    nodes.Rounded: _computed,
    nodes.ParameterOn: _computed,
}
"""One layout for each node class."""
