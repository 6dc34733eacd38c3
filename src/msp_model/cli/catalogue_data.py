"""The rulebook as data, for ``--format json``: stable keys, labels in both languages, values as answers write them.

rules, schemes    id, kind, versions: from, until, territory, title, applies, requires, sources, facts, parameters,
                  interpretations, note, pack; of a scheme also funder, site, amount, at_most, terms, uses, cumulation
parameters        id, label, unit, set_by, unpublished, values: territory, value, from, until, text, at, basis …
facts             id, label, about, unit, least, greatest, step, members, read_by
interpretations   id, question, readings, default, because, ours, set_by, read_by
texts             id, title, kind, grade, reference, published, in_force_from, in_force_until, checked_on …
observations      id, subject, territory, day, value, unit, qualifier, text, reference, at, grade
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from msp_model.assessment.show_data import observation_to_data
from msp_model.cli.outline import paragraph
from msp_model.cli.reading import Declared, declared_of, entries_of, holds, pack_of, read_by, readers
from msp_model.expressions import Choice, Expr, Fact
from msp_model.expressions.explain_data import words_to_data
from msp_model.expressions.kinds import kind_name
from msp_model.expressions.leaves import Parameter
from msp_model.expressions.values_data import Data, value_to_data
from msp_model.rulebook import Citation, Rule, Rulebook, Scheme
from msp_model.values import UNKNOWN, Label

MakeData = Callable[[Rulebook, str, date | None], dict[str, Data]]


def declared_data(rulebook: Rulebook, name: str, on: date | None) -> dict[str, Data]:
    """Write a rule or a scheme, with the versions that hold on a day, or all."""
    found = [one for one in declared_of(rulebook) if one.id == name and holds(one, on)]
    kinds = {one.kind.value if isinstance(one, Rule) else "scheme" for one in declared_of(rulebook) if one.id == name}
    return {"id": name, "kind": min(kinds), "versions": [_version(rulebook, one) for one in found]}


def _version(rulebook: Rulebook, one: Declared) -> dict[str, Data]:
    def words(expr: Expr[Any]) -> Data:
        return words_to_data(Label(paragraph(expr, rulebook, "fr"), paragraph(expr, rulebook, "en")))

    data = {
        "title": words_to_data(one.title),
        "from": _border(one.period.start),
        "until": _border(one.period.until),
        "territory": str(one.territory),
        "applies": words(one.applies),
        "requires": words(one.requires),
        "sources": [_citation(source) for source in one.sources],
        "facts": [node.id for node in read_by(one, Fact)],
        "parameters": [node.id for node in read_by(one, Parameter)],
        "interpretations": [node.id for node in read_by(one, Choice)],
        "note": None if one.note is None else words_to_data(one.note),
        "pack": pack_of(rulebook, one),
    }
    if isinstance(one, Scheme):
        data |= {
            "funder": words_to_data(one.funder),
            "site": one.site,
            "amount": None if one.amount is None else words(one.amount),
            "at_most": one.at_most,
            "terms": [
                {"id": term.id, "label": words_to_data(term.label), "value": words(term.value)} for term in one.terms
            ],
            "uses": _labels(one.uses),
            "cumulation": _labels(one.cumulation),
        }
    return data


def _border(day: Any) -> Data:
    """Write an end of a period: null for none."""
    return None if day is None else value_to_data(day)


def _citation(source: Citation) -> dict[str, Data]:
    return {"text": source.text, "at": source.at}


def _labels(labels: Iterable[Label] | None) -> Data:
    return {"unknown": True} if labels is None else [words_to_data(label) for label in labels]


def parameter_data(rulebook: Rulebook, name: str, on: date | None) -> dict[str, Data]:
    """Write a figure, with its values on a day, or all."""
    one = rulebook.parameters[name]
    return {
        "id": name,
        "label": words_to_data(one.label),
        "unit": kind_name(one.kind, "en"),
        "set_by": one.set_by,
        "unpublished": one.unpublished,
        "values": [
            {
                "territory": place,
                "value": value_to_data(entry.value.value),
                "from": _border(entry.start) if entry.start is not None else {"unknown": True},
                "until": _border(entry.until),
                "text": entry.text.id,
                "reference": entry.text.reference,
                "at": entry.value.at,
                "grade": entry.text.grade.value,
                "basis": entry.value.basis.value,
                "checked_on": entry.text.checked_on.isoformat(),
                "stale": None if on is None else entry.stale(on),
                "note": None if entry.value.note is None else words_to_data(entry.value.note),
            }
            for place, entry in entries_of(rulebook, name)
            if on is None or entry.holds(on)
        ],
        "read_by": readers(rulebook, name, Parameter),
    }


def fact_data(rulebook: Rulebook, name: str, _on: date | None) -> dict[str, Data]:
    """Write a fact."""
    fact = rulebook.facts[name]
    domain = fact.domain
    return {
        "id": name,
        "label": words_to_data(fact.label),
        "about": fact.about,
        "unit": kind_name(fact.of, "en"),
        "least": _border(domain.least),
        "greatest": _border(domain.greatest),
        "step": value_to_data(domain.step) if domain.is_range else None,
        "members": [value_to_data(member) for member in domain.members],
        "absent": domain.absent,
        "read_by": readers(rulebook, name, Fact),
    }


def interpretation_data(rulebook: Rulebook, name: str, _on: date | None) -> dict[str, Data]:
    """Write an interpretation."""
    one = rulebook.interpretations[name]
    return {
        "id": name,
        "question": words_to_data(one.question),
        "readings": [
            {
                "id": reading.id,
                "label": words_to_data(reading.label),
                "sources": [_citation(source) for source in reading.sources],
            }
            for reading in one.readings
        ],
        "default": one.default,
        "because": words_to_data(one.because),
        "ours": one.ours,
        "set_by": one.set_by,
        "regions": [
            {"territory": str(choice.territory), "reading": choice.reading}
            for pack in rulebook.packs
            for choice in pack.readings
            if choice.interpretation == name
        ],
        "read_by": readers(rulebook, name, Choice),
    }


def text_data(rulebook: Rulebook, name: str, _on: date | None) -> dict[str, Data]:
    """Write a text: what it is, not the figures, which are the parameters'."""
    text = rulebook.texts[name]
    return {
        "id": name,
        "title": words_to_data(text.title),
        "kind": text.kind.value,
        "grade": text.grade.value,
        "reference": text.reference,
        "published": value_to_data(text.published),
        "in_force_from": value_to_data(text.in_force_from),
        "in_force_until": value_to_data(text.in_force_until),
        "checked_on": text.checked_on.isoformat(),
        "territory": str(text.territory),
        "replaces": list(text.replaces),
        "url": text.url,
        "note": None if text.note is None else words_to_data(text.note),
        "parameters": list(dict.fromkeys(value.parameter for value in text.values)),
        "cited_by": list(
            dict.fromkeys(one.id for one in declared_of(rulebook) if any(source.text == name for source in one.sources))
        ),
        "observations": [one.id for one in text.observations],
    }


def count_data(rulebook: Rulebook, name: str, _on: date | None) -> dict[str, Data]:
    """Write a published count."""
    found = ((one, text) for text in rulebook.texts.values() for one in text.observations)
    return next(observation_to_data(one, text) for one, text in found if one.id == name)


def is_on(rulebook: Rulebook, kind: str, name: str, on: date | None) -> bool:
    """Tell whether a rule, a scheme or a count belongs in the list of a day."""
    if on is None:
        return True
    if kind in {"rules", "schemes"}:
        return any(one.id == name and holds(one, on) for one in declared_of(rulebook))
    if kind == "observations":
        return any(one.id == name and one.day is not UNKNOWN and one.day <= on for one in rulebook.observations)
    return True


DATA: dict[str, MakeData] = {
    "rules": declared_data,
    "schemes": declared_data,
    "facts": fact_data,
    "parameters": parameter_data,
    "interpretations": interpretation_data,
    "texts": text_data,
    "observations": count_data,
}
"""What writes each kind."""
