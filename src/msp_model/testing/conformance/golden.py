"""Golden cases: answers transcribed from sources, in TOML files, on dossiers or on bare facts.

::

    [[cases]]
    name = "trois professionnels suffisent"
    source = "example-order, article 2"       # where the expected answer is written: a text of the rulebook, the place
    rule = "example.size"
    on = 2024-06-01
    facts = { professionals = 3 }             # or dossier = "maison.json"; what is left out is unknown, readings too
    expected = "met"                          # met, not-met, unknown or not-applicable
    amount = "1500"                           # for a scheme, and terms: cap = "100000"
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
from msp_model.values import UNKNOWN, Interval, Problem

VERDICTS = {True: "met", False: "not-met", UNKNOWN: "unknown"}
KEYS = {"name", "source", "rule", "on", "facts", "dossier", "request", "expected", "amount", "terms"}


def golden_cases_hold(subject: Subject) -> Iterator[Problem]:
    """Every golden case is answered as its source says, and every rule has one."""
    seen: set[str] = set()
    for path in files(subject.terms.golden):
        try:
            cases = tomllib.loads(path.read_text(encoding="utf-8")).get("cases", [])
        except (OSError, ValueError) as failed:
            fr, en = f"fichier illisible : {raised(failed)}", f"the file cannot be read: {raised(failed)}"
            yield error(path.name, "unreadable-file", fr, en)
            continue
        for number, case in enumerate(cases):
            place = f"{path.name}: cases[{number}]" + (f" ({case['name']})" if "name" in case else "")
            seen.add(str(case.get("rule")))
            yield from _wrong(subject, case, place, path.parent)
    if subject.terms.golden:
        for id in sorted(set(subject.ids) - seen):
            fr = "sans cas d’or : en écrire un, avec la page de sa source"
            en = "without a golden case: write one, with the page of its source"
            yield warning(f"{subject.pack.id}: {id}", "no-golden-case", fr, en)


def files(places: tuple[Path, ...]) -> tuple[Path, ...]:
    """Give the files of golden cases, those of folders in the order of their names."""
    return tuple(file for place in places for file in (sorted(place.glob("*.toml")) if place.is_dir() else [place]))


def _wrong(subject: Subject, case: dict[str, Any], place: str, folder: Path) -> Iterator[Problem]:
    unknown = sorted(case.keys() - KEYS)
    lacking = sorted({"source", "rule", "on"} - case.keys())
    if unknown or lacking or ("facts" in case) == ("dossier" in case) or type(case.get("on")) is not date:
        fr = f"clés inconnues : {unknown}, manquantes : {lacking} ; facts ou dossier, un jour on = AAAA-MM-JJ"
        en = f"unknown keys: {unknown}, missing: {lacking}; facts or dossier, a day on = YYYY-MM-DD"
        yield error(place, "bad-case", fr, en)
        return
    text = str(case["source"]).partition(",")[0].strip()
    if text not in subject.rulebook.texts:
        fr = f'« {text} » n’est pas un texte du recueil : source = "identifiant-du-texte, page"'
        en = f"'{text}' is no text of the rulebook: source = \"id-of-the-text, page\""
        yield error(place, "no-source", fr, en)
    try:
        found = _by_facts(subject, case) if "facts" in case else _by_dossier(subject, case, folder)
    except (KeyError, ValueError, TypeError, ExpressionError, DocumentError, OSError) as failed:
        fr, en = f"ne se calcule pas : {raised(failed)}", f"cannot be computed: {raised(failed)}"
        yield error(place, "bad-case", fr, en)
        return
    expected = {"expected": case.get("expected"), "amount": case.get("amount"), **case.get("terms", {})}
    for part, wanted in expected.items():
        if wanted is not None and not _agrees(wanted, found.get(part, UNKNOWN)):
            fr = f"{part} : attendu {wanted}, trouvé {spoken(found.get(part, UNKNOWN))} ; relire la source, puis la règle"
            en = f"{part}: expected {wanted}, found {spoken(found.get(part, UNKNOWN), 'en')}; read the source, then the rule"
            yield error(place, "golden-mismatch", fr, en)


def _by_facts(subject: Subject, case: dict[str, Any]) -> dict[str, Value]:
    own = [one.territory for one in subject.declared if one.id == case["rule"]]
    place = own[0] if own and own[0].level.value != "country" else subject.pack.territories[0]
    [sheet] = sheets(subject.rulebook, case["rule"], within=place, on=case["on"])
    facts = {name: _value(sheet.leaves.get(name), value) for name, value in case["facts"].items()}
    answers = sheet.answers(facts)
    applies, requires = answers["applies"], answers["requires"]
    verdict = "not-applicable" if applies is False else VERDICTS[UNKNOWN if applies is UNKNOWN else requires]
    return {**answers, "expected": verdict}


def _by_dossier(subject: Subject, case: dict[str, Any], folder: Path) -> dict[str, Value]:
    msp = subject.codec.read(folder / case["dossier"])
    assessment = subject.book.assess(msp, case["on"], only=[case["rule"]])
    answer = assessment[case["rule"], case["request"]] if "request" in case else assessment[case["rule"]]
    found: dict[str, Value] = {term.id: term.value for term in answer.terms}
    return found | {
        "expected": answer.status.value,
        "amount": UNKNOWN if answer.amount is None else answer.amount.value,
    }


def _value(leaf: object, written: Any) -> Value:
    """Read the value of a fact: exact text is a number, ``absent`` is None, a word is the member that has it."""
    if isinstance(written, bool | int) or type(written) is date:
        return written
    if isinstance(written, dict):
        return Interval(_value(leaf, written.get("at_least")), _value(leaf, written.get("at_most")))
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


def _agrees(wanted: object, found: Value) -> bool:
    """Compare a value written in a file with the one found."""
    if isinstance(wanted, str) and wanted not in {"unknown", "absent"}:
        try:
            return bool(Fraction(wanted) == found)
        except (ValueError, TypeError):
            return wanted == spoken(found) or wanted == found
    if wanted == "unknown":
        return found is UNKNOWN or found == "unknown"
    return found is None if wanted == "absent" else bool(wanted == found)
