"""What combs hold: letters taken out of their boxes, set close together as words, all rows read in one pass."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.forms.combs import MARGIN, Comb
from fakelos.extractors.ocr import BLOCK, RawWord, recognise
from fakelos.extractors.preparation.grey import INK_LEVEL, WHITE, Grey
from fakelos.extractors.words.second_reading import reread_greek

_WORD = re.compile(r"[A-Za-z][a-z]{2}")
LETTER_INK = 12
LETTER_GAP = 5
ROW_GAP = 24


def read_combs(image: Grey, words: Sequence[RawWord], combs: Sequence[Comb], seconds: int) -> list[RawWord]:
    """The words of a levelled page at 200 dpi, those inside combs replaced by what the combs hold.

    Raises:
        ToolFailure: tesseract failed or did not end in `seconds`.
    """
    if not combs:
        return list(words)
    outside = [word for word in words if not any(comb.holds(word) for comb in combs)]
    return outside + _read(image, combs, outside, seconds)


@dataclass(frozen=True)
class _Strip:
    """The letters of one comb set as words; `spans` tells for each letter its x in the strip and its box."""

    image: Grey
    spans: tuple[tuple[int, int, int], ...]


def _read(image: Grey, combs: Sequence[Comb], page: Sequence[RawWord], seconds: int) -> list[RawWord]:
    strips = [(comb, strip) for comb in combs if (strip := _strip(image, comb))]
    if not strips:
        return []
    sheet, tops = _sheet([strip for _, strip in strips])
    latin = [_asks_for_latin(comb, page) for comb, _ in strips]
    read = [reread_greek(sheet, recognise(sheet, seconds, layout=BLOCK), seconds, page=page)]
    read += [recognise(sheet, seconds, languages="eng", layout=BLOCK)] if any(latin) else []
    words: list[RawWord] = []
    for (comb, strip), top, alone in zip(strips, tops, latin, strict=True):
        words += _in_boxes(_on_height(read[alone], top, top + strip.image.shape[0]), comb, strip)
    return words


def _on_height(words: Sequence[RawWord], top: int, bottom: int) -> list[RawWord]:
    return [word for word in words if top - ROW_GAP / 2 <= (word.top + word.bottom) / 2 < bottom + ROW_GAP / 2]


def _asks_for_latin(comb: Comb, page: Sequence[RawWord]) -> bool:
    """Whether the caption of a comb is in Latin letters: the word before it, or what stands right above it."""
    before = [w for w in page if w.right <= comb.walls[0] and w.top < comb.bottom and w.bottom > comb.top]
    nearest = max(before, key=lambda word: word.right, default=None)
    above = comb.top - 2 * (comb.bottom - comb.top)
    near = [word for word in page if above < word.bottom <= comb.top + MARGIN]
    over = [word for word in near if comb.walls[0] <= word.right and word.left <= comb.walls[1]]
    captions = [nearest] if nearest else over
    return bool(captions) and all(word.text.isascii() and _WORD.search(word.text) for word in captions)


def _strip(image: Grey, comb: Comb) -> _Strip | None:
    """The letters of a comb in a row, a gap wherever boxes are empty; None if all of them are."""
    letters = [_letter(image, comb, left, right) for left, right in pairwise(comb.walls)]
    if not any(letter is not None for letter in letters):
        return None
    pieces: list[Grey] = []
    spans: list[tuple[int, int, int]] = []
    x = 4 * MARGIN
    pieces.append(_white(comb, x))
    for box, letter in enumerate(letters):
        piece = _white(comb, 2 * LETTER_GAP) if letter is None else np.hstack([letter, _white(comb, LETTER_GAP)])
        if letter is not None:
            spans.append((x, x + letter.shape[1], box))
        pieces.append(piece)
        x += piece.shape[1]
    return _Strip(np.hstack([*pieces, _white(comb, 4 * MARGIN)]), tuple(spans))


def _letter(image: Grey, comb: Comb, left: int, right: int) -> Grey | None:
    """What is written in one box, cut at its ink from side to side; None if the box is empty."""
    side = MARGIN + comb.apart // 2
    box = image[comb.top + MARGIN : comb.bottom - MARGIN, left + side : right - side]
    ink = _without_edges(box < INK_LEVEL)
    if np.count_nonzero(ink) < LETTER_INK:
        return None
    columns = np.flatnonzero(ink.any(axis=0))
    start, end = max(0, int(columns[0]) - 1), int(columns[-1]) + 2
    cleaned = np.where(cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0, box, WHITE)
    return np.asarray(cleaned[:, start:end], np.uint8)


def _without_edges(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The ink without remnants of walls and specks: thin runs along an edge of the box, and dots."""
    _, labels, raw, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    stats = np.asarray(raw, np.int32)
    height, width = ink.shape
    left, top, wide, high = (stats[:, column] for column in range(4))
    at_side = ((left == 0) | (left + wide == width)) & (wide <= MARGIN)
    at_end = ((top == 0) | (top + high == height)) & (high <= MARGIN)
    speck = (wide <= MARGIN) & (high <= MARGIN)
    kept = ~(at_side | at_end | speck)
    kept[0] = False
    return np.asarray(kept[labels], np.bool_)


def _white(comb: Comb, width: int) -> Grey:
    return np.full((comb.bottom - comb.top - 2 * MARGIN, width), WHITE, np.uint8)


def _sheet(strips: Sequence[_Strip]) -> tuple[Grey, list[int]]:
    """The strips under each other on white, and where each begins."""
    width = max(strip.image.shape[1] for strip in strips)
    tops, rows, y = [], [], 0
    for strip in strips:
        rows.append(np.full((ROW_GAP, width), WHITE, np.uint8))
        filled = np.full((strip.image.shape[0], width), WHITE, np.uint8)
        filled[:, : strip.image.shape[1]] = strip.image
        rows.append(filled)
        tops.append(y + ROW_GAP)
        y += ROW_GAP + strip.image.shape[0]
    return np.vstack([*rows, np.full((ROW_GAP, width), WHITE, np.uint8)]), tops


def _in_boxes(found: Sequence[RawWord], comb: Comb, strip: _Strip) -> list[RawWord]:
    """What was read of a strip, a word for each run of filled boxes, in the place of those boxes."""
    return [_word(run, found, comb) for run in _filled(strip) if _letters(run, found)]


def _filled(strip: _Strip) -> list[list[tuple[int, int, int]]]:
    """The letters' spans, parted where a box is empty."""
    runs: list[list[tuple[int, int, int]]] = []
    for span in strip.spans:
        if runs and span[2] == runs[-1][-1][2] + 1:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _letters(run: list[tuple[int, int, int]], found: Sequence[RawWord]) -> list[tuple[str, float]]:
    """The letters read within a run with their confidence; a word read across runs is cut by its letters' places."""
    start, end = run[0][0], run[-1][1]
    return [
        (letter, word.confidence)
        for word in sorted(found, key=lambda word: word.left)
        for n, letter in enumerate(word.text)
        if start <= word.left + (n + 0.5) * (word.right - word.left) / len(word.text) <= end
    ]


def _word(run: list[tuple[int, int, int]], found: Sequence[RawWord], comb: Comb) -> RawWord:
    letters = _letters(run, found)
    text = "".join(letter for letter, _ in letters)
    confidence = sum(sure for _, sure in letters) / len(letters)
    if len(letters) != len(run):
        confidence *= len(run) / (len(run) + abs(len(letters) - len(run)))
    return RawWord(text, comb.walls[run[0][2]], comb.top, comb.walls[run[-1][2] + 1], comb.bottom, confidence)
