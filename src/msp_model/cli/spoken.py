"""Commands, options and arguments that speak two languages: their words are given in French and in English.

The language is that of the `Call`, so that ``--help`` and every error are in it too.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from typing import Any, TypeVar, cast

import click

from msp_model.cli.call import Call
from msp_model.values import Label, Language

F = TypeVar("F", bound=Callable[..., None])

EVERYWHERE = ("--lang", "--debug", "--help")
"""The options that every command has."""


def call_of(ctx: click.Context | None) -> Call:
    """Give the run that a context belongs to."""
    found = None if ctx is None else ctx.find_object(Call)
    return Call() if found is None else found


def language_of(ctx: click.Context | None) -> Language:
    """Give the language of a context."""
    return call_of(ctx).lang


class SpokenOption(click.Option):
    """An option with words in two languages."""

    def __init__(self, *args: Any, words: Label, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give the option and its words in the language of the context."""
        spoken = copy(self)
        spoken.help = self.words.text(language_of(ctx))
        return click.Option.get_help_record(spoken, ctx)


class SpokenArgument(click.Argument):
    """An argument with words in two languages, which the help shows."""

    def __init__(self, *args: Any, words: Label, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Give the argument and its words in the language of the context."""
        return self.make_metavar(ctx), self.words.text(language_of(ctx))


class SpokenCommand(click.Command):
    """A command with words in two languages and examples."""

    def __init__(self, *args: Any, words: Label, examples: Sequence[str] = (), **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.words = words
        self.examples = tuple(examples)
        self.params += common_options()

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.words.text(language_of(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the arguments, the options, and the examples."""
        write_options(self, ctx, formatter)
        write_examples(self.examples, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002 - click's signature
        """Give ``--help``: one of the common options."""
        return None


def write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the line of usage in the language of the context."""
    prefix = "Usage\u202f: " if language_of(ctx) == "fr" else "Usage: "
    formatter.write_usage(ctx.command_path, " ".join(command.collect_usage_pieces(ctx)), prefix=prefix)


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the arguments and the options."""
    arguments = [param.get_help_record(ctx) for param in command.params if isinstance(param, SpokenArgument)]
    options = [param.get_help_record(ctx) for param in command.params if isinstance(param, click.Option)]
    for title, records in (("Arguments", arguments), ("Options", options)):
        found = [record for record in records if record is not None]
        if found:
            with formatter.section(title):
                formatter.write_dl(found)


def write_examples(examples: Iterable[str], ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the examples, one to a line."""
    lines = list(examples)
    if lines:
        with formatter.section("Exemples" if language_of(ctx) == "fr" else "Examples"):
            for line in lines:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def common_options() -> list[click.Parameter]:
    """Make the options of every command. The first two are read by the application before anything else."""
    return [
        SpokenOption(
            ["--lang"],
            type=click.Choice(["fr", "en"]),
            expose_value=False,
            words=Label(
                "langue des réponses (fr, ou la variable MSP_MODEL_LANG)",
                "language of the answers (fr, or the variable MSP_MODEL_LANG)",
            ),
        ),
        SpokenOption(
            ["--debug"],
            is_flag=True,
            expose_value=False,
            words=Label("montrer la trace d'une erreur interne", "show the traceback of an internal error"),
        ),
        SpokenOption(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            words=Label("montrer cette aide", "show this help"),
        ),
    ]


def _show_help(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def command(*, fr: str, en: str, examples: Sequence[str] = (), name: str | None = None) -> Callable[[F], click.Command]:
    """Make a command of a function whose first argument is the `Call`."""

    def decorate(function: F) -> click.Command:
        made = click.command(name, cls=SpokenCommand, words=Label(fr, en), examples=examples)
        return cast("click.Command", made(click.pass_obj(function)))

    return decorate


def option(*names: str, fr: str, en: str, **settings: Any) -> Callable[[F], F]:
    """Add an option; *settings* are those of ``click.option``."""
    return click.option(*names, cls=SpokenOption, words=Label(fr, en), **settings)


def argument(name: str, *, fr: str, en: str, **settings: Any) -> Callable[[F], F]:
    """Add an argument; *settings* are those of ``click.argument``."""
    return click.argument(name, cls=SpokenArgument, words=Label(fr, en), **settings)
