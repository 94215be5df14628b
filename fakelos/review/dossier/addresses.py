"""Addresses of the dossier's page, with one place of its papers in view."""

from functools import lru_cache
from uuid import UUID

from django.urls import reverse


@lru_cache(maxsize=256)
def dossier_url(dossier_id: UUID) -> str:
    """The dossier's page; it stands in hundreds of links, so that finding it anew each time would cost milliseconds."""
    return reverse("dossier", args=[dossier_id])


def view_url(dossier_id: UUID, kind: str, *parts: object) -> str:
    """The dossier's page with one place of its papers in view."""
    return f"{dossier_url(dossier_id)}?show={kind}-{'.'.join(map(str, parts))}"


def field_url(dossier_id: UUID, document: str, code: str) -> str:
    """The dossier's page with one field in view."""
    return view_url(dossier_id, "field", document, code)


def paper_anchor(document_id: str) -> str:
    """The name by which a link on the page finds a paper."""
    return f"paper-{document_id}"
