"""Schema: the JSON Schema (2020-12) of a dossier, and of a rulebook, generated from the classes that read them.

What the schema refuses, the reader refuses. The reader refuses more: bounds of exact numbers, which are texts, check
digits, codes of places, and what is contradictory between two fields.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import attrs

from msp_model.documents.assessment_shape import ASSESSMENT_SCHEMA
from msp_model.documents.codec import Format
from msp_model.documents.envelope import FORMAT, SCHEMA_VERSION
from msp_model.documents.hooks import EXTENSIONS, bounds_of, parts_of
from msp_model.documents.leaves import EXACT, GREATEST_DIGITS, GREATEST_WHOLE
from msp_model.documents.refusals import RENAMED
from msp_model.documents.rulebook_document import RULEBOOK_FORMAT, RULEBOOK_VERSION, RulebookDocument
from msp_model.entities import (
    Adeli,
    Constraint,
    Finess,
    Msp,
    NumberConstraint,
    Rpps,
    Siren,
    Siret,
    Territory,
    TextConstraint,
    constraint_of,
)
from msp_model.values import Interval, Label

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

SHAPES: Final[Mapping[Any, str]] = MappingProxyType(
    {
        Finess: r"(?:[0-9]{2}|2[AB])[0-9]{7}",
        Adeli: r"(?:[0-9]{2}|2[AB])[0-9]{7}",
        Rpps: r"[0-9]{11}",
        Siren: r"[0-9]{9}",
        Siret: r"[0-9]{14}",
        Territory: r"FR|region:[0-9]+|departement:[0-9A-B]+|commune:[0-9A-B]+",
    }
)
"""What the classes that are written as one text look like; each refuses more."""


def json_schema(format: Format = "json", *, extensions: Mapping[str, type[Any]] | None = None) -> Schema:
    """Give the JSON Schema of a dossier.

    Args:
        format: "json" for documents in JSON; "yaml" for editors of YAML, which take an unquoted ``71366`` or ``17.5``
            for a number where this library reads its text.

        extensions: the classes of the packs that add data to a dossier, by the key of the pack.
    """
    return _Generator(format, extensions or {}).document(
        Msp,
        name=schema_name(format),
        kind="msp",
        words=(FORMAT, SCHEMA_VERSION),
        title="msp-model: dossier",
        description="One maison de santé pluriprofessionnelle. A key left out: not known. null: known not to exist.",
    )


def rulebook_schema() -> Schema:
    """Give the JSON Schema of the document of a rulebook."""
    return _Generator("json", {}).document(
        RulebookDocument,
        name=RULEBOOK_SCHEMA,
        kind="rulebook",
        words=(RULEBOOK_FORMAT, RULEBOOK_VERSION),
        title="msp-model: rulebook",
        description="What a rulebook says. A key left out: not known, or not published. null: known that there is none.",
    )


Published = Literal["json", "yaml", "rulebook", "assessment", "aci-statement"]
"""What a schema is published for."""


def published_schema(kind: Published = "json") -> str:
    """Give the text of a schema as published with this release.

    Args:
        kind: "json" and "yaml" for dossiers in that format, "rulebook", "assessment", or "aci-statement".
    """
    return files("msp_model.documents").joinpath("schemas", PUBLISHED[kind]).read_text(encoding="utf-8")


RULEBOOK_SCHEMA: Final = f"rulebook-{RULEBOOK_VERSION}.schema.json"
"""The name of the file of the schema of a rulebook."""


def schema_name(format: Format) -> str:
    """Give the name of the file of a schema: ``msp-1.schema.json``, ``msp-1.yaml.schema.json``."""
    return f"msp-{SCHEMA_VERSION}{'' if format == 'json' else '.yaml'}.schema.json"


PUBLISHED: Final[Mapping[Published, str]] = MappingProxyType(
    {
        "json": schema_name("json"),
        "yaml": schema_name("yaml"),
        "assessment": ASSESSMENT_SCHEMA,
        "aci-statement": "aci-statement-1.schema.json",
        "rulebook": RULEBOOK_SCHEMA,
    }
)
"""The file of each schema of this release."""

_DAY: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class _Generator:
    """Generates one schema, each class once."""

    def __init__(self, format: Format, extensions: Mapping[str, type[Any]]) -> None:
        self._format = format
        self._extensions = extensions
        self._defs: dict[str, Schema] = {}
        self._names: dict[str, type[Any]] = {}

    def document(
        self, cls: type[Any], *, name: str, kind: str, words: tuple[str, int], title: str, description: str
    ) -> Schema:
        """Give the whole schema of documents of one kind: *words* are their format and version."""
        body = self._type(cls)
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:msp-model:schema:{name.removesuffix('.schema.json')}",
            "title": title,
            "description": description,
            "type": "object",
            "properties": {
                "$schema": {"type": "string", "description": "A schema for editors; it is not read."},
                "format": {"const": words[0]},
                "schema_version": {"const": words[1]},
                "needs": {"description": "First release of msp-model that reads this version.", **self._text()},
                kind: body,
            },
            "required": ["format", "schema_version", kind],
            "additionalProperties": False,
            "$defs": dict(sorted(self._defs.items())),
        }

    def _type(self, type_: Any, constraint: Constraint | None = None) -> Schema:
        """Give the schema of a type, within a constraint."""
        if type_ == EXTENSIONS:
            return self._packs()
        kept, admits_none, _ = parts_of(type_)
        if kept != (type_,):
            options = [self._type(part, constraint) for part in kept]
            options += [{"type": "null"}] if admits_none else []
            return options[0] if len(options) == 1 else {"anyOf": options}
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is tuple:
            return {"type": "array", "items": self._type(arguments[0])}
        if origin is frozenset:
            return {"type": "array", "items": self._type(arguments[0]), "uniqueItems": True}
        if origin is Interval:
            bound = self._type(arguments[0], constraint)
            return _record(dict.fromkeys(bounds_of(arguments[0]), bound), minProperties=1)
        return self._leaf(type_, constraint) or self._reference(type_)

    def _leaf(self, type_: type[Any], constraint: Constraint | None) -> Schema | None:
        if issubclass(type_, Enum):
            words = [str(each.value) for each in type_]
            return self._defined(type_, lambda: {"enum": words, "description": _described(type_)})
        if type_ in SHAPES:
            return self._defined(type_, lambda: {**self._text(SHAPES[type_]), "description": _summary(type_)})
        if type_ is str:
            pattern = constraint.pattern if isinstance(constraint, TextConstraint) else None
            if pattern is None or pattern.startswith("(?s)"):  # any text; ECMA-262 knows no such flag
                return {**self._text(), **({} if pattern is None else {"minLength": 1})}
            return self._text(pattern)
        if type_ is int:
            return _whole(constraint if isinstance(constraint, NumberConstraint) else None)
        if type_ is Decimal:
            found = self._text(EXACT, more="number")
            return {**found, "maxLength": GREATEST_DIGITS, **_bounds_in_words(constraint)}
        if type_ is date:
            return self._defined(type_, lambda: {"type": "string", "format": "date", "pattern": _DAY})
        return {"type": "boolean"} if type_ is bool else None

    def _text(self, pattern: str | None = None, *, more: str = "integer") -> Schema:
        """Give the schema of a text; editors of YAML may take it for a number."""
        type_: Any = "string" if self._format == "json" else ["string", "number" if pattern is None else more]
        return {"type": type_} if pattern is None else {"type": type_, "pattern": f"^(?:{pattern})$"}

    def _packs(self) -> Schema:
        known = {key: self._type(cls) for key, cls in self._extensions.items()}
        return {"type": "object", "properties": known, "additionalProperties": True}

    def _reference(self, cls: type[Any]) -> Schema:
        return self._defined(cls, lambda: self._class(cls))

    def _defined(self, type_: type[Any], make: Callable[[], Schema]) -> Schema:
        """Define a type once, and refer to it."""
        name = type_.__name__
        if self._names.setdefault(name, type_) is not type_:  # two packs may call their classes alike
            name = f"{type_.__module__}.{type_.__qualname__}"
        if name not in self._defs:
            self._defs[name] = {}  # a class may hold itself
            self._defs[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _class(self, cls: type[Any]) -> Schema:
        hints, told = get_type_hints(cls), field_descriptions(cls)
        properties: dict[str, Schema] = {}
        required: list[str] = []
        for field in attrs.fields(cls):
            key = RENAMED.get(field.name, field.name)
            found = dict(self._type(hints[field.name], constraint_of(field)))
            if field.name in told:
                found["description"] = told[field.name]
            properties[key] = found
            if field.default is attrs.NOTHING:
                required.append(key)
        more = {"required": required} if required else {}
        return _record(properties, description=_summary(cls), **more)


def _record(properties: dict[str, Schema], **more: Any) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False, **more}


def _whole(constraint: NumberConstraint | None) -> Schema:
    least = None if constraint is None else constraint.least
    greatest = None if constraint is None else constraint.greatest
    return {
        "type": "integer",
        "minimum": -GREATEST_WHOLE if least is None else least,
        "maximum": GREATEST_WHOLE if greatest is None else greatest,
    }


def _bounds_in_words(constraint: Constraint | None) -> Schema:
    """Say the bounds of an exact number, which is a text and so has none in a schema."""
    if not isinstance(constraint, NumberConstraint):
        return {}
    least, greatest = constraint.least, constraint.greatest
    words = [f"from {least}"] if least is not None else []
    words += [f"to {greatest}"] if greatest is not None else []
    return {"title": f"exact number {' '.join(words)}"} if words else {}


def _summary(cls: type[Any]) -> str:
    """Give the first paragraph of a class's docstring."""
    return _spoken((inspect.getdoc(cls) or cls.__name__).partition("\n\n")[0])


def _spoken(words: str) -> str:
    """Say in the words of documents what a docstring says in those of Python."""
    for python, document in _SPOKEN.items():
        words = re.sub(rf"\b{python}\b", document, words)
    return " ".join(words.replace("``", "`").split())


_SPOKEN: Final = {"None": "null", "UNKNOWN": "unknown", "tuple": "list", "empty set": "empty list"}


def _described(words: type[Enum]) -> str:
    """Give what a closed list is, and its words with their French labels."""
    labels = ((each.value, getattr(each, "label", None)) for each in words)
    named = "; ".join(f"{word}: {label.fr}" for word, label in labels if isinstance(label, Label))
    return f"{_summary(words)} {named}".strip()


def field_descriptions(cls: type[Any]) -> dict[str, str]:
    """Give what the docstring of a class says of each field, below ``Attributes:``."""
    _, _, section = (inspect.getdoc(cls) or "").partition("Attributes:\n")
    found: dict[str, str] = {}
    for names, words in re.findall(r"^ {4}([a-z_0-9, ]+):\s(.*(?:\n(?: {5,}.*)?$)*)", section, re.MULTILINE):
        for name in names.split(","):
            found[name.strip()] = _spoken(words)
    return found
