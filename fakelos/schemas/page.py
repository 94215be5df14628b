"""What a page is once it has been read: words, machine-readable zones, barcodes, problems."""

import operator
from functools import cached_property
from typing import Literal

from pydantic import Field as Values

from fakelos.schemas.base import Box, Frozen
from fakelos.schemas.document_class import DocumentClass


class Word(Frozen):
    """One word. `confidence` is 0–1; `line` numbers the visual rows of the page from 0, top down.

    `others` are what a second look at the same print read instead; empty, it agreed or was not taken. `turned` is by
    how many degrees the card that it stands on would have to be turned counter-clockwise.
    """

    text: str
    box: Box
    confidence: float
    line: int
    others: tuple[str, ...] = Values(default=(), exclude_if=operator.not_)
    turned: Literal[0, 90, 180, 270] = Values(default=0, exclude_if=operator.not_)

    @property
    def begins(self) -> float:
        """Where it begins in the direction in which its row is read: right, down, left or up."""
        left, top, right, bottom = self.box
        return {0: left, 90: top, 180: -right, 270: -bottom}[self.turned]


class MrzReading(Frozen):
    """A machine-readable zone (ICAO 9303). `lines` are as printed, `<` kept.

    `FRID` is the French identity card of 1988–2021, two lines of 36 of its own.

    `verified`: all check digits hold and no correction was ambiguous. `names_agreed`: the parts
    that have no check digit were confirmed by a second agreeing reading or the printed names.
    """

    kind: Literal["TD1", "TD2", "TD3", "MRVA", "MRVB", "FRID"]
    lines: tuple[str, ...]
    verified: bool
    names_agreed: bool
    confidence: float
    box: Box


class Barcode(Frozen):
    """A decoded barcode; `kind` as the decoder names it, for example `QRCode` or `Code128`."""

    kind: str
    text: str
    box: Box


class Page(Frozen):
    """One page of one file, upright.

    `number` counts from 1 in its file; `rotation` is how many degrees counter-clockwise the scan
    had been turned; `source` says where the words come from (`none`: the page was not readable).
    `problems` are reason codes. A page with a problem is never to be taken for an empty one.
    """

    number: int
    width: int
    height: int
    rotation: Literal[0, 90, 180, 270] = 0
    skew: float = 0.0
    source: Literal["ocr", "text_layer", "none"] = "ocr"
    words: tuple[Word, ...] = ()
    mrz: tuple[MrzReading, ...] = ()
    barcodes: tuple[Barcode, ...] = ()
    blank: bool = False
    picture: bool = False
    problems: tuple[str, ...] = ()

    @cached_property
    def lines(self) -> tuple[tuple[Word, ...], ...]:
        """The words by visual row, top down, left to right.

        >>> row = Page(number=1, width=9, height=9, words=(
        ...     Word(text="του", box=(0.5, 0, 0.6, 0.1), confidence=1, line=0),
        ...     Word(text="Αίτηση", box=(0, 0, 0.4, 0.1), confidence=1, line=0))).lines[0]
        >>> [word.text for word in row]
        ['Αίτηση', 'του']
        """
        rows: dict[int, list[Word]] = {}
        for word in self.words:
            rows.setdefault(word.line, []).append(word)
        return tuple(tuple(sorted(rows[n], key=lambda w: w.begins)) for n in sorted(rows))

    @cached_property
    def text(self) -> str:
        """The rows as text, one a line, words parted by one blank."""
        return "\n".join(" ".join(word.text for word in row) for row in self.lines)


class ClassGuess(Frozen):
    """What a page seems to be. `doc_class` None: the classifier abstained, a person must look.

    `candidates`, on abstaining: it could only be one of these; empty says that it may be anything.
    """

    doc_class: DocumentClass | None
    confidence: float
    runner_up: DocumentClass | None = None
    candidates: tuple[DocumentClass, ...] = ()
