"""YAML read from the events of its parser, so that no scalar is turned into anything before its field is known.

What makes YAML dangerous or ambiguous is refused: anchors and aliases, tags, keys that stand twice or are no texts,
several documents in one file. An unquoted scalar is kept as its own text (`Plain`).
"""

import re
from collections.abc import Iterator
from typing import Any, cast

from msp_model.documents.codes import problem
from msp_model.documents.leaves import Plain
from msp_model.documents.limits import GREATEST_DEPTH
from msp_model.documents.located import Located
from msp_model.documents.refusals import Place, written


class MissingExtraError(ImportError):
    """What was asked needs a package that is not installed; the message says which command installs it."""


def yaml_module() -> Any:
    """Give PyYAML. Raises MissingExtraError where it is not installed."""
    try:
        import yaml  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtraError("YAML needs the extra 'yaml': pip install 'msp-model[yaml]'") from None
    return yaml


class _Stop(Exception):
    """The text cannot be read further."""


class YamlReader:
    """Reads one YAML text.

    Args:
        text: the text.

        fast: whether the parser written in C is used where it is installed; both read the same.
    """

    def __init__(self, text: str, *, fast: bool = True) -> None:
        self._yaml = yaml_module()
        loader = getattr(self._yaml, "CSafeLoader", None) if fast else None
        self._events: Iterator[Any] = self._yaml.parse(text, Loader=loader or self._yaml.SafeLoader)
        self._found = Located()
        self._sound = True

    def read(self) -> Located:
        """Give the data with its positions, or what is wrong with the text."""
        try:
            self._document()
        except _Stop:
            self._sound = False
        except self._yaml.YAMLError as error:
            self._sound = False
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            said = getattr(error, "problem", None) or getattr(error, "reason", None) or "syntax"
            said = re.sub("'([^']*)'", lambda quoted: quoted[0] if len(quoted[1]) < 2 else "'…'", str(said))  # noqa: PLR2004
            self._report(mark, "wrong-syntax", f"ce n’est pas du YAML ({said})", f"this is not YAML ({said})")
        if not self._sound:
            self._found.data = None
        return self._found

    def _document(self) -> None:
        yaml, event = self._yaml, self._next()
        if isinstance(event, yaml.StreamStartEvent):
            event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise self._stop(event, "empty-document", "le document est vide", "the document is empty")
        self._found.data = self._value(self._next(), (), 0)
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            fr, en = "un fichier contient un seul document", "a file holds one document"
            raise self._stop(event, "several-documents", fr, en)

    def _next(self) -> Any:
        return next(self._events)

    def _report(self, mark: Any, code: str, fr: str, en: str, place: Place = ()) -> None:
        line, column = (None, None) if mark is None else (mark.line + 1, mark.column + 1)
        self._found.problems.append(problem(written(place), code, fr, en, line=line, column=column))

    def _stop(self, event: Any, code: str, fr: str, en: str, place: Place = ()) -> _Stop:
        self._report(event.start_mark, code, fr, en, place)
        return _Stop()

    def _value(self, event: Any, place: Place, depth: int) -> Any:
        yaml, mark = self._yaml, event.start_mark
        self._found.values[place] = mark.line + 1, mark.column + 1
        if getattr(event, "anchor", None) is not None:
            fr, en = (
                "ni ancre ni alias : écrire la valeur en toutes lettres",
                "no anchors, no aliases: write the value out",
            )
            self._report(mark, "alias", fr, en, place)
            self._sound = False
        if getattr(event, "tag", None) is not None:
            fr, en = "pas d’étiquette de type (!…) : la clé dit le type", "no tags (!…): the key says the type"
            self._report(mark, "tag", fr, en, place)
            self._sound = False
        if isinstance(event, yaml.ScalarEvent):
            return Plain(event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.AliasEvent):
            return None
        if depth == GREATEST_DEPTH:
            fr, en = f"plus de {GREATEST_DEPTH} niveaux imbriqués", f"more than {GREATEST_DEPTH} nested levels"
            raise self._stop(event, "too-deep", fr, en, place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth)
        return self._mapping(place, depth)

    def _sequence(self, place: Place, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), self._yaml.SequenceEndEvent):
            found.append(self._value(event, (*place, len(found)), depth + 1))
        return found

    def _mapping(self, place: Place, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := self._next(), self._yaml.MappingEndEvent):
            if not isinstance(event, self._yaml.ScalarEvent) or event.anchor is not None or event.tag is not None:
                fr, en = "une clé est un mot", "a key is a word"
                raise self._stop(event, "wrong-syntax", fr, en, place)
            key = cast("str", event.value)
            below, mark = (*place, key), event.start_mark
            if key in found:
                fr, en = "cette clé figure deux fois", "this key stands twice"
                self._report(mark, "duplicate-key", fr, en, below)
            self._found.keys[below] = mark.line + 1, mark.column + 1
            found[key] = self._value(self._next(), below, depth + 1)
        return found
