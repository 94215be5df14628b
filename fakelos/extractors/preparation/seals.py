"""Seals and signatures taken off the print that they cross, before reading.

A seal joins the letters beneath it to one large mark, which tesseract takes for a picture: the office and the name
of who signed are lost. Its rings are found as circles. Ink of pads and pens is paler than print on a grey scan, so of
such a mark only what is as dark as the print around it is left; where print is as pale, only the rings go.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.ocr import RawWord
from fakelos.extractors.preparation.grey import WHITE, Grey, is_bilevel
from fakelos.extractors.preparation.marks import Marks
from fakelos.extractors.words.vocabulary import is_known

LONGER, SHORTER = (90, 480), 36
"""Sides of a seal, a stamp's frame or a signature, in pixels at 200 dpi."""
MOST_FILLED, MOST_STRAIGHT = 0.45, 0.5
"""Pictures are fuller; tables and emblems in frames are straight."""
STRAIGHT = 40
RADIUS = (40.0, 190.0)
TRIALS, ANGLES = 400, 120
RING = 0.6
"""How much of a circle is inked where a ring is."""
DARKER = 40
"""What is darker than the ring by so many grey levels is print that it crosses."""
LEAST_PALER = 0.16
"""By how much of the way from print to paper the ink of the pad must be paler."""
NEAR = 160
FEWEST_LETTERS = 8
SHORTEST, SURE, WELL_READ = 4, 0.5, 0.85
_FIGURES = re.compile(r"\d\W?\d\W?\d")
LETTER_HIGH, LETTER_WIDE = (10, 50), 60


@dataclass(frozen=True)
class Ring:
    """The outer ring of a round seal, in pixels of the page."""

    x: float
    y: float
    radius: float

    def moved(self, matrix: NDArray[np.float64]) -> "Ring":
        """Where it is once the page is moved by a 2 x 3 affine matrix that keeps lengths."""
        x, y = (matrix[:, :2] @ (self.x, self.y) + matrix[:, 2]).tolist()
        return Ring(x, y, self.radius)

    def turned(self, half: int, shape: tuple[int, ...]) -> "Ring":
        """Where it is once the page is turned by `half`, 0 or 180 degrees."""
        return Ring(shape[1] - self.x, shape[0] - self.y, self.radius) if half else self

    def holds(self, word: RawWord) -> bool:
        """Whether the middle of a word lies in it."""
        return math.hypot((word.left + word.right) / 2 - self.x, (word.top + word.bottom) / 2 - self.y) <= self.radius


@dataclass(frozen=True)
class _Large:
    """A large mark: its number, and where it is."""

    number: int
    place: tuple[slice, slice]


def without_seals(flat: Grey, marks: Marks) -> tuple[Grey, list[Ring]]:
    """The page at 200 dpi without seals and signatures, what is printed under them kept; and where seals were."""
    large = list(_large(marks))
    if not large:
        return flat, []
    cleaned, bilevel = flat.copy(), is_bilevel(flat)
    found = [
        _take_off(cleaned, marks, mark, printed=None if bilevel else _print_around(flat, marks, mark)) for mark in large
    ]
    return cleaned, [ring for ring in found if ring]


def without_debris(words: Sequence[RawWord], rings: Sequence[Ring]) -> list[RawWord]:
    """The words of a page but those in seals that are hardly words: what is left of letters set in a circle."""
    held = [any(ring.holds(word) for ring in rings) for word in words]
    outside = [word for word, inside in zip(words, held, strict=True) if not inside]
    told = zip(words, held, strict=True)
    return [word for word, inside in told if not inside or _is_word(word) or _goes_on(word, outside)]


def _goes_on(word: RawWord, outside: Sequence[RawWord]) -> bool:
    """Whether a well read word, however short, is one of a row of words that begins or ends outside the seals."""
    row = (other for other in outside if other.top < (word.top + word.bottom) / 2 < other.bottom)
    return word.confidence >= WELL_READ and any(map(_is_word, row))


def _is_word(word: RawWord) -> bool:
    letters = word.text.strip(".,:;()«»-")
    if is_known(word.text) or _FIGURES.search(letters):
        return True
    one_case = letters[1:].islower() or letters.isupper()
    return letters.isalpha() and one_case and len(letters) >= SHORTEST and word.confidence >= SURE


def _large(marks: Marks) -> Iterator[_Large]:
    _, _, wide, high, ink = marks.boxes.T
    longer, shorter = np.maximum(wide, high), np.minimum(wide, high)
    sized = (longer >= LONGER[0]) & (longer <= LONGER[1]) & (shorter >= SHORTER) & (ink <= MOST_FILLED * wide * high)
    for n in np.flatnonzero(sized).tolist():
        x, y, w, h, _ = marks.boxes[n].tolist()
        yield _Large(n + 1, (slice(y, y + h), slice(x, x + w)))


