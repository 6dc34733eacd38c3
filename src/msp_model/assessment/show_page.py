"""Pages: what is shown of an assessment, before it is written as text, Markdown or HTML.

A page has sections, a section has cards, a card has details. Words are already chosen and in one language; only the
explanations still write themselves, each writer in its own form.
"""

from typing import Literal as OneWord

import attrs

from msp_model.expressions.explain import Explanation
from msp_model.values import Language

Tone = OneWord["met", "not-met", "unknown", "plain"]
"""How a card stands: met or open, not met or closed or raised, unknown, or neither."""

SIGNS: dict[Tone, str] = {"met": "✓", "not-met": "✗", "unknown": "?", "plain": "•"}
"""The sign before a card; the section says the same in words."""


@attrs.frozen(kw_only=True)
class Detail:
    """One thing said of a card: one line, or several, ranked where their order says something.

    Attributes:
        label: what it is: sources, amount …

        lines: the words, never empty.

        ranked: whether the order of the lines says something.
    """

    label: str
    lines: tuple[str, ...]
    ranked: bool = False


@attrs.frozen(kw_only=True)
class Card:
    """One answer, or one declaration of the rulebook.

    Attributes:
        title: its title.

        id: the name by which it is asked for; empty where it has none.

        tone: how it stands.

        aside: a few words after the title; empty for none.

        reasons: the explanation of which the conditions that settle it are shown; None for none.

        details: what is said of it.

        explanation: the explanation that is shown whole; None for none.
    """

    title: str
    id: str = ""
    tone: Tone = "plain"
    aside: str = ""
    reasons: Explanation | None = None
    details: tuple[Detail, ...] = ()
    explanation: Explanation | None = None


@attrs.frozen(kw_only=True)
class Section:
    """A part of a page, under its own title.

    Attributes:
        key: a stable word for links and styles.

        title: the title.

        paragraphs: sentences before the cards.

        cards: the cards.
    """

    key: str
    title: str
    paragraphs: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()


@attrs.frozen(kw_only=True)
class Page:
    """Everything shown at once.

    Attributes:
        lang: the language of its words.

        title: the title.

        paragraphs: sentences before the sections.

        sections: its parts.
    """

    lang: Language
    title: str
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
