"""Explanations as an HTML fragment: nested lists that open and close, without style, script or outside asset.

Every word is escaped. The signs and arrows are hidden from screen readers: the verdict is in words beside them.
"""

from collections.abc import Iterable

from msp_model.expressions.explain_lines import AGAIN, Line
from msp_model.expressions.explain_text import clean
from msp_model.expressions.spell_values import punctuation
from msp_model.values import Language

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""As ``html.escape``, whose module brings every named entity."""

_CLASSES = {"✓": "met", "✗": "not-met", "?": "unknown", "•": "figure"}


def to_html(lines: Iterable[Line], lang: Language = "fr") -> str:
    """Write nested lists; what is met is folded, what is not met or unknown is open."""
    written = [f'<div class="msp-explanation" lang="{lang}">', "<ul>"]
    closing: list[str] = []
    for line in lines:
        while len(closing) > line.depth:
            written.append(closing.pop())
        sentence = _sentence(line, lang)
        item = f'<li class="{_CLASSES[line.mark]}">'
        if line.opens:
            folded = "" if line.depth and line.mark in "✓•" else " open"
            written += [f"{item}<details{folded}><summary>{sentence}</summary>", "<ul>"]
            closing.append("</ul></details></li>")
        else:
            written.append(f"{item}{sentence}</li>")
    written += [*closing, "</ul>", "</div>"]
    return "\n".join(written)


def _sentence(line: Line, lang: Language) -> str:
    parts = [f'<span class="mark" aria-hidden="true">{line.mark}</span> ']
    if line.role:
        parts.append(f'<span class="role">{_escaped(line.role + punctuation(":", lang))}</span>')
    for piece in line.pieces:
        cited = piece.style == "source"
        parts.append(f' <small class="source">({_escaped(piece.text)})</small>' if cited else _escaped(piece.text))
    if line.verdict is not None:
        arrow = '<span aria-hidden="true">→</span>'
        parts.append(f' {arrow} <strong class="verdict">{_escaped(line.verdict)}</strong>')
    if line.again:
        parts.append(f" ({_escaped(AGAIN.text(lang))})")
    return "".join(parts)


def _escaped(words: str) -> str:
    return clean(words).translate(_ESCAPES)
