"""Strategies: whatever is drawn is valid, says as much as asked, and shrinks to something readable."""

import inspect
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import Phase, assume, find, given, settings, strategies as st
from hypothesis.errors import InvalidArgument

from msp_model import entities, testing, values
from msp_model.documents import DocumentError, dumps, loads
from msp_model.entities import (
    DEPARTEMENTS,
    FRANCE,
    Invalid,
    Msp,
    Profession,
    Team,
    TeamMember,
    Territory,
    Unverifiable,
    Valid,
    dates_in,
    warnings_in,
    who,
)
from msp_model.testing import Stage, dossiers, less_known, msps
from msp_model.testing._register import STRATEGIES, VALUES
from msp_model.testing.strategies.documents import ACROSS, BREAKS, SPOILT
from msp_model.testing.strategies.records import Unknowns
from msp_model.values import UNKNOWN, Interval, Period, Unknown

CENTRE = Territory.parse("region:24")
FIRST = settings(max_examples=3_000, database=None, phases=[Phase.generate])
"""Take the first one found."""
BY_TYPE = {getattr(entities, name): strategy for name, strategy in STRATEGIES.items()}
BY_TYPE |= {getattr(values, name): strategy for name, strategy in VALUES.items()}
WITHOUT = {
    "Valid, Invalid, Unverifiable": "answers to a check, not said by a dossier",
    "NumberConstraint, TextConstraint": "what fields take, not what they hold",
}


def drawn_by(name: str, **arguments: Any) -> st.SearchStrategy[Any]:
    strategy: Callable[..., st.SearchStrategy[Any]] = getattr(testing, name)
    return strategy(**arguments)


def with_unknown() -> list[str]:
    return sorted(
        name for name in BY_TYPE.values() if "unknown" in inspect.signature(getattr(testing, name)).parameters
    )


def unknown_fields(value: Any, path: str = "$") -> list[str]:
    """List the fields, at any depth, of which nothing is known, and days known by a bound only."""
    if value is UNKNOWN or isinstance(value, Interval):
        return [path]
    if isinstance(value, tuple):
        return [found for number, each in enumerate(value) for found in unknown_fields(each, f"{path}[{number}]")]
    if attrs.has(type(value)):
        fields = attrs.fields(type(value))
        return [found for each in fields for found in unknown_fields(getattr(value, each.name), f"{path}.{each.name}")]
    return []


def test_every_entity_and_value_has_its_strategy() -> None:
    classes = {
        getattr(room, name)
        for room in (entities, values)
        for name in room.__all__
        if inspect.isclass(getattr(room, name)) and attrs.has(getattr(room, name))
    }
    left_out = {getattr(entities, name) for names in WITHOUT for name in names.split(", ")}

    assert classes - left_out - set(BY_TYPE) == {Interval}


@pytest.mark.parametrize("type_", sorted(BY_TYPE, key=str), ids=lambda each: each.__name__)
@settings(max_examples=10)
@given(data=st.data())
def test_each_strategy_gives_what_it_says(type_: type, data: st.DataObject) -> None:
    assert isinstance(data.draw(drawn_by(BY_TYPE[type_])), type_)


@pytest.mark.parametrize("name", with_unknown())
@settings(max_examples=20)
@given(data=st.data())
def test_nothing_is_left_out_where_nothing_is_unknown(name: str, data: st.DataObject) -> None:
    value = data.draw(drawn_by(name, unknown="none"))
    elsewhere = ("specialty", "site", "member", "id")  # of physicians only, or told by what holds it

    assert [path for path in unknown_fields(value) if not path.endswith(elsewhere)] == []


@pytest.mark.parametrize("name", ["team_members", "sites", "funding_requests", "aci_declarations", "grants"])
def test_something_may_be_left_out_and_shrinks_to_little(name: str) -> None:
    value = find(drawn_by(name, unknown="some"), lambda drawn: bool(unknown_fields(drawn)))
    told = [each for each in attrs.fields(type(value)) if getattr(value, each.name) != each.default]

    assert len(told) <= 1 + sum(each.default is attrs.NOTHING for each in attrs.fields(type(value)))


def test_a_degree_that_does_not_exist_is_refused() -> None:
    degree: Any = "all"

    with pytest.raises(InvalidArgument, match="'none', 'some' or 'most'"):
        msps(unknown=degree)


@given(msps(unknown="most"))
def test_most_is_left_out(msp: Msp) -> None:
    assert len([each for each in attrs.fields(Msp) if getattr(msp, each.name) is UNKNOWN]) > 5


