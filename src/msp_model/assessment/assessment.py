"""Assessment: the answer of a rulebook for one dossier on one day."""

from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import attrs

from msp_model.assessment import show_data, show_html, show_text
from msp_model.assessment.answer import Answer
from msp_model.assessment.show_assessment import page_of
from msp_model.assessment.show_questions import Question, questions_of
from msp_model.entities import FRANCE, Territory
from msp_model.expressions.canonical import canonical, canonical_value
from msp_model.expressions.evaluate import Value
from msp_model.expressions.leaves import Fact
from msp_model.rulebook.text import Observation, Text
from msp_model.values import UNKNOWN, Language, Unknown


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

        counting: the texts that publish counts, where the whole rulebook was asked.

        seen: what was so on the day observed and is not known on the day asked, which comes later.
    """

    msp: str
    name: str
    on: date
    observed_on: date | Unknown
    territory: str | Unknown
    choices: tuple[tuple[str, str], ...]
    packs: tuple[tuple[str, str], ...]
    answers: tuple[Answer, ...]
    counting: tuple[Text, ...] = attrs.field(default=(), repr=False)
    seen: tuple[tuple[Fact[Any], Value], ...] = ()

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
    def questions(self) -> tuple[Question, ...]:
        """The missing facts that can still change some answer, most decisive over all answers first."""
        return questions_of(self.answers)

    @cached_property
    def known(self) -> tuple[tuple[Fact[Any], Value], ...]:
        """What the dossier tells of the MSP: each fact that some rule reads and that is known, with its value."""
        found: dict[str, tuple[Fact[Any], Value]] = {}
        for answer in self.answers:
            for leaf, value in answer.explanation.reads():
                if isinstance(leaf, Fact) and leaf.about == "msp" and value is not UNKNOWN:
                    found.setdefault(leaf.id, (leaf, value))
        return tuple(found.values())

    @property
    def observations(self) -> tuple[tuple[Observation, Text], ...]:
        """The published counts of where the MSP is, or of the whole country, each with its text, in order of ids."""
        place = FRANCE if self.territory is UNKNOWN else Territory.parse(self.territory)
        found = ((one, text) for text in self.counting for one in text.observations if one.territory.contains(place))
        return tuple(sorted(found, key=lambda pair: pair[0].id))

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
            said = (answer.title, answer.note, answer.sources, answer.funder, answer.uses, answer.cumulation)
            parts.append(canonical_value((*said, tuple(term.label for term in answer.terms), answer.interpretations)))
        parts.append(canonical_value(self.counting))
        return sha256("\n".join(parts).encode()).hexdigest()

    # -- for readers -------------------------------------------------------------------------------------------------

    def text(self, lang: Language = "fr", *, every: bool = False, explain: bool = False) -> str:
        """Write it as plain text, to be read on a screen or aloud.

        Args:
            lang: the language.
            every: whether every answer is shown in full, those without object and all published counts included.
            explain: whether each answer is followed by its whole explanation.
        """
        return show_text.to_text(page_of(self, lang, every=every, explain=explain))

    def markdown(self, lang: Language = "fr", *, every: bool = False, explain: bool = False) -> str:
        """Write it as Markdown; see `text`."""
        return show_text.to_markdown(page_of(self, lang, every=every, explain=explain))

    def html(self, lang: Language = "fr", *, every: bool = False, fragment: bool = False) -> str:
        """Write it as a page of HTML that needs nothing from outside, whole explanations folded; or as a fragment."""
        return show_html.to_html(page_of(self, lang, every=every, explain=True), fragment=fragment)

    def to_dict(self, *, explain: bool = False) -> dict[str, Any]:
        """Write it as JSON holds it, in both languages; see `show_data` for the keys.

        Args:
            explain: whether the whole explanations are part of it.
        """
        return show_data.assessment_to_data(self, explain=explain)

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        return show_html.to_html(page_of(self, "fr", explain=True), fragment=True)

    def __str__(self) -> str:
        return self.text()
