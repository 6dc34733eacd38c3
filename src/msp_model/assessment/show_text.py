"""Pages as plain text, to be read in a pipe or aloud, and as Markdown."""

from collections.abc import Iterator

from msp_model.assessment.show_lines import lines_of
from msp_model.assessment.show_page import SIGNS, Card, Page
from msp_model.assessment.show_words import capital, colon, marked_down, say, spaced
from msp_model.values import Language


def to_text(page: Page) -> str:
    """Write a page as plain text, one paragraph to a line."""
    return "\n".join(line.text().rstrip() for line in lines_of(page)) + "\n"


def to_markdown(page: Page) -> str:
    """Write a page as Markdown: a heading for each section, an item for each card."""
    return spaced("\n".join(_markdown(page)).lstrip("\n"), page.lang) + "\n"


def _markdown(page: Page) -> Iterator[str]:
    if page.title:
        yield f"# {marked_down(page.title)}"
    for paragraph in page.paragraphs:
        yield ""
        yield marked_down(paragraph)
    for section in page.sections:
        yield ""
        yield f"## {marked_down(section.title)}"
        for paragraph in section.paragraphs:
            yield ""
            yield marked_down(paragraph)
        if section.cards:
            yield ""
        for card in section.cards:
            yield from card_markdown(card, page.lang)


def card_markdown(card: Card, lang: Language) -> Iterator[str]:
    """Write a card as an item of a list, with what belongs to it below."""
    title = marked_down(card.title)
    aside = f" ({marked_down(card.aside)})" if card.aside else ""
    name = f" `{card.id}`" if card.id else ""
    sign = f"{SIGNS[card.tone]} " if card.tone != "plain" else ""
    yield f"- {sign}**{title}**{aside}{name}" if card.details or card.id else f"- {title}{aside}"
    if card.reasons is not None:
        yield from _indented(card.reasons.markdown(lang, brief=True), 2)
    for detail in card.details:
        label = f"*{marked_down(capital(detail.label))}*{colon(lang)}"
        if len(detail.lines) == 1:
            yield f"  - {label}{marked_down(detail.lines[0])}"
            continue
        yield f"  - {label.rstrip()}"
        for number, line in enumerate(detail.lines, start=1):
            yield f"    {f'{number}.' if detail.ranked else '-'} {marked_down(line)}"
    if card.explanation is not None:
        yield f"  - *{say(lang, 'Explication complète', 'Whole explanation')}*{colon(lang)}".rstrip()
        yield from _indented(card.explanation.markdown(lang), 4)


def _indented(block: str, by: int) -> Iterator[str]:
    for line in block.splitlines():
        yield " " * by + line
