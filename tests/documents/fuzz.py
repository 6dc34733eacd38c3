"""Mutated documents by the million: each ends with problems or a value, never with another exception.

    python -m tests.documents.fuzz --json 1000000 --yaml 100000

The suite runs a short one. A document that fails is printed with the seed that makes it again.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msp_model.documents import CODES, Codec, DocumentError, Format

ROOT = Path(__file__).parent.parent.parent
TOKENS = [
    "{", "}", "[", "]", ":", ",", '"', "\\", "\n", " ", "\t", "- ", "? ", "&a ", "*a", "!!str ", "%", "#", "|", ">", "'", "~",
    "null", "true", "false", "NaN", "1e9", "-0", "01", "1_000", "12:30", "2A004", "no", "2024-02-30", "\u00e9", "\ufeff",
    "\u2028", "\x00", "\ud800", "\\ud800", "\\u0000", "<<: ", "---\n", "...\n", "\r\n", "9" * 30, "[" * 50, '{"a":' * 50,
]  # fmt: skip
VALUES: list[Any] = [
    None, True, False, 0, -1, 2**53, 2**70, 0.5, 1e308, "", "x", "01", "2024-12-24", "null", [], {}, [[]], {"latest": None},
    {"earliest": "2024-01-01", "latest": "2023-01-01"}, {"at_least": 1}, {"from": None}, ["x", "x"], "\ud800", "a" * 5000,
]  # fmt: skip


def corpus(suffix: str) -> tuple[list[str], list[str]]:
    """Give the documents to start from: good ones, those of every version and the examples, and the bad ones."""
    data = ROOT / "tests" / "data"
    good = [*sorted((data / "documents").rglob(f"*{suffix}")), *sorted((ROOT / "examples").glob(f"*{suffix}"))]
    bad = sorted((data / "bad").glob(f"*{suffix}"))
    return (
        [each.read_text(encoding="utf-8") for each in good],
        [each.read_bytes().decode("utf-8", "replace") for each in bad],
    )


def mutate_text(text: str, draw: random.Random) -> str:
    """Change a text in a few places."""
    for _ in range(draw.choice((1, 1, 1, 2, 3, 8))):
        start = draw.randrange(len(text) + 1)
        end = min(len(text), start + draw.choice((0, 0, 1, 1, 2, 5, 40)))
        put = draw.choice((*TOKENS, "", "", text[start:end] * 2, chr(draw.randrange(0x110000))))
        text = text[:start] + put + text[end:]
    return text


def mutate_data(text: str, draw: random.Random) -> str:
    """Change the data of a JSON text in a few places, and write it again."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return mutate_text(text, draw)
    for _ in range(draw.choice((1, 1, 2, 4))):
        data = _changed(data, draw)
    return json.dumps(data, ensure_ascii=draw.random() < 0.5)


def _changed(data: Any, draw: random.Random) -> Any:
    """Change one part of plain data."""
    if isinstance(data, dict) and data and draw.random() < 0.9:
        key = draw.choice(list(data))
        changed = dict(data)
        if draw.random() < 0.1:
            changed[key + draw.choice("sx_- ")] = changed.pop(key)
        elif draw.random() < 0.1:
            del changed[key]
        else:
            changed[key] = _changed(data[key], draw)
        return changed
    if isinstance(data, list) and data and draw.random() < 0.9:
        index = draw.randrange(len(data))
        return [*data[:index], _changed(data[index], draw), *data[index + draw.choice((0, 1, 1)) :]]
    return draw.choice(VALUES)


def run(format: Format, count: int, seed: int, tell: Callable[[str], object]) -> Counter[str]:
    """Read *count* mutated documents; give how many were read, and how often each code was found."""
    codec, (good, bad), found = Codec(), corpus(f".{format}"), Counter[str]()
    started = time.perf_counter()
    for number in range(count):
        draw = random.Random(f"{seed}:{format}:{number}")
        text = draw.choice(good if number % 3 else bad)
        mutated = mutate_data(text, draw) if format == "json" and number % 2 else mutate_text(text, draw)
        try:
            codec.loads(mutated, format)
            found["read"] += 1
        except DocumentError as error:
            found.update({each.code for each in error.problems} or {"no problem"})
        except BaseException:
            tell(f"seed {seed}, {format} document {number}: {mutated!r}")
            raise
        if number % 10_000 == 9_999:
            rate = (number + 1) / (time.perf_counter() - started)
            tell(f"{format}: {number + 1:,} of {count:,}, {rate:,.0f} a second, {found['read']:,} read")
    return found


def tell(line: str) -> None:
    """Say one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=int, default=1_000_000)
    parser.add_argument("--yaml", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    counts: dict[Format, int] = {"json": asked.json, "yaml": asked.yaml}
    for format, count in counts.items():
        found = run(format, count, asked.seed, tell)
        tell(
            f"{format}: {count:,} documents, {found['read']:,} read; codes never found: {sorted(set(CODES) - set(found))}"
        )


if __name__ == "__main__":
    main()
