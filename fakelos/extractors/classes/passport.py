"""Passport and travel document (διαβατήριο): the machine-readable zone first, checked against the printed page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.countries import country_of, read_country
from fakelos.extractors.fields.sexes import read_sex
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import spelled
from fakelos.extractors.fields.text.strip import Reading
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.zones import zone_readings, zone_with_print
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

_STATE = re.compile(r"(?m)(?:^|\t)Ρ[ΝΜΑDSΟΕ]?[ \t]+([A-ZΑ-Ω]{3})(?![A-ZΑ-Ω])")
"""The kind of document and the state's code, side by side."""

LABELS = {
    "expiry_date": (
        "Date of expiry", "Expiry date", "Date of expiration", "Valid until", "Ημερομηνία λήξης", "Expires",
        "Valid to", "Ημερομηνία λήξης διαβατηρίου", "Ημ/νία λήξης διαβατηρίου", "Λήξη διαβατηρίου",
    ),
    "state_code": (
        "Country code", "Code of issuing state", "Issuing state", "State code", "Code of state", "Code du pays",
        "Issuing country", "Code",
    ),
    "passport_no": ("No.", "Passport", "Document no.", "Αριθμός"),
    "issue_date": ("Date of issue", "Issued", "Ημερομηνία έκδοσης", "Valid from", "Ημερομηνία έκδοσης διαβατηρίου"),
}  # fmt: skip


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, nationality, sex, number, dates and zone of a passport."""
    paper = Paper(pages, LABELS)
    printed = {
        **read_holder(paper, "lat"),
        "nationality": best([*paper.read(read_country, "nationality"), *_state_codes(paper)])
        or best(paper.read(read_country, "state_code")),
        "sex": best(paper.read(read_sex, "sex")),
        "issue_date": best(paper.read(date_parser("issue"), "issue_date")),
        "expiry_date": best(paper.read(date_parser("expiry"), "expiry_date", "valid_to")),
    }
    return fields_of(zone_with_print(zone_readings(paper, {"TD3", "TD2"}), printed))


def _state_codes(paper: Paper) -> Iterator[Reading]:
    for reading in paper.find(_STATE, 0.7):
        code = country_of(spelled(str(reading.value), "lat"))
        if code:
            yield replace(reading, value=code)
