"""python -m benchmarks.aci_bench [--rounds N] [--many N]: the ACI of 2023, beside a plain hand-written function.

    total alone       total, advance and balance of one MSP, exact, without explanation
    statement         every line with its condition, its calculation and its reasons as views
    whole trees       the statement with the tree behind every line built

Before anything is timed, the hand-written function must give the library's totals on every dossier. Contenders take
turns; what counts is the time of the processor. The report is written to benchmarks/results/aci.md.
"""

import argparse
import platform
import random
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
from benchmarks.aci_plain import plain
from benchmarks.timing import Contender, Timed, collector, in_turn, median

from msp_model.assessment import Book
from msp_model.documents import read_pack_data
from msp_model.entities import (
    AciContract,
    AciDeclaration,
    Diversity,
    HealthProject,
    InformationSystem,
    InformationSystemLevel,
    MissionTheme,
    Msp,
    NationalProtocol,
    PublicHealthMission,
    SasLevel,
    SiteOpening,
)
from msp_model.national import aci
from msp_model.rulebook import Pack, Rulebook
from msp_model.values import UNKNOWN

YEAR = 2023
STATEMENT_MS, TOTAL_MS = 2.0, 0.5
RESULTS = Path(__file__).parent / "results" / "aci.md"


def book() -> Book:
    """Give a book that knows the ACI alone."""
    data = read_pack_data(Path(aci.__file__).parent)
    known = {declaration.id for declaration in data.parameters}
    texts = tuple(
        attrs.evolve(text, values=tuple(value for value in text.values if value.parameter in known))
        for text in data.texts
    )
    pack = Pack(
        id="national",
        texts=texts,
        parameters=data.parameters,
        interpretations=aci.INTERPRETATIONS,
        rules=aci.RULES,
        schemes=aci.SCHEMES,
    )
    return Book(Rulebook.of([pack]))


