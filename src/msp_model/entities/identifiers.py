"""Identifiers of places, companies and people, kept as written.

An identifier of the wrong length or with other characters is refused when it is built. A wrong check digit is kept and
said by ``check()``: official test data fail it too.
"""

import re
from collections.abc import Iterator
from typing import Self

import attrs

from msp_model.entities.checks import check, problem
from msp_model.values import Label, Problem


@attrs.frozen(kw_only=True)
class Valid:
    """The check digit is right."""


@attrs.frozen(kw_only=True)
class Invalid:
    """The check digit is wrong: the identifier is kept, and flagged.

    Attributes:
        reason: why, for a person.
    """

    reason: Label


@attrs.frozen(kw_only=True)
class Unverifiable:
    """Nothing in the identifier allows a check.

    Attributes:
        reason: why, for a person.
    """

    reason: Label


Check = Valid | Invalid | Unverifiable
"""What ``check()`` says of an identifier."""

_WRONG_KEY = Label("la clé de contrôle ne correspond pas", "the check digit does not match")
_NO_KEY = Label("ce numéro ne porte pas de clé de contrôle", "this number carries no check digit")


def _shape(text: object, *, length: int, characters: str, fr: str, en: str) -> Iterator[Problem]:
    """Give what is wrong with the length or the characters of *text*, without quoting it."""
    if not isinstance(text, str):
        yield problem("$", "wrong-type", "un texte est attendu", "a text is expected")
    elif len(text) != length:
        message = f"{length} caractères attendus, {len(text)} lus", f"{length} characters expected, {len(text)} read"
        yield problem("$", "wrong-length", *message)
    elif re.fullmatch(characters, text) is None:
        yield problem("$", "wrong-characters", f"{fr} attendus", f"expected: {en}")


def _luhn(digits: str) -> Check:
    """Check the Luhn key of *digits*, the formula of FINESS, RPPS, SIREN and most SIRET numbers."""
    from stdnum import luhn  # noqa: PLC0415  stdnum loads ssl: only those who check a key pay for it

    return Valid() if luhn.is_valid(digits) else Invalid(reason=_WRONG_KEY)


@attrs.frozen(kw_only=True)
class Finess:
    """Number of an establishment or of a legal entity in the national file FINESS: nine characters.

    The first two are the departement, 2A and 2B in Corsica; the last is a Luhn key, computed with A as 1 and B as 2.
    Source: FINESS open data; the key was found right on 1,987 published numbers.

    Attributes:
        text: the number as written.
    """

    text: str

    def __attrs_post_init__(self) -> None:
        """Refuse another length or other characters."""
        words = {
            "fr": "neuf chiffres, ou 2A ou 2B puis sept chiffres",
            "en": "nine digits, or 2A or 2B and seven digits",
        }
        check(self, _shape(self.text, length=9, characters=r"(?:[0-9]{2}|2[AB])[0-9]{7}", **words))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read *text*; raises ProblemsError when its length or its characters are wrong."""
        return cls(text=text)

    def check(self) -> Check:
        """Say whether the Luhn key is right."""
        return _luhn(self.text.replace("A", "1").replace("B", "2"))

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Rpps:
    """Number of a health professional in the shared national register (RPPS): eleven digits, the last a Luhn key.

    It names a person: no rule needs it, and it may always be left out. Source: ANS, RPPS.

    Attributes:
        text: the number as written.
    """

    text: str

    def __attrs_post_init__(self) -> None:
        """Refuse another length or other characters."""
        check(self, _shape(self.text, length=11, characters=r"[0-9]{11}", fr="onze chiffres", en="eleven digits"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read *text*; raises ProblemsError when its length or its characters are wrong."""
        return cls(text=text)

    def check(self) -> Check:
        """Say whether the Luhn key is right."""
        return _luhn(self.text)

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Adeli:
    """Former number of a health professional (ADELI): nine characters without a published key.

    It names a person: no rule needs it, and it may always be left out. Source: public RPPS verification code.

    Attributes:
        text: the number as written.
    """

    text: str

    def __attrs_post_init__(self) -> None:
        """Refuse another length or other characters."""
        words = {
            "fr": "neuf chiffres, ou 2A ou 2B puis sept chiffres",
            "en": "nine digits, or 2A or 2B and seven digits",
        }
        check(self, _shape(self.text, length=9, characters=r"(?:[0-9]{2}|2[AB])[0-9]{7}", **words))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read *text*; raises ProblemsError when its length or its characters are wrong."""
        return cls(text=text)

    def check(self) -> Check:
        """Say that nothing can be said."""
        return Unverifiable(reason=_NO_KEY)

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Siren:
    """Number of a company or an association in the INSEE register (SIREN): nine digits, the last a Luhn key.

    Attributes:
        text: the number as written.
    """

    text: str

    def __attrs_post_init__(self) -> None:
        """Refuse another length or other characters."""
        check(self, _shape(self.text, length=9, characters=r"[0-9]{9}", fr="neuf chiffres", en="nine digits"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read *text*; raises ProblemsError when its length or its characters are wrong."""
        return cls(text=text)

    def check(self) -> Check:
        """Say whether the key is right, as python-stdnum computes it."""
        from stdnum.fr import siren  # noqa: PLC0415  stdnum loads ssl: only those who check a key pay for it

        return Valid() if siren.is_valid(self.text) else Invalid(reason=_WRONG_KEY)

    def __str__(self) -> str:
        return self.text


@attrs.frozen(kw_only=True)
class Siret:
    """Number of an establishment in the INSEE register (SIRET): a SIREN and five digits, the last a Luhn key.

    The establishments of La Poste follow another formula, which python-stdnum knows.

    Attributes:
        text: the number as written.
    """

    text: str

    def __attrs_post_init__(self) -> None:
        """Refuse another length or other characters."""
        check(self, _shape(self.text, length=14, characters=r"[0-9]{14}", fr="quatorze chiffres", en="fourteen digits"))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read *text*; raises ProblemsError when its length or its characters are wrong."""
        return cls(text=text)

    def check(self) -> Check:
        """Say whether the key is right, as python-stdnum computes it."""
        from stdnum.fr import siret  # noqa: PLC0415  stdnum loads ssl: only those who check a key pay for it

        return Valid() if siret.is_valid(self.text) else Invalid(reason=_WRONG_KEY)

    def __str__(self) -> str:
        return self.text


Identifier = Finess | Rpps | Adeli | Siren | Siret
"""Any identifier of this room."""