class TestMsps:
    @given(msps())
    def test_are_read_as_they_are_written(self, msp: Msp) -> None:
        assert loads(dumps(msp, "json"), "json") == msp

    @given(msps(within=CENTRE, unknown="none"))
    def test_lie_where_asked(self, msp: Msp) -> None:
        assert msp.sites is not UNKNOWN
        assert all(site.territory is not UNKNOWN and CENTRE.contains(site.territory) for site in msp.sites)
        assert msp.territory is not UNKNOWN

    @given(msps(days=st.just(date(2024, 2, 29)), unknown="none"))
    def test_have_the_days_that_were_given(self, msp: Msp) -> None:
        steps = msp.health_project
        written = [] if not isinstance(steps, entities.HealthProject) else [steps.drafted_on, steps.validated_on]

        assert msp.observed_on == date(2024, 2, 29)
        assert set(written) <= {None, date(2024, 2, 29)}

    @given(msps(extensions={"pack": st.just("kept")}))
    def test_carry_the_data_of_packs(self, msp: Msp) -> None:
        assert msp.extension("pack") == "kept"

    def test_shrink_to_what_matters(self) -> None:
        def has_a_physician(msp: Msp) -> bool:
            team = msp.team
            return isinstance(team, Team) and any(each.profession is Profession.PHYSICIAN for each in team.members)

        found = find(msps(), has_a_physician)

        assert attrs.evolve(found, sites=UNKNOWN) == Msp(
            id="0", name="Val Val", team=Team(members=(TeamMember(profession=Profession.PHYSICIAN),), complete=False)
        )

    @pytest.mark.parametrize(
        "condition",
        [
            lambda msp: msp.departures is not UNKNOWN and any(each.member is not UNKNOWN for each in msp.departures),
            lambda msp: msp.sites is not UNKNOWN and len(msp.sites) == 2 and len(msp.complete) > 1,
            lambda msp: msp.aci_declarations is not UNKNOWN and len(msp.aci_declarations) == 2,
            lambda msp: (
                isinstance(msp.team, Team) and len({each.id for each in msp.team.members}) < len(msp.team.members)
            ),
            lambda msp: isinstance(msp.team, Team) and isinstance(msp.team.complete, Period),
        ],
        ids=["a member who left", "two sites and two lists", "two years", "a change of situation", "a dated list"],
    )
    def test_reach_what_is_rare(self, condition: Callable[[Msp], bool]) -> None:
        assert condition(find(msps(), condition, settings=FIRST))


class TestPlaces:
    @pytest.mark.parametrize("word", ["FR", "region:24", "departement:2A", "commune:71366"])
    @given(data=st.data())
    def test_lie_within(self, word: str, data: st.DataObject) -> None:
        within = Territory.parse(word)

        assert within.contains(data.draw(testing.territories(within=within)))
        assert within.contains(Territory.parse(f"commune:{data.draw(testing.communes(within=within))}"))
        assert data.draw(testing.departements(within=within)).code in DEPARTEMENTS

    @pytest.mark.parametrize("level", ["country", "region", "departement", "commune"])
    def test_are_of_every_level(self, level: str) -> None:
        assert find(testing.territories(), lambda each: each.level.value == level).level.value == level
        assert FRANCE == find(testing.territories(), lambda _: True)


class TestIdentifiers:
    @pytest.mark.parametrize("name", ["finess_numbers", "rpps_numbers", "siren_numbers", "siret_numbers"])
    @given(data=st.data())
    def test_have_right_keys_or_wrong_ones(self, name: str, data: st.DataObject) -> None:
        assert data.draw(drawn_by(name)).check() == Valid()
        assert isinstance(data.draw(drawn_by(name, right=False)).check(), Invalid)

    @given(testing.adeli_numbers())
    def test_of_adeli_have_none(self, number: entities.Adeli) -> None:
        assert isinstance(number.check(), Unverifiable)

    @given(msps(unknown="none"))
    def test_are_given_to_nobody(self, msp: Msp) -> None:
        assert warnings_in(msp) == ()
        assert msp.finess is None or (msp.finess is not UNKNOWN and msp.finess.text.startswith("00"))


