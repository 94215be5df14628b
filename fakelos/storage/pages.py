"""Pages as they were read: their images and readings, sealed, under keys of their own."""

from uuid import UUID

from django.db import transaction

from fakelos.schemas.page import ClassGuess
from fakelos.schemas.page import Page as Reading
from fakelos.storage.models import Item, Page
from fakelos.storage.sealed.vault import Vault


def save_page(vault: Vault, item_id: UUID, reading: Reading, guess: ClassGuess, image: bytes, image_type: str) -> UUID:
    """Keep one page of a file; `image` is its upright picture, of type `image_type`, empty if there is none.

    Saving the page again replaces what was read of it.
    """
    page = _page(vault, item_id, reading.number)
    stale = [page.image, page.reading]
    page.image = vault.seal(page, image) if image else ""
    page.reading = vault.seal(page, reading.model_dump_json().encode())
    page.image_type = image_type
    page.width, page.height, page.rotation = reading.width, reading.height, reading.rotation
    page.blank, page.problems = reading.blank, list(reading.problems)
    page.doc_class, page.confidence = guess.doc_class or "", guess.confidence
    page.save()
    for blob in filter(None, stale):
        vault.blobs.delete(blob)
    return page.pk


def readings_of(vault: Vault, item_id: UUID) -> tuple[tuple[Reading, ClassGuess], ...]:
    """What was read of a file, page by page, with what each page seems to be."""
    rows = Page.objects.filter(item_id=item_id).select_related("data_key").order_by("number")
    return tuple((vault.page_reading(row), _guess(row)) for row in rows)


@transaction.atomic
def _page(vault: Vault, item_id: UUID, number: int) -> Page:
    """The row of a page, with a key under that of its file."""
    item = Item.objects.select_for_update(of=("self",)).select_related("data_key").get(pk=item_id)
    page = Page.objects.filter(item=item, number=number).select_related("data_key").first()
    if page is None:
        key, _ = vault.keys.create([item.data_key] if item.data_key else [])
        key.save(force_insert=True)
        page = Page.objects.create(item=item, number=number, width=0, height=0, data_key=key)
    return page


def _guess(row: Page) -> ClassGuess:
    return ClassGuess.model_validate({"doc_class": row.doc_class or None, "confidence": row.confidence})
