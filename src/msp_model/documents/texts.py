"""Texts: the legal texts and parameters of a pack, read from its TOML files with every problem at once.

A pack keeps, beside its Python modules::

    parameters.toml      what figures exist: id, unit, words
    texts/<id>.toml      one file per text: what it is, the dated figures it sets, the counts it publishes

Both may be missing. The files are package data: they are read through ``importlib.resources``, from a wheel as from a
clone. Only what a file says is checked here; how files go together is checked when a rulebook is built.
"""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any, cast

import attrs

from msp_model.documents.codes import did_you_mean, problem
from msp_model.documents.tables import Table, TomlFile
from msp_model.expressions.domain import FIRST_DAY, Domain
from msp_model.expressions.kinds import Day, KindValue, Truth, is_number
from msp_model.expressions.spelling import domain_of
from msp_model.rulebook.declarations import ParameterDeclaration
from msp_model.rulebook.text import Basis, DatedValue, FigureValue, Grade, Observation, Qualifier, Text, TextKind
from msp_model.rulebook.units import UNITS, unit_named
from msp_model.values import Problem, ProblemsError


@attrs.frozen(kw_only=True)
class PackData:
    """What the TOML files of a pack declare.

    Attributes:
        parameters: the parameters, in the order of the file.

        texts: the texts with their values and observations, in the order of their ids.
    """

    parameters: tuple[ParameterDeclaration, ...] = ()
    texts: tuple[Text, ...] = ()


def read_pack_data(folder: Traversable, *, name: str | None = None) -> PackData:
    """Read ``parameters.toml`` and ``texts/*.toml`` of a pack.

    Args:
        folder: the pack's folder, a path or ``importlib.resources.files("msp_model.national")``.

        name: what messages and places call it; the folder's own name where it is left out.

    Raises:
        ProblemsError: everything that is wrong with any of the files, with file, key and line.
    """
    name = folder.name if name is None else name
    problems: list[Problem] = []
    parameters = _read_parameters(folder.joinpath("parameters.toml"), f"{name}/parameters.toml", problems)
    texts = [_read_text(file, f"{name}/texts/{file.name}", problems) for file in _text_files(folder, name, problems)]
    if problems:
        raise ProblemsError(tuple(problems))
    return PackData(parameters=parameters, texts=tuple(text for text in texts if text is not None))


