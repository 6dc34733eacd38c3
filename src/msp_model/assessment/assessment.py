"""Assessment: the answer of a rulebook for one dossier on one day."""

from datetime import date
from functools import cached_property
from hashlib import sha256

import attrs

from msp_model.assessment.answer import Answer
from msp_model.expressions.canonical import canonical
from msp_model.values import Unknown


@attrs.frozen(kw_only=True)
class Assessment:
    """What every applicable rule and scheme says of one dossier on one day.

    ``assessment["fr.sisa.composition"]`` gives one answer. The same dossier and the same digest give the same bytes.

    Attributes:
        msp: the dossier's id.

        name: the MSP's name.

        on: the day asked.

        observed_on: the last day on which what the dossier says was seen to be so.

        territory: where the MSP is.

        choices: the reading taken of every interpretation.

        packs: the packs of the rulebook, with their versions.

        answers: the answers, rules first, in order of ids.
    """

    msp: str
    name: str
    on: date
    observed_on: date | Unknown
    territory: str | Unknown
    choices: tuple[tuple[str, str], ...]
    packs: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]

    def __getitem__(self, key: str | tuple[str, str]) -> Answer:
        """Give the answer of a rule or a scheme, by its id, or by its id and the id of a request.

        Raises KeyError where it does not hold here on this day, or where several requests have one.
        """
        name, subject = (key, None) if isinstance(key, str) else key
        found = [one for one in self.answers if one.id == name and (subject is None or one.subject == subject)]
        if len(found) == 1:
            return found[0]
        if found:
            subjects = ", ".join(f"['{name}', '{one.subject}']" for one in found)
            message = f"'{name}' answers for several requests: ask for {subjects}"
            raise KeyError(message)
        message = f"'{name}' is not asked here on {self.on}; there are {', '.join(one.id for one in self.answers)}"
        raise KeyError(message)

    def of_kind(self, kind: str) -> tuple[Answer, ...]:
        """Give the answers of one kind: ``requirement``, ``warning`` or ``scheme``."""
        return tuple(one for one in self.answers if one.kind == kind)

    @property
    def confirmed(self) -> bool | Unknown:
        """Whether the day asked is not after the day on which the dossier was observed; UNKNOWN without that day."""
        return self.observed_on if isinstance(self.observed_on, Unknown) else self.on <= self.observed_on

    @cached_property
    def digest(self) -> str:
        """A stable digest of the rules, figures, readings and pack versions used (SHA-256, in hexadecimal)."""
        parts = [
            *(f"pack {name} {version}" for name, version in self.packs),
            *(f"reading {name} {reading}" for name, reading in self.choices),
        ]
        for answer in self.answers:
            roots = [answer.explanation, *(amount.explanation for amount in answer.terms)]
            if answer.amount is not None:
                roots.append(answer.amount.explanation)
            parts.append(f"{answer.kind} {answer.id}")
            parts.append(canonical(*(one.program.nodes[one.root] for one in roots)))
        return sha256("\n".join(parts).encode()).hexdigest()
