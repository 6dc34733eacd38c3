"""The points and the money of the ACI in plain Python, written from the tables of the texts, not from the rules.

``reckon(year, facts)`` takes a plain dict of complete facts and gives the points of each line, the total and the advance.
Only the default readings are known here, and proration by months.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

POINT = 7
Facts = Mapping[str, Any]


def site_points(site: Facts, *, derogation: bool) -> int:
    """Give the points of a site by the flowchart of the guide, p. 5; 800 with a derogation (p. 3)."""
    if site["inside"] > 3 or site["outside"] > 1:
        return 0
    if derogation:
        return 800
    hours = site["hours"]
    if hours < 8:
        return 0
    grid = {12: (800, 680), 10: (740, 620), 8: (650, 530)}
    row = grid[12 if hours >= 12 else 10 if hours >= 10 else 8]
    return row[0 if site["saturday"] else 1] - (20 if site["inside"] > 0 else 0)


def themes(facts: Facts) -> int:
    return len(set(facts["missions"]))


def system_share(acquired: Any, year: int) -> Fraction:
    """Give the share of the year, the month begun included."""
    if acquired is None or acquired.year > year:
        return Fraction(0)
    return Fraction(1) if acquired.year < year else Fraction(13 - acquired.month, 12)


def rcp_rate(files: int, base: int, full: Fraction) -> Fraction:
    return min(Fraction(1), Fraction(files, base) / full) if base else Fraction(0)


def award(year: int, facts: Facts) -> tuple[dict[str, Fraction], bool, Fraction, dict[str, tuple[str, Fraction]]]:
    """Give points, whether anything is paid, points at 100%, and for lines with a share of their own: key and share."""
    patients = facts["patients"] + facts["children"]
    before = facts["patients_before"] + facts["children_before"]
    scale = Fraction(patients, 4000)
    access = (
        facts["unscheduled"]
        and facts["coordination"]
        and all(s["hours"] >= 12 and s["saturday"] and s["inside"] == 0 and s["outside"] == 0 for s in facts["sites"])
    )
    medical = facts["medical"] + facts["specialties"] >= 2
    paramedical = facts["paramedical"] >= 3
    share = Fraction(33, 100) if facts["contract_year"] <= 1 else Fraction(66, 100)
    level1 = facts["computerised"] >= share and (year == 2015 or system_share(facts["standard"], year) > 0)
    met_rcp = facts["meetings"] > 0 and facts["files"] > 0
    rcp = 1000 * scale * rcp_rate(facts["files"], patients, Fraction(3, 100)) if met_rcp else Fraction(0)
    rcp_share = min(Fraction(1), Fraction(facts["meetings"], 12))
    points = {
        "RA-ACC": Fraction(1200 if access else 0),
        "RA-DIV1": Fraction(225 if medical or paramedical else 0),
        "RA-DIV2": Fraction(225 if medical and paramedical else 0),
        "RA-REC1": Fraction(250 if facts["second_resort"] >= 1 else 0),
        "RA-REC2": Fraction(200 if facts["second_resort"] >= Fraction(5, 2) else 0),
        "RA-MSP": 350 * min(themes(facts), 2) * scale,
        "RA-PROT": Fraction(500 if facts["protocols"] >= 1 else 0),
        "RA-RCP": rcp * rcp_share,
        "RA-FORM": Fraction(450 if facts["placements"] >= 2 else 0),
        "RA-EXT": 200 * scale if facts["external"] else Fraction(0),
        "RA-SI1": 850 + 1500 * scale if level1 else Fraction(0),
        "RA-SI2": Fraction(100 if system_share(facts["advanced"], year) > 0 else 0),
    }
    payable = access and (facts["protocols"] >= 1 or met_rcp or level1)
    full = 1200 + 500 + 850 + Fraction(1000 + 1500) * Fraction(before, 4000)
    return points, payable, full, {"RA-RCP": ("rcp", rcp_share)}


def agreement(year: int, facts: Facts) -> tuple[dict[str, Fraction], bool, Fraction, dict[str, tuple[str, Fraction]]]:
    """Give the same for amendment 1 (from 2022 on)."""
    scale, before = Fraction(facts["patients"], 4000), Fraction(facts["patients_before"], 4000)
    ipa = facts["ipa"]
    opening = min(site_points(site, derogation=facts["derogation"]) for site in facts["sites"])
    opening = opening if facts["unscheduled"] else 0
    medical = facts["medical"] + facts["specialties"] + (1 if facts["pharmacists"] else 0) >= 1
    paramedical = facts["paramedical"] >= 3
    missions, protocols = min(themes(facts), 2), min(facts["protocols"], 8)
    coordination = 1000 + Fraction(1700 * min(facts["patients"], 8000) + 1100 * max(facts["patients"] - 8000, 0), 4000)
    met_rcp = facts["meetings"] > 0 and facts["files"] > 0
    rate = rcp_rate(facts["files"], facts["base"], Fraction(5, 100)) if met_rcp else Fraction(0)
    rcp_share = min(Fraction(1), Fraction(facts["meetings"], 6))
    people = facts["professionals"]
    equipped = 500 + 200 * min(people, 16) + 150 * max(people - 16, 0)
    standard, advanced = system_share(facts["standard"], year), system_share(facts["advanced"], year)
    placements = min(facts["placements"], 4)
    training = 450 + 225 * (placements - 2) if placements >= 2 and facts["trainees"] >= 2 else 0
    q1 = facts["quality"] >= 1
    obesity = facts["obesity"] and (themes(facts) >= 2 or "child-obesity" in facts["missions"])
    nothing = Fraction(0)
    points = {
        "ACC-HOR": Fraction(opening),
        "ACC-CRISE-PLAN": Fraction(100 if facts["plan"] else 0),
        "ACC-CRISE-ACT": 350 * scale
        if year > 2022 and facts["plan"] and facts["crisis"] and facts["actions"]
        else nothing,
        "ACC-DIV1": Fraction(300 if medical or paramedical else 0),
        "ACC-DIV2": Fraction(300 if medical and paramedical else 0),
        "ACC-REC1": Fraction(300 if facts["second_resort"] >= Fraction(1, 2) else 0),
        "ACC-REC2": Fraction(300 if facts["second_resort"] >= Fraction(5, 2) else 0),
        "ACC-CSTM": Fraction(200 if facts["underserved"] and facts["cstm"] >= 1 else 0),
        "ACC-MSP": 350 * missions * scale,
        "ACC-MSP-IPA": Fraction(200 if ipa and missions >= 2 else 0),
        "ACC-USA1": Fraction(200 if facts["users"] >= 1 else 0),
        "ACC-USA2": 300 * scale if facts["users"] >= 2 else nothing,
        "ACC-SAS50": Fraction(100 if facts["sas"] == "half" else 0),
        "ACC-SAS100": Fraction(200 if facts["sas"] == "full" else 0),
        "COO-FONCTION": coordination if facts["coordination"] else nothing,
        "COO-PROT": Fraction(100 * protocols),
        "COO-PROT-IPA": Fraction(40 * protocols if ipa else 0),
        "COO-RCP": 1000 * scale * rate * rcp_share,
        "COO-RCP-IPA": 200 * scale * rate * rcp_share if ipa else nothing,
        "COO-FORM": Fraction(training),
        "COO-EXT": 200 * scale if facts["external"] else nothing,
        "COO-QUA1": Fraction(100 if q1 else 0),
        "COO-QUA2": 200 * scale if facts["quality"] >= 2 else nothing,
        "COO-QUA3": 300 * scale if facts["quality"] >= 3 else nothing,
        "COO-PNC": Fraction(100 * facts["national"]),
        "COO-IC": 100 * scale if facts["heart"] else nothing,
        "COO-OBE": Fraction(100 if obesity else 0),
        "SI-STD": equipped * standard,
        "SI-AV": 100 * advanced,
    }
    payable = opening > 0 and facts["coordination"] and standard > 0 and (facts["plan"] or year == 2022)
    first_bracket = Fraction(min(facts["patients_before"], 8000), 4000)
    beyond = Fraction(max(facts["patients_before"] - 8000, 0), 4000)
    full = (
        800 + (100 if year > 2022 else 0) + 1000 + 1700 * first_bracket + 1100 * beyond + 800 + 1000 * before + equipped
    )
    full += 8 * 40 + 200 * before if ipa else 0
    shares = {
        "COO-RCP": ("rcp", rcp_share),
        "COO-RCP-IPA": ("rcp", rcp_share),
        "SI-STD": ("standard", standard),
        "SI-AV": ("advanced", advanced),
    }
    return points, payable, full, shares


WORDS = {
    "opening-hours": ("RA-ACC", "ACC-HOR"),
    "crisis-plan": ("ACC-CRISE-PLAN",),
    "crisis-actions": ("ACC-CRISE-ACT",),
    "diversity": ("RA-DIV1", "RA-DIV2", "ACC-DIV1", "ACC-DIV2"),
    "second-resort": ("RA-REC1", "RA-REC2", "ACC-REC1", "ACC-REC2"),
    "cstm": ("ACC-CSTM",),
    "public-health": ("RA-MSP", "ACC-MSP", "ACC-MSP-IPA"),
    "users": ("ACC-USA1", "ACC-USA2"),
    "sas": ("ACC-SAS50", "ACC-SAS100"),
    "coordination": ("COO-FONCTION",),
    "protocols": ("RA-PROT", "COO-PROT", "COO-PROT-IPA"),
    "meetings": ("RA-RCP", "COO-RCP", "COO-RCP-IPA"),
    "training": ("RA-FORM", "COO-FORM"),
    "external-coordination": ("RA-EXT", "COO-EXT"),
    "quality": ("COO-QUA1", "COO-QUA2", "COO-QUA3"),
    "national-protocols": ("COO-PNC",),
    "heart-failure": ("COO-IC",),
    "child-obesity": ("COO-OBE",),
    "information-system": ("RA-SI1", "RA-SI2", "SI-STD", "SI-AV"),
    "satisfaction": (),
}
"""The lines of each engagement that may be paid elsewhere."""


def reckon(year: int, facts: Facts) -> tuple[dict[str, Fraction], Fraction, Fraction]:
    """Give the points of each line, the total in euros, the advance in euros."""
    points, payable, full, shares = award(year, facts) if year < 2017 else agreement(year, facts)
    covered = system_share(facts["effective"], year)
    ended = facts["ended"] is not None and facts["ended"].year <= year
    elsewhere = {line for word in facts["elsewhere"] for line in WORDS[word]}
    due = Fraction(0)
    for line, found in points.items():
        if not payable or ended or covered == 0 or line in elsewhere or found == 0:
            continue
        own = shares[line][1] if line in shares else Fraction(1)
        due += found / own * min(own, covered)
    increase = max(facts["c2s"] - Fraction(75, 1000), Fraction(0)) + max(facts["ame"] - Fraction(4, 1000), Fraction(0))
    total = due * POINT * (1 + min(increase, Fraction(1, 4)))
    advance = full * covered * POINT * Fraction(60, 100)
    if year >= 2017 and facts["new"] and facts["contract_year"] in {1, 2} and covered > 0:
        advance = max(advance, Fraction(12000))
        if payable and not ended:
            total = max(total, Fraction(20000))
    return points, total, advance
