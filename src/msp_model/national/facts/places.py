"""Where the main site lies on each map, and what was granted or decided before a request."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from msp_model.entities import (
    DossierList,
    FunderKind,
    FundingRequest,
    Grant,
    HealthProject,
    Msp,
    Profession,
    Purpose,
    Recognition,
    ZoneKind,
)
from msp_model.entities.labelled import LabelledEnum
from msp_model.entities.zoning import ZoneLevel
from msp_model.expressions import Day, Fact, Maybe, OneOf, Truth, fact
from msp_model.national.facts.known import CENT, MOST_MONEY, Amount, all_known, begun, day_if_come, total
from msp_model.rulebook import Eur
from msp_model.values import UNKNOWN, Interval, Label, Unknown

# -- zones ------------------------------------------------------------------------------------------------------------


class ArsZone(LabelledEnum):
    """Ranks of the ARS map for physicians."""

    ZIP = "zip", "zone d'intervention prioritaire (ZIP)", "priority intervention zone (ZIP)"
    ZAC = "zac", "zone d'action complémentaire (ZAC)", "complementary action zone (ZAC)"
    ZV = "zv", "zone de vigilance (ZV)", "watch zone (ZV)"
    NONE = "none", "hors zonage", "outside"


def _level(msp: Msp, day: date, kind: ZoneKind) -> ZoneLevel | Unknown:
    site = msp.main_site
    if site is UNKNOWN:
        return UNKNOWN
    profession = Profession.PHYSICIAN if kind is ZoneKind.ARS else None
    return site.zone(kind, day, profession=profession, observed_on=msp.observed_on)


@fact(
    OneOf[ArsZone],
    about="msp",
    fr="rang du site principal sur la carte de l'ARS (médecins)",
    en="rank of the main site on the ARS map (physicians)",
)
def ars_zone(msp: Msp, day: date) -> ArsZone | Unknown:
    """How the regional health agency ranks the place of the main site for physicians."""
    level = _level(msp, day, ZoneKind.ARS)
    return UNKNOWN if level is UNKNOWN else ArsZone(level.value)


@fact(Truth, about="msp", fr="le site principal est en ZRR", en="the main site lies in a ZRR")
def in_zrr(msp: Msp, day: date) -> bool | Unknown:
    """Whether the place is in a rural revitalisation zone, which an FRR is not."""
    level = _level(msp, day, ZoneKind.ZRR)
    return UNKNOWN if level is UNKNOWN else level is ZoneLevel.ZRR


@fact(Truth, about="msp", fr="le site principal est en FRR ou en FRR+", en="the main site lies in an FRR or an FRR+")
def in_frr(msp: Msp, day: date) -> bool | Unknown:
    """Whether the place is in France Ruralités Revitalisation, in either rank."""
    level = _level(msp, day, ZoneKind.FRR)
    return UNKNOWN if level is UNKNOWN else level in {ZoneLevel.FRR, ZoneLevel.FRR_PLUS}


@fact(Truth, about="msp", fr="le site principal est en FRR+", en="the main site lies in an FRR+")
def in_frr_plus(msp: Msp, day: date) -> bool | Unknown:
    """Whether the place is in the higher rank of France Ruralités Revitalisation."""
    level = _level(msp, day, ZoneKind.FRR)
    return UNKNOWN if level is UNKNOWN else level is ZoneLevel.FRR_PLUS


# -- money and decisions before a request -----------------------------------------------------------------------------


def granted(funder: FunderKind, purposes: Collection[Purpose]) -> Fact[Eur]:
    """Declare the money that one kind of funder granted before for some purposes, as the dossier tells it."""
    counted, words = _named(funder, purposes)

    @fact(
        Eur,
        id=".".join(["granted", funder.value, *(purpose.value for purpose in counted)]),
        about="msp",
        greatest=MOST_MONEY,
        step=CENT,
        fr=f"déjà accordé {words.fr}",
        en=f"granted before {words.text('en')}",
    )
    def before(msp: Msp, day: date) -> Amount:
        if msp.grants is UNKNOWN:
            return UNKNOWN
        parts = _parts(msp.grants, funder, counted, day)
        return total(parts, all_listed=msp.lists_all(DossierList.GRANTS))

    return before


def aided(funder: FunderKind, purposes: Collection[Purpose]) -> Fact[Eur]:
    """Declare the money that one kind of funder granted before for some purposes, as the request itself tells it."""
    counted, words = _named(funder, purposes)

    @fact(
        Eur,
        id=".".join(["aided", funder.value, *(purpose.value for purpose in counted)]),
        about="request",
        greatest=MOST_MONEY,
        step=CENT,
        fr=f"déjà accordé pour l'opération {words.fr}",
        en=f"granted before for the operation {words.text('en')}",
    )
    def before(request: FundingRequest, day: date) -> Amount:
        if request.aids is UNKNOWN:
            return UNKNOWN
        return total(_parts(request.aids, funder, counted, day), all_listed=True)

    return before


def _named(funder: FunderKind, purposes: Collection[Purpose]) -> tuple[list[Purpose], Label]:
    """Give the purposes in their order, and the words for who pays and what for."""
    counted = [purpose for purpose in Purpose if purpose in purposes]
    fr, en = (", ".join(each.label.text(lang) for each in counted) for lang in ("fr", "en"))
    return counted, Label(f"({funder.label.fr}) : {fr}", f"({funder.label.text('en')}): {en}")


def _parts(
    grants: Iterable[Grant], funder: FunderKind, purposes: Collection[Purpose], day: date
) -> Iterator[tuple[Decimal | Unknown, bool | Unknown]]:
    """Give the amount of each grant, and whether it counts; one that is only promised does not."""
    for grant in grants:
        from_it = UNKNOWN if grant.funder is UNKNOWN else grant.funder.kind is funder
        for_it = UNKNOWN if grant.purpose is UNKNOWN else grant.purpose in purposes
        counts = all_known(from_it, for_it, begun(grant.agreed_on, day))
        yield (UNKNOWN if grant.amount is None else grant.amount), counts


@fact(Maybe[Day], about="msp", fr="jour de la reconnaissance", en="day of recognition", change="later")
def recognised_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day of the decision by which the team was recognised, absent as long as it has not come."""
    told = msp.recognition
    if isinstance(told, Recognition):
        return day_if_come(told.recognised_on, day)
    return UNKNOWN if told is UNKNOWN else None


@fact(
    Maybe[Day],
    about="msp",
    fr="jour de la validation du projet de santé",
    en="day on which the health project was validated",
    change="later",
)
def validated_on(msp: Msp, day: date) -> date | Interval[date] | Unknown | None:
    """Day on which the health project was validated, absent as long as it was not."""
    told = msp.health_project
    if isinstance(told, HealthProject):
        return day_if_come(told.validated_on, day)
    return UNKNOWN if told is UNKNOWN else None


@fact(
    Truth,
    about="msp",
    fr="le projet repose sur une réflexion partagée sur le territoire",
    en="the project rests on a shared reflection on the territory",
)
def territorial_reflection(msp: Msp, _day: date) -> bool | Unknown:
    """Whether the health project rests on a reflection on the territory."""
    told = msp.health_project
    if isinstance(told, HealthProject):
        return told.territorial_reflection
    return UNKNOWN if told is UNKNOWN else False
