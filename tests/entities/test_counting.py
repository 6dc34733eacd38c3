"""Counts over a team against every completion of what is not known."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal as Dec
from fractions import Fraction
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from msp_model.entities import (
    EmployerKind,
    Msp,
    Person,
    Practice,
    Profession,
    ProfessionCount,
    Specialty,
    Team,
    TeamMember,
    count,
    count_full_time,
    count_professions,
    is_complete,
    who,
)
from msp_model.entities.who import Question
from msp_model.values import ALWAYS, UNKNOWN, Interval, Period, ProblemsError, SomeDay, Unknown

# --- the oracle: plain people, plain questions ------------------------------------------------------------------------

MANY = 3
"""How many people a completion adds at most where nothing bounds them: enough to see that there is no bound."""

# Transcribed from the table of professions (ANS code: what it counts as), for those drawn here.
GROUPS = {
    Profession.PHYSICIAN: "medical",
    Profession.MIDWIFE: "medical",
    Profession.PHARMACIST: "pharmacist",
    Profession.NURSE: "auxiliary",
    Profession.PODIATRIST: "auxiliary",
    Profession.PSYCHOLOGIST: "other",
}

Someone = dict[str, Any]
Plain = Callable[[Someone], bool]

QUESTIONS: list[tuple[Question, Plain]] = [
    (who.everyone, lambda _: True),
    (who.physician, lambda one: one["profession"] is Profession.PHYSICIAN),
    (
        who.general_practitioner,
        lambda one: one["profession"] is Profession.PHYSICIAN and one["specialty"] is Specialty.GENERAL_PRACTICE,
    ),
    (
        who.other_specialist,
        lambda one: one["profession"] is Profession.PHYSICIAN and one["specialty"] is Specialty.OTHER,
    ),
    (who.medical, lambda one: GROUPS[one["profession"]] == "medical"),
    (who.auxiliary, lambda one: GROUPS[one["profession"]] == "auxiliary"),
    (who.pharmacist, lambda one: GROUPS[one["profession"]] == "pharmacist"),
    (who.eligible_associate, lambda one: GROUPS[one["profession"]] != "other"),
    (who.health_professional, lambda one: GROUPS[one["profession"]] != "other"),
    (
        who.advanced_practice_nurse,
        lambda one: one["profession"] is Profession.NURSE and one["advanced_practice"],
    ),
    (who.liberal, lambda one: one["practice"] in {Practice.LIBERAL, Practice.LIBERAL_COLLABORATOR}),
    (who.salaried, lambda one: one["practice"] is Practice.SALARIED),
    (
        who.salaried_by_sisa,
        lambda one: one["practice"] is Practice.SALARIED and one["employer"] is EmployerKind.SISA,
    ),
    (who.associate, lambda one: one["sisa_associate"]),
    (who.at_site("main"), lambda one: one["site"] == "main"),
    (
        who.of_profession(Profession.NURSE, Profession.MIDWIFE),
        lambda one: one["profession"] in {Profession.NURSE, Profession.MIDWIFE},
    ),
    (who.negation(who.associate), lambda one: not one["sisa_associate"]),
    (
        who.any_of(who.associate, who.liberal),
        lambda one: one["sisa_associate"] or one["practice"] in {Practice.LIBERAL, Practice.LIBERAL_COLLABORATOR},
    ),
]

PAIRS = [
    ((who.associate, who.physician), (QUESTIONS[13][1], QUESTIONS[1][1])),
    ((who.associate, who.auxiliary), (QUESTIONS[13][1], QUESTIONS[5][1])),
    ((who.associate, who.liberal), (QUESTIONS[13][1], QUESTIONS[10][1])),
    ((who.salaried_by_sisa, who.health_professional), (QUESTIONS[12][1], QUESTIONS[8][1])),
]
ASKED: list[tuple[tuple[Question, ...], tuple[Plain, ...]]] = [((ours,), (plain,)) for ours, plain in QUESTIONS]
ASKED += PAIRS

FIELDS: dict[str, list[Any]] = {
    "profession": list(GROUPS),
    "specialty": list(Specialty),
    "advanced_practice": [True, False],
    "practice": list(Practice),
    "employer": [EmployerKind.SISA, EmployerKind.OTHER, None],
    "sisa_associate": [True, False],
    "site": ["main", "annex", None],
}

DAYS = [date(2024, 1, 1) + timedelta(days=number) for number in range(4)]
WORLD = [DAYS[0] - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=1)]


def possible(one: Someone) -> bool:
    """Tell whether such a person can be: who is salaried, and only they, has an employer."""
    return (one["practice"] is Practice.SALARIED) == (one["employer"] is not None)


def completed(person: Person) -> list[Someone]:
    """Give every person that *person* may be."""
    held = {name: getattr(person, name) for name in FIELDS}
    choices = [values if held[name] is UNKNOWN else [held[name]] for name, values in FIELDS.items()]
    return [one for each in product(*choices) if possible(one := dict(zip(FIELDS, each, strict=True)))]


def days_of(border: SomeDay | None, none: date) -> list[date]:
    """Give the days that *border* may be."""
    if border is None:
        return [none]
    if border is UNKNOWN:
        return WORLD
    if isinstance(border, date):
        return [border]
    least, greatest = border.least or WORLD[0], border.greatest or WORLD[-1]
    return [day for day in WORLD if least <= day <= greatest]


def there(period: Period | Unknown, day: date, observed_on: date | Unknown) -> set[bool]:
    """Tell whether someone may and may not be there on *day*, as ``presence`` words it, over all completions."""
    start, until = (UNKNOWN, UNKNOWN) if period is UNKNOWN else (period.start, period.until)
    pairs = list(product(days_of(start, date.min), days_of(until, date.max)))
    if observed_on is not UNKNOWN and UNKNOWN in {start, until}:
        come = start is UNKNOWN or all(first <= observed_on for first in days_of(start, date.min))
        stays = until is UNKNOWN or all(observed_on < end for end in days_of(until, date.max))
        if come and stays:
            pairs = [(first, end) for first, end in pairs if first <= observed_on < end]
    return {first <= day < end for first, end in pairs}


def everyone_in(team: Team) -> tuple[Person, ...]:
    """Give all the entries of a team."""
    return (*team.members, *team.counts)


def heads(person: Person) -> Iterable[int]:
    """Give how many people an entry may stand for."""
    if isinstance(person, TeamMember):
        return [1]
    if person.count is UNKNOWN:
        return range(MANY + 1)
    if isinstance(person.count, Interval):
        least = person.count.least or 0
        return range(least, (least + MANY if person.count.greatest is None else person.count.greatest) + 1)
    return [person.count]


def every_count(team: Team, day: date, plain: tuple[Plain, ...], observed_on: date | Unknown) -> set[int]:
    """Count the people for whom all of *plain* hold, in every completion; many more where the list is open."""
    sums = {0}
    for person in everyone_in(team):
        answers = {all(question(one) for question in plain) for one in completed(person)}
        presences = there(person.period, day, observed_on)
        own = set()
        for number, here in product(heads(person), presences):
            own |= {sum(each) for each in product(answers, repeat=number)} if here else {0}
        sums = {total + more for total in sums for more in own}
    if is_complete(team, day) is not True:
        sums = {total + more for total in sums for more in range(MANY + 1)}
    return sums


def bounded(team: Team) -> bool:
    """Tell whether every entry stands for a bounded number of people."""
    return all(
        isinstance(entry.count, int) or (isinstance(entry.count, Interval) and entry.count.greatest is not None)
        for entry in team.counts
    )


# --- what is drawn ----------------------------------------------------------------------------------------------------

borders: st.SearchStrategy[SomeDay] = st.sampled_from(
    [
        UNKNOWN,
        *DAYS,
        Interval(None, DAYS[1]),
        Interval(DAYS[2], None),
        Interval(DAYS[1], DAYS[3]),
    ]
)


@st.composite
def periods(draw: st.DrawFn) -> Period | Unknown:
    """Draw a period, or nothing."""
    start, until = draw(borders | st.none()), draw(borders | st.none())
    try:
        return Period(start=start, until=until)
    except ValueError:
        return UNKNOWN


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what is known of someone, or of people counted together."""
    profession = draw(st.sampled_from([UNKNOWN, *GROUPS]))
    physician, nurse = profession is Profession.PHYSICIAN, profession is Profession.NURSE
    practice, employer = draw(
        st.sampled_from(
            [
                (UNKNOWN, UNKNOWN),
                (UNKNOWN, EmployerKind.SISA),
                (UNKNOWN, EmployerKind.OTHER),
                (UNKNOWN, None),
                (Practice.SALARIED, UNKNOWN),
                (Practice.SALARIED, EmployerKind.SISA),
                (Practice.LIBERAL, UNKNOWN),
                (Practice.LIBERAL_COLLABORATOR, None),
                (Practice.VOLUNTEER, UNKNOWN),
            ]
        )
    )
    return {
        "profession": profession,
        "specialty": draw(st.sampled_from([UNKNOWN, *Specialty])) if physician else UNKNOWN,
        "advanced_practice": draw(st.sampled_from([UNKNOWN, False, *([True] if nurse else [])])),
        "practice": practice,
        "employer": employer,
        "sisa_associate": draw(st.sampled_from([UNKNOWN, True, False])),
        "site": draw(st.sampled_from([UNKNOWN, "main", "annex", None])),
        "period": draw(periods()),
    }