class TestDossiers:
    @pytest.mark.parametrize("stage", Stage)
    @settings(max_examples=20)
    @given(data=st.data())
    def test_tell_everything_up_to_their_stage(self, stage: Stage, data: st.DataObject) -> None:
        msp = data.draw(dossiers(stage, within=CENTRE))
        day, order = msp.observed_on, list(Stage).index(stage)
        assert isinstance(day, date)
        assert isinstance(msp.recognition, entities.Recognition | None)
        assert isinstance(msp.legal_entities, tuple)

        associated = msp.count(day, who.associate, who.physician)
        requests = [each.dissolution_requests for each in msp.legal_entities]

        assert CENTRE.contains(entities.Territory.parse(str(msp.territory)))
        assert [path for path in unknown_fields(msp) if not path.endswith("specialty")] == []
        assert all(msp.lists_all(each) for each in entities.DossierList)
        assert (msp.recognition is not None) == (order >= 1)
        assert (msp.aci_contract is not None) == (order >= 2)
        assert (associated >= 2) if stage in {Stage.RECOGNISED, Stage.ACI} else (associated <= 1)  # type: ignore[operator]
        assert bool(msp.departures) == (order >= 3)
        assert (requests not in ([], [()])) == (stage is Stage.CLOSING)

    @settings(max_examples=20)
    @given(dossiers())
    def test_tell_things_in_order(self, msp: Msp) -> None:
        project = msp.health_project
        assert isinstance(project, entities.HealthProject)
        steps = [project.team_gathered_on, project.drafted_on, project.signed_by_all_on, project.sent_on]
        steps += [project.validated_on] if project.validated_on is not None else []

        assert steps == sorted(steps)  # type: ignore[type-var]
        assert max(steps) <= msp.observed_on  # type: ignore[type-var, operator]

    @given(dossiers(extensions={"pack": st.integers()}, unknown="none"))
    def test_carry_the_data_of_packs(self, msp: Msp) -> None:
        assert isinstance(msp.extension("pack"), int)

    @pytest.mark.parametrize("unknown", ["some", "most"])
    def test_may_be_told_in_part(self, unknown: Unknowns) -> None:
        found = find(dossiers(Stage.ACI, unknown=unknown), lambda msp: msp.aci_contract is UNKNOWN, settings=FIRST)

        assert unknown_fields(found)


def contradicts(less: Any, more: Any) -> bool:
    """Tell whether what is known of something is not a part of what *more* knows."""
    if less is UNKNOWN or less == more:
        return False
    if isinstance(less, Interval) and isinstance(more, date):
        return not ((less.least is None or less.least <= more) and (less.greatest is None or more <= less.greatest))
    if isinstance(less, tuple) and isinstance(more, tuple):
        return len(less) != len(more) or any(map(contradicts, less, more))
    if attrs.has(type(less)) and type(less) is type(more):
        names = [each.name for each in attrs.fields(type(less)) if each.name not in {"complete", "zones"}]
        return any(contradicts(getattr(less, name), getattr(more, name)) for name in names)
    return True


class TestLessKnown:
    @settings(max_examples=30)
    @given(st.data(), msps() | dossiers())
    def test_says_nothing_else(self, data: st.DataObject, whole: Msp) -> None:
        part = data.draw(less_known(whole))

        assert not contradicts(part, whole)
        assert part.complete <= whole.complete
        assert set(dates_in(part)) <= set(dates_in(whole))

    @settings(max_examples=20)
    @given(st.data(), dossiers(Stage.IN_BREACH))
    def test_keeps_periods(self, data: st.DataObject, whole: Msp) -> None:
        part = data.draw(less_known(whole))
        assume(isinstance(part.team, Team))

        assert isinstance(part.team, Team)
        assert all(isinstance(member.period, Period) for member in part.team.members)

    def test_shrinks_to_one_fact(self) -> None:
        whole = find(dossiers(Stage.RECOGNISED), lambda _: True, settings=FIRST)

        assert len(unknown_fields(find(less_known(whole), lambda part: part != whole))) <= 2


class TestInvalidDocuments:
    @given(testing.invalid_documents())
    def test_are_refused_with_every_problem(self, document: testing.InvalidDocument) -> None:
        with pytest.raises(DocumentError) as caught:
            loads(document.text, "json")

        assert set(document.problems) <= {(each.path, each.code) for each in caught.value.problems}

    @pytest.mark.parametrize("name", [*BREAKS, *SPOILT])
    def test_are_broken_in_each_way(self, name: str) -> None:
        if name in SPOILT:
            broken = SPOILT[name]
        else:
            data: dict[str, Any] = {"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A"}}
            broken = testing.InvalidDocument("", tuple(BREAKS[name](data)))
            broken = attrs.evolve(broken, text=json.dumps(data))

        with pytest.raises(DocumentError) as caught:
            loads(broken.text, "json")

        assert [(each.path, each.code) for each in caught.value.problems] == list(broken.problems)

    @pytest.mark.parametrize("name", sorted(BREAKS.keys() - ACROSS))
    def test_are_told_together_whatever_the_two_breaks(self, name: str) -> None:
        for other in sorted(BREAKS.keys() - ACROSS - {name}):
            data: dict[str, Any] = {"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A"}}
            expected = {*BREAKS[name](data), *BREAKS[other](data)}

            with pytest.raises(DocumentError) as caught:
                loads(json.dumps(data), "json")

            assert {(each.path, each.code) for each in caught.value.problems} == expected, other

    @given(testing.documents())
    def test_the_others_are_read(self, document: dict[str, Any]) -> None:
        assert document["format"] == "msp-model"


@given(testing.intervals(testing.days()), testing.some_days(unknown="none"))
def test_days_are_known_where_nothing_is_unknown(
    interval: Interval[date], day: date | Interval[date] | Unknown
) -> None:
    assert isinstance(day, date)
    assert interval.least is None or interval.greatest is None or interval.least < interval.greatest
