"""Other processes: what is told of an import and of answers elsewhere, and what is noted there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from tests.plugins.world import pack
from tests.testing.one import checked, words

from msp_model.testing.conformance import processes
from msp_model.testing.conformance.elsewhere import Watch
from msp_model.testing.conformance.subject import Subject, Terms


@pytest.fixture(autouse=True)
def left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import sys

    monkeypatch.setattr(sys, "path", list(sys.path))
    yield
    sys.modules.pop("here_only", None)


class TestOtherProcesses:
    """What is told of an import and of answers elsewhere."""

    SOUND: ClassVar[dict[str, Any]] = {
        "printed": "", "at_import": [], "changed": [], "in_answers": [], "patched": False, "seconds": 0.1,
    }  # fmt: skip

    @pytest.mark.parametrize(
        ("told", "code", "severity"),
        [
            ({"printed": "hello"}, "prints", "error"),
            ({"at_import": ["socket.connect"]}, "side-effect", "error"),
            ({"changed": ["sys.path"]}, "side-effect", "error"),
            ({"in_answers": ["open /etc/hosts r"]}, "impure-answer", "error"),
            ({"patched": True}, "patches-library", "error"),
            ({"seconds": 12.3}, "slow-import", "warning"),
        ],
    )
    def test_tell_what_an_import_did(self, told: dict[str, Any], code: str, severity: str) -> None:
        [found] = processes._side_effects("one", self.SOUND | told)

        assert (found.code, found.severity) == (code, severity)
        assert found.message.fr != found.message.text("en")

    def test_tell_nothing_of_a_sound_import(self) -> None:
        assert list(processes._side_effects("one", self.SOUND)) == []

    def test_that_cannot_load_the_pack_are_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "here_only.py").write_text(
            "import os\nif os.environ.pop('HERE', None) is None:\n    raise ImportError('not here')\n"
            "from msp_model.plugins import hookimpl\nfrom tests.plugins.world import pack\nMSP_MODEL_PLUGIN_API = 1\n"
            "@hookimpl\ndef msp_model_packs():\n    yield pack('one')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("HERE", "1")
        monkeypatch.syspath_prepend(str(tmp_path))

        report = checked(tmp_path / "here_only.py", "is_the_same_elsewhere")  # type: ignore[arg-type]

        assert (
            words(report, "fails-elsewhere")
            == "fails in another process: ImportError: not here; try 'import here_only' there"
        )

    def test_are_left_out_for_what_they_cannot_import(self) -> None:
        subject = Subject(pack("one"), Terms(beside=()))

        assert list(processes.is_the_same_elsewhere(subject)) == []
        assert [check for check, _ in checked(pack("one"), "is_the_same_elsewhere").skipped] == [
            "is_the_same_elsewhere"
        ]


class TestWatch:
    @pytest.fixture
    def watch(self, tmp_path: Path) -> Watch:
        made = Watch()
        made.allowed = (str(tmp_path),)
        return made

    def noted(self, watch: Watch, phase: str, event: str, *arguments: Any) -> list[str]:
        watch.noted.clear()
        with watch.during(phase):
            watch(event, arguments)
        return watch.noted

    def test_notes_nothing_before_and_after(self, watch: Watch) -> None:
        watch("socket.connect", ("address",))

        assert watch.noted == []

    def test_notes_what_an_import_never_does(self, watch: Watch) -> None:
        assert self.noted(watch, "import", "socket.connect", "address") == ["socket.connect address"]
        assert self.noted(watch, "import", "os.fork") == ["os.fork"]
        assert self.noted(watch, "import", "marshal.loads", b"") == []

    def test_lets_a_pack_read_what_lies_beside_it(self, watch: Watch, tmp_path: Path) -> None:
        inside = str(tmp_path / "parameters.toml")

        assert self.noted(watch, "import", "open", inside, "r", 0) == []
        assert self.noted(watch, "answer", "open", inside, "r", 0) == []
        assert self.noted(watch, "import", "open", 3, "r", 0) == []

    @pytest.mark.parametrize(
        ("phase", "name", "mode", "flags"),
        [("import", "cache.toml", "w", 0), ("import", "cache.toml", None, 1), ("answer", "notes.txt", "r", 0)],
    )
    def test_notes_what_is_written_and_what_is_no_code(
        self, watch: Watch, tmp_path: Path, phase: str, name: str, mode: str | None, flags: int
    ) -> None:
        [noted] = self.noted(watch, phase, "open", str(tmp_path / name), mode, flags)

        assert noted.startswith(f"open {tmp_path / name}")

    def test_notes_what_lies_elsewhere(self, watch: Watch) -> None:
        assert self.noted(watch, "import", "open", b"/etc/hosts", "r", 0) == ["open /etc/hosts r"]
