from pathlib import Path

import pytest

from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import ClassGuess, Word
from fakelos.schemas.page import Page as Reading
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import DataKey, Page, Station
from fakelos.storage.pages import readings_of, save_page
from fakelos.storage.sealed.vault import Vault
from tests.storage.conftest import files_in, streams

pytestmark = pytest.mark.django_db

WORD = Word(text="SPECIMEN", box=(0, 0, 1, 1), confidence=0.9, line=0)
GUESS = ClassGuess(doc_class=DocumentClass.PASSPORT, confidence=0.9)


def reading(number: int, **others: object) -> Reading:
    return Reading.model_validate({"number": number, "width": 10, "height": 20, "words": (WORD,), **others})


def test_pages_come_back_as_they_were_read(vault: Vault, station: Station, blob_folder: Path) -> None:
    item = receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN"))).items[0].id
    second = reading(2, rotation=180, problems=("ocr_failed",), words=())
    save_page(vault, item, second, ClassGuess(doc_class=None, confidence=0.2), b"", "")
    page_id = save_page(vault, item, reading(1), GUESS, b"image SPECIMEN", "image/png")
    assert readings_of(vault, item) == ((reading(1), GUESS), (second, ClassGuess(doc_class=None, confidence=0.2)))
    page = Page.objects.get(pk=page_id)
    assert vault.page_image(page) == b"image SPECIMEN"
    assert (page.width, page.height, page.image_type) == (10, 20, "image/png")
    assert not any(b"SPECIMEN" in file.read_bytes() for file in files_in(blob_folder))


def test_a_page_read_again_replaces_its_reading_and_keeps_its_place(
    vault: Vault, station: Station, blob_folder: Path
) -> None:
    item = receive(vault, Delivery(station, batch_id="B"), streams(("1.tif", b"SPECIMEN"))).items[0].id
    first = save_page(vault, item, reading(1), GUESS, b"first", "image/png")
    again = save_page(vault, item, reading(1, blank=True), GUESS, b"second", "image/png")
    assert first == again
    assert vault.page_image(Page.objects.get()) == b"second"
    assert readings_of(vault, item)[0][0].blank
    assert len(files_in(blob_folder)) == 3
    assert DataKey.objects.count() == 2
