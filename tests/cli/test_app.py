"""The application: help, languages, what is typed wrong, exit statuses."""

import re
import subprocess
import sys
from collections.abc import Sequence

import click
import pytest
from click.testing import CliRunner, Result

from msp_model.cli import app as application, commands
from msp_model.cli.app import app, language_in
from msp_model.cli.call import Call, Refusal
from msp_model.cli.commands import COMMANDS
from msp_model.cli.spoken import SpokenArgument, SpokenCommand, SpokenOption, command
from msp_model.values import Label, Problem, ProblemsError


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner(env={"MSP_MODEL_LANG": None, **environment}).invoke(app, list(arguments))


def load(name: str) -> click.Command:
    found = app.get_command(click.Context(app), name)
    assert found is not None
    return found


# -- help ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_help_lists_every_command(arguments: Sequence[str]) -> None:
    done = run(*arguments)

    assert done.exit_code == 0
    assert all(re.search(rf"^  {name} +\S", done.stdout, re.MULTILINE) for name in COMMANDS)
    assert "Exemples:" in done.stdout


def test_help_speaks_the_language_asked_for() -> None:
    assert "show this help" in run("--lang", "en", "--help").stdout
    assert "show this help" in run("--help", "--lang=en").stdout
    assert "show this help" in run("--help", MSP_MODEL_LANG="en").stdout
    assert "montrer cette aide" in run("--help", "--lang", "fr", MSP_MODEL_LANG="en").stdout
    assert "montrer cette aide" in run("--help", MSP_MODEL_LANG="martien").stdout


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_command_has_its_help_with_examples(name: str, lang: str) -> None:
    done = run(name, "--help", "--lang", lang)

    assert done.exit_code == 0
    assert ("Exemples:" if lang == "fr" else "Examples:") in done.stdout
    assert f"  msp-model {name}" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_word_of_a_command_is_in_both_languages(name: str) -> None:
    found = load(name)

    assert isinstance(found, SpokenCommand)
    assert found.words.en is not None
    for param in found.params:
        assert isinstance(param, SpokenOption | SpokenArgument)
        assert param.words.en is not None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_called_as_the_list_says(name: str) -> None:
    assert load(name).name == name
    assert COMMANDS[name].words.en is not None


def test_help_loads_no_rulebook() -> None:
    program = (
        "import sys\nfrom msp_model.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    loaded = set(done.stderr.split())
    rooms = {name.split(".")[1] for name in loaded if name.startswith("msp_model.")}
    assert rooms <= {"cli", "values"}
    assert not loaded & {"cattrs", "pluggy", "rich", "yaml", "hypothesis"}


@pytest.mark.parametrize("module", ["click", "rich"])
def test_without_its_extra_the_command_says_which_one_to_install(module: str) -> None:
    """The terminal's colours are asked for on a terminal only: a pipe does without them."""
    program = f"import sys\nsys.modules[{module!r}] = None\nfrom msp_model.cli import main\nmain(['rules', '--on', '2024-12-24'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    if module == "rich":
        assert done.returncode == 0
        return
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert "msp-model[cli]" in line


def test_the_version_is_told() -> None:
    assert re.fullmatch(r"msp-model \d+\.\d+\.\d+\n", run("--version").stdout)


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        ([], "fr"),
        (["--lang", "en"], "en"),
        (["assess", "x", "--lang=en"], "en"),
        (["--lang", "en", "--lang", "fr"], "fr"),
        (["--lang"], "fr"),
        (["--lang", "de"], "fr"),
    ],
)
def test_the_language_is_read_before_anything_else(arguments: list[str], lang: str) -> None:
    assert language_in(arguments) == lang


