"""The team: its members one by one, or counted by profession; people are never named."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

import attrs

from msp_model.entities.checks import check, exact, problem, slug, whole
from msp_model.entities.identifiers import Adeli, Rpps
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.presence import surely_overlap
from msp_model.entities.profession import Profession, Specialty
from msp_model.values import UNKNOWN, Interval, Period, Problem, SomeDay, Unknown


class Practice(LabelledEnum):
    """How someone works in the team."""

    LIBERAL = "liberal", "exercice libéral", "self-employed (liberal) practice"
    LIBERAL_COLLABORATOR = "liberal-collaborator", "collaborateur libéral", "liberal collaborator of a member"
    SALARIED = "salaried", "exercice salarié", "salaried"
    VOLUNTEER = "volunteer", "bénévole", "volunteer"


class EmployerKind(LabelledEnum):
    """Who employs someone: the SISA's own employees count in CSP L4041-4, others do not."""

    SISA = "sisa", "la SISA", "the SISA"
    ASSOCIATION = "association", "l’association porteuse", "the carrying association"
    MEMBER = "member", "un professionnel de l’équipe", "a professional of the team"
    ASALEE = "asalee", "l’association ASALEE", "the ASALEE association"
    HEALTH_CENTRE = "health-centre", "un centre de santé", "a health centre"
    HOSPITAL = "hospital", "un établissement de santé", "a hospital"
    LOCAL_AUTHORITY = "local-authority", "une collectivité", "a local authority"
    EMPLOYERS_GROUP = "employers-group", "un groupement d’employeurs", "an employers’ group"
    PORTAGE_COMPANY = "portage-company", "une société de portage salarial", "a wage-portage company"
    SERVICE_COMPANY = "service-company", "une société prestataire", "a service company"
    OTHER = "other", "un autre employeur", "another employer"


class TeamRole(LabelledEnum):
    """What someone does for the team beside their profession (APMSL, yearly evaluation 2023)."""

    LEADER = "leader", "leader", "leader"
    MANAGER = "manager", "gérant ou cogérant", "manager or co-manager"
    COMMITTEE = "committee", "membre du comité de gestion", "member of the management committee"
    QUALITY_REFERENT = "quality-referent", "référent qualité", "quality referent"
    COORDINATOR = "coordinator", "coordinateur", "coordinator"


def _contradictions(person: "TeamMember | ProfessionCount") -> Iterator[Problem]:
    """Give what cannot be true together of one person, or of people counted together."""
    if isinstance(person.specialty, Specialty) and person.profession is not Profession.PHYSICIAN:
        fr, en = "seul un médecin a une spécialité", "only a physician has a specialty"
        yield problem("$.specialty", "contradiction", fr, en)
    if person.advanced_practice is True and person.profession is not Profession.NURSE:
        fr, en = "la pratique avancée est une compétence d’infirmier", "advanced practice is a nurse's skill"
        yield problem("$.advanced_practice", "contradiction", fr, en)
    if person.practice is Practice.SALARIED and person.employer is None:
        fr, en = "un salarié a un employeur", "someone salaried has an employer"
        yield problem("$.employer", "contradiction", fr, en)
    if isinstance(person.employer, EmployerKind) and person.practice not in {Practice.SALARIED, UNKNOWN}:
        fr, en = "seul un salarié a un employeur", "only someone salaried has an employer"
        yield problem("$.employer", "contradiction", fr, en)


