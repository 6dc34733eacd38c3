"""Codes: the closed list of what can be wrong with a document or a text, and how problems are made.

A code is stable: programs may compare with it. Messages may change, and quote no value that somebody wrote: a value may
be somebody's name. They quote the words of closed lists and the keys of the format only.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from msp_model.values import Label, Problem

CODES: Final[Mapping[str, Label]] = MappingProxyType(
    {
        # The file
        "unreadable-file": Label("le fichier ne peut pas être lu", "the file cannot be read"),
        "unexpected-file": Label("ce fichier n’a rien à faire ici", "this file does not belong here"),
        "too-large": Label("le document dépasse la taille permise", "the document is larger than allowed"),
        "wrong-encoding": Label("le document n’est pas en UTF-8", "the document is not UTF-8"),
        "unknown-format": Label("ni JSON ni YAML", "neither JSON nor YAML"),
        # The syntax
        "wrong-syntax": Label(
            "le document n’est pas écrit selon son format", "the document does not follow its format"
        ),
        "empty-document": Label("le document est vide", "the document is empty"),
        "several-documents": Label("plusieurs documents dans un fichier", "several documents in one file"),
        "duplicate-key": Label("une clé figure deux fois", "a key stands twice"),
        "too-deep": Label("trop de niveaux imbriqués", "too many nested levels"),
        "alias": Label("ancre ou alias YAML", "YAML anchor or alias"),
        "tag": Label("étiquette de type YAML", "YAML tag"),
        # The envelope
        "wrong-format": Label("ce n’est pas un document de msp-model", "not a document of msp-model"),
        "newer-version": Label("document d’une version plus récente", "document of a newer version"),
        "wrong-version": Label("version de schéma impossible", "impossible schema version"),
        # The shape
        "unknown-field": Label("clé inconnue", "unknown key"),
        "missing-field": Label("clé obligatoire absente", "mandatory key left out"),
        "wrong-type": Label("valeur d’un autre type", "value of another type"),
        "null-refused": Label("null là où rien ne peut être absent", "null where nothing can be absent"),
        "unknown-word": Label("mot hors de la liste", "word outside the list"),
        "unknown-unit": Label("unité inconnue", "unknown unit"),
        "wrong-date": Label("jour impossible ou mal écrit", "impossible or badly written day"),
        "wrong-number": Label("nombre mal écrit", "badly written number"),
        "inexact-number": Label("nombre à virgule flottante", "floating-point number"),
        "wrong-interval": Label("intervalle impossible", "impossible interval"),
        "wrong-period": Label("période impossible", "impossible period"),
        "wrong-name": Label("le nom du fichier n’est pas l’identifiant", "the name of the file is not the id"),
        "unknown-extension": Label("données d’un module absent", "data of a pack that is not installed"),
        "refused": Label("valeurs refusées par leur module", "values refused by the pack that owns them"),
        # What entities refuse
        "too-small": Label("nombre trop petit", "number too small"),
        "too-great": Label("nombre trop grand", "number too great"),
        "wrong-length": Label("identifiant d’une autre longueur", "identifier of another length"),
        "wrong-characters": Label("caractères non permis", "characters that are not allowed"),
        "empty": Label("texte vide", "empty text"),
        "unknown-code": Label("code officiel inconnu", "unknown official code"),
        "unknown-reference": Label("renvoi à rien", "reference to nothing"),
        "duplicate": Label("élément répété", "element given twice"),
        "contradiction": Label("deux affirmations incompatibles", "two statements that cannot both be true"),
        "wrong-key": Label("clé de contrôle fausse (alerte)", "wrong check digit (warning)"),
    }
)
"""Every code that a document, or a text of a pack, can be refused or flagged with, and what it means."""


def problem(path: str, code: str, fr: str, en: str, *, line: int | None = None, column: int | None = None) -> Problem:
    """Make an error with a code of the list."""
    if code not in CODES:
        raise KeyError(code)
    return Problem(path=path, code=code, message=Label(fr, en), line=line, column=column)


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, str]:
    """Give the French and English ends of a message that suggests the nearest known word; empty where none is near.

    >>> did_you_mean("physican", ["physician", "nurse"])
    (' ; vouliez-vous dire « physician » ?', "; did you mean 'physician'?")
    """
    near = nearest(word, known)
    return ("", "") if near is None else (f" ; vouliez-vous dire « {near} » ?", f"; did you mean '{near}'?")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that *word* most looks like, None where it looks like none."""
    words = list(known)
    plain = {each.casefold().replace("_", "-"): each for each in words}
    found = get_close_matches(word[:60].strip().casefold().replace("_", "-").replace(" ", "-"), plain, n=1, cutoff=0.7)
    return plain[found[0]] if found else None
