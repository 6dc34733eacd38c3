"""Entries: what each node says in an explanation, and what is written below it.

A comparison is one line: what was found, what was asked, the source in brackets. Where one side of it is computed,
the parts of that side come below. A negation of what fits in a line is a line of its own ("moins de 2").
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from msp_model.expressions import nodes
from msp_model.expressions.evaluate import Value
from msp_model.expressions.explain_page import Children, Entry, Page, Pieces, cited, plain, plus
from msp_model.expressions.explain_reasons import because, parts
from msp_model.expressions.explain_sources import spell_origin, spell_silence
from msp_model.expressions.kinds import Day
from msp_model.expressions.program import Program
from msp_model.expressions.spell import NAMES, is_opposite, name_of, spell, spell_members
from msp_model.values import UNKNOWN, Interval, Label, Language


def entries_of(program: Program, values: Sequence[Value], root: int, lang: Language) -> dict[int, Entry]:
    """Lay out the node at *root* and every node it is made of, children first."""
    page = Page(program, values, lang, {})
    for place in parts(program, root):
        page.entries[place] = ENTRIES[type(program.nodes[place])](page, place)
    return page.entries


def exception_role(unless: nodes.Unless, lang: Language) -> str:
    """Name an exception as what it is to its rule."""
    return Label(f"sauf «\u202f{unless.title.fr}\u202f»", f"unless “{unless.title.text('en')}”").text(lang)


# -- leaves ------------------------------------------------------------------------------------------------------


def _leaf(page: Page, place: int, title: str, source: Pieces = (), note: str = "") -> Entry:
    pieces = (*plain(f"{title}{page.colon}{page.amount(place)}{note}"), *source)
    contrary = plus(pieces, page.expected(page.say("non", "no")))
    return Entry(page.mark(place), title, pieces, None, contrary, place, ())


def _fact(page: Page, place: int) -> Entry:
    return _leaf(page, place, spell(page.node(place), page.lang))


def _parameter(page: Page, place: int) -> Entry:
    node = page.node(place)
    silence = spell_silence(node, page.lang, known=page.values[place] is not UNKNOWN)
    return _leaf(page, place, node.label.text(page.lang), cited(silence))


def _choice(page: Page, place: int) -> Entry:
    node = page.node(place)
    readings = f" ({page.say('lectures possibles', 'possible readings')}{page.colon}{', '.join(node.members)})"
    return _leaf(page, place, node.label.text(page.lang), note=readings if page.values[place] is UNKNOWN else "")


def _since(page: Page, place: int) -> Entry:
    node = page.node(place)
    condition = spell(node.condition, page.lang)
    title = page.say(
        f"jour depuis lequel, sans interruption, «\u202f{condition}\u202f»",
        f"day since which, without a break, “{condition}”",
    )
    return _leaf(page, place, title)


def _literal(page: Page, place: int) -> Entry:
    node = page.node(place)
    if node.origin is not None:
        return _leaf(page, place, node.origin.label.text(page.lang), cited(spell_origin(node.origin, page.lang)))
    amount = page.amount(place)
    if isinstance(node.value, bool) or node.kind is Day or isinstance(node.value, int | Fraction):
        return Entry(page.mark(place), amount, plain(amount), None, None, place, ())
    return _leaf(page, place, (node.label or NAMES[nodes.Choice]).text(page.lang))


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


def _compare(page: Page, place: int) -> Entry:
    node = page.node(place)
    (found, asked), operator = page.program.operands[place], node.operator
    if _is_figure(page, found) and not _is_figure(page, asked):
        found, asked, operator = asked, found, _FLIPPED[operator]
    subject = page.entries[found].pieces
    children, below = _hoisted(page, place)
    return page.entry(
        place,
        page.title(place),
        children,
        pieces=plus(subject, page.semicolon, *_asked(page, asked, operator)),
        contrary=plus(subject, page.semicolon, *_asked(page, asked, _CONTRARY[operator])),
        below=below,
    )


def _is_figure(page: Page, place: int) -> bool:
    return isinstance(page.node(place), nodes.Literal | nodes.Parameter)


def _asked(page: Page, place: int, operator: str) -> Pieces:
    """Say what a comparison asks: "minimum 2 personnes", the source or the name of the figure in brackets."""
    node, value, entry = page.node(place), page.values[place], page.entries[place]
    vague = value is UNKNOWN or isinstance(value, Interval)
    if node.kind is not Day:
        asked, between = _ASKED_OF_NUMBERS, page.colon if isinstance(value, Interval) else " "
    else:
        asked, between = (_ASKED_OF_SOME_DAY, page.colon) if vague else (_ASKED_OF_DAYS, " ")
    words = f"{asked[operator].text(page.lang)}{between}{page.amount(place)}"
    if isinstance(node, nodes.Literal):
        return (*plain(words), *entry.pieces[1:])
    return (*plain(f"{words} ({entry.title})"), *(entry.pieces[1:] if isinstance(node, nodes.Parameter) else ()))


def _hoisted(page: Page, place: int) -> tuple[Children, int]:
    """Give the entries below a line that already says what its operands gave."""
    computed = [entry for entry in page.operands(place) if entry.children]
    if len(computed) == 1:
        return computed[0].children, computed[0].below
    return tuple(("", entry) for entry in computed), place


def _among(page: Page, place: int) -> Entry:
    node = page.node(place)
    (operand,) = page.operands(place)
    members = spell_members(node.members, page.lang)
    children, below = _hoisted(page, place)
    return page.entry(
        place,
        page.title(place),
        children,
        pieces=plus(operand.pieces, page.expected(members)),
        contrary=plus(operand.pieces, page.expected(page.say("autre que ", "other than ") + members)),
        below=below,
    )


def _present(page: Page, place: int) -> Entry:
    (operand,) = page.operands(place)
    return page.entry(
        place,
        page.title(place),
        pieces=plus(operand.pieces, page.expected(page.say("présent", "there"))),
        contrary=plus(operand.pieces, page.expected(page.say("absent", "absent"))),
    )


def _joined(page: Page, place: int) -> Entry:
    children = tuple(("", entry) for entry in page.operands(place))
    if not children:
        return page.entry(place, page.say("aucune condition", "no condition"))
    return page.entry(place, name_of(page.node(place), page.lang), children)


def _not(page: Page, place: int) -> Entry:
    (operand,) = page.operands(place)
    title = page.title(place)
    if operand.contrary is not None:
        pieces, contrary = operand.contrary, operand.pieces
        return page.entry(place, title, operand.children, pieces=pieces, contrary=contrary, below=operand.below)
    return page.entry(place, title, (("", operand),), pieces=plain(name_of(page.node(place), page.lang)))


def _unless(page: Page, place: int) -> Entry:
    node = page.node(place)
    rule, exception = page.operands(place)
    children = (("", rule), (exception_role(node, page.lang), exception))
    return page.entry(place, name_of(node, page.lang), children)


# -- amounts -----------------------------------------------------------------------------------------------------


def _computed(page: Page, place: int) -> Entry:
    return page.entry(place, page.title(place), tuple(("", entry) for entry in page.operands(place)))


def _sum(page: Page, place: int) -> Entry:
    children: list[tuple[str, Entry]] = []
    for operand in page.program.operands[place]:
        if is_opposite(page.program.nodes[operand]):
            children.append((page.say("moins", "minus"), page.operands(operand)[1]))
        else:
            children.append(("", page.entries[operand]))
    return page.entry(place, page.title(place), tuple(children))


def _product(page: Page, place: int) -> Entry:
    operands = page.operands(place)
    shown = operands[1:] if is_opposite(page.node(place)) else operands
    return page.entry(place, page.title(place), tuple(("", entry) for entry in shown))


def _quotient(page: Page, place: int) -> Entry:
    over, under = page.operands(place)
    return page.entry(place, page.title(place), (("", over), (page.say("divisé par", "divided by"), under)))


def _brackets(page: Page, place: int) -> Entry:
    base, *steps, beyond = page.operands(place)
    children: list[tuple[str, Entry]] = [(page.say("base", "base"), base)]
    for limit, rate in zip(steps[::2], steps[1::2], strict=True):
        children.append((page.say("tranche jusqu'à", "bracket up to"), limit))
        children.append((page.say("taux de la tranche", "rate of the bracket"), rate))
    children.append((page.say("taux au-delà", "rate beyond"), beyond))
    return page.entry(place, name_of(page.node(place), page.lang), tuple(children))


def _case(page: Page, place: int) -> Entry:
    """Show what settles the case; the branches put aside are only counted."""
    places = page.program.operands[place]
    last = len(places) - 1
    settling = because(page.node(place), [page.values[operand] for operand in places])
    children: list[tuple[str, Entry]] = []
    for position in settling:
        if position == last:
            role = page.say("sinon", "otherwise") if last else ""
        else:
            role = page.say("alors", "then") if position % 2 else page.say("si", "if")
        children.append((role, page.entries[places[position]]))
    title = name_of(page.node(place), page.lang)
    if last not in settling:
        aside, s = last // 2, "s" if last // 2 > 1 else ""
        title += page.say(f" ({aside} autre{s} cas sans objet)", f" ({aside} other case{s} set aside)")
    return page.entry(place, title, tuple(children))


def _or_else(page: Page, place: int) -> Entry:
    optional, default = page.operands(place)
    if page.values[page.program.operands[place][0]] is not None:
        return page.entry(place, optional.title, pieces=optional.pieces)
    words = page.semicolon + page.say("à défaut, ", "or else, ") + default.pieces[0].text
    pieces = plus(optional.pieces, words, *default.pieces[1:])
    return page.entry(place, default.title, default.children, pieces=pieces, below=default.below)


ENTRIES: dict[type[nodes.Expr[Any]], Callable[[Page, int], Entry]] = {
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
