"""Laws that a pack declares: refuted where they do not hold, told where they are of nothing."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.plugins.world import FIRST, pack, professionals
from tests.testing.one import checked, codes, scheme, words

from msp_model.entities import Msp
from msp_model.expressions import OneOf, case, fact, parameter
from msp_model.rulebook import (
    DatedValue,
    Eur,
    Pack,
    ParameterDeclaration,
    Persons,
    Term,
    TextKind,
    unit_named,
)
from msp_model.testing import Law, at_most, falls_with, grows_with
from msp_model.testing.conformance.laws import Law as DeclaredLaw
from msp_model.values import UNKNOWN, Label, Unknown

RATE_UNIT: Any = unit_named("Eur/Persons")


class TestLaws:
    def aid(self, amount: Any) -> Pack:
        cap = ParameterDeclaration(id="one.cap", kind=Eur, label=Label("plafond", "cap"), place="one/parameters.toml")
        rate = ParameterDeclaration(
            id="one.rate", kind=RATE_UNIT, label=Label("taux", "rate"), place="one/parameters.toml"
        )
        [order] = pack("one").texts
        values = (
            *order.values,
            DatedValue(parameter="one.cap", value=900, start=FIRST, at="1"),
            DatedValue(parameter="one.rate", value=100, start=FIRST, at="1"),
        )
        term = Term(id="cap", label=Label("plafond", "cap"), value=parameter("one.cap", Eur))
        return pack(
            "one",
            texts=(attrs.evolve(order, values=values),),
            parameters=(*pack("one").parameters, cap, rate),
            schemes=(scheme(amount=amount, terms=(term,)),),
        )

    @property
    def falling(self) -> Any:
        return parameter("one.cap", Eur) - professionals * parameter("one.rate", RATE_UNIT)

    @property
    def growing(self) -> Any:
        return professionals * parameter("one.rate", RATE_UNIT)

    @pytest.mark.parametrize(
        ("amount", "law", "broken"),
        [
            ("growing", grows_with("one.aid", "professionals"), False),
            ("growing", falls_with("one.aid", "professionals"), True),
            ("falling", falls_with("one.aid", "professionals"), False),
            ("falling", grows_with("one.aid", "professionals"), True),
            ("falling", at_most("one.aid", "cap"), False),
            ("growing", at_most("one.aid", "cap"), True),
            ("growing", grows_with("one.aid", "professionals", part="requires"), False),
        ],
    )
    def test_are_refuted_where_they_do_not_hold(self, amount: str, law: Law, broken: bool) -> None:
        made = self.aid(getattr(self, amount))
        report = checked(made, "laws_are_of_something", "laws_hold", laws=[law], examples=60)

        assert codes(report) == ({"law-broken"} if broken else set()), report.text("en")

    def test_say_what_they_claim(self) -> None:
        assert grows_with("a", "b").label.text("en") == "'amount' of 'a' never falls when 'b' grows"
        assert falls_with("a", "b").label.fr == "« amount » de « a » n’augmente pas quand « b » augmente"
        assert at_most("a", "cap").label.text("en") == "'amount' of 'a' never exceeds 'cap'"

    @pytest.mark.parametrize(
        ("law", "told"),
        [
            (at_most("one.none", "cap"), "no rule 'one.none'; there are: one.aid, one.size"),
            (at_most("one.aid", "limit"), "'one.aid' has no 'limit'; it has: amount, applies, cap, requires"),
            (grows_with("one.aid", "costs"), "'one.aid' has no 'costs'; it has: professionals"),
            (grows_with("one.aid", "professionals", part="bonus"), "'one.aid' has no 'bonus'"),
        ],
    )
    def test_of_nothing_are_told(self, law: Law, told: str) -> None:
        report = checked(self.aid(self.growing), "laws_are_of_something", laws=[law])

        assert told in words(report, "no-law")

    def test_about_a_fact_without_an_order_never_fail(self) -> None:
        kind = OneOf[TextKind]

        @fact(kind, fr="nature", en="kind", about="msp")
        def one_kind(msp: Msp, day: date) -> TextKind | Unknown:
            return UNKNOWN

        [size] = pack("one").rules
        made = pack("one", rules=(attrs.evolve(size, requires=size.requires & one_kind.is_(TextKind.LAW)),))
        law = DeclaredLaw(kind="grows", id="one.size", part="requires", other="one_kind")

        assert codes(checked(made, "laws_hold", laws=[law])) == set()

    def test_about_an_amount_with_two_branches_are_left_to_the_check_of_cases(self) -> None:
        minimum, cap = parameter("one.minimum", Persons), parameter("one.cap", Eur)
        amount = case((professionals >= minimum, self.growing), (professionals > minimum, cap), otherwise=cap)
        made = self.aid(amount)
        laws = [grows_with("one.aid", "professionals")]

        assert "ambiguous-case" in codes(checked(made, "cases_exclude_one_another"))
        assert codes(checked(made, "laws_hold", laws=laws)) <= {"law-broken"}
