"""Which words of a page are figures worth a second look, and in which form readings of them are compared."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.ocr import RawWord

MOST_WORDS = 60
"""Pages of statements hold hundreds of figures: of more than these, the longest are looked at again."""
FEWEST_SIGNS, FEWEST_DIGITS = 4, 3
_LATIN = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧcopsuvwxzοκρυχ", "ABEZHIKMNOPTYXCOPSUVWXZOKPYX")
_SIGNS = re.compile(r"[^0-9A-ZΓΔΘΛΞΠΣΦΨΩ/.,\-]")
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZΓΔΘΛΞΠΣΦΨΩ")
_EDGE = "/.,-"
_HEAD = re.compile("[A-Z]{1,2}")
"""Letters of a passport's number that may stand apart from its digits."""
_BARE = re.compile("[0-9A-Z]{7,10}")
_SHAPES = {"0": "0O", "1": "1IJ", ".": ".,", ",": ".,"}
"""What a sign may look like where nothing else can be meant."""
_SMALL = re.compile(r"[a-zα-ωά-ώ]")
MOST_SMALL = 1
"""Small letters in a number are capitals of the same shape; in words there are more."""


def signs_of(text: str) -> str:
    """A reading by the shapes of its digits, capitals and inner signs; letters that look alike are the Latin ones.

    >>> signs_of("(ΑΒ123456),"), signs_of("06/968-2009.")
    ('AB123456', '06/968-2009')
    """
    return _SIGNS.sub("", text.translate(_LATIN)).strip(_EDGE)


def may_begin_with_letters(signs: str) -> bool:
    """Whether it is as long as the numbers of passports and stickers are, and no date, amount or number with its year.

    >>> may_begin_with_letters("157446630"), may_begin_with_letters("1574/2013")
    (True, False)
    """
    return bool(_BARE.fullmatch(signs))


def shapes_of(signs: str) -> list[str]:
    """For each sign of a reading the symbols that may stand for it: behind a digit, I is a 1.

    >>> shapes_of("I10,5"), shapes_of("1234567")[0]
    (['I', '1', '0O', '.,', '5'], '1')
    """
    first = "" if may_begin_with_letters(signs) else "0"
    before = (first, *signs[:-1]) if signs else ()
    return [
        sign if (not was or was in LETTERS) and sign.isalnum() else _SHAPES.get(sign, sign)
        for was, sign in zip(before, signs, strict=True)
    ]


def figures_in(words: Sequence[RawWord], most: int = MOST_WORDS) -> list[int]:
    """The places of the words to look at again: numbers, dates, amounts, and letters just before such a number."""
    found = [n for n, word in enumerate(words) if _is_figure(word.text)]
    longest = sorted(found, key=lambda n: -len(words[n].text))[:most]
    heads = [n - 1 for n in longest if n and _leads(words[n - 1], words[n])]
    return sorted({*longest, *heads})


def _is_figure(text: str) -> bool:
    signs = signs_of(text)
    enough = len(signs) >= FEWEST_SIGNS and sum(map(str.isdigit, signs)) >= FEWEST_DIGITS
    return enough and len(_SMALL.findall(text)) <= MOST_SMALL


def _leads(before: RawWord, after: RawWord) -> bool:
    """Whether a word is one or two capitals close before another on its line."""
    letters, high = before.text.translate(_LATIN), after.bottom - after.top
    level = before.top < (after.top + after.bottom) / 2 < before.bottom
    near = 0 <= after.left - before.right <= high
    return bool(_HEAD.fullmatch(letters)) and level and near


def free_columns(words: Sequence[RawWord], places: Sequence[int]) -> list[tuple[int, int]]:
    """For each place, the columns round its word, a letter's width each way, in which no other word of its line stands.

    >>> line = [RawWord("no", 0, 0, 20, 20, 0.9), RawWord("1234", 30, 0, 80, 20, 0.9)]
    >>> free_columns(line, [1])
    [(21, 100)]
    """
    boxes = np.array([(word.left, word.top, word.right, word.bottom) for word in words], np.int32).reshape(-1, 4)
    return [_free(boxes, n) for n in places]


def _free(boxes: NDArray[np.int32], n: int) -> tuple[int, int]:
    left, top, right, bottom = boxes[n].tolist()
    level = (boxes[:, 1] < (top + bottom) / 2) & ((top + bottom) / 2 < boxes[:, 3])
    level[n] = False
    before = boxes[level & (boxes[:, 0] < left), 2].max(initial=left - (bottom - top) - 1)
    behind = boxes[level & (boxes[:, 2] > right), 0].min(initial=right + (bottom - top))
    return max(int(before) + 1, left - (bottom - top)), min(int(behind), right + (bottom - top))
