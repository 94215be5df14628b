"""Lines that the reading of a page passed over, read again enlarged.

Small pale captions between bold values, as cards have them, fall below the one level by which tesseract parts ink
from paper, and rows under a seal or a signature are taken for a picture. Here such letters are found by how they stand
out from the paper around them; the lines that they form are set under each other, large and dark, and read in one pass.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.ocr import BLOCK, RawWord, recognise
from fakelos.extractors.preparation.components import components
from fakelos.extractors.preparation.grey import WHITE, Grey
from fakelos.extractors.words.vocabulary import is_known

READ = 0.3
"""Words of the first reading that are surer than this are not looked at again."""
TAKEN = 0.55
CONTRAST = 28
"""How much darker than the paper around it a letter is at least; the waves of security paper are paler."""
FAINTEST = 0.33
"""Of the darkness of the words that were read: what shines through from the other side is fainter."""
PAPER, GAP = 9, 6  # pixels at 100 dpi, as the next
LETTER_HIGH = (4, 18)
LONGEST, LONGEST_FOR_HEIGHT = 150, 80
FEWEST_STROKES = 6
MOST_LINES = 30
TARGET = 36
"""The height in pixels to which a line with its margins is brought."""
MARGIN = 3
ACCENT = 0.3
"""How much of its height a line has above its letters."""
FILLERS = "<<", "««"
INK_AND_PAPER = 1, 75
"""Per cent of a place's pixels that are darker."""
SAMPLE = 12
PITCH = 60
LARGEST = 3.0


@dataclass(frozen=True)
class _Line:
    left: int
    top: int
    right: int
    bottom: int

    @property
    def doubled(self) -> "_Line":
        """The line at 200 dpi, with room for its accents."""
        above = round(2 * ACCENT * (self.bottom - self.top))
        return _Line(2 * self.left, max(0, 2 * self.top - above), 2 * self.right, 2 * self.bottom)

    @property
    def scale(self) -> float:
        return min(LARGEST, max(1.0, TARGET / (self.bottom - self.top)))


def reread_unread(image: Grey, words: Sequence[RawWord], seconds: int) -> list[RawWord]:
    """The words of a levelled page at 200 dpi, with those of lines that were passed over or read without confidence.

    Raises:
        ToolFailure: tesseract failed or did not end in `seconds`.
    """
    read = [word for word in words if _is_read(word)]
    lines = _printed(image, _unread_lines(image, read), read)
    if not lines:
        return list(words)
    found = [word for word in _read(image, lines, seconds) if _is_sure(word)]
    kept = [word for word in words if _is_read(word) or not any(_covers(new, word) for new in found)]
    return kept + found


def _unread_lines(image: Grey, read: Sequence[RawWord]) -> list[_Line]:
    """Rows of letters outside the words that were read, the widest first. Looked for at 100 dpi."""
    small = cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = _standing_out(np.asarray(small, np.uint8), read)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, 2 * GAP + 1), np.uint8))
    boxes = components(np.asarray(joined, np.uint8))[1][1:]
    wide, high = boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT]
    sized = _within(high, LETTER_HIGH) & (wide >= 2 * high) & (wide <= LONGEST_FOR_HEIGHT * high)
    lines = [_Line(x, y, x + w, y + h) for x, y, w, h, _ in boxes[sized].tolist()]
    chosen = [line.doubled for line in lines if _has_letters(ink[line.top : line.bottom, line.left : line.right])]
    return sorted(chosen, key=lambda line: line.left - line.right)[:MOST_LINES]


