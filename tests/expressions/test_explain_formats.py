"""Explanations as Markdown, HTML and data: well formed, escaped, the same in every process."""

import json
import subprocess
import sys
from datetime import date
from html import escape
from html.parser import HTMLParser
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.expressions.explained import (
    Persons,
    amount,
    auxiliaries,
    composition,
    dissolved,
    enough,
    explained,
    fact,
    figure,
    physicians,
    rule,
    validated,
)
from tests.expressions.test_explain import explanations

from msp_model.expressions.explain import Explanation
from msp_model.expressions.explain_data import origin_to_data
from msp_model.expressions.explain_lines import lines
from msp_model.expressions.explain_reasons import parts
from msp_model.expressions.kinds import Truth
from msp_model.expressions.spelling import choice
from msp_model.expressions.values_data import value_from_data
from msp_model.values import Label, Language

thorough = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
LANGUAGES: tuple[Language, ...] = ("fr", "en")
FORMATS = ("text", "markdown", "html")

HOSTILE = '<script>alert("1")</script> & \'x\' " onmouseover="y\n</li>\u202e# [a](b) `c` **d** | ~e~'


class Tree(HTMLParser):
    """Reads a fragment strictly: every element closed in order, attributes and words kept."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.depth = 0
        self.feed(fragment)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ul":
            assert self.open[-1] in {"div", "details"}
        if tag == "li":
            assert self.open[-1] == "ul"
        self.open.append(tag)
        self.seen.append((tag, dict(attrs)))
        self.depth = max(self.depth, self.open.count("ul"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile() -> Explanation:
    """Explain a rule in which every word that others write tries to break out."""
    told = fact("told", Truth, HOSTILE, HOSTILE)
    text = figure(1, Persons, HOSTILE, reference=HOSTILE, at=HOSTILE, text=HOSTILE, grade=HOSTILE, marks=(HOSTILE,))
    readings = choice("ci", HOSTILE, "other", fr=HOSTILE, en=HOSTILE)
    asked = (told & readings.is_(HOSTILE)).unless(Label(HOSTILE, HOSTILE), enough.operands[0] >= text)
    return explained(asked, {readings: HOSTILE})


# -- HTML --------------------------------------------------------------------------------------------------------


@thorough
@given(explanations(), st.sampled_from(LANGUAGES), st.booleans())
def test_html_is_well_formed(explanation: Explanation, lang: Language, brief: bool) -> None:
    tree = Tree(explanation.html(lang, brief=brief))
    written = list(lines(explanation.program, explanation.values, explanation.root, lang, brief=brief))
    assert len([tag for tag, _ in tree.seen if tag == "li"]) == len(written)
    assert tree.depth == 1 + max(line.depth for line in written)
    assert tree.seen[0] == ("div", {"class": "msp-explanation", "lang": lang})


def test_html_escapes_what_others_write() -> None:
    for lang in LANGUAGES:
        tree = Tree(hostile().html(lang))
        assert {tag for tag, _ in tree.seen} <= {"div", "ul", "li", "details", "summary", "span", "small", "strong"}
        assert {name for _, attributes in tree.seen for name in attributes} <= {"class", "lang", "open", "aria-hidden"}
        assert "<script>alert(\"1\")</script> & 'x'" in tree.words
        assert "\u202e" not in tree.words
        words, _, _ = HOSTILE.partition("\n")
        assert hostile().html(lang).count(escape(words)) == tree.words.count(words) > 0


def test_html_says_the_same_as_the_text() -> None:
    for one in (rule, amount, composition):
        for lang in LANGUAGES:
            text, tree = explained(one).text(lang), Tree(explained(one).html(lang))
            assert tree.words.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_html_hides_signs_from_screen_readers_and_opens_what_is_not_met() -> None:
    fragment = explained(rule).html("en")
    assert '<li class="not-met"><details open>' in fragment
    assert '<li class="met"><details><summary>' in fragment
    whole = explained(composition, {physicians: 3, auxiliaries: 3}).html("en")
    assert whole.splitlines()[2].startswith('<li class="met"><details open>')
    assert '<span class="mark" aria-hidden="true">✗</span> all of these conditions' in fragment
    assert '<strong class="verdict">no</strong>' in fragment
    assert '<small class="source">(CSP L4041-4, I, since 2011-08-12)</small>' in fragment
    assert '<span class="role">unless “tolerance”: </span>' in fragment
    assert "(see above)" in explained((composition | validated) & (composition | dissolved)).html("en")


# -- text and Markdown -------------------------------------------------------------------------------------------


def test_no_label_breaks_a_line() -> None:
    for lang in LANGUAGES:
        text, markdown = hostile().text(lang), hostile().markdown(lang)
        assert len(text.split("\n")) == len(markdown.split("\n"))
        assert all(line.lstrip()[0] in "✓✗?•" for line in text.split("\n"))
        assert all(line.lstrip().startswith("- ") for line in markdown.split("\n"))


def test_markdown_is_a_nested_list() -> None:
    assert explained(composition).markdown("en") == (
        "- ? all of these conditions → **unknown**\n"
        "  - ? associated physicians: at least 1 person; minimum 2 persons"
        " *(CSP L4041-4, I, since 2011-08-12)* → **unknown**\n"
        "  - ✓ associated auxiliaries: 3 persons; minimum 1 person *(CSP L4041-4, I, since 2011-08-12)* → **yes**"
    )


def test_markdown_escapes_what_others_write() -> None:
    told = fact("told", Truth, HOSTILE, HOSTILE)
    assert explained(told).markdown("en") == (
        '- ? \\<script\\>alert("1")\\</script\\> \\& \'x\' " onmouseover="y \\</li\\> '
        "\\# \\[a\\](b) \\`c\\` \\*\\*d\\*\\* \\| \\~e\\~: unknown"
    )


# -- data --------------------------------------------------------------------------------------------------------


@thorough
@given(explanations())
def test_data_is_what_json_holds_and_gives_the_values_back(explanation: Explanation) -> None:
    data = explanation.to_dict()
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    places = parts(explanation.program, explanation.root)
    assert len(data["nodes"]) == len(places)
    for place, written in zip(places, data["nodes"], strict=True):
        node = explanation.program.nodes[place]
        assert written["node"] == type(node).__name__
        value = value_from_data(written["value"], node.kind)
        assert value == explanation.values[place]
        assert isinstance(value, bool) == isinstance(explanation.values[place], bool)
        operands = [places[number] for number in written.get("operands", [])]
        assert tuple(operands) == explanation.program.operands[place]
        assert set(written.get("because", [])) <= set(written.get("operands", []))
    assert data["value"] == data["nodes"][-1]["value"]
    assert data["today"] == explanation.today.isoformat()
    assert [data["nodes"][number]["words"]["en"] for number in data["because"]] == [
        finding.words("en") for finding in explanation.because()
    ]


def test_data_is_in_one_language_or_in_both() -> None:
    both, french = explained(rule).to_dict(), explained(rule).to_dict("fr")
    assert both["nodes"][0]["words"] == {"fr": "médecins associés", "en": "associated physicians"}
    assert french["nodes"][0]["words"] == "médecins associés"
    (exception,) = [node["exception"] for node in both["nodes"] if node["node"] == "Unless"]
    assert exception == {"fr": "tolérance", "en": "tolerance"}


def test_data_of_a_condition() -> None:
    assert explained(enough).to_dict("en") == {
        "today": "2025-03-17",
        "value": {"unknown": True},
        "because": [2],
        "nodes": [
            {
                "node": "Fact",
                "id": "physicians",
                "kind": "persons",
                "words": "associated physicians",
                "value": {"at_least": 1},
            },
            {
                "node": "Literal",
                "origin": origin_to_data(ORIGIN, "en"),
                "kind": "persons",
                "words": "seuil in English (2 persons)",
                "value": 2,
            },
            {
                "node": "Compare",
                "operator": ">=",
                "kind": "condition",
                "words": "associated physicians ≥ seuil in English (2 persons)",
                "operands": [0, 1],
                "because": [0, 1],
                "value": {"unknown": True},
            },
        ],
    }


ORIGIN: Any = figure(1, Persons).origin


def test_a_source_is_data() -> None:
    assert origin_to_data(attrs.evolve(ORIGIN, marks=("stale",), start=None, until=date(2016, 1, 28))) == {
        "parameter": "p",
        "label": {"fr": "seuil", "en": "seuil in English"},
        "text": "t",
        "reference": "CSP L4041-4",
        "grade": "A",
        "at": "I",
        "start": None,
        "until": "2016-01-28",
        "basis": "stated",
        "marks": ["stale"],
    }


# -- every process -----------------------------------------------------------------------------------------------

PRINTED = """
import json
from tests.expressions.explained import amount, explained, rule
for one in (rule, amount):
    for write in ("text", "markdown", "html", "to_dict"):
        for lang in ("fr", "en"):
            print(json.dumps(getattr(explained(one), write)(lang)))
"""


def test_every_process_writes_the_same(request: pytest.FixtureRequest) -> None:
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINTED],
            cwd=request.config.rootpath,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "src"},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(printed) == 1
    assert len(printed.pop()) > 10_000
