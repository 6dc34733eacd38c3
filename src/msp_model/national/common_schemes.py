"""Common schemes: the expressions that ``schemes.toml`` stands for.

A table says *rate, cap, zones, owners*; here each of these words becomes a condition or an amount over the national facts.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from msp_model.documents.scheme_tables import (
    AmountTable,
    ConditionsTable,
    CountWord,
    Figure,
    PartTable,
    SchemeTable,
    ZoneWord,
)
from msp_model.entities import Operation, Territory
from msp_model.expressions import Expr, Ratio, Truth, case, greatest, least, number, total, truth
from msp_model.national.common_conditions import conditions_of, figure, in_zones
from msp_model.national.facts.operations import (
    built,
    cost_of,
    cost_without,
    request_commitments,
    request_licences,
    request_operation,
    request_practices,
)
from msp_model.national.facts.places import aided, granted
from msp_model.national.facts.requests import request_cost, request_public_aids, request_purpose
from msp_model.national.facts.team import structure_kind
from msp_model.rulebook import Eur, Scheme, Term
from msp_model.values import Interval, Label, Period

_COUNTS: dict[CountWord, Expr[Any]] = {
    CountWord.LICENCES: request_licences,
    CountWord.MEDICAL_PRACTICES: request_practices,
    CountWord.WRITTEN_COMMITMENTS: request_commitments,
}
_EACH: dict[CountWord, Label] = {
    CountWord.LICENCES: Label("par licence", "for each licence"),
    CountWord.MEDICAL_PRACTICES: Label("par cabinet médical", "for each medical practice"),
    CountWord.WRITTEN_COMMITMENTS: Label("par professionnel engagé", "for each professional committed"),
}
ZONE_LABELS: dict[ZoneWord, Label] = {
    ZoneWord.ZIP: Label("ZIP", "ZIP"),
    ZoneWord.ZAC: Label("ZAC", "ZAC"),
    ZoneWord.ZV: Label("ZV", "ZV"),
    ZoneWord.QPV: Label("QPV", "QPV"),
    ZoneWord.ZRR: Label("ZRR", "ZRR"),
    ZoneWord.FRR: Label("FRR", "FRR"),
    ZoneWord.FRR_PLUS: Label("FRR+", "FRR+"),
}


def scheme_of(table: SchemeTable) -> Scheme:
    """Build the scheme that a table stands for."""
    applies: Expr[Truth] = structure_kind.is_(*table.structures)
    if table.purposes:
        applies &= request_purpose.is_(*table.purposes)
    return Scheme(
        id=table.id,
        title=table.title,
        funder=table.funder_name or _funder(table),
        applies=applies,
        requires=conditions_of(_with_operations(table)),
        amount=None if table.amount is None else _amount(table, table.amount),
        at_most=table.amount is not None and table.amount.at_most,
        terms=tuple(_terms(table)),
        uses=table.uses,
        cumulation=table.cumulation,
        sources=table.sources,
        period=_period(table),
        territory=table.territory,
        site=table.site,
        note=table.note,
    )


def _with_operations(table: SchemeTable) -> ConditionsTable:
    """Give the conditions; ceilings by operation say which operations are paid for, where nothing else does."""
    named = {operation for part in (table.amount.parts if table.amount else ()) for operation, _ in part.caps}
    if table.conditions.operations or not named:
        return table.conditions
    return attrs.evolve(table.conditions, operations=tuple(each for each in Operation if each in named))


def _period(table: SchemeTable) -> Period:
    """Give the days on which the scheme holds: what is not printed is not known, and its answers are stale."""
    if table.told_until is not None:
        return Period(start=table.start, until=Interval(table.told_until, None))
    return Period(start=table.start, until=table.until)


def _funder(table: SchemeTable) -> Label:
    place = _place(table.territory)
    fr, en = table.funder.label.fr, table.funder.label.text("en")
    return Label(f"{fr} ({place})", f"{en} ({place})") if place else Label(fr, en)


def _place(territory: Territory) -> str:
    """Give the name of a departement or of a region; nothing for the country and for a commune."""
    place = territory.departement if territory.level.value == "departement" else territory.region
    return "" if place is None or territory.level.value == "commune" else place.name


# -- how much ---------------------------------------------------------------------------------------------------------


def _amount(table: SchemeTable, amount: AmountTable) -> Expr[Eur]:
    before = _deducted(table, amount)
    inside = len(amount.parts) == 1 and amount.cap is None and _cap(amount.parts[0]) is not None
    found = total(*(_part(part, before if inside else None) for part in amount.parts))
    if amount.cap is not None:
        found = least(found, _left(figure(amount.cap), before))
    elif before is not None and not inside:
        found = _left(found, before)
    if amount.public_share is not None:
        found = least(found, _left(request_cost * figure(amount.public_share), request_public_aids))
    return found


def _deducted(table: SchemeTable, amount: AmountTable) -> Expr[Eur] | None:
    """Give the money of the same funder that is deducted: what the dossier or the request tells of, if one forgot it."""
    if not amount.deduct:
        return None
    return greatest(granted(table.funder, amount.deduct), aided(table.funder, amount.deduct))


def _left(most: Expr[Eur], before: Expr[Eur] | None) -> Expr[Eur]:
    """Give what is left of a greatest amount once what was granted before is taken away."""
    return most if before is None else greatest(most - before, number(Eur, 0))


def _part(part: PartTable, before: Expr[Eur] | None) -> Expr[Eur]:
    found: Expr[Eur]
    if part.fixed is not None:
        found = figure(part.fixed)
    elif part.each is not None and part.of is not None:
        found = figure(part.each) * _COUNTS[part.of]
    elif part.rate is not None:
        found = _base(part) * _rate(part, figure(part.rate))
    else:
        found = _base(part)
    cap = _cap(part)
    return found if cap is None else least(found, _left(cap, before))


def _base(part: PartTable) -> Expr[Eur]:
    base: Expr[Eur] = request_cost
    if part.costs:
        base = cost_of(part.costs)
    elif part.without:
        base = cost_without(part.without)
    return base if part.base_cap is None else least(base, figure(part.base_cap))


def _rate(part: PartTable, rate: Expr[Ratio]) -> Expr[Ratio]:
    """Give the rate with its bonus: that of the first zones in which the main site lies."""
    bonus: Expr[Ratio] | None = None
    for zones, more in reversed(part.bonuses):
        bonus = case((in_zones(zones), figure(more)), otherwise=number(Ratio, 0) if bonus is None else bonus)
    return rate if bonus is None else rate + bonus


def _cap(part: PartTable) -> Expr[Eur] | None:
    """Give the greatest amount, by operation where it differs."""
    caps = [figure(cap) for _, cap in part.caps]
    if not caps:
        return None if part.cap is None else figure(part.cap)
    branches = [
        (request_operation.is_(built(operation)), figure(cap))
        for operation, cap in part.caps
        if figure(cap) != caps[-1]
    ]
    by_operation: Expr[Eur] = case(*branches, otherwise=caps[-1]) if branches else caps[-1]
    return by_operation if part.cap is None else least(by_operation, figure(part.cap))


# -- what is said of it -----------------------------------------------------------------------------------------------


def _terms(table: SchemeTable) -> Iterator[Term]:
    """Give the figures of the scheme one by one, then what else it says of its money."""
    if table.amount is not None:
        for place, part in enumerate(table.amount.parts):
            mark = f"-{place + 1}" if place else ""
            yield from _terms_of_part(part, mark, table.amount)
        if table.amount.cap is not None:
            yield _term("cap", Label("plafond", "ceiling"), table.amount.cap)
        if (before := _deducted(table, table.amount)) is not None:
            yield Term(id="deducted", label=Label("déduit, déjà accordé", "deducted, granted before"), value=before)
        if table.amount.public_share is not None:
            label = Label("aides publiques, au plus, dans le coût", "public aids, at most, in the cost")
            yield _term("public-share", label, table.amount.public_share)
    yield from _terms_of_conditions(table)
    for place, zone in enumerate(table.priority_zones, start=1):
        words = ZONE_LABELS[zone]
        label = Label(f"priorité {place} : {words.fr}", f"priority {place}: {words.text('en')}")
        yield Term(id=f"priority-{place}", label=label, value=in_zones((zone,)))
    if table.renewable is not None:
        yield Term(id="renewable", label=Label("renouvelable", "renewable"), value=truth(table.renewable))
    for term in table.terms:
        yield _term(term.id, term.label, term.figure)


def _term(name: str, label: Label, named: Figure) -> Term:
    return Term(id=name, label=label, value=figure(named))


def _terms_of_part(part: PartTable, mark: str, amount: AmountTable) -> Iterator[Term]:
    several = len(amount.parts) > 1
    if part.fixed is not None and (several or part.cap is not None):
        yield _term(f"fixed{mark}", Label("part fixe", "flat part"), part.fixed)
    if part.each is not None and part.of is not None:
        yield _term(f"each{mark}", _EACH[part.of], part.each)
    if part.rate is not None:
        most = amount.at_most
        label = Label("taux, au plus", "rate, at most") if most else Label("taux", "rate")
        yield _term(f"rate{mark}", label, part.rate)
    for zones, more in part.bonuses:
        names = [", ".join(ZONE_LABELS[zone].text(lang) for zone in zones) for lang in ("fr", "en")]
        label = Label(f"majoration du taux ({names[0]})", f"added to the rate ({names[1]})")
        yield _term(f"bonus-{'-'.join(zone.value for zone in zones)}{mark}", label, more)
    if part.base_cap is not None:
        yield _term(f"base-cap{mark}", Label("dépenses retenues, au plus", "costs counted, at most"), part.base_cap)
    if part.cap is not None:
        yield _term(f"cap{mark}", Label("plafond", "ceiling"), part.cap)
    for operation, cap in part.caps:
        label = Label(f"plafond ({operation.label.fr})", f"ceiling ({operation.label.text('en')})")
        yield _term(f"cap-{operation.value}{mark}", label, cap)


def _terms_of_conditions(table: SchemeTable) -> Iterator[Term]:
    told = table.conditions
    if told.own_share is not None:
        yield _term("own-share", Label("part du porteur, au moins", "owner's share, at least"), told.own_share)
    if told.costs_from is not None:
        yield _term("costs-from", Label("dépenses, au moins", "costs, at least"), told.costs_from)
    if told.company_share is not None:
        label = Label("associés de la MSP dans la société, au moins", "associates of the MSP in the company, at least")
        yield _term("company-share", label, told.company_share)
    if told.filing is not None:
        yield _term("filing", Label("dépôt du dossier, au plus tard", "file sent, at the latest"), told.filing)
    if told.final_file is not None:
        label = Label("dossier complet, l'année suivante, avant le", "complete file, the year after, before")
        yield _term("final-file", label, told.final_file)
