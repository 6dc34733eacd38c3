"""Failures: why a plugin contributes nothing, as data, and the errors that carry them.

A failing plugin never hides another: for a user it is left out and its `Failure` is kept; for an author, in strict
mode, the same failure is raised::

    PluginError                 any of these
    ├── PluginNotFoundError     a plugin asked for by name is not installed
    ├── PluginImportError       the entry point cannot be imported
    ├── PluginInterfaceError    it is no plugin of this version: a class, no hook, a misspelt one, another API number
    ├── PluginHookError         its hook raised
    ├── PluginDataError         what it gives is no pack, or a pack with problems
    └── PluginConflictError     two plugins take one name, or declare the same thing
"""

from typing import Any, Literal

import attrs

from msp_model.values import Label, Language, Problem

Stage = Literal["discover", "import", "interface", "collect", "check"]
"""Where a plugin failed.

``discover``: among what is installed; ``import``: when its module was imported; ``interface``: when its shape was
looked at; ``collect``: when its hook was called; ``check``: when its pack was put beside the others.
"""


Code = Literal[
    "unreadable-metadata",
    "not-installed",
    "name-taken",
    "bad-name",
    "not-importable",
    "not-a-plugin",
    "no-api-number",
    "newer-api",
    "wrong-hook",
    "no-hook",
    "hook-raised",
    "not-a-pack",
    "wrong-id",
    "bad-data",
    "bad-pack",
    "collision",
]
"""What is wrong with a plugin, in one stable word."""


@attrs.frozen(kw_only=True)
class Failure:
    """Why one plugin contributes nothing.

    Attributes:
        stage: where it failed.

        code: what is wrong, in one stable word.

        plugin: the name of its entry point.

        distribution: the installed distribution that brings it; empty for one registered by code.

        version: the version of that distribution; empty where it tells none.

        cause: the sentence for a person, with what to do.

        problems: what is wrong with its texts and rules, by file and key.
    """

    stage: Stage
    code: Code
    plugin: str
    distribution: str
    version: str
    cause: Label
    problems: tuple[Problem, ...] = ()

    def text(self, lang: Language = "fr") -> str:
        """Give the plugin, its distribution and the cause in one line, then one line for each problem."""
        word = {"fr": "module régional", "en": "plugin"}[lang]
        origin = named(self.distribution, self.version)
        head = f"{word} '{self.plugin}'{f' ({origin})' if origin else ''} [{self.stage}]: {self.cause.text(lang)}"
        return "\n".join([head, *(f"    {problem.text(lang)}" for problem in self.problems)])

    @property
    def problem(self) -> Problem:
        """The failure as a problem that a book keeps: a warning, since the other packs answer without this one."""
        return Problem(path=f"plugins.{self.plugin}", code=self.code, message=self.cause, severity="warning")

    def error(self) -> "PluginError":
        """Give the error that carries this failure."""
        return _ERRORS[self.code](self)

    def to_dict(self, lang: Language = "fr") -> dict[str, Any]:
        """Give the failure as plain data, ready for JSON."""
        return {
            "stage": self.stage,
            "code": self.code,
            "plugin": self.plugin,
            "distribution": self.distribution,
            "version": self.version,
            "cause": self.cause.text(lang),
            "problems": [problem.text(lang) for problem in self.problems],
        }


def named(distribution: str, version: str) -> str:
    """Give ``distribution version``, as far as they are known."""
    return " ".join(part for part in (distribution, version) if part)


class PluginError(Exception):
    """A plugin cannot be used; ``failure`` says which, where it comes from and why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure

    @property
    def plugin(self) -> str:
        """The name of its entry point."""
        return self.failure.plugin

    @property
    def distribution(self) -> str:
        """The distribution that brings it."""
        return self.failure.distribution

    @property
    def version(self) -> str:
        """The version of that distribution."""
        return self.failure.version

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with its texts and rules."""
        return self.failure.problems

    def __str__(self) -> str:
        return self.failure.text("en")


class PluginNotFoundError(PluginError):
    """A plugin asked for by name is not installed, or the library's own entry point is missing."""


class PluginImportError(PluginError):
    """The entry point names a module or an object that cannot be imported; ``__cause__`` tells more."""


class PluginInterfaceError(PluginError):
    """It is no plugin that this version can use: a class, no hook or a misspelt one, another API number."""


class PluginHookError(PluginError):
    """Its hook raised; ``__cause__`` is what it raised."""


class PluginDataError(PluginError):
    """What it gives is no pack, or a pack with problems."""


class PluginConflictError(PluginError):
    """Two plugins take one name, or two packs declare the same thing; both distributions are named."""


_ERRORS: dict[Code, type[PluginError]] = {
    "unreadable-metadata": PluginImportError,
    "not-installed": PluginNotFoundError,
    "name-taken": PluginConflictError,
    "bad-name": PluginInterfaceError,
    "not-importable": PluginImportError,
    "not-a-plugin": PluginInterfaceError,
    "no-api-number": PluginInterfaceError,
    "newer-api": PluginInterfaceError,
    "wrong-hook": PluginInterfaceError,
    "no-hook": PluginInterfaceError,
    "hook-raised": PluginHookError,
    "not-a-pack": PluginDataError,
    "wrong-id": PluginDataError,
    "bad-data": PluginDataError,
    "bad-pack": PluginDataError,
    "collision": PluginConflictError,
}


class PluginWarning(UserWarning):
    """Plugins were left out; ``Registry.plugins()`` and ``msp-model plugins`` tell which and why."""
