"""``msp-model check``: a pack that is not installed, its problems by file and key, then the conformance kit."""

from importlib import import_module
from pathlib import Path

from msp_model.cli.call import Call, Refusal
from msp_model.cli.pack_folder import PackFolder, find_packs, importable, load_pack, rulebook_problems, told
from msp_model.cli.spoken import argument, command, option
from msp_model.plugins import Registry, build_rulebook
from msp_model.rulebook import Pack

NOT_PASSED = 1
"""The exit status where the files are sound and the conformance kit finds something."""


@command(
    fr="Vérifier un module régional qui n’est pas installé\u202f: tous les problèmes de ses fichiers, puis l’épreuve de "
    "conformité.",
    en="Check a regional pack that is not installed: every problem of its files, then the conformance kit.",
    examples=["msp-model check plugins/fmps-cvl", "msp-model check . --no-kit"],
)
@argument(
    "folder",
    fr="répertoire du module\u202f: la distribution, le paquet Python, ou ses seuls fichiers TOML",
    en="folder of the pack: the distribution, the Python package, or its TOML files alone",
    metavar="PACK_DIR",
)
@option(
    "--no-kit",
    "no_kit",
    is_flag=True,
    fr="s’arrêter avant l’épreuve de conformité",
    en="stop before the conformance kit",
)
def check(call: Call, folder: str, *, no_kit: bool) -> None:
    """Check the packs of a folder."""
    found = find_packs(call, Path(folder))
    with importable(found):
        for each in found:
            pack = load_pack(call, each)
            _check_rulebook(call, each, pack)
            call.write(_summary(call, pack))
        results = [no_kit or _kit(call, each) for each in found]
    if not all(results):
        raise Refusal(status=NOT_PASSED)


def _check_rulebook(call: Call, found: PackFolder, pack: Pack) -> None:
    """Put the pack beside the national one. Raises Refusal with every problem."""
    registry = Registry()
    registry.load_entry_points(only=())
    problems = rulebook_problems(lambda: build_rulebook(registry, packs=[pack]))
    if problems:
        raise Refusal(*told(call, found, problems))


def _summary(call: Call, pack: Pack) -> str:
    """Count what a pack declares, in one line."""
    several = (
        (len(pack.texts), "texte", "text"),
        (len(pack.parameters), "paramètre", "parameter"),
        (len(pack.schemes), "dispositif", "scheme"),
        (len(pack.rules), "règle", "rule"),
    )
    counted = ", ".join(
        f"{number} {call.say(fr, en)}{'s' if number > 1 or (not number and call.lang == 'en') else ''}"
        for number, fr, en in several
    )
    places = ", ".join(str(place) for place in pack.territories)
    return f"{pack.id} ({places}){call.say(chr(0x202F), '')}: {counted}"


def _kit(call: Call, found: PackFolder) -> bool:
    """Run the conformance kit and print its report; tell whether the pack conforms."""
    try:
        check_pack = import_module("msp_model.testing").check_pack  # an extra: imported where it is asked for
    except ImportError as error:
        words = call.say("l’épreuve de conformité demande", "the conformance kit needs")
        raise Refusal(f"{words}: pip install 'msp-model[testing]'") from error
    report = check_pack(found.load())
    call.write(report.text(call.lang))
    return bool(report.conforms)
