"""The words of what is missing: what it is, and how it is asked."""

from typing import Any, Final

from msp_model.assessment.show_words import colon, quoted, say
from msp_model.expressions.kinds import Day, Truth, inner, is_number, is_one_of
from msp_model.expressions.leaves import Fact, Since
from msp_model.expressions.program import FreeLeaf, every_node
from msp_model.expressions.spell import spell_amount, spell_value
from msp_model.expressions.spell_values import punctuation, unit_words
from msp_model.rulebook.units import Eur
from msp_model.values import Interval, Language

_MOST_MEMBERS: Final = 4
_SHOWN_MEMBERS: Final = 3


def leaf_words(leaf: FreeLeaf, lang: Language) -> str:
    """Name what is missing: a fact, a figure that no text gives, or the days on which some facts changed."""
    if not isinstance(leaf, Since):
        return leaf.label.text(lang)
    facts = [quoted(node.label.text(lang), lang) for node in every_node(leaf.condition) if isinstance(node, Fact)]
    *others, last = facts or [say(lang, "la condition", "the condition")]
    names = f"{', '.join(others)}{say(lang, ' et ', ' and ')}{last}" if others else last
    changed = "ont changé" if others else "a changé"
    return say(lang, f"jours où {changed} {names}", f"days on which {names} changed")


def leaf_question(leaf: FreeLeaf, lang: Language, known: Any = None) -> str:
    """Ask for what is missing: "une SISA existe : oui ou non ?"; say what is already known of it."""
    words = f"{leaf_words(leaf, lang)}{_joint(leaf, lang)}{_asks(leaf, lang)}"
    if isinstance(known, Interval):
        words += f" ({say(lang, 'on sait', 'known')}{colon(lang)}{spell_amount(known, leaf.kind, lang)})"
    return words


def _joint(leaf: FreeLeaf, lang: Language) -> str:
    return ", " if isinstance(leaf, Since) else colon(lang)


def _asks(leaf: FreeLeaf, lang: Language) -> str:
    """Ask yes or no, which day, how many, which of some words."""
    end = punctuation("?", lang).rstrip()
    kind = inner(leaf.kind)
    if isinstance(leaf, Since):
        return say(lang, "lesquels", "which") + end
    if kind is Truth:
        return say(lang, "oui ou non", "yes or no") + end
    if kind is Day:
        return say(lang, "quelle date", "which day") + end
    if is_one_of(kind):
        members = [spell_value(member, lang) for member in leaf.domain.members]
        if len(members) > _MOST_MEMBERS:
            members = [*members[:_SHOWN_MEMBERS], "…"]
        return f"{say(lang, 'quoi', 'which')}{end} ({', '.join(members)})"
    unit = unit_words(kind, lang) if is_number(kind) else ""
    if kind is Eur:
        return say(lang, "quel montant", "which amount") + end
    return say(lang, "combien", "how many") + end + (f" ({unit})" if unit else "")
