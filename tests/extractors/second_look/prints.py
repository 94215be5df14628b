"""Words printed on a page, and where they stand."""

import numpy as np
from PIL import Image, ImageDraw

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import Grey
from tests.specimens.fonts import font

PAGE = (900, 1200)


def printed(
    *texts: str, face: str = "sans", size: int = 30, read_as: tuple[str, ...] = ()
) -> tuple[Grey, list[RawWord]]:
    """A page with these words under each other, and the words that were read of it, rightly or `read_as` something."""
    page = Image.new("L", PAGE, 255)
    pen = ImageDraw.Draw(page)
    words = []
    for row, text in enumerate(texts):
        at = 100, 100 + 60 * row
        pen.text(at, text, 0, font(face, size))
        left, top, right, bottom = (round(side) for side in pen.textbbox(at, text, font(face, size)))
        words.append(RawWord(read_as[row] if read_as else text, left, top, right, bottom, 0.9))
    return np.asarray(page), words
