"""Values: what every room needs and nobody owns.

unknown     UNKNOWN, which is not None
interval    a value of which only bounds are known
period      half-open stretches of days
months      month arithmetic
label       French and English words
problem     what is wrong, as data
"""

from msp_model.values.interval import Interval
from msp_model.values.label import Label, Language
from msp_model.values.months import add_months
from msp_model.values.period import ALWAYS, Period, SomeDay, reached
from msp_model.values.problem import Problem, ProblemsError
from msp_model.values.unknown import UNKNOWN, Unknown

__all__ = [
    "ALWAYS",
    "UNKNOWN",
    "Interval",
    "Label",
    "Language",
    "Period",
    "Problem",
    "ProblemsError",
    "SomeDay",
    "Unknown",
    "add_months",
    "reached",
]