def dossier(draw: random.Random, year: int = YEAR) -> Msp:
    """Draw a complete dossier."""

    def yes(share: float = 0.7) -> bool:
        return draw.random() < share

    base, placements, quality = draw.randint(100, 1500), draw.randint(0, 5), draw.randint(0, 3)
    themes = draw.sample(list(MissionTheme), draw.randint(0, 3))
    systems = [
        InformationSystem(level=InformationSystemLevel.STANDARD, acquired_on=date(draw.randint(2018, year), 5, 3))
    ]
    if yes(0.3):
        systems.append(InformationSystem(level=InformationSystemLevel.ADVANCED, acquired_on=date(2021, 9, 1)))
    site = SiteOpening(
        weekday_hours=Decimal(draw.choice(["8", "10", "11.5", "12"])),
        saturday_morning=yes(),
        weeks_closed_in_holidays=Decimal(draw.choice([0, 0, 2])),
        weeks_closed_outside_holidays=Decimal(0),
    )
    declaration = AciDeclaration(
        year=year,
        evidence_sent_on=date(year + 1, 1, 20),
        patients=draw.randint(500, 15_000),
        patients_year_before=draw.randint(500, 15_000),
        children_two_acts=draw.randint(0, 500),
        children_two_acts_year_before=draw.randint(0, 500),
        c2s_share=Decimal(draw.randint(0, 20)) / 100,
        ame_share=Decimal(draw.randint(0, 2)) / 100,
        associated_professionals=draw.randint(5, 35),
        signatory_professionals=draw.randint(5, 35),
        opening=(site,),
        unscheduled_care=yes(0.98),
        crisis_plan=yes(0.98),
        crisis_declared=False,
        crisis_actions=False,
        diversity=Diversity(
            medical_professions=draw.randint(0, 2),
            specialties=draw.randint(0, 1),
            pharmacists=draw.randint(0, 2),
            paramedical_professions=draw.randint(1, 6),
        ),
        second_resort_days_per_week=Decimal(draw.choice(["0", "0.5", "1", "2.5", "4"])),
        cstm_physicians=draw.randint(0, 1),
        underserved_zone=yes(),
        missions=tuple(PublicHealthMission(theme=theme) for theme in themes),
        users_informed=True,
        users_partners=yes(0.3),
        satisfaction_survey=yes(),
        sas=frozenset(draw.choice([(), (SasLevel.HALF,), (SasLevel.ALL,)])),
        coordination_function=True,
        protocols=draw.randint(0, 10),
        meetings=draw.randint(4, 12),
        files_discussed=draw.randint(1, base // 2),
        reference_base=base,
        placements=placements,
        distinct_trainees=draw.randint(0, placements),
        external_coordination=yes(),
        quality_diagnosis=quality > 0,
        quality_plan=quality > 1,
        quality_results=quality > 2,
        national_protocols=frozenset(draw.sample(list(NationalProtocol), draw.randint(0, 3))),
        heart_failure_pathway=yes(0.2),
        child_obesity_pathway=yes(0.2),
        advanced_practice_nurse=yes(0.2),
        information_systems=tuple(systems),
        computerised_share=Decimal("0.9"),
        paid_elsewhere=frozenset(),
        france_sante=None,
    )
    start = date(draw.randint(2015, year), draw.randint(1, 12), 1)
    return Msp(
        id="msp-drawn",
        name="MSP tirée au sort",
        aci_contract=AciContract(signed_on=start, effective_on=start, ended_on=None, derogations=frozenset()),
        health_project=HealthProject(sent_on=date(2012, 1, 1)),
        aci_declarations=(declaration,),
    )


def check(kept: Book, msps: Sequence[Msp]) -> None:
    """Refuse to compare two functions that do not do the same sums."""
    for msp, found in zip(msps, aci.aci_amounts(kept, msps, year=YEAR), strict=True):
        for one, other in zip(plain(msp), (found.total, found.advance), strict=True):
            if abs(one - float(other)) > 1e-6:
                message = f"{one} by hand, {other} by the rules, for {msp}"
                raise AssertionError(message)


def main(arguments: Sequence[str] | None = None) -> int:
    """Time the ways of asking; the exit status is 1 where a limit is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.aci_bench")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--many", type=int, default=500)
    asked = parser.parse_args(arguments)
    kept, draw = book(), random.Random(2023)
    msps = [dossier(draw) for _ in range(asked.many)]
    check(kept, msps)
    partial = [_without(msp, "protocols") for msp in msps[:50]]

    def total(msp: Msp) -> Any:
        return next(aci.aci_amounts(kept, (msp,), year=YEAR))

    def statement(msp: Msp) -> aci.AciStatement:
        return aci.aci_statement(kept, msp, year=YEAR)

    timed = in_turn(
        [
            Contender(name="plain Python by hand", call=plain, items=msps),
            Contender(name="total alone", call=total, items=msps),
            Contender(name="statement, reasons as views", call=statement, items=msps),
            Contender(name="statement, whole trees", call=lambda msp: statement(msp).trees(), items=msps),
            Contender(name="statement, one input unknown", call=statement, items=partial),
        ],
        asked.rounds,
    )
    limits = {
        "total alone": TOTAL_MS,
        "statement, reasons as views": STATEMENT_MS,
        "statement, whole trees": STATEMENT_MS,
    }
    report, held = _report(timed, limits, asked.rounds, asked.many)
    print(report)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(report, encoding="utf-8")
    return int(not held)


def _without(msp: Msp, field: str) -> Msp:
    declarations: Any = msp.aci_declarations
    return attrs.evolve(msp, aci_declarations=(attrs.evolve(declarations[0], **{field: UNKNOWN}),))


def _report(timed: dict[str, Timed], limits: dict[str, float], rounds: int, many: int) -> tuple[str, bool]:
    base = timed["plain Python by hand"]
    state = collector()
    lines = [
        f"# The ACI of {YEAR}",
        "",
        f"Python {platform.python_version()}, {rounds} rounds of {many} dossiers, collector {state['collector']},",
        f"{state['objects']} objects. Times are of the processor; read the ratios.",
        "",
        "| | ms each | 10,000 in s | times plain Python | limit, ms | |",
        "|---|---:|---:|---:|---:|---|",
    ]
    held = True
    for name, times in timed.items():
        each, ratio = median(times.seconds) * 1e3, median(times.ratios(base))
        limit = limits.get(name)
        verdict = "" if limit is None else "held" if each <= limit else "MISSED"
        held = held and verdict != "MISSED"
        written = "" if limit is None else f"{limit:g}"
        lines.append(f"| {name} | {each:.3f} | {each * 10:.2f} | {ratio:.3g} | {written} | {verdict} |")
    return "\n".join(lines) + "\n", held


if __name__ == "__main__":
    sys.exit(main())
