"""Narrowing: which missing input would narrow the range of a total most, so which question to ask first.

Each input is put at both of its ends in turn, the others staying as they are; what is left of the range, on average of
the two, is what the input leaves open.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import attrs

from msp_model.expressions import Truth, Value, bound
from msp_model.expressions.leaves import Parameter
from msp_model.expressions.program import FreeLeaf
from msp_model.national.aci.statement import AciStatement, bounds_of
from msp_model.values import Interval, Label

_GROUPS: tuple[tuple[str, str, Label], ...] = (
    (
        "aci.paid_elsewhere.",
        "paid_elsewhere",
        Label("indicateurs déjà payés ailleurs", "indicators already paid elsewhere"),
    ),
    ("aci.contract_", "aci_contract", Label("contrat ACI : signature, effet", "ACI contract: signature, effect")),
    ("aci.ended_", "aci_contract.ended_on", Label("fin du contrat ACI", "end of the ACI contract")),
    ("aci.contract_ended", "aci_contract.ended_on", Label("fin du contrat ACI", "end of the ACI contract")),
    (
        "aci.standard_system",
        "information_systems",
        Label("systèmes d'information labellisés", "labelled information systems"),
    ),
    (
        "aci.advanced_system",
        "information_systems",
        Label("systèmes d'information labellisés", "labelled information systems"),
    ),
    ("aci.sas_", "sas", Label("participation au SAS", "part taken in the SAS")),
    ("aci.mission_themes", "missions", Label("missions de santé publique", "public-health missions")),
    ("aci.child_obesity_mission", "missions", Label("missions de santé publique", "public-health missions")),
)
"""Facts that one input of the dossier tells together: beginning of their ids, the input, its words."""


@attrs.frozen(kw_only=True)
class Narrowing:
    """What one missing input leaves open.

    Attributes:
        input: the input of the dossier, or the id of the fact.

        label: its words.

        facts: the ids of the facts it tells.

        published: False where it is no input but a figure that no text gives.

        remaining: the width of the total's range once it is known, in euros, on average of its two ends; None where
            the total would still be without bound.

        narrowed: by how much the range shrinks; None where it has no bound yet.
    """

    input: str
    label: Label
    facts: tuple[str, ...]
    published: bool
    remaining: Fraction | None
    narrowed: Fraction | None


def narrowing(statement: AciStatement) -> tuple[Narrowing, ...]:
    """Rank the missing inputs by how much each alone would narrow the total, the most narrowing first.

    Those that alone would narrow nothing are left out; none is left where the total is known exactly.
    """
    if statement.exact:
        return ()
    known = dict(statement.explanation.reads())
    width = _width(statement.total)
    groups: dict[str, list[FreeLeaf]] = {}
    labels: dict[str, Label] = {}
    for leaf in statement.unknown:
        name, label = _input_of(leaf)
        groups.setdefault(name, []).append(leaf)
        labels.setdefault(name, label)
    found = [_left_open(statement, known, name, labels[name], leaves, width) for name, leaves in groups.items()]
    return tuple(sorted((one for one in found if one.narrowed != 0), key=_order))


def _order(one: Narrowing) -> tuple[bool, Fraction, str]:
    return (one.remaining is None, one.remaining or Fraction(0), one.input)


def _input_of(leaf: FreeLeaf) -> tuple[str, Label]:
    """Give the input of the dossier that tells a fact, with its words."""
    name: str = getattr(leaf, "id", "")
    matching = [(start, group, label) for start, group, label in _GROUPS if name.startswith(start)]
    if matching:
        _, group, label = max(matching, key=lambda one: len(one[0]))
        return group, label
    label = getattr(leaf, "label", Label(name or "?"))
    return name, label


def _left_open(
    statement: AciStatement,
    known: Mapping[FreeLeaf, Value],
    name: str,
    label: Label,
    leaves: list[FreeLeaf],
    width: Fraction | None,
) -> Narrowing:
    best: dict[FreeLeaf, Value] = {}
    worst: dict[FreeLeaf, Value] = {}
    totals: list[Value] = []
    for leaf in leaves:
        tried = [(_total(statement, known, {leaf: end}), end) for end in _ends(leaf, known[leaf])]
        (low, worst[leaf]), (high, best[leaf]) = sorted(tried, key=lambda pair: _height(pair[0]))
        totals = [low, high]
    if len(leaves) > 1:
        totals = [_total(statement, known, given) for given in (worst, best)]
    widths = [_width(total) for total in totals]
    remaining = None if None in widths else sum((one for one in widths if one is not None), Fraction(0)) / 2
    return Narrowing(
        input=name,
        label=label,
        facts=tuple(getattr(leaf, "id", "") for leaf in leaves),
        published=not any(isinstance(leaf, Parameter) for leaf in leaves),
        remaining=remaining,
        narrowed=None if remaining is None or width is None else width - remaining,
    )


def _ends(leaf: FreeLeaf, value: Value) -> tuple[Value, Value]:
    """Give the two ends of what a leaf may be: no and yes, least and greatest, absent and already there."""
    domain = leaf.domain
    if domain.members:
        return domain.members[0], domain.members[-1]
    if not domain.is_range:
        return (False, True) if leaf.kind is Truth else (value, value)  # a figure without bounds cannot be tried
    least, greatest = bounds_of(value)
    first = domain.least if least is None else least
    last = domain.greatest if greatest is None else greatest
    if domain.absent and isinstance(domain.least, date) and not isinstance(value, Interval):
        return None, first
    return first, last


def _total(statement: AciStatement, known: Mapping[FreeLeaf, Value], given: Mapping[FreeLeaf, Value]) -> Value:
    """Give the bounds of the total with some leaves put at given values."""
    listed = statement.sheet.total
    return bound(listed, {**known, **given}.__getitem__, statement.sheet.day)[listed.roots[0]]


def _width(total: Value) -> Fraction | None:
    least, greatest = bounds_of(total)
    return None if least is None or greatest is None else Fraction(greatest - least)


def _height(total: Value) -> tuple[bool, Fraction, Fraction]:
    """Order totals by their greatest value, then by their least; one without bound comes last."""
    least, greatest = bounds_of(total)
    return (greatest is None, Fraction(greatest or 0), Fraction(least or 0))
