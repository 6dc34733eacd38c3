"""Said: all that an assessment says, as data that can be compared and sent."""

from typing import Any

from msp_model.assessment import Amount, Answer, Assessment
from msp_model.expressions.values_data import value_to_data


def amounts_of(answer: Answer) -> tuple[Amount, ...]:
    """Give the amount and the terms of an answer."""
    return answer.terms if answer.amount is None else (answer.amount, *answer.terms)


def said(assessment: Assessment) -> list[list[Any]]:
    """Give all that an assessment says."""
    return [
        [
            each.id,
            each.subject,
            each.status.value,
            [[amount.id, value_to_data(amount.value)] for amount in amounts_of(each)],
            list(each.marks),
            [source.text for source in each.sources],
            [[list(map(list, under.choices)), str(under.verdict), str(under.amount)] for under in each.readings],
        ]
        for each in assessment.answers
    ]
