"""Assessments as data: what JSON holds, the same in every process. Keys are stable; labels are in both languages.

    {"format": "msp-model-assessment", "schema_version": 1,
     "msp": {"id": …, "name": …},
     "on": "2024-12-24",                   the day asked
     "observed_on": "2024-12-24",          or {"unknown": true}
     "confirmed": true,                    whether the day asked is not after it
     "territory": "commune:71366",
     "digest": …,                          same dossier and digest: same answer
     "packs": [{"id": …, "version": …}],
     "choices": {interpretation: reading},
     "questions": [{"leaf": …, "label": …, "weight": "3/2", "answers": [{"id": …, "subject": null}]}],
     "known": [{"leaf": …, "label": …, "value": …}],    what the dossier tells
     "seen": [{"leaf": …, "label": …, "value": …}],     what was so on the day observed, and is not known on a later day
     "answers": [
       {"id": …, "kind": "requirement", "title": …, "subject": null,
        "status": "unknown",               met, not-met, unknown, not-applicable; of a scheme: open is met
        "verdict": {"unknown": true}, "applicable": true, "marks": ["stale"],
        "missing": {"leaves": [{"leaf": …, "label": …, "share": "1/2"}], "exact": true, "verdict": {"unknown": true}},
        "unpublished": [{"leaf": …, "label": …, "set_by": "region"}],
        "sources": [{"text": …, "reference": …, "at": …, "grade": "A", "stale": false, "indicative": false}],
        "figures": [ … ],                  the dated figures behind the verdict, as explanations write origins
        "readings": [{"choices": {interpretation: reading}, "verdict": …, "amount": …}],
        "every_reading": true, "depends_on": [interpretation],
        "amount": {"id": …, "label": …, "unit": …, "value": …, "bounds": …, "at_most": false,
                   "unpublished": [ … ]},   at_most: the greatest that may be granted
        "terms": [ … ],                    as the amount
        "uses": [labels], "cumulation": [labels],   {"unknown": true} where nothing is published
        "funder": …, "note": …,
        "explanation": { … }}],            where asked
     "interpretations": [{"id": …, "question": …, "default": …, "readings": [{"id": …, "label": …}]}],
     "observations": [{"id": …, "subject": …, "territory": …, "day": …, "value": …, "unit": …, …}]}

Values are written as `msp_model.expressions.values_data` says; what is not known is {"unknown": true}, null is known
to be absent.
"""

from typing import TYPE_CHECKING, Any

from msp_model.expressions.explain_data import origin_to_data, words_to_data
from msp_model.expressions.kinds import kind_name
from msp_model.expressions.leaves import Fact, Parameter, Since
from msp_model.expressions.program import FreeLeaf
from msp_model.expressions.spell import spell
from msp_model.expressions.values_data import Data, value_to_data
from msp_model.rulebook.declarations import Interpretation
from msp_model.rulebook.text import Observation, Text
from msp_model.values import UNKNOWN, Label

if TYPE_CHECKING:
    from msp_model.assessment.answer import Amount, Answer, Source
    from msp_model.assessment.assessment import Assessment
    from msp_model.assessment.show_questions import Question


ASSESSMENT_FORMAT = "msp-model-assessment"
"""What the key ``format`` says."""

ASSESSMENT_VERSION = 1
"""The version that is written; another one has other keys, or means something else by them."""


def assessment_to_data(assessment: "Assessment", *, explain: bool = False) -> dict[str, Data]:
    """Write an assessment."""
    interpretations = {one.id: one for answer in assessment.answers for one in answer.interpretations}
    return {
        "format": ASSESSMENT_FORMAT,
        "schema_version": ASSESSMENT_VERSION,
        "msp": {"id": assessment.msp, "name": assessment.name},
        "on": value_to_data(assessment.on),
        "observed_on": value_to_data(assessment.observed_on),
        "confirmed": value_to_data(assessment.confirmed),
        "territory": value_to_data(assessment.territory),
        "digest": assessment.digest,
        "packs": [{"id": name, "version": version} for name, version in assessment.packs],
        "choices": dict(assessment.choices),
        "questions": [_question(question) for question in assessment.questions],
        "known": [{**_leaf(fact), "value": value_to_data(value)} for fact, value in assessment.known],
        "seen": [{**_leaf(fact), "value": value_to_data(value)} for fact, value in assessment.seen],
        "answers": [answer_to_data(answer, explain=explain) for answer in assessment.answers],
        "interpretations": [_interpretation(interpretations[name]) for name in sorted(interpretations)],
        "observations": [observation_to_data(observation, text) for observation, text in assessment.observations],
    }


