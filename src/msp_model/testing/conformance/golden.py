"""Golden cases: answers transcribed from sources, in TOML files, on dossiers or on bare facts.

::

    [[cases]]
    name = "trois professionnels suffisent"
    source = "example-order, article 2"       # where the expected answer is written: a text of the rulebook, the place
    rule = "example.size"
    on = 2024-06-01
    facts = { professionals = 3 }             # or dossier = "maison.json"; what is left out is unknown
    readings = { counting = "by-head" }       # of interpretations; of a dossier, the default of what is left out
    expected = "met"                          # met, not-met, unknown or not-applicable
    amount = "1500"                           # for a scheme, and terms = { cap = "100000" }
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

from msp_model.documents import DocumentError
from msp_model.expressions import Choice, ExpressionError, Fact, Value
from msp_model.plugins.discovery import raised
from msp_model.testing.conformance.report import error, warning
from msp_model.testing.conformance.subject import Subject
from msp_model.testing.sheets import sheets, spoken
from msp_model.values import UNKNOWN, Interval, Label, Problem

VERDICTS = {True: "met", False: "not-met", UNKNOWN: "unknown"}
STATUSES = (*VERDICTS.values(), "not-applicable")
ALWAYS: dict[str, Any] = {"source": str, "rule": str, "on": date}
KEYS: dict[str, Any] = ALWAYS | {
    "name": str,
    "facts": dict,
    "dossier": str,
    "request": str,
    "readings": dict,
    "expected": str,
    "amount": (str, int, dict),
    "terms": dict,
}
"""The keys of a case, each with what it holds."""


def golden_cases_hold(subject: Subject) -> Iterator[Problem]:
    """Every golden case is answered as its source says, and every rule has one."""
    seen: set[str] = set()
    for path in files(subject.terms.golden):
        try:
            held = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as failed:
            fr, en = f"fichier illisible : {raised(failed)}", f"the file cannot be read: {raised(failed)}"
            yield error(path.name, "unreadable-file", fr, en)
            continue
        cases = held.get("cases")
        if held.keys() != {"cases"} or not isinstance(cases, list):
            there = ", ".join(sorted(held)) or "-"
            fr = f"contient {there} : un fichier de cas d’or ne contient que des [[cases]]"
            en = f"holds {there}: a file of golden cases holds [[cases]] and nothing else"
            yield error(path.name, "bad-file", fr, en)
            continue
        for number, case in enumerate(cases):
            place = f"{path.name}: cases[{number}]"
            shape = _shape(case)
            if shape is None:
                seen.add(case["rule"])
                named = f"{place} ({case['name']})" if "name" in case else place
                yield from _wrong(subject, case, named, path.parent)
            else:
                yield error(place, "bad-case", *shape)
    if subject.terms.golden:
        for id in sorted(set(subject.ids) - seen):
            fr = "sans cas d’or : en écrire un, avec la page de sa source"
            en = "without a golden case: write one, with the page of its source"
            yield warning(f"{subject.pack.id}: {id}", "no-golden-case", fr, en)


def files(places: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give the files of golden cases, those of folders in the order of their names."""
    return tuple(file for place in places for file in (sorted(place.glob("*.toml")) if place.is_dir() else [place]))


def _shape(case: Any) -> tuple[str, str] | None:
    """Say what a case is not made of, in French and in English; None where it is sound."""
    if not isinstance(case, dict):
        return "un cas est une table [[cases]]", "a case is a table [[cases]]"
    unknown, lacking = sorted(case.keys() - KEYS.keys()), sorted(ALWAYS.keys() - case.keys())
    if unknown or lacking:
        told, names = ", ".join(unknown) or "-", ", ".join(lacking) or "-"
        return f"clés inconnues : {told} ; manquantes : {names}", f"unknown keys: {told}; missing: {names}"
    for key, kind in KEYS.items():
        if key in case and (not isinstance(case[key], kind) or isinstance(case[key], bool | datetime)):
            return (
                f"{key} = {case[key]!r} : {_KINDS[key].fr}",
                f"{key} = {case[key]!r}: {_KINDS[key].text('en')}",
            )
    if ("facts" in case) == ("dossier" in case):
        return (
            "écrire facts = { … } ou dossier = …, l’un des deux",
            "write facts = { … } or dossier = …, one of the two",
        )
    if not case.keys() & {"expected", "amount", "terms"}:
        return "n’attend rien : écrire expected, amount ou terms", "expects nothing: write expected, amount or terms"
    if case.get("expected", STATUSES[0]) not in STATUSES:
        there = ", ".join(STATUSES)
        return f"expected est l’un de : {there}", f"expected is one of: {there}"
    return None


