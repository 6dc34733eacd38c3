"""Marginal: what one more protocol, mission, patient or colleague would bring, from the same expressions.

Each step changes a few facts of a statement, and the total is computed again. Nothing is said of a step whose facts
are not known.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from msp_model.expressions import Fact, Value, bound
from msp_model.expressions.program import FreeLeaf
from msp_model.national.aci import facts, team_facts
from msp_model.national.aci.opening import site_facts
from msp_model.national.aci.statement import AciStatement, Money, between, bounds_of, is_known
from msp_model.values import Label

Change = Callable[[Any], Any]
"""From the value of a fact to another, the same where there is nothing to change."""

AnyFact = Fact[Any]
"""A fact of any kind."""


@attrs.frozen(kw_only=True)
class Step:
    """Something more that an MSP could do.

    Attributes:
        id: its name.

        label: its words.

        changes: the facts it changes, and how.
    """

    id: str
    label: Label
    changes: tuple[tuple[AnyFact, Change], ...]


@attrs.frozen(kw_only=True)
class AciGain:
    """What one more step would bring in the year.

    Attributes:
        id: the step's name.

        label: its words.

        gain: the euros it brings; where other facts are missing, the hull of what it brings where they are least and
            where they are most favourable.

        total: the total with it.
    """

    id: str
    label: Label
    gain: Money
    total: Money


def _more(step: int | Fraction) -> Change:
    return lambda value: value + step


def _yes(_value: object) -> bool:
    return True


def _no(_value: object) -> bool:
    return False


def _step(id: str, fr: str, en: str, *changes: tuple[AnyFact, Change]) -> Step:
    return Step(id=id, label=Label(fr, en), changes=changes)


def _counted(patients: int, files: int) -> Iterator[Step]:
    one = _more(1)
    yield _step(
        "patients", f"{patients} patients de plus", f"{patients} more patients", (facts.patients, _more(patients))
    )
    yield _step("protocol", "un protocole de plus", "one more protocol", (facts.protocols, one))
    yield _step("mission", "une mission de santé publique de plus", "one more mission", (facts.mission_themes, one))
    yield _step("meeting", "une réunion de concertation de plus", "one more meeting", (facts.meetings, one))
    yield _step(
        "files", f"{files} dossiers discutés de plus", f"{files} more files", (facts.files_discussed, _more(files))
    )
    yield _step(
        "placement",
        "un stage de plus, d'un autre stagiaire",
        "one more placement, of another trainee",
        (facts.placements, one),
        (facts.distinct_trainees, one),
    )
    yield _step(
        "national-protocol",
        "un protocole national de coopération de plus",
        "one more national cooperation protocol",
        (facts.national_protocols, one),
    )
    yield _step(
        "second-resort",
        "une demi-journée de second recours par semaine de plus",
        "half a day of second resort a week more",
        (facts.second_resort_days, _more(Fraction(1, 2))),
    )
    yield _step("cstm", "un médecin en CSTM de plus", "one more CSTM physician", (facts.cstm_physicians, one))


def _colleagues() -> Iterator[Step]:
    one = _more(1)
    associate = (team_facts.associated_professionals, one)
    yield _step("associate", "un associé de plus, d'une profession déjà présente", "one more associate", associate)
    yield _step(
        "medical-profession",
        "un associé d'une profession médicale de plus",
        "an associate of one more medical profession",
        associate,
        (team_facts.medical_professions, one),
    )
    yield _step(
        "pharmacist",
        "un pharmacien associé",
        "an associated pharmacist",
        associate,
        (team_facts.pharmacist_associated, _yes),
    )
    yield _step(
        "paramedical-profession",
        "un associé d'une profession paramédicale de plus",
        "an associate of one more paramedical profession",
        associate,
        (team_facts.paramedical_professions, one),
    )
    yield _step("ipa", "un IPA dans l'équipe", "an advanced-practice nurse", (team_facts.advanced_practice_nurse, _yes))


_YES_STEPS: tuple[tuple[str, str, str, tuple[AnyFact, ...]], ...] = (
    ("unscheduled-care", "organiser les soins non programmés", "organise unscheduled care", (facts.unscheduled_care,)),
    ("crisis-plan", "écrire le plan de crise", "write the crisis plan", (facts.crisis_plan,)),
    ("crisis-actions", "agir pendant la crise", "act in the crisis", (facts.crisis_plan, facts.crisis_actions)),
    ("users-1", "implication des usagers, niveau 1", "involvement of users, level 1", (facts.users_informed,)),
    (
        "users-2",
        "implication des usagers, niveau 2",
        "involvement of users, level 2",
        (facts.users_informed, facts.users_partners),
    ),
    ("satisfaction", "mesurer la satisfaction des patients", "survey satisfaction", (facts.satisfaction_survey,)),
    (
        "coordination",
        "dédier du temps à la coordination",
        "dedicate time to coordination",
        (facts.coordination_function,),
    ),
    ("external", "organiser la coordination externe", "organise external coordination", (facts.external_coordination,)),
    ("quality-1", "démarche qualité, niveau 1", "quality approach, level 1", (facts.quality_diagnosis,)),
    (
        "quality-2",
        "démarche qualité, niveau 2",
        "quality approach, level 2",
        (facts.quality_diagnosis, facts.quality_plan),
    ),
    (
        "quality-3",
        "démarche qualité, niveau 3",
        "quality approach, level 3",
        (facts.quality_diagnosis, facts.quality_plan, facts.quality_results),
    ),
    ("heart-failure", "parcours insuffisance cardiaque", "heart-failure pathway", (facts.heart_failure_pathway,)),
    ("child-obesity", "parcours obésité de l'enfant", "child obesity pathway", (facts.child_obesity_pathway,)),
    (
        "obesity-mission",
        "donner à une mission le thème de l'obésité de l'enfant",
        "give a mission the theme of child obesity",
        (facts.child_obesity_mission,),
    ),
)


def _undertakings() -> Iterator[Step]:
    for id, fr, en, asked in _YES_STEPS:
        yield _step(id, fr, en, *((fact, _yes) for fact in asked))
    yield _step("sas-half", "SAS : la moitié des médecins", "SAS: half of the physicians", (facts.sas_half, _yes))
    yield _step(
        "sas-full",
        "SAS : tous les médecins",
        "SAS: all physicians",
        (facts.sas_full, _yes),
        (facts.sas_half, _no),
    )


def _systems(eve: date) -> Iterator[Step]:
    def since(acquired: date | None) -> date:
        return eve if acquired is None or acquired > eve else acquired

    def whole(_value: object) -> int:
        return 1

    yield _step(
        "standard-system",
        "système d'information standard toute l'année",
        "standard information system all year",
        (facts.standard_system_acquired_on, since),
        (facts.standard_share_by_months, whole),
        (facts.standard_share_by_days, whole),
    )
    yield _step(
        "advanced-system",
        "système d'information avancé toute l'année",
        "advanced information system all year",
        (facts.advanced_system_acquired_on, since),
        (facts.advanced_share_by_months, whole),
        (facts.advanced_share_by_days, whole),
    )


def _opening(sites: int) -> Iterator[Step]:
    for number in range(1, sites + 1):
        site, where = site_facts(number), f"site {number}"
        yield _step(
            f"saturday-{number}",
            f"ouvrir le samedi matin ({where})",
            f"open on Saturday mornings ({where})",
            (site.saturday_morning, _yes),
        )
        yield _step(
            f"hours-{number}",
            f"deux heures d'ouverture de plus par jour ({where})",
            f"two more hours open a day ({where})",
            (site.weekday_hours, _more(2)),
        )
        yield _step(
            f"holidays-{number}",
            f"ne pas fermer ({where})",
            f"not to close ({where})",
            (site.closed_in_holidays, lambda _value: 0),
            (site.closed_outside_holidays, lambda _value: 0),
        )


def marginal(statement: AciStatement, *, patients: int = 500, files: int = 10) -> tuple[AciGain, ...]:
    """Rank what one more of each input would bring in the year, in euros, the most first.

    Steps that are already taken, that the exercise does not know or whose facts are missing are left out.

    Args:
        statement: the statement to start from.
        patients: how many more patients one step is.
        files: how many more discussed files one step is.
    """
    sheet, values = statement.sheet, statement.explanation.values
    known = {leaf: values[place] for place, leaf in sheet.program.free()}
    read_in_total = {leaf for _, leaf in sheet.total.free()}
    sites = sum(name.startswith("aci.opening.") and name.endswith("hours") for name in map(_id, known))
    steps = (*_counted(patients, files), *_colleagues(), *_undertakings(), *_systems(date(statement.year - 1, 12, 31)))
    found = []
    for step in (*steps, *_opening(sites)):
        changed = _changed(step, known)
        if changed and read_in_total & changed.keys():
            after = bound(sheet.total, {**known, **changed}.__getitem__, sheet.day)[sheet.total.roots[0]]
            found.append(AciGain(id=step.id, label=step.label, gain=_gain(statement.total, after), total=after))
    return tuple(sorted(found, key=_order))


def _id(leaf: FreeLeaf) -> str:
    return getattr(leaf, "id", "")


def _changed(step: Step, known: Mapping[FreeLeaf, Value]) -> dict[FreeLeaf, Value]:
    """Give the facts of the exercise that a step changes; nothing where one is missing, or would be beyond reason."""
    changed: dict[FreeLeaf, Value] = {}
    for fact, change in step.changes:
        if fact not in known:
            continue
        before = known[fact]
        if not is_known(before):
            return {}
        after = change(before)
        if fact.domain.is_range and isinstance(after, int | Fraction) and not after <= fact.domain.greatest:
            continue
        if after != before:
            changed[fact] = after
    return changed


def _gain(before: Money, after: Money) -> Money:
    """Give what is gained: exact, or the hull of the gains at both ends of what is missing."""
    (low, high), (new_low, new_high) = bounds_of(before), bounds_of(after)
    ends = [new - old for old, new in ((low, new_low), (high, new_high)) if old is not None and new is not None]
    return between(min(ends, default=None), max(ends, default=None))


def _order(gain: AciGain) -> tuple[Fraction, str]:
    least, greatest = bounds_of(gain.gain)
    return (-Fraction(greatest if greatest is not None else least or 0), gain.id)
