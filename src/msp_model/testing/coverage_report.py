"""What a suite has seen of a condition, and the report of it: as text, as Markdown, as a page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from itertools import groupby

import attrs

from msp_model.values import Label, Language


@attrs.define(kw_only=True)
class Seen:
    """How often a suite has seen one condition of one version of a rule.

    Attributes:
        id: the rule or the scheme.

        since: first day of the version; None where it has none.

        part: where the condition stands: ``requires``, ``applies``, ``amount``, a term.

        number: its number in that part, in the order of reading.

        words: the condition.

        true: how often it was met.

        false: how often it was not met.

        unknown: how often it was not known.

        decided_true: how often it was met and, turned over alone, would have given another answer.

        decided_false: how often it was not met and, turned over alone, would have given another answer.
    """

    id: str
    since: date | None
    part: str
    number: int
    words: Label
    true: int = 0
    false: int = 0
    unknown: int = 0
    decided_true: int = 0
    decided_false: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """What has not been seen: ``true``, ``false``, ``unknown``, ``decided_true``, ``decided_false``."""
        names = ("true", "false", "unknown", "decided_true", "decided_false")
        return tuple(name for name in names if not getattr(self, name))

    @property
    def both(self) -> bool:
        """Whether it was seen met and not met."""
        return bool(self.true and self.false)

    @property
    def decided(self) -> bool:
        """Whether it was seen to decide both ways: modified condition/decision coverage."""
        return bool(self.decided_true and self.decided_false)


def share_of(seen: Iterable[bool]) -> float:
    """Give the share of what is so, from 0 to 1; of nothing, the whole."""
    every = list(seen)
    return sum(every) / len(every) if every else 1.0


_TITLE = Label(
    "Conditions vues vraies et fausses : {both} sur {every} ({share:.0%}) ; qui ont décidé dans les deux sens : "
    "{decided} ({decided_share:.0%})",
    "Conditions seen met and not met: {both} of {every} ({share:.0%}); that decided both ways: {decided} "
    "({decided_share:.0%})",
)
_COLUMNS = Label(
    "règle|partie|condition|vraie|fausse|inconnue|décide", "rule|part|condition|met|not met|unknown|decides"
)
_PARTS = {
    "requires": Label("exigé", "required"),
    "applies": Label("applicable", "applies"),
    "amount": Label("montant", "amount"),
}
_MISSING = {
    "true": Label("remplie", "met"),
    "false": Label("non remplie", "not met"),
    "unknown": Label("inconnue", "unknown"),
    "decided_true": Label("remplie, elle seule décide", "met, it alone decides"),
    "decided_false": Label("non remplie, elle seule décide", "not met, it alone decides"),
}
_TO_SHOW = Label("à montrer", "to be shown")
_LEGEND = Label(
    "Une condition décide (+ remplie, - non remplie) quand la retourner seule changerait la réponse.",
    "A condition decides (+ met, - not met) where turning it over alone would change the answer.",
)


def as_text(conditions: Sequence[Seen], lang: Language) -> str:
    """Write a table for a terminal, rule by rule."""
    lines = [_heading(conditions, lang)]
    _, part, condition, *counted = _COLUMNS.text(lang).split("|")
    for name, found in _by_rule(conditions):
        lines += ["", name, "  " + "".join(f"{word:>10}" for word in counted) + f"  {part}: {condition}"]
        lines += [
            "  " + "".join(f"{mark:>10}" for mark in _marks(each)) + f"  {_part(each, lang)}: {each.words.text(lang)}"
            for each in found
        ]
    return "\n".join(lines)


def as_markdown(conditions: Sequence[Seen], lang: Language) -> str:
    """Write one Markdown table."""
    head = _COLUMNS.text(lang).split("|")
    rows = [
        f"| `{each.id}` | {_part(each, lang)} | {each.words.text(lang)} | {' | '.join(_marks(each))} |"
        for each in conditions
    ]
    return "\n".join([_heading(conditions, lang), "", f"| {' | '.join(head)} |", "|---" * len(head) + "|", *rows])


def as_html(conditions: Sequence[Seen], lang: Language) -> str:
    """Write a page that needs nothing from outside."""
    title = escape(_heading(conditions, lang))
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>',
            f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>",
            f"<p>{escape(_LEGEND.text(lang))}</p>",
            *(line for name, found in _by_rule(conditions) for line in _section(name, found, lang)),
            "</main>\n</body>\n</html>\n",
        ]
    )


_STYLE = """
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.3rem; }
h2 { font-size: 1rem; margin: 1.8rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem; border-bottom: 1px solid #ccc; }
td.count { text-align: right; font-variant-numeric: tabular-nums; }
tr.lacking { background: #fff4e5; }
""".strip()


def _section(name: str, found: Iterable[Seen], lang: Language) -> Iterator[str]:
    _, *words = [*_COLUMNS.text(lang).split("|"), _TO_SHOW.text(lang)]
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in words)
    yield f"<h2><code>{escape(name)}</code></h2>\n<table>\n<tr>{head}</tr>"
    for each in found:
        lacking = ", ".join(_MISSING[name].text(lang) for name in each.missing)
        counts = "".join(f'<td class="count">{mark}</td>' for mark in _marks(each))
        words_of = f"<td>{escape(_part(each, lang))}</td><td>{escape(each.words.text(lang))}</td>"
        mark = "" if each.both and each.decided else ' class="lacking"'
        yield f"<tr{mark}>{words_of}{counts}<td>{escape(lacking)}</td></tr>"
    yield "</table>"


def _heading(conditions: Sequence[Seen], lang: Language) -> str:
    both, decided = [each.both for each in conditions], [each.decided for each in conditions]
    return _TITLE.text(lang).format(
        both=sum(both),
        every=len(both),
        share=share_of(both),
        decided=sum(decided),
        decided_share=share_of(decided),
    )


def _by_rule(conditions: Sequence[Seen]) -> Iterator[tuple[str, Iterable[Seen]]]:
    """Give the conditions of each version of each rule, under its name."""
    for (id, since), found in groupby(conditions, lambda each: (each.id, each.since)):
        yield id if since is None else f"{id} ({since})", found


def _part(each: Seen, lang: Language) -> str:
    return _PARTS.get(each.part, Label(each.part)).text(lang)


def _marks(each: Seen) -> list[str]:
    counted = [str(count) if count else "-" for count in (each.true, each.false, each.unknown)]
    return [*counted, "+" * bool(each.decided_true) + "-" * bool(each.decided_false) or "·"]