members = people().map(lambda known: TeamMember(**known))
numbers: st.SearchStrategy[int | Interval[int] | Unknown] = st.sampled_from(
    [
        0,
        1,
        2,
        UNKNOWN,
        Interval(1, None),
        Interval(None, 2),
        Interval(1, 2),
    ]
)
counted = st.builds(lambda known, number: ProfessionCount(count=number, **known), people(), numbers)
teams = st.builds(
    Team,
    members=st.lists(members, max_size=3).map(tuple),
    counts=st.lists(counted, max_size=2).map(tuple),
    complete=st.sampled_from([True, True, False, UNKNOWN, Period(start=DAYS[1], until=DAYS[3]), ALWAYS]),
)
observations: st.SearchStrategy[date | Unknown] = st.sampled_from([UNKNOWN, *DAYS])


def as_range(found: int | Interval[int] | Unknown) -> tuple[int, int | None]:
    """Give both ends of a count."""
    if found is UNKNOWN:
        return 0, None
    return (found, found) if isinstance(found, int) else (found.least or 0, found.greatest)


class TestCount:
    @given(team=teams, day=st.sampled_from(DAYS), asked=st.sampled_from(ASKED), observed_on=observations)
    def test_is_the_exact_range_over_every_completion(
        self,
        team: Team,
        day: date,
        asked: tuple[tuple[Question, ...], tuple[Plain, ...]],
        observed_on: date | Unknown,
    ) -> None:
        questions, plain = asked
        every = every_count(team, day, plain, observed_on)

        least, greatest = as_range(count(team, day, *questions, observed_on=observed_on))

        assert least == min(every)
        if greatest is not None:
            assert greatest == max(every)
        elif is_complete(team, day) is True and bounded(team):
            pytest.fail("a closed list of bounded counts has a greatest number")

    @given(team=teams, day=st.sampled_from(DAYS), observed_on=observations)
    def test_an_open_list_has_no_upper_bound(self, team: Team, day: date, observed_on: date | Unknown) -> None:
        if is_complete(team, day) is not True:
            assert as_range(count(team, day, who.physician, observed_on=observed_on))[1] is None

    def test_nothing_said_of_the_team_is_unknown(self) -> None:
        assert count(UNKNOWN, DAYS[0]) is UNKNOWN
        assert count_full_time(UNKNOWN, DAYS[0]) is UNKNOWN
        assert count_professions(UNKNOWN, DAYS[0]) is UNKNOWN

    def test_no_team_has_nobody(self) -> None:
        assert count(None, DAYS[0]) == 0
        assert count_full_time(None, DAYS[0]) == 0
        assert count_professions(None, DAYS[0]) == 0

    def test_five_physicians_and_one_unknown_are_at_least_five(self) -> None:
        five = (TeamMember(profession=Profession.PHYSICIAN, period=ALWAYS),) * 5
        team = Team(members=(*five, TeamMember(period=ALWAYS)), complete=True)

        assert count(team, DAYS[0], who.physician) == Interval(5, 6)
        assert count(attrs.evolve(team, complete=UNKNOWN), DAYS[0], who.physician) == Interval(5, None)

    def test_an_incomplete_list_of_nobody_says_nothing(self) -> None:
        assert count(Team(), DAYS[0], who.physician) is UNKNOWN
        assert count(Team(complete=True), DAYS[0], who.physician) == 0

    def test_changes_on_a_day_of_the_dossier_only(self) -> None:
        member = TeamMember(profession=Profession.NURSE, period=Period(start=DAYS[1], until=Interval(DAYS[2], DAYS[3])))
        team = Team(members=(member,), complete=True)

        found = [count(team, day, who.auxiliary) for day in (*DAYS, WORLD[-1])]

        assert found == [0, 1, Interval(0, 1), 0, 0]


