"""Report: what the kit found in one pack."""

from collections.abc import Iterable
from typing import Any

import attrs

from msp_model.values import Label, Language, Problem

MANY = 200
"""The longest example that is shown, in lines."""


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that a check found.

    Attributes:
        check: the id of the check.

        problem: what is wrong, where, and what to do.

        example: the dossier or the facts for which it is wrong, where there is one.

        known: the reason for which it is known and accepted; None for a new one.
    """

    check: str
    problem: Problem
    example: str = ""
    known: str | None = None

    @property
    def refuses(self) -> bool:
        """Whether it keeps the pack from conforming."""
        return self.problem.severity == "error" and self.known is None

    def text(self, lang: Language = "fr") -> str:
        """Say it in one line, then its example."""
        mark = {"error": "✗", "warning": "!"}[self.problem.severity] if self.known is None else "~"
        place = f"{self.problem.path}: " if self.problem.path else ""
        line = f"{mark} {place}{self.problem.message.text(lang)} [{self.check}/{self.problem.code}]"
        if self.known is not None:
            line += f" ({_WORDS['known'].text(lang)} : {self.known})"
        return "\n".join([line, *(f"    {each}" for each in self.example.splitlines()[:MANY])])

    def to_dict(self) -> dict[str, Any]:
        """Give it as JSON holds it."""
        return {
            "check": self.check,
            "code": self.problem.code,
            "severity": self.problem.severity,
            "path": self.problem.path,
            "message": {"fr": self.problem.message.fr, "en": self.problem.message.text("en")},
            "example": self.example,
            "known": self.known,
        }


@attrs.frozen(kw_only=True)
class Report:
    """What the kit found in one pack.

    Attributes:
        pack: its id; empty where it could not be loaded.

        findings: everything found, errors first.

        ran: the checks that were run.

        skipped: the checks that were not, each with the reason.
    """

    pack: str
    findings: tuple[Finding, ...]
    ran: tuple[str, ...]
    skipped: tuple[tuple[str, Label], ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing keeps the pack from conforming: warnings and known failures do not."""
        return not any(finding.refuses for finding in self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that keep the pack from conforming."""
        return tuple(finding for finding in self.findings if finding.refuses)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not, and that nobody has accepted."""
        return tuple(each for each in self.findings if each.problem.severity == "warning" and each.known is None)

    def text(self, lang: Language = "fr") -> str:
        """Write it for people."""
        counts = {"pack": self.pack or "?", "ran": len(self.ran), "errors": len(self.errors)}
        counts |= {"warnings": len(self.warnings), "known": sum(each.known is not None for each in self.findings)}
        verdict = _WORDS["conforms" if self.conforms else "fails"].text(lang).format(**counts)
        skipped = [f"- {check}: {reason.text(lang)}" for check, reason in self.skipped]
        return "\n".join([verdict, *(finding.text(lang) for finding in self.findings), *skipped])

    def to_dict(self) -> dict[str, Any]:
        """Give it as JSON holds it."""
        return {
            "pack": self.pack,
            "conforms": self.conforms,
            "findings": [finding.to_dict() for finding in self.findings],
            "ran": list(self.ran),
            "skipped": {check: {"fr": reason.fr, "en": reason.text("en")} for check, reason in self.skipped},
        }


_WORDS = {
    "conforms": Label(
        "{pack} : conforme ({ran} contrôles, {warnings} avertissements, {known} échecs connus)",
        "{pack}: conforms ({ran} checks, {warnings} warnings, {known} known failures)",
    ),
    "fails": Label(
        "{pack} : {errors} erreurs ({ran} contrôles, {warnings} avertissements, {known} échecs connus)",
        "{pack}: {errors} errors ({ran} checks, {warnings} warnings, {known} known failures)",
    ),
    "known": Label("connu", "known"),
}


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort: what refuses first, then warnings, then what is known."""
    return tuple(
        sorted(
            findings,
            key=lambda each: (
                not each.refuses,
                each.known is not None,
                each.check,
                each.problem.path,
                each.problem.code,
            ),
        )
    )


def error(path: str, code: str, fr: str, en: str) -> Problem:
    """Make an error."""
    return Problem(path=path, code=code, message=Label(fr, en))


def warning(path: str, code: str, fr: str, en: str) -> Problem:
    """Make a warning."""
    return Problem(path=path, code=code, message=Label(fr, en), severity="warning")
