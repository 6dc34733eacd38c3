"""Suite: the kit as a class of tests, which a pack's own suite inherits."""

import sys
import unittest
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from msp_model.rulebook import Pack
from msp_model.testing.conformance.check import CHECKS, Check, found, skipped, try_example
from msp_model.testing.conformance.known import Known, accepted, outdated, read_known
from msp_model.testing.conformance.laws import Law
from msp_model.testing.conformance.report import Finding
from msp_model.testing.conformance.subject import Subject, Terms, several

SHARED = 3
"""By how many the examples of a profile are divided: a profile says how much one property is worth, here are eight."""


FEWEST = 8
"""The fewest examples of a property, where the profile has as many."""


class ConformanceWarning(UserWarning):
    """Something in a pack is worth a look, and does not keep it from conforming."""


class RegionConformance:
    """Everything that a pack owes, as tests.

    ::

        import msp_model_example
        from msp_model.testing import RegionConformance

        class TestExample(RegionConformance):
            plugin = msp_model_example
            golden = "golden"

    Each subclass has tests of its own, one for each check, so that several packs can be checked in one run. Names of
    tests stay from one release to the next. A message is in French, its English words below; what is only worth a look
    is a `ConformanceWarning`. Paths are those beside the file of the subclass.

    Attributes:
        plugin: a module, an instance, a pack, or the folder of one.

        beside: the packs beside which it is loaded; None: the national pack.

        golden: files or folders of golden cases, or one of them.

        known_failures: the file of known failures.

        recorded_ids: the file of the ids of the previous release.

        laws: the laws that it declares.

        months: how many months after it was checked a text is too old.
    """

    plugin: ClassVar[Any] = None
    beside: ClassVar[Iterable[Pack] | None] = None
    golden: ClassVar[str | Path | Iterable[str | Path]] = ()
    known_failures: ClassVar[str | Path | None] = None
    recorded_ids: ClassVar[str | Path | None] = None
    laws: ClassVar[Iterable[Law]] = ()
    months: ClassVar[int] = 24

    _subject: ClassVar[Subject | None] = None

    def __init_subclass__(cls, **options: Any) -> None:
        """Give the subclass its own tests: a test drawn by Hypothesis must not be shared between classes."""
        super().__init_subclass__(**options)
        cls._subject = None
        for check in CHECKS:
            test = _once(check) if check.drawn is None else _drawn(check)
            _named(cls, f"test_{check.id}", check.title, test)
        _named(cls, "test_known_failures", "Every known failure still happens, and has its reason.", _kept())

    @classmethod
    def subject(cls) -> Subject:
        """Give what is checked, made once for the class."""
        if cls._subject is None:
            folder = Path(getattr(sys.modules.get(cls.__module__), "__file__", None) or ".").parent

            def beside(path: str | Path | None) -> Path | None:
                return None if path is None else folder / path

            cls._subject = Subject(
                cls.plugin if not isinstance(cls.plugin, str) else folder / cls.plugin,
                Terms(
                    beside=None if cls.beside is None else tuple(cls.beside),
                    golden=tuple(folder / path for path in several(cls.golden)),
                    known_failures=beside(cls.known_failures),
                    recorded_ids=beside(cls.recorded_ids),
                    laws=tuple(cls.laws),
                    months=cls.months,
                    shrink=False,  # what is known need not be shown again in its simplest form
                ),
            )
        return cls._subject

    @classmethod
    def known(cls) -> tuple[Known, ...]:
        """Give the failures that are known."""
        return read_known(cls.subject().terms.known_failures, [check.id for check in CHECKS])[0]


Test = Callable[[Any], None]


def _named(cls: type[RegionConformance], name: str, doc: str, test: Test) -> None:
    """Put a test into a class, as if it had been written there."""
    test.__name__, test.__qualname__ = name, f"{cls.__qualname__}.{name}"
    test.__module__, test.__doc__ = cls.__module__, doc
    setattr(cls, name, test)


def _ready(test: RegionConformance, check: Check) -> Subject:
    """Give the subject of a test, or skip the test and say why."""
    if test.plugin is None:
        raise unittest.SkipTest("plugin = … : le module à vérifier (the pack to check)")
    subject = test.subject()
    reason = skipped(check, subject)
    if reason is not None:
        raise unittest.SkipTest(f"{reason.fr} ({reason.text('en')})")
    return subject


def _once(check: Check) -> Test:
    def test(self: RegionConformance) -> None:
        _judge(accepted(found(check, _ready(self, check)), self.known()))

    return test


def _drawn(check: Check) -> Test:
    @settings(
        max_examples=_shared(settings().max_examples),
        deadline=None,  # a rulebook is loaded in the first example
        phases=[phase for phase in settings().phases if phase is not Phase.explain],  # the finding says what matters
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    @given(data=st.data())
    def test(self: RegionConformance, data: st.DataObject) -> None:
        subject = _ready(self, check)
        assert check.drawn is not None
        try_example(check, subject, data.draw(_strategy(subject, check), label=check.id), known=self.known())

    return test


def _shared(examples: int) -> int:
    """Give how many examples one property is tried on, of those that a profile gives to a test."""
    return max(examples // SHARED, min(examples, FEWEST))


def _strategy(subject: Subject, check: Check) -> st.SearchStrategy[Any]:
    """Give what the examples of a check are drawn from, made once for a subject."""
    kept: dict[str, st.SearchStrategy[Any]] = vars(subject).setdefault("strategies", {})
    if check.id not in kept:
        assert check.drawn is not None
        kept[check.id] = check.drawn(subject)
    return kept[check.id]


def _kept() -> Test:
    def test(self: RegionConformance) -> None:
        subject = self.subject()
        path = subject.terms.known_failures
        known, wrong = read_known(path, [check.id for check in CHECKS])
        named = {each.check for each in known}
        ran = [check for check in CHECKS if check.id in named and skipped(check, subject) is None]
        findings = [finding for check in ran for finding in found(check, subject)]
        gone = outdated(known, findings, [check.id for check in ran], "" if path is None else path.name)
        _judge(Finding(check="known_failures", problem=problem) for problem in (*wrong, *gone))

    return test


def _judge(findings: Iterable[Finding]) -> None:
    """Fail with everything that refuses, warn of the rest."""
    told = list(findings)
    refusing = [finding for finding in told if finding.refuses]
    for finding in told:
        if finding.problem.severity == "warning" and finding.known is None:
            warnings.warn(f"{finding.text('fr')}\n{finding.text('en')}", ConformanceWarning, stacklevel=3)
    if refusing:
        raise AssertionError("\n".join(["", *(f"{each.text('fr')}\n  {each.text('en')}" for each in refusing)]))
