"""Closed lists whose words carry a French and an English label."""

from enum import Enum
from typing import Self

from msp_model.values import Label


class LabelledEnum(Enum):
    """A closed list. A member's value is the stable English word of documents, its *label* is what people read.

    Attributes:
        label: the words for a person, French first.
    """

    _value_: str
    label: Label

    def __new__(cls, word: str, fr: str = "", en: str = "") -> Self:
        """Keep the word as the value and the two labels beside it."""
        member = object.__new__(cls)
        member._value_ = word
        member.label = Label(fr, en)
        return member

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
