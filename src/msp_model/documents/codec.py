"""Codec: dossiers in and out, in JSON and YAML, with everything that is wrong at once."""

import contextlib
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, cast

import attrs

from msp_model.documents.codes import problem
from msp_model.documents.envelope import SCHEMA_VERSION, UNREAD, envelope, open_envelope
from msp_model.documents.extensions import Verbatim, extension_hooks
from msp_model.documents.hooks import Hooks
from msp_model.documents.json_located import JsonReader
from msp_model.documents.json_text import BackendName, NotPlain, backend
from msp_model.documents.leaves import JSON_LEAVES, YAML_LEAVES, Leaves
from msp_model.documents.limits import GREATEST_SIZE
from msp_model.documents.located import Located
from msp_model.documents.refusals import DocumentError, Place, Refused, place_of, problems_of, written
from msp_model.documents.yaml_out import yaml_text
from msp_model.documents.yaml_text import YamlReader
from msp_model.entities import Msp, warnings_in
from msp_model.values import Problem

Format = Literal["json", "yaml"]
"""The formats of documents."""

FORMATS: Final[tuple[Format, ...]] = ("json", "yaml")
"""Every format."""

SUFFIXES: Final[Mapping[str, Format]] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
"""The format of a file, by the end of its name."""


def _check_format(format: str) -> None:
    """Raise ValueError for a format that does not exist, naming those that do."""
    if format not in FORMATS:
        message = f"no format {format!r}: a dossier is read from {' or '.join(map(repr, FORMATS))}"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class Dossier:
    """One MSP as a document tells it, and what was accepted with a doubt.

    Attributes:
        msp: the MSP.

        warnings: wrong check digits, and data of packs that are not installed; kept, and flagged here.

        schema_version: the version of the document as written; a former one was upgraded.
    """

    msp: Msp
    warnings: tuple[Problem, ...] = ()
    schema_version: int = SCHEMA_VERSION


class Codec:
    """Reads and writes dossiers. Make one and keep it: making it takes as long as reading hundreds of dossiers.

    Args:
        extensions: the attrs class of each pack that adds data to a dossier, by the pack's key. Data under another
            key is kept verbatim, and flagged.

        json_backend: what reads and writes JSON; the fastest that is installed where it is left out. All of them give
            the same values, the same problems and the same bytes.

    Raises:
        TypeError: a class of *extensions* holds something that no document can, such as a float.

        ImportError: *json_backend* is not installed.
    """

    def __init__(
        self, *, extensions: Mapping[str, type[Any]] | None = None, json_backend: BackendName | None = None
    ) -> None:
        classes = dict(extensions or {})
        self._json = backend(json_backend)
        self._fast = _hooks(JSON_LEAVES, classes, careful=False)
        self._careful: dict[Format, Hooks] = {
            "json": _hooks(JSON_LEAVES, classes, careful=True),
            "yaml": _hooks(YAML_LEAVES, classes, careful=True, plain=True),
        }

    # --- reading ---------------------------------------------------------------------------------------------------

    def read(self, path: str | Path) -> Msp:
        """Read the MSP of one file, ``.json``, ``.yaml`` or ``.yml``. Raises DocumentError."""
        return self._load(*_file(Path(path)))[0]

    def loads(self, text: str | bytes, format: Format) -> Msp:
        """Read the MSP of one text. Raises DocumentError, with every problem at once."""
        return self._load(_utf8(text), format)[0]

    def read_dossier(self, path: str | Path) -> Dossier:
        """Read one file as `read` does, and say what was accepted with a doubt. Raises DocumentError."""
        return self._examine(*_file(Path(path)))

    def loads_dossier(self, text: str | bytes, format: Format) -> Dossier:
        """Read one text as `loads` does, and say what was accepted with a doubt. Raises DocumentError."""
        return self._examine(_utf8(text), format)

    def _load(self, content: bytes, format: Format) -> tuple[Msp, int]:
        """Give the MSP and the version of its document: the fast way where nothing is wrong."""
        _check_format(format)
        if format == "json":
            with contextlib.suppress(NotPlain):
                return self._plain_json(content)
        return self._located(content.decode(), format)

    def _plain_json(self, content: bytes) -> tuple[Msp, int]:
        """Read JSON in which nothing is wrong; raises NotPlain where something may be."""
        opened = open_envelope(self._json.loads(content), "msp", JSON_LEAVES)
        if opened.problems:
            raise NotPlain
        try:
            return self._fast.reader(Msp)(opened.body), opened.version
        except Exception as error:
            raise NotPlain from error

    def _located(self, text: str, format: Format) -> tuple[Msp, int]:
        """Read a text with positions, and raise DocumentError with all that is wrong with it."""
        hooks, located = self._careful[format], _parse(text, format)
        found = list(located.problems)
        if located.data is not None or not found:
            opened = open_envelope(located.data, "msp", hooks.leaves)
            found += [located.locate(place, each) for place, each in opened.problems]
            if opened.body is not UNREAD:
                try:
                    msp: Msp = hooks.reader(Msp)(opened.body)
                except Exception as error:  # noqa: BLE001 - what is no refusal is raised again
                    problems = problems_of(error, ("msp",))
                    same = opened.version == SCHEMA_VERSION
                    found += [located.locate(place, each) if same else each for place, each in problems]
                else:
                    if not found:
                        return msp, opened.version
        raise DocumentError(found)

    def _examine(self, content: bytes, format: Format) -> Dossier:
        msp, version = self._load(content, format)
        flagged = list(warnings_in(msp)) + list(_kept_verbatim(msp))
        if flagged:
            located = _parse(content.decode(), format) if version == SCHEMA_VERSION else Located()
            places: list[Place] = [("msp", *place_of(each.path)) for each in flagged]
            flagged = [
                located.locate(place, attrs.evolve(each, path=written(place)))
                for place, each in zip(places, flagged, strict=True)
            ]
        return Dossier(msp=msp, warnings=tuple(flagged), schema_version=version)

    # --- writing ---------------------------------------------------------------------------------------------------

    def dumps(self, msp: Msp, format: Format) -> str:
        """Write one MSP: what is unknown is left out, None is null; equal MSP give equal texts.

        Raises DocumentError for what no document can hold: a number beyond every reader, half a character.
        """
        with _refusals_as_problems():
            if format == "json":
                return self._json.dumps(self._document(msp, self._fast)).decode() + "\n"
            text = yaml_text(self._document(msp, self._careful["yaml"]))
            text.encode()
            return text

    def line(self, msp: Msp) -> bytes:
        """Write one MSP as one line of JSON Lines. Raises as `dumps` does."""
        with _refusals_as_problems():
            return self._json.line(self._document(msp, self._fast)) + b"\n"

    def _document(self, msp: Msp, hooks: Hooks) -> dict[str, Any]:
        return envelope("msp", hooks.writer(Msp)(msp))

    def write(self, msp: Msp, path: str | Path) -> None:
        """Write one MSP to a file, ``.json``, ``.yaml`` or ``.yml``, whole or not at all. Raises DocumentError."""
        path = Path(path)
        with whole_or_nothing(path) as file:
            file.write(self.dumps(msp, _format(path)).encode())

    def from_data(self, data: Mapping[str, Any]) -> Msp:
        """Build an MSP from plain data: what stands under ``msp`` in a JSON document. Raises DocumentError."""
        try:
            return cast("Msp", self._careful["json"].reader(Msp)(data))
        except Exception as error:  # noqa: BLE001 - what is no refusal is raised again
            raise DocumentError(each for _, each in problems_of(error)) from None

    def to_data(self, msp: Msp) -> dict[str, Any]:
        """Give an MSP as plain data: what stands under ``msp`` in a JSON document."""
        return cast("dict[str, Any]", self._fast.writer(Msp)(msp))