class TestCountFullTime:
    def test_adds_up_posts_and_keeps_bounds(self) -> None:
        half = TeamMember(profession=Profession.NURSE, full_time_equivalent=Dec("0.5"), period=ALWAYS)
        third = ProfessionCount(
            profession=Profession.NURSE, count=3, full_time_equivalent=Dec("1.25"), sisa_associate=True, period=ALWAYS
        )
        closed = Team(members=(half,), counts=(third,), complete=True)

        assert count_full_time(closed, DAYS[0], who.auxiliary) == Fraction(7, 4)
        assert count_full_time(closed, DAYS[0], who.associate) == Interval(Fraction(5, 4), Fraction(7, 4))
        assert count_full_time(closed, DAYS[0], who.physician) == 0
        assert count_full_time(attrs.evolve(closed, complete=False), DAYS[0], who.physician) is UNKNOWN

    def test_a_post_of_unknown_size_has_no_greatest(self) -> None:
        team = Team(members=(TeamMember(profession=Profession.NURSE, period=ALWAYS),), complete=True)

        assert count_full_time(team, DAYS[0], who.auxiliary) is UNKNOWN
        assert count_full_time(Team(counts=(ProfessionCount(count=0),), complete=True), DAYS[0]) == 0


class TestCountProfessions:
    @given(team=teams, day=st.sampled_from(DAYS), observed_on=observations)
    def test_is_the_exact_range_over_every_completion(self, team: Team, day: date, observed_on: date | Unknown) -> None:
        """Asked of three professions, so that both limits of the greatest are met."""
        known = (Profession.NURSE, Profession.MIDWIFE, Profession.PHARMACIST)
        sets: set[frozenset[Profession]] = {frozenset()}
        for person in everyone_in(team):
            found = {one["profession"] if one["profession"] in known else None for one in completed(person)}
            own: set[frozenset[Profession]] = set()
            for number, here in product(heads(person), there(person.period, day, observed_on)):
                own |= {frozenset(filter(None, each)) for each in product(found, repeat=number if here else 0)}
            sets = {one | other for one in sets for other in own}
        sizes = {len(each) for each in sets}

        least, greatest = as_range(count_professions(team, day, who.of_profession(*known), observed_on=observed_on))

        assert least == min(sizes)
        assert greatest == (max(sizes) if is_complete(team, day) is True else None)

    def test_someone_surely_there_has_a_profession(self) -> None:
        team = Team(members=(TeamMember(period=ALWAYS), TeamMember(period=ALWAYS)), complete=True)

        assert count_professions(team, DAYS[0]) == Interval(1, 2)

    def test_two_of_one_profession_are_one(self) -> None:
        nurse = TeamMember(profession=Profession.NURSE, period=ALWAYS)

        assert count_professions(Team(members=(nurse, nurse), complete=True), DAYS[0], who.auxiliary) == 1


