"""Solemn declaration of law 1599/1986 (υπεύθυνη δήλωση)."""

from collections.abc import Sequence

from fakelos.extractors.fields.choice import fields_of
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "name.el": ("Ο - Η Όνομα", "Ο-Η Όνομα", "Ο/Η Όνομα", "Όνομα"),
    "date": ("Ημερομηνία", "Ημ/νία"),
}


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Who declares, and when."""
    paper = Paper(pages, LABELS)
    day = read_issue_date(paper, "date", "issue_date")
    return fields_of({**read_holder(paper), "date": day, "issue_date": day})
