"""``msp-model assess``: what each rule says of one dossier on one day."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from msp_model.assessment import Assessment, Book
from msp_model.assessment.show_assessment import page_of
from msp_model.assessment.show_lines import lines_of
from msp_model.cli.call import Call, Refusal
from msp_model.cli.errors import near
from msp_model.cli.interpretations import check_interpretations
from msp_model.cli.loading import file_of, load_book, read_msp
from msp_model.cli.pack_folder import rulebook_with
from msp_model.cli.spoken import argument, command, option
from msp_model.cli.types import DAY, PAIR, WordType, today
from msp_model.expressions import NotInForceError
from msp_model.rulebook import Rulebook


@command(
    fr="Dire ce que chaque règle et chaque dispositif répond pour une MSP, un jour donné\u202f: oui, non ou inconnu, avec "
    "les textes, ce qui manque et la première question à poser.",
    en="Say what each rule and each scheme answers for an MSP on one day: yes, no or unknown, with the texts, what is "
    "missing and the first question to ask.",
    examples=[
        "msp-model assess examples/romenay.yaml --on 2024-12-24",
        "msp-model assess dossier.yaml --rule fr.sisa.composition --explain",
        "msp-model assess dossier.yaml --interpretation fr.sisa.clock=notification",
        "msp-model assess dossier.json --on 2026-03-17 --format html > reponse.html",
    ],
)
@argument("dossier", fr="le dossier de la MSP, en YAML ou en JSON", en="the dossier of the MSP, in YAML or JSON")
@option("--on", type=DAY, fr="jour demandé (aujourd'hui sinon)", en="day asked (today where left out)")
@option(
    "--rule",
    "rules",
    multiple=True,
    metavar="ID",
    fr="cette règle ou ce dispositif seulement\u202f; peut se répéter",
    en="this rule or scheme only; may be repeated",
)
@option(
    "--interpretation",
    "interpretations",
    type=PAIR,
    multiple=True,
    fr="lecture à retenir à la place de celle par défaut\u202f; peut se répéter",
    en="reading to take in place of the default; may be repeated",
)
@option(
    "--pack",
    "packs",
    multiple=True,
    metavar="PACK_DIR",
    fr="avec ce module, qui n'est pas installé\u202f; peut se répéter",
    en="with this pack, which is not installed; may be repeated",
)
@option(
    "--format",
    "form",
    type=WordType(["text", "json", "markdown", "html"]),
    default="text",
    fr="forme de la réponse (text)",
    en="form of the answer (text)",
)
@option(
    "--explain",
    is_flag=True,
    fr="ajouter à chaque réponse son explication complète",
    en="add its whole explanation to each answer",
)
@option("--all", "every", is_flag=True,
        fr="tout dire de chaque réponse, même de celles qui ne s'appliquent pas",
        en="say everything of each answer, those not applicable included")  # fmt: skip
def assess(
    call: Call,
    dossier: str,
    on: date | None,
    rules: tuple[str, ...],
    interpretations: tuple[tuple[str, str], ...],
    packs: tuple[str, ...],
    form: str,
    *,
    explain: bool,
    every: bool,
) -> None:
    """Assess a dossier."""
    file = file_of(call, dossier)
    book = Book(rulebook_with(call, [Path(folder) for folder in packs], installed=True)) if packs else load_book(call)
    _check_rules(call, book.rulebook, rules)
    check_interpretations(call, book.rulebook, interpretations)
    msp = read_msp(call, file, book.rulebook)
    day = today() if on is None else on
    try:
        found = book.assess(msp, day, interpretations=dict(interpretations), only=rules or None)
    except NotInForceError as error:
        raise Refusal(
            call.say(f"Pas de réponse pour ce jour\u202f: {error}", f"No answer on this day: {error}")
        ) from error
    _say_what_is_not_asked(call, found, rules)
    _print(call, found, form, explain=explain, every=every)


def _check_rules(call: Call, rulebook: Rulebook, asked: Iterable[str]) -> None:
    known = sorted({rule.id for rule in rulebook.rules} | {scheme.id for scheme in rulebook.schemes})
    wrong = [name for name in asked if name not in known]
    if wrong:
        raise Refusal(
            *(
                call.say(f"Aucune règle ni dispositif «\u202f{name}\u202f»", f"No rule or scheme '{name}'")
                + (near(name, known, call.lang) or call.say(" (msp-model rules les donne)", " (see msp-model rules)"))
                for name in wrong
            )
        )


def _say_what_is_not_asked(call: Call, found: Assessment, asked: Iterable[str]) -> None:
    answered = {answer.id for answer in found.answers}
    for name in asked:
        if name not in answered:
            call.warn(
                call.say(
                    f"{name}\u202f: ne vaut pas ce jour-là, ou pas à cet endroit (msp-model rules {name})",
                    f"{name}: does not hold on this day, or not in this place (msp-model rules {name})",
                )
            )


def _print(call: Call, found: Assessment, form: str, *, explain: bool, every: bool) -> None:
    match form:
        case "json":
            call.json(found.to_dict(explain=explain))
        case "markdown":
            call.write(found.markdown(call.lang, every=every, explain=explain))
        case "html":
            call.write(found.html(call.lang, every=every))
        case _:
            call.lines(lines_of(page_of(found, call.lang, every=every, explain=explain)))