class TestWho:
    @given(known=people(), asked=st.sampled_from(QUESTIONS))
    def test_answers_what_every_completion_answers(self, known: dict[str, Any], asked: tuple[Question, Plain]) -> None:
        ours, plain = asked
        person = TeamMember(**known)
        every = {bool(plain(one)) for one in completed(person)}

        assert ours(person) is (every.pop() if len(every) == 1 else UNKNOWN)

    @pytest.mark.parametrize(
        ("signed", "answer"),
        [(None, False), (UNKNOWN, UNKNOWN), (DAYS[1], True), (DAYS[3], False), (Interval(None, DAYS[2]), True)],
    )
    def test_a_signatory_has_signed_by_the_day(self, signed: SomeDay | None, answer: bool | Unknown) -> None:
        assert who.signatory(DAYS[2])(TeamMember(project_signed_on=signed)) is answer

    def test_groups_are_asked_through_professions(self) -> None:
        nurse = TeamMember(profession=Profession.NURSE)

        assert who.of_group(Profession.NURSE.group)(nurse) is True
        assert who.of_group(Profession.PHYSICIAN.group)(nurse) is False
        assert who.of_group()(TeamMember()) is UNKNOWN


class TestObserved:
    def test_romenay_on_the_day_observed_and_later(self) -> None:
        """Romenay: a general practitioner is still there on 24 December 2024; nothing is said of another day."""
        gp = TeamMember(profession=Profession.PHYSICIAN, specialty=Specialty.GENERAL_PRACTICE)
        romenay = Msp(id="romenay", name="MSP de Romenay", observed_on=date(2024, 12, 24), team=Team(members=(gp,)))

        assert romenay.count(date(2024, 12, 24), who.general_practitioner) == Interval(1, None)
        assert romenay.count(date(2024, 12, 23), who.general_practitioner) is UNKNOWN
        assert romenay.count(date(2026, 3, 17), who.general_practitioner) is UNKNOWN
        assert romenay.count(date(2024, 12, 24), who.auxiliary) is UNKNOWN
        assert romenay.count_professions(date(2024, 12, 24)) == Interval(1, None)
        assert romenay.count_full_time(date(2024, 12, 24)) is UNKNOWN


