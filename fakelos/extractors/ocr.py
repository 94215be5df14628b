"""Tesseract: one pass over one page, Greek and Latin, words with boxes and confidences."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import pytesseract

from fakelos.extractors.preparation import OCR_DPI, Grey
from fakelos.extractors.repair import repair
from fakelos.schemas.errors import ToolFailure

LANGUAGES = "ell+eng"
PAGE, BLOCK = 3, 6
_LEVEL_WORD = 5
_COLUMNS = 12


@dataclass(frozen=True)
class RawWord:
    """A word in pixels of the image that was read; `confidence` 0–1."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float


def recognise(levelled: Grey, seconds: int, *, languages: str = LANGUAGES, layout: int = PAGE) -> list[RawWord]:
    """Read one image at 200 dpi: a whole `PAGE`, or a `BLOCK` of even lines.

    The image is handed over uncompressed and by path: encoding it costs more than loading it.
    One thread a child: tesseract's own threads triple the processor time for the same text.

    Raises:
        ToolFailure: `ocr_timeout` after `seconds`, `ocr_failed` when tesseract ends badly.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"
    with tempfile.TemporaryDirectory(prefix="fakelos-") as folder:
        path = Path(folder) / "page.pgm"
        cv2.imwrite(str(path), levelled)
        return [word for word in map(_word, _table(path, seconds, languages, layout)) if word]


def _table(path: Path, seconds: int, languages: str, layout: int) -> list[list[str]]:
    config = f"--psm {layout} --dpi {OCR_DPI}"
    try:
        tsv = pytesseract.image_to_data(str(path), lang=languages, config=config, timeout=seconds)
    except RuntimeError as error:
        timed_out = "timeout" in str(error).lower()
        raise ToolFailure("ocr_timeout" if timed_out else "ocr_failed") from None
    return [line.split("\t") for line in tsv.splitlines()[1:]]


def _word(row: list[str]) -> RawWord | None:
    if len(row) < _COLUMNS or int(row[0]) != _LEVEL_WORD or not row[11].strip():
        return None
    left, top, width, height = (int(cell) for cell in row[6:10])
    return RawWord(repair(row[11].strip()), left, top, left + width, top + height, max(0.0, float(row[10]) / 100))
