"""Below its minimum: when the dissolution of a SISA can be asked, and how long it may put things right.

Three regimes, by the day asked: 12 August 2011, 14 May 2021 (ordinance 2021-584), 29 December 2023 (law 2023-1268).
The clock is that of the company alone: the money of the ACI and of the FIR has its own (see ``fir``).
"""

from datetime import date

from msp_model.expressions import TODAY, Expr, case, greatest, parameter, since
from msp_model.expressions.kinds import Day, Months
from msp_model.national.facts.company import dissolution_pending, sisa_exists
from msp_model.national.facts.departures import departure_notified_on
from msp_model.national.facts.team import (
    associated_auxiliaries,
    associated_physicians,
    employed_auxiliaries,
    employed_physicians,
)
from msp_model.national.periods import in_force
from msp_model.national.sisa import FOUNDED, LAW_2023, MINIMUM, ORDINANCE, minimum_auxiliaries, minimum_physicians
from msp_model.rulebook import Citation, Interpretation, Reading, Rule, RuleKind, Scheme, Term, cite
from msp_model.values import Label

tolerance = parameter("sisa.tolerance", Months)
court_extension = parameter("sisa.court_extension", Months)
extension_of_right = parameter("sisa.extension_of_right", Months)

# -- what is not settled ----------------------------------------------------------------------------------------------

clock = Interpretation(
    id="fr.sisa.clock",
    question=Label(
        "Le délai court-il depuis que la condition n'est plus remplie, ou depuis la notification du départ ?",
        "Does the time run since the condition is no longer met, or since the departure was notified?",
    ),
    readings=(
        Reading(
            id="condition",
            label=Label("depuis que la condition n'est plus remplie", "since the condition is no longer met"),
            sources=(cite("csp-l4041-4", "I, deuxième alinéa"),),
        ),
        Reading(
            id="notification",
            label=Label("depuis la notification du départ", "since the departure was notified"),
            sources=(cite("concours-pluripro-2022-03"),),
        ),
    ),
    default="condition",
    because=Label("C'est la lettre de la loi.", "It is the letter of the law."),
)

transition = Interpretation(
    id="fr.sisa.transition",
    question=Label(
        "Quel délai vaut pour une SISA passée sous le minimum avant un changement de la loi ?",
        "Which time holds for a SISA that fell below the minimum before the law changed?",
    ),
    readings=(
        Reading(
            id="day-asked",
            label=Label("celui de la loi en vigueur le jour demandé", "that of the law in force on the day asked"),
        ),
        Reading(
            id="day-of-breach",
            label=Label(
                "celui de la loi en vigueur le jour où le délai a commencé",
                "that of the law in force on the day on which the time began",
            ),
        ),
    ),
    default="day-asked",
    because=Label(
        "Aucun texte lu ne le dit ; la loi du jour demandé est la lecture la plus simple.",
        "No text read says so; the law of the day asked is the plainest reading.",
    ),
    ours=True,
)

one_year = Interpretation(
    id="fr.sisa.one_year",
    question=Label(
        "De 2021 à 2023, « ce délai est porté de droit à un an » : la prolongation, ou le délai de base ?",
        'From 2021 to 2023, "this time is raised as of right to one year": the extension, or the base period?',
    ),
    readings=(
        Reading(
            id="extension",
            label=Label("la prolongation dure un an", "the extension lasts one year"),
            sources=(cite("csp-l4041-4", "I, troisième alinéa, version du 29 décembre 2023"),),
        ),
        Reading(
            id="base",
            label=Label("le délai de base dure un an", "the base period lasts one year"),
            sources=(cite("csp-l4041-4", "I, troisième alinéa, version du 14 mai 2021"),),
        ),
    ),
    default="extension",
    because=Label(
        "La phrase suit la prolongation par le tribunal, et la version de 2023, dont le délai de base est de trois "
        "ans, ne peut se lire autrement.",
        "The sentence follows the extension by the court, and the version of 2023, whose base period is three years, "
        "cannot be read otherwise.",
    ),
)

# -- the clock --------------------------------------------------------------------------------------------------------

BELOW = since(sisa_exists & ~MINIMUM)
"""The day since which the SISA has been below its minimum without a break."""

STARTED: Expr[Day] = case(
    (clock.is_("notification"), departure_notified_on.or_else(TODAY)),
    otherwise=BELOW.or_else(TODAY),
)
"""The day on which the time began to run; today where it has not begun."""

