"""The ACI: what the health insurance pays an MSP each year, line by line, for every regime since 2015.

Asking
    calculator       aci_statement(book, msp, year=2023), aci_amounts
    statement        the statement, its lines and totals; printed, rendering: text, JSON, CSV, HTML
    marginal         what one more protocol, mission, patient or colleague would bring
    narrowing        which missing input would narrow a range most
    readings         the total under every other reading of what is not settled

Rules
    facts, team_facts, shares
                     what a declaration, the team and the contract tell
    indicator        what a line is
    access, opening, coordination, information_system
                     the indicators of the three axes
    regimes          which indicators an exercise has
    year_share, reckoning
                     from points to the total, the advance and the balance
    france_sante     the base amount of 2026, apart
    interpretations, interpretations_2026
                     what is not settled
    schemes          all of it as the pack declares it

Working parts: sheet (one exercise, ready to be read), settled (what readings have decided), cents.
"""

from msp_model.national.aci.calculator import AciTotals, NoDeclarationError, aci_amounts, aci_statement
from msp_model.national.aci.indicator import Axis, Indicator, Nature
from msp_model.national.aci.interpretations import INTERPRETATIONS as _SINCE_2015
from msp_model.national.aci.interpretations_2026 import INTERPRETATIONS_2026
from msp_model.national.aci.marginal import AciGain, marginal
from msp_model.national.aci.narrowing import Narrowing, narrowing
from msp_model.national.aci.printed import Printed, printed
from msp_model.national.aci.readings import OtherReading, other_readings
from msp_model.national.aci.reckoning import ReckonedLine, Reckoning
from msp_model.national.aci.regimes import REGIMES, Prerequisite, Regime, indicators
from msp_model.national.aci.rendering import FORMATS, render
from msp_model.national.aci.schemes import RULES, SCHEMES
from msp_model.national.aci.sheet import Sheet
from msp_model.national.aci.statement import AciCondition, AciLine, AciStatement, FranceSanteLine
from msp_model.rulebook import Interpretation

INTERPRETATIONS: tuple[Interpretation, ...] = (*_SINCE_2015, *INTERPRETATIONS_2026)
"""Every interpretation of the ACI."""

__all__ = [
    "FORMATS",
    "INTERPRETATIONS",
    "REGIMES",
    "RULES",
    "SCHEMES",
    "AciCondition",
    "AciGain",
    "AciLine",
    "AciStatement",
    "AciTotals",
    "Axis",
    "FranceSanteLine",
    "Indicator",
    "Narrowing",
    "Nature",
    "NoDeclarationError",
    "OtherReading",
    "Prerequisite",
    "Printed",
    "ReckonedLine",
    "Reckoning",
    "Regime",
    "Sheet",
    "aci_amounts",
    "aci_statement",
    "indicators",
    "marginal",
    "narrowing",
    "other_readings",
    "printed",
    "render",
]
