"""PDF: scanned pages are rendered at their own resolution, born-digital ones also give their text."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from fakelos.extractors.sandbox.pages import Limits, PlainPage, write_page
from fakelos.extractors.sandbox.refusal import RefusalError
from fakelos.extractors.sandbox.text_layer import text_layer

POINTS_PER_INCH = 72
BORN_DIGITAL_DPI = 200
SCAN_DPI = (150, 300)
COVERING = 0.5
COLOUR_SPREAD = 24


def read_pdf(source: Path, out: Path, limits: Limits) -> Iterator[PlainPage]:
    """Give every page; a damaged page is a page with a problem, the rest goes on.

    Raises:
        RefusalError: the file is locked, damaged as a whole, or has too many pages.
    """
    document = _open(source)
    if len(document) > limits.pages:
        raise RefusalError("too_many_pages")
    if len(document) == 0:
        raise RefusalError("damaged_file")
    for index in range(len(document)):
        yield _page(document, index, out, limits)


def _open(source: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise RefusalError("encrypted_pdf" if locked else "damaged_file") from error


def _page(document: pypdfium2.PdfDocument, index: int, out: Path, limits: Limits) -> PlainPage:
    number = index + 1
    try:
        page = document[index]
        scan_dpi = _scan_dpi(page)
        dpi = scan_dpi or BORN_DIGITAL_DPI
        if page.get_width() * page.get_height() * (dpi / POINTS_PER_INCH) ** 2 > limits.pixels:
            return PlainPage(number, None, problem="too_many_pixels")
        plain = write_page(_render(page, dpi), number, dpi, out)
    except (pypdfium2.PdfiumError, OSError, ValueError):
        return PlainPage(number, None, problem="page_failed")
    words = None if scan_dpi else text_layer(page)
    return PlainPage(plain.number, plain.image, plain.width, plain.height, plain.dpi, words)


def _scan_dpi(page: pypdfium2.PdfPage) -> float | None:
    """The resolution of the scan that covers the page, None when no image does."""
    area = page.get_width() * page.get_height()
    images = [_extent(item) for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]
    covered = sum(width * height for width, height, _ in images)
    if not images or area <= 0 or covered < COVERING * area:
        return None
    low, high = SCAN_DPI
    return min(high, max(low, *(dpi for *_, dpi in images)))


def _extent(item: pypdfium2.PdfObject) -> tuple[float, float, float]:
    left, bottom, right, top = item.get_bounds()
    width, height = right - left, top - bottom
    pixels = max(item.get_px_size())
    longest = max(width, height, 1e-6)
    return width, height, pixels / longest * POINTS_PER_INCH


def _render(page: pypdfium2.PdfPage, dpi: float) -> Image.Image:
    image: Image.Image = page.render(scale=dpi / POINTS_PER_INCH, prefer_bgrx=True).to_pil().convert("RGB")
    return image if _has_colour(image) else image.convert("L")


def _has_colour(image: Image.Image) -> bool:
    small = np.asarray(image.resize((200, 200), Image.Resampling.BOX), np.int16)
    return bool(np.max(small.max(axis=2) - small.min(axis=2)) > COLOUR_SPREAD)
