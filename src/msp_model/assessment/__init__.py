"""Assessment: what a rulebook says of one dossier on one day.

book         a rulebook that answers
assess       every applicable rule and scheme, one dossier, one day
assessment   the whole answer, with its digest
answer       the answer of one rule or scheme
world        the facts and figures that rules see
"""

from msp_model.assessment.answer import Amount, Answer, Source, Status, UnderReading
from msp_model.assessment.assess import MAX_COMBINATIONS, assess
from msp_model.assessment.assessment import Assessment
from msp_model.assessment.book import Book
from msp_model.assessment.world import DossierWorld, FactError, world_of

__all__ = [
    "MAX_COMBINATIONS",
    "Amount",
    "Answer",
    "Assessment",
    "Book",
    "DossierWorld",
    "FactError",
    "Source",
    "Status",
    "UnderReading",
    "assess",
    "world_of",
]