# -- what is typed wrong ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "fr", "en"),
    [
        (["asess"], "aucune commande «\u202fasess\u202f»\u202f; vouliez-vous dire assess\u202f?", "no command 'asess'; did you mean assess?"),
        (["xyz"], "aucune commande «\u202fxyz\u202f»", "no command 'xyz'"),
        (["assess"], "il manque DOSSIER", "DOSSIER is missing"),
        (["assess", "x", "--rul", "y"], "aucune option --rul", "no option --rul"),
        (["assess", "x", "--on"], "l'option --on est mal employée", "option --on is badly used"),
        (["assess", "x", "--on", "hier"], "--on: «\u202fhier\u202f» n'est pas un jour, écrit comme 2024-12-24", "--on: 'hier' is no day"),
        (["assess", "x", "--on", "2024-13-01"], "n'est pas un jour", "is no day"),
        (["assess", "x", "--on", "20241224"], "n'est pas un jour", "is no day"),
        (["assess", "x", "--format", "xml"], "--format: «\u202fxml\u202f» n'est pas l'un de", "--format: 'xml' is none of"),
        (["assess", "x", "--interpretation", "a"], "«\u202fa\u202f» s'écrit NOM=LECTURE", "'a' is written NAME=READING"),
        (["assess", "x", "--interpretation", "=a"], "s'écrit NOM=LECTURE", "is written NAME=READING"),
        (["assess", "x", "y"], "argument en trop\u202f: y", "unexpected argument: y"),
        (["rules", "--lang", "de"], "--lang", "--lang"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_in_one_line_with_status_2(arguments: list[str], fr: str, en: str) -> None:
    for lang, wanted in (("fr", fr), ("en", en)):
        done = run(*arguments, MSP_MODEL_LANG=lang)

        assert done.exit_code == 2
        assert done.stdout == ""
        [line] = done.stderr.splitlines()
        assert wanted in line
        assert line.endswith("--help)")


# -- exit statuses ---------------------------------------------------------------------------------------------------


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> dict[str, Exception]:
    """Put a command into the list that raises what it is given."""
    raised: dict[str, Exception] = {}

    @command(fr="Échouer.", en="Fail.")
    def fail(_call: Call) -> None:
        raise raised["error"]

    module = type(application)("msp_model.cli.failing")
    module.fail = fail  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msp_model.cli.failing", module)
    entry = commands.Entry("fail", "failing", "fail", Label("échouer", "fail"))
    monkeypatch.setitem(commands.COMMANDS, "fail", entry)
    return raised


def test_an_internal_error_is_never_hidden(failing: dict[str, Exception]) -> None:
    failing["error"] = RuntimeError("quelque chose\nd'imprévu")

    done = run("fail")

    assert done.exit_code == 1
    assert done.stderr == (
        "msp-model\u202f: erreur interne, RuntimeError\u202f: quelque chose d'imprévu (--debug en montre la trace)\n"
    )


def test_the_traceback_is_shown_where_asked(failing: dict[str, Exception]) -> None:
    failing["error"] = RuntimeError("quelque chose")

    done = run("fail", "--debug")

    assert done.exit_code == 1
    assert done.stderr.startswith("Traceback")
    assert "RuntimeError: quelque chose" in done.stderr


def test_a_refusal_is_its_lines_and_its_status(failing: dict[str, Exception]) -> None:
    failing["error"] = Refusal("une chose", "une autre")

    assert (run("fail").exit_code, run("fail").stderr) == (2, "une chose\nune autre\n")
    failing["error"] = Refusal("cassé", status=1)
    assert run("fail").exit_code == 1


def test_problems_are_printed_one_to_a_line(failing: dict[str, Exception]) -> None:
    problems = tuple(Problem(path=f"$.{n}", code="empty", message=Label("vide", "empty")) for n in "ab")
    failing["error"] = ProblemsError(problems)

    done = run("fail", "--lang", "en")

    assert (done.exit_code, done.stderr) == (2, "$.a: empty [empty]\n$.b: empty [empty]\n")


def test_an_interruption_ends_quietly(failing: dict[str, Exception]) -> None:
    failing["error"] = click.Abort()

    assert (run("fail").exit_code, run("fail").stderr) == (130, "")


def test_errors_of_the_command_line_library_are_usage(failing: dict[str, Exception]) -> None:
    failing["error"] = click.ClickException("Something.")

    assert (run("fail").exit_code, run("fail").stderr) == (2, "msp-model: Something (msp-model --help)\n")
