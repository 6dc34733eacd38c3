"""``msp-model export``: the whole rulebook as one document."""

from pathlib import Path

from msp_model.cli.call import Call, Refusal
from msp_model.cli.loading import load_rulebook
from msp_model.cli.spoken import command, option
from msp_model.documents import export_rulebook


@command(
    fr="Écrire tout le recueil en un document JSON\u202f: règles, dispositifs, chiffres et leur histoire, textes, "
    "lectures, faits. Deux documents se comparent par msp-model diff.",
    en="Write the whole rulebook as one JSON document: rules, schemes, figures and their history, texts, readings, "
    "facts. Two documents are compared by msp-model diff.",
    examples=["msp-model export --output recueil-2026-11.json", "msp-model export | sha256sum"],
)
@option(
    "--output",
    metavar="FILE",
    fr="fichier à écrire (la sortie standard sinon)",
    en="file to write (standard output where left out)",
)
def export(call: Call, output: str | None) -> None:
    """Write the document of the rulebook."""
    document = export_rulebook(load_rulebook(call))
    if output is None:
        call.write(document.dumps())
        return
    try:
        document.write(Path(output))
    except (OSError, ValueError) as error:
        raise Refusal(f"{output}: {call.say('ne peut pas être écrit', 'cannot be written')}") from error
