"""Requests worked out by hand: each case names the fact and the place of the text from which it was copied."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from tests.packs.world import ON, costs, grant, request

from msp_model.entities import FileDocument, FunderKind, FundingRequest, Operation, OwnerKind, Purpose, ZoneLevel
from msp_model.values import UNKNOWN

BUILDING, STUDY, START_UP = Purpose.BUILDING, Purpose.STUDY, Purpose.START_UP
PAPERS = frozenset({
    FileDocument.QUOTES, FileDocument.BANK_DETAILS, FileDocument.STATUTES, FileDocument.SIRET, FileDocument.INVOICES,
})  # fmt: skip


@attrs.frozen(kw_only=True)
class Case:
    """A request and what its page says of it.

    Attributes:
        page: the fact and the place of the text.

        scheme: the scheme.

        where: the commune.

        asked: the request.

        zones: the ranks of the main site.

        on: the day asked.

        verdict: whether the scheme is open.

        amount: how much; None where it is not looked at.

        more: what else the dossier says.
    """

    page: str
    scheme: str
    where: str
    asked: FundingRequest
    zones: tuple[ZoneLevel, ...] = ()
    on: date = ON
    verdict: object = True
    amount: object = None
    more: dict[str, Any] = attrs.Factory(dict)


def start_up_file(amount: int, **more: Any) -> FundingRequest:
    return request(START_UP, costs=costs(equipment=amount), documents=PAPERS, **more)


def premises(amount: int, **more: Any) -> FundingRequest:
    """Make the request of a commune for premises, with two professionals committed."""
    return request(
        BUILDING, **{"costs": costs(works=amount), "owner": OwnerKind.COMMUNE, "written_commitments": 2, **more}
    )


def pdl(operation: Operation | None, own: int = 400_000, **amounts: int) -> FundingRequest:
    return request(
        BUILDING,
        operation=operation,
        costs=costs(**amounts),
        own_contribution=Decimal(own),
        meets_specification=True,
    )


def idf(purpose: Purpose, amount: int, owner: OwnerKind = OwnerKind.ASSOCIATION, **more: Any) -> FundingRequest:
    return request(purpose, owner=owner, costs=costs(equipment=amount), **{"aids": (), **more})


def jura(practices: int, works: int, **more: Any) -> FundingRequest:
    given = {"owner": OwnerKind.EPCI, "filed_on": date(2026, 1, 10), **more}
    return request(BUILDING, costs=costs(works=works), medical_practices=practices, **given)


def seine(**more: Any) -> FundingRequest:
    given = {"owner": OwnerKind.EPCI, "territorial_contract": True, "costs": costs(works=500_000), **more}
    return request(BUILDING, **given)


ZIP, ZAC, NONE = ZoneLevel.ZIP, ZoneLevel.ZAC, ZoneLevel.NONE

CASES = [
    # Auvergne-Rhône-Alpes
    Case(page="R-ARA-1", scheme="ara.ars.start_up", where="69381", asked=start_up_file(80_000), amount=50_000),
    Case(page="R-ARA-1", scheme="ara.ars.start_up", where="69381", asked=start_up_file(12_000), amount=12_000),
    Case(
        page="R-ARA-1, coordination n'est pas un emploi",
        scheme="ara.ars.start_up",
        where="69381",
        asked=request(Purpose.COORDINATION_POST, costs=costs(coordination=20_000)),
        verdict=False,
    ),
    Case(
        page="R-ARA-1, pièces du dossier",
        scheme="ara.ars.start_up",
        where="69381",
        asked=request(START_UP, costs=costs(equipment=10_000), documents=PAPERS - {FileDocument.SIRET}),
        verdict=False,
    ),
    Case(page="COL-ARA-1", scheme="ara.region.building", where="69381", asked=premises(900_000), amount=200_000),
    Case(
        page="COL-ARA-1, avant 2016",
        scheme="ara.region.building",
        where="69381",
        asked=premises(900_000),
        on=date(2015, 12, 31),
        amount=100_000,
    ),
    Case(
        page="COL-ARA-1, depuis 2016",
        scheme="ara.region.building",
        where="69381",
        asked=premises(900_000),
        on=date(2016, 1, 1),
        amount=200_000,
    ),
    # Bourgogne-Franche-Comté: works counted up to 1 000 000, 5 % and one point for each extra practice, five at most
    Case(page="COL-D39-1", scheme="bfc.d39.building", where="39300", asked=jura(1, 800_000), amount=40_000),
    Case(page="COL-D39-1", scheme="bfc.d39.building", where="39300", asked=jura(4, 800_000), amount=64_000),
    Case(page="COL-D39-1", scheme="bfc.d39.building", where="39300", asked=jura(9, 2_000_000), amount=100_000),
    Case(
        page="COL-D39-1, label avant le dépôt",
        scheme="bfc.d39.building",
        where="39300",
        asked=jura(1, 800_000, filed_on=date(2012, 8, 31)),
        verdict=False,
    ),
    Case(
        page="COL-D39-1, part de l'intercommunalité",
        scheme="bfc.d39.building",
        where="39300",
        asked=jura(1, 800_000, owner=OwnerKind.COMMUNE, intercommunal_share=None),
        verdict=False,
    ),
    Case(
        page="COL-D39-1, part de l'intercommunalité",
        scheme="bfc.d39.building",
        where="39300",
        asked=jura(1, 800_000, owner=OwnerKind.COMMUNE, intercommunal_share=Decimal(10_000)),
        amount=40_000,
    ),
    # Centre-Val de Loire: 25 % at most of the cost before tax, 100 000 at most
    Case(page="COL-D41-1", scheme="cvl.d41.premises", where="41018", asked=premises(240_000), amount=60_000),
    Case(page="COL-D41-1", scheme="cvl.d41.premises", where="41018", asked=premises(400_000), amount=100_000),
    Case(page="COL-D41-1", scheme="cvl.d41.premises", where="41018", asked=premises(400_001), amount=100_000),
    Case(
        page="COL-D41-1, bénéficiaires",
        scheme="cvl.d41.premises",
        where="41018",
        asked=premises(240_000, owner=OwnerKind.SISA),
        verdict=False,
    ),
    Case(
        page="COL-D41-1, bénéficiaires",
        scheme="cvl.d41.premises",
        where="41018",
        asked=premises(240_000, owner=OwnerKind.SOCIAL_LANDLORD),
        amount=60_000,
    ),
    Case(
        page="COL-D41-1, engagement écrit",
        scheme="cvl.d41.premises",
        where="41018",
        asked=premises(240_000, written_commitments=0),
        verdict=False,
    ),
    # Grand Est
    Case(
        page="R-GES-1",
        scheme="ges.ars.starter",
        where="67482",
        asked=request(Purpose.COORDINATION_POST, costs=costs(coordination=130_000)),
        amount=100_000,
    ),
    # Île-de-France: the study anywhere, the start-up aid in ZIP and ZAC, less what the study was given
    Case(page="R-IDF-1, étude", scheme="idf.ars.study", where="93066", asked=idf(STUDY, 50_000), amount=35_000),
    Case(
        page="R-IDF-1, étude hors zonage",
        scheme="idf.ars.study",
        where="75056",
        zones=(NONE,),
        asked=idf(STUDY, 20_000),
        amount=20_000,
    ),
    Case(
        page="R-IDF-1, démarrage en ZIP",
        scheme="idf.ars.start_up",
        where="93066",
        zones=(ZIP,),
        asked=idf(START_UP, 150_000),
        amount=100_000,
    ),
    Case(
        page="R-IDF-1, démarrage en ZAC, étude déduite",
        scheme="idf.ars.start_up",
        where="93066",
        zones=(ZAC,),
        asked=idf(START_UP, 150_000),
        more={"grants": (grant(FunderKind.ARS, STUDY, 35_000),)},
        amount=65_000,
    ),
    Case(
        page="R-IDF-1, étude dite dans la demande",
        scheme="idf.ars.start_up",
        where="93066",
        zones=(ZAC,),
        asked=idf(START_UP, 150_000, aids=(grant(FunderKind.ARS, STUDY, 30_000),)),
        amount=70_000,
    ),
    Case(
        page="R-IDF-1, une étude d'un autre financeur n'est pas déduite",
        scheme="idf.ars.start_up",
        where="93066",
        zones=(ZIP,),
        asked=idf(START_UP, 150_000),
        more={"grants": (grant(FunderKind.REGION, STUDY, 35_000),)},
        amount=100_000,
    ),
    Case(
        page="R-IDF-1, démarrage hors zonage",
        scheme="idf.ars.start_up",
        where="75056",
        zones=(NONE,),
        asked=idf(START_UP, 150_000),
        verdict=False,
    ),
    Case(
        page="R-IDF-1, porté par une association",
        scheme="idf.ars.start_up",
        where="93066",
        zones=(ZIP,),
        asked=idf(START_UP, 150_000, owner=OwnerKind.SISA),
        verdict=False,
    ),
    Case(
        page="COL-IDF-1, 30 % du foncier et des travaux",
        scheme="idf.region.works",
        where="93066",
        asked=request(BUILDING, costs=costs(land=100_000, works=400_000, equipment=60_000)),
        amount=150_000,
    ),
    Case(
        page="COL-IDF-1, plafond",
        scheme="idf.region.works",
        where="93066",
        asked=request(BUILDING, costs=costs(works=2_000_000)),
        amount=250_000,
    ),
    Case(
        page="COL-IDF-1, 50 % de l'équipement",
        scheme="idf.region.equipment",
        where="93066",
        asked=request(BUILDING, costs=costs(works=400_000, equipment=60_000)),
        amount=30_000,
    ),
    Case(
        page="COL-IDF-1, plafond de l'équipement",
        scheme="idf.region.equipment",
        where="93066",
        asked=request(Purpose.EQUIPMENT, costs=costs(equipment=260_000)),
        amount=100_000,
    ),
    # Normandie
    Case(page="COL-D76-1", scheme="nor.d76.building", where="76540", zones=(ZIP,), asked=seine(), amount=125_000),
    Case(page="COL-D76-1, ZIP", scheme="nor.d76.building", where="76540", zones=(ZAC,), asked=seine(), verdict=False),
    Case(
        page="COL-D76-1, contrat de territoire",
        scheme="nor.d76.building",
        where="76540",
        zones=(ZIP,),
        asked=seine(territorial_contract=False),
        verdict=False,
    ),
    Case(
        page="COL-D76-1, communes et EPCI",
        scheme="nor.d76.building",
        where="76540",
        zones=(ZIP,),
        asked=seine(owner=OwnerKind.SISA),
        verdict=False,
    ),
    # Nouvelle-Aquitaine
    Case(
        page="R-NAQ-1, la moitié des associés",
        scheme="naq.ars.building_2025",
        where="79191",
        on=date(2025, 6, 1),
        asked=request(BUILDING, owner=OwnerKind.COMPANY, owner_members_share=Decimal("0.5"), filed_on=date(2025, 5, 1)),
    ),
    Case(
        page="R-NAQ-1, la moitié des associés",
        scheme="naq.ars.building_2025",
        where="79191",
        on=date(2025, 6, 1),
        asked=request(
            BUILDING, owner=OwnerKind.COMPANY, owner_members_share=Decimal("0.49"), filed_on=date(2025, 5, 1)
        ),
        verdict=False,
    ),
    Case(
        page="R-NAQ-1, collectivités au cas par cas",
        scheme="naq.ars.building_2025",
        where="79191",
        on=date(2025, 6, 1),
        asked=request(BUILDING, owner=OwnerKind.COMMUNE, filed_on=date(2025, 5, 1)),
        verdict=UNKNOWN,
    ),
    Case(
        page="R-NAQ-1, projet validé avant le dépôt",
        scheme="naq.ars.building_2025",
        where="79191",
        on=date(2025, 6, 1),
        asked=request(BUILDING, owner=OwnerKind.SISA, filed_on=date(2012, 5, 9)),
        verdict=False,
    ),
    Case(
        page="COL-D79-1",
        scheme="naq.d79.building",
        where="79191",
        asked=request(BUILDING, project_drafted_by_occupants=False),
        verdict=False,
    ),
    # Occitanie
    Case(
        page="R-OCC-1, la liste des zones n'est pas publiée",
        scheme="occ.ars.start_up",
        where="31555",
        on=date(2017, 6, 1),
        asked=start_up_file(90_000),
        verdict=UNKNOWN,
        amount=50_000,
    ),
    Case(
        page="COL-OCC-1, communes et EPCI",
        scheme="occ.region.building",
        where="31555",
        asked=request(BUILDING, owner=OwnerKind.SISA, operation=Operation.EXTENSION),
        verdict=False,
    ),
    Case(page="COL-D46-1, labellisée ou non", scheme="occ.d46.building", where="46042", asked=premises(90_000)),
    # Pays de la Loire
    Case(
        page="R-PDL-1, SISA",
        scheme="pdl.ars.company",
        where="44109",
        asked=request(Purpose.COMPANY_CREATION),
        amount=20_000,
    ),
    Case(
        page="R-PDL-1, système d'information et 12 licences",
        scheme="pdl.ars.information_system",
        where="44109",
        asked=request(Purpose.INFORMATION_SYSTEM, licences=12),
        amount=27_000,
    ),
    Case(
        page="COL-PDL-1, 25 %",
        scheme="pdl.region.building",
        where="44109",
        asked=pdl(Operation.NEW_MAIN_SITE, works=480_000),
        amount=120_000,
    ),
    Case(
        page="COL-PDL-1, plafond d'un nouveau site",
        scheme="pdl.region.building",
        where="44109",
        asked=pdl(Operation.NEW_SECONDARY_SITE, works=900_000),
        amount=150_000,
    ),
    Case(
        page="COL-PDL-1, plafond d'une extension",
        scheme="pdl.region.building",
        where="44109",
        asked=pdl(Operation.EXTENSION, works=900_000),
        amount=50_000,
    ),
    Case(
        page="COL-PDL-1, pharmacie et laboratoire exclus",
        scheme="pdl.region.building",
        where="44109",
        asked=pdl(Operation.NEW_MAIN_SITE, works=400_000, pharmacy_fittings=50_000, laboratory_fittings=30_000),
        amount=100_000,
    ),
    Case(
        page="COL-PDL-1, 20 % du maître d'ouvrage",
        scheme="pdl.region.building",
        where="44109",
        asked=pdl(Operation.NEW_MAIN_SITE, own=95_999, works=480_000),
        verdict=False,
    ),
    Case(
        page="COL-PDL-1, 20 % du maître d'ouvrage",
        scheme="pdl.region.building",
        where="44109",
        asked=pdl(Operation.NEW_MAIN_SITE, own=96_000, works=480_000),
    ),
    Case(
        page="COL-PDL-1, un aménagement n'est ni un nouveau site ni une extension",
        scheme="pdl.region.building",
        where="44109",
        asked=pdl(Operation.FITTING_OUT, works=480_000),
        verdict=False,
    ),
]
