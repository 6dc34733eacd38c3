"""``msp-model aci``: the statement of what the health insurance pays an MSP for one year."""

from msp_model.cli.call import Call, Refusal
from msp_model.cli.interpretations import check_interpretations
from msp_model.cli.loading import file_of, load_book, read_msp
from msp_model.cli.spoken import argument, command, option
from msp_model.cli.types import PAIR, WordType
from msp_model.expressions import NotInForceError, spell_amount
from msp_model.national.aci import FORMATS, NoDeclarationError, aci_statement, marginal, render
from msp_model.rulebook import Eur
from msp_model.values import ProblemsError


@command(
    fr="Écrire le relevé de l'ACI d'une année, à poser à côté de celui de la CPAM\u202f: indicateurs, points, euros, avance, "
    "solde, et pourquoi.",
    en="Write the ACI statement of a year, to lay beside that of the CPAM: indicators, points, euros, advance, balance, "
    "and why.",
    examples=[
        "msp-model aci examples/les-tilleuls.yaml --year 2024",
        "msp-model aci dossier.yaml --year 2024 --format csv > releve.csv",
        "msp-model aci dossier.yaml --year 2024 --more",
        "msp-model aci dossier.yaml --year 2026 --interpretation aci-2026-grid=unknown",
    ],
)
@argument("dossier", fr="le dossier de la MSP, en YAML ou en JSON", en="the dossier of the MSP, in YAML or JSON")
@option("--year", type=int, required=True, metavar="ANNÉE", fr="année de l'exercice", en="year of the exercise")
@option(
    "--interpretation",
    "interpretations",
    type=PAIR,
    multiple=True,
    fr="lecture à retenir à la place de celle par défaut\u202f; peut se répéter",
    en="reading to take in place of the default; may be repeated",
)
@option(
    "--format",
    "form",
    type=WordType(list(FORMATS)),
    default="text",
    fr="forme du relevé (text)",
    en="form of the statement (text)",
)
@option(
    "--more",
    is_flag=True,
    fr="dire plutôt ce que rapporterait un protocole, une mission, 500 patients… de plus",
    en="say instead what one more protocol, mission, 500 patients… would bring",
)
def aci(
    call: Call, dossier: str, year: int, interpretations: tuple[tuple[str, str], ...], form: str, *, more: bool
) -> None:
    """Write the ACI statement of a dossier."""
    file = file_of(call, dossier)
    book = load_book(call)
    check_interpretations(call, book.rulebook, interpretations)
    msp = read_msp(call, file, book.rulebook)
    try:
        statement = aci_statement(book, msp, year=year, interpretations=dict(interpretations))
    except (NotInForceError, NoDeclarationError) as error:
        raise Refusal(
            call.say(f"Pas de relevé pour {year}\u202f: {error}", f"No statement for {year}: {error}")
        ) from error
    except ProblemsError as error:
        raise Refusal(*call.problems(str(file), error.problems)) from error
    if not more:
        call.write(render(statement, form, call.lang))
        return
    gains = marginal(statement)
    if not gains:
        call.write(call.say("Rien de plus à gagner, d'après ce dossier.", "Nothing more to gain, from this dossier."))
    for gain in gains:
        call.write(f"{spell_amount(gain.gain, Eur, call.lang):>24}  {gain.label.text(call.lang)}")
