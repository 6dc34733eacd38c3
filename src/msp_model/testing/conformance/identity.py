"""Identity: ids are the pack's own, and stay from one release to the next."""

from collections.abc import Iterator

from msp_model.rulebook import Pack
from msp_model.rulebook.checks import declarations
from msp_model.testing.conformance.report import error, warning
from msp_model.testing.conformance.subject import Subject
from msp_model.values import Problem


def every_id(pack: Pack) -> tuple[str, ...]:
    """Give every id that others may refer to, with what it names: what a release records."""
    named = [
        *(f"federation {one.id}" for one in pack.federations),
        *(f"text {one.id}" for one in pack.texts),
        *(f"parameter {one.id}" for one in pack.parameters),
        *(f"interpretation {one.id}.{reading.id}" for one in pack.interpretations for reading in one.readings),
        *(f"rule {one.id}" for one in pack.rules),
        *(f"scheme {one.id}" for one in pack.schemes),
        *(f"term {one.id}.{term.id}" for one in pack.schemes for term in one.terms),
        *(f"extension {key}" for key, _ in pack.extensions),
    ]
    return tuple(sorted(set(named)))


def ids_are_its_own(subject: Subject) -> Iterator[Problem]:
    """Rules, schemes and parameters share a prefix, so that no two packs ever meet."""
    pack = subject.pack
    ids = [one.id for one in pack.parameters] + [one.id for one in pack.interpretations]
    ids += [one.id for one in subject.declared]
    prefixes = sorted({id.partition(".")[0] for id in ids})
    for id in ids:
        if "." not in id:
            fr = f"« {id} » n’a pas de préfixe : écrire « {pack.id}.{id} », que nul autre module ne prendra"
            en = f"'{id}' has no prefix: write '{pack.id}.{id}', which no other pack will take"
            yield warning(f"{pack.id}: {id}", "no-prefix", fr, en)
    taken = {one.id.partition(".")[0] for _, one in declarations(subject.beside)}
    for prefix in prefixes:
        if prefix in taken:
            fr = f"le préfixe « {prefix}. » est celui d’un autre module : en prendre un à soi"
            en = f"the prefix '{prefix}.' is that of another pack: take one of your own"
            yield warning(f"{pack.id}: {prefix}", "foreign-prefix", fr, en)


def ids_stay(subject: Subject) -> Iterator[Problem]:
    """No id of the previous release has gone: dossiers, reports and other packs may refer to it."""
    recorded = subject.terms.recorded_ids
    if recorded is None:
        return
    lines = recorded.read_text(encoding="utf-8").splitlines() if recorded.is_file() else []
    known = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    for gone in sorted(known - set(every_id(subject.pack))):
        fr = f"« {gone} » a disparu depuis la version précédente : garder l’identifiant et dater la fin (Period.until)"
        en = f"'{gone}' has gone since the previous release: keep the id and date its end (Period.until)"
        yield error(f"{recorded.name}: {gone}", "id-gone", fr, en)
    if not known:
        fr = f"{recorded.name} est vide ou absent : y écrire les identifiants de every_id(pack), un par ligne"
        en = f"{recorded.name} is empty or missing: write the ids of every_id(pack) there, one a line"
        yield warning(recorded.name, "nothing-recorded", fr, en)
