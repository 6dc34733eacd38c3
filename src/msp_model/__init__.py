"""The rulebook of French primary-care teams: what an MSP is, who coordinates it, who pays, by which dated rule.

    import msp_model as mm

    book = mm.load_rulebook()
    msp = mm.read("examples/romenay.yaml")
    assessment = book.assess(msp, on=date(2024, 12, 24))
    print(assessment["fr.sisa.composition"].explain(lang="fr"))

Importing this module loads nothing else: each name is fetched from its room when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from msp_model.assessment import Amount, Answer, Assessment, Book, FactError, Source, Status
    from msp_model.documents import DocumentError, Dossier, MissingExtraError, dumps, loads, read, read_dossier, write
    from msp_model.entities import Msp, Territory
    from msp_model.national.aci import AciStatement, aci_statement
    from msp_model.plugins import PluginError, Registry, load_rulebook
    from msp_model.rulebook import Rulebook, RulebookError
    from msp_model.values import UNKNOWN, Interval, Label, Period, Problem, ProblemsError, Unknown

__all__ = [
    "UNKNOWN",
    "AciStatement",
    "Amount",
    "Answer",
    "Assessment",
    "Book",
    "DocumentError",
    "Dossier",
    "FactError",
    "Interval",
    "Label",
    "MissingExtraError",
    "Msp",
    "Period",
    "PluginError",
    "Problem",
    "ProblemsError",
    "Registry",
    "Rulebook",
    "RulebookError",
    "Source",
    "Status",
    "Territory",
    "Unknown",
    "aci_statement",
    "dumps",
    "load_rulebook",
    "loads",
    "read",
    "read_dossier",
    "write",
]

_ROOMS = {
    "assessment": ("Amount", "Answer", "Assessment", "Book", "FactError", "Source", "Status"),
    "documents": ("DocumentError", "Dossier", "MissingExtraError", "dumps", "loads", "read", "read_dossier", "write"),
    "entities": ("Msp", "Territory"),
    "national.aci": ("AciStatement", "aci_statement"),
    "plugins": ("PluginError", "Registry", "load_rulebook"),
    "rulebook": ("Rulebook", "RulebookError"),
    "values": ("Interval", "Label", "Period", "Problem", "ProblemsError", "UNKNOWN", "Unknown"),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Fetch a public name from its room, once."""
    if name not in _HOMES:
        message = f"module 'msp_model' has no attribute '{name}'"
        raise AttributeError(message)
    value: object = getattr(import_module(f"msp_model.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, fetched or not."""
    return sorted(__all__)
