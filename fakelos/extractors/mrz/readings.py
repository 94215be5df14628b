"""Independent readings of one zone: by the letter reader and by the line reader, each in two preparations."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.mrz.cells import SYMBOLS, Scores
from fakelos.extractors.mrz.engine import read_symbols
from fakelos.extractors.mrz.layouts import Layout
from fakelos.extractors.mrz.strips import EDGE, LINE, Grey, closeup, page_of_lines
from fakelos.extractors.mrz.windows import Window, allowed_symbols, scores_of, symbol_weights

LOOKALIKES = {"0": "O", "1": "I", "2": "Z", "4": "A", "5": "S", "6": "G", "7": "T", "8": "B"}
LOOKALIKES |= {letter: digit for digit, letter in LOOKALIKES.items()} | {"D": "0", "Q": "0", "U": "0", "L": "1"}
"""What a reader may have meant where its symbol cannot stand: digits for letters and letters for digits."""
LINE_PITCH = 34
UNREAD = -1
MISTAKEN = 0.06
"""How often the line reader means the one of two lookalikes when it says the other, outside OCR-B."""
MOST_SURE, LINES_WEIGH = 0.97, 0.3
"""What the line reader's word is worth beside the letter reader's: under stamps it is as sure of itself as elsewhere,
and seldom right where they differ. On worn and stamped rows the true symbols were likeliest at 0.2–0.35."""


TWINS = ("0ODQ", "1I", "2Z", "5S", "8B")
"""Symbols of which typefaces draw one like the other."""
DENIED = 0.9
"""From which certainty a letter that cannot stand at a place speaks against whatever is read there."""


@dataclass(frozen=True)
class Reading:
    """One opinion on every place: the symbol's number in `SYMBOLS` (`UNREAD`: none) and its log probabilities.

    `denied` are the places where it speaks against whatever may be read there.
    """

    kind: str
    symbols: tuple[int, ...]
    certainty: tuple[float, ...]
    evidence: Scores
    denied: frozenset[int] = frozenset()


def readings(grey: Grey, window: Window) -> Iterator[Reading]:
    """The opinions, cheap and good ones first; each is made only when it is asked for."""
    yield _by_letters(window, window.scores)
    yield _by_lines(grey, window, black_and_white=True)
    again = scores_of(grey, window.band, shift=0.05, taller=1.06) + scores_of(
        grey, window.band, shift=-0.05, taller=0.95
    )
    yield _by_letters(window, np.asarray(again.reshape(window.scores.shape) / 2, np.float32))
    yield _by_lines(grey, window, black_and_white=False)


def _by_letters(window: Window, scores: Scores) -> Reading:
    weighed = (scores[:, :-1] + 1e-4) * symbol_weights(window.layout.kind) + 1e-6
    share = weighed / weighed.sum(axis=1, keepdims=True)
    best = share.argmax(axis=1)
    certainty = scores[np.arange(len(best)), best]
    denied = _denied(scores, best, allowed_symbols(window.layout.kind))
    return Reading("letters", tuple(best.tolist()), tuple(certainty.tolist()), np.log(share), denied)


def _denied(scores: Scores, best: NDArray[np.int64], allowed: NDArray[np.float32]) -> frozenset[int]:
    """The places where something else is clearly seen, or one of two symbols that this typeface draws alike.

    It draws them alike if one is seen where only the other can stand, as the letter O in a date.
    """
    seen = scores.argmax(axis=1)
    other = np.flatnonzero((scores.max(axis=1) >= DENIED) & (seen != best)).tolist()
    twins = {(int(seen[n]), int(best[n])) for n in other if _alike(int(seen[n]), int(best[n]))}
    open_to_both = {n for pair in twins for n in range(len(best)) if best[n] in pair and allowed[n, list(pair)].all()}
    return frozenset({n for n in other if not _alike(int(seen[n]), int(best[n]))} | open_to_both)


def _alike(seen: int, read: int) -> bool:
    """Whether a symbol may be what was seen, which may be no letter at all."""
    pair = {SYMBOLS[n] for n in (seen, read) if n < len(SYMBOLS)}
    return seen == read or (seen < len(SYMBOLS) and any(pair <= set(twins) for twins in TWINS))


def _by_lines(grey: Grey, window: Window, *, black_and_white: bool) -> Reading:
    """The line reader's symbols, each put to the place above whose middle it stands."""
    near, close = closeup(grey, window.band, LINE_PITCH)
    places = len(window.scores)
    symbols, certainty = [""] * places, [0.0] * places
    for symbol in read_symbols(page_of_lines(near, close, black_and_white=black_and_white)):
        line, column = int(symbol.y / (LINE * LINE_PITCH)), round(symbol.x / LINE_PITCH - EDGE)
        place = line * window.layout.columns + column
        if not 0 <= column < window.layout.columns or not 0 <= line < window.layout.lines:
            continue
        meant = _meant(window.layout, place, symbol.text)
        if meant and symbol.confidence > certainty[place]:
            symbols[place], certainty[place] = meant, symbol.confidence
    opinions = tuple(SYMBOLS.index(meant[0]) if meant else UNREAD for meant in symbols)
    return Reading("lines", opinions, tuple(certainty), _evidence(symbols, certainty))


def _meant(layout: Layout, place: int, text: str) -> str:
    """The symbols that may be meant, the likeliest first: what was read, or what looks like it and may stand there."""
    alphabet, rare = layout.alphabet(place), layout.rare(place)
    other = LOOKALIKES.get(text, "")
    return text if text in alphabet else other * (other in alphabet) + text * (text in rare)


def _evidence(symbols: list[str], certainty: list[float]) -> Scores:
    """Log probabilities: the engine names one symbol, and is right less often than it says."""
    evidence = np.full((len(symbols), len(SYMBOLS)), np.log(1 / len(SYMBOLS)), np.float32)
    for place, (meant, sure) in enumerate(zip(symbols, certainty, strict=True)):
        if meant:
            evidence[place] = np.log(max(1 - MOST_SURE * sure, 0.01) / len(SYMBOLS))
            evidence[place, SYMBOLS.index(LOOKALIKES.get(meant[0], meant[0]))] = np.log(MISTAKEN)
            evidence[place, [SYMBOLS.index(symbol) for symbol in meant]] = np.log(MOST_SURE * sure)
    return evidence * np.float32(LINES_WEIGH)
