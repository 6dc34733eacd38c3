"""UNKNOWN: the value of what nobody has said.

UNKNOWN is not None. In this library ``None`` means *known to be absent* ("no SISA exists"), UNKNOWN means
*not known* ("whether a SISA exists is not said"). Type checkers narrow with ``value is UNKNOWN``.
"""

from enum import Enum
from typing import Final, Literal, NoReturn


class Unknown(Enum):
    """The type of UNKNOWN, its only member."""

    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        """Refuse: an unknown is neither true nor false."""
        message = "UNKNOWN is neither true nor false: write 'value is UNKNOWN' or 'value is True'"
        raise TypeError(message)

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __str__(self) -> str:
        return "UNKNOWN"


UNKNOWN: Final[Literal[Unknown.UNKNOWN]] = Unknown.UNKNOWN
"""Not known. Compare with ``is``; it has no truth value."""
