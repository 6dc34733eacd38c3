"""The health project, recognition as an MSP, and the first steps of a team."""

from collections.abc import Iterator
from datetime import date

from msp_model.entities import CareKind, EvaluationCommitment, HealthProject, Msp, Recognition, who
from msp_model.expressions import Day, Maybe, Truth, fact
from msp_model.national.facts.known import as_observed, begun, day_if_come, in_calendar, lasting
from msp_model.values import UNKNOWN, Interval, SomeDay, Unknown

# -- the steps of a team, in their order ------------------------------------------------------------------------------


@fact(Truth, about="msp", fr="le projet de MSP est engagé", en="the project of an MSP has begun")
def project_begun(msp: Msp, day: date) -> bool | Unknown:
    """Whether the team has taken a first step: it gathered, began its project, was recognised or opened."""
    project = msp.health_project
    gathered = project.team_gathered_on if isinstance(project, HealthProject) else None
    steps = [begun(when, day) for when in (gathered, msp.opened_on, *_later_steps(msp))]
    if any(step is True for step in steps):
        return True
    if isinstance(project, HealthProject):
        return as_observed(msp, day, value=True)
    return UNKNOWN if project is UNKNOWN or UNKNOWN in steps else False


@fact(
    Maybe[Day],
    about="msp",
    fr="jour où les professionnels se sont réunis",
    en="day on which the professionals gathered",
    change="later",
)
def team_gathered_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day on which the professionals agreed to work together, absent as long as it has not come.

    Where it is not told, it is at the latest the day of the first later step.
    """
    if msp.team is None:
        return None
    project = msp.health_project
    told = project.team_gathered_on if isinstance(project, HealthProject) else UNKNOWN
    if told is not UNKNOWN:
        return day_if_come(told, day)
    latest = [_latest(when) for when in _later_steps(msp)]
    come = [when for when in latest if when is not None and when <= day]
    return in_calendar(Interval(None, min(come))) if come else UNKNOWN


def _later_steps(msp: Msp) -> Iterator[SomeDay | None]:
    """Give the days of the steps that a team takes once it has gathered."""
    project, recognition = msp.health_project, msp.recognition
    if isinstance(project, HealthProject):
        yield from (project.needs_identified_on, project.drafted_on, project.signed_by_all_on)
        yield from (project.sent_on, project.validated_on)
    if isinstance(recognition, Recognition):
        yield recognition.recognised_on


def _latest(when: SomeDay | None) -> date | None:
    """Give the day by which *when* has come, None where nothing tells."""
    return when.greatest if isinstance(when, Interval) else when if isinstance(when, date) else None


@fact(Truth, about="msp", fr="les professionnels sont réunis", en="the professionals have gathered")
def team_gathered(msp: Msp, day: date) -> bool | Unknown:
    """Whether the professionals have agreed to work together."""
    if msp.team is None:
        return False
    project = msp.health_project
    told = project.team_gathered_on if isinstance(project, HealthProject) else UNKNOWN
    later = any(begun(when, day) is True for when in _later_steps(msp))
    return True if told is UNKNOWN and later else begun(told, day)


def _step(msp: Msp, when: str, day: date) -> bool | Unknown:
    """Tell whether a step of the project has come; where no project is begun, none has."""
    project = msp.health_project
    if isinstance(project, HealthProject):
        return begun(getattr(project, when), day)
    return UNKNOWN if project is UNKNOWN else False


@fact(Truth, about="msp", fr="les besoins locaux sont identifiés", en="the local needs are identified")
def needs_identified(msp: Msp, day: date) -> bool | Unknown:
    """Whether the local needs have been identified."""
    return _step(msp, "needs_identified_on", day)


@fact(Truth, about="msp", fr="le projet de santé est rédigé", en="the health project is drafted")
def project_drafted(msp: Msp, day: date) -> bool | Unknown:
    """Whether the text of the project is complete."""
    return _step(msp, "drafted_on", day)


@fact(
    Truth,
    about="msp",
    fr="tous les membres professionnels de santé ont signé le projet",
    en="every member who is a health professional has signed the project",
)
def project_signed_by_all(msp: Msp, day: date) -> bool | Unknown:
    """Whether no health professional of the team lacks a signature: one who joins has yet to sign."""
    if not isinstance(msp.health_project, HealthProject):
        return UNKNOWN if msp.health_project is UNKNOWN else False
    unsigned = msp.count(day, who.health_professional, who.negation(who.signatory(day)))
    if unsigned is not UNKNOWN and (unsigned.least if isinstance(unsigned, Interval) else unsigned):
        return False
    if unsigned == 0 and msp.team is not None:
        return True
    return begun(msp.health_project.signed_by_all_on, day)


@fact(Truth, about="msp", fr="le projet de santé est transmis à l'ARS", en="the health project was sent to the ARS")
def project_sent(msp: Msp, day: date) -> bool | Unknown:
    """Whether the project was sent to the regional health agency, which the law asks for."""
    return _step(msp, "sent_on", day)


@fact(Truth, about="msp", fr="le projet de santé est validé", en="the health project is validated")
def project_validated(msp: Msp, day: date) -> bool | Unknown:
    """Whether the project was validated, which recognition and money ask for, and still is."""
    project = msp.health_project
    if isinstance(project, HealthProject):
        return lasting(msp, project.validated_on, project.validation_ended_on, day)
    return UNKNOWN if project is UNKNOWN else False


@fact(Truth, about="msp", fr="l'équipe est reconnue comme MSP", en="the team is recognised as an MSP")
def recognised(msp: Msp, day: date) -> bool | Unknown:
    """Whether the team was recognised as an MSP, and still is."""
    if isinstance(msp.recognition, Recognition):
        return lasting(msp, msp.recognition.recognised_on, msp.recognition.ended_on, day)
    return UNKNOWN if msp.recognition is UNKNOWN else False


# -- what the project says --------------------------------------------------------------------------------------------


@fact(
    Truth,
    about="msp",
    fr="le projet de santé est élaboré par les membres",
    en="the health project is drawn up by the members",
)
def project_drafted_by_members(msp: Msp, _day: date) -> bool | Unknown:
    """Whether the members drew the project up themselves."""
    project = msp.health_project
    return project.drafted_by_members if isinstance(project, HealthProject) else UNKNOWN


@fact(
    Truth,
    about="msp",
    fr="le projet est compatible avec le schéma régional de santé",
    en="the project is compatible with the regional health scheme",
)
def project_compatible(msp: Msp, _day: date) -> bool | Unknown:
    """Whether the project is compatible with the regional health scheme."""
    project = msp.health_project
    return project.compatible_with_regional_plan if isinstance(project, HealthProject) else UNKNOWN


@fact(
    Truth,
    about="msp",
    fr="les membres assurent des soins de premier recours",
    en="the members give first-resort care",
)
def first_resort_care(msp: Msp, _day: date) -> bool | Unknown:
    """Whether first-resort care is part of what the members do."""
    project = msp.health_project
    care = project.care if isinstance(project, HealthProject) else UNKNOWN
    return UNKNOWN if care is UNKNOWN else CareKind.FIRST_RESORT in care


@fact(Truth, about="msp", fr="des patients sont hébergés", en="patients are accommodated")
def accommodation(msp: Msp, _day: date) -> bool | Unknown:
    """Whether patients are accommodated, which an MSP may not do."""
    project = msp.health_project
    return project.accommodation if isinstance(project, HealthProject) else UNKNOWN


@fact(
    Truth,
    about="msp",
    fr="l'équipe s'est engagée à évaluer ses pratiques",
    en="the team has committed itself to evaluate its practices",
)
def evaluation_committed(msp: Msp, day: date) -> bool | Unknown:
    """Whether a commitment to evaluate practices was made, and stands."""
    commitment = msp.evaluation_commitment
    if isinstance(commitment, EvaluationCommitment):
        return lasting(msp, commitment.committed_on, commitment.ended_on, day)
    return UNKNOWN if commitment is UNKNOWN else False
