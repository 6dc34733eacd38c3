"""What options take: days, words of a list, pairs."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from msp_model.cli.errors import near
from msp_model.cli.spoken import language_of
from msp_model.values import Label

if TYPE_CHECKING:
    _Day = click.ParamType[date]
    _Pair = click.ParamType[tuple[str, str]]
else:  # older releases know no type argument
    _Day = _Pair = click.ParamType


class DayType(_Day):
    """A day, written 2024-12-24."""

    name = "day"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Name it in the help."""
        return Label("JOUR", "DAY").text(language_of(ctx))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day."""
        if isinstance(value, date):
            return value
        try:
            if len(value) == len("2024-12-24"):
                return date.fromisoformat(value)
        except ValueError:
            pass
        fr = f"«\u202f{value}\u202f» n'est pas un jour, écrit comme 2024-12-24"
        return self.fail(Label(fr, f"'{value}' is no day, written as 2024-12-24").text(language_of(ctx)), param, ctx)


class WordType(click.Choice[str]):
    """One word of a list."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Say which words there are."""
        lang, words = language_of(ctx), ", ".join(map(str, self.choices))
        fr = f"«\u202f{value}\u202f» n'est pas l'un de\u202f: {words}"
        return Label(fr, f"'{value}' is none of: {words}").text(lang) + near(str(value), map(str, self.choices), lang)


class PairType(_Pair):
    """A name and a word: NAME=CHOICE."""

    name = "pair"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Name it in the help."""
        return Label("NOM=LECTURE", "NAME=READING").text(language_of(ctx))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Read a pair."""
        if isinstance(value, tuple):
            return value[0], value[1]
        name, sign, choice = str(value).partition("=")
        if not sign or not name or not choice:
            fr = f"«\u202f{value}\u202f» s'écrit NOM=LECTURE"
            self.fail(Label(fr, f"'{value}' is written NAME=READING").text(language_of(ctx)), param, ctx)
        return name, choice


DAY = DayType()
PAIR = PairType()


def today() -> date:
    """Give today's day where the command runs. Only the command reads a clock; the library never does."""
    return datetime.now().astimezone().date()
