"""Numbers put together that recognition took apart where no blank is: a part alone looks like a whole number."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import Grey
from fakelos.extractors.second_look.cutting import cut

OVERLAP, NO_BLANK, BLANK = 0.3, 0.25, 0.6
"""How far words overlap or stand apart, in heights of the row, that are parts of one number, may be, and cannot be."""
STEP = 1.28
"""Digits stand in step in nearly every typeface; with a blank between them it is half a step more."""
FEWEST_STEPS = 2
GROUP = 4
"""Long numbers are printed in groups of so many digits: what looks like two of them is not asked about."""
_PART = re.compile(r"[0-9/.,\-]*[0-9][0-9/.,\-]*")


def whole_figures(image: Grey, words: Sequence[RawWord]) -> list[RawWord]:
    """The words of a levelled page, parts of numbers joined."""
    whole: list[RawWord] = []
    for word in words:
        if whole and _goes_on(image, whole[-1], word):
            whole[-1] = _joined(whole[-1], word)
        else:
            whole.append(word)
    return whole


def _goes_on(image: Grey, before: RawWord, after: RawWord) -> bool:
    high = max(before.bottom - before.top, after.bottom - after.top)
    apart = (after.left - before.right) / max(1, high)
    level = before.top < (after.top + after.bottom) / 2 < before.bottom
    if not (level and -OVERLAP <= apart <= BLANK and _PART.fullmatch(before.text) and _PART.fullmatch(after.text)):
        return False
    if len(before.text) == len(after.text) == GROUP:
        return apart <= NO_BLANK
    return apart <= NO_BLANK or _in_step(image, before, after)


def _in_step(image: Grey, before: RawWord, after: RawWord) -> bool:
    """Whether the first digit of one word stands as far from the last of another as digits within them do."""
    head, tail = _middles(image, before), _middles(image, after)
    steps = [right - left for middles in (head, tail) for left, right in pairwise(middles)]
    return len(steps) >= FEWEST_STEPS and bool(head and tail) and tail[0] - head[-1] <= STEP * median(steps)


def _middles(image: Grey, word: RawWord) -> list[float]:
    """Where the letters of a word stand, by columns of the page."""
    found = cut(image, word)
    return [found.start + (span.left + span.right) / 2 for span in found.blobs] if found else []


def _joined(before: RawWord, after: RawWord) -> RawWord:
    return replace(
        before,
        text=before.text + after.text,
        left=min(before.left, after.left),
        top=min(before.top, after.top),
        right=max(before.right, after.right),
        bottom=max(before.bottom, after.bottom),
        confidence=min(before.confidence, after.confidence),
    )
