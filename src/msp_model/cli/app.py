"""The application: from arguments to an exit status."""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Any, NoReturn

import click

from msp_model.cli.call import FAILED, WRONG, Call, Refusal
from msp_model.cli.commands import COMMANDS, SECTIONS
from msp_model.cli.errors import near, one_line, usage_line
from msp_model.cli.spoken import (
    SpokenOption,
    call_of,
    common_options,
    language_of,
    write_examples,
    write_options,
    write_usage,
)
from msp_model.values import Label, Language, ProblemsError

_WORDS = Label(
    "Le recueil des règles des maisons de santé pluriprofessionnelles (MSP)\u202f: ce que disent les textes, à quelle "
    "date, et ce qu'ils répondent pour une MSP.",
    "The rulebook of French primary-care teams (MSP): what the texts say, on which day, and what they answer for one "
    "MSP.",
)
_EXAMPLES = (
    "msp-model assess examples/romenay.yaml --on 2024-12-24",
    "msp-model rules fr.sisa.composition",
    "msp-model parameters --on 2024-12-24 --lang en",
)
_INTERRUPTED = 130
_NOBODY_READS = 141


class App(click.Group):
    """The command ``msp-model``: each of its commands is imported when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Give the names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(import_module(f"msp_model.cli.{entry.module}"), entry.attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command typed. Raises UsageError with the name that it looks like."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            lang = language_of(ctx)
            fr, en = f"aucune commande «\u202f{args[0]}\u202f»", f"no command '{args[0]}'"
            raise click.UsageError(Label(fr, en).text(lang) + near(args[0], COMMANDS, lang), ctx=ctx)
        return super().resolve_command(ctx, args)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002 - click's signature
        """Give ``--help``: one of the common options."""
        return None

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        write_usage(self, ctx, formatter)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_WORDS.text(language_of(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands by section, without importing any, then the options and the examples."""
        lang = language_of(ctx)
        width = max(map(len, COMMANDS))
        for title, entries in SECTIONS:
            with formatter.section(title.text(lang)):
                formatter.write_dl([(entry.name.ljust(width), entry.words.text(lang)) for entry in entries])
        write_options(self, ctx, formatter)
        write_examples(_EXAMPLES, ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command asked for; where nobody reads what it prints any more, end without a word."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise Refusal(status=_NOBODY_READS) from None
        return found

    def main(  # type: ignore[override] # the arguments that click's own takes by position come in *extra*
        self, args: Sequence[str] | None = None, **extra: Any
    ) -> NoReturn:
        """Run the command and end the process with its exit status."""
        given = list(sys.argv[1:] if args is None else args)
        call = Call(lang=language_in(given), debug="--debug" in given)
        _write_utf8()
        extra |= {"prog_name": "msp-model", "standalone_mode": False, "obj": call}
        try:
            found = super().main(given, **extra)
            status = found if isinstance(found, int) else 0
        except Exception as error:  # noqa: BLE001 - the last resort: every error gets its words and its status
            status = _say_error(error, call)
        sys.exit(status)


def language_in(arguments: Sequence[str]) -> Language:
    """Read the language before anything else, since help and errors are in it: --lang, MSP_MODEL_LANG, French."""
    found = os.environ.get("MSP_MODEL_LANG", "")
    for place, word in enumerate(arguments):
        if word == "--lang" and place + 1 < len(arguments):
            found = arguments[place + 1]
        elif word.startswith("--lang="):
            found = word.partition("=")[2]
    return "en" if found == "en" else "fr"


def _write_utf8() -> None:
    """Write UTF-8 whatever the locale says; a terminal that cannot show a letter shows another sign."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8")


def _say_error(error: Exception, call: Call) -> int:
    """Print what went wrong, and give the exit status."""
    if isinstance(error, Refusal):
        call.warn(*error.lines)
        return error.status
    if isinstance(error, ProblemsError):
        call.warn(*(problem.text(call.lang) for problem in error.problems))
        return WRONG
    if isinstance(error, click.Abort):
        return _INTERRUPTED
    if isinstance(error, click.ClickException):
        call.warn(usage_line(error, call.lang))
        return WRONG
    if call.debug:
        call.warn("".join(traceback.format_exception(error)).rstrip())
    else:
        words = one_line(str(error))
        call.warn(
            call.say(
                f"msp-model\u202f: erreur interne, {type(error).__name__}\u202f: {words} (--debug en montre la trace)",
                f"msp-model: internal error, {type(error).__name__}: {words} (--debug shows the traceback)",
            )
        )
    return FAILED


def _show_version(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"msp-model {version('msp-model')}")
        ctx.exit()


def _bare(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


app = App(
    "msp-model",
    invoke_without_command=True,
    callback=click.pass_context(_bare),
    params=[
        *common_options(),
        SpokenOption(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            words=Label("montrer la version", "show the version"),
        ),
    ],
)
"""The command ``msp-model``."""

__all__ = ["App", "app", "call_of", "language_in"]
