"""Statements of a few lines, to be read word for word.

MISSING         a prerequisite is not met: nothing is paid
OPEN_ONE        much is not known: amounts are ranges
LABELLED        France Santé stands beside the points
NOTHING_KNOWN   no amount has a bound
"""

from datetime import date
from decimal import Decimal

import attrs
from tests.aci.test_fields import JOINED
from tests.aci.world import complete, statement_of

from msp_model.entities import InformationSystem, InformationSystemLevel
from msp_model.national import aci
from msp_model.values import UNKNOWN, Interval

LINES = ("ACC-CRISE-PLAN", "COO-PROT", "SI-STD")


def few(statement: aci.AciStatement, *lines: str) -> aci.AciStatement:
    """Keep some lines of a statement; its totals stay those of all."""
    return attrs.evolve(statement, lines=tuple(statement[line] for line in lines or LINES))


MISSING = few(statement_of(complete(2023, crisis_plan=False, c2s_share=Decimal("0.11"))))
OPEN_ONE = few(
    statement_of(
        complete(
            2023,
            patients=UNKNOWN,
            crisis_plan=UNKNOWN,
            protocols=UNKNOWN,
            evidence_sent_on=UNKNOWN,
            meetings=UNKNOWN,
            external_coordination=UNKNOWN,
            placements=UNKNOWN,
            distinct_trainees=UNKNOWN,
            information_systems=(
                InformationSystem(
                    level=InformationSystemLevel.STANDARD, acquired_on=Interval(date(2023, 7, 1), date(2023, 9, 30))
                ),
            ),
        ),
        observed_on=date(2023, 6, 1),
    ),
    *LINES,
    "SI-AV",
)
LABELLED = few(statement_of(complete(2026, france_sante=JOINED)))
NOTHING_KNOWN = few(
    statement_of(
        complete(2026, france_sante=UNKNOWN),
        {"aci-2026-grid": "unknown", "aci-france-sante-amount": "by-patients"},
    )
)
