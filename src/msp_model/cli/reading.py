"""What the rulebook says of itself: who reads what, and when it holds."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from msp_model.assessment.show_words import long_day, say
from msp_model.expressions import Choice, Fact
from msp_model.expressions.kinds import KindValue, Truth, inner, is_maybe, kind_name
from msp_model.expressions.leaves import Parameter
from msp_model.expressions.nodes import Expr
from msp_model.expressions.spell_values import spell_day
from msp_model.rulebook import Entry, Rule, Rulebook, Scheme
from msp_model.values import UNKNOWN, Language, Period

Declared = Rule | Scheme
L = TypeVar("L", bound=Expr[Any])


def declared_of(rulebook: Rulebook) -> tuple[Declared, ...]:
    """Give every version of every rule and scheme."""
    return (*rulebook.rules, *rulebook.schemes)


def expressions_of(declared: Declared) -> tuple[Expr[Any], ...]:
    """Give every expression of a rule or a scheme."""
    return (declared.requires, declared.applies) if isinstance(declared, Rule) else declared.expressions()


def read_by(declared: Declared, leaf: type[L]) -> list[L]:
    """Give the leaves of one class that a rule or a scheme reads, each id once, in the order of reading."""
    found = (node for node in declared.nodes if isinstance(node, leaf))
    return list({getattr(node, "id", ""): node for node in found}.values())


def readers(rulebook: Rulebook, name: str, leaf: type[Fact[Any]] | type[Parameter[Any]] | type[Choice]) -> list[str]:
    """Give the ids of the rules and schemes that read a fact, a parameter or an interpretation."""
    ids = (one.id for one in declared_of(rulebook) if any(node.id == name for node in read_by(one, leaf)))
    return list(dict.fromkeys(ids))


def holds(declared: Declared, day: date | None) -> bool:
    """Tell whether a rule may hold on a day; on any where no day is asked."""
    return day is None or declared.period.contains(day) is not False


def pack_of(rulebook: Rulebook, declared: Declared) -> str:
    """Give the pack that declares a rule or a scheme."""
    return next(pack.id for pack in rulebook.packs if declared in (*pack.rules, *pack.schemes))


def entries_of(rulebook: Rulebook, parameter: str) -> Iterator[tuple[str, Entry]]:
    """Give the values of a parameter, with the territory of each, the country first."""
    found = [(str(place), history) for (name, place), history in rulebook.built.items() if name == parameter]
    for place, history in sorted(found, key=lambda pair: (pair[0] != "FR", pair[0])):
        for entry in history.entries:
            yield place, entry


def period_words(period: Period, lang: Language) -> str:
    """Write the days on which something holds: du 14 mai 2021 au 28 décembre 2023."""
    start, until = period.start, period.until
    if isinstance(start, date) and isinstance(until, date):
        first, last = long_day(start, lang), long_day(until - timedelta(days=1), lang)
        return say(lang, f"du {first} au {last}", f"from {first} to {last}")
    parts = []
    if isinstance(start, date):
        parts.append(say(lang, f"depuis le {long_day(start, lang)}", f"since {long_day(start, lang)}"))
    elif start is not None:
        parts.append(say(lang, "début inconnu", "start unknown"))
    if isinstance(until, date):
        last = long_day(until - timedelta(days=1), lang)
        parts.append(say(lang, f"jusqu'au {last}", f"until {last}"))
    elif until is not None:
        parts.append(say(lang, "fin inconnue", "end unknown"))
    return ", ".join(parts) or say(lang, "toujours", "always")


def period_cell(period: Period, lang: Language) -> str:
    """Write the days on which something holds, for a table: 14/05/2021 - 28/12/2023; ? stands for a day not known."""
    start, until = period.start, period.until
    first = spell_day(start, lang) if isinstance(start, date) else "?"
    last = spell_day(until - timedelta(days=1), lang) if isinstance(until, date) else "?"
    if until is None:
        return say(lang, "toujours", "always") if start is None else f"{say(lang, 'depuis', 'since')} {first}"
    return f"{say(lang, 'jusque', 'until')} {last}" if start is None else f"{first} - {last}"


def kind_words(kind: KindValue, lang: Language) -> str:
    """Write what kind of thing a fact or a figure is."""
    words = say(lang, "oui ou non", "yes or no") if inner(kind) is Truth else kind_name(inner(kind), lang)
    return words + say(lang, ", ou absent", ", or absent") if is_maybe(kind) else words


def entry_period(entry: Entry) -> Period:
    """Give the days on which a value holds."""
    return Period(start=UNKNOWN if entry.start is None else entry.start, until=entry.until)
