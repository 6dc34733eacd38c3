"""``msp-model plugins``: what is installed, what works, and why the rest does not."""

import warnings

from msp_model.cli.call import Call
from msp_model.cli.spoken import command, option
from msp_model.plugins import PluginError, PluginInfo, PluginWarning, Registry, build_rulebook
from msp_model.values import Label, ProblemsError

_STATUS = {
    "active": Label("actif", "active"),
    "blocked": Label("écarté", "blocked"),
    "failed": Label("en échec", "failed"),
}


@command(
    fr="Lister les modules de règles installés\u202f: le national et ceux des fédérations, leur état et, pour ceux qui ne "
    "se chargent pas, pourquoi.",
    en="List the rule packs installed: the national one and those of federations, their status and, for those that do "
    "not load, why.",
    examples=["msp-model plugins", "MSP_MODEL_PLUGINS_BLOCK=pays-de-la-loire msp-model plugins --json"],
)
@option("--json", "as_json", is_flag=True, fr="répondre en JSON", en="answer in JSON")
def plugins(call: Call, *, as_json: bool) -> None:
    """List the plugins."""
    registry = Registry()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", PluginWarning)
            registry.load_entry_points(strict=False)
            build_rulebook(registry, strict=False)
    except PluginError as error:
        call.warn(error.failure.text(call.lang))
    except ProblemsError as error:
        call.warn(*(problem.text(call.lang) for problem in error.problems))
    found = registry.plugins()
    if as_json:
        call.json([info.to_dict(call.lang) for info in found])
        return
    words = (
        ("module", "pack"),
        ("distribution",) * 2,
        ("version",) * 2,
        ("état", "status"),
        ("territoires", "territories"),
    )
    heads = [call.say(fr, en) for fr, en in words]
    call.table(heads, [_row(call, info) for info in found])
    for failure in registry.failures():
        call.warn(failure.text(call.lang))


def _row(call: Call, info: PluginInfo) -> list[str]:
    territories = ", ".join(str(place) for pack in info.packs for place in pack.territories)
    return [info.name, info.distribution, info.version, _STATUS[info.status].text(call.lang), territories]
