"""The finder of lines agrees with the reader of the standard library on every key."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from msp_model.documents.toml_lines import TomlPath, line_numbers

TRICKY = '''\
a = 1 # [no header]
"b c" = "x = 1"
d.e = [
  "]", # ]
  "[t]",
]
f = """
[g]
h = 1 \\"""
"""
i = \'\'\'
[j] \'\'\'

[k]
l = { m = 1, n = { o = 2 } }

[[p]]
q = 1
[p.r]
s = 1
[[p.t]]
u = 1
[[p.t]]
u = 2
[[p]]
q = 2
[[p.t]]
u = 3
'''


def keys(data: object, at: TomlPath = ()) -> Iterator[TomlPath]:
    """Give the path of every key."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*at, key)
            yield from keys(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from keys(value, (*at, index))


def test_lines_of_a_tricky_file() -> None:
    found = line_numbers(TRICKY)

    assert {path: line for path, line in found.items() if path} == {
        ("a",): 1,
        ("b c",): 2,
        ("d",): 3,
        ("d", "e"): 3,
        ("f",): 7,
        ("i",): 11,
        ("k",): 14,
        ("k", "l"): 15,
        ("p",): 17,
        ("p", 0): 17,
        ("p", 0, "q"): 18,
        ("p", 0, "r"): 19,
        ("p", 0, "r", "s"): 20,
        ("p", 0, "t"): 21,
        ("p", 0, "t", 0): 21,
        ("p", 0, "t", 0, "u"): 22,
        ("p", 0, "t", 1): 23,
        ("p", 0, "t", 1, "u"): 24,
        ("p", 1): 25,
        ("p", 1, "q"): 26,
        ("p", 1, "t"): 27,
        ("p", 1, "t", 0): 27,
        ("p", 1, "t", 0, "u"): 28,
    }


@pytest.mark.parametrize("name", sorted(each.name for each in (files("msp_model.national") / "texts").iterdir()))
def test_every_key_of_the_national_texts_has_a_line(name: str) -> None:
    text = (files("msp_model.national") / "texts" / name).read_text(encoding="utf-8")
    found, lines = line_numbers(text), text.split("\n")

    for path in keys(tomllib.loads(text)):
        assert str(path[-1]) in lines[found[path] - 1]
