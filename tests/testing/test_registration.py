"""Registration: types are drawn from the moment Hypothesis is imported, at no cost for who does not draw them."""

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest


def run(program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], env=os.environ | environment, capture_output=True, text=True, check=False
    )


def printed(program: str, **environment: str) -> str:
    done = run(program, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_hypothesis_finds_the_entry_point() -> None:
    found = {point.name: point.value for point in entry_points(group="hypothesis")}

    assert found["msp_model"] == "msp_model.testing._register:register"


@pytest.mark.parametrize(
    "imports",
    [
        "import hypothesis; from msp_model.entities import Msp, Team; from msp_model.values import Interval",
        "from msp_model.entities import Msp, Team; from msp_model.values import Interval; import hypothesis",
        "from msp_model import Interval, Msp; import hypothesis; from msp_model.entities import Team",
    ],
    ids=["before", "after", "through the face"],
)
def test_types_are_drawn_after_importing_hypothesis_alone(imports: str) -> None:
    program = f"""{imports}
from datetime import date
from hypothesis import given, settings, strategies as st
drawn = []
@settings(max_examples=40, database=None, deadline=None)
@given(st.from_type(Msp), st.from_type(Team), st.from_type(Interval[date]), st.from_type(Interval[int]))
def test(msp, team, days, numbers):
    drawn.append(msp.id)
    assert type(days.least or days.greatest) is date
    assert type(numbers.greatest if numbers.least is None else numbers.least) is int
test()
import sys
print(len(drawn), sum(type(each).__name__ == "_WhenImported" for each in sys.meta_path))
"""
    assert printed(program) == "40 0"


def test_importing_hypothesis_loads_no_entity() -> None:
    program = "import hypothesis, sys; print(*(name for name in sys.modules if name.startswith('msp_model')))"

    assert printed(program).split() == ["msp_model", "msp_model.testing", "msp_model.testing._register"]


def test_it_can_be_switched_off() -> None:
    program = "import hypothesis, sys; print('msp_model' in sys.modules)"

    assert printed(program, HYPOTHESIS_NO_PLUGINS="1") == "False"


def test_a_module_that_is_waited_for_is_imported_as_ever() -> None:
    program = """
import hypothesis, importlib, msp_model.entities as entities
assert entities.__spec__.loader.__class__.__name__ == "SourceFileLoader"
assert "exec_module" not in vars(entities.__spec__.loader)
print(importlib.reload(entities).Msp.__name__)
"""
    assert printed(program) == "Msp"


def test_a_failing_example_shows_what_is_told_and_nothing_else() -> None:
    program = """
from hypothesis import given, settings, strategies as st
from msp_model.entities import Team
@settings(database=None, deadline=None)
@given(st.from_type(Team))
def test(team):
    assert not team.members
test()
"""
    shown = " ".join(run(program).stderr.split())

    assert "team=Team(members=(TeamMember(),), complete=False)" in shown


class TestWithoutHypothesis:
    HIDDEN = "import sys; sys.modules['hypothesis'] = None\n"

    @pytest.mark.parametrize(
        "statement",
        ["from msp_model.testing import msps", "import msp_model.testing.strategies.values"],
    )
    def test_one_line_says_what_to_install(self, statement: str) -> None:
        done = run(self.HIDDEN + statement)

        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == (
            "msp_model.documents.yaml_text.MissingExtraError: "
            "msp_model.testing needs Hypothesis: pip install 'msp-model[testing]'"
        )

    def test_what_hypothesis_itself_lacks_is_told_as_it_is(self, tmp_path: Path) -> None:
        (tmp_path / "hypothesis.py").write_text("import what_it_needs\n", encoding="utf-8")
        done = run(f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nimport msp_model.testing.strategies")

        assert done.stderr.splitlines()[-1] == "ModuleNotFoundError: No module named 'what_it_needs'"

    def test_the_room_itself_can_be_imported(self) -> None:
        assert printed(self.HIDDEN + "import msp_model.testing; print('msps' in dir(msp_model.testing))") == "True"

    def test_a_name_that_is_not_there_is_told(self) -> None:
        assert "has no attribute 'msp'" in run("import msp_model.testing; msp_model.testing.msp").stderr
