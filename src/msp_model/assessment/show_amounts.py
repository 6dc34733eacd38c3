"""The words of amounts: exact, a range, or why they are unknown."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from msp_model.assessment.show_leaves import leaf_words
from msp_model.assessment.show_words import colon, listed, quoted, say
from msp_model.expressions.bound import bound
from msp_model.expressions.domain import Domain
from msp_model.expressions.errors import ExpressionError
from msp_model.expressions.evaluate import Value
from msp_model.expressions.leaves import Fact, Since
from msp_model.expressions.program import FreeLeaf
from msp_model.expressions.spell import spell_amount
from msp_model.values import UNKNOWN, Interval, Language

if TYPE_CHECKING:
    from msp_model.assessment.answer import Amount


_ASKED = (Fact, Since)
_MOST_SHOWN = 3


def amount_words(amount: "Amount", lang: Language) -> str:
    """Write an amount: exact, a range, or why it is unknown and what it hangs on."""
    value = amount.value
    if value is None:
        return say(lang, "aucun", "none")
    if value is not UNKNOWN and not isinstance(value, Interval):
        return value_words(amount, value, lang)
    if amount.unpublished:
        return _not_published(amount, lang)
    telling = value if isinstance(value, Interval) else telling_bounds(amount)
    words = [] if isinstance(value, Interval) or _is_ceiling(amount, telling) else [say(lang, "inconnu", "unknown")]
    if telling is not UNKNOWN:
        words.append(value_words(amount, telling, lang))
    return ", ".join(words) + _hangs_on(amount, lang)


def value_words(amount: "Amount", value: Value, lang: Language) -> str:
    """Write a value of an amount: "at most" where the text says "up to", whatever it is at least."""
    ceiling = value.greatest if _is_ceiling(amount, value) and isinstance(value, Interval) else value
    most = amount.at_most and _settled(ceiling) and ceiling is not None
    return (say(lang, "au plus ", "at most ") if most else "") + spell_amount(ceiling, amount.kind, lang)


def _is_ceiling(amount: "Amount", value: Value) -> bool:
    """Tell whether an unsettled value still says how much may be granted at most."""
    return amount.at_most and isinstance(value, Interval) and value.greatest is not None


def _hangs_on(amount: "Amount", lang: Language) -> str:
    """Name the facts that are missing for an amount."""
    reads = amount.explanation.reads()
    facts = [leaf_words(leaf, lang) for leaf, found in reads if isinstance(leaf, _ASKED) and not _settled(found)]
    shown = facts[:_MOST_SHOWN]
    rest = len(facts) - len(shown)
    if rest:
        shown.append(say(lang, f"et {rest} autre{'s' if rest > 1 else ''}", f"and {rest} more"))
    return f" ({say(lang, 'selon', 'depending on')}{colon(lang)}{listed(shown, lang)})" if shown else ""


def is_unpublished(amount: "Amount") -> bool:
    """Tell whether an amount is unknown because no text gives it."""
    return bool(amount.unpublished) and not _settled(amount.value)


def _settled(found: Any) -> bool:
    return found is not UNKNOWN and not isinstance(found, Interval)


def _not_published(amount: "Amount", lang: Language) -> str:
    """Say that no text gives it; name the figures where it is computed of some, and who is to set them."""
    alone = amount.explanation.program.nodes[amount.explanation.root] in amount.unpublished
    names = "" if alone else ", ".join(quoted(leaf.label.text(lang), lang) for leaf in amount.unpublished)
    regional = any(leaf.set_by == "region" for leaf in amount.unpublished)
    setter = say(lang, "à fixer par la région", "the region's to set") if regional else ""
    more = listed([part for part in (names, setter) if part], lang)
    words = f"{say(lang, 'inconnu', 'unknown')}{colon(lang)}{say(lang, 'non publié', 'not published')}"
    return f"{words} ({more})" if more else words


def telling_bounds(amount: "Amount") -> Value:
    """Give the bounds of an unknown amount that figures set; UNKNOWN where there is none.

    The ends of a fact's domain are further away than anything real, and tell nobody anything: a bound that moves
    when the domains are narrowed comes from them, and is left out.
    """
    bounds = amount.bounds
    if not isinstance(bounds, Interval):
        return bounds
    explanation = amount.explanation
    known = dict(explanation.reads())

    def read(leaf: FreeLeaf) -> Value:
        return _narrowed(leaf.domain, known[leaf]) if leaf in known else UNKNOWN

    try:
        narrowed = bound(explanation.program, read, explanation.today)[explanation.root]
    except ExpressionError:
        return UNKNOWN
    if not isinstance(narrowed, Interval):
        return UNKNOWN
    least = bounds.least if bounds.least == narrowed.least else None
    greatest = bounds.greatest if bounds.greatest == narrowed.greatest else None
    empty = greatest is None and (least is None or least == 0)
    return UNKNOWN if empty else Interval(least, greatest)


def _narrowed(domain: Domain, known: Value) -> Value:
    """Give half of what is still possible of a leaf; a share between 0 and 1 keeps its ends, which are real."""
    if known is not UNKNOWN or not domain.is_range or domain.greatest == 1:
        return known
    least, greatest = domain.least, domain.greatest
    span = greatest - least
    if isinstance(greatest, int | Fraction):
        half = least + span // 2 // domain.step * domain.step
        return Interval(least, half) if half > least else known
    return Interval(least + span / 4, greatest - span / 4)
