"""One plain page read: turned upright, levelled, its words, zones and barcodes found."""

from dataclasses import dataclass, replace
from typing import Any, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.attempt import attempt, note
from fakelos.extractors.barcodes import read_barcodes
from fakelos.extractors.mrz import read_mrz
from fakelos.extractors.normalise import NormalPage
from fakelos.extractors.ocr import RawWord
from fakelos.extractors.pasted import in_rows, is_shaded, read_pasted, read_turned
from fakelos.extractors.preparation.facsimile import Facsimile, facsimile
from fakelos.extractors.preparation.grey import (
    Grey,
    QuarterTurn,
    Sketch,
    at_ocr_resolution,
    flatten,
    positive,
    sketch,
    turn,
)
from fakelos.extractors.preparation.orientation import lies_sideways
from fakelos.extractors.preparation.surface import (
    has_dark_forms,
    has_picture,
    has_tones,
    is_blank,
    is_no_sheet,
    is_noise,
)
from fakelos.extractors.preparation.table import without_table
from fakelos.extractors.second_look import agrees
from fakelos.extractors.upright import Reading, read_upright
from fakelos.extractors.words.legibility import MANY_LETTERS, faults
from fakelos.extractors.words.zone_words import other_print, with_zone_lines
from fakelos.schemas.errors import ConfigurationError, ToolFailure
from fakelos.schemas.page import Page, Word
from fakelos.schemas.settings import Settings

FEWEST_WORDS_OF_TEXT = 25
SMALLEST_PICTURE = 100
"""Pixels of a picture's shorter side; of less nobody is known."""
DIFFERS = "text_differs"
COLOUR_AXES = 3


@dataclass(frozen=True)
class ReadPage:
    """What was read, and the upright picture that its boxes refer to; none of a page that did not open."""

    page: Page
    picture: Facsimile | None


def read_page(normal: NormalPage, settings: Settings) -> ReadPage:
    """Read one page. What could not be read is a problem on the page, never an empty page.

    Raises:
        ConfigurationError: the recogniser is not installed; no page is to blame for that.
    """
    if normal.image is None:
        return _unopened(normal, normal.problem or "page_failed")
    try:
        return _opened(normal, settings)
    except ConfigurationError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one page sets off, the others of its file are read
        note(error)
    return given_up(normal, "ocr_failed")


def _unopened(normal: NormalPage, problem: str) -> ReadPage:
    return ReadPage(Page(number=normal.number, width=0, height=0, source="none", problems=(problem,)), None)


def given_up(normal: NormalPage, problem: str) -> ReadPage:
    """A page that is not read, and why: as it lay, for a person to read, if so much can be had."""
    if normal.image is None:
        return _unopened(normal, normal.problem or "page_failed")
    shown, _ = attempt(lambda: _read(normal, _load(normal), source="none", problems=(problem,)), None)
    return shown or _unopened(normal, "page_failed")


def _opened(normal: NormalPage, settings: Settings) -> ReadPage:
    image = _load(normal)
    if normal.words is not None:
        return _born_digital(normal, image, settings)
    return _scanned(normal, image, settings)


def _load(normal: NormalPage) -> NDArray[np.uint8]:
    image = cv2.imread(str(normal.image), cv2.IMREAD_UNCHANGED)
    if image is None:
        raise ToolFailure("page_failed")
    return positive(np.asarray(image, np.uint8))


def _grey(image: NDArray[np.uint8]) -> Grey:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8) if image.ndim == COLOUR_AXES else image


def _born_digital(normal: NormalPage, image: NDArray[np.uint8], settings: Settings) -> ReadPage:
    """The text layer, and what else is drawn on the page: cards are pasted into letters, forms filled in by hand."""
    grey = _grey(image)
    drawn = at_ocr_resolution(grey, normal.dpi)
    flat = flatten(drawn) if is_shaded(drawn) else drawn
    outline = sketch(flat)
    typed = [Word(text=word.text, box=word.box, confidence=1.0, line=0) for word in normal.words or ()]
    if not agrees(drawn, [_raw(word, drawn.shape) for word in typed]):
        return _scanned(normal.model_copy(update={"problem": normal.problem or DIFFERS}), image, settings)
    codes, code_problems = attempt(lambda: read_barcodes(grey, outline.ink), ())
    places = [code.box for code in codes]
    (words, problems), failed = attempt(
        lambda: read_pasted(flat, outline, typed, places, settings.ocr_seconds), (in_rows(typed), ())
    )
    zones, zone_problems = (
        attempt(lambda: read_mrz(image, other_print(words)), ()) if len(words) > len(typed) else ((), ())
    )
    return _read(
        normal,
        image,
        source="text_layer",
        words=words,
        mrz=zones,
        barcodes=codes,
        problems=tuple(dict.fromkeys((*problems, *failed, *zone_problems, *code_problems))),
    )


