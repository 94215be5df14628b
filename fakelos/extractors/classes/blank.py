"""Blank page (λευκή σελίδα): nothing to read."""

from collections.abc import Sequence

from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS: dict[str, tuple[str, ...]] = {}


def extract(pages: Sequence[Page]) -> dict[str, Field]:  # noqa: ARG001
    """No fields."""
    return {}