SUBSTITUTES = (associated_physicians + employed_physicians >= minimum_physicians) & (
    associated_auxiliaries + employed_auxiliaries >= minimum_auxiliaries
)
"""The SISA employs as many physicians, and auxiliaires médicaux, as are missing among its associates."""

# The law of the day on which the time began, where that reading is chosen. A period "raised to one year" was shorter
# than one year: the three years of 2023 cannot be meant. Before the ordinance nothing was extended as of right.
_OF_BREACH = transition.is_("day-of-breach")
_BASE_RAISED_THEN = one_year.is_("base") & (extension_of_right.on(STARTED) > tolerance.on(STARTED))
_BASE_THEN = case((_BASE_RAISED_THEN & SUBSTITUTES, extension_of_right.on(STARTED)), otherwise=tolerance.on(STARTED))
_EXTENSION_THEN = case(
    (SUBSTITUTES & ~_BASE_RAISED_THEN, greatest(extension_of_right.on(STARTED), court_extension.on(STARTED))),
    otherwise=court_extension.on(STARTED),
)

BASE_2021 = case(
    (_OF_BREACH, _BASE_THEN),
    otherwise=case((one_year.is_("base") & SUBSTITUTES, extension_of_right), otherwise=tolerance),
)
BASE_2023 = case((_OF_BREACH, _BASE_THEN), otherwise=tolerance)
"""How long the SISA is below its minimum before dissolution can be asked."""

EXTENSION_2021 = case(
    (_OF_BREACH, _EXTENSION_THEN),
    otherwise=case((one_year.is_("extension") & SUBSTITUTES, extension_of_right), otherwise=court_extension),
)
EXTENSION_2023 = case(
    (_OF_BREACH, _EXTENSION_THEN),
    otherwise=case((SUBSTITUTES, extension_of_right), otherwise=court_extension),
)
"""How long it may be extended: by the court, or as of right; one or the other, never both."""

FIRST_REGIME = in_force(FOUNDED, ORDINANCE)
SECOND_REGIME = in_force(ORDINANCE, LAW_2023)
THIRD_REGIME = in_force(LAW_2023)

_RUNNING = Label("le délai court encore", "the time is still running")

# -- can dissolution be asked? ----------------------------------------------------------------------------------------

_TITLE = Label(
    "Personne ne peut encore demander la dissolution de la SISA",
    "Nobody can ask yet for the dissolution of the SISA",
)


def _version(*sources: Citation, start: date) -> tuple[Citation, ...]:
    """Cite the version of the article in force from *start* on, and what else speaks of it."""
    months = {FOUNDED: "12 août 2011", ORDINANCE: "14 mai 2021", LAW_2023: "29 décembre 2023"}
    return (cite("csp-l4041-4", f"I, version du {months[start]}"), *sources)


dissolution_2011 = Rule(
    id="fr.sisa.dissolution",
    title=_TITLE,
    kind=RuleKind.WARNING,
    applies=sisa_exists,
    requires=MINIMUM.unless(_RUNNING, TODAY < BELOW.or_else(TODAY) + tolerance),
    sources=_version(cite("concours-pluripro-2022-03"), start=FOUNDED),
    period=FIRST_REGIME,
    note=Label(
        "Aucun délai : tout intéressé peut demander la dissolution dès que le minimum n'est plus atteint.",
        "No time: any interested person can ask for dissolution as soon as the minimum is no longer met.",
    ),
)

dissolution_2021 = Rule(
    id="fr.sisa.dissolution",
    title=_TITLE,
    kind=RuleKind.WARNING,
    applies=sisa_exists,
    requires=MINIMUM.unless(_RUNNING, TODAY < STARTED + BASE_2021),
    sources=_version(cite("ordonnance-2021-584"), start=ORDINANCE),
    period=SECOND_REGIME,
)

dissolution_2023 = Rule(
    id="fr.sisa.dissolution",
    title=_TITLE,
    kind=RuleKind.WARNING,
    applies=sisa_exists,
    requires=MINIMUM.unless(_RUNNING, TODAY < STARTED + BASE_2023),
    sources=_version(
        cite("loi-2023-1268", "article 13"),
        cite("houdart-2024-02-19"),
        cite("an-amendements-946-947"),
        cite("question-an-2971", "réponse, p. 2390"),
        start=LAW_2023,
    ),
    period=THIRD_REGIME,
    note=Label(
        "Ce délai protège la société, pas l'argent : l'ACI et le FIR ont chacun le leur.",
        "This time protects the company, not the money: the ACI and the FIR each have their own.",
    ),
)

