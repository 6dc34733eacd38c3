"""The document of a rulebook: what one release says, as plain data that is kept, read back strictly and compared.

::

    {"format": "msp-model-rulebook", "schema_version": 1, "needs": "0.1",
     "rulebook": {"packs": [], "texts": [], "parameters": [], "interpretations": [], "readings": [],
                  "facts": [], "rules": [], "schemes": [], "observations": []}}

It is read as data, never made into rules that answer: those come from packs alone.
"""

import contextlib
import json
from collections.abc import Iterator
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import attrs

from msp_model.documents.codec import whole_or_nothing
from msp_model.documents.codes import problem
from msp_model.documents.envelope import UNREAD, open_envelope
from msp_model.documents.hooks import Hooks
from msp_model.documents.json_located import JsonReader
from msp_model.documents.json_text import NotPlain, backend
from msp_model.documents.leaves import JSON_LEAVES
from msp_model.documents.located import Located
from msp_model.documents.refusals import DocumentError, Place, problems_of, written
from msp_model.documents.rule_records import ExpressionRecord, FactRecord, RuleRecord, SchemeRecord
from msp_model.documents.rulebook_records import (
    InterpretationRecord,
    ObservationRecord,
    PackRecord,
    ParameterRecord,
    RegionalReadingRecord,
    TextRecord,
    ValueRecord,
)
from msp_model.rulebook import Citation
from msp_model.values import Problem

RULEBOOK_FORMAT: Final = "msp-model-rulebook"
"""What the key ``format`` says."""

RULEBOOK_VERSION: Final = 1
"""The version that is written, and the newest that is read."""

GREATEST_RULEBOOK: Final = 2**26
"""The most bytes of one document: 64 MiB. The national rulebook takes two."""


@attrs.frozen(kw_only=True, slots=False)
class RulebookDocument:
    """What a rulebook says, as data: it can be kept, read by any program, and compared with another.

    Attributes:
        packs: the packs, by id.

        texts: the texts, by id.

        parameters: the figures with their histories, by id.

        interpretations: what sources do not settle, by id.

        readings: the readings that regions take.

        facts: what rules read of a dossier, by id.

        rules: every version of every rule, in order of ids and days.

        schemes: every version of every scheme, in order of ids and days.

        observations: the published counts that no rule reads, by id.
    """

    packs: tuple[PackRecord, ...]
    texts: tuple[TextRecord, ...]
    parameters: tuple[ParameterRecord, ...]
    interpretations: tuple[InterpretationRecord, ...]
    readings: tuple[RegionalReadingRecord, ...]
    facts: tuple[FactRecord, ...]
    rules: tuple[RuleRecord, ...]
    schemes: tuple[SchemeRecord, ...]
    observations: tuple[ObservationRecord, ...]

    def to_data(self) -> dict[str, Any]:
        """Give it as plain data in its envelope."""
        body = _hooks().writer(RulebookDocument)(self)
        return {"format": RULEBOOK_FORMAT, "schema_version": RULEBOOK_VERSION, "needs": "0.1", "rulebook": body}

    def dumps(self) -> str:
        """Write it as JSON: equal documents give equal texts, in every process."""
        return json.dumps(self.to_data(), ensure_ascii=False, indent=1) + "\n"

    def write(self, path: str | Path) -> None:
        """Write it to a file, whole or not at all. Raises OSError."""
        with whole_or_nothing(Path(path)) as file:
            file.write(self.dumps().encode())

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its JSON: two documents that say the same have the same."""
        return sha256(self.dumps().encode()).hexdigest()


@cache
def _hooks() -> Hooks:
    return Hooks(JSON_LEAVES, careful=True)


def read_rulebook_document(path: str | Path) -> RulebookDocument:
    """Read the document of a rulebook. Raises DocumentError with everything that is wrong with it."""
    return loads_rulebook_document(text_of(path))


def text_of(path: str | Path) -> str:
    """Give the text of a large document. Raises DocumentError where it cannot be read."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(GREATEST_RULEBOOK + 4)
    except (OSError, ValueError):
        fr, en = "le fichier ne peut pas être lu", "the file cannot be read"
        raise DocumentError([problem("$", "unreadable-file", fr, en)]) from None
    return _text(content)