def _print_around(flat: Grey, marks: Marks, mark: _Large) -> float | None:
    """How dark the ink of the letters around a mark is in the middle; None if there are few."""
    down, across = (slice(max(0, part.start - NEAR), part.stop + NEAR) for part in mark.place)
    _, _, wide, high, _ = marks.boxes.T
    letter = np.concatenate([[False], (high >= LETTER_HIGH[0]) & (high <= LETTER_HIGH[1]) & (wide <= LETTER_WIDE)])
    near = marks.labels[down, across]
    own = letter[near]
    return float(np.median(flat[down, across][own])) if len(np.unique(near[own])) >= FEWEST_LETTERS else None


def _take_off(page: Grey, marks: Marks, mark: _Large, printed: float | None) -> Ring | None:
    """Whiten the rings of a mark, and all of it that is paler than print; nothing if it is straight as tables are.

    Gives back the outermost ring.
    """
    cut, labels = page[mark.place], marks.labels[mark.place]
    own = labels == mark.number
    if _is_straight(own.astype(np.uint8)):
        return None
    rings, outer = _rings(own)
    pad = float(np.median(cut[own]))
    paler = printed is not None and pad - printed >= LEAST_PALER * (WHITE - printed)
    gone = own if paler else rings
    if not gone.any():
        return None
    darkest = (pad + printed) / 2 if paler and printed is not None else float(np.median(cut[gone])) - DARKER
    kept = _wider(own & (cut < darkest))
    others = (labels > 0) & ~gone
    cut[_wider(gone) & ~kept & ~others] = WHITE
    return replace(outer, x=outer.x + mark.place[1].start, y=outer.y + mark.place[0].start) if outer else None


def _wider(marked: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(cv2.dilate(marked.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0, np.bool_)


def _is_straight(ink: Grey) -> bool:
    """Whether most of the ink lies in long level or upright strokes."""
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, STRAIGHT), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((STRAIGHT, 1), np.uint8))
    return bool(np.count_nonzero(cv2.bitwise_or(level, upright)) > MOST_STRAIGHT * np.count_nonzero(ink))


def _rings(own: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], Ring | None]:
    """Which pixels of a mark lie on circles about one point, and the outermost circle."""
    middle = _middle(own)
    if middle is None:
        return np.zeros_like(own), None
    y, x = np.indices(own.shape)
    away = np.rint(np.hypot(x - middle[0], y - middle[1])).astype(np.intp)
    inked = np.bincount(away[_wider(own)], minlength=int(away.max()) + 1)
    ring = inked >= RING * 2 * np.pi * np.arange(len(inked))
    ring[: int(RADIUS[0])] = False
    radii = np.flatnonzero(ring)
    outer = Ring(*middle, float(radii[-1])) if len(radii) else None
    return np.asarray(own & ring[away], np.bool_), outer


def _middle(own: NDArray[np.bool_]) -> tuple[float, float] | None:
    """The middle of the circle that most of the ink of a mark lies on, told from threes of its pixels."""
    y, x = np.nonzero(own)
    threes = np.random.default_rng(0).integers(0, len(x), (3, TRIALS))
    centres, radii = _circles(x[threes].astype(np.float64), y[threes].astype(np.float64))
    turn = np.linspace(0, 2 * np.pi, ANGLES, endpoint=False)[:, None]
    places = np.stack([centres[1] + radii * np.sin(turn), centres[0] + radii * np.cos(turn)])
    rows, columns = np.rint(places).astype(np.intp)
    inside = (rows >= 0) & (rows < own.shape[0]) & (columns >= 0) & (columns < own.shape[1])
    met = inside & _wider(own)[np.where(inside, rows, 0), np.where(inside, columns, 0)]
    share = met.mean(axis=0)
    if not len(share) or share.max() < RING:
        return None
    best = int(share.argmax())
    return float(centres[0][best]), float(centres[1][best])


def _circles(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Middles (x, y) and radii of the circles through threes of points that are as large as seals."""
    (ax, bx, cx), (ay, by, cy) = x, y
    turned = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    sound = np.abs(turned) > 1
    squares = [px**2 + py**2 for px, py in zip(x, y, strict=True)]
    turned = np.where(sound, turned, 1)
    mx = (squares[0] * (by - cy) + squares[1] * (cy - ay) + squares[2] * (ay - by)) / turned
    my = (squares[0] * (cx - bx) + squares[1] * (ax - cx) + squares[2] * (bx - ax)) / turned
    radii = np.hypot(ax - mx, ay - my)
    sized = sound & (radii >= RADIUS[0]) & (radii <= RADIUS[1])
    return np.stack([mx[sized], my[sized]]), radii[sized]
