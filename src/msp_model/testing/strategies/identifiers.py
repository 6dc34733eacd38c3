"""Identifiers: invented numbers with right check digits, of series that are given to nobody.

Every number begins with two zeros: no departement, no company and no register begins so, so that none can be that of
a person or of a place.
"""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import strategies as st

from msp_model.entities import Adeli, Finess, Rpps, Siren, Siret

T = TypeVar("T")


def finess_numbers(*, right: bool = True) -> st.SearchStrategy[Finess]:
    """Draw FINESS numbers, with a right check digit or a wrong one."""
    return _keyed(9, Finess.parse, right=right)


def rpps_numbers(*, right: bool = True) -> st.SearchStrategy[Rpps]:
    """Draw RPPS numbers, with a right check digit or a wrong one."""
    return _keyed(11, Rpps.parse, right=right)


def siren_numbers(*, right: bool = True) -> st.SearchStrategy[Siren]:
    """Draw SIREN numbers, with a right check digit or a wrong one."""
    return _keyed(9, Siren.parse, right=right)


def siret_numbers(*, right: bool = True) -> st.SearchStrategy[Siret]:
    """Draw SIRET numbers of invented companies, with right check digits or a wrong last one."""
    companies = _keyed(9, str, right=True)
    branches = st.integers(0, 9_999).map("{:04}".format)
    return st.tuples(companies, branches).map("".join).map(lambda digits: Siret.parse(_with_key(digits, right=right)))


def adeli_numbers() -> st.SearchStrategy[Adeli]:
    """Draw ADELI numbers, which carry no check digit."""
    return st.integers(0, 10**7 - 1).map(lambda number: Adeli.parse(f"00{number:07}"))


def _keyed(length: int, parse: Callable[[str], T], *, right: bool) -> st.SearchStrategy[T]:
    free = length - 3
    return st.integers(0, 10**free - 1).map(lambda number: parse(_with_key(f"00{number:0{free}}", right=right)))


def _with_key(digits: str, *, right: bool) -> str:
    """Add the Luhn key, or another digit: every second digit from the right is doubled, its own digits added."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits)))
    key = -sum(number // 10 + number % 10 for number in doubled) % 10
    return f"{digits}{key if right else (key + 1) % 10}"
