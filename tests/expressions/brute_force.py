"""What is missing, by trying every completion: the definition, without any diagram."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from tests.expressions.generators import Example, Situation, completions, key

Values = tuple[Any, ...]


class Trial:
    """The answers of every completion of a partial situation."""

    def __init__(self, example: Example, partial: Situation) -> None:
        self.leaves = [leaf for _, leaf in example.program.free()]
        self.keys = [key(leaf) for leaf in self.leaves]
        self.answers: dict[Values, Any] = {
            tuple(situation.values()): example.oracle(situation, example.today)
            for situation in completions(example.program, partial)
        }
        self.allowed: list[list[Any]] = [
            list(dict.fromkeys((type(values[place]), values[place]) for values in self.answers))
            for place in range(len(self.keys))
        ]

    def common(self) -> list[Any]:
        """List the answers that occur."""
        return list(set(self.answers.values()))

    def lines(self, place: int) -> Iterator[tuple[Values, list[Any]]]:
        """Give, for each completion of the other leaves, the answers along one leaf, in order of its values."""
        along: dict[Values, list[Any]] = {}
        for values, answer in self.answers.items():
            along.setdefault((*values[:place], *values[place + 1 :]), []).append(answer)
        return iter(along.items())

    def decisive(self) -> set[str]:
        """List the leaves of which two values give two answers, for some completion of the others."""
        return {
            name for place, name in enumerate(self.keys) if any(len(set(line)) > 1 for _, line in self.lines(place))
        }

    def runs(self, place: int) -> list[list[int]]:
        """Part the values of a leaf: neighbouring numbers or days that never give two answers are together."""
        lines = [line for _, line in self.lines(place)]
        count = len(self.allowed[place])
        parts: list[list[int]] = []
        for number in range(count):
            ordered = number > 0 and self._is_range(place, number) and self._is_range(place, number - 1)
            if ordered and all(line[number] == line[number - 1] for line in lines):
                parts[-1].append(number)
            else:
                parts.append([number])
        return parts

    def _is_range(self, place: int, number: int) -> bool:
        return self.leaves[place].domain.is_range and self.allowed[place][number][1] is not None

    def share(self, name: str) -> Fraction:
        """Give the share of the completions of the others in which a leaf is decisive, runs equally likely."""
        chosen = self.keys.index(name)
        weights: list[dict[Any, Fraction]] = []
        for place in range(len(self.keys)):
            parts = self.runs(place)
            weights.append(
                {self.allowed[place][number]: Fraction(1, len(parts) * len(part)) for part in parts for number in part}
            )
        others: Sequence[dict[Any, Fraction]] = [weight for place, weight in enumerate(weights) if place != chosen]
        return sum(
            (
                prod(
                    (weight[type(value), value] for weight, value in zip(others, values, strict=True)),
                    start=Fraction(1),
                )
                for values, line in self.lines(chosen)
                if len(set(line)) > 1
            ),
            Fraction(0),
        )
