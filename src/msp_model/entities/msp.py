"""The MSP: what a dossier says of one *maison de santé pluriprofessionnelle*."""

from collections import Counter
from collections.abc import Hashable, Iterator
from datetime import date
from fractions import Fraction

import attrs

from msp_model.entities.aci import AciContract, AciDeclaration
from msp_model.entities.checks import check, last_day, problem, slug, text
from msp_model.entities.coordinator import CoordinationAssignment
from msp_model.entities.counting import count, count_full_time, count_professions
from msp_model.entities.events import Departure, Premises
from msp_model.entities.france_sante import FranceSante
from msp_model.entities.funding import FundingRequest, Grant
from msp_model.entities.health_project import HealthProject
from msp_model.entities.identifiers import Finess
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.legal import LegalEntity
from msp_model.entities.network import Participation
from msp_model.entities.presence import holds
from msp_model.entities.recognition import EvaluationCommitment, Recognition
from msp_model.entities.recruitment import RecruitmentSearch
from msp_model.entities.site import Site, SiteKind
from msp_model.entities.structures import Neighbour, StructureKind
from msp_model.entities.team import Team
from msp_model.entities.territory import Territory
from msp_model.entities.who import Question
from msp_model.values import UNKNOWN, Interval, Period, Problem, SomeDay, Unknown


class DossierList(LabelledEnum):
    """The lists of a dossier that may be declared complete; the values are the names of the fields."""

    SITES = "sites", "sites", "sites"
    LEGAL_ENTITIES = "legal_entities", "entités juridiques", "legal entities"
    COORDINATION = "coordination", "postes de coordination", "coordination posts"
    GRANTS = "grants", "aides accordées", "grants"
    REQUESTS = "requests", "demandes de financement", "requests for money"
    SEARCHES = "searches", "recherches de professionnels", "searches for professionals"
    DEPARTURES = "departures", "départs", "departures"
    PREMISES = "premises", "locaux", "premises"
    ACI_DECLARATIONS = "aci_declarations", "déclarations ACI", "ACI declarations"
    NEIGHBOURS = "neighbours", "structures voisines", "neighbouring structures"


