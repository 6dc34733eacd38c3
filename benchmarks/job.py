"""The job: one small decision on eligibility and money, with an oracle in plain Python.

Taken over unchanged in substance from peers_bench, the comparison of rule engines that preceded this library, where
some twenty engines were given this job. The figures are invented: they have the shape of a real scheme, not its values.

One entity, a multi-professional health centre, has eight fields. Five rules say whether it is eligible; one amount
follows from a points table::

    R1 doctors       n_doctors >= 2, or exactly 1 and the last departure
                     (months_since_doctor_left, None = nobody left) is <= 12 months
    R2 paramedics    n_paramedics >= 1
    R3 project       project_validated
    R4 access        opening_hours_ok
    R5 coordination  shared_info_system and coordinator_fte >= 0.25

    points = 0 unless R1..R5 all hold, otherwise 800 + 1000 + 500 + variable(patients)
    variable = 0.25 per patient up to 4,000; 0.20 from there to 8,000; 0.10 beyond
    amount = points x 7 EUR
"""

import random
from typing import Any

Answer = tuple[bool, bool, bool, bool, bool, Any]
"""The five verdicts and the amount."""


def reference(e: dict[str, Any]) -> Answer:
    """Do the job in plain Python, on a dictionary."""
    left = e["months_since_doctor_left"]
    r1 = e["n_doctors"] >= 2 or (e["n_doctors"] == 1 and left is not None and left <= 12)
    r2 = e["n_paramedics"] >= 1
    r3 = e["project_validated"]
    r4 = e["opening_hours_ok"]
    r5 = e["shared_info_system"] and e["coordinator_fte"] >= 0.25
    if not (r1 and r2 and r3 and r4 and r5):
        return r1, r2, r3, r4, r5, 0.0
    p = e["patients"]
    variable = 0.25 * min(p, 4000) + 0.20 * min(max(p - 4000, 0), 4000) + 0.10 * max(p - 8000, 0)
    return r1, r2, r3, r4, r5, (800 + 1000 + 500 + variable) * 7.0


def population(n: int, seed: int = 7) -> list[dict[str, Any]]:
    """Draw n reproducible entities; about 4 in 10 are eligible."""
    rnd = random.Random(seed)
    return [
        {
            "n_doctors": rnd.choice((0, 1, 1, 2, 2, 3, 4, 6)),
            "n_paramedics": rnd.choice((0, 1, 2, 3, 5, 8)),
            "project_validated": rnd.random() < 0.9,
            "opening_hours_ok": rnd.random() < 0.9,
            "patients": rnd.randrange(0, 15000),
            "shared_info_system": rnd.random() < 0.9,
            "coordinator_fte": rnd.choice((0.0, 0.25, 0.5, 0.75, 1.0, 1.0)),
            "months_since_doctor_left": rnd.choice((None, 1, 6, 11, 12, 13, 24)),
        }
        for _ in range(n)
    ]
