"""What cut words say, letter by letter, and how well another reading of them stands beside that."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.second_look.cutting import CutWord, Span
from fakelos.extractors.second_look.figures import shapes_of
from fakelos.extractors.second_look.shapes import SYMBOLS, Scores, read_shapes

LEAST = 1e-4
"""A probability below this is counted as this: one smudge decides nothing alone."""
SKIPPED, LOST_POINT = -6.0, -1.5
"""What it costs, in logarithms of probability, to take a piece for dirt, and to take a point for lost: dearer the more
a piece is like a letter."""
LEAST_DIRT = 1e-3
POINTS = ".,"
NEVER = -1e9


@dataclass(frozen=True)
class Spelling:
    """The most probable letters of a word, and by how much they beat the reading that they are compared with.

    `lead` is the logarithm of how many times as probable they are; 0 where they are that reading.
    """

    text: str
    lead: float


def spell(words: Sequence[CutWord], readings: Sequence[str]) -> list[Spelling]:
    """Each word letter by letter, beside a reading of it.

    Most blobs are letters: only where a reading does not come out so are runs of pieces tried.
    """
    whole = [word.blobs for word in words]
    found = [_plainly(scores, text) for scores, text in zip(_scores(words, whole), readings, strict=True)]
    hard = [n for n, spelling in enumerate(found) if spelling is None]
    spans = {n: words[n].spans() for n in hard}
    scores = zip(hard, _scores([words[n] for n in hard], list(spans.values())), strict=True)
    tried = {n: _at_length(len(words[n].pieces), spans[n], part, readings[n]) for n, part in scores}
    return [spelling or tried[n] for n, spelling in enumerate(found)]


def _scores(words: Sequence[CutWord], spans: Sequence[Sequence[Span]]) -> list[Scores]:
    """The probabilities of each word's spans, all asked at once."""
    if not words:
        return []
    parts = [word.pictures(tried) for word, tried in zip(words, spans, strict=True)]
    scores = read_shapes(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
    return np.split(scores, np.cumsum([len(tried) for tried in spans])[:-1])


def _plainly(scores: Scores, reading: str) -> Spelling | None:
    """The reading, if each blob taken for a letter says the same."""
    text = "".join(SYMBOLS[n] for n in scores[:, : len(SYMBOLS)].argmax(axis=1))
    return Spelling(reading, 0.0) if text == reading else None


def _at_length(pieces: int, spans: Sequence[Span], scores: Scores, reading: str) -> Spelling:
    """The best row of spans for any letters, and for those of the reading.

    A run of pieces counts as often as it has pieces, so that neither few wide nor many narrow letters are favoured.
    """
    order = sorted(range(len(spans)), key=lambda n: (spans[n].end, spans[n].first))
    logs = np.log(np.maximum(scores[:, : len(SYMBOLS)], LEAST))
    logs *= np.array([span.end - span.first for span in spans], np.float32)[:, None]
    places = [(spans[n].first, spans[n].end, n) for n in order]
    dirt = [SKIPPED] * pieces
    for n, span in enumerate(spans):
        if span.end == span.first + 1:
            dirt[span.first] += float(np.log(max(LEAST_DIRT, 1 - scores[n, : len(SYMBOLS)].max())))
    best, text = _freely(dirt, places, logs)
    bound = _bound(dirt, places, logs, reading)
    return Spelling(text, best - bound) if text != reading else Spelling(reading, 0.0)


Places = Sequence[tuple[int, int, int]]
"""First piece, end and number of each span, by where they end."""


def _freely(dirt: Sequence[float], places: Places, logs: NDArray[np.float32]) -> tuple[float, str]:
    tops, signs = logs.max(axis=1).tolist(), logs.argmax(axis=1).tolist()
    best: list[tuple[float, str]] = [(0.0, "")] + [(NEVER, "")] * len(dirt)
    for first, end, n in places:
        steps = [(best[first][0] + tops[n], best[first][1] + SYMBOLS[signs[n]])]
        if end == first + 1:
            steps.append((best[first][0] + dirt[first], best[first][1]))
        best[end] = max(best[end], *steps)
    return best[-1]


def _bound(dirt: Sequence[float], places: Places, logs: NDArray[np.float32], reading: str) -> float:
    """How probable the best row of spans is that says the reading."""
    before = [0.0] + [NEVER] * len(dirt)
    _skip(before, dirt)
    for sign, shapes in zip(reading, shapes_of(reading), strict=True):
        column = logs[:, [SYMBOLS.index(shape) for shape in shapes]].max(axis=1).tolist()
        after = [value + LOST_POINT for value in before] if sign in POINTS else [NEVER] * len(before)
        for first, end, n in places:
            after[end] = max(after[end], before[first] + column[n])
        _skip(after, dirt)
        before = after
    return before[-1]


def _skip(row: list[float], dirt: Sequence[float]) -> None:
    for end in range(1, len(row)):
        row[end] = max(row[end], row[end - 1] + dirt[end - 1])
