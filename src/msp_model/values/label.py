"""Labels: what a person reads, in French first."""

from typing import Literal

import attrs

Language = Literal["fr", "en"]
"""The languages people are answered in: French and English."""


@attrs.frozen
class Label:
    """A text for people, in French and in English.

    French is mandatory; English falls back to French (``en=None``), which packs are warned of.

    Attributes:
        fr: the French words, never empty.

        en: the English words, or None.
    """

    fr: str = attrs.field(validator=attrs.validators.min_len(1))
    en: str | None = None

    def text(self, lang: Language = "fr") -> str:
        """Give the words in *lang*, or in French where English is missing."""
        return self.en if lang == "en" and self.en is not None else self.fr
