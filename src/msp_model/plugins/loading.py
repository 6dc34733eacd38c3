"""Loading: from plugins to one rulebook, and to the book that answers."""

from collections.abc import Iterable, Mapping

from msp_model.assessment.book import Book
from msp_model.plugins.blame import Blame, settle
from msp_model.plugins.discovery import Source, several
from msp_model.plugins.errors import Failure
from msp_model.plugins.interface import failed
from msp_model.plugins.registry import Registry
from msp_model.plugins.switches import is_strict
from msp_model.rulebook.declarations import Pack
from msp_model.rulebook.rulebook import Rulebook
from msp_model.values import Label


def load_rulebook(
    *,
    only: Iterable[str] | None = None,
    block: Iterable[str] = (),
    drop: Iterable[str] = (),
    strict: bool | None = None,
    packs: Iterable[Pack] = (),
) -> Book:
    """Load the rulebook of what is installed, the national pack and those of the federations, ready to answer.

    Nothing is remembered from one call to the next: keep the book. Packs that failed are left out and warned of;
    ``failures`` of the book says why. Which plugins there are is asked of a `Registry`, filled with
    `Registry.load_entry_points` and given to `build_rulebook`.

    Args:
        only: the external packs to load, none if empty; every installed one where neither it nor the variable
            ``MSP_MODEL_PLUGINS`` (``a,b``; empty for none) is given.
        block: external packs to leave out, beside those of ``MSP_MODEL_PLUGINS_BLOCK``.
        drop: own packs to leave out: ``("national",)``.
        strict: whether the failure of an external pack is raised instead of warned of; where not given, as
            ``MSP_MODEL_PLUGINS_STRICT`` says.
        packs: further packs, which need not be installed. What is wrong with them is always raised.

    Raises:
        PluginError: in strict mode, or where the library's own pack cannot be loaded.
        ProblemsError: the library's own pack and *packs* do not make a rulebook; it says everything that is wrong.
    """
    registry = Registry()
    registry.load_entry_points(only=only, block=block, drop=drop, strict=strict)
    rulebook = build_rulebook(registry, packs=packs, strict=strict)
    return Book(rulebook, tuple(failure.problem for failure in registry.failures()))


def build_rulebook(registry: Registry, *, packs: Iterable[Pack] = (), strict: bool | None = None) -> Rulebook:
    """Build the rulebook of a registry's active plugins and of *packs*.

    An external pack that is wrong, by itself or beside another, is left out; `Registry.plugins` then says why.

    Raises:
        PluginError: in strict mode, for the first such pack in order of names.
        ProblemsError: the library's own pack and *packs* do not make a rulebook; it says everything that is wrong.
    """
    registry.leave_out(())
    active = [info for info in registry.plugins() if info.status == "active"]
    own = [pack for info in active if info.own for pack in info.packs]
    sources = {info.name: info.source for info in active if not info.own}
    rulebook, blames = settle([*own, *packs], [pack for info in active if not info.own for pack in info.packs])
    failures = [_failure(blame, sources) for blame in blames]
    if failures and is_strict(strict):
        raise failures[0].error()
    registry.leave_out(failures)
    return rulebook


def _failure(blame: Blame, sources: Mapping[str, Source]) -> Failure:
    source = sources[blame.pack]
    if not blame.rivals:
        cause = Label(
            "ses déclarations ne vont pas dans le recueil de règles", "what it declares does not go into the rulebook"
        )
        return failed(source, "check", "bad-pack", cause, blame.problems).failure
    names = several(sources[name] for name in {blame.pack, *blame.rivals})
    cause = Label(
        f"déclare la même chose qu'un autre : {names} ; bloquer l'un ou l'autre",
        f"declares the same thing as another: {names}; block one or the other",
    )
    return failed(source, "check", "collision", cause, blame.problems).failure
