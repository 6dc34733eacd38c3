"""Problems: what is wrong with a document, a text or a plugin, as data."""

from typing import Literal

import attrs

from msp_model.values.label import Label, Language

Severity = Literal["error", "warning"]
"""Whether a problem refuses the document or is only kept with it."""


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong, where, and what to do about it.

    An *error* refuses the document. A *warning* is kept with the value: on doubt the library accepts and flags.

    Attributes:
        path: where, as ``$.team.members[0].profession`` in a document, or ``file: key`` in a text.

        code: a stable word of a closed, documented list (``unknown-field``, ``wrong-type`` …).

        message: the sentence for a person. It quotes no personal datum.

        severity: ``error`` or ``warning``.

        line: first line concerned, from 1, where the format tells it.

        column: first column concerned, from 1, where the format tells it.
    """

    path: str
    code: str
    message: Label
    severity: Severity = "error"
    line: int | None = None
    column: int | None = None

    def text(self, lang: Language = "fr") -> str:
        """Give ``path: message [code]`` in one line."""
        place = self.path if self.line is None else f"{self.path} (l. {self.line})"
        return f"{place}: {self.message.text(lang)} [{self.code}]"


class ProblemsError(ValueError):
    """Something was refused; ``problems`` says everything that is wrong with it at once."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(problem.text("en") for problem in self.problems)