@contextlib.contextmanager
def whole_or_nothing(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name when all of it is written, and leaves no trace where that fails."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            yield file
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _refusals_as_problems() -> Iterator[None]:
    """Turn what writers raise into DocumentError."""
    try:
        yield
    except Refused as refused:
        raise DocumentError(each for _, each in problems_of(refused, ("msp",))) from None
    except (TypeError, UnicodeEncodeError) as error:
        fr, en = "un texte ne peut pas s’écrire en UTF-8", "a text cannot be written in UTF-8"
        raise DocumentError([problem("$.msp", "wrong-characters", fr, en)]) from error


def _hooks(leaves: Leaves, classes: Mapping[str, type[Any]], *, careful: bool, plain: bool = False) -> Hooks:
    """Make hooks that know the classes of packs; those of an MSP are made when they are first asked for."""
    hooks = Hooks(leaves, careful=careful, plain=plain)
    readers = {key: hooks.reader(cls) for key, cls in classes.items()}
    hooks.extensions = extension_hooks(readers, hooks.writer)
    for cls in classes.values():
        hooks.writer(cls)
    return hooks


def _format(path: Path) -> Format:
    """Give the format of a file. Raises DocumentError where its name does not tell."""
    format = SUFFIXES.get(path.suffix.lower())
    if format is None:
        fr, en = "le nom du fichier finit par .json, .yaml ou .yml", "the name ends in .json, .yaml or .yml"
        raise DocumentError([problem("$", "unknown-format", fr, en)])
    return format


def _file(path: Path) -> tuple[bytes, Format]:
    """Give the content of a file, and its format."""
    format = _format(path)
    try:
        with path.open("rb") as file:
            content = file.read(GREATEST_SIZE + 4)  # a mark, and one byte too many
    except (OSError, ValueError):
        fr, en = "le fichier ne peut pas être lu", "the file cannot be read"
        raise DocumentError([problem("$", "unreadable-file", fr, en)]) from None
    return _utf8(content), format


def _utf8(text: str | bytes) -> bytes:
    """Give a text in UTF-8 without byte-order mark. Raises DocumentError for a larger one than allowed, or no UTF-8."""
    content = b""
    try:
        content = (text.encode() if isinstance(text, str) else text).removeprefix(b"\xef\xbb\xbf")
        if len(content) <= GREATEST_SIZE:
            content.decode()
            return content
    except UnicodeError as error:
        line = content.count(b"\n", 0, error.start) + 1 if isinstance(error, UnicodeDecodeError) else None
        fr, en = "le document n’est pas en UTF-8", "the document is not UTF-8"
        raise DocumentError([problem("$", "wrong-encoding", fr, en, line=line)]) from None
    fr, en = f"plus de {GREATEST_SIZE} octets", f"more than {GREATEST_SIZE} bytes"
    raise DocumentError([problem("$", "too-large", fr, en)])


def _parse(text: str, format: Format) -> Located:
    return JsonReader(text).read() if format == "json" else YamlReader(text).read()


def _kept_verbatim(msp: Msp) -> Iterator[Problem]:
    """Give a warning for the data of each pack that is not installed."""
    for key, value in msp.extensions:
        if isinstance(value, Verbatim):
            fr, en = "module absent : données gardées telles quelles", "pack not installed: its data is kept as it is"
            found = problem(f"$.extensions.{key}", "unknown-extension", fr, en)
            yield attrs.evolve(found, severity="warning")
