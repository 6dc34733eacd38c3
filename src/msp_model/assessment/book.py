"""Book: a rulebook that answers."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import attrs

from msp_model.assessment.assess import assess
from msp_model.assessment.assessment import Assessment
from msp_model.entities import Msp
from msp_model.expressions.program import Program
from msp_model.rulebook.rulebook import Rulebook
from msp_model.values import Problem

MAX_GROUNDED = 20_000
"""The most programs that a book keeps grounded; beyond it the oldest are let go."""


@attrs.frozen(eq=False)
class Book:
    """A rulebook that answers: it keeps what is prepared between two questions.

    Attributes:
        rulebook: texts, figures, rules and schemes.

        failures: what was left out when the packs were loaded, as problems.

        grounded: the programs prepared so far.

        prepared: what other readings of the same rulebook keep prepared, under keys of their own.
    """

    rulebook: Rulebook
    failures: tuple[Problem, ...] = ()
    grounded: dict[Any, Program] = attrs.field(factory=dict, init=False, repr=False)
    prepared: dict[Any, Any] = attrs.field(factory=dict, init=False, repr=False)

    def under(self, *reforms: str) -> "Book":
        """Give the book that there would be under some reforms, laid one after the other; this one stays as it is.

        Raises KeyError for a reform that does not exist, naming those that do; RulebookError where they do not go
        together.
        """
        return Book(self.rulebook.under(*reforms), self.failures)

    def assess(
        self,
        msp: Msp,
        on: date,
        *,
        interpretations: Mapping[str, str] | None = None,
        only: Iterable[str] | None = None,
    ) -> Assessment:
        """Ask every applicable rule and scheme what it says of *msp* on a day.

        Args:
            msp: the dossier.
            on: the day asked.
            interpretations: readings chosen in place of the defaults, by interpretation.
            only: the ids of the rules and schemes asked; all where it is left out.

        Raises TypeError where *on* is no day or *only* a single text; NotInForceError for a day before 1900 or after
        2199, which no fact knows; KeyError for an interpretation, a reading, a rule or a scheme that does not exist,
        naming those that do; FactError where a fact's function fails.
        """
        if len(self.grounded) > MAX_GROUNDED:
            self.grounded.clear()
        return assess(self.rulebook, msp, on, chosen=interpretations, only=only, grounded=self.grounded)
