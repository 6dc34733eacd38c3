"""Hooks: how each type is read and written, for the closed list of types that documents know.

Records are read and written by functions that cattrs generates; every hook given to them comes from here, so that none
of the readings of a bare cattrs converter, which turn null into "None" and "abc" into three letters, is ever reached.
A type that is not on the list is a TypeError when the hooks are made, not when a document is read.
"""

import contextlib
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import partial
from threading import RLock
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
from cattrs import Converter
from cattrs.errors import ClassValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from msp_model.documents.leaves import Leaves, Plain, bounded, day, exact_number, expected, member, shortest
from msp_model.documents.refusals import RENAMED, Place, Refused, SeveralRefused
from msp_model.entities import (
    AciDeclaration,
    Adeli,
    Finess,
    FundingRequest,
    Msp,
    Rpps,
    Siren,
    Siret,
    Site,
    Team,
    Territory,
    constraint_of,
)
from msp_model.values import Interval, Label, ProblemsError, Unknown

Hook = Callable[..., Any]
"""Reads or writes a value of one type; cattrs gives readers the type as a second argument."""

EXTENSIONS = tuple[tuple[str, Hashable], ...]
"""The type of the field that holds the data of packs."""

PARSED = (Territory, Finess, Rpps, Adeli, Siren, Siret)
"""Classes written as one text, read by their own ``parse``."""

_RECORD = Label("des clés et leurs valeurs", "keys with values")
_LIST = Label("une liste", "a list")


def bounds_of(type_: Any) -> tuple[str, str]:
    """Give the keys of an interval: ``earliest`` and ``latest`` for days, ``at_least`` and ``at_most`` for numbers."""
    return ("earliest", "latest") if type_ is date else ("at_least", "at_most")


def parts_of(union: Any) -> tuple[tuple[Any, ...], bool, bool]:
    """Give what a union holds besides UNKNOWN and None, whether it admits None, and whether UNKNOWN."""
    parts = get_args(union) if get_origin(union) in {Union, UnionType} else (union,)
    kept = tuple(part for part in parts if part is not Unknown and part is not NoneType)
    return kept, NoneType in parts, Unknown in parts


def is_record(type_: Any) -> bool:
    """Tell whether a type is written as keys and values."""
    return get_origin(type_) is Interval or (isinstance(type_, type) and attrs.has(type_) and type_ not in PARSED)


STAND_INS: Final[Mapping[type[Any], Mapping[str, Any]]] = MappingProxyType(
    {
        Msp: {"id": "x", "name": "x", "complete": frozenset()},
        Team: {},
        Site: {},
        FundingRequest: {"id": "x"},
        AciDeclaration: {"year": 2000},
    }
)
"""Classes of which a valid value stays valid when fields are left out: what a part of one refuses, the whole would.

They are also checked where some of their fields were refused, so that the contradictions of a document come together
with its other problems. The stand-ins take the place of what is mandatory, and of what speaks of other fields.
"""