def _raw(word: Word, shape: tuple[int, ...]) -> RawWord:
    left, right = (round(share * shape[1]) for share in word.box[::2])
    top, bottom = (round(share * shape[0]) for share in word.box[1::2])
    return RawWord(word.text, left, top, right, bottom, word.confidence)


def _scanned(normal: NormalPage, image: NDArray[np.uint8], settings: Settings) -> ReadPage:
    drawn = at_ocr_resolution(_grey(image), normal.dpi)
    flat = without_table(drawn, flatten(drawn))
    outline = sketch(flat)
    if is_blank(outline) and not _is_no_paper(drawn, flat, outline) and not has_tones(drawn):
        codes, _ = attempt(lambda: read_barcodes(_grey(image), outline.ink), ())
        return _read(normal, image, blank=not codes, barcodes=codes)  # a small code may be a cover's
    try:
        reading, turned = read_upright(flat, outline, settings.ocr_seconds)
    except ToolFailure as failure:
        return _unread(normal, image, outline, failure.code)
    (words, problems), failed = attempt(
        lambda: read_turned(flat, reading.words, outline.letter_count, turned, settings.ocr_seconds),
        (reading.words, ()),
    )
    reading = replace(reading, words=words, problems=(*reading.problems, *problems, *failed))
    noise = len(words) < FEWEST_WORDS_OF_TEXT and _is_no_paper(drawn, flat, outline)
    return _understood(normal, turn(image, turned), outline, reading, turned, noise=noise)


def _is_no_paper(drawn: Grey, flat: Grey, outline: Sketch) -> bool:
    return is_noise(flat) or is_no_sheet(drawn, flat, outline)


def _unread(normal: NormalPage, image: NDArray[np.uint8], outline: Sketch, problem: str) -> ReadPage:
    """A page on which recognition failed: its barcodes, and the problem."""
    quarter = 90 if lies_sideways(outline) else 0
    upright = turn(image, quarter)
    codes, _ = attempt(lambda: read_barcodes(_grey(upright), turn(outline.ink, quarter)), ())
    return _read(normal, upright, source="none", barcodes=codes, problems=(problem,))


def _understood(
    normal: NormalPage,
    upright: NDArray[np.uint8],
    outline: Sketch,
    reading: Reading,
    turned: QuarterTurn,
    *,
    noise: bool,
) -> ReadPage:
    """The page once its words are known: what else stands on it, and what is wrong with it."""
    grey = _grey(upright)
    zones, zone_problems = attempt(lambda: read_mrz(upright, other_print(reading.words)), ())
    codes, code_problems = attempt(lambda: read_barcodes(grey, turn(outline.ink, turned)), ())
    toned = not reading.words and outline.letter_count < MANY_LETTERS and has_tones(at_ocr_resolution(grey, normal.dpi))
    blank = not reading.words and not noise and not toned and is_blank(outline, pencil=True)
    few = len(reading.words) < FEWEST_WORDS_OF_TEXT and not noise
    large = min(grey.shape) >= SMALLEST_PICTURE
    picture = few and large and (toned or has_picture(outline) or has_dark_forms(at_ocr_resolution(grey, normal.dpi)))
    seen = faults(reading.words, expected=not (blank or picture), letters=0 if picture else outline.letter_count)
    return _read(
        normal,
        upright,
        rotation=cast("QuarterTurn", (360 - turned) % 360),
        skew=reading.skew,
        words=with_zone_lines(reading.words, zones),
        mrz=zones,
        barcodes=codes,
        blank=blank,
        picture=picture,
        problems=tuple(dict.fromkeys((*seen, *reading.problems, *zone_problems, *code_problems))),
    )


def _read(normal: NormalPage, image: NDArray[np.uint8], **found: Any) -> ReadPage:
    height, width = image.shape[:2]
    page = Page(number=normal.number, width=width, height=height, **found)
    if normal.problem:
        page = page.model_copy(update={"problems": (normal.problem, *page.problems)})
    return ReadPage(page, facsimile(image, normal.dpi))
