"""Another identity paper (άλλο έγγραφο ταυτότητας): identity card, foreign birth or family certificate."""

from collections.abc import Sequence

from fakelos.extractors.fields.choice import best, fields_of
from fakelos.extractors.fields.countries import read_country
from fakelos.extractors.fields.dates import date_parser
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.sexes import read_sex
from fakelos.extractors.fields.zones import zone_readings, zone_with_print
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "card_no": (
        "Αριθμός μετάφρασης",
        "Πιστοποιητικό ταυτότητας με αριθμό",
        "Αριθμός ταυτότητας",
        "Identity card No",
        "Card number",
        "ID No",
        "Αρ. ταυτότητας",
        "Αριθμός δελτίου",
        "Document No",
        "No",
    ),
}


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, nationality, sex, number and dates of an identity paper."""
    paper = Paper(pages, LABELS)
    printed = {
        **read_holder(paper),
        "nationality": best(paper.read(read_country, "nationality")),
        "sex": best(paper.read(read_sex, "sex")),
        "card_no": best(paper.read(read_number, "card_no")[:1]),
        "issue_date": read_issue_date(paper),
        "expiry_date": best(paper.read(date_parser("expiry"), "expiry_date", "valid_to")),
    }
    return fields_of(zone_with_print(zone_readings(paper, {"TD1", "TD2", "TD3"}), printed))
