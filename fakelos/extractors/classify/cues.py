"""Layout cues: what the shape of a page says of its class, whatever its words are."""

import re
from statistics import median

import numpy as np
from numpy.typing import NDArray

from fakelos.extractors.classify.text import PageText
from fakelos.schemas.page import Page

_AMOUNT = re.compile(r"\d[.,]\d{2}\b")
_DATE = re.compile(r"\b\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}\b")
_GREEK = re.compile(r"[Ͱ-Ͽἀ-῿]")
_LATIN = re.compile(r"[A-Za-z]")
_MOST = 3.0
NAMES = (
    "wide", "words", "covered", "rows", "columns", "row_length", "size_spread", "greek", "latin", "foreign", "digits",
    "capitals", "dates", "amounts", "labels", "zone", "code", "picture", "top", "bottom", "headings",
)  # fmt: skip


def cues_of(text: PageText) -> NDArray[np.float32]:
    """The cues by `NAMES`, each about 0 to 3."""
    page = text.page
    found = (*_sheet(page), *_rows(text), *_letters(page.text), *_forms(page), *_marks(page), *_places(text))
    return np.clip(np.array(found, np.float32), 0, _MOST)


def _sheet(page: Page) -> tuple[float, ...]:
    covered = sum((word.box[2] - word.box[0]) * (word.box[3] - word.box[1]) for word in page.words)
    return float(page.width > page.height), np.log1p(len(page.words)) / 2.5, 6 * covered


def _rows(text: PageText) -> tuple[float, ...]:
    """How many rows, how torn into columns, how long, and how unlike in size."""
    rows, segments = max(len(text.page.lines), 1), text.rows.segments
    lengths = median([segment.right - segment.left for segment in segments] or [0.0])
    sizes = [segment.size for segment in segments] or [1.0]
    return rows / 30, len(segments) / rows / 2, 2 * lengths, max(sizes) / 2


def _letters(letters: str) -> tuple[float, ...]:
    """Shares of scripts, digits and capitals."""
    signs = max(sum(map(str.isalnum, letters)), 1)
    alphabetic = max(sum(map(str.isalpha, letters)), 1)
    greek, latin = len(_GREEK.findall(letters)) / alphabetic, len(_LATIN.findall(letters)) / alphabetic
    digits, capitals = sum(map(str.isdigit, letters)) / signs, sum(map(str.isupper, letters)) / alphabetic
    return greek, latin, max(1 - greek - latin, 0.0), 2 * digits, capitals


def _forms(page: Page) -> tuple[float, ...]:
    """Dates, amounts and labels that end in a colon, for each row."""
    rows = max(len(page.lines), 1)
    counts = len(_DATE.findall(page.text)), len(_AMOUNT.findall(page.text)), page.text.count(":")
    return tuple(2 * count / rows for count in counts)


def _marks(page: Page) -> tuple[float, ...]:
    return float(bool(page.mrz)), float(bool(page.barcodes)), float(page.picture)


def _places(text: PageText) -> tuple[float, ...]:
    """Where the words begin and end, and how much of the page is headings."""
    tops = [word.box[1] for word in text.page.words] or [0.0]
    titles = len(text.headings.letters) / max(len(text.rows.letters), 1)
    return 2 * min(tops), 2 * max(tops), titles
