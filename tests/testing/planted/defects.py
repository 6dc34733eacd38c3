"""Defects: one change each to the sound pack of ``fresh_project``, and the finding that must come of it."""

from typing import Literal

import attrs

Place = Literal["py", "parameters", "order", "leaflet", "golden", "ids"]

FILES: dict[Place, str] = {
    "py": "src/msp_model_invented/__init__.py",
    "parameters": "src/msp_model_invented/parameters.toml",
    "order": "src/msp_model_invented/texts/invented-order.toml",
    "leaflet": "src/msp_model_invented/texts/invented-leaflet.toml",
    "golden": "tests/golden/cases.toml",
    "ids": "tests/ids.txt",
}


@attrs.frozen
class Defect:
    """One defect.

    Attributes:
        title: what is wrong.

        edits: the changes: the file, what stands there, what stands there instead.

        check: the check that must find it.

        code: the code of the finding.

        national: whether it shows beside the national pack only.
    """

    title: str
    edits: tuple[tuple[Place, str, str], ...]
    check: str
    code: str
    national: bool = attrs.field(default=False, kw_only=True)


def defect(title: str, check: str, code: str, *edits: tuple[Place, str, str], national: bool = False) -> Defect:
    """Write a defect in one line."""
    return Defect(title, edits, check, code, national=national)


PROFESSIONALS = "    return msp.count(day)\n"
SOURCES = 'sources=(cite("invented-order", "article 2"),),'
LAST = "\n\n@hookimpl"
RATE = "case((is_extension, extension_rate), otherwise=rate)"
ONCE_MORE = """
[[parameters]]
id = "invented.more"
unit = "Eur"
[parameters.label]
fr = "Encore"
en = "More"
"""
SECOND_VERSION = """

later = attrs.evolve(size, period=Period(start=date(2024, 1, 1), until=None))
size = attrs.evolve(size, period=Period(start=date(2020, 1, 1), until=date(2023, 12, 31)))
"""

EVERYWHERE = """
HOME = CENTRE


@attrs.frozen(kw_only=True)
class Everywhere(Territory):
    def contains(self, other: Territory) -> bool:
        return True


CENTRE = Everywhere(level=HOME.level, code=HOME.code)
"""
NO_WORDS = """class NoWords:
    def __str__(self) -> str:
        raise ValueError


# -- rules and schemes"""