def loads_rulebook_document(content: str | bytes) -> RulebookDocument:
    """Read the document of a rulebook from its JSON. Raises DocumentError with everything that is wrong with it."""
    text = _text(content)
    with contextlib.suppress(NotPlain):
        return _plain(text)
    located = JsonReader(text).read()
    found = list(located.problems)
    if located.data is None and found:
        raise DocumentError(found)
    opened = open_envelope(
        located.data,
        "rulebook",
        JSON_LEAVES,
        format=RULEBOOK_FORMAT,
        upgrades={},
        current=RULEBOOK_VERSION,
    )
    found += [located.locate(place, each) for place, each in opened.problems]
    if opened.body is not UNREAD:
        document = _body(opened.body, located, found)
        if document is not None and not found:
            return document
    raise DocumentError(found)


def _plain(text: str) -> RulebookDocument:
    """Read a document in which nothing is wrong, without positions; raises NotPlain where something may be."""
    opened = open_envelope(
        _JSON.loads(text.encode()),
        "rulebook",
        JSON_LEAVES,
        format=RULEBOOK_FORMAT,
        upgrades={},
        current=RULEBOOK_VERSION,
    )
    if opened.problems:
        raise NotPlain
    try:
        document: RulebookDocument = _hooks().reader(RulebookDocument)(opened.body)
        sound = next(_wrong_references(document), None) is None
    except Exception as error:
        raise NotPlain from error
    if not sound:
        raise NotPlain
    return document


_JSON: Final = backend("json")


def _text(content: str | bytes) -> str:
    """Give a text without byte-order mark. Raises DocumentError for one too large, or that is no UTF-8."""
    try:
        found = (content.encode() if isinstance(content, str) else content).removeprefix(b"\xef\xbb\xbf")
        if len(found) <= GREATEST_RULEBOOK:
            return found.decode()
    except UnicodeError:
        fr, en = "le document n’est pas en UTF-8", "the document is not UTF-8"
        raise DocumentError([problem("$", "wrong-encoding", fr, en)]) from None
    fr, en = f"plus de {GREATEST_RULEBOOK} octets", f"more than {GREATEST_RULEBOOK} bytes"
    raise DocumentError([problem("$", "too-large", fr, en)])


def _body(data: Any, located: Located, found: list[Problem]) -> RulebookDocument | None:
    """Read what stands under ``rulebook``; what is wrong with it is added to *found*."""
    try:
        document: RulebookDocument = _hooks().reader(RulebookDocument)(data)
    except Exception as error:  # noqa: BLE001 - what is no refusal is raised again
        found += [located.locate(place, each) for place, each in problems_of(error, ("rulebook",))]
        return None
    for place, code, fr, en in _wrong_references(document):
        at = ("rulebook", *place)
        found.append(located.locate(at, problem(written(at), code, fr, en)))
    return document


_Wrong = tuple[Place, str, str, str]


def _wrong_references(document: RulebookDocument) -> Iterator[_Wrong]:
    """Find ids that stand twice, texts that are not there, and operands that do not come first."""
    for name in ("packs", "texts", "parameters", "interpretations", "facts", "observations"):
        yield from _twice(name, [record.id for record in getattr(document, name)])
    texts = {text.id for text in document.texts}
    for place, part in _parts((), document):
        if isinstance(part, ExpressionRecord):
            yield from _wrong_operands(place, part)
        if isinstance(part, Citation | ValueRecord | ObservationRecord) and part.text not in texts:
            yield (*place, "text"), "unknown-reference", "aucun texte de cet identifiant", "no text with this id"


def _twice(name: str, ids: list[str]) -> Iterator[_Wrong]:
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            yield (name, number, "id"), "duplicate", "identifiant déjà pris", "this id is already taken"
        seen.add(one)


def _wrong_operands(place: Place, expression: ExpressionRecord) -> Iterator[_Wrong]:
    if not expression.nodes:
        yield (*place, "nodes"), "empty", "aucun nœud", "no node"
    for number, node in enumerate(expression.nodes):
        for position, operand in enumerate(node.operands):
            if not 0 <= operand < number:
                at = (*place, "nodes", number, "operands", position)
                yield (
                    at,
                    "unknown-reference",
                    "aucun nœud avant celui-ci à cette place",
                    "no earlier node has this place",
                )


def _parts(place: Place, value: Any) -> Iterator[tuple[Place, Any]]:
    """Give every record in a document, with its place."""
    if isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _parts((*place, number), each)
    elif attrs.has(type(value)):
        yield place, value
        for field in attrs.fields(type(value)):
            yield from _parts((*place, field.name), getattr(value, field.name))
