"""Explanations as plain text, to be read on a terminal or aloud, and as Markdown."""

import re
from collections.abc import Callable, Iterable

from msp_model.expressions.explain_lines import AGAIN, Line
from msp_model.expressions.spell_values import punctuation
from msp_model.values import Language

Writer = Callable[[str, str], str]
"""Writes words in a style: "words", "source", "role" or "verdict"."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~&!$])")


def clean(words: str) -> str:
    """Put a space for what would break or turn a line: labels are other people's words."""
    return _CONTROL.sub(" ", words)


def to_text(lines: Iterable[Line], lang: Language = "fr") -> str:
    """Write one line of text for each line, indented by two spaces for each level."""
    return "\n".join(f"{'  ' * line.depth}{line.mark} {_sentence(line, lang, _plain)}" for line in lines)


def to_markdown(lines: Iterable[Line], lang: Language = "fr") -> str:
    """Write a nested list; what was found is in bold, sources are in italics."""
    return "\n".join(f"{'  ' * line.depth}- {line.mark} {_sentence(line, lang, _marked_down)}" for line in lines)


def _plain(style: str, words: str) -> str:
    return f" ({clean(words)})" if style == "source" else clean(words)


def _marked_down(style: str, words: str) -> str:
    escaped = _MARKDOWN.sub(r"\\\1", clean(words))
    if style == "verdict":
        return f"**{escaped}**"
    return f" *({escaped})*" if style == "source" else escaped


def _sentence(line: Line, lang: Language, write: Writer) -> str:
    role = write("role", line.role) + punctuation(":", lang) if line.role else ""
    words = "".join(write(piece.style, piece.text) for piece in line.pieces)
    verdict = "" if line.verdict is None else " → " + write("verdict", line.verdict)
    again = f" ({AGAIN.text(lang)})" if line.again else ""
    return f"{role}{words}{verdict}{again}"
