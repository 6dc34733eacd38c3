"""``msp-model coverage``: what is known of each region, by subject, since when, and when somebody last looked."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msp_model.cli.call import Call
from msp_model.cli.coverage_rows import RegionCoverage, Row, coverage_of
from msp_model.cli.pack_folder import rulebook_with
from msp_model.cli.spoken import argument, command, option
from msp_model.cli.types import WordType
from msp_model.values import Label, Language, SomeDay

HEADS = (
    Label("région", "region"),
    Label("sujet", "subject"),
    Label("dispositifs", "schemes"),
    Label("règles", "rules"),
    Label("chiffres", "figures"),
    Label("comptes", "counts"),
    Label("période", "period"),
    Label("vérifié le", "checked on"),
)
"""The heads of the table."""


@command(
    fr="Dire ce qui est connu de chaque région, sujet par sujet\u202f: dispositifs, règles, chiffres et comptes, leur "
    "période, et le jour où la plus ancienne lecture de leurs textes a été faite.",
    en="Tell what is known of each region, subject by subject: schemes, rules, figures and counts, their period, and "
    "the day of the oldest reading of their texts.",
    examples=["msp-model coverage", "msp-model coverage plugins/*/ --format markdown"],
)
@argument(
    "folders",
    fr="répertoires de modules qui ne sont pas installés",
    en="folders of packs that are not installed",
    metavar="[PACK_DIR]...",
    nargs=-1,
)
@option(
    "--format", "form", type=WordType(["text", "json", "markdown"]), default="text",
    fr="forme de la réponse (text)", en="form of the answer (text)",
)  # fmt: skip
def coverage(call: Call, folders: tuple[str, ...], form: str) -> None:
    """Print the coverage of what is installed and of what lies in some folders."""
    found = coverage_of(rulebook_with(call, [Path(folder) for folder in folders], installed=True))
    if form == "json":
        call.json([_data(region) for region in found])
    elif form == "markdown":
        call.write(whole_table(found, call.lang))
    else:
        call.table([head.text(call.lang) for head in HEADS], _cells(found, call.lang))
        colon = call.say("\u202f:", ":")
        for region in found:
            if region.note is not None:
                call.write(f"{region.name}{colon} {region.note.text(call.lang)}")


# -- tables -----------------------------------------------------------------------------------------------------------


def whole_table(found: Sequence[RegionCoverage], lang: Language) -> str:
    """Write a row for each region and subject, in Markdown."""
    return _markdown([head.text(lang) for head in HEADS], _cells(found, lang), numbers=range(2, 6))


def short_table(found: Sequence[RegionCoverage], lang: Language) -> str:
    """Write a row for each region, in Markdown."""
    heads = [HEADS[0], Label("fédération", "federation"), *HEADS[2:6], HEADS[7]]
    rows = [
        [
            region.name,
            ", ".join(region.federations) or "–",
            *(str(region.number(what)) for what in ("schemes", "rules", "figures", "counts")),
            "–" if region.checked_on is None else region.checked_on.isoformat(),
        ]
        for region in found
    ]
    return _markdown([head.text(lang) for head in heads], rows, numbers=range(2, 6))


def _cells(found: Sequence[RegionCoverage], lang: Language) -> list[list[str]]:
    """Write a row for each region and subject; one that says so for a region of which nothing is known."""
    nothing = Label("rien de publié", "nothing published").text(lang)
    return [
        [region.name, *cells]
        for region in found
        for cells in ([_row(row, lang) for row in region.rows] or [[nothing, *"0000", "–", "–"]])
    ]


def _row(row: Row, lang: Language) -> list[str]:
    numbers = [str(len(held)) for held in (row.schemes, row.rules, row.figures, row.counts)]
    return [row.label.text(lang), *numbers, _period(row, lang), row.checked_on.isoformat()]


def _period(row: Row, lang: Language) -> str:
    """Write the days from the earliest to the latest that texts print."""
    start, until = _border(row.start), _border(row.until)
    return start if start == until and row.counts else f"{start} {Label('à', 'to').text(lang)} {until}"


def _border(day: SomeDay | None) -> str:
    return day.isoformat() if isinstance(day, date) else "…" if day is None else "?"


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: range) -> str:
    ruler = ["---:" if place in numbers else "---" for place in range(len(heads))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows))


# -- data -------------------------------------------------------------------------------------------------------------


def _data(region: RegionCoverage) -> dict[str, Any]:
    return {
        "region": region.code,
        "name": region.name,
        "federations": list(region.federations),
        "note": None if region.note is None else {"fr": region.note.fr, "en": region.note.text("en")},
        "subjects": [
            {
                "subject": row.subject,
                "label": {"fr": row.label.fr, "en": row.label.text("en")},
                **{what: sorted(getattr(row, what)) for what in ("schemes", "rules", "figures", "counts")},
                "from": _day(row.start),
                "until": _day(row.until),
                "checked_on": row.checked_on.isoformat(),
            }
            for row in region.rows
        ],
    }


def _day(day: SomeDay | None) -> Any:
    """Give a day as other commands do: null where there is no border, ``{"unknown": true}`` where none is printed."""
    if isinstance(day, date):
        return day.isoformat()
    return None if day is None else {"unknown": True}