def _printed(image: Grey, lines: Sequence[_Line], read: Sequence[RawWord]) -> list[_Line]:
    """The lines but those much fainter than the words that were read."""
    usual = median(_darkness(image, word) for word in read[:: len(read) // SAMPLE + 1]) if lines and read else 0.0
    return [line for line in lines if _darkness(image, line) >= FAINTEST * usual]


def _darkness(image: Grey, place: "_Line | RawWord") -> float:
    """How much darker than the paper the ink in a place is."""
    part = image[place.top : place.bottom, place.left : place.right]
    dark, paper = np.percentile(part, INK_AND_PAPER) if part.size else (WHITE, WHITE)
    return float(paper - dark)


def _standing_out(small: Grey, read: Sequence[RawWord]) -> Grey:
    square = np.ones((PAPER, PAPER), np.uint8)
    ink = cv2.threshold(cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, square), CONTRAST, WHITE, cv2.THRESH_BINARY)[1]
    for word in read:
        ink[max(0, word.top // 2 - 1) : word.bottom // 2 + 2, max(0, word.left // 2 - 1) : word.right // 2 + 2] = 0
    return _without_frames(np.asarray(ink, np.uint8))


def _without_frames(ink: Grey) -> Grey:
    """The ink without what is higher than letters, or longer than a caption."""
    labels, boxes = components(ink)
    _, _, wide, high, _ = boxes.T
    small = (high <= LETTER_HIGH[1]) & (wide <= LONGEST)
    small[0] = False
    return np.take(np.where(small, WHITE, 0).astype(np.uint8), labels)


def _has_letters(row: Grey) -> bool:
    """Whether a line across the row meets as many strokes as letters have."""
    inked = np.pad(row > 0, ((0, 0), (1, 0)))
    strokes = np.count_nonzero(inked[:, 1:] & ~inked[:, :-1], axis=1)
    return bool(strokes.max() >= FEWEST_STROKES)


def _read(image: Grey, lines: Sequence[_Line], seconds: int) -> list[RawWord]:
    """Every line enlarged on a sheet of its own rows; the words led back to the page."""
    cuts = [_enlarged(image, line) for line in lines]
    sheet = np.full((PITCH * len(cuts) + TARGET, max(cut.shape[1] for cut in cuts) + PITCH), WHITE, np.uint8)
    for row, cut in enumerate(cuts):
        top = row * PITCH + TARGET // 2
        sheet[top : top + cut.shape[0], TARGET : TARGET + cut.shape[1]] = cut[: sheet.shape[0] - top]
    found = recognise(sheet, seconds, layout=BLOCK)
    placed = ((word, int(((word.top + word.bottom) / 2 - TARGET / 4) // PITCH)) for word in found)
    return [_led_back(word, lines[row], row) for word, row in placed if 0 <= row < len(lines)]


def _enlarged(image: Grey, line: _Line) -> Grey:
    """A line with a margin, as dark as print on paper as white as paper."""
    cut = image[max(0, line.top - MARGIN) : line.bottom + MARGIN, max(0, line.left - MARGIN) : line.right + MARGIN]
    dark, paper = np.percentile(cut, INK_AND_PAPER)
    clear = np.clip((cut.astype(np.float32) - dark) * WHITE / max(1.0, paper - dark), 0, WHITE).astype(np.uint8)
    return np.asarray(cv2.resize(clear, None, fx=line.scale, fy=line.scale, interpolation=cv2.INTER_CUBIC), np.uint8)


def _led_back(word: RawWord, line: _Line, row: int) -> RawWord:
    left, top = max(0, line.left - MARGIN), max(0, line.top - MARGIN)
    across = [left + round((x - TARGET) / line.scale) for x in (word.left, word.right)]
    down = [top + round((y - row * PITCH - TARGET / 2) / line.scale) for y in (word.top, word.bottom)]
    return replace(word, left=across[0], right=across[1], top=down[0], bottom=down[1])


def _is_read(word: RawWord) -> bool:
    """Whether a word needs no second look; machine-readable zones have a reader of their own."""
    return word.confidence > READ or is_known(word.text) or any(filler in word.text for filler in FILLERS)


def _is_sure(word: RawWord) -> bool:
    return word.confidence >= TAKEN and any(char.isalnum() for char in word.text)


def _covers(new: RawWord, old: RawWord) -> bool:
    """Whether the middle of an old word lies in a new one."""
    x, y = (old.left + old.right) / 2, (old.top + old.bottom) / 2
    return new.left <= x <= new.right and new.top - MARGIN <= y <= new.bottom + MARGIN


def _within(values: NDArray[np.int32], bounds: tuple[int, int]) -> NDArray[np.bool_]:
    return (values >= bounds[0]) & (values <= bounds[1])
