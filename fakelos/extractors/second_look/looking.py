"""The second look at the figures of a page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from fakelos.extractors.ocr import BLOCK, RawWord, recognise
from fakelos.extractors.preparation.grey import WHITE, Grey
from fakelos.extractors.second_look.cutting import CutWord, cut
from fakelos.extractors.second_look.figures import figures_in, free_columns, may_begin_with_letters, signs_of
from fakelos.extractors.second_look.joining import whole_figures
from fakelos.extractors.second_look.paths import Spelling, spell
from fakelos.extractors.second_look.signs import is_signed, without_signs

LANGUAGE = "eng"
"""The Greek model knows fewer figures, and its guesses are those of the first reading."""
LARGE = 44
"""To this height in pixels a word with its margins is brought for the third reading."""
MARGIN, APART = 5, 24
MOST_READ_AGAIN = 30
AGREED, OUTVOTED, OUTVOTED_AT_START = 1.0, 8.0, 1.5
"""Leads of the letters up to which a reading agrees with them, and up to which two readings of lines outvote them: less
at the start of numbers that may begin with letters, for there lines take O and I for 0 and 1."""
SURE = 0.8
"""Confidence at least of figures on which both readings agree: of 1,000 so read, whatever the first one's confidence,
99 in 100 were right, but for parts of longer numbers."""
START = 3
MANY = 3
UNREAD = Spelling("", 9.0)
LIKE = 0.5
"""Readings less alike than this are not of the same print: one of them failed."""


def look_again(
    image: Grey, words: Sequence[RawWord], seconds: int, skipped: Callable[[RawWord], bool] = lambda _: False
) -> list[RawWord]:
    """The words of a levelled page at 200 dpi; what else figures may say is kept in their `others`.

    Words that are `skipped` were read in another way already. Figures read alike letter by letter are sure. A word's
    text changes only into what two later readings agree on, and the first reading is kept beside it.

    Raises:
        ToolFailure: tesseract failed or did not end in `seconds`.
    """
    words = whole_figures(image, words)
    figures = [n for n in figures_in(words) if not skipped(words[n])]
    cuts = _cut(image, words, figures)
    words, cuts = _bare(words, cuts)
    if any(map(is_signed, words)):
        others = [n for n in figures_in(words, len(words)) if n not in cuts and not skipped(words[n])]
        words, _ = _bare(words, _cut(image, words, others))
    spelt = _spelt(words, figures, cuts)
    differing = [n for n in figures if spelt[n].lead > AGREED]
    sure = {n: _sure(words[n]) for n in figures if n not in differing}
    open_ones = sorted(differing, key=lambda n: -len(words[n].text))[:MOST_READ_AGAIN]
    if not open_ones:
        return [sure.get(n, word) for n, word in enumerate(words)]
    again = _read_large(image, [_whole(words[n], cuts.get(n)) for n in open_ones], seconds)
    settled = {n: weigh(words[n], spelt[n], text) for n, text in zip(open_ones, again, strict=True)}
    return [settled.get(n) or sure.get(n, word) for n, word in enumerate(words)]


def _sure(word: RawWord) -> RawWord:
    return replace(word, confidence=max(SURE, word.confidence))


def _cut(image: Grey, words: Sequence[RawWord], figures: Sequence[int]) -> dict[int, CutWord]:
    free = zip(figures, free_columns(words, figures), strict=True)
    return {n: pieces for n, columns in free if (pieces := cut(image, words[n], columns))}


def _bare(words: Sequence[RawWord], cuts: Mapping[int, CutWord]) -> tuple[list[RawWord], dict[int, CutWord]]:
    """The words, and the pieces of those that were cut, without the signs that were taken for digits."""
    bare = {n: without_signs(words[n], pieces) for n, pieces in cuts.items()}
    told = [bare[n][0] if n in bare else word for n, word in enumerate(words)]
    return told, {n: pieces for n, (_, pieces) in bare.items()}


def _spelt(words: Sequence[RawWord], figures: Sequence[int], cuts: Mapping[int, CutWord]) -> dict[int, Spelling]:
    """The words letter by letter; one that could not be cut, or says something else altogether, says nothing."""
    signs = {n: signs_of(words[n].text) for n in figures}
    found = dict(zip(cuts, spell(list(cuts.values()), [signs[n] for n in cuts]), strict=True))
    return {n: found[n] if n in found and _like(text, found[n].text) else UNREAD for n, text in signs.items()}


def _whole(word: RawWord, pieces: CutWord | None) -> RawWord:
    """The word with the letters at its ends that its box leaves out."""
    if pieces is None:
        return word
    left, right = pieces.start + pieces.pieces[0][0], pieces.start + pieces.pieces[-1][1]
    return replace(word, left=min(word.left, left), right=max(word.right, right))


def weigh(word: RawWord, spelt: Spelling, large: str) -> RawWord:
    """The word after its readings letter by letter and in large print, each empty where it failed.

    >>> seen, spelt = RawWord("(N39765384)", 0, 0, 90, 20, 0.9), Spelling("N39755384", 9.0)
    >>> [(word.text, word.others) for word in (weigh(seen, spelt, "N39755384"), weigh(seen, spelt, ""))]
    [('(N39755384)', ('(N39765384)',)), ('(N39765384)', ('(N39755384)',))]
    """
    first = signs_of(word.text)
    large = large if _like(first, large) else ""
    if _plain(large) == _plain(first) and (spelt.lead <= _outvoted(first, spelt.text) or _failed(first, spelt.text)):
        return word
    if large and _plain(spelt.text) == _plain(large):
        return replace(word, text=_put(word.text, large), others=(word.text,))
    others = dict.fromkeys(text for text in (spelt.text, large) if text and _plain(text) != _plain(first))
    return replace(word, others=tuple(_put(word.text, text) for text in others))


def _outvoted(first: str, letters: str) -> float:
    at_start = first[0].isdigit() or (len(first) == len(letters) and first[:START] != letters[:START])
    return OUTVOTED_AT_START if may_begin_with_letters(first) and at_start else OUTVOTED


def _failed(first: str, letters: str) -> bool:
    """Whether so many letters are others that the print was too poor for reading them one by one."""
    return Levenshtein.distance(first, letters) >= MANY


def _plain(signs: str) -> str:
    """Points and commas are too small to tell."""
    return signs.replace(",", ".")


def _like(first: str, second: str) -> bool:
    return bool(second) and Levenshtein.normalized_similarity(first, second) >= LIKE


def _put(text: str, signs: str) -> str:
    """Another reading of the signs of a word, between the marks at its ends; a mark may have been one of the signs.

    >>> _put("(12,50)", "17,50"), _put("£9910241", "E9910241")
    ('(17,50)', 'E9910241')
    """
    start = next(n for n, sign in enumerate(text) if signs_of(sign))
    end = max(n for n, sign in enumerate(text) if signs_of(sign)) + 1
    longer = len(signs) > len(signs_of(text))
    return signs if longer else text[:start] + signs + text[end:]


def _read_large(image: Grey, words: Sequence[RawWord], seconds: int) -> list[str]:
    """The signs of each word, read under each other, enlarged."""
    cuts = [_enlarged(image, word) for word in words]
    pitch = LARGE + APART
    sheet = np.full((pitch * len(cuts) + APART, max(cut.shape[1] for cut in cuts) + 2 * APART), WHITE, np.uint8)
    for row, part in enumerate(cuts):
        top = APART + row * pitch
        sheet[top : top + LARGE, APART : APART + part.shape[1]] = part
    texts: list[list[RawWord]] = [[] for _ in words]
    for found in recognise(sheet, seconds, languages=LANGUAGE, layout=BLOCK):
        row = int(((found.top + found.bottom) / 2 - APART / 2) // pitch)
        if 0 <= row < len(words):
            texts[row].append(found)
    return [signs_of("".join(word.text for word in sorted(row, key=lambda word: word.left))) for row in texts]


def _enlarged(image: Grey, word: RawWord) -> Grey:
    top, left = max(0, word.top - MARGIN), max(0, word.left - MARGIN)
    part = image[top : max(0, word.bottom + MARGIN), left : max(0, word.right + MARGIN)]
    if not part.size:
        return np.full((LARGE, LARGE), WHITE, np.uint8)
    width = max(1, round(part.shape[1] * LARGE / part.shape[0]))
    return np.asarray(cv2.resize(part, (width, LARGE), interpolation=cv2.INTER_CUBIC), np.uint8)
