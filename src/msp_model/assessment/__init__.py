"""Assessment: what a rulebook says of one dossier on one day.

book         a rulebook that answers
assess       every applicable rule and scheme, one dossier, one day
assessment   the whole answer, with its digest
answer       the answer of one rule or scheme
world        the facts and figures that rules see

For readers, in French and English: show_questions (what to ask first), show_assessment and show_card (what is said),
show_page (its parts), show_lines, show_text, show_html (how it is written), show_data (as JSON), show_words,
show_counts.
"""

from msp_model.assessment.answer import Amount, Answer, Source, Status, UnderReading
from msp_model.assessment.assess import MAX_COMBINATIONS, assess
from msp_model.assessment.assessment import Assessment
from msp_model.assessment.book import Book
from msp_model.assessment.show_questions import Question
from msp_model.assessment.world import DossierWorld, FactError, world_of

__all__ = [
    "MAX_COMBINATIONS",
    "Amount",
    "Answer",
    "Assessment",
    "Book",
    "DossierWorld",
    "FactError",
    "Question",
    "Source",
    "Status",
    "UnderReading",
    "assess",
    "world_of",
]
