"""Another identity paper (άλλο έγγραφο ταυτότητας): identity card, foreign birth or family certificate."""

import re
from collections.abc import Iterator, Sequence

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.labels.labelled import Parser
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.countries import read_country
from fakelos.extractors.fields.people.names import name_parser
from fakelos.extractors.fields.sexes import read_sex
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import key
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.zones import zone_readings, zone_with_print
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "card_no": (
        "Αριθμός μετάφρασης",
        "Αρ. πιστοποιητικού",
        "Αριθμός πιστοποιητικού",
        "Αριθμός",
        "Αριθμός κάρτας",
        "Αρ. δελτίου",
        "Πιστοποιητικό ταυτότητας με αριθμό",
        "Αριθμός ταυτότητας",
        "Identity card No",
        "Card number",
        "ID No",
        "Αρ. ταυτότητας",
        "Αριθμός δελτίου",
        "Document No",
        "No",
        "Number",
    ),
    "personal_no": ("Personal No", "Personal number", "Nr. personal"),
}


_CARD = re.compile(r"ΑΡΙΘ\w*[.\s:]{1,3}([A-ZΑ-Ω]{0,2} ?[0-9]{5,9})\s+(?:ΔΕΛΤΙ|ΤΑΥΤΟΤΗΤ|ΚΑΡΤΑ)")
_LICENCE = re.compile(r"DRΙVΙΝG LΙCΕΝ|ΑΔΕΙΑ ΟΔΗΓΗΣ|ΡΕRΜΙS DΕ CΟΝDUΙRΕ")
_NUMBERED: tuple[tuple[str, str, Parser], ...] = (
    ("1", "holder_surname_lat", name_parser("lat")),
    ("2", "holder_name_lat", name_parser("lat")),
    ("3", "birth_date", date_parser("birth")),
    ("4A", "issue_date", date_parser("issue")),
    ("4B", "expiry_date", date_parser("expiry")),
    ("5", "card_no", read_number),
)
"""The numbers before the entries of a driving licence (directive 2006/126, annex I)."""


def _numbered(paper: Paper) -> Iterator[tuple[str, Reading | None]]:
    for sheet in paper.sheets:
        for row in sheet.rows:
            first, *rest = [sheet.words[index] for index in row]
            entry = next((e for e in _NUMBERED if key(first.text) == key(e[0])), None)
            if entry and rest:
                yield entry[1], entry[2](sheet.strip_of(rest))


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, nationality, sex, number and dates of an identity paper."""
    paper = Paper(pages, LABELS)
    printed = {
        **read_holder(paper),
        "nationality": best(paper.read(read_country, "nationality")),
        "sex": best(paper.read(read_sex, "sex")),
        "card_no": best([*paper.read(read_number, "card_no")[:1], *paper.find(_CARD, 0.85)])
        or best(paper.read(read_number, "personal_no")),
        "issue_date": read_issue_date(paper),
        "expiry_date": best(paper.read(date_parser("expiry"), "expiry_date", "valid_to")),
    }
    if paper.says(_LICENCE):
        printed |= {code: reading for code, reading in _numbered(paper) if reading and not printed.get(code)}
    return fields_of(zone_with_print(zone_readings(paper, {"TD1", "TD2", "TD3", "FRID"}), printed))
