"""``msp-model new-region``: a small distribution to begin the pack of a region with."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from msp_model.cli.call import Call, Refusal
from msp_model.cli.errors import near
from msp_model.cli.spoken import argument, command
from msp_model.cli.types import today
from msp_model.entities import REGIONS, Region, Territory

_TEMPLATE = ".in"
"""The end of the name of a template: no tool takes it for the file that it becomes."""


@command(
    name="new-region",
    fr="Écrire une petite distribution qui s’installe et se vérifie telle quelle\u202f: un texte, un dispositif, une règle "
    "locale, un essai, à remplacer par ceux de la région.",
    en="Write a small distribution that installs and passes its checks as it stands: one text, one scheme, one local "
    "rule, one test, to be replaced by those of the region.",
    examples=["msp-model new-region 24 mon-module", "msp-model new-region CVL mon-module"],
)
@argument("code", fr="code INSEE de la région (24), ou ISO (CVL)", en="INSEE code of the region (24), or ISO (CVL)")
@argument("folder", fr="répertoire à créer, ou vide", en="folder to create, or an empty one", metavar="DIR")
def new_region(call: Call, code: str, folder: str) -> None:
    """Write the distribution."""
    region, target = _region(call, code), Path(folder)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refusal(f"{target}: {call.say('existe déjà et n’est pas vide', 'already exists and is not empty')}")
    words = _words(region)
    in_names = {name.upper(): words[name] for name in ("package", "prefix")}
    template = files("msp_model.cli").joinpath("templates", "region")
    try:
        for place, source in _files(template, ""):
            file = target / _filled(place.removesuffix(_TEMPLATE), in_names)
            file.parent.mkdir(parents=True, exist_ok=True)
            text = source.read_text(encoding="utf-8")
            file.write_text(_filled(text, {f"{{{{{name}}}}}": word for name, word in words.items()}), encoding="utf-8")
    except OSError as error:
        words_of_it = error.strerror or type(error).__name__
        raise Refusal(f"{target}: {call.say('écriture impossible', 'cannot be written')} ({words_of_it})") from error
    call.write(
        call.say(
            f"{target}: module de la région {region.name}, à vérifier par\u202f: msp-model check {target}",
            f"{target}: pack of the region {region.name}, to be checked with: msp-model check {target}",
        )
    )


def _region(call: Call, code: str) -> Region:
    """Find a region by its INSEE or ISO code. Raises Refusal for none, naming those it looks like."""
    by_code = {
        name.upper(): region
        for region in REGIONS.values()
        for name in (region.code, *region.iso_codes, *(iso.removeprefix("FR-") for iso in region.iso_codes))
    }
    found = by_code.get(code.upper())
    if found is None:
        named = {f"{region.code} ({region.name})": region for region in REGIONS.values()}
        hint = near(code, named, call.lang) or call.say("\u202f; il y a ", "; there are ") + ", ".join(REGIONS)
        raise Refusal(call.say(f"aucune région «\u202f{code}\u202f»", f"no region '{code}'") + hint)
    return found


def _words(region: Region) -> dict[str, str]:
    """Give what stands in the templates: ids and modules are named after the letters of the ISO code."""
    letters = next(iso.removeprefix("FR-").lower() for iso in region.iso_codes if iso.removeprefix("FR-").isalpha())
    territory = Territory.parse(f"commune:{region.chief_town}").region
    own = territory is not None and territory.code == region.code
    return {
        "distribution": f"msp-model-region-{letters}",
        "package": f"msp_model_region_{letters}",
        "key": f"region-{letters}",
        "prefix": letters,
        "region": region.name,
        "territory": f"region:{region.code}",
        "commune": region.chief_town if own else f"{region.code}11",  # two collectivities are governed from elsewhere
        "today": today().isoformat(),
    }


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        if each.is_dir():
            yield from _files(each, f"{path}{each.name}/")
        elif each.name.endswith(_TEMPLATE):
            yield f"{path}{each.name}", each


def _filled(text: str, words: dict[str, str]) -> str:
    for name, word in words.items():
        text = text.replace(name, word)
    return text
