"""Check: the whole kit on one pack, without any test runner."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from hypothesis.errors import Flaky

from msp_model.rulebook import Pack
from msp_model.testing.conformance import (
    answers,
    conditions,
    dating,
    golden,
    identity,
    interface,
    law_checks,
    processes,
    questions,
    wording,
    written,
)
from msp_model.testing.conformance.known import Known, accepted, outdated, read_known
from msp_model.testing.conformance.laws import Law
from msp_model.testing.conformance.loading import Plugin
from msp_model.testing.conformance.report import Finding, Report, in_order
from msp_model.testing.conformance.subject import Subject, Terms, several
from msp_model.values import Label, Problem

MOST_FINDINGS = 5
"""How many different findings one property gives at most."""


@attrs.frozen(kw_only=True)
class Check:
    """One thing that the kit checks.

    Attributes:
        find: gives what is wrong; its name is the id of the check, its first line says what is checked.

        drawn: for a property, what its examples are drawn from; None for what is checked once.

        needs: what it needs: "nothing", a "pack" that was loaded, or a "rulebook".
    """

    find: Callable[..., Iterator[Problem]]
    drawn: Callable[[Subject], st.SearchStrategy[Any]] | None = None
    needs: str = "rulebook"

    @property
    def id(self) -> str:
        """The id of the check."""
        return self.find.__name__

    @property
    def title(self) -> str:
        """What is checked, in one sentence."""
        return (self.find.__doc__ or "").partition("\n")[0]


CHECKS: tuple[Check, ...] = (
    Check(find=interface.loads, needs="nothing"),
    Check(find=interface.gives_one_pack, needs="pack"),
    Check(find=interface.speaks_of_its_regions, needs="pack"),
    Check(find=identity.ids_are_its_own, needs="pack"),
    Check(find=identity.ids_stay, needs="pack"),
    Check(find=dating.versions_follow, needs="pack"),
    Check(find=dating.values_follow, needs="pack"),
    Check(find=dating.rules_are_dated, needs="pack"),
    Check(find=dating.texts_are_dated, needs="pack"),
    Check(find=wording.words_are_complete, needs="pack"),
    Check(find=wording.sources_are_graded, needs="pack"),
    Check(find=wording.facts_look_at_the_dossier, needs="pack"),
    Check(find=wording.facts_count_no_days, needs="pack"),
    Check(find=conditions.nothing_is_rounded_early, needs="pack"),
    Check(find=conditions.amounts_are_amounts, needs="pack"),
    Check(find=written.rules_are_values, needs="pack"),
    Check(find=conditions.conditions_can_turn),
    Check(find=conditions.cases_exclude_one_another),
    Check(find=golden.golden_cases_hold),
    Check(find=law_checks.laws_are_of_something),
    Check(find=answers.always_answers, drawn=questions.here),
    Check(find=answers.answers_the_same_twice, drawn=questions.here),
    Check(find=answers.is_honest, drawn=questions.compared),
    Check(find=answers.stays_at_home, drawn=questions.anywhere),
    Check(find=answers.facts_change_when_announced, drawn=questions.here),
    Check(find=answers.explains_itself, drawn=questions.here),
    Check(find=written.is_written_and_read, drawn=questions.here),
    Check(find=law_checks.laws_hold, drawn=law_checks.facts_of_laws),
    Check(find=processes.is_the_same_elsewhere),
)
"""Every check, in the order in which they are run."""

UNLOADED = Label("le module ne se charge pas : voir « loads »", "the pack does not load: see 'loads'")
NO_RULE = Label("le module n’a ni règle ni dispositif", "the pack has neither rule nor scheme")
NO_LAW = Label("le module ne déclare aucune loi", "the pack declares no law")
NO_PROCESS = Label(
    "le module n’est pas un module Python importable, ou les processus sont écartés",
    "the pack is no importable Python module, or processes are left out",
)


def skipped(check: Check, subject: Subject) -> Label | None:
    """Tell why a check cannot be run on a subject; None where it can."""
    if check.needs != "nothing" and subject.loaded.pack is None:
        return UNLOADED
    if check.needs == "rulebook" and not subject.usable:
        return UNLOADED
    if check.find in {law_checks.laws_hold, law_checks.laws_are_of_something} and not subject.terms.laws:
        return NO_LAW
    if check.drawn is not None and check.find is not written.is_written_and_read and not subject.ids:
        return NO_RULE
    if check.find is processes.is_the_same_elsewhere and not (
        subject.loaded.module and subject.terms.processes and not subject.terms.beside
    ):
        return NO_PROCESS
    return None


def check_pack(
    plugin: Plugin,
    *,
    beside: Iterable[Pack] | None = None,
    golden: Path | str | Iterable[Path | str] = (),
    known_failures: Path | str | None = None,
    recorded_ids: Path | str | None = None,
    laws: Iterable[Law] = (),
    today: date | None = None,
    months: int = 24,
    examples: int = 40,
    shrink: bool = True,
    processes: bool = True,
    only: Iterable[str] | None = None,
) -> Report:
    """Check one pack against everything that a pack owes.

    Nothing is installed. It never raises for what is wrong with the pack.

    Args:
        plugin: a module, an instance with the hook, a `Pack`, or the folder of a distribution, a package or a module.
        beside: the packs beside which it is loaded; the national pack where it is left out.
        golden: files, or folders of files, of golden cases, or one of them.
        known_failures: the file of known failures.
        recorded_ids: the file of the ids of the previous release, one a line.
        laws: the laws that it declares.
        today: the day on which it is checked; the clock's where it is left out.
        months: how many months after it was checked a text is too old.
        examples: how many dossiers each property is tried on.
        shrink: whether a failing example is made as simple as possible, which takes longer.
        processes: whether other processes are started.
        only: the ids of the checks to run; all where it is left out.
    """
    terms = Terms(
        beside=None if beside is None else tuple(beside),
        golden=several(golden),
        known_failures=None if known_failures is None else Path(known_failures),
        recorded_ids=None if recorded_ids is None else Path(recorded_ids),
        laws=tuple(laws),
        months=months,
        examples=examples,
        shrink=shrink,
        processes=processes,
        **({} if today is None else {"today": today}),
    )
    return run(Subject(plugin, terms), only)


def run(subject: Subject, only: Iterable[str] | None = None) -> Report:
    """Run the kit on a subject."""
    wanted = None if only is None else set(only)
    known, wrong = read_known(subject.terms.known_failures, [check.id for check in CHECKS])
    findings = [Finding(check="known_failures", problem=problem) for problem in wrong]
    ran: list[str] = []
    left_out: list[tuple[str, Label]] = []
    for check in CHECKS:
        if wanted is not None and check.id not in wanted:
            continue
        reason = skipped(check, subject)
        if reason is not None:
            left_out.append((check.id, reason))
            continue
        ran.append(check.id)
        findings += accepted(found(check, subject), known)
    name = "" if subject.terms.known_failures is None else subject.terms.known_failures.name
    gone = outdated(known, findings, ran, name)
    findings += [Finding(check="known_failures", problem=problem) for problem in gone]
    return Report(
        pack="" if subject.loaded.pack is None else subject.loaded.pack.id,
        findings=in_order(findings),
        ran=tuple(ran),
        skipped=tuple(left_out),
    )


def found(check: Check, subject: Subject) -> tuple[Finding, ...]:
    """Run one check, and give everything that it finds."""
    if check.drawn is None:
        return tuple(Finding(check=check.id, problem=problem) for problem in check.find(subject))
    strategy = check.drawn(subject)
    findings: list[Finding] = []
    for _ in range(MOST_FINDINGS):
        finding = _tried(check, subject, strategy, findings)
        if finding is None:
            break
        findings.append(finding)
    return tuple(findings)


class Nonconforming(AssertionError):
    """An example for which a property does not hold."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.text())
        self.finding = finding


def try_example(
    check: Check, subject: Subject, example: object, before: Sequence[Finding] = (), known: Sequence[Known] = ()
) -> None:
    """Try a property on one example. Raises Nonconforming for what was not found before and is not known."""
    told = {(finding.problem.path, finding.problem.code) for finding in before}
    for problem in check.find(subject, example):
        new = (problem.path, problem.code) not in told and not any(each.covers(check.id, problem) for each in known)
        if new:
            raise Nonconforming(Finding(check=check.id, problem=problem, example=str(example)))


def _tried(check: Check, subject: Subject, strategy: st.SearchStrategy[Any], before: list[Finding]) -> Finding | None:
    caught: list[Finding] = []
    phases = [Phase.generate, Phase.shrink] if subject.terms.shrink else [Phase.generate]

    @settings(
        max_examples=subject.terms.examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=phases,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(strategy)
    def tried(example: object) -> None:
        try:
            try_example(check, subject, example, before)
        except Nonconforming as failed:
            caught.append(failed.finding)
            raise

    with suppress(Nonconforming, Flaky):  # what fails now and then fails
        tried()
    return caught[-1] if caught else None
