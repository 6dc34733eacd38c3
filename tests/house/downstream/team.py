"""What a project that depends on the library looks like: type-checked and run against the built wheel alone."""

from datetime import date

import msp_model as mm

book = mm.load_rulebook()
msp = mm.loads('{"format": "msp-model", "schema_version": 1, "msp": {"id": "a", "name": "A"}}', format="json")
answer = book.assess(msp, on=date(2024, 12, 24))["fr.sisa.composition"]
print("unknown" if answer.verdict is mm.UNKNOWN else "yes" if answer.verdict else "no")
print(answer.missing.leaves[0].label.fr)
