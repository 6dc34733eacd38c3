"""Blame: which packs keep a set of packs from making a rulebook.

A problem is its pack's where taking that pack away takes the problem away and brings no other. So it is found by
trying, not by reading messages, and checks may change without this room.
"""

from collections.abc import Iterable, Sequence

import attrs

from msp_model.plugins.discovery import raised
from msp_model.rulebook.declarations import Pack
from msp_model.rulebook.rulebook import Rulebook
from msp_model.values import Label, Problem, ProblemsError


@attrs.frozen(kw_only=True)
class Blame:
    """Why one pack was left out.

    Attributes:
        pack: its id.

        problems: what is wrong with it.

        rivals: the ids of the other packs without which it would not be wrong: they are left out too.
    """

    pack: str
    problems: tuple[Problem, ...]
    rivals: frozenset[str] = frozenset()


def settle(kept: Sequence[Pack], others: Iterable[Pack]) -> tuple[Rulebook, tuple[Blame, ...]]:
    """Build the rulebook of *kept* and of as many *others* as go with them; say why the rest does not.

    Packs that are wrong by themselves are left out first. Two that are wrong only together are both left out: nothing
    tells which of them is right. Raises ProblemsError where *kept* themselves are wrong.
    """
    left = {pack.id: pack for pack in sorted(others, key=lambda pack: pack.id)}
    blames: list[Blame] = []
    while True:
        try:
            rulebook = Rulebook.of([*kept, *left.values()])
        except Exception as error:
            guilty = _guilty(kept, left, _problems_in(error))
            if not guilty:
                raise
        else:
            return rulebook, tuple(sorted(blames, key=lambda blame: blame.pack))
        alone = [blame for blame in guilty if not blame.rivals]
        for blame in alone or guilty:
            blames.append(blame)
            del left[blame.pack]


def _problems(packs: Iterable[Pack]) -> tuple[Problem, ...]:
    try:
        Rulebook.of(packs)
    except Exception as error:  # noqa: BLE001 - a pack may hold anything, such as an expression too deep to walk
        return _problems_in(error)
    return ()


def _problems_in(error: Exception) -> tuple[Problem, ...]:
    if isinstance(error, ProblemsError):
        return error.problems
    return (Problem(path="", code="broken-pack", message=Label(raised(error))),)


def _guilty(kept: Sequence[Pack], left: dict[str, Pack], problems: tuple[Problem, ...]) -> list[Blame]:
    without = {
        name: frozenset(_problems([*kept, *(pack for other, pack in left.items() if other != name)])) for name in left
    }
    cured_by = {name for name, remaining in without.items() if remaining <= frozenset(problems)}
    culprits: dict[Problem, frozenset[str]] = {}
    for problem in problems:
        owner = problem.path.partition(":")[0].partition("/")[0]
        found = {name for name in cured_by if problem not in without[name]}
        culprits[problem] = frozenset(found | ({owner} & left.keys()))
    if not any(culprits.values()):
        return _wrong_alone(kept, left, problems)
    return [
        Blame(
            pack=name,
            problems=tuple(problem for problem in problems if name in culprits[problem]),
            rivals=_rivals(name, culprits.values()),
        )
        for name in left
        if any(name in found for found in culprits.values())
    ]


def _rivals(name: str, culprits: Iterable[frozenset[str]]) -> frozenset[str]:
    """Give those who share every problem of *name*; none where it has a problem of its own."""
    shared = [found - {name} for found in culprits if name in found]
    return frozenset[str]() if frozenset() in shared else frozenset[str]().union(*shared)


def _wrong_alone(kept: Sequence[Pack], left: dict[str, Pack], problems: tuple[Problem, ...]) -> list[Blame]:
    """Blame what is wrong beside *kept* alone, where several share a problem that taking one away does not cure.

    Where none is wrong alone either, all are blamed; where *kept* are wrong, none is.
    """
    if _problems(kept):
        return []
    found = [Blame(pack=name, problems=_problems([*kept, pack])) for name, pack in left.items()]
    names = frozenset(left)
    together = [Blame(pack=name, problems=problems, rivals=names - {name}) for name in left]
    return [blame for blame in found if blame.problems] or together
