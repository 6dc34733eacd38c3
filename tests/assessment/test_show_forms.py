"""The forms in which an assessment is written: Markdown, HTML that breaks under no words, data that JSON holds."""

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest
from tests.assessment import toy
from tests.assessment.test_assess import DAY, assess
from tests.assessment.test_show import EVERY

from msp_model.assessment import Assessment, Book
from msp_model.rulebook import Rulebook
from msp_model.values import Label

ROOT = Path(__file__).parents[2]


# -- hostile words ---------------------------------------------------------------------------------------------------


def hostile() -> Assessment:
    words = '<script>alert("x")</script> & **gras** [lien](http://exemple.fr)\x1b[31m\n# titre'
    rule = attrs.evolve(toy.composition, title=Label(words, words))
    rules = tuple(rule if one.id == rule.id else one for one in toy.TOY.rules)
    book = Book(Rulebook.of([attrs.evolve(toy.TOY, rules=rules), toy.REGION]))
    return book.assess(toy.msp(name=words), DAY)


def test_words_of_others_cannot_break_the_page() -> None:
    found = hostile()

    assert "<script" not in found.html()
    assert "\x1b" not in found.text() + found.markdown() + found.html()
    assert "\n# titre" not in found.markdown()
    assert "**gras**" not in found.markdown()


class Balance(HTMLParser):
    """Counts what is opened and closed."""

    VOID = frozenset({"meta"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("assessment", [*EVERY[::9], hostile()], ids=range(4))
@pytest.mark.parametrize("fragment", [True, False])
def test_html_is_whole_and_needs_nothing_from_outside(assessment: Assessment, fragment: bool) -> None:
    page = assessment.html("fr", every=True, fragment=fragment)
    found = Balance()
    found.feed(page)

    assert found.open == []
    tags = [tag for tag, _ in found.seen]
    assert not {"script", "img", "link", "iframe", "a"} & set(tags)
    assert all(key not in ("src", "href", "onclick", "style") for _, attributes in found.seen for key in attributes)
    assert tags.count("h1") == 1
    assert (tags[0] == "html") is not fragment
    assert 'lang="fr"' in page


def test_a_notebook_shows_a_fragment() -> None:
    assert "<html" not in assess()._repr_html_()
    assert str(assess()) == assess().text()


# -- data ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("assessment", EVERY, ids=range(len(EVERY)))
def test_data_are_json_without_floats(assessment: Assessment) -> None:
    text = json.dumps(assessment.to_dict(explain=True), allow_nan=False)

    assert json.loads(text, parse_float=pytest.fail) == assessment.to_dict(explain=True)


def test_the_keys_are_those_documented() -> None:
    data = assess(sites=(), commune=None, observed_on=DAY).to_dict(explain=True)

    assert list(data) == [
        "format", "schema_version", "msp", "on", "observed_on", "confirmed", "territory", "digest", "packs", "choices", "questions", "known", "seen",
        "answers", "interpretations", "observations",
    ]  # fmt: skip
    assert list(data["answers"][0]) == [
        "id", "kind", "title", "subject", "status", "status_label", "verdict", "applicable", "marks", "missing",
        "unpublished", "sources", "figures", "readings", "every_reading", "depends_on", "amount", "terms", "uses",
        "cumulation", "funder", "note", "explanation",
    ]  # fmt: skip
    assert data["territory"] == {"unknown": True}
    assert data["interpretations"][0]["readings"][0] == {"id": "with-site", "label": {"fr": "oui", "en": "yes"}}


def test_the_same_question_gives_the_same_bytes_in_every_process() -> None:
    program_ = (
        "from tests.assessment.test_assess import assess; import json, sys; found = assess();"
        "sys.stdout.buffer.write((json.dumps(found.to_dict(explain=True)) + found.html() + found.text()).encode())"
    )
    runs = {
        subprocess.run([sys.executable, "-c", program_], env={"PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}"},
                       cwd=ROOT, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert len(runs) == 1