def _text_files(folder: Traversable, name: str, problems: list[Problem]) -> Iterator[Traversable]:
    """Give the files of ``texts/`` in the order of their names, and refuse what is none."""
    texts = folder.joinpath("texts")
    if not texts.is_dir():
        return
    for file in sorted(texts.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield file
        elif not file.name.startswith((".", "_")) and not file.name.endswith((".md", ".txt")):
            fr, en = "un texte est un fichier <id>.toml", "a text is a file <id>.toml"
            problems.append(problem(f"{name}/texts/{file.name}", "unexpected-file", fr, en))


def open_toml(file: Traversable, place: str, problems: list[Problem]) -> TomlFile | None:
    """Read and parse a file; None where that fails, and *problems* then say why."""
    try:
        content = file.read_bytes()
    except OSError:
        fr, en = "le fichier ne peut pas être lu", "the file cannot be read"
        problems.append(problem(place, "unreadable-file", fr, en))
        return None
    opened = TomlFile(place, content)
    if opened.problems:
        problems.extend(opened.problems)
        return None
    return opened


def _read_parameters(file: Traversable, place: str, problems: list[Problem]) -> tuple[ParameterDeclaration, ...]:
    """Read ``parameters.toml``; none where there is no such file."""
    opened = open_toml(file, place, problems) if file.is_file() else None
    if opened is None:
        return ()
    found = opened.top.tables("parameters", _parameter)
    opened.top.finish()
    problems.extend(opened.problems)
    return found


def _parameter(table: Table) -> ParameterDeclaration:
    """Read one ``[[parameters]]``."""
    kind = _unit(table, "unit")
    return ParameterDeclaration(
        id=table.name("id"),
        kind=kind,
        label=table.label("label"),
        set_by="region" if table.one_of("set_by", "nation", "region") == "region" else "nation",
        unpublished=table.truth("unpublished"),
        domain=_domain(table, kind),
        place=table.file.place,
    )


def _unit(table: Table, key: str) -> KindValue:
    """Read a unit: ``Eur``, ``Eur/Points``; Truth stands for one that could not be read."""
    words = table.words(key)
    kind = unit_named(words)
    if kind is None and words:
        near = did_you_mean(words, UNITS)
        listed = ", ".join(sorted(UNITS))
        fr = f"unité inconnue{near[0] or '.'} Unités : {listed}, ou un quotient (Eur/Points)"
        en = f"unknown unit{near[1] or '.'} Units: {listed}, or a quotient (Eur/Points)"
        table.report(key, "unknown-unit", fr, en)
    return Truth if kind is None else kind


def _domain(table: Table, kind: KindValue) -> Domain:
    """Read the values that the parameter may take, where they are told."""
    if kind is Day:
        least, greatest = table.day("least"), table.day("greatest")
        ordered = least is None or greatest is None or least <= greatest
        domain = domain_of(kind, least or FIRST_DAY, greatest) if ordered else Domain()
    else:
        low, high, step = table.number("least"), table.number("greatest"), table.number("step")
        told = [key for key, value in (("least", low), ("greatest", high), ("step", step)) if value is not None]
        if not is_number(kind) or not told:
            for key in told:
                fr, en = "seuls les nombres et les jours ont des bornes", "only numbers and days have bounds"
                table.report(key, "contradiction", fr, en)
            return domain_of(kind) if kind is Truth else Domain()
        if high is None:
            fr, en = "un domaine de nombres a une plus grande valeur", "a domain of numbers has a greatest value"
            table.report("greatest", "missing-field", fr, en)
            return Domain()
        ordered = (low or 0) <= high and (step is None or step > 0)
        domain = domain_of(kind, low, high, 1 if step is None else step) if ordered else Domain()
    if not ordered:
        fr = "« least » ne dépasse pas « greatest », et « step » est positif"
        table.report("greatest", "wrong-interval", fr, "'least' is not above 'greatest', and 'step' is positive")
    return domain


def _read_text(file: Traversable, place: str, problems: list[Problem]) -> Text | None:
    """Read one text; None where something is wrong with it."""
    opened = open_toml(file, place, problems)
    if opened is None:
        return None
    table = opened.top
    territory = table.territory("territory")
    text = Text(
        id=table.name("id"),
        kind=table.member("kind", TextKind),
        grade=table.member("grade", Grade),
        title=table.label("title"),
        reference=table.words("reference"),
        published=table.day_or_unknown("published"),
        in_force_from=table.day_or_unknown("in_force_from"),
        in_force_until=table.day_or_unknown("in_force_until"),
        checked_on=table.mandatory_day("checked_on"),
        territory=territory,
        replaces=table.names("replaces"),
        values=table.tables("values", _value),
        observations=table.tables("observations", _observation),
        url=table.words("url", "") or None,
        note=table.note("note"),
        place=place,
    )
    table.finish()
    if text.id and file.name != f"{text.id}.toml":
        near = text.id, file.name.removesuffix(".toml")
        fr = f"le fichier s’appelle « {near[1]}.toml », le texte « {near[0]} » : leur donner un seul nom"
        table.report("id", "wrong-name", fr, f"the file is '{near[1]}.toml', the text '{near[0]}': give them one name")
    problems.extend(opened.problems)
    return text


def _value(table: Table) -> DatedValue:
    """Read one ``[[values]]``."""
    return DatedValue(
        parameter=table.name("parameter"),
        value=cast("FigureValue", table.figure("value")),
        start=table.day_or_unknown("from"),
        until=table.day("until"),
        at=table.words("at"),
        basis=table.member("basis", Basis),
        replaces=table.words("replaces", "") or None,
        note=table.note("note"),
    )


def _observation(table: Table) -> Observation:
    """Read one ``[[observations]]``."""
    details: dict[str, Any] = {"qualifier": table.member("qualifier", Qualifier, Qualifier.EXACT)}
    return Observation(
        id=table.name("id"),
        subject=table.name("subject"),
        territory=table.territory("territory"),
        day=table.day_or_unknown("day"),
        value=table.mandatory_number("value"),
        unit=table.words("unit"),
        at=table.words("at"),
        note=table.note("note"),
        **details,
    )
