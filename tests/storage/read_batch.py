"""A batch whose pages were read, before anything was made of them."""

import io
from uuid import UUID

from fakelos.schemas.page import ClassGuess
from fakelos.schemas.page import Page as Reading
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Page, Station
from fakelos.storage.pages import save_page
from fakelos.storage.sealed.vault import Vault

PAGES = 4


def make_batch(vault: Vault, station: Station, name: str) -> UUID:
    """A batch of one stack of four pages and one single sheet, all read."""
    files = [("stack.tif", io.BytesIO(f"SPECIMEN {name}".encode())), ("single.tif", io.BytesIO(b"SPECIMEN"))]
    receipt = receive(vault, Delivery(station, batch_id=name), files)
    for number in range(1, PAGES + 1):
        _save(vault, receipt.items[0].id, number)
    _save(vault, receipt.items[1].id, 1)
    return receipt.batch_id


def page(name: str, number: int) -> Page:
    """The page of a file as it is stored."""
    return Page.objects.select_related("data_key").get(item__name=name, number=number)


def _save(vault: Vault, item: UUID, number: int) -> None:
    reading = Reading(number=number, width=1, height=1)
    save_page(vault, item, reading, ClassGuess(doc_class=None, confidence=0), b"image", "image/png")
