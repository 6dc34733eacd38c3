"""Written: dossiers with the data of a pack, and its rules, are read as they were written."""

import pickle
from collections.abc import Iterator

from msp_model.expressions import ExpressionError
from msp_model.plugins.discovery import raised
from msp_model.testing.conformance.questions import Question
from msp_model.testing.conformance.report import error
from msp_model.testing.conformance.subject import Subject
from msp_model.values import Problem


def is_written_and_read(subject: Subject, asked: Question) -> Iterator[Problem]:
    """A dossier with the pack's data is read as it was written."""
    codec = subject.codec
    try:
        again = codec.loads(codec.dumps(asked.msp, "json"), "json")
    except Exception as failed:  # noqa: BLE001 - the pack's class is anybody's
        fr = f"ses données ne se relisent pas ({raised(failed)}) : classe attrs gelée, sans convertisseur"
        en = f"its data cannot be read again ({raised(failed)}): a frozen attrs class, without converters"
        yield error(subject.pack.id, "unreadable-extension", fr, en)
        return
    if again != asked.msp:
        fr = "ses données changent quand on les écrit puis les relit : classe attrs gelée, sans convertisseur"
        en = "its data changes when it is written and read again: a frozen attrs class, without converters"
        yield error(subject.pack.id, "changed-extension", fr, en)


def rules_are_values(subject: Subject) -> Iterator[Problem]:
    """Rules can be kept and sent: each comes back equal from a pickle."""
    for declared in subject.declared:
        try:
            same = pickle.loads(pickle.dumps(declared.expressions())) == declared.expressions()  # noqa: S301
        except (pickle.PicklingError, AttributeError, TypeError, ImportError, ExpressionError) as failed:
            fr = f"ne s’écrit pas ({raised(failed)}) : définir unités et listes au niveau du module"
            en = f"cannot be kept ({raised(failed)}): define units and lists at the level of the module"
            yield error(f"{subject.pack.id}: {declared.id}", "no-value", fr, en)
            continue
        if not same:
            fr = "change quand on l’écrit puis le relit : unités et listes se comparent par leur nom"
            en = "changes when it is written and read again: units and lists are compared by their names"
            yield error(f"{subject.pack.id}: {declared.id}", "no-value", fr, en)
