"""The page on the ACI: its table of averages is what the simulation gives, its list of readings is complete."""

import re
from pathlib import Path

import pytest
from tests.aci.simulation import YEARS, mean

from msp_model.national import aci

PAGE = (Path(__file__).parents[2] / "docs" / "aci.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("year", YEARS)
def test_the_table_shows_what_the_simulation_gives(year: int) -> None:
    (row,) = re.findall(rf"^\| {year} \| ([\d,]+) \| ([^|]+) \| ([^|]+) \|", PAGE, re.MULTILINE)
    published, simulated = int(row[0].replace(",", "")), row[1].strip()
    ends = dict.fromkeys(mean(year))

    assert simulated == " to ".join(f"{round(end):,}" for end in ends)
    assert row[2].strip() == gap([round(100 * (float(end) / published - 1)) for end in ends])


def gap(percents: list[int]) -> str:
    signs = ["−" if percent < 0 else "+" for percent in percents]
    first, *others = [f"{sign}{abs(percent)}" for sign, percent in zip(signs, percents, strict=True)]
    return " to ".join([first, *others]) + " %"


def test_every_interpretation_is_listed_with_its_default() -> None:
    for one in aci.INTERPRETATIONS:
        (row,) = re.findall(rf"^\| `{one.id}`( \*ours\*)? \| `([\w-]+)`(.*)$", PAGE, re.MULTILINE)
        ours, default, rest = row

        assert bool(ours) is one.ours
        assert default == one.default
        assert all(f"`{reading.id}`" in rest for reading in one.readings if reading.id != default)
