"""One recognition pass over one image, Greek and Latin: words with boxes and confidences."""

from dataclasses import dataclass

from fakelos.extractors.preparation.grey import OCR_DPI, Grey
from fakelos.extractors.tesseract import Question, ask, system_models
from fakelos.extractors.words.repair import repair

LANGUAGES = "ell+eng"
PAGE, BLOCK = 3, 6
_LEVEL_WORD = 5
_COLUMNS = 12


@dataclass(frozen=True)
class RawWord:
    """A word in pixels of the image that was read; `confidence` 0–1. `others`: further readings of it."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    others: tuple[str, ...] = ()


def recognise(levelled: Grey, seconds: int, *, languages: str = LANGUAGES, layout: int = PAGE) -> list[RawWord]:
    """Read one image at 200 dpi: a whole `PAGE`, or a `BLOCK` of even lines.

    Raises:
        ToolFailure: `ocr_timeout` after `seconds`, `ocr_failed` when tesseract ends badly.
        ConfigurationError: `tesseract_missing`, if its Greek model is not installed.
    """
    question = Question(models=system_models(), languages=languages, layout=layout, dpi=OCR_DPI)
    rows = (line.split("\t") for line in ask(levelled, question, seconds).splitlines())
    return [word for word in map(_word, rows) if word]


def _word(row: list[str]) -> RawWord | None:
    if len(row) < _COLUMNS or int(row[0]) != _LEVEL_WORD or not row[11].strip():
        return None
    left, top, width, height = (int(cell) for cell in row[6:10])
    return RawWord(repair(row[11].strip()), left, top, left + width, top + height, max(0.0, float(row[10]) / 100))