class Hooks:
    """The hooks of one format, each made once.

    Args:
        leaves: how the smallest values are read.

        careful: whether each field is checked when it is read, and not only with the whole record, so that every
            problem is found at once. It costs time, which is spent where something is wrong.

        plain: whether days and exact numbers are written bare.

    Attributes:
        leaves: how the smallest values are read.

        extensions: how the data of packs is read and written: two hooks for the whole field.
    """

    def __init__(self, leaves: Leaves, *, careful: bool, plain: bool = False) -> None:
        self.leaves = leaves
        self.extensions: tuple[Hook, Hook] | None = None
        self._careful = careful
        self._plain: Callable[[str], str] = Plain if plain else str
        self._converter = Converter(forbid_extra_keys=True, detailed_validation=True)
        self._readers: dict[Any, Hook] = {}
        self._writers: dict[Any, Hook] = {}
        self._making: list[tuple[Any, Any]] = []
        self._lock = RLock()

    def _made(self, type_: Any, made: dict[Any, Hook], make: Callable[[Any], Hook]) -> Hook:
        """Make a hook once, by one thread at a time; a class that holds itself finds its own hook when it is called."""
        with self._lock:
            if type_ not in made:
                if (type_, make) in self._making:
                    return lambda value, _=None: made[type_](value)
                self._making.append((type_, make))
                try:
                    made[type_] = make(type_)
                finally:
                    self._making.pop()
            return made[type_]

    # --- reading -------------------------------------------------------------------------------------------------

    def reader(self, type_: Any) -> Hook:
        """Give what reads a value of *type_*. Raises TypeError for a type that no document holds."""
        return self._readers.get(type_) or self._made(type_, self._readers, self._make_reader)

    def _make_reader(self, type_: Any) -> Hook:
        if type_ == EXTENSIONS and self.extensions is not None:
            return self.extensions[0]
        kept, _, _ = parts_of(type_)
        if kept != (type_,):
            return self._union_reader(type_)
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 - tuple[x, ...]
            return partial(_read_list, self.reader(arguments[0]))
        if origin is frozenset:
            return partial(_read_set, self.reader(arguments[0]))
        if origin is Interval:
            return self._interval_reader(arguments[0])
        if isinstance(type_, type):
            leaf = self._leaf_reader(type_)
            if leaf is not None:
                return leaf
            if attrs.has(type_):
                return self._record_reader(type_)
        raise TypeError(f"no document holds a value of type {type_}")

    def _leaf_reader(self, type_: type[Any]) -> Hook | None:
        leaves = self.leaves
        if issubclass(type_, Enum):
            return member(type_, leaves.text)
        if type_ in PARSED:
            return _text_reader(type_.parse, leaves.text)
        made: dict[type[Any], Callable[[], Hook]] = {
            str: lambda: leaves.text,
            int: lambda: leaves.whole,
            bool: lambda: leaves.truth,
            Decimal: lambda: exact_number(leaves.text),
            date: lambda: day(leaves.text),
        }
        return made[type_]() if type_ in made else None

    def _union_reader(self, union: Any) -> Hook:
        kept, admits_none, _ = parts_of(union)
        records = [self.reader(part) for part in kept if is_record(part)]
        others = [self.reader(part) for part in kept if not is_record(part)]
        if not kept or len(records) > 1 or len(others) > 1:
            raise TypeError(f"no document can tell apart the members of {union}")
        readers, is_null = (*records, *others), self.leaves.is_null
        if len(readers) == 1:
            (only,) = readers
            return (lambda value, _=None: None if is_null(value) else only(value)) if admits_none else only
        record, other = readers

        def read(value: Any, _: object = None) -> Any:
            if admits_none and is_null(value):
                return None
            return record(value) if value.__class__ is dict else other(value)

        return read

    def _interval_reader(self, type_: Any) -> Hook:
        keys, bound = bounds_of(type_), self.reader(type_)

        def read(value: Any, _: object = None) -> Interval[Any]:
            if value.__class__ is not dict:
                raise expected(value, _RECORD)
            refused: list[tuple[Place, Exception]] = []
            found: dict[str, Any] = {}
            for key, written in value.items():
                if key not in keys:
                    fr, en = f"clés attendues : {keys[0]}, {keys[1]}", f"expected keys: {keys[0]}, {keys[1]}"
                    refused.append(((key,), Refused("unknown-field", fr, en)))
                    continue
                try:
                    found[key] = bound(written)
                except Exception as error:  # noqa: BLE001 - sorted out where all are
                    refused.append(((key,), error))
            if refused:
                raise SeveralRefused(refused)
            return _interval(found.get(keys[0]), found.get(keys[1]), keys)

        return read

    def _record_reader(self, cls: type[Any]) -> Hook:
        hints = get_type_hints(cls)
        fields = {field.name: self._field_reader(field, hints[field.name]) for field in attrs.fields(cls)}
        overrides = {name: override(rename=RENAMED.get(name), struct_hook=reader) for name, reader in fields.items()}
        generated = make_dict_structure_fn(cls, self._converter, **overrides)  # type: ignore[arg-type] # overrides only
        in_part = self._careful and cls in STAND_INS

        def read(value: Any, _: object = None) -> Any:
            if value.__class__ is not dict:
                raise expected(value, _RECORD)
            try:
                return generated(value, cls)
            except ClassValidationError as error:
                if not in_part:
                    raise
                raise SeveralRefused([((), error), *_refused_in_part(cls, fields, value)]) from None

        return read

    def _field_reader(self, field: "attrs.Attribute[Any]", type_: Any) -> Hook:
        reader, constraint = self.reader(type_), constraint_of(field)
        if constraint is None or not self._careful:
            return reader

        def read(value: Any, _: object = None) -> Any:
            found = reader(value)
            if found is not None and (refused := tuple(constraint.problems("$", found))):
                raise ProblemsError(refused)
            return found

        return read

    # --- writing -------------------------------------------------------------------------------------------------

    def writer(self, type_: Any) -> Hook:
        """Give what writes a value of *type_*. Raises TypeError for a type that no document holds."""
        return self._writers.get(type_) or self._made(type_, self._writers, self._make_writer)

    def _make_writer(self, type_: Any) -> Hook:
        if type_ == EXTENSIONS and self.extensions is not None:
            return self.extensions[1]
        kept, admits_none, _ = parts_of(type_)
        if kept != (type_,):
            return self._union_writer(kept, admits_none=admits_none)
        origin, arguments = get_origin(type_), get_args(type_)
        if origin is tuple:
            each = self.writer(arguments[0])
            return lambda value: [each(item) for item in value]
        if origin is frozenset:
            each = self.writer(arguments[0])
            return lambda value: sorted(each(item) for item in value)
        if origin is Interval:
            return self._interval_writer(arguments[0])
        if isinstance(type_, type):
            return self._leaf_writer(type_) or self._record_writer(type_)
        raise TypeError(f"no document holds a value of type {type_}")

    def _leaf_writer(self, type_: type[Any]) -> Hook | None:
        plain = self._plain
        if issubclass(type_, Enum):
            words = {each: str(each.value) for each in type_}
            return words.__getitem__
        made: dict[type[Any], Hook] = {
            str: _same,
            bool: _same,
            int: bounded,
            Decimal: lambda value: plain(shortest(value)),
            date: lambda value: plain(value.isoformat()),
        }
        return str if type_ in PARSED else made.get(type_)

    def _union_writer(self, kept: tuple[Any, ...], *, admits_none: bool) -> Hook:
        if len(kept) == 1:
            only = self.writer(kept[0])
            return (lambda value: None if value is None else only(value)) if admits_none else only
        by_class = {get_origin(part) or part: self.writer(part) for part in kept}
        return lambda value: None if value is None else by_class[value.__class__](value)

    def _interval_writer(self, type_: Any) -> Hook:
        keys, bound = bounds_of(type_), self.writer(type_)

        def write(value: Interval[Any]) -> dict[str, Any]:
            found = {keys[0]: value.least, keys[1]: value.greatest}
            return {key: bound(each) for key, each in found.items() if each is not None}

        return write

    def _record_writer(self, cls: type[Any]) -> Hook:
        hints = get_type_hints(cls)
        overrides = {
            field.name: override(
                rename=RENAMED.get(field.name), omit_if_default=True, unstruct_hook=self.writer(hints[field.name])
            )
            for field in attrs.fields(cls)
        }
        return make_dict_unstructure_fn(cls, self._converter, **overrides)  # type: ignore[arg-type] # overrides only


