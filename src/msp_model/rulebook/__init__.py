"""The rulebook: texts, figures, rules and schemes, checked together when they are loaded.

text           laws, agreements, guides: dated values, observations, citations
declarations   parameters, interpretations, rules, schemes, reforms, and the pack that holds them
units          what figures are counted in
histories      the values of each parameter through time
figures        the figures of one territory, as rules read them
checks         what is wrong with a set of packs, all at once
reforms        the packs as they would be under a reform
rulebook       the immutable whole
"""

from msp_model.rulebook.declarations import (
    ALWAYS_TRUE,
    Interpretation,
    Pack,
    ParameterDeclaration,
    Reading,
    Reform,
    RegionalReading,
    Rule,
    RuleKind,
    Scheme,
    Term,
)
from msp_model.rulebook.figures import TerritoryFigures
from msp_model.rulebook.histories import Entry, History
from msp_model.rulebook.rulebook import Rulebook, RulebookError
from msp_model.rulebook.text import (
    Basis,
    Citation,
    DatedValue,
    FigureValue,
    Grade,
    Observation,
    Qualifier,
    Text,
    TextKind,
    cite,
)
from msp_model.rulebook.units import (
    UNITS,
    DayOfYear,
    Eur,
    Evenings,
    Files,
    FullTimeEquivalents,
    Hours,
    HoursPerWeek,
    Licences,
    MedicalPractices,
    Meetings,
    Missions,
    Patients,
    Persons,
    Placements,
    Points,
    Professions,
    Protocols,
    Sites,
    Trainees,
    Weeks,
    Words,
    Years,
    unit_named,
)

__all__ = [
    "ALWAYS_TRUE",
    "UNITS",
    "Basis",
    "Citation",
    "DatedValue",
    "DayOfYear",
    "Entry",
    "Eur",
    "Evenings",
    "FigureValue",
    "Files",
    "FullTimeEquivalents",
    "Grade",
    "History",
    "Hours",
    "HoursPerWeek",
    "Interpretation",
    "Licences",
    "MedicalPractices",
    "Meetings",
    "Missions",
    "Observation",
    "Pack",
    "ParameterDeclaration",
    "Patients",
    "Persons",
    "Placements",
    "Points",
    "Professions",
    "Protocols",
    "Qualifier",
    "Reading",
    "Reform",
    "RegionalReading",
    "Rule",
    "RuleKind",
    "Rulebook",
    "RulebookError",
    "Scheme",
    "Sites",
    "Term",
    "TerritoryFigures",
    "Text",
    "TextKind",
    "Trainees",
    "Weeks",
    "Words",
    "Years",
    "cite",
    "unit_named",
]