def answer_to_data(answer: "Answer", *, explain: bool = False) -> dict[str, Data]:
    """Write one answer."""
    data = {
        "id": answer.id,
        "kind": answer.kind,
        "title": words_to_data(answer.title),
        "subject": answer.subject,
        "status": answer.status.value,
        "status_label": words_to_data(answer.status_label),
        "verdict": value_to_data(answer.verdict),
        "applicable": value_to_data(answer.applicable),
        "marks": list(answer.marks),
        "missing": {
            "leaves": [
                {**_leaf(one.leaf), "share": None if one.share is None else value_to_data(one.share)}
                for one in answer.missing.leaves
            ],
            "exact": answer.missing.exact,
            "verdict": value_to_data(answer.missing.verdict),
        },
        "unpublished": [_unpublished(leaf) for leaf in answer.unpublished],
        "sources": [_source(source) for source in answer.sources],
        "figures": [origin_to_data(origin) for origin in answer.figures],
        "readings": [
            {
                "choices": dict(under.choices),
                "verdict": value_to_data(under.verdict),
                "amount": value_to_data(under.amount),
            }
            for under in answer.readings
        ],
        "every_reading": answer.every_reading,
        "depends_on": list(answer.depends_on),
        "amount": None if answer.amount is None else _amount(answer.amount, explain=explain),
        "terms": [_amount(term, explain=explain) for term in answer.terms],
        "uses": _labels(answer.uses),
        "cumulation": _labels(answer.cumulation),
        "funder": None if answer.funder is None else words_to_data(answer.funder),
        "note": None if answer.note is None else words_to_data(answer.note),
    }
    return {**data, "explanation": answer.explanation.to_dict()} if explain else data


def observation_to_data(observation: Observation, text: Text) -> dict[str, Data]:
    """Write a published count with its source."""
    return {
        "id": observation.id,
        "subject": observation.subject,
        "territory": str(observation.territory),
        "day": value_to_data(observation.day),
        "value": value_to_data(observation.value),
        "unit": observation.unit,
        "qualifier": observation.qualifier.value,
        "text": text.id,
        "reference": text.reference,
        "at": observation.at,
        "grade": text.grade.value,
        "note": None if observation.note is None else words_to_data(observation.note),
    }


def _question(question: "Question") -> dict[str, Data]:
    return {
        **_leaf(question.leaf),
        "weight": value_to_data(question.weight),
        "answers": [{"id": answer.id, "subject": answer.subject} for answer in question.answers],
    }


def _leaf(leaf: FreeLeaf) -> dict[str, Data]:
    """Write what is missing: its class, its id where it has one, its words and its unit."""
    label: Any = Label(spell(leaf, "fr"), spell(leaf, "en")) if isinstance(leaf, Since) else leaf.label
    return {
        "leaf": type(leaf).__name__.lower(),
        "id": None if isinstance(leaf, Since) else leaf.id,
        "label": words_to_data(label),
        "about": leaf.about if isinstance(leaf, Fact) else None,
        "unit": kind_name(leaf.kind, "en"),
    }


def _unpublished(leaf: Parameter[Any]) -> dict[str, Data]:
    return {**_leaf(leaf), "set_by": leaf.set_by}


def _source(source: "Source") -> dict[str, Data]:
    return {
        "text": source.text,
        "reference": source.reference,
        "at": source.at,
        "grade": source.grade.value,
        "stale": source.stale,
        "indicative": source.indicative,
    }


def _amount(amount: "Amount", *, explain: bool) -> dict[str, Data]:
    data = {
        "id": amount.id,
        "label": words_to_data(amount.label),
        "unit": kind_name(amount.kind, "en"),
        "value": value_to_data(amount.value),
        "bounds": value_to_data(amount.bounds if amount.value is UNKNOWN else amount.value),
        "at_most": amount.at_most,
        "unpublished": [_unpublished(leaf) for leaf in amount.unpublished],
    }
    return {**data, "explanation": amount.explanation.to_dict()} if explain else data


def _interpretation(one: Interpretation) -> dict[str, Data]:
    return {
        "id": one.id,
        "question": words_to_data(one.question),
        "default": one.default,
        "because": words_to_data(one.because),
        "ours": one.ours,
        "set_by": one.set_by,
        "readings": [{"id": reading.id, "label": words_to_data(reading.label)} for reading in one.readings],
    }


def _labels(labels: tuple[Label, ...] | None) -> Data:
    return {"unknown": True} if labels is None else [words_to_data(label) for label in labels]