class TestRefusals:
    @pytest.mark.parametrize(
        ("known", "path"),
        [
            ({"specialty": Specialty.GENERAL_PRACTICE}, "$.specialty"),
            ({"profession": Profession.DENTIST, "specialty": Specialty.OTHER}, "$.specialty"),
            ({"advanced_practice": True}, "$.advanced_practice"),
            ({"profession": Profession.MIDWIFE, "advanced_practice": True}, "$.advanced_practice"),
            ({"practice": Practice.SALARIED, "employer": None}, "$.employer"),
            ({"practice": Practice.LIBERAL, "employer": EmployerKind.SISA}, "$.employer"),
        ],
    )
    def test_what_cannot_be_true_of_one_person(self, known: dict[str, Any], path: str) -> None:
        for build in (lambda: TeamMember(**known), lambda: ProfessionCount(count=1, **known)):
            with pytest.raises(ProblemsError, match="contradiction") as caught:
                build()
            assert [problem.path for problem in caught.value.problems] == [path]

    def test_one_person_is_not_in_two_situations_on_one_day(self) -> None:
        before = TeamMember(id="gp-1", period=Period(start=DAYS[0], until=DAYS[2]))
        after = TeamMember(id="gp-1", period=Period(start=DAYS[2], until=None))

        Team(members=(before, after))
        with pytest.raises(ProblemsError, match="duplicate"):
            Team(members=(before, attrs.evolve(after, period=Period(start=DAYS[1], until=None))))
