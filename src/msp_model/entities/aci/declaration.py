"""The yearly declaration of an MSP: the inputs of every indicator, each possibly unknown.

Sources: règlement arbitral of 23 February 2015; ACI of 20 April 2017; amendment 1 and the guide of its indicators
(Cnam, October 2022). A declaration says what the MSP did in one calendar year; which input counts under which regime,
and for how much, is told by rules. Lists in a declaration are complete when written.
"""

from collections.abc import Iterator
from decimal import Decimal

import attrs

from msp_model.entities.aci.words import (
    AciIndicator,
    InformationSystemLevel,
    MissionTheme,
    NationalProtocol,
    SasLevel,
)
from msp_model.entities.checks import check, exact, problem, share, slug, whole, year
from msp_model.entities.france_sante import FranceSanteCommitments
from msp_model.values import UNKNOWN, Problem, SomeDay, Unknown


@attrs.frozen(kw_only=True)
class SiteOpening:
    """When one site was open during the year. Each site must be able to meet the indicator.

    Attributes:
        site: id of the site.

        weekday_hours: hours between opening and closing on a weekday (*amplitude*).

        saturday_morning: whether it is open on Saturday mornings.

        weeks_closed_in_holidays: weeks closed during school holidays in the year.

        weeks_closed_outside_holidays: weeks closed outside school holidays in the year.
    """

    site: str = attrs.field(default="main", metadata=slug())
    weekday_hours: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact(0, 24))
    saturday_morning: bool | Unknown = UNKNOWN
    weeks_closed_in_holidays: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact(0, 53))
    weeks_closed_outside_holidays: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact(0, 53))

    def __attrs_post_init__(self) -> None:
        """Refuse more hours than a day and more weeks than a year has."""
        check(self)


@attrs.frozen(kw_only=True)
class Diversity:
    """Which professions are associated, declared where the team itself is not known member by member.

    Attributes:
        medical_professions: different medical professions other than physicians: dentists, midwives.

        specialties: different specialties of physicians other than general practice.

        pharmacists: associated pharmacists.

        paramedical_professions: different paramedical professions.
    """

    medical_professions: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    specialties: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    pharmacists: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    paramedical_professions: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())

    def __attrs_post_init__(self) -> None:
        """Refuse negative numbers."""
        check(self)


@attrs.frozen(kw_only=True)
class PublicHealthMission:
    """A public-health mission carried out in the year. One already paid elsewhere is left out.

    Attributes:
        theme: its theme.
    """

    theme: MissionTheme | Unknown = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a value that is not frozen."""
        check(self)


@attrs.frozen(kw_only=True)
class InformationSystem:
    """A labelled information system.

    Attributes:
        level: level of its label.

        acquired_on: day on which the first software of that level was acquired.
    """

    level: InformationSystemLevel
    acquired_on: SomeDay = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse a value that is no exact day."""
        check(self)


