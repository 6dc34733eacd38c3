"""Errors of expressions.

ExpressionError
├── KindError           kinds or units do not agree: raised when a rule is built
├── DepthError          a rule nests too deep: raised when it is built
├── DomainError         a value lies outside what its fact declares
├── ZeroDivisorError    a divisor may be zero
├── AmbiguousCaseError  two branches of a case are met at once
└── NotInForceError     a figure is asked for a day that no text covers
"""


class ExpressionError(Exception):
    """Something is wrong with an expression or with a value read for it."""


class KindError(ExpressionError, TypeError):
    """Kinds or units do not agree; the message names both operands."""


class DepthError(ExpressionError, ValueError):
    """An expression nests too deep."""


class DomainError(ExpressionError, ValueError):
    """A value lies outside the domain that its fact declares."""


class ZeroDivisorError(ExpressionError, ZeroDivisionError):
    """A divisor may be zero; the message names the fact or parameter."""


class AmbiguousCaseError(ExpressionError, ValueError):
    """Two branches of a case are met at once; the message names both conditions."""


class NotInForceError(ExpressionError, LookupError):
    """A figure is asked for a day before the first that texts cover, or after a printed end without successor."""
