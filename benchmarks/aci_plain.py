"""The ACI of 2023 as anyone would write it by hand: one function, floats, no unknown, no reason, no source.

It knows the default readings only, and one exercise. It is the base that the library is compared with.
"""

from typing import Any


def opening_points(sites: Any, *, derogation: bool) -> int:
    """Give the points of the least open site."""
    least = 800
    for site in sites:
        inside, outside = site.weeks_closed_in_holidays, site.weeks_closed_outside_holidays
        if inside > 3 or outside > 1:
            return 0
        points = 800
        if not derogation:
            hours = site.weekday_hours
            if hours < 8:
                return 0
            points -= 0 if hours >= 12 else 60 if hours >= 10 else 150
            points -= 0 if site.saturday_morning else 120
            points -= 20 if inside > 0 else 0
        least = min(least, points)
    return least


def share(acquired: Any) -> float:
    """Give the share of 2023 left from a day on, in months."""
    if acquired is None or acquired.year > 2023:
        return 0.0
    return 1.0 if acquired.year < 2023 else (13 - acquired.month) / 12


def plain(msp: Any) -> tuple[float, float]:
    """Give the total and the advance of 2023."""
    declared, contract = msp.aci_declarations[0], msp.aci_contract
    scale, before = declared.patients / 4000, declared.patients_year_before / 4000
    ipa, diversity = declared.advanced_practice_nurse, declared.diversity
    opening = opening_points(declared.opening, derogation=bool(contract.derogations))
    standard = advanced = 0.0
    for system in declared.information_systems:
        if system.level.value == "standard":
            standard = share(system.acquired_on)
        else:
            advanced = share(system.acquired_on)
    people = declared.associated_professionals
    equipped = 500 + 200 * min(people, 16) + 150 * max(people - 16, 0)
    covered = share(contract.effective_on)
    full = 800 + 100 + 1000 + 1700 * min(before, 2) + 1100 * max(before - 2, 0) + 800 + 1000 * before + equipped
    full += 320 + 200 * before if ipa else 0
    advance = full * covered * 7 * 0.6
    payable = opening and declared.unscheduled_care and declared.crisis_plan and declared.coordination_function
    if not payable or not standard or contract.ended_on is not None:
        return 0.0, advance
    themes = len({mission.theme for mission in declared.missions})
    missions, protocols = min(themes, 2), min(declared.protocols, 8)
    medical = diversity.medical_professions + diversity.specialties + diversity.pharmacists > 0
    paramedical = diversity.paramedical_professions >= 3
    days, sas = declared.second_resort_days_per_week, {level.value for level in declared.sas}
    points = opening + 100 + 1000 + 1700 * min(scale, 2) + 1100 * max(scale - 2, 0) + 100 * protocols
    points += 350 * scale if declared.crisis_declared and declared.crisis_actions else 0
    points += 300 * (medical or paramedical) + 300 * (medical and paramedical)
    points += 300 * (days >= 0.5) + 300 * (days >= 2.5)
    points += 200 if declared.underserved_zone and declared.cstm_physicians else 0
    points += 350 * missions * scale
    points += (200 if declared.users_informed else 0) + (300 * scale if declared.users_partners else 0)
    points += 100 if "half" in sas else 200 if sas else 0
    placements = min(declared.placements, 4)
    points += 450 + 225 * (placements - 2) if placements >= 2 and declared.distinct_trainees >= 2 else 0
    points += 200 * scale if declared.external_coordination else 0
    if declared.quality_diagnosis:
        points += 100
        if declared.quality_plan:
            points += 200 * scale + (300 * scale if declared.quality_results else 0)
    points += 100 * len(declared.national_protocols) + (100 * scale if declared.heart_failure_pathway else 0)
    obesity_theme = any(mission.theme.value == "child-obesity" for mission in declared.missions)
    points += 100 if declared.child_obesity_pathway and (themes >= 2 or obesity_theme) else 0
    bonus = (40 * protocols + (200 if missions >= 2 else 0)) if ipa else 0
    meetings = 0.0
    if declared.meetings and declared.files_discussed:
        rate = min(1.0, declared.files_discussed / declared.reference_base / 0.05)
        meetings = (1200 if ipa else 1000) * scale * rate
    due = (points + bonus) * covered + meetings * min(covered, 1.0, declared.meetings / 6)
    due += equipped * min(standard, covered) + 100 * min(advanced, covered)
    c2s, ame = float(declared.c2s_share), float(declared.ame_share)
    return due * 7 * (1 + min(0.25, max(0.0, c2s - 0.075) + max(0.0, ame - 0.004))), advance