# -- how long to put things right -------------------------------------------------------------------------------------

_GRACE = Label("Délai pour rétablir le minimum de la SISA", "Time to bring the SISA back to its minimum")
_NO_FUNDER = Label("délai légal, sans financeur", "a legal period, without a funder")
_SINCE = Term(id="below-since", label=Label("sous le minimum depuis", "below the minimum since"), value=BELOW)
_EARLIEST = Label("la dissolution peut être demandée à partir du", "dissolution can be asked from")
_LATEST = Label("le minimum doit être rétabli avant le", "the minimum must be met again before")
_ALTERNATIVES = Label(
    "La prolongation par le tribunal et la prolongation de droit ne s'ajoutent pas : la plus longue vaut. Le délai "
    "cesse dès que le minimum est de nouveau atteint.",
    "The extension by the court and the extension of right are not added: the longer one holds. The time ends as soon "
    "as the minimum is met again.",
)

grace_2011 = Scheme(
    id="fr.sisa.grace",
    title=_GRACE,
    funder=_NO_FUNDER,
    applies=sisa_exists & ~MINIMUM,
    requires=TODAY < BELOW.or_else(TODAY) + (tolerance + court_extension),
    terms=(
        _SINCE,
        Term(id="earliest-request", label=_EARLIEST, value=BELOW.or_else(TODAY) + tolerance),
        Term(id="latest", label=_LATEST, value=BELOW.or_else(TODAY) + (tolerance + court_extension)),
    ),
    sources=_version(cite("concours-pluripro-2022-03"), start=FOUNDED),
    period=FIRST_REGIME,
)


def _terms(base: Expr[Months], extension: Expr[Months]) -> tuple[Term, ...]:
    """Give the deadlines that follow from a base period and an extension."""
    return (
        _SINCE,
        Term(id="earliest-request", label=_EARLIEST, value=STARTED + base),
        Term(
            id="substitutes",
            label=Label(
                "des salariés de la SISA remplacent les associés manquants : un an est de droit",
                "employees of the SISA stand for the missing associates: one year is of right",
            ),
            value=SUBSTITUTES,
        ),
        Term(id="extension", label=Label("prolongation, au plus", "extension, at most"), value=extension),
        Term(id="latest", label=_LATEST, value=STARTED + (base + extension)),
    )


grace_2021 = Scheme(
    id="fr.sisa.grace",
    title=_GRACE,
    funder=_NO_FUNDER,
    applies=sisa_exists & ~MINIMUM,
    requires=TODAY < STARTED + (BASE_2021 + EXTENSION_2021),
    terms=_terms(BASE_2021, EXTENSION_2021),
    sources=_version(cite("ordonnance-2021-584"), start=ORDINANCE),
    period=SECOND_REGIME,
    note=_ALTERNATIVES,
)

grace_2023 = Scheme(
    id="fr.sisa.grace",
    title=_GRACE,
    funder=_NO_FUNDER,
    applies=sisa_exists & ~MINIMUM,
    requires=TODAY < STARTED + (BASE_2023 + EXTENSION_2023),
    terms=_terms(BASE_2023, EXTENSION_2023),
    sources=_version(cite("loi-2023-1268", "article 13"), start=LAW_2023),
    period=THIRD_REGIME,
    note=_ALTERNATIVES,
)

# -- the day of the ruling --------------------------------------------------------------------------------------------

ruling = Rule(
    id="fr.sisa.ruling",
    title=Label(
        "Le tribunal qui statuerait ce jour ne pourrait pas dissoudre la SISA : le minimum est de nouveau atteint",
        "A court that ruled on this day could not dissolve the SISA: the minimum is met again",
    ),
    kind=RuleKind.WARNING,
    applies=sisa_exists & dissolution_pending,
    requires=MINIMUM,
    sources=(cite("csp-l4041-4", "I, dernier alinéa"),),
    period=in_force(ORDINANCE),
)

INTERPRETATIONS = (clock, transition, one_year)
RULES = (dissolution_2011, dissolution_2021, dissolution_2023, ruling)
SCHEMES = (grace_2011, grace_2021, grace_2023)
