"""Any other paper: who it speaks of and when it was issued, so that a reviewer can take it for a tie."""

from collections.abc import Sequence

from fakelos.extractors.fields.choice import fields_of
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS: dict[str, tuple[str, ...]] = {}


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder and day of issue, as far as they are plain."""
    paper = Paper(pages, LABELS)
    return fields_of({**read_holder(paper), "issue_date": read_issue_date(paper)})
