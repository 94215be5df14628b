"""PDF: scanned pages are rendered at their own resolution, born-digital ones also give their text."""

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from fakelos.extractors.sandbox.hidden import is_notice, what_is_hidden
from fakelos.extractors.sandbox.pages import Limits, Opened, Output, PlainPage, PlainWord
from fakelos.extractors.sandbox.refusal import RefusalError
from fakelos.extractors.sandbox.text_layer import Rect, text_layer

POINTS_PER_INCH = 72
BORN_DIGITAL_DPI, LEAST_DPI = 200, 30
SCAN_DPI = (150, 300)
COVERING = 0.5
PASTED = 0.03
COLOUR_SPREAD = 24


def open_file(source: Path, out: Output, limits: Limits) -> Opened:
    """Give every page; a damaged page is a page with a problem, the rest goes on.

    Raises:
        RefusalError: the file is locked, damaged as a whole, a form without pages, or has too many pages.
    """
    document = _open(source)
    if is_notice(document):
        raise RefusalError("dynamic_form")
    with suppress(pypdfium2.PdfiumError):  # fields that bring no picture of their value are given one
        document.init_forms()
    if len(document) > limits.pages:
        raise RefusalError("too_many_pages")
    if len(document) == 0:
        raise RefusalError("damaged_file")
    return Opened(len(document), partial(_page, document, out, limits))


def _open(source: Path) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise RefusalError("encrypted_pdf" if locked else "damaged_file") from error


def _page(document: pypdfium2.PdfDocument, out: Output, limits: Limits, number: int) -> PlainPage:
    try:
        page = _with_notes(document, number - 1)
        pictures = _pictures(page)
        if any(picture.pixels > limits.pixels for picture in pictures):
            return PlainPage(number, None, problem="too_many_pixels")
        scan_dpi = _scan_dpi(pictures)
        dpi = min(scan_dpi or _born_digital_dpi(pictures), _most_dpi(page, limits))
        if dpi < LEAST_DPI:
            return PlainPage(number, None, problem="too_many_pixels")
        drawn = _render(page, dpi)
        plain = out.write(drawn, number, dpi)
        problem = what_is_hidden(document, page, drawn, number)
    except Exception:  # noqa: BLE001 - damaged pages raise anything; each keeps its place, with a problem
        return PlainPage(number, None, problem="page_failed")
    if plain.problem:
        return plain
    words = None if scan_dpi else out.take(_words(page, drawn, pictures))
    return replace(plain, words=words, problem=problem)


def _with_notes(document: pypdfium2.PdfDocument, index: int) -> pypdfium2.PdfPage:
    """The page with what was filled into its form fields and typed upon it, as part of its own text."""
    page = document[index]
    if pdfium.FPDFPage_GetAnnotCount(page) < 1:
        return page
    pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
    return document[index]


def _words(page: pypdfium2.PdfPage, drawn: Image.Image, pictures: "Sequence[_Picture]") -> tuple[PlainWord, ...] | None:
    """The page's own words; none of a broken text layer: such a page is read from its picture."""
    try:
        return text_layer(page, drawn, [picture.place for picture in pictures if picture.share >= PASTED])
    except Exception:  # noqa: BLE001 - as above
        return None


@dataclass(frozen=True)
class _Picture:
    """An image on a page: its place in user space, its part of the page, its resolution, and its pixels."""

    place: Rect
    share: float
    dpi: float
    pixels: int


def _pictures(page: pypdfium2.PdfPage) -> list[_Picture]:
    area = max(page.get_width() * page.get_height(), 1e-6)
    return [_picture(item, area) for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])]


def _picture(item: pypdfium2.PdfImage, area: float) -> _Picture:
    left, bottom, right, top = item.get_bounds()
    width, height = item.get_px_size()
    longest = max(right - left, top - bottom, 1e-6)
    dpi = max(width, height) / longest * POINTS_PER_INCH
    return _Picture((left, bottom, right, top), (right - left) * (top - bottom) / area, dpi, width * height)


def _scan_dpi(pictures: Sequence[_Picture]) -> float | None:
    """The resolution of the scan that covers the page, None when no image does."""
    if sum(picture.share for picture in pictures) < COVERING:
        return None
    low, high = SCAN_DPI
    return min(high, max(low, *(picture.dpi for picture in pictures)))


def _born_digital_dpi(pictures: Sequence[_Picture]) -> float:
    """That of print, or of the finest card or paper that was pasted on the page."""
    pasted = (picture.dpi for picture in pictures if picture.share >= PASTED)
    return min(SCAN_DPI[1], max(BORN_DIGITAL_DPI, *pasted, 0))


def _most_dpi(page: pypdfium2.PdfPage, limits: Limits) -> float:
    """The resolution at which a page of unusual size has as many pixels as are allowed."""
    inches = page.get_width() * page.get_height() / POINTS_PER_INCH**2
    return math.sqrt(limits.pixels / inches) - 1


def _render(page: pypdfium2.PdfPage, dpi: float) -> Image.Image:
    image: Image.Image = page.render(scale=dpi / POINTS_PER_INCH, prefer_bgrx=True).to_pil().convert("RGB")
    return image if _has_colour(image) else image.convert("L")


def _has_colour(image: Image.Image) -> bool:
    small = np.asarray(image.resize((200, 200), Image.Resampling.BOX), np.int16)
    return bool(np.max(small.max(axis=2) - small.min(axis=2)) > COLOUR_SPREAD)
