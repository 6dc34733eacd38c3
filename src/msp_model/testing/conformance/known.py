"""Known failures: what a pack does not do yet, each with its reason, in a strict file.

::

    [[known]]
    check = "words_are_complete"
    path = "example: example.aid*"     # of the finding; * stands for anything
    code = "no-english"                # may be left out
    reason = "the English words come with the next release"

Strict: one that no longer happens is an error, so that the file never lies.
"""

import tomllib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

import attrs

from msp_model.plugins.discovery import raised
from msp_model.testing.conformance.report import Finding, error
from msp_model.values import Problem

_words = attrs.validators.instance_of(str)


@attrs.frozen(kw_only=True)
class Known:
    """A failure that is known.

    Attributes:
        check: the id of the check.

        reason: why it is accepted.

        path: the path of the findings, with ``*`` for anything.

        code: their code; any where it is empty.
    """

    check: str = attrs.field(validator=_words)
    reason: str = attrs.field(validator=_words)
    path: str = attrs.field(default="*", validator=_words)
    code: str = attrs.field(default="", validator=_words)

    def covers(self, check: str, problem: Problem) -> bool:
        """Tell whether it speaks of a problem."""
        right_code = self.code in {"", problem.code}
        return self.check == check and right_code and fnmatchcase(problem.path, self.path)


def read_known(path: Path | None, checks: Iterable[str]) -> tuple[tuple[Known, ...], tuple[Problem, ...]]:
    """Read a file of known failures, and say what is wrong with it."""
    if path is None:
        return (), ()
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8"))
        found = tuple(Known(**entry) for entry in held.pop("known", []))
    except (OSError, ValueError, TypeError) as failed:
        fr, en = f"fichier illisible : {raised(failed)}", f"the file cannot be read: {raised(failed)}"
        return (), (error(path.name, "unreadable-file", fr, en),)
    problems = []
    names = tuple(checks)
    if held:
        there = ", ".join(sorted(held))
        fr, en = (
            f"contient {there} : n’y écrire que des [[known]]",
            f"holds {there}: write [[known]] there, nothing else",
        )
        problems.append(error(path.name, "unknown-key", fr, en))
    for number, each in enumerate(found):
        place = f"{path.name}: known[{number}]"
        if each.check not in names:
            fr = f"aucun contrôle « {each.check} » ; il y a : {', '.join(names)}"
            en = f"no check '{each.check}'; there are: {', '.join(names)}"
            problems.append(error(place, "unknown-check", fr, en))
        if not each.reason.strip():
            problems.append(error(place, "no-reason", "sans raison : reason = …", "without a reason: reason = …"))
    return found, tuple(problems)


def accepted(findings: Iterable[Finding], known: Iterable[Known]) -> tuple[Finding, ...]:
    """Mark the findings that are known with their reason."""
    entries = tuple(known)
    marked = []
    for finding in findings:
        reason = next((each.reason for each in entries if each.covers(finding.check, finding.problem)), None)
        marked.append(attrs.evolve(finding, known=reason))
    return tuple(marked)


def outdated(known: Iterable[Known], findings: Iterable[Finding], ran: Iterable[str], name: str) -> list[Problem]:
    """Give an error for each known failure that no longer happens, among the checks that were run."""
    found, checks = tuple(findings), set(ran)
    problems = []
    for number, each in enumerate(known):
        happens = any(each.covers(finding.check, finding.problem) for finding in found)
        if each.check in checks and not happens:
            fr = f"n’échoue plus ({each.check}, {each.path}) : ôter cette entrée"
            en = f"no longer fails ({each.check}, {each.path}): take this entry away"
            problems.append(error(f"{name}: known[{number}]", "no-longer-fails", fr, en))
    return problems