def _refused_in_part(cls: type[Any], fields: Mapping[str, Hook], data: dict[str, Any]) -> list[tuple[Place, Exception]]:
    """Give what the fields that can be read refuse together."""
    found: dict[str, Any] = {}
    for name, reader in fields.items():
        if (key := RENAMED.get(name, name)) in data:
            with contextlib.suppress(Exception):
                found[name] = reader(data[key])
    found |= STAND_INS[cls]
    try:
        cls(**found)
    except ProblemsError as error:
        return [((), error)]
    return []


def _same(value: Any) -> Any:
    return value


def _text_reader(parse: Callable[[str], Any], text: Hook) -> Hook:
    return lambda value, _=None: parse(text(value))


def _read_list(each: Hook, value: Any, _: object = None) -> tuple[Any, ...]:
    if value.__class__ is not list:
        raise expected(value, _LIST)
    found: list[Any] = []
    refused: list[tuple[Place, Exception]] = []
    for index, item in enumerate(value):
        try:
            found.append(each(item))
        except Exception as error:  # noqa: BLE001 - sorted out where all are
            refused.append(((index,), error))
    if refused:
        raise SeveralRefused(refused)
    return tuple(found)


def _read_set(each: Hook, value: Any, _: object = None) -> frozenset[Any]:
    found: set[Any] = set()
    refused: list[tuple[Place, Exception]] = []
    items = _read_list(each, value)
    for index, item in enumerate(items):
        if item in found:
            fr, en = "figure déjà dans la liste", "already in the list"
            refused.append(((index,), Refused("duplicate", fr, en)))
        found.add(item)
    if refused:
        raise SeveralRefused(refused)
    return frozenset(found)


def _interval(least: Any, greatest: Any, keys: tuple[str, str]) -> Interval[Any]:
    """Build an interval, or refuse bounds that make none."""
    if least is None and greatest is None:
        fr = f"une borne au moins : {keys[0]} ou {keys[1]} ; inconnu : ne pas écrire la clé"
        en = f"one bound at least, {keys[0]} or {keys[1]}; if nothing is known, leave the key out"
        raise Refused("wrong-interval", fr, en)
    if least is not None and greatest is not None and least >= greatest:
        fr = f"{keys[0]} doit être plus petit que {keys[1]} ; s’ils sont égaux, écrire la valeur seule"
        en = f"{keys[0]} is less than {keys[1]}; where they are equal, write the value alone"
        raise Refused("wrong-interval", fr, en)
    return Interval(least, greatest)
