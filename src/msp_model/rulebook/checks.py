"""Checks: everything that is wrong with a set of packs, at once.

Each check is a function that completes "it is wrong when …" and yields problems.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from msp_model.entities import FRANCE, Territory
from msp_model.expressions.kinds import Day, KindValue, Truth, is_number, kind_name
from msp_model.expressions.leaves import Choice, Fact, Literal, Parameter
from msp_model.rulebook.declarations import Interpretation, Pack, ParameterDeclaration, Rule, Scheme
from msp_model.rulebook.histories import History, local_histories, place_of
from msp_model.rulebook.text import Citation, FigureValue, Text
from msp_model.rulebook.units import Words
from msp_model.values import UNKNOWN, Label, Period, Problem

Declared = Rule | Scheme


def problem(path: str, code: str, fr: str, en: str) -> Problem:
    """Build an error."""
    return Problem(path=path, code=code, message=Label(fr, en))


def border(day: object) -> date | None:
    """Give a border of a period where it is known exactly, None where it is open or not known."""
    return day if isinstance(day, date) else None


_FRENCH = {
    "pack": "module",
    "federation": "fédération",
    "text": "texte",
    "observation": "compte publié",
    "parameter": "paramètre",
    "interpretation": "interprétation",
    "reading": "lecture",
    "reform": "réforme",
    "extension": "extension",
}


def ids_are_taken_twice(packs: Iterable[Pack]) -> Iterator[Problem]:
    """Two packs, or one, declare the same id."""
    seen: dict[tuple[str, str], str] = {}
    for pack in packs:
        named = [
            ("pack", pack.id),
            *(("federation", federation.id) for federation in pack.federations),
            *(("text", text.id) for text in pack.texts),
            *(("observation", observation.id) for text in pack.texts for observation in text.observations),
            *(("parameter", declaration.id) for declaration in pack.parameters),
            *(("interpretation", interpretation.id) for interpretation in pack.interpretations),
            *(("reading", f"{reading.interpretation} ({reading.territory})") for reading in pack.readings),
            *(("reform", reform.id) for reform in pack.reforms),
            *(("extension", key) for key, _ in pack.extensions),
        ]
        for what, name in named:
            if (what, name) in seen:
                yield problem(
                    f"{pack.id}: {name}",
                    "duplicate-id",
                    f"« {name} » ({_FRENCH[what]}) est déclaré par « {seen[what, name]} » et par « {pack.id} ».",
                    f"'{name}' ({what}) is declared by '{seen[what, name]}' and by '{pack.id}'.",
                )
            seen[what, name] = pack.id


def versions_overlap(packs: Iterable[Pack]) -> Iterator[Problem]:
    """Two versions of a rule or a scheme hold on the same days."""
    seen: dict[str, list[tuple[str, Declared]]] = {}
    for pack, declared in declarations(packs):
        for owner, other in seen.setdefault(declared.id, []):
            if type(other) is not type(declared) or _meet(other.period, declared.period):
                yield problem(
                    f"{pack.id}: {declared.id}",
                    "duplicate-id",
                    f"« {declared.id} » a deux versions le même jour, de « {owner} » et de « {pack.id} » : "
                    "donner des périodes disjointes.",
                    f"'{declared.id}' has two versions on one day, from '{owner}' and '{pack.id}': give them "
                    "disjoint periods.",
                )
        seen[declared.id].append((pack.id, declared))


def _meet(one: Period, other: Period) -> bool:
    latest_start = max(border(one.start) or date.min, border(other.start) or date.min)
    return latest_start < min(border(one.until) or date.max, border(other.until) or date.max)


def facts_differ(packs: Iterable[Pack]) -> Iterator[Problem]:
    """Two different facts have one id, or one fact is read by two functions."""
    seen: dict[str, Fact[Any]] = {}
    for pack, declared in declarations(packs):
        for node in declared.nodes:
            if not isinstance(node, Fact):
                continue
            first = seen.setdefault(node.id, node)
            if first != node or _written_at(first) != _written_at(node):
                yield problem(
                    f"{pack.id}: {declared.id}",
                    "duplicate-id",
                    f"Deux faits différents portent le nom « {node.id} ».",
                    f"Two different facts are called '{node.id}'.",
                )


def _written_at(fact: Fact[Any]) -> tuple[object, object]:
    """Tell where the function of a fact is written: one factory may make it several times."""
    return getattr(fact.read, "__module__", None), getattr(fact.read, "__qualname__", None)


def declarations(packs: Iterable[Pack]) -> Iterator[tuple[Pack, Declared]]:
    """Give every rule and scheme with its pack."""
    for pack in packs:
        for rule in pack.rules:
            yield pack, rule
        for scheme in pack.schemes:
            yield pack, scheme


def sources_are_missing(packs: Iterable[Pack], texts: dict[str, Text]) -> Iterator[Problem]:
    """A rule cites no text, or a text that nobody declares; a figure does not say where in its text it stands."""
    for text in texts.values():
        for value in text.values:
            if not value.at.strip():
                yield problem(
                    place_of(text, value),
                    "missing-source",
                    f"{text.id} donne une valeur à « {value.parameter} » sans dire où : article, paragraphe ou page.",
                    f"{text.id} sets '{value.parameter}' without saying where: article, paragraph or page.",
                )
    for pack, declared in declarations(packs):
        if not declared.sources:
            yield problem(
                f"{pack.id}: {declared.id}",
                "missing-source",
                f'« {declared.id} » ne cite aucun texte : sources=[cite("…")].',
                f"'{declared.id}' cites no text: sources=[cite(\"…\")].",
            )
        yield from _unknown_texts(f"{pack.id}: {declared.id}", declared.sources, texts)
    for pack in packs:
        for interpretation in pack.interpretations:
            cited = tuple(source for reading in interpretation.readings for source in reading.sources)
            yield from _unknown_texts(f"{pack.id}: {interpretation.id}", cited, texts)
            by_default = [one for one in interpretation.readings if one.id == interpretation.default]
            if not interpretation.ours and not any(one.sources for one in by_default):
                yield problem(
                    f"{pack.id}: {interpretation.id}",
                    "missing-source",
                    f"« {interpretation.id} » : aucun texte ne donne le choix par défaut : citer, ou marquer ours=True.",
                    f"'{interpretation.id}': no text gives the default: cite one, or mark it ours=True.",
                )


def _unknown_texts(path: str, sources: Iterable[Citation], texts: dict[str, Text]) -> Iterator[Problem]:
    for source in sources:
        if source.text not in texts:
            yield problem(
                path,
                "unknown-text",
                f"« {source.text} » est cité mais n'est pas déclaré.",
                f"'{source.text}' is cited but not declared.",
            )


def parameters_are_misread(packs: Iterable[Pack], known: dict[str, ParameterDeclaration]) -> Iterator[Problem]:
    """A rule reads a parameter that nobody declares, or in another unit."""
    for pack, declared in declarations(packs):
        for node in declared.nodes:
            if not isinstance(node, Parameter):
                continue
            declaration = known.get(node.id)
            if declaration is None:
                yield problem(
                    f"{pack.id}: {declared.id}",
                    "unknown-parameter",
                    f"« {declared.id} » lit le paramètre « {node.id} », que rien ne déclare.",
                    f"'{declared.id}' reads the parameter '{node.id}', which nothing declares.",
                )
            elif declaration.kind != node.of:
                yield problem(
                    f"{pack.id}: {declared.id}",
                    "unit-mismatch",
                    f"« {declared.id} » lit « {node.id} » en {kind_name(node.of, 'fr')}, déclaré en "
                    f"{kind_name(declaration.kind, 'fr')}.",
                    f"'{declared.id}' reads '{node.id}' in {kind_name(node.of)}, declared in "
                    f"{kind_name(declaration.kind)}.",
                )


def parameters_are_unread(packs: Iterable[Pack], known: dict[str, ParameterDeclaration]) -> Iterator[Problem]:
    """A parameter is declared that no rule or scheme reads."""
    read = {node.id for _, declared in declarations(packs) for node in declared.nodes if isinstance(node, Parameter)}
    for declaration in known.values():
        if declaration.id not in read:
            yield problem(
                declaration.place or declaration.id,
                "unread-parameter",
                f"« {declaration.id} » n'est lu par aucune règle ni aucun dispositif.",
                f"'{declaration.id}' is read by no rule and no scheme.",
            )


def values_do_not_fit(texts: Iterable[Text], known: dict[str, ParameterDeclaration]) -> Iterator[Problem]:
    """A text sets a parameter that nobody declares, or one with a value of another kind."""
    for text in texts:
        for value in text.values:
            declaration = known.get(value.parameter)
            if declaration is None:
                yield problem(
                    place_of(text, value),
                    "unknown-parameter",
                    f"{text.id} donne une valeur à « {value.parameter} », que rien ne déclare.",
                    f"{text.id} sets '{value.parameter}', which nothing declares.",
                )
            elif not _fits(value.value, declaration.kind):
                yield problem(
                    place_of(text, value),
                    "unit-mismatch",
                    f"{text.id} donne à « {value.parameter} » la valeur {value.value!r}, qui n'est pas en "
                    f"{kind_name(declaration.kind, 'fr')}.",
                    f"{text.id} gives '{value.parameter}' the value {value.value!r}, which is not in "
                    f"{kind_name(declaration.kind)}.",
                )
            elif declaration.set_by == "nation" and text.territory != FRANCE and not _own(declaration, text):
                yield problem(
                    place_of(text, value),
                    "not-the-regions",
                    f"{text.id} ({text.territory}) donne une valeur à « {value.parameter} », que seul le national "
                    "fixe.",
                    f"{text.id} ({text.territory}) sets '{value.parameter}', which only the nation sets.",
                )


def _own(declaration: ParameterDeclaration, text: Text) -> bool:
    """Tell whether the parameter was declared beside the text: a pack sets its own parameters."""
    return bool(declaration.place) and declaration.place.partition("/")[0] == text.place.partition("/")[0]


def _fits(value: FigureValue, kind: KindValue) -> bool:
    if kind is Truth:
        return isinstance(value, bool)
    if kind is Day:
        return isinstance(value, date)
    if is_number(kind):
        return isinstance(value, int | Fraction) and not isinstance(value, bool)
    return kind is Words and isinstance(value, str)


def figures_are_written_in_rules(packs: Iterable[Pack]) -> Iterator[Problem]:
    """A number other than 0 and 1, or a day, stands in a rule without a parameter (law 2)."""
    for pack, declared in declarations(packs):
        for node in declared.nodes:
            if isinstance(node, Literal) and node.origin is None and _is_figure(node.value):
                yield problem(
                    f"{pack.id}: {declared.id}",
                    "figure-in-rule",
                    f"« {declared.id} » contient {node.value} : un chiffre vient d'un paramètre, qu'un texte fixe.",
                    f"'{declared.id}' contains {node.value}: a figure comes from a parameter, which a text sets.",
                )


def _is_figure(value: object) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, date) or (isinstance(value, int | Fraction) and value not in (0, 1, -1))


def days_are_not_covered(
    packs: Iterable[Pack],
    known: dict[str, ParameterDeclaration],
    built: dict[tuple[str, Territory], History],
) -> Iterator[Problem]:
    """A rule holds on days on which one of its parameters has no value (law 11)."""
    for pack, declared in declarations(packs):
        start, until = border(declared.period.start), border(declared.period.until)
        for node in declared.nodes:
            declaration = known.get(node.id) if isinstance(node, Parameter) else None
            if declaration is None or declaration.unpublished:
                continue
            histories = local_histories(built, declaration.id, declared.territory)
            if not histories and declaration.set_by == "region":
                continue
            gaps: list[tuple[date | None, date | None]] = [(start, until)]
            for history in histories:
                gaps = [gap for first, end in gaps for gap in history.gaps(first, end)]
            names = ", ".join(sorted({entry.text.id for history in histories for entry in history.entries}))
            for first, end in gaps:
                yield problem(
                    f"{pack.id}: {declared.id}",
                    "uncovered-days",
                    f"« {declared.id} » vaut du {first or '…'} au {end or '…'}, mais « {declaration.id} » n'y a pas "
                    f"de valeur ({names or 'aucun texte'}) : dater la règle, compléter le texte, ou déclarer "
                    "unpublished = true.",
                    f"'{declared.id}' holds from {first or '…'} to {end or '…'}, but '{declaration.id}' has no value "
                    f"then ({names or 'no text'}): date the rule, complete the text, or declare unpublished = true.",
                )


def interpretations_are_wrong(packs: Iterable[Pack]) -> Iterator[Problem]:
    """A default is no reading, a rule reads an interpretation that nobody declares, or nobody reads one."""
    known: dict[str, Interpretation] = {one.id: one for pack in packs for one in pack.interpretations}
    read: set[str] = set()
    for pack, declared in declarations(packs):
        for node in declared.nodes:
            if isinstance(node, Choice):
                read.add(node.id)
                if node.id not in known or known[node.id].choice != node:
                    yield problem(
                        f"{pack.id}: {declared.id}",
                        "unknown-interpretation",
                        f"« {declared.id} » lit l'interprétation « {node.id} », que rien ne déclare ainsi.",
                        f"'{declared.id}' reads the interpretation '{node.id}', which nothing declares so.",
                    )
    for pack in packs:
        for one in pack.interpretations:
            names = [reading.id for reading in one.readings]
            if one.default not in names or len(set(names)) < len(names) or len(names) == 1:
                yield problem(
                    f"{pack.id}: {one.id}",
                    "bad-interpretation",
                    f"« {one.id} » : le choix par défaut « {one.default} » et les lectures {names} ne vont pas "
                    "ensemble.",
                    f"'{one.id}': the default '{one.default}' and the readings {names} do not agree.",
                )
            if one.id not in read:
                yield problem(
                    f"{pack.id}: {one.id}",
                    "unread-interpretation",
                    f"« {one.id} » n'est lue par aucune règle.",
                    f"'{one.id}' is read by no rule.",
                )
        for reading in pack.readings:
            one_known = known.get(reading.interpretation)
            if one_known is None or one_known.set_by != "region" or reading.reading not in one_known.choice.members:
                yield problem(
                    f"{pack.id}: {reading.interpretation}",
                    "not-the-regions",
                    f"« {reading.interpretation} » = « {reading.reading} » n'est pas à fixer par la région.",
                    f"'{reading.interpretation}' = '{reading.reading}' is not the region's to set.",
                )


def territories_are_foreign(packs: Iterable[Pack]) -> Iterator[Problem]:
    """A pack speaks of a place outside its own territories (law 6)."""
    for pack in packs:
        places = [
            *((text.id, text.territory) for text in pack.texts if text.values),
            *((declared.id, declared.territory) for _, declared in declarations([pack])),
            *((reading.interpretation, reading.territory) for reading in pack.readings),
        ]
        for name, place in places:
            if not any(own.contains(place) for own in pack.territories):
                own_names = ", ".join(map(str, pack.territories))
                yield problem(
                    f"{pack.id}: {name}",
                    "foreign-territory",
                    f"« {name} » vaut pour {place}, hors du territoire de « {pack.id} » ({own_names}).",
                    f"'{name}' is for {place}, outside the territory of '{pack.id}' ({own_names}).",
                )


def dates_are_reversed(texts: Iterable[Text]) -> Iterator[Problem]:
    """A value or a text ends before it begins."""
    for text in texts:
        for value in text.values:
            if value.until is not None and value.start is not UNKNOWN and value.until <= value.start:
                yield problem(
                    place_of(text, value),
                    "reversed-dates",
                    f"« {value.parameter} » finit le {value.until}, pas après son début le {value.start}.",
                    f"'{value.parameter}' ends on {value.until}, not after its start on {value.start}.",
                )
