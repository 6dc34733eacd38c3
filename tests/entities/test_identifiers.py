"""Identifiers: shapes refused, keys checked, La Poste's exception."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from msp_model.entities import Adeli, Finess, Invalid, Rpps, Siren, Siret, Unverifiable, Valid
from msp_model.values import ProblemsError

DATA = Path(__file__).parents[1] / "data" / "finess" / "finess_numbers.txt"
REAL = DATA.read_text(encoding="utf-8").split()


def luhn_sum(digits: str) -> int:
    """Add up as the formula of Luhn says: from the right, each second digit doubled, nine taken from two-digit results."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total


def with_key(digits: str) -> str:
    """Complete *digits* with the last digit that makes the formula right."""
    return next(f"{digits}{key}" for key in range(10) if luhn_sum(f"{digits}{key}") % 10 == 0)


class TestFiness:
    def test_the_key_of_every_real_number_is_right(self) -> None:
        assert len(REAL) == 1987
        assert [number for number in REAL if Finess.parse(number).check() != Valid()] == []

    def test_real_numbers_cover_corsica_and_overseas(self) -> None:
        assert {"2A", "2B", "97", "98"} <= {number[:2] for number in REAL}

    @given(number=st.sampled_from(REAL), place=st.integers(2, 8), digit=st.sampled_from("0123456789"))
    def test_one_wrong_digit_is_found_and_kept(self, number: str, place: int, digit: str) -> None:
        changed = number[:place] + digit + number[place + 1 :]

        verdict = Finess.parse(changed).check()

        assert isinstance(verdict, Valid if changed == number else Invalid)
        assert str(Finess.parse(changed)) == changed

    @pytest.mark.parametrize("number", ["2A0000030", "2B0000012"])
    def test_corsica_counts_a_as_1_and_b_as_2(self, number: str) -> None:
        """Source: data/finess; the two numbers are real."""
        assert number in REAL
        assert luhn_sum(number.replace("A", "1").replace("B", "2")) % 10 == 0

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("01000003", "wrong-length"),
            ("0100000320", "wrong-length"),
            ("", "wrong-length"),
            ("2a0000030", "wrong-characters"),
            ("2C0000030", "wrong-characters"),
            ("A10000030", "wrong-characters"),
            ("01000003A", "wrong-characters"),
            ("01 000003", "wrong-characters"),
            ("٠١٠٠٠٠٠٣٢", "wrong-characters"),
        ],
    )
    def test_another_shape_is_refused_without_quoting_it(self, text: str, code: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            Finess.parse(text)

        (problem,) = caught.value.problems
        assert (problem.path, problem.code) == ("$", code)
        assert not text or text not in problem.text("fr") + problem.text("en")


class TestRpps:
    @given(number=st.text("0123456789", min_size=10, max_size=10).map(with_key))
    def test_the_key_is_luhn_over_eleven_digits(self, number: str) -> None:
        wrong = number[:-1] + str((int(number[-1]) + 1) % 10)

        assert Rpps.parse(number).check() == Valid()
        assert isinstance(Rpps.parse(wrong).check(), Invalid)

    @pytest.mark.parametrize("text", ["1" * 10, "1" * 12, "1234567890A", "12345 67890"])
    def test_another_shape_is_refused(self, text: str) -> None:
        with pytest.raises(ProblemsError, match=r"wrong-length|wrong-characters"):
            Rpps.parse(text)


class TestAdeli:
    def test_nothing_can_be_said_of_its_key(self) -> None:
        verdict = Adeli.parse("759999999").check()

        assert isinstance(verdict, Unverifiable)
        assert verdict.reason.en == "this number carries no check digit"

    def test_another_shape_is_refused(self) -> None:
        with pytest.raises(ProblemsError, match="wrong-length"):
            Adeli.parse("75999999")


class TestSirenAndSiret:
    def test_a_known_company_is_right(self) -> None:
        """Source: the worked example of the Luhn key of SIREN and SIRET, 732 829 320 and 732 829 320 00074."""
        assert Siren.parse("732829320").check() == Valid()
        assert Siret.parse("73282932000074").check() == Valid()

    @given(number=st.text("0123456789", min_size=8, max_size=8).map(with_key))
    def test_the_key_of_a_siren_is_luhn(self, number: str) -> None:
        wrong = number[:-1] + str((int(number[-1]) + 1) % 10)

        assert Siren.parse(number).check() == Valid()
        assert isinstance(Siren.parse(wrong).check(), Invalid)

    def test_la_poste_follows_its_own_formula(self) -> None:
        """The digits of its establishments add up to a multiple of five; its head office follows Luhn."""
        by_five, by_luhn = "35600000000001", with_key("3560000000005")

        assert sum(map(int, by_five)) % 5 == 0
        assert luhn_sum(by_five) % 10 != 0
        assert Siret.parse(by_five).check() == Valid()
        assert Siret.parse("35600000000048").check() == Valid()
        assert sum(map(int, by_luhn)) % 5 != 0
        assert isinstance(Siret.parse(by_luhn).check(), Invalid)

    def test_an_establishment_of_a_wrong_siren_is_wrong(self) -> None:
        number = with_key("7328293210001")

        assert isinstance(Siret.parse(number).check(), Invalid)

    @pytest.mark.parametrize("text", ["732 829 320", "73282932", "7328293200", "73282932X"])
    def test_another_shape_is_refused(self, text: str) -> None:
        with pytest.raises(ProblemsError):
            Siren.parse(text)
        with pytest.raises(ProblemsError):
            Siret.parse(text)


@given(text=st.text(max_size=16))
def test_reading_gives_an_identifier_or_problems(text: str) -> None:
    for kind, shape in (
        (Finess, r"([0-9]{2}|2[AB])[0-9]{7}"),
        (Rpps, r"[0-9]{11}"),
        (Siren, r"[0-9]{9}"),
        (Siret, r"[0-9]{14}"),
    ):
        try:
            read = kind.parse(text)
        except ProblemsError:
            assert re.fullmatch(shape, text) is None
        else:
            assert re.fullmatch(shape, text) is not None
            assert str(read) == read.text == text