@attrs.frozen(kw_only=True)
class Msp:
    """One MSP, or the project of one, as a dossier tells it.

    Left out is UNKNOWN, None is known to be absent. A list says "at least these": an empty one says that there is none,
    and one named in ``complete`` that there is no other. The team says for itself whether it is complete. What has no
    period of its own is true on the day observed (see ``presence``).

    Attributes:
        id: word by which the dossier is referred to.

        name: name of the MSP.

        kind: kind of structure; an MSP unless said.

        finess: FINESS number.

        observed_on: last day on which what the dossier says was seen to be so.

        opened_on: day on which the MSP opened; None: it has not.

        closed_on: day on which it closed; None: it has not.

        sites: where the team works.

        team: who works there; None: there is no team yet.

        legal_entities: its legal persons.

        health_project: its health project; None: none is begun.

        recognition: its recognition as an MSP; None: none was given.

        evaluation_commitment: its commitment to evaluate practices; None: none was made.

        coordination: its coordination posts.

        grants: money granted to it.

        requests: money asked for.

        searches: searches for professionals.

        departures: professionals who left.

        premises: premises decided, built or opened.

        followed_as_fragile: whether the ARS and the CPAM follow it as a fragile MSP, on the day observed.

        france_sante: what the France Santé label looks at; None: not concerned.

        aci_contract: its ACI contract; None: it has none.

        aci_declarations: what it declared, year by year.

        neighbours: structures to which it belongs or with which it works.

        federation: id of the federation to which it belongs; None: to none.

        participation: its part in a network of coordinators; None: it takes no part.

        complete: the lists that hold all there is, besides the empty ones.

        extensions: data of packs: pairs of a key and a frozen value that the pack owns.
    """

    id: str = attrs.field(metadata=slug())
    name: str = attrs.field(metadata=text())
    kind: StructureKind = StructureKind.MSP
    finess: Finess | Unknown | None = UNKNOWN
    observed_on: date | Unknown = attrs.field(default=UNKNOWN, metadata=last_day())
    opened_on: SomeDay | None = UNKNOWN
    closed_on: SomeDay | None = UNKNOWN
    sites: tuple[Site, ...] | Unknown = UNKNOWN
    team: Team | Unknown | None = UNKNOWN
    legal_entities: tuple[LegalEntity, ...] | Unknown = UNKNOWN
    health_project: HealthProject | Unknown | None = UNKNOWN
    recognition: Recognition | Unknown | None = UNKNOWN
    evaluation_commitment: EvaluationCommitment | Unknown | None = UNKNOWN
    coordination: tuple[CoordinationAssignment, ...] | Unknown = UNKNOWN
    grants: tuple[Grant, ...] | Unknown = UNKNOWN
    requests: tuple[FundingRequest, ...] | Unknown = UNKNOWN
    searches: tuple[RecruitmentSearch, ...] | Unknown = UNKNOWN
    departures: tuple[Departure, ...] | Unknown = UNKNOWN
    premises: tuple[Premises, ...] | Unknown = UNKNOWN
    followed_as_fragile: bool | Unknown = UNKNOWN
    france_sante: FranceSante | Unknown | None = UNKNOWN
    aci_contract: AciContract | Unknown | None = UNKNOWN
    aci_declarations: tuple[AciDeclaration, ...] | Unknown = UNKNOWN
    neighbours: tuple[Neighbour, ...] | Unknown = UNKNOWN
    federation: str | Unknown | None = attrs.field(default=UNKNOWN, metadata=slug())
    participation: Participation | Unknown | None = UNKNOWN
    complete: frozenset[DossierList] = frozenset()
    extensions: tuple[tuple[str, Hashable], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse ids used twice, references to nothing and two main sites."""
        check(self, self._problems())

    def _problems(self) -> Iterator[Problem]:
        """Give what is wrong between the parts of the dossier."""
        yield from _twice("$.requests", [] if self.requests is UNKNOWN else [each.id for each in self.requests])
        declarations = [] if self.aci_declarations is UNKNOWN else self.aci_declarations
        yield from _twice("$.aci_declarations", [str(each.year) for each in declarations])
        yield from _twice("$.extensions", [key for key, _ in self.extensions])
        for index, (_, value) in enumerate(self.extensions):
            if not _frozen(value):
                fr, en = "une valeur figée est attendue", "a frozen value is expected"
                yield problem(f"$.extensions[{index}]", "wrong-type", fr, en)
        for name in sorted(self.complete, key=lambda name: name.value):
            if getattr(self, name.value) is UNKNOWN:
                fr = f"la liste « {name.value} » est dite complète sans être écrite : une liste vide dit qu’il n’y a rien"
                en = f"the list '{name.value}' is said complete but not written: an empty list says that there is none"
                yield problem("$.complete", "contradiction", fr, en)
        if self.sites is not UNKNOWN:
            yield from _twice("$.sites", [site.id for site in self.sites])
            if sum(site.kind is SiteKind.MAIN for site in self.sites) > 1:
                fr, en = "une MSP a un seul site principal", "an MSP has one main site"
                yield problem("$.sites", "contradiction", fr, en)
            known = {site.id for site in self.sites}
            for path, site in self._site_references():
                if site not in known:
                    fr, en = f"aucun site « {site} » dans le dossier", f"no site '{site}' in the dossier"
                    yield problem(path, "unknown-reference", fr, en)
        if isinstance(self.team, Team) and self.departures is not UNKNOWN:
            members = {member.id for member in self.team.members}
            for index, departure in enumerate(self.departures):
                if departure.member is not UNKNOWN and departure.member not in members:
                    fr = f"aucun membre « {departure.member} » dans l’équipe"
                    en = f"no member '{departure.member}' in the team"
                    yield problem(f"$.departures[{index}].member", "unknown-reference", fr, en)

    def _site_references(self) -> Iterator[tuple[str, str]]:
        """Give every path at which the dossier refers to a site, and the id it gives."""
        team = self.team if isinstance(self.team, Team) else Team()
        holders: dict[str, tuple[attrs.AttrsInstance, ...]] = {
            "$.team.members": team.members,
            "$.team.counts": team.counts,
            "$.premises": () if self.premises is UNKNOWN else self.premises,
            "$.requests": () if self.requests is UNKNOWN else self.requests,
        }
        for number, declaration in enumerate(() if self.aci_declarations is UNKNOWN else self.aci_declarations):
            if declaration.opening is not UNKNOWN:
                holders[f"$.aci_declarations[{number}].opening"] = declaration.opening
        for path, entries in holders.items():
            for index, entry in enumerate(entries):
                site: object = getattr(entry, "site", None)
                if isinstance(site, str):
                    yield f"{path}[{index}].site", site

    @property
    def main_site(self) -> Site | Unknown:
        """The main site, UNKNOWN where no site is said to be the main one."""
        sites = () if self.sites is UNKNOWN else self.sites
        return next((site for site in sites if site.kind is SiteKind.MAIN), UNKNOWN)

    @property
    def territory(self) -> Territory | Unknown:
        """The MSP's territory: the commune of its main site; UNKNOWN where it is not said."""
        site = self.main_site
        return UNKNOWN if site is UNKNOWN else site.territory

    def lists_all(self, name: DossierList) -> bool:
        """Tell whether the list *name* holds all there is: it is empty, or declared complete."""
        return getattr(self, name.value) == () or name in self.complete

    def holds(self, period: Period | Unknown, day: date) -> bool | Unknown:
        """Tell whether what the dossier says for *period* is true on *day*, knowing when it was observed."""
        return holds(period, day, observed_on=self.observed_on)

    def count(self, day: date, *questions: Question) -> int | Interval[int] | Unknown:
        """Count the people of the team on *day* for whom every question of ``who`` holds (see ``counting``)."""
        return count(self.team, day, *questions, observed_on=self.observed_on)

    def count_full_time(self, day: date, *questions: Question) -> Fraction | Interval[Fraction] | Unknown:
        """Add up the full-time equivalents of the people of the team for whom every question holds."""
        return count_full_time(self.team, day, *questions, observed_on=self.observed_on)

    def count_professions(self, day: date, *questions: Question) -> int | Interval[int] | Unknown:
        """Count the different professions of the people of the team for whom every question holds."""
        return count_professions(self.team, day, *questions, observed_on=self.observed_on)

    def extension(self, key: str) -> Hashable:
        """Give the data that the pack of *key* keeps with the dossier, None where there is none."""
        return dict(self.extensions).get(key)


def _twice(path: str, words: list[str]) -> Iterator[Problem]:
    """Give a problem for each word that stands twice."""
    for word, times in Counter(words).items():
        if times > 1:
            yield problem(path, "duplicate", f"« {word} » figure {times} fois", f"'{word}' stands {times} times")


def _frozen(value: object) -> bool:
    """Tell whether *value* can be hashed, and so is frozen all through."""
    try:
        hash(value)
    except TypeError:
        return False
    return True
