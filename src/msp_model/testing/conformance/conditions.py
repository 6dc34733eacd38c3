"""Conditions: each can be met and not met, cases exclude one another, nothing is rounded early."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from msp_model.expressions import Expr, Number, Ratio, Truth, all_of, evaluate, missing, program, spell
from msp_model.expressions.kinds import is_number
from msp_model.expressions.leaves import Today
from msp_model.expressions.nodes import Case, Greatest, Least, Literal, Rounded
from msp_model.expressions.program import every_node
from msp_model.rulebook.checks import Declared
from msp_model.testing.conformance.report import error, warning
from msp_model.testing.conformance.subject import Subject
from msp_model.testing.sheets import Sheet, sheets
from msp_model.values import UNKNOWN, Problem

_ONE_DAY = timedelta(days=1)
WORK = 5_000
"""Steps of work that one condition may take."""


def conditions_can_turn(subject: Subject) -> Iterator[Problem]:
    """Every rule, and every condition in it, can be met and not met by some facts, on some day."""
    for id in subject.ids:
        found: dict[tuple[object, ...], set[bool | None]] = {}
        for sheet in _sheets(subject, id):
            for later in (sheet, *_on_deadlines(sheet)):
                for key, verdict in _verdicts(later):
                    found.setdefault(key, set()).add(verdict)
        for (_, part, words_fr, words_en), verdicts in found.items():
            if len(verdicts) == 1 and (verdict := verdicts.pop()) is not None:
                yield _constant(f"{subject.pack.id}: {id}", str(part), str(words_fr), str(words_en), met=verdict)


def _sheets(subject: Subject, id: str) -> Iterator[Sheet]:
    """Give the sheets of a rule where the pack speaks: at its own place, or in one of the pack's territories."""
    own = [declared for declared in subject.declared if declared.id == id]
    level = own[0].territory.level.value
    yield from sheets(subject.rulebook, id, within=subject.pack.territories[0] if level == "country" else None)


def _on_deadlines(sheet: Sheet) -> Iterator[Sheet]:
    """Give the sheet on the days that it compares with the day asked, and on the days after: there it may turn."""
    if any(isinstance(node, Today) for node in sheet.listed.nodes):
        values = evaluate(sheet.listed, lambda _: UNKNOWN, sheet.day)
        days = {day for value in values if isinstance(value, date) for day in (value, value + _ONE_DAY)}
        for day in sorted(days - {sheet.day}):
            if sheet.declared.period.contains(day) is not False:
                yield Sheet(sheet.rulebook, sheet.declared, day, sheet.place)


def _verdicts(sheet: Sheet) -> Iterator[tuple[tuple[object, ...], bool | None]]:
    """Give, for each condition, the verdict that all facts share; None where they do not."""
    start = sheet.declared.period.start
    wholes: list[tuple[str, Expr[Truth]]] = [("requires", sheet.declared.requires), ("applies", sheet.declared.applies)]
    conditions = [(part, expr) for part, expr in wholes if not isinstance(expr, Literal)]
    listed = sheet.listed
    roots = [sheet.root(part) for part, _ in conditions]
    roots += range(len(sheet.parts), len(listed.roots))
    for (part, condition), root in zip([*conditions, *sheet.conditions], roots, strict=True):
        words = sheet.words(condition)
        common = missing(listed, lambda _: UNKNOWN, sheet.day, root=root, budget=WORK)
        settled = common.verdict if isinstance(common.verdict, bool) and common.exact else None
        yield (start, part, words.fr, words.text("en")), settled