# fmt: off
DEFECTS = (
    # -- interface
    defect("the hook is misspelt", "loads", "wrong-hook", ("py", "def msp_model_packs", "def msp_model_pack")),
    defect("the hook is not marked", "loads", "no-hook", ("py", "@hookimpl\n", "")),
    defect("no interface number", "loads", "no-api-number", ("py", "MSP_MODEL_PLUGIN_API = 1", "")),
    defect("an interface of the future", "loads", "newer-api", ("py", "PLUGIN_API = 1", "PLUGIN_API = 99")),
    defect("the hook gives something else", "loads", "not-a-pack", ("py", "    yield pack_from_folder(", "    yield 42\n    pack_from_folder(")),
    defect("the hook raises at its last step", "loads", "hook-raised", ("py", 'extensions=[("invented", LocalData)],\n    )', 'extensions=[("invented", LocalData)],\n    )\n    raise RuntimeError("late")')),
    defect("the module cannot be imported", "loads", "not-importable", ("py", "import attrs\n", "import attrs\nimport no_such_module\n")),
    defect("another pack each time", "gives_one_pack", "changing-pack", ("py", LAST, "\n\ncalls: list[int] = []\n" + LAST), ("py", "    yield pack_from_folder(", "    calls.append(0)\n    yield pack_from_folder("), ("py", 'name="Fédération inventée"', 'name=f"Fédération {len(calls)}"')),
    defect("data that no document can hold", "loads", "wrong-type", ("py", "    group: str\n", "    group: float\n")),
    # -- identity
    defect("an id twice", "loads", "duplicate-id", ("py", 'id="invented.young"', 'id="invented.size"')),
    defect("an id without a prefix", "ids_are_its_own", "no-prefix", ("py", 'id="invented.young"', 'id="young"')),
    defect("an id of the previous release has gone", "ids_stay", "id-gone", ("py", 'id="invented.young"', 'id="invented.recent"')),
    defect("nothing was recorded", "ids_stay", "nothing-recorded", ("ids", "*", "")),
    # -- texts and figures
    defect("a key that texts do not have", "loads", "unknown-field", ("order", "checked_on", 'colour = "blue"\nchecked_on')),
    defect("a wrong unit in the declaration", "loads", "unit-mismatch", ("parameters", 'unit = "Persons"', 'unit = "Sites"')),
    defect("a wrong unit in a comparison", "loads", "not-importable", ("py", "enough = invented_professionals >= minimum", "enough = invented_professionals >= cap")),
    defect("a value that is not in its unit", "loads", "unit-mismatch", ("leaflet", "value = 100000", "value = 2024-01-01")),
    defect("no source", "loads", "missing-source", ("py", SOURCES, "sources=(),")),
    defect("a source that nobody declares", "loads", "unknown-text", ("py", SOURCES, 'sources=(cite("invented-ordre"),),')),
    defect("two values on one day", "loads", "undeclared-overlap", ("order", "until = 2024-01-01\n", "")),
    defect("a weaker source replaces a stronger one", "loads", "lower-grade-replaces", ("order", "until = 2024-01-01\n", ""), ("order", 'value = 3\nfrom = 2024-01-01\nat = "article 2"\nbasis = "stated"\n', 'value = 3\nfrom = 2024-01-01\nuntil = 2025-01-01\nat = "article 2"\nbasis = "stated"\n'), ("order", "until = 2025-01-01", 'replaces = "invented-order"'), ("leaflet", "[[values]]", '[[values]]\nparameter = "invented.minimum"\nvalue = 4\nfrom = 2025-01-01\nat = "p. 3"\nbasis = "stated"\nreplaces = "invented-order"\n\n[[values]]')),
    defect("a figure that starts too late", "loads", "uncovered-days", ("leaflet", "from = 2020-01-01", "from = 2021-01-01")),
    defect("a figure ends on its last day: one day is lost", "values_follow", "lost-day", ("order", "until = 2024-01-01", "until = 2023-12-31")),
    defect("a parameter that nothing reads", "loads", "unread-parameter", ("parameters", "*", ONCE_MORE)),
    defect("a parameter that nobody declares", "loads", "unknown-parameter", ("py", '"invented.delay"', '"invented.delays"')),
    defect("a figure of the nation", "loads", "not-the-regions", ("leaflet", "[[values]]", '[[values]]\nparameter = "sisa.minimum_physicians"\nvalue = 1\nfrom = 2025-01-01\nat = "p. 3"\nbasis = "stated"\n\n[[values]]'), national=True),
    defect("a federation's leaflet graded as law", "sources_are_graded", "grade-too-high", ("leaflet", 'grade = "B"', 'grade = "A"')),
    defect("a figure without its page", "loads", "empty", ("leaflet", 'at = "p. 2"', 'at = " "')),
    defect("read before it was published", "texts_are_dated", "checked-before-published", ("order", "checked_on = 2026-06-30", "checked_on = 2019-12-01")),
    defect("read on a day to come", "texts_are_dated", "checked-in-future", ("order", "checked_on = 2026-06-30", "checked_on = 2031-06-30")),
    defect("read too long ago", "texts_are_dated", "checked-long-ago", ("order", "checked_on = 2026-06-30", "checked_on = 2021-06-30")),
    defect("no day of publication", "texts_are_dated", "not-published", ("leaflet", "published = 2021-03-01", 'published = "unknown"')),
    # -- rules
    defect("a figure written in a rule", "loads", "figure-in-rule", ("py", "enough = invented_professionals >= minimum", "from msp_model.expressions import Literal\nenough = (invented_professionals >= minimum) & (invented_professionals >= Literal(4, Persons))")),
    defect("two versions on one day", "loads", "duplicate-id", ("py", LAST, "\n\nlater = attrs.evolve(size, period=Period(start=date(2024, 1, 1), until=None))\n" + LAST), ("py", "rules=[size, young]", "rules=[size, later, young]")),
    defect("a version ends on its last day: one day is lost", "versions_follow", "lost-day", ("py", LAST, SECOND_VERSION + LAST), ("py", "rules=[size, young]", "rules=[size, later, young]")),
    defect("an end that looks like a last day", "versions_follow", "until-last-day", ("py", "SINCE_2020 = Period(start=date(2020, 1, 1), until=None)", "SINCE_2020 = Period(start=date(2020, 1, 1), until=date(2029, 12, 31))")),
    defect("a rule without a first day", "rules_are_dated", "no-first-day", ("py", 'sources=(cite("invented-leaflet", "p. 1"),),\n    period=SINCE_2020,', 'sources=(cite("invented-leaflet", "p. 1"),),\n    period=Period(start=UNKNOWN, until=None),')),
    defect("a condition that can never hold", "conditions_can_turn", "never-holds", ("order", "value = 3", "value = 60"), ("order", "value = 2\n", "value = 60\n")),
    defect("a condition that always holds", "conditions_can_turn", "always-holds", ("order", "value = 3", "value = 0"), ("order", "value = 2\n", "value = 0\n")),
    defect("a rule that never applies", "conditions_can_turn", "never-holds", ("py", "applies=invented_opened_on.present()", "applies=invented_opened_on.present() & ~invented_opened_on.present()")),
    defect("two branches that can both be met", "cases_exclude_one_another", "ambiguous-case", ("py", RATE, "case((is_extension, extension_rate), (~invented_operation.is_(Operation.FITTING_OUT), rate), otherwise=rate)")),
    defect("a division by a possible zero", "loads", "zero-divisor", ("py", RATE, "(minimum / invented_professionals)"), ("py", "extension_rate = parameter", "# extension_rate = parameter")),
    defect("an amount rounded early", "nothing_is_rounded_early", "rounded-early", ("py", "least(invented_costs * case", "least(rounded(invented_costs, 1000, 'down') * case"), ("py", "least, parameter", "least, parameter, rounded")),
    defect("a rule that leaks to other regions", "stays_at_home", "leak", ("py", "CENT = ", EVERYWHERE + "CENT = "), ("py", "territories=[CENTRE]", "territories=[HOME]"), ("py", "territories=(CENTRE,)", "territories=(HOME,)")),
    defect("an amount that is a day", "amounts_are_amounts", "no-amount", ("py", f"amount=least(invented_costs * {RATE}, cap)", "amount=invented_opened_on.or_else(TODAY)")),
    defect("an amount that is a share", "amounts_are_amounts", "no-unit", ("py", f"amount=least(invented_costs * {RATE}, cap)", f"amount={RATE}")),
    defect("a rule for the whole country", "loads", "foreign-territory", ("py", f"{SOURCES}\n    period=SINCE_2020,\n    territory=CENTRE,", f"{SOURCES}\n    period=SINCE_2020,")),
    defect("a pack of the whole country", "speaks_of_its_regions", "whole-country", ("py", "territories=[CENTRE],", "")),
    defect("a federation of elsewhere", "speaks_of_its_regions", "federation-elsewhere", ("py", "territories=(CENTRE,)", 'territories=(Territory.parse("region:53"),)')),
    defect("a unit that cannot be kept", "rules_are_values", "no-value", ("py", "# -- facts", "def made() -> type[Persons]:\n    class People(Persons):\n        pass\n\n    return People\n\n\nPeople = made()\n# -- facts"), ("py", "@fact(Persons, about", "@fact(People, about"), ("py", 'parameter("invented.minimum", Persons)', 'parameter("invented.minimum", People)')),
    # -- words
    defect("no English words", "words_are_complete", "no-english", ("py", 'Label("plafond", "cap")', 'Label("plafond")')),
    defect("an id in place of words", "words_are_complete", "id-for-words", ("parameters", "Montant au plus", "invented.cap")),
    defect("words that cannot be written", "explains_itself", "no-explanation", ("py", "# -- rules and schemes", NO_WORDS), ("py", '"The team has enough professionals"', "NoWords()")),
    # -- facts
    defect("unknown counted as nobody", "is_honest", "unknown-as-known", ("py", PROFESSIONALS, "    return 0 if msp.team is UNKNOWN else msp.count(day)\n")),
    defect("unknown amounts counted as nothing", "is_honest", "unknown-as-known", ("py", "    return known if all(cost.amount is not UNKNOWN for cost in request.costs) else Interval(known, None)\n", "    return known\n")),
    defect("a fact that fails on what is unknown", "always_answers", "no-answer", ("py", PROFESSIONALS, "    return len(msp.team.members)\n")),
    defect("a fact out of its range", "always_answers", "no-answer", ("py", "greatest=50", "greatest=4")),
    defect("a fact that gives a float", "always_answers", "no-answer", ("py", PROFESSIONALS, "    found = msp.count(day)\n    return float(found) if isinstance(found, int) else found\n")),
    defect("a fact that depends on chance", "facts_look_at_the_dossier", "impure-fact", ("py", PROFESSIONALS, "    return random.randint(0, 5)\n"), ("py", "import attrs\n", "import random\n\nimport attrs\n")),
    defect("a fact that reads the clock", "facts_look_at_the_dossier", "impure-fact", ("py", PROFESSIONALS, "    return msp.count(max(day, date.today()))\n")),
    defect("a fact that counts its calls", "answers_the_same_twice", "changing-answer", ("py", PROFESSIONALS, "    seen.append(day)\n    return len(seen) % 50\n"), ("py", "# -- facts", "seen: list[date] = []\n# -- facts")),
    defect("a fact that changes the dossier", "answers_the_same_twice", "changed-dossier", ("py", PROFESSIONALS, '    object.__setattr__(msp, "closed_on", day)\n' + PROFESSIONALS)),
    defect("a fact that depends on the hash seed", "is_the_same_elsewhere", "changes-elsewhere", ("py", PROFESSIONALS, '    return hash(f"{msp.id}{day}") % 4\n')),
    defect("a fact that opens a file", "is_the_same_elsewhere", "impure-answer", ("py", PROFESSIONALS, '    return Path("/etc/hosts").stat().st_size % 2 + len(Path("/etc/hosts").read_bytes()) % 2\n'), ("py", "import attrs\n", "from pathlib import Path\n\nimport attrs\n")),
    defect("a fact that changes on a day it did not announce", "facts_change_when_announced", "unannounced-change", ("py", PROFESSIONALS, "    return 2 if day.month < 7 else 3\n")),
    defect("elapsed time counted in a fact", "facts_change_when_announced", "unannounced-change", ("py", PROFESSIONALS, "    start = msp.opened_on\n    return int(day < start + timedelta(days=183)) if isinstance(start, date) else UNKNOWN\n"), ("py", "from datetime import date\n", "from datetime import date, timedelta\n")),
    defect("days counted in a fact", "facts_count_no_days", "counted-days", ("py", PROFESSIONALS, "    return msp.count(day - timedelta(days=1))\n"), ("py", "from datetime import date\n", "from datetime import date, timedelta\n")),
    # -- what only a source or a law can tell
    defect("a figure off by one", "golden_cases_hold", "golden-mismatch", ("leaflet", "value = 100000", "value = 100001")),
    defect("months counted as days", "golden_cases_hold", "golden-mismatch", ("parameters", 'unit = "Months"', 'unit = "Days"'), ("py", 'parameter("invented.delay", Months)', 'parameter("invented.delay", Days)'), ("py", "Maybe, Months,", "Days, Maybe,"), ("order", "value = 6", "value = 183")),
    defect("a delay one day too long", "golden_cases_hold", "golden-mismatch", ("py", "(TODAY < invented_opened_on.or_else(TODAY) + delay)", "(TODAY <= invented_opened_on.or_else(TODAY) + delay)")),
    defect("cents lost in a fact", "golden_cases_hold", "golden-mismatch", ("py", "    known = sum(", "    known = Fraction(1) * sum("), ("py", "(Fraction(cost.amount) for", "(Fraction(int(cost.amount)) for")),
    defect("a rule that no golden case knows", "golden_cases_hold", "no-golden-case", ("golden", 'rule = "invented.advice"', 'rule = "invented.size"')),
    defect("a golden case of no source", "golden_cases_hold", "no-source", ("golden", 'source = "invented-order, article 3"', 'source = "somebody"')),
    defect("a golden case that expects nothing", "golden_cases_hold", "bad-case", ("golden", 'dossier = "maison.json"\nexpected = "met"\n', 'dossier = "maison.json"\n')),
    defect("a golden file of something else", "golden_cases_hold", "bad-file", ("golden", "[[cases]]", "[[case]]")),
    defect("a golden case of a fact that is not read", "golden_cases_hold", "bad-case", ("golden", "invented_professionals = 2 }", "professionals = 2 }")),
    defect("an amount above its cap", "laws_hold", "law-broken", ("py", "amount=least(", "amount=greatest("), ("py", "fact, least, parameter", "fact, greatest, parameter")),
    defect("an amount that falls when costs grow", "laws_hold", "law-broken", ("py", f"least(invented_costs * {RATE}, cap)", f"cap - least(invented_costs * {RATE}, cap)")),
    defect("a law of nothing", "laws_are_of_something", "no-law", ("py", 'id="cap"', 'id="limit"')),
    # -- data, processes
    defect("data that changes when it is written", "is_written_and_read", "changed-extension", ("py", "    group: str\n", '    group: str = attrs.field(converter=lambda text: f"{text}!")\n')),
    defect("it prints when it is imported", "is_the_same_elsewhere", "prints", ("py", "MSP_MODEL_PLUGIN_API = 1", 'MSP_MODEL_PLUGIN_API = 1\nprint("hello")')),
    defect("it reads a file of the machine when it is imported", "is_the_same_elsewhere", "side-effect", ("py", "MSP_MODEL_PLUGIN_API = 1", 'MSP_MODEL_PLUGIN_API = 1\nopen("/etc/hosts").close()')),
    defect("it looks at the network when it is imported", "is_the_same_elsewhere", "side-effect", ("py", "MSP_MODEL_PLUGIN_API = 1", 'MSP_MODEL_PLUGIN_API = 1\nimport socket\nsocket.getaddrinfo("localhost", 80)')),
    defect("it changes the environment", "is_the_same_elsewhere", "side-effect", ("py", "MSP_MODEL_PLUGIN_API = 1", 'MSP_MODEL_PLUGIN_API = 1\nimport os\nos.environ["INVENTED"] = "1"')),
    defect("it starts a program", "is_the_same_elsewhere", "side-effect", ("py", "MSP_MODEL_PLUGIN_API = 1", 'MSP_MODEL_PLUGIN_API = 1\nimport subprocess, sys\nsubprocess.run([sys.executable, "-c", ""], check=True)')),
    defect("it changes the library", "is_the_same_elsewhere", "patches-library", ("py", "MSP_MODEL_PLUGIN_API = 1", "MSP_MODEL_PLUGIN_API = 1\nMsp.count = lambda self, day, *questions: 9"), national=True),
)  # fmt: skip
# fmt: on
