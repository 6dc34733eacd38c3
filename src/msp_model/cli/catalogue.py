"""``msp-model rules`` and its sisters: the rulebook as tables, as whole cards, as data."""

from collections.abc import Iterable
from datetime import date

import click

from msp_model.assessment.show_lines import lines_of
from msp_model.cli import rows
from msp_model.cli.call import Call, Refusal
from msp_model.cli.cards import PAGES
from msp_model.cli.catalogue_data import DATA, is_on
from msp_model.cli.errors import near
from msp_model.cli.loading import load_rulebook
from msp_model.cli.spoken import argument, command, option
from msp_model.cli.types import DAY, WordType
from msp_model.rulebook import Rulebook
from msp_model.values import Label

ROWS = {
    "rules": rows.rules,
    "schemes": rows.schemes,
    "parameters": rows.parameters,
    "facts": rows.facts,
    "interpretations": rows.interpretations,
    "texts": rows.texts,
    "observations": rows.observations,
}
"""What makes the table of each kind."""


def ids_of(rulebook: Rulebook, kind: str) -> list[str]:
    """Give the ids of one kind, in order."""
    found: dict[str, Iterable[str]] = {
        "rules": (one.id for one in rulebook.rules),
        "schemes": (one.id for one in rulebook.schemes),
        "parameters": rulebook.parameters,
        "facts": rulebook.facts,
        "interpretations": rulebook.interpretations,
        "texts": rulebook.texts,
        "observations": (one.id for one in rulebook.observations),
    }
    return sorted(set(found[kind]))


def _listing(kind: str, words: Label, on: Label, examples: list[str]) -> click.Command:
    """Make the command of one kind."""

    @command(name=kind, fr=words.fr, en=words.text("en"), examples=examples)
    @argument(
        "name",
        metavar="[ID]",
        required=False,
        fr="un seul, avec tout ce qui en est dit",
        en="one alone, with everything that is said of it",
    )
    @option("--on", type=DAY, fr=on.fr, en=on.text("en"))
    @option("--format", "form", type=WordType(["text", "json"]), default="text",
            fr="forme de la réponse (text)", en="form of the answer (text)")  # fmt: skip
    def run(call: Call, name: str | None, on: date | None, form: str) -> None:
        rulebook = load_rulebook(call)
        known = ids_of(rulebook, kind)
        if name is not None and name not in known:
            raise Refusal(_nothing(call, rulebook, kind, name))
        if form == "json":
            found = [DATA[kind](rulebook, each, on) for each in known if is_on(rulebook, kind, each, on)]
            call.json(found if name is None else DATA[kind](rulebook, name, on))
        elif name is None:
            call.table([head.text(call.lang) for head in rows.HEADS[kind]], ROWS[kind](rulebook, on, call.lang))
        else:
            call.lines(lines_of(PAGES[kind](rulebook, name, on, call.lang)))

    return run


def _nothing(call: Call, rulebook: Rulebook, kind: str, name: str) -> str:
    """Say that there is none of that name, which there may be, or which command knows it."""
    what = rows.HEADS[kind][0].text(call.lang)
    words = call.say(f"Il n'y a pas de {what} «\u202f{name}\u202f»", f"There is no {what} '{name}'")
    for other in ROWS:
        if other != kind and name in ids_of(rulebook, other):
            return words + call.say(
                f"\u202f; essayer\u202f: msp-model {other} {name}", f"; try: msp-model {other} {name}"
            )
    return words + near(name, ids_of(rulebook, kind), call.lang)


_HOLDS = Label("ce qui vaut ce jour-là seulement", "what holds on this day only")

rules = _listing(
    "rules",
    Label(
        "Les règles\u202f: exigences et alertes. Avec un ID\u202f: ce que la règle demande, version par version, ses textes, les "
        "chiffres et leur histoire, les faits lus, les lectures possibles.",
        "The rules: requirements and warnings. With an ID: what the rule asks, version by version, its texts, the "
        "figures and their history, the facts read, the possible readings.",
    ),
    _HOLDS,
    ["msp-model rules", "msp-model rules --on 2024-12-24", "msp-model rules fr.sisa.composition"],
)
schemes = _listing(
    "schemes",
    Label(
        "Les dispositifs\u202f: qui paie ou soutient, qui y a droit, combien, pour quoi.",
        "The schemes: who pays or supports, who may receive it, how much, for what.",
    ),
    _HOLDS,
    ["msp-model schemes", "msp-model schemes fr.fir.coordination"],
)
parameters = _listing(
    "parameters",
    Label(
        "Les chiffres que fixent les textes, avec leur valeur ce jour-là (la dernière sans --on) et, avec un ID, toute "
        "leur histoire.",
        "The figures that texts set, with their value on the day (the last one without --on) and, with an ID, their "
        "whole history.",
    ),
    Label("la valeur de ce jour-là", "the value of this day"),
    ["msp-model parameters --on 2023-06-01", "msp-model parameters sisa.tolerance"],
)
facts = _listing(
    "facts",
    Label("Les faits que lisent les règles, et qui les lit.", "The facts that rules read, and which rules."),
    Label("ceux que lit une règle ce jour-là", "those that a rule reads on this day"),
    ["msp-model facts", "msp-model facts associated_physicians"],
)
interpretations = _listing(
    "interpretations",
    Label(
        "Les points sur lesquels les sources divergent ou se taisent, et les lectures possibles.",
        "The points on which sources disagree or are silent, and the possible readings.",
    ),
    Label("ceux que lit une règle ce jour-là", "those that a rule reads on this day"),
    ["msp-model interpretations", "msp-model interpretations fr.sisa.clock"],
)
texts = _listing(
    "texts",
    Label(
        "Les textes\u202f: leur nature, leur niveau de preuve, quand ils ont été vérifiés et, avec un ID, ce qu'ils fixent.",
        "The texts: what they are, their grade, when they were checked and, with an ID, what they set.",
    ),
    Label("ceux qui peuvent être en vigueur ce jour-là", "those that may be in force on this day"),
    ["msp-model texts", "msp-model texts csp-l4041-4"],
)
observations = _listing(
    "observations",
    Label(
        "Les comptes, totaux et moyennes publiés, qu'aucune règle ne lit.",
        "The published counts, totals and averages, which no rule reads.",
    ),
    Label("ceux de ce jour-là ou d'avant", "those of this day or before"),
    ["msp-model observations", "msp-model observations msp.count.2022 --format json"],
)
