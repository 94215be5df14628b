"""What a PDF holds and its pages do not show: such a paper would be lost in silence."""

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from fakelos.extractors.sandbox.attachments import holds_papers

SPREAD = 20
"""Grey levels between paper and the faintest print."""
FEWEST_LETTERS = 20
"""Fewer are no paper: programs leave a blank or a number on an empty page."""


def what_is_hidden(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, drawn: Image.Image, number: int
) -> str | None:
    """The reason code of what a reader of the page's picture misses; files attached are told on the first page.

    A page comes out bare, though something is on it, where layers are switched off, edges cut off, or a scan damaged.
    """
    if number == 1 and holds_papers(document):
        return "attachments_unread"
    return "content_hidden" if _is_bare(drawn) and _says_something(page) else None


def is_notice(document: pypdfium2.PdfDocument) -> bool:
    """Whether the only page asks for Adobe Reader, which alone draws the form: no field of it is on the page."""
    kind = document.get_formtype()
    bare = len(document) == 1 and pdfium.FPDFPage_GetAnnotCount(document[0]) < 1
    return kind == pdfium.FORMTYPE_XFA_FULL or (kind == pdfium.FORMTYPE_XFA_FOREGROUND and bare)


def _is_bare(picture: Image.Image) -> bool:
    grey = np.asarray(picture.convert("L"))
    return int(grey.max()) - int(grey.min()) < SPREAD


def _says_something(page: pypdfium2.PdfPage) -> bool:
    text = page.get_textpage().get_text_bounded(*page.get_mediabox())
    pictures = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    return sum(map(str.isalpha, text)) >= FEWEST_LETTERS or not all(map(_is_empty, pictures))


def _is_empty(picture: pypdfium2.PdfImage) -> bool:
    """Whether a picture is of one colour throughout; of one that is damaged nobody knows."""
    try:
        return _is_bare(picture.get_bitmap(render=False).to_pil())
    except (pypdfium2.PdfiumError, ValueError):
        return False