@attrs.frozen(kw_only=True)
class TeamMember:
    """One person of the team, during one stay in one situation.

    Someone whose situation changes has one entry for each, with adjoining periods. Nobody's name is asked.

    Attributes:
        profession: profession; UNKNOWN where it is not said.

        specialty: for a physician, general practice or another specialty.

        advanced_practice: for a nurse, whether they are an advanced-practice nurse (IPA).

        practice: liberal, liberal collaborator, salaried or volunteer.

        employer: for someone salaried, by whom; None: known to have no employer.

        sisa_associate: whether they are an associate of the SISA.

        order_registered: whether they are on the roll of their order (CSP L4041-3); None: the profession has no order.

        project_signed_on: day on which they signed the health project; None: they have not.

        period: when they belong to the team in this situation; left out: on the day observed (see ``presence``).

        site: id of the site where they work; None: outside any site of the MSP (*hors les murs*).

        full_time_equivalent: share of a full-time post, 1 for full time.

        roles: what they do for the team beside their profession; an empty set: nothing.

        id: word by which an event may refer to them, such as ``gp-2``, the same in every entry of one person; never a
            name.

        rpps: RPPS number; no rule needs it.

        adeli: former ADELI number; no rule needs it.
    """

    profession: Profession | Unknown = UNKNOWN
    specialty: Specialty | Unknown = UNKNOWN
    advanced_practice: bool | Unknown = UNKNOWN
    practice: Practice | Unknown = UNKNOWN
    employer: EmployerKind | Unknown | None = UNKNOWN
    sisa_associate: bool | Unknown = UNKNOWN
    order_registered: bool | Unknown | None = UNKNOWN
    project_signed_on: SomeDay | None = UNKNOWN
    period: Period | Unknown = UNKNOWN
    site: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=slug())
    full_time_equivalent: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())
    roles: frozenset[TeamRole] | Unknown = UNKNOWN
    id: str | Unknown = attrs.field(default=UNKNOWN, metadata=slug())
    rpps: Rpps | Unknown | None = UNKNOWN
    adeli: Adeli | Unknown | None = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be true of one person."""
        check(self, _contradictions(self))


@attrs.frozen(kw_only=True)
class ProfessionCount:
    """People of the team who are counted, not listed: "four nurses".

    They are other people than the members listed one by one, and than those of other counts on the same day.

    Attributes:
        count: how many; an interval or UNKNOWN where it is not exactly known.

        profession: the profession of all of them; UNKNOWN where it is not said.

        specialty: for physicians, general practice or another specialty, the same for all.

        advanced_practice: for nurses, whether all of them (or none) are advanced-practice nurses.

        practice: how all of them work; UNKNOWN where it is not said or where they differ.

        employer: for salaried people, by whom; None: known to have no employer.

        sisa_associate: whether all of them (or none) are associates of the SISA; UNKNOWN where they differ.

        project_signed_on: day by which all of them have signed the health project; None: none has.

        period: when the count is right; left out: on the day observed (see ``presence``).

        site: id of the site where all of them work; None: outside any site of the MSP.

        full_time_equivalent: full-time posts of all of them together.
    """

    count: int | Interval[int] | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    profession: Profession | Unknown = UNKNOWN
    specialty: Specialty | Unknown = UNKNOWN
    advanced_practice: bool | Unknown = UNKNOWN
    practice: Practice | Unknown = UNKNOWN
    employer: EmployerKind | Unknown | None = UNKNOWN
    sisa_associate: bool | Unknown = UNKNOWN
    project_signed_on: SomeDay | None = UNKNOWN
    period: Period | Unknown = UNKNOWN
    site: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=slug())
    full_time_equivalent: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())

    def __attrs_post_init__(self) -> None:
        """Refuse a negative count and what cannot be true together."""
        check(self, _contradictions(self))


Person = TeamMember | ProfessionCount
"""Someone of the team, or people counted together: what the questions of ``who`` are asked about."""


@attrs.frozen(kw_only=True)
class Team:
    """The people who work together under the health project (CSP L6323-3).

    Attributes:
        members: people known one by one.

        counts: other people, known only by their number.

        complete: whether members and counts together are everyone. True: on every day that the dossier speaks of; a
            period: on its days; False or UNKNOWN: there may be others, so that counts are lower bounds.
    """

    members: tuple[TeamMember, ...] = ()
    counts: tuple[ProfessionCount, ...] = ()
    complete: bool | Period | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse two entries of one person whose periods overlap."""
        check(self, self._problems())

    def _problems(self) -> Iterator[Problem]:
        for first, second in combinations(self.members, 2):
            same = first.id is not UNKNOWN and first.id == second.id
            if same and surely_overlap(first.period, second.period):
                fr = f"deux entrées « {first.id} » le même jour"
                yield problem("$.members", "duplicate", fr, f"two entries '{first.id}' on one day")
