"""Lines of a TOML file: where each key stands, which the reader of the standard library does not tell."""

import re
from collections.abc import Iterator, Mapping

TomlPath = tuple[str | int, ...]
"""A place in a TOML document: ``("values", 3, "from")``."""

_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_DOTTED = rf"(?:{_PART.pattern})(?:[ \t]*\.[ \t]*(?:{_PART.pattern}))*"
_HEADER = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")

# Strings and comments are skipped as a whole; brackets are counted; a line end outside both ends the statement.
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""+|'
    r"'''.*?'''+|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'|"
    r"#[^\n]*|"
    r"[\[{\]}\n]",
    re.DOTALL,
)


def line_numbers(text: str) -> Mapping[TomlPath, int]:
    """Give the line, from 1, of every table and key of *text*, which is valid TOML.

    What stands inside an array or an inline table has the line of the key that holds it.
    """
    found: dict[TomlPath, int] = {(): 1}
    last: dict[TomlPath, int] = {}
    table: TomlPath = ()
    for number, statement in _statements(text):
        if header := _HEADER.match(statement):
            table = _inside_last(_parts(header[2]), last)
            if header[1] == "[[":
                found.setdefault(table, number)
                last[table] = last.get(table, -1) + 1
                table = (*table, last[table])
            found.setdefault(table, number)
        elif key := _KEY.match(statement):
            parts = _parts(key[1])
            for length in range(1, len(parts) + 1):
                found.setdefault((*table, *parts[:length]), number)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Give each header and each key with its value, however many lines it takes, and its first line."""
    start, number, depth = 0, 1, 0
    for token in _TOKEN.finditer(text):
        if token[0] in {"[", "{"}:
            depth += 1
        elif token[0] in {"]", "}"}:
            depth -= 1
        elif token[0] == "\n" and depth == 0:
            yield number, text[start : token.start()]
            number += text.count("\n", start, token.end())
            start = token.end()
    yield number, text[start:]


def _parts(dotted: str) -> TomlPath:
    """Give the parts of a dotted key, without quotes."""
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _inside_last(parts: TomlPath, last: Mapping[TomlPath, int]) -> TomlPath:
    """Give the full path of a header: below an array of tables, its last table is meant."""
    path: TomlPath = ()
    for index, part in enumerate(parts):
        path = (*path, part)
        if index < len(parts) - 1 and path in last:
            path = (*path, last[path])
    return path
