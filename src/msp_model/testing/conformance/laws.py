"""Laws: what a pack declares of its own rules and schemes, and the kit tries to refute."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Literal

import attrs

from msp_model.expressions import ExpressionError, Value
from msp_model.testing.conformance.report import error
from msp_model.testing.sheets import Sheet, spoken
from msp_model.values import Label, Problem


@attrs.frozen(kw_only=True)
class Law:
    """One law. Make it with `grows_with`, `falls_with` or `at_most`.

    Attributes:
        kind: what is claimed.

        id: the rule or the scheme.

        part: of which part: ``amount``, ``requires``, a term.

        other: the fact that grows, or the part that is the limit.
    """

    kind: Literal["grows", "falls", "at-most"]
    id: str
    part: str
    other: str

    @property
    def label(self) -> Label:
        """The law in words."""
        fr, en = _WORDS[self.kind]
        return Label(fr.format(self=self), en.format(self=self))

    def problems(self, sheet: Sheet, facts: dict[str, Value], raised: Value) -> Iterator[Problem]:
        """Give what refutes the law on a sheet: with these facts, and with *raised* as the value of the fact."""
        try:
            if self.kind == "at-most":
                answers = sheet.answers(facts)
                low, high = answers[self.part], answers[self.other]
            else:
                before = sheet.answers(facts)[self.part]
                after = sheet.answers(facts | {self.other: raised})[self.part]
                low, high = (before, after) if self.kind == "grows" else (after, before)
        except ExpressionError:
            return  # another check tells what is wrong
        if _comparable(low) and _comparable(high) and low > high:
            told = ", ".join(f"{name} = {spoken(value)}" for name, value in sorted(facts.items()))
            yield error(
                f"{self.id}: {self.part}",
                "law-broken",
                f"loi déclarée et non tenue le {sheet.day} : {self.label.fr} ({told}) : {spoken(low)} > {spoken(high)}. "
                "Corriger le dispositif, ou la loi.",
                f"declared law that does not hold on {sheet.day}: {self.label.text('en')} ({told}): {spoken(low)} > "
                f"{spoken(high)}. Mend the scheme, or the law.",
            )


_WORDS = {
    "grows": (
        "« {self.part} » de « {self.id} » ne baisse pas quand « {self.other} » augmente",
        "'{self.part}' of '{self.id}' never falls when '{self.other}' grows",
    ),
    "falls": (
        "« {self.part} » de « {self.id} » n’augmente pas quand « {self.other} » augmente",
        "'{self.part}' of '{self.id}' never grows when '{self.other}' does",
    ),
    "at-most": (
        "« {self.part} » de « {self.id} » ne dépasse pas « {self.other} »",
        "'{self.part}' of '{self.id}' never exceeds '{self.other}'",
    ),
}


def grows_with(id: str, fact: str, *, part: str = "amount") -> Law:
    """Declare that an amount never falls, and a condition never ceases to be met, when a fact grows."""
    return Law(kind="grows", id=id, part=part, other=fact)


def falls_with(id: str, fact: str, *, part: str = "amount") -> Law:
    """Declare that an amount never grows, and a condition never comes to be met, when a fact grows."""
    return Law(kind="falls", id=id, part=part, other=fact)


def at_most(id: str, term: str, *, part: str = "amount") -> Law:
    """Declare that an amount never exceeds a term of the scheme, such as its cap."""
    return Law(kind="at-most", id=id, part=part, other=term)


def _comparable(value: Any) -> bool:
    return isinstance(value, int | Fraction | date)
