"""python -m benchmarks.documents_bench [--rounds N] [--many N]: strict documents beside plain cattrs, in one run.

    read      one full MSP from JSON: strict checks, one envelope, no key given twice
    write     the same MSP to JSON
    many      dossiers of a file of JSON Lines, and the memory they take

Plain cattrs is a bare converter of the same back end with the least that lets it read these classes at all: unions with
UNKNOWN, exact numbers and identifiers. It turns null into "None" and drops unknown keys without a word. Both build the
same entities, whose own checks take most of the time. Contenders take turns; read the ratios.
"""

import argparse
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from benchmarks.timing import Contender, in_turn, median
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from msp_model.documents import Codec, read, read_each
from msp_model.documents.hooks import PARSED
from msp_model.documents.json_text import BACKENDS, BackendName
from msp_model.entities import Msp
from msp_model.values import Interval, Period, Unknown

DOSSIER = Path(__file__).parent.parent / "examples" / "les-tilleuls.yaml"
TARGET = 1.3
SPARE = ("extensions",)
"""The one field that plain cattrs cannot type."""


def plain(converter: Converter) -> Converter:
    """Teach a bare converter the least it needs, and no check."""

    def union_reader(union: Any) -> Callable[[Any, Any], Any]:
        kept = [part for part in get_args(union) if part not in {Unknown, NoneType}]
        intervals = [part for part in kept if get_origin(part) is Interval]
        others = [part for part in kept if part not in intervals]
        read_other = converter.get_structure_hook(others[0])
        if intervals:
            (bound,) = get_args(intervals[0])
            keys = ("earliest", "latest") if bound is date else ("at_least", "at_most")

            def read_some(value: Any, _: Any) -> Any:
                if isinstance(value, dict):
                    return Interval(
                        *(None if value.get(key) is None else read_other(value[key], bound) for key in keys)
                    )
                return None if value is None else read_other(value, bound)

            return read_some
        if len(others) > 1:
            read_record = converter.get_structure_hook(others[1])
            return lambda value, _: read_record(value, others[1]) if isinstance(value, dict) else value
        return lambda value, _: None if value is None else read_other(value, others[0])

    def union_writer(union: Any) -> Callable[[Any], Any]:
        kept = [part for part in get_args(union) if part not in {Unknown, NoneType}]
        if len(kept) == 1:
            write = converter.get_unstructure_hook(kept[0])
            return lambda value: None if value is None else write(value)
        return converter.unstructure

    def is_union(type_: Any) -> bool:
        return get_origin(type_) in {Union, UnionType}

    def is_record(type_: Any) -> bool:
        return attrs.has(type_) and type_ not in PARSED and get_origin(type_) is None

    def renamed(cls: Any) -> dict[str, Any]:
        kept = {field.name: override(omit=True) for field in attrs.fields(cls) if field.name in SPARE}
        return kept | ({"start": override(rename="from")} if cls is Period else {})

    converter.register_structure_hook_factory(
        is_record,
        lambda cls: make_dict_structure_fn(cls, converter, **renamed(cls)),
    )
    converter.register_unstructure_hook_factory(
        is_record,
        lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, **renamed(cls)),
    )
    converter.register_structure_hook_factory(is_union, union_reader)
    converter.register_unstructure_hook_factory(is_union, union_writer)
    for cls in PARSED:
        converter.register_structure_hook(cls, lambda value, type_: type_.parse(value))
        converter.register_unstructure_hook(cls, str)
    converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Interval, lambda value: {"earliest": value.least, "latest": value.greatest})
    converter.register_unstructure_hook_factory(
        lambda type_: isinstance(type_, type) and issubclass(type_, Enum), lambda _: lambda value: value.value
    )
    return converter


def plain_ways(name: BackendName) -> tuple[Callable[[bytes], Any], Callable[[Msp], bytes]]:
    """Give how plain cattrs reads and writes with a back end."""
    converter = plain(Converter(unstruct_collection_overrides={frozenset: list, tuple: list}))
    if name == "json":
        json = import_module("json")
        return (
            lambda content: converter.structure(json.loads(content), Msp),
            lambda msp: json.dumps(converter.unstructure(msp), ensure_ascii=False, indent=2).encode(),
        )
    module = import_module("orjson" if name == "orjson" else "msgspec.json")
    if name == "orjson":
        return (
            lambda content: converter.structure(module.loads(content), Msp),
            lambda msp: module.dumps(converter.unstructure(msp), option=module.OPT_INDENT_2),
        )
    return (
        lambda content: converter.structure(module.decode(content), Msp),
        lambda msp: module.format(module.encode(converter.unstructure(msp)), indent=2),
    )


def compare(name: BackendName, msp: Msp, rounds: int) -> bool:
    """Time both ways with one back end; tell whether the ratios hold."""
    codec = Codec(json_backend=name)
    read_plain, write_plain = plain_ways(name)
    body, document = write_plain(msp), codec.dumps(msp, "json").encode()
    if attrs.evolve(read_plain(body), extensions=msp.extensions) != msp or codec.loads(document, "json") != msp:
        raise AssertionError("what is timed does not do the job")
    held = True
    for way, contenders in {
        "read": (
            Contender(name="plain cattrs", call=read_plain, items=[body] * 20),
            Contender(name="strict", call=lambda content: codec.loads(content, "json"), items=[document] * 20),
        ),
        "write": (
            Contender(name="plain cattrs", call=write_plain, items=[msp] * 20),
            Contender(name="strict", call=lambda value: codec.dumps(value, "json"), items=[msp] * 20),
        ),
    }.items():
        timed = in_turn(contenders, rounds)
        ratio = median(timed["strict"].ratios(timed["plain cattrs"]))
        base, strict = (median(timed[each].seconds) * 1e6 for each in ("plain cattrs", "strict"))
        held &= ratio <= TARGET
        print(
            f"{name:8} {way:6} plain {base:7.0f} us   strict {strict:7.0f} us   ratio {ratio:.2f} (to hold: {TARGET})"
        )
    return held


def many(msp: Msp, count: int) -> None:
    """Read many dossiers from one file, and say how much memory one at a time takes."""
    codec = Codec()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dossiers.jsonl"
        file.write_bytes(codec.line(msp) * count)
        size = file.stat().st_size / 2**20
        start = time.process_time()
        found = sum(entry.dossier is not None for entry in read_each(file, codec))
        took = time.process_time() - start
        tracemalloc.start()
        for _, _entry in zip(range(min(count, 500)), read_each(file, codec), strict=False):
            pass
        peak = tracemalloc.get_traced_memory()[1] / 2**20
        tracemalloc.stop()
    print(
        f"{found:,} dossiers, {size:.0f} MiB of JSON Lines: {took:.1f} s, {count / took:,.0f} a second, peak {peak:.1f} MiB"
    )


def installed() -> list[BackendName]:
    """Give the back ends that can be compared here."""
    found: list[BackendName] = []
    for name in BACKENDS:
        try:
            Codec(json_backend=name)
        except ImportError:
            continue
        found.append(name)
    return found


def main() -> None:
    """Run the comparison; exit status 1 where a ratio does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--many", type=int, default=10_000)
    asked = parser.parse_args()
    msp = read(DOSSIER)
    ratios = [compare(name, msp, asked.rounds) for name in installed()]
    many(msp, asked.many)
    sys.exit(not all(ratios))


if __name__ == "__main__":
    main()
