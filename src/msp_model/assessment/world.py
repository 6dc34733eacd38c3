"""The world that rules are read in: one dossier, one rulebook, one choice of readings."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import attrs

from msp_model.entities import Msp, Territory, dates_in
from msp_model.expressions.evaluate import Value
from msp_model.expressions.ground import ground
from msp_model.expressions.leaves import Fact
from msp_model.expressions.nodes import Expr
from msp_model.expressions.program import FreeLeaf, Program, program
from msp_model.rulebook.figures import TerritoryFigures
from msp_model.rulebook.rulebook import Rulebook
from msp_model.values import UNKNOWN


class FactError(Exception):
    """The function of a fact failed; the message names the fact, the cause is kept."""


@attrs.frozen(eq=False)
class DossierWorld:
    """What rules see of one dossier: its facts, the figures of its territory, the readings chosen.

    Attributes:
        rulebook: the rulebook.

        subjects: what facts are about, by name: ``msp``, and a ``request`` or a ``declaration`` where there is one.

        place: where the MSP is, or None where that is not known.

        choices: the reading of each interpretation.

        grounded: the programs already grounded, owned by the caller.

        known: the facts already read, by id and day.

        days: every day on which a fact or a figure may change.
    """

    rulebook: Rulebook
    subjects: Mapping[str, object]
    place: Territory | None
    choices: Mapping[str, str]
    grounded: dict[Any, Program] = attrs.field(factory=dict)
    known: dict[tuple[str, date], Value] = attrs.field(factory=dict, init=False)
    days: tuple[date, ...] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        own = (day for subject in self.subjects.values() for day in dates_in(subject))
        object.__setattr__(self, "days", tuple(sorted({*own, *self.rulebook.figure_days})))

    def borders(self) -> Sequence[date]:
        """Give every day on which a fact or a figure may change."""
        return self.days

    def program(self, root: Expr[Any], day: date) -> Program:
        """Give an expression grounded on a day. Raises NotInForceError where a figure has no value then."""
        return self.programs((root,), day)

    def programs(self, roots: tuple[Expr[Any], ...], day: date) -> Program:
        """Give some expressions grounded together on a day."""
        figures = self.figures
        key = (
            roots,
            str(self.place),
            bisect_right(self.rulebook.figure_days, day),
            tuple(sorted(self.choices.items())),
        )
        if key not in self.grounded:
            self.grounded[key] = program(*ground(roots, figures, day, self.choices))
        return self.grounded[key]

    @property
    def figures(self) -> TerritoryFigures:
        """The figures in force where the MSP is."""
        return self.rulebook.figures(self.place)

    def read(self, leaf: FreeLeaf, day: date) -> Value:
        """Give what is known of a leaf on a day. Raises FactError where a fact's function fails."""
        if not isinstance(leaf, Fact):
            return UNKNOWN
        key = (leaf.id, day)
        if key not in self.known:
            self.known[key] = self._fact(leaf, day)
        return self.known[key]

    def _fact(self, leaf: Fact[Any], day: date) -> Value:
        subject = self.subjects.get(leaf.about, UNKNOWN)
        read = leaf.read or self.rulebook.facts[leaf.id].read
        if subject is UNKNOWN or read is None:
            return UNKNOWN
        try:
            return read(subject, day)
        except Exception as error:
            message = f"the fact '{leaf.id}' failed on {day}: {type(error).__name__}: {error}"
            raise FactError(message) from error


def world_of(
    rulebook: Rulebook,
    msp: Msp,
    *,
    chosen: Mapping[str, str] | None = None,
    subjects: Iterable[tuple[str, object]] = (),
    grounded: dict[Any, Program] | None = None,
) -> DossierWorld:
    """Build the world of one dossier.

    Args:
        rulebook: the rulebook.
        msp: the dossier.
        chosen: readings chosen in place of the defaults.
        subjects: what else facts are about, by name.
        grounded: programs already grounded.
    """
    place = None if msp.territory is UNKNOWN else msp.territory
    return DossierWorld(
        rulebook,
        {"msp": msp, **dict(subjects)},
        place,
        rulebook.choices(place, chosen),
        {} if grounded is None else grounded,
    )
