"""Photograph (φωτογραφία): the name written under it, if any."""

from collections.abc import Sequence

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import fields_of
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS: dict[str, tuple[str, ...]] = {}


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """The name of the person shown."""
    return fields_of(read_holder(Paper(pages, LABELS)))
