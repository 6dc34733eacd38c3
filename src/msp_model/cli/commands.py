"""The commands, in the order in which the help shows them. This is the one list to add to."""

from typing import Final, NamedTuple

from msp_model.values import Label


class Entry(NamedTuple):
    """A command that is loaded when it is run.

    Attributes:
        name: what is typed.

        module: the module of this room that holds it.

        attribute: its name there.

        words: what it does, in a line.
    """

    name: str
    module: str
    attribute: str
    words: Label


SECTIONS: Final[tuple[tuple[Label, tuple[Entry, ...]], ...]] = (
    (
        Label("Dossiers", "Dossiers"),
        (
            Entry(
                "assess", "assess", "assess",
                Label("ce que chaque règle répond pour une MSP, un jour donné", "what each rule says of an MSP on a day"),
            ),
            Entry(
                "aci", "aci", "aci",
                Label("ce que l'assurance maladie paie pour une année", "what the health insurance pays for a year"),
            ),
            Entry(
                "validate", "validate", "validate",
                Label("ce qui empêche de lire des dossiers", "what keeps dossiers from being read"),
            ),
            Entry("schema", "schema", "schema", Label("le schéma JSON d'un dossier", "the JSON Schema of a dossier")),
        ),
    ),
    (
        Label("Recueil de règles", "Rulebook"),
        (
            Entry("rules", "catalogue", "rules", Label("les règles", "the rules")),
            Entry("schemes", "catalogue", "schemes", Label("les dispositifs d'aide", "the schemes of support")),
            Entry("parameters", "catalogue", "parameters", Label("les chiffres, datés", "the dated figures")),
            Entry("facts", "catalogue", "facts", Label("les faits que lisent les règles", "the facts that rules read")),
            Entry("interpretations", "catalogue", "interpretations", Label("les lectures possibles", "the readings")),
            Entry("texts", "catalogue", "texts", Label("les textes cités", "the texts cited")),
            Entry(
                "observations", "catalogue", "observations",
                Label("les chiffres publiés qu'aucune règle ne lit", "the published counts that no rule reads"),
            ),
            Entry("export", "export", "export", Label("tout le recueil en un document", "the whole as one document")),
            Entry("diff", "diff", "diff", Label("ce qui change d'un recueil à l'autre", "what changed between two")),
        ),
    ),
    (
        Label("Modules régionaux", "Regional packs"),
        (
            Entry("plugins", "plugins", "plugins", Label("les modules installés", "the packs installed")),
            Entry(
                "coverage", "coverage", "coverage",
                Label("ce qui est connu de chaque région", "what is known of each region"),
            ),
            Entry(
                "new-region", "new_region", "new_region",
                Label("commencer le module d'une région", "begin the pack of a region"),
            ),
            Entry(
                "check", "check", "check",
                Label("vérifier un module qui n'est pas installé", "check a pack that is not installed"),
            ),
        ),
    ),
)  # fmt: skip
"""Every command, by section of the help."""

COMMANDS: Final[dict[str, Entry]] = {entry.name: entry for _, entries in SECTIONS for entry in entries}
"""Every command, by name."""
