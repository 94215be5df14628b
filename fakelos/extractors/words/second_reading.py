"""Words whose first reading cannot be right, read again by the model of one language alone.

With `ell+eng`, capitals that look alike in both scripts are often won by the Latin model: ΝΤΕΛΑ comes out as
NTEAA, and Λ, Δ, Σ, Φ are lost; the Greek model reads them. Of figures the Greek model knows less: a slanted 1
becomes a 4, and 11-04-2017 a day that no calendar has; the Latin model reads it. Only such words are read again,
stacked to one small image: about a tenth of a second a page.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from rapidfuzz.distance import Levenshtein

from fakelos.extractors.fields.text.letters import skeleton
from fakelos.extractors.ocr import BLOCK, RawWord, recognise
from fakelos.extractors.preparation.grey import WHITE, Grey
from fakelos.extractors.words.vocabulary import MOSTLY_GREEK, greek_share, is_known

MOST_WORDS = 120
LEAST_LIKENESS = 0.5
LEAST_CONFIDENCE = 0.5
CONFIDENCE_OF_LIKE = 0.35
MOST_BEHIND = 0.1
FIRST_WHOLE_YEAR = 1900
_MARGIN = 6
_PITCH = 1.8
_LATIN = re.compile(r"[A-Za-z]")
_GREEK = re.compile(r"[\u0370-\u03ff]")
_ONLY_LATIN = re.compile(r"[CDFGJLQRSUVW]")
_DATE = re.compile(r"\W{0,2}(?P<day>\d\d)(?P<by>[-/.])(?P<month>\d\d)(?P=by)(?P<year>(?:19|20)?\d\d)\W{0,2}", re.ASCII)
_NO_WORD = re.compile(r"\d|@|www|\.gr|\.com|http", re.IGNORECASE)


def reread_greek(
    image: Grey, words: Sequence[RawWord], seconds: int, *, page: Sequence[RawWord] | None = None
) -> list[RawWord]:
    """The words of a page, those in Latin letters read again in Greek where the page is mostly Greek.

    `image` is the one that the words were read from; `page` are the words to judge by where these are but a
    part of it. A second reading is taken only if it is sure enough and
    looks like the first.

    Raises:
        ToolFailure: tesseract failed or did not end in `seconds`.
    """
    suspects = [n for n, word in enumerate(words) if _is_suspect(word)][:MOST_WORDS]
    if not suspects or greek_share(words if page is None else page) < MOSTLY_GREEK:
        return list(words)
    stacked, pitch = _stacked(image, [words[n] for n in suspects])
    again = _by_row(recognise(stacked, seconds, languages="ell", layout=BLOCK), pitch, len(suspects))
    chosen = {n: _better(words[n], second) for n, second in zip(suspects, again, strict=True)}
    return [chosen.get(n, word) for n, word in enumerate(words)]


def reread_dates(image: Grey, words: Sequence[RawWord], seconds: int) -> list[RawWord]:
    """The words of a page, dates that no calendar has read again in figures.

    A second reading is taken only if it is a date that there is, and looks like the first.

    Raises:
        ToolFailure: tesseract failed or did not end in `seconds`.
    """
    suspects = [n for n, word in enumerate(words) if _is_date(word.text) is False][:MOST_WORDS]
    if not suspects:
        return list(words)
    stacked, pitch = _stacked(image, [words[n] for n in suspects])
    again = _by_row(recognise(stacked, seconds, languages="eng", layout=BLOCK), pitch, len(suspects))
    chosen = {n: _possible(words[n], second) for n, second in zip(suspects, again, strict=True)}
    return [chosen.get(n, word) for n, word in enumerate(words)]


def _is_date(text: str) -> bool | None:
    """Whether a word of the form of a date is one; None if it has not that form.

    >>> _is_date("11-04-17"), _is_date("[41-04-2017"), _is_date("30/02/2016"), _is_date("2310-555")
    (True, False, False, None)
    """
    form = _DATE.fullmatch(text)
    if not form:
        return None
    day, month, year = (int(part) for part in form.group("day", "month", "year"))
    try:
        date(year if year >= FIRST_WHOLE_YEAR else 2000 + year, month, day)
    except ValueError:
        return False
    return True


def _possible(first: RawWord, second: tuple[str, float]) -> RawWord:
    text, confidence = second
    like = Levenshtein.normalized_similarity(first.text, text) >= LEAST_LIKENESS
    taken = _is_date(text) and like and confidence >= LEAST_CONFIDENCE
    return replace(first, text=text, confidence=confidence) if taken else first


def _is_suspect(word: RawWord) -> bool:
    letters = len(_LATIN.findall(word.text))
    return letters > 1 and not _NO_WORD.search(word.text)


def _stacked(image: Grey, words: Sequence[RawWord]) -> tuple[Grey, int]:
    """The words under each other on white, and the height of a row."""
    pitch = int(_PITCH * max(word.bottom - word.top for word in words)) + 2 * _MARGIN
    width = max(word.right - word.left for word in words) + 8 * _MARGIN
    sheet = np.full((pitch * len(words) + 2 * _MARGIN, width), WHITE, np.uint8)
    for row, word in enumerate(words):
        top, left = max(0, word.top - _MARGIN), max(0, word.left - _MARGIN)
        cut = image[top : word.bottom + _MARGIN, left : word.right + _MARGIN]
        place = row * pitch + _MARGIN
        sheet[place : place + cut.shape[0], 4 * _MARGIN : 4 * _MARGIN + cut.shape[1]] = cut[: sheet.shape[0] - place]
    return sheet, pitch


def _by_row(found: Sequence[RawWord], pitch: int, rows: int) -> list[tuple[str, float]]:
    """What was read in each row of the stack, with its least confidence; empty where nothing was."""
    texts: list[list[RawWord]] = [[] for _ in range(rows)]
    for word in found:
        row = int(((word.top + word.bottom) / 2 - _MARGIN) // pitch)
        if 0 <= row < rows:
            texts[row].append(word)
    ordered = [sorted(row, key=lambda word: word.left) for row in texts]
    return [("".join(w.text for w in row), min((w.confidence for w in row), default=0.0)) for row in ordered]


def _better(first: RawWord, second: tuple[str, float]) -> RawWord:
    """The second reading if it is like the first and sure, or a word that Greek knows."""
    text, confidence = second
    likeness = Levenshtein.normalized_similarity(skeleton(first.text), skeleton(text))
    same_case = text.isupper() or not first.text.isupper()
    like = likeness >= LEAST_LIKENESS and same_case and bool(_GREEK.search(text))
    return replace(first, text=text, confidence=confidence) if like and _outdoes(first, second, likeness) else first


def _outdoes(first: RawWord, second: tuple[str, float], likeness: float) -> bool:
    """The less the second reading is like the first, the surer it must be; plainly Latin letters speak against it."""
    text, confidence = second
    if first.text.isupper() and len(_ONLY_LATIN.findall(first.text)) > 1:
        return confidence >= max(LEAST_CONFIDENCE, first.confidence)
    if is_known(text):
        return True
    if likeness == 1 and len(text) == len(first.text):
        return confidence >= CONFIDENCE_OF_LIKE
    return confidence >= max(LEAST_CONFIDENCE, first.confidence - MOST_BEHIND)
