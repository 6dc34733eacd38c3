"""Pages as HTML: one file that needs nothing from outside, read on a screen, aloud, or printed.

Every word is escaped. Signs are hidden from screen readers: what they say is in words beside them. Whole
explanations are folded, and left out of prints.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from msp_model.assessment.show_page import SIGNS, Card, Detail, Page, Section
from msp_model.assessment.show_words import capital, colon, say, spaced
from msp_model.expressions.explain_text import clean
from msp_model.values import Language

STYLE: Final = """
.msp { max-width: 52rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff;
  font: 1rem/1.55 system-ui, sans-serif; }
.msp h1 { font-size: 1.7rem; line-height: 1.2; margin: .5rem 0; }
.msp h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid #1b1b1b; }
.msp h3 { font-size: 1rem; margin: 0; }
.msp .first-question { border: 2px solid #1d4f91; border-radius: .4rem; padding: .2rem 1rem; margin-top: 1.5rem; }
.msp .first-question h2 { margin-top: .8rem; border: 0; }
.msp .first-question h2 + p { font-size: 1.1rem; font-weight: 600; }
.msp article { margin: .7rem 0; padding: .1rem 0 .1rem .9rem; border-left: .35rem solid #767676;
  break-inside: avoid; }
.msp article.met { border-color: #1a7f37; }
.msp article.not-met { border-color: #b3261e; }
.msp article.unknown { border-color: #9a6700; }
.msp .mark { font-weight: 700; }
.msp li.met > .mark, .msp li.met > details > summary > .mark, .msp .met > h3 > .mark { color: #1a7f37; }
.msp li.not-met > .mark, .msp li.not-met > details > summary > .mark, .msp .not-met > h3 > .mark { color: #b3261e; }
.msp li.unknown > .mark, .msp li.unknown > details > summary > .mark, .msp .unknown > h3 > .mark { color: #805600; }
.msp code, .msp .source { color: #555; font-size: .85em; font-weight: 400; }
.msp .aside { font-weight: 400; }
.msp dl { margin: .3rem 0; }
.msp dt { float: left; clear: left; margin-right: .5rem; font-weight: 600; }
.msp dd { margin: 0 0 .15rem; }
.msp dd ul, .msp dd ol { clear: left; margin: .1rem 0; padding-left: 1.6rem; }
.msp .msp-explanation ul { list-style: none; margin: .1rem 0; padding-left: 1.1rem; }
.msp .msp-explanation > ul { padding-left: 0; }
.msp summary { cursor: pointer; }
.msp .made-of { overflow-wrap: anywhere; font-size: .85rem; color: #555; }
@media print {
  .msp { max-width: none; padding: 0; font-size: 10pt; }
  .msp .whole { display: none; }
  .msp h2 { break-after: avoid; }
}
""".strip()


def to_html(page: Page, *, fragment: bool = False) -> str:
    """Write a page, or the fragment of it that goes into another page, its style included."""
    body = spaced("\n".join(_body(page, fragment=fragment)), page.lang)
    if fragment:
        return f"<style>\n{STYLE}\n</style>\n{body}\n"
    title = spaced(_words(page.title), page.lang)
    return (
        f'<!doctype html>\n<html lang="{page.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\nbody {{ margin: 0; }}\n{STYLE}\n</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _body(page: Page, *, fragment: bool) -> Iterator[str]:
    tag = "div" if fragment else "main"
    yield f'<{tag} class="msp" lang="{page.lang}">'
    if page.title:
        yield f"<h1>{_words(page.title)}</h1>"
    yield from _paragraphs(page.paragraphs)
    for section in page.sections:
        yield from _section(section, page.lang)
    yield f"</{tag}>"


def _section(section: Section, lang: Language) -> Iterator[str]:
    yield f'<section class="{_words(section.key)}">'
    yield f"<h2>{_words(section.title)}</h2>"
    yield from _paragraphs(section.paragraphs)
    plain = all(card.tone == "plain" and not card.id and not card.details for card in section.cards)
    if plain and section.cards:
        yield "<ul>"
        yield from (f"<li>{_words(card.title)}</li>" for card in section.cards)
        yield "</ul>"
    else:
        for card in section.cards:
            yield from _card(card, lang)
    yield "</section>"


def _paragraphs(paragraphs: tuple[str, ...]) -> Iterator[str]:
    yield from (f"<p>{_words(paragraph)}</p>" for paragraph in paragraphs)


def _card(card: Card, lang: Language) -> Iterator[str]:
    yield f'<article class="{card.tone}">'
    aside = f' <span class="aside">({_words(card.aside)})</span>' if card.aside else ""
    name = f" <code>{_words(card.id)}</code>" if card.id else ""
    yield f'<h3><span class="mark" aria-hidden="true">{SIGNS[card.tone]}</span> {_words(card.title)}{aside}{name}</h3>'
    if card.reasons is not None:
        yield card.reasons.html(lang, brief=True)
    if card.details:
        yield "<dl>"
        yield from (_detail(detail, lang) for detail in card.details)
        yield "</dl>"
    if card.explanation is not None:
        yield '<details class="whole">'
        yield f"<summary>{say(lang, 'Explication complète', 'Whole explanation')}</summary>"
        yield card.explanation.html(lang)
        yield "</details>"
    yield "</article>"


def _detail(detail: Detail, lang: Language) -> str:
    label = f"<dt>{_words(capital(detail.label))}{colon(lang).rstrip()}</dt>"
    if len(detail.lines) == 1:
        return f"{label}<dd>{_words(detail.lines[0])}</dd>"
    tag = "ol" if detail.ranked else "ul"
    items = "".join(f"<li>{_words(line)}</li>" for line in detail.lines)
    return f"{label}<dd><{tag}>{items}</{tag}></dd>"


def _words(words: str) -> str:
    return escape(clean(words), quote=True)