_TEXT = Label("un texte entre guillemets", "a text in quotes")
_TABLE = Label("une table { … }", "a table { … }")
_KINDS = dict.fromkeys(KEYS, _TEXT) | {
    "on": Label("un jour, AAAA-MM-JJ, sans heure ni guillemets", "a day, YYYY-MM-DD, without an hour or quotes"),
    "facts": _TABLE,
    "readings": _TABLE,
    "terms": _TABLE,
    "amount": Label(
        'un nombre exact, "1500.50" ou "1/3", ou { at_least = …, at_most = … }',
        'an exact number, "1500.50" or "1/3", or { at_least = …, at_most = … }',
    ),
}


def _wrong(subject: Subject, case: dict[str, Any], place: str, folder: Path) -> Iterator[Problem]:
    text = str(case["source"]).partition(",")[0].strip()
    if text not in subject.rulebook.texts:
        fr = f'« {text} » n’est pas un texte du recueil : source = "identifiant-du-texte, page"'
        en = f"'{text}' is no text of the rulebook: source = \"id-of-the-text, page\""
        yield error(place, "no-source", fr, en)
    try:
        found = _by_facts(subject, case) if "facts" in case else _by_dossier(subject, case, folder)
        differing = [
            part for part, wanted in _expected(case).items() if part in found and not _agrees(wanted, found[part])
        ]
    except (KeyError, ValueError, TypeError, ExpressionError, DocumentError, OSError) as failed:
        about = f" ({case['dossier']})" if "dossier" in case else ""
        fr, en = f"ne se calcule pas{about} : {raised(failed)}", f"cannot be computed{about}: {raised(failed)}"
        yield error(place, "bad-case", fr, en)
        return
    for part in sorted(_expected(case).keys() - found.keys()):
        there = ", ".join(sorted(found.keys() - {"requires", "applies", "expected"})) or "-"
        fr = f"« {case['rule']} » n’a pas « {part} » ; il a : {there}"
        en = f"'{case['rule']}' has no '{part}'; it has: {there}"
        yield error(place, "bad-case", fr, en)
    for part in differing:
        wanted = _expected(case)[part]
        fr = f"{part} : attendu {wanted}, trouvé {spoken(found[part])} ; relire la source, puis la règle"
        en = f"{part}: expected {wanted}, found {spoken(found[part], 'en')}; read the source, then the rule"
        yield error(place, "golden-mismatch", fr, en)


def _expected(case: dict[str, Any]) -> dict[str, Any]:
    """Give what a case expects, by the part of the rule."""
    terms: dict[str, Any] = case.get("terms", {})
    return {key: case[key] for key in ("expected", "amount") if key in case} | terms


def _by_facts(subject: Subject, case: dict[str, Any]) -> dict[str, Value]:
    own = [one.territory for one in subject.declared if one.id == case["rule"]]
    place = own[0] if own and own[0].level.value != "country" else subject.pack.territories[0]
    [sheet] = sheets(subject.rulebook, case["rule"], within=place, on=case["on"])
    told = case["facts"] | case.get("readings", {})
    facts = {name: _value(sheet.leaves.get(name), value) for name, value in told.items()}
    answers = sheet.answers(facts)
    applies, requires = answers["applies"], answers["requires"]
    verdict = "not-applicable" if applies is False else VERDICTS[UNKNOWN if applies is UNKNOWN else requires]
    return {**answers, "expected": verdict}


def _by_dossier(subject: Subject, case: dict[str, Any], folder: Path) -> dict[str, Value]:
    msp = subject.codec.read(folder / case["dossier"])
    assessment = subject.book.assess(msp, case["on"], interpretations=case.get("readings"), only=[case["rule"]])
    answer = assessment[case["rule"], case["request"]] if "request" in case else assessment[case["rule"]]
    found: dict[str, Value] = {term.id: term.value for term in answer.terms}
    if answer.amount is not None:
        found["amount"] = answer.amount.value
    return found | {"expected": answer.status.value}


def _value(leaf: object, written: Any) -> Value:
    """Read the value of a fact: exact text is a number, ``absent`` is None, a word is the member that has it."""
    if isinstance(written, bool | int) or type(written) is date:
        return written
    if isinstance(written, dict):
        return Interval(*(_value(leaf, written[key]) if key in written else None for key in ("at_least", "at_most")))
    if isinstance(written, float | datetime) or not isinstance(written, str):
        message = f'{written!r} is not exact: write "0.5", "1/3" or a day without an hour'
        raise TypeError(message)
    if written == "absent":
        return None
    members = leaf.domain.members if isinstance(leaf, Fact | Choice) else ()
    for member in members:
        if getattr(member, "value", member) == written:
            return member
    return Fraction(written)


def _agrees(wanted: Any, found: Value) -> bool:
    """Compare what is written in a file with a status or a value. Raises as `_value` does."""
    if wanted == "unknown":
        return found is UNKNOWN or found == wanted
    if isinstance(wanted, str) and wanted == getattr(found, "value", found):
        return True  # a status, or the member of a list
    return not isinstance(found, str) and bool(_value(None, wanted) == found)
