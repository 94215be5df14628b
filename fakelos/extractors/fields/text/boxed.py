"""Letters that stand each in its own box of a form, as words: they are no labels, and a number is one number."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from fakelos.extractors.fields.text.letters import key
from fakelos.extractors.fields.text.strip import around
from fakelos.schemas.page import Word

_FEWEST = 4
_APART = 1.7
"""A step so many times as wide as usual parts two words, as an empty box does."""
_WIDEST = 3.0
"""Boxes are no wider than so many letter heights: the cells of a table's columns are."""
_LESS_SURE = 0.9

Piece = tuple[int, Word]
"""A piece of a word, with its place in that word."""


def unboxed(row: Sequence[Piece], aspect: float) -> Iterator[Piece]:
    """The pieces of a row, single letters and digits in boxes joined. `aspect` is the page's height by its width."""
    for single, run in groupby(row, key=lambda piece: len(piece[1].text) == 1 and piece[1].text.isalnum()):
        pieces = list(run)
        words = [word for _, word in pieces]
        steps = [b.box[0] - a.box[0] for a, b in pairwise(words)]
        widest = _WIDEST * aspect * median(word.box[3] - word.box[1] for word in words)
        if single and len(words) >= _FEWEST and median(steps) < widest:
            yield from ((0, word) for word in joined(words, median(steps)))
        else:
            yield from pieces


def joined(words: Sequence[Word], step: float) -> Iterator[Word]:
    """The letters of boxes as words: one word goes on as long as they stand about `step` a letter apart.

    Marks beside the letters, such as a box's edge, are left out.
    """
    groups: list[list[Word]] = [[words[0]]]
    for before, word in pairwise(words):
        apart = word.box[0] - before.box[0] > _APART * step * max(1, len(key(before.text)))
        groups.append([word]) if apart else groups[-1].append(word)
    for group in groups:
        sure = _LESS_SURE * sum(word.confidence for word in group) / len(group)
        text = "".join(filter(str.isalnum, "".join(word.text for word in group)))
        yield Word(text=text or "-", box=around([word.box for word in group]), confidence=sure, line=group[0].line)