@attrs.frozen(kw_only=True)
class AciDeclaration:
    """What an MSP declares for one calendar year.

    Attributes:
        year: the calendar year.

        evidence_sent_on: day on which the supporting documents were sent; None: they were not.

        patients: patients of any age who had declared an associated physician as theirs, on 31 December of the year.

        patients_year_before: the same on 31 December of the year before, for the advance.

        children_two_acts: children up to 16 with two acts or more in the year, whom the 2015 regime adds.

        children_two_acts_year_before: the same for the year before.

        c2s_share: patients with complementary cover (C2S, formerly CMU-C), as a share of those with at least one act.

        ame_share: patients under State medical aid (AME), as a share of those with at least one act.

        associated_professionals: number of associated health professionals, declared where the team is not known.

        signatory_professionals: signatories of the project with half of their activity there or more (2017 and 2018).

        opening: when each site was open.

        unscheduled_care: whether unscheduled care was organised on every working day.

        crisis_plan: whether a plan for grave health crises was written or updated.

        crisis_declared: whether the authorities declared a grave health crisis in the year.

        crisis_actions: whether actions were carried out in such a crisis.

        diversity: professions associated, where the team is not known.

        second_resort_days_per_week: days a week, on average, of physicians of other specialties, midwives, dentists or
            pharmacists who are not associates; half a day a week is two days a month.

        cstm_physicians: physicians received under a *contrat de solidarité territoriale médecin*, not associates.

        underserved_zone: whether the MSP lies in an under-served zone, where the site's zones do not say.

        missions: public-health missions.

        users_informed: whether users were consulted, informed, made aware (level 1).

        users_partners: whether users took part in construction and decision (level 2).

        satisfaction_survey: whether patients' satisfaction was surveyed (2017 to 2021).

        sas: how the MSP took part in the SAS; an empty set: it did not.

        coordination_function: whether identified time or a recruited person was dedicated to coordination.

        protocols: number of multi-professional protocols.

        meetings: number of multi-professional meetings in the year.

        files_discussed: number of patients' files discussed in them.

        reference_base: patients to whom files are compared: with a long-term condition, or above 75 years; for 2017 and
            2018, also children up to 16 with a long-term condition and two acts.

        placements: training placements of students in the year.

        distinct_trainees: different trainees among them.

        external_coordination: whether a written procedure organises the transmission of data.

        quality_diagnosis: whether the maturity diagnosis was made (quality, level 1).

        quality_plan: whether actions were planned and carried out (quality, level 2).

        quality_results: whether results were drawn (quality, level 3).

        national_protocols: national cooperation protocols applied; an empty set: none.

        heart_failure_pathway: whether the heart-failure pathway was in place.

        child_obesity_pathway: whether the child overweight or obesity pathway was in place.

        advanced_practice_nurse: whether an advanced-practice nurse worked in the team, where the team is not known.

        information_systems: labelled information systems; an empty tuple: none.

        computerised_share: share of patients' files in the shared system, from 0 to 1 (2015 regime).

        paid_elsewhere: indicators whose engagement is already paid elsewhere; an empty set: none.

        france_sante: commitments of the France Santé contract; None: not joined.
    """

    year: int = attrs.field(metadata=year())
    evidence_sent_on: SomeDay | None = UNKNOWN
    patients: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    patients_year_before: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    children_two_acts: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    children_two_acts_year_before: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    c2s_share: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())
    ame_share: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())
    associated_professionals: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    signatory_professionals: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    opening: tuple[SiteOpening, ...] | Unknown = UNKNOWN
    unscheduled_care: bool | Unknown = UNKNOWN
    crisis_plan: bool | Unknown = UNKNOWN
    crisis_declared: bool | Unknown = UNKNOWN
    crisis_actions: bool | Unknown = UNKNOWN
    diversity: Diversity | Unknown = UNKNOWN
    second_resort_days_per_week: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=exact())
    cstm_physicians: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    underserved_zone: bool | Unknown = UNKNOWN
    missions: tuple[PublicHealthMission, ...] | Unknown = UNKNOWN
    users_informed: bool | Unknown = UNKNOWN
    users_partners: bool | Unknown = UNKNOWN
    satisfaction_survey: bool | Unknown = UNKNOWN
    sas: frozenset[SasLevel] | Unknown = UNKNOWN
    coordination_function: bool | Unknown = UNKNOWN
    protocols: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    meetings: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    files_discussed: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    reference_base: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    placements: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    distinct_trainees: int | Unknown = attrs.field(default=UNKNOWN, metadata=whole())
    external_coordination: bool | Unknown = UNKNOWN
    quality_diagnosis: bool | Unknown = UNKNOWN
    quality_plan: bool | Unknown = UNKNOWN
    quality_results: bool | Unknown = UNKNOWN
    national_protocols: frozenset[NationalProtocol] | Unknown = UNKNOWN
    heart_failure_pathway: bool | Unknown = UNKNOWN
    child_obesity_pathway: bool | Unknown = UNKNOWN
    advanced_practice_nurse: bool | Unknown = UNKNOWN
    information_systems: tuple[InformationSystem, ...] | Unknown = UNKNOWN
    computerised_share: Decimal | Unknown = attrs.field(default=UNKNOWN, metadata=share())
    paid_elsewhere: frozenset[AciIndicator] | Unknown = UNKNOWN
    france_sante: FranceSanteCommitments | Unknown | None = UNKNOWN

    def __attrs_post_init__(self) -> None:
        """Refuse what no year can hold."""
        check(self, self._problems())

    def _problems(self) -> Iterator[Problem]:
        """Give what is impossible between two fields."""
        files, base = self.files_discussed, self.reference_base
        if files is not UNKNOWN and base is not UNKNOWN and files > base:
            fr = f"{files} dossiers pour une base de {base} patients"
            yield problem("$.files_discussed", "contradiction", fr, f"{files} files for a base of {base} patients")
        trainees, placements = self.distinct_trainees, self.placements
        if trainees is not UNKNOWN and placements is not UNKNOWN and trainees > placements:
            fr = f"{trainees} stagiaires différents pour {placements} stages"
            en = f"{trainees} different trainees for {placements} placements"
            yield problem("$.distinct_trainees", "contradiction", fr, en)
        if self.meetings == 0 and files is not UNKNOWN and files > 0:
            fr, en = "des dossiers discutés sans aucune réunion", "files discussed without any meeting"
            yield problem("$.files_discussed", "contradiction", fr, en)
        if self.sas is not UNKNOWN and SasLevel.HALF in self.sas and len(self.sas) > 1:
            fr = "niveaux exclusifs : la moitié des médecins, ou bien tous ou toutes les sollicitations"
            en = "exclusive levels: half of the physicians, or else all of them or every request"
            yield problem("$.sas", "contradiction", fr, en)
        yield from self._twice()

    def _twice(self) -> Iterator[Problem]:
        """Give what stands twice in a list."""
        if self.opening is not UNKNOWN:
            sites = [opening.site for opening in self.opening]
            for site in sorted({site for site in sites if sites.count(site) > 1}):
                fr, en = f"le site « {site} » figure deux fois", f"the site '{site}' stands twice"
                yield problem("$.opening", "duplicate", fr, en)
        if self.information_systems is not UNKNOWN:
            levels = [system.level for system in self.information_systems]
            if len(set(levels)) < len(levels):
                fr, en = "un niveau de label figure deux fois", "a level of label stands twice"
                yield problem("$.information_systems", "duplicate", fr, en)
