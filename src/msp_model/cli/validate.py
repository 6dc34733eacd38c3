"""``msp-model validate``: whether dossiers can be read, and everything that is wrong with those that cannot."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msp_model.cli.call import WRONG, Call, Refusal
from msp_model.cli.loading import extensions_of, load_rulebook
from msp_model.cli.progress import progress
from msp_model.cli.spoken import argument, command, option
from msp_model.cli.types import WordType
from msp_model.documents import Codec, Entry, MissingExtraError, read_each
from msp_model.expressions.explain_data import words_to_data
from msp_model.values import Label, Problem

_NOTHING = Problem(
    path="$",
    code="unreadable-file",
    message=Label(
        "aucun dossier .json, .jsonl, .yaml ou .yml dans ce répertoire",
        "no .json, .jsonl, .yaml or .yml dossier in here",
    ),
)


@command(
    fr="Vérifier des dossiers sans les évaluer\u202f: tout ce qui empêche de les lire, et ce qui est douteux.",
    en="Check dossiers without assessing them: everything that keeps them from being read, and what is doubtful.",
    examples=[
        "msp-model validate examples",
        "msp-model validate dossier.yaml dossiers.jsonl --lang en",
        "msp-model validate dossiers/*.yaml --format json",
    ],
)
@argument(
    "files",
    fr="dossiers en YAML ou en JSON, répertoires de dossiers, fichiers .jsonl (un dossier par ligne)",
    en="dossiers in YAML or JSON, folders of dossiers, .jsonl files (one dossier a line)",
    nargs=-1,
    required=True,
)
@option(
    "--format",
    "form",
    type=WordType(["text", "json"]),
    default="text",
    fr="forme de la réponse (text)",
    en="form of the answer (text)",
)
def validate(call: Call, files: tuple[str, ...], form: str) -> None:
    """Check dossiers; the exit status is 2 where one is refused."""
    codec = Codec(extensions=extensions_of(load_rulebook(call)))
    found: list[dict[str, Any]] = []
    read = doubtful = refused = 0
    with progress(call.say("Lecture", "Reading"), len(files)) as advance:
        for number, file in enumerate(files):
            for entry in _entries(file, codec):
                warnings = () if entry.dossier is None else entry.dossier.warnings
                read += 1
                doubtful += bool(warnings)
                refused += entry.dossier is None
                if form == "json":
                    found.append(_to_data(entry, warnings))
                else:
                    _print(call, entry, warnings)
                advance(number + entry.done / max(entry.total, 1))
    if form == "json":
        call.json({"read": read, "doubtful": doubtful, "refused": refused, "documents": found})
    else:
        call.write(_summary(call, read, doubtful, refused))
    if refused:
        raise Refusal(status=WRONG)


def _entries(file: str, codec: Codec) -> Iterator[Entry]:
    """Read what an argument names; a folder without a dossier is refused as a document is."""
    none = True
    try:
        for entry in read_each(file, codec):
            none = False
            yield entry
    except MissingExtraError as error:
        raise Refusal(f"{file}: {error}") from error
    if none and Path(file).is_dir():
        yield Entry(source=file, problems=(_NOTHING,), done=1, total=1)


def _print(call: Call, entry: Entry, warnings: tuple[Problem, ...]) -> None:
    """Print what is wrong with a document, or doubtful in it, one line each; nothing where it is sound."""
    doubt = call.say("alerte\u202f: ", "warning: ")
    for line in (
        *call.problems(entry.source, entry.problems),
        *(f"{entry.source}: {doubt}{problem.text(call.lang)}" for problem in warnings),
    ):
        call.write(line)


def _summary(call: Call, read: int, doubtful: int, refused: int) -> str:
    """Count in one sentence: 12 dossiers lus, 2 refusés, 1 avec un doute."""
    parts = [
        call.say(f"{_count(read, 'dossier')} examiné{_s(read)}", f"{_count(read, 'dossier')} examined"),
        call.say(f"{refused} refusé{_s(refused)}", f"{refused} refused")
        if refused
        else call.say("aucun refusé", "none refused"),
    ]
    if doubtful:
        parts.append(call.say(f"{doubtful} avec une alerte", f"{doubtful} with a warning"))
    return ", ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{_s(number)}"


def _s(number: int) -> str:
    return "s" if number > 1 else ""


def _to_data(entry: Entry, warnings: tuple[Problem, ...]) -> dict[str, Any]:
    return {
        "source": entry.source,
        "accepted": entry.dossier is not None,
        "problems": [_problem(each) for each in (*entry.problems, *warnings)],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "code": problem.code,
        "severity": problem.severity,
        "message": words_to_data(problem.message),
        "line": problem.line,
        "column": problem.column,
    }
