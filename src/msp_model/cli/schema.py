"""``msp-model schema``: the JSON Schemas published with this release."""

from typing import Final

from msp_model.cli.call import Call
from msp_model.cli.spoken import command, option
from msp_model.cli.types import WordType
from msp_model.documents import published_schema
from msp_model.documents.schema import Published

_FORMS: Final[dict[str, Published]] = {
    "json": "json",
    "yaml-schema": "yaml",
    "assessment": "assessment",
    "aci-statement": "aci-statement",
    "rulebook": "rulebook",
}


@command(
    fr="Donner le schéma (JSON Schema 2020-12) d'un document\u202f: pour un programme, ou pour l'éditeur dans lequel on "
    "écrit du YAML.",
    en="Give the schema (JSON Schema 2020-12) of a document: for a program, or for the editor in which YAML is written.",
    examples=[
        "msp-model schema > msp-1.schema.json",
        "msp-model schema --format yaml-schema > msp-1.yaml.schema.json",
        "msp-model schema --format assessment",
    ],
)
@option(
    "--format",
    "form",
    type=WordType(list(_FORMS)),
    default="json",
    fr="schéma des dossiers en JSON, de ceux en YAML tels qu'un éditeur les lit, d'une réponse, d'un décompte ACI ou d'un "
    "recueil (json)",
    en="schema of dossiers in JSON, of those in YAML as an editor reads them, of an answer, of an ACI statement or of a "
    "rulebook (json)",
)
def schema(call: Call, form: str) -> None:
    """Print a schema."""
    call.write(published_schema(_FORMS[form]))
