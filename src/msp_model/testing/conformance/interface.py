"""Interface: the plugin loads strictly, gives the same pack each time, speaks of its own regions."""

from collections.abc import Iterator
from typing import Any

from msp_model.entities import FRANCE
from msp_model.plugins import NATIONAL
from msp_model.rulebook import Pack
from msp_model.testing.conformance.report import error, warning
from msp_model.testing.conformance.subject import Subject
from msp_model.values import Problem


def loads(subject: Subject) -> Iterator[Problem]:
    """It loads strictly, alone and beside the others: everything that the registry and the rulebook refuse."""
    yield from subject.problems


def gives_one_pack(subject: Subject) -> Iterator[Problem]:
    """Its hook gives the same pack whenever it is called."""
    plugin: Any = subject.loaded.plugin
    again = [each for each in plugin.msp_model_packs() if isinstance(each, Pack)]
    if [(each.id, each) for each in again] != [(each.id, each) for each in plugin.msp_model_packs()]:
        fr = "le hook ne donne pas deux fois le même Pack : ne rien y lire qui change (jour, fichier, hasard)"
        en = "the hook does not give the same pack twice: read nothing there that changes (day, file, chance)"
        yield error(subject.pack.id, "changing-pack", fr, en)


def speaks_of_its_regions(subject: Subject) -> Iterator[Problem]:
    """It says of which regions it speaks: a pack that says nothing would speak of the whole country."""
    pack = subject.pack
    if pack.id != NATIONAL and FRANCE in pack.territories:
        fr = 'le module parle de la France entière : écrire territories=[Territory.parse("region:24")]'
        en = 'the pack speaks of the whole country: write territories=[Territory.parse("region:24")]'
        yield error(pack.id, "whole-country", fr, en)
    for federation in pack.federations:
        for place in federation.territories:
            if not any(own.contains(place) for own in pack.territories):
                fr = f"la fédération « {federation.id} » couvre {place}, hors du module : l’ajouter à territories"
                en = f"the federation '{federation.id}' covers {place}, outside the pack: add it to territories"
                yield warning(f"{pack.id}: {federation.id}", "federation-elsewhere", fr, en)
