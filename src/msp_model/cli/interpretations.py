"""The readings chosen on the command line."""

from collections.abc import Iterable

from msp_model.cli.call import Call, Refusal
from msp_model.cli.errors import near
from msp_model.rulebook import Rulebook


def check_interpretations(call: Call, rulebook: Rulebook, chosen: Iterable[tuple[str, str]]) -> None:
    """Raise Refusal for an interpretation or a reading that does not exist, naming those that do."""
    wrong = []
    for name, reading in chosen:
        interpretation = rulebook.interpretations.get(name)
        if interpretation is None:
            words = call.say(f"Aucune interprétation «\u202f{name}\u202f»", f"No interpretation '{name}'")
            more = call.say(" (msp-model interpretations les donne)", " (see msp-model interpretations)")
            wrong.append(words + (near(name, rulebook.interpretations, call.lang) or more))
        elif reading not in interpretation.choice.members:
            readings = ", ".join(interpretation.choice.members)
            wrong.append(
                call.say(
                    f"«\u202f{name}\u202f» n'a pas de lecture «\u202f{reading}\u202f»\u202f; elle a {readings}",
                    f"'{name}' has no reading '{reading}'; it has {readings}",
                )
            )
    if wrong:
        raise Refusal(*wrong)