def _constant(path: str, part: str, fr: str, en: str, *, met: bool) -> Problem:
    short_fr, short_en = (words if len(words) < 200 else f"{words[:200]}…" for words in (fr, en))  # noqa: PLR2004
    if met:
        return error(
            path,
            "always-holds",
            f"[{part}] « {short_fr} » est toujours rempli, quels que soient les faits : corriger le seuil, ou l’étendue "
            "que le fait déclare (least, greatest)",
            f"[{part}] '{short_en}' is always met, whatever the facts: mend the threshold, or the range that the fact "
            "declares (least, greatest)",
        )
    return error(
        path,
        "never-holds",
        f"[{part}] « {short_fr} » ne peut jamais être rempli : corriger le seuil, ou l’étendue que le fait déclare "
        "(least, greatest)",
        f"[{part}] '{short_en}' can never be met: mend the threshold, or the range that the fact declares (least, "
        "greatest)",
    )


def cases_exclude_one_another(subject: Subject) -> Iterator[Problem]:
    """No two branches of a case can be met together."""
    for id in subject.ids:
        told: set[tuple[str, str]] = set()
        for sheet in _sheets(subject, id):
            for problem in _ambiguous(subject, sheet):
                if (problem.code, problem.message.fr) not in told:
                    told.add((problem.code, problem.message.fr))
                    yield problem


def _ambiguous(subject: Subject, sheet: Sheet) -> Iterator[Problem]:
    for node in sheet.listed.nodes:
        if isinstance(node, Case):
            for one, other in combinations(node.operands[:-1:2], 2):
                both = program(all_of(one, other))
                found = missing(both, lambda _: UNKNOWN, sheet.day, budget=WORK)
                if found.exact and found.verdict is not False:
                    fr = f"deux branches peuvent être vraies ensemble : « {spell(one, 'fr')} » et « {spell(other, 'fr')} »"
                    en = f"two branches can be met together: '{spell(one)}' and '{spell(other)}'"
                    yield error(
                        f"{subject.pack.id}: {sheet.declared.id}",
                        "ambiguous-case",
                        f"{fr} : ajouter à la seconde « & ~première »",
                        f"{en}: add '& ~first' to the second",
                    )


def nothing_is_rounded_early(subject: Subject) -> Iterator[Problem]:
    """Amounts are rounded at the end or not at all: a rounded part of a computation is an error of cents."""
    for declared in subject.declared:
        for path, problem in _rounded(subject, declared):
            yield error(path, "rounded-early", *problem)


def _rounded(subject: Subject, declared: Declared) -> Iterator[tuple[str, tuple[str, str]]]:
    roots = declared.expressions()
    for node in every_node(*roots):
        parts: tuple[Expr[Any], ...] = node.operands
        early = [part for part in parts if isinstance(part, Rounded) and is_number(part.kind)]
        if early and is_number(node.kind) and not isinstance(node, Rounded | Case | Least | Greatest):
            fr = f"arrondi au milieu d’un calcul : « {spell(early[0], 'fr')} » ; arrondir le résultat, là où un texte le dit"
            en = f"rounded amid a computation: '{spell(early[0])}'; round the result, where a text says so"
            yield f"{subject.pack.id}: {declared.id}", (fr, en)


def amounts_are_amounts(subject: Subject) -> Iterator[Problem]:
    """What a scheme gives is a number with a unit, or it gives none."""
    for scheme in subject.pack.schemes:
        if scheme.amount is not None and not is_number(scheme.amount.kind):
            name = getattr(scheme.amount.kind, "__name__", str(scheme.amount.kind))
            fr = f"le montant n’est pas un nombre ({name}) : un montant a une unité, comme Eur"
            en = f"the amount is no number ({name}): an amount has a unit, such as Eur"
            yield error(f"{subject.pack.id}: {scheme.id}", "no-amount", fr, en)
        elif scheme.amount is not None and scheme.amount.kind in {Number, Ratio}:
            fr = "le montant n’a pas d’unité : multiplier le taux par une base en Eur, ou en faire un terme (Term)"
            en = "the amount has no unit: multiply the share by a base in Eur, or make it a term (Term)"
            yield warning(f"{subject.pack.id}: {scheme.id}", "no-unit", fr, en)
