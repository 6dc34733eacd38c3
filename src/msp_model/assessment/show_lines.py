"""Lines: a page as lines of text, each with its style, before a terminal colours them."""

from collections.abc import Iterator
from typing import Literal as OneWord, NamedTuple

from msp_model.assessment.show_page import SIGNS, Card, Page
from msp_model.assessment.show_words import capital, colon, say, spaced
from msp_model.expressions.explain_text import clean
from msp_model.values import Language

Style = OneWord["title", "text", "section", "met", "not-met", "unknown", "plain", "detail", "reason", "blank"]
"""What a line is; ``met`` to ``plain`` are the titles of cards."""

INDENT = 4
"""How far what belongs to a card is indented."""


class TextLine(NamedTuple):
    """One line.

    Attributes:
        style: what it is.

        indent: how far it is indented.

        head: what it begins with: the sign of a card, the label of a detail; empty for none.

        words: its words.

        tail: what a reader may skip: the id of a card; empty for none.
    """

    style: Style
    indent: int
    head: str
    words: str
    tail: str = ""

    def text(self) -> str:
        """Give the line as it is printed in a pipe."""
        return f"{' ' * self.indent}{self.head}{self.words}{self.tail}"


BLANK = TextLine("blank", 0, "", "")


def lines_of(page: Page) -> Iterator[TextLine]:
    """Write a page line by line."""
    for line in _lines(page):
        yield line._replace(head=spaced(line.head, page.lang), words=spaced(line.words, page.lang))


def _lines(page: Page) -> Iterator[TextLine]:
    if page.title:
        yield TextLine("title", 0, "", clean(page.title))
    for paragraph in page.paragraphs:
        yield TextLine("text", 0, "", clean(paragraph))
    for number, section in enumerate(page.sections):
        if number or page.title:
            yield BLANK
        yield TextLine("section", 0, "", clean(section.title))
        for paragraph in section.paragraphs:
            yield TextLine("text", 2, "", clean(paragraph))
        for card in section.cards:
            if card.details or card.reasons or card.explanation:
                yield BLANK
            yield from card_lines(card, page.lang)


def card_lines(card: Card, lang: Language) -> Iterator[TextLine]:
    """Write a card: its title, what settles it, its details, the whole explanation."""
    aside = f" ({clean(card.aside)})" if card.aside else ""
    tail = f"  [{card.id}]" if card.id else ""
    yield TextLine(card.tone, 2, f"{SIGNS[card.tone]} ", clean(card.title) + aside, tail)
    if card.reasons is not None:
        for line in card.reasons.text(lang, brief=True).splitlines():
            yield _reason(line)
    for detail in card.details:
        label = f"{capital(clean(detail.label))}{colon(lang)}"
        if len(detail.lines) == 1:
            yield TextLine("detail", 2 + INDENT, label, clean(detail.lines[0]))
            continue
        yield TextLine("detail", 2 + INDENT, label.rstrip(), "")
        for number, line in enumerate(detail.lines, start=1):
            sign = f"{number}. " if detail.ranked else "- "
            words = line.lstrip(" ")
            yield TextLine("reason", 4 + INDENT + len(line) - len(words), sign, clean(words))
    if card.explanation is not None:
        label = say(lang, "Explication complète", "Whole explanation")
        yield TextLine("detail", 2 + INDENT, f"{label}{colon(lang)}".rstrip(), "")
        for line in card.explanation.text(lang).splitlines():
            yield _reason(line, 2)


def _reason(line: str, more: int = 0) -> TextLine:
    words = line.lstrip(" ")
    return TextLine("reason", 2 + INDENT + more + len(line) - len(words), words[:2], words[2:])
